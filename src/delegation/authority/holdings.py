"""Who owns and who acts on a day, cell by cell: what checks, answers, lists, timelines, comparisons and charts ask alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import cast

from delegation.authority.bounds import Bound, bounds
from delegation.authority.boxes import meets
from delegation.authority.cases import Case
from delegation.authority.entries import ABSENT, EntryStatus, Party, cited, entry_on
from delegation.authority.examination import Examination
from delegation.authority.links import Chain, Link, Standing
from delegation.authority.lives import gives_for
from delegation.authority.tiles import Tile
from delegation.authority.usable import UsableTerm, cut, followed, recoded, usable_by
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, ONE_DAY, Day, Term, Unknown, if_known
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of a matter on a day: who owns it and who acts, each with the chain. ``None``: all communes, all cases.

    ``rest_owners``, ``rest_acting``: who owns and who acts in what lies outside the parts that grants give in words; nobody where
    there is no such part. ``others``: further chains that certainly lead to one of them. ``unnamed``: chains that certainly lead on from one of those
    on them to a receiver whom the register does not know. ``has_more_chains``: as of a tile.
    """

    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None
    owners: tuple[tuple[Party, Chain], ...]
    acting: tuple[tuple[Party, Chain], ...]
    others: tuple[tuple[Party, Chain], ...] = ()
    unnamed: tuple[Chain, ...] = ()
    rest_owners: tuple[tuple[Party, Chain], ...] = ()
    rest_acting: tuple[tuple[Party, Chain], ...] = ()
    has_more_chains: bool = False

    @property
    def all_owners(self) -> tuple[tuple[Party, Chain], ...]:
        """Those who own all of it or some part in words, then those who own what lies outside such parts."""
        return (*self.owners, *_further(self.rest_owners, self.owners))

    @property
    def all_acting(self) -> tuple[tuple[Party, Chain], ...]:
        """Those who act in all of it or some part in words, then those who act in what lies outside such parts."""
        return (*self.acting, *_further(self.rest_acting, self.acting))


def _further(some: Iterable[tuple[Party, Chain]], known: Iterable[tuple[Party, Chain]]) -> list[tuple[Party, Chain]]:
    here = {party.holder for party, _ in known}
    return [one for one in some if one[0].holder not in here]


class Holdings:
    """Answers for the matters of one register on one day."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._register = examination.register
        self._day = examination.as_of
        self._entries: dict[tuple[int, str], EntryStatus] = {}
        self._held: dict[int, tuple[Matter, tuple[Held, ...]]] = {}

    @property
    def examination(self) -> Examination:
        """The register on its day."""
        return self._examination

    @property
    def register(self) -> Register:
        """The register that is asked."""
        return self._register

    @cached_property
    def _there(self) -> tuple[frozenset[CommuneCode], Sequence[CommuneCode]]:
        """The communes of the day, and those of them that begin or end; the same for whoever asks about it."""
        key, kept = ("communes", self._day), self._examination.kept
        if key not in kept:
            here = self._register.communes_on(self._day)
            mortal = sorted(one.code for one in here if one.term != ALWAYS)
            kept[key] = (frozenset(one.code for one in here), mortal)
        return cast("tuple[frozenset[CommuneCode], Sequence[CommuneCode]]", kept[key])

    @property
    def communes(self) -> frozenset[CommuneCode]:
        """The communes that there are on the day; one of which that is not known counts."""
        return self._there[0]

    def entry(self, link: Link, matter: Matter) -> EntryStatus:
        """Say what an ownership or a grant is on the day."""
        grant, key = link.grant, (id(link.said), matter.id if link.grant is None else str(link.row and link.row.at))
        found = self._entries.get(key)
        if found is None:
            by = (grant.instrument,) if grant is not None else instruments_of(link.ownership, self._register)
            about = grant.id if grant is not None else matter.id
            rests = tuple(bounds(link, self._register, self._day))
            found = self._entries[key] = entry_on(rests, self._day, about, by)
        return found

    def life(self, matter: Matter | None) -> EntryStatus:
        """Say whether a matter is laid down on the day, by its own term."""
        if matter is None:
            return ABSENT
        return entry_on((Bound("matter", matter.id, matter.id, matter.term),), self._day, matter.id, ())

    def of(self, matter: Matter | None) -> tuple[Held, ...]:
        """Give the pieces of a matter; none where it is not laid down on the day."""
        if matter is None:
            return ()
        found = self._held.get(id(matter))
        if found is None:
            held = tuple(_held(tile, self._examination) for tile in self.tiles(matter))
            found = self._held[id(matter)] = (matter, held)
        return found[1]

    def tiles(self, matter: Matter) -> tuple[Tile, ...]:
        """Give the tiles of the day."""
        return self._examination.tiling(matter.id).at(self._day)

    def had_by(self, holder: HolderId) -> frozenset[MatterId]:
        """Give the matters that a holder owns or in which it acts on the day, anywhere, for certain or perhaps."""
        whole = self._examination.territory.whole(holder)
        return frozenset(
            matter.id
            for matter in self._register.matters.values()
            if any(one.holder == whole for tile in self.tiles(matter) for one in tile.standing)
        )

    def usable(
        self, matter: Matter, tile: Tile, standing: Standing, *, owns: bool, commune: CommuneCode | None = None
    ) -> UsableTerm:
        """Give the days on which a holder goes on to stand in a tile, by the chains that it has there and those that follow.

        No longer than there are the communes of the tile, or the one that is asked about, unless a holder of the city goes on in what
        they became.
        """
        term = usable_by(standing.chains, self._register, self._day)
        tiles = self._examination.tiling(matter.id).tiles
        while term.end is not None and term.end < Day.max:
            day = term.end + ONE_DAY
            after = self._after(tiles, tile, day, standing.holder, owns=owns)
            longer = term if after is None else followed(term, after)
            if longer is term:
                break
            term = longer
        term = recoded(term, matter, self._register)
        return self._while_there(term, matter, tile, standing, owns=owns, commune=commune)

    def _after(self, tiles: Iterable[Tile], tile: Tile, day: Day, holder: HolderId, *, owns: bool) -> UsableTerm | None:
        """Give the days on which a holder stands from a later day on in all of a tile's communes and cases, by however many tiles."""
        terms: list[UsableTerm] = []
        for one in tiles:
            if (one.box.start is not None and day < one.box.start) or (one.box.end is not None and one.box.end < day):
                continue
            if not (meets(one.box.communes, tile.box.communes) and meets(one.box.cases, tile.box.cases)):
                continue
            here = next((each for each in _stand(one, owns=owns) if each.holder == holder), None)
            if here is None:
                return None
            term = usable_by(here.chains, self._register, day)
            terms.append(term if here.certain else replace(term, unknown=(*term.unknown, *here.because)))
        if not terms:
            return None
        # What ends first in one of them ends it for the tile; what is not known of any leaves it open.
        first = min(terms, key=lambda each: each.end or date.max)
        return replace(first, unknown=tuple(dict.fromkeys(why for each in terms for why in each.unknown)))

    def _while_there(
        self,
        term: UsableTerm,
        matter: Matter,
        tile: Tile,
        standing: Standing,
        *,
        owns: bool,
        commune: CommuneCode | None,
    ) -> UsableTerm:
        """Cut a term at the days on which one of the communes begins or ends."""
        register = self._register
        holder = register.holders.get(standing.holder)
        is_body_of_commune = holder is not None and holder.is_class
        named = tile.box.communes
        # Of a body of each commune there is another one in what a commune became, so that its own term ends where one is asked about.
        is_own = commune is not None and is_body_of_commune
        is_everywhere = named is None and not is_own
        asked = self._there[1] if named is None else sorted(named)
        for code in (commune,) if commune is not None and (is_own or named is not None) else asked:
            one = register.communes.get(code)
            if one is None or one.term == ALWAYS:
                continue
            # What is so in every commune that there is goes on unless it does not in what one became.
            is_followed = bool(register.successors_of(code)) or not is_everywhere
            goes_on = not is_own and (not is_followed or self._goes_on(code, matter, standing.holder, owns=owns))
            came_from = not is_own and (is_everywhere or bool(register.predecessors_of(code)))
            term = cut(term, one.name, Term(None if came_from else one.term.start, None if goes_on else one.term.end))
        return term

    def _goes_on(self, code: CommuneCode, matter: Matter, holder: HolderId, *, owns: bool) -> bool:
        """Say whether a holder stands in all that a commune became on the day after its end."""
        after = self._register.successors_of(code)
        end = self._register.communes[code].term.end
        if not after or not isinstance(end, Day) or end == Day.max:
            return False
        for one in after:
            tiles = self._examination.tiling(matter.id).at(end + ONE_DAY, one.new)
            stand = (each for tile in tiles for each in _stand(tile, owns=owns))
            if not any(each.holder == holder for each in stand):
                return False
        return True


def _stand(tile: Tile, *, owns: bool) -> Iterator[Standing]:
    beside = tile.remainder
    yield from (*tile.owners, *beside.owners) if owns else (*tile.exercisers, *beside.exercisers)


def _held(tile: Tile, examination: Examination) -> Held:
    owners, acting = tuple(_parties(tile.owners)), tuple(_parties(tile.exercisers))
    if tile.owner_unknown:
        somebody = (Party(None, certain=False, because=tile.owner_unknown), ())
        owners, acting = (somebody, *owners), acting or (somebody,)
    standing = (*tile.exercisers, *tile.owners, *tile.remainder.exercisers, *tile.remainder.owners)
    others = tuple((Party(one.holder), chain) for one in standing for chain in one.others)
    unnamed = tuple(_led_on(tile, link, examination) for link in tile.unnamed)
    rest_owners, rest_acting = tuple(_parties(tile.remainder.owners)), tuple(_parties(tile.remainder.exercisers))
    where, rest, more = (tile.box.communes, tile.box.cases), (rest_owners, rest_acting), tile.has_more_chains
    return Held(*where, owners, acting, others, unnamed, *rest, more)


def _led_on(tile: Tile, link: Link, examination: Examination) -> Chain:
    """Give the chain by which a grant leads on from a tile to whom the register does not know, as far as its start is known."""
    grant = link.grant
    if grant is None or isinstance(grant.giver, Unknown):
        return (link,)
    whole = examination.territory.whole
    givers = {whole(name) for name in gives_for(examination.register, grant.giver)}
    chains = (chain for one in tile.standing for chain in one.chains)
    starts = [
        chain[:at] for chain in chains for at in range(1, len(chain) + 1) if whole(_holder(chain[at - 1])) in givers
    ]
    first = min(starts, key=lambda chain: (len(chain), [one.order for one in chain]), default=())
    return (*first, link)


def _holder(link: Link) -> HolderId | Unknown:
    return link.grant.receiver if link.grant is not None else link.ownership.holder


def _parties(standings: Iterable[Standing]) -> Iterator[tuple[Party, Chain]]:
    return ((Party(one.holder, one.certain, one.because), one.chain) for one in standings)


def instruments_of(one: Ownership | None, register: Register) -> tuple[str, ...]:
    """Give the ids of the instruments that an ownership rests on."""
    basis = cited(register, one.basis) if one is not None else ()
    return tuple(dict.fromkeys(name for name, _ in if_known(basis)))


def by_holder(parties: Iterable[tuple[Party, Chain]]) -> Mapping[HolderId | None, tuple[Party, Chain]]:
    """Give those who stand by holder, in the order of holders, the unknown one first."""
    return dict(sorted(((party.holder, (party, chain)) for party, chain in parties), key=lambda one: one[0] or ""))
