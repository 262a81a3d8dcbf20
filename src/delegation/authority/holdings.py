"""Who owns and who acts on a day, cell by cell, without those whose law, instrument or office has ended.

The tiling follows the terms that statements have of their own. A legal basis that ends, or a holder, takes what rests
on it along: nobody else steps in, and no older text comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.authority.bounds import Bound, bounds
from delegation.authority.boxes import Case
from delegation.authority.examination import Examination
from delegation.authority.lives import ABSENT, Cause, Chain, Party, cited, ordered, standing
from delegation.authority.lives import Standing as Entry
from delegation.authority.tiles import Link, Standing, Tile, Tiler
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Matter, Ownership
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of a matter on a day: who owns it and who acts, each with the chain. ``None``: all communes, all cases."""

    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None
    owners: tuple[tuple[Party, Chain], ...]
    acting: tuple[tuple[Party, Chain], ...]


class Holdings:
    """Answers for the matters of one register on one day."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._register = examination.register
        self._day = examination.as_of
        self._entries: dict[tuple[int, str], Entry] = {}
        self._tiler: Tiler | None = None

    @property
    def examination(self) -> Examination:
        """The register on its day."""
        return self._examination

    @property
    def register(self) -> Register:
        """The register that is asked."""
        return self._register

    def entry(self, link: Link, matter: Matter) -> Entry:
        """Say what an ownership or a grant is on the day."""
        grant, key = link.grant, (id(link.said), matter.id if link.grant is None else str(link.row and link.row.at))
        found = self._entries.get(key)
        if found is None:
            by = (grant.instrument,) if grant is not None else instruments_of(link.ownership, self._register)
            about = grant.id if grant is not None else matter.id
            found = self._entries[key] = standing(tuple(bounds(link, self._register)), self._day, about, by)
        return found

    def life(self, matter: Matter | None) -> Entry:
        """Say whether a matter is laid down on the day, by its own term."""
        if matter is None:
            return ABSENT
        return standing((Bound("matter", matter.id, matter.id, matter.term),), self._day, matter.id, ())

    def of(self, matter: Matter | None) -> tuple[Held, ...]:
        """Give the pieces of a matter; none where it is not laid down on the day."""
        if matter is None:
            return ()
        return tuple(self._held(one, matter) for one in self._tiles(matter))

    def tiles(self, matter: Matter) -> tuple[Tile, ...]:
        """Give the tiles of the day without those who stand there by something that is over or has not begun."""
        return tuple(
            replace(
                one,
                owners=self._standing(one.owners, matter),
                exercisers=self._standing(one.exercisers, matter),
                sides=tuple(self._standing(side, matter) for side in one.sides),
            )
            for one in self._tiles(matter)
        )

    def lapsed(self, matter: Matter) -> tuple[tuple[Standing, tuple[Cause, ...]], ...]:
        """Give those who would stand on the day by the terms of their own, and what keeps them from it; one for each holder."""
        here = {one.holder for tile in self.tiles(matter) for one in (*tile.owners, *tile.exercisers)}
        found: dict[HolderId, tuple[Standing, tuple[Cause, ...]]] = {}
        for tile in self._examination.tiling(matter.id).at(self._day):
            for one in (*tile.owners, *tile.exercisers):
                causes = ordered(cause for link in one.chain for cause in self.entry(link, matter).failing)
                if causes and one.holder not in here:
                    found.setdefault(one.holder, (one, causes))
        return tuple(sorted(found.values(), key=lambda one: (len(one[0].chain), one[0].holder)))

    def _standing(self, standings: Iterable[Standing], matter: Matter) -> tuple[Standing, ...]:
        return tuple(one for one in standings if not any(self.entry(link, matter).failing for link in one.chain))

    def _tiles(self, matter: Matter) -> Sequence[Tile]:
        rotten = [one for one in matter.owners if self._is_rotten(one, matter)]
        if not rotten:
            return self._examination.tiling(matter.id).at(self._day)
        # Where one of two statements for a holder has lost its law, the tile may name that one: tile the others alone.
        sound = tuple(one for one in matter.owners if one not in rotten)
        grants = self._register.grants_of.get(matter.id, ())
        self._tiler = self._tiler or Tiler(self._register)
        return self._tiler.tile(replace(matter, owners=sound), grants).at(self._day)

    def _is_rotten(self, one: Ownership, matter: Matter) -> bool:
        """Say whether an ownership has ended though its own term runs: its law is over, or its holder."""
        return any(cause.kind != "law" for cause in self.entry(Link(one), matter).failing)

    def _held(self, tile: Tile, matter: Matter) -> Held:
        owners = self._parties(tile.owners, matter)
        acting = self._parties(tile.exercisers, matter)
        if tile.owner_unknown:
            somebody = (Party(None, certain=False, because=tile.owner_unknown), ())
            owners, acting = (somebody, *owners), acting or (somebody,)
        return Held(tile.box.communes, tile.box.cases, owners, acting)

    def _parties(self, standings: Iterable[Standing], matter: Matter) -> tuple[tuple[Party, Chain], ...]:
        return tuple(self._stand(standings, matter))

    def _stand(self, standings: Iterable[Standing], matter: Matter) -> Iterator[tuple[Party, Chain]]:
        for one in standings:
            entries = [self.entry(link, matter) for link in one.chain]
            if not any(entry.failing for entry in entries):
                certain = one.certain and all(entry.state == "holds" for entry in entries)
                yield Party(one.holder, certain, one.because), one.chain


def instruments_of(one: Ownership | None, register: Register) -> tuple[str, ...]:
    """Give the ids of the instruments that an ownership rests on."""
    basis = cited(register, one.basis) if one is not None else ()
    return () if isinstance(basis, Unknown) else tuple(dict.fromkeys(name for name, _ in basis))


def by_holder(parties: Iterable[tuple[Party, Chain]]) -> Mapping[HolderId | None, tuple[Party, Chain]]:
    """Give those who stand by holder, in the order of holders, the unknown one first."""
    return dict(sorted(((party.holder, (party, chain)) for party, chain in parties), key=lambda one: one[0] or ""))
