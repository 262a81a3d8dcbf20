"""Whom and what a problem concerns: by this, readers of many findings find theirs."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Problem, Text
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown


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
    texts = (register.instruments.get(InstrumentId(one)) for one in problem.about)
    issuers = (one.issuer for one in texts if one is not None and not isinstance(one.issuer, Unknown))
    grants = (register.grants.get(one) for one in dict.fromkeys((*problem.about, *problem.grants)))
    parties = (party for one in grants if one is not None for party in (one.giver, one.receiver))
    owners = (one.holder for matter in matters for one in matter.owners)
    found = dict.fromkeys((*map(HolderId, (*problem.about, *issuers)), *parties, *owners))
    return tuple(
        register.holders[one].label for one in found if not isinstance(one, Unknown) and one in register.holders
    )


def fields_of(problem: Problem, matters: Iterable[Matter], register: Register) -> tuple[Text, ...]:
    """Give the names of the fields of the matters and grants concerned, each once."""
    grants = (register.grants.get(one) for one in problem.grants)
    named = (*(one.field for one in matters), *(field for one in grants if one is not None for field in one.fields))
    found = (register.fields.get(one) for one in dict.fromkeys(named) if one is not None)
    return tuple(Text(one.name, one.name_en or one.name) for one in found if one is not None)
