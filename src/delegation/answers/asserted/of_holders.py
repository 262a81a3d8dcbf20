"""Assertions on holders and instruments: whether they exist or run, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.asserted.verdict import Outcome, Point
from delegation.answers.lists.rows import STATE_WORDS
from delegation.findings import Text
from delegation.model.assertions import Assertion
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import MatterId
from delegation.model.terms import Unknown
from delegation.questions.select.conditions import Fits, exists
from delegation.questions.select.of_matters import acting, holds, owners
from delegation.questions.ways.nodes import Node
from delegation.questions.ways.ways import Ways
from delegation.speech import day as day_words
from delegation.speech import holders, instruments, numbers, terms, text

_SHOWN = 5


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold what an assertion says of a holder or an instrument against the register."""
    register = ways.examination.register
    if one.holder is not None:
        holder = register.holder(one.holder)
        yield from _of_holder(ways, one, holder) if holder is not None else _absent(one.holder)
    if one.instrument is not None:
        instrument = register.instrument(one.instrument)
        yield from _of_instrument(ways, one, instrument) if instrument is not None else _absent(one.instrument)


def _absent(name: str) -> Iterator[Point]:
    said = Text(f"sổ có {name}", f"the register has {name}")
    yield Point("fails", said, Text("sổ không có", "it has not"))


def _of_holder(ways: Ways, one: Assertion, holder: Holder) -> Iterator[Point]:
    day = ways.examination.as_of
    if one.exists is not None:
        state, days = holder.term.life(day), terms.term(holder.term).vi
        expected = (
            Text(f"{holder.label} tồn tại", f"{holders.label(holder).en} exists")
            if one.exists
            else Text(f"{holder.label} không tồn tại", f"{holders.label(holder).en} does not exist")
        )
        outcome = _told(None if state == "unknown" else state == "in-force", wanted=one.exists)
        found = Text(f"thời gian tồn tại: {days}", f"its life: {terms.term(holder.term).en}")
        yield Point(outcome, expected, found, (), (holder.place,))
    sides = ((one.owns, owners, Text("có thẩm quyền", "owns")), (one.acts, acting, Text("giải quyết", "acts in")))
    for wanted, side, word in sides:
        if wanted is None:
            continue
        whole = ways.examination.territory.whole(holder.id) or holder.id
        may_be = exists(ways.examination.register, holder.id, day)
        holding: list[MatterId] = []
        doubt = False
        for name in sorted(ways.examination.register.matters):
            fits = holds(ways, ways.examination.register.matters[name], whole, side, may_be=may_be)
            doubt = doubt or fits is None
            if fits:
                holding.append(name)
                if wanted:
                    # One is enough.
                    break
        fits_any: Fits = True if holding else None if doubt else False
        expected = (
            Text(f"{holder.label} {word.vi} ít nhất một việc", f"{holders.label(holder).en} {word.en} something")
            if wanted
            else Text(f"{holder.label} không {word.vi} việc nào", f"{holders.label(holder).en} {word.en} nothing")
        )
        places = tuple(ways.examination.register.matters[name].place for name in holding[:_SHOWN])
        yield Point(
            _told(fits_any, wanted=wanted), expected, _matters(holding, doubt=doubt), (), places or (holder.place,)
        )


def _told(fits: Fits, *, wanted: bool) -> Outcome:
    return "unknown" if fits is None else "holds" if fits == wanted else "fails"


def _matters(holding: Sequence[MatterId], *, doubt: bool) -> Text:
    shown = text.listed(holding, _SHOWN, Text("việc nữa", "more"))
    vi, en = numbers.number(len(holding)).vi + " việc", numbers.in_english(len(holding), "matter")
    if holding:
        vi, en = f"{vi}: {shown.vi}", f"{en}: {shown.en}"
    if doubt and not holding:
        vi = f"{vi} chắc chắn; có việc mà sổ chưa rõ chủ thể"
        en = f"{en} for certain; there are matters whose holder is not known"
    return Text(vi, en)


def _of_instrument(ways: Ways, one: Assertion, instrument: Instrument) -> Iterator[Point]:
    register, day, said = ways.examination.register, ways.examination.as_of, instruments.instrument(instrument)
    place = (instrument.place,)
    term = register.life(instrument)
    state, days = register.state_on(instrument, day), [terms.term(term).in_(language) for language in ("vi", "en")]
    found = Text(f"{STATE_WORDS[state].vi}, {days[0]}", f"{STATE_WORDS[state].en}, {days[1]}")
    if one.state is not None:
        wanted = STATE_WORDS[one.state]
        outcome: Outcome = "holds" if state == one.state else "unknown" if state == "unknown" else "fails"
        yield Point(outcome, Text(f"{said.vi} {wanted.vi}", f"{said.en} {wanted.en}"), found, (), place)
    if one.last_day is not None:
        end = term.end
        outcome = "unknown" if isinstance(end, Unknown) else "holds" if end == one.last_day else "fails"
        vi, en = day_words(one.last_day).vi, day_words(one.last_day).en
        yield Point(
            outcome, Text(f"{said.vi} có ngày cuối {vi}", f"the last day of {said.en} is {en}"), found, (), place
        )
    if one.replaced_by is not None:
        wanted_by = register.instrument(one.replaced_by)
        after = register.successors(instrument)
        listed = instruments.followed(register, instrument)
        yield Point(
            "holds" if wanted_by is not None and wanted_by in after else "fails",
            Text(f"{said.vi} được thay bằng {one.replaced_by}", f"{said.en} is replaced by {one.replaced_by}"),
            Text(
                f"thay bằng {listed.vi}" if listed.vi else "không ghi văn bản thay thế",
                f"replaced by {listed.en}" if listed.en else "no successor stated",
            ),
            (),
            place,
        )
    if one.carries is not None:
        yield _carried(ways, instrument, wanted=one.carries)


def _carried(ways: Ways, instrument: Instrument, *, wanted: bool) -> Point:
    said = instruments.instrument(instrument)
    here = Node("instrument", instrument.id)
    passing = [(way, stop) for way in ways.resting_on(instrument) for stop in ways.stops(way) if here in stop.nodes]
    sure = [way for way, stop in passing if stop.link < way.sure]
    matters = sorted({way.matter for way in sure if way.matter is not None})
    fits: Fits = True if sure else None if passing else False
    expected = (
        Text(f"có thẩm quyền dựa vào {said.vi}", f"authority rests on {said.en}")
        if wanted
        else Text(f"không có thẩm quyền nào dựa vào {said.vi}", f"no authority rests on {said.en}")
    )
    return Point(_told(fits, wanted=wanted), expected, _matters(matters, doubt=fits is None), (), (instrument.place,))
