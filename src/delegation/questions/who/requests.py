"""What waits for an answer that is about a matter: proposals, withdrawals asked for, duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.requests import Request, RequestState
from delegation.model.terms import Unknown
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


def is_about(register: Register, request: Request, matter: Matter) -> bool | None:
    """Say whether a request is about a matter: itself, a grant of it, a text on which it rests; ``None``: it may be, by its field."""
    return next(answer for _, answer in are_about(register, (request,), matter))


def are_about(register: Register, several: Iterable[Request], matter: Matter) -> Iterator[tuple[Request, bool | None]]:
    """Say of several requests, in their order, what ``is_about`` says of each; on what the matter rests is looked up once."""
    given, texts = register.grants_of.get(matter.id, ()), None
    for one in several:
        about = one.about
        if matter.id in about.matters or (about.grants and any(grant.is_among(about.grants) for grant, _ in given)):
            yield one, True
            continue
        if about.instruments:
            texts = frozenset(_texts(register, _cited(register, matter))) if texts is None else texts
            if not texts.isdisjoint(_texts(register, about.instruments)):
                yield one, True
                continue
        yield one, None if matter.field in about.fields else False


def is_about_grant(register: Register, request: Request, grant: Grant) -> bool | None:
    """Say whether a request is about a grant: itself, its instrument, a matter of it; ``None``: it may be, by the fields."""
    about, rows = request.about, () if isinstance(grant.rows, Unknown) else grant.rows
    if grant.is_among(about.grants) or any(row.matter in about.matters for row in rows):
        return True
    if grant.instrument in _texts(register, about.instruments):
        return True
    fields = {matter.field for row in rows if (matter := register.matters.get(row.matter)) is not None} | {
        *grant.fields
    }
    return None if fields & set(about.fields) else False


def _cited(register: Register, matter: Matter) -> Iterator[str]:
    for basis in (matter.basis, *(owner.basis for owner in matter.owners)):
        yield from (one.instrument for one in (() if isinstance(basis, Unknown) else basis))
    yield from (grant.instrument for grant, _ in register.grants_of.get(matter.id, ()))


def _texts(register: Register, names: Iterable[str]) -> Iterator[str]:
    """Give the ids of instruments by the names that they are cited by."""
    for name in names:
        one = register.instrument(name)
        if one is not None:
            yield one.id
