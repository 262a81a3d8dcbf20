"""Conditions on requests, withdrawals asked for, and duties."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from delegation.errors import AskedWronglyError
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.requests import REQUEST_KINDS, REQUEST_STATES, Request
from delegation.model.terms import Day, Unknown
from delegation.names import naming
from delegation.names.folding import fold
from delegation.names.naming import Kind
from delegation.questions.select.about import is_about, is_about_grant
from delegation.questions.select.conditions import (
    Fits,
    Maker,
    Test,
    among,
    any_of,
    contains,
    node_of,
    resolved,
)
from delegation.questions.select.selector import Condition, compares
from delegation.questions.ways.nodes import WayNode
from delegation.questions.ways.ways import Ways


def _id(_: Ways, one: Condition) -> Test[Request]:
    wanted = fold(one.value)
    return lambda request: fold(request.id) == wanted


def _title(_: Ways, one: Condition) -> Test[Request]:
    found = contains(one.value)
    return lambda request: found((request.content,))


def _kind(_: Ways, one: Condition) -> Test[Request]:
    wanted = among(one.value, REQUEST_KINDS, one)
    return lambda request: request.kind == wanted


def _state(ways: Ways, one: Condition) -> Test[Request]:
    wanted, day = among(one.value, REQUEST_STATES, one), ways.examination.as_of
    return lambda request: request.state(day) == wanted


def _bodies(*sides: Callable[[Request], tuple[str, ...] | Unknown]) -> Maker[Request]:
    """Ask who asks or is asked: a holder of the register, or words in the name of a body that is none of it."""

    def make(ways: Ways, one: Condition) -> Test[Request]:
        register, like = ways.examination.register, contains(one.value)
        named = [
            found for request in register.requests for side in sides if not isinstance(found := side(request), Unknown)
        ]
        outside = {name for names in named for name in names if register.holder(name) is None}
        told = frozenset(name for name in outside if like((name,)))
        wanted = None if told else node_of(ways, one, "holder").id

        def fits(names: tuple[str, ...] | Unknown) -> Fits:
            if isinstance(names, Unknown):
                return None
            return any(name in told or _whole(ways, name) == wanted for name in names)

        return lambda request: any_of(fits(side(request)) for side in sides)

    return make


def _whole(ways: Ways, name: str) -> str:
    found = ways.examination.register.holder(name)
    return name if found is None else str(ways.examination.territory.whole(found.id))


def _due(_: Ways, one: Condition) -> Test[Request]:
    def fits(request: Request) -> Fits:
        if isinstance(request.due, Unknown):
            return None
        return isinstance(request.due, Day) and one.day is not None and compares(one.sign, request.due, one.day)

    return fits


def _about(ways: Ways, one: Condition) -> Test[Request]:
    register = ways.examination.register
    grants = register.grants_named(one.value.lower())
    if grants:
        return lambda request: any_of(is_about_grant(register, request, grant) for grant in grants)
    if one.value in register.fields and not any(
        one.value in known for known in (register.holders, register.matters, register.instruments)
    ):
        return lambda request: one.value in request.about.fields
    try:
        node = node_of(ways, one)
    except AskedWronglyError:
        # What is no matter, grant, holder or instrument may be a field.
        if naming.find(one.value, naming.fields(register)).meant is None:
            raise
        field = resolved(one, naming.fields(register), Kind.FIELD)
        return lambda request: field in request.about.fields
    return lambda request: _is_about(register, request, node)


def _is_about(register: Register, request: Request, node: WayNode) -> Fits:
    about = request.about
    match node.sort:
        case "matter":
            return is_about(register, request, register.matters[MatterId(node.id)])
        case "instrument":
            found = (register.instrument(name) for name in about.instruments)
            return any(one is not None and one.id == node.id for one in found)
        case _:
            return node.id in about.holders


def _solves(_: Ways, one: Condition) -> Test[Request]:
    wanted = one.value.lower()
    return lambda request: any(
        solved.finding.lower() == wanted or solved.finding.lower().startswith(f"{wanted}:") for solved in request.solves
    )


REQUESTS: Mapping[str, Maker[Request]] = {
    "id": _id,
    "title": _title,
    "type": _kind,
    "state": _state,
    "giver": _bodies(lambda one: one.asker),
    "receiver": _bodies(lambda one: one.addressee),
    "holder": _bodies(lambda one: one.asker, lambda one: one.addressee),
    "about": _about,
    "due": _due,
    "solves": _solves,
}
