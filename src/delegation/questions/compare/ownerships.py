"""The owners by law of a matter in two registers, held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from delegation.authority.entries import ABSENT, ChangeCause, EntryStatus, cited
from delegation.authority.holdings import Holdings, instruments_of
from delegation.authority.links import ByLaw
from delegation.model.instruments import Citation
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.terms import Unknown
from delegation.questions.compare.outcomes import bare, differing, turn
from delegation.questions.compare.words import OwnershipChange, Turn

_OWNERSHIP = {"term": "term", "holder": "owner"}
"""Aspect of each value. The holder of two that belong together differs where neither register knows it, and each says why."""
_Key = tuple[object, ...]


def ownerships(
    key: MatterId, before: Matter | None, after: Matter | None, sides: tuple[Holdings, Holdings]
) -> Iterator[OwnershipChange]:
    """Compare the owners by law of a matter: those of the same holder over the same part belong together.

    Of those that are left, two over the same part, by the same basis and for the same term are one statement in which the
    holder was corrected: the law did not change.
    """
    old, new = sides
    is_same = before is after and old.register is new.register
    mine = _by_part(before, old)
    other = mine if is_same else _by_part(after, new)
    corrected = _corrected(mine, other, sides) if before is not None and after is not None and not is_same else {}
    # In an order that is the same from both sides.
    for part in _in_order({*mine, *other} - {*corrected.values()}, corrected):
        one, another = mine.get(part), other.get(corrected.get(part, part))
        was, becomes = _entry(one, before, old), _entry(another, after, new)
        named = instruments_of(one, old.register), () if is_same else instruments_of(another, new.register)
        by = tuple(sorted({*named[0], *named[1]}))
        if part in corrected:
            yield OwnershipChange(one, another, _correction(was, becomes, key, by))
            continue
        aspects: tuple[str, ...] = ()
        if one is not None and another is not None:
            aspects = (*differing(one, another, _OWNERSHIP), *based(one.basis, another.basis, old, new))
        found = turn(was, becomes, aspects, key, by)
        if found is not None:
            yield OwnershipChange(one, another, found)


def _in_order(parts: set[_Key], corrected: Mapping[_Key, _Key]) -> Iterable[_Key]:
    if len(parts) == 1:
        return parts
    return sorted(parts, key=lambda key: min(repr(key), repr(corrected.get(key, key))))


def based(
    before: tuple[Citation, ...] | Unknown, after: tuple[Citation, ...] | Unknown, old: Holdings, new: Holdings
) -> tuple[str, ...]:
    """Give the aspect ``basis`` where two legal bases differ."""
    if before is after or cited(old.register, before) == cited(new.register, after):
        return ()
    return ("basis",)


def _entry(one: Ownership | None, matter: Matter | None, side: Holdings) -> EntryStatus:
    return side.entry(ByLaw(one), matter) if one is not None and matter is not None else ABSENT


def _correction(was: EntryStatus, becomes: EntryStatus, key: MatterId, by: tuple[str, ...]) -> Turn:
    return Turn(was.state, becomes.state, ("corrected",), ("owner",), (ChangeCause("restated", key, by=by),))


def _corrected(
    mine: Mapping[_Key, Ownership], other: Mapping[_Key, Ownership], sides: tuple[Holdings, Holdings]
) -> dict[_Key, _Key]:
    """Pair what only one register has with what only the other has, where nothing but the holder differs."""
    rest: dict[object, list[_Key]] = {}
    for key in sorted(other.keys() - mine.keys(), key=repr):
        if not isinstance(other[key].holder, Unknown):
            rest.setdefault(_but_for_holder(other[key], sides[1]), []).append(key)
    found: dict[_Key, _Key] = {}
    for key in sorted(mine.keys() - other.keys(), key=repr):
        fitting = rest.get(_but_for_holder(mine[key], sides[0])) if not isinstance(mine[key].holder, Unknown) else None
        if fitting:
            found[key] = fitting.pop(0)
    return found


def _but_for_holder(one: Ownership, side: Holdings) -> object:
    return (bare(one.part), bare(one.term), cited(side.register, one.basis))


def _by_part(matter: Matter | None, side: Holdings) -> dict[_Key, Ownership]:
    """Give the ownerships by holder and part; of several that are alike in both, each has a number."""
    if matter is None:
        return {}
    if len(matter.owners) == 1:
        return {(*_place_of(matter.owners[0]), 0): matter.owners[0]}
    seen: Counter[object] = Counter()
    found: dict[_Key, Ownership] = {}
    for one in sorted(
        matter.owners, key=lambda one: repr((bare(one.term), cited(side.register, one.basis), one.holder))
    ):
        key = _place_of(one)
        found[*key, seen[key]] = one
        seen[key] += 1
    return found


def _place_of(one: Ownership) -> tuple[object, object]:
    """Give what an ownership is found again by. Why a holder is not known may be said in other words."""
    return (None if isinstance(one.holder, Unknown) else one.holder, bare(one.part))
