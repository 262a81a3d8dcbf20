"""How checks say days, boxes, cases and numbers, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from delegation.authority.boxes import Box
from delegation.authority.cases import Case, joined_cases
from delegation.authority.norms import is_judged_by_state
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument, Norm
from delegation.model.matters import Grant, MatterId
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.speech import instruments, number, term
from delegation.speech.areas import in_full, of_cases
from delegation.speech.text import joined, listed

_SHOWN = 3
"""Names shown of a long list; the rest are counted."""


def basis(register: Register, norm: Norm) -> Text:
    """Cite what a norm rests on, by its first citation; its id where it has none."""
    return instruments.citation(register, norm.basis[0]) if norm.basis else Text(norm.id, norm.id)


def bases(register: Register, norms: Iterable[Norm]) -> Text:
    """Cite the legal bases of norms once each, the first two of many."""
    return listed(dict.fromkeys(basis(register, norm) for norm in norms), 2)


def agreeing(register: Register, norms: Iterable[Norm], one: str, many: str) -> str:
    """Give the English verb behind ``bases``: ``one`` where that names a single one."""
    return one if len({basis(register, norm) for norm in norms}) == 1 else many


def cases(several: Iterable[Case]) -> Text:
    """Say cases: ``nhom-du-an = A, dien-tich = duoi-2ha; …``."""
    return joined("; ", (in_full(case, " = ") for case in joined_cases(several)))


def box(one: Box, register: Register, holders: Iterable[HolderId | Unknown]) -> Text:
    """Say a box: its days, its communes, its cases. That it lies everywhere is said where one of the holders is a class."""
    days = term(Term(one.start, one.end), "days")
    vi, en = [days.vi], [days.en]
    if one.communes is not None:
        names = listed((register.communes[code].label for code in sorted(one.communes)), _SHOWN)
        vi.append(f"tại {names.vi}")
        en.append(f"in {names.en}")
    elif register.communes and any(_is_class(register, holder) for holder in holders):
        vi.append(f"tại cả {len(register.communes)} xã, phường")
        en.append(f"in all {len(register.communes)} communes")
    if one.cases is not None:
        said = of_cases(cases(one.cases))
        vi.append(said.vi)
        en.append(said.en)
    return Text(", ".join(vi), ", ".join(en))


def boxes(cell: Box, several: Iterable[Box], register: Register, holders: Sequence[HolderId | Unknown]) -> Text:
    """Say a cell, and where else of some boxes, in which it lies, it is so: ``từ 01/01/2026, …; và cả từ 01/07/2027``."""
    whole = [_lengthened(cell, one) for one in _joined(several)]
    first = next((one for one in whole if one is not None), cell)
    others = [
        said
        for one, shown in zip(_joined(several), whole, strict=True)
        for said in _rest(one, shown, register, holders)
    ]
    text = box(first, register, holders)
    if not others:
        return text
    shown, more = joined("; ", others[:_SHOWN]), len(others) - _SHOWN
    rest = Text(f" và {more} phần khác", f" and {more} more") if more > 0 else Text("", "")
    return Text(f"{text.vi}; và cả {shown.vi}{rest.vi}", f"{text.en}; also {shown.en}{rest.en}")


def _joined(several: Iterable[Box]) -> list[Box]:
    """Join boxes of the same communes and cases, one of which begins the day after the other ends."""
    found: list[Box] = []
    for one in several:
        last = found[-1] if found else None
        follows = last is not None and (last.communes, last.cases) == (one.communes, one.cases)
        if last is not None and follows and None not in (last.end, one.start) and last.end == _day_before(one.start):
            found[-1] = replace(last, end=one.end)
        else:
            found.append(one)
    return found


def _day_before(day: Day | None) -> Day | None:
    return None if day is None else day - timedelta(days=1)


def _lengthened(cell: Box, one: Box) -> Box | None:
    """Give a cell for all the days of the box in which it lies; ``None`` where it lies in another."""
    starts_in = (one.start or date.min) <= (cell.start or date.min)
    ends_in = (cell.end or date.max) <= (one.end or date.max)
    if cell.communes != one.communes or not (starts_in and ends_in):
        return None
    if one.cases is not None and (cell.cases is None or not cell.cases <= one.cases):
        return None
    return replace(cell, start=one.start, end=one.end)


def _rest(one: Box, shown: Box | None, register: Register, holders: Sequence[HolderId | Unknown]) -> Iterator[Text]:
    """Say a box, or of one that is shown those of its cases that are not."""
    if shown is None:
        yield box(one, register, holders)
    elif one.cases is not None and shown.cases is not None and (left := one.cases - shown.cases):
        yield of_cases(cases(left))


def areas(matter_id: MatterId, boxes: Iterable[Box]) -> tuple[MatterArea, ...]:
    """Give the cells of boxes of a matter, as a finding carries them."""
    return tuple(
        MatterArea(
            matter_id,
            one.start,
            one.end,
            None if one.communes is None else tuple(sorted(one.communes)),
            None if one.cases is None else tuple(sorted(one.cases)),
        )
        for one in boxes
    )


def _is_class(register: Register, holder: HolderId | Unknown) -> bool:
    found = register.holder(holder)
    return found is not None and found.is_class


def matters_at(grant: Grant, places: Iterable[Place]) -> tuple[MatterId, ...]:
    """Give the matters of the rows of a grant in which some places lie, in the order of ids."""
    at = {one.path for one in places}
    inside = {path[:length] for path in at for length in range(len(path) + 1)}
    return tuple(sorted({row.matter for row in if_known(grant.rows) if row.place.path in inside}))


def instrument_of(register: Register, grant: Grant) -> Instrument | None:
    """Give the instrument that makes a grant."""
    return register.instruments.get(grant.instrument)


def known_grants(register: Register) -> Iterator[Grant]:
    """Give the grants in the order of their ids."""
    yield from sorted(register.grants.values(), key=lambda one: one.id)


def state_grants(register: Register) -> Iterator[Grant]:
    """Give the grants that the law of the State judges, in the order of their ids."""
    yield from (one for one in known_grants(register) if is_judged_by_state(register, one))


def more_matters(count: int) -> Text:
    """Say that it is so for further matters; nothing for none."""
    if not count:
        return Text("", "")
    said = number(count)
    return Text(f" Tương tự: {said.vi} việc khác.", f" So it is for {said.en} more.")


def more_points(count: int) -> Text:
    """Say that further things of an assertion are otherwise; nothing for none."""
    return (
        Text(f" Còn {count} điểm khác không đúng.", f" {count} more of its points do not hold.")
        if count
        else Text("", "")
    )
