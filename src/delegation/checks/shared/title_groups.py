"""Pairs of matters that are probably one and whose owners meet, looked for in each group of titles by itself: after a change only its groups are asked again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from delegation.authority.examination import Examination
from delegation.checks.shared.candidates import (
    MOST_ALIKE,
    MOST_PAIRS,
    CandidateTitle,
    Look,
    is_too_much,
    look_at,
    look_at_each,
    sought,
)
from delegation.checks.shared.pairs import (
    MatterPair,
    Meeting,
    first_meeting,
    gone_holders,
    marked_pairs,
    only_owner,
    ranked,
)
from delegation.model.matters import Matter, MatterId

_Found = list[tuple[MatterPair, Meeting]]


class _Pairs(NamedTuple):
    """Of how many pairs of a group the titles were read, and those that have marks enough and meet."""

    read: int
    found: _Found


class _Titles:
    """The groups of the titles of matters: those of one field, and those that tell the same."""

    def __init__(self, examination: Examination, least: int) -> None:
        self._examination = examination
        self._least = least
        self._gone = examination.of_world("holders gone before the baseline", gone_holders)
        self._titles: dict[MatterId, CandidateTitle] = {}

    def keys(self, matters: Sequence[Matter]) -> Iterator[tuple[Hashable, ...]]:
        """Give of each matter its groups; of one that nobody is known to own, none."""
        self._read(matters)
        for one in matters:
            title = self._titles.get(one.id)
            yield () if title is None else (one.field, (title.telling, title.aside))

    def pairs(self, key: Hashable, matters: Sequence[Matter]) -> _Pairs | Literal[False] | None:
        """Give what there is of a group; ``None`` where there is too much of it, or it is to be compared with all others."""
        if key is None:
            return None
        if len(matters) == 1:
            return False
        self._read([one for one in matters if one.id not in self._titles])
        titles = [self._titles[one.id] for one in matters]
        if isinstance(key, tuple):
            if len(titles) > MOST_ALIKE:
                return None
            look: Look = look_at_each if titles[0].telling else _nothing
        else:
            look = look_at(self._least)
            if is_too_much(look, titles):
                return None
        pairs = [*islice(look(titles), MOST_PAIRS + 1)]
        if len(pairs) > MOST_PAIRS:
            return None
        return _Pairs(len(pairs), [*self._meeting(matters, titles, pairs)]) if pairs else False

    def _read(self, matters: Sequence[Matter]) -> None:
        register = self._examination.register
        owners = ((one, only_owner(register, self._gone, one)) for one in matters)
        owned = [(one, owner) for one, owner in owners if owner is not False]
        of_owners = [owner for _, owner in owned]
        titles = sought([one.title for one, _ in owned], of_owners, self._least, len(self._titles))
        self._titles.update((one.id, title) for (one, _), title in zip(owned, titles, strict=True))

    def _meeting(
        self,
        matters: Sequence[Matter],
        titles: Sequence[CandidateTitle],
        pairs: Iterable[tuple[CandidateTitle, CandidateTitle]],
    ) -> _Found:
        by_title = {title.at: one for one, title in zip(matters, titles, strict=True)}
        marked = marked_pairs(self._examination.register, by_title, pairs, self._least)
        return [*_meeting(self._examination, marked)]


def _nothing(_: Sequence[CandidateTitle]) -> Iterator[tuple[CandidateTitle, CandidateTitle]]:
    """Titles that tell nothing are alike in nothing."""
    return iter(())


def meeting(examination: Examination, least: int) -> tuple[_Found, list[Sequence[Matter]]]:
    """Give the pairs of matters with ``least`` marks of 100 of which two owners meet, those with most marks first.

    Beside them groups of matters whose titles are too alike to be compared each with each.
    """
    in_groups = meeting_in_groups(examination, least)
    if in_groups is not None:
        return in_groups, []
    left: list[Sequence[Matter]] = []
    return [*_meeting(examination, ranked(examination.register, least, left))], left


def _meeting(examination: Examination, pairs: Iterable[MatterPair]) -> Iterator[tuple[MatterPair, Meeting]]:
    for pair in pairs:
        in_one_text = pair.likeness.sources == "one-text"
        found = first_meeting(examination, pair.one, pair.other, in_one_text=in_one_text)
        if found is not None:
            yield pair, found


def meeting_in_groups(examination: Examination, least: int) -> _Found | None:
    """Give the pairs that ``pairs.ranked`` gives and of which two owners meet, those with most marks first.

    ``None`` where the matters of one group are too many to be compared, or one of no field is to be compared with all: only all of them together tell.
    """
    titles = _Titles(examination, least)
    groups = examination.of_groups(f"titles alike by {least}", titles.keys, titles.pairs)
    if None in groups.values():
        return None
    every = [one for one in groups.values() if one is not None]
    if sum(one.read for one in every) > MOST_PAIRS:
        return None
    found = {(pair.one.id, pair.other.id): (pair, meeting) for one in every for pair, meeting in one.found}
    return sorted(found.values(), key=lambda one: (-one[0].likeness.marks, one[0].one.id, one[0].other.id))
