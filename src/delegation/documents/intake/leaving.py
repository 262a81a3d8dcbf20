"""The sheet of a decision that can be edited and imported again: its facts above the heads, a row for each row of its annex."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO

from delegation.documents.intake.deed import KEY, NAMES
from delegation.documents.intake.matching import NOT_PRINTED
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import STEPS as STEPS_OF_ALL
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.speech.letters import as_text
from delegation.speech.limits import STEP_WORDS

HEADS = (
    "STT",
    "Mã số",
    "Mã như in",
    "Tên thủ tục, nhiệm vụ",
    "Lĩnh vực",
    "Cơ quan được ủy quyền",
    "Căn cứ pháp lý",
    "Ghi chú",
)
END, STEPS = "Ủy quyền đến", "Các bước được giao"
"""Heads of the columns that stand where grants differ in them."""
_WIDTHS = (18, 18, 14, 60, 20, 24, 34, 40, 18, 24)
_STATED = re.compile(r"văn bản ghi: «(.*)»")


def lines(register: Register, instrument: Instrument, grants: Sequence[Grant]) -> list[list[str]]:
    """Give the lines of the sheet: facts, heads, rows. A grant whose matters are not listed has no row."""
    ends = len({_end(one) for one in grants}) > 1
    steps = len({one.steps for one in grants}) > 1
    facts = [
        [f"{KEY}{key}", value, NAMES[key].vi] for key, value in _facts(instrument, grants) if key != "end" or not ends
    ]
    more = [*([END] if ends else []), *([STEPS] if steps else [])]
    rows = [
        [
            *_row(register, grant, row),
            *([_end(grant)] if ends else []),
            *([", ".join(STEP_WORDS[one].vi for one in grant.steps or STEPS_OF_ALL)] if steps else []),
        ]
        for grant in grants
        for row in if_known(grant.rows)
    ]
    return [*([*one, *[""] * (len(HEADS) + len(more) - len(one))] for one in facts), [*HEADS, *more], *rows]


def _end(grant: Grant) -> str:
    """Give the last day of a grant, or the words of the paper for one that is not known."""
    if isinstance(grant.term.end, Day):
        return grant.term.end.isoformat()
    found = _STATED.fullmatch(grant.term.end.reason) if isinstance(grant.term.end, Unknown) else None
    return found[1] if found else grant.term.end.reason if isinstance(grant.term.end, Unknown) else ""


def _facts(instrument: Instrument, grants: Sequence[Grant]) -> Iterator[tuple[str, str]]:
    first = grants[0]
    known = {
        "id": instrument.id,
        "number": instrument.number,
        "issued": instrument.issued,
        "issuer": instrument.issuer,
        "title": instrument.title,
        "mechanism": first.mechanism,
        "giver": first.giver,
        "effective": instrument.term.start,
        "begins": first.term.start if first.term.start != instrument.term.start else None,
        "end": first.term.end,
    }
    for key, value in known.items():
        if isinstance(value, Day):
            yield key, value.isoformat()
        elif isinstance(value, str):
            yield key, value


def _row(register: Register, grant: Grant, row: AnnexRow) -> list[str]:
    matter = register.matters.get(row.matter)
    field = register.fields.get(matter.field) if matter is not None and matter.field is not None else None
    printed = NOT_PRINTED if isinstance(row.printed, Unknown) else row.printed or ""
    receiver = "" if isinstance(grant.receiver, Unknown) else grant.receiver
    return [
        str(row.row) if row.row is not None else "",
        row.matter,
        printed,
        matter.title if matter is not None else "",
        field.name if field is not None else "",
        receiver,
        "; ".join(_cited(register, one) for one in row.basis),
        row.note or "",
    ]


def _cited(register: Register, one: Citation) -> str:
    found = register.instrument(one.instrument)
    number = found.number if found is not None and isinstance(found.number, str) else one.instrument
    return f"{one.at} {number}" if one.at else number


def as_csv(sheet: Sequence[Sequence[str]]) -> bytes:
    """Write lines as CSV that Excel set to Vietnam opens: UTF-8 with a mark, semicolons, no formulas."""
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(map(as_text, line) for line in sheet)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_excel(sheet: Sequence[Sequence[str]]) -> bytes:
    """Write lines as an Excel file, every cell as text: a code that was made a number loses zeros."""
    from openpyxl import Workbook  # noqa: PLC0415  slow to import: only where a sheet is made
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  the same

    book = Workbook()
    table = book.active
    table.title = "Phụ lục"
    for at, line in enumerate(sheet, 1):
        for column, text in enumerate(line, 1):
            cell = table.cell(at, column)
            if text:
                cell.value = text
                cell.data_type = "s"  # also where it begins like a formula
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=tuple(line[: len(HEADS)]) == HEADS)
    for at, width in enumerate(_WIDTHS):
        table.column_dimensions[chr(ord("A") + at)].width = width
    made = BytesIO()
    book.save(made)
    return made.getvalue()
