"""Parts of a matter: the dimensions that divide it, and what of it a statement covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal, Union

from delegation.model.holders import CommuneCode
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.model.ranges import Range

Value = Union[str, "Range"]
"""What a dimension is divided into: a case by its name, or a range of a quantity."""
Only = tuple[str, tuple[Value, ...]]
"""A dimension, and the values of it that are chosen."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way in which a matter is divided: its name and the names of its cases, in the order of the file.

    One that is measured has a ``unit`` and the ``whole`` range of what the matter is about; ``named``: the ranges of the names.
    ``pieces``: the whole, cut at every limit that an owner or a grant of the matter names. ``called``: what is measured, in
    Vietnamese and in English, where it has a name.
    """

    name: str
    values: tuple[str, ...]
    unit: str | None = None
    whole: Range | None = None
    named: tuple[tuple[str, Range], ...] = ()
    pieces: tuple[Range, ...] = ()
    called: tuple[str, str] = ("", "")

    @property
    def cells(self) -> tuple[Value, ...]:
        """The values in none of which anything changes."""
        return self.values if self.unit is None else self.pieces

    def chosen(self, values: Iterable[Value]) -> Iterator[Value]:
        """Give the cells that some values mean; a value that is not declared means none."""
        if self.unit is None:
            yield from values
            return
        ranges = dict(self.named)
        meant = [found for one in values if (found := ranges.get(one) if isinstance(one, str) else one) is not None]
        yield from (piece for piece in self.pieces if any(one.covers(piece) for one in meant))


@dataclass(frozen=True, slots=True)
class MatterArea:
    """Cells of a matter: the days from ``start`` to ``end``, both included, in some communes and cases.

    ``None``: open, every commune that there is on the day, every case. A case is ((dimension, value), …).
    """

    matter: str
    start: date | None = None
    end: date | None = None
    communes: tuple[str, ...] | None = None
    cases: tuple[tuple[tuple[str, Value], ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class UnreadLimit:
    """A limit of a part of which the register does not know, or cannot read, what it says: it may be any.

    ``key``: the key of the rule files; ``steps``: it may be that the decision itself is not given. ``name``: the dimension, empty for all of ``only`` and for communes. ``sure``: the
    values or communes that are surely named, as far as it can be read. ``why``: the reason.
    """

    key: Literal["only", "communes", "except-communes", "steps"]
    why: str
    name: str = ""
    sure: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a matter that a statement covers. Empty tuples mean all of it.

    ``only`` holds (dimension, chosen values); dimensions that are not named are not restricted. ``unread``: limits beside
    these that are not known; whatever they say, no more is covered than without them.
    """

    only: tuple[Only, ...] = ()
    communes: tuple[CommuneCode, ...] = ()
    except_communes: tuple[CommuneCode, ...] = ()
    unread: tuple[UnreadLimit, ...] = ()

    def within(self, other: Part) -> Part:
        """Give what two parts have in common. Where they share no commune, those of this one are all excepted."""
        if WHOLE in (self, other):
            return other if self == WHOLE else self
        excepted = (*self.except_communes, *(one for one in other.except_communes if one not in self.except_communes))
        communes = self.communes or other.communes
        if self.communes and other.communes:
            shared = tuple(one for one in self.communes if one in other.communes)
            communes, excepted = (shared, excepted) if shared else (self.communes, (*excepted, *self.communes))
        unread = tuple(dict.fromkeys((*self.unread, *other.unread)))
        return Part(tuple(_both([*self.only, *other.only])), communes, excepted, unread)

    @property
    def names_communes(self) -> bool:
        """Whether it surely names communes that it covers."""
        return bool(self.communes) or any(one.key == "communes" and one.sure for one in self.unread)

    @property
    def surely(self) -> Part | None:
        """What is covered whatever the limits say that are not known; ``None`` where that is nothing."""
        found: Part = replace(self, unread=()) if self.unread else self
        for one in self.unread:
            if one.key in ("except-communes", "steps") or not one.sure:
                return None
            if one.key == "only":
                found = replace(found, only=(*found.only, (one.name, one.sure)))
                continue
            named = tuple(CommuneCode(str(code)) for code in one.sure)
            communes = tuple(code for code in named if not found.communes or code in found.communes)
            if not communes:
                return None
            found = replace(found, communes=communes)
        return found


def _both(several: list[Only]) -> Iterator[Only]:
    """Give restrictions that hold together, without those that a narrower one of the same dimension says already."""
    for at, (name, values) in enumerate(several):
        others = ((number, set(each)) for number, (other, each) in enumerate(several) if other == name and number != at)
        if not any(each < set(values) or (each == set(values) and number < at) for number, each in others):
            yield name, values


WHOLE = Part()
