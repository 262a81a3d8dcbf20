"""What is told of what the pointer rests on: the answers of the commands, as they stand on the texts of now."""

from __future__ import annotations

import re

from delegation.checks.catalogue import by_id
from delegation.findings import Finding, Text
from delegation.loading.explaining import closed_list
from delegation.loading.text.document import Document
from delegation.model.holders import Commune, Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.places import KeyOf
from delegation.model.terms import Day, iso_day
from delegation.names import candidates
from delegation.names.search import SORTS as SEARCHED
from delegation.questions.who import about
from delegation.reports.questions import who as who_report
from delegation.reports.shared.rendering import Rendering
from delegation.run.resident.answers import told_over_time
from delegation.run.resident.completion import described
from delegation.run.resident.diagnosis import days_of
from delegation.run.resident.meaning import every, name_of, node_at
from delegation.run.resident.spots import Spot, SpotEntry, meant_at
from delegation.run.resident.state import State
from delegation.speech import counted, day, in_english, term
from delegation.speech.lists import MEANINGS
from delegation.values import dataclass

_CHECK = re.compile(r"DLG\d{3}")
_MOST_LINES = 40
"""Of an answer that is longer the rest is left to the command."""
_WEEKDAYS = (
    Text("Thứ Hai", "Monday"), Text("Thứ Ba", "Tuesday"), Text("Thứ Tư", "Wednesday"), Text("Thứ Năm", "Thursday"),
    Text("Thứ Sáu", "Friday"), Text("Thứ Bảy", "Saturday"), Text("Chủ nhật", "Sunday"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HoverText:
    """What is told. ``title``: in a few words; ``lines``: the answer, as a command writes it; ``words``: sentences."""

    title: str
    lines: str = ""
    words: tuple[str, ...] = ()


def told(state: State, name: str, spot: Spot, rendering: Rendering) -> HoverText | None:
    """Tell of what stands at a spot of a file; ``None`` where there is nothing to tell."""
    document = state.document(name)
    if document is None:
        return None
    if isinstance(spot.path[-1], KeyOf):
        return _of_key(document, spot, rendering)
    value = document.written(spot.path)
    said = value if isinstance(value, str) else str(value)
    found = meant_at(state, name, spot)
    if found is not None:
        return of_entry(state, name, found, rendering)
    check, one = _CHECK.match(said), iso_day(said)
    if check is not None:
        return of_check(check[0], rendering, state)
    return _of_day(state, one, rendering) if one is not None else _of_word(document, spot, said, rendering)


def _of_word(document: Document, spot: Spot, said: str, rendering: Rendering) -> HoverText | None:
    """Tell of a word of a closed list."""
    node = node_at(document.kind, spot.path)
    if node is None or said not in closed_list(node):
        return None
    meaning = (MEANINGS[said].in_(rendering.language),) if said in MEANINGS else ()
    return HoverText(said, words=(*meaning, described(node).in_(rendering.language)))


def _of_key(document: Document, spot: Spot, rendering: Rendering) -> HoverText | None:
    key = name_of(spot.path)
    node = node_at(document.kind, spot.path)
    said = described(node).in_(rendering.language) if node is not None else ""
    check = _CHECK.fullmatch(key)
    if check is not None:
        return of_check(check[0], rendering)
    if not said:
        return None
    expected = (node or {}).get("x-expected-vi" if rendering.language == "vi" else "x-expected-en", "")
    wanted = rendering.say(f"Cần: {expected}.", f"Wanted: {expected}.")
    return HoverText(key, words=(said, wanted) if expected else (said,))


def of_entry(state: State, name: str, found: SpotEntry, rendering: Rendering) -> HoverText:
    """Tell of an entry, under the hypothesis where the file is one."""
    entry, examination = found.entry, state.examination(name)
    if isinstance(entry, Matter):
        return HoverText(
            entry.title, _cut(who_report.text(about(examination, entry, marks=state.marks(name)), rendering), rendering)
        )
    if isinstance(entry, Holder | Instrument):
        title = entry.name if isinstance(entry, Holder) else entry.title or entry.label
        return HoverText(title, _cut(told_over_time(examination, entry, rendering), rendering))
    if isinstance(entry, Commune):
        return HoverText(entry.name, words=(candidates.of_commune(entry).in_(rendering.language),))
    return _briefly(state, name, found, rendering)


def _briefly(state: State, name: str, found: SpotEntry, rendering: Rendering) -> HoverText:
    """Tell of an entry that no command answers about: what tells it from others, and its days."""
    entry, register = found.entry, state.under(name).register
    words = list[Text]()
    if isinstance(entry, Grant):
        words.append(candidates.of_grant(register, entry))
    title = getattr(entry, "title", None) or getattr(entry, "name", None) or found.name
    if hasattr(entry, "term"):
        words.append(term(days_of(register, entry)))
    key = found.sort.key if found.sort is not None else "form"
    for one in (one for sort in SEARCHED if sort.key == key for one in sort.named(register)):
        if one.id == found.name:
            title, words = one.title, [*words, one.apart()]
    said = dict.fromkeys(one.in_(rendering.language) for one in words)
    return HoverText(str(title), words=tuple(one for one in said if one))


def of_check(name: str, rendering: Rendering, state: State | None = None) -> HoverText | None:
    """Tell of a check: what it asks, why, what to do, by which law."""
    check = by_id(name)
    if check is None:
        return None
    own = (check.why, check.mend, check.legal_source)
    found: list[Finding] = [one for one in state.analysis.findings if one.check == name] if state is not None else []
    number = counted(len(found), "phát hiện trong sổ hiện nay", "finding in the register now")
    more = (number.in_(rendering.language),) if found else ()
    return HoverText(
        f"{name}: {check.title.in_(rendering.language)}", words=(*(one.in_(rendering.language) for one in own), *more)
    )


def _of_day(state: State, one: Day, rendering: Rendering) -> HoverText:
    weekday = _WEEKDAYS[one.weekday()].in_(rendering.language)
    away = (one - state.day).days
    days = counted(abs(away), "ngày", "day")
    if away == 0:
        distance = rendering.say("hôm nay", "today")
    elif away > 0:
        distance = rendering.say(f"còn {days.vi}", f"in {days.en}")
    else:
        distance = rendering.say(f"đã qua {days.vi}", f"{days.en} ago")
    begins = ends = 0
    for _, entry in every(state.register):
        if hasattr(entry, "term"):
            own = days_of(state.register, entry)
            begins, ends = begins + (own.start == one), ends + (own.end == one)
    words = [f"{weekday}, {distance}."]
    if begins:
        said = counted(
            begins,
            "mục của sổ có hiệu lực từ ngày này",
            "entry of the register begins on this day",
            "entries of the register begin on this day",
        )
        words.append(said.in_(rendering.language) + ".")
    if ends:
        said = counted(
            ends,
            "mục của sổ hết hiệu lực sau ngày này",
            "entry of the register ends after this day",
            "entries of the register end after this day",
        )
        words.append(said.in_(rendering.language) + ".")
    return HoverText(day(one).in_(rendering.language), words=tuple(words))


def _cut(text: str, rendering: Rendering) -> str:
    lines = text.rstrip("\n").split("\n")
    if len(lines) <= _MOST_LINES:
        return "\n".join(lines)
    left = len(lines) - _MOST_LINES
    return "\n".join(
        [*lines[:_MOST_LINES], rendering.say(f"… và {left} dòng nữa", f"… and {in_english(left, 'more line')}")]
    )
