"""The map of authority: what leads where, how it grows in a browser, and that mouse and keyboard reach all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import browsers
import pages_data
import pytest
from casework import decision, grant, task
from folders import RULES, small
from playwright.sync_api import expect

from delegation.authority.examination import Examination
from delegation.reports.site.writing import static_files
from delegation.run import pipeline
from delegation.run.site.data_map import nodes_and_edges

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = date(2026, 6, 1)
PAGE = """<!DOCTYPE html>
<html lang="vi"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'self';script-src 'self'">
<title>Bản đồ</title><link rel="stylesheet" href="static/browse.css">
<body data-kind="map" data-id=""><main><h1>Bản đồ</h1></main>
<script src="static/answer.js"></script><script src="static/map.js"></script>
"""


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsers.browser() as started:
        yield started


def written(root: Path, folder: Path) -> Path:
    """Write the map of a register and give its page."""
    return laid_out(pages_data.data_of(Examination(pipeline.load(root).register, DAY)), folder)


def laid_out(made: Mapping[str, bytes], folder: Path) -> Path:
    """Write data and scripts beside a page of the map, and give the page."""
    for name, data in made.items():
        if not name.startswith(("data/", "static/")):
            continue
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    page = folder / "map.html"
    page.write_text(PAGE, "utf-8")
    return page


def onward(folder: Path) -> Path:
    """Write a register in which the city gives to a department's director, and he gives on."""
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31")
    further = grant("g2", "giam-doc-so-y-te", "ubnd-cap-xa", "2026-01-01", "2026-12-31")
    return small(folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", given, further)})


def test_every_grant_of_known_ends_leads_from_its_giver_to_its_receiver(tmp_path: Path) -> None:
    """Through its form, where it has one of Biểu 2."""
    for root in (onward(tmp_path), RULES):
        register = pipeline.load(root).register
        nodes, edges = nodes_and_edges(register, ())
        assert {one.giver for one in edges} | {one.receiver for one in edges} <= {one.id for one in nodes}
        led = {(one.giver, one.receiver) for one in edges}
        for one in register.grants.values():
            if isinstance(one.giver, str) and isinstance(one.receiver, str):
                form = f"form/{one.form}" if one.form in register.forms else None
                ways = [(one.giver, form), (form, one.receiver)] if form else [(one.giver, one.receiver)]
                assert set(ways) <= led, one.id


def test_an_edge_weighs_as_the_heaviest_finding_about_its_grants() -> None:
    analysis = pipeline.check(RULES, DAY)
    _, edges = nodes_and_edges(pipeline.load(RULES).register, analysis.findings)
    found = {one.severity.value for one in edges}
    told = {one.severity.value for one in analysis.findings if one.grants and one.waived_until is None}
    assert found - {"off"} <= told
    assert found & {"error", "warning"}


def test_it_starts_from_one_node_and_grows_on_demand_by_the_keyboard(
    browser: Browser, city: Mapping[str, bytes], tmp_path: Path
) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{laid_out({**city, **dict(static_files())}, tmp_path).as_uri()}#node=holder/so-cong-thuong")
    nodes = page.locator("svg.map .node")
    expect(nodes.first).to_be_visible()
    every = page.evaluate("delegation.drawnMap.data.nodes.length")
    few = nodes.count()
    assert few < every / 5
    page.locator('.node[tabindex="0"]').focus()
    for key in ("ArrowLeft", "Enter"):
        page.keyboard.press(key)
    assert nodes.count() > few
    assert page.locator(".node:focus").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator(".node:focus").count() == 1
    before = page.locator("svg.map").get_attribute("width")
    page.keyboard.press("+")
    assert page.locator("svg.map").get_attribute("width") != before
    assert faults == []
    # Axe itself asks for the style sheet, which the policy of the page forbids.
    assert [one for one in browsers.violations(page) if "color-contrast" not in one] == []
    page.close()


@pytest.mark.parametrize("way", ["key", "button"])
@pytest.mark.parametrize("ends", [("ubnd-tp", "ubnd-cap-xa"), ("ubnd-cap-xa", "ubnd-tp")], ids=["onward", "back"])
def test_a_path_is_found_and_shown_from_one_end_to_the_other(
    ends: tuple[str, str], way: str, browser: Browser, tmp_path: Path
) -> None:
    """Whichever end is chosen first, by the keyboard or by a button, for who has a mouse or a finger only."""
    page = browser.new_page()
    page.goto(f"{written(onward(tmp_path / 'rules'), tmp_path / 'pages').as_uri()}#node=holder/ubnd-tp")
    expect(page.locator("svg.map .node").first).to_be_visible()
    page.evaluate(
        "delegation.drawnMap.turn(delegation.drawnMap.data.nodes.findIndex(one => one[1] === 'giam-doc-so-y-te'))"
    )
    mark(page, ends[0], way)
    assert "Đường đi bắt đầu từ" in page.locator(".told").inner_text()
    mark(page, ends[1], way)
    assert page.locator(".edge.path").count() == 2
    assert "→" in page.locator(".told").inner_text()
    page.close()


def mark(page: Page, holder: str, way: str) -> None:
    """Choose a node as an end of a path."""
    number = page.evaluate(
        "name => delegation.drawnMap.data.nodes.findIndex(one => one[0] === 0 && one[1] === name)", holder
    )
    if way == "button":
        page.evaluate("number => delegation.drawnMap.focus(number, false)", number)
        page.get_by_role("button", name="Chọn đầu đường đi").click()
    else:
        page.locator(f'.node[data-node="{number}"]').focus()
        page.keyboard.press("p")


def test_boxes_never_lie_upon_one_another(browser: Browser, city: Mapping[str, bytes], tmp_path: Path) -> None:
    """However much is opened: with every node of the city open, each still has a place of its own."""
    page = browser.new_page()
    page.goto(laid_out({**city, **dict(static_files())}, tmp_path).as_uri())
    expect(page.locator("svg.map .node").first).to_be_visible()
    page.evaluate(
        "() => { const map = delegation.drawnMap; map.data.nodes.forEach((_, at) => map.opened.add(at)); map.show(map.start); }"
    )
    places = page.evaluate("() => [...delegation.drawnMap.placed.values()].map(spot => spot.join(' '))")
    assert len(places) > 10
    assert len(set(places)) == len(places)
    page.close()
