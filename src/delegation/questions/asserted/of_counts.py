"""Assertions on how many a selector finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.errors import AskedWronglyError
from delegation.model.assertions import Assertion, CountAssertion
from delegation.questions.asserted.expectations import Countable, ExpectedCount, Number
from delegation.questions.asserted.facts import Numbers, Refused
from delegation.questions.asserted.verdict import Outcome, Point
from delegation.questions.select.selection import Selection, chosen, subject_of
from delegation.questions.ways.ways import Ways


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold the numbers of an assertion against what its selector finds."""
    count = one.count
    subject = subject_of(count.subject) if count is not None else None
    if count is None or subject is None:
        return
    places = (one.place.at("count"),)
    try:
        found = chosen(ways, subject, count.selector, exactly=True, ordered=False)
    except AskedWronglyError as error:
        yield Point("fails", Countable(count), Refused(error.said), (), places)
        return
    numbers = Numbers(found.subject, found.total, found.named, found.unlisted, found.not_known)
    for which, wanted, outcome in _held(count, found):
        yield Point(outcome, ExpectedCount(count, which, wanted), numbers, (), places)


def _held(count: CountAssertion, found: Selection[Any]) -> Iterator[tuple[Number, int, Outcome]]:
    """Give each number that is asserted, and whether it is what was found."""
    exact: tuple[tuple[Number, int | None, int, int], ...] = (
        ("total", count.total, found.total, found.not_known),
        ("named", count.named, found.named, len(found.perhaps)),
        ("unlisted", count.unlisted, found.unlisted, found.not_known - len(found.perhaps)),
    )
    for which, wanted, number, perhaps in exact:
        if wanted is not None:
            yield which, wanted, _exactly(wanted, number, perhaps)
    most = found.total + found.not_known
    if count.at_least is not None:
        least = count.at_least
        yield "at-least", least, "holds" if found.total >= least else "unknown" if most >= least else "fails"
    if count.at_most is not None:
        limit = count.at_most
        yield "at-most", limit, "fails" if found.total > limit else "holds" if most <= limit else "unknown"


def _exactly(wanted: int, found: int, perhaps: int) -> Outcome:
    """Say whether it is just so many. ``found``: for certain; ``perhaps``: how many more there may be."""
    if found > wanted or found + perhaps < wanted:
        return "fails"
    return "unknown" if perhaps else "holds"
