"""Assertions on holders and instruments: whether they exist or run, and what rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from delegation.model.assertions import Assertion
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter, MatterId
from delegation.model.terms import Unknown
from delegation.questions.asserted.expectations import (
    Carries,
    Exists,
    HoldsSomething,
    InState,
    LastDay,
    ReplacedBy,
    Role,
    There,
)
from delegation.questions.asserted.facts import InstrumentState, Lifetime, Matters, Missing, SuccessorInstrument
from delegation.questions.asserted.verdict import Outcome, Point
from delegation.questions.select.conditions import Fits, exists
from delegation.questions.select.of_matters import acting, holds, owners
from delegation.questions.ways.on_instruments import citing, may_rest_unnamed, rests
from delegation.questions.ways.ways import Ways

_SHOWN = 5


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold what an assertion says of a holder or an instrument against the register."""
    register = ways.examination.register
    if one.holder is not None:
        holder = register.holder(one.holder)
        if holder is None:
            yield Point("fails", There("holder", one.holder), Missing("holder", one.holder))
        else:
            yield from _of_holder(ways, one, holder)
    if one.instrument is not None:
        instrument = register.instrument(one.instrument)
        if instrument is None:
            yield Point("fails", There("instrument", one.instrument), Missing("instrument", one.instrument))
        else:
            yield from _of_instrument(ways, one, instrument)


def _of_holder(ways: Ways, one: Assertion, holder: Holder) -> Iterator[Point]:
    if one.exists is not None:
        state = holder.term.life(ways.examination.as_of)
        outcome = _told(None if state == "unknown" else state == "in-force", wanted=one.exists)
        yield Point(outcome, Exists(holder.id, one.exists), Lifetime(holder.term), (), (holder.place,))
    if one.owns is not None:
        yield _holding(ways, holder, "owns", wanted=one.owns)
    if one.acts is not None:
        yield _holding(ways, holder, "acts", wanted=one.acts)


def _holding(ways: Ways, holder: Holder, role: Role, *, wanted: bool) -> Point:
    register, side = ways.examination.register, owners if role == "owns" else acting
    whole = ways.examination.territory.whole(holder.id) or holder.id
    may_be = exists(register, holder.id, ways.examination.as_of)
    holding: list[MatterId] = []
    doubt = False

    def holding_in(matter: Matter) -> Fits:
        return holds(ways, matter, whole, side, may_be=may_be)

    for name, fits in _answers(ways, f"{role} {whole} {_place(ways)}", holding_in, lazily=wanted):
        doubt = doubt or fits is None
        if fits:
            holding.append(name)
            if wanted:
                # One is enough.
                break
    fits_any: Fits = True if holding else None if doubt else False
    places = tuple(register.matters[name].place for name in holding[:_SHOWN])
    found = Matters(tuple(holding), doubt)
    expected = HoldsSomething(holder.id, role, wanted)
    return Point(_told(fits_any, wanted=wanted), expected, found, (), places or (holder.place,))


def _answers(ways: Ways, what: str, ask: Callable[[Matter], Fits], *, lazily: bool) -> Iterable[tuple[MatterId, Fits]]:
    """Give the answers of matters in the order of their ids, at least those that are not ``False``."""
    matters = ways.examination.register.matters
    if lazily:
        return ((name, ask(matters[name])) for name in sorted(matters))
    return sorted(ways.examination.of_each(what, ask).items())


def _told(fits: Fits, *, wanted: bool) -> Outcome:
    return "unknown" if fits is None else "holds" if fits == wanted else "fails"


def _of_instrument(ways: Ways, one: Assertion, instrument: Instrument) -> Iterator[Point]:
    register, name, places = ways.examination.register, instrument.id, (instrument.place,)
    term = register.life(instrument)
    state = register.state_on(instrument, ways.examination.as_of)
    found = InstrumentState(state, term)
    if one.state is not None:
        outcome: Outcome = "holds" if state == one.state else "unknown" if state == "unknown" else "fails"
        yield Point(outcome, InState(name, one.state), found, (), places)
    if one.last_day is not None:
        end = term.end
        outcome = "unknown" if isinstance(end, Unknown) else "holds" if end == one.last_day else "fails"
        yield Point(outcome, LastDay(name, one.last_day), found, (), places)
    if one.replaced_by is not None:
        by = register.instrument(one.replaced_by)
        outcome = "holds" if by is not None and by in register.successors(instrument) else "fails"
        yield Point(outcome, ReplacedBy(name, one.replaced_by), SuccessorInstrument(name), (), places)
    if one.carries is not None:
        yield _carried(ways, instrument, wanted=one.carries)


def _carried(ways: Ways, instrument: Instrument, *, wanted: bool) -> Point:
    what, among = f"rests on {instrument.id} {_place(ways)}", citing(ways.examination.register, instrument)
    answers = ways.examination.of_each(what, lambda matter: rests(ways, matter, instrument), among=among)
    sure = tuple(sorted(name for name, rests in answers.items() if rests))
    fits: Fits = True if sure else None if answers or may_rest_unnamed(ways, instrument) else False
    found = Matters(sure, fits is None)
    return Point(_told(fits, wanted=wanted), Carries(instrument.id, wanted), found, (), (instrument.place,))


def _place(ways: Ways) -> str:
    return ways.place.code if ways.place is not None else ""
