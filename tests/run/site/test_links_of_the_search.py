"""What the search of the pages offers leads to a page, and to the place on it that is meant."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from folders import RULES, small

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.site.asked import Asked
from delegation.run.site.building import built
from delegation.run.site.data_search import entries

DAY = date(2026, 6, 1)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("small_one", [True, False], ids=["small", "city"])
def test_each_entry_has_a_page_and_a_place_on_it(language: str, tmp_path: Path, *, small_one: bool) -> None:
    loaded = pipeline.load(small(tmp_path) if small_one else RULES)
    examination = Examination(loaded.register, DAY)
    made = built(loaded, examination)
    anchors: dict[str, set[str]] = {}
    missing = []
    for one in entries(loaded.register, Asked(loaded, examination).addresses):
        path, _, place = one.address.partition("#")
        page = made.get(language + path)
        if page is None:
            missing.append(one.address)
        elif place:
            known = anchors.setdefault(path, {*map(unescape, re.findall(r'id="?([^"\s>]+)', page.decode()))})
            if place not in known:
                missing.append(one.address)
    assert missing[:5] == []
