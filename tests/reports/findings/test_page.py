"""The page for a review meeting: what a browser, a reader with a screen reader, and a printer find in it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from folders import RULES

from delegation.findings import Analysis
from delegation.reports.findings import page, render
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline

_CSS = (Path(page.__file__).parent / "page.css").read_text("utf-8")


def _tree(analysis: Analysis, rendering: Rendering | None = None) -> ET.Element:
    return ET.fromstring(render("html", analysis, rendering or Rendering("vi", "rules")))  # noqa: S314  our own text


def _said(element: ET.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


@pytest.fixture(name="city", scope="module")
def _city() -> Analysis:
    """Give the findings of the register of the city."""
    return pipeline.check(RULES, date(2026, 6, 1))


def test_each_finding_of_the_city_stands_on_it_with_all_that_is_known(city: Analysis) -> None:
    articles = _tree(city).findall(".//article")
    assert len(articles) == len(city.findings)
    shown = {_said(one.find("dl/div[last()]/dd/code")): _said(one) for one in articles}
    for one in city.findings:
        place = f"rules/{one.location.file}:{one.location.line}:{one.location.column}"
        wanted = (" ".join(one.said.vi.splitlines())[1:], place, one.legal_source.vi[1:], *one.holders)
        assert [part for part in wanted if part not in shown[one.key]] == []


def test_it_asks_for_nothing_from_elsewhere(city: Analysis) -> None:
    tree = _tree(city)
    names = {one.tag for one in tree.iter()}
    assert not names & {"img", "link", "iframe", "object", "embed"}
    assert {key for one in tree.iter() for key in one.attrib} & {"src", "srcset", "action"} == set()
    policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert policy.get("content", "").startswith("default-src 'none';")
    assert not re.search(r"url\(|@import|fetch\(|https?:", _CSS + _said(tree.find(".//script")))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_says_what_each_part_is(language: str, analysis: Analysis) -> None:
    tree = _tree(analysis, Rendering("vi" if language == "vi" else "en"))
    assert tree.get("lang") == language
    assert len(tree.findall(".//h1")) == len(tree.findall(".//main")) == 1
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    labels = {one.get("for") for one in tree.findall(".//label")}
    assert labels == {one.get("id") for name in ("select", "input") for one in tree.findall(f".//{name}")}
    assert all(one.get("scope") in ("row", "col") for one in tree.findall(".//th"))
    assert {one.get("aria-labelledby") for one in tree.findall(".//section")} <= set(ids)
    levels = [int(one.tag[1]) for one in tree.iter() if re.fullmatch("h[1-6]", one.tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_what_is_chosen_leads_to_the_findings_that_have_it(analysis: Analysis) -> None:
    """As its script does: the number of a choice stands among those of a finding."""
    tree = _tree(analysis)
    for select in tree.findall(".//select"):
        for option in select.findall("option")[1:]:
            word, _, count = _said(option).rpartition(" ")
            having = [
                one
                for one in tree.findall(".//article")
                if option.get("value") in one.get(f"data-{select.get('name')}", "").split()
            ]
            assert f"({len(having)})" == count, word
    holder = next(one for one in tree.findall(".//select[@name='holder']/option") if _said(one) == "UBND cấp xã (1)")
    (found,) = (
        one for one in tree.findall(".//article") if one.get("data-holder", "").split()[:1] == [holder.get("value")]
    )
    assert "DLG201:nd-23-2015-d5-k2-e" in _said(found)


def test_without_findings_there_is_nothing_to_filter(sound: Analysis) -> None:
    tree = _tree(sound)
    assert tree.findall(".//article") == tree.findall(".//form") == []
    assert "không có phát hiện nào" in _said(tree.find(".//header"))


def test_what_the_rules_say_is_shown_and_never_obeyed(analysis: Analysis) -> None:
    odd = '<script>alert("1")</script>&copy; "]]>'
    one = replace(analysis.findings[0], key=odd, holders=(odd,), excerpt=None)
    tree = _tree(replace(analysis, findings=(one,), register_name=odd))
    assert len(tree.findall(".//script")) == 1
    assert _said(tree.find(".//article")).count(odd) == 2
    assert odd in _said(tree.find(".//h1"))


def test_links_lead_where_the_reader_says(analysis: Analysis) -> None:
    tree = _tree(analysis, Rendering(links=lambda about: f"https://so.vn/{about}"))
    assert "https://so.vn/check:DLG201" in {one.get("href") for one in tree.findall(".//section//a")}


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_stand_out_from_what_is_behind_them() -> None:
    """4.5 to 1 and more, as WCAG 2.2 wants it; every rule that colours letters says what is behind them."""
    pairs = re.findall(r"(?<![-\w])color: (\S+); background: (\S+);", _CSS)
    assert len(pairs) == len(re.findall(r"(?<![-\w])color:", _CSS))
    for letters, behind in pairs:
        light, dark = sorted(
            (_brightness(letters), _brightness(behind.replace("transparent", "#ffffff"))), reverse=True
        )
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (letters, behind)


def test_it_prints_on_a4_without_what_is_for_the_screen() -> None:
    assert "@page { size: A4;" in _CSS
    on_paper = _CSS.partition("@media print")[2]
    assert re.search(r"form, .*\{ display: none; \}", on_paper)
    # A finding may go on over a page, but neither its title nor a heading ends one.
    assert "h2, h3, h2 + details { break-after: avoid; }" in on_paper
    assert "h3, h2 + details, dl > div, tr { break-inside: avoid; }" in on_paper
