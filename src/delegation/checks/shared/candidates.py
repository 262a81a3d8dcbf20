"""Pairs of titles that may be alike enough to be read: found among all of them without reading each with each.

What is left out here cannot have the marks that are asked for, or differs by its acts (docs/likeness.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from typing import ClassVar, NamedTuple

from delegation.checks.shared.acts import Head, head_of, may_meet
from delegation.checks.shared.likeness import EACH_SAYS_MORE, WEAK, is_misspelt
from delegation.checks.shared.titles import OF_LEVELS, PASSING, RESPELT, plain, words_of

_SOFT = PASSING | OF_LEVELS | RESPELT | WEAK
"""What two titles may differ by though they are alike."""
_FEW = 256
"""Titles of which it is quicker to compare every two than to look for common words."""
MOST_ALIKE, MOST_PAIRS = 100, 50_000
"""Titles that tell the same, and pairs in all: nobody reads more of them, and each costs time."""
_MOST_COMPARED = 20_000_000
"""Pairs of one group that are looked at: some seconds. A register has a few thousand of each field."""


class CandidateTitle(NamedTuple):
    """A title as pairs are looked for: its position and words, the acts with which it begins, and what else it tells.

    ``aside``: what stands from the first bracket on, as it is written.
    ``most``: by how many telling words another one may have more. ``owner``: the only owner of its matter, or the position
    where there may be several: matters of one owner are no pair.
    """

    at: int
    words: list[str]
    head: Head
    telling: frozenset[str]
    aside: str
    most: int
    owner: str | int


Look = Callable[[Sequence[CandidateTitle]], Iterator[tuple[CandidateTitle, CandidateTitle]]]
"""How the pairs of a group are looked for."""


def sought(titles: Sequence[str], owners: Sequence[str | None], least: int, first: int = 0) -> list[CandidateTitle]:
    """Prepare titles for ``candidates``; ``owners``: of each its only one, or ``None``; ``first``: the position of the first."""
    found = []
    for at, (read, owner) in enumerate(zip(_read(titles), owners, strict=True), first):
        # What is common is at most what is left of all things without the telling ones that one of the two lacks.
        most = (100 - least) * read.things // least
        found.append(
            CandidateTitle(at, read.words, read.head, read.telling, read.aside, most, at if owner is None else owner)
        )
    return found


class _Read(NamedTuple):
    """What a title says, whoever owns its matter; ``things``: how many words tell to what something is done."""

    words: list[str]
    head: Head
    telling: frozenset[str]
    aside: str
    things: int


_MOST_KNOWN = 100_000


class _Titles:
    """Titles that were read: after one change of a register nearly all are read again as they were."""

    known: ClassVar[dict[str, _Read]] = {}


def _read(titles: Sequence[str]) -> list[_Read]:
    known = _Titles.known
    if len(known) > _MOST_KNOWN:  # another thread may go on with the old ones
        known = _Titles.known = {}
    new = [one for one in dict.fromkeys(titles) if one not in known]
    for written, title in zip(new, plain(new), strict=True):
        words = words_of(title)
        head = head_of(words)
        things = frozenset(words[head.length :]) or frozenset(words)
        known[written] = _Read(words, head, things - _SOFT, written.partition("(")[2], len(things))
    return [known[one] for one in titles]


def candidates(
    titles: Sequence[CandidateTitle],
    fields: Sequence[str | None],
    least: int,
    left: list[Sequence[CandidateTitle]] | None = None,
) -> list[tuple[CandidateTitle, CandidateTitle]]:
    """Give the pairs that may have ``least`` marks: of one field or an unknown one, or with the same things to tell.

    ``left`` takes the groups of titles that are too alike to be compared each with each.
    """
    left = [] if left is None else left
    alike: dict[tuple[frozenset[str], str], list[CandidateTitle]] = {}
    for title in titles:
        alike.setdefault((title.telling, title.aside), []).append(title)
    crowds = [some for some in alike.values() if len(some) > MOST_ALIKE]
    left += crowds
    out = {title.at for some in crowds for title in some}
    by_field: dict[str | None, list[CandidateTitle]] = {}
    for title, field in zip(titles, fields, strict=True):
        if title.at not in out:
            by_field.setdefault(field, []).append(title)
    look = look_at(least)
    unknown = by_field.pop(None, None)
    found: set[tuple[int, int]] = set()
    for _, some in sorted(by_field.items(), key=lambda one: one[0] or ""):
        _add(found, look, some, left)
    if unknown:
        every = [*unknown, *(one for some in by_field.values() for one in some)]
        _add(found, look, every, left, lambda one, other: fields[one.at] is None or fields[other.at] is None)
    several = [some for some in alike.values() if some[0].telling and 1 < len(some) <= MOST_ALIKE]
    for some in sorted(several, key=lambda one: (sorted(one[0].telling), one[0].aside)):
        _add(found, look_at_each, some, left)
    return [(titles[one], titles[other]) for one, other in sorted(found)]


def _add(
    found: set[tuple[int, int]],
    look: Look,
    some: Sequence[CandidateTitle],
    left: list[Sequence[CandidateTitle]],
    fits: Callable[[CandidateTitle, CandidateTitle], bool] = lambda _one, _other: True,
) -> None:
    """Add the pairs of a group, or leave the whole group where they are too many: which of them came first must not matter."""
    if is_too_much(look, some):
        left.append(some)
        return
    room = MOST_PAIRS - len(found)
    pairs = [*islice((pair for pair in look(some) if fits(*pair)), 2 * room + 1)]
    new = {(one.at, other.at) if one.at < other.at else (other.at, one.at) for one, other in pairs}
    if len(pairs) > 2 * room or len(new) > room:
        left.append(some)
    else:
        found |= new


def is_too_much(look: Look, some: Sequence[CandidateTitle]) -> bool:
    """Whether more pairs of a group would be looked at than there is time for."""
    return len(some) > _FEW and _compared(look, some) > _MOST_COMPARED


def look_at(least: int) -> Look:
    """Give how the pairs of a field are looked for that may have ``least`` marks."""
    return _near if least > EACH_SAYS_MORE else look_at_each


def _compared(look: Look, some: Sequence[CandidateTitle]) -> int:
    """Give how many pairs would be looked at."""
    if look is look_at_each:
        return len(some) ** 2 // 2
    times = Counter(word for one in some for word in one.telling)
    return sum(sum(sorted(times[word] for word in one.telling)[:2]) if one.telling else len(some) for one in some)


def _may_be_one(one: CandidateTitle, other: CandidateTitle) -> bool:
    return one.owner != other.owner and may_meet(one.head.acts, other.head.acts)


def look_at_each(some: Sequence[CandidateTitle]) -> Iterator[tuple[CandidateTitle, CandidateTitle]]:
    """Give every two of different owners whose acts may meet."""
    for pair in combinations(some, 2):
        if _may_be_one(*pair):
            yield pair


def _near(some: Sequence[CandidateTitle]) -> Iterator[tuple[CandidateTitle, CandidateTitle]]:
    """Give the pairs of which one tells all that the other does, or all but one word that is misspelt in one of them."""
    owners: dict[str | int, list[CandidateTitle]] = {}
    for one in some:
        owners.setdefault(one.owner, []).append(one)
    if len(owners) == 1:
        return
    for one, other in _in_a_few([*owners.values()]) if len(some) <= _FEW else _by_rare_words(some):
        more, its_more = one.telling - other.telling, other.telling - one.telling
        is_part = not (more and its_more) and len(more or its_more) <= max(one.most, other.most)
        is_slip = len(more) == len(its_more) == 1 and is_misspelt(*more, *its_more)
        if (is_part or is_slip) and may_meet(one.head.acts, other.head.acts):
            yield one, other


def _in_a_few(groups: Sequence[Sequence[CandidateTitle]]) -> Iterator[tuple[CandidateTitle, CandidateTitle]]:
    """Give the pairs across groups of which one tells all that the other does, but for one word of each, by looking at each pair."""
    for number, group in enumerate(groups, 1):
        others = [one for rest in groups[number:] for one in rest]
        for one in group:
            telling, size = one.telling, len(one.telling)
            for other in others:
                its = other.telling
                length = len(its)
                if size < length:
                    if telling <= its:
                        yield one, other
                elif its <= telling if length < size else len(telling & its) >= size - 1:
                    yield one, other


def _by_rare_words(some: Sequence[CandidateTitle]) -> Iterator[tuple[CandidateTitle, CandidateTitle]]:
    """Give the pairs by the words that they have: the longer title has one of the two rarest of the shorter one."""
    holding: dict[str, list[CandidateTitle]] = {}
    for one in some:
        for word in one.telling:
            holding.setdefault(word, []).append(one)
    times = {word: len(those) for word, those in holding.items()}
    for one in some:
        telling, size = one.telling, len(one.telling)
        rare = sorted(telling, key=times.__getitem__)[:2]
        for other in {other.at: other for word in rare for other in holding[word]}.values() if rare else some:
            if one.owner != other.owner:
                its = other.telling
                length = len(its)
                if telling <= its if size < length else size == length and len(telling & its) >= size - 1:
                    yield one, other
