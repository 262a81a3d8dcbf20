"""Annexes in short: how many rows stand under each heading, without the rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableCell, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.findings import Language, Text
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
    counted = _counted(annex.body)
    first = annex.title[:1].lower() + annex.title[1:]
    left_out = Text(
        "Bản tổng hợp, không kèm từng dòng của danh mục.", "In short: the rows of the list are not enclosed."
    )
    return replace(
        annex,
        title=Text(f"Tổng hợp {first}", f"{annex.title}: summary").in_(language),
        body=_table(counted, annex.body.summary, language),
        wide=False,
        notes=(),
        remarks=(left_out.in_(language),),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading, with how many rows under it have a number, and how many stand for more that the register does not name one by one."""

    name: str
    counted: int
    others: int
    key: str = ""


def _counted(table: AnnexTable) -> dict[str, Counter[tuple[str, bool]]]:
    """Count the rows under each heading of the first level by those of the second, and by whether they have a number."""
    found: dict[str, Counter[tuple[str, bool]]] = {}
    first = second = ""
    for one in table.rows:
        if isinstance(one, TableRow):
            if one.kind == "row" and one.only != "word":
                found.setdefault(first, Counter())[second, one.cells[0].value != ""] += 1
        elif one.kind == "heading":
            name = _NUMBER.sub("", one.title)
            first, second = (name, "") if one.level == 1 else (first, name)
    return found


def _table(counted: dict[str, Counter[tuple[str, bool]]], summary: str, language: Language) -> AnnexTable:
    keys = [str(at) for at, _ in enumerate(counted, 1)]
    every = [_line(name, under, key) for key, (name, under) in zip(keys, counted.items(), strict=True)]
    columns = TableOf[_Line](
        language, 12,
        ColumnOf(Text("Nội dung", "Subject"), 110, lambda one: one.name, total=lambda: Text("Cộng", "Total").in_(language)),
        ColumnOf(Text("Số lượng", "Number"), 24, lambda one: one.counted, "center", total=lambda: TableCell(sum(one.counted for one in every), "number", sums=tuple(keys))),
        ColumnOf(
            Text("Lần giao chưa nêu từng việc", "Grants not listed one by one"), 30, lambda one: one.others or "", "center",
            total=lambda: sum(one.others for one in every) or "",
        ),
    )  # fmt: skip
    rows: list[TableRow] = []
    for at, one in enumerate(every, 1):
        rows.append(columns.row(at, one, one.key))
        names = list(dict.fromkeys(name for name, _ in counted[one.name]))
        if len(names) > 1 or names[0]:
            rows += [columns.row("", _part(name, counted[one.name], language), kind="part") for name in names]
    return replace(columns.table((*rows, columns.total()), lambda _: Text("", "")), summary=summary)


def _line(name: str, under: Counter[tuple[str, bool]], key: str) -> _Line:
    counted = sum(count for (_, has_number), count in under.items() if has_number)
    return _Line(name, counted, under.total() - counted, key)


def _part(name: str, under: Counter[tuple[str, bool]], language: Language) -> _Line:
    shown = name or Text("Còn lại", "The rest").in_(language)
    return _Line(f"– {shown}", under[name, True], under[name, False])
