"""Places in an instrument: one reading of what people write, one form to compare them by, and which holds which.

``Điều 5, khoản 2``, ``khoản 2 Điều 5`` and ``điều 5 khoản 2`` are one place; ``Điều 5; Phụ lục I`` are two. Whoever asks
whether a provision is in force, what rests on it, or whether two citations are the same, asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from delegation.model.provision_reading import Step, read
from delegation.model.provision_units import ATTACHED, SELF_STANDING, normal, order
from delegation.model.provision_words import AloneError, NotReadError, spaced
from delegation.values import dataclass

_KEPT = 8192
"""Texts whose reading is kept; a register has about a thousand."""
_LONGEST = 5_000
"""Letters of a text that says places: room for all the places that one may name."""
_ROOTS = ATTACHED | {"Phụ lục"}
_PLAIN = (("Điều",), ("Điều", "khoản"), ("Điều", "khoản", "điểm"), ("Điều", "điểm"))
NOT_KNOWN = ("chưa rõ", "không rõ", "chưa xác định")
"""How a text begins that says that a place is not known."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One place: its units with their numbers, from the largest down; no units stand for the whole text.

    ``Điều 5 khoản 2`` is ``(("Điều", "5"), ("khoản", "2"))``. Numbers are those by which places are told alike:
    ``Phần thứ ba`` is ``("Phần", "III")``.
    """

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """Write it from the largest unit down; the writing reads as this place again."""
        return " ".join(f"{unit} {number}".rstrip() for unit, number in self.steps) or "toàn văn"

    @property
    def units(self) -> tuple[str, ...]:
        """Its units, from the largest down."""
        return tuple(unit for unit, _ in self.steps)

    @property
    def is_of_annex(self) -> bool:
        """Whether it is an annex, or a row of one: there a decision gives what it gives, while an article may give nothing."""
        return any(unit in ("Phụ lục", "dòng") for unit, _ in self.steps)

    def without(self, unit: str) -> Provision:
        """Give the place with no step of a unit: the annex in which a row stands."""
        return Provision(tuple(step for step in self.steps if step[0] != unit))

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: articles before chapters and annexes, numbers as a reader counts.

        Places that begin with a smaller unit stand first: written in this order, none takes the chapter of one before it.
        """
        counted = tuple(order(unit, number) for unit, number in self.steps)
        return (-counted[0][0] if counted else 0, counted)

    def lies_in(self, part: str) -> bool:
        """Whether it is, or lies in, some place of ``part``."""
        return _lies_in(self.steps, part)

    def reaches(self, other: Provision) -> bool:
        """Whether it is the other place or holds it.

        Articles and chapters are counted through a whole text: ``Điều 5`` is ``Điều 5 Chương II``. A chapter holds an
        article only where the writing of the article names the chapter: nothing else says where the article stands.
        """
        mine, others = _parted(self.steps), _parted(other.steps)
        if mine[0] != others[0]:
            return not mine[1] and _begins(mine[0], others[0])
        if not mine[1]:
            return True
        first = mine[1][0][0]
        # A section is counted in its chapter, so that it is the same only where nothing stands above it either.
        start = (
            next((at for at, (unit, _) in enumerate(others[2]) if unit == first), 0) if first in SELF_STANDING else 0
        )
        return _begins(mine[1], others[2][start:])


@lru_cache(_KEPT)
def _lies_in(steps: tuple[Step, ...], part: str) -> bool:
    place, holding = Provision(steps), around(steps)
    return any(told_by(one.steps) in holding and one.reaches(place) for one in places(part))


@lru_cache(_KEPT)
def told_by(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give of the steps of a place those that tell it: without the chapter of an article."""
    roots, told, _ = _parted(steps)
    return (*roots, *told)


@lru_cache(_KEPT // 2)
def around(steps: tuple[Step, ...]) -> dict[tuple[Step, ...], None]:
    """Give what every place that is, or holds, the one of some steps is told by (``told_by``); not all that are told so do.

    The steps of its text or annex, and of that its own from any step on. The last of them may be counted on: ``Mục VIII`` holds
    ``Mục VIII.C``; an annex may lack its number.
    """
    roots, _, rest = _parted(steps)
    firsts = (one for last in range(len(roots)) for one in _begun(roots[:last], roots[last]))
    further = (
        one
        for first in range(len(rest))
        for last in range(first, len(rest))
        for one in _begun((*roots, *rest[first:last]), rest[last])
    )
    return {(): None} | dict.fromkeys(firsts) | dict.fromkeys(further)


def _begun(steps: tuple[Step, ...], last: Step) -> Iterator[tuple[Step, ...]]:
    """Give steps with one more, whose number is the whole or a beginning of what it is counted by."""
    unit, number = last
    pieces = number.split(".")
    yield from ((*steps, (unit, ".".join(pieces[:count]))) for count in range(len(pieces) + 1))


_Parted = tuple[tuple[Step, ...], tuple[Step, ...], tuple[Step, ...]]


def _parted(steps: tuple[Step, ...]) -> _Parted:
    """Give the annex or attached text, what tells the place in it, and all that is said of where it stands in it."""
    roots = sum(unit in _ROOTS for unit, _ in steps)
    rest = steps[roots:]
    units = [unit for unit, _ in rest]
    start = next((units.index(one) for one in SELF_STANDING if one in units), 0)
    return steps[:roots], rest[start:], rest


def _begins(part: tuple[Step, ...], whole: tuple[Step, ...]) -> bool:
    """Whether steps are the first of others: the last may be counted on (``Mục VIII.C``), an annex may lack its number."""
    if len(part) > len(whole):
        return False
    if not part:
        return True
    (unit, number), (other_unit, other) = part[-1], whole[len(part) - 1]
    return (
        part[:-1] == whole[: len(part) - 1]
        and unit == other_unit
        and (number in (other, "") or other.startswith(f"{number}."))
    )


@dataclass(frozen=True, slots=True)
class ProvisionReading:
    """What a text says of places. ``written``: the same places with the numbers as they were written.

    ``text``: the text with single spaces. ``fault``: why it does not say a place: it is not readable as one, or it names
    a unit without the one that this stands in (``khoản 2``); nothing where it says places, or that they are not known.
    """

    text: str
    places: tuple[Provision, ...] = ()
    written: tuple[Provision, ...] = ()
    fault: Literal["", "unreadable", "alone"] = ""


@lru_cache(_KEPT)
def reading(at: str) -> ProvisionReading:
    """Read where in an instrument something stands."""
    words = at.split(" ")
    units, numbers = words[::2], words[1::2]
    if tuple(units) in _PLAIN and len(units) == len(numbers) and all(map(_is_plain, units, numbers)):
        plain = (Provision(tuple(zip(units, numbers, strict=True))),)
        return ProvisionReading(at, plain, plain)
    text = spaced(at)
    if text.lower().startswith(NOT_KNOWN):
        return ProvisionReading(text)
    if len(text) > _LONGEST:
        return ProvisionReading(text, fault="unreadable")
    try:
        found = read(text)
    except NotReadError as error:
        return ProvisionReading(text, fault="alone" if isinstance(error, AloneError) else "unreadable")
    places = {Provision(tuple((unit, normal(unit, number)) for unit, number in one)): Provision(one) for one in found}
    return ProvisionReading(text, tuple(places), tuple(places.values()))


def _is_plain(unit: str, number: str) -> bool:
    """Whether a number stands as it is compared by."""
    if unit == "điểm":
        return len(number) == 1 and number in "abcdđeghiklmnopqrstuvxy"
    return number.isdecimal() and number.isascii() and number[0] != "0"


def places(at: str | None) -> tuple[Provision, ...]:
    """Give the places that a text names, in its order, each once.

    None where it names none: the instrument as a whole is meant (``None``), it says that the place is not known, or
    nobody can read it (a finding: DLG011).
    """
    return () if at is None else reading(at).places


def canonical(at: str | None) -> str:
    """Give the one text by which places are compared: ``Điều 5 khoản 2``; several in a fixed order, joined by ``; ``.

    A text that names no place is itself, with single spaces; nothing for ``None``.
    """
    return "" if at is None else _canonical(at)


@lru_cache(_KEPT)
def _canonical(at: str) -> str:
    found = reading(at)
    if len(found.places) < 2:  # noqa: PLR2004  nearly all texts name one place
        return str(found.places[0]) if found.places else found.text
    return "; ".join(str(one) for one in sorted(found.places, key=lambda one: one.order))


def reaches(part: str, cited: str | None) -> bool:
    """Say whether each of the cited places is, or lies in, some place of ``part``: ``Điều 23`` reaches ``khoản 2 Điều 23``.

    Where one of several cited places lies elsewhere, what is cited goes on without the part. Nothing reaches a text that
    names no place.
    """
    wanted = places(cited)
    return bool(wanted) and all(other.lies_in(part) for other in wanted)


def unknown_place(why: str) -> str:
    """Write a place that is not known, for a reason."""
    return f"{NOT_KNOWN[0]} ({why})"


def touches(part: str, cited: str | None) -> bool:
    """Say whether one of the cited places at least is, or lies in, some place of ``part``."""
    return any(other.lies_in(part) for other in places(cited))


__all__ = [
    "NOT_KNOWN",
    "Provision",
    "ProvisionReading",
    "Step",
    "around",
    "canonical",
    "normal",
    "places",
    "reaches",
    "reading",
    "told_by",
    "touches",
    "unknown_place",
]
