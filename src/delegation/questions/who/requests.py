"""What waits for an answer that is about a matter: proposals, withdrawals asked for, duties."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.requests import Request, RequestState
from delegation.model.terms import Day
from delegation.questions.select.about import are_about
from delegation.speech import requests
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits, and is about a matter; where not ``certain``, about some of its field, which nobody has named.

    ``said``: what is asked for, by whom; ``standing``: how it stands on the day.
    """

    request: Request
    state: RequestState
    certain: bool
    said: Text
    standing: Text


def waiting(register: Register, matter: Matter, day: Day) -> tuple[Waiting, ...]:
    """Give what waits on a day and is, or may be, about a matter: the certain ones first, then by id."""
    found = [
        Waiting(one, one.state(day), about is True, requests.request(one, register), requests.standing(one, day))
        for one, about in are_about(register, register.requests, matter)
        # Few are about a matter: how one stands on the day is looked up of these alone.
        if about is not False and one.is_pending(day)
    ]
    return tuple(sorted(found, key=lambda one: (not one.certain, one.request.id)))
