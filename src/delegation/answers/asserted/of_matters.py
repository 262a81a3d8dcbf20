"""Assertions on matters: who owns, who acts, who may not, through whom, by which instrument and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from delegation.answers.asserted.verdict import Outcome, Point, listed, names
from delegation.authority.entries import Party
from delegation.authority.holdings import Held
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.assertions import Assertion
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import Matter, MatterId
from delegation.model.places import Place
from delegation.model.provisions import touches
from delegation.model.terms import Unknown, if_known
from delegation.names.cases import cases_of
from delegation.questions.select.conditions import any_of, exists
from delegation.questions.select.of_matters import acting, held_by, owners
from delegation.questions.ways.ways import Way, Ways
from delegation.questions.who.parts import Teller
from delegation.speech import NOT_KNOWN, steps
from delegation.speech.holders import holder_label
from delegation.speech.instruments import citation

Side = Callable[[Held], list[Party]]
_OWNS = Text("có thẩm quyền", "owner")
_ACTS = Text("giải quyết", "exerciser")


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold everything that an assertion says of its matters against the register."""
    for name in one.matters:
        matter = ways.examination.register.matters.get(name)
        if matter is None:
            yield _missing(name)
            continue
        try:
            pieces = _pieces(ways, matter, one)
        except AskedWronglyError as error:
            yield _no_case(one, error.said)
            continue
        for wanted, side, word in ((one.owners, owners, _OWNS), (one.exercisers, acting, _ACTS)):
            if wanted is not None:
                yield _exactly(ways, matter, pieces, wanted, side, word)
        for refused, side, word in ((one.may_not_own, owners, _OWNS), (one.may_not_act, acting, _ACTS)):
            if refused:
                yield _none_of(ways, matter, pieces, refused, side, word)
        if one.through_holders or one.through_instruments:
            yield _through(ways, matter, one)
        for cited in one.basis:
            yield _given_by(ways, matter, cited)


def _missing(name: MatterId) -> Point:
    said = Text(f"có việc {name}", f"there is a matter {name}")
    return Point("fails", said, Text("sổ không có việc này", "the register has no such matter"))


def _no_case(one: Assertion, why: Text) -> Point:
    asked = "; ".join(f"{name}: {value}" for name, value in one.case)
    return Point("fails", Text(f"có trường hợp {asked}", f"there is a case {asked}"), why)


def _pieces(ways: Ways, matter: Matter, one: Assertion) -> tuple[Held, ...]:
    """Give the pieces of a matter in the case asked about, or all."""
    fitting = cases_of(matter, one.case).cases
    held = ways.held(matter.id)
    return held if fitting is None else tuple(one for one in held if one.cases is None or one.cases & fitting)


def _exactly(
    ways: Ways, matter: Matter, pieces: Sequence[Held], wanted: Sequence[HolderId], side: Side, word: Text
) -> Point:
    """Ask every piece for exactly these holders. One that belongs to some communes is asked for there."""
    register, whole = ways.examination.register, ways.examination.territory.whole
    expected = {whole(name) for name in wanted}
    outcomes: list[Outcome] = [
        _outcome(expected, side(piece), may_be=any(_may_be(ways, name) for name in wanted))
        for piece in _where(ways, pieces, wanted)
    ]
    if not outcomes:
        outcomes = ["fails" if wanted else "holds"]
    said = names(register, wanted)
    expectation = (
        Text(f"{matter.id}: chủ thể {word.vi} là {said.vi}", f"{matter.id}: {word.en} {said.en}")
        if wanted
        else Text(f"{matter.id}: không có chủ thể nào {word.vi}", f"{matter.id}: {word.en} nobody")
    )
    return _point(ways, matter, _worst(outcomes), expectation)


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


def _none_of(
    ways: Ways, matter: Matter, pieces: Sequence[Held], refused: Sequence[HolderId], side: Side, word: Text
) -> Point:
    register, whole = ways.examination.register, ways.examination.territory.whole
    answers = [
        held_by(side(piece), whole(name) or name, may_be=_may_be(ways, name)) for piece in pieces for name in refused
    ]
    found = any_of(answers)
    outcome: Outcome = "fails" if found else "unknown" if found is None else "holds"
    said = names(register, refused)
    expectation = Text(f"{matter.id}: {said.vi} không {word.vi}", f"{matter.id}: {said.en} not {word.en}")
    return _point(ways, matter, outcome, expectation)


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
    said = [
        *(holder_label(holder, register) for holder in one.through_holders),
        *(Text(name, name) for name in one.through_instruments),
    ]
    every = listed(said)
    expectation = Text(f"{matter.id}: chuỗi đi qua {every.vi}", f"{matter.id}: the chain goes through {every.en}")
    return _point(ways, matter, _worst(outcomes), expectation)


def _given_by(ways: Ways, matter: Matter, wanted: Citation) -> Point:
    """Ask whether the law, as far as the register says on the day, gives the matter by this place or by one that lies in it."""
    register, as_of = ways.examination.register, ways.examination.as_of
    meant = register.instrument(wanted.instrument)
    stated = [one.basis for one in matter.owners if one.term.certainly_holds(as_of)] or [matter.basis]
    cited = [one for basis in stated for one in if_known(basis)]
    there = any(
        register.instrument(one.instrument) is meant and (wanted.at is None or touches(wanted.at, one.at))
        for one in cited
    )
    unknown = not there and any(isinstance(basis, Unknown) for basis in stated)
    place = citation(register, wanted)
    found = listed(citation(register, one) for one in cited) if cited else NOT_KNOWN
    return Point(
        "holds" if there else "unknown" if unknown else "fails",
        Text(f"{matter.id}: căn cứ là {place.vi}", f"{matter.id}: by {place.en}"),
        found,
        places=tuple(one.place for one in cited) or (matter.place,),
    )


def _passes(ways: Ways, way: Way, wanted: set[tuple[str, HolderId | None]]) -> Outcome:
    passed = {(node.sort, HolderId(node.id)) for stop in ways.stops(way) for node in stop.nodes}
    if wanted <= passed:
        return "holds" if way.certain else "unknown"
    return "fails" if way.certain else "unknown"


def _point(ways: Ways, matter: Matter, outcome: Outcome, expected: Text) -> Point:
    """Say what was found of a matter, with its chains."""
    owned = _parties(ways, matter, owners)
    does = _parties(ways, matter, acting)
    found = Text(f"{_OWNS.vi}: {owned.vi}; {_ACTS.vi}: {does.vi}", f"{_OWNS.en}: {owned.en}; {_ACTS.en}: {does.en}")
    if outcome == "holds":
        return Point(outcome, expected, found)
    teller = Teller(ways.examination, matter, ways.place)
    every = ways.of(matter.id)
    why = [steps.step(teller.step(link)) for way in every for link in way.chain]
    doubts = dict.fromkeys(
        reason
        for piece in ways.held(matter.id)
        for party in (*owners(piece), *acting(piece))
        for reason in party.because
    )
    why += [Text(f"chưa rõ: {reason}", f"not known: {reason}") for reason in doubts]
    places: dict[Place, None] = {link.place: None for way in every for link in way.chain}
    return Point(outcome, expected, found, tuple(dict.fromkeys(why)), tuple(places) or (matter.place,))


def _parties(ways: Ways, matter: Matter, side: Side) -> Text:
    register = ways.examination.register
    found: dict[HolderId | None, bool] = {}
    for piece in ways.held(matter.id):
        for party in side(piece):
            found[party.holder] = found.get(party.holder, True) and party.certain
    if not found:
        return Text("không ai", "nobody")
    return listed(
        NOT_KNOWN
        if holder is None
        else Text(
            holder_label(holder, register).vi + ("" if certain else " (chưa chắc chắn)"),
            holder_label(holder, register).en + ("" if certain else " (not certain)"),
        )
        for holder, certain in found.items()
    )
