"""Dimensions that are measured: the limits that statements write become ranges, and a matter is cut at all of them.

It is done when all files are read, as a decision says «dưới 15 tỷ» and the matter, in another file, in which unit that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Tree
from delegation.model import reasons
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import Dimension, Only, Part, UnreadLimit, Value
from delegation.model.places import Place
from delegation.model.quantities import Misread, Unit, unit_of
from delegation.model.quantities import read as read_quantity
from delegation.model.ranges import Cut, Range, pieces
from delegation.model.terms import Unknown, if_known
from delegation.speech.quantities import misread, not_whole, other_measure, quantity, unit_name
from delegation.values import dataclass

_FROM_ZERO: Cut = (Decimal(0), False)
_LOWER, _UPPER = {"from": False, "above": True}, {"below": False, "up-to": True}
"""The keys of the limits, and whether what they name lies before the cut."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A range as it is written, until it is known in which unit: its keys with their texts, and its place."""

    said: tuple[tuple[str, str], ...]
    place: Place

    @property
    def texts(self) -> dict[str, str]:
        """The texts by their keys."""
        return dict(self.said)


def limits(tree: Tree, place: Place) -> Any:
    """Take a range as it is written: any of ``from``, ``above``, ``below``, ``up-to``."""
    said = ((key, tree[key]) for key in (*_LOWER, *_UPPER) if isinstance(tree.get(key), str))
    return Limits(tuple(said), place)


def dimension(name: str, tree: Tree, place: Place, draft: Draft) -> Dimension:
    """Make a dimension that is measured of ``{unit, …}``. One whose unit is wrong, which its schema tells, is of no cases."""
    unit = unit_of(tree.get("unit") or "")
    if unit is None:
        return Dimension(name, ())
    reader = _Reader(draft)
    whole = reader.range(limits(tree, place), unit) if any(key in tree for key in (*_LOWER, *_UPPER)) else None
    start = whole.start if whole is not None and whole.start is not None else _FROM_ZERO
    called = {
        case: found
        for case, one in (tree.get("named") or {}).items()
        if (found := reader.range(limits(one, place.at("named", case)), unit)) is not None
    }
    names = str(tree.get("name") or ""), str(tree.get("name-en") or tree.get("name") or "")
    written = whole.units if whole is not None else ("", "")
    whole = Range(start, whole.end if whole is not None else None, unit.id, written, names)
    called = {case: replace(one, of=names) for case, one in called.items()}
    return Dimension(name, tuple(called), unit.id, whole, tuple(called.items()), called=names)


def settle(draft: Draft) -> None:
    """Give the limits of all statements their units, and cut each matter that is measured at all that are named of it."""
    settler = _Settler(draft)
    matters, grants = draft.of("matters"), draft.of("grants")
    for name, one in matters.items():
        matters[name] = settler.matter(one)
    for name, one in grants.items():
        grants[name] = settler.grant(one)
    matters.update(cut(matters, grants.values()))


def cut(matters: Mapping[MatterId, Matter], grants: Iterable[Grant]) -> dict[MatterId, Matter]:
    """Cut each matter that is measured at all limits that its owners and its grants name."""
    parts = {name: [owner.part for owner in one.owners] for name, one in matters.items()}
    for grant in grants:
        for row in if_known(grant.rows):
            parts.setdefault(row.matter, []).extend((grant.part, row.part))
    return {
        name: replace(one, dimensions=tuple(_cut(each, parts[name]) for each in one.dimensions))
        for name, one in matters.items()
        if any(each.unit is not None for each in one.dimensions)
    }


def _cut(one: Dimension, parts: Iterable[Part]) -> Dimension:
    if one.whole is None:
        return one
    named = (each for part in parts for each in (*part.only, *((other.name, other.sure) for other in part.unread)))
    chosen = (values for name, values in named if name == one.name)
    ranges = [value for values in chosen for value in values if isinstance(value, Range)]
    return replace(one, pieces=pieces(one.whole, [*ranges, *(found for _, found in one.named)]))


class _Settler:
    """Settles the entries of one draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._reader = _Reader(draft)

    def matter(self, one: Matter) -> Matter:
        return replace(one, owners=tuple(replace(owner, part=self._owned(owner, one)) for owner in one.owners))

    def _owned(self, owner: Ownership, matter: Matter) -> Part:
        return self._part(owner.part, owner.place, (matter,))

    def grant(self, one: Grant) -> Grant:
        rows = if_known(one.rows)
        given = {row.matter: found for row in rows if (found := self._draft.of("matters").get(row.matter)) is not None}
        part = self._part(one.part, one.place, tuple(given.values()))
        if isinstance(one.rows, Unknown):
            return replace(one, part=part)
        return replace(one, part=part, rows=tuple(self._row(row, given.get(row.matter)) for row in one.rows))

    def _row(self, row: AnnexRow, matter: Matter | None) -> AnnexRow:
        return replace(row, part=self._part(row.part, row.place, (matter,) if matter is not None else ()))

    def _part(self, part: Part, place: Place, matters: Sequence[Matter]) -> Part:
        measured = {each.name for one in matters for each in one.dimensions if each.unit is not None}
        named: tuple[tuple[str, Sequence[Any]], ...] = (*part.only, *((one.name, one.sure) for one in part.unread))
        if not any(isinstance(value, Limits) or name in measured for name, values in named for value in values):
            return part
        only: list[Only] = []
        unread: list[UnreadLimit] = []
        for one in part.unread:
            sure = self._values(one.sure, place.at("only", one.name), [*_named(one.name, matters)])
            unread.append(replace(one, sure=tuple(each for each in sure if each is not None)))
        for name, values in part.only:
            read = [*self._values(values, place.at("only", name), [*_named(name, matters)])]
            sound = tuple(each for each in read if each is not None)
            if len(sound) == len(read):
                only.append((name, sound))
            else:
                # What a wrong limit was meant to say is not known: it neither widens nor narrows what is given.
                unread.append(UnreadLimit("only", reasons.SPOILT, name, sound))
        return replace(part, only=tuple(only), unread=tuple(unread))

    def _values(self, values: Iterable[Any], place: Place, dimensions: Sequence[Dimension]) -> Iterator[Value | None]:
        """Give the values of one dimension, each range in its unit; nothing in the place of one that is wrong, which is told.

        A name of a range is read as the range, which is what answers say, where it means the same for all matters.
        """
        for one in values:
            yield self._limits(one, place, dimensions) if isinstance(one, Limits) else _meant(one, dimensions)

    def _limits(self, one: Limits, place: Place, dimensions: Sequence[Dimension]) -> Range | None:
        units = {found.id: found for each in dimensions if (found := unit_of(each.unit or "")) is not None}
        named = next((each for each in dimensions if each.unit is None), None)
        if named is not None:
            self._tell(one.place, _not_measured(place, named))
        elif len(units) > 1 and not self._reader.has_units(one):
            self._tell(one.place, _several_units([*units.values()]))
        elif units:
            read = self._reader.range(one, min(units.values(), key=_by_id))
            of = next((each.whole.of for each in dimensions if each.whole is not None), ("", ""))
            return replace(read, of=of) if read is not None else None
        return None

    def _tell(self, place: Place, said: Text) -> None:
        self._reader.tell(place, said)


def _named(name: str, matters: Iterable[Matter]) -> Iterator[Dimension]:
    return (one for matter in matters for one in matter.dimensions if one.name == name)


def _meant(one: Value, dimensions: Sequence[Dimension]) -> Value:
    ranges = {found for each in dimensions for name, found in each.named if name == one}
    is_one = len(ranges) == 1 and all(one in each.values for each in dimensions)
    return ranges.pop() if is_one else one


def _by_id(unit: Unit) -> str:
    return unit.id


class _Reader:
    """Reads limits, and tells what is wrong with them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def tell(self, place: Place, said: Text) -> None:
        about = (place.file, *(str(step) for step in place.path))
        self._draft.problems.append(("DLG002", Problem(place, said, about)))

    def has_units(self, one: Limits) -> bool:
        """Whether each limit is written with its unit, or is none."""
        found = [read_quantity(text) for _, text in one.said]
        return all(isinstance(each, Misread) or each.unit is not None for each in found)

    def range(self, one: Limits, unit: Unit) -> Range | None:
        """Make a range; ``None`` where something is wrong, which is told."""
        for keys in (_LOWER, _UPPER):
            if len(both := [key for key in keys if key in one.texts]) > 1:
                self.tell(one.place, _both(both))
                return None
        ends: list[Cut | None] = []
        units = []
        for keys in (_LOWER, _UPPER):
            key = next((each for each in keys if each in one.texts), None)
            number = self._number(one.texts[key], unit, one.place.at(key)) if key is not None else None
            units.append(_unit_in(one.texts[key]) if key is not None else "")
            if key is not None and number is None:
                return None
            ends.append((number, keys[key]) if key is not None and number is not None else None)
        found = Range(ends[0], ends[1], unit.id, (units[0], units[1]))
        if Range(ends[0] or _FROM_ZERO, ends[1], unit.id).is_empty:
            self.tell(one.place, _nothing_between(found, unit))
            return None
        return found

    def _number(self, written: str, unit: Unit, place: Place) -> Decimal | None:
        said = read_quantity(written)
        if isinstance(said, Misread):
            self.tell(place, misread(said, unit))
        elif said.unit is not None and said.unit.measures != unit.measures:
            self.tell(place, other_measure(written, unit))
        elif unit.is_whole and said.in_base(unit) % 1:
            self.tell(place, not_whole(written, unit))
        else:
            return said.in_base(unit)
        return None


def _unit_in(written: str) -> str:
    """Give the id of the unit with which a limit is written; empty for none."""
    said = read_quantity(written)
    return "" if isinstance(said, Misread) or said.unit is None else said.unit.id


def _both(keys: Sequence[str]) -> Text:
    first, second = (f"«{key}»" for key in keys)
    return Text(
        f"chỉ ghi một trong hai khóa {first} và {second}.",
        f"write only one of the keys {first} and {second}.",
    )


def _nothing_between(one: Range, unit: Unit) -> Text:
    start, end = (
        quantity(cut[0], unit) if cut is not None else quantity(Decimal(0), unit) for cut in (one.start, one.end)
    )
    return Text(
        f"không có mức nào nằm giữa: giới hạn dưới là {start.vi}, giới hạn trên là {end.vi}. Hãy đối chiếu bản gốc; «from» là từ, "
        "«above» là trên, «below» là dưới, «up-to» là không quá.",
        f"nothing lies between: the lower limit is {start.en}, the upper one {end.en}. Compare the original; «from» and «up-to» "
        "include what they name, «above» and «below» do not.",
    )


def _not_measured(place: Place, one: Dimension) -> Text:
    name, listed = str(place.path[-1]), ", ".join(f"«{value}»" for value in one.values)
    return Text(
        f"«{name}» không có đơn vị nên không ghi khoảng được. Hãy ghi một trong các trường hợp {listed}, hoặc khai đơn vị ở việc: "
        f"cases: {{{name}: {{unit: VND}}}}.",
        f"«{name}» has no unit, so there are no ranges of it. Write one of the cases {listed}, or declare its unit at the matter: "
        f"cases: {{{name}: {{unit: VND}}}}.",
    )


def _several_units(units: Sequence[Unit]) -> Text:
    names = [unit_name(one) for one in sorted(units, key=_by_id)]
    vi, en = (", ".join(one.in_(language) for one in names) for language in ("vi", "en"))
    return Text(
        f"các việc được giao ở đây tính bằng đơn vị khác nhau ({vi}); hãy ghi đơn vị sau con số, hoặc tách thành hai lần giao.",
        f"the matters given here are measured in different units ({en}); write the unit after the number, or make two grants.",
    )
