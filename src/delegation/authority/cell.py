"""One cell of a matter: which statements hold in it, who owns, who acts, and by which chain."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.followed import Followed
from delegation.authority.links import NO_REMAINDER, Chain, Link, Remainder, Standing, one_each
from delegation.authority.onward import OnwardStep, ends_with
from delegation.authority.statements import Statement
from delegation.model import reasons
from delegation.model.holders import HolderId
from delegation.model.terms import Unknown
from delegation.values import dataclass

_ANYBODY = HolderId("?")
"""Stands among the holders where a grant leads to a receiver that is not known: it may be any of them."""


@dataclass(frozen=True, slots=True)
class Running:
    """A grant that certainly runs in the cell, and whether its giver holds what it gives."""

    said: Statement
    grounded: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from the statements of a cell. ``unknown``: why the owner is not known.

    ``grants``: those that certainly run. ``sides``: those who act under each owner; where no owner is known, all who act.
    ``unnamed``: grants that certainly lead on from here to a receiver that the register does not know.
    ``remainder``: who has what lies outside the parts that grants give in words. ``has_more_chains``: whether there are
    chains beside those of the standings, for want of room (``followed``).
    """

    owners: tuple[Standing, ...]
    exercisers: tuple[Standing, ...]
    unknown: tuple[str, ...]
    grants: tuple[Running, ...]
    sides: tuple[tuple[Standing, ...], ...]
    unnamed: tuple[Link, ...] = ()
    remainder: Remainder = NO_REMAINDER
    has_more_chains: bool = False


class Cell:
    """The statements that may hold in one piece, and what follows from them."""

    def __init__(self, statements: Sequence[Statement], day: int, place: int, part: int) -> None:
        """Take the statements of a matter; those that reach the piece on the day count."""
        held = [
            OnwardStep(one, state is True, one.giver_days.on(day))
            for one in statements
            if one.covers(place, part) and (state := one.days.on(day)) is not False
        ]
        self._by_law: list[OnwardStep] = []
        self._moves: list[OnwardStep] = []
        self._delegations: list[OnwardStep] = []
        for one in held:
            grant = one.said.link.grant
            (self._by_law if grant is None else self._moves if grant.moves_ownership else self._delegations).append(one)
        self._unnamed: dict[str, Link] = {}
        self._to_somebody: list[frozenset[str]] = []
        """By which grants something comes to somebody who is not known, from its source on."""
        self._keeping: list[Standing] = []
        """Those who give on parts in words and nothing beside."""
        self._has_more = False

    def decide(self) -> Outcome:
        """Follow the statements from the law to who owns, and from the owners to who acts."""
        unnamed = [one for one in self._by_law if one.said.holder is None]
        unknown = tuple(dict.fromkeys(reason for one in unnamed for reason in one.said.unknown))
        sources = [
            Standing(one.said.holder, (one.said.link,), one.certain, () if one.certain else one.said.unknown)
            for one in self._by_law
            if one.said.holder is not None
        ]
        if not self._moves and not self._delegations:
            owners = one_each(sources)
            settled = any(one.certain for one in owners)
            return Outcome(owners, owners, () if settled else unknown, (), tuple((one,) for one in owners) or ((),))
        held: set[HolderId] = {one.holder for one in sources}
        if unnamed:
            # The law itself leads to somebody who is not known.
            self._to_somebody.append(frozenset())
        presumed = list(self._presumed(sources, unnamed)) if unnamed else []
        standing = [*self._follow([*sources, *presumed], self._moves, held, open_ended=bool(unnamed))]
        owners = one_each(one for one in standing if one.chain)
        # Whoever moved only a part in words owns the rest, and may delegate it.
        keeping = self._kept()
        acting: set[HolderId] = {one.holder for one in (*owners, *keeping)} | self._may_own()
        remaining = [one for one in standing if not one.chain]
        follow = self._follow([*owners, *remaining], self._delegations, acting, open_ended=bool(unnamed))
        ends = [one for one in follow if one.chain]
        exercisers = one_each(ends)
        sides = tuple(one_each(_under(owner, ends)) for owner in owners) if owners else (exercisers,)
        ends = [*self._follow(keeping, self._delegations, acting, open_ended=False)] if keeping else []
        acts_beside = (*ends, *self._kept())
        remainder = Remainder(keeping, one_each(acts_beside)) if acts_beside else NO_REMAINDER
        grants = [*_grounded(self._moves, held, unknown), *_grounded(self._delegations, acting, ())]
        settled = any(one.certain for one in owners)
        led = tuple(self._unnamed[name] for name in sorted(self._unnamed))
        unsettled = () if settled else unknown
        return Outcome(owners, exercisers, unsettled, tuple(grants), sides, led, remainder, self._has_more)

    def _kept(self) -> tuple[Standing, ...]:
        """Take out those who were found to give parts in words only since they were last asked for."""
        kept = one_each(one for one in self._keeping if one.chain)
        self._keeping = []
        return kept

    def _may_own(self) -> set[HolderId]:
        """Give the givers who may be an owner whom a grant names without the register knowing him, and those whom they reach.

        Whoever surely gives on what he would receive does not stay the owner, unless it comes back to him.
        """
        found: set[HolderId] = set()
        for taken in self._to_somebody:
            sure = [one for one in self._moves if one.leads_surely and one.id not in taken]
            givers = {name for one in self._delegations for name in one.said.gives_for}
            found |= {name for name in givers if ends_with(name, sure)}
        reached = set(found)
        while reached:
            onward = [one for one in self._delegations if not reached.isdisjoint(one.said.gives_for)]
            reached = {one.said.holder or _ANYBODY for one in onward if one.giver is not False} - found
            found |= reached
        return found

    def _presumed(self, sources: Sequence[Standing], unnamed: Sequence[OnwardStep]) -> Iterator[Standing]:
        """Where the owner by law is not known, a giver to whom nobody certainly gave may be that owner.

        If there is one such giver only, it is presumed to be the owner. It stands with an empty chain.
        """
        owning = {one.holder for one in sources if one.certain} | _receivers(self._moves, certain=True)
        acting = owning | _receivers(self._delegations, certain=True)
        # One that may have received it from another need not be the law's owner; who may act for another gives no ownership on.
        perhaps_owning = _receivers(self._moves, certain=False)
        perhaps_acting = perhaps_owning | _receivers(self._delegations, certain=False)
        givers: dict[HolderId | None, bool] = {}
        for steps, given, perhaps in (
            (self._moves, owning, perhaps_owning),
            (self._delegations, acting, perhaps_acting),
        ):
            for one in steps:
                if one.giver is not False and given.isdisjoint(one.said.gives_for):
                    gives = one.certain and one.giver is True and perhaps.isdisjoint(one.said.gives_for)
                    givers[one.said.giver] = givers.get(one.said.giver, False) or gives
        sure = len(givers) == 1 and all(givers.values()) and any(one.certain for one in unnamed)
        because = () if sure else tuple(dict.fromkeys(reason for one in unnamed for reason in one.said.unknown))
        for giver in givers:
            if giver is not None:
                yield Standing(giver, (), sure, because)

    def _follow(
        self, sources: Sequence[Standing], grants: Sequence[OnwardStep], held: set[HolderId], *, open_ended: bool
    ) -> Iterator[Standing]:
        """Walk from standings along grants; a grant is taken once in a chain, so a circle ends where it closes.

        A grant of an unknown giver may be one of whoever stands.
        """
        begun = [*enumerate(sources)]
        for one in grants if open_ended else ():
            if one.said.giver is None and one.said.holder is not None:
                held.add(one.said.holder)
                begun.append((-1, Standing(one.said.holder, (one.said.link,), certain=False, because=one.said.unknown)))
        followed = Followed(grants)
        queue = deque(followed.begun(begun))
        while queue:
            source, standing, taken = queue.popleft()
            onward = followed.onward(standing.holder, taken)
            for one, after in onward:
                held.add(one.said.holder if one.said.holder is not None else _ANYBODY)
                if one.said.holder is not None:
                    certain = standing.certain and one.leads_surely
                    if followed.adds(source, one.said.holder, after, len(standing.chain) + 1, certain=certain):
                        queue.append((source, _after(standing, one), after))
                    continue
                self._to_somebody.append(frozenset((*_grants(standing.chain), one.id)))
                if standing.certain and one.certain and one.giver is True and one.said.giver is not None:
                    self._unnamed[one.id] = one.said.link
            leaving = [one for one, _ in onward if one.keeps is not True]
            if any(one.part is not None for one in leaving):
                self._keeping += _keeping(standing, leaving)
            if not leaving:
                yield standing
            elif not any(map(_leaves_surely, leaving)):
                reasons = dict.fromkeys((*standing.because, *(why for one in leaving for why in _doubts(one))))
                yield Standing(standing.holder, standing.chain, certain=False, because=tuple(reasons))
        self._has_more = self._has_more or followed.has_more


def _grants(chain: Chain) -> Iterator[str]:
    return (link.grant.id for link in chain if link.grant is not None)


def _leaves_surely(one: OnwardStep) -> bool:
    """Say whether a giver who holds what it gives surely acts no longer."""
    return one.leads_surely and one.keeps is False


def _doubts(one: OnwardStep) -> tuple[str, ...]:
    keeps = one.keeps.said_of(reasons.GIVER_KEEPS).reason if isinstance(one.keeps, Unknown) else ""
    return (*one.said.unknown, *((keeps,) if keeps else ()))


def _keeping(standing: Standing, onward: Sequence[OnwardStep]) -> Iterator[Standing]:
    """Give whoever keeps what lies outside the parts that he gives on in words; nobody where he surely gives on all as well.

    Where it is not known whether a grant gives all, he may keep something.
    """
    whole = [one for one in onward if one.part is None]
    if not any(
        one.certain and one.giver is True and one.said.giver is not None and one.keeps is False for one in whole
    ):
        unclear = [one.part.reason for one in onward if isinstance(one.part, Unknown)]
        because = dict.fromkeys((*standing.because, *unclear, *(why for one in whole for why in _doubts(one))))
        is_sure = standing.certain and not whole and not unclear
        yield Standing(standing.holder, standing.chain, is_sure, () if is_sure else tuple(because))


def _after(standing: Standing, one: OnwardStep) -> Standing:
    sure = one.leads_surely
    because = standing.because if sure else tuple(dict.fromkeys((*standing.because, *one.said.unknown)))
    chain = (*standing.chain, one.said.link)
    return Standing(one.said.holder or standing.holder, chain, standing.certain and sure, because)


def _receivers(steps: Iterable[OnwardStep], *, certain: bool) -> set[HolderId]:
    """Give those to whom somebody certainly gave, or those to whom somebody only may have given."""
    return {
        one.said.holder
        for one in steps
        if one.said.holder is not None and one.giver is not False and (one.certain and one.giver is True) == certain
    }


def _grounded(steps: Sequence[OnwardStep], holding: set[HolderId], unknown: tuple[str, ...]) -> Iterator[Running]:
    """Say of each grant that certainly runs whether its giver may hold. Nobody who is not there holds anything."""
    for one in steps:
        if one.certain:
            may_hold = bool(unknown) or one.said.giver is None or _ANYBODY in holding
            yield Running(one.said, one.giver is not False and (may_hold or not holding.isdisjoint(one.said.gives_for)))


def _under(owner: Standing, ends: Sequence[Standing]) -> Iterator[Standing]:
    depth = len(owner.chain)
    return (one for one in ends if one.chain[:depth] == owner.chain)
