"""Who owns some matters by law on a day, and by which grants they were given on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant, ByLaw
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount, largest_first, under_headings
from delegation.charts.shared.words import LEVELS
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.terms import Unknown
from delegation.speech import instruments, sentence
from delegation.values import dataclass

UNKNOWN = ""
"""Stands for an owner whom the register does not know."""
NOBODY = "-"
"""Stands where no owner by law is left on the day."""
_LASTING = ("in-force", "unknown")


@dataclass(frozen=True, slots=True)
class OwnerGroup:
    """Matters that the same holder owns by law and that the same grants give on.

    ``level``: its tier; empty if not known, ``NOBODY`` if nobody owns them.
    """

    level: str
    owner: str
    grants: tuple[Grant, ...]
    matters: tuple[MatterId, ...]

    @property
    def is_owned(self) -> bool:
        """Whether the register knows who owns them."""
        return self.owner not in (UNKNOWN, NOBODY)


def groups_of(matters: Sequence[Matter], examination: Examination) -> tuple[OwnerGroup, ...]:
    """Group matters by tier, owner by law and grants. What ends with its law or its holder is owned by nobody."""
    found: dict[tuple[str, tuple[str, ...]], tuple[tuple[Grant, ...], list[MatterId]]] = {}
    for matter in matters:
        grants = _grants(matter, examination)
        owners = _owners(matter, examination)
        for owner in owners:
            own = tuple(one for one in grants if _belongs(one, owner, owners, examination))
            found.setdefault((owner, tuple(one.id for one in own)), (own, []))[1].append(matter.id)
    groups = [
        OwnerGroup(_level(owner, examination), owner, grants, tuple(ids)) for (owner, _), (grants, ids) in found.items()
    ]
    held: dict[str, int] = {}
    for one in groups:
        held[one.owner] = held.get(one.owner, 0) + len(one.matters)
    order = list(LEVELS)

    def rank(one: OwnerGroup) -> tuple[object, ...]:
        given = tuple(grant.id for grant in one.grants)
        return (order.index(one.level), -held[one.owner], one.owner, bool(given), given)

    return tuple(sorted(groups, key=rank))


def by_instrument(groups: Iterable[OwnerGroup]) -> tuple[tuple[OwnerGroup, ...], ...]:
    """Put the groups of an owner together that the same instruments give on by the same mechanism, to whomever."""
    found: dict[object, list[OwnerGroup]] = {}
    for one in groups:
        ways = tuple(sorted({(grant.instrument, grant.mechanism) for grant in one.grants}))
        found.setdefault((one.level, one.owner, ways), []).append(one)
    return tuple(tuple(one) for one in found.values())


def by_basis(matters_: Iterable[MatterId], owner: str | None, canvas: Canvas) -> tuple[FieldCount, ...]:
    """Group matters by the instrument by which an owner has them; ``None``: any owner."""
    entries = ((_basis(canvas.register.matters[one], owner, canvas), one, None) for one in matters_)
    return largest_first(under_headings(canvas.register, entries))


def _basis(matter: Matter, owner: str | None, canvas: Canvas) -> str:
    own = [one for one in matter.owners if owner in (None, one.holder)] or list(matter.owners)
    basis = next((one.basis for one in own if one.basis), matter.basis)
    if isinstance(basis, Unknown):
        return canvas.say("Căn cứ chưa rõ", "Legal basis not known")
    if not basis:
        return canvas.say("Căn cứ không ghi trong sổ", "Legal basis not in the register")
    found = canvas.register.instrument(basis[0].instrument)
    return sentence(instruments.instrument(found).in_(canvas.language)) if found is not None else basis[0].instrument


def _owners(matter: Matter, examination: Examination) -> tuple[str, ...]:
    register, day = examination.register, examination.as_of
    lasting = (one for one in matter.owners if life_on(ByLaw(one), register, day) in _LASTING)
    found = dict.fromkeys(UNKNOWN if isinstance(one.holder, Unknown) else str(one.holder) for one in lasting)
    return tuple(found) or (NOBODY,)


def _grants(matter: Matter, examination: Examination) -> tuple[Grant, ...]:
    register, day = examination.register, examination.as_of
    given: Iterable[Grant] = (grant for grant, _ in register.grants_of.get(matter.id, ()))
    return tuple(one for one in given if life_on(ByGrant(one), register, day) in _LASTING)


def _belongs(grant: Grant, owner: str, owners: Sequence[str], examination: Examination) -> bool:
    """Say whether a grant is drawn with an owner: with the one that gives it, else with all of them."""
    whole = examination.territory.whole
    holders = {one: examination.register.holder(one) for one in owners}
    own = [name for name, holder in holders.items() if holder is not None and whole(holder.id) == whole(grant.giver)]
    return owner in own or not own


def _level(owner: str, examination: Examination) -> str:
    if owner == NOBODY:
        return NOBODY
    found = examination.register.holder(owner)
    return found.level if found is not None else ""
