"""The procedures of a holder that no decision gives it: those that it has by law, or by what is not known, listed behind its tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Literal

from delegation.authority.holdings import Holdings
from delegation.documents.annexes.concern import BY_NO_GRANT, Concern, Way
from delegation.documents.annexes.unexamined import carried_out
from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.speech import in_english, text
from delegation.speech.holders import holder_label, in_full, the
from delegation.speech.unknowns import not_certain
from delegation.values import dataclass

_BY_LAW = Text("Theo pháp luật", "By law")
NO_BASIS = Text("Chưa rõ căn cứ", "Basis not known")
_NAMED = Text(
    "Nguồn chỉ nêu là cơ quan thực hiện, chưa rõ ai có thẩm quyền",
    "Named only as the body that carries out; the owner is not known",
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A procedure, and how the holder has it: ``named`` where a source only names it as the body that carries out."""

    matter: Matter
    way: Way | Literal["named"]

    def is_based(self, given: AnnexSource) -> bool:
        """Whether it is known by which law it is had."""
        return given.law_of(self.matter).kind != "unknown"


def procedures_of(given: AnnexSource, concern: Concern) -> Iterator[Annex]:
    """List the procedures that a holder has by no grant, for certain or perhaps, and those of which a source only names it; nothing where there are none."""
    lines = tuple(_lines(given, concern))
    if not lines:
        return
    notes = Notes()
    columns = TableOf[_Line](
        given.language, 12,
        ColumnOf(Text("Mã TTHC", "Code"), 22, lambda one: given.code(one.matter), "center"),
        ColumnOf(Text("Tên thủ tục hành chính", "Procedure"), 120, lambda one: TableCell(text.sentence(one.matter.title), notes=notes.add_all(_unsure(given, concern, one)))),
        ColumnOf(Text("Lĩnh vực", "Field"), 40, lambda one: given.field(one.matter), only="excel"),
        ColumnOf(Text("Cách có thẩm quyền", "How it is held"), 40, lambda one: _part(given, one).in_(given.language), only="excel"),
        ColumnOf(Text("Căn cứ", "Basis"), 64, lambda one: given.law_of(one.matter), once=True),
    )  # fmt: skip
    name = in_full(concern.holder)
    title = _title(dict.fromkeys(_part(given, one) for one in lines))
    yield given.annex(
        f"nhiem-vu:{concern.holder.id}/thu-tuc",
        Text(
            f"Danh mục thủ tục hành chính của {name.vi}{title.vi}",
            f"Administrative procedures of {the(name.en)}{title.en}",
        ),
        Text("Thủ tục hành chính", "Procedures"),
        columns.table(columns.numbered(_headed(given, lines)), rows_in("thủ tục", "procedure"), notes),
        notes,
        sources=(source for one in lines for source in one.matter.source),
    )


def not_enclosed(given: AnnexSource, lists: Sequence[Annex]) -> tuple[Text, ...]:
    """Say how many procedures a list of tasks leaves out that the holder has beside them; nothing where it has none."""
    count = sum(1 for each in lists if isinstance(each.body, AnnexTable) for _ in each.body.proper)
    if not count:
        return ()
    return (
        Text(
            f"Không kèm danh mục {given.number(count)} thủ tục hành chính của cùng chủ thể.",
            f"The list of the {in_english(count, 'procedure')} of the same holder is not enclosed.",
        ),
    )


def _lines(given: AnnexSource, concern: Concern) -> Iterator[_Line]:
    """Give the procedures, those by law first, then those without a known basis, then those of which a source only names the holder, each by field."""
    matters = given.register.matters
    own = [_Line(matters[one], way) for one, way in concern.ways.items() if way in BY_NO_GRANT]
    every = [*own, *(_Line(matters[one], "named") for one in carried_out(given, concern))]
    yield from sorted(
        (one for one in every if one.matter.kind == "procedure"),
        key=lambda one: (
            one.way == "named", not one.is_based(given), in_order(given.field(one.matter)), in_order(one.matter.id)
        ),
    )  # fmt: skip


def _part(given: AnnexSource, one: _Line) -> Text:
    if one.way == "named":
        return _NAMED
    return _BY_LAW if one.is_based(given) else NO_BASIS


def _title(parts: Collection[Text]) -> Text:
    """Give what a title says of them all: where several kinds are listed, headings say it."""
    if tuple(parts) == (_BY_LAW,):
        return Text(" theo pháp luật", " by law")
    if tuple(parts) == (NO_BASIS,):
        return Text(", chưa rõ căn cứ", ", basis not known")
    return Text(" (không kể thủ tục được giao)", " (what is given to it left out)")


def _headed(given: AnnexSource, lines: Sequence[_Line]) -> Iterator[_Line | Heading]:
    are_several = len({_part(given, one) for one in lines}) > 1 or lines[0].way == "named"
    for part, several in groupby(lines, key=lambda one: _part(given, one)):
        if are_several:
            yield Heading(part.in_(given.language), 1)
        for field, members in groupby(several, key=lambda one: given.field(one.matter)):
            yield Heading(field, 2 if are_several else 1)
            yield from members


def _unsure(given: AnnexSource, concern: Concern, line: _Line) -> Iterator[str]:
    """Say why it is not certain that a holder has a matter; nothing where it is."""
    if line.way != "unsure":
        return
    whole = given.examination.territory.whole(concern.holder.id)
    several = (
        next(one.because for one in tile.standing if one.holder == whole)
        for tile in Holdings(given.examination).tiles(line.matter)
        if any(one.holder == whole for one in tile.standing)
    )
    for because in several:
        yield f"{not_certain(holder_label(concern.holder.id, given.register), because).in_(given.language)}."
