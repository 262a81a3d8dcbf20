"""What ``timeline`` says, for a person; ``timeline_json`` for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.timeline import BESIDE, ROLES, TimelineSpeaker, unsettled
from delegation.authority.links import any_of
from delegation.model.matters import Grant
from delegation.questions.timeline import (
    Hold,
    HolderTimeline,
    InstrumentTimeline,
    MatterTimeline,
    Stand,
    Timeline,
    TimelineQuestion,
    TimelineStretch,
)
from delegation.questions.timeline.events import Event, events_of
from delegation.questions.timeline.words import Chain
from delegation.reports.questions.timeline_head import amount, head
from delegation.reports.questions.timeline_instrument import of_instrument
from delegation.reports.shared.columns import few, listed, wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import codes, sentence
from delegation.speech.causes import telling
from delegation.speech.gaps import gaps
from delegation.speech.parties import together
from delegation.speech.registers import in_both
from delegation.speech.requests import waits

_MOST_NAMED = 3


def text(timeline: Timeline, rendering: Rendering) -> str:
    """Write the history for a person."""
    return "\n".join(_lines(timeline, rendering)).rstrip() + "\n"


def _lines(timeline: Timeline, rendering: Rendering) -> Iterator[str]:
    speaker = TimelineSpeaker(timeline.asked.register, rendering.language, timeline.asked.commune)
    if isinstance(timeline, InstrumentTimeline):
        return (yield from of_instrument(timeline, speaker, rendering))
    if isinstance(timeline, MatterTimeline):
        yield from _of_matter(timeline, speaker, rendering)
    else:
        yield from _of_holder(timeline, speaker, rendering)
    for then in timeline.then:
        yield f"\n{speaker.goes_on(then, timeline)}"
        yield from _lines(then, rendering)


def _of_matter(timeline: MatterTimeline, speaker: TimelineSpeaker, rendering: Rendering) -> Iterator[str]:
    matter, asked = timeline.matter, timeline.asked
    is_task = matter.kind == "task"
    kind = speaker.say("nhiệm vụ" if is_task else "thủ tục hành chính", matter.kind)
    yield from head(f"{matter.id}: {matter.title}", [kind], asked, speaker, rendering)
    for one in timeline.recoded:
        said = one_line(f"{sentence(codes.replaced(one, asked.register).in_(rendering.language))}.")
        yield from wrapped(said, "  ! ", "    ", rendering.width)
    for lane in timeline.lanes:
        where = speaker.areas(lane.areas) if asked.commune is None or len(timeline.lanes) > 1 else ""
        if where:
            yield from wrapped(one_line(where), speaker.say("  Đối với ", "  For "), "    ", rendering.width)
        for stretch in lane.stretches:
            yield from _stretch(stretch, asked, speaker, rendering)
        yield ""
    yield from _beside(timeline.assigned, speaker, rendering)
    left = [one.in_(rendering.language) for one in timeline.left]
    yield from listed(speaker.say("Chuyển tiếp", "Transition"), left, rendering)
    waiting = [waits(one.said, one.standing, certain=one.certain).in_(rendering.language) for one in timeline.waiting]
    yield from listed(speaker.say("Đề nghị, nghĩa vụ", "Requests and duties"), waiting, rendering)
    yield from listed(
        speaker.say("Chưa rõ", "Not known"), [one.in_(rendering.language) for one in timeline.unknown], rendering
    )
    yield from listed(
        speaker.say("Cần đối chiếu", "To be checked"),
        map(speaker.localised, timeline.reviews),
        rendering,
    )
    yield from listed(
        speaker.say("Nguồn", "Sources"), [in_both(one).in_(rendering.language) for one in timeline.sources], rendering
    )


def _beside(assigned: Sequence[Grant], speaker: TimelineSpeaker, rendering: Rendering) -> Iterator[str]:
    """List those who sign, are assigned or prepare, beside whoever decides."""
    said = map(speaker.in_full, assigned)
    yield from listed(BESIDE.in_(rendering.language), said, rendering)


def _stretch(
    stretch: TimelineStretch, asked: TimelineQuestion, speaker: TimelineSpeaker, rendering: Rendering
) -> Iterator[str]:
    here = speaker.say(" (ngày xét)", " (the day asked about)") if stretch.covers(asked.as_of) else ""
    yield f"  {speaker.days(stretch.first, stretch.last)}{here}"
    for change in stretch.changes:
        said = speaker.change(change)
        yield from wrapped(one_line(said), speaker.say("    Thay đổi: ", "    Change: "), "      ", rendering.width)
    owner = speaker.say("    Có thẩm quyền: ", "    Owner: ")
    if not stretch.is_laid_down:
        yield f"    {sentence(speaker.state(stretch))}"
        return
    if not stretch.owners:
        yield from wrapped(one_line(speaker.state(stretch)), owner, "      ", rendering.width)
        return
    yield from wrapped(one_line(_stands(stretch.owners, speaker)), owner, "      ", rendering.width)
    if stretch.is_shared:
        said = speaker.say(
            "! Trùng thẩm quyền: nhiều chủ thể cho cùng một việc, cần xem xét.",
            "! Conflict: several owners of one matter, to be considered.",
        )
        yield from wrapped(said, "    ", "      ", rendering.width)
    if [one.party for one in stretch.acting] != [one.party for one in stretch.owners]:
        owners = [one.chain for one in stretch.owners]
        acting = (
            _stands(stretch.acting, speaker, owners)
            if stretch.acting
            else speaker.say("không có chủ thể nào", "nobody")
        )
        yield from wrapped(
            one_line(acting), speaker.say("    Giải quyết: ", "    Exerciser: "), "      ", rendering.width
        )


def _stands(stands: Sequence[Stand], speaker: TimelineSpeaker, told: Sequence[Chain] = ()) -> str:
    """Name those who stand, each with its chain from where those already told leave it; why they are not sure is said once."""
    named = []
    for one in stands:
        chain = "" if one.chain in told else speaker.beyond(one.chain, told)
        said = speaker.stand(one) + (f" – {chain}" if chain else "")
        named.append((said, any_of(one.chain)))
    doubts = speaker.doubts(one.party for one in stands)
    said = "; ".join(one.in_(speaker.language) for one in together(named, "; "))
    return (
        speaker.say(f"{said}; chưa chắc chắn vì: {doubts}", f"{said}; not certain, for: {doubts}") if doubts else said
    )


def _of_holder(timeline: HolderTimeline, speaker: TimelineSpeaker, rendering: Rendering) -> Iterator[str]:
    holder, asked = timeline.holder, timeline.asked
    life = speaker.term(timeline.life) if timeline.life.start or timeline.life.end else ""
    exists = [speaker.say(f"tồn tại {life}", f"exists {life}")] if life else []
    after = ", ".join(map(speaker.holder, holder.successors))
    if after:
        exists.append(speaker.say(f"kế thừa: {after}", f"succeeded by {after}"))
    exists += [one.in_(rendering.language) for one in gaps(holder.gaps, asked.register)]
    name = speaker.holder(holder.id)
    yield from head(name, exists, asked, speaker, rendering)
    yield from _standing(timeline.holds, asked, speaker, rendering)
    told = list(events_of(timeline))
    if not (timeline.holds or timeline.assigned):
        yield "  " + speaker.say(
            "Từ mốc xét, sổ không ghi việc nào của chủ thể này.",
            "Since the baseline the register has no matter of this holder.",
        )
    for day in dict.fromkeys(one.day for one in told):
        here = [one for one in told if one.day == day]
        ahead = speaker.say(" (sau ngày xét)", " (after the day asked about)") if day > asked.as_of else ""
        yield f"  {speaker.day(day)}{ahead}"
        for event in here:
            yield from _event(event, speaker, rendering)
        yield ""
    if timeline.unsettled:
        yield from wrapped(unsettled(timeline, speaker), "  ", "    ", rendering.width)
    yield from _beside(timeline.assigned, speaker, rendering)
    yield from listed(
        speaker.say("Phạm vi, điều kiện của lần giao", "Scope and conditions of grants"),
        [speaker.in_full(one) for one in timeline.moving if speaker.limits(one)],
        rendering,
    )
    silent = map(speaker.in_full, timeline.silent)
    yield from listed(
        speaker.say(
            "Lần giao chưa nêu từng việc, nên không có ở trên", "Grants that name no matter, and so are not above"
        ),
        silent,
        rendering,
    )


def _standing(
    holds: Sequence[Hold], asked: TimelineQuestion, speaker: TimelineSpeaker, rendering: Rendering
) -> Iterator[str]:
    """Count what it has on the first day that is told and on the day of the question."""
    for day in sorted({one for one in (asked.first, asked.as_of) if one >= asked.register.baseline}):
        here = [one for one in holds if one.first <= day and (one.last is None or day <= one.last)]
        said = [
            f"{ROLES[role].in_(rendering.language).lower()} {amount(ids, speaker)}"
            for role in ROLES
            if (ids := [matter for one in here if one.role == role and one.certain for matter in one.matters])
        ]
        maybe = {matter for one in here if not one.certain for matter in one.matters}
        if maybe:
            said.append(speaker.say(f"có thể {amount(maybe, speaker)}", f"possibly {amount(maybe, speaker)}"))
        none = speaker.say("không có việc nào trong sổ", "no matter in the register")
        shown = "; ".join(said) or none
        yield from wrapped(
            shown, speaker.say(f"  Ngày {speaker.day(day)}: ", f"  On {speaker.day(day)}: "), "    ", rendering.width
        )
    yield ""


def _event(event: Event, speaker: TimelineSpeaker, rendering: Rendering) -> Iterator[str]:
    count = amount(event.matters, speaker)
    role = ROLES[event.role].in_(rendering.language).lower()
    if not event.certain and event.kind != "doubted":
        role += speaker.say(", chưa chắc chắn", ", not certain")
    others = ", ".join(map(speaker.holder, event.others))
    word = {
        "gained": speaker.say("Nhận", "Gains"),
        "lost": speaker.say("Không còn", "Loses"),
        "settled": speaker.say("Nay đã rõ", "Now settled:"),
        "doubted": speaker.say("Nay chưa chắc chắn", "Now in doubt:"),
    }[event.kind]
    who = ""
    if others:
        who = (
            speaker.say(f", từ {others}", f", from {others}")
            if event.kind == "gained"
            else speaker.say(f", chuyển sang {others}", f", to {others}")
        )
    elif event.is_left_empty:
        who = speaker.say(", không chủ thể nào thay thế", ", nobody steps in")
    why = speaker.causes(telling(event.causes, event.kind))
    because = speaker.say(f", vì {why}", f", for {why}") if why else ""
    yield from wrapped(
        one_line(f"{word} {count} ({role}){who}{because}: {few(event.matters, _MOST_NAMED)}"),
        "    ",
        "      ",
        rendering.width,
    )
