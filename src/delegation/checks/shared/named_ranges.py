"""Cases whose names are ranges of a quantity: where two of them have a value in common, or leave one out between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from delegation.findings import Fix, Problem, Text
from delegation.model.matters import Matter
from delegation.model.quantities import UNITS
from delegation.model.range_words import read_range
from delegation.model.ranges import Range
from delegation.model.severity import Severity
from delegation.speech import matter_name
from delegation.speech.quantities import range_name

_Named = tuple[str, Range]


def divided_badly(matter: Matter) -> Iterator[Problem]:
    """Ask each dimension of a matter whose cases are named by ranges whether these fit together."""
    for dimension in matter.dimensions:
        named = [
            (name, found)
            for name in dimension.values
            if isinstance(name, str) and (found := read_range(name)) is not None
        ]
        if len({UNITS[one.unit].measures for _, one in named}) == 1:
            yield from _of_dimension(matter, dimension.name, sorted(named, key=lambda one: one[1]))


def _of_dimension(matter: Matter, dimension: str, named: Sequence[_Named]) -> Iterator[Problem]:
    place, about = matter.place.at("cases", dimension), (matter.id, dimension)
    for (one, first), (other, second) in combinations(named, 2):
        shared = _common(first, second)
        if not shared.is_empty:
            said = range_name(shared)
            text = Text(
                f"{matter_name(matter)}: các trường hợp «{one}» và «{other}» của {dimension} cùng có khoảng {said.vi}, nên hồ sơ ở khoảng "
                "này thuộc cả hai.",
                f"{matter_name(matter)}: the cases «{one}» and «{other}» of {dimension} both have {said.en}: a file there is one of "
                "each.",
            )
            yield Problem(place, text, (*about, one, other), severity=Severity.WARNING, matters=(matter.id,), fix=_UNIT)
    for (one, first), (other, second) in pairwise(named):
        left = Range(first.end, second.start, first.unit)
        if first.end is not None and second.start is not None and not left.is_empty and _is_left_out(left, named):
            said = range_name(left)
            text = Text(
                f"{matter_name(matter)}: không trường hợp nào của {dimension} có khoảng {said.vi}, giữa «{one}» và «{other}».",
                f"{matter_name(matter)}: no case of {dimension} has {said.en}, between «{one}» and «{other}».",
            )
            yield Problem(place, text, (*about, one, other), severity=Severity.WARNING, matters=(matter.id,), fix=_UNIT)


def _is_left_out(left: Range, named: Sequence[_Named]) -> bool:
    return all(_common(left, one).is_empty for _, one in named)


def _common(one: Range, other: Range) -> Range:
    starts = [cut for cut in (one.start, other.start) if cut is not None]
    ends = [cut for cut in (one.end, other.end) if cut is not None]
    return Range(max(starts, default=None), min(ends, default=None), one.unit)


_UNIT = Fix(
    Text(
        "đối chiếu văn bản; khai đơn vị ở việc (cases: {…: {unit: VND}}) và ghi giới hạn bằng from, above, below, up-to thì phần "
        "chung, phần sót được xét chính xác",
        "compare the text; declare a unit at the matter (cases: {…: {unit: VND}}) and write limits by from, above, below, up-to: "
        "then overlaps and gaps are found exactly",
    )
)
