"""Places of a decision that other texts name, and the numbers of its rows: DLG509 and DLG806."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

GIVEN = grant("g1", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31")
TWO = task() + task(name="viec-2").partition("tasks:\n")[2]
OTHER = "instrument: {{number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-25, effective: 2026-03-01{}}}\ngrants: []\n"
IN_ANNEX = "at: Phụ lục, matters: [{row: 1, matter: viec}, {row: 2, matter: viec-2}]"


def told(folder: Path, check: str, given: str, other: str = "", own: str = "") -> list[str]:
    """Give the lines that a check has of a decision, what it says of itself (``own``) and what another one says (``other``)."""
    first = decision("1/QĐ-UBND", *given.splitlines(keepends=True)).replace(
        "effective: 2025-12-01}", f"effective: 2025-12-01{own}}}"
    )
    files = {"tasks/viec.yaml": TWO, "decisions/2025/1.yaml": first, "decisions/2026/2.yaml": OTHER.format(other)}
    said = ask(small(folder, files), "check", "--select", check, "--short").said
    return [one for one in said.splitlines() if check in one]


def rows(what: str) -> str:
    """Write the grant with other rows."""
    return GIVEN.replace("matters: [viec]", what)


@pytest.mark.parametrize("key", ["suspends", "corrects"])
@pytest.mark.parametrize(
    ("at", "meets"),
    [
        ("Phụ lục dòng 2", True),
        ("Phụ lục", True),
        ("Phụ lục dòng 3", False),
        ("Phụ lục I dòng 1", False),
        ("Điều 9", False),
    ],
)
def test_a_place_of_another_decision_that_no_row_has_is_told_where_it_is_written(
    tmp_path: Path, key: str, at: str, *, meets: bool
) -> None:
    found = told(tmp_path, "DLG509", rows(IN_ANNEX), f", {key}: [{{instrument: 1/QĐ-UBND, at: {at}}}]")
    assert bool(found) is not meets, found
    if found:
        assert found[0].startswith("decisions/2026/2.yaml:1:")
        assert "dòng 1 Phụ lục, dòng 2 Phụ lục" in found[0]


def test_of_several_places_each_is_asked(tmp_path: Path) -> None:
    said = ", suspends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1; Phụ lục dòng 7}]"
    (found,) = told(tmp_path, "DLG509", rows(IN_ANNEX), said)
    assert "dòng 7 Phụ lục" in found


def test_a_row_that_ends_and_is_not_there_is_told_and_an_article_that_ends_is_not(tmp_path: Path) -> None:
    for at, count in (("Phụ lục dòng 2", 0), ("Phụ lục dòng 9", 1), ("Điều 4", 0)):
        own = f", ends-in-part: [{{at: {at}, to: 2026-03-31}}]"
        assert len(told(tmp_path / at, "DLG509", rows(IN_ANNEX), own=own)) == count, at


def test_a_row_of_a_grant_that_names_no_annex_is_not_met_by_a_suspension_and_the_message_says_what_to_write(
    tmp_path: Path,
) -> None:
    bare = rows("matters: [{row: 1, matter: viec}]")
    (found,) = told(tmp_path / "a", "DLG509", bare, ", suspends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1}]")
    assert "at: Phụ lục" in found
    assert not told(tmp_path / "b", "DLG509", bare, ", corrects: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1}]")


def test_where_no_list_is_known_or_the_text_is_a_law_nothing_is_told(tmp_path: Path) -> None:
    silent = rows("at: Phụ lục, matters: {unknown: chưa công bố}")
    assert not told(tmp_path / "a", "DLG509", silent, ", suspends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1}]")
    assert not told(tmp_path / "b", "DLG509", GIVEN, ", suspends: [{instrument: 99/2020/QH14, at: Điều 77}]")


TWICE = "at: Phụ lục, matters: [{row: 1, matter: viec}, {row: 1, matter: viec-2}]"


@pytest.mark.parametrize(
    ("given", "is_told"),
    [
        (rows(TWICE), True),
        (rows(TWICE.replace("at: Phụ lục, ", "")), True),
        (rows(IN_ANNEX), False),
        # One row of the paper, of which two receive a part each.
        (rows('at: Phụ lục, matters: [{row: 1, matter: viec, communes: ["00004"]}]')
         + rows('at: Phụ lục, matters: [{row: 1, matter: viec, except-communes: ["00004"]}]').replace("g1", "g2"), False),
        # Over the grants of one decision.
        (rows("at: Phụ lục, matters: [{row: 1, matter: viec}]")
         + rows("at: Phụ lục, matters: [{row: 1, matter: viec-2}]").replace("g1", "g2"), True),
        (rows("at: Phụ lục I, matters: [{row: 1, matter: viec}]")
         + rows("at: Phụ lục II, matters: [{row: 1, matter: viec-2}]").replace("g1", "g2"), False),
        (rows("at: Điều 1, matters: [{row: 1, matter: viec}]")
         + rows("at: Điều 2, matters: [{row: 1, matter: viec-2}]").replace("g1", "g2"), False),
        (rows(TWICE).replace("to: so-y-te", "to: [so-y-te, giam-doc-so-y-te], any-of: true"), True),
    ],
)  # fmt: skip
def test_two_matters_of_one_annex_with_one_number_are_told_once(tmp_path: Path, given: str, *, is_told: bool) -> None:
    assert len(told(tmp_path, "DLG806", given)) == is_told
