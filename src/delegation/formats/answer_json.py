"""The answer to ``who`` for programs."""

from __future__ import annotations

import json

from delegation.answers import Answer, Part, Party, Step
from delegation.model.terms import Day, Unknown

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


def as_json(answer: Answer) -> str:
    """Write the answer for programs. ``owner`` and ``exerciser`` are ids where one is certain, else ``null``."""
    parts: list[Value] = [_part_value(one) for one in answer.parts]
    value: dict[str, Value] = {
        "format": "delegation-answer",
        "version": 1,
        "asked": answer.asked,
        "guessed": answer.guessed,
        "matter": answer.matter,
        "title": answer.title,
        "kind": answer.kind,
        "field": answer.field,
        "provenance": answer.provenance,
        "as_of": answer.as_of.isoformat(),
        "commune": answer.commune,
        "state": answer.state,
        "since": _day(answer.since),
        "until": _day(answer.until),
        "parts": parts,
        "lapsed": [
            {**_party_value(one.party), "because": [{"vi": reason.vi, "en": reason.en} for reason in one.because]}
            for one in answer.lapsed
        ],
        "coordinators": list(answer.coordinators),
        "unknown": [{"vi": one.vi, "en": one.en} for one in answer.unknown],
        "reviews": list(answer.reviews),
        "sources": list(answer.sources),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _part_value(part: Part) -> dict[str, Value]:
    return {
        "communes": None if part.communes is None else list(part.communes),
        "cases": list(part.cases),
        "owner": _only(part.owners),
        "exerciser": _only(part.exercisers),
        "owners": [_party_value(one) for one in part.owners],
        "exercisers": [_party_value(one) for one in part.exercisers],
        "owner_unknown": list(part.owner_unknown),
    }


def _only(parties: tuple[Party, ...]) -> str | None:
    return parties[0].holder if len(parties) == 1 and parties[0].certain else None


def _party_value(one: Party) -> dict[str, Value]:
    return {
        "holder": one.holder,
        "name": one.name,
        "certain": one.certain,
        "because": list(one.because),
        "ended": _day(one.ended),
        "successors": list(one.successors),
        "term": {
            "from": _day(one.term.start),
            "to": _day(one.term.end),
            "ended_by": one.term.ended_by,
            "unknown": list(one.term.unknown),
        },
        "chain": [_step_value(step) for step in one.chain],
    }


def _step_value(step: Step) -> dict[str, Value]:
    return {
        "mechanism": step.mechanism,
        "giver": step.giver,
        "holder": step.holder,
        "basis": [
            {"instrument": one.instrument, "at": one.at, "title": one.title, "type": one.type} for one in step.basis
        ],
        "from": _day(step.term.start),
        "to": _day(step.term.end),
        "row": step.row,
        "printed": step.printed,
        "note": step.note,
        "review": step.review,
    }


def _day(day: Day | Unknown | None) -> Value:
    if isinstance(day, Unknown):
        return {"unknown": day.reason}
    return day.isoformat() if day is not None else None
