"""Who is named on paper as the owner by law of a matter is whom `who` names on that day: what has ended, or has not begun, is not told as if it held."""

from __future__ import annotations

from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import AnnexTable
from delegation.documents.shared.source import AnnexSource
from delegation.loading.disk.cache import Cache
from delegation.model.matters import Matter, MatterId
from delegation.questions.who import who
from delegation.run import pipeline
from delegation.run.making import given_for

MOVED = ("1.014289", "1.014290", "1.014295", "1.014346")
"""Procedures that went from one Sở to another on 15/09/2026."""


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def given_on(loaded: pipeline.Loaded, day: date) -> AnnexSource:
    return given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))


def by_who(given: AnnexSource, matter: Matter) -> set[str]:
    """Give the names of those from whom chains lead to an owner."""
    answer = who(given.examination, matter.id)
    owners = [one for part in answer.parts for one in (*part.owners, *part.rest_owners)]
    steps = [chain[0] for one in owners for chain in (one.chain, *one.others) if chain]
    return {str(one.holder) for one in steps}


@pytest.mark.parametrize("day", [date(2025, 12, 1), date(2026, 9, 14), date(2026, 12, 1), date(2027, 3, 1)])
def test_the_owner_by_law_on_paper_is_that_of_who(loaded: pipeline.Loaded, day: date) -> None:
    given = given_on(loaded, day)
    several = [one for one in given.register.matters.values() if len(one.owners) > 1 or one.id in MOVED]
    assert len(several) > len(MOVED)
    for matter in several:
        cell, wanted = given.owners(matter), by_who(given, matter)
        named = {one.partition(" (")[0] for one in str(cell.value).split("; ")}
        assert (
            cell.kind == "unknown" or named - {"chưa rõ"} == wanted or (not wanted and "chủ thể (" in str(cell.value))
        )


@pytest.mark.parametrize(
    ("day", "owner", "other"),
    [
        (date(2026, 12, 1), "so-cong-thuong", "so-nong-nghiep-moi-truong"),
        (date(2026, 9, 14), "so-nong-nghiep-moi-truong", "so-cong-thuong"),
    ],
)
def test_what_ends_is_listed_with_the_owner_of_the_day_and_with_no_other(
    loaded: pipeline.Loaded, day: date, owner: str, other: str
) -> None:
    given = given_on(loaded, day)
    name = given.name_of(owner)
    for holder, is_owner in ((owner, True), (other, False)):
        tables = [
            one.body
            for one in annexes(given, [read(f"het-han:2027-12-31, {holder}")])
            if isinstance(one.body, AnnexTable)
        ]
        rows = [row for table in tables for row in table.proper if row.cells[2].value in MOVED]
        assert {str(row.cells[5].value) for row in rows} <= ({name} if is_owner else set())


def test_what_nobody_holds_any_more_is_not_told_as_held(loaded: pipeline.Loaded) -> None:
    given = given_on(loaded, date(2026, 12, 1))
    said = str(given.owners(given.register.matters[MatterId("nd-20-2021-d12-k3-dd")]).value)
    assert said == "không còn chủ thể (trước đó: Chủ tịch UBND quận, huyện, thị xã)"
