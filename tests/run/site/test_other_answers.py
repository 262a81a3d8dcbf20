"""What a page says where another day or commune is chosen: on paper, in files that are taken home, in its history, and in the other language."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers import opened
from folders import RULES
from taken_home import sheet_of, taken

from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.model.matters import MatterId
from delegation.names.cases import cases_of
from delegation.questions.who import about
from delegation.run import pipeline
from delegation.speech.areas import dimension_name, value_name

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AS_BUILT = "29/11/2026"
CHOSEN = [
    ("matter/1.000656.html", "commune=00097&day=2027-03-01", ["01/03/2027", "phường Hồng Hà"]),
    ("holder/so-cong-thuong.html", "day=2027-03-01", ["01/03/2027"]),
    ("commune/00097.html", "day=2027-03-01", ["01/03/2027", "phường Hồng Hà"]),
    ("field/ho-tich-quoc-tich.html", "commune=00097&day=2027-03-01", ["01/03/2027", "phường Hồng Hà"]),
    ("form/3.html", "day=2027-03-01", ["01/03/2027"]),
    ("time.html", "from=2027-02-28&to=2027-03-01", ["28/02/2027 với 01/03/2027"]),
]


def chosen(page: Page, choice: str) -> None:
    """Choose as a link does, and wait for what is answered."""
    page.evaluate("choice => { location.hash = choice; }", choice)
    page.locator("#answer .lines, #asked details").first.wait_for()


@pytest.mark.parametrize(("name", "choice", "said"), CHOSEN)
def test_what_is_printed_or_taken_home_says_for_which_day_and_commune_it_answers(
    name: str, choice: str, said: list[str], site: Path, chromium: Browser
) -> None:
    """Before the answer; and the day of the page stands as that of the rest of it, not of the answer."""
    with opened(chromium, site / name) as page:
        chosen(page, choice)
        page.emulate_media(media="print")
        printed = page.locator("body").inner_text()
        page.emulate_media(media="screen")
        told = "\n".join(" ".join(row) for row in sheet_of(taken(page, "Excel")))
        written = taken(page, "JSON").decode()
    for text in (printed, told, written):
        assert [one for one in said if one not in text] == []
        assert re.search(rf"Phần không theo lựa chọn: tại ngày {AS_BUILT}", text)
        assert not re.search(rf"(?<!: )[Tt]ại ngày {AS_BUILT}\\.", text)


def test_the_history_never_calls_as_above_an_answer_of_another_day(site: Path, chromium: Browser) -> None:
    """It says who stands on the day of the page, or that this is the answer without a choice; it says as above again where nothing is chosen."""
    with opened(chromium, site / "matter/1.000656.html") as page:
        history = page.locator("#history")
        before = history.inner_text()
        assert "(ngày xét): như trên" in before
        chosen(page, "day=2027-03-01")
        after = history.inner_text()
        assert "như trên" not in after
        assert "(ngày 29/11/2026): có thẩm quyền: UBND cấp xã" in after
        page.evaluate("() => { location.hash = ''; }")
        page.wait_for_function("() => !document.querySelector('#answer .lines')")
        assert history.inner_text() == before
    with opened(chromium, site / "matter/qd-74-2025-ubnd-d3-k1-a.html") as page:
        chosen(page, "commune=00097")
        assert "như trên" not in page.locator("#history").inner_text()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_chosen_answer_leads_where_the_built_one_leads(folder: str, site: Path, chromium: Browser) -> None:
    """The day of the pages, chosen, is answered by the same names with the same links; each leads to a page."""
    links = "() => [...document.querySelectorAll('#answer a')].map(one => one.pathname + one.hash).filter(one => !one.includes('/check/') && !one.includes('/findings'))"
    matters = sorted((site / folder / "matter").glob("*.html"))[::150]
    seen = 0
    for one in [*matters, site / folder / "matter/2.000229.html"]:
        with opened(chromium, one) as page:
            built = page.evaluate(links)
            chosen(page, "day=2026-11-29")
            page.wait_for_function("() => delegation.loaded('search')")
            found = page.evaluate(links)
        assert [
            each for each in built if each not in found and "/decision/" not in each and "/commune/" not in each
        ] == [], one
        assert [each for each in found if not Path(each.partition("#")[0]).is_file()] == [], one
        seen += len(built)
    assert seen > 10


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        *((name, choice) for name, choice, _ in CHOSEN),
        ("findings.html", "severity=error"),
        ("findings.html", "DLG301:form:7"),
        ("map.html", "node=holder%2Fso-cong-thuong"),
    ],
)
def test_the_other_language_shows_what_this_one_shows(name: str, choice: str, site: Path, chromium: Browser) -> None:
    with opened(chromium) as page:
        page.goto(f"{(site / name).as_uri()}#{choice}")
        page.locator("header a[lang]").click()
        page.wait_for_url("**/en/**")
        assert page.url == f"{(site / 'en' / name).as_uri()}#{choice}"


def test_a_case_is_named_in_one_language_and_is_not_taken_to_the_other(site: Path, chromium: Browser) -> None:
    with opened(chromium) as page:
        for choice, kept in (
            ("commune=00097&case=a%3Db&day=2027-03-01", "#commune=00097&day=2027-03-01"),
            ("case=a%3Db", ""),
        ):
            page.goto(f"{(site / 'matter/1.000656.html').as_uri()}#{choice}")
            page.locator("header a[lang]").click()
            page.wait_for_url("**/en/**")
            assert page.evaluate("() => location.hash") == kept


@pytest.mark.parametrize(
    ("name", "links", "over"),
    [("form/3.html", "#matters li a", set()), ("field/ho-tich-quoc-tich.html", "#answer li a", {"over"})],
)
def test_a_form_and_a_field_tell_who_decides_their_matters_on_the_chosen_day_as_the_command_answers(
    name: str, links: str, over: set[str], site: Path, chromium: Browser
) -> None:
    examination = Examination(pipeline.load(RULES).register, date(2027, 3, 1))
    with opened(chromium, site / name) as page:
        matters = page.locator(links).evaluate_all("all => all.map(delegation.idAt)")
        chosen(page, "day=2027-03-01")
        shown = page.locator("#asked details").evaluate_all(
            "all => all.map(one => Array.from(one.querySelectorAll('a'), delegation.idAt))"
        )
    groups: dict[str, set[str]] = {}
    for matter in matters:
        answer = about(examination, examination.register.matters[MatterId(matter)])
        holders = [each.holder for piece in answer.parts for each in piece.exercisers or ()]
        nobody = [""] if any(not piece.exercisers for piece in answer.parts) else []
        for holder in [*holders, *nobody] or [answer.state]:
            groups.setdefault("over" if holder in ("ended", "not-yet") else holder, set()).add(matter)
    assert groups.keys() & {"over"} == over
    assert sorted(map(sorted, groups.values())) == sorted(sorted(one) for one in shown)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_cases_of_a_matter_are_named_in_the_language_of_the_page_and_the_command_takes_these_names(
    folder: str, site: Path, chromium: Browser
) -> None:
    """By which it is divided, and into what: in the form, in what is said of the answer, and behind ``--case``."""
    matters = [one for one in pipeline.load(RULES).register.matters.values() if one.dimensions]
    assert matters
    for matter in matters:
        language: Language = "en" if folder else "vi"
        names = {
            dimension_name(one.name, one.cells).in_(language): [value_name(cell).in_(language) for cell in one.cells]
            for one in matter.dimensions
        }
        with opened(chromium, site / folder / f"matter/{matter.id}.html") as page:
            page.locator("#choice select[name^='case:']").first.wait_for()
            shown = page.locator("#choice label:has(select[name^='case:'])").evaluate_all(
                "all => all.map(one => [one.firstChild.textContent.trim(), [...one.querySelectorAll('option')].slice(1).map(each => each.textContent)])"
            )
            assert {name: sorted(values) for name, values in shown} == {
                name: sorted(values) for name, values in names.items()
            }
            for name, values in names.items():
                page.get_by_role("combobox", name=name).select_option(values[0])
                page.locator("#choice .asked", has_text=f"{name}: {values[0]}").wait_for()
                page.get_by_role("combobox", name=name).select_option("")
        for name, values in names.items():
            for value in values:
                assert cases_of(matter, [(name, value)]).cases
