"""What the tests of the pages share: a browser, and the pages of the city, made once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers import browser
from folders import RULES

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.site.building import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(name="made", scope="session")
def _made() -> tuple[Examination, Mapping[str, bytes]]:
    """Make the pages of the register of the city, as of the day of its examination."""
    loaded = pipeline.load(RULES)
    examination = Examination(loaded.register, date(2026, 11, 29))
    return examination, built(loaded, examination)


@pytest.fixture(name="city", scope="session")
def _city(made: tuple[Examination, Mapping[str, bytes]]) -> Mapping[str, bytes]:
    return made[1]


@pytest.fixture(name="site", scope="session")
def _site(city: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of the city into a folder."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in city.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


@pytest.fixture(name="chromium", scope="module")
def _chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started
