"""The life of an instrument: rows for it, its provisions, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.answers.timeline import TimelineSpeaker
from delegation.authority.marks import Marks
from delegation.charts.page.picture import Chart, about_holder
from delegation.charts.shared.counts import fields_of
from delegation.charts.shared.lists import amount
from delegation.charts.shared.rows import ChartRow, bar_of, chart_of_rows
from delegation.charts.shared.timelines import tells_reasons
from delegation.findings import Text
from delegation.model.instruments import Norm
from delegation.questions.timeline import InstrumentTimeline, PartLife
from delegation.speech import MECHANISMS, counted, sentence, unknowns


def of_instrument(timeline: InstrumentTimeline, speaker: TimelineSpeaker, rules_hash: str, marks: Marks) -> Chart:
    """Draw the life of an instrument and of what rests on it. ``marks``: what findings say of its grants."""
    one = timeline.instrument
    rows, whole = (
        [
            *_lives(timeline, speaker, are_merged=are_merged),
            *(_marked(row, marks) for row in _leaning(timeline, speaker, are_merged=are_merged)),
        ]
        for are_merged in (False, True)
    )
    short = speaker.say("Các dòng cùng loại gộp lại.", "Rows of a kind stand together.")
    why = unknowns.reasons(timeline.life.unknowns)
    notes = (
        []
        if not timeline.life.unknowns or not tells_reasons(speaker)
        else [
            speaker.say(
                f"Điểm chưa rõ: {why.vi}.",
                f"Not known: {why.en}.",
            )
        ]
    )
    name = sentence(speaker.instrument(one.id))
    return chart_of_rows(
        Text("Diễn biến hiệu lực của văn bản", "The life of an instrument"),
        f"{name}: {one.title}" if one.title and isinstance(one.number, str) else name,
        [(rows, ""), (whole, short)],
        (speaker.say("Văn bản, điều khoản", "Instrument, provision"), speaker.say("Nội dung", "Content")),
        timeline.asked,
        speaker,
        notes,
        one.source,
        rules_hash,
    )


def _marked(row: ChartRow, marks: Marks) -> ChartRow:
    kind, _, name = row.about.partition(":")
    return replace(row, marks=marks.on_grant(name)) if kind == "grant" else row


def _lives(timeline: InstrumentTimeline, speaker: TimelineSpeaker, *, are_merged: bool = False) -> Iterator[ChartRow]:
    one, register = timeline.instrument, timeline.asked.register
    about = f"instrument:{one.id}"
    label = (sentence(speaker.instrument(one.id)), speaker.say("toàn văn bản", "in whole"))
    yield ChartRow(label, (bar_of("bar-life", timeline.life),), (sentence(speaker.term(timeline.life)),), "life", about)
    for group in speaker.provisions(timeline.parts):
        names = sentence(speaker.named(group)) if not are_merged else _count(group, speaker)
        by = group[0].by
        told = sentence(speaker.term(group[0].term)) + (
            speaker.say(f", theo {speaker.instrument(by)}", f", by {speaker.instrument(by)}") if by else ""
        )
        yield ChartRow((names,), (bar_of("bar-life", group[0].term),), (told,), "life")
    for each, word in (
        *((each, speaker.say("thay thế văn bản này", "replaces it")) for each in timeline.successors),
        *((each, speaker.say("bị văn bản này thay thế", "replaced by it")) for each in timeline.predecessors),
    ):
        life = register.life(each)
        yield ChartRow(
            (sentence(speaker.instrument(each.id)), word),
            (bar_of("bar-life", life),),
            (sentence(speaker.term(life)),),
            "others",
        )


def _count(parts: Sequence[PartLife], speaker: TimelineSpeaker) -> str:
    return counted(len(parts), "điều khoản", "provision").in_(speaker.language)


def _leaning(timeline: InstrumentTimeline, speaker: TimelineSpeaker, *, are_merged: bool = False) -> Iterator[ChartRow]:
    """Give what rests on it: grants, norms, authority by law."""
    for grant in timeline.grants:
        yield ChartRow(
            (sentence(speaker.mechanism(grant)), speaker.say("lần giao", "grant")),
            (bar_of("bar-life", grant.running),), tuple(filter(None, (speaker.grant(grant), speaker.limits(grant)))), "grants", f"grant:{grant.id}",
        )  # fmt: skip
    norms: dict[object, list[Norm]] = {}
    for norm in timeline.norms:
        norms.setdefault((norm.term, None if are_merged else (norm.mechanism, norm.effect)), []).append(norm)
    for own in norms.values():
        count = counted(len(own), "quy phạm", "norm").in_(speaker.language)
        told = () if are_merged else tuple(speaker.pairs(own))
        how = () if are_merged else (MECHANISMS[own[0].mechanism].in_(speaker.language),)
        yield ChartRow((count, *how), (bar_of("bar-life", own[0].term),), told, "norms")
    for rest in timeline.rests:
        label = amount(fields_of(speaker.register, rest.matters, speaker.language), speaker.language)
        yield ChartRow(
            (sentence(label), speaker.say("thẩm quyền theo luật", "authority by law")),
            (bar_of("bar-owns" if rest.holder else "bar-unknown", rest.term),), (sentence(speaker.holder(rest.holder)),), "rests",
            about_holder(rest.holder),
        )  # fmt: skip
