"""Citations of replaced instruments that were made, or are relied on, after the replacement."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.shared import words
from delegation.checks.shared.spans import grant_days, last_day, names_of, ownership_days
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import MatterId, Ownership
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.values import dataclass

_Cited = dict[tuple[str, str], list[Place]]


_Owners = dict[tuple[str, str], list[tuple[MatterId, Ownership]]]


def _replaced_since(register: Register, instrument: Instrument) -> Day | None:
    """Give the first day on which a successor stands in its place: of effect, else of issue."""
    after = register.successors(instrument)
    last = last_day(register, instrument) if after else None
    if last is not None:
        return last + ONE_DAY
    return min((one.issued for one in after if isinstance(one.issued, Day)), default=None)


def _in_grants(register: Register, replaced: dict[str, tuple[Instrument, Day]], found: _Cited) -> None:
    for grant in words.known_grants(register):
        days = grant_days(register, grant)
        for row in if_known(grant.rows) if days is not None else ():
            for one in row.basis:
                if one.instrument in replaced and days is not None and days.start >= replaced[one.instrument][1]:
                    found.setdefault((grant.id, replaced[one.instrument][0].id), []).append(one.place)


def _in_owners(examination: Examination, replaced: dict[str, tuple[Instrument, Day]], found: _Cited) -> _Owners:
    """Add the citations of ownerships by law, and give these."""
    register = examination.register
    owners: _Owners = {}
    for matter in register.matters.values():
        for owner in matter.owners:
            for one in if_known(owner.basis):
                if one.instrument not in replaced:
                    continue
                days = ownership_days(register, matter, owner)
                if days is not None and days.asked(examination.as_of) >= max(days.start, replaced[one.instrument][1]):
                    key = ("owners", str(replaced[one.instrument][0].id))
                    found.setdefault(key, []).append(one.place)
                    owners.setdefault(key, []).append((matter.id, owner))
    return owners


def _in_norms(
    examination: Examination, replaced: dict[str, tuple[Instrument, Day]], found: _Cited
) -> dict[tuple[str, str], list[str]]:
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
    register = examination.register
    replaced: dict[str, tuple[Instrument, Day]] = {}
    for one in register.instruments.values():
        since = _replaced_since(register, one)
        if since is not None:
            replaced.update((name, (one, since)) for name in names_of(register, one))
    if not replaced:
        return
    found: _Cited = {}
    _in_grants(register, replaced, found)
    owners = _in_owners(examination, replaced, found)
    norms = _in_norms(examination, replaced, found)
    for key, places in found.items():
        where, name = key
        cited = register.instruments[InstrumentId(name)]
        yield ReplacedCitations(where, cited, tuple(places), tuple(owners.get(key, ())), tuple(norms.get(key, ())))
