"""Pairs that are looked for in each group of titles by itself are those that are found among all of them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.checks.shared import title_groups
from delegation.checks.shared.candidates import MOST_ALIKE
from delegation.checks.shared.pairs import first_meeting, ranked
from delegation.checks.shared.title_groups import meeting, meeting_in_groups
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.run import pipeline

DAY = date(2026, 11, 24)


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def among_all(of: Register, least: int) -> list[tuple[str, str, int]]:
    examination = Examination(of, DAY)
    found = ranked(of, least)
    return [
        (one.one.id, one.other.id, one.likeness.marks)
        for one in found
        if first_meeting(examination, one.one, one.other, in_one_text=one.likeness.sources == "one-text") is not None
    ]


def in_groups(of: Register, least: int) -> list[tuple[str, str, int]] | None:
    found = meeting_in_groups(Examination(of, DAY), least)
    return None if found is None else [(one.one.id, one.other.id, one.likeness.marks) for one, _ in found]


def copied(of: Register, seed: int) -> Register:
    """Put matters beside themselves, some in another field, some of another owner, some in another order of the words."""
    dealt, matters = random.Random(seed), dict(of.matters)  # noqa: S311  no secret
    some = dealt.sample([*of.matters.values()], 300)
    for number, one in enumerate(some):
        other = dealt.choice(some)
        title = one.title if number % 3 else f"{one.title} cấp xã"
        name = MatterId(f"x-{number}")
        matters[name] = replace(
            one, id=name, title=title, owners=other.owners, field=other.field if number % 2 else one.field
        )
    return replace(of, matters=matters)


@pytest.mark.parametrize("least", [75, 80, 85])
def test_the_pairs_of_groups_are_those_among_all(least: int) -> None:
    """Of the real register as it is, and with matters laid beside themselves."""
    for of in (real(), copied(real(), least)):
        found = among_all(of, least)
        assert found
        assert in_groups(of, least) == found


def test_where_there_is_too_much_of_a_group_all_are_asked_together() -> None:
    """Titles too alike, a matter of no field, pairs beyond number: groups say nothing, and what is left out is told as ever."""
    first = real().matters[MatterId(among_all(real(), 85)[0][0])]
    crowd = {MatterId(f"x-{number}"): replace(first, id=MatterId(f"x-{number}")) for number in range(MOST_ALIKE + 1)}
    crowded = replace(real(), matters={**real().matters, **crowd})
    assert in_groups(crowded, 85) is None
    assert meeting(Examination(crowded, DAY), 85)[1]
    apart: dict[MatterId, Matter] = {**real().matters, first.id: replace(first, field=None)}
    fieldless = replace(real(), matters=apart)
    assert in_groups(fieldless, 85) is None
    assert [
        (one.one.id, one.other.id, one.likeness.marks) for one, _ in meeting(Examination(fieldless, DAY), 85)[0]
    ] == among_all(fieldless, 85)


def test_pairs_of_all_groups_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_groups(real(), 85) is not None
    monkeypatch.setattr(title_groups, "MOST_PAIRS", 10)
    assert in_groups(real(), 85) is None
