"""Documents to model: provisions of an instrument with days of their own, their words, and what is not known of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.loading.build.draft import Draft
from delegation.loading.build.duplicates import clauses_twice
from delegation.loading.build.entries import Entry, day, numbered, placed
from delegation.loading.build.gaps import gaps, inside, known
from delegation.model import reasons
from delegation.model.acts import Clause, PartEnd, PartStart
from delegation.model.gaps import Gap
from delegation.model.places import Place
from delegation.model.terms import Day, Unknown

_INSIDE = {"ends-in-part": {"by": "at", "resumed-by": "at"}, "clauses": {"by": "at"}}


def not_known_of(entry: Entry) -> tuple[Gap, ...]:
    """Give what an instrument states to be not known of itself, of others and of its provisions."""
    own = entry.own
    found = (each for key, keys in _INSIDE.items() if key in own for each in inside("instruments", own[key], key, keys))
    return (*gaps(entry, "instruments"), *found)


def part_ends(tree: Any, place: Place, draft: Draft) -> tuple[PartEnd, ...]:
    """Read the provisions that ended before their instrument did."""
    return tuple(
        PartEnd(
            placed(one["at"]),
            day(one.get("to"), here.at("to"), draft) or Unknown(reasons.NO_DAY),
            known(one.get("by")),
            here,
            _resumption(one, here, draft),
            known(one.get("resumed-by")),
        )
        for one, here in _members_of(tree, place)
    )


def part_starts(tree: Any, place: Place, draft: Draft) -> tuple[PartStart, ...]:
    """Read the provisions that took effect later than their instrument did."""
    return tuple(
        PartStart(placed(one["at"]), day(one["from"], here.at("from"), draft) or Unknown(reasons.NO_DAY), here)
        for one, here in _members_of(tree, place)
    )


def _members_of(tree: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    """Give what is listed with its places; where the whole list is not known, one of which nothing is known."""
    if isinstance(tree, dict):
        yield {"at": tree, "to": tree, "from": tree}, place
    else:
        yield from ((one, place.at(number)) for number, one in numbered(tree))


def _resumption(one: Any, place: Place, draft: Draft) -> Day | Unknown | None:
    """Read the day on which an ended provision is in force again; without a day what brought it back leaves it not known."""
    found = day(one.get("resumes"), place.at("resumes"), draft)
    return Unknown(reasons.NO_DAY_OF_RESUMING) if found is None and one.get("resumed-by") else found


def clauses(tree: Any, place: Place, draft: Draft) -> tuple[Clause, ...]:
    """Read the words of provisions that are held."""
    found = []
    for number, one in numbered(tree):
        since = day(one.get("from"), place.at(number, "from"), draft)
        first = since if isinstance(since, Day) else None
        found.append(Clause(one["at"], one["text"], first, known(one.get("by")), place.at(number)))
    # Of one whose day was left out as wrong nobody knows from when it is held.
    sure = [one for one in found if one.since is not None or one.place.at("from") not in draft.spoilt]
    draft.problems += (("DLG004", each) for each in clauses_twice(sure))
    return tuple(found)
