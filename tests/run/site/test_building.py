"""All pages of a register: links that lead somewhere, the same bytes, sizes, and rule text that never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from folders import DAY, RULES, small, whole_case, write

from delegation.authority.examination import Examination
from delegation.reports.site.addresses import file_name
from delegation.run import pipeline
from delegation.run.site.building import RECEIPT, built

_EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;</p>"


class _Reader(HTMLParser):
    """Notes what a page holds: its ids, where its links and files lead, and its elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.links += [str(given[key]) for key in ("href", "src") if given.get(key)]


def pages_of(root: Path, day: date) -> Mapping[str, bytes]:
    loaded = pipeline.load(root)
    return built(loaded, Examination(loaded.register, day))


@pytest.fixture(name="read", scope="module")
def _read(city: Mapping[str, bytes]) -> Mapping[str, _Reader]:
    return {path: _Reader(content.decode()) for path, content in city.items() if path.endswith(".html")}


def test_every_link_leads_to_a_file_and_an_anchor(city: Mapping[str, bytes], read: Mapping[str, _Reader]) -> None:
    assert lost(city, read)[:5] == []


def lost(pages: Mapping[str, bytes], read: Mapping[str, _Reader]) -> list[str]:
    """Give the links that lead nowhere, each with its page."""
    ids, found = {path: set(one.ids) for path, one in read.items()}, []
    for path, one in read.items():
        for link in one.links:
            target, _, anchor = link.partition("#")
            there = normpath(join(dirname(path), unquote(target))) if target else path
            # An address with a choice is read by a script.
            if there not in pages or (anchor and "=" not in anchor and unquote(anchor) not in ids.get(there, set())):
                found.append(f"{path}: {link}")
    return found


@pytest.mark.parametrize(
    "gone",
    [
        "holders/xa-phuong.yaml",
        "holders/co-so.yaml",
        "instruments/co-so.yaml",
        "tasks/y-te.yaml",
        "fields.yaml",
        "forms.yaml",
    ],
)
def test_pages_are_made_though_a_file_is_not_there_and_no_link_leads_into_it(gone: str, tmp_path: Path) -> None:
    """A register without communes is sound; one without another of these files has references that lead nowhere."""
    root = write(tmp_path, {one.name: one.data for one in whole_case("DLG903", "good") if one.name != gone})
    assert not (root / gone).exists()
    pages = pages_of(root, DAY)
    assert lost(pages, {path: _Reader(one.decode()) for path, one in pages.items() if path.endswith(".html")}) == []


def test_no_id_stands_twice_on_a_page(read: Mapping[str, _Reader]) -> None:
    assert [path for path, one in read.items() if len(one.ids) != len(set(one.ids))] == []


def test_both_languages_have_the_same_pages(city: Mapping[str, bytes]) -> None:
    pages = {path for path in city if path.endswith(".html")}
    assert {path.removeprefix("en/") for path in pages if path.startswith("en/")} == {
        one for one in pages if not one.startswith("en/")
    }


def test_every_page_has_what_the_scripts_look_for(read: Mapping[str, _Reader]) -> None:
    for path, one in read.items():
        html = dict(one.elements[0][1])
        body = next(given for tag, given in one.elements if tag == "body")
        assert html["lang"] == ("en" if path.startswith("en/") else "vi")
        assert "answer" in one.ids, path
        assert [tag for tag, _ in one.elements].count("header") == 1, path
        assert body["data-kind"] == (
            "index" if path.endswith("index.html") and "/" not in path.removeprefix("en/") else body["data-kind"]
        )


def test_every_matter_holder_commune_instrument_and_norm_is_found(
    city: Mapping[str, bytes], read: Mapping[str, _Reader]
) -> None:
    register = pipeline.load(RULES).register
    homes = {
        (path.split("/")[0], one) for path, found in read.items() if not path.startswith("en/") for one in found.ids
    }
    paged: dict[str, Collection[str]] = {
        "matter": register.matters, "holder": register.holders, "commune": register.communes, "field": register.fields,
    }  # fmt: skip
    for kind, names in paged.items():
        assert [one for one in names if f"{kind}/{file_name(one)}.html" not in city] == []
    assert [
        one for one in register.instruments if f"instrument/{one}.html" not in city and ("instrument", one) not in homes
    ] == []
    assert [one.id for one in register.norms if ("norm", one.id) not in homes] == []


def test_every_finding_has_an_anchor(
    made: tuple[Examination, Mapping[str, bytes]], read: Mapping[str, _Reader]
) -> None:
    found = pipeline.check(RULES, made[0].as_of).findings
    assert found
    assert {one.key for one in found} <= set(read["findings.html"].ids)


def test_the_first_page_is_light(city: Mapping[str, bytes]) -> None:
    """With all that it loads: its style and its scripts."""
    loaded = [link for link in _Reader(city["index.html"].decode()).links if link.startswith("static/")]
    assert loaded
    assert len(city["index.html"]) + sum(len(city[one]) for one in loaded) <= 200_000


def test_pages_ask_for_nothing_from_elsewhere(read: Mapping[str, _Reader]) -> None:
    for path, one in read.items():
        assert not [link for link in one.links if "//" in link or link.startswith(("data:", "javascript:"))], path
        assert not {tag for tag, _ in one.elements} & {"img", "iframe", "object", "embed", "style", "base"}
        assert not [given for _, given in one.elements if any(key == "style" or key.startswith("on") for key in given)]
        policy = next(
            given["content"] for tag, given in one.elements if given.get("http-equiv") == "Content-Security-Policy"
        )
        assert "default-src 'none'" in str(policy)
        assert "unsafe" not in str(policy)


def test_the_same_register_on_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    root = small(tmp_path / "rules")
    assert pages_of(root, DAY) == pages_of(root, DAY)


def test_pages_say_what_they_were_made_from(made: tuple[Examination, Mapping[str, bytes]]) -> None:
    facts = made[1][RECEIPT].decode()
    assert pipeline.load(RULES).rules_hash in facts
    assert f'"as_of": "{made[0].as_of}"' in facts


def test_rule_text_never_becomes_markup(tmp_path: Path, read: Mapping[str, _Reader]) -> None:
    """Every text of a register may hold markup, marks that turn the direction of writing, and quotes."""
    root = small(tmp_path / "rules")
    for place in root.rglob("*.yaml"):
        said = place.read_text("utf-8")
        said = re.sub(
            r"^(\s*-?\s*(?:name|short|title|note|quote|reason|review|content): )(?!\{)(.+)$",
            lambda one: one[1] + quoted(one[2]),
            said,
            flags=re.MULTILINE,
        )
        place.write_text(said, "utf-8")
    hostile = pages_of(root, DAY)
    known = {tag for one in read.values() for tag, _ in one.elements}
    shown = 0
    for path, content in hostile.items():
        if path.endswith(".html"):
            text = content.decode()
            shown += "&lt;script&gt;alert(1)" in text
            assert "\u202e" not in text
            assert {tag for tag, _ in _Reader(text).elements} <= known, path
            assert "<script>alert" not in text
    assert shown > 3


def quoted(said: str) -> str:
    inner = said.strip().strip("'\"")
    return "'" + (inner + " \u202e" + _EVIL).replace("'", "''") + "'"


@pytest.mark.parametrize("mark", ["\ue001", "\ue0012026-02-31\ue001", "\ue000", "e\u0323\u0302\u00a0\u200b\ufeff"])
def test_no_mark_in_a_text_of_the_register_stops_the_pages_or_leads_a_link_astray(mark: str, tmp_path: Path) -> None:
    """Those by which the pages keep places open, and those that nobody sees and that a finding quotes in its key."""
    root = small(tmp_path / "rules")
    for place in root.rglob("*.yaml"):
        said = place.read_text("utf-8")
        said = re.sub(r"(title|name|review|note): (?![{\[])['\"]?([^'\"\n,}]+)", rf"\1: '\2 {mark}viec'", said)
        place.write_text(said, "utf-8")
    made = pages_of(root, DAY)
    read = {path: _Reader(content.decode()) for path, content in made.items() if path.endswith(".html")}
    assert lost(made, read) == []
