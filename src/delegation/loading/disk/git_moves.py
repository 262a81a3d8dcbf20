"""Where in its repository a register lay before it was moved, as git knows it from the register's own file."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import NamedTuple

from delegation.loading.disk.files import REGISTER_FILE
from delegation.loading.disk.git_process import ran


class Moved(NamedTuple):
    """That a commit moved the register from a place below the top of its repository to where it is found later."""

    by: str
    place: str


def moves(folder: Path, place: str) -> tuple[Moved, ...]:
    """Give the moves of the register of a folder that lies at a place, the latest first."""
    done = ran(
        folder,
        *("log", "--follow", "-M", "--diff-filter=R", "--name-status", "-z", "--format=%H", "--", REGISTER_FILE),
    )
    words = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    found = []
    # Of each commit its hash, then of the file that it moved: R100, the old path, the new one.
    for name, kind, old, new in zip(words, words[1:], words[2:], words[3:], strict=False):
        if kind.lstrip("\n").startswith("R") and new == posixpath.join(place, REGISTER_FILE):
            place = posixpath.dirname(old)
            found.append(Moved(name.lstrip("\n"), place))
    return tuple(found)
