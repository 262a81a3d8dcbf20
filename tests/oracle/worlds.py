"""Who owns and who acts in a cell once everything is known: one *world*, and what all worlds have in common.

* The law's owners own; a grant that moves ownership takes it from its giver to its receiver; of several grants that lead
  on from one holder each leads on; a grant is taken once in a chain. From each owner, delegations move the exercise in
  the same way.
* A grant leads on from a holder whose it is to give, and from the body that the giver heads.
* A giver may go on acting beside its receiver, and several may have received so that any one of them acts: they are no
  two who act where one should.
* A giver who does not live moves nothing, and what it gives is groundless.
* Where the law's owner is not known, it is presumed to be a giver who lives and to whom (and to whose body) neither
  the law nor anybody is known to have given: a grant is presumed to be made by one who may make it. Where there is none, it is somebody who is
  not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Any

from delegation.model.holders import HolderId

SOMEBODY = HolderId("?")
"""An owner by law whom the register does not name. Unnamed parties of grants begin with ``?`` too."""
Pair = tuple[HolderId, HolderId]


@dataclass(frozen=True)
class Step:
    """A grant in a world. ``body``: what the giver heads and gives for; ``lives``: whether the giver lives."""

    id: str
    giver: HolderId
    body: HolderId | None
    receiver: HolderId
    moves_ownership: bool
    lives: bool
    giver_is_known: bool
    receiver_is_known: bool
    stated: str = ""
    """Under what it is stated together with others, any one of whose receivers may act."""
    keeps: bool = False
    """Whether its giver goes on acting."""

    def leads_on_from(self, holder: HolderId) -> bool:
        """Say whether this gives what a holder has."""
        return self.lives and holder in (self.giver, self.body)


Law = tuple[HolderId | None, ...]
"""What an owner by law may amount to in a cell: a holder, ``SOMEBODY``, nobody (``None``)."""
Choice = tuple[Step | None, ...]
"""What a grant may amount to in a cell."""


@dataclass(frozen=True)
class Verdict:
    """What holds in a cell.

    ``owners``: in every world. ``chained_owners``: by a chain from the law that is the same in every world.
    ``possible_owners``: in some world in which no unnamed receiver is anybody whom the register names (nor, where the law's
    owner is not known, an unnamed giver), and not by the mere presumption of being that owner. ``conceivable_owners``: in some world, or were the law's owner anybody who
    gives. So for those who act.
    """

    owners: frozenset[HolderId]
    chained_owners: frozenset[HolderId]
    possible_owners: frozenset[HolderId]
    conceivable_owners: frozenset[HolderId]
    exercisers: frozenset[HolderId]
    chained_exercisers: frozenset[HolderId]
    possible_exercisers: frozenset[HolderId]
    conceivable_exercisers: frozenset[HolderId]
    vacant: bool
    """Nobody owns, in every world."""
    law_unknown: bool
    """In some world there is an owner by law whom the register does not know."""
    running: frozenset[str]
    """Grants that run here in every world."""
    ungrounded: frozenset[str]
    """Those of them whose giver, in every world, does not live or does not hold what it gives."""
    surely_ungrounded: frozenset[str]
    """Those of them that are so whoever the law's unnamed owners are, presumed or not."""
    unnamed: frozenset[str]
    """Those of them that, in every world, lead on from a holder who stands here to a receiver who is not known."""
    double_exercise: frozenset[Pair]
    """Two who act under one owner, in every world."""
    chained_double_exercise: frozenset[Pair]
    """Two who act under one owner, each by a chain from the law that is the same in every world, and on which nobody gives
    on what came back to him: that adds nobody who does not act without the circle, and the circle is told itself."""


Chain = tuple[str, ...]
"""The steps by which somebody came to stand: an ownership by law or a presumption, then grants."""
_PRESUMED = "presumed "
End = tuple[HolderId, Chain]


@dataclass(frozen=True)
class Result:
    """What holds in one world."""

    owners: frozenset[End]
    exercisers: frozenset[End]
    ungrounded: frozenset[str]
    double: frozenset[tuple[End, End]]
    straight: frozenset[tuple[End, End]]
    """Those of them in which nobody gives on what came back to him."""


class _Shared:
    """What worlds have in common so far, and what some of them have; the worlds themselves are forgotten."""

    def __init__(self) -> None:
        self._every: dict[str, frozenset[object]] = {}
        self._some: dict[str, frozenset[object]] = {}

    def world(self, **facts: Iterable[object]) -> None:
        """Take in one world."""
        for name, fact in facts.items():
            found = frozenset(fact)
            self._every[name] = self._every.get(name, found) & found
            self._some[name] = self._some.get(name, found) | found

    def every(self, name: str) -> frozenset[Any]:
        """Give what is so in every world."""
        return self._every.get(name, frozenset())

    def some(self, name: str) -> frozenset[Any]:
        """Give what is so in some world."""
        return self._some.get(name, frozenset())


@lru_cache(maxsize=50_000)
def common(laws: tuple[Law, ...], grants: tuple[Choice, ...]) -> Verdict:
    """Go through every world and say what all of them, and what some of them, have in common."""
    shared, named, anyhow = _Shared(), _Shared(), _Shared()
    for law, chosen in product(product(*laws), product(*grants)):
        steps = tuple(one for one in chosen if one is not None)
        unnamed = [one.id for one in steps if not one.receiver_is_known]
        shared.world(running=[one.id for one in steps], unnamed=unnamed, law=set(law) & {SOMEBODY})
        for one in _results(law, steps):
            _take_in(shared, one)
            if _nobody_is_named(law, steps):
                named.world(owners=_explained(one.owners), exercisers=_explained(one.exercisers))
        for one in _results(law, steps, presuming=False):
            _take_in(anyhow, one)
    running = shared.every("running")
    return Verdict(
        owners=_named(shared.every("who_own")),
        chained_owners=_named(_holders(filter(_is_by_law, shared.every("owners")))),
        possible_owners=_named(_holders(named.some("owners"))),
        conceivable_owners=_named(shared.some("who_own") | anyhow.some("who_own")),
        exercisers=_named(shared.every("who_act")),
        chained_exercisers=_named(_holders(shared.every("exercisers"))),
        possible_exercisers=_named(_holders(named.some("exercisers"))),
        conceivable_exercisers=_named(shared.some("who_act") | anyhow.some("who_act")),
        vacant=not shared.some("who_own"),
        law_unknown=bool(shared.some("law")),
        running=running,
        ungrounded=shared.every("ungrounded") & running,
        surely_ungrounded=anyhow.every("ungrounded") & running,
        unnamed=running & shared.some("unnamed") - shared.some("ungrounded"),
        double_exercise=shared.every("pairs"),
        chained_double_exercise=frozenset(map(_pair, filter(_are_by_law, shared.every("straight")))),
    )


def _take_in(shared: _Shared, one: Result) -> None:
    shared.world(
        owners=one.owners,
        exercisers=one.exercisers,
        who_own=_holders(one.owners),
        who_act=_holders(one.exercisers),
        ungrounded=one.ungrounded,
        double=one.double,
        straight=one.straight,
        pairs=map(_pair, one.double),
    )


def _nobody_is_named(law: Law, steps: Iterable[Step]) -> bool:
    """Say whether no unnamed receiver is anybody whom the register names; nor an unnamed giver where the law is not known."""
    return all(
        (one.receiver_is_known or not is_named(one.receiver))
        and (one.giver_is_known or not is_named(one.giver) or SOMEBODY not in law)
        for one in steps
    )


def _pair(ends: tuple[End, End]) -> Pair:
    (one, _), (other, _) = ends
    return (one, other)


def _holders(ends: Iterable[End]) -> frozenset[HolderId]:
    return frozenset(holder for holder, _ in ends)


def is_named(holder: HolderId) -> bool:
    """Say whether the register names a holder."""
    return not holder.startswith("?")


def _named(holders: Iterable[HolderId]) -> frozenset[HolderId]:
    return frozenset(filter(is_named, holders))


def _is_by_law(end: End) -> bool:
    return not end[1][0].startswith(_PRESUMED)


def _are_by_law(ends: tuple[End, End]) -> bool:
    return all(map(_is_by_law, ends))


def _explained(ends: Iterable[End]) -> list[End]:
    """Give those who stand by more than the presumption that they own by law."""
    return [one for one in ends if len(one[1]) > 1 or _is_by_law(one)]


def _results(law: Law, steps: tuple[Step, ...], *, presuming: bool = True) -> Iterator[Result]:
    """Decide a world for every choice of its unnamed owners by law: those who are presumed, or anybody who gives."""
    by_law = [(one, (f"law {number}",)) for number, one in enumerate(law) if one is not None and one != SOMEBODY]
    known = {one for one, _ in by_law}
    unnamed = _presumed(known, steps) if presuming else [SOMEBODY, *{one.giver for one in steps}]
    for chosen in product([(one, (_PRESUMED + one,)) for one in unnamed], repeat=law.count(SOMEBODY)):
        yield _decide([*by_law, *chosen], steps)


def _presumed(by_law: set[HolderId], steps: tuple[Step, ...]) -> list[HolderId]:
    """Give the givers whom nothing explains: no owner by law, and nobody who gave to them or to their bodies."""
    moving = [one for one in steps if one.lives]
    known = [one for one in moving if one.receiver_is_known]
    moved = by_law | {one.receiver for one in known if one.moves_ownership}
    given = by_law | {one.receiver for one in known}
    found = {one.giver for one in moving if one.moves_ownership and not moved & {one.giver, one.body}}
    found |= {one.giver for one in moving if not one.moves_ownership and not given & {one.giver, one.body}}
    return sorted(found) or [SOMEBODY]


def _decide(sources: Sequence[End], steps: tuple[Step, ...]) -> Result:
    moves = [one for one in steps if one.moves_ownership]
    delegations = [one for one in steps if not one.moves_ownership]
    owners, passed = _ends(sources, moves)
    exercisers, acted = _ends(owners, delegations)
    ungrounded = {one.id for one in moves if not any(one.leads_on_from(holder) for holder in passed)}
    ungrounded |= {one.id for one in delegations if not any(one.leads_on_from(holder) for holder in acted)}
    double: set[tuple[End, End]] = set()
    for owner in _holders(owners):
        acting = sorted(_ends([one for one in owners if one[0] == owner], delegations)[0])
        double |= {
            (one, other)
            for one, other in combinations(acting, 2)
            if one[0] != other[0] and not _is_meant(one[1], other[1], delegations)
        }
    straight = frozenset(pair for pair in double if not any(_goes_round(chain, delegations) for _, chain in pair))
    return Result(owners, exercisers, frozenset(ungrounded), frozenset(double), straight)


def _goes_round(chain: Chain, delegations: Sequence[Step]) -> bool:
    """Say whether somebody on a chain gives on what came back to him."""
    givers = [step.giver for step in delegations if step.id in chain]
    return len(givers) > len({*givers})


def _is_meant(one: Chain, other: Chain, delegations: Sequence[Step]) -> bool:
    """Say whether two are meant to act for one owner: where their ways part, the giver goes on, or any one of several may act."""
    by_id = {step.id: step for step in delegations}
    ways = [[by_id[name] for name in chain if name in by_id] for chain in (one, other)]
    while all(ways) and ways[0][0].receiver == ways[1][0].receiver:
        ways = [way[1:] for way in ways]
    if all(ways):
        return ways[0][0].stated == ways[1][0].stated != ""
    return any(way[0].keeps for way in ways if way)


def _ends(sources: Iterable[End], steps: Sequence[Step]) -> tuple[frozenset[End], frozenset[HolderId]]:
    """Walk every chain to its end: the holders at the ends with their chains, and all that were passed on the way."""
    ends: set[End] = set()
    passed: set[HolderId] = set()

    def walk(holder: HolderId, chain: Chain) -> None:
        passed.add(holder)
        onward = [one for one in steps if one.leads_on_from(holder) and one.id not in chain]
        for one in onward:
            walk(one.receiver, (*chain, one.id))
        if all(one.keeps for one in onward):
            ends.add((holder, chain))

    for holder, chain in sources:
        walk(holder, chain)
    return frozenset(ends), frozenset(passed)
