"""Pages of matters: those of which there is more to say than an answer, and of fields, which hold the answers of all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from delegation.answers.timeline import ROLES
from delegation.findings import Name
from delegation.model.matters import MatterId
from delegation.model.terms import Day, last_day_of
from delegation.names.codes import is_code
from delegation.questions.timeline import MatterTimeline
from delegation.reports.questions import timeline as history
from delegation.reports.questions.matter_facts import facts
from delegation.reports.site.addresses import file_name
from delegation.reports.site.data.answers import OVERDUE
from delegation.reports.site.pages import BarStretch, Listed, Page, Said, Section, TermBar
from delegation.run.site.making import Making
from delegation.speech.numbers import counted
from delegation.speech.registers import named_field

_AHEAD = timedelta(days=400)
"""How far a bar of time goes on after the last day on which something changes."""
_STRETCH = 2
"""Blanks before a line that begins a stretch of a history."""
_OVERDUE = re.compile(rf"{OVERDUE}(\d{{4}}-\d\d-\d\d){OVERDUE}")
_WAYS = {"held": "held", "unknown": "doubted", "vacant": "empty", "absent": "empty"}


def matter_page(making: Making, name: str) -> Page:
    """Make the page of a matter."""
    matter = making.register.matters[MatterId(name)]
    told = making.asked.told(matter.id)
    field = Name(named_field(making.register, matter.field)) if matter.field else None
    lines = tuple(_dated(making, told.vi if making.language == "vi" else told.en))
    sections = [making.section("answer", "Ai giải quyết", "Who decides", Said(lines)), *_history(making, matter.id)]
    sections += making.found("matter", matter.id)
    if matter.note:
        sections.append(making.section("note", "Ghi chú", "Note", Said((making.look.localised(matter.note),))))
    known, lead = is_code(matter.id), facts(matter.kind, field, matter.provenance, making.look)
    if not known:
        lead.append(making.say(f"mã trong sổ {matter.id}", f"id in the register {matter.id}"))
    return Page(
        f"matter/{file_name(matter.id)}.html",
        "matter",
        matter.id,
        f"{matter.id}: {matter.title}" if known else matter.title,
        ", ".join(lead),
        tuple(sections),
    )


def _dated(making: Making, lines: Iterable[str]) -> Iterator[str]:
    """Say for how many days what is overdue is late on the day of the pages, which the answers leave open."""

    def late(due: re.Match[str]) -> str:
        return counted((making.examination.as_of - last_day_of(due[1])).days, "ngày", "day").in_(making.language)

    return (_OVERDUE.sub(late, line) for line in lines)


def _history(making: Making, matter: MatterId) -> Iterator[Section]:
    """Give bar and history of a matter of which something changes in time; of the others the answer tells all."""
    told = making.asked.history_of(matter)
    if all(len(one.stretches) == 1 for one in told.lanes):
        return
    lines = history.text(told, making.look).splitlines()[2:]
    yield making.section(
        "history", "Diễn biến", "History", *_bars(making, told), Said(tuple(_told_elsewhere(making, lines)))
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
        if is_here and depth == _STRETCH:
            yield line + making.say(": như trên", ": as above")
        elif not is_list and (not is_here or depth <= _STRETCH or change):
            yield line


def _bars(making: Making, told: MatterTimeline) -> Iterator[TermBar]:
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
            BarStretch(
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
        yield TermBar(
            label,
            making.day(first),
            making.say("về sau", "later on"),
            share(asked.as_of) if first <= asked.as_of <= last else None,
            stretches,
        )


def field_page(making: Making, name: str) -> Page:
    """Make the page of a field: its matters, by who decides them."""
    say, matters = making.say, making.asked.of_fields.get(name, ())
    groups: dict[str, list[MatterId]] = {}
    for one in matters:
        groups.setdefault(_deciding(making, one.id), []).append(one.id)
    blocks = [Listed(making.entries(several), Said((said,))) for said, several in groups.items()]
    count = making.look.number(len(matters))
    sections: list[Section] = [
        making.section("answer", f"{count} việc trong lĩnh vực này", f"Matters in this field: {count}", *blocks)
    ]
    sections += making.found("field", name)
    day = making.day(making.examination.as_of)
    lead = say(f"Lĩnh vực; trả lời tại ngày {day}", f"Field; answers as of {day}")
    return Page(f"field/{file_name(name)}.html", "field", name, making.field(name), lead, tuple(sections))


def _deciding(making: Making, matter: MatterId) -> str:
    """Name those who decide a matter on the day, in whichever communes and cases."""
    parts = making.asked.parts(matter)
    if not parts:
        return making.say("Đã kết thúc, hoặc chưa có vào ngày này", "Ended, or not yet there on this day")
    acting = dict.fromkeys(one for part in parts for one, _ in part.exercisers)
    nobody = making.say("Không rõ hoặc không có chủ thể", "Not known, or nobody")
    return "; ".join(making.holder(one).text for one in acting) or nobody
