"""What the lawyers say must hold, held against the register: true, false with the reason, or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import cast

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.model.assertions import Assertion
from delegation.model.holders import CommuneCode
from delegation.model.terms import Day
from delegation.questions.asserted import of_counts, of_giving, of_holders, of_matters
from delegation.questions.asserted.expectations import Examined, OneInstrument
from delegation.questions.asserted.facts import BeforeBaseline, Several
from delegation.questions.asserted.verdict import Outcome, Point, Verdict
from delegation.questions.select.selection import selector_of, subject_of
from delegation.questions.ways.ways import Ways

__all__ = ["Judge", "Outcome", "Point", "Verdict", "verdicts"]


def verdicts(examination: Examination) -> tuple[Verdict, ...]:
    """Judge all assertions of a register, then the examples of its policies, each in the order of their places.

    Those without a day on that of the examination.
    """
    key = ("verdicts", examination.as_of)
    if key not in examination.kept:
        judge = Judge(examination)
        ordered = sorted(examination.register.assertions, key=lambda one: (one.place.file, one.place.path[-1:], one.id))
        examination.kept[key] = (*(judge.judge(one) for one in ordered), *_of_policies(examination))
    return cast("tuple[Verdict, ...]", examination.kept[key])


def _of_policies(examination: Examination) -> Iterable[Verdict]:
    if not examination.register.policies:
        return ()
    from delegation.questions.asserted.of_policies import tried  # noqa: PLC0415  only where there are any

    return tried(examination)


_RESTS_ON = {"holders", "communes", "instruments", "norms", "forms", "matters", "grants", "ledgers"}
"""Groups of which a part that cannot be read leaves it open whether an assertion fails."""


class Judge:
    """Judges assertions of one register, each on its own day and in its own commune."""

    def __init__(self, examination: Examination) -> None:
        """Take the register and the day asked about."""
        self._examination = examination
        self._ways: dict[tuple[Day, CommuneCode | None], Ways] = {}

    def judge(self, one: Assertion) -> Verdict:
        """Find whether an assertion holds, and why; one that speaks of matters alone is judged once for as long as these stay."""
        day = one.on or self._examination.as_of
        if not one.matters or one.holder is not None or one.instrument is not None or one.count is not None:
            return self._judged(one, day)
        # The verdict keeps the assertion, so that nothing else can come to stand under its identity.
        return self._examination.on(day).of_some(("asserted", id(one)), one.matters, lambda: self._judged(one, day))

    def _judged(self, one: Assertion, day: Day) -> Verdict:
        points = self._points(one, day)
        if self._examination.register.unread & _RESTS_ON:
            points = [
                replace(point, outcome="unknown", why=(), unread=True) if point.outcome == "fails" else point
                for point in points
            ]
        return Verdict(one, day, tuple(points))

    def _points(self, one: Assertion, day: Day) -> list[Point]:
        register = self._examination.register
        asked = one.matters or any(said is not None for said in (one.owns, one.acts, one.carries))
        if asked and day < register.baseline:
            return [Point("unknown", Examined(day), BeforeBaseline(register.baseline))]
        several = register.shared_numbers
        shared = next((name for name in _instruments(one) if name in several), None) if several else None
        if shared is not None:
            return [Point("unknown", OneInstrument(shared), Several(shared))]
        ways = self._on(day, one.commune)
        return [
            *of_matters.points(ways, one),
            *of_giving.points(ways, one),
            *of_holders.points(ways, one),
            *of_counts.points(ways, one),
        ]

    def _on(self, day: Day, commune: CommuneCode | None) -> Ways:
        found = self._ways.get((day, commune))
        if found is None:
            examination = self._examination.on(day)
            place = examination.register.communes.get(commune) if commune is not None else None
            found = self._ways[day, commune] = Ways(examination, place)
        return found


def _instruments(one: Assertion) -> Iterator[str]:
    """Give what an assertion calls instruments by. What its selector says wrongly is told by the count."""
    yield from one.through_instruments
    yield from (name for name in (one.instrument, one.replaced_by) if name is not None)
    yield from (each.under for each in (one.may_give, one.may_not_give) if each is not None and each.under is not None)
    yield from (cited.instrument for cited in one.basis)
    subject = subject_of(one.count.subject) if one.count is not None else None
    if one.count is not None and subject is not None:
        with suppress(AskedWronglyError):
            for part in selector_of(subject, one.count.selector).parts:
                yield from (each.value for each in part.conditions if each.key == "instrument")
