"""What a reader sees first: the head of the page of a holder, the first page, the menu, and names instead of ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from delegation.authority.examination import Examination
from delegation.model.matters import MatterId
from delegation.names.codes import is_code
from delegation.questions.timeline import timeline_of_holder
from delegation.reports.site.addresses import file_name
from delegation.speech import amount_of

Made = tuple[Examination, Mapping[str, bytes]]


def section(page: str, name: str) -> str:
    """Give the markup of a section of a page."""
    return page.partition(f"<section id={name}>")[2].partition("</section>")[0]


def test_the_head_of_a_holder_counts_each_matter_that_it_has_once(made: Made) -> None:
    examination, pages = made
    seen = 0
    for one in examination.register.holders:
        holds = [
            hold
            for hold in timeline_of_holder(examination, one).holds
            if hold.first <= examination.as_of and (hold.last is None or examination.as_of <= hold.last)
        ]
        told = section(pages[f"holder/{file_name(one)}.html"].decode(), "summary")
        for head, role in (("Thẩm quyền", "acts"), ("Giải quyết", "owns")):
            mine = {name for hold in holds if hold.certain and hold.role != role for name in hold.matters}
            said = amount_of(sorted(mine), examination.register).vi
            assert (f">{head}</a><td>{said}" in told) == (bool(mine) or role == "acts"), one
            seen += bool(mine)
    assert seen > 20


def test_what_a_holder_has_in_one_way_over_the_same_days_is_listed_together(made: Made) -> None:
    for name in made[0].register.holders:
        held = section(made[1][f"holder/{file_name(name)}.html"].decode(), "answer")
        heads = re.findall(r"<p><b>([^<]*)</b> [^<]*?\. ([^<]*)<|<caption>([^:<]*): [^<]*?\. ([^<]*)</caption>", held)
        assert len(heads) == len(set(heads)), name


def test_each_line_of_the_head_of_a_holder_leads_to_a_section_or_a_page(made: Made) -> None:
    pages = made[1]
    for name in ("so-cong-thuong", "ubnd-tp", "ubnd-cap-xa"):
        page = pages[f"holder/{name}.html"].decode()
        links = re.findall(r"href=\"?([^ >\"]+)", section(page, "summary"))
        assert len(links) > 4
        for link in links:
            path, _, anchor = link.removeprefix("../").partition("#")
            assert path in pages
            assert "=" in anchor or f"id={anchor}" in pages[path].decode()


def test_the_menu_leads_from_every_page_but_those_of_matters(made: Made) -> None:
    for path, content in made[1].items():
        if path.endswith(".html"):
            nav = content.decode().partition("<nav>")[2].partition("</nav>")[0]
            assert nav.count(">Phát hiện</a>" if path[:3] != "en/" else ">Findings</a>") == ("matter/" not in path), (
                path
            )


def test_a_list_names_a_task_by_its_title_and_a_procedure_by_its_code(made: Made) -> None:
    """An id of the register says nothing to who looks something up."""
    register, pages = made[0].register, made[1]
    shown = 0
    for path, content in pages.items():
        if path.endswith(".html") and path.removeprefix("en/").split("/")[0] in ("holder", "field", "form", "ledger"):
            for name, said in re.findall(r"<li><a href=\.\./matter/([^>]+?)\.html>([^<]*)</a>", content.decode()):
                shown += 1
                assert is_code(said) or said != name, path
    assert shown > len(register.matters)
    task = next(name for name, one in register.matters.items() if one.kind == "task")
    page = pages[f"matter/{file_name(task)}.html"].decode()
    assert task not in page.partition("<h1>")[2].partition("</h1>")[0]
    assert task in page.partition("<p class=lead>")[2].partition("<section")[0]


def test_the_first_page_begins_with_what_stops_and_what_was_found(made: Made) -> None:
    page = made[1]["index.html"].decode()
    assert page.index("time.html#stop-") < page.index("field/")
    assert page.index("findings.html#severity=error") < page.index("field/")
    assert page.index("figures.html#differ") < page.index("field/")
    assert all(page.count(f"field/{file_name(name)}.html") == 1 for name in made[0].register.fields)


def test_every_name_of_a_matter_in_the_register_is_a_title(made: Made) -> None:
    """Where a matter has no code, its page is titled by words."""
    for name in list(made[0].register.matters)[::50]:
        title = made[1][f"matter/{file_name(name)}.html"].decode().partition("<h1>")[2].partition("</h1>")[0]
        assert title.startswith(name) == is_code(MatterId(name))


def test_a_decision_says_of_each_row_where_it_stands_on_the_paper(made: Made) -> None:
    """By the number of the row, else by the provision; a column in which nothing stands is left out."""
    given = section(made[1]["decision/qd-74-2025-qd-ubnd.html"].decode(), "rows")
    assert "<th scope=col>Mã" not in given
    at = re.findall(r"<tr><td>([^<]*)<td>", given)
    assert at[:3] == ["điểm a khoản 1 Điều 3"] * 3
    assert at[4:8] == ["điểm b khoản 1 Điều 3", "khoản 2 Điều 3", "khoản 3 Điều 3", "khoản 1 Điều 4"]
    assert at[-1] == "khoản 3 Điều 14"
    assert "" not in at
