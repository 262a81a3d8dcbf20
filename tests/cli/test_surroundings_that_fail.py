"""Stopped, without memory, asked wrongly by a shell: a sentence and the exit code that is told in the help."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from folders import ROOT, small
from programs import PROGRAM, hears_ctrl_c, run, within

from delegation.reports.findings.markdown import plain


@pytest.mark.parametrize("name", ["--help"])
def test_the_help_names_every_exit_code(name: str) -> None:
    for language in ("vi", "en"):
        said = " ".join(within("--lang", language, name).said.split())
        assert all(f"{code} " in said.partition("0 ")[2] or code == 0 for code in (0, 1, 2, 3, 4, 130))


@pytest.mark.skipif(os.name != "posix", reason="signals are of POSIX")
@pytest.mark.parametrize("wait", [0.1, 0.15, 0.2])
def test_a_run_that_is_stopped_while_it_begins_says_so_without_a_trace(wait: float) -> None:
    """Before a tenth of a second the interpreter itself may still be starting, which no program can speak for."""
    started = subprocess.Popen(  # noqa: S603  our own program
        [PROGRAM, "check", ROOT / "rules"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hears_ctrl_c,  # noqa: PLW1509  no threads of ours run then
    )
    time.sleep(wait)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    if started.returncode == -signal.SIGINT:
        pytest.skip("the machine is so busy that the interpreter had not begun the program")
    assert b"Traceback" not in told
    assert started.returncode in (0, 1, 130)


@pytest.mark.parametrize(
    "environment",
    [
        {"_DELEGATION_COMPLETE": "bash_complete", "COMP_WORDS": "delegation who", "COMP_CWORD": word}
        for word in ("", "x", "-1", "9" * 5000, "²")
    ]
    + [
        {"_DELEGATION_COMPLETE": "bash_complete", "COMP_CWORD": "1"}, {"_DELEGATION_COMPLETE": "bash_complete", "COMP_WORDS": "delegation"},
        {"_DELEGATION_COMPLETE": "tcsh_source"}, {"_DELEGATION_COMPLETE": "bash_nothing"}, {"_DELEGATION_COMPLETE": "\x1b[31m"},
    ],
)  # fmt: skip
def test_a_shell_that_asks_wrongly_is_told(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMP_WORDS", "COMP_CWORD"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = within()
    assert (ran.code, "\x1b" in ran.told) == (2, False)
    assert ran.told.startswith("Lỗi:")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
@pytest.mark.parametrize("pages", [30_000, 40_000])
def test_a_machine_without_memory_is_no_fault_of_the_program(pages: int) -> None:
    line = f'ulimit -v {pages}; exec "{PROGRAM}" check "{ROOT / "rules"}" --brief --no-cache'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, timeout=120)  # noqa: S603, S607  our own line
    assert done.returncode == 3, done.stderr
    assert "không còn đủ bộ nhớ" in done.stderr.decode()


def test_a_run_without_a_home_keeps_nothing_and_answers() -> None:
    ran = run("--version", environment={"HOME": None, "XDG_CACHE_HOME": None, "LOCALAPPDATA": None})
    assert ran.code == 0
    ran = run(
        "check", ROOT / "src/delegation/checks/examples/_base", environment={"HOME": None, "XDG_CACHE_HOME": None}
    )
    assert (ran.code, ran.err) == (0, b"")


@pytest.mark.parametrize(
    "line",
    [
        ("chart", "so-y-te", "-o", "a.svg", "--figure", "9" * 5000), ("annex", "bieu-2", "-o", "a.docx", "--first", "9" * 5000),
        ("annex", "--template", "", "-o", "a.docx"), ("--with", "", "check"), ("--rules", "", "check"), ("import", ""), ("check", "-o", ""),
        ("chart", "hinh-thuc-" + "9" * 5000, "-o", "a.svg"), ("list", "tasks", "form:" + "9" * 5000), ("who", "9" * 5000),
    ],
    ids=lambda line: " ".join(line)[:30],
)  # fmt: skip
def test_numbers_and_paths_that_nobody_can_mean_are_usage(line: tuple[str, ...]) -> None:
    ran = within(*line)
    assert ran.code == 2, ran.told
    assert "The template  cannot" not in ran.told


def test_a_law_of_five_thousand_digits_is_read(tmp_path: Path) -> None:
    at = "9" * 5000
    text = (
        f'field: y-te\ntasks:\n  - {{id: a-{at}, title: Việc, owner: so-y-te, basis: [{{instrument: 99/2020/QH14, at: "Điều {at}"}}]}}\n'
        '  - {id: b², title: Việc hai, owner: so-y-te, basis: [{instrument: 99/2020/QH14, at: "Điều 1, 2, 3, 4"}]}\n'
    )
    root = small(tmp_path, {"tasks/x.yaml": text})
    for command in (("check",), ("list", "tasks"), ("who", "a-" + at), ("status",), ("down", "so-y-te")):
        assert within("--rules", root, *command).code in (0, 1, 2)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("xem https://evil.example/a", "https://"), ("www.evil.example", "www.e"), ("gửi a@b.vn và @nguoi", "@"), (":smile: xong", ":smile:"),
        ("$x^2$ và $$y$$", "$"), ("việc #12", "#12"), ("GH-12", "GH-12"), ("[a](javascript:x)", "[a]("), ("<b>", "<b>"), ("mailto:a@b.vn", "mailto:a"),
    ],
)  # fmt: skip
def test_markdown_makes_nothing_of_a_rule_text(text: str, never: str) -> None:
    shown = plain(text)
    assert never not in shown
    assert "\u200b" not in shown


def test_until_the_program_hears_ctrl_c_nothing_is_imported_that_python_has_not() -> None:
    """Each module that were imported before ``start`` would lengthen the time in which Ctrl+C meets Python alone, with a trace."""
    line = "import sys; bare = {*sys.modules}; import delegation.cli; print(*({*sys.modules} - bare))"
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)  # noqa: S603  our own
    assert {*done.stdout.split()} <= {"__future__", "gc", "delegation", "delegation.cli"}


@pytest.mark.parametrize("started", ["console", "module"])
def test_no_module_of_the_present_folder_runs(started: str, tmp_path: Path) -> None:
    """Whoever runs a command in a folder that somebody sent runs nothing that lies in it; what Python itself looks for first is its own."""
    root = small(tmp_path / "rules")
    for name in ("click", "yaml", "lxml", "networkx", "delegation_", "msgspec", "docx", "openpyxl"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('ran')", "utf-8")
    command = [PROGRAM] if started == "console" else [sys.executable, "-m", "delegation"]
    for line in (
        ("check",),
        ("annex", "phat-hien", "-o", tmp_path / "a.docx"),
        ("list", "tasks", "-o", tmp_path / "a.xlsx"),
    ):
        done = subprocess.run([*command, "--rules", root, *line], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603  our own
        assert (done.returncode, b"ran" in done.stderr.splitlines()) == (0, False), done.stderr
