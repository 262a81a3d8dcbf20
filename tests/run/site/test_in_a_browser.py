"""The pages as a reader finds them: in a browser, from a folder, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers import opened, violations
from playwright.sync_api import expect
from properties import is_thorough, part

from delegation.authority.examination import Examination
from delegation.reports.site.addresses import file_name

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

PAGES = (
    "index.html", "field/dat-dai.html", "holder/so-cong-thuong.html", "commune/00004.html", "instrument/index.html", "instrument/146-2025-nd-cp.html",
    "form/3.html", "norm/index.html", "check/DLG301.html", "figures.html", "findings.html", "coverage.html", "time.html", "en/index.html", "en/findings.html",
)  # fmt: skip
LOOKS = {"light": {}, "dark": {"dark": True}, "phone": {"width": 390}}


def some(site: Path) -> tuple[str, ...]:
    """Give one page of each kind."""
    own = (
        next(iter(sorted((site / kind).glob("*.html")))).relative_to(site).as_posix() for kind in ("matter", "decision")
    )
    return (*PAGES, *own)


_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^>]*)?)>")
_CLASSES = re.compile(r"\bclass=\"?([^\">]*)")


def elements(page: Path) -> set[tuple[str, str]]:
    """Give the elements of a page with each of their classes: by these the style sheet knows them."""
    found = set[tuple[str, str]]()
    for name, more in _ELEMENT.findall(page.read_text("utf-8")):
        said = _CLASSES.search(more)
        found |= {(name, one) for one in ("", *(said[1].split() if said else ()))}
    return found


def showing_all(site: Path) -> list[str]:
    """Give the fewest of the pages that together hold every element of every class of all: one sheet gives them their looks."""
    there = {name: elements(site / name) for name in some(site)}
    left, chosen = set[tuple[str, str]]().union(*there.values()), []
    while left:
        chosen.append(max(there, key=lambda one: len(there[one] & left)))
        left -= there[chosen[-1]]
    return chosen


@pytest.mark.sampled
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(site: Path, chromium: Browser, look: str) -> None:
    """On a phone each page is looked at; axe judges those that show all there is to see, and in the light one in two of the others."""
    every = showing_all(site)
    judged = {*(some(site) if is_thorough() else every)}
    judged |= {*part(sorted({*some(site)} - judged), 2)} if look == "light" else set()
    for name in some(site) if look == "phone" else sorted(judged):
        with opened(chromium, site / name, **LOOKS[look]) as page:  # type: ignore[arg-type]  # as ``opened`` takes it
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
            assert name not in judged or violations(page, colours=look != "phone") == [], name


def test_what_is_printed_has_no_box_to_type_into_and_passes_axe(site: Path, chromium: Browser) -> None:
    for name in ("findings.html", "holder/so-cong-thuong.html"):
        with opened(chromium, site / name) as page:
            page.emulate_media(media="print")
            assert not page.locator("header").is_visible()
            assert violations(page) == [], name
            assert page.locator("footer").inner_text().startswith("Tại ngày 29/11/2026")


def test_nothing_is_asked_of_the_network_and_nothing_fails(site: Path, chromium: Browser) -> None:
    for name in some(site):
        with opened(chromium) as page:
            said, failed, asked = watched(page)
            page.goto((site / name).as_uri())
            assert [one.text for one in said] == [], name
            assert failed == [], name
            assert [one.url for one in asked if not one.url.startswith("file://")] == []
            # The style was taken in, and so was the policy that allows it.
            assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"


def watched(page: Page) -> tuple[list[ConsoleMessage], list[Error], list[Request]]:
    """Note what a page says to the console, what fails, and what it asks for."""
    said: list[ConsoleMessage] = []
    failed: list[Error] = []
    asked: list[Request] = []
    page.on("console", lambda one: said.append(one))  # noqa: PLW0108  a method of a list cannot be marked by playwright
    page.on("pageerror", lambda one: failed.append(one))  # noqa: PLW0108  the same
    page.on("request", lambda one: asked.append(one))  # noqa: PLW0108  the same
    return said, failed, asked


def test_the_answer_stands_there_without_scripts(site: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto((site / "field/dat-dai.html").as_uri())
        assert len(page.locator("#answer").inner_text()) > 1000
        page.goto((site / "findings.html").as_uri())
        assert page.locator("article").first.is_visible()
        assert not page.locator("form").first.is_visible() if page.locator("form").count() else True
    finally:
        context.close()


def test_findings_are_filtered_by_what_is_chosen_and_the_address_holds_it(site: Path, chromium: Browser) -> None:
    with opened(chromium, site / "findings.html") as page:
        every = page.locator("article.finding").count()
        errors = page.locator("article.finding.error").count()
        assert 0 < errors < every
        page.select_option("form.tools [name=severity]", "error")
        assert page.locator("article.finding:visible").count() == errors
        page.select_option(
            "form.tools [name=subject]", label=page.locator("form.tools [name=subject] option").nth(1).inner_text()
        )
        shown, address = page.locator("article.finding:visible").count(), page.url
        page.goto("about:blank")
        page.goto(address)
        assert page.locator("article.finding:visible").count() == shown
        page.evaluate("key => { location.hash = key; }", page.locator("article.finding").first.get_attribute("id"))
        expect(page.locator("article.finding:visible")).to_have_count(every)


@pytest.mark.parametrize("name", ["coverage.html", "en/coverage.html"])
def test_each_number_of_names_opens_the_list_of_as_many(name: str, site: Path, chromium: Browser) -> None:
    with opened(chromium, site / name) as page:
        links = page.locator("#answer td.n a").evaluate_all("all => all.map(one => [one.textContent, one.href])")
        assert len(links) > 2
        for said, address in links:
            page.goto(address)
            expect(page.locator(":is(#answer, #matters) li")).to_have_count(int(said.replace(".", "").replace(",", "")))


def test_each_number_of_findings_opens_the_list_of_as_many(site: Path, chromium: Browser) -> None:
    with opened(chromium, site / "findings.html") as page:
        for link in page.locator("#answer td.n a").all():
            link.click()
            expect(page.locator("#all article.finding:visible")).to_have_count(int(link.inner_text()))


def test_the_map_opens_on_a_phone_where_something_is_to_be_seen(site: Path, chromium: Browser) -> None:
    """The node that is looked at lies within the part of the map that is shown, also after another is opened."""
    with opened(chromium, site / "map.html", width=390) as page:
        for _ in range(2):
            node = page.locator("svg.map .node[tabindex='0']").bounding_box()
            frame = page.locator(".map-frame").bounding_box()
            assert node
            assert frame
            assert frame["x"] - 1 <= node["x"]
            assert node["x"] + node["width"] <= frame["x"] + frame["width"] + 1
            assert frame["y"] - 1 <= node["y"]
            page.locator("svg.map .node[tabindex='0']").focus()
            page.keyboard.press("ArrowRight")
            page.keyboard.press("Enter")


@pytest.mark.parametrize(("language", "shown"), [("vi", "01/12/2026"), ("en", "2026-12-01")])
def test_a_day_is_read_and_shown_as_the_page_writes_days_whatever_the_browser_speaks(
    language: str, shown: str, site: Path, chromium: Browser
) -> None:
    """In a browser of the United States 1/12/2026 is the first of December, and no field shows it as the twelfth of January."""
    context = chromium.new_context(locale="en-US")
    try:
        page = context.new_page()
        page.goto((site / ("en" if language == "en" else "") / "holder/so-cong-thuong.html").as_uri())
        field = page.locator("[name=day]")
        field.fill("1/12/2026")
        field.blur()
        expect(field).to_have_value(shown)
        assert page.url.endswith("#day=2026-12-01")
        field.fill("31/2/2027")
        field.blur()
        expect(page.locator("#choice [role=status]")).to_contain_text(
            "28/02/2027" if language == "vi" else "2027-02-28"
        )
        expect(field).to_have_value("31/2/2027")
    finally:
        context.close()


def test_a_matter_that_is_divided_lets_its_cases_be_chosen_at_once(
    made: tuple[Examination, Mapping[str, bytes]], site: Path, chromium: Browser
) -> None:
    divided = [one for one in made[0].register.matters.values() if one.dimensions]
    assert divided
    page = chromium.new_page()
    try:
        page.goto((site / f"matter/{file_name(divided[0].id)}.html").as_uri())
        expect(page.locator("#choice")).to_be_visible()
        named = page.locator("#choice [name^='case:']")
        assert named.count() == len(divided[0].dimensions)
        named.first.select_option(index=1)
        expect(page.locator("#choice [role=status]")).to_contain_text(divided[0].dimensions[0].name)
    finally:
        page.close()


def test_no_column_of_a_printed_table_is_narrower_than_its_words(site: Path, chromium: Browser) -> None:
    """Names run across, not down: on sheets as wide as A4 between the margins, each text of a row has as much room as a word."""
    for name in (
        "coverage.html",
        "figures.html",
        "findings.html",
        "instrument/index.html",
        "decision/qd-74-2025-qd-ubnd.html",
    ):
        with opened(chromium, site / name, width=624) as page:
            page.emulate_media(media="print")
            narrow = page.locator("main td:not(.n)").evaluate_all(
                "all => all.filter(one => one.textContent.trim().length > 12 && one.getBoundingClientRect().width < 90).map(one => one.textContent)"
            )
            assert narrow == [], name
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 624 + 1, name


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_matter_has_the_menu_of_all_pages(folder: str, site: Path, chromium: Browser) -> None:
    """A script puts it there; each of its links leads to a page."""
    with opened(chromium, site / folder / "matter/1.000656.html") as page:
        links = page.locator("nav a").evaluate_all("all => all.map(one => one.pathname)")
    with opened(chromium, site / folder / "findings.html") as page:
        assert page.locator("nav a").count() == len(links)
    assert [one for one in links if not Path(one).is_file()] == []


def test_a_tile_says_what_it_stands_for_before_anything_else(site: Path, chromium: Browser) -> None:
    """No two tiles of one drawing are cut to the same words, of which nobody could tell which form is meant."""
    with opened(chromium, site / "coverage.html") as page:
        shown = page.locator("#delegated-procedures svg g").evaluate_all(
            "all => all.map(one => [...one.querySelectorAll('text')].map(each => each.textContent).join(' ')).filter(Boolean)"
        )
    assert len(shown) == len(set(shown)) > 4
    assert all(one.startswith("Hình thức ") for one in shown)
