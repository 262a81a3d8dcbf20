"""A chart in a document is one annex, and every number that it cites leads to the matter that it means, in the same document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import face_for
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import pages_of
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import Annex, Annexes, AnnexPicture, AnnexTable
from delegation.documents.shared.breadth import NO_BREAK
from delegation.documents.shared.contents import contents
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.extent import pages
from delegation.loading.disk.cache import Cache
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.making import given_for
from delegation.run.subjects import Subject

DAY = date(2026, 12, 1)


@cache
def loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def made(*asked: str, with_lists: bool = True, day: date = DAY, register: Register | None = None) -> tuple[Annex, ...]:
    here = loaded() if register is None else replace(loaded(), register=register)
    examination = Examination(here.register, day)
    given = given_for(here, examination, "vi", with_lists=with_lists, kept=Cache(None))
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


def test_a_list_behind_a_chart_counts_rows_and_says_where_a_matter_has_several() -> None:
    """In several rows a matter is one matter still, and the names of holders that a table puts together are none."""
    for what in ("so-xay-dung", "ma-tran:2027-02-28"):
        behind = next(one for one in made(f"so-do:{what}", day=date(2027, 3, 1)) if isinstance(one.body, AnnexTable))
        assert isinstance(behind.body, AnnexTable)
        names = [str(one.cells[1].value) for one in behind.body.proper]
        assert " dòng, theo số" in behind.body.summary
        assert ("ở nhiều dòng" in behind.body.summary) == (len(set(names)) < len(names))


def test_the_title_of_a_chart_says_of_what_it_is() -> None:
    """Two charts of holders bear two titles, at their heads and in the table of annexes."""
    every = made("so-do:so-xay-dung", "so-do:so-tu-phap", with_lists=False)
    assert [one.title.replace(NO_BREAK, " ").partition(": ")[2] for one in every] == ["Sở Xây dựng", "Sở Tư pháp"]


def test_a_hypothesis_stands_below_the_title_of_every_annex_and_page() -> None:
    """Whatever page is taken out of the file says by itself that it is not as things are."""
    supposed = replace(loaded().register, supposed=("thử bỏ Sở Xây dựng",))
    for one in made("tom-tat:so-xay-dung", "so-do:so-xay-dung", register=supposed):
        assert one.under == "Phương án giả định: thử bỏ Sở Xây dựng"
    for one in made("tom-tat:so-xay-dung"):
        assert not one.under
    chart = chart_of(
        Subject("holder", "so-xay-dung"),
        replace(loaded(), register=supposed),
        Examination(supposed, DAY),
        Cache(None),
        "vi",
    )
    for setting in (Setting(), Setting(figure=1)):
        for page in pages_of(chart, face_for(chart.letters), setting):
            assert any("Phương án giả định: thử bỏ" in row.text and row.bold for row in page.words)


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
