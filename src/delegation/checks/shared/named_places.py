"""Places that a text names of a decision, to suspend, correct, end or begin them, and that meet nothing which it gives."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.model.given_places import PlacesGiven
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant
from delegation.model.places import Place
from delegation.model.provisions import Provision, places
from delegation.model.register import Register
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Decision:
    """A decision of which places are named: its grants, where they give, whether what is not there can be told, and where it says things of others."""

    instrument: Instrument
    grants: tuple[Grant, ...]
    given: PlacesGiven
    is_told: bool
    said: tuple[Provision, ...]


def _decision(register: Register, meant: Instrument) -> _Decision:
    grants = tuple(one for one in register.grants.values() if one.instrument == meant.id and one.is_first)
    # Of a decision without a list nobody knows what stands where, and a law has more than what the register cites of it.
    given = PlacesGiven(grants)
    return _Decision(
        meant, grants, given, given.gives and given.is_listed and not _is_cited(register, meant), _said_at(meant)
    )


def _said_at(one: Instrument) -> tuple[Provision, ...]:
    """Give the provisions by which an instrument suspends, extends or leaves files behind."""
    named = [each.stated_at for each in one.suspends] + [each.stated_at for each in one.extends]
    named += [one.transition.at] if one.transition is not None else []
    return tuple(place for at in named for place in places(at))


def _named(register: Register, by: Instrument) -> Iterator[tuple[str, Instrument, str, Place]]:
    """Give the places that an instrument names of decisions: the key, the decision, the place and where it is written."""
    others = (("suspends", by.suspends), ("corrects", by.corrects))
    for key, several in others:
        for one in several:
            meant = register.instrument(one.instrument) if one.instrument is not None else None
            if meant is not None and one.at is not None:
                yield key, meant, one.at, one.place.at("at")
    yield from (("ends-in-part", by, one.at, one.place.at("at")) for one in by.part_ends)
    yield from (("begins-in-part", by, one.at, one.place.at("at")) for one in by.part_starts)


def _is_cited(register: Register, meant: Instrument) -> bool:
    """Whether owners by law rest on it: then its places are those of a law as well."""
    return any(register.instrument(name) is meant for name in register.owned_by)


@dataclass(frozen=True, slots=True)
class UnmetPlace:
    """A place that ``by`` names of a decision (``key``: how), where nothing is given. ``is_sure``: whether it is known what stands there."""

    by: Instrument
    key: str
    meant: Instrument
    at: Provision
    grants: tuple[Grant, ...]
    place: Place
    is_sure: bool


def unmet_places(examination: Examination) -> Iterator[UnmetPlace]:
    """Ask each place that an instrument names of a decision whether some row of it stands there."""
    register = examination.register
    decisions: dict[InstrumentId, _Decision] = {}
    for by in register.instruments.values():
        for key, meant, at, place in _named(register, by):
            if meant.id not in decisions:
                decisions[meant.id] = _decision(register, meant)
            decision = decisions[meant.id]
            for one in _unmet(key, decision, at):
                is_sure = not register.effects.doubts_of(meant.id)
                yield UnmetPlace(by, key, meant, one, decision.grants, place, is_sure)


def _unmet(key: str, meant: _Decision, at: str) -> Iterator[Provision]:
    for one in places(at) if meant.is_told else ():
        # An article that ends or begins may well have given nothing; a row of an annex gives.
        if key in ("ends-in-part", "begins-in-part") and not one.is_of_annex:
            continue
        # What the text says of others at a provision rests with it, or is corrected with it.
        if any(one.reaches(own) or own.reaches(one) for own in meant.said):
            continue
        # A correction finds a row by its number alone, where the decision names no annex.
        if not meant.given.meets(one, by_number=key == "corrects"):
            yield one
