"""Assertions of every kind about a small register: of whatever it has, whether or not it is so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.questions.select.of_matters import LEVELS, MAKERS, MECHANISMS, PROVENANCES, UNKNOWNS, WORDS

NAME = "tests/moi-loai.yaml"
_DAYS = (None, "2025-08-01", "2026-12-01")
_FEW = 4


def every_assertion(register: Register) -> bytes:
    """Give a rule file with assertions of every kind about what a register has."""
    found = [*_matters(register), *_holders(register), *_instruments(register), *_counts(register), *_giving(register)]
    entries = [
        {"id": f"moi-loai-{number}", "name": f"Khẳng định {number}", "source": "Luật 72/2025/QH15", **said}
        for number, said in enumerate(found)
    ]
    return json.dumps({"assertions": entries}, ensure_ascii=False, indent=1).encode()


def _dated(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for day in _DAYS:
        yield said if day is None else {**said, "on": day}


def _matters(register: Register) -> Iterator[dict[str, Any]]:
    holders, communes = [*map(str, register.holders)][:2] or ["khong-co"], [*register.communes][:1]
    for matter in [*register.matters.values()][:_FEW]:
        every = {
            "matter": matter.id,
            "owner": holders[0],
            "exerciser": holders,
            "may-not-own": holders[-1],
            "may-not-act": holders[-1],
            "through": {"holder": holders[0]},
            **_basis(matter),
        }
        yield from _dated(every)
        yield from ({**every, "commune": code} for code in communes)
    yield {"matters": ["khong-co-viec-nay", *[*register.matters][:2]], "owner": "nobody"}


def _basis(matter: Matter) -> dict[str, Any]:
    cited = matter.basis if isinstance(matter.basis, tuple) else ()
    return {"basis": [{"instrument": one.instrument} for one in cited]} if cited else {}


def _holders(register: Register) -> Iterator[dict[str, Any]]:
    for holder in register.holders:
        for some in ("nothing", "something"):
            yield from _dated({"holder": holder, "owns": some, "acts": some, "exists": True})


def _instruments(register: Register) -> Iterator[dict[str, Any]]:
    for instrument in register.instruments:
        for some in ("nothing", "something"):
            yield from _dated({"instrument": instrument, "state": "in-force", "carries": some})


def _counts(register: Register) -> Iterator[dict[str, Any]]:
    for subject in ("tasks", "procedures"):
        for selector in _selectors(register):
            yield from _dated({"count": f"{subject} {selector}", "named": 1, "total": 1, "unlisted": 0})
            yield {"count": f"{subject} -{selector} -unlisted", "at-least": 1, "at-most": 2}
    for selector in ("mechanism:delegation", "state:in-force"):
        yield {"count": f"grants {selector}", "named": 1}


def _selectors(register: Register) -> Iterator[str]:
    """Give a selector of each condition on matters, with values that the register has."""
    holders, matters = [*register.holders][:_FEW], [*register.matters][:_FEW]
    values: dict[str, Sequence[str]] = {
        "id": [*matters, ",".join(matters)],
        "title": ["kiem tra"],
        "field": [*register.fields][:2],
        "level": [*LEVELS],
        "provenance": [*PROVENANCES],
        **dict.fromkeys(("holder", "owner", "exerciser", "coordinator"), holders),
        "form": ["any", *map(str, [*register.forms][:2])],
        "mechanism": [*MECHANISMS],
        "instrument": [*register.instruments][:_FEW],
        "unknown": [*UNKNOWNS],
    }
    assert {*values, *WORDS, "ends", "begins", "reach"} == {*MAKERS}
    yield from (f"{key}:{one}" for key, several in values.items() for one in several)
    yield from WORDS
    yield from ("ends<2027-01-01", "begins>2025-07-01")
    yield from (f"+{one}" for one in holders[:1])


def _giving(register: Register) -> Iterator[dict[str, Any]]:
    holders = [*register.holders][:2]
    if len(holders) > 1:
        for key in ("may-give", "may-not-give"):
            yield from _dated({key: {"mechanism": "delegation", "from": holders[0], "to": holders[1]}})
