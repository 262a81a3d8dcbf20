"""Documents to model: what instruments do to the grants of others, as suspensions and extensions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import day, numbered, one_of, term
from delegation.model.acts import Extension, Suspension
from delegation.model.places import Place

_TOUCHED = ("instrument", "grant")


def _naming_one(tree: Any, place: Place, draft: Draft) -> Iterator[tuple[Any, Place]]:
    """Give each entry that names an instrument or a grant, and not both, with its place."""
    for number, one in numbered(tree):
        here = place.at(number)
        named = [key for key in _TOUCHED if key in one]
        if len(named) == 1:
            yield one, here
        else:
            draft.problems.append(("DLG002", one_of(", ".join(_TOUCHED), here if not named else here.at(named[1]))))


def suspensions(tree: Any, place: Place, draft: Draft) -> tuple[Suspension, ...]:
    """Read what an instrument suspends."""
    found = []
    for one, here in _naming_one(tree, place, draft):
        if "grant" in one and "at" in one:
            said = Text(
                "«at» là điều khoản của văn bản, chỉ đi với «instrument»; tạm ngưng một lần giao thì bỏ «at».",
                "«at» is a provision of an instrument and goes with «instrument» only; to suspend a grant leave it out.",
            )
            draft.problems.append(("DLG002", Problem(here.at("at"), said, (place.file, str(here.path), "at"))))
        days = term({"from": one.get("from"), "to": one.get("to")}, here, draft)
        found.append(Suspension(one.get("instrument"), one.get("grant"), one.get("at"), days, here, one.get("note")))
    return tuple(found)


def extensions(tree: Any, place: Place, draft: Draft) -> tuple[Extension, ...]:
    """Read what an instrument extends."""
    return tuple(
        Extension(
            one.get("instrument"),
            one.get("grant"),
            one.get("at"),
            day(one.get("to"), here.at("to"), draft),
            here,
            one.get("note"),
        )
        for one, here in _naming_one(tree, place, draft)
    )
