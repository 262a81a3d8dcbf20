"""The real program, as a person or a script runs it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Timer

import pytest
import surroundings
from folders import ROOT

from delegation import cli

PROGRAM = Path(sys.executable).with_name("delegation")
LONGEST = 600
"""Seconds after which a program that hangs is ended. A slow machine, or one that does much else, is no fault."""


@dataclass(frozen=True)
class Ran:
    """How a program ended, and the bytes that it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """What it wrote to standard output."""
        return self.out.decode()

    @property
    def told(self) -> str:
        """What it wrote to standard error."""
        return self.err.decode()


Environment = Mapping[str, str | None]
"""Variables that are set for a program, or, where the value is ``None``, not set."""


def run(*arguments: str | Path, cwd: Path = ROOT, environment: Environment | None = None) -> Ran:
    """Run ``delegation`` as if started in a folder with nobody at the keyboard: within this process, and as one of its own where variables are set."""
    if environment is not None:
        return run_process(*arguments, cwd=cwd, environment=environment)
    with chdir(cwd), Path(os.devnull).open(encoding="utf-8") as nobody, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", nobody)
        return within(*arguments)


def run_process(*arguments: str | Path, cwd: Path = ROOT, environment: Environment | None = None) -> Ran:
    """Run ``delegation`` as a process of its own and wait for it: what a process is, does or leaves behind is tried."""
    return _ended([PROGRAM, *arguments], cwd, environment)


def run_within_rights(*arguments: str | Path) -> Ran:
    """Run ``delegation`` bound by the rights of files, which root otherwise passes over. Skips where root cannot be bound."""
    return _ended([*_bound(), PROGRAM, *arguments], ROOT, None)


@cache
def _bound() -> tuple[str | Path, ...]:
    """Give what is to stand before a program so that it is bound by the rights of files."""
    if os.geteuid() != 0:
        return ()
    before = (sys.executable, Path(surroundings.__file__))
    tried = _ended([*before, PROGRAM, "--version"], ROOT, None)
    if tried.code:
        pytest.skip(f"root reads and writes everything here: {tried.told.strip().rpartition(chr(10))[2]}")
    return before


def _ended(command: Sequence[str | Path], cwd: Path, environment: Environment | None) -> Ran:
    own = {**os.environ, **(environment or {})}
    done = subprocess.run(  # noqa: S603  our own program, or a shell with lines of our own
        command,
        cwd=cwd,
        env={name: value for name, value in own.items() if value is not None},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def within(*arguments: str | Path) -> Ran:
    """Run the program within this process: what it says, sooner."""
    out, err = (TextIOWrapper(BytesIO(), encoding="ascii") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main([str(one) for one in arguments])
    return Ran(code, *(_bytes_of(stream) for stream in (out, err)))


def ask(folder: Path, *arguments: str, language: str = "vi") -> Ran:
    """Run ``delegation`` within this process on the register in a folder."""
    return within("--lang", language, *arguments, "--rules", str(folder))


def _bytes_of(stream: TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.detach()
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue()


def shell(line: str, cwd: Path = ROOT, environment: Environment | None = None) -> Ran:
    """Run a line as bash does, with ``delegation`` on the path, and a ``jq`` where the machine has none."""
    return _ended([_bash(), "-c", line], cwd, {"PATH": _path(), **(environment or {})})


def shown(line: str, cwd: Path) -> Ran:
    """Run a line that documents or the help show: a call of the program alone within this process, anything else as bash does."""
    parts = shlex.shlex(line, posix=True, punctuation_chars=True)
    parts.whitespace_split = True
    words = list(parts)
    is_alone = words[0] == "delegation" and not any(set(one) <= set("();<>|&") for one in words if one)
    return run(*words[1:], cwd=cwd) if is_alone else shell(f"set -o pipefail; {line}", cwd=cwd)


def shell_until(word: str, line: str, cwd: Path = ROOT) -> Ran:
    """Run a line that does not end by itself, as ``shell`` does, until it says a word; then stop it as Ctrl+C does."""
    with subprocess.Popen(  # noqa: S603  as above
        [_bash(), "-c", f"exec {line}"], cwd=cwd, env={**os.environ, "PATH": _path()},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=hears_ctrl_c,  # noqa: PLW1509
    ) as process:  # fmt: skip
        assert process.stdout is not None
        limit = Timer(LONGEST, process.kill)
        limit.start()
        told = []
        for one in process.stdout:
            told.append(one)
            if word.encode() in one:
                os.killpg(process.pid, signal.SIGINT)
        limit.cancel()
        return Ran(process.wait(), b"".join(told), b"")


def hears_ctrl_c() -> None:
    """Let a program that is started hear Ctrl+C, even where these tests run in the background, which shells keep from it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _path() -> str:
    return os.pathsep.join(
        [str(PROGRAM.parent), os.environ.get("PATH", os.defpath), str(Path(__file__).parent / "bin")]
    )


def _bash() -> str:
    bash = shutil.which("bash")
    assert bash, "there is no bash on this machine; the lines that the documents show are for bash"
    return bash


def offered(line: str, language: str = "vi") -> list[str]:
    """Give what bash is told to offer after Tab for the last word of a line."""
    words = line.split(" ")
    ran = run(
        environment={
            "_DELEGATION_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "DELEGATION_LANG": language,
        }
    )
    assert ran.err == b""
    return [one.partition(",")[2] for one in ran.said.splitlines()]
