"""What a hypothesis leaves for somebody to decide, and what the register cannot tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.model.figures import Figure
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.register import Register
from delegation.model.supposed import Ends, Inherits, Merges, Verb
from delegation.model.terms import Unknown
from delegation.names.folding import unified
from delegation.questions.compare import Comparison
from delegation.questions.suppose.hypothesis import named_apart
from delegation.questions.suppose.words import Effect, Outcome
from delegation.values import dataclass

_OPEN: tuple[Outcome, ...] = ("vacant", "baseless", "idle", "unknown", "possible", "perhaps", "returned", "shared")
"""Outcomes in which somebody must decide, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Open:
    """Matters of one outcome, of which somebody must decide.

    ``presumed``: of how many of those that are returned it is not known by what basis the giver has them.
    """

    outcome: Outcome
    matters: int
    presumed: int = 0


@dataclass(frozen=True, slots=True)
class WithoutList:
    """A grant that ends and whose source names no single matter."""

    grant: Grant


@dataclass(frozen=True, slots=True)
class Subordinates:
    """Units and offices below a holder that is no more: where they will belong must be settled."""

    holder: HolderId
    units: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class GrantsMade:
    """How many grants a holder made that is no more: they move nothing then."""

    holder: HolderId
    grants: int


@dataclass(frozen=True, slots=True)
class NamedApart:
    """Matters and grants that name some of the communes that become one, but not all."""

    verb: Merges
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewCommune:
    """What comes with a commune that is made of several: its code, its seat, its staff, and the files that are open."""

    verb: Merges


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """Procedures whose source names a holder only as the body that carries out, while the owner is not known."""

    holder: Holder
    procedures: tuple[MatterId, ...]


@dataclass(frozen=True, slots=True)
class OnlyCounted:
    """A published number that speaks of a holder concerned, without a list behind it."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many delegated procedures are counted without a list, by form, where the receivers are like the holders concerned."""

    forms: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Heirs:
    """Whoever is meant to inherit: what it will really hold is not known, for no text gives it."""

    verbs: tuple[Inherits, ...]


Undecided = Open | WithoutList | Subordinates | GrantsMade | NamedApart | NewCommune
NotKnown = CarriedOut | OnlyCounted | Unlisted | Heirs


def undecided(
    effects: Iterable[Effect], comparison: Comparison, verbs: Sequence[Verb], register: Register
) -> Iterator[Undecided]:
    """Give what must be decided, in the order in which it is told. ``register``: as it is."""
    every = tuple(effects)
    for outcome in _OPEN:
        ids = {one.id for effect in every if effect.outcome == outcome for one in effect.matters}
        if ids:
            yield Open(outcome, len(ids), _without_basis(every) if outcome == "returned" else 0)
    yield from _grants_without_list(comparison)
    for verb in verbs:
        if isinstance(verb, Ends) and verb.kind == "holder":
            yield from _left_by(verb, verbs, register, comparison)
        elif isinstance(verb, Merges):
            apart = named_apart(register, verb)
            if apart:
                yield NamedApart(verb, apart)
            yield NewCommune(verb)


def _without_basis(effects: Iterable[Effect]) -> int:
    """Count the matters of which it is not known by what basis the giver has them."""
    return sum(len(one.matters) for one in effects if any(side.presumed for side in one.after))


def _grants_without_list(comparison: Comparison) -> Iterator[WithoutList]:
    for one in comparison.grants:
        grant = one.before
        if grant is not None and isinstance(grant.rows, Unknown) and "ended" in one.turn.kinds:
            yield WithoutList(grant)


def _left_by(
    verb: Ends, verbs: Sequence[Verb], register: Register, comparison: Comparison
) -> Iterator[Subordinates | GrantsMade]:
    """Give what a holder that is no more leaves: who is below it, and what it gave."""
    ended = {one.id for one in verbs if isinstance(one, Ends)}
    below = tuple(
        one
        for _, one in sorted(register.holders.items())
        if one.parent == verb.id and one.head_of != verb.id and one.id not in ended and one.term.possibly_holds(verb.to)
    )
    if below:
        yield Subordinates(HolderId(verb.id), below)
    given = sum(
        one.giver == verb.id and one.term.possibly_holds(comparison.new.as_of) for one in register.grants.values()
    )
    if given:
        yield GrantsMade(HolderId(verb.id), given)


def not_known(
    concerns: Iterable[HolderId], subjects: Iterable[HolderId], verbs: Sequence[Verb], register: Register
) -> Iterator[NotKnown]:
    """Give what the register does not hold about the holders concerned, and cannot know of the future.

    ``subjects``: those that the hypothesis is about. ``register``: as it is.
    """
    for one in _known(subjects, register):
        yield from _carried_out(one, register)
        yield from _figures(one, register)
    yield from _unlisted(_known(concerns, register), register)
    inheriting = tuple(one for one in verbs if isinstance(one, Inherits))
    if inheriting:
        yield Heirs(inheriting)


def _known(names: Iterable[HolderId], register: Register) -> list[Holder]:
    return [found for name in dict.fromkeys(names) if (found := register.holder(name)) is not None]


def _carried_out(one: Holder, register: Register) -> Iterator[CarriedOut]:
    name = unified(one.name)
    found = tuple(
        matter.id
        for _, matter in sorted(register.matters.items())
        if matter.procedure is not None
        and matter.procedure.agency is not None
        and name in unified(matter.procedure.agency)
        and all(isinstance(owner.holder, Unknown) for owner in matter.owners)
    )
    if found:
        yield CarriedOut(one, found)


def _figures(one: Holder, register: Register) -> Iterator[OnlyCounted]:
    name = unified(one.name)
    for _, figure in sorted(register.figures.items()):
        stated = " ".join(text for text in (figure.note, figure.quote, figure.measure) if text)
        if name in unified(stated) and figure.counted is None and figure.is_of_matters:
            yield OnlyCounted(figure)


def _unlisted(holders: Sequence[Holder], register: Register) -> Iterator[Unlisted]:
    found = unlisted_forms(holders, register, gives=False)
    if found:
        yield Unlisted(found)


def unlisted_forms(holders: Sequence[Holder], register: Register, *, gives: bool) -> tuple[tuple[int, int], ...]:
    """Give how many delegated procedures are counted without a list, by form, where some holders are like the receivers, or like those who give (``gives``)."""
    return tuple(
        (form.number, book.unlisted)
        for book in register.books
        if (form := register.forms.get(book.ledger.form or 0)) is not None
        and book.unlisted > 0
        and any(
            pole.fits(one.kind, one.level) for pole in (form.givers if gives else form.receivers) for one in holders
        )
    )
