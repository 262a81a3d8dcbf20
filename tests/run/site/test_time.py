"""The page of time: what changes on each day, and two days compared, in the browser as in the build and as the command answers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pages_data
import pytest
from browsers import opened
from folders import RULES
from playwright.sync_api import expect

from delegation.authority.examination import Examination
from delegation.model.holders import CommuneCode
from delegation.model.matters import MatterId
from delegation.names.codes import is_code
from delegation.questions.who import Answer, about
from delegation.reports.site.writing import static_files
from delegation.run import pipeline
from delegation.run.site.answers import answers
from delegation.run.site.changing import NOBODY, UNKNOWN, changes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = date(2026, 6, 1)
OWN = sorted(one.name for one in (Path(__file__).parent / "registers").iterdir())
_COMPARED = """([code, from, to]) => {
  const at = code === null ? null : kept.site.communes.findIndex(one => one[0] === code);
  return delegation.timing.compared(Object.values(kept.files), at, delegation.pure.ordinal(from), delegation.pure.ordinal(to));
}"""


def loaded(browser: Browser, made: Mapping[str, bytes]) -> Page:
    """Load the data of a register and the script into an empty page."""
    page, scripts = browser.new_page(), dict(static_files())
    pages_data.begin(page, "vi", {**scripts, **made})
    page.add_script_tag(content=scripts["static/time.js"].decode())
    return page


def compared(page: Page, first: date, last: date, commune: str | None = None) -> list[Any]:
    found: list[Any] = page.evaluate(_COMPARED, [commune, first.isoformat(), last.isoformat()])
    return found


def side(answer: Answer, name: str) -> list[list[object]]:
    """Give who decides or owns by the command, as the page writes it."""
    if answer.state != "answered":
        return [[NOBODY, 1]]
    found = {
        (each.holder, int(each.certain)) for part in answer.parts for each in getattr(part, name)
    }  # fmt: skip
    if not all(getattr(part, name) for part in answer.parts) or not answer.parts:
        found.add((UNKNOWN, 1))
    return [list(one) for one in sorted(found)]


def differing(page: Page, examination: Examination, days: Sequence[date], count: int) -> Iterator[str]:
    """Compare days around those of change in random communes, and give what the command answers otherwise."""
    chance = random.Random(17)  # noqa: S311  questions, no secrets
    register = examination.register
    near = [day + timedelta(days=each) for day in days for each in (-1, 0)] or [DAY]
    for _ in range(count):
        first, last = sorted(chance.choice(near) for _ in range(2))
        code = chance.choice([None, *register.communes])
        shown = {matter: one for one in compared(page, first, last, code) for matter in one["matters"]}
        place = None if code is None else register.communes[CommuneCode(code)]
        for matter in chance.sample(sorted(register.matters), min(40, len(register.matters))):
            was, now = (about(examination.on(day), register.matters[MatterId(matter)], place) for day in (first, last))
            expected = None
            for name, kind in (("owners", "owns"), ("exercisers", "acts")):
                sides = [side(was, name), side(now, name)]
                expected = (kind, *sides) if sides[0] != sides[1] else expected
            one = shown.get(matter)
            told = (one["kind"], one["before"], one["after"]) if one and one["kind"] in ("acts", "owns") else None
            if told != expected:
                yield f"{matter} {first} {last} {code}: {told} {expected}"


@pytest.mark.parametrize("name", OWN)
def test_two_days_of_a_difficult_register_differ_as_the_command_answers(name: str, chromium: Browser) -> None:
    examination = Examination(pipeline.load(Path(__file__).parent / "registers" / name).register, DAY)
    days = sorted({day for some in answers(examination) for day, _, _ in changes(some)})
    assert days
    assert list(differing(loaded(chromium, pages_data.data_of(examination)), examination, days, 8)) == []


def test_two_days_of_the_city_differ_as_the_command_answers(site: Path, chromium: Browser) -> None:
    made = {one.relative_to(site).as_posix(): one.read_bytes() for one in (site / "data").rglob("*.js")}
    examination = Examination(pipeline.load(RULES).register, DAY)
    days = [date(2026, 7, 1), date(2027, 3, 1), date(2025, 11, 1), date(2025, 9, 26)]
    assert list(differing(loaded(chromium, made), examination, days, 6)) == []


@pytest.mark.parametrize("name", ["time.html", "en/time.html"])
def test_the_page_lists_of_each_day_what_the_browser_tells_of_it(name: str, site: Path, chromium: Browser) -> None:
    """In the same words and the same order, with the same matters, by code or title, in both languages."""
    titles = {name: one.title for name, one in pipeline.load(RULES).register.matters.items()}
    with opened(chromium, site / name) as page:
        found = page.evaluate(
            """() => new Promise(done => delegation.withEvery(files => delegation.load("map", map => {
              const names = new Map(map.nodes.map(one => [one[1], delegation.language === "en" && one[3] || one[2]]));
              done(Array.from(document.querySelectorAll("[id^=change-]"), day => {
                const at = delegation.pure.ordinal(day.dataset.day), told = delegation.timing.compared(files, null, at - 1, at);
                return [Array.from(day.querySelectorAll("li"), one => one.textContent),
                  told.map(one => [delegation.timing.said(one, id => names.get(id)), one.matters])];
              }));
            })))"""
        )
    assert len(found) > 30
    for listed, told in found:
        assert len(listed) == len(told)
        for line, (said, matters) in zip(listed, told, strict=True):
            assert line.startswith(f"{said}: ")
            named = [one if is_code(one) else f"«{titles[one]}"[:40] for one in matters[:8]]
            at = len(said)
            for one in named:
                at = line.index(one, at) + len(one)
            assert (f"(+{len(matters) - 8})" in line) == (len(matters) > 8)


def test_both_days_stand_in_the_address_and_a_link_says_what_was_seen(site: Path, chromium: Browser) -> None:
    with opened(chromium, site / "time.html") as page:
        page.fill("[name=from]", "2027-02-28")
        page.fill("[name=to]", "2027-03-01")
        page.locator("[name=to]").blur()
        expect(page.locator("#asked details").first).to_be_visible()
        assert page.url.endswith("#from=2027-02-28&to=2027-03-01")
        seen, address = page.locator("#asked").inner_text(), page.url
        assert page.locator("#stop-2027-02-28").is_visible()
        assert not page.locator("#change-2026-07-01").is_visible()
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator("#asked details").first).to_be_visible()
        assert page.locator("#asked").inner_text() == seen
        page.get_by_role("button", name="Bỏ lựa chọn").click()
        expect(page.locator("#asked details")).to_have_count(0)
        assert page.locator("#change-2026-07-01").is_visible()


def test_the_slider_goes_over_the_days_of_change_by_the_keyboard_and_says_the_day(
    site: Path, chromium: Browser
) -> None:
    with opened(chromium, site / "en/time.html") as page:
        page.locator("[name=change]").focus()
        page.keyboard.press("End")
        expect(page.locator("[name=change]")).to_have_attribute("aria-valuetext", "2029-01-01")
        page.keyboard.press("ArrowLeft")
        expect(page.locator("[role=status].asked")).to_contain_text("2027-02-28 and 2027-03-01")
        assert page.url.endswith("#from=2027-02-28&to=2027-03-01")
        assert page.locator("#change-2027-03-01").is_visible()


@pytest.mark.parametrize(
    ("choice", "said"), [("from=2026-02-30&to=2026-05-01", "28/02/2027"), ("from=2026-01-01&commune=99999", "99999")]
)
def test_an_address_that_means_nothing_is_told_and_nothing_is_compared(
    choice: str, said: str, site: Path, chromium: Browser
) -> None:
    with opened(chromium, site / "time.html") as page:
        page.evaluate("choice => { location.hash = choice; }", choice)
        expect(page.locator("[role=status].asked")).to_contain_text(said)
        assert page.locator("#asked details").count() == 0


def test_without_scripts_each_day_says_what_changes_and_what_stops(site: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto((site / "time.html").as_uri())
        assert "107 thủ tục" in page.locator("#stop-2027-02-28").inner_text()
        assert "→" in page.locator("#change-2027-03-01").inner_text()
        assert not page.locator("#choice").count()
    finally:
        context.close()
