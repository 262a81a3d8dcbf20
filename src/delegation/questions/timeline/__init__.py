"""What held from when to when for a matter, a holder or an instrument, and why it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, Holder, HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import Day, Term, Unknown
from delegation.model.worded import english_of
from delegation.questions.timeline.days import AnswersByDay
from delegation.questions.timeline.holder import holds_of, silent_grants, unsettled
from delegation.questions.timeline.instrument import grants_by, norms_by, parts_of, rests_on
from delegation.questions.timeline.leaving import left_by_ending
from delegation.questions.timeline.matter import lanes_of
from delegation.questions.timeline.places import held, lived, there
from delegation.questions.timeline.words import (
    Change,
    Hold,
    HolderTimeline,
    InstrumentTimeline,
    Lane,
    MatterTimeline,
    PartLife,
    Rest,
    Stand,
    TimelineQuestion,
    TimelineStretch,
)
from delegation.questions.who import about
from delegation.speech import day
from delegation.speech.communes import lived_when

__all__ = [
    "Change",
    "Hold",
    "HolderTimeline",
    "InstrumentTimeline",
    "Lane",
    "MatterTimeline",
    "PartLife",
    "Rest",
    "Span",
    "Stand",
    "Timeline",
    "TimelineQuestion",
    "TimelineStretch",
    "timeline_of_holder",
    "timeline_of_instrument",
    "timeline_of_matter",
]

Timeline = MatterTimeline | HolderTimeline | InstrumentTimeline
Span = tuple[Day | None, Day | None]
"""The first and the last day that are asked for; ``None``: as far as the register knows."""


_BEFORE = timedelta(days=180)


def timeline_of_matter(
    examination: Examination,
    matter: MatterId,
    span: Span = (None, None),
    commune: CommuneCode | None = None,
    days: AnswersByDay | None = None,
    *,
    beside: bool = True,
) -> MatterTimeline:
    """Tell the history of a matter, in one commune or in all. ``KeyError`` for an unknown id.

    ``days``: as of ``timeline_of_holder``; ``beside``: also what an answer tells beside who decides. Raises ``AskedWronglyError`` where the days end before they begin or before the baseline:
    nothing is examined there.
    """
    register = examination.register
    found, place = register.matters[matter], register.communes[commune] if commune is not None else None
    asked = _asked(examination, span, place, is_examined=True)
    lanes = lanes_of(days or AnswersByDay(examination), found, frozenset({commune}) if commune is not None else None)
    answer, told = about(examination, found, place) if beside else None, (_within(one, place, asked) for one in lanes)
    assigned = (
        grant
        for grant, _ in register.grants_of.get(matter, ())
        if not grant.decides and _meets(grant.running, asked) and _reaches(examination, grant, commune)
    )
    lanes = tuple(one for one in told if one.stretches)
    later = register.later_codes(matter)
    # What comes before the first day of a new code is told of the old one.
    then = tuple(
        timeline_of_matter(examination, one.new, (max(asked.first, one.on), span[1]), commune)
        for one in later
        if isinstance(one.on, Day) and (asked.last is None or one.on <= asked.last)
    )
    then = (*then, *_in_successor(examination, matter, asked, commune))
    recoded = (*register.earlier_codes(matter), *later)
    said, waiting = (
        (answer.unknown, answer.reviews, answer.sources) if answer else ((), (), ()),
        answer.waiting if answer else (),
    )
    left = left_by_ending(examination, found, place, asked.first, asked.last)
    return MatterTimeline(asked, found, lanes, *said, tuple(assigned), waiting, recoded, then, left)


def _within(lane: Lane, place: Commune | None, asked: TimelineQuestion) -> Lane:
    """Leave of a history what meets the days that are asked for."""
    kept = (each for each in there(lane.stretches, place) if each.meets(asked.first, asked.last))
    return Lane(lane.areas, tuple(kept))


def _in_successor(
    examination: Examination, matter: MatterId, asked: TimelineQuestion, commune: CommuneCode | None
) -> Iterator[MatterTimeline]:
    """Tell how the history goes on in the commune that one became; where it became several, none is chosen."""
    ends = examination.register.matters[matter].term.end
    for span, code in _successor(examination, asked, ends, commune):
        yield timeline_of_matter(examination, matter, span, code)


def _successor(
    examination: Examination, asked: TimelineQuestion, ends: Day | Unknown | None, commune: CommuneCode | None
) -> Iterator[tuple[Span, CommuneCode]]:
    """Give the commune that one became, and the days of it that are told of what ends on a day; none of several."""
    after = examination.register.successors_of(commune) if commune is not None else ()
    if len(after) != 1 or not isinstance(after[0].on, Day) or (isinstance(ends, Day) and ends < after[0].on):
        return
    if asked.last is None or after[0].on <= asked.last:
        yield (max(asked.first, after[0].on), asked.last), after[0].new


def timeline_of_holder(
    examination: Examination,
    holder: HolderId,
    span: Span = (None, None),
    commune: CommuneCode | None = None,
    days: AnswersByDay | None = None,
) -> HolderTimeline:
    """Tell what a holder gained and lost, in one commune or in all. Raises as ``timeline_of_matter`` does.

    ``days``: those of the examination, which keep what was found, where the histories of many holders are asked for.
    """
    register = examination.register
    found, days = register.holders[holder], days or AnswersByDay(examination)
    place = register.communes[commune] if commune is not None else None
    asked = _asked(examination, span, place, is_examined=True)
    if place is not None and not _stands_in(examination, holder, place.code):
        raise _not_there(found, place)
    holds = holds_of(days, found, frozenset({commune}) if commune is not None else None)
    last = asked.last or Day.max
    kept = (one for one in held(holds, place) if one.first <= last and (one.last or Day.max) >= asked.first)
    end = found.term.end
    if span[0] is None and isinstance(end, Day) and end < asked.first:
        # Of one that ended before anything is examined, show at least that it was there.
        asked = replace(asked, first=end - _BEFORE)
    then = tuple(
        timeline_of_holder(examination, holder, further, code)
        for further, code in _successor(examination, asked, end, commune)
        if _stands_in(examination, holder, code)
    )
    life, silent = lived(found.term, place), silent_grants(days, found)
    near = (one for one in days.grants_about(holder) if one not in silent and _meets(one.running, asked))
    beside = [one for one in near if _reaches(examination, one, commune)]
    own = tuple(one for one in beside if not one.decides), tuple(one for one in beside if one.decides)
    return HolderTimeline(asked, found, life, tuple(kept), silent, unsettled(days, found), then, *own)


def _not_there(holder: Holder, place: Commune) -> AskedWronglyError:
    return AskedWronglyError(
        Text(
            f"«{holder.name}» không có ở {place.name}. Hãy chọn chủ thể khác, hoặc bỏ --commune.",
            f"“{holder.name}” does not exist in {place.name}. Choose another holder, or leave out --commune.",
        )
    )


def timeline_of_instrument(
    examination: Examination, instrument: InstrumentId, span: Span = (None, None)
) -> InstrumentTimeline:
    """Tell the life of an instrument and of what rests on it. Its own days may lie before the baseline."""
    register = examination.register
    found = register.instruments[instrument]
    before = (one for one in register.instruments.values() if found in register.successors(one))
    life = register.life(found)
    asked = _asked(examination, span, None, is_examined=False)
    if span[0] is None and isinstance(life.start, Day):
        asked = replace(asked, first=min(asked.first, life.start))
    if asked.last is not None and asked.last < asked.first:
        asked = replace(asked, first=asked.last)
    is_told = any(span)
    return InstrumentTimeline(
        asked,
        found,
        life,
        tuple(one for one in parts_of(register, found) if not is_told or _meets(one.term, asked)),
        tuple(one for one in grants_by(register, found) if not is_told or _meets(one.running, asked)),
        tuple(one for one in norms_by(register, found) if not is_told or _meets(one.term, asked)),
        tuple(one for one in rests_on(register, found) if not is_told or _meets(one.term, asked)),
        register.successors(found),
        tuple(sorted(before, key=lambda one: one.id)),
        register.effects.suspensions_anywhere(found),
        register.effects.perhaps_suspended_anywhere(found),
        register.effects.corrected_by(found),
    )


def _stands_in(examination: Examination, holder: HolderId, commune: CommuneCode) -> bool:
    territory = examination.territory
    where = territory.names(territory.reach(holder)[1])
    return where is None or commune in where


def _reaches(examination: Examination, grant: Grant, commune: CommuneCode | None) -> bool:
    territory = examination.territory
    return commune is None or bool(territory.part(grant.part) & territory.of((commune,)))


def _meets(term: Term, asked: TimelineQuestion) -> bool:
    """Whether a term may have a day among those that are asked for."""
    ended = isinstance(term.end, Day) and term.end < asked.first
    begins = isinstance(term.start, Day) and asked.last is not None and term.start > asked.last
    return not (ended or begins)


def _asked(examination: Examination, span: Span, place: Commune | None, *, is_examined: bool) -> TimelineQuestion:
    register, (first, last) = examination.register, span
    baseline = register.baseline
    if first is not None and last is not None and last < first:
        raise AskedWronglyError(
            Text(
                f"Khoảng ngày ngược: --from {day(first).vi} đứng sau --until {day(last).vi}. Hãy đổi lại hai ngày.",
                f"The days run backwards: --from {day(first).en} comes after --until {day(last).en}. Exchange them.",
            )
        )
    if is_examined and last is not None and last < baseline:
        raise AskedWronglyError(
            Text(
                f"Sổ «{register.name}» chỉ xét thẩm quyền từ mốc {day(baseline).vi}, nên không có diễn biến nào đến ngày "
                f"{day(last).vi}. Hãy chọn --until từ mốc đó trở đi.",
                f"The register “{english_of(register.name)}” examines authority from its baseline {day(baseline).en} on, so there is "
                f"nothing to tell until {day(last).en}. Choose --until from that day on.",
            )
        )
    name, told = (place.name, lived_when(register, place)) if place is not None else (None, None)
    return TimelineQuestion(register, examination.as_of, first or baseline, last, name, told)
