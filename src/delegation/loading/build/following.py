"""Documents to model: parts that may go on for the commune that took over, where it is not known whether what was decided does."""

from __future__ import annotations

from dataclasses import replace

from delegation.model.holders import Succession
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.parts import Part, UnreadLimit
from delegation.model.reasons import GOES_ON
from delegation.model.register import Register
from delegation.model.succession import followed
from delegation.model.terms import Unknown


def perhaps(register: Register) -> Register:
    """Give a register in which what names an old commune may reach the new one, as far as it is not known that it does not.

    What is excepted there stays as it is stated: of it the answer about the new commune says that it is not known.
    """
    doubts = [one.follows for one in register.succession if isinstance(one.follows, Unknown)]
    if not doubts:
        return register
    going_on = _GoingOn(register, doubts[0].said_of(GOES_ON).reason)
    return replace(
        register,
        grants={name: going_on.grant(one) for name, one in register.grants.items()},
        matters={name: going_on.matter(one) for name, one in register.matters.items()},
    )


class _GoingOn:
    """Parts as they would be if all that is not known to go on did."""

    def __init__(self, register: Register, why: str) -> None:
        self._register, self._why = register, why
        self._if_so = replace(register, succession=tuple(map(_followed, register.succession)))

    def part(self, one: Part) -> Part:
        if not one.communes:
            return one
        sure = followed(self._register, one.communes)
        more = tuple(code for code in followed(self._if_so, one.communes) if code not in sure)
        if not more:
            return one
        limit = UnreadLimit("communes", self._why, sure=one.communes)
        return replace(one, communes=(*one.communes, *more), unread=(*one.unread, limit))

    def grant(self, one: Grant) -> Grant:
        rows = one.rows if isinstance(one.rows, Unknown) else tuple(map(self._given, one.rows))
        return replace(one, part=self.part(one.part), rows=rows)

    def _given(self, row: AnnexRow) -> AnnexRow:
        return replace(row, part=self.part(row.part))

    def matter(self, one: Matter) -> Matter:
        return replace(one, owners=tuple(replace(owner, part=self.part(owner.part)) for owner in one.owners))


def _followed(one: Succession) -> Succession:
    return replace(one, follows=True) if isinstance(one.follows, Unknown) else one
