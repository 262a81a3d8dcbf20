"""The procedures of a holder that no decision gives it: those that it has by law, listed behind its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from delegation.authority.holdings import Holdings
from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.speech import text
from delegation.speech.holders import holder_label, in_full
from delegation.speech.unknowns import not_certain


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
    notes = Notes()
    columns = TableOf[Matter](
        given.language, 12,
        ColumnOf(Text("Mã TTHC", "Code"), 22, given.code, "center"),
        ColumnOf(Text("Tên thủ tục hành chính", "Procedure"), 120, lambda one: TableCell(text.sentence(one.title), notes=notes.add_all(_unsure(given, concern, one)) if own[one.id] == "unsure" else ())),
        ColumnOf(Text("Lĩnh vực", "Field"), 40, given.field, only="excel"),
        ColumnOf(Text("Căn cứ", "Basis"), 64, given.law_of),
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
            f"Administrative procedures of {name.en} by law",
        ),
        Text("Thủ tục theo pháp luật", "Procedures by law"),
        columns.table(columns.numbered(lines()), rows_in("thủ tục", "procedures"), notes),
        notes,
        sources=(source for one in several for source in one.source),
    )


def _unsure(given: AnnexSource, concern: Concern, matter: Matter) -> Iterator[str]:
    """Say why it is not certain that a holder has a matter."""
    whole = given.examination.territory.whole(concern.holder.id)
    several = (
        next(one.because for one in tile.standing if one.holder == whole)
        for tile in Holdings(given.examination).tiles(matter)
        if any(one.holder == whole for one in tile.standing)
    )
    for because in several:
        yield f"{not_certain(holder_label(concern.holder.id, given.register), because).in_(given.language)}."
