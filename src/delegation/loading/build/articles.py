"""DLG005: articles that an instrument does not have, where the register knows how many it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from delegation.findings import Problem
from delegation.loading.build.lost import no_such_article
from delegation.model.acts import Correction, Extension, Suspension
from delegation.model.instruments import Citation, Instrument
from delegation.model.places import Place
from delegation.model.procedures import Publication
from delegation.model.provision_units import ATTACHED
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.speech import instruments

_NOT_COUNTED = ATTACHED | {"Phụ lục"}
"""Texts that go with another and count their articles apart."""
_NUMBER = re.compile(r"\d{1,18}")
Steps = Callable[[Place], tuple[str, ...]]


def missing_articles(register: Register, asked: Register, steps: Steps) -> Iterator[Problem]:
    """Give a problem for each place of the entries ``asked`` that cites an article beyond the last of its instrument."""
    if not any(one.articles for one in register.instruments.values()):
        return
    for instrument, at, entry, key in _cited(register, asked):
        if instrument is not None and instrument.articles and isinstance(at, str) and _beyond(at, instrument.articles):
            place = entry.at(key)
            yield no_such_article(instruments.instrument(instrument), instrument.articles, at, place, steps(place))


def _beyond(at: str, last: int) -> bool:
    for one in places(at):
        if one.steps[:1] and one.steps[0][0] in _NOT_COUNTED:
            continue
        numbers = (_NUMBER.match(number) for unit, number in one.steps if unit == "Điều")
        if any(found is not None and int(found[0]) > last for found in numbers):
            return True
    return False


_Cited = tuple[Instrument | None, str | Unknown | None, Place, str]
"""An instrument, the place in it, and where that is said: in an entry, under a key."""


def _cited(register: Register, asked: Register) -> Iterator[_Cited]:
    for basis in _bases(asked):
        yield from ((register.instrument(one.instrument), one.at, one.place, "at") for one in basis)
    for grant in asked.grants.values():
        made_by = register.instruments.get(grant.instrument)
        yield made_by, grant.at, grant.place, "at"
        for row in if_known(grant.rows):
            yield made_by, row.at, row.place, "at"
    for instrument in asked.instruments.values():
        yield from ((instrument, clause.at, clause.place, "at") for clause in instrument.clauses)
        yield from ((instrument, ended.at, ended.place, "at") for ended in instrument.part_ends)
        yield from ((instrument, begun.at, begun.place, "at") for begun in instrument.part_starts)
        if instrument.transition is not None and instrument.transition.at is not None:
            yield instrument, instrument.transition.at, instrument.transition.place, "at"
        said: tuple[Suspension | Correction | Extension, ...] = (
            *instrument.suspends,
            *instrument.corrects,
            *instrument.extends,
        )
        for acts in (instrument.suspends, instrument.extends):
            yield from ((instrument, one.stated_at, one.place, "stated-at") for one in acts)
        for one in said:
            other = register.instrument(one.instrument) if one.instrument is not None else None
            if other is not None and one.at is not None:
                yield other, one.at, one.place, "at"


def _bases(asked: Register) -> Iterator[Iterable[Citation | Publication]]:
    for norm in asked.norms:
        yield norm.basis
        yield norm.passing_on_basis
    for matter in asked.matters.values():
        published = matter.procedure.published if matter.procedure is not None else None
        bases = [matter.basis, *(one.basis for one in matter.owners if one.basis is not matter.basis)]
        yield from (one for one in bases if not isinstance(one, Unknown))
        more: list[Citation | Publication] = [matter.reserved] if matter.reserved is not None else []
        yield more if published is None or isinstance(published, Unknown) else [*more, published]
    for grant in asked.grants.values():
        yield from (row.basis for row in if_known(grant.rows))
