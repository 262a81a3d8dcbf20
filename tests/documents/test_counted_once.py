"""A matter that a paper prints in two rows is one matter, wherever matters are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from folders import RULES

from delegation.answers.lists.rows import MAKERS
from delegation.authority.examination import Examination
from delegation.documents.annexes.decision_words import counted_once, number_of, partly_given
from delegation.model.holders import CommuneCode
from delegation.model.matters import Grant
from delegation.model.parts import Part
from delegation.model.terms import if_known
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline

REGISTER = pipeline.load(RULES).register
WAYS = Ways(Examination(REGISTER, date(2026, 11, 30)))
LISTED = [one for one in REGISTER.grants.values() if if_known(one.rows)]


def test_the_register_has_a_paper_that_prints_a_matter_twice() -> None:
    """Otherwise the tests below could not fail."""
    assert any(len(if_known(one.rows)) > len(one.given) for one in LISTED)


@pytest.mark.parametrize("grant", LISTED, ids=lambda one: one.id)
def test_lists_and_annexes_count_the_matters_of_a_grant_alike(grant: Grant) -> None:
    """As many as have an id among its rows."""
    count = len({row.matter for row in if_known(grant.rows)})
    assert number_of([grant], [grant]).vi == f"{count} việc được giao."
    assert any(said.vi.startswith(f"{count} việc;") for said in MAKERS["grants"](WAYS, grant).said)


def test_a_list_with_more_rows_than_matters_says_which_rows_name_the_same() -> None:
    """The last number of the list and the number of matters differ, and the paper says why; a list without such rows says nothing."""
    twice = next(one for one in LISTED if one.id == "uq-sct-2025")
    assert [one.vi for one in counted_once([twice])] == [
        "129 dòng ghi 128 việc: việc ghi ở nhiều dòng (dòng 127, 128) chỉ tính một lần."
    ]
    for one in LISTED:
        assert bool(counted_once([one])) == (len(if_known(one.rows)) > len({row.matter for row in if_known(one.rows)}))


def test_a_matter_of_which_a_part_only_is_given_is_told_beside_the_total_unless_another_grant_gives_the_rest() -> None:
    whole = next(one for one in LISTED if one.id == "uq-sct-2025" and not partly_given([one]))
    part = replace(whole, part=Part(communes=(CommuneCode("00004"),)))
    count = len(whole.given)
    assert partly_given([part])[0].vi.startswith(f"Trong {count} việc được giao, {count} việc chỉ giao một phần")
    assert partly_given([part, whole]) == ()
