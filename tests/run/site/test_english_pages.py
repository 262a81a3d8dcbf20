"""The pages in English: no Vietnamese but official titles, names of places and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from english_words import own

_LINES = frozenset(
    {"p", "li", "td", "th", "h1", "h2", "h3", "summary", "dt", "dd", "figcaption", "caption", "div", "section"}
)
_ASIDE = frozenset({"script", "style", "title", "pre", "nav"})


class _Lines(HTMLParser):
    """Gathers the lines of a page, each with what is marked up within it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines, self._aside = [""], 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  as the parser calls it
        self._aside += tag in _ASIDE
        if tag in _LINES:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._aside -= tag in _ASIDE
        if tag in _LINES:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.lines[-1] += data


_WORDS_TO_TYPE = re.compile("«[^»]*»|`[^`]*`")
"""What the page of a check shows of rule files."""


def _lines(city: Mapping[str, bytes]) -> Iterator[str]:
    """Give each line of the English pages once."""
    seen: set[str] = set()
    for path, content in city.items():
        if path.startswith("en/") and path.endswith(".html"):
            for line in _Lines(content.decode()).lines:
                if line.strip() and line not in seen:
                    seen.add(line)
                    yield _WORDS_TO_TYPE.sub("", line) if path.startswith("en/check/") else line


def test_every_page_in_english_is_english(city: Mapping[str, bytes]) -> None:
    lines = list(_lines(city))
    assert len(lines) > 10_000
    wrong = {one: found for one in lines if (found := own(one))}
    assert not wrong, "\n".join(f"{found}: {one}" for one, found in wrong.items())
