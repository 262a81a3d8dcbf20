"""Who would stand on a day by the terms of his own, and what keeps him from it: what is over, suspended, has not begun, a commune that is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.bounds import giving
from delegation.authority.boxes import meets
from delegation.authority.cases import Case, Cases
from delegation.authority.entries import ChangeCause, entry_on, ordered
from delegation.authority.extended import stated
from delegation.authority.holdings import Holdings
from delegation.authority.links import ByGrant, Chain, Standing
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Day, if_known
from delegation.values import dataclass

Lapsed = tuple[Standing, tuple[ChangeCause, ...]]

_OWN = frozenset({"grant", "instrument", "suspension"})
"""Causes by which a decision itself does not give on a day: whoever shows it shows them with its term."""


@dataclass(frozen=True, slots=True)
class IdleRow:
    """A row that a decision gives on the day and by which nobody stands: it moves nothing.

    ``causes``: what is over or has not begun of what it hangs on; none where its giver does not hold the matter for another reason.
    """

    grant: Grant
    row: AnnexRow
    causes: tuple[ChangeCause, ...]


def idle(holdings: Holdings, grants: Iterable[Grant]) -> Iterator[IdleRow]:
    """Give the rows of grants that move nothing on the day though their decision runs, and whose receiver does not hold the matter otherwise.

    Whoever may hold it, for all that is known, counts as a holder. What is given without the decision is left out.
    """
    for grant in grants:
        for row in if_known(grant.rows) if grant.decides else ():
            matter = holdings.register.matters.get(row.matter)
            if matter is None:
                continue
            failing = holdings.entry(ByGrant(grant, row), matter).failing
            if not any(one.kind in _OWN for one in failing) and not _moves(holdings, grant, matter):
                yield IdleRow(grant, row, failing or _behind(holdings, grant, matter))


def _moves(holdings: Holdings, grant: Grant, matter: Matter) -> bool:
    """Say whether somebody stands by a grant on the day, or its receiver anyhow, or so many that not all are followed."""
    tiles, receiver = holdings.tiles(matter), holdings.examination.territory.whole(grant.receiver)
    standing = [one for tile in tiles for one in tile.standing]
    if any(one.has_more_chains for one in tiles) or any(one.holder == receiver for one in standing):
        return True
    links = (
        *(link for one in standing for chain in one.chains for link in chain),
        *(link for one in tiles for link in one.unnamed),
    )
    return any(link.grant is not None and link.grant.id == grant.id for link in links)


def _behind(holdings: Holdings, grant: Grant, matter: Matter) -> tuple[ChangeCause, ...]:
    """Say what keeps the chains from holding by which a grant would move a matter."""
    examination = holdings.examination
    if gone := holdings.life(matter).failing:
        return gone
    tiles = examination.claimed(matter.id).at(examination.as_of)
    chains = {chain: None for tile in tiles for one in tile.standing for chain in one.chains}
    found = [
        cause
        for chain in chains
        if any(link.grant is not None and link.grant.id == grant.id for link in chain)
        for cause in _failing(holdings, chain, matter)
    ]
    return ordered(found)


def lapsed(
    holdings: Holdings, matter: Matter, commune: CommuneCode | None = None, cases: frozenset[Case] | None = None
) -> tuple[Lapsed, ...]:
    """Give those who would stand on the day, and what keeps them from it; one for each holder.

    In a commune and in some cases, where these are asked about. Whoever stands in one part may have lapsed in another.
    """
    found: dict[HolderId, Lapsed] = {}
    for one, causes in (
        *_by_terms(holdings, matter, commune, cases),
        *_with_communes(holdings, matter, commune, cases),
    ):
        known = found.get(one.holder, (one, ()))
        found[one.holder] = (known[0], known[1] or causes)
    return tuple(sorted(found.values(), key=lambda one: (len(one[0].chain), one[0].holder)))


def _by_terms(
    holdings: Holdings, matter: Matter, commune: CommuneCode | None, cases: frozenset[Case] | None
) -> Iterator[Lapsed]:
    examination = holdings.examination
    day = examination.as_of
    tiles = [one for one in examination.tiling(matter.id).at(day, commune) if meets(one.box.cases, cases)]
    for tile in examination.claimed(matter.id).at(day, commune):
        if not meets(tile.box.cases, cases):
            continue
        beside = (one for one in tiles if commune is not None or meets(one.box.communes, tile.box.communes))
        near = (one for one in beside if meets(one.box.cases, tile.box.cases))
        here = {one.holder for each in near for one in each.standing}
        for one in tile.standing:
            if one.holder not in here and (causes := _failing(holdings, one.chain, matter)):
                yield one, causes


def _failing(holdings: Holdings, chain: Chain, matter: Matter) -> tuple[ChangeCause, ...]:
    """Say what keeps the links of a chain from holding, and which heads that gave for others are not there."""
    register, day = holdings.register, holdings.examination.as_of
    found = [cause for link in chain for cause in holdings.entry(link, matter).failing]
    told = {(one.kind, one.about) for one in found}
    for link in chain:
        by = (link.grant.instrument,) if link.grant is not None else ()
        gone = entry_on(tuple(giving(link, register)), day, "", by).failing
        found += [one for one in gone if (one.kind, one.about) not in told]
    return ordered(found)


def _with_communes(
    holdings: Holdings, matter: Matter, commune: CommuneCode | None, cases: frozenset[Case] | None
) -> Iterator[Lapsed]:
    """Give the receivers of grants that name communes which are gone, where they do not stand in what these became."""
    register, territory = holdings.register, holdings.examination.territory
    day, every = holdings.examination.as_of, Cases(matter.dimensions)
    for grant, row in register.grants_of.get(matter.id, ()):
        holder, part = territory.whole(grant.receiver), every.part(grant.part) & every.of(cases)
        if holder is None or not part or not grant.decides or stated(grant).on(day.toordinal()) is False:
            continue
        reached = every.names(part)
        causes = [
            cause
            for cause, became in _ended(register, grant, day)
            if any(not _stands(holdings, matter, holder, new, reached) for new in became if commune in (None, new))
            or (not became and commune is None)
        ]
        if causes:
            yield Standing(holder, (ByGrant(grant, row),)), ordered(causes)


def _ended(register: Register, grant: Grant, day: Day) -> Iterator[tuple[ChangeCause, tuple[CommuneCode, ...]]]:
    """Give the communes that a grant names and that are gone, as causes, each with what it became."""
    for code in grant.part.communes:
        one = register.communes.get(code)
        end = one.term.end if one is not None else None
        if isinstance(end, Day) and end < day:
            by = (each.by for each in register.successors_of(code) if each.by is not None)
            yield ChangeCause("commune", code, "end", end, tuple(dict.fromkeys(by))), tuple(_became(register, [code]))


def _stands(
    holdings: Holdings, matter: Matter, holder: HolderId, code: CommuneCode, cases: frozenset[Case] | None
) -> bool:
    """Say whether a holder stands in some cases in a commune; so it is where that is not there."""
    tiles = holdings.examination.tiling(matter.id).at(holdings.examination.as_of, code)
    near = (tile for tile in tiles if meets(tile.box.cases, cases))
    return all(any(each.holder == holder for each in tile.standing) for tile in near)


def _became(register: Register, codes: Iterable[CommuneCode]) -> Iterator[CommuneCode]:
    """Give what communes became on days that are known, over any number of steps."""
    waiting, seen = list(codes), set[CommuneCode]()
    while waiting:
        for one in register.successors_of(waiting.pop()):
            if one.new not in seen and isinstance(one.on, Day):
                seen.add(one.new)
                waiting.append(one.new)
                yield one.new
