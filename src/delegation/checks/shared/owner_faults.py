"""What is wrong with the texts that owners by law rest on, on the day that is asked about or on which they were left without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from delegation.authority.examination import Examination
from delegation.checks.shared.faults import Dated, Fault, fault_on, faults_of
from delegation.checks.shared.lapses import first_lapse, interrupted, last_end
from delegation.checks.shared.spans import (
    CertainDays,
    ownership_days,
)
from delegation.model.acts import Interruption
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.values import dataclass

_Cited = Sequence[tuple[Citation, Instrument]]


@dataclass(frozen=True, slots=True)
class _Resting:
    """An ownership by law with the texts that it rests on and what is wrong with each; ``lapse``: the first day on which none is in force."""

    owner: Ownership
    days: CertainDays
    cited: tuple[tuple[Citation, tuple[Dated, ...]], ...]
    lapse: Day | None


def _cited(owner: Ownership, bounded: Mapping[str, Instrument]) -> _Cited:
    return [(one, bounded[one.instrument]) for one in if_known(owner.basis) if one.instrument in bounded]


class _Faults:
    """What is wrong with the texts of one register, each place of them asked once for each first day: many owners rest on one."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[str, object, Day], tuple[Dated, ...]] = {}

    def of(self, text: Instrument, citation: Citation, days: CertainDays) -> tuple[Dated, ...]:
        key = (text.id, citation.at, days.start)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(faults_of(self._register, text, citation, days))
        return found


def _rests(examination: Examination, faults: _Faults, owner: Ownership, cited: _Cited, days: CertainDays) -> _Resting:
    wrong = tuple((one, faults.of(text, one, days)) for one, text in cited)
    return _Resting(owner, days, wrong, first_lapse(examination, owner, cited, days.start, Day.max))


def _of_basis(examination: Examination, one: _Resting) -> Iterator[tuple[Citation, Fault]]:
    """Give what is wrong with each text that an ownership by law rests on.

    An ownership without an end lasts as long as the law; it is asked of the day of the question. Where its texts carry it on that day, but
    left it without one before, it is asked of that day.
    """
    asked = one.days.asked(examination.as_of)
    lapse = one.lapse if one.lapse is not None and one.lapse <= asked else None
    for day in (asked,) if lapse is None else (asked, lapse):
        faults = [(citation, fault) for citation, each in one.cited if (fault := fault_on(day, each)) is not None]
        yield from faults
        if faults:
            return
    if lapse is None:
        return
    register = examination.register
    cited = [(citation, text) for citation, _ in one.cited if (text := register.instrument(citation.instrument))]
    ended = last_end(cited, lapse)
    if ended is not None:
        yield ended.citation, Fault(ended.instrument, "part", ended.day, ended.at)
    elif found := interrupted(register, cited, lapse):
        yield found[0], _interruption(found[1], found[2], register.baseline)


def _interruption(instrument: Instrument, one: Interruption, baseline: Day) -> Fault:
    """Say of a text that is interrupted: since when it is suspended, at least from the baseline on, or after which day it had ended."""
    first, at = one.term.start if isinstance(one.term.start, Day) else baseline, canonical(one.at) if one.at else None
    if one.kind == "suspended":
        return Fault(instrument, "suspended" if at is None else "part-suspended", first, at)
    return Fault(instrument, "part", first - ONE_DAY, at)


OwnerFault = tuple[Fault, MatterId, Ownership, Citation]
"""What is wrong, of which matter and owner, and the citation of the text."""


def owner_faults(examination: Examination, bounded: Mapping[str, Instrument]) -> Iterator[list[OwnerFault]]:
    """Give what is wrong with the bases of owners, together by instrument and fault.

    ``bounded``: the instruments that are not in force on some day, by every name that cites them.
    """
    register = examination.register
    known, found = _Faults(register), dict[tuple[str, ...], list[OwnerFault]]()

    def resting(matter: Matter) -> list[_Resting] | Literal[False]:
        each = ((owner, _cited(owner, bounded)) for owner in matter.owners)
        days = ((owner, cited, ownership_days(register, matter, owner)) for owner, cited in each if cited)
        rests = [
            _rests(examination, known, owner, cited, stretch) for owner, cited, stretch in days if stretch is not None
        ]
        return [one for one in rests if one.lapse is not None or any(faults for _, faults in one.cited)] or False

    # Most matters rest on what is in force on every day, whatever day is asked about.
    concerned = examination.of_each("DLG501 rests", resting, daily=False)

    def of_matter(matter: Matter) -> list[OwnerFault] | Literal[False]:
        return [
            (fault, matter.id, one.owner, citation)
            for one in concerned.get(matter.id, ())
            for citation, fault in _of_basis(examination, one)
        ] or False

    faulty = examination.of_each("DLG501", of_matter, among=(register.matters[name] for name in concerned))
    for _, several in examination.in_order(faulty):
        for each in several:
            found.setdefault(each[0].about, []).append(each)
    yield from found.values()
