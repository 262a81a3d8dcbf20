"""What is said of a matter, as boxes of bits: who owns it by law, and which grants move it.

A statement holds in the intersection of its own term, the life of what it rests on (its legal basis, or the instrument and
the provision that give), and the life of the holder that it leads to. ``Claims`` reads the terms alone: what is stated,
whether or not it can be so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.authority.boxes import Territory
from delegation.authority.cases import Cases
from delegation.authority.days import EVERY_DAY, NEVER, Days, common, days_of, unsure
from delegation.authority.extended import stated
from delegation.authority.links import ByGrant, ByLaw, Link
from delegation.authority.lives import Lives, gives_for
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.parts import WHOLE, Part
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """An ownership by law or a grant, over its days, communes and cases.

    ``gives_for``: the holders whose authority the giver may give; ``giver_days``: the life of the giver.
    """

    link: Link
    giver: HolderId | None
    holder: HolderId | None
    days: Days
    communes: int
    cases: int
    unknown: tuple[str, ...]
    gives_for: tuple[HolderId, ...] = ()
    giver_days: Days = EVERY_DAY

    @property
    def owner(self) -> Ownership:
        """The ownership by law that it is; ``ValueError`` where it is a grant."""
        if self.link.ownership is None:
            raise ValueError(self.link)
        return self.link.ownership

    def covers(self, place: int, part: int) -> bool:
        """Say whether it reaches a piece of the territory and of the cases."""
        return bool(self.communes & place and self.cases & part)


class Statements:
    """Turns the ownerships and grants of one register into statements over numbered communes and cases."""

    def __init__(self, register: Register) -> None:
        """Take a register and number its communes, once for all matters."""
        self._register = register
        self._of_grants: dict[str, Statement] = {}
        self.baseline = register.baseline.toordinal()
        self.territory = Territory(register)
        self.lives = Lives(register)

    def by_law(self, one: Ownership, cases: Cases) -> tuple[Statement, ...]:
        """Give what the law says of an owner; without a holder where the register does not know it.

        One statement; of a part some limit of which is not known one for what is surely meant, and others, never certain,
        for what may be.
        """
        said = self._by_law(one, cases)
        return self._divided(said, one.part, cases) if one.part.unread else (said,)

    def _by_law(self, one: Ownership, cases: Cases) -> Statement:
        communes, chosen, days = self.territory.part(one.part), cases.part(one.part), self._of_law(one)
        if isinstance(one.holder, Unknown):
            return Statement(ByLaw(one), None, None, days, communes, chosen, (one.holder.reason,))
        holder, reach = self.territory.reach(one.holder)
        return Statement(ByLaw(one), None, holder, days, communes & reach, chosen, days.unknown)

    def given(self, grant: Grant, row: AnnexRow, cases: Cases) -> tuple[Statement, ...]:
        """Give what a grant says of one of its rows; without a giver or receiver that is not known. Divided as by law."""
        said = self._given(grant, row, cases)
        return self._divided(said, grant.part, cases) if grant.part.unread else (said,)

    def _divided(self, said: Statement, part: Part, cases: Cases) -> tuple[Statement, ...]:
        """Divide a statement of whatever a part may cover into what it surely covers and what it may."""
        sure = part.surely
        communes = said.communes & self.territory.part(sure) if sure is not None else 0
        chosen = said.cases & cases.part(sure) if sure is not None else 0
        because = tuple(one.why for one in part.unread)
        doubted = replace(
            said, days=unsure(said.days, because), unknown=tuple(dict.fromkeys((*said.unknown, *because)))
        )
        found = (
            replace(said, communes=communes, cases=chosen),
            replace(doubted, communes=said.communes & ~(communes if chosen else 0)),
            replace(doubted, communes=communes, cases=said.cases & ~chosen),
        )
        return tuple(one for one in found if one.communes and one.cases) or (doubted,)

    def _given(self, grant: Grant, row: AnnexRow, cases: Cases) -> Statement:
        # What a row gives of its grant is known by the row.
        whole = self._of_grants.get(grant.id) if row.part == WHOLE else self._of_grant(grant, row)
        if whole is None:
            whole = self._of_grants[grant.id] = self._of_grant(grant, row)
        days = self._of_row(grant, row)
        unknown = tuple(dict.fromkeys((*whole.unknown, *days.unknown, *whole.giver_days.unknown)))
        return Statement(
            ByGrant(grant, row),
            whole.giver,
            whole.holder,
            days,
            whole.communes,
            cases.part(grant.part),
            unknown,
            whole.gives_for,
            whole.giver_days,
        )

    def _of_grant(self, grant: Grant, row: AnnexRow) -> Statement:
        """Give what holds for all rows of a grant, whatever their cases."""
        communes, giver, holder = self.territory.part(grant.part), None, None
        stands_for: tuple[HolderId, ...] = ()
        if not isinstance(grant.giver, Unknown):
            giver, reach = self.territory.reach(grant.giver)
            communes &= reach
            stands_for = tuple(self.territory.reach(name)[0] for name in gives_for(self._register, grant.giver))
        if not isinstance(grant.receiver, Unknown):
            holder, reach = self.territory.reach(grant.receiver)
            communes &= reach
        unknown = tuple(one.reason for one in (grant.giver, grant.receiver) if isinstance(one, Unknown))
        alive = self._of_giver(grant)
        return Statement(ByGrant(grant, row), giver, holder, EVERY_DAY, communes, 0, unknown, stands_for, alive)

    def _of_law(self, one: Ownership) -> Days:
        return common(days_of(one.term), self.lives.holder(one.holder), self.lives.basis(one.basis))

    def _of_row(self, grant: Grant, row: AnnexRow) -> Days:
        return common(self.lives.granted(grant, row), self.lives.holder(grant.receiver))

    def _of_giver(self, grant: Grant) -> Days:
        return self.lives.holder(grant.giver)

    def box(self, matter: Matter, by_law: Sequence[Statement]) -> tuple[int, int, int]:
        """Give the box of a matter: its first and last day as ordinals, and its communes.

        From the baseline on; where the matter names no territory, wherever its owners by law stand.
        """
        stretches = days_of(matter.term).stretches
        if not stretches:
            return NEVER, 0, 0
        start, end = max(self.baseline, stretches[0].start), stretches[-1].end
        if matter.territory is not None:
            return start, end, self.territory.named(matter.territory)
        communes = 0
        for one in by_law:
            part = one.link.ownership.part if one.link.ownership is not None else None
            whole = part is None or one.holder is None or bool(part.communes or part.except_communes)
            communes |= self.territory.everywhere if whole else one.communes
        return start, end, communes or self.territory.everywhere


class Claims(Statements):
    """The same by the terms alone, as if everybody and every text they rest on were always there."""

    def _of_law(self, one: Ownership) -> Days:
        return days_of(one.term)

    def _of_row(self, grant: Grant, row: AnnexRow) -> Days:  # noqa: ARG002  a claim does not ask what gives the row
        return stated(grant)

    def _of_giver(self, grant: Grant) -> Days:  # noqa: ARG002  nor whether the giver is there
        return EVERY_DAY
