"""What the tests of the pages share: a browser, and the pages of the city in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers import browser
from folders import RULES

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.site.building import files

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(name="site", scope="session")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of the city into a folder, once for all tests."""
    folder = tmp_path_factory.mktemp("site")
    loaded = pipeline.load(RULES)
    for path, content in files(loaded, Examination(loaded.register, date(2026, 11, 29))):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


@pytest.fixture(name="chromium", scope="module")
def _chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started
