"""The cases of each check, kept beside it: a bad one, its near miss, and what is said of the bad one.

``examples/<ID>/bad`` and ``examples/<ID>/good`` hold rule files as a register does; what they leave out is
taken from ``examples/_base``. A line that a finding must stand on ends with ``# expect: <ID>``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from delegation.values import dataclass

EXAMPLES = Path(__file__).parent / "examples"
BASE = EXAMPLES / "_base"
Side = Literal["bad", "good"]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A rule file of a case: its path below the register's root, and its bytes."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """The content as text; bytes that are not UTF-8 become marks."""
        return self.data.decode("utf-8", "replace")


def files_of(folder: Path) -> tuple[CaseFile, ...]:
    """Give all rule files below a folder, in the order of their names."""
    found = sorted(one for one in folder.rglob("*.yaml") if one.is_file())
    return tuple(CaseFile(one.relative_to(folder).as_posix(), one.read_bytes()) for one in found)


def own_files(check: str, side: Side) -> tuple[CaseFile, ...]:
    """Give the files that a case brings itself; none where the check has no such case."""
    return files_of(EXAMPLES / check / side)


def said_of(check: str) -> str | None:
    """Give the recorded text of what is said about the bad case."""
    recorded = EXAMPLES / check / "bad.txt"
    return recorded.read_text("utf-8") if recorded.is_file() else None
