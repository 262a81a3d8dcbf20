"""The answer to ``who`` for programs."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Text
from delegation.questions.who import Answer, Part, Party, Silent
from delegation.questions.who.received import Staying
from delegation.reports.shared.cases import limits_of
from delegation.reports.shared.json import Value, day_value, document, text_value
from delegation.reports.shared.steps import assigned_value, step_value
from delegation.speech.areas import in_full


def as_json(answer: Answer, rules_hash: str, supposing: Iterable[Text] = ()) -> str:
    """Write the answer for programs. ``owner`` and ``exerciser`` are ids where one alone is certain, else ``null``.

    ``supposing``: the hypotheses under which it is given; where there are none, nothing is said of them.
    """
    value = answer_value(answer)
    hypotheses: list[Value] = [text_value(one) for one in supposing]
    if hypotheses:
        value["hypotheses"] = hypotheses
    return document("delegation-answer", rules_hash, value)


def answer_value(answer: Answer) -> dict[str, Value]:
    """Give what is written of an answer."""
    parts: list[Value] = [_part_value(one) for one in answer.parts]
    return {
        "asked": answer.asked,
        "guessed": answer.guessed,
        "matter": answer.matter,
        "title": answer.title,
        "kind": answer.kind,
        "field": answer.field,
        "provenance": answer.provenance,
        "as_of": answer.as_of.isoformat(),
        "commune": answer.commune,
        **({"case": text_value(answer.case)} if answer.case is not None else {}),
        "state": answer.state,
        "place": text_value(answer.place) if answer.place is not None else None,
        **({"outside": text_value(answer.outside)} if answer.outside is not None else {}),
        "since": day_value(answer.since),
        "until": day_value(answer.until),
        "parts": parts,
        "lapsed": [
            {**_party_value(one.party), "because": [text_value(reason) for reason in one.because]}
            for one in answer.lapsed
        ],
        "coordinators": list(answer.coordinators),
        "unknown": [text_value(one) for one in answer.unknown],
        "received": day_value(answer.received),
        "stays": _staying_value(answer.stays) if answer.stays is not None else None,
        "left_behind": [{**_staying_value(one.staying), "deciders": list(one.deciders)} for one in answer.left_behind],
        "silent_grants": [_silent_value(one) for one in answer.silent],
        "reviews": list(answer.reviews),
        "sources": list(answer.sources),
    }


def _staying_value(one: Staying) -> dict[str, Value]:
    return {
        "instrument": one.by.instrument,
        "at": one.by.at,
        "before": day_value(one.before),
        "until": day_value(one.until),
    }


def _part_value(part: Part) -> dict[str, Value]:
    return {
        "communes": None if part.communes is None else list(part.communes),
        "cases": [in_full(one).vi for one in part.cases],
        **limits_of(part.cases),
        "owner": None if any(one.moves_ownership for one in part.unnamed) else _only(part.owners, part.rest_owners),
        "exerciser": None if part.unnamed else _only(part.exercisers, part.rest_exercisers),
        "owners": [_party_value(one) for one in part.owners],
        "exercisers": [_party_value(one) for one in part.exercisers],
        "rest_owners": [_party_value(one) for one in part.rest_owners],
        "rest_exercisers": [_party_value(one) for one in part.rest_exercisers],
        "owner_unknown": list(part.owner_unknown),
        "unnamed": [step_value(one) for one in part.unnamed],
        "assigned": [assigned_value(one) for one in part.assigned],
    }


def _silent_value(one: Silent) -> dict[str, Value]:
    return {
        "grant": one.grant,
        "instrument": one.instrument,
        "giver": one.giver,
        "receiver": one.receiver,
        "content": one.content,
        "fields": list(one.fields),
    }


def _only(parties: tuple[Party, ...], rest: tuple[Party, ...]) -> str | None:
    if rest:
        return None
    return parties[0].holder if len(parties) == 1 and parties[0].certain else None


def _party_value(one: Party) -> dict[str, Value]:
    return {
        "holder": one.holder,
        "name": one.name,
        "certain": one.certain,
        "because": list(one.because),
        "worded_parts": list(one.parts),
        "ended": day_value(one.ended),
        "successors": list(one.successors),
        "term": {
            "from": day_value(one.term.start),
            "to": day_value(one.term.end),
            "ended_by": one.term.ended_by,
            "unknown": list(one.term.unknown),
            "earlier": [{"to": day.isoformat(), "ended_by": by} for day, by in one.term.earlier],
        },
        "chain": [step_value(step) for step in one.chain],
        "other_chains": [[step_value(step) for step in chain] for chain in one.others],
    }
