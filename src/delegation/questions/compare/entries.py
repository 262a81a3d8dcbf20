"""Grants, holders, instruments and published numbers of two registers, entry by entry."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TypeVar

from delegation.authority.bounds import bounds
from delegation.authority.entries import ABSENT, EntryStatus, entry_on
from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant
from delegation.model.figures import Figure, Ledger
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, MatterId
from delegation.model.provisions import canonical
from delegation.model.terms import Unknown
from delegation.questions.compare.outcomes import bare, differing, term_of, turn
from delegation.questions.compare.words import GrantChange, HolderChange, InstrumentChange, NumberChange

_GRANT = {
    "mechanism": "mechanism",
    "giver": "giver",
    "receiver": "receiver",
    "giver_keeps": "giver-keeps",
    "steps": "steps",
    "instrument": "instrument",
    "at": "provision",
    "form": "form",
    "term": "term",
    "extended": "extended",
    "part": "part",
    "content": "content",
    "scope": "scope",
    "manner": "manner",
    "conditions": "conditions",
    "purpose": "purpose",
    "evaluation_days": "evaluation",
    "conditions_met": "conditions-met",
    "gaps": "gaps",
}
_HOLDER = {
    "name": "name",
    "kind": "kind",
    "level": "level",
    "parent": "parent",
    "head_of": "head-of",
    "members": "members",
    "within": "within",
    "successors": "successors",
    "term": "term",
    "gaps": "gaps",
}
_INSTRUMENT = {
    "number": "number",
    "type": "type",
    "issuer": "issuer",
    "title": "title",
    "issued": "issued",
    "term": "term",
    "replaces": "replaces",
    "replaced_by": "replaced-by",
    "amends": "amends",
    "part_ends": "part-ends",
    "part_starts": "part-starts",
    "suspends": "suspends",
    "corrects": "corrects",
    "extends": "extends",
    "transition": "transition",
    "normative": "normative",
    "gaps": "gaps",
}
K = TypeVar("K")
V = TypeVar("V")


Only = Container[object] | None
"""Ids of the entries that are asked about; ``None``: all."""


def pairs(old: Mapping[K, V], new: Mapping[K, V], only: Only = None) -> Iterator[tuple[K, V | None, V | None]]:
    """Give the entries of two mappings side by side, in the order of their keys."""
    asked = {*old, *new} if only is None else {key for key in (*old, *new) if key in only}
    for key in sorted(asked, key=str):
        yield key, old.get(key), new.get(key)


def grant_standing(grant: Grant | None, examination: Examination) -> EntryStatus:
    """Say what a grant is on the day: by its term, its instrument and the life of its receiver."""
    if grant is None:
        return ABSENT
    link, day = ByGrant(grant), examination.as_of
    return entry_on(tuple(bounds(link, examination.register, day)), day, grant.id, (grant.instrument,))


def grants(old: Examination, new: Examination, only: Only = None) -> Iterator[GrantChange]:
    """Compare grants by id."""
    for key, before, after in pairs(old.register.grants, new.register.grants, only):
        was, becomes = grant_standing(before, old), grant_standing(after, new)
        added, removed = _matters(before, after) if before is not after else ((), ())
        aspects = differing(before, after, _GRANT) if before is not None and after is not None else ()
        # One register on two days has each grant once: that its rows are its rows need not be worked out.
        if before is not None and after is not None and before is not after and _rows(before) != _rows(after):
            aspects = (*aspects, "matters")
        made_by = sorted({one.instrument for one in (before, after) if one is not None})
        found = turn(was, becomes, aspects, key, tuple(made_by))
        if found is not None:
            yield GrantChange(key, before, after, found, added, removed)


def _rows(grant: Grant) -> object:
    """Give what the annex says, in any order; the basis of a row is an aspect of its matter."""
    if isinstance(grant.rows, Unknown):
        return grant.rows
    return frozenset((row.matter, row.row, canonical(row.at), bare(row.part)) for row in grant.rows)


def _matters(before: Grant | None, after: Grant | None) -> tuple[tuple[MatterId, ...], tuple[MatterId, ...]]:
    if before is None or after is None:
        return (), ()
    old, new = before.given, after.given
    return tuple(sorted(new - old)), tuple(sorted(old - new))


def holders(old: Examination, new: Examination, only: Only = None) -> Iterator[HolderChange]:
    """Compare holders by id."""
    for key, before, after in pairs(old.register.holders, new.register.holders, only):
        was, becomes = _life(before, old), _life(after, new)
        aspects = differing(before, after, _HOLDER) if before is not None and after is not None else ()
        found = turn(was, becomes, aspects, key, ())
        if found is not None:
            yield HolderChange(key, before, after, found)


def instruments(old: Examination, new: Examination, only: Only = None) -> Iterator[InstrumentChange]:
    """Compare instruments by id."""
    for key, before, after in pairs(old.register.instruments, new.register.instruments, only):
        was, becomes = _life(before, old), _life(after, new)
        aspects = differing(before, after, _INSTRUMENT) if before is not None and after is not None else ()
        found = turn(was, becomes, aspects, key, ())
        if found is not None:
            yield InstrumentChange(key, before, after, found)


def _life(one: Holder | Instrument | None, examination: Examination) -> EntryStatus:
    if one is None:
        return ABSENT
    if isinstance(one, Holder):
        bound = term_of(one.term, one.id, "holder")
    else:
        bound = term_of(examination.register.life(one), one.id, "instrument")
    return entry_on((bound,), examination.as_of, one.id, ())


def numbers(old: Examination, new: Examination, only: Only = None) -> Iterator[NumberChange]:
    """Compare published figures and control totals by id and value."""
    for key, before, after in pairs(old.register.figures, new.register.figures, only):
        if _value(before) != _value(after):
            yield NumberChange(key, before, after)
    totals = [{one.id: one for one in register.ledgers} for register in (old.register, new.register)]
    for key, total, other in pairs(totals[0], totals[1], only):
        if _value(total) != _value(other):
            yield NumberChange(key, total, other)


def _value(one: Figure | Ledger | None) -> tuple[object, ...] | None:
    if one is None:
        return None
    return (one.value, one.unit, one.as_of) if isinstance(one, Figure) else (one.total, one.as_of)
