"""One cell of a matter: which statements hold in it, who owns, who acts, and by which chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.boxes import Span
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant, Ownership
from delegation.model.places import Place
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: by law (``ownership``) or by a grant (``grant`` and its ``row``)."""

    ownership: Ownership | None = None
    grant: Grant | None = None
    row: AnnexRow | None = None

    @property
    def said(self) -> Ownership | Grant:
        """The statement that it is. ``ValueError`` for a link that is neither."""
        found = self.grant or self.ownership
        if found is None:
            raise ValueError("a link is an ownership or a grant")
        return found

    @property
    def place(self) -> Place:
        """Where the holder that it leads to is named."""
        said = self.said
        return said.place.at("to") if isinstance(said, Grant) else said.holder_place


@dataclass(frozen=True, slots=True)
class Standing:
    """A holder in a cell, and the chain by which it came there, from its legal source on.

    ``holder`` is the whole class where a class is meant (UBND phường stands as UBND cấp xã in the wards).
    ``certain`` is false where it rests on something that the register does not know (``because``).
    """

    holder: HolderId
    chain: tuple[Link, ...]
    certain: bool = True
    because: tuple[str, ...] = ()


_ANYBODY = HolderId("?")
"""Stands among the holders where a grant leads to a receiver that is not known: it may be any of them."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An ownership by law or a grant, over its span, communes and cases."""

    link: Link
    giver: HolderId | None
    holder: HolderId | None
    span: Span
    communes: int
    cases: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from the statements of a cell. ``unknown``: why the owner is not known."""

    owners: tuple[Standing, ...]
    exercisers: tuple[Standing, ...]
    unknown: tuple[str, ...]
    grants: tuple[tuple[Statement, bool], ...]
    """Grants that certainly run here, and whether their giver holds."""
    sides: tuple[tuple[Standing, ...], ...]
    """Those who act under each owner; where no owner is known, all who act."""


class Active:
    """The statements that may hold in one piece, and what follows from them."""

    def __init__(
        self,
        by_law: Sequence[Statement],
        moves: Sequence[Statement],
        delegations: Sequence[Statement],
        day: int,
        place: int,
        part: int,
    ) -> None:
        def holds(one: Statement) -> bool:
            return one.span.possible_start <= day <= one.span.possible_end and bool(
                one.communes & place and one.cases & part
            )

        self._day = day
        self._by_law = [one for one in by_law if holds(one)]
        self._moves = [one for one in moves if holds(one)]
        self._delegations = [one for one in delegations if holds(one)]

    def _certain(self, one: Statement) -> bool:
        return one.span.certain_start <= self._day <= one.span.certain_end

    def decide(self) -> Outcome:
        """Follow the statements from the law to who owns, and from the owners to who acts."""
        unnamed = [one for one in self._by_law if one.holder is None]
        unknown = tuple(reason for one in unnamed for reason in one.unknown)
        sources = [
            Standing(one.holder, (one.link,), self._certain(one), () if self._certain(one) else one.unknown)
            for one in self._by_law
            if one.holder is not None
        ]
        if not self._moves and not self._delegations:
            owners = _one_each(sources)
            settled = any(one.certain for one in owners)
            return Outcome(owners, owners, () if settled else unknown, (), tuple((one,) for one in owners) or ((),))
        held: set[HolderId] = {one.holder for one in sources}
        presumed = list(self._presumed(sources, unnamed)) if unnamed else []
        standing = [*self._follow([*sources, *presumed], self._moves, held, open_ended=bool(unnamed))]
        owners = _one_each(one for one in standing if one.chain)
        acting: set[HolderId] = {one.holder for one in owners} | ({_ANYBODY} & held)
        remaining = [one for one in standing if not one.chain]
        follow = self._follow([*owners, *remaining], self._delegations, acting, open_ended=bool(unnamed))
        ends = [one for one in follow if one.chain]
        exercisers = _one_each(ends)
        sides = tuple(_one_each(_under(owner, ends)) for owner in owners) if owners else (exercisers,)
        grants = [(one, self._grounded(one, held, unknown)) for one in self._moves if self._certain(one)]
        grants += [(one, self._grounded(one, acting, unknown)) for one in self._delegations if self._certain(one)]
        settled = any(one.certain for one in owners)
        return Outcome(owners, exercisers, () if settled else unknown, tuple(grants), sides)

    @staticmethod
    def _grounded(one: Statement, holding: set[HolderId], unknown: tuple[str, ...]) -> bool:
        return bool(unknown) or one.giver is None or one.giver in holding or _ANYBODY in holding

    def _presumed(self, sources: Sequence[Standing], unnamed: Sequence[Statement]) -> Iterator[Standing]:
        """Where the owner by law is not known, a giver to whom nobody certainly gave may be that owner.

        If there is one such giver only, it is presumed to be the owner. It stands with an empty chain.
        """
        owning = {one.holder for one in sources if one.certain}
        owning |= {one.holder for one in self._moves if one.holder is not None and self._certain(one)}
        acting = owning | {one.holder for one in self._delegations if one.holder is not None and self._certain(one)}
        givers = {one.giver: None for one in self._moves if one.giver not in owning}
        givers |= {one.giver: None for one in self._delegations if one.giver not in acting}
        # One that may have received it from another need not be the law's owner.
        receivers = {one.holder for one in (*self._moves, *self._delegations) if one.holder and not self._certain(one)}
        sure = len(givers) == 1 and any(map(self._certain, unnamed)) and receivers.isdisjoint(givers)
        because = () if sure else tuple(reason for one in unnamed for reason in one.unknown)
        for giver in givers:
            if giver is not None:
                yield Standing(giver, (), sure, because)

    def _follow(
        self, sources: Sequence[Standing], grants: Sequence[Statement], held: set[HolderId], *, open_ended: bool
    ) -> Iterator[Standing]:
        """Walk from standings along grants; a grant is taken once in a chain, so a circle ends where it closes.

        A grant of an unknown giver may be one of whoever stands.
        """
        queue = list(enumerate(sources))
        if open_ended:
            queue += [
                (-1, Standing(one.holder, (one.link,), certain=False, because=one.unknown))
                for one in grants
                if one.giver is None and one.holder is not None
            ]
        been: set[object] = set()
        while queue:
            source, standing = queue.pop(0)
            taken = {link.grant.id for link in standing.chain if link.grant is not None}
            if taken:
                # Chains that took grants between the same holders lead on alike: in a circle one of them is enough.
                ways = (one for one in grants if one.link.grant is not None and one.link.grant.id in taken)
                here = (source, standing.holder, standing.certain, *sorted(map(self._way, ways)))
                if here in been:
                    continue
                been.add(here)
            onward = [one for one in grants if _leads_on(one, standing, taken)]
            for one in onward:
                held.add(one.holder if one.holder is not None else _ANYBODY)
                if one.holder is not None:
                    queue.append((source, self._step(standing, one)))
            doubtful = [one for one in onward if not self._leads_surely(one)]
            if not onward:
                yield standing
            elif len(doubtful) == len(onward):
                reasons = tuple(reason for one in doubtful for reason in one.unknown)
                yield Standing(standing.holder, standing.chain, certain=False, because=(*standing.because, *reasons))

    def _way(self, one: Statement) -> tuple[str, str, bool]:
        return (one.giver or "", one.holder or "", self._leads_surely(one))

    def _leads_surely(self, one: Statement) -> bool:
        return one.giver is not None and one.holder is not None and self._certain(one)

    def _step(self, standing: Standing, one: Statement) -> Standing:
        sure = self._leads_surely(one)
        because = standing.because if sure else (*standing.because, *one.unknown)
        return Standing(one.holder or standing.holder, (*standing.chain, one.link), standing.certain and sure, because)


def _leads_on(one: Statement, standing: Standing, taken: set[str]) -> bool:
    gives = one.giver == standing.holder if one.giver is not None else one.holder != standing.holder
    return gives and one.link.grant is not None and one.link.grant.id not in taken


def _under(owner: Standing, ends: Sequence[Standing]) -> Iterator[Standing]:
    depth = len(owner.chain)
    return (one for one in ends if one.chain[:depth] == owner.chain)


def _one_each(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Keep one standing for each holder, a certain one before an uncertain one, in the order of holders."""
    found: dict[HolderId, Standing] = {}
    for one in standings:
        known = found.get(one.holder)
        if known is None or (one.certain and not known.certain):
            found[one.holder] = one
    return tuple(found[holder] for holder in sorted(found))
