"""What a look-up page hands over: the bytes of a file, and the cells of one of Excel."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from playwright.sync_api import Page


def taken(page: Page, name: str) -> bytes:
    """Give the bytes of what a button of a page hands over."""
    page.locator("#take").evaluate("one => { one.open = true; }")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def sheet_of(content: bytes) -> list[list[str]]:
    """Give the cells of a file of Excel that a page handed over, those that are empty as empty."""
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    return [[str(one or "") for one in row] for row in sheet.iter_rows(values_only=True)]
