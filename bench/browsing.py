"""How large the look-up pages are and how quickly they answer, in the Chromium of this machine.

``python bench/browsing.py [RULES]`` builds the pages of a register into a folder of its own, serves them on this machine, and prints the
bytes of all files, the bytes, requests and milliseconds until some pages answer, and the milliseconds in which the search finds.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import browsers
from pages_data import TYPED

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.site.building import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY = date(2026, 6, 1)
_READY = "body[data-ready=yes]"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def main() -> None:
    """Build, serve, open and print."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "rules")
    began = time.perf_counter()
    pipeline.check(root, DAY)
    checked = time.perf_counter() - began
    loaded = pipeline.load(root)
    began = time.perf_counter()
    files = built(loaded, Examination(loaded.register, DAY))
    took = time.perf_counter() - began
    data = sum(len(one) for name, one in files.items() if name.startswith("data/"))
    print(
        f"check {checked:.1f} s; pages {took:.1f} s; {len(files)} files, {sum(map(len, files.values())):,} bytes, data {data:,}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, one in files.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(one)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        matter = min(name for name in files if name.startswith("matter/"))
        with browsers.browser() as browser:
            top = f"http://127.0.0.1:{server.server_port}"
            for page, until in (("index.html", "#search[role=combobox]"), (matter, _READY), ("map.html", _READY)):
                measure(browser, f"{top}/{page}", page, until)
            search(browser, f"{top}/index.html")
        server.shutdown()


def measure(browser: Browser, address: str, name: str, until: str) -> None:
    """Open a page with an empty cache and print what it loaded, and when it could be used."""
    page = browser.new_page()
    sizes: list[int] = []
    page.on(
        "response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))) if answer.ok else None
    )
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(until).wait_for(state="attached")
    usable = (time.perf_counter() - began) * 1000
    print(f"{name}: {len(sizes)} requests, {sum(sizes):,} bytes, usable after {usable:.0f} ms")
    page.close()


def search(browser: Browser, address: str) -> None:
    """Type into the box letter by letter and print how long results took, the drawing of the list included."""
    page = browser.new_page()
    page.goto(address)
    began = time.perf_counter()
    page.locator("#search").focus()
    page.locator("#search[data-ready=yes]").wait_for()
    loaded = (time.perf_counter() - began) * 1000
    took = []
    for one in TYPED:
        page.locator("#search").fill("")
        for letter in one:
            page.keyboard.type(letter)
            took.append(page.evaluate("delegation.tookForSearch"))
    took.sort()
    middle, late = took[len(took) // 2], took[len(took) * 95 // 100]
    print(
        f"search: {loaded:.0f} ms until ready; {len(took)} letters: median {middle:.1f} ms, p95 {late:.1f} ms, at most {took[-1]:.1f} ms"
    )
    page.close()


if __name__ == "__main__":
    main()
