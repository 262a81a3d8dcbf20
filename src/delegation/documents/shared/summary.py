"""Annexes in short: how many matters, or rows, stand under each heading, without the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from operator import or_

from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableCell, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.official import abbreviations, own_remarks
from delegation.findings import Language, Text
from delegation.speech import in_english, number
from delegation.speech.registers import CITED_IN_TABLE
from delegation.values import dataclass

_NUMBER = re.compile(r"^[IVXLC]+\. | \((?:tiếp theo|continued)\)$")
"""What numbers the headings of one table, and says that one goes on."""


def in_short(annex: Annex, language: Language) -> Annex:
    """Give an annex in short; as it is where its rows are totals, it has no headings, or is a chart, for then it is short already."""
    if (
        annex.is_short
        or not isinstance(annex.body, AnnexTable)
        or not any(isinstance(one, Heading) for one in annex.body.rows)
    ):
        return annex
    every = _counted(annex.body)
    first = annex.title.removeprefix("Bảng ")
    first = first[:1].lower() + first[1:]
    remarks = own_remarks(annex, language)
    counted = tuple(one.in_(language) for one in _counted_once(annex.body, every))
    made = replace(
        annex,
        title=Text(f"Tổng hợp {first}", f"{annex.title}: summary").in_(language),
        body=_table(every, annex.body.summary, language),
        wide=False,
        notes=(),
        remarks=(_LEFT_OUT.in_(language), *remarks, *(() if _is_told(remarks, language) else counted)),
        foot=tuple(one for line in annex.foot if (one := _without_table(line, language))),
    )
    return replace(made, remarks=(*made.remarks, *(abbreviations(made) if language == "vi" else ())))


ONCE = Text("chỉ tính một lần", "counts once")
"""How an annex says of what stands in several rows that it is counted once."""
_LEFT_OUT = Text("Bản tổng hợp, không kèm từng dòng của danh mục.", "In short: the rows of the list are not enclosed.")


def _is_told(remarks: Iterable[str], language: Language) -> bool:
    """Whether the annex says itself that what stands in several rows counts once."""
    return any(ONCE.in_(language) in one for one in remarks)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What stands under a heading: the matters, or the rows with a number; and how many rows stand for more that the register does not name one by one."""

    things: frozenset[str] = frozenset()
    others: int = 0

    def __or__(self, other: _Tally) -> _Tally:
        """Give both together: a matter that both have counts once."""
        return _Tally(self.things | other.things, self.others + other.others)


_Counted = dict[str, dict[str, _Tally]]
"""By headings of the first level, under each by those of the second, what stands there."""


def _counted(table: AnnexTable) -> _Counted:
    found: _Counted = {}
    first = second = ""
    for one in table.rows:
        if isinstance(one, TableRow):
            if _counts(one):
                under, is_named = found.setdefault(first, {}), bool(one.of) or one.cells[0].value != ""
                tally = _Tally(frozenset({one.of or f"row {one.cells[0].value}"})) if is_named else _Tally(others=1)
                under[second] = under.get(second, _Tally()) | tally
        elif one.kind == "heading":
            name = one.short or _NUMBER.sub("", one.title)
            first, second = (name, "") if one.level == 1 else (first, name)
    return found


def _counts(row: TableRow) -> bool:
    return row.kind == "row" and row.only != "word"


def _whole(tallies: Iterable[_Tally]) -> _Tally:
    return reduce(or_, tallies, _Tally())


def _counted_once(table: AnnexTable, every: _Counted) -> Iterator[Text]:
    """Say why the numbers of the parts do not add up, or a list in full has more rows; nothing where neither is so."""
    whole = _whole(one for under in every.values() for one in under.values())
    rows, matters = sum(map(_counts, table.proper)) - whole.others, len(whole.things)
    if rows > matters:
        yield Text(
            f"Danh mục đầy đủ có {number(rows).vi} dòng ghi {number(matters).vi} việc: việc ghi ở nhiều dòng chỉ tính một lần, kể cả ở dòng tổng của nhiều mục.",
            f"The list in full has {in_english(rows, 'row')} of {in_english(matters, 'matter')}: one that stands in several rows counts once, in the totals of several headings too.",
        )


def _without_table(line: str, language: Language) -> str:
    """Give a line at the foot without the words that send to what the table in full cites: one in short cites nothing."""
    cited = CITED_IN_TABLE.in_(language)
    head, _, said = line.partition(": ")
    kept = [one for one in said.removesuffix(".").split("; ") if one != cited]
    return line if cited not in line else f"{head}: {'; '.join(kept)}." if kept else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading, with how many matters or rows stand under it, and how many stand for more that the register does not name one by one."""

    name: str
    counted: int
    others: int


def _table(every: _Counted, summary: str, language: Language) -> AnnexTable:
    tallies = {name: _whole(under.values()) for name, under in every.items()}
    whole = _whole(tallies.values())
    # Excel adds up what adds up.
    is_sum = sum(len(one.things) for one in tallies.values()) == len(whole.things)
    keys = tuple(str(at) for at, _ in enumerate(every, 1)) if is_sum else ()
    columns = TableOf[_Line](
        language, 12,
        ColumnOf(Text("Nội dung", "Subject"), 110, lambda one: one.name, total=lambda: Text("Cộng", "Total").in_(language)),
        ColumnOf(Text("Số lượng", "Number"), 24, lambda one: one.counted, "center", total=lambda: TableCell(len(whole.things), "number", sums=keys)),
        ColumnOf(
            Text("Lần giao chưa nêu từng việc", "Grants not listed one by one"), 30, lambda one: one.others or "", "center",
            total=lambda: whole.others or "",
        ),
    )  # fmt: skip
    rows: list[TableRow] = []
    for at, (name, under) in enumerate(every.items(), 1):
        rows.append(columns.row(at, _line(name, tallies[name]), str(at)))
        if len(under) > 1 or "" not in under:
            rest = Text("Còn lại", "The rest").in_(language)
            rows += [columns.row("", _line(f"– {part or rest}", tally), kind="part") for part, tally in under.items()]
    return replace(columns.table((*rows, columns.total()), lambda _: Text("", "")), summary=summary)


def _line(name: str, tally: _Tally) -> _Line:
    return _Line(name, len(tally.things), tally.others)
