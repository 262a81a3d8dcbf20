"""Where the output goes, and in which bytes."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import RULES, small
from programs import PROGRAM, run, shell

from delegation.cli.outputs import write_file
from delegation.errors import DelegationError


@pytest.fixture(name="register")
def _register(tmp_path: Path) -> Path:
    tasks = "field: y-te\ntasks:\n  - {id: viec, title: Ðăng ký, owner: so-y-tt, basis: [{instrument: 99/2020/QH14}]}\n"
    return small(tmp_path / "rules", {"tasks/viec.yaml": tasks})


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1258"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONIOENCODING": "utf-16"},
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"COLUMNS": "20"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    ],
)
def test_a_pipe_gets_the_same_bytes_whatever_the_environment(environment: dict[str, str], register: Path) -> None:
    assert run("check", register, environment=environment) == run("check", register)


def test_a_pipe_gets_no_colours_unless_they_are_forced(register: Path) -> None:
    assert b"\x1b" not in run("check", register).out
    assert b"\x1b" in run("check", register, environment={"FORCE_COLOR": "1"}).out


@pytest.mark.parametrize("form", ["text", "short", "json", "sarif", "junit", "github", "markdown", "html"])
def test_every_form_goes_to_the_screen_or_to_a_file(form: str, register: Path, tmp_path: Path) -> None:
    place = tmp_path / "kết quả.txt"
    screen = run("check", register, "--format", form)
    file = run("check", register, "--format", form, "-o", place)
    assert place.read_bytes() == screen.out
    assert (file.code, file.out) == (screen.code, b"")
    assert file.told == f"Đã ghi {place}.\n"
    assert run("check", register, "--format", form, "-o", "-").out == screen.out
    assert screen.out.endswith(b"\n")
    assert b"\r" not in screen.out


@pytest.mark.parametrize("reader", ["head -1", "head -c 10", "true"])
def test_a_reader_that_goes_away_is_no_error(reader: str) -> None:
    ran = shell(f"delegation check --all rules | {reader}; echo ${{PIPESTATUS[0]}} >&2")
    assert ran.told in ("0\n", "1\n")


def test_a_full_disk_is_told(register: Path) -> None:
    for line in ("check {}", "status {}", "explain", "--help", "--version", "check -o /dev/full {}"):
        ran = shell(f"delegation {line.format(register)} > /dev/full")
        assert ran.code == 3, line
        assert "hết chỗ trống" in ran.told or "No space left" in ran.told
        assert "Traceback" not in ran.told


def test_without_streams_the_exit_code_remains(register: Path) -> None:
    for line, code in (("check {}", 1), ("status {}", 0), ("check --as-of x", 2), ("--help", 0)):
        assert shell(f"delegation {line.format(register)} <&- >&- 2>&-").code == code


@pytest.mark.parametrize(("place", "reason"), [("khong-co/a.txt", "không có thư mục đó"), (".", "đó là một thư mục")])
def test_a_place_that_cannot_be_written_is_told(place: str, reason: str, register: Path, tmp_path: Path) -> None:
    ran = run("check", register, "-o", tmp_path / place)
    assert (ran.code, ran.out) == (3, b"")
    assert reason in ran.told
    assert "Traceback" not in ran.told


def test_a_chart_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ran = run("chart", "--overview", "-o", tmp_path / "khong-co/a.svg")
    assert (ran.code, ran.out) == (3, b"")
    assert "không có thư mục đó" in ran.told


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes("cũ".encode())

    def failing(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        with pytest.raises(DelegationError, match="hết chỗ trống"):
            write_file(place, b"m\xe1\xbb\x9bi")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    assert place.read_bytes() == "cũ".encode()
    write_file(place, b"moi")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    assert place.read_bytes() == b"moi"


def _plain(place: Path) -> None:
    place.write_bytes(b"")
    place.chmod(0o640)


def _nothing(place: Path) -> None:
    del place


@pytest.mark.parametrize(("before", "mode"), [(_plain, 0o640), (_nothing, 0o644)])
def test_a_file_has_the_rights_of_a_file_written_plainly(
    before: Callable[[Path], None], mode: int, tmp_path: Path, register: Path
) -> None:
    before(tmp_path / "a.txt")
    old = os.umask(0o022)
    try:
        run("check", register, "-o", tmp_path / "a.txt")
    finally:
        os.umask(old)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == mode


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    write_file(tmp_path / "b.txt", b"x")
    assert (tmp_path / "b.txt").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"x"


def test_a_terminal_gets_colours_and_a_pipe_none(register: Path) -> None:
    try:
        leader, follower = os.openpty()
    except OSError:
        pytest.skip("there are no terminals here (no /dev/pts)")
    with subprocess.Popen(  # noqa: S603  our own program
        [PROGRAM, "check", "--all", register],
        stdout=follower,
        stderr=follower,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm"},
    ) as started:
        os.close(follower)
        seen = b""
        while True:
            try:
                seen += (more := os.read(leader, 65536))
            except OSError:
                break
            if not more:
                break
        assert started.wait() == 1
    os.close(leader)
    assert b"\x1b[" in seen
    assert "Ðăng ký".encode() in seen


def test_the_real_register_goes_through_every_form() -> None:
    for form in ("text", "json", "sarif", "junit", "github", "markdown", "csv", "html"):
        ran = run("check", RULES, "--format", form, "--exit-zero")
        assert (ran.code, ran.err) == (0, b"")


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("check", "-o", "a.json"), b"{\n"),
        (("check", "-o", "a.SARIF"), b"{\n"),
        (("check", "-o", "a.xml"), b"<?xml"),
        (("check", "-o", "a.md"), b"#"),
        (("check", "-o", "a.html"), b"<!DOCTYPE html>"),
        (("check", "-o", "a.csv"), "\ufeffMức;".encode()),
        (("check", "--format", "json", "-o", "a.log"), b"{\n"),
        (("check", "--format", "sarif", "-o", "a.json"), b"{\n"),
        (("list", "tasks", "-o", "a.csv"), "\ufeffMã;".encode()),
        (("list", "tasks", "--separator", "tab", "-o", "a.csv"), "\ufeffMã\t".encode()),
        (("list", "tasks", "-o", "a.xlsx"), b"PK"),
        (("list", "tasks", "-o", "a.json"), b"{\n"),
        (("test", "-o", "a.xml"), b"<?xml"),
        (("test", "-o", "a.json"), b"{\n"),
        (("timeline", "2.000229", "-o", "a.json"), b"{\n"),
    ],
)
def test_the_ending_of_the_file_decides_unless_a_format_is_named(
    words: tuple[str, ...], begins: bytes, tmp_path: Path
) -> None:
    output = tmp_path / words[-1]
    run("--rules", RULES, *words[:-1], output, *(("--exit-zero",) if words[0] == "check" else ()))
    assert output.read_bytes().startswith(begins)


@pytest.mark.parametrize("words", [("check",), ("list", "tasks"), ("test",), ("timeline", "2.000229"), ("horizon",)])
def test_an_ending_that_cannot_be_written_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = run("--rules", RULES, *words, "-o", tmp_path / "a.odt")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "tên tệp phải có một trong các đuôi" in ran.told


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "sarif", "-o", "a.csv"),
        ("check", "--format", "json", "-o", "a.sarif"),
        ("check", "--format", "markdown", "-o", "a.HTML"),
        ("check", "--format", "text", "-o", "a.xml"),
        ("list", "tasks", "--format", "json", "-o", "a.csv"),
        ("test", "--format", "junit", "-o", "a.json"),
        ("horizon", "--format", "text", "-o", "a.json"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_format_that_is_not_what_the_ending_says_is_refused(
    words: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    """Whoever opens the file would meet something else."""
    ran = run("--rules", RULES, "--lang", language, *words[:-1], tmp_path / words[-1])
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert {"vi": "không ghi được vào tệp", "en": "does not go into a"}[language] in ran.told


@pytest.mark.parametrize(
    ("form", "name"),
    [("gitlab", "a.json"), ("sarif", "a.json"), ("brief", "a.md"), ("markdown", "a.txt"), ("csv", "a.out")],
)
def test_a_format_that_the_ending_may_hold_is_written(form: str, name: str, tmp_path: Path) -> None:
    output = tmp_path / name
    assert run("check", RULES, "--format", form, "-o", output, "--exit-zero").code == 0
    assert output.stat().st_size > 0
