"""What a finding says, held against what it said when it was approved: no value more, and of what is counted no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from delegation.findings import Finding, Problem, Text
from delegation.model.figures import AMOUNTS, Covers
from delegation.model.parts import Area
from delegation.model.terms import Day
from delegation.speech import text

_AMOUNT = re.compile(rf"([\d.]+) ({'|'.join(AMOUNTS)})")


def more_said(one: Finding | Problem, covers: Covers, now: Covers, as_of: Day | None) -> Iterator[Text]:
    """Say which values the sentence of a finding has that it had not when it was approved.

    ``now``: its extent; what of that a list of ``covers`` holds is told by that list. ``as_of``: the day that is asked about.
    """
    known = {*(covers.says or ()), *_named_by(covers), *_named_by(_held(covers, now)), *_key_parts(one)}
    most = _most(covers.says or ())
    today = as_of.isoformat() if as_of is not None else None
    more = [value for value in one.says or () if value not in known and value != today and not _is_within(value, most)]
    if more:
        listed = text.listed([f"«{value}»" for value in more], 4)
        yield Text(f"điều mà phát hiện nay nêu: {listed.vi}", f"what the finding says now: {listed.en}")


def said(one: Finding | Problem, hull: Covers) -> tuple[str, ...]:
    """Give the values that a finding says and neither its key nor the rest of its extent (``hull``) does."""
    known = {*_named_by(hull), *_key_parts(one)}
    return tuple(value for value in one.says or () if value not in known)


def _held(covers: Covers, now: Covers) -> Covers:
    """Give of an extent what lists of another hold."""
    in_areas = covers.areas is not None
    return Covers(
        matters=now.matters if in_areas or covers.matters is not None else None,
        grants=now.grants if covers.grants is not None else None,
        others=now.others if covers.others is not None else None,
        communes=now.communes if in_areas or covers.communes is not None else None,
        start=now.start if in_areas or covers.start is not None else None,
        end=now.end if in_areas or covers.end is not None else None,
        areas=now.areas if in_areas else None,
    )


def _named_by(covers: Covers) -> Iterator[str]:
    """Give all that an extent names beside what is said: ids, codes, and its days as sentences' values are written."""
    for listed in (covers.matters, covers.grants, covers.communes, covers.others):
        yield from listed or ()
    for area in (*(covers.areas or ()), Area("", covers.start, covers.end)):
        yield from (area.matter, *(area.communes or ()))
        yield from (day.isoformat() for day in (area.start, area.end) if day is not None)


def _key_parts(one: Finding | Problem) -> frozenset[str]:
    whole = one.key.split(":") if isinstance(one, Finding) else one.about
    return frozenset(part for each in whole for part in (each, *each.split(":")))


def _most(values: Iterable[str]) -> dict[str, int]:
    """Give the largest amount of each thing that is counted."""
    found: dict[str, int] = {}
    for value in values:
        if amount := _AMOUNT.fullmatch(value):
            found[amount[2]] = max(found.get(amount[2], 0), int(amount[1].replace(".", "")))
    return found


def _is_within(value: str, most: Mapping[str, int]) -> bool:
    amount = _AMOUNT.fullmatch(value)
    return amount is not None and int(amount[1].replace(".", "")) <= most.get(amount[2], -1)
