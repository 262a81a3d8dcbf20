"""Where the rows of a decision file come from: remarks, which no check reads, with the paper behind ``matters:`` and the cell behind each row (decision 0053)."""

from __future__ import annotations

import re
from hashlib import sha256

from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.letters import flat
from delegation.values import dataclass

_SHOWN = 12
_OWN = re.compile(r"(?:# .*?(?:!\w+|, dòng \d+, cột \d+)(?: của .+ \(sha256 \w+\))?)?")


@dataclass(frozen=True, slots=True)
class Origin:
    """A paper that rows come from: the name of its file, and a print of its bytes. ``apart``: it is another than the list of rows names."""

    name: str
    print: str
    apart: bool = False

    @property
    def words(self) -> str:
        """Name the file, so that it is told from a later one of the same name."""
        return f"{flat(self.name)} (sha256 {self.print[:_SHOWN]})"

    @property
    def of_list(self) -> str:
        """Say behind ``matters:`` in which file the cells are."""
        return f"  # ô nguồn trong {self.words}"

    def of_row(self, entry: ImportedRow) -> str:
        """Say behind a row which cell it comes from."""
        return f"  # {flat(entry.place.vi)}{f' của {self.words}' if self.apart else ''}"

    def anew(self, entry: ImportedRow, line: str) -> str:
        """Say it behind a row that is written otherwise. ``line``: as it stood; what somebody has remarked there stays, and a sheet that was exported is not where a row comes from."""
        before = _remark_of(line)
        if entry.is_exported:
            return before
        return self.of_row(entry) + ("" if _OWN.fullmatch(before.strip()) else before)

    def within(self, line: str) -> Origin:
        """Give it as rows of a list name it. ``line``: the one with ``matters:``."""
        return Origin(self.name, self.print, not line.rstrip().endswith(self.of_list))


def print_of(data: bytes) -> str:
    """Tell a file from any other."""
    return sha256(data).hexdigest()[:32]


def _remark_of(line: str) -> str:
    """Give the remark behind a row, with the blanks before it; nothing where there is none."""
    behind = line.rstrip().rpartition("}")[2]
    return behind if behind.lstrip().startswith("#") else ""
