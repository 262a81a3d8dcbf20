"""``who`` names for files of earlier days, and says how long somebody stands, as an oracle does that asks each day by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from properties import share

from choices import at_random
from completeness import untold
from delegation.authority.holdings import Holdings
from delegation.authority.usable import UsableTerm
from delegation.questions.who import received
from endurance import misjudged
from judgement import Disagreement, Judgement
from registers import Example, example
from soundness import misnamed, sharing, unfounded
from strategies import ANY, BUSY
from transitions import changes, decided_on, misplaced
from worlds import Verdict

Property = Callable[[Judgement], Iterator[Disagreement]]


@share(0.2)
@given(ANY)
def test_nobody_is_said_to_stand_on_days_on_which_no_chain_leads_there_nor_to_stop_before_he_does(one: Example) -> None:
    assert [*map(str, misjudged(Judgement(one)))] == []


@share(0.2)
@given(ANY)
def test_a_file_of_an_earlier_day_is_with_whoever_decided_before_the_change_that_leaves_it_behind(one: Example) -> None:
    assert [*map(str, misplaced(Judgement(one)))] == []


@share(0.2)
@pytest.mark.parametrize("prop", [untold, unfounded, sharing, misnamed, misjudged, misplaced])
@given(one=BUSY)
def test_what_texts_do_to_one_another_in_one_register_is_told_as_it_is(prop: Property, one: Example) -> None:
    """Suspensions, extensions, corrections and transitions of one another, over provisions, rows, parts, alternates, steps and communes that end."""
    assert [*map(str, prop(Judgement(one)))] == []


def _found(prop: Property, registers: int = 60) -> bool:
    """Say whether a property fails for one of some registers."""
    return any(
        True for number in range(registers) for _ in prop(Judgement(example(at_random(f"1:{number}"), unknown=False)))
    )


@pytest.mark.parametrize("days", [1, -1])
def test_a_term_that_is_a_day_too_long_or_too_short_is_told(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    told = Holdings.usable

    def wrong(self: Holdings, *arguments: object, **named: object) -> UsableTerm:
        found: UsableTerm = told(self, *arguments, **named)  # type: ignore[arg-type]  # as it is called
        return replace(found, end=found.end + timedelta(days=days)) if found.end is not None else found

    monkeypatch.setattr(Holdings, "usable", wrong)
    assert _found(misjudged)


def test_files_that_do_not_stay_as_long_as_they_should_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received.Staying, "lasts", lambda *_: False)
    assert _found(misplaced)


def test_random_registers_have_changes_that_leave_files_with_somebody_else() -> None:
    """Else the property would hold of everything."""
    moved = 0
    for number in range(60):
        one = Judgement(example(at_random(f"1:{number}"), unknown=False))
        for oracle in one.oracles.values():
            if not [*changes(oracle)]:
                continue
            for cell, verdict in one.verdicts[oracle.matter.id].items():
                before = [
                    replace(cell, day=decided_on(oracle, cell, day))
                    for day in {c.day for c in one.verdicts[oracle.matter.id]}
                    if day < cell.day
                ]
                then: list[Verdict | None] = [one.verdicts[oracle.matter.id].get(each) for each in before]
                moved += any(each is not None and each.exercisers != verdict.exercisers for each in then)
    assert moved > 0
