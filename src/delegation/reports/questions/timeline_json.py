"""What ``timeline`` says for programs: ids, days, and sentences in both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from delegation.answers.timeline import TimelineSpeaker
from delegation.authority.entries import ChangeCause, Party
from delegation.findings import Text
from delegation.model.acts import Doubt, Extended, Extension, Interruption, Recoded, Transition
from delegation.model.gaps import Gap
from delegation.model.instruments import Norm
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.questions.timeline import (
    Change,
    Hold,
    HolderTimeline,
    InstrumentTimeline,
    Lane,
    MatterTimeline,
    PartLife,
    Rest,
    Stand,
    Timeline,
    TimelineQuestion,
    TimelineStretch,
)
from delegation.reports.questions.who_json import WAITING
from delegation.reports.shared.areas import AREAS
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.speech import codes
from delegation.speech.causes import said
from delegation.speech.gaps import gaps
from delegation.speech.suspensions import not_given
from delegation.speech.unknowns import reason


def _both(register: Register, tell: Callable[[TimelineSpeaker], str]) -> Text:
    return Text(tell(TimelineSpeaker(register, "vi")), tell(TimelineSpeaker(register, "en")))


def _limited(timeline: HolderTimeline, register: Register) -> list[Grant]:
    speaker = TimelineSpeaker(register, "vi")
    return [one for one in timeline.moving if speaker.limits(one)]


def _ever(_: Interruption) -> bool:
    return True


TIMELINE: Shapes = {
    **AREAS,
    **WAITING,
    TimelineQuestion: shape(
        "as_of from=first until=last commune **place",
        place=lambda asked, _: {"place": asked.place} if asked.place is not None else {},
    ),
    MatterTimeline: shape(
        "**asked kind id=matter.id title=matter.title lanes assigned unknown reviews sources **requests **left **codes **then",
        codes=lambda timeline, _: {"codes": timeline.recoded} if timeline.recoded else {},
        then=lambda timeline, _: {"then": timeline.then} if timeline.then else {},
        kind=lambda *_: "matter",
        requests=lambda timeline, _: {"requests": timeline.waiting} if timeline.waiting else {},
        # Only where a decision that ends another one leaves files behind.
        left=lambda timeline, _: {"left_behind": timeline.left} if timeline.left else {},
    ),
    Recoded: shape("old new from=on by said", said=codes.replaced),
    Lane: shape("areas stretches"),
    TimelineStretch: shape("from=first to=last state owners exercisers=acting changes"),
    Stand: shape("**party rest by", by=lambda one, register: _both(register, lambda speaker: speaker.chain(one.chain))),
    Party: shape("holder certain because"),
    Change: shape(
        "role kind before after causes said",
        said=lambda one, register: _both(register, lambda speaker: speaker.change(one)),
    ),
    ChangeCause: shape("kind about at edge day by said", at=lambda one, _: one.at or None, said=said),
    HolderTimeline: shape(
        "**asked kind id=holder.id name=holder.name term=life successors=holder.successors holds unsettled "
        "without_matters=silent **beside **limited **gaps **then",
        limited=lambda timeline, register: {"grants": limited} if (limited := _limited(timeline, register)) else {},
        # Only where somebody signs, is assigned or prepares.
        beside=lambda timeline, _: {"assigned": timeline.assigned} if timeline.assigned else {},
        then=lambda timeline, _: {"then": timeline.then} if timeline.then else {},
        gaps=lambda timeline, register: _stated(timeline.holder.gaps, register),
        kind=lambda *_: "holder",
    ),
    Hold: shape("role certain from=first to=last gained lost matters"),
    InstrumentTimeline: shape(
        "**asked kind id=instrument.id number=instrument.number title=instrument.called term=life replaced_by replaces "
        "suspended **perhaps corrected_by **extends **gaps transition=instrument.transition provisions=parts grants norms rests",
        gaps=lambda timeline, register: _stated(timeline.instrument.gaps, register),
        kind=lambda *_: "instrument",
        replaced_by=lambda timeline, _: [one.id for one in timeline.successors],
        replaces=lambda timeline, _: [one.id for one in timeline.predecessors],
        # Only where it is not known whether it, or a part of it, is suspended.
        perhaps=lambda timeline, _: (
            {"perhaps_suspended": timeline.perhaps_suspended} if timeline.perhaps_suspended else {}
        ),
        # Only where it extends something.
        extends=lambda timeline, _: {"extends": timeline.instrument.extends} if timeline.instrument.extends else {},
        corrected_by=lambda timeline, _: [one.id for one in timeline.corrected_by],
    ),
    Interruption: shape("at **term by", at=lambda one, _: one.at or None),
    Doubt: shape("at **term by why", why=lambda one, _: reason(one.why)),
    Transition: shape("before at until grants"),
    PartLife: shape("at **term by"),
    # ``extended``, ``not_given``, ``limits``: only where something extends it, suspends it or ended some of it, or limits it.
    Grant: shape(
        "id mechanism giver receiver **term **extended **away **limits",
        limits=lambda grant, register: (
            {"limits": limits} if (limits := _both(register, lambda speaker: speaker.limits(grant))).vi else {}
        ),
        away=lambda grant, register: {"not_given": away} if (away := [*not_given(grant, register, _ever)]) else {},
        extended=lambda grant, _: {"extended": grant.extended} if grant.extended else {},
    ),
    Extension: shape("instrument grant at to"),
    Extended: shape("at to by"),
    Norm: shape("id **term"),
    Rest: shape("holder **term matters"),
}


def _stated(several: Sequence[Gap], register: Register) -> dict[str, list[Text]]:
    """Give what an entry states to be not known beside what it says; only where it does."""
    return {"not_known": [*gaps(several, register)]} if several else {}


def as_json(timeline: Timeline, rules_hash: str) -> str:
    """Write the history. Days are ISO days or ``{"unknown": reason}``; ``null`` is open."""
    return document("delegation-timeline", rules_hash, written(timeline, TIMELINE, timeline.asked.register))
