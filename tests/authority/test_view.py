"""Of a register only those groups can be read that were declared, whichever way they are reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY, DERIVED, GROUND, TILED, UndeclaredError, View
from delegation.checks import runner
from delegation.checks.base import Check, Run
from delegation.findings import Problem, Text
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.run import pipeline

NOTHING = Text("", "")
DAY = date(2026, 11, 24)


@pytest.fixture(name="register", scope="module")
def _register() -> Register:
    return pipeline.load(RULES).register


def _cheats(examination: Examination) -> Iterator[Problem]:
    """Read figures, which the check does not declare."""
    for one in examination.register.figures.values():
        yield Problem(one.place, NOTHING, (one.id,))


def _cheats_another_day(examination: Examination) -> Iterator[Problem]:
    return _cheats(examination.on(date(2026, 1, 1)))


def _cheats_by_what_is_worked_out(examination: Examination) -> Iterator[Problem]:
    for book in examination.register.books:
        yield Problem(book.ledger.place, NOTHING, (book.ledger.id,))


def _cheats_by_a_tiling(examination: Examination) -> Iterator[Problem]:
    examination.tiling(next(iter(examination.register.matters)))
    yield from ()


@pytest.mark.parametrize(
    ("cheat", "reads"),
    [
        (_cheats, AUTHORITY),
        (_cheats_another_day, AUTHORITY),
        (_cheats_by_what_is_worked_out, AUTHORITY - {"ledgers"}),
        (_cheats_by_a_tiling, frozenset({"matters"})),
    ],
)
def test_a_check_that_reads_what_it_did_not_declare_is_caught(
    register: Register, cheat: Run, reads: frozenset[str]
) -> None:
    check = Check("DLG299", Severity.ERROR, NOTHING, NOTHING, NOTHING, NOTHING, cheat, reads=reads)
    with pytest.raises(UndeclaredError, match="is read but not declared") as caught:
        runner.run(Examination(register, DAY), [check])
    assert any("DLG299" in note for note in caught.value.__notes__)
    honest = replace(check, reads=AUTHORITY | {"figures"})
    runner.run(Examination(register, DAY), [honest])


def test_what_is_worked_out_says_of_what(register: Register) -> None:
    """Each value that the register works out has its groups in the table: these suffice, and without them it is refused."""
    every = {name for name, value in vars(Register).items() if isinstance(value, cached_property)}
    assert every == set(DERIVED)
    for name, groups in DERIVED.items():
        assert _by_itself(register, name, groups) is not None
        with pytest.raises(UndeclaredError):
            getattr(View(register, frozenset()), name)


def _by_itself(register: Register, name: str, groups: frozenset[str]) -> object:
    """Work a value out through a view of its groups, taking nothing that was worked out for others."""
    view = View(register, groups)
    value = vars(Register)[name].func(view)
    assert name not in vars(view)
    return value


def test_tilings_are_made_of_what_they_say(register: Register) -> None:
    view = Examination(View(register, TILED), DAY)
    whole = Examination(register, DAY)
    for name in register.matters:
        assert len(view.tiling(name).tiles) == len(whole.tiling(name).tiles)
        view.claimed(name)


def test_everybody_may_read_what_the_register_says_of_itself(register: Register) -> None:
    view = View(register, frozenset())
    assert {getattr(view, one) is not None for one in GROUND - {"province"}} == {True}
    with pytest.raises(UndeclaredError):
        _ = view.matters


def test_entries_that_are_laid_over_a_view_are_read_as_far_as_it(register: Register) -> None:
    view = View(register, frozenset({"matters"})).with_entries({"matters": {}})
    assert view.matters == register.matters
    with pytest.raises(UndeclaredError):
        _ = view.grants


def test_a_view_looks_and_copies_nothing(register: Register) -> None:
    view = Examination(register, DAY).reading(AUTHORITY).register
    assert view.matters is register.matters
    assert view.grants_of is register.grants_of
    assert Path(view.place.file) == Path("register.yaml")
