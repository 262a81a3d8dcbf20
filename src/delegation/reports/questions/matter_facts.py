"""What a matter is, in the line below its title, as answers and pages say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.findings import Name, Text
from delegation.reports.shared.rendering import Rendering

_MOST_BESIDE = 10
"""Other matters that may be meant, as many as are named for a person."""

_PROVENANCES = {
    "official": Text("danh mục, quyết định của Thành phố", "a list or decision of the city"),
    "statutory": Text("văn bản pháp luật hoặc danh mục quốc gia", "the law or the national catalogue"),
    "reported": Text("báo cáo, báo chí", "a report or the press"),
}


def facts(kind: str, field: Name | None, provenance: str | None, rendering: Rendering) -> list[str]:
    """Say what a matter is: a procedure or a task, of which field, known from where."""
    say = rendering.say
    told = [say("thủ tục hành chính", "procedure") if kind == "procedure" else say("nhiệm vụ", "task")]
    if field:
        told.append(say(f"lĩnh vực {field}", f"field {field.en}"))
    if provenance in _PROVENANCES:
        known_from = _PROVENANCES[provenance].in_(rendering.language)
        told.append(say(f"theo {known_from}", f"from {known_from}"))
    return told


def some_of(others: Sequence[tuple[str, str]], rendering: Rendering) -> Iterator[str]:
    """Name the other matters that may be meant, by id and title: the first few, and how many more there are."""
    yield from map(": ".join, others[:_MOST_BESIDE])
    more = len(others) - _MOST_BESIDE
    if more > 0:
        yield rendering.say(
            f"… và {more} việc nữa (--format json nêu đủ)", f"… and {more} more (--format json names all)"
        )
