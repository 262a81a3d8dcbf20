"""The page for a review meeting in a browser: it opens from a file, axe finds nothing to mend, it filters and prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import browsers
import pytest
from folders import RULES
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from delegation.findings import Analysis, Language
from delegation.names.folding import fold
from delegation.reports.findings import render
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsers.browser() as started:
        yield started


@pytest.fixture(name="found", scope="module")
def _found() -> Analysis:
    """Give the findings of the register of the city."""
    return pipeline.check(RULES, date(2026, 6, 1))


def page_of(found: Analysis, folder: Path, language: Language = "vi") -> Path:
    """Write the page of what was found."""
    file = folder / "phát hiện.html"
    file.write_text(render("html", found, Rendering(language, "rules")), "utf-8")
    return file


@pytest.fixture(name="city", scope="module")
def _city(found: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(found, tmp_path_factory.mktemp("whole"))


@pytest.fixture(name="short", scope="module")
def _short(found: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write one of each check only: axe looks at every letter."""
    each = {one.check: one for one in found.findings}
    return page_of(replace(found, findings=tuple(each.values())), tmp_path_factory.mktemp("short"))


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 1280), (False, 360), (True, 360)])
def test_axe_finds_nothing_to_mend(browser: Browser, short: Path, *, dark: bool, width: int) -> None:
    """In light and dark, on a desk and a phone, where nothing has to be moved sideways to be read."""
    with browsers.opened(browser, short, dark=dark, width=width) as page:
        assert browsers.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_to_mend_in_what_is_set_aside_or_empty(
    language: Language, browser: Browser, analysis: Analysis, sound: Analysis, tmp_path: Path
) -> None:
    for one in (analysis, sound):
        with browsers.opened(browser, page_of(one, tmp_path, language)) as page:
            assert browsers.violations(page) == []


def test_it_filters_by_words_without_diacritics_and_by_choices_and_says_how_many(browser: Browser, city: Path) -> None:
    with browsers.opened(browser, city) as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        shown = page.locator("article:visible")
        every = shown.count()
        page.locator("[name=words]").fill("cap huyen")
        some = shown.count()
        assert 0 < some < every
        assert all("cap" in fold(text) and "huyen" in fold(text) for text in shown.all_text_contents())
        assert str(some) in page.locator("[role=status]").inner_text()
        page.locator("[type=reset]").click()
        expect(shown).to_have_count(every)
        select = page.locator("select").first
        option = select.locator("option").nth(1)
        select.select_option(index=1)
        assert f"({shown.count()})" in option.inner_text()
        assert faults == []


def test_it_prints_on_a4_all_that_is_shown_and_nothing_of_the_form(browser: Browser, city: Path) -> None:
    with browsers.opened(browser, city) as page:
        page.locator("[name=words]").fill("DLG702")
        paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    width, height = (float(one) for one in paper.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    letters = "".join("".join(one.extract_text() for one in paper.pages).split())
    assert "DLG702:uq-sct-2025" in letters
    assert "DLG101:" not in letters


def test_without_scripts_everything_is_shown(browser: Browser, city: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(city.as_uri())
    assert page.locator("article:visible").count() == page.locator("article").count() > 0
    assert page.locator("form:visible").count() == 0
    context.close()
