"""What a finding rests on: the provisions with their lives, the norms that decide on grants, and who holds in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from delegation.authority.examination import Examination
from delegation.authority.lives import InForce, cited, in_force, made_by
from delegation.authority.norms import NormRuling, Permissions, is_judged_by_state
from delegation.findings import Problem, named
from delegation.model.holders import Commune, CommuneCode, Holder, HolderId
from delegation.model.instruments import Instrument, InstrumentId, Norm
from delegation.model.matters import Grant, Matter, MatterId, Ownership
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.questions.who import Answer, about
from delegation.values import dataclass

MOST = 4
"""Cells that are answered for; a finding may stand for hundreds."""


Unexamined = Literal["side", "norms", "signing", "party"]
"""Why a pair is not held against the norms: a side is not known; the register has no norms of the mechanism; the day of signing is not known;
or the law of the State does not judge it."""


@dataclass(frozen=True, slots=True)
class RuledGrant:
    """A grant and what the norms say of its pair on the day of signing; ``None`` where it could not be examined, ``because`` of what."""

    grant: Grant
    ruling: NormRuling | None
    because: Unexamined | None = None


@dataclass(frozen=True, slots=True)
class FindingCell:
    """An area of a finding, one day in it, the commune that is looked at (``None``: all), and who holds there.

    ``stated``: what the register states of the matter: the id of each owner by law (``None``: not known), then of each grant that gives
    it, with its place.
    """

    area: MatterArea
    day: Day
    commune: Commune | None
    answer: Answer
    stated: tuple[tuple[str | None, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a finding rests on.

    ``bodies``, ``texts``: holders and instruments that it names. ``more``: areas that are not answered for, beyond ``MOST``. ``things``: every matter and grant that it stands for and that is not answered for, by its id and where it is stated;
    ``norms``: the norms that it is of, or that the forms name that it is about, and that no ruling (``ruled``) names.
    """

    bodies: tuple[Holder, ...]
    provisions: tuple[InForce, ...]
    ruled: tuple[RuledGrant, ...]
    cells: tuple[FindingCell, ...]
    more: int
    texts: tuple[Instrument, ...] = ()
    things: tuple[tuple[str, Place], ...] = ()
    norms: tuple[Norm, ...] = ()

    @property
    def places(self) -> tuple[tuple[str | None, Place], ...]:
        """Give the id and the place of every entry that it rests on, each place once: bodies, texts, grants, norms, statements."""
        named: list[tuple[str | None, Place]] = [(one.id, one.place) for one in self.bodies]
        named += [(one.instrument.id, one.instrument.place) for one in self.provisions]
        for one in self.ruled:
            named.append((one.grant.id, one.grant.place))
            named += [(norm.id, norm.place) for norm in (one.ruling.norms if one.ruling is not None else ())]
        named += (*self.things, *((one.id, one.place) for one in self.norms))
        named += [stated for cell in self.cells for stated in cell.stated]
        return tuple({place: (name, place) for name, place in reversed(named)}.values())[::-1]


def derive(examination: Examination, problem: Problem) -> Derivation:
    """Tell what a problem rests on, as the register stands on the day of the examination."""
    register = examination.register
    names = dict.fromkeys((*problem.grants, *problem.about))
    grants = [register.grants[name] for name in names if name in register.grants]
    areas = _told_apart(
        problem.areas or [MatterArea(name) for name in problem.about if MatterId(name) in register.matters]
    )
    texts = [one for name in names if (one := register.instruments.get(InstrumentId(name))) is not None]
    provisions = [
        *(place for one in grants for place in made_by(register, one, None)),
        *_of_laws(register, problem, areas),
        *_of_norms(register, problem),
        *(place for one in texts for at in _parts(one, problem) for place in in_force(register, one, at)),
    ]
    permissions = Permissions(register)
    ruled = tuple(_ruled(register, permissions, one) for one in grants)
    cells = tuple(cell for area in areas[:MOST] if (cell := _cell(examination, area)) is not None)
    return Derivation(
        tuple(_bodies(register, names)),
        _once(register, provisions),
        ruled,
        cells,
        max(0, len(areas) - MOST),
        tuple(texts),
        tuple(_things(register, problem, {one.area.matter for one in cells} | {one.id for one in grants})),
        tuple(_norms(register, problem, ruled)),
    )


def _things(register: Register, problem: Problem, told: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    """Give the matters and grants that a problem stands for, but those that are told of otherwise."""
    matters = {name: one.place for name in named(problem) if (one := register.matters.get(MatterId(name))) is not None}
    grants = {one.entry: one.place for one in register.grants.values()}
    others = {name: grants[name] for name in problem.others if name in grants}
    yield from ((name, place) for name, place in {**matters, **others}.items() if name not in told)


def _norms(register: Register, problem: Problem, ruled: Iterable[RuledGrant]) -> Iterator[Norm]:
    """Give the norms that a problem is of, and those that its forms name, but those that are told of with the grants."""
    told = {norm.id for one in ruled if one.ruling is not None for norm in one.ruling.norms}
    forms = [register.forms[number] for number in problem.forms if number in register.forms]
    named = dict.fromkeys((*problem.others, *(name for one in forms for name in one.norms)))
    norms = {one.id: one for one in register.norms}
    yield from (norms[name] for name in named if name in norms and name not in told)


def _parts(one: Instrument, problem: Problem) -> Sequence[str | None]:
    """Give the provisions of a text at whose first or last day a problem points; where it points at none, the text as a whole."""
    places = (problem.place, *(each.place for each in problem.related))
    stated = [(part.at, part.place) for part in one.part_starts] + [(part.at, part.place) for part in one.part_ends]
    own = (at for at, stands in stated if any(_is_within(place, stands) for place in places))
    return tuple(dict.fromkeys(own)) or (None,)


def _is_within(place: Place, other: Place) -> bool:
    return place.file == other.file and place.path[: len(other.path)] == other.path


def _bodies(register: Register, names: Iterable[str]) -> Iterable[Holder]:
    """Give the holders among what is named, and after an office the body that it heads, by whose life it lives."""
    named = [one for name in names if (one := register.holders.get(HolderId(name))) is not None]
    return dict.fromkeys(
        one for office in named for one in (office, register.holder(office.head_of)) if one is not None
    )


def _once(register: Register, found: Iterable[InForce]) -> tuple[InForce, ...]:
    """Give each provision once, and what replaced it: no text as a whole beside a place in it that lives as long."""
    every = dict.fromkeys(found)
    after = (text for one in every for text in register.successors(one.instrument))
    every |= dict.fromkeys(place for text in dict.fromkeys(after) for place in in_force(register, text, None))
    parts = {(one.instrument.id, one.terms) for one in every if one.at}
    return tuple(one for one in every if one.at or (one.instrument.id, one.terms) not in parts)


def _ruled(register: Register, permissions: Permissions, grant: Grant) -> RuledGrant:
    if not is_judged_by_state(register, grant):
        return RuledGrant(grant, None, "party")
    pair = permissions.pair(grant)
    if pair is None:
        sides = register.holder(grant.giver), register.holder(grant.receiver)
        return RuledGrant(grant, None, "side" if None in sides else "norms")
    found = permissions.ruling(pair, pair.signed)
    # What no day permits is not permitted, whenever it was signed; what some day does may have been signed on another.
    if pair.signed is None and found.effect not in ("forbidden", "unlisted"):
        return RuledGrant(grant, None, "signing")
    return RuledGrant(grant, found)


def _of_laws(register: Register, problem: Problem, areas: Iterable[MatterArea]) -> Iterator[InForce]:
    """Give what the ownerships cite that a problem names; of a problem that names none, those of its matters."""
    named = set(problem.laws)
    owned = [(one, owner) for one in _matters(register, problem, areas) for owner in one.owners]
    about_it: list[Ownership] = [owner for one, owner in owned if (one.id, owner.holder_place) in named]
    for owner in about_it or [owner for _, owner in owned]:
        if not isinstance(owner.basis, Unknown):
            yield from cited(register, owner.basis)


def _of_norms(register: Register, problem: Problem) -> Iterator[InForce]:
    """Give what the norms rest on to which a problem points."""
    at = {
        (one.place.file, one.place.path[:length])
        for one in problem.related
        for length in range(len(one.place.path) + 1)
    }
    for norm in register.norms:
        if (norm.place.file, norm.place.path) in at:
            yield from cited(register, norm.basis)


def _matters(register: Register, problem: Problem, areas: Iterable[MatterArea]) -> list[Matter]:
    names = dict.fromkeys((*(one.matter for one in areas), *(name for name, _ in problem.laws)))
    return [register.matters[MatterId(name)] for name in names if name in register.matters]


def _told_apart(areas: Iterable[MatterArea]) -> Sequence[MatterArea]:
    """Give one area of those that differ in their cases only: who holds is told of every case."""
    return list({(one.matter, one.start, one.end, one.communes): one for one in areas}.values())


def _cell(examination: Examination, area: MatterArea) -> FindingCell | None:
    register = examination.register
    matter = register.matters.get(MatterId(area.matter))
    if matter is None:
        return None
    day = _day(area, examination.as_of, register.baseline)
    commune = register.communes.get(CommuneCode(area.communes[0])) if area.communes else None
    owners = ((owner.holder if isinstance(owner.holder, str) else None, owner.holder_place) for owner in matter.owners)
    given = {row.place: (grant.entry, row.place) for grant, row in register.grants_of.get(matter.id, ())}
    stated = (*owners, *given.values())
    return FindingCell(area, day, commune, about(examination.on(day), matter, commune), stated)


def _day(area: MatterArea, as_of: Day, baseline: Day) -> Day:
    """Give the day that is asked about where it lies in the area, else the first day of the area that can be asked."""
    first = max(area.start or baseline, baseline)
    if first <= as_of and (area.end is None or as_of <= area.end):
        return as_of
    return first
