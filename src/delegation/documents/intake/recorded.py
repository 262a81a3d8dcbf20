"""What the register has of a decision already: what somebody has answered once of a row stands as long as the paper says the same of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from delegation.documents.intake.annex import ImportedRow
from delegation.documents.intake.letters import flat
from delegation.model.matters import ProcedureStep
from delegation.model.row_numbers import RowNumber
from delegation.values import dataclass

LEFT = "không nhập, theo câu trả lời khi nhập"
"""Before the rows that were left out, in the note of a grant."""
HIDDEN, STRUCK = "dòng bị ẩn trong tệp", "một phần của dòng bị gạch trong tệp"
"""What the note of a row says that was kept though the file hides it, or strikes a part of it."""


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A row of a decision in the register. ``printed``: the code as the paper prints it, nothing where it prints none.

    ``end``, ``steps``: the last day and the steps of its grant; nothing where they are the decision's, or all.
    """

    number: RowNumber | None
    matter: str
    printed: str
    note: str
    end: str
    steps: tuple[ProcedureStep, ...]


class Recorded:
    """The rows that the register has of a decision, and the notes of its grants."""

    def __init__(self, rows: Iterable[RecordedRow] = (), notes: Iterable[str] = ()) -> None:
        self._rows: dict[tuple[RowNumber | None, str], RecordedRow] = {}
        self._printed: dict[tuple[RowNumber | None, str], list[RecordedRow]] = defaultdict(list)
        for one in rows:
            self._rows[one.number, one.matter] = one
            self._printed[one.number, one.printed].append(one)
        self._left = "\n".join(one for one in notes if LEFT in one)

    def row(self, number: RowNumber | None, matter: str) -> RecordedRow | None:
        """Give a row by its number and matter."""
        return self._rows.get((number, matter))

    def printing(self, number: RowNumber | None, code: str) -> list[RecordedRow]:
        """Give the rows of a number that print a code, or none (nothing)."""
        return self._printed.get((number, code), [])

    def is_left_out(self, entry: ImportedRow) -> bool:
        """Whether somebody has left this very row out: by its number, code, title and note."""
        return bool(self._left) and row_words(entry) in self._left


def title_words(title: str) -> str:
    """Say in the note of a row which title the paper prints."""
    return f"tên trong phụ lục: {title}"


def row_words(entry: ImportedRow) -> str:
    """Say which row is meant, in the words of the paper."""
    said = " ".join(words for one in (entry.code, entry.title, entry.note) if (words := flat(one.text)))
    where = f"dòng {entry.number}" if entry.number is not None else entry.place.vi
    return f"{where} «{said}»"
