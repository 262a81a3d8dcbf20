"""Cells of matters held against others: what lies in them, what outside, and how they are written and said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from delegation.authority.cases import Case, joined_cases
from delegation.findings import Text
from delegation.model.figures import Covers
from delegation.model.parts import MatterArea
from delegation.model.terms import Term
from delegation.speech import scalars
from delegation.speech.areas import of_cases
from delegation.speech.terms import term
from delegation.speech.text import joined, listed

if TYPE_CHECKING:
    from delegation.model.ranges import Cut, Range

_MEASURED = "m2"
"""A unit of which there is something between any two numbers: keys do not say theirs, and what then seems more stands again."""


def plain(areas: Iterable[MatterArea]) -> tuple[MatterArea, ...]:
    """Give cells with the values of their cases as keys of findings have them, ranges side by side as one; each once, in order."""
    return tuple(sorted(dict.fromkeys(map(_plain, areas)), key=_order))


def within(covers: Covers) -> tuple[MatterArea, ...]:
    """Give the cells that an extent states; where it states none, all of its matters in all of its communes on all of its days."""
    if covers.areas is not None:
        return covers.areas
    return tuple(MatterArea(matter, covers.start, covers.end, covers.communes) for matter in covers.matters or ())


def meet(one: MatterArea, other: MatterArea) -> MatterArea | None:
    """Give what a cell has in common with another; ``None`` where that is nothing. A case that lies in both only in part lies in neither."""
    if one.matter != other.matter:
        return None
    start = max((day for day in (one.start, other.start) if day is not None), default=None)
    end = min((day for day in (one.end, other.end) if day is not None), default=None)
    if start is not None and end is not None and start > end:
        return None
    communes, cases = one.communes, one.cases
    if other.communes is not None:
        communes = tuple(code for code in one.communes or () if code in other.communes)
    if other.cases is not None:
        cases = tuple(case for case in one.cases or () if _lies_in(case, other.cases))
    return None if communes == () or cases == () else MatterArea(one.matter, start, end, communes, cases)


def outside(areas: Iterable[MatterArea], others: Collection[MatterArea]) -> list[MatterArea]:
    """Give what of some cells lies in none of some others."""
    of: dict[str, list[MatterArea]] = {}
    for other in others:
        of.setdefault(other.matter, []).append(other)
    found: list[MatterArea] = []
    for one in areas:
        left = [one] if one.start is None or one.end is None or one.start <= one.end else []
        for other in of.get(one.matter, ()):
            left = [part for piece in left for part in _without(piece, other)]
        found += left
    return found


def said(areas: Collection[MatterArea]) -> Text:
    """Say cells by ids and codes: ``viec-1 từ 01/01/2026 đến hết 31/12/2026, xã, phường 00004, trường hợp nhom = B``."""
    texts = [_said(one) for one in areas]
    vi, en = listed((one.vi for one in texts), 3), listed((one.en for one in texts), 3)
    return Text(vi.vi, en.en)


def written(areas: Iterable[MatterArea]) -> str:
    """Write cells as they stand in ``waivers.yaml``: ``[{matter: a, from: 2026-01-01, communes: ["00004"], cases: [{nhom: A}]}]``."""
    return f"[{', '.join(map(_written, areas))}]"


def _plain(one: MatterArea) -> MatterArea:
    if one.cases is None:
        return one
    cases = tuple(tuple((name, str(value)) for name, value in case) for case in joined_cases(one.cases))
    return replace(one, cases=cases)


def _order(one: MatterArea) -> tuple[object, ...]:
    return (one.matter, one.start or date.min, one.end or date.max, one.communes or (), str(one.cases or ""))


def _without(one: MatterArea, other: MatterArea) -> Iterator[MatterArea]:
    common = meet(one, other)
    if common is None:
        yield one
        return
    day = timedelta(days=1)
    if common.start is not None and (one.start is None or one.start < common.start):
        yield replace(one, end=common.start - day)
    if common.end is not None and (one.end is None or one.end > common.end):
        yield replace(one, start=common.end + day)
    within = replace(one, start=common.start, end=common.end)
    if one.communes is not None and (
        rest := tuple(code for code in one.communes if code not in (common.communes or ()))
    ):
        yield replace(within, communes=rest)
    within = replace(within, communes=common.communes)
    if one.cases is not None and (others := tuple(case for case in one.cases if case not in (common.cases or ()))):
        yield replace(within, cases=others)


def _lies_in(case: Case, cases: Iterable[Case]) -> bool:
    """Whether a case is one of some, or its ranges lie in theirs."""
    return any(
        [name for name, _ in case] == [name for name, _ in one]
        and all(_is_in(str(value), str(wide)) for (_, value), (_, wide) in zip(case, one, strict=True))
        for one in cases
    )


def _is_in(value: str, wide: str) -> bool:
    if value == wide:
        return True
    inner, outer = _range(value), _range(wide)
    return inner is not None and outer is not None and outer.covers(inner)


def _range(key: str) -> Range | None:
    """Read a range as keys of findings have it; ``None`` for the name of a case."""
    from delegation.model.ranges import Range  # noqa: PLC0415  few registers measure anything

    if key == "any":
        return Range(None, None, _MEASURED)
    start: Cut | None = None
    end: Cut | None = None
    words, found = key.replace("up-to-", "upto-").split("-"), False
    for word, number in zip(words[::2], words[1::2], strict=False):
        try:
            limit = Decimal(number)
        except InvalidOperation:
            return None
        if word in ("from", "above"):
            start = (limit, word == "above")
        elif word in ("below", "upto"):
            end = (limit, word == "upto")
        else:
            return None
        found = True
    return Range(start, end, _MEASURED) if found and len(words) % 2 == 0 else None


def _said(one: MatterArea) -> Text:
    days = term(Term(one.start, one.end), "days")
    vi, en = [f"{one.matter} {days.vi}"], [f"{one.matter} {days.en}"]
    if one.communes is not None:
        codes = listed(one.communes, 4)
        vi.append(f"xã, phường {codes.vi}")
        en.append(f"communes {codes.en}")
    if one.cases is not None:
        cases = of_cases(joined("; ", (_case_said(case) for case in one.cases)))
        vi.append(cases.vi)
        en.append(cases.en)
    return Text(", ".join(vi), ", ".join(en))


def _case_said(case: Case) -> Text:
    text = ", ".join(f"{name} = {value}" for name, value in case)
    return Text(text, text)


def _written(one: MatterArea) -> str:
    parts = [f"matter: {scalars.word(one.matter)}"]
    parts += [f"{key}: {day.isoformat()}" for key, day in (("from", one.start), ("to", one.end)) if day is not None]
    if one.communes is not None:
        parts.append(f"communes: [{', '.join(map(scalars.word, one.communes))}]")
    if one.cases is not None:
        cases = (
            ", ".join(f"{scalars.word(name)}: {scalars.word(str(value))}" for name, value in case) for case in one.cases
        )
        parts.append(f"cases: [{', '.join(f'{{{case}}}' for case in cases)}]")
    return "{" + ", ".join(parts) + "}"
