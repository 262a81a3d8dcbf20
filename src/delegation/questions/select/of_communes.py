"""Conditions on communes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from delegation.model.holders import COMMUNES_OF, Commune, Rating
from delegation.model.terms import Day, Unknown
from delegation.names.folding import fold
from delegation.questions.select.conditions import Fits, Maker, Test, among, any_of, contains
from delegation.questions.select.of_others import of_term
from delegation.questions.select.selector import Condition
from delegation.questions.ways.ways import Ways


def _id(_: Ways, one: Condition) -> Test[Commune]:
    wanted = fold(one.value)
    return lambda entry: fold(entry.code) == wanted


def _title(_: Ways, one: Condition) -> Test[Commune]:
    found = contains(one.value)
    return lambda entry: found((entry.name, *(each.name for each in entry.former_names)))


def _type(_: Ways, one: Condition) -> Test[Commune]:
    wanted = among(one.value, COMMUNES_OF["communes"], one)
    return lambda entry: entry.type == wanted


def _rated(ratings: Callable[[Commune], tuple[Rating, ...]], known: Iterable[str]) -> Maker[Commune]:
    def make(ways: Ways, one: Condition) -> Test[Commune]:
        wanted, day = among(one.value, (each.lower() for each in known), one), ways.examination.as_of
        return lambda entry: _has(ratings(entry), wanted, day)

    return make


def _has(ratings: tuple[Rating, ...], wanted: str, day: Day) -> Fits:
    """Say whether a commune is rated so on a day; what no source says of it is not known."""
    running = [one for one in ratings if one.term.possibly_holds(day)]
    if not running:
        return None
    return any_of(
        None
        if isinstance(one.value, Unknown)
        else (one.value.lower() == wanted and (True if one.term.certainly_holds(day) else None))
        for one in running
    )


def _ready(ways: Ways, one: Condition) -> Test[Commune]:
    register = ways.examination.register
    subjects = {each.subject for entry in register.communes.values() for each in entry.readiness}
    plain = fold(one.value)
    wanted = among(plain if plain in subjects else one.value, subjects, one) if subjects else plain

    def fits(entry: Commune) -> Fits:
        said = [each.state for each in entry.readiness if each.subject == wanted]
        return any_of(None if isinstance(state, Unknown) else state for state in said) if said else None

    return fits


COMMUNES: Mapping[str, Maker[Commune]] = {
    "id": _id,
    "title": _title,
    "type": _type,
    **of_term(lambda one: one.term),
    "class": _rated(lambda one: one.classes, ("I", "II", "III")),
    "group": _rated(lambda one: one.groups, ("1", "2", "3")),
    "ready-for": _ready,
}
