"""Columns from which nothing is taken: of each that is not known to take nothing back it is asked once whether it says which rows are given, or how far."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from delegation.documents.intake import codes, days, halves, plain_notes, row_answers
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.around import Around, gives, is_calm, is_of_conditions
from delegation.documents.intake.asked import (
    BLANK,
    COPY,
    IRRELEVANT,
    LAST_DAYS,
    LEAVE_OUT,
    Answers,
    ImportQuestion,
    left_values,
    settled,
)
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.heads import Heads, is_side
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell, PaperTable
from delegation.documents.intake.parties import is_body
from delegation.documents.intake.recorded import Recorded, around_words, row_words, tells
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.speech import counted, in_english
from delegation.values import dataclass

_FORMER = re.compile(r"\b(?:cũ|trước đây)\W*$", re.IGNORECASE)
_OWN = ("title", "receiver", "end", "note", "giver", "level")
"""Kinds of which the first column alone is read."""
_DATED = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}-\d{2}-\d{2}|tháng\s+\d{1,2}\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:tren (?:dia ban )?)?(?:toan|ca) (?:thanh pho|tinh|quoc|bo|phan)(?: \w+){0,2}|tat ca|co|duoc|dong y|thong nhat|con hieu luc|dang thuc hien|tthc|thu tuc hanh chinh"
    r"|(?:cap )?(?:tinh|thanh pho)|100|\d[\d ]*(?: (?:ngay(?: lam viec)?|gio(?: lam viec)?|dong|vnd|ho so|bo|ban))?|truc tiep|truc tuyen|buu chinh"
    r"|(?:trung tam|bo phan|chi nhanh)\b.*\b(?:mot cua|hanh chinh cong)\b.*"
)
"""What a column may say of all rows, folded, and limits none: the whole, how it is handed in, a number with its unit."""
_OF_MECHANISM = {"delegation": {"uq", "uy quyen"}, "decentralisation": {"pc", "phan cap"}}
"""What it may say of all rows, folded, where the decision does just that."""
_NONE = frozenset(("", "khong", "khong co"))
"""What a column of conditions says, folded, where there are none."""
_DECIDING = re.compile(r"\b(?:quyet dinh|ky|phe duyet)\b")
_NUMBER = re.compile(r"\d{1,4}\.?")
UNREAD = "không được đọc, và các dòng"
"""What the question about a column says after its name, and before what depends on its rows."""
_SHOWN = 6
_OFFERED = 3
_LONGEST = 40
"""Letters of a value that an answer may name."""


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column of the paper, in all its tables: its head as printed, where its first cell stands, and what each row says in it."""

    head: str
    place: Text
    cells: tuple[tuple[ImportedRow, PaperCell], ...]

    @property
    def key(self) -> str:
        """Name the question about it."""
        return f"total:{fold(self.head) or self.place.vi}:column"

    @property
    def called(self) -> str:
        """Say which column it is."""
        return f"cột «{self.head}»" if self.head else f"cột không có tên ({self.place.vi})"

    def values(self) -> Counter[str]:
        """Count what its cells say, as the first of those that are alike writes it."""
        first = dict[str, str]()
        texts = [flat(cell.text) for _, cell in self.cells]
        return Counter(first.setdefault(_plain(said), said) for said in texts)


@dataclass(frozen=True, slots=True)
class SettledColumns:
    """The annex with what is copied from such columns, the answers with the rows that these leave out, and what is asked: all of it, and what is open."""

    annex: ImportedAnnex
    answers: Answers
    asked: tuple[ImportQuestion, ...]
    open: tuple[ImportQuestion, ...]


def settle(
    annex: ImportedAnnex,
    answers: Answers,
    known: Recorded,
    mechanism: str = "",
    is_unanswered: Callable[[ImportQuestion], bool] = lambda _: False,
) -> SettledColumns:
    """Ask of the columns of an annex, and do what was answered, now or before.

    ``mechanism``: of the decision. ``is_unanswered``: whether the decision's file says that nobody has answered a question.
    """
    asked, still, left = list[ImportQuestion](), list[ImportQuestion](), dict[str, str]()
    entries = {id(one): one for one in annex.entries}
    for column in _limiting(annex, mechanism):
        question = _question(column)
        asked.append(question)
        answer = settled(question, answers)
        meant = None if answer is None and is_unanswered(question) else _meant(column, answer, known)
        if meant is None:
            still.append(question)
            continue
        left |= {row_answers.key_of(entry): LEAVE_OUT for entry in meant.gone}
        for entry, cell in column.cells:
            entries[id(entry)] = _with(entries[id(entry)], column, cell, meant.answer)
    whole = replace(annex, entries=list(entries.values()))
    return SettledColumns(whole, {**left, **answers}, tuple(asked), tuple(still))


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is meant by a column: one of the answers, and which rows it leaves out."""

    answer: str
    gone: tuple[ImportedRow, ...] = ()


def _meant(column: UnreadColumn, answer: str | None, known: Recorded) -> _Meant | None:
    """Give what is meant by a column; ``None`` where that is open."""
    if answer is None:
        return _before(column, known)
    if answer in _question(column).options and answer in (IRRELEVANT, COPY, LAST_DAYS):
        return _Meant(answer)
    names = {_plain(one) for one in left_values(answer)}
    if not names or not names <= {_plain(one) for one in column.values()}:
        return None
    return _Meant(IRRELEVANT, tuple(entry for entry, cell in column.cells if _plain(cell.text) in names))


def _with(entry: ImportedRow, column: UnreadColumn, cell: PaperCell, answer: str) -> ImportedRow:
    """Give a row with what a column says of it, as was answered."""
    if answer == COPY:
        return replace(entry, copied=(*entry.copied, _said(column, cell)))
    return replace(entry, end=cell, endless=not cell.text) if answer == LAST_DAYS else entry


def _said(column: UnreadColumn, cell: PaperCell) -> Around:
    return Around(column.called, flat(cell.text) or BLANK)


def _begins(column: UnreadColumn) -> str:
    """Give with what the note begins that copies a cell of a column."""
    return around_words(Around(column.called, "")).removesuffix("»")


def _before(column: UnreadColumn, known: Recorded) -> _Meant | None:
    """Give what was meant when the decision was imported before; ``None`` where that says nothing of a value."""
    gone = tuple(entry for entry, _ in column.cells if known.left_out(entry) == row_words(entry))
    held = [
        (cell, row)
        for entry, cell in column.cells
        for row in known.printing(entry.number, codes.read(entry.code).text)[:1]
    ]
    left = {id(one) for one in gone}
    new = {_plain(cell.text) for entry, cell in column.cells if id(entry) not in left}
    if not held or not new <= {_plain(cell.text) for cell, _ in held}:
        return None
    if any(_begins(column) in row.note for _, row in held):
        # A cell that says something else now is asked anew.
        same = all(tells(row.note, around_words(_said(column, cell))) for cell, row in held)
        return _Meant(COPY, gone) if same else None
    ends = [days.term(flat(cell.text)) for cell, _ in held]
    if any(ends) and all(row.end == one.last.isoformat() for one, (_, row) in zip(ends, held, strict=True) if one):
        return _Meant(LAST_DAYS, gone)
    return _Meant(IRRELEVANT, gone)


def _limiting(annex: ImportedAnnex, mechanism: str) -> Iterator[UnreadColumn]:
    """Give the columns of which something must be asked."""
    found = dict[str, tuple[UnreadColumn, list[tuple[ImportedRow, PaperCell]]]]()
    of_table = defaultdict[int, list[ImportedRow]](list)
    for entry in annex.entries:
        if not entry.struck:
            of_table[id(entry.table)].append(entry)
    for table, known in annex.parts:
        entries = of_table[id(table)]
        for at in _unread(table, known, entries):
            rows = [(one, table.rows[one.at][at]) for one in entries]
            one = UnreadColumn(known.words[at], table.place(rows[0][1]), tuple(rows))
            first, cells = found.setdefault(one.key, (one, []))
            cells += rows
    for first, cells in found.values():
        column = replace(first, cells=tuple(cells))
        if _may_limit(column, mechanism):
            yield column


def _unread(table: PaperTable, known: Heads, entries: Sequence[ImportedRow]) -> Iterator[int]:
    for at, (kind, head) in enumerate(zip(known.kinds, known.words, strict=True)):
        own = (
            kind == "other"
            or (kind == "steps" and "printed" not in known.kinds)
            or (kind in _OWN and known.column(kind) != at and not halves.are(known))
        )
        cells: list[PaperCell] = [table.rows[one.at][at] for one in entries]
        said_by_row = any(around.where == f"cột «{head}»" for one in entries for around in one.around)
        if own and not said_by_row and not _FORMER.search(head) and not is_calm(head):
            filled = [one.text for one in cells if one.text]
            if filled and not all(map(is_like_code, filled)) and not _counts(filled):
                yield at


def _counts(texts: Sequence[str]) -> bool:
    """Whether cells only number rows on."""
    numbers = [int(one.rstrip(".")) for one in texts if _NUMBER.fullmatch(one)]
    return len(numbers) == len(texts) > 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _may_limit(column: UnreadColumn, mechanism: str) -> bool:
    """Whether rows differ in a column, all of it are days of which nobody says what they are, or all say alike what may limit them."""
    values = column.values()
    if is_of_conditions(column.head) and {_plain(one) for one in values} <= _NONE:
        return False
    return len(values) > 1 or _are_days(values) or not _says_nothing(column.head, next(iter(values), ""), mechanism)


def _says_nothing(head: str, said: str, mechanism: str) -> bool:
    """Whether a column in which all rows say the same is known to take nothing back. A body below a head of who carries out is asked as one."""
    plain = fold(said)
    named = is_side(head) and is_body(said) and not _DECIDING.search(fold(head))
    whole = _WHOLE.fullmatch(plain) is not None and ("%" not in said or plain == "100")
    sign = len(plain) < 2 and not gives(head)  # noqa: PLR2004  a letter alone, as of a register of their own
    return named or sign or whole or plain in _OF_MECHANISM.get(mechanism, ()) or plain_notes.limits_nothing(said)


def _are_days(values: Iterable[str]) -> bool:
    """Whether what stands in a column are days, or terms with a day."""
    filled = [one for one in values if _plain(one)]
    dated = sum(_DATED.search(one) is not None for one in filled)
    return bool(filled) and dated * 2 > len(filled)


def _plain(said: str) -> str:
    return "" if said == BLANK else fold(said) or said.strip(" -–—_./")


def _question(column: UnreadColumn) -> ImportQuestion:
    values = column.values()
    shown = values.most_common(_SHOWN)
    vi = ", ".join(
        f"{f'«{said}»' if said else 'để trống'} ({counted(count, 'dòng', 'row').vi})" for said, count in shown
    )
    en = ", ".join(f"{f'“{said}”' if said else 'empty'} ({in_english(count, 'row')})" for said, count in shown)
    more = len(values) - len(shown)
    vi, en = (f"{vi} và {more} cách ghi khác", f"{en} and {more} more") if more else (vi, en)
    ends = (
        Text(f"là ngày cuối của dòng thì «{LAST_DAYS}»; ", f"if it holds the last days of rows, “{LAST_DAYS}”; ")
        if _are_days(values)
        else Text("", "")
    )
    said = Text(
        f"{column.called} {UNREAD} ghi: {vi}. Cột này có cho biết dòng nào được giao, hay giới hạn gì không? Không thì «{IRRELEVANT}»; giới hạn thì «{COPY}»; {ends.vi}"
        f"không giao những dòng nào thì «{LEAVE_OUT}:» và chữ ghi ở các dòng ấy",
        f"nothing is taken from {f'the column “{column.head}”' if column.head else f'the column at {column.place.en}, which has no head'}, where rows say: {en}. Does it say which rows are given, or limit anything? "
        f"If not, “{IRRELEVANT}”; if it limits, “{COPY}”; {ends.en}where rows are not given, “{LEAVE_OUT}:” and what these say",
    )
    named = [said or BLANK for said, _ in reversed(shown) if len(said) <= _LONGEST and not re.search(r"[;,]", said)]
    offered = tuple(f"{LEAVE_OUT}: {one}" for one in named[:_OFFERED]) if len(values) > 1 else ()
    last = (LAST_DAYS,) if _are_days(values) else ()
    return ImportQuestion(column.key, column.place, said, "", (IRRELEVANT, COPY, *last, *offered))
