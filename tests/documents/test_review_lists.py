"""The list behind a finding of the report for a review meeting is as long as the number above it."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.making import given_for
from delegation.run.reviewing import review_page

_LIST = re.compile(
    r"<p>(?P<count>[\d.,]+) (?:việc|matters?): (?P<fields>[^<]*)</p><details class=\"things\"><summary>[^(]*\((?P<said>[\d.,]+)\)"
    r"</summary><ol>(?P<items>.*?)</ol>"
)
WORDS: tuple[Language, ...] = ("vi", "en")


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("what", [None, "ubnd-cap-xa"])
def test_a_list_has_as_many_names_as_are_counted(loaded: pipeline.Loaded, language: Language, what: str | None) -> None:
    """Two matters of one title are two: what tells them apart stands behind the title."""
    given = given_for(
        loaded, Examination(loaded.register, date(2026, 12, 1)), language, with_lists=True, kept=Cache(None)
    )
    found = list(_LIST.finditer(review_page(given, what)))
    assert found
    for one in found:
        items = [unescape(item) for item in re.findall(r"<li>(.*?)</li>", one["items"])]
        assert one["count"] == one["said"] == given.number(len(items))
        assert len(set(items)) == len(items)
