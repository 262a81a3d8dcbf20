"""How likely two matters are one: by what their titles say, by field and level, and by the texts that regulate them.

What counts how much, and how that was measured: docs/likeness.md.
"""

from __future__ import annotations

from typing import Literal

from delegation.checks.shared.acts import AT_EACH_LEVEL, may_meet
from delegation.checks.shared.titles import TitleReading
from delegation.model.matters import Matter
from delegation.model.terms import if_known
from delegation.names.folding import fold
from delegation.values import dataclass

Sources = Literal["two-texts", "one-text", "unknown"]

EACH_SAYS_MORE = 80
"""The most that two titles can have of which each says something that the other does not: «Lào», «Campuchia»."""
_FURTHER_ACT, _NO_ACT, _SLIP, _DETAIL, _OTHER_DETAIL = 3, 8, 2, 3, 20
_OTHER_FIELD, _OTHER_LEVEL, _AT_EACH_LEVEL, _ONE_TEXT, _UNKNOWN_TEXT = 12, 8, 6, 4, 2
"""Points that are taken off."""
WEAK = frozenset(
    "giấy thẻ văn bản hồ sơ cơ sở đơn vị trường hợp công trình dự án hoạt động chứng nhận đối tượng nội dung việt nam".split()  # noqa: SIM905  syllables read better as words
)
"""Syllables that say little by themselves: two titles hardly differ by them."""
_WEIGHT_OF_WEAK = 0.25
_LONG = 5
"""Letters of a syllable that another one resembles by more than chance."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Marks from 0 to 100, and what they rest on.

    ``acts``: what both do; none where a title begins with no known act. ``given``: whoever owns one gave the other away.
    """

    marks: int
    acts: tuple[str, ...]
    sources: Sources
    given: bool


def likeness(
    one: Matter, other: Matter, readings: tuple[TitleReading, TitleReading], *, given: bool
) -> Likeness | None:
    """Weigh two matters; ``None`` where they are different by their kind, their levels or what their titles do.

    ``given``: whoever owns one of them gave the other away, so that they may be one at two levels.
    """
    marks = said_alike(*readings)
    if not marks or is_part(one, other, readings):
        return None
    sources = _sources(one, other)
    both = readings[0].acts & readings[1].acts
    if one.level != other.level and not {one.level, other.level} & {None, "both"}:
        if sources != "two-texts":
            return None
        if not given:
            marks -= _OTHER_LEVEL + (_AT_EACH_LEVEL if both <= AT_EACH_LEVEL else 0)
    if one.field != other.field and one.field is not None and other.field is not None:
        if readings[0].details != readings[1].details:
            return None
        marks -= _OTHER_FIELD
    marks -= {"two-texts": 0, "one-text": _ONE_TEXT, "unknown": _UNKNOWN_TEXT}[sources]
    return Likeness(max(0, marks), tuple(sorted(both)), sources, given)


def _sources(one: Matter, other: Matter) -> Sources:
    mine, its = ({cited.instrument for cited in if_known(matter.basis)} for matter in (one, other))
    if not mine or not its:
        return "unknown"
    return "one-text" if mine & its else "two-texts"


def said_alike(one: TitleReading, other: TitleReading) -> int:
    """Mark from 0 to 100 how alike two titles are in what they say."""
    if not may_meet(one.acts, other.acts) or (one.levels and other.levels and not one.levels & other.levels):
        return 0
    if not (one.things and other.things):
        return 0
    off = 0.0
    if one.acts != other.acts:
        off += _FURTHER_ACT if one.acts and other.acts else _NO_ACT
    if one.details != other.details:
        off += _DETAIL if one.details <= other.details or other.details <= one.details else _OTHER_DETAIL
    left, right = one.things - other.things, other.things - one.things
    if len(left) == len(right) == 1 and is_misspelt(*left, *right):
        left = right = frozenset()
        off += _SLIP
    common = one.things & other.things
    if (left and right) or _tell_apart(one, left) or _tell_apart(other, right):
        return min(EACH_SAYS_MORE, round(100 * _weight(common) / _weight(one.things | other.things)))
    more = left or right
    if more:
        off += 100 * _weight(more) / _weight(one.things | other.things)
    return max(0, round(100 - off))


def _tell_apart(reading: TitleReading, syllables: frozenset[str]) -> bool:
    """Whether what one title says beyond the other is another thing or act, and no closer word for the same."""
    return bool(syllables) and not syllables.isdisjoint(reading.head | reading.names)


def _weight(syllables: frozenset[str]) -> float:
    weak = len(syllables & WEAK)
    return len(syllables) - weak + weak * _WEIGHT_OF_WEAK


def is_misspelt(one: str, other: str) -> bool:
    """Whether two syllables are one, misspelt: a mark left out or put wrong, or, of a long one, a letter."""
    if len(one) == len(other) and fold(one) == fold(other):
        return True
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(fold(one), fold(other), score_cutoff=1) <= 1


def is_part(one: Matter, other: Matter, readings: tuple[TitleReading, TitleReading]) -> bool:
    """Whether one is a procedure by which the other, a task, is carried out: it names it, or does a part of it."""
    if one.kind == other.kind:
        return False
    task, procedure = (one, other) if one.kind == "task" else (other, one)
    said, its = readings if one.kind == "task" else readings[::-1]
    if procedure.procedure is not None and procedure.procedure.task == task.id:
        return True
    if said.acts > its.acts and its.acts:
        return True
    return said.things < its.things and bool(its.things - said.things - WEAK)
