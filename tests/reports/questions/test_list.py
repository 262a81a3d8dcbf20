"""Lists as tables: every line counts, both languages have the same cells, and no cell is a formula."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from chart_register import AS_OF, small

from delegation.answers.lists import Listing, listed
from delegation.answers.lists.cells import ListRow
from delegation.answers.lists.lazily import LazyRows
from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.model.places import Place
from delegation.questions.select.selection import Subject
from delegation.questions.ways.ways import Ways
from delegation.reports.questions import list as report
from delegation.reports.shared.csv import as_csv
from delegation.reports.shared.rendering import Rendering


def listing(subject: Subject = "procedures", selector: str = "form:3", title: str = "Cấp giấy phép") -> Listing:
    return listed(Ways(Examination(small(communes=3, title=title), AS_OF)), subject, selector)


def table(found: Listing, language: Language = "en", separator: str = ",") -> list[dict[str, str]]:
    look = Rendering(language, separator=separator)
    text = as_csv(report.lines(found, look, "00ff"), look)
    return list(csv.DictReader(StringIO(text), delimiter=separator))


def test_entries_and_groups_without_names_add_up_to_what_is_published() -> None:
    rows = table(listing())
    assert [(row["id"], row["fits"], row["count"]) for row in rows] == [
        ("1.000001", "yes", "1"),
        ("1.000002", "yes", "1"),
        ("1.000003", "yes", "1"),
        ("ht-03", "yes, unlisted", "384"),
    ]
    assert sum(int(row["count"]) for row in rows) == 387


def test_both_languages_have_as_many_cells_and_the_same_ids() -> None:
    vi, en = (table(listing(), language) for language in ("vi", "en"))
    assert [len(row) for row in vi] == [len(row) for row in en]
    assert [row["Mã"] for row in vi] == [row["id"] for row in en]
    assert [row["Chắc chắn"] for row in vi][:1] == ["không"]
    assert [row["certain"] for row in en][:1] == ["no"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t"])
def test_a_cell_is_never_a_formula(first: str) -> None:
    """What a spreadsheet would reckon with stands behind a mark; tabs and breaks of lines are blanks."""
    titles = [row["title"] for row in table(listing(title=f"{first}1+1"))][:3]
    assert all(not title.startswith(("=", "+", "-", "@", "\t")) for title in titles)
    assert all("1+1" in title for title in titles)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_title_with_separators_is_one_cell(separator: str) -> None:
    assert table(listing(title='a,b;c\t"d"'), separator=separator)[0]["id"] == "1.000001"
    assert table(listing(title='a,b;c "d"'), separator=separator)[0]["title"] == 'a,b;c "d" 1'


def test_the_mark_of_utf_8_stands_first_where_it_is_asked_for() -> None:
    lines = list(report.lines(listing(), Rendering(), "00ff"))
    with_mark, without = (as_csv(lines, Rendering(bom=bom)) for bom in (True, False))
    assert with_mark == "\ufeff" + without


def test_a_list_of_nothing_has_its_heads() -> None:
    nothing = listing("tasks", "id:khong-co")
    heads = ["id", "title", "fits", "count", "program", "rules_hash"]
    assert list(report.lines(nothing, Rendering("en"), "00ff")) == [heads]
    assert json.loads(report.as_json(nothing, "00ff"))["counts"] == {
        "total": 0,
        "named": 0,
        "unlisted": 0,
        "not_known": 0,
    }


def test_a_program_reads_the_same_totals_as_a_person() -> None:
    found = listing()
    value = json.loads(report.as_json(found, "00ff"))
    assert value["counts"] == {"total": 387, "named": 3, "unlisted": 384, "not_known": 0}
    assert report.text(found, Rendering("vi")).startswith("387 thủ tục hành chính: 3 có tên, 384 chưa công bố danh mục")
    assert report.text(found, Rendering("en")).startswith("387 procedures: 3 named, 384 unlisted")
    assert [one["id"] for one in value["fits"]] == ["1.000001", "1.000002", "1.000003"]


def test_what_perhaps_fits_stands_apart() -> None:
    """Whether the department acts is not known where the days of its delegation are not."""
    found = listing(selector="exerciser:so-ct")
    value = json.loads(report.as_json(found, "00ff"))
    assert (value["fits"], [one["id"] for one in value["perhaps"]]) == ([], ["1.000001", "1.000002", "1.000003"])
    assert {row["fits"] for row in table(found) if row["id"].startswith("1.")} == {"not known"}
    assert "Chưa rõ có khớp không:" in report.text(found, Rendering("vi"))


def test_of_a_long_list_only_the_rows_that_are_shown_are_made() -> None:
    """The text shows thirty; a row is made once, in whatever way it is asked for, and the list equals one that is made as a whole."""
    made = list[int]()

    def make(number: int) -> ListRow:
        made.append(number)
        return ListRow(f"viec-{number:03d}", "Việc", Place("tasks/a.yaml"))

    rows = LazyRows(range(200), make)
    found = replace(listing(), fitting=rows)
    shown = report.text(found, Rendering("en"))
    assert "viec-029" in shown
    assert "viec-030" not in shown
    assert (made, len(rows)) == (list(range(report.MOST)), 200)
    assert (rows[-1].id, rows[0] is rows[0]) == ("viec-199", True)
    assert rows == tuple(make(number) for number in range(200))
    assert len(made) == 400
