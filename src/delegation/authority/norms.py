"""What the norms of the register say of a pair of giver and receiver. The law is in YAML; nothing of it is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from delegation.model.figures import LedgerBook
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Form, Norm, Pole
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.values import dataclass

UNITS = frozenset(
    {"internal-unit", "internal-unit-head", "public-service-unit", "public-service-unit-head", "specialised-agency",
     "agency-head", "other-administrative-organisation", "other-organisation-head", "civil-servant", "service-branch"}
)  # fmt: skip
"""Kinds that «đơn vị khác» of Biểu 2, a unit that the source does not identify, may be."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Giver and receiver of a grant by a mechanism, with the day of signing, or ``None`` where that is not known."""

    mechanism: str
    giver: Holder
    receiver: Holder
    signed: Day | None


class Permissions:
    """The norms of a register by mechanism and effect."""

    def __init__(self, register: Register) -> None:
        """Take a register."""
        self._register = register
        self._norms: dict[str, list[Norm]] = {}
        # What speaks of the very pair comes before what speaks of any, whatever the order of the files.
        for norm in sorted(register.norms, key=lambda one: (_looseness(one), one.id)):
            self._norms.setdefault(norm.mechanism, []).append(norm)

    def pair(self, grant: Grant) -> Pair | None:
        """Give the pair of a grant; ``None`` where a side is not known, or the register has no norms of its mechanism."""
        giver, receiver = self._register.holder(grant.giver), self._register.holder(grant.receiver)
        if giver is None or receiver is None or grant.mechanism not in self._norms:
            return None
        return Pair(grant.mechanism, giver, receiver, self._register.signed(grant))

    def of(self, pair: Pair, effect: str, day: Day | None = None) -> list[Norm]:
        """Give the norms of an effect that match a pair and hold on a day; on any day where ``day`` is ``None``."""
        return [
            norm
            for norm in self._norms.get(pair.mechanism, ())
            if norm.effect == effect and self._matches(norm, pair) and (day is None or norm.term.possibly_holds(day))
        ]

    def all_of(self, mechanism: str, day: Day | None) -> list[Norm]:
        """Give all norms of a mechanism that hold on a day (any day for ``None``), whatever pair and effect they have."""
        return [norm for norm in self._norms.get(mechanism, ()) if day is None or norm.term.possibly_holds(day)]

    def _matches(self, norm: Norm, pair: Pair) -> bool:
        if not norm.giver.fits(pair.giver.kind, pair.giver.level):
            return False
        if not norm.receiver.fits(pair.receiver.kind, pair.receiver.level):
            return False
        return norm.condition != "same-unit" or self._same_unit(pair)

    def _same_unit(self, pair: Pair) -> bool:
        """Whether the receiver belongs to the body that the giver is or heads."""
        body = pair.giver.head_of or pair.giver.id
        at: HolderId | None = pair.receiver.head_of or pair.receiver.id
        seen: set[HolderId] = set()
        while at is not None and at not in seen:
            if at == body:
                return True
            seen.add(at)
            above = self._register.holders.get(at)
            at = above.parent if above is not None else None
        return False

    def last_day(self, pair: Pair, start: Day) -> Day | None:
        """Give the last day of the unbroken stretch from ``start`` on which the pair is permitted; ``None``: open."""
        return last_of(self.of(pair, "permitted"), start)

    def of_form(self, form: Form, receiver: Pole, effect: str) -> list[Norm]:
        """Give the norms of an effect that speak of a form's givers and one of its receivers, on whatever day."""
        return [
            norm
            for norm in self._norms.get("delegation", ())
            if norm.effect == effect
            and any(_meet(norm.giver, giver) for giver in (*form.givers, *form.law_givers))
            and _meet(norm.receiver, receiver)
        ]


def unlisted_forms(register: Register) -> Iterator[tuple[Form, LedgerBook]]:
    """Give the forms of which some procedures are published by number only, each with the book that counts them."""
    for book in register.books:
        form = register.forms.get(book.ledger.form) if book.ledger.form is not None else None
        if form is not None and book.unlisted > 0:
            yield form, book


def _looseness(norm: Norm) -> int:
    return [norm.giver.kind, norm.giver.level, norm.receiver.kind, norm.receiver.level].count("any")


def _meet(one: Pole, other: Pole) -> bool:
    kinds = one.kind == other.kind or "any" in (one.kind, other.kind)
    unit = "other-unit" in (one.kind, other.kind) and bool(UNITS & {one.kind, other.kind})
    return (kinds or unit) and (one.level == other.level or "any" in (one.level, other.level))


def last_of(norms: Iterable[Norm], start: Day) -> Day | None:
    """Give the last day of the unbroken stretch from ``start`` on which one of the norms holds; ``None``: open.

    The day before ``start`` where none holds on it. A norm whose end is not known is taken to go on.
    """
    listed = list(norms)
    last = start - timedelta(days=1)
    while True:
        after = last + timedelta(days=1)
        ends = [norm.term.end for norm in listed if norm.term.possibly_holds(after)]
        if not ends:
            return last
        if any(not isinstance(end, Day) for end in ends):
            return None
        last = max(end for end in ends if isinstance(end, Day))
