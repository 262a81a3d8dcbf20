"""The history of an instrument, as text."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.effects import effects
from delegation.answers.timeline import TimelineSpeaker
from delegation.model.instruments import Norm
from delegation.model.terms import Day, Term
from delegation.questions.timeline import InstrumentTimeline
from delegation.reports.questions.timeline_head import amount, head
from delegation.reports.shared.columns import listed, wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import instruments, sentence, unknowns


def of_instrument(timeline: InstrumentTimeline, speaker: TimelineSpeaker, rendering: Rendering) -> Iterator[str]:
    """Tell the life of an instrument, what it makes and what rests on it."""
    one, asked = timeline.instrument, timeline.asked
    about = f" ({one.short})" if one.short and not one.title and isinstance(one.number, str) else ""
    name = sentence(instruments.titled(one, about).in_(speaker.language))
    facts = (
        [speaker.say(f"ban hành {speaker.day(one.issued)}", f"issued {speaker.day(one.issued)}")]
        if isinstance(one.issued, Day)
        else []
    )
    yield from head(name, facts, asked, speaker, rendering)
    life = speaker.term(timeline.life)
    told = life + _why(timeline.life, speaker)
    yield from wrapped(told, speaker.say("  Hiệu lực: ", "  In force: "), "    ", rendering.width)
    for label, others in (
        (speaker.say("  Bị thay thế bởi: ", "  Replaced by: "), timeline.successors),
        (speaker.say("  Thay thế: ", "  Replaces: "), timeline.predecessors),
    ):
        if others:
            names = (f"{speaker.instrument(each.id)} ({speaker.term(asked.register.life(each))})" for each in others)
            yield from wrapped(one_line("; ".join(names)), label, "    ", rendering.width)
    for heading, text in effects(timeline):
        yield from wrapped(
            text.in_(rendering.language), f"  {heading.in_(rendering.language)}: ", "    ", rendering.width
        )
    yield ""
    yield from _made_by(timeline, speaker, rendering)


def _why(term: Term, speaker: TimelineSpeaker) -> str:
    """Say why a day of a term is not known; nothing where both are."""
    reasons = unknowns.reasons(term.unknowns).in_(speaker.language)
    return f" ({reasons})" if reasons else ""


def _made_by(timeline: InstrumentTimeline, speaker: TimelineSpeaker, rendering: Rendering) -> Iterator[str]:
    """Tell what an instrument makes, and what rests on it."""
    parts = (
        f"{sentence(speaker.named(group))}: {speaker.term(group[0].term)}{_why(group[0].term, speaker)}"
        + (speaker.say(", theo ", ", by ") + speaker.instrument(group[0].by) if group[0].by else "")
        for group in speaker.provisions(timeline.parts)
    )
    yield from listed(
        speaker.say("Điều khoản có hiệu lực riêng", "Provisions with days of their own"), parts, rendering
    )
    grants = map(speaker.in_full, timeline.grants)
    yield from listed(speaker.say("Lần giao quyền theo văn bản này", "Grants that it makes"), grants, rendering)
    norms = (
        f"{sentence(speaker.term(group[0].term))}: {'; '.join(speaker.pairs(group))}" for group in _by_term(timeline)
    )
    yield from listed(
        speaker.say(
            f"Quy phạm đặt tại văn bản này ({len(timeline.norms)})", f"Norms that it lays down ({len(timeline.norms)})"
        ),
        norms,
        rendering,
    )
    by_law = speaker.say("Thẩm quyền theo luật dựa vào văn bản này", "Authority by law that rests on it")
    rests = (
        f"{speaker.holder(each.holder)}: {amount(each.matters, speaker)}, {speaker.term(each.term)}"
        for each in timeline.rests
    )
    yield from listed(by_law, rests, rendering)
    if not (timeline.grants or timeline.norms or timeline.rests):
        yield "  " + speaker.say(
            "Trong sổ chưa có việc, lần giao, quy phạm nào dựa vào văn bản này.", "Nothing in the register rests on it."
        )


def _by_term(timeline: InstrumentTimeline) -> list[list[Norm]]:
    """Put norms together that live the same days and permit the same mechanism to the same effect."""
    found: dict[object, list[Norm]] = {}
    for one in timeline.norms:
        found.setdefault((one.term, one.mechanism, one.effect), []).append(one)
    return list(found.values())
