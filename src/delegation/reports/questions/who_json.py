"""The answer to ``who`` for programs."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.authority.usable import UsableTerm
from delegation.findings import Text
from delegation.questions.who import Answer, AnswerPart, AnswerParty, Lapsed, LeftBehind, Recoding, Silent
from delegation.questions.who.answer import CoDecider
from delegation.questions.who.received import Staying
from delegation.questions.who.requests import Waiting
from delegation.reports.shared.cases import said_of_cases
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.steps import STEPS
from delegation.reports.shared.terms import may_be_longer
from delegation.speech.transitions import rests


def _only(parties: tuple[AnswerParty, ...], rest: tuple[AnswerParty, ...]) -> str | None:
    if rest:
        return None
    return parties[0].holder if len(parties) == 1 and parties[0].certain else None


def _owner(part: AnswerPart, _: object) -> str | None:
    return None if any(one.moves_ownership for one in part.unnamed) else _only(part.owners, part.rest_owners)


WAITING: Shapes = {
    Waiting: shape("request=request.id kind=request.kind state due=request.due certain said standing"),
}
"""A request that waits about a matter. ``certain`` is false where it may only be about it."""
ANSWER: Shapes = {
    **STEPS,
    **WAITING,
    Answer: shape(
        "asked guessed matter title kind field provenance as_of commune **case state place **outside since until parts lapsed "
        "coordinators unknown received stays **each left_behind **not_left silent_grants=silent reviews sources **requests **codes **former **beside **co_deciders",
        # Only where a case is asked for, or lies outside of what is stated.
        case=lambda answer, _: {} if answer.case is None else {"case": answer.case},
        outside=lambda answer, _: {} if answer.outside is None else {"outside": answer.outside},
        # Only where any waits.
        requests=lambda answer, _: {"requests": answer.waiting} if answer.waiting else {},
        # Only where something is needed of a coordinator.
        co_deciders=lambda answer, _: {"co_deciders": answer.co_deciders} if answer.co_deciders else {},
        # Only where the matter was asked for by an id that it had before.
        former=lambda answer, _: {"former_id": answer.asked} if answer.former else {},
        # Only where others may be meant.
        beside=lambda answer, _: (
            {"may_also_mean": [dict(zip(("matter", "title"), one, strict=True)) for one in answer.beside]}
            if answer.beside
            else {}
        ),
        stays=lambda answer, _: next(iter(answer.stays), None),
        # Only where the text that leaves files behind rests.
        not_left=lambda answer, _: (
            {"not_left": [rests(one.by, one.before, one.term, one.suspended_by) for one in answer.not_left]}
            if answer.not_left
            else {}
        ),
        # Only where a file stays by one change here and by another, or by none, there.
        each=lambda answer, _: (
            {"stays_in": [{"where": one.where, "instrument": one.by.instrument} for one in answer.stays]}
            if any(one.where is not None for one in answer.stays)
            else {}
        ),
        # Only where codes replaced one another.
        codes=lambda answer, _: {"codes": answer.recoded} if answer.recoded else {},
    ),
    CoDecider: shape("holder name act"),
    Recoding: shape("old new from=on by is_answered=is_led grants said"),
    AnswerPart: shape(
        "communes **cases owner exerciser owners exercisers rest_owners rest_exercisers owner_unknown unnamed assigned **more",
        cases=said_of_cases,
        owner=_owner,
        exerciser=lambda part, _: None if part.unnamed else _only(part.exercisers, part.rest_exercisers),
        # Only where not all chains are followed.
        more=lambda part, _: {"more_chains": True} if part.has_more_chains else {},
    ),
    Staying: shape("instrument=by.instrument at=by.at before until"),
    LeftBehind: shape(
        "**staying deciders **where",
        # Only where others go on elsewhere.
        where=lambda one, _: {"communes": one.communes, **said_of_cases(one, None)} if one.where is not None else {},
    ),
    Silent: shape("grant instrument giver receiver content fields"),
    AnswerParty: shape(
        "holder name certain because worded_parts=parts ended successors term chain other_chains=others"
    ),
    Lapsed: shape("**party because"),
    UsableTerm: shape(
        "from=start to=end ended_by unknown earlier **longer",
        longer=may_be_longer,
        earlier=lambda term, _: [{"to": day, "ended_by": by} for day, by in term.earlier],
    ),
}


def as_json(answer: Answer, rules_hash: str, supposing: Iterable[Text] = ()) -> str:
    """Write the answer for programs. ``owner`` and ``exerciser`` are ids where one alone is certain, else ``null``.

    ``supposing``: the hypotheses under which it is given; where there are none, nothing is said of them.
    """
    hypotheses = list(supposing)
    more = written({"hypotheses": hypotheses}, {}) if hypotheses else {}
    return document("delegation-answer", rules_hash, {**written(answer, ANSWER), **more})
