"""The real program, as a person or a script runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from folders import ROOT

PROGRAM = Path(sys.executable).with_name("delegation")
LONGEST = 60
"""Seconds after which a program that hangs is ended."""


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


def run(*arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> Ran:
    """Run ``delegation`` and wait for it."""
    done = subprocess.run(  # noqa: S603  our own program
        [PROGRAM, *arguments],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def shell(line: str, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a line as bash does, with ``delegation`` on the path."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(  # noqa: S603  lines of our own
        ["/bin/bash", "-c", line],
        cwd=cwd,
        env={**os.environ, "PATH": path, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
