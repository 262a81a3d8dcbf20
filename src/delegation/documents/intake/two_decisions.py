"""A file that holds two decisions: which rows are of which nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from delegation.documents.intake.deed import OWN_NUMBER
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.letters import flat
from delegation.errors import AskedWronglyError
from delegation.findings import Text

_FIRST_ARTICLE = re.compile(r"Điều\s+1\s*[.:]", re.IGNORECASE)


def refuse(name: str, lines: Iterable[tuple[str, Text]]) -> None:
    """Raise ``AskedWronglyError`` where lines hold two decisions, each a number with articles below it."""
    heads, waiting = list[Fact](), Fact("", "", Text("", ""))
    for text, place in lines:
        head = OWN_NUMBER.match(flat(text))
        waiting = Fact(re.sub(r"\s", "", head[1]), text, place) if head else waiting
        if waiting.value and _FIRST_ARTICLE.match(text) and waiting.value not in [one.value for one in heads]:
            heads.append(waiting)
    if len(heads) > 1:
        one, other = heads[:2]
        raise AskedWronglyError(
            Text(
                f"{name} có hai quyết định: số {one.value} ({one.place.vi}) và số {other.value} ({other.place.vi}). Hãy tách mỗi quyết định cùng phụ lục của nó thành một tệp, rồi nhập từng tệp.",
                f"{name} holds two decisions: {one.value} ({one.place.en}) and {other.value} ({other.place.en}). Make a file of each with its annexes, and import each.",
            )
        )
