"""What the search of the pages offers leads to a page, and to the place on it that is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from folders import RULES, small

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.pipeline import Loaded
from delegation.run.site.asked import Asked
from delegation.run.site.building import built
from delegation.run.site.data_search import entries

DAY = date(2026, 6, 1)


@pytest.mark.parametrize("language", ["", "en/"])
def test_each_entry_has_a_page_and_a_place_on_it(
    language: str, tmp_path: Path, made: tuple[Examination, Mapping[str, bytes]]
) -> None:
    loaded = pipeline.load(small(tmp_path))
    examination = Examination(loaded.register, DAY)
    assert missing(loaded, examination, built(loaded, examination), language) == []
    assert missing(pipeline.load(RULES), *made, language)[:5] == []


def missing(loaded: Loaded, examination: Examination, made: Mapping[str, bytes], language: str) -> list[str]:
    """Give the addresses of the search that have no page, or no such place on it."""
    anchors: dict[str, set[str]] = {}
    found = []
    for one in entries(loaded.register, Asked(loaded, examination).addresses):
        path, _, place = one.address.partition("#")
        page = made.get(language + path)
        if page is None:
            found.append(one.address)
        elif place:
            known = anchors.setdefault(path, {*map(unescape, re.findall(r'id="?([^"\s>]+)', page.decode()))})
            if place not in known:
                found.append(one.address)
    return found
