"""The procedures that a register names as delegated by a form, each once, with all grants and rows that give a part of it."""

from __future__ import annotations

from dataclasses import replace

from delegation.documents.shared.annex import TableCell
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.model.figures import LedgerBook
from delegation.model.matters import AnnexRow, Grant
from delegation.model.row_numbers import row_order
from delegation.model.terms import Unknown
from delegation.speech import sentence
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class NamedProcedure:
    """A procedure that is named as delegated by a form: the grant and the row that name it first.

    ``others``: further rows and grants of the form that run on the day of the annex and give it to others, or other parts of it.
    One that is given only to be received or appraised is listed apart, and not counted.
    """

    form: int
    field: str
    grant: Grant
    row: AnnexRow
    others: tuple[tuple[Grant, AnnexRow], ...] = ()

    @property
    def every(self) -> tuple[tuple[Grant, AnnexRow], ...]:
        """All that give it or a part of it, the first to name it first."""
        return ((self.grant, self.row), *self.others)

    def receivers(self, given: AnnexSource) -> TableCell:
        """Name all who receive it, or a part of it; or say why one is not known."""
        first = given.receivers(self.grant)
        names = dict.fromkeys(str(given.receivers(grant).value) for grant, _ in self.every)
        return first if len(names) == 1 else replace(first, value="; ".join(names))

    def limits(self, given: AnnexSource) -> str:
        """Say what limits it: of several parts each in a sentence, with its receiver where these differ; nothing where nothing does."""
        said = {
            (str(given.receivers(grant).value), "; ".join(given.limits(grant, row))): None for grant, row in self.every
        }
        several = len({name for name, _ in said}) > 1
        told = [f"{name}: {limits}" if several else limits for name, limits in said if limits]
        return ". ".join(map(sentence, told))


def named_in(given: AnnexSource, book: LedgerBook) -> list[NamedProcedure]:
    """Give each named procedure of a form once, by field and in the order of the annex.

    What is given to be decided, and what is given only to be received or appraised, each once.
    """
    found: dict[tuple[str, bool], NamedProcedure] = {}
    wanted, form = set(book.named), book.ledger.form or 0
    for grant in sorted(given.register.grants.values(), key=lambda one: one.id):
        if grant.form != form or isinstance(grant.rows, Unknown):
            continue
        for row in grant.rows:
            matter, key = given.register.matters.get(row.matter), (row.matter, grant.decides)
            if matter is None or not (row.matter in wanted if grant.decides else matter.kind == "procedure"):
                continue
            first = found.setdefault(key, NamedProcedure(form, given.field(matter), grant, row))
            if _differs(first, grant, row, given):
                found[key] = replace(first, others=(*first.others, (grant, row)))
    return sorted(
        found.values(), key=lambda one: (in_order(one.field), one.grant.id, row_order(one.row.row or 0), one.row.matter)
    )


def _differs(first: NamedProcedure, grant: Grant, row: AnnexRow, given: AnnexSource) -> bool:
    """Say whether a row gives the procedure to others than those before it, or another part of it, on the day of the annex."""
    if row is first.row or not grant.running.possibly_holds(given.as_of):
        return False
    return all(
        (one.receiver if one.entry != grant.entry else grant.receiver) != grant.receiver
        or one.for_row(own).part != grant.for_row(row).part
        or one.worded_part != grant.worded_part
        for one, own in first.every
    )
