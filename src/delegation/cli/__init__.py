"""The command line. Every command is a module of its own, and only the one that is asked for is imported."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 sound, 1 rules wrong, 2 used wrongly, 3 cannot run, 4 a bug."""
    from delegation.cli.program import run  # noqa: PLC0415  importing this package costs nothing

    return run(arguments)
