"""What ``horizon`` says, for programs: ids and days."""

from __future__ import annotations

from delegation.answers.horizon import EndingSpeaker
from delegation.findings import Text
from delegation.model.requests import Request
from delegation.questions.horizon import Due, Fall, Fallen, Horizon, Left, Perhaps, Returned, Stop
from delegation.questions.horizon.suspensions import Pause
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.speech import requests
from delegation.speech.communes import becoming


def _at(one: Pause, _: object) -> str | None:
    return one.what.at or None


def _by(one: Pause, _: object) -> str | None:
    return one.what.by or None


HORIZON: Shapes = {
    Horizon: shape(
        "as_of until **holder days=stops evaluations=due next_end=following end_unknown=open_terms **resumed **perhaps **requests **communes",
        # Only where it is narrowed to one.
        holder=lambda horizon, _: {"holder": horizon.holder} if horizon.holder is not None else {},
        # Only where anything comes back.
        resumed=lambda horizon, _: {"resumed": horizon.resumed} if horizon.resumed else {},
        # Only where anything may be suspended or not carried on.
        perhaps=lambda horizon, _: {"perhaps_suspended": horizon.perhaps} if horizon.perhaps else {},
        # Only where one becomes another on a day that is not known.
        communes=lambda horizon, _: (
            {"communes_without_day": [{"commune": code, "said": said} for code, said in found.items()]}
            if (found := becoming(horizon.register, horizon.as_of))
            else {}
        ),
        # Only where any waits.
        requests=lambda horizon, _: (
            {"requests": horizon.requests, "requests_without_day": horizon.undated}
            if horizon.requests or horizon.undated
            else {}
        ),
    ),
    Pause: shape("id=subject kind=what.kind at from=resumes by matters grants", at=_at, by=_by),
    Perhaps: shape(
        "id=subject at **term by=what.by said matters grants",
        at=lambda one, _: None if one.extends else one.what.at,
        term=lambda one, _: {"from": one.what.term.start, "to": one.what.term.end},
        said=lambda one, horizon: EndingSpeaker(horizon.register, "vi").perhaps(one),
    ),
    Request: shape(
        "request=id kind state due said",
        state=lambda one, horizon: one.state(horizon.as_of),
        said=lambda one, horizon: requests.request(one, horizon.register),
    ),
    Stop: shape(
        "last_day=day examined=is_examined ends=falls lost never_known without=left passed returned",
        lost=lambda stop, _: len(stop.lost),
        never_known=lambda stop, _: len(stop.never_known),
    ),
    Fall: shape(
        "kind=ending.kind id=ending.subject said at=ending.at by=ending.by norms grants matters without=left fallen communes **perhaps",
        said=lambda fall, horizon: Text(
            EndingSpeaker(horizon.register, "vi").name(fall.ending),
            EndingSpeaker(horizon.register, "en").name(fall.ending),
        ),
        # Only where something may extend it.
        perhaps=lambda fall, _: (
            {"perhaps_extended_by": fall.ending.perhaps_extended} if fall.ending.perhaps_extended else {}
        ),
    ),
    Fallen: shape("grant matters"),
    Left: shape(
        "matter owners exercisers=acting communes laid_down_after=is_laid_down certain=is_certain was_known",
        communes=lambda one, _: "all" if one.is_everywhere else one.communes,
    ),
    Returned: shape("matter givers basis_known in_part", basis_known=lambda one, _: not one.is_presumed),
    Due: shape("grant due=day end"),
}


def as_json(horizon: Horizon, rules_hash: str) -> str:
    """Write a horizon.

    Of each day ``without`` has the matters that nobody holds after it; ``was_known`` tells those that somebody loses (``lost``)
    from those whose holder was never known and that lose their basis (``never_known``). In ``ends`` a matter that rests on
    several things stands with each of them, so that their numbers need not add up.
    """
    return document("delegation-horizon", rules_hash, written(horizon, HORIZON, horizon), version=2)
