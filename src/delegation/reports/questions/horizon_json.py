"""What ``horizon`` says, for programs: ids and days."""

from __future__ import annotations

from delegation.questions.horizon import Fall, Horizon, Left, Returned, Stop
from delegation.reports.shared.json import Value, document


def as_json(horizon: Horizon, rules_hash: str) -> str:
    """Write a horizon.

    Of each day ``without`` has the matters that nobody holds after it; ``was_known`` tells those that somebody loses (``lost``)
    from those whose holder was never known and that lose their basis (``never_known``). In ``ends`` a matter that rests on
    several things stands with each of them, so that their numbers need not add up.
    """
    value: dict[str, Value] = {
        "as_of": horizon.as_of.isoformat(),
        "until": horizon.until.isoformat(),
        "days": [_stop_value(one) for one in horizon.stops],
        "evaluations": [
            {"grant": one.grant, "due": one.day.isoformat(), "end": one.end.isoformat()} for one in horizon.due
        ],
        "next_end": horizon.following.isoformat() if horizon.following is not None else None,
        "end_unknown": list(horizon.open_terms),
    }
    return document("delegation-horizon", rules_hash, value)


def _stop_value(stop: Stop) -> Value:
    return {
        "last_day": stop.day.isoformat(),
        "examined": stop.is_examined,
        "ends": [_fall_value(one) for one in stop.falls],
        "lost": len(stop.lost),
        "never_known": len(stop.never_known),
        "without": [_left_value(one) for one in stop.left],
        "passed": list(stop.passed),
        "returned": [_returned_value(one) for one in stop.returned],
    }


def _fall_value(fall: Fall) -> Value:
    one = fall.ending
    return {
        "kind": one.kind,
        "id": one.subject,
        "at": one.at,
        "by": list(one.by),
        "norms": list(fall.norms),
        "grants": list(fall.grants),
        "matters": list(fall.matters),
        "without": list(fall.left),
        "fallen": [{"grant": one.grant, "matters": list(one.matters)} for one in fall.fallen],
        "communes": fall.communes,
    }


def _returned_value(one: Returned) -> Value:
    return {"matter": one.matter, "givers": list(one.givers), "basis_known": not one.is_presumed}


def _left_value(one: Left) -> Value:
    return {
        "matter": one.matter,
        "owners": list(one.owners),
        "exercisers": list(one.acting),
        "communes": None if one.communes is None else [*sorted(one.communes)],
        "laid_down_after": one.is_laid_down,
        "certain": one.is_certain,
        "was_known": one.was_known,
    }
