"""What the norms of the register say of a pair of giver and receiver. The law is in YAML; nothing of it is here.

A norm that forbids goes before one that permits, unless the latter says that it prevails over it (a special law over
the general one). A law that was not read goes after both: it may open what no norm forbids, and nobody can say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from delegation.model.figures import LedgerBook
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation, Form, Norm, Pole
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.values import dataclass

Effect = Literal["forbidden", "permitted", "unclear", "unknown", "unlisted"]
UNITS = frozenset(
    {"internal-unit", "internal-unit-head", "public-service-unit", "public-service-unit-head", "specialised-agency",
     "agency-head", "other-administrative-organisation", "other-organisation-head", "civil-servant", "service-branch"}
)  # fmt: skip
"""Kinds that «đơn vị khác» of Biểu 2, a unit that the source does not identify, may be."""
_LEVELS = ("central", "city", "district", "commune")


@dataclass(frozen=True, slots=True)
class Pair:
    """Giver and receiver of a grant by a mechanism, with the day of signing, or ``None`` where that is not known."""

    mechanism: str
    giver: Holder
    receiver: Holder
    signed: Day | None


@dataclass(frozen=True, slots=True)
class NormRuling:
    """What the norms say of a pair on a day: the effect, the norms that have it, and what stands beside them.

    ``unlisted``: no norm speaks of the pair. ``against``: norms that permit what others forbid without prevailing over
    them. ``unread``: norms of laws whose text is not known, which may open the pair.
    """

    effect: Effect
    norms: tuple[Norm, ...] = ()
    against: tuple[Norm, ...] = ()
    unread: tuple[Norm, ...] = ()


class Permissions:
    """The norms of a register by mechanism."""

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

    def ruling(self, pair: Pair, day: Day | None) -> NormRuling:
        """Say what the norms in force on a day make of a pair.

        Without a day: the ruling of the day that is best for the pair, since it may have been signed then.
        """
        norms = [norm for norm in self._norms.get(pair.mechanism, ()) if self._matches(norm, pair)]
        return _ruling(norms, day) if day is not None else _best(_ruling(norms, one) for one in _turns(norms))

    def last_day(self, pair: Pair, start: Day) -> Day | None:
        """Give the last day of the unbroken stretch from ``start`` on which the pair is permitted; ``None``: open.

        The day before ``start`` where it is not permitted then. A norm whose end is not known is taken to go on.
        """
        norms = [norm for norm in self._norms.get(pair.mechanism, ()) if self._matches(norm, pair)]
        return _last_day(norms, start, lambda day: _ruling(norms, day).effect == "permitted")

    def governing(self, mechanism: str, giver: Holder | None, receiver: Holder | None, day: Day | None) -> list[Norm]:
        """Give the norms of the law under which such a grant stands, nearest first, whatever they make of it.

        Those that permit the pair; else those that speak of it; else those that speak of its giver; else those for
        givers of its level; none where no norm reaches that far. A side that is not known leaves out the steps that ask
        for it. Norms of laws that were not read say nothing.
        """
        held = [
            norm
            for norm in self._norms.get(mechanism, ())
            if norm.effect != "unknown" and (day is None or norm.term.possibly_holds(day))
        ]
        if giver is None:
            return held
        pair = Pair(mechanism, giver, receiver, day) if receiver is not None else None
        speaking = [norm for norm in held if pair is not None and self._matches(norm, pair)]
        steps = (
            [norm for norm in speaking if norm.effect == "permitted"],
            speaking,
            [norm for norm in held if (norm.giver.kind, norm.giver.level) == (giver.kind, giver.level)],
            [norm for norm in held if norm.giver.level == giver.level],
            [norm for norm in held if norm.giver.level == "any" and norm.giver.kind in ("any", giver.kind)],
        )
        return next((norms for norms in steps if norms), [])

    def _matches(self, norm: Norm, pair: Pair) -> bool:
        if not norm.giver.fits(pair.giver.kind, pair.giver.level):
            return False
        if not norm.receiver.fits(pair.receiver.kind, pair.receiver.level):
            return False
        return norm.condition != "same-unit" or self.is_inside(pair)

    def is_inside(self, pair: Pair) -> bool:
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

    def of_form(self, form: Form, receiver: Pole, first: Day, last: Day = Day.max) -> NormRuling:
        """Say what the norms make of a form's givers and one of its receivers, on the best day of a stretch.

        A form names kinds, not holders: it is permitted where one pair of the kinds that it may mean is.
        """
        pairs = self._pairs_of(form, receiver)
        turns = _turns([norm for norms in pairs for norm in norms], first, last)
        return _best(_ruling(norms, day) for norms in pairs for day in turns)

    def last_day_of_form(self, form: Form, receiver: Pole, start: Day) -> Day | None:
        """Give the last day of the unbroken stretch from ``start`` on which a form is permitted, as ``last_day`` does."""
        pairs = self._pairs_of(form, receiver)

        def permits(day: Day) -> bool:
            return any(_ruling(norms, day).effect == "permitted" for norms in pairs)

        return _last_day([norm for norms in pairs for norm in norms], start, permits)

    def _pairs_of(self, form: Form, receiver: Pole) -> list[list[Norm]]:
        """Give the norms of each pair of a kind and level that a form may mean."""
        delegating = self._norms.get("delegation", [])
        found: dict[tuple[str, ...], list[Norm]] = {}
        for giver in (*form.givers, *form.law_givers):
            near = [norm for norm in delegating if _meet(norm.giver, giver) and _meet(norm.receiver, receiver)]
            for one in _meant(giver, near):
                for other in _meant(receiver, near):
                    norms = [
                        n
                        for n in near
                        if n.giver.fits(one.kind, one.level) and n.receiver.fits(other.kind, other.level)
                    ]
                    found.setdefault(tuple(norm.id for norm in norms), norms)
        return list(found.values())


def is_judged_by_state(register: Register, grant: Grant) -> bool:
    """Say whether the law of the State judges a grant: not one that a body of the Party or the Front makes.

    No norm of the State says whom such a body may give what to. A giver who is not known may be the State's.
    """
    giver = register.holder(grant.giver)
    return giver is None or giver.is_of_state


def unlisted_forms(register: Register) -> Iterator[tuple[Form, LedgerBook]]:
    """Give the forms of which some procedures are published by number only, each with the book that counts them."""
    for book in register.books:
        form = register.forms.get(book.ledger.form) if book.ledger.form is not None else None
        if form is not None and book.unlisted > 0:
            yield form, book


def ruling_of_form(register: Register, permissions: Permissions, form: Form, book: LedgerBook) -> NormRuling:
    """Say what the norms make of a form on the days on which what a book counts may have been signed: the worst receiver.

    From the baseline on, up to the day of the count: a later law says nothing of it.
    """
    counted = book.ledger.as_of
    last = counted or Day.max
    first = min(register.baseline, last)
    return max(
        (permissions.of_form(form, receiver, first, last) for receiver in form.receivers),
        key=_rank,
        default=NormRuling("unlisted"),
    )


def forbidding_passing_on(norms: Iterable[Norm]) -> tuple[Norm, tuple[Citation, ...]] | None:
    """Give the norm by which what was received may not be given on, and where the law says so; ``None`` where it may."""
    listed = list(norms)
    if any(norm.passing_on == "allowed" for norm in listed):
        return None
    forbidding = [norm for norm in listed if norm.passing_on == "forbidden"]
    # The clause itself is a better answer than the article that lists the pairs.
    found = next((norm for norm in forbidding if norm.passing_on_basis), next(iter(forbidding), None))
    return None if found is None else (found, found.passing_on_basis or found.basis)


_BEST_FIRST: tuple[Effect, ...] = ("permitted", "unknown", "unclear", "forbidden", "unlisted")


def _rank(one: NormRuling) -> int:
    return _BEST_FIRST.index(one.effect)


def _best(rulings: Iterable[NormRuling]) -> NormRuling:
    found = NormRuling("unlisted")
    for one in rulings:
        if _rank(one) < _rank(found):
            found = one
        if found.effect == "permitted":
            break
    return found


def _ruling(norms: Sequence[Norm], day: Day) -> NormRuling:
    """Weigh the norms that speak of a pair on a day."""
    by_effect: dict[str, list[Norm]] = {}
    for norm in norms:
        if norm.term.possibly_holds(day):
            by_effect.setdefault(norm.effect, []).append(norm)
    permitting = by_effect.get("permitted", [])
    set_aside = {name for norm in permitting for name in norm.prevails_over}
    forbidding = [norm for norm in by_effect.get("forbidden", ()) if norm.id not in set_aside]
    unread = tuple(by_effect.get("unknown", ()))
    if forbidding:
        return NormRuling("forbidden", tuple(forbidding), tuple(permitting), unread)
    if permitting:
        return NormRuling("permitted", tuple(permitting))
    if "unclear" in by_effect:
        return NormRuling("unclear", tuple(by_effect["unclear"]), unread=unread)
    return NormRuling("unknown", unread, unread=unread) if unread else NormRuling("unlisted")


def _turns(norms: Iterable[Norm], first: Day = Day.min, last: Day = Day.max) -> list[Day]:
    """Give the first day of each stretch on which the same norms hold, between two days."""
    days = {first}
    for norm in norms:
        start, end = norm.term.start, norm.term.end
        if isinstance(start, Day) and first < start <= last:
            days.add(start)
        if isinstance(end, Day) and first <= end < last:
            days.add(end + ONE_DAY)
    return sorted(days)


def _last_day(norms: Iterable[Norm], start: Day, permits: Callable[[Day], bool]) -> Day | None:
    return next((day - ONE_DAY for day in _turns(norms, start) if not permits(day)), None)


def _looseness(norm: Norm) -> int:
    return [norm.giver.kind, norm.giver.level, norm.receiver.kind, norm.receiver.level].count("any")


def _meant(pole: Pole, norms: Iterable[Norm]) -> list[Pole]:
    """Give the kinds and levels that a side of a form may be, as far as norms tell them apart."""
    listed = list(norms)
    named = {one.kind for norm in listed for one in (norm.giver, norm.receiver)} | {"any"}
    kinds = {"other-unit": UNITS | {"other-unit"}, "any": named}.get(pole.kind, {pole.kind})
    levels = _LEVELS if pole.level == "any" else (pole.level,)
    return [Pole(kind, level) for kind in sorted(kinds) for level in levels]


def _meet(one: Pole, other: Pole) -> bool:
    kinds = one.kind == other.kind or "any" in (one.kind, other.kind)
    unit = "other-unit" in (one.kind, other.kind) and bool(UNITS & {one.kind, other.kind})
    return (kinds or unit) and (one.level == other.level or "any" in (one.level, other.level))
