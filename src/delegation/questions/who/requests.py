"""What waits for an answer that is about a matter: proposals, withdrawals asked for, duties."""

from __future__ import annotations

from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.model.requests import Request, RequestState
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


def waiting(examination: Examination, matter: Matter) -> tuple[Waiting, ...]:
    """Give what waits on the day and is, or may be, about a matter: the certain ones first, then by id."""
    register, day = examination.register, examination.as_of
    found = [
        Waiting(one, one.state(day), about is True, requests.request(one, register), requests.standing(one, day))
        for one, about in about_matter(examination, matter)
        if one.is_pending(day)
    ]
    return tuple(sorted(found, key=lambda one: (not one.certain, one.request.id)))


def about_matter(examination: Examination, matter: Matter) -> tuple[tuple[Request, bool | None], ...]:
    """Give the requests that are about a matter (``True``), or may be (``None``), on whichever day they wait."""

    def found(one: Matter) -> tuple[tuple[Request, bool | None], ...]:
        register = examination.register
        return tuple((each, about) for each, about in are_about(register, register.requests, one) if about is not False)

    return examination.of_one("requests", matter, found)
