"""Assertions on how many a selector finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.answers.asserted.verdict import Outcome, Point
from delegation.answers.lists import SUBJECTS
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.assertions import Assertion
from delegation.questions.select.selection import Selection, chosen, subject_of
from delegation.questions.ways.ways import Ways
from delegation.speech import numbers
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that is asserted: what it counts, what was found for certain, and how many more there may be."""

    what: Text
    wanted: int
    found: int
    perhaps: int

    @property
    def exact(self) -> Outcome:
        """Whether it is just so many."""
        if self.found > self.wanted or self.found + self.perhaps < self.wanted:
            return "fails"
        return "unknown" if self.perhaps else "holds"


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold the numbers of an assertion against what its selector finds."""
    count = one.count
    subject = subject_of(count.subject) if count is not None else None
    if count is None or subject is None:
        return
    what = Text(
        f"«{count.subject} {count.selector}»".replace(" »", "»"),
        f"“{count.subject} {count.selector}”".replace(" ”", "”"),
    )
    try:
        found = chosen(ways, subject, count.selector, exactly=True, ordered=False)
    except AskedWronglyError as error:
        expected = Text(f"đếm được {what.vi}", f"{what.en} can be counted")
        yield Point("fails", expected, error.said, (), (one.place.at("count"),))
        return
    said = _said(found)
    unnamed = found.not_known - len(found.perhaps)
    for label, wanted, number, perhaps in (
        (Text("cộng", "total"), count.total, found.total, found.not_known),
        (Text("có tên", "named"), count.named, found.named, len(found.perhaps)),
        (Text("chưa công bố danh mục", "unlisted"), count.unlisted, found.unlisted, unnamed),
    ):
        if wanted is not None:
            asked = _Number(label, wanted, number, perhaps)
            expected = Text(
                f"{what.vi}: {label.vi} {numbers.number(wanted).vi}",
                f"{what.en}: {label.en} {numbers.number(wanted).en}",
            )
            yield Point(asked.exact, expected, said, (), (one.place.at("count"),))
    yield from _bounds(one, found, what, said)


def _bounds(one: Assertion, found: Selection[Any], what: Text, said: Text) -> Iterator[Point]:
    count = one.count
    if count is None:
        return
    most = found.total + found.not_known
    if count.at_least is not None:
        outcome: Outcome = (
            "holds" if found.total >= count.at_least else "unknown" if most >= count.at_least else "fails"
        )
        expected = Text(f"{what.vi}: ít nhất {count.at_least}", f"{what.en}: at least {count.at_least}")
        yield Point(outcome, expected, said, (), (one.place.at("count"),))
    if count.at_most is not None:
        outcome = "fails" if found.total > count.at_most else "holds" if most <= count.at_most else "unknown"
        expected = Text(f"{what.vi}: nhiều nhất {count.at_most}", f"{what.en}: at most {count.at_most}")
        yield Point(outcome, expected, said, (), (one.place.at("count"),))


def _said(found: Selection[Any]) -> Text:
    subject = SUBJECTS[found.subject]

    def number(value: int) -> Text:
        return numbers.number(value)

    total, named, unlisted, doubt = map(number, (found.total, found.named, found.unlisted, found.not_known))
    vi = f"{total.vi} {subject.vi}: {named.vi} có tên, {unlisted.vi} chưa công bố danh mục"
    en = f"{total.en} {subject.en}: {named.en} named, {unlisted.en} unlisted"
    if found.not_known:
        vi, en = f"{vi}; {doubt.vi} chưa rõ có thuộc không", f"{en}; of {doubt.en} it is not known"
    return Text(vi, en)
