"""The command line. Every command is a module of its own, and only the one that is asked for is imported.

Nothing is imported here that Python has not yet: what Ctrl+C stops before ``start`` is stopped by Python, with a trace.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 sound, 1 rules wrong, 2 used wrongly, 3 cannot run, 4 a bug, 130 stopped as asked."""
    from delegation.cli.program import run

    return run(arguments)


def start() -> NoReturn:
    """Run as a process of its own: nothing is collected, and at the end nothing is taken apart (a tenth of a run)."""
    gc.disable()
    try:
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        code = _stopped()
    os._exit(code)


def _stopped() -> int:
    """Say that the program was stopped before or after it could say so itself: while it was being imported."""
    from contextlib import suppress

    from delegation.cli.exits import STOPPED
    from delegation.cli.language import STOPPED_SENTENCE, language_of, sayer

    said = sayer(language_of(sys.argv[1:], os.environ))(*STOPPED_SENTENCE)
    with suppress(OSError):
        os.write(2, f"{said}\n".encode())
    return STOPPED
