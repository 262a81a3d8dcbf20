"""What is kept from one run to the next is never wrong, whatever happens to it in between."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from folders import DAY, RULES, small, whole_case, with_base, write
from programs import LONGEST, PROGRAM, run, run_within_rights

from delegation.checks.cases import files_of
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Analysis
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache, default_folder, hash_of_program
from delegation.run import pipeline, rerun

TASKS = "field: y-te\ntasks:\n  - {id: viec, title: Khám bệnh, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
WRONG = TASKS.replace("owner: so-y-te", "owner: so-y-tu")
"""As long as the right one."""


@pytest.fixture(name="register")
def _register(tmp_path: Path) -> Path:
    return small(tmp_path / "rules", {"tasks/viec.yaml": TASKS})


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def checked(register: Path, kept: Path | None) -> Analysis:
    return rerun.check(register, DAY, select=(), ignore=(), cache=Cache(kept))


def cold(register: Path) -> Analysis:
    return pipeline.check(register, DAY)


@pytest.fixture(name="built")
def _built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give a list that grows by one whenever a register is built."""
    times: list[int] = []
    build = pipeline.build_register

    def counted(*given: object) -> pipeline.Loaded:
        times.append(1)
        return build(*given)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(pipeline, "build_register", counted)
    return times


def test_a_second_run_builds_nothing_and_says_the_same(register: Path, kept: Path, built: list[int]) -> None:
    first, second = checked(register, kept), checked(register, kept)
    assert len(built) == 1
    assert first == second == cold(register)


def test_without_a_folder_nothing_is_kept(register: Path, built: list[int]) -> None:
    assert checked(register, None) == checked(register, None)
    assert len(built) == 2


def test_a_changed_byte_is_seen_though_size_and_time_are_the_same(register: Path, kept: Path) -> None:
    place = register / "tasks/viec.yaml"
    times = place.stat().st_atime_ns, place.stat().st_mtime_ns
    assert not checked(register, kept).findings
    place.write_text(WRONG, "utf-8")
    os.utime(place, ns=times)
    assert [one.check for one in checked(register, kept).findings] == ["DLG005"]
    place.write_text(TASKS, "utf-8")
    os.utime(place, ns=times)
    assert not checked(register, kept).findings


@pytest.mark.parametrize("asked", [{"select": ("DLG1",)}, {"ignore": ("DLG005",)}, {"select": ("DLG005",)}])
def test_another_question_gets_another_answer(asked: dict[str, tuple[str, ...]], register: Path, kept: Path) -> None:
    write(register, {"tasks/viec.yaml": WRONG})
    checked(register, kept)
    select, ignore = asked.get("select", ()), asked.get("ignore", ())
    other = rerun.check(register, DAY, cache=Cache(kept), select=select, ignore=ignore)
    assert other == pipeline.check(register, DAY, select=select, ignore=ignore)
    assert rerun.check(register, DAY.replace(year=2027), select=(), ignore=(), cache=Cache(kept)).as_of.year == 2027


def test_what_is_wrong_with_the_folder_is_part_of_the_question(register: Path, kept: Path) -> None:
    assert not checked(register, kept).findings
    (register / "tasks/lien-ket.yaml").symlink_to("/khong-co")
    assert [one.check for one in checked(register, kept).findings] == ["DLG001"]
    (register / "tasks/lien-ket.yaml").unlink()
    assert not checked(register, kept).findings


def test_a_renamed_file_is_another_register(register: Path, kept: Path) -> None:
    write(register, {"tasks/viec.yaml": WRONG})
    checked(register, kept)
    (register / "tasks/viec.yaml").rename(register / "tasks/khac.yaml")
    assert [one.location.file for one in checked(register, kept).findings] == ["tasks/khac.yaml"]


def test_a_changed_program_uses_nothing_of_the_old(
    register: Path, kept: Path, built: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(register, kept)
    monkeypatch.setattr(files, "program_hash", lambda: b"another program")
    checked(register, kept)
    assert len(built) == 2


def _touched(program: Path) -> None:
    os.utime(program / "a.py", ns=(1, 1))


def _longer(program: Path) -> None:
    times = (program / "a.py").stat().st_mtime_ns
    (program / "a.py").write_text("longer", "utf-8")
    os.utime(program / "a.py", ns=(times, times))


def _renamed(program: Path) -> None:
    (program / "a.py").rename(program / "b.py")


def _moved(program: Path) -> None:
    (program / "room/c.py").rename(program / "c.py")


def _added(program: Path) -> None:
    (program / "room/d.schema.json").write_text("{}", "utf-8")


@pytest.mark.parametrize("change", [_touched, _longer, _renamed, _moved, _added])
def test_the_hash_of_the_program_sees(change: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "x", "room/c.py": "y"})
    before = hash_of_program.__wrapped__(tmp_path)
    change(tmp_path)
    assert hash_of_program.__wrapped__(tmp_path) != before


def test_the_hash_of_the_program_overlooks_what_python_makes_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "x"})
    before = hash_of_program.__wrapped__(tmp_path)
    write(tmp_path, {"__pycache__/a.cpython-311.pyc": "x", "notes.txt": "x"})
    assert hash_of_program.__wrapped__(tmp_path) == before


def test_another_version_of_a_package_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "site-packages"
    (packages / "rapidfuzz-3.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(packages)])
    before = hash_of_program.__wrapped__()
    (packages / "rapidfuzz-3.0.dist-info").rename(packages / "rapidfuzz-3.1.dist-info")
    assert hash_of_program.__wrapped__() != before


def _emptied(place: Path) -> None:
    place.write_bytes(b"")


def _cut(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:-1])


def _short(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:10])


def _flipped(place: Path) -> None:
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 1
    place.write_bytes(content)


def _other(place: Path) -> None:
    place.write_bytes(b"\x80\x04\x95 not ours")


def _folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


def _lost(place: Path) -> None:
    place.unlink()
    place.symlink_to("khong-co")


@pytest.mark.parametrize("harm", [_emptied, _cut, _short, _flipped, _other, _folder, _lost])
def test_a_harmed_file_is_as_none(harm: Callable[[Path], None], register: Path, kept: Path) -> None:
    write(register, {"tasks/viec.yaml": WRONG})
    expected = checked(register, kept)
    places = sorted(kept.iterdir())
    assert len(places) == 2
    for one in places:
        harm(one)
    assert checked(register, kept) == expected == cold(register)
    assert pipeline.load(register, Cache(kept)).register == pipeline.load(register).register
    assert checked(register, kept) == expected


def test_one_file_changed_after_another_equals_a_cold_run(tmp_path: Path, kept: Path) -> None:
    """Ten changes one after the other, each checked warm and cold."""
    register, random = small(tmp_path / "rules"), Random(7)  # noqa: S311  not a secret
    for step in range(10):
        place = random.choice(sorted(register.rglob("*.yaml")))
        lines = place.read_text("utf-8").splitlines(keepends=True)
        del lines[random.randrange(len(lines))]
        place.write_text("".join(lines), "utf-8")
        write(register, {f"tasks/viec-{step % 3}.yaml": (TASKS if step % 2 else WRONG).replace("viec", f"viec-{step}")})
        warm, fresh = pipeline.load(register, Cache(kept)), pipeline.load(register)
        assert (warm.register, warm.problems) == (fresh.register, fresh.problems)
        assert checked(register, kept) == cold(register)


def test_one_file_of_the_real_register_changed_equals_a_cold_run(tmp_path: Path, kept: Path) -> None:
    register = tmp_path / "rules"
    found = {one.name: one.data for one in files.read(RULES)[0]}
    write(register, found)
    pipeline.load(register, Cache(kept))
    write(
        register, {"tasks/chung-thuc.yaml": found["tasks/chung-thuc.yaml"].replace(b"ubnd-cap-xa", b"ubnd-cap-xaa", 1)}
    )
    assert checked(register, kept) == cold(register)


@pytest.mark.parametrize("place", ["/proc/delegation", "/dev/null", "file/inside"])
def test_a_folder_that_cannot_be_written_is_no_error(place: str, register: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    environment = {"DELEGATION_CACHE": str(tmp_path / place)}
    assert run("check", register, environment=environment) == run("check", register, "--no-cache")


def test_a_folder_that_may_only_be_read_is_no_error(
    register: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DELEGATION_CACHE", str(kept))
    expected = run("check", register)
    before = sorted(one.name for one in kept.iterdir())
    write(register, {"tasks/viec.yaml": WRONG})
    kept.chmod(0o500)
    try:
        found = run_within_rights("check", register)
        assert sorted(one.name for one in kept.iterdir()) == before
    finally:
        kept.chmod(0o700)
    assert found == run("check", register, "--no-cache") != expected


def test_nothing_is_kept_where_that_is_asked(register: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    for options, environment in (
        (["--no-cache"], {"DELEGATION_CACHE": str(kept)}),
        ([], {"DELEGATION_CACHE": "", "XDG_CACHE_HOME": str(kept)}),
    ):
        assert run("check", register, *options, environment=environment).code == 0
        assert not kept.exists()
    assert run("check", register, environment={"DELEGATION_CACHE": str(kept)}).code == 0
    assert kept.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"HOME": "/h"}, "/h/.cache/delegation"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/delegation"),
        ({"LOCALAPPDATA": "/l"}, "/l/delegation"),
        ({"HOME": "/h", "DELEGATION_CACHE": "/d"}, "/d"),
        ({"HOME": "/h", "DELEGATION_CACHE": ""}, None),
    ],
)
def test_where_it_is_kept(environment: dict[str, str], expected: str | None) -> None:
    """Our own variable goes before those of the system; set to nothing, or without a home, nothing is kept."""
    assert default_folder(environment) == (None if expected is None else Path(expected))


def test_old_results_are_deleted(kept: Path) -> None:
    cache = Cache(kept)
    for number in range(40):
        cache.write(f"result-{number:02d}", b"x")
        os.utime(kept / f"result-{number:02d}", ns=(number, number))
    cache.write("documents-a", b"x")
    cache.prune("result-")
    left = sorted(one.name for one in kept.iterdir())
    assert left == ["documents-a", *(f"result-{number:02d}" for number in range(8, 40))]


_HAMMER = """
import sys
from pathlib import Path
from delegation.loading.disk.cache import Cache
cache, own = Cache(Path(sys.argv[1])), sys.argv[2].encode() * 100_000
for _ in range(60):
    cache.write("same", own)
    found = cache.read("same")
    assert found is not None and len(set(found)) == 1 and len(found) == 100_000
"""


def together(commands: list[list[str | Path]], environment: dict[str, str]) -> Iterator[tuple[int, bytes, bytes]]:
    """Start programs at once, and give how each ended."""
    started = [
        subprocess.Popen(one, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment})  # noqa: S603
        for one in commands
    ]
    for one in started:
        out, err = one.communicate(timeout=LONGEST)
        yield one.returncode, out, err


def test_whoever_reads_while_others_write_sees_a_whole_value(kept: Path) -> None:
    commands: list[list[str | Path]] = [[sys.executable, "-c", _HAMMER, kept, letter] for letter in "abcd"]
    assert [(code, err) for code, _, err in together(commands, {})] == [(0, b"")] * 4
    assert [one.name for one in kept.iterdir()] == ["same"]


def test_processes_at_once_say_what_they_say_alone(tmp_path: Path, kept: Path) -> None:
    registers = [small(tmp_path / "a", {"tasks/viec.yaml": TASKS}), small(tmp_path / "b", {"tasks/viec.yaml": WRONG})]
    alone = [run("check", one, "--no-cache", "--as-of", "2026-06-01") for one in registers]
    for _ in range(2):
        commands: list[list[str | Path]] = [
            [PROGRAM, "check", registers[n % 2], "--as-of", "2026-06-01"] for n in range(8)
        ]
        for number, ended in enumerate(together(commands, {"DELEGATION_CACHE": str(kept)})):
            assert ended == (alone[number % 2].code, alone[number % 2].out, b"")
    assert not [one for one in kept.iterdir() if one.name.startswith(".new-")]


class _Marking:
    """A value that makes a file when pickle reads it."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (str(self.place),))


@pytest.mark.parametrize(
    "made",
    [lambda place: pickle.dumps(_Marking(place)), lambda _: pickle.dumps({"a": 1}), lambda _: pickle.dumps(DAY), lambda _: b"", lambda _: b"\x80"],
)  # fmt: skip
def test_a_kept_result_runs_nothing_and_is_a_result_or_none(
    made: Callable[[Path], bytes], register: Path, kept: Path, tmp_path: Path
) -> None:
    before = cold(register)
    checked(register, kept)
    (name,) = (one.name for one in kept.iterdir() if one.name.startswith("result-"))
    Cache(kept).write(name, made(tmp_path / "run"))
    assert checked(register, kept) == before
    assert not (tmp_path / "run").exists()


def test_what_is_kept_under_another_name_is_not_taken(register: Path, kept: Path) -> None:
    checked(register, kept)
    (right,) = (one for one in kept.iterdir() if one.name.startswith("result-"))
    (register / "tasks/viec.yaml").write_text(WRONG, encoding="utf-8")
    checked(register, kept)
    (wrong,) = (one for one in kept.iterdir() if one.name.startswith("result-") and one != right)
    wrong.write_bytes(right.read_bytes())
    assert checked(register, kept) == cold(register)


@pytest.mark.skipif(os.name != "posix", reason="rights and pipes of files are of Linux")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "for all to write"])
def test_what_is_no_file_of_this_user_alone_is_left_unread(
    kind: str, register: Path, kept: Path, tmp_path: Path
) -> None:
    checked(register, kept)
    for one in list(kept.iterdir()):
        content = one.read_bytes()
        one.unlink()
        if kind == "pipe":
            os.mkfifo(one)
        elif kind == "folder":
            one.mkdir()
        elif kind == "link":
            other = tmp_path / one.name
            other.write_bytes(content)
            one.symlink_to(other)
        else:
            one.write_bytes(content)
            one.chmod(0o666)
    assert all(Cache(kept).read(one.name) is None for one in kept.iterdir())
    assert checked(register, kept) == cold(register)


@pytest.mark.parametrize("folder", ["real", "planted"])
def test_a_second_run_of_the_real_register_builds_nothing_either(
    folder: str, tmp_path: Path, kept: Path, built: list[int]
) -> None:
    """Findings about cells, causes, waivers and the baseline are kept too: with one value that is not read again nothing is."""
    root = RULES
    if folder == "planted":
        root = shutil.copytree(RULES, tmp_path / "planted")
        shutil.copytree(RULES.parent / "bench" / "planted", root, dirs_exist_ok=True)
    first = checked(root, kept)
    assert any(area for one in first.findings for area in one.areas) or folder == "real"
    assert checked(root, kept) == first
    assert len(built) == 1


def test_what_is_found_in_every_case_of_every_check_is_kept(tmp_path: Path, kept: Path, built: list[int]) -> None:
    more = sorted((RULES.parent / "tests" / "checks" / "more").glob("*/*"))
    cases = [whole_case(one.id, "bad") for one in CATALOGUE]
    cases += [with_base(files_of(one)) for one in more if one.is_dir()]
    for number, case in enumerate(cases):
        root = write(tmp_path / str(number), {one.name: one.data for one in case})
        first = checked(root, kept)
        built.clear()
        assert checked(root, kept) == first
        assert not built, (number, [one.name for one in case])


def test_the_classes_that_a_kept_result_may_hold_stand_where_they_are_named() -> None:
    """A class that is renamed would otherwise be refused, and nothing that holds it ever be found again."""
    assert [
        one for one in sorted(rerun._SINGLE) if not isinstance(getattr(import_module(one[0]), one[1], None), type)
    ] == []


def test_nothing_is_kept_in_a_register_nor_at_a_relative_place(tmp_path: Path) -> None:
    """It would be a file of the register, and a finding of the next run; the standard has a relative folder passed over."""
    (tmp_path / "register.yaml").write_text("register: {}\n", "utf-8")
    for folder in (tmp_path, tmp_path / "tasks" / "deep"):
        assert default_folder({"XDG_CACHE_HOME": str(folder)}) is None
        assert default_folder({"DELEGATION_CACHE": str(folder)}) is None
    assert default_folder({"HOME": "/h", "XDG_CACHE_HOME": "."}) == Path("/h/.cache/delegation")
