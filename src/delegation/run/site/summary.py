"""What stands at the head of the page of a holder: how much it has, received and gave, what ends next, what waits, what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from delegation.answers.timeline import ROLES
from delegation.model.holders import Holder
from delegation.model.matters import Grant, MatterId
from delegation.model.requests import Request
from delegation.model.terms import Day, Unknown
from delegation.questions.timeline import Hold
from delegation.reports.shared.rendering import counted as by_severity
from delegation.reports.shared.rendering import tally
from delegation.reports.site.addresses import file_name
from delegation.reports.site.pages import Cell, Ref, Section, Table
from delegation.run.site.making import Making
from delegation.speech import amount_of
from delegation.speech.numbers import counted

_MOST_ENDS = 3
"""Days that a summary names; the page tells all."""


def alike(holds: Iterable[Hold]) -> tuple[Hold, ...]:
    """Put together what a holder has in one way over the same days, whatever gave it; in the order of the first of each."""
    found: dict[tuple[object, ...], Hold] = {}
    for one in holds:
        key = one.role, one.certain, one.first, one.last
        same = found.get(key)
        found[key] = one if same is None else replace(same, matters=tuple(sorted({*same.matters, *one.matters})))
    return tuple(found.values())


def summary(
    making: Making, one: Holder, given: Mapping[tuple[str, str], Sequence[Grant]], parts: Collection[str]
) -> Section:
    """Tell a holder in a few lines, each leading to what it counts. ``parts``: the ids of the sections of its page."""
    here = f"holder/{file_name(one.id)}.html"
    rows: list[tuple[Cell, ...]] = [*_holding(making, one, here)]
    for role, vi, en in (("receiver", "Được giao", "Received"), ("giver", "Đã giao", "Gave")):
        if grants := given.get((role, one.id)):
            rows.append((Ref(making.say(vi, en), f"{here}#{role}"), _given(making, grants)))
    rows += _ending(making, one)
    if "requests" in parts:
        waiting = counted(len(requests_of(making, one)), "mục", "entry", "entries")
        rows.append(
            (
                Ref(making.say("Đề nghị, nghĩa vụ", "Requests and duties"), f"{here}#requests"),
                waiting.in_(making.language),
            )
        )
    found = making.asked.findings("holder", one.id)
    if found:
        said = tally(by_severity(found), making.look)
        rows.append((Ref(making.say("Phát hiện", "Findings"), f"{here}#findings"), said))
    drawn = Ref(
        making.say("ai giao cho ai, từ chủ thể này", "who gives to whom, from this holder"),
        f"map.html#node=holder/{quote(one.id)}",
    )
    rows.append((making.say("Sơ đồ", "Chart"), drawn))
    day = making.day(making.examination.as_of)
    heads = (making.say("Nội dung", "Subject"), making.say(f"Tại ngày {day}", f"As of {day}"))
    return making.section("summary", "Tóm tắt", "In short", Table("", heads, rows))


def _holding(making: Making, one: Holder, here: str) -> Iterator[tuple[Cell, ...]]:
    """Count what a holder has by law, what it decides, and what it only may, each matter once."""
    mine = making.asked.held(one.id)
    ways = (
        (ROLES["owns"].in_(making.language), [each for each in mine if each.certain and each.role != "acts"]),
        (ROLES["acts"].in_(making.language), [each for each in mine if each.certain and each.role != "owns"]),
        (making.say("Chưa chắc chắn", "Not certain"), [each for each in mine if not each.certain]),
    )
    for said, holds in ways:
        matters = {name for each in holds for name in each.matters}
        if matters or said == ways[0][0]:
            yield Ref(said, f"{here}#answer"), amount_of(sorted(matters), making.register).in_(making.language)


def _given(making: Making, grants: Sequence[Grant]) -> str:
    """Count grants and the matters that they name; say where some name none."""
    say, language = making.say, making.language
    named = {name for grant in grants for name in grant.given}
    said = [counted(len(grants), "lần giao", "grant").in_(language)]
    if named:
        said.append(amount_of(sorted(named), making.register).in_(language))
    if any(isinstance(grant.rows, Unknown) for grant in grants):
        said.append(say("có việc không nêu tên", "some not listed by name"))
    return ", ".join(said)


def _ending(making: Making, one: Holder) -> Iterator[tuple[Cell, ...]]:
    """Say on which days what a holder has today ends, the next three, each leading to what stops on it."""
    ends: dict[Day, set[MatterId]] = {}
    for each in making.asked.held(one.id):
        if each.last is not None:
            ends.setdefault(each.last, set()).update(each.matters)
    for day in sorted(ends)[:_MOST_ENDS]:
        said = making.say(f"Hết ngày {making.day(day)}", f"Ends with {making.day(day)}")
        lead = Ref(said, f"time.html#stop-{day.isoformat()}") if day in stops(making) else said
        yield lead, amount_of(sorted(ends[day]), making.register).in_(making.language)


def stops(making: Making) -> Collection[Day]:
    """Give the days of which the page of time tells what stops."""
    return {each.day for each in making.asked.ends.stops}


def requests_of(making: Making, one: Holder) -> list[Request]:
    """Give the requests and duties that wait on the day, of which a holder asks or is asked."""
    sides = (
        (each, side)
        for each in making.register.pending(making.examination.as_of)
        for side in (each.asker, each.addressee)
    )
    return list({each.id: each for each, side in sides if isinstance(side, tuple) and one.id in side}.values())
