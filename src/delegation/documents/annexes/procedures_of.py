"""The procedures of a holder that no decision gives it: those that it has by law, listed behind its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.annex import Annex, Heading
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.speech import text
from delegation.speech.holders import in_full, the

_UNSURE = Text("chưa chắc", "not certain")


def procedures_of(given: AnnexSource, concern: Concern) -> Iterator[Annex]:
    """List the procedures that a holder has by law, for certain or perhaps; nothing where it has none."""
    register = given.register
    own = {
        one: way
        for one, way in concern.ways.items()
        if way in ("law", "unsure") and register.matters[one].kind == "procedure"
    }
    if not own:
        return
    columns = TableOf[Matter](
        given.language, 12,
        ColumnOf(Text("Mã TTHC", "Code"), 22, given.code, "center"),
        ColumnOf(Text("Tên thủ tục hành chính", "Procedure"), 120, lambda one: text.sentence(one.title)),
        ColumnOf(Text("Lĩnh vực", "Field"), 40, given.field, only="excel"),
        ColumnOf(Text("Căn cứ", "Basis"), 64, given.law_of),
        ColumnOf(Text("Ghi chú", "Notes"), 26, lambda one: _UNSURE.in_(given.language) if own[one.id] == "unsure" else "", once=True, phrase=True),
    )  # fmt: skip
    several = sorted(
        (register.matters[one] for one in own), key=lambda one: (in_order(given.field(one)), in_order(one.id))
    )

    def lines() -> Iterator[Matter | Heading]:
        for field, members in groupby(several, key=given.field):
            yield Heading(field, 1)
            yield from members

    name = in_full(concern.holder)
    yield given.annex(
        f"nhiem-vu:{concern.holder.id}/thu-tuc",
        Text(
            f"Danh mục thủ tục hành chính của {name.vi} theo pháp luật",
            f"Administrative procedures of {the(name.en)} by law",
        ),
        Text("Thủ tục theo pháp luật", "Procedures by law"),
        columns.table(columns.numbered(lines()), rows_in("thủ tục", "procedures")),
        sources=(source for one in several for source in one.source),
    )
