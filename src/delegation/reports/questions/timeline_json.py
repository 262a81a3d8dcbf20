"""What ``timeline`` says for programs: ids, days, and sentences in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from delegation.answers.timeline import Speaker
from delegation.authority.boxes import joined_cases
from delegation.authority.entries import Cause, Party
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown
from delegation.questions.compare.words import Area
from delegation.questions.timeline import (
    Change,
    Hold,
    HolderTimeline,
    InstrumentTimeline,
    MatterTimeline,
    Stand,
    Stretch,
    Timeline,
)
from delegation.reports.shared.cases import case_value
from delegation.reports.shared.json import Value, day_value, document, text_value
from delegation.speech.causes import said


def as_json(timeline: Timeline, rules_hash: str) -> str:
    """Write the history. Days are ISO days or ``{"unknown": reason}``; ``null`` is open."""
    asked = timeline.asked
    value: dict[str, Value] = {
        "as_of": asked.as_of.isoformat(),
        "from": asked.first.isoformat(),
        "until": day_value(asked.last),
        "commune": asked.commune,
    }
    if isinstance(timeline, MatterTimeline):
        value |= _of_matter(timeline)
    elif isinstance(timeline, HolderTimeline):
        value |= _of_holder(timeline)
    else:
        value |= _of_instrument(timeline)
    return document("delegation-timeline", rules_hash, value)


def _of_matter(timeline: MatterTimeline) -> dict[str, Value]:
    register = timeline.asked.register
    return {
        "kind": "matter",
        "id": timeline.matter.id,
        "title": timeline.matter.title,
        "lanes": [
            {
                "areas": [_area(area) for area in lane.areas],
                "stretches": [_stretch(one, register) for one in lane.stretches],
            }
            for lane in timeline.lanes
        ],
        "assigned": [_grant(one) for one in timeline.assigned],
        "unknown": [text_value(one) for one in timeline.unknown],
        "reviews": list(timeline.reviews),
        "sources": list(timeline.sources),
    }


def _area(area: Area) -> Value:
    communes: Value = None if area.communes is None else [*sorted(area.communes)]
    cases: Value = None if area.cases is None else [*map(case_value, joined_cases(area.cases))]
    return {"communes": communes, "cases": cases}


def _stretch(one: Stretch, register: Register) -> Value:
    return {
        "from": one.first.isoformat(),
        "to": day_value(one.last),
        "state": one.state,
        "owners": [_stand(each, register) for each in one.owners],
        "exercisers": [_stand(each, register) for each in one.acting],
        "changes": [_change(each, register) for each in one.changes],
    }


def _stand(one: Stand, register: Register) -> Value:
    chain = _both(register, lambda speaker: speaker.chain(one.chain))
    return {**_party(one.party), "rest": one.rest, "by": chain}


def _party(one: Party) -> dict[str, Value]:
    return {"holder": one.holder, "certain": one.certain, "because": list(one.because)}


def _both(register: Register, tell: Callable[[Speaker], str]) -> Value:
    return {"vi": tell(Speaker(register, "vi")), "en": tell(Speaker(register, "en"))}


def _change(one: Change | None, register: Register) -> Value:
    if one is None:
        return None
    return {
        "role": one.role,
        "kind": one.kind,
        "before": [_party(each) for each in one.before],
        "after": [_party(each) for each in one.after],
        "causes": _causes(one.causes, register),
        "said": _both(register, lambda speaker: speaker.change(one)),
    }


def _causes(causes: Iterable[Cause], register: Register) -> list[Value]:
    return [
        {
            "kind": one.kind,
            "about": one.about,
            "at": one.at or None,
            "edge": one.edge,
            "day": day_value(one.day),
            "by": list(one.by),
            "said": {"vi": said(one, register).vi, "en": said(one, register).en},
        }
        for one in causes
    ]


def _of_holder(timeline: HolderTimeline) -> dict[str, Value]:
    holder, register = timeline.holder, timeline.asked.register
    return {
        "kind": "holder",
        "id": holder.id,
        "name": holder.name,
        "term": _term(holder.term),
        "successors": list(holder.successors),
        "holds": [_hold(one, register) for one in timeline.holds],
        "unsettled": list(timeline.unsettled),
        "without_matters": [_grant(one) for one in timeline.silent],
    }


def _hold(one: Hold, register: Register) -> Value:
    return {
        "role": one.role,
        "certain": one.certain,
        "from": one.first.isoformat(),
        "to": day_value(one.last),
        "gained": _change(one.gained, register),
        "lost": _change(one.lost, register),
        "matters": list(one.matters),
    }


def _of_instrument(timeline: InstrumentTimeline) -> dict[str, Value]:
    one = timeline.instrument
    return {
        "kind": "instrument",
        "id": one.id,
        "number": one.number if isinstance(one.number, str) else {"unknown": one.number.reason},
        "title": one.title,
        "term": _term(timeline.life),
        "replaced_by": [each.id for each in timeline.successors],
        "replaces": [each.id for each in timeline.predecessors],
        "provisions": [{"at": each.at, **_term(each.term), "by": each.by} for each in timeline.parts],
        "grants": [_grant(each) for each in timeline.grants],
        "norms": [{"id": each.id, **_term(each.term)} for each in timeline.norms],
        "rests": [
            {"holder": each.holder, **_term(each.term), "matters": list(each.matters)} for each in timeline.rests
        ],
    }


def _grant(one: Grant) -> Value:
    return {
        "id": one.id,
        "mechanism": one.mechanism,
        "giver": _side(one.giver),
        "receiver": _side(one.receiver),
        **_term(one.term),
    }


def _side(holder: str | Unknown) -> Value:
    return {"unknown": holder.reason} if isinstance(holder, Unknown) else str(holder)


def _term(term: Term) -> dict[str, Value]:
    return {"from": day_value(term.start), "to": day_value(term.end)}
