"""A page of the documents that a tool makes: written, or with ``--check`` only held against what it should be."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def settled(page: Path, text: str) -> int:
    """Write a page that should say ``text``; with ``--check`` on the command line tell whether it does. Gives the exit code."""
    name = page.relative_to(ROOT).as_posix()
    if "--check" in sys.argv[1:]:
        is_stale = not page.is_file() or page.read_text("utf-8") != text
        print(f"stale: {name}" if is_stale else f"{name} is fresh")
        return int(is_stale)
    page.write_text(text, "utf-8", newline="\n")
    print(f"{name} written")
    return 0
