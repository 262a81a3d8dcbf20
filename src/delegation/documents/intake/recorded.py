"""What the register has of a decision already: what somebody has answered once of a row stands as long as the paper says the same of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.around import Around
from delegation.documents.intake.letters import flat
from delegation.model.matters import ProcedureStep
from delegation.model.row_numbers import RowNumber
from delegation.values import dataclass

LEFT = "không nhập, theo câu trả lời khi nhập"
"""Before the rows that were left out, in the note of a grant."""
HIDDEN, STRUCK = "dòng bị ẩn trong tệp", "một phần của dòng bị gạch trong tệp"
"""What the note of a row says that was kept though the file hides it, or strikes a part of it."""
NO_TERM = "ô thời hạn trong phụ lục để trống"
"""What the note of a row says whose cell states no last day, though others do."""
_SENTENCE = "câu của văn bản"
"""Before a sentence of the decision that was asked, in the note of a grant."""
_FROM_PAPER = (
    "tên trong phụ lục: ", "bên nhận trong phụ lục: ", "ô bên nhận trong phụ lục", "bên giao trong phụ lục: ", "cấp thực hiện trong phụ lục: ", "ô mã trong phụ lục: ", "ghi chú của phụ lục: ",
    "chú thích: ", "phụ lục ghi: ", "phụ lục ghi kèm: ", "căn cứ như in: ", "căn cứ in «", "ô căn cứ gộp", "thời hạn như in: ", "hiệu lực như in: ", "tệp giấu chữ của ", "trùng mã với ", HIDDEN, STRUCK, NO_TERM,
)  # fmt: skip
"""How the parts of a note begin that an import writes at a row."""
_ITEM = r"[^;«»]+ «.*?»(?=; |\.?$)"
_LEFT = re.compile(rf"(?:; )?{LEFT}: ({_ITEM}(?:; {_ITEM})*)")


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A row of a decision in the register. ``printed``: the code as the paper prints it, nothing where it prints none.

    ``receiver``, ``end``, ``steps``: those of its grant; nothing where the last day is the decision's, or all steps are given. ``why_endless``: why its last day is not known.
    """

    number: RowNumber | None
    matter: str
    printed: str
    note: str
    receiver: str
    end: str
    why_endless: str
    steps: tuple[ProcedureStep, ...]


class Recorded:
    """The rows that the register has of a decision, and the notes of its grants."""

    def __init__(self, rows: Iterable[RecordedRow] = (), notes: Iterable[str] = ()) -> None:
        self._rows: dict[tuple[RowNumber | None, str], list[RecordedRow]] = defaultdict(list)
        self._printed: dict[tuple[RowNumber | None, str], list[RecordedRow]] = defaultdict(list)
        for one in rows:
            self._rows[one.number, one.matter].append(one)
            self._printed[one.number, one.printed].append(one)
        self._left: dict[str, list[str]] = defaultdict(list)
        for item in (item for note in notes for item in left_in(note)):
            self._left[_where(item)].append(item)

    def row(self, number: RowNumber | None, matter: str) -> RecordedRow | None:
        """Give a row by its number and matter; the last of several."""
        return next(reversed(self._rows.get((number, matter), ())), None)

    def times(self, number: RowNumber | None, matter: str) -> int:
        """Count how often a receiver has a row of a number and a matter."""
        return max(Counter(one.receiver for one in self._rows.get((number, matter), ())).values(), default=0)

    def receivers(self, number: RowNumber | None, matter: str) -> tuple[str, ...]:
        """Give all to whom a row is given."""
        return tuple(dict.fromkeys(one.receiver for one in self._rows.get((number, matter), ())))

    def printing(self, number: RowNumber | None, code: str) -> list[RecordedRow]:
        """Give the rows of a number that print a code, or none (nothing)."""
        return self._printed.get((number, code), [])

    def left_out(self, entry: ImportedRow) -> str:
        """Give the words of the row that somebody has left out in the place of one; nothing where nobody has."""
        own = row_words(entry)
        found = self._left.get(_where(own), [])
        # Several tables may number their rows alike.
        return own if own in found else found[-1] if found else ""


def title_words(title: str) -> str:
    """Say in the note of a row which title the paper prints."""
    return f"tên trong phụ lục: {title}"


def hidden_words(cells: str) -> str:
    """Say in the note of a row which of its cells the file hides."""
    return f"tệp giấu chữ của {cells}"


def receiver_words(words: str) -> str:
    """Say in the note of a row which words for its receiver were asked."""
    return f"bên nhận trong phụ lục: {words}" if words else "ô bên nhận trong phụ lục để trống"


def term_words(words: str) -> str:
    """Say in the note of a row, or of a grant, by which words the paper states a term that was asked."""
    return f"thời hạn như in: «{words}»"


def force_words(words: str) -> str:
    """Say in the note of a grant by which words the paper states a first day that was asked."""
    return f"hiệu lực như in: «{words}»"


def sentence_words(sentence: str, answer: str) -> str:
    """Say in the note of a grant what was answered of a sentence of the decision."""
    return f"{_SENTENCE} «{sentence}»: {answer}"


def sentence_answer(notes: Iterable[str], sentence: str) -> str:
    """Give what was answered of a sentence, as the notes of grants keep it; nothing where nobody has."""
    before = sentence_words(sentence, "")
    return next((note.partition(before)[2].partition(";")[0].strip() for note in notes if before in note), "")


def note_words(entry: ImportedRow) -> tuple[str, ...]:
    """Say in the note of a row what the paper notes at it, and below the table of it."""
    own = flat(entry.note.text)
    if entry.is_exported:
        return (own,) if own else ()
    return (
        *((f"ghi chú của phụ lục: {own}",) if own else ()),
        *(f"chú thích: {words}" for one in entry.comments if (words := flat(one))),
        *(around_words(one) for one in (*entry.around, *entry.copied)),
    )


def around_words(one: Around) -> str:
    """Say in the note of a row what stands around it."""
    return f"phụ lục ghi: {one}"


def by_hand(note: str) -> tuple[str, ...]:
    """Give the parts of the note of a row that no import has written."""
    parts = [one for one in note.split("; ") if one]
    return tuple(
        one for one in parts if not one.startswith(_FROM_PAPER) and not one.endswith("theo câu trả lời khi nhập")
    )


def tells(note: str, words: str) -> bool:
    """Whether a note says these very words, alone or among others."""
    return f"; {words}; " in f"; {note}; "


def row_words(entry: ImportedRow) -> str:
    """Say which row is meant, in the words of the paper."""
    said = " ".join(words for one in (entry.code.text, entry.called, entry.note.text) if (words := flat(one)))
    where = f"dòng {entry.number}" if entry.number is not None else entry.place.vi
    return f"{where} «{said}»"


def left_in(note: str) -> tuple[str, ...]:
    """Give the rows that a note says were left out, each by its words."""
    found = _LEFT.search(note)
    return tuple(one.strip() for one in re.findall(_ITEM, found[1])) if found else ()


def with_left(note: str, rows: Sequence[str]) -> str:
    """Give a note that says of these rows that they were left out, and of no others; all else in it stays."""
    said = f"{LEFT}: {'; '.join(rows)}" if rows else ""
    if _LEFT.search(note):
        # As a function: what is said may hold signs that a pattern takes for its own.
        return _LEFT.sub(lambda one: f"; {said}" if said and one.start() else said, note, count=1).removeprefix("; ")
    return "; ".join(one for one in (note, said) if one)


def _where(item: str) -> str:
    return item.partition(" «")[0]
