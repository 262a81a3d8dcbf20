"""What is said of a matter, as boxes of bits: who owns it by law, and which grants move it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from delegation.authority.boxes import NEVER, Cases, Span, Territory, span_of
from delegation.authority.cell import Link, Statement
from delegation.citing import given_at
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown


class Statements:
    """Turns the ownerships and grants of one register into statements over numbered communes and cases."""

    def __init__(self, register: Register) -> None:
        """Take a register and number its communes, once for all matters."""
        self._register = register
        self._of_grants: dict[str, Statement] = {}
        self.territory = Territory(register)

    def by_law(self, one: Ownership, cases: Cases) -> Statement:
        """Give what the law says of an owner; without a holder where the register does not know it."""
        communes, chosen, span = self.territory.part(one.part), cases.part(one.part), span_of(one.term)
        if isinstance(one.holder, Unknown):
            return Statement(Link(one), None, None, span, communes, chosen, (one.holder.reason,))
        holder, reach = self.territory.reach(one.holder)
        return Statement(Link(one), None, holder, span, communes & reach, chosen, one.term.unknowns)

    def given(self, grant: Grant, row: AnnexRow, cases: Cases) -> Statement:
        """Give what a grant says of one of its rows; without a giver or receiver that is not known."""
        whole = self._of_grants.get(grant.id)
        if whole is None:
            whole = self._of_grants[grant.id] = self._of_grant(grant)
        link, part = Link(None, grant, row), cases.part(grant.part)
        span = self._of_provision(whole.span, grant, row)
        return Statement(link, whole.giver, whole.holder, span, whole.communes, part, whole.unknown)

    def _of_grant(self, grant: Grant) -> Statement:
        """Give what holds for all rows of a grant, whatever their cases."""
        communes, giver, holder = self.territory.part(grant.part), None, None
        if not isinstance(grant.giver, Unknown):
            giver, reach = self.territory.reach(grant.giver)
            communes &= reach
        if not isinstance(grant.receiver, Unknown):
            holder, reach = self.territory.reach(grant.receiver)
            communes &= reach
        unknown = [
            *grant.term.unknowns,
            *(one.reason for one in (grant.giver, grant.receiver) if isinstance(one, Unknown)),
        ]
        return Statement(Link(None, grant), giver, holder, self._span(grant), communes, 0, tuple(unknown))

    def _span(self, grant: Grant) -> Span:
        """Give the term of a grant, cut by the known days of the life of its instrument."""
        span, made_by = span_of(grant.term), self._register.instruments.get(grant.instrument)
        return span if made_by is None else _within(span, self._register.life(made_by))

    def _of_provision(self, span: Span, grant: Grant, row: AnnexRow) -> Span:
        """Cut the span of a grant at the life of the provision that gives one row, where a part of the decision has its own."""
        made_by = self._register.instruments.get(grant.instrument)
        if made_by is None or not (made_by.part_starts or made_by.part_ends):
            return span
        return _within(span, self._register.life(made_by, given_at(grant, row)))

    def box(self, matter: Matter, by_law: Sequence[Statement]) -> tuple[int, int, int]:
        """Give the box of a matter: its first and last day as ordinals, and its communes.

        From the baseline on; where the matter names no territory, wherever its owners by law stand.
        """
        span = span_of(matter.term)
        start, end = max(self._register.baseline.toordinal(), span.possible_start), span.possible_end
        if matter.territory is not None:
            return start, end, self.territory.named(matter.territory)
        communes = 0
        for one in by_law:
            owned_by = one.link.ownership
            whole = (
                owned_by is None or one.holder is None or bool(owned_by.part.communes or owned_by.part.except_communes)
            )
            communes |= self.territory.everywhere if whole else one.communes
        return start, end, communes or self.territory.everywhere


def _within(span: Span, term: Term) -> Span:
    """Cut a span at the known ends of a term."""
    return span.within(
        term.start.toordinal() if isinstance(term.start, date) else 0,
        term.end.toordinal() if isinstance(term.end, date) else NEVER,
    )
