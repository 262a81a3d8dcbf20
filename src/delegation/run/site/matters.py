"""Pages of matters: those of which there is more to say than an answer, and of fields, which hold the answers of all others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from delegation.answers.timeline import ROLES
from delegation.model.matters import Matter, MatterId
from delegation.model.terms import Day
from delegation.questions.timeline import MatterTimeline
from delegation.reports.questions import timeline as history
from delegation.reports.site.addresses import WITHOUT_FIELD, field_of, file_name
from delegation.reports.site.pages import Bar, Block, Listed, Page, Said, Section, Stretch
from delegation.run.site.making import Making

_AHEAD = timedelta(days=400)
"""How far a bar of time goes on after the last day on which something changes."""
_STRETCH = 2
"""Blanks before a line that begins a stretch of a history."""
_WAYS = {"held": "held", "unknown": "doubted", "vacant": "empty", "absent": "empty"}


def matter_pages(making: Making) -> Iterator[Page]:
    """Make the pages of the matters that have their own."""
    for matter in making.asked.particular:
        yield _page(making, matter)


def _page(making: Making, matter: Matter) -> Page:
    facts, lines = making.answer(matter.id)
    told = making.asked.matter_histories[matter.id]
    lines_of_history = history.text(told, making.look).splitlines()[2:]
    sections = [making.section("answer", "Ai giải quyết", "Who decides", Said(lines))]
    bars = tuple(_bars(making, told))
    changes = Said(tuple(_told_elsewhere(making, lines_of_history)))
    sections.append(making.section("history", "Diễn biến", "History", *bars, changes))
    sections += making.found("matter", matter.id)
    if matter.note:
        sections.append(making.section("note", "Ghi chú", "Note", Said((matter.note,))))
    return Page(
        f"matter/{file_name(matter.id)}.html",
        "matter",
        matter.id,
        f"{matter.id}: {matter.title}",
        facts,
        tuple(sections),
    )


def _told_elsewhere(making: Making, lines: list[str]) -> Iterator[str]:
    """Leave out of a history what the answer tells already: who stands on the day asked about, and the lists at its end."""
    here = making.say(" (ngày xét)", " (the day asked about)")
    is_list = is_here = False
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if depth <= _STRETCH:
            is_list = depth == _STRETCH and line.endswith(":")
            is_here = line.endswith(here)
        change = line.lstrip().startswith((making.say("Thay đổi: ", "Change: "), "!"))
        if not is_list and (not is_here or depth <= _STRETCH or change):
            yield line


def _bars(making: Making, told: MatterTimeline) -> Iterator[Bar]:
    """Draw each history as a bar: from the first day that is told to some time after the last change."""
    asked = told.asked
    for lane in told.lanes:
        known = [one.first for one in lane.stretches] + [one.last for one in lane.stretches if one.last is not None]
        first = asked.first
        last = min(max([*known, asked.as_of]), Day.max - _AHEAD) + _AHEAD
        span = max(1, (last - first).days)

        def share(day: Day, first: Day = first, span: int = span) -> float:
            return min(1.0, max(0.0, (day - first).days / span))

        stretches = tuple(
            Stretch(
                share(one.first),
                1.0 if one.last is None else share(one.last + timedelta(days=1) if one.last < Day.max else one.last),
                "doubted"
                if _WAYS[one.state] == "held" and not all(each.party.certain for each in one.acting)
                else _WAYS[one.state],  # type: ignore[arg-type]  # the words of looks
                f"{making.speaker.days(one.first, one.last)}: {making.speaker.parties([each.party for each in one.acting or one.owners]) or making.speaker.state(one)}",
            )
            for one in lane.stretches
        )
        where = making.speaker.areas(lane.areas)
        label = ROLES["acts"].in_(making.language) + (f": {where}" if where else "")
        yield Bar(
            label,
            making.day(first),
            making.day(last),
            share(asked.as_of) if first <= asked.as_of <= last else None,
            stretches,
        )


def field_pages(making: Making) -> Iterator[Page]:
    """Make the page of each field: its matters, those with the same answer together."""
    found: dict[str, list[Matter]] = {}
    for matter in making.register.matters.values():
        found.setdefault(field_of(making.register, matter.id), []).append(matter)
    own = {one.id for one in making.asked.particular}
    for name in (*making.register.fields, WITHOUT_FIELD):
        if name == WITHOUT_FIELD and name not in found:
            continue
        yield _field(making, name, found.get(name, []), own)


def _field(making: Making, name: str, matters: list[Matter], own: set[MatterId]) -> Page:
    say = making.say
    groups: dict[tuple[str, ...], list[MatterId]] = {}
    for one in matters:
        if one.id not in own:
            said = tuple(each.in_(making.language) for each in making.asked.rows[one.id].said)
            groups.setdefault(said, []).append(one.id)
    blocks: list[Block] = []
    mine = [one.id for one in matters if one.id in own]
    if mine:
        blocks.append(Listed(making.entries(mine)))
    blocks += (Listed(making.entries(several), Said(lines), at_home=True) for lines, several in groups.items())
    count = making.look.number(len(matters))
    sections: list[Section] = [
        making.section("answer", f"{count} việc trong lĩnh vực này", f"Matters in this field: {count}", *blocks)
    ]
    sections += making.found("field", name)
    day = making.day(making.examination.as_of)
    lead = say(f"Lĩnh vực; trả lời tại ngày {day}", f"Field; answers as of {day}")
    return Page(f"field/{file_name(name)}.html", "field", name, making.field(name), lead, tuple(sections))
