"""What an instrument suspends, corrects, extends or ends that cannot be read: it may concern more than one thing, and says so of each.

A place that is not known or is none, a row or a grant that the register does not have. It may be any of the decision that is
named; where none is, any decision of the issuer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from delegation.model import reasons
from delegation.model.acts import Correction, Doubt, Extension, Suspension
from delegation.model.effects import within
from delegation.model.gaps import of_key
from delegation.model.given_places import PlacesGiven
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant
from delegation.model.provisions import NOT_KNOWN, places
from delegation.model.silences import Unread
from delegation.model.terms import ALWAYS, ONE_DAY, Day, Term, Unknown, day_before

_Kind = Literal["suspended", "corrected", "extended"]
_Touching = Suspension | Correction | Extension
_SAID = {"suspended": reasons.SUSPENDS, "corrected": reasons.CORRECTS, "extended": reasons.EXTENDS}
_BY_NUMBER = ("corrected", "extended")
"""What finds a row by its number alone, where the decision names no annex."""
_NO_DAY = Unknown(reasons.NO_DAY)
Named = Callable[[str], Instrument | None]
"""Finds an instrument by its id or number."""


def by_instrument(
    instruments: Mapping[InstrumentId, Instrument],
    grants: Mapping[str, Grant],
    named: Named,
    life: Callable[[Instrument], Term],
    cited: Callable[[Instrument], bool],
) -> Mapping[InstrumentId, Sequence[Unread]]:
    """Give the doubts by the id of the instrument that may be meant. ``cited``: whether owners by law rest on one."""
    found: dict[InstrumentId, list[Unread]] = {}
    world = _World(instruments, grants, named, cited)
    for _, by in sorted(instruments.items()):
        for kind, one in _said(by):
            why, meant = _unread(kind, one, by, world)
            said = reasons.naming(_SAID[kind], by=by.label, why=why)
            stated_at = None if isinstance(one, Correction) else one.stated_at
            term = _term(one, by.life_of_part(life(by), stated_at), life(by))
            for other in meant:
                found.setdefault(other.id, []).append(Unread(Doubt(kind, term, said, by.id), stated_at))
        for why in (gap.why.reason for gap in of_key(by.gaps, "replaces")):
            said = reasons.naming(reasons.REPLACES, by=by.label, why=why)
            for other in _before(by, _of_issuer(by, instruments, grants)):
                found.setdefault(other.id, []).append(
                    Unread(Doubt("ended", Term(by.term.start or _NO_DAY), said, by.id), None)
                )
    for name, instrument in sorted(instruments.items()):
        found.setdefault(name, []).extend(Unread(one, None) for one in _of_parts(instrument, world))
    return {name: several for name, several in found.items() if several}


def _before(by: Instrument, others: Iterable[Instrument]) -> Iterator[Instrument]:
    """Give those that may have been there before one took effect: nothing replaces what comes after it."""
    start = by.term.start
    for one in others:
        first = one.term.start
        if not (isinstance(start, Day) and isinstance(first, Day) and first >= start):
            yield one


class _World:
    """What is asked of a register: its instruments and grants, how one is found, and whether owners by law rest on one."""

    def __init__(
        self,
        instruments: Mapping[InstrumentId, Instrument],
        grants: Mapping[str, Grant],
        named: Named,
        cited: Callable[[Instrument], bool],
    ) -> None:
        self.instruments, self.grants, self.named, self.cited = instruments, grants, named, cited
        self._made: dict[InstrumentId, list[Grant]] = {}
        for one in grants.values():
            self._made.setdefault(one.instrument, []).append(one)
        self._given: dict[InstrumentId, PlacesGiven] = {}
        self.names = {name for one in grants.values() for name in (one.id, one.stated)}

    def given(self, by: Instrument) -> PlacesGiven:
        """Give what an instrument gives where, worked out once."""
        if by.id not in self._given:
            self._given[by.id] = PlacesGiven(self._made.get(by.id, ()))
        return self._given[by.id]


def _of_parts(one: Instrument, world: _World) -> Iterator[Doubt]:
    """Give what of an instrument is said to have ended, or to begin later, where it gives nothing: whatever else of it is cited may have."""
    for ended in one.part_ends:
        if why := _nowhere(ended.at, one, world):
            by = world.named(ended.by) if ended.by is not None else None
            first = ended.to if isinstance(ended.to, Unknown) or ended.to == Day.max else ended.to + ONE_DAY
            said = reasons.naming(reasons.ENDED, by=one.label, why=why)
            yield Doubt("ended", Term(first, day_before(ended.resumes)), said, by.id if by is not None else one.id)
    for begun in one.part_starts:
        if why := _nowhere(begun.at, one, world):
            said = reasons.naming(reasons.BEGUN, by=one.label, why=why)
            yield Doubt("begun", Term(None, day_before(begun.since)), said, one.id)


def _nowhere(at: str, one: Instrument, world: _World) -> str:
    """Give why a place of an instrument of its own cannot be read: it is none, or a row that its annex has not.

    An annex of which the register has nothing may well have ended, as any article.
    """
    annexes = [place.without("dòng") for place in places(at) if "dòng" in place.units]
    if places(at) and not (annexes and any(world.given(one).meets(annex, by_number=False) for annex in annexes)):
        return ""
    return _not_there("suspended", at, one, world)


def _said(by: Instrument) -> Iterator[tuple[_Kind, _Touching]]:
    yield from (("suspended", one) for one in by.suspends)
    yield from (("corrected", one) for one in by.corrects)
    yield from (("extended", one) for one in by.extends)


def _term(one: _Touching, life: Term, whole: Term) -> Term:
    if isinstance(one, Correction):
        return ALWAYS
    return within(one.term if isinstance(one, Suspension) else Term(None, one.to), life, whole, _NO_DAY)


def _unread(kind: _Kind, one: _Touching, by: Instrument, world: _World) -> tuple[str, Sequence[Instrument]]:
    """Give why it cannot be read what is meant, and the instruments that may be; none where it can."""
    grant = None if isinstance(one, Correction) else one.grant
    if grant is not None:
        if grant in world.names:
            return "", ()
        return reasons.NO_GRANT.format(by=grant), _of_issuer(by, world.instruments, world.grants)
    if one.instrument is None:
        return _reason(one.at or ""), _of_issuer(by, world.instruments, world.grants)
    other = world.named(one.instrument)
    if other is None or one.at is None:
        return "", ()
    why = _not_there(kind, one.at, other, world)
    return why, (other,) if why else ()


def _not_there(kind: _Kind, at: str, of: Instrument, world: _World) -> str:
    """Give why it cannot be read which place of an instrument is meant; empty where it can."""
    if not places(at):
        return _reason(at)
    rows = [place for place in places(at) if place.is_of_annex]
    given = world.given(of)
    if (
        given.gives
        and not world.cited(of)
        and not all(given.meets(place, by_number=kind in _BY_NUMBER) for place in rows)
    ):
        return reasons.NOTHING_AT.format(by=at)
    return ""


def _reason(at: str) -> str:
    """Give the reason out of a text that says that a place is not known, else that it is none."""
    for start in NOT_KNOWN:
        if at.lower().startswith(start):
            return at[len(start) :].strip(" ()") or start
    return reasons.NO_PROVISION.format(by=at)


def _of_issuer(
    by: Instrument, instruments: Mapping[InstrumentId, Instrument], grants: Mapping[str, Grant]
) -> Sequence[Instrument]:
    """Give the instruments by which others gave of the issuer of one; all that gave where that one is none of them."""
    giving = {one.instrument for one in grants.values()} - {by.id}
    others = [one for name, one in sorted(instruments.items()) if name in giving]
    same = [one for one in others if by.issuer == one.issuer or Unknown in (type(by.issuer), type(one.issuer))]
    return same or others
