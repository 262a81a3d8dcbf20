"""The command line. Every command is a module of its own, and only the one that is asked for is imported."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 sound, 1 rules wrong, 2 used wrongly, 3 cannot run, 4 a bug."""
    from delegation.cli.program import run  # noqa: PLC0415  importing this package costs nothing

    return run(arguments)


def start() -> NoReturn:
    """Run as a process of its own: nothing is collected, and at the end nothing is taken apart (a tenth of a run)."""
    gc.disable()
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
