"""Citations of replaced instruments that were made, or are relied on, after the replacement."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.shared.spans import grant_days, last_day, names_of, ownership_days
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, Matter, MatterId, Ownership
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.values import dataclass

_Cited = dict[tuple[str, str], list[Place]]


_Owners = dict[tuple[str, str], list[tuple[MatterId, Ownership]]]
_Replaced = dict[str, tuple[Instrument, Day]]
"""Instruments that were replaced, by every name that cites them, each with the first day of its successor."""


def _all_replaced(register: Register) -> _Replaced:
    replaced: _Replaced = {}
    for one in register.instruments.values():
        since = _replaced_since(register, one)
        if since is not None:
            replaced.update((name, (one, since)) for name in names_of(register, one))
    return replaced


def _replaced_since(register: Register, instrument: Instrument) -> Day | None:
    """Give the first day on which a successor stands in its place: of effect, else of issue."""
    after = register.successors(instrument)
    last = last_day(register, instrument) if after else None
    if last is not None:
        return last + ONE_DAY
    return min((one.issued for one in after if isinstance(one.issued, Day)), default=None)


def _in_grants(examination: Examination, replaced: _Replaced, found: _Cited) -> None:
    cited = examination.of_each_grant(
        "DLG502", lambda one: [*_in_grant(examination.register, replaced, one)] or False, daily=False
    )
    for grant, several in sorted(cited.items()):
        for instrument, place in several:
            found.setdefault((grant, instrument), []).append(place)


def _in_grant(register: Register, replaced: _Replaced, grant: Grant) -> Iterator[tuple[str, Place]]:
    cited = [one for row in if_known(grant.rows) for one in row.basis if one.instrument in replaced]
    days = grant_days(register, grant) if cited else None
    for one in cited if days is not None else ():
        if days is not None and days.start >= replaced[one.instrument][1]:
            yield replaced[one.instrument][0].id, one.place


def _in_owners(examination: Examination, replaced: _Replaced, found: _Cited) -> _Owners:
    """Add the citations of ownerships by law, and give these."""
    owners: _Owners = {}
    cited = examination.of_each("DLG502", lambda one: [*_in_matter(examination, replaced, one)] or False)
    for matter, several in examination.in_order(cited):
        for instrument, place, owner in several:
            found.setdefault(("owners", instrument), []).append(place)
            owners.setdefault(("owners", instrument), []).append((matter, owner))
    return owners


def _in_matter(examination: Examination, replaced: _Replaced, matter: Matter) -> Iterator[tuple[str, Place, Ownership]]:
    for owner in matter.owners:
        for one in if_known(owner.basis):
            if one.instrument not in replaced:
                continue
            days = ownership_days(examination.register, matter, owner)
            if days is not None and days.asked(examination.as_of) >= max(days.start, replaced[one.instrument][1]):
                yield replaced[one.instrument][0].id, one.place, owner


def _in_norms(examination: Examination, replaced: _Replaced, found: _Cited) -> dict[tuple[str, str], list[str]]:
    """Add the citations of norms that hold, and give the ids of these."""
    today, norms = examination.as_of, dict[tuple[str, str], list[str]]()
    for norm in examination.register.norms:
        if norm.effect != "permitted" or not norm.term.certainly_holds(today):
            continue
        for one in norm.basis:
            if one.instrument in replaced and today >= replaced[one.instrument][1]:
                key = ("norms", str(replaced[one.instrument][0].id))
                found.setdefault(key, []).append(one.place)
                norms.setdefault(key, []).append(norm.id)
    return norms


@dataclass(frozen=True, slots=True)
class ReplacedCitations:
    """Where one replaced instrument is cited in a grant, or among all owners or norms (``where``); the owners and norms that cite it."""

    where: str
    instrument: Instrument
    places: tuple[Place, ...]
    owners: tuple[tuple[MatterId, Ownership], ...]
    norms: tuple[str, ...]


def replaced_citations(examination: Examination) -> Iterator[ReplacedCitations]:
    """Ask every citation of a replaced instrument; give those of one instrument in one place together."""
    register, replaced = examination.register, examination.of_world("DLG502 replaced", _all_replaced)
    if not replaced:
        return
    found: _Cited = {}
    _in_grants(examination, replaced, found)
    owners = _in_owners(examination, replaced, found)
    norms = _in_norms(examination, replaced, found)
    for key, places in found.items():
        where, name = key
        cited = register.instruments[InstrumentId(name)]
        yield ReplacedCitations(where, cited, tuple(places), tuple(owners.get(key, ())), tuple(norms.get(key, ())))
