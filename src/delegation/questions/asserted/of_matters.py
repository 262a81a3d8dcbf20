"""Assertions on matters: who owns, who acts, who may not, through whom, by which instrument and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from delegation.authority.entries import Party
from delegation.authority.holdings import Held
from delegation.errors import AskedWronglyError
from delegation.model.assertions import Assertion
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import Matter
from delegation.model.provisions import touches
from delegation.model.terms import Unknown, if_known
from delegation.names.cases import cases_of
from delegation.questions.asserted.expectations import CaseThere, ExpectedHolders, GivenBy, Role, There, Through
from delegation.questions.asserted.facts import Holders, LegalPlaces, Missing, Refused, UnknownHolders
from delegation.questions.asserted.verdict import Outcome, Point
from delegation.questions.select.conditions import any_of, exists
from delegation.questions.select.of_matters import acting, held_by, owners
from delegation.questions.select.sides import standing
from delegation.questions.ways.ways import Way, Ways

Side = Callable[[Held], list[Party]]
_SIDES: Mapping[Role, Side] = {"owns": owners, "acts": acting}


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold everything that an assertion says of its matters against the register."""
    for name in one.matters:
        matter = ways.examination.register.matters.get(name)
        if matter is None:
            yield Point("fails", There("matter", name), Missing("matter", name))
            continue
        try:
            pieces = _pieces(ways, matter, one)
        except AskedWronglyError as error:
            yield Point("fails", CaseThere(one.case), Refused(error.said))
            continue
        if one.owners is not None:
            yield _exactly(ways, pieces, ExpectedHolders(name, "owns", one.owners))
        if one.exercisers is not None:
            yield _exactly(ways, pieces, ExpectedHolders(name, "acts", one.exercisers))
        if one.may_not_own:
            yield _none_of(ways, pieces, ExpectedHolders(name, "owns", one.may_not_own, wanted=False))
        if one.may_not_act:
            yield _none_of(ways, pieces, ExpectedHolders(name, "acts", one.may_not_act, wanted=False))
        if one.through_holders or one.through_instruments:
            yield _through(ways, matter, one)
        for cited in one.basis:
            yield _given_by(ways, matter, cited)


def _pieces(ways: Ways, matter: Matter, one: Assertion) -> tuple[Held, ...]:
    """Give the pieces of a matter in the case asked about, or all."""
    fitting = cases_of(matter, one.case).cases
    held = ways.held(matter.id)
    return held if fitting is None else tuple(one for one in held if one.cases is None or one.cases & fitting)


def _exactly(ways: Ways, pieces: Sequence[Held], expected: ExpectedHolders) -> Point:
    """Ask every piece for exactly these holders. One that belongs to some communes is asked for there."""
    wanted, side = expected.holders, _SIDES[expected.role]
    whole = {ways.examination.territory.whole(name) for name in wanted}
    outcomes: list[Outcome] = [
        _outcome(whole, side(piece), may_be=any(_may_be(ways, name) for name in wanted))
        for piece in _where(ways, pieces, wanted)
    ]
    if not outcomes:
        outcomes = ["fails" if wanted else "holds"]
    return _point(ways, expected, _worst(outcomes))


def _may_be(ways: Ways, holder: str) -> bool:
    return exists(ways.examination.register, holder, ways.examination.as_of)


def _where(ways: Ways, pieces: Sequence[Held], wanted: Iterable[HolderId]) -> list[Held]:
    territory = ways.examination.territory
    reach = 0
    for name in wanted:
        reach |= territory.reach(name)[1]
    reach = reach or territory.everywhere
    return [one for one in pieces if one.communes is None or territory.of(one.communes) & reach]


def _outcome(expected: set[HolderId | None], found: Iterable[Party], *, may_be: bool) -> Outcome:
    listed_parties = list(found)
    certain = {party.holder for party in listed_parties if party.certain}
    perhaps = {party.holder for party in listed_parties if not party.certain}
    if certain - expected:
        return "fails"
    missing = expected - certain
    if missing and not (missing <= perhaps or (None in perhaps and may_be)):
        return "fails"
    return "unknown" if perhaps else "holds"


def _worst(outcomes: Iterable[Outcome]) -> Outcome:
    found = set(outcomes)
    return "fails" if "fails" in found else "unknown" if "unknown" in found else "holds"


def _none_of(ways: Ways, pieces: Sequence[Held], expected: ExpectedHolders) -> Point:
    whole, side = ways.examination.territory.whole, _SIDES[expected.role]
    found = any_of(
        held_by(side(piece), whole(name) or name, may_be=_may_be(ways, name))
        for piece in pieces
        for name in expected.holders
    )
    return _point(ways, expected, "fails" if found else "unknown" if found is None else "holds")


def _through(ways: Ways, matter: Matter, one: Assertion) -> Point:
    register, whole = ways.examination.register, ways.examination.territory.whole
    wanted = {("holder", whole(name)) for name in one.through_holders}
    for name in one.through_instruments:
        instrument = register.instrument(name)
        wanted.add(("instrument", HolderId(instrument.id if instrument is not None else name)))
    fitting = cases_of(matter, one.case).cases
    found = [way for way in ways.of(matter.id) if fitting is None or not way.cases or fitting & set(way.cases)]
    pieces = _pieces(ways, matter, one)
    outcomes: list[Outcome] = ["unknown" if any(None in [p.holder for p in owners(h)] for h in pieces) else "fails"]
    if found:
        outcomes = [_passes(ways, way, wanted) for way in found]
    return _point(ways, Through(matter.id, one.through_holders, one.through_instruments), _worst(outcomes))


def _given_by(ways: Ways, matter: Matter, wanted: Citation) -> Point:
    """Ask whether the law, as far as the register says on the day, gives the matter by this place or by one that lies in it."""
    register, as_of = ways.examination.register, ways.examination.as_of
    meant = register.instrument(wanted.instrument)
    stated = [one.basis for one in matter.owners if one.term.certainly_holds(as_of)] or [matter.basis]
    cited = tuple(one for basis in stated for one in if_known(basis))
    there = any(
        meant is not None
        and register.instrument(one.instrument) is meant
        and (wanted.at is None or touches(wanted.at, one.at))
        for one in cited
    )
    unknown = not there and any(isinstance(basis, Unknown) for basis in stated)
    return Point(
        "holds" if there else "unknown" if unknown else "fails",
        GivenBy(matter.id, wanted),
        LegalPlaces(cited),
        places=tuple(one.place for one in cited) or (matter.place,),
    )


def _passes(ways: Ways, way: Way, wanted: set[tuple[str, HolderId | None]]) -> Outcome:
    passed = {(node.sort, HolderId(node.id)) for stop in ways.stops(way) for node in stop.nodes}
    if wanted <= passed:
        return "holds" if way.certain else "unknown"
    return "fails" if way.certain else "unknown"


def _point(ways: Ways, expected: ExpectedHolders | Through, outcome: Outcome) -> Point:
    """Give what was found of a matter; where that is not what was expected, with its chains."""
    pieces = ways.held(expected.matter)
    found = Holders(*(tuple(standing(pieces, side).items()) for side in (owners, acting)))
    if outcome == "holds":
        return Point(outcome, expected, found)
    from delegation.questions.who.parts import Teller  # noqa: PLC0415  only where one does not hold

    matter = ways.examination.register.matters[expected.matter]
    teller = Teller(ways.examination, matter, ways.place)
    every = ways.of(matter.id)
    chains = (teller.step(link) for way in every for link in way.chain)
    doubts = (
        UnknownHolders(reason)
        for piece in pieces
        for party in (*owners(piece), *acting(piece))
        for reason in party.because
    )
    places = dict.fromkeys(link.place for way in every for link in way.chain)
    return Point(outcome, expected, found, (*chains, *dict.fromkeys(doubts)), tuple(places) or (matter.place,))
