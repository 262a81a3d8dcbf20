"""Tables that do not stand as they should: heads over the wrong columns, or heads down the first column. What they hold cannot be read, and what to do is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from delegation.documents.intake import heads, packages
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.head_words import Kind
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.papers import Paper, PaperTable, letters
from delegation.documents.intake.parties import is_body
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.names.folding import fold
from delegation.values import dataclass

_LIKE = 0.6
"""Which part of the cells of a column must look like those of another one."""
_FEW = 2
"""Cells from which on a column looks like anything."""
_LOOKS: dict[Kind, Callable[[str], bool]] = {
    "code": is_like_code,
    "basis": lambda text: NUMBER.search(text) is not None,
    "receiver": is_body,
    "row": lambda text: text.rstrip(".)").isdecimal() and not is_like_code(text),
}
"""How what stands below heads looks; a title looks like none of these."""
_PAIRS: tuple[tuple[Kind, Kind], ...] = (("code", "title"), ("code", "row"), ("basis", "receiver"))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table: its head, its letter, and what its cells say."""

    head: str
    letter: str
    texts: tuple[str, ...]

    def looks(self, like: Callable[[str], bool]) -> bool:
        """Whether its cells look like those of a kind."""
        filled = [one for one in self.texts if one]
        return len(filled) >= _FEW and sum(map(like, filled)) >= _LIKE * len(filled)

    @property
    def called(self) -> str:
        """Say which column it is, with what it says first."""
        first = next((one for one in self.texts if one), "")
        return f"{self.letter} «{self.head}» («{first[:40]}»)"


def refuse(paper: Paper, found: ImportedAnnex, register: Register) -> None:
    """Raise ``AskedWronglyError`` where two heads of a table stand over each other's columns, or a table is turned."""
    for table, known in found.read:
        pair = _swapped(table, known, [one for one in found.entries if one.table is table], register)
        if pair:
            one, other = pair
            raise packages.handed(paper.name).refused(
                f"{table.name.vi}: tên cột và nội dung không khớp, có lẽ hai cột đổi chỗ cho nhau: cột {one.called} và cột {other.called}. Hãy đổi lại tên hai cột (hoặc chuyển cột) cho đúng nội dung, lưu, rồi nhập lại",
                f"{table.name.en}: heads and contents do not fit, two columns may have changed places: column {one.called} and column {other.called}. Put the heads (or the columns) right, save, and import it again",
            )
    if not found.entries:
        for table in paper.tables:
            turned = _turned(table)
            if turned:
                raise packages.handed(paper.name).refused(
                    f"{table.name.vi} bị xoay: tên cột ({turned}) nằm ở cột đầu, mỗi thủ tục là một cột. Hãy chép bảng rồi dán xoay lại (Excel: Paste Special › Transpose) để mỗi thủ tục là một dòng, lưu, rồi nhập lại",
                    f"{table.name.en} is turned: the heads ({turned}) stand in the first column, and each procedure is a column. Copy the table and paste it turned (Excel: Paste Special › Transpose), so that each procedure is a row, save, and import it again",
                )


def _swapped(
    table: PaperTable, known: Heads, entries: Sequence[ImportedRow], register: Register
) -> tuple[_Column, _Column] | None:
    """Give two columns of which each looks like the other; ``None`` where all are in place."""
    for pair in _PAIRS:
        one, other = (_column(table, known, kind) for kind in pair)
        if one is None or other is None:
            continue
        own, others = _LOOKS[pair[0]], _LOOKS.get(pair[1])
        if not one.looks(own) and other.looks(own) and (others is None or one.looks(others)):
            return one, other
    return _titles_in(table, known, entries, register)


def _titles_in(
    table: PaperTable, known: Heads, entries: Sequence[ImportedRow], register: Register
) -> tuple[_Column, _Column] | None:
    """Give the column of titles and one of another kind in which the titles of the codes stand, by the register."""
    own, wanted = _column(table, known, "title"), list[tuple[ImportedRow, str]]()
    for one in entries:
        matter = register.matters.get(MatterId(one.code.text))
        title = fold(matter.title) if matter is not None else ""
        if title and fold(one.title.text) == title:
            return None
        wanted += [(one, title)] if title else []
    if own is None or len(wanted) < _FEW:
        return None
    for kind in ("field", "receiver", "note", "basis"):
        at, other = known.column(kind), _column(table, known, kind)
        if at is not None and other is not None:
            fitting = sum(fold(table.rows[one.at][at].text) == title for one, title in wanted)
            if fitting >= _LIKE * len(wanted):
                return own, other
    return None


def _column(table: PaperTable, known: Heads, kind: Kind) -> _Column | None:
    at = known.column(kind)
    if at is None or not known.words[at]:
        return None
    texts = (row[at].text for row in table.rows[known.below :] if not row[at].covered)
    return _Column(known.words[at], letters(at + 1), tuple(texts))


def _turned(table: PaperTable) -> str:
    """Give the heads that stand in the first column of a table, one of a matter's among them; nothing where there are none."""
    rows = [row for row in table.rows if row and row[0].text and any(one.text for one in row[1:])]
    named = [(heads.kind_of(row[0].text), row) for row in rows]
    kinds = {kind for kind, _ in named if kind != "other"}
    codes = any(kind == "code" and any(is_like_code(one.text) for one in row[1:]) for kind, row in named)
    if len(kinds) < _FEW or not ({"code", "title"} & kinds) or not (codes or "title" in kinds):
        return ""
    return ", ".join(f"«{row[0].text}»" for kind, row in named if kind != "other")
