"""A chart in a document is one annex, and every number that it cites leads to the matter that it means, in the same document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import Annex, Annexes, AnnexPicture, AnnexTable
from delegation.documents.shared.contents import contents
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.extent import pages
from delegation.loading.disk.cache import Cache
from delegation.model.terms import if_known
from delegation.run import pipeline
from delegation.run.making import given_for

DAY = date(2026, 12, 1)


@cache
def loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def made(*asked: str, with_lists: bool = True) -> tuple[Annex, ...]:
    examination = Examination(loaded().register, DAY)
    given = given_for(loaded(), examination, "vi", with_lists=with_lists, kept=Cache(None))
    return annexes(given, [read(one) for one in asked])


def by_number() -> Mapping[str, set[str]]:
    """Give by the numbers of annexes of decisions the matters that stand there."""
    found: dict[str, set[str]] = {}
    for grant in loaded().register.grants.values():
        for row in if_known(grant.rows):
            if row.row is not None:
                found.setdefault(str(row.row), set()).add(loaded().register.matters[row.matter].title)
    return found


@pytest.mark.parametrize("what", ["hinh-thuc-3", "qd-uy-quyen-so-cong-thuong-2025", "so-cong-thuong"])
def test_a_number_that_a_chart_cites_leads_to_its_matter_in_the_same_document(what: str) -> None:
    """The list behind it has each row of the decision under the number that the chart cites."""
    chart, *rest = made(f"so-do:{what}")
    assert isinstance(chart.body, AnnexPicture)
    cited = {number for part in chart.body.cited for number, _ in part.rows}
    (behind,) = rest
    assert isinstance(behind.body, AnnexTable)
    rows = {str(one.cells[0].value): str(one.cells[1].value) for one in behind.body.proper}
    assert set(rows) == cited
    known = by_number()
    assert len(rows) > 100
    for numbers, name in rows.items():
        assert all(any(name.endswith(title) for title in known[one.strip()]) for one in numbers.split(","))
    assert not any(isinstance(one.body, AnnexTable) for one in made(f"so-do:{what}", with_lists=False))


def test_a_chart_of_several_pages_is_one_annex() -> None:
    """One number, one title and one line in the table of annexes; its pages bear one caption, each with its number of all."""
    every = made("so-do:to-chuc", "so-do:hinh-thuc-3")
    document = Annexes(every, "vi", DAY, "")
    numbered = Numbered(document)
    organisation = [one for one in every if numbered.head(one) == "so-do:to-chuc"]
    assert len(organisation) > 1
    assert every[: len(organisation)] == tuple(organisation)
    captions = [numbered.caption(one) for one in organisation]
    assert all(one.startswith("Hình 1. ") for one in captions)
    assert [one.rpartition(" ")[2] for one in captions] == [
        f"({at}/{len(captions)})" for at in range(1, len(captions) + 1)
    ]
    assert numbered.caption(every[len(organisation)]).startswith("Hình 2. ")
    assert [numbered.label(one) for one in document.counted] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    front = contents(numbered, pages(numbered))
    assert front is not None
    assert isinstance(front.body, AnnexTable)
    assert len(front.body.proper) == len(document.counted)
    assert pages(numbered)["so-do:to-chuc"] == len(organisation)


def test_a_list_that_stands_in_the_document_is_not_set_twice() -> None:
    """The annex of the decision has the matters under the numbers that the chart cites."""
    every = made("uy-quyen:qd-uy-quyen-so-cong-thuong-2025", "so-do:hinh-thuc-3")
    assert [one.key for one in every if one.key.startswith("so-do:")] == ["so-do:hinh-thuc-3"]


@pytest.mark.parametrize(
    "what",
    ["so-xay-dung", "ubnd-cap-xa", "ubnd-tp", "linh-vuc:hoat-dong-xay-dung", "74/2025/QĐ-UBND", "so-cong-thuong"],
)
def test_a_chart_that_shows_counts_brings_the_list_that_it_cites(what: str) -> None:
    """Whatever the numbers are of: each that stands in a box is that of a row of the list, and notes without room on the picture stand with it."""
    *pages, behind = made(f"so-do:{what}")
    assert isinstance(behind.body, AnnexTable)
    assert all(isinstance(one.body, AnnexPicture) for one in pages)
    picture = pages[0].body
    assert isinstance(picture, AnnexPicture)
    rows = [str(one.cells[0].value) for one in behind.body.proper]
    numbers = [int(at) for one in rows for at in one.split(",") if at.strip().isdigit()]
    assert set(numbers) >= set(range(1, max(numbers) + 1))
    words = " ".join(re.findall(r">([^<]*)</text>", (picture.svg or b"").decode("utf-8")))
    cited = [int(at) for one in re.finditer(r"(\d+)–(\d+)", words) for at in one.groups()]
    assert cited
    assert set(cited) <= set(numbers)
    assert {*picture.notes} <= {*behind.remarks, *(line for one in pages for line in one.foot)}
