"""Nothing that is made may hurt what it is made from, nor whatever else is there."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import RULES, small
from programs import run, shell

from delegation.cli.outputs import machine, write_file, write_files
from delegation.errors import DelegationError

_ENDINGS = {
    ("check",): ".json", ("list", "tasks"): ".xlsx", ("horizon",): ".docx", ("status",): "",
    ("chart", "tong-quan"): ".svg", ("annex", "bieu-1"): ".docx", ("test",): ".json",
}  # fmt: skip


@pytest.fixture(name="register")
def _register(tmp_path: Path) -> Path:
    return small(tmp_path / "rules", {})


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("words", [one for one, ending in _ENDINGS.items() if ending])
@pytest.mark.parametrize("below", ["", "sub/"])
def test_no_command_writes_into_a_register(words: tuple[str, ...], below: str, register: Path, tmp_path: Path) -> None:
    (register / "sub").mkdir()
    (tmp_path / "way").symlink_to(register)
    before = _bytes(register)
    for folder in (register, tmp_path / "way"):
        done = run("--rules", register, *words, "-o", f"{folder}/{below}out{_ENDINGS[words]}")
        assert (done.code, done.out) == (2, b"")
        assert "là sổ thẩm quyền" in done.told
    assert _bytes(register) == before


@pytest.mark.parametrize("name", ["register.yaml", "link.json"])
def test_a_rule_file_is_never_written_over(name: str, register: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(register / "register.yaml")
    before = _bytes(register)
    place = register / name if name == "register.yaml" else tmp_path / name
    assert run("check", register, "--format", "json", "-o", place).code == 2
    assert _bytes(register) == before


def test_a_register_elsewhere_is_as_safe(register: Path, tmp_path: Path) -> None:
    other = small(tmp_path / "other", {})
    assert run("check", register, "-o", other / "out.json").code == 2
    assert not (other / "out.json").exists()


@pytest.mark.parametrize("by", ["name", "link", "hard link"])
def test_a_hypothesis_is_never_written_over(by: str, register: Path, tmp_path: Path) -> None:
    draft, place = tmp_path / "draft.yaml", tmp_path / "out.yaml"
    draft.write_text("holders: []\n", encoding="utf-8")
    match by:
        case "link":
            place.symlink_to(draft)
        case "hard link":
            place.hardlink_to(draft)
        case _:
            place = draft
    done = run("--rules", register, "--with", draft, "check", "--format", "json", "-o", place)
    assert done.code == 2
    assert "lệnh này đọc chính tệp đó" in done.told
    assert draft.read_text(encoding="utf-8") == "holders: []\n"


def test_a_template_is_never_written_over(register: Path, tmp_path: Path) -> None:
    place = tmp_path / "mau.docx"
    place.write_bytes(b"PK a template")
    done = run("--rules", register, "annex", "bieu-1", "--template", place, "-o", place)
    assert done.code == 2
    assert place.read_bytes() == b"PK a template"


@pytest.mark.skipif(os.name != "posix", reason="names of open files are of Linux")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_name_is_added_to(name: str, register: Path, tmp_path: Path) -> None:
    log, way = tmp_path / "log", tmp_path / "way"
    way.symlink_to(name)
    for place in (name, way):
        log.write_text("kept\n", encoding="utf-8")
        shell(f"delegation check '{register}' --format short -o '{place}' >> '{log}' 2> /dev/null")
        assert log.read_bytes() == b"kept\n" + run("check", register, "--format", "short").out
    assert way.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="named pipes are of Linux")
def test_a_named_pipe_is_written_to_and_stays(register: Path, tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert run("check", register, "--format", "json", "-o", pipe).told == f"Đã ghi {pipe}.\n"
    reader.join()
    assert pipe.is_fifo()
    assert read == [run("check", register, "--format", "json").out]


def test_what_a_killed_run_left_is_removed_by_the_next_and_nothing_else(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    write_file(tmp_path / "a.txt", b"1")
    own = {
        f".a.txt.{machine()}-{child}-00ff00ff.delegation-tmp": False,
        f".a.txt.{machine()}-{os.getppid()}-00ff00ff.delegation-tmp": True,
        f".a.txt.ffffffff-{child}-00ff00ff.delegation-tmp": True,
        f".b.txt.{machine()}-{child}-00ff00ff.delegation-tmp": True,
        ".a.txt.delegation-tmp": True,
        ".a.txt": True,
    }
    for name in own:
        (tmp_path / name).touch()
    write_file(tmp_path / "a.txt", b"2")
    assert {name: (tmp_path / name).exists() for name in own} == own
    assert (tmp_path / "a.txt").read_bytes() == b"2"


@pytest.mark.parametrize(
    ("words", "led"),
    [
        (("site",), "holder"),
        (("site",), "index.html"),
        (("schema",), "tasks.schema.json"),
        (("schema", "--with-ids"), "tasks.schema.json"),
    ],
)
@pytest.mark.parametrize("where", ["register", "elsewhere"])
def test_a_link_in_a_folder_of_results_leads_no_result_out_of_it(
    words: tuple[str, ...], led: str, where: str, register: Path, tmp_path: Path
) -> None:
    """Neither into a register nor over a file of somebody else: nobody has named the single files. Then nothing at all is written."""
    folder, target = tmp_path / "ra", register / "tasks" if where == "register" else tmp_path / "khac"
    (folder / "data").mkdir(parents=True)
    (folder / "data/receipt.json").write_text("{}", encoding="utf-8")
    if "." in led:
        target = tmp_path / "thu.txt" if where == "elsewhere" else register / "tasks/co-so.yaml"
        target.touch()
    elif where == "elsewhere":
        target.mkdir()
    (folder / led).symlink_to(target)
    before = _bytes(tmp_path)
    done = run("--rules", register, *words, "-o", folder)
    assert done.code == 2
    assert str(target.resolve()) in done.told or "là sổ thẩm quyền" in done.told
    assert _bytes(tmp_path) == before


def test_the_real_register_stays_as_it_is_when_it_is_named_as_the_output() -> None:
    place = RULES / "register.yaml"
    before = place.read_bytes()
    assert run("check", RULES, "--format", "text", "-o", place).code == 2
    assert place.read_bytes() == before


def test_many_files_that_come_one_after_another_are_written_all_or_none(tmp_path: Path) -> None:
    """More than are brought to the disk one by one; the one that cannot be made comes last."""
    folder = tmp_path / "pages"

    def coming(said: str, *, broken: bool) -> Iterator[tuple[Path, bytes | None]]:
        yield from ((folder / f"{at % 3}" / f"{at}.html", said.encode()) for at in range(200))
        yield folder / "0" / "new.html", b"new"
        if broken:
            raise LookupError

    with pytest.raises(LookupError):
        write_files(coming("first", broken=True))
    assert not folder.exists()
    write_files(coming("first", broken=False))
    before = _bytes(folder)
    assert len(before) == 201
    with pytest.raises(LookupError):
        write_files(coming("second", broken=True))
    assert _bytes(folder) == before
    (folder / "0" / "0.html").unlink()
    (folder / "0" / "0.html").mkdir()
    with pytest.raises(DelegationError):
        write_files(coming("third", broken=False))
    assert _bytes(folder) == {place: one for place, one in before.items() if place.name != "0.html"}


@pytest.mark.skipif(os.name != "posix", reason="open files have names on Linux")
@pytest.mark.parametrize("way", ["-o /dev/fd/3 3<> {}", "-o /proc/self/fd/3 3<> {}", "-o way 3<> {}", "-o {}", ">> {}", "1<> {}", "2>> {}", ">> {} 2>&1", "-o /dev/stdout >> {}", "-o /dev/stderr 2>> {}", "--with {} -o /dev/fd/3 3>> {}", "--khong-co 2>> {}"])  # fmt: skip
@pytest.mark.parametrize("named", ["hard link", "link", "itself"])
def test_a_rule_file_that_the_shell_has_opened_is_not_written_to_under_any_name(
    way: str, named: str, register: Path, tmp_path: Path
) -> None:
    """By name, by link, by hard link, as a file that is open: the command is refused and says so where that can be read."""
    draft, file = tmp_path / "nhap.yaml", register / "tasks" / "co-so.yaml"
    draft.write_text("draft:\n  title: a\nholders: []\n", encoding="utf-8")
    meant, place = draft if "--with" in way else file, tmp_path / "ten"
    match named:
        case "hard link":
            place.hardlink_to(meant)
        case "link":
            place.symlink_to(meant)
        case _:
            place = meant
    (tmp_path / "way").symlink_to("/dev/fd/3")
    before = _bytes(register), draft.read_bytes()
    done = shell(
        f"cd '{tmp_path}'; delegation --rules '{register}' check --format short {way.replace('{}', str(place))}"
    )
    assert done.code == 2
    assert (_bytes(register), draft.read_bytes()) == before
    if ">> {} 2>&1" not in way:
        assert ("Không ghi" in done.said + done.told) != ("--khong-co" in done.said)


@pytest.mark.skipif(os.name != "posix", reason="mounts are of Linux")
@pytest.mark.parametrize("name", ["co-so.yaml", "moi.txt", "moi/sau.txt"])
def test_a_folder_of_a_register_under_the_name_of_a_mount_is_as_safe(name: str, register: Path, tmp_path: Path) -> None:
    """A mount has the device and inode of what is mounted; where nobody may mount, the test cannot be made."""
    (tmp_path / "cho").mkdir()
    mounted = f"mount --bind '{register}/tasks' '{tmp_path}/cho'"
    if shell(f'unshare -rm sh -c "{mounted}"').code:
        pytest.skip("this machine lets nobody mount")
    before = _bytes(register)
    line = f"{mounted} && delegation check --format short '{register}' -o '{tmp_path}/cho/{name}'"
    done = shell(f'unshare -rm sh -c "{line}"')
    assert done.code == 2
    assert _bytes(register) == before


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_whoever_wants_findings_on_paper_is_told_which_annex_has_them(ending: str, tmp_path: Path) -> None:
    """A refusal names the command that writes what was asked for; one with no such annex names none."""
    told = run("check", "--rules", RULES, "-o", tmp_path / f"a.{ending}")
    assert told.code == 2
    assert f"delegation annex phat-hien -o {tmp_path / f'a.{ending}'}" in told.told
    assert "delegation annex" not in run("who", "2.000229", "--rules", RULES, "-o", tmp_path / f"a.{ending}").told
