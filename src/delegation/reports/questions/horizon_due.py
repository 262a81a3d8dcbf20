"""What comes back, and what is to be done, until the last day that ``horizon`` looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.answers.horizon import EndingSpeaker
from delegation.model.terms import Day
from delegation.questions.horizon import Horizon
from delegation.reports.shared.columns import few, wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import amount_of, counted, instruments, parties, requests
from delegation.speech.communes import becoming
from delegation.speech.holders import holder_label
from delegation.speech.text import sentence, told_once

MOST_NAMED = 4
"""How many matters are named where there may be many."""


def beside_stops(horizon: Horizon, rendering: Rendering) -> list[str]:
    """Tell what is to be known beside the days: that nothing stops, when the next end is, what resumes, what is due, which terms are not known."""
    say, lines = rendering.say, list[str]()
    if not horizon.stops:
        lines += [
            "  " + say("Không có gì hết hạn trong khoảng này theo sổ.", "Nothing ends in these days by the register."),
            "",
        ]
    if horizon.following is not None:
        then = rendering.day(horizon.following)
        lines += [
            "  " + say(f"Sau đó, ngày hết hạn gần nhất là {then}.", f"After that, the next end is on {then}."),
            "",
        ]
    lines += [*resumed(horizon, rendering), *perhaps(horizon, rendering)]
    lines += due_evaluations(horizon, rendering)
    lines += due_requests(horizon, rendering)
    said = (one_line(grant_said(name, horizon, rendering)) for name in horizon.open_terms)
    open_terms = told_once(said, lambda times: counted(times, "lần giao", "grant").in_(rendering.language))
    lines += listed_lines(
        say(
            "Lần giao chưa rõ ngày hết hạn, nên không có ở trên",
            "Grants whose last day is not known, and so are not above",
        ),
        open_terms,
        rendering,
    )
    return [*lines, *undated_communes(horizon, rendering)]


def resumed(horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Write what comes back after a suspension, with the matters that do."""
    teller = EndingSpeaker(horizon.register, rendering.language)
    lines = []
    for one in horizon.resumed:
        count = amount_of(one.matters, horizon.register).in_(rendering.language)
        lines.append(f"{teller.resumed(one)}: {count}" + (f": {few(one.matters, MOST_NAMED)}" if one.matters else ""))
    yield from listed_lines(rendering.say("Trở lại sau tạm ngưng, gián đoạn", "What comes back"), lines, rendering)


def perhaps(horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Write what may be suspended or not carried on, with the matters in which that would be felt."""
    teller = EndingSpeaker(horizon.register, rendering.language)
    lines = []
    for one in horizon.perhaps:
        grants = counted(len(one.grants), "lần giao", "grant").in_(rendering.language) if one.grants else ""
        matters = amount_of(one.matters, horizon.register).in_(rendering.language) if one.matters else ""
        named = f": {few(one.matters, MOST_NAMED)}" if one.matters else ""
        told = sentence(teller.perhaps(one).in_(rendering.language))
        lines.append(f"{told} → {', '.join(each for each in (grants, matters) if each)}{named}")
    label = rendering.say("Có thể tạm ngưng, gián đoạn, chưa chắc chắn", "What may be suspended, which is not certain")
    yield from listed_lines(label, lines, rendering)


def due_evaluations(horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Write which evaluations are due."""
    say = rendering.say
    lines = []
    for one in horizon.due:
        due, end = rendering.day(one.day), rendering.day(one.end)
        past = say(" (đã đến hạn)", " (due already)") if one.day <= horizon.as_of else ""
        lines.append(
            say(
                f"{due}{past}: {grant_said(one.grant, horizon, rendering)}, hết hạn sau {end}",
                f"{due}{past}: {grant_said(one.grant, horizon, rendering)}, ends after {end}",
            )
        )
    yield from listed_lines(say("Đến hạn đánh giá", "Evaluations that are due"), lines, rendering)


def due_requests(horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Write what was asked for and what must be done until the last day, what is overdue first."""
    lines = []
    for one in horizon.requests:
        due = rendering.day(one.due) if isinstance(one.due, Day) else ""
        said = requests.request(one, horizon.register).in_(rendering.language)
        lines.append(f"{due}: {said} ({requests.standing(one, horizon.as_of, dated=False).in_(rendering.language)})")
    yield from listed_lines(
        rendering.say("Đề nghị, nghĩa vụ đến hạn", "Requests and duties that are due"), lines, rendering
    )
    if horizon.undated:
        undated = requests.undated(horizon.undated).in_(rendering.language)
        listed = f"{undated}: delegation list requests state:open,unknown"
        yield from wrapped(listed, "  ", "    ", rendering.width)
        yield ""


def undated_communes(horizon: Horizon, rendering: Rendering) -> list[str]:
    """Write which communes become others on a day that is not known."""
    label = rendering.say(
        "Xã, phường chưa rõ ngày sắp xếp, nên không có ở trên",
        "Communes that become others on a day not known, and so are not above",
    )
    moving = (one.in_(rendering.language) for one in becoming(horizon.register, horizon.as_of).values())
    return listed_lines(label, moving, rendering)


def grant_said(name: str, horizon: Horizon, rendering: Rendering) -> str:
    """Name a grant by its sides and its instrument."""
    grant = horizon.register.grants_named(name)[0]
    made_by = horizon.register.instruments.get(grant.instrument)
    by = instruments.instrument(made_by).in_(rendering.language) if made_by is not None else grant.instrument
    return f"{parties.sides(horizon.register, name).in_(rendering.language)} ({by})"


def listed_lines(label: str, lines: Iterable[str], rendering: Rendering) -> list[str]:
    """Write lines below a label; nothing where there are none."""
    every = [one_line(line) for line in lines]
    if not every:
        return []
    return [f"  {label}:", *(row for line in every for row in wrapped(line, "    - ", "      ", rendering.width)), ""]


def heading(horizon: Horizon, rendering: Rendering) -> str:
    """Say what a horizon is of: its days, and the register or the holder that it is narrowed to."""
    first, last = rendering.day(horizon.as_of), rendering.day(horizon.until)
    name = rendering.localised(horizon.register.name)
    if horizon.holder is not None:
        name = holder_label(horizon.holder, horizon.register).in_(rendering.language)
    return one_line(
        rendering.say(
            f"Những gì hết hạn từ {first} đến hết {last}: {name}",
            f"What ceases to have effect from {first} to {last}: {name}",
        )
    )
