"""The list behind what ends: the matters that rest on it, by what ends and by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.annex import Annex, Heading
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.questions.horizon.endings import Ending
from delegation.speech import counted, text

LIST = "het-han/danh-muc"
_Rows = Sequence[tuple[Ending, Sequence[Matter]]]


def list_of(given: AnnexSource, rows: _Rows, called: Callable[[Ending], str], concern: Concern | None) -> Annex:
    """List the matters that rest on each of several things that end, which ``called`` names; they come in the order of their fields."""
    notes = Notes()
    columns = TableOf[tuple[str, Matter]](
        given.language, 12,
        ColumnOf(Text("Hết hạn", "What ends"), 50, lambda one: one[0], only="excel"),
        ColumnOf(Text("Mã TTHC", "Code"), 22, lambda one: given.code(one[1]), "center"),
        ColumnOf(Text("Tên việc", "Matter"), 120, lambda one: text.sentence(one[1].title)),
        ColumnOf(Text("Lĩnh vực", "Field"), 40, lambda one: given.field(one[1]), only="excel"),
        ColumnOf(Text("Cơ quan chủ trì theo luật", "Owner by law"), 38, lambda one: given.owners(one[1]), once=True),
        ColumnOf(Text("Căn cứ", "Basis"), 64, lambda one: given.law_of(one[1])),
        of=lambda one: one[1].id,
    )  # fmt: skip
    whole = counted(len({one.id for _, matters in rows for one in matters}), "việc", "matter")
    title = Text("Danh mục việc dựa vào văn bản, lần giao quyền sắp hết hạn", "Matters that rest on what ends")
    return given.annex(
        LIST,
        concern.of(title) if concern else title,
        Text("Việc liên quan", "Matters"),
        columns.table(
            columns.numbered(_listed(given, rows, called)), lambda _: Text(f"{whole.vi}.", f"{whole.en}."), notes
        ),
        notes,
    )


def _listed(given: AnnexSource, rows: _Rows, called: Callable[[Ending], str]) -> Iterator[tuple[str, Matter] | Heading]:
    for ending, matters in rows:
        name, last = called(ending), given.day(ending.day)
        yield Heading(given.say(f"{name} (hết ngày {last})", f"{name} (to {last})"), 1)
        for field, members in groupby(matters, key=given.field):
            # A field is a heading, so that paper needs no column that says it in every row.
            yield Heading(field, 2)
            yield from ((name, one) for one in members)
