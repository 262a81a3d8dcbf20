"""Nothing that has the marks is lost where pairs are looked for, and looking is the same for few and for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from folders import RULES, findings, small

from delegation.checks.shared import candidates as looking
from delegation.checks.shared.candidates import MOST_ALIKE, MOST_PAIRS, CandidateTitle, candidates, sought
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


def test_titles_that_are_too_alike_are_left_by_their_crowd_and_all_others_are_still_compared() -> None:
    crowd = ["Cấp giấy phép xây dựng nhà ở"] * (MOST_ALIKE + 1)
    titles = [*crowd, "Cấp giấy phép khai thác khoáng sản", "Cấp giấy phép khai thác khoáng sản"]
    owners = [f"a{at}" for at in range(len(titles))]
    left: list[Sequence[CandidateTitle]] = []
    found = candidates(sought(titles, owners, 85), ["x"] * len(titles), 85, left)
    assert [(one.at, other.at) for one, other in found] == [(len(titles) - 2, len(titles) - 1)]
    assert [len(one) for one in left] == [MOST_ALIKE + 1]


def test_a_field_in_which_every_title_is_like_every_other_is_left() -> None:
    titles = [f"Cấp giấy phép xây dựng nhà ở riêng lẻ loại {at}" for at in range(6000)]
    left: list[Sequence[CandidateTitle]] = []
    assert candidates(sought(titles, [None] * len(titles), 85), ["x"] * len(titles), 85, left) == []
    assert [len(one) for one in left] == [6000]


def test_no_more_pairs_are_given_than_anybody_could_read() -> None:
    """Sixty crowds of a hundred titles have three hundred thousand pairs."""
    titles = [
        f"Cấp giấy phép xây dựng công trình {chr(97 + at // 26)}{chr(97 + at % 26)}b"
        for at in range(60)
        for _ in range(100)
    ]
    left: list[Sequence[CandidateTitle]] = []
    found = candidates(sought(titles, [None] * len(titles), 85), [None] * len(titles), 85, left)
    assert len(found) <= MOST_PAIRS
    assert left


def test_a_crowd_is_told_with_its_number_and_its_first_ids(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: t-{at:03}, title: Cấp giấy phép xây dựng nhà ở, owner: {('so-y-te', 'ubnd-tp')[at % 2]}}}\n"
        for at in range(150)
    )
    root = small(tmp_path, {"tasks/x.yaml": f"field: y-te\nbasis: [{{instrument: 99/2020/QH14}}]\ntasks:\n{rows}"})
    (found,) = findings(root, "DLG206")
    assert found.key == "DLG206:t-000:alike"
    assert "150 mục" in found.said.vi
    assert "147 more" in found.said.en
