"""Grants whose giver does not hold what it gives, and which check tells them: one cause, one finding.

Where what the giver held by ended while the grant ran, the grant outlives its authority (DLG503); where it did not hold, or
somebody else had it since, the grant gives nothing (DLG303). Grants that lead back to where they began are told by DLG401. What was received from
such a grant is named with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.bounds import Bound, bounds
from delegation.authority.boxes import blocks_of, outside_of
from delegation.authority.cases import Cases
from delegation.authority.examination import Examination
from delegation.authority.links import ByLaw
from delegation.authority.lives import carriers
from delegation.authority.tiles import Outside, Ungrounded
from delegation.findings import Text
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import parties, text
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Groundless:
    """What is without ground in one matter. ``ended``: what the giver held by, where that ended while the grant ran."""

    matter: Matter
    found: Ungrounded
    ended: Bound | None

    @property
    def grant(self) -> Grant:
        """The first of the grants."""
        return self.found.links[0].grant

    @property
    def grants(self) -> tuple[str, ...]:
        """The ids of the grants and of those that hang on them."""
        return (*(one.grant.id for one in self.found.links), *(one.id for one in self.found.followers))


def groundless(examination: Examination, *, outlived: bool) -> Iterator[Groundless]:
    """Give what is without ground, matter by matter in the order of ids.

    ``outlived``: only where what the giver held by ended while the grant ran; else only where it did not.
    """
    register = examination.register
    for name in sorted(register.grants_of):
        matter = register.matters.get(name)
        if matter is None or examination.is_plainly_given(matter):
            continue
        for one in examination.tiling(name).ungrounded:
            if _is_circle(examination, matter, one):
                continue
            ended = ending(examination, matter, one)
            if (ended is not None) == outlived:
                yield Groundless(matter, one, ended)


def ending(examination: Examination, matter: Matter, one: Ungrounded) -> Bound | None:
    """Give what ended on the last day on which the giver held: its law, its text, itself.

    ``None`` where it never held, and where it gave the matter away or somebody else took it.
    """
    register, last = examination.register, one.last
    if last is None:
        return None
    held = one.held.chain if one.held is not None else tuple(map(ByLaw, matter.owners))
    rests = [bound for link in held for bound in bounds(link, register, last)]
    giver = one.links[0].grant.giver
    rests += [Bound("holder", body.id, body.label, body.term) for body in carriers(register, giver)]
    ended = [bound for bound in rests if bound.term.end == last]
    return min(ended, key=lambda bound: (_WEIGHT[bound.kind], bound.about), default=None)


_WEIGHT = {"basis": 0, "suspension": 1, "holder": 2, "instrument": 3, "grant": 4, "law": 5, "matter": 6}
"""Which of several ends of one day is told: what explains the others."""


def beyond(examination: Examination, *, after: bool) -> Iterator[tuple[Matter, Outside]]:
    """Give the parts of grants that reach beyond their matter: ``after`` it has ended, or in any other way."""
    register = examination.register
    for name in sorted(register.grants_of):
        matter = register.matters.get(name)
        if matter is None or (examination.is_plainly_given(matter) and not _has_days(matter)):
            continue
        for one in examination.tiling(name).outside:
            if (one.kind == "after") == after and not _has_empty_class(examination, one.link.grant):
                yield matter, one


def contradicts_its_grant(register: Register, matter: Matter, one: Outside) -> bool:
    """Whether a row names only what its own grant does not give: communes or cases. DLG005 tells that at the row."""
    row, grant = one.link.row, register.grants.get(one.link.grant.id)
    if row is None or grant is None:
        return False
    if one.kind == "communes":
        named, part = row.part.communes, grant.part
        return bool(named) and all(
            (part.communes and code not in part.communes) or code in part.except_communes for code in named
        )
    known, given = {each.name: each for each in matter.dimensions}, dict(grant.part.only)
    return one.kind == "cases" and any(
        {*known[name].chosen(values)}.isdisjoint(known[name].chosen(given[name]))
        for name, values in row.part.only
        if name in known and name in given
    )


def _has_empty_class(examination: Examination, grant: Grant) -> bool:
    """Whether giver or receiver is a class that has no members anywhere, which DLG103 tells."""
    sides = (side for side in (grant.giver, grant.receiver) if not isinstance(side, Unknown))
    return any(not examination.territory.reach(side)[1] for side in sides)


def _has_days(matter: Matter) -> bool:
    return matter.term.start is not None or matter.term.end is not None


def _is_circle(examination: Examination, matter: Matter, one: Ungrounded) -> bool:
    """Whether the grants lead back to where they began in all these cells, which DLG401 tells."""
    ids = {link.grant.id for link in one.links}
    if len(ids) == 1 and one.links[0].grant.giver != one.links[0].grant.receiver:
        return False
    circles = [
        circle for circle in examination.circles(matter.id) if ids.issuperset(grant.id for grant in circle.grants)
    ]
    territory, cases = examination.territory, Cases(matter.dimensions)
    cells = blocks_of((cell for circle in circles for cell in circle.cells), territory, cases)
    return bool(cells) and not outside_of(blocks_of(one.boxes, territory, cases), cells)


def hanging(register: Register, found: Ungrounded) -> Text:
    """Say which further grants hang on one without ground; nothing for none."""
    if not found.followers:
        return Text("", "")
    names = text.listed(
        (text.remarked(Text(one.id, one.id), [parties.giving(register, one.id)]) for one in found.followers),
        3,
    )
    return Text(
        f" Giao tiếp từ đó cũng không có căn cứ: {names.vi}.",
        f" What is passed on from there has no ground either: {names.en}.",
    )
