"""Documents to model: the part of a matter that an owner, a grant or a row of its annex is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Tree, numbered
from delegation.model import reasons
from delegation.model.holders import CommuneCode
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.parts import WHOLE, Dimension, Part, UnreadLimit
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.speech.numbers import number

MOST_CASES = 4_000
"""Cases of one matter: who owns and who acts is looked at in each."""
_LIMITS = ("from", "above", "below", "up-to")
_UNKNOWN = "unknown"


def part(tree: Tree, place: Place, draft: Draft) -> Part:
    """Read the part that the keys ``only``, ``communes`` and ``except-communes`` state."""
    only, communes, excepted = tree.get("only"), tree.get("communes"), tree.get("except-communes")
    if not (only or communes or excepted):
        return WHOLE
    said: list[tuple[str, tuple[Any, ...]]] = []
    unread: list[UnreadLimit] = []
    for name, values in (only or {}).items():
        if name == _UNKNOWN:
            unread.append(UnreadLimit("only", str(values)))
            continue
        chosen, sure, why = _chosen(values, place.at("only", name), draft)
        if chosen:
            said.append((name, chosen))
        if why is not None:
            unread.append(UnreadLimit("only", why, name, sure))
    within, why = _codes(communes)
    if why is not None:
        unread.append(UnreadLimit("communes", why, sure=within))
        within = ()
    without, why = _codes(excepted)
    if why is not None:
        unread.append(UnreadLimit("except-communes", why))
    return Part(tuple(said), within, without, tuple(unread))


def _chosen(tree: Any, place: Place, draft: Draft) -> tuple[tuple[Any, ...], tuple[Any, ...], str | None]:
    """Give the cases and limits that may be meant, those of them that surely are, and why they are not all known.

    None that may be meant where it may be any.
    """
    if isinstance(tree, (str, dict)):
        several: Iterable[tuple[Place, Any]] = ((place, tree),)
    else:
        several = ((place.at(number), one) for number, one in numbered(tree))
    chosen: list[Any] = []
    sure: list[Any] = []
    why: str | None = None
    is_any = False
    for at, one in several:
        missing = _missing(one) if isinstance(one, dict) else None
        value = _measured(draft).limits(one, at) if isinstance(one, dict) and any(map(one.get, _LIMITS)) else one
        why = why if missing is None else missing
        if isinstance(value, dict) or (isinstance(one, dict) and not value.said):
            is_any = True
            continue
        chosen.append(value)
        if missing is None:
            sure.append(value)
    return (() if is_any else tuple(chosen)), tuple(sure), why


def _missing(tree: Tree) -> str | None:
    """Give why a range is not known, in whole or at one of its limits."""
    reasons = [tree.get(_UNKNOWN), *(one.get(_UNKNOWN) for key in _LIMITS if isinstance(one := tree.get(key), dict))]
    return next((str(one) for one in reasons if one is not None), None)


def _codes(tree: Any) -> tuple[tuple[CommuneCode, ...], str | None]:
    """Give the communes that are named, and why they are not all known."""
    if isinstance(tree, dict):
        return (), str(tree[_UNKNOWN])
    several = [one for _, one in numbered(tree)]
    why = next((str(one[_UNKNOWN]) for one in several if isinstance(one, dict)), None)
    return tuple(CommuneCode(one) for one in several if isinstance(one, str)), why


def _measured(draft: Draft) -> Any:
    """Give what reads quantities, and keep in mind that there are some to settle."""
    from delegation.loading.build import measured  # noqa: PLC0415  few registers measure anything

    draft.measures = True
    return measured


def dimensions(tree: Tree, place: Place, draft: Draft) -> tuple[Dimension, ...]:
    """Read into what a matter is divided, as far as the cases can be counted: each further way of dividing multiplies them."""
    found: list[Dimension] = []
    cases = 1
    for name, values in tree.items():
        one = (
            _measured(draft).dimension(name, values, place.at(name), draft)
            if isinstance(values, dict)
            else Dimension(name, tuple(values))
        )
        cases *= max(1, len(one.values))
        if cases > MOST_CASES:
            draft.problems.append(("DLG002", _too_many_cases(name, place.at(name))))
            break
        found.append(one)
    return tuple(found)


def _too_many_cases(name: str, place: Place) -> Problem:
    return Problem(
        place,
        Text(
            f"việc chia thành quá {number(MOST_CASES).vi} trường hợp (các cách chia nhân với nhau); từ «{name}» trở đi không được xét. "
            "Hãy bớt cách chia, hoặc ghi thành nhiều việc.",
            f"the matter is divided into more than {number(MOST_CASES).en} cases (ways of dividing multiply); from «{name}» on none is "
            "examined. Divide in fewer ways, or write several matters.",
        ),
        about=(place.file, *map(str, place.path)),
    )


def legible(register: Register) -> Register:
    """Give a faulty register in which a limit that names no dimension, case or commune of it is one that cannot be read.

    Else what is misspelt would give less than was meant, and what is excepted would be given, and both would be said to be certain.
    """
    return replace(
        register,
        matters={name: _owned(register, one) for name, one in register.matters.items()},
        grants={name: _granted(register, one) for name, one in register.grants.items()},
    )


def _owned(register: Register, matter: Matter) -> Matter:
    if all(one.part is WHOLE for one in matter.owners):
        return matter
    owners = (replace(one, part=_legible(register, one.part, (matter,))) for one in matter.owners)
    return replace(matter, owners=tuple(owners))


def _granted(register: Register, grant: Grant) -> Grant:
    rows = if_known(grant.rows)
    given = [found for row in rows if (found := register.matters.get(row.matter)) is not None]
    part = _legible(register, grant.part, given)
    if all(row.part is WHOLE for row in rows):
        return grant if part is grant.part else replace(grant, part=part)
    return replace(grant, part=part, rows=tuple(_row(register, row) for row in rows))


def _row(register: Register, row: AnnexRow) -> AnnexRow:
    matter = register.matters.get(row.matter)
    return replace(row, part=_legible(register, row.part, (matter,) if matter is not None else ()))


def _legible(register: Register, part: Part, matters: Sequence[Matter]) -> Part:
    if part is WHOLE:
        return part
    known: dict[str, set[str]] = {}
    for one in (one for matter in matters for one in matter.dimensions):
        known.setdefault(one.name, set()).update(one.values)
    only, unread = [], [*part.unread]
    for name, values in part.only:
        sure = tuple(one for one in values if not isinstance(one, str) or one in known.get(name, ()))
        if name in known and len(sure) == len(values):
            only.append((name, values))
        elif matters:
            unread.append(UnreadLimit("only", reasons.SPOILT, name, sure if name in known else ()))
    communes = _there(register, part.communes)
    if len(communes) < len(part.communes):
        unread.append(UnreadLimit("communes", reasons.SPOILT, sure=communes))
        communes = ()
    excepted = _there(register, part.except_communes)
    if len(excepted) < len(part.except_communes):
        unread.append(UnreadLimit("except-communes", reasons.SPOILT))
    return Part(tuple(only), communes, excepted, tuple(dict.fromkeys(unread)))


def _there(register: Register, codes: Iterable[CommuneCode]) -> tuple[CommuneCode, ...]:
    return tuple(one for one in codes if one in register.communes)
