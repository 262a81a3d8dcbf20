"""How likely two matters are one: by what their titles say, by field and level, and by the texts that regulate them.

What counts how much, and how that was measured: docs/likeness.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Literal

from delegation.checks import acts, titles, words
from delegation.checks.titles import Reading
from delegation.model.matters import Matter
from delegation.naming import fold, unified
from delegation.values import dataclass

Sources = Literal["two-texts", "one-text", "unknown"]

_EACH_SAYS_MORE = 80
"""The most that two titles can have of which each says something that the other does not: «Lào», «Campuchia»."""
_FURTHER_ACT, _NO_ACT, _SLIP, _DETAIL, _OTHER_DETAIL = 3, 8, 2, 3, 15
_OTHER_FIELD, _OTHER_LEVEL, _AT_EACH_LEVEL, _ONE_TEXT, _UNKNOWN_TEXT = 12, 8, 6, 4, 2
"""Points that are taken off."""
_WEAK = frozenset(
    unified(
        "giấy thẻ văn bản hồ sơ cơ sở đơn vị trường hợp công trình dự án hoạt động chứng nhận đối tượng nội dung việt nam"
    ).split()
)
"""Syllables that say little by themselves: two titles hardly differ by them."""
_WEIGHT_OF_WEAK = 0.25
_BEFORE_THE_LAST = frozenset("ou")
_ONE_EACH = 2
"""Words by which two titles differ where each has one that is perhaps only misspelt."""
_SOFT = acts.SYLLABLES | titles.OF_LEVELS | _WEAK
"""What two titles may differ by though they are alike: acts are spelt in several ways."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Marks from 0 to 100, and what they rest on.

    ``acts``: what both do; none where a title begins with no known act. ``given``: whoever owns one gave the other away.
    """

    marks: int
    acts: tuple[str, ...]
    sources: Sources
    given: bool


class _Bits(dict[str, int]):
    """A bit for each word however its tone mark is placed; none for passing ones. ``hard``: those of telling words."""

    def __init__(self) -> None:
        super().__init__()
        self.hard = 0
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        # A tone mark is placed in two ways only where o or u and another vowel end the syllable.
        known = unified(word) if word[-2:-1] in _BEFORE_THE_LAST else word
        bit = super().get(known)
        if bit is None:
            bit = 0 if known in titles.PASSING else 1 << len(self.words)
            if bit:
                self.words.append(known)
                self.hard |= 0 if known in _SOFT else bit
            self[known] = bit
        self[word] = bit
        return bit


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as bits: its telling words, the most telling words by which another may differ, and who owns its matter."""

    at: int
    hard: int
    most: int
    owner: str | int


def candidates(
    matters: Sequence[Matter], said: Sequence[Sequence[str]], owners: Sequence[str | None], least: int
) -> list[tuple[int, int]]:
    """Give the pairs of positions that may have ``least`` marks, in order.

    ``said``: the words of each title. ``owners``: of each matter its only owner, ``None`` where it may have several; matters
    of one owner are no pair. Of different fields only titles with the same words are.
    """
    bits = _Bits()
    fields: dict[str | None, list[_Title]] = {}
    alike: dict[int, list[_Title]] = {}
    bit_of = bits.__getitem__
    for at, (matter, words_, owner) in enumerate(zip(matters, said, owners, strict=True)):
        mask = reduce(or_, map(bit_of, words_), 0)
        # What is common is at most what is left of all words without the telling ones that one of the two lacks.
        most = (100 - least) * mask.bit_count() // least
        title = _Title(at, mask & bits.hard, most, at if owner is None else owner)
        fields.setdefault(matter.field, []).append(title)
        alike.setdefault(mask, []).append(title)
    unknown = fields.pop(None, [])
    found = set(_pairs(unknown, [one for some in fields.values() for one in some], bits, least))
    for some in (unknown, *fields.values(), *alike.values()):
        if len(some) > 1:
            groups = _by_owner(some)
            for number, group in enumerate(groups, 1):
                found.update(_pairs(group, [one for others in groups[number:] for one in others], bits, least))
    return sorted(found)


def _by_owner(some: Iterable[_Title]) -> list[list[_Title]]:
    groups: dict[str | int, list[_Title]] = {}
    for one in some:
        groups.setdefault(one.owner, []).append(one)
    return list(groups.values())


def _pairs(some: Sequence[_Title], others: Sequence[_Title], bits: _Bits, least: int) -> Iterator[tuple[int, int]]:
    """Give the pairs of some with others whose words are alike enough and whose owners may differ."""
    for one in some:
        hard, most = one.hard, max(one.most, _ONE_EACH)
        near = [other for other in others if (count := (hard ^ other.hard).bit_count()) <= most or count <= other.most]
        for other in near:
            left, right = hard & ~other.hard, other.hard & ~hard
            if (
                one.owner != other.owner
                and ((left | right).bit_count() <= max(one.most, other.most))
                and (not left or not right or least <= _EACH_SAYS_MORE)
            ) or _are_slips(bits, left, right):
                yield (one.at, other.at) if one.at < other.at else (other.at, one.at)


def _are_slips(bits: _Bits, left: int, right: int) -> bool:
    if left.bit_count() != 1 or right.bit_count() != 1:
        return False
    return _is_slip(*(bits.words[one.bit_length() - 1] for one in (left, right)))


def likeness(one: Matter, other: Matter, readings: tuple[Reading, Reading], *, given: bool) -> Likeness | None:
    """Weigh two matters; ``None`` where they are different by their kind, their levels or what their titles do.

    ``given``: whoever owns one of them gave the other away, so that they may be one at two levels.
    """
    marks = said_alike(*readings)
    if not marks or is_part(one, other, readings):
        return None
    sources = _sources(one, other)
    both = readings[0].acts & readings[1].acts
    if not given and one.level != other.level and not {one.level, other.level} & {None, "both"}:
        if sources != "two-texts":
            return None
        marks -= _OTHER_LEVEL + (_AT_EACH_LEVEL if both <= acts.AT_EACH_LEVEL else 0)
    if one.field != other.field and one.field is not None and other.field is not None:
        marks -= _OTHER_FIELD
    marks -= {"two-texts": 0, "one-text": _ONE_TEXT, "unknown": _UNKNOWN_TEXT}[sources]
    return Likeness(max(0, marks), tuple(sorted(both)), sources, given)


def _sources(one: Matter, other: Matter) -> Sources:
    mine, its = ({cited.instrument for cited in words.citations(matter.basis)} for matter in (one, other))
    if not mine or not its:
        return "unknown"
    return "one-text" if mine & its else "two-texts"


def said_alike(one: Reading, other: Reading) -> int:
    """Mark from 0 to 100 how alike two titles are in what they say."""
    if not acts.may_meet(one.acts, other.acts) or (one.levels and other.levels and not one.levels & other.levels):
        return 0
    off = 0.0
    if one.acts != other.acts:
        off += _FURTHER_ACT if one.acts and other.acts else _NO_ACT
    if one.details != other.details:
        off += _OTHER_DETAIL if one.details and other.details else _DETAIL
    left, right = one.things - other.things, other.things - one.things
    if len(left) == len(right) == 1 and _is_slip(*left, *right):
        left = right = frozenset()
        off += _SLIP
    common = one.things & other.things
    if (left and right) or _tell_apart(one, left) or _tell_apart(other, right):
        return min(_EACH_SAYS_MORE, round(100 * _weight(common) / _weight(one.things | other.things)))
    more = left or right
    if more:
        off += 100 * _weight(more) / _weight(one.things | other.things)
    return max(0, round(100 - off))


def _tell_apart(reading: Reading, syllables: frozenset[str]) -> bool:
    """Whether what one title says beyond the other is another thing or act, and no closer word for the same."""
    return bool(syllables) and not syllables.isdisjoint(reading.head | reading.names)


def _weight(syllables: frozenset[str]) -> float:
    weak = len(syllables & _WEAK)
    return len(syllables) - weak + weak * _WEIGHT_OF_WEAK


def _is_slip(one: str, other: str) -> bool:
    """Whether two syllables are one, misspelt: a mark left out, or two letters typed in the wrong order."""
    if one[0] != other[0] and one[1:] != other[1:]:
        return False
    plain = fold(one), fold(other)
    return plain[0] == plain[1] or (len(one) > 3 and sorted(plain[0]) == sorted(plain[1]))


def is_part(one: Matter, other: Matter, readings: tuple[Reading, Reading]) -> bool:
    """Whether one is a procedure by which the other, a task, is carried out: it names it, or does a part of it."""
    if one.kind == other.kind:
        return False
    task, procedure = (one, other) if one.kind == "task" else (other, one)
    said, its = readings if one.kind == "task" else readings[::-1]
    if procedure.procedure is not None and procedure.procedure.task == task.id:
        return True
    if said.acts > its.acts and its.acts:
        return True
    return said.things < its.things and bool(its.things - said.things - _WEAK)
