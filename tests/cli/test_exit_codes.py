"""Wrong rules, wrong usage, cannot run and a bug are told apart by the exit code, and each is said in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folders import small
from programs import Ran, run, shell

from delegation import cli
from delegation.run import rerun

WRONG = "field: y-te\ntasks:\n  - {id: viec, title: Khám bệnh, owner: so-y-tt, basis: [{instrument: 99/2020/QH14}]}\n"


@pytest.fixture(name="sound")
def _sound(tmp_path: Path) -> Path:
    return small(tmp_path / "sound")


@pytest.fixture(name="wrong")
def _wrong(tmp_path: Path) -> Path:
    return small(tmp_path / "wrong", {"tasks/viec.yaml": WRONG})


def test_0_a_sound_register(sound: Path) -> None:
    """And that nothing was found is said."""
    ran = run("check", sound)
    assert (ran.code, ran.err) == (0, b"")
    assert "không có phát hiện nào" in ran.said


def test_1_wrong_rules(wrong: Path) -> None:
    """The findings are on standard output; standard error stays empty."""
    ran = run("check", wrong)
    assert (ran.code, ran.err) == (1, b"")
    assert "DLG005" in ran.said


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "info"], 1),
        (["--fail-on", "WARNING"], 1),
        (["--ignore", "DLG005"], 0),
        (["--ignore", "DLG0"], 0),
        (["--select", "dlg005"], 1),
        (["--select", "5,6"], 0),
        (["--select", "005"], 1),
        (["--select", "DLG0,DLG1", "--ignore", "005"], 0),
    ],
)
def test_what_counts_as_wrong_is_chosen(options: list[str], code: int, wrong: Path) -> None:
    assert run("check", wrong, "--as-of", "2026-06-01", *options).code == code


def test_warnings_alone_do_not_fail_unless_asked(tmp_path: Path) -> None:
    procedures = "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\nprocedures:\n  - {code: 1.012640, title: Khám, owner: so-y-te}\n"
    folder = small(tmp_path, {"procedures/y-te.yaml": procedures})
    assert run("check", folder).code == 0
    assert run("check", folder, "--fail-on", "warning").code == 1


def test_1_an_assertion_that_cannot_be_read_is_none_that_holds(sound: Path) -> None:
    place = sound / "tests" / "a.yaml"
    place.parent.mkdir()
    place.write_text("assertions:\n  - {id: a, name: A, source: Ví dụ, holder: so-y-te, exists: true}\n", "utf-8")
    assert run("--rules", sound, "test").code == 0
    place.write_text("assertions:\n  - {id: a, name: A, source: Ví dụ, holder: so-y-tee, exists: true}\n", "utf-8")
    assert run("--rules", sound, "test").code == 1


def test_2_used_wrongly(sound: Path) -> None:
    """Nothing is on standard output, so that no program reads an answer."""
    ran = run("check", sound, "--as-of", "hôm nay")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.told.startswith("Lỗi: ")


@pytest.mark.parametrize("command", [["check"], ["status"], ["who", "khám"], ["chart", "--overview", "-o", "a.svg"]])
def test_3_no_register(command: list[str], tmp_path: Path) -> None:
    """One sentence on standard error, from every command."""
    ran = run(*command, cwd=tmp_path)
    assert (ran.code, ran.out) == (3, b"")
    assert "Không tìm thấy sổ thẩm quyền" in ran.told
    assert "Traceback" not in ran.told


@pytest.mark.parametrize("name", ["khong-co", "a" * 300, "a" * 5000, "register.yaml", "tệp\n"])
def test_3_a_folder_that_is_none(name: str, tmp_path: Path) -> None:
    ran = run("check", tmp_path / name, cwd=tmp_path)
    assert ran.code == 3
    assert ran.told.startswith("Lỗi: ")
    assert "Traceback" not in ran.told


def test_3_the_folder_that_we_are_in_is_gone(tmp_path: Path, sound: Path) -> None:
    gone = tmp_path / "gone"
    for command in ("status", f"check -o a.txt {sound}"):
        ran = _in_removed(gone, command)
        assert ran.code == 3
        assert "Traceback" not in ran.told
    assert _in_removed(gone, f"status {sound}").code == 0
    assert _in_removed(gone, "--help").code == 0


def _in_removed(folder: Path, command: str) -> Ran:
    return shell(f"mkdir {folder} && cd {folder} && rmdir {folder} && delegation {command}")


def test_4_a_bug_names_its_check_and_gives_no_verdict(
    sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        error = ZeroDivisionError("chia cho 0")
        error.add_note("phép kiểm tra DLG299 / check DLG299")
        raise error

    monkeypatch.setattr(rerun, "check", broken)
    assert cli.main(["check", str(sound)]) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert "DLG299" in said.err
    assert "không đưa ra kết luận nào" in said.err
    assert "Traceback" not in said.err
    assert cli.main(["check", str(sound), "--lang", "en", "--debug"]) == 4
    said = capsys.readouterr()
    assert "there is no verdict" in said.err
    assert "Traceback" in said.err


def test_stopped_by_the_user_is_no_verdict(
    sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rerun, "check", stopped)
    assert cli.main(["check", str(sound)]) == 130
    assert "chưa có kết luận" in capsys.readouterr().err


def test_the_program_runs_as_a_module(sound: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "delegation", "check", sound], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0


def test_a_pipe_named_like_the_register_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "register.yaml")
    assert run("check", tmp_path).code == 3
    assert run("check", cwd=tmp_path).code == 3
