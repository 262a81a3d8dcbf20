"""What a finding says, held against what it said when it was approved: no other value in any place of its sentence, and of what is counted no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from delegation.findings import Text
from delegation.model.figures import AMOUNTS, Covers, Saying
from delegation.model.parts import MatterArea
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import text
from delegation.speech.findings import SEVERITIES

_AMOUNT = re.compile(rf"([\d.]+) ({'|'.join(AMOUNTS)})")


def more_said(
    says: Iterable[Saying], covers: Covers, now: Covers, key: Iterable[str] = (), as_of: Day | None = None
) -> Iterator[Text]:
    """Say which values the sentence of a finding has, or has elsewhere, that it had not there when it was approved.

    ``says``: its values, place by place; ``now``: its extent, of which a list of ``covers`` tells what it holds; ``key``: the parts of its key;
    ``as_of``: the day that is asked about, which is another one each day.
    """
    today = as_of.isoformat() if as_of is not None else None
    places = [left for place in says if (left := tuple(value for value in place if value != today))]
    held = {*_named_by(covers), *_named_by(_held(covers, now))}
    recorded = covers.values if covers.says is None else [value for place in covers.says for value in place]
    if recorded is None:
        return
    # Older records left out what the key names.
    known = {*recorded, *held, *(key if covers.says is None else ())}
    most = _most(recorded)
    more = [value for place in places for value in place if value not in known and not _is_within(value, most)]
    if more:
        listed = _listed(more)
        yield Text(f"điều mà phát hiện nay nêu: {listed.vi}", f"what the finding says now: {listed.en}")
    elif covers.says is not None and (moved := _elsewhere(places, covers.says, held)):
        listed = _listed(moved)
        yield Text(
            f"điều mà phát hiện nay nêu ở chỗ khác trong câu: {listed.vi}",
            f"what the finding now says in another place of its sentence: {listed.en}",
        )


def heavier(now: Severity, then: Severity) -> Text:
    """Say that a finding weighs more than it did when it was accepted."""
    words, were = SEVERITIES[now], SEVERITIES[then]
    return Text(
        f"mức {words.vi} (được chấp nhận khi là {were.vi})", f"that it weighs {words.en} (accepted as {were.en})"
    )


def _listed(values: Iterable[str]) -> Text:
    return text.listed([f"«{value}»" for value in dict.fromkeys(values)], 4)


def _elsewhere(places: list[Saying], recorded: tuple[Saying, ...], held: AbstractSet[str]) -> Saying:
    """Give the values that stand where they did not when they were recorded; none where places are only gone.

    What lists hold (``held``) takes the place of what they held, and may be told beside all that was told.
    """
    at, out, left = 0, list[str](), list[Saying]()
    for place in places:
        found = next((spot for spot in range(at, len(recorded)) if _fits(place, recorded[spot], held)), None)
        if found is None:
            out += place
        else:
            left += recorded[at:found]
            at = found + 1
    is_beside = not left and at == len(recorded) and all(value in held for value in out)
    return () if is_beside else tuple(out)


def _fits(place: Saying, recorded: Saying, held: AbstractSet[str]) -> bool:
    most, of_lists = _most(recorded), held >= set(recorded)
    return all(value in recorded or _is_within(value, most) or (of_lists and value in held) for value in place)


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
    for area in (*(covers.areas or ()), MatterArea("", covers.start, covers.end)):
        yield from (area.matter, *(area.communes or ()))
        yield from (day.isoformat() for day in (area.start, area.end) if day is not None)


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
