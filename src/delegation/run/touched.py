"""Whom and what a problem concerns: by this, readers of many findings find theirs."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.checks.base import Ids
from delegation.findings import Problem, Text
from delegation.model.figures import Subjects
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.model.worded import worded


def matters_of(problem: Problem, register: Register) -> tuple[Matter, ...]:
    """Give the matters that a problem names: by its areas, by what it is known by, by what it touches."""
    named = (
        *problem.about,
        *(one.matter for one in problem.areas),
        *problem.matters,
        *(matter for matter, _ in problem.laws),
    )
    found = (register.matters.get(MatterId(one)) for one in dict.fromkeys(named))
    return tuple(one for one in found if one is not None)


def holders_of(problem: Problem, matters: Iterable[Matter], register: Register) -> tuple[str, ...]:
    """Give the short names of the holders concerned, each once.

    They are those named, issuers of the instruments named, parties of the grants, and owners of the matters by law.
    """
    found = (register.holders[one] for one in _holders(problem, matters, register))
    return tuple(worded(one.label, one.name_en) for one in found)


def subjects_of(problem: Problem, matters: Iterable[Matter], register: Register) -> Subjects:
    """Give what a problem concerns by ids, for whoever puts findings together: holders, fields, and instruments also by their numbers.

    Instruments are those that it or its cause is known by, and those of its grants.
    """
    matters = tuple(matters)
    named = (*problem.about, *(problem.cause.subject if problem.cause is not None else ()))
    grants = (register.grants.get(one) for one in (*problem.about, *problem.grants))
    papers = (*map(InstrumentId, named), *(one.instrument for one in grants if one is not None))
    texts = [one for name in papers if (one := register.instrument(name)) is not None]
    return frozenset(
        (
            *(("holder", one) for one in _holders(problem, matters, register)),
            *(("field", one) for one in _fields(problem, matters, register)),
            *(("instrument", one.id) for one in texts),
            *(("instrument", one.number) for one in texts if isinstance(one.number, str)),
        )
    )


def _holders(problem: Problem, matters: Iterable[Matter], register: Register) -> list[HolderId]:
    texts = (register.instruments.get(InstrumentId(one)) for one in problem.about)
    issuers = (one.issuer for one in texts if one is not None and not isinstance(one.issuer, Unknown))
    grants = (register.grants.get(one) for one in dict.fromkeys((*problem.about, *problem.grants)))
    parties = (party for one in grants if one is not None for party in (one.giver, one.receiver))
    owners = (one.holder for matter in matters for one in matter.owners)
    found = dict.fromkeys((*map(HolderId, (*problem.about, *issuers)), *parties, *owners))
    return [one for one in found if not isinstance(one, Unknown) and one in register.holders]


def fields_of(problem: Problem, matters: Iterable[Matter], register: Register) -> tuple[Text, ...]:
    """Give the names of the fields of the matters and grants concerned, each once."""
    found = (register.fields[one] for one in _fields(problem, matters, register))
    return tuple(Text(one.name, one.name_en or one.name) for one in found)


def _fields(problem: Problem, matters: Iterable[Matter], register: Register) -> list[str]:
    grants = (register.grants.get(one) for one in problem.grants)
    named = (*(one.field for one in matters), *(field for one in grants if one is not None for field in one.fields))
    return [one for one in dict.fromkeys(named) if one is not None and one in register.fields]


def ids_of(register: Register) -> Ids:
    """Give the names that entries of a register bear, and by each that a matter bore before its id."""
    from delegation.loading.build.nearest import names_of  # noqa: PLC0415  only where a list names what is gone

    former = {old: one.id for one in register.matters.values() for old in one.formerly}
    return Ids(frozenset(str(name) for group in names_of(register).values() for name in group), former)
