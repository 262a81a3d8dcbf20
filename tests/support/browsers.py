"""A browser of the machine that looks at pages of ours, from ``file://`` and without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

_THIN = """() => document.querySelectorAll("ul, ol, tbody, select, section, div, main").forEach(parent => {
  const seen = {};
  for (const one of [...parent.children]) {
    const sort = [one.tagName, one.className, one.firstElementChild && one.firstElementChild.tagName].join(" ");
    seen[sort] = (seen[sort] || 0) + 1;
    if (seen[sort] > 8) { one.remove(); }
  }
})"""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser of the machine, and end it. Skips where there is none."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"], timeout=60_000)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(browser: Browser, file: Path | None = None, *, dark: bool = False, width: int = 1280) -> Iterator[Page]:
    """Open a file as a reader does, or a page on which one will be. ``dark``: what the reader prefers; ``width``: of the window, in pixels. Asks for nothing from elsewhere."""
    context = browser.new_context(
        offline=True, color_scheme="dark" if dark else "light", viewport={"width": width, "height": 900}
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    try:
        if file is not None:
            page.goto(file.as_uri())
        yield page
    finally:
        context.close()


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """Let axe judge a page as it stands: each rule that is broken, with the elements that break it.

    ``colours``: also whether letters stand out; axe looks at every letter for that, and a page has the same colours at every width. Of what
    stands many times alike the first eight are judged, and the others taken out of the page: axe takes a third of the time, and finds the same.
    """
    page.evaluate(_THIN)
    page.evaluate(AXE_SCRIPT)
    # Without the elements that break nothing: axe takes as long to name them as to judge.
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": colours}}}
    found = page.evaluate("options => axe.run(options)", options)
    return [
        f"{one['id']} ({one['impact']}): {', '.join(' '.join(map(str, node['target'])) for node in one['nodes'])}"
        for one in found["violations"]
    ]
