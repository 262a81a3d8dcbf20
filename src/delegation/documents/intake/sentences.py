"""What a decision says in its title and its articles, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from delegation.findings import Text
from delegation.names.folding import fold

_ARTICLE = re.compile(r"^Điều\s+(\d+)\s*[.:]", re.IGNORECASE)
_BELOW = ("phu luc", "noi nhan", "danh muc")

Line = tuple[str, Text]


def parts(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Give the lines of the title, and of each article the lines that it is of."""
    title: list[Line] = []
    articles: list[list[Line]] = []
    decides = False
    for text, place in lines:
        folded = fold(text)
        if _ARTICLE.match(text):
            articles.append([(text, place)])
        elif articles and (folded.startswith(_BELOW) or not text):
            break
        elif articles:
            articles[-1].append((text, place))
        elif folded.startswith(("can cu", "xet ", "theo de nghi")):
            decides = False
        elif decides or folded.startswith(("ve viec", "v/v")):
            title.append((text, place))
        decides = decides or folded in ("quyet dinh", "nghi quyet")
    return title, articles
