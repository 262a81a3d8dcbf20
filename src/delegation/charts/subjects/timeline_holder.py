"""The history of a holder: a row for its life, and rows for what it has, by the days on which that comes and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from delegation.answers.timeline import TimelineSpeaker, unsettled
from delegation.authority.marks import Marks
from delegation.charts.page.picture import Chart, NodeKind, about_holder
from delegation.charts.shared.counts import fields_of
from delegation.charts.shared.following import following, places_after
from delegation.charts.shared.lists import amount
from delegation.charts.shared.marks import of_matters
from delegation.charts.shared.rows import Bar, ChartRow, bar_of, chart_of_rows
from delegation.charts.shared.timelines import speaker_in
from delegation.findings import Text
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import ONE_DAY
from delegation.questions.compare.words import Role
from delegation.questions.timeline import Hold, HolderTimeline
from delegation.speech import in_english, number, sentence
from delegation.speech.text import shortened

_BARS: dict[Role, NodeKind] = {"both": "bar-both", "owns": "bar-owns", "acts": "bar-acts"}


_LONGEST_TITLE = 80
_MOST_NOTES = 4
"""Grants of each kind that a note has room for."""


def of_holder(timeline: HolderTimeline, speaker: TimelineSpeaker, rules_hash: str, marks: Marks) -> Chart:
    """Draw what a holder gained and lost. ``marks``: what findings say of the steps."""
    holder, asked = timeline.holder, timeline.asked
    full, merged, counted = _rows(timeline, speaker, marks)
    for one in following(timeline):
        for rows, further in zip((full, merged, counted), _rows(one, speaker_in(one, speaker), marks), strict=True):
            rows.extend(replace(row, group=f"{row.group}:{one.asked.commune}") for row in further)
    short = speaker.say(
        "Các việc cùng ngày bắt đầu và kết thúc gộp vào một dòng.",
        "Matters that begin and end on the same days stand in one row.",
    )
    counts = speaker.say(
        "Chỉ ghi số việc của từng khoảng ngày.", "Only the number of matters on each stretch of days is given."
    )
    return chart_of_rows(
        Text("Diễn biến thẩm quyền của chủ thể", "How the authority of a holder changes"),
        speaker.holder(holder.id),
        [(full, ""), (merged, short), (counted, counts)],
        (speaker.say("Việc", "Matters"), speaker.say("Nhận và chấm dứt", "Gained and lost")),
        asked,
        speaker,
        list(_notes(timeline, speaker)),
        holder.source,
        rules_hash,
    )


def _rows(
    timeline: HolderTimeline, speaker: TimelineSpeaker, marks: Marks
) -> tuple[list[ChartRow], list[ChartRow], list[ChartRow]]:
    """Give the rows of a holder in one place: in full, with those alike put together, and as numbers alone."""
    name = speaker.holder(timeline.holder.id)
    life = [ChartRow((name,), (bar_of("bar-life", timeline.life),), (_life(timeline, speaker),))]
    life += _successors(timeline, speaker)
    full, merged = (
        [_marked(group, timeline, speaker, marks) for group in _alike(timeline.holds, told)]
        for told in (lambda one: tuple(_why((one,), speaker)), lambda _: ())
    )
    silent = [_silent(one, speaker, marks) for one in timeline.silent]
    counted = list(_counted(timeline, speaker)) or life
    return [*life, *full, *silent], [*life, *merged, *silent], counted


def _marked(holds: Sequence[Hold], timeline: HolderTimeline, speaker: TimelineSpeaker, marks: Marks) -> ChartRow:
    matters = (name for one in holds for name in one.matters)
    here = frozenset({timeline.holder.id})
    return replace(_hold(holds, speaker), marks=of_matters(matters, timeline.asked.register, marks, here))


def _silent(grant: Grant, speaker: TimelineSpeaker, marks: Marks) -> ChartRow:
    unnamed, bar = (speaker.say("Chưa nêu từng việc", "No matter named"),), bar_of("bar-possible", grant.term)
    return ChartRow(unnamed, (bar,), (speaker.grant(grant),), "silent", f"grant:{grant.id}", marks.on_grant(grant.id))


def _successors(timeline: HolderTimeline, speaker: TimelineSpeaker) -> Iterator[ChartRow]:
    for one in timeline.holder.successors:
        found = timeline.asked.register.holder(one)
        if found is not None:
            name, bar = (speaker.holder(one), speaker.say("kế thừa", "succeeds")), bar_of("bar-life", found.term)
            yield ChartRow(name, (bar,), (sentence(speaker.term(found.term)),), about=about_holder(one))


def _notes(timeline: HolderTimeline, speaker: TimelineSpeaker) -> Iterator[str]:
    if not (timeline.holds or timeline.assigned):
        yield speaker.say(
            "Từ mốc xét, sổ không ghi việc nào của chủ thể này.", "Since the baseline the register has no matter of it."
        )
    yield from (f"{sentence(speaker.in_full(one))}." for one in timeline.assigned[:_MOST_NOTES])
    limited = [one for one in timeline.moving if speaker.limits(one)]
    yield from (f"{sentence(speaker.grant(one))}: {speaker.limits(one)}." for one in limited[:_MOST_NOTES])
    left = sum(max(0, len(some) - _MOST_NOTES) for some in (timeline.assigned, limited))
    if left:
        yield speaker.say(
            f"Còn {number(left).vi} lần giao khác có phạm vi, điều kiện hoặc không đổi nơi quyết định, không nêu ở đây.",
            f"Not told here: {in_english(left, 'more grant')} with scope, conditions or no change of decider.",
        )
    if timeline.unsettled:
        yield unsettled(timeline, speaker)
    yield from places_after(timeline, following(timeline), speaker)


def _life(timeline: HolderTimeline, speaker: TimelineSpeaker) -> str:
    term, after = timeline.life, ", ".join(map(speaker.holder, timeline.holder.successors))
    said = sentence(speaker.term(term)) if term.start or term.end else speaker.say("Đang tồn tại", "Exists")
    return said + (speaker.say(f"; kế thừa: {after}", f"; succeeded by {after}") if after else "")


def _alike(holds: Sequence[Hold], told: Callable[[Hold], tuple[str, ...]]) -> Iterator[list[Hold]]:
    """Put what comes and goes on the same days together, where the same is told of it."""
    found: dict[object, list[Hold]] = {}
    for one in holds:
        found.setdefault((one.role, one.certain, one.first, one.last, told(one)), []).append(one)
    yield from found.values()


def _counted(timeline: HolderTimeline, speaker: TimelineSpeaker) -> Iterator[ChartRow]:
    """Give one row for each way of having matters, with their number on each stretch of days."""
    ways: dict[tuple[Role, bool], list[Hold]] = {}
    for one in timeline.holds:
        ways.setdefault((one.role, one.certain), []).append(one)
    for (role, certain), holds in ways.items():
        firsts = sorted({*(one.first for one in holds), *(one.last + ONE_DAY for one in holds if one.last is not None)})
        bars = []
        for first, after in zip(firsts, [*firsts[1:], None], strict=True):
            here = {
                matter for one in holds if one.first <= first and (one.last or first) >= first for matter in one.matters
            }
            if here:
                kind = _BARS[role] if certain else "bar-possible"
                bars.append(
                    Bar(kind, first, after - ONE_DAY if after else None, number(len(here)).in_(speaker.language))
                )
        yield ChartRow((sentence(_role(role, speaker, certain=certain)),), tuple(bars), (), "holds")


def _role(role: Role, speaker: TimelineSpeaker, *, certain: bool) -> str:
    said = {
        "both": speaker.say("có thẩm quyền và giải quyết", "owns and acts"),
        "owns": speaker.say("có thẩm quyền", "owns"),
        "acts": speaker.say("giải quyết", "acts"),
    }[role]
    return said if certain else speaker.say(f"có thể {said}", f"possibly {said}")


def _hold(holds: Sequence[Hold], speaker: TimelineSpeaker) -> ChartRow:
    one = holds[0]
    ids: dict[MatterId, None] = dict.fromkeys(matter for each in holds for matter in each.matters)
    label = _called(list(ids), speaker)
    kind = _BARS[one.role] if one.certain else "bar-possible"
    role = _role(one.role, speaker, certain=one.certain)
    return ChartRow((sentence(label), role), (Bar(kind, one.first, one.last),), tuple(_why(holds, speaker)), "holds")


def _called(ids: Sequence[MatterId], speaker: TimelineSpeaker) -> str:
    """Name a matter that is the only one of its row; count several."""
    if len(ids) == 1:
        return shortened(speaker.register.matters[ids[0]].title, _LONGEST_TITLE)
    return amount(fields_of(speaker.register, ids, speaker.language), speaker.language)


def _why(holds: Sequence[Hold], speaker: TimelineSpeaker) -> Iterator[str]:
    """Say what gave and what took; of many texts how many."""
    for word, changes in (
        (speaker.say("Nhận", "Gained"), [one.gained for one in holds if "gained" in one.gains]),
        (speaker.say("Đổi", "Changed"), [one.gained for one in holds if "gained" not in one.gains]),
        (speaker.say("Không còn", "Lost"), [one.lost for one in holds if one.losses]),
    ):
        causes = tuple(dict.fromkeys(cause for one in changes if one is not None for cause in one.causes))
        told = speaker.summed(causes)
        if told:
            yield f"{word}: {told}"
