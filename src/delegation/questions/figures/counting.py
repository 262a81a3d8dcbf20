"""What the register itself counts of what a published figure counts."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.model.figures import Figure, LedgerBook
from delegation.model.holders import COMMUNES_OF, Counted, Holder, HolderId
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, last_day_of
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """What the register counts: how many, and where it stands.

    ``holder``: whose members were counted; ``named``, ``unlisted``: how many matters have names, and how many are counted without a
    list. None of them: the communes of the register were counted.
    """

    number: int
    places: tuple[Place, ...] = ()
    holder: Holder | None = None
    named: int | None = None
    unlisted: int = 0


def count(register: Register, figure: Figure, day: Day) -> RegisterCount | None:
    """Count what a figure counts; ``None`` where it does not say what, or the register does not know.

    ``day``: on which communes are counted where the figure does not say of which day it speaks.
    """
    what, day = figure.counted or "", _day_of(figure) or day
    if what in COMMUNES_OF:
        return _communes(register, what, day)
    if what == "holders-of-class":
        return _members(register, figure.counted_class, day)
    if what == "ledgers":
        wanted = frozenset(figure.counted_ledgers)
        books = [one for one in register.books if one.ledger.id in wanted]
        # Part of a sum says nothing, nor does a total of which nobody can tell what counts against it.
        return _booked(books) if len(books) == len(wanted) and not any(one.ledger.silence for one in books) else None
    if what.startswith("tasks-"):
        level = what.removeprefix("tasks-")
        books = [one for one in register.books if one.ledger.counts == "tasks" and level in ("total", one.ledger.level)]
        return _booked(books)
    form = what.removeprefix("delegated-procedures-form-")
    books = [
        one
        for one in register.books
        if one.ledger.counts == "delegated-procedures"
        and (what == "delegated-procedures-total" or str(one.ledger.form) == form)
    ]
    return _booked(books)


def _day_of(figure: Figure) -> Day | None:
    """Give the day of which a figure speaks, the last one of a month or year; ``None`` where it does not say so in numbers."""
    try:
        return last_day_of(figure.as_of) if figure.as_of is not None else None
    except ValueError:
        return None


def _communes(register: Register, name: str, day: Day) -> RegisterCount | None:
    if not register.communes:
        return None
    found = sum(1 for one in register.communes_on(day) if one.type in COMMUNES_OF[name])
    return RegisterCount(found, tuple(one.place for one in list(register.communes.values())[:1]))


def _members(register: Register, name: HolderId | str | None, day: Day) -> RegisterCount | None:
    holder = register.holder(name)
    if holder is None:
        return None
    place = (holder.place.at("members"),)
    if isinstance(holder.members, Counted):
        count = holder.members.count
        return None if isinstance(count, Unknown) else RegisterCount(count, place, holder)
    if holder.members is None:
        return RegisterCount(1, place, holder)
    counted = _communes(register, holder.members, day)
    return None if counted is None else RegisterCount(counted.number, place, holder)


def _booked(books: Sequence[LedgerBook]) -> RegisterCount | None:
    if not books:
        return None
    named: set[MatterId] = {one for book in books for one in book.named}
    unlisted = sum(max(0, book.unlisted) for book in books)
    places = tuple(book.ledger.place for book in books[:3])
    return RegisterCount(len(named) + unlisted, places, named=len(named), unlisted=unlisted)
