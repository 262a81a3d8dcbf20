"""Requests and duties of two registers, or on two days: what came, was answered, fell due or reads differently."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.model.requests import Request
from delegation.questions.compare.entries import Only, pairs
from delegation.questions.compare.outcomes import bare
from delegation.questions.compare.words import EntryChange

STATE = "state"
"""The aspect of a request that stands otherwise on the later day."""
_VALUES = (
    "kind", "act", "content", "asker", "addressee", "on", "due", "about", "count", "at", "solves", "reply", "source", "note", "gaps",
)  # fmt: skip


def requests(old: Examination, new: Examination, only: Only = None) -> Iterator[EntryChange]:
    """Compare requests by id, in the order of ids."""
    earlier, later = ({one.id: one for one in each.register.requests} for each in (old, new))
    for key, before, after in pairs(earlier, later, only):
        if before is None or after is None:
            yield EntryChange("request", key, before is not None, after is not None, ())
            continue
        aspects = tuple(_differing(before, after))
        if before.state(old.as_of) != after.state(new.as_of):
            aspects = (STATE, *aspects)
        if aspects:
            yield EntryChange("request", key, before=True, after=True, aspects=aspects)


def _differing(before: Request, after: Request) -> Iterator[str]:
    for name in _VALUES:
        if bare(getattr(before, name)) != bare(getattr(after, name)):
            yield name
