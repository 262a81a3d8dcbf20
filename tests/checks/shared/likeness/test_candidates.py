"""Nothing that has the marks is lost where pairs are looked for, and looking is the same for few and for many."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from folders import RULES

from delegation.checks.shared import candidates as looking
from delegation.checks.shared.candidates import candidates, sought
from delegation.checks.shared.pairs import ranked, weighed
from delegation.model.register import Register
from delegation.run import pipeline


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def pairs(
    titles: list[str], fields: list[str | None], least: int, owners: list[str | None] | None = None
) -> list[tuple[int, int]]:
    found = candidates(sought(titles, owners or [None] * len(titles), least), fields, least)
    return [(one.at, other.at) for one, other in found]


@pytest.mark.parametrize("least", [60, 80, 81, 85, 92, 97, 100])
def test_every_pair_of_a_field_that_has_the_marks_is_found(least: int) -> None:
    """Against reading every title with every other: of some fields, whoever owns the matters."""
    fields = ("duong-bo", "khoang-san", "thu-y", "hoat-dong-xay-dung", "giam-dinh-tu-phap", "bao-tro-xa-hoi")
    matters = [one for one in real().matters.values() if one.field in fields]
    titles = sought([one.title for one in matters], [None] * len(matters), least)
    found = {(one.at, other.at) for one, other in candidates(titles, [one.field for one in matters], least)}
    for (at, one), (to, other) in combinations(enumerate(matters), 2):
        if one.field == other.field:
            alike = weighed(real(), one, other)
            assert alike is None or alike.marks < least or (at, to) in found, (one.title, other.title)


def test_few_and_many_are_looked_through_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    few = ranked(real(), 85)
    monkeypatch.setattr(looking, "_FEW", 0)
    assert ranked(real(), 85) == few


def test_the_order_of_the_register_plays_no_part() -> None:
    turned = replace(real(), matters=dict(reversed(list(real().matters.items()))))
    told = ranked(real(), 85)
    assert told
    assert ranked(turned, 85) == told


def test_matters_of_one_owner_are_no_pair() -> None:
    titles = ["Cấp phép khoan giếng", "Cấp phép khoan giếng", "Cấp phép khoan giếng"]
    assert pairs(titles, ["a", "a", "a"], 85, ["x", "x", "y"]) == [(0, 2), (1, 2)]
    assert pairs(titles, ["a", "a", "a"], 85, ["x", None, None]) == [(0, 1), (0, 2), (1, 2)]


def test_a_field_that_is_not_known_may_be_any() -> None:
    titles = ["Cấp phép khoan giếng", "Cấp phép khoan giếng mới", "Cấp phép khoan giếng sâu"]
    assert pairs(titles, ["a", None, "b"], 60) == [(0, 1), (1, 2)]
    assert pairs(titles, ["a", "c", "b"], 60) == []


def test_of_two_fields_only_titles_that_tell_the_same() -> None:
    titles = ["Cấp phép khoan giếng", "Việc cấp phép khoan giếng", "Cấp phép khoan giếng sâu"]
    assert pairs(titles, ["a", "b", "b"], 85) == [(0, 1)]


def test_titles_that_tell_nothing_and_an_empty_register() -> None:
    assert pairs([], [], 85) == []
    assert pairs(["", "Việc", "", "Cấp"], ["a", "a", "a", "a"], 85) is not None
