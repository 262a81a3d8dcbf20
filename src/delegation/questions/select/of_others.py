"""Conditions on grants, holders, instruments and communes, and on what is published by number only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeVar

from delegation.authority.silent import may_be_of, may_hold
from delegation.authority.states import state_in
from delegation.model.figures import LedgerBook
from delegation.model.holders import Commune, Counted, Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant
from delegation.model.terms import Term, Unknown
from delegation.names import naming
from delegation.names.folding import fold
from delegation.names.naming import Kind
from delegation.questions.select.conditions import (
    STATES,
    Fits,
    Maker,
    Test,
    among,
    any_of,
    contains,
    dated_term,
    exists,
    node_of,
    reaches,
    resolved,
)
from delegation.questions.select.of_matters import ANY, MECHANISMS
from delegation.questions.select.of_matters import MAKERS as OF_MATTERS
from delegation.questions.select.selector import Condition
from delegation.questions.ways.ways import Ways

T = TypeVar("T", Grant, Holder, Instrument, Commune)
OnWays = TypeVar("OnWays", Grant, Holder, Instrument)
_ENDING: tuple[Literal["ends", "begins"], ...] = ("ends", "begins")


def _named(names: Callable[[T], Iterable[str | None]]) -> Maker[T]:
    def make(_: Ways, one: Condition) -> Test[T]:
        wanted = fold(one.value)
        return lambda entry: any(fold(name) == wanted for name in names(entry) if name)

    return make


def _titled(names: Callable[[T], Iterable[str | None]]) -> Maker[T]:
    def make(_: Ways, one: Condition) -> Test[T]:
        found = contains(one.value)
        return lambda entry: found(names(entry))

    return make


def _state(term: Callable[[T], Term]) -> Maker[T]:
    def make(ways: Ways, one: Condition) -> Test[T]:
        wanted, day = among(one.value, STATES, one), ways.examination.as_of
        return lambda entry: term(entry).life(day) == wanted

    return make


def _dated(term: Callable[[T], Term]) -> Maker[T]:
    def make(_: Ways, one: Condition) -> Test[T]:
        fits = dated_term(one)
        return lambda entry: fits(term(entry))

    return make


def _is(value: Callable[[T], str | None], known: Callable[[Ways], Iterable[str]]) -> Maker[T]:
    def make(ways: Ways, one: Condition) -> Test[T]:
        wanted = among(one.value, known(ways), one)
        return lambda entry: value(entry) == wanted

    return make


def of_term(term: Callable[[T], Term]) -> Mapping[str, Maker[T]]:
    """Give the conditions on a term: whether it runs, and its days."""
    return {"state": _state(term), **dict.fromkeys(_ENDING, _dated(term))}


def _yes(asks: Callable[[T], Fits]) -> Maker[T]:
    return lambda _ways, _one: asks


def _side(*sides: Literal["giver", "receiver"]) -> Maker[Grant]:
    def make(ways: Ways, one: Condition) -> Test[Grant]:
        wanted, whole = node_of(ways, one, "holder").id, ways.examination.territory.whole

        def fits(grant: Grant) -> Fits:
            found = [grant.giver if side == "giver" else grant.receiver for side in sides]
            return any_of(None if isinstance(name, Unknown) else whole(name) == wanted for name in found)

        return fits

    return make


def _grant_form(_: Ways, one: Condition) -> Test[Grant]:
    if one.value.lower() == ANY:
        return lambda grant: grant.form is not None
    return lambda grant: str(grant.form) == one.value


def _grant_instrument(ways: Ways, one: Condition) -> Test[Grant]:
    wanted = node_of(ways, one, "instrument").id
    return lambda grant: grant.instrument == wanted


def _grant_matter(ways: Ways, one: Condition) -> Test[Grant]:
    wanted = node_of(ways, one, "matter").id
    return lambda grant: None if isinstance(grant.rows, Unknown) else any(row.matter == wanted for row in grant.rows)


def _grant_field(ways: Ways, one: Condition) -> Test[Grant]:
    register = ways.examination.register
    wanted = resolved(one, naming.fields(register), Kind.FIELD)

    def fits(grant: Grant) -> Fits:
        if isinstance(grant.rows, Unknown):
            return None if may_be_of(grant, wanted) else False
        found = (register.matters.get(row.matter) for row in grant.rows)
        return any(matter is not None and matter.field == wanted for matter in found)

    return fits


def _running(grant: Grant) -> Term:
    return grant.running


def _grant_state(ways: Ways, one: Condition) -> Test[Grant]:
    wanted = among(one.value, STATES, one)
    return lambda grant: state_in(ways.examination, grant) == wanted


GRANT_UNKNOWNS: Mapping[str, Callable[[Grant], bool]] = {
    "term": lambda grant: bool(grant.running.unknowns),
    "giver": lambda grant: isinstance(grant.giver, Unknown),
    "receiver": lambda grant: isinstance(grant.receiver, Unknown),
    "matters": lambda grant: isinstance(grant.rows, Unknown),
}


def _grant_unknown(_: Ways, one: Condition) -> Test[Grant]:
    return GRANT_UNKNOWNS[among(one.value, GRANT_UNKNOWNS, one)]


def _reach_of(sort: Literal["grant", "holder", "instrument"]) -> Maker[OnWays]:
    def make(ways: Ways, one: Condition) -> Test[OnWays]:
        fits = reaches(ways, one, sort)
        return lambda entry: fits(entry.id)

    return make


GRANTS: Mapping[str, Maker[Grant]] = {
    "id": _named(lambda one: (one.id,)),
    "title": _titled(lambda one: (one.content if isinstance(one.content, str) else None,)),
    "mechanism": _is(lambda one: one.mechanism, lambda _: MECHANISMS),
    "giver": _side("giver"),
    "receiver": _side("receiver"),
    "holder": _side("giver", "receiver"),
    "form": _grant_form,
    "instrument": _grant_instrument,
    "matter": _grant_matter,
    "field": _grant_field,
    "state": _grant_state,
    **dict.fromkeys(_ENDING, _dated(_running)),
    "unknown": _grant_unknown,
    "reach": _reach_of("grant"),
    "review": _yes(lambda one: bool(one.review)),
}


def _parent(ways: Ways, one: Condition) -> Test[Holder]:
    wanted = node_of(ways, one, "holder").id
    return lambda holder: wanted in (holder.parent, holder.head_of, holder.within)


def _members_unknown(holder: Holder) -> bool:
    return isinstance(holder.members, Counted) and isinstance(holder.members.count, Unknown)


def _holder_unknown(_: Ways, one: Condition) -> Test[Holder]:
    asked = among(one.value, HOLDER_UNKNOWNS, one)
    return _members_unknown if asked == "members" else lambda holder: isinstance(holder.internal_process, Unknown)


HOLDER_UNKNOWNS = ("members", "process")
HOLDERS: Mapping[str, Maker[Holder]] = {
    "id": _named(lambda one: (one.id,)),
    "title": _titled(lambda one: (one.name, one.short, one.name_en)),
    "type": _is(lambda one: one.kind, lambda ways: {one.kind for one in ways.examination.register.holders.values()}),
    "level": _is(lambda one: one.level, lambda _: ("central", "city", "district", "commune")),
    "parent": _parent,
    "state": _state(lambda one: one.term),
    **dict.fromkeys(_ENDING, _dated(lambda one: one.term)),
    "unknown": _holder_unknown,
    "reach": _reach_of("holder"),
    "class": _yes(lambda one: one.is_class),
    "review": _yes(lambda one: bool(one.review)),
}


def _issuer(ways: Ways, one: Condition) -> Test[Instrument]:
    register = ways.examination.register
    issuers = {one.issuer for one in register.instruments.values() if isinstance(one.issuer, str)}
    found = naming.find(one.value, naming.holders(register))
    meant = found.meant if found.how == "exact" or not one.exactly else None
    wanted = meant.id if meant is not None else None
    like = contains(one.value)
    if wanted not in issuers and not any(like((issuer,)) for issuer in issuers):
        wanted = node_of(ways, one, "holder").id

    def fits(instrument: Instrument) -> Fits:
        if isinstance(instrument.issuer, Unknown):
            return None
        return instrument.issuer == wanted or (wanted not in issuers and like((instrument.issuer,)))

    return fits


INSTRUMENT_UNKNOWNS: Mapping[str, Callable[[Instrument], bool]] = {
    "number": lambda one: isinstance(one.number, Unknown),
    "issued": lambda one: isinstance(one.issued, Unknown),
    "term": lambda one: bool(one.term.unknowns),
}


def _instrument_unknown(_: Ways, one: Condition) -> Test[Instrument]:
    return INSTRUMENT_UNKNOWNS[among(one.value, INSTRUMENT_UNKNOWNS, one)]


def _instrument_state(ways: Ways, one: Condition) -> Test[Instrument]:
    """Ask for the days on which an instrument is in force: one that was replaced is over, whether it says so or not."""
    wanted, examination = among(one.value, STATES, one), ways.examination
    return lambda entry: examination.register.state_on(entry, examination.as_of) == wanted


def _instrument_dated(ways: Ways, one: Condition) -> Test[Instrument]:
    fits, register = dated_term(one), ways.examination.register
    return lambda entry: fits(register.life(entry))


INSTRUMENTS: Mapping[str, Maker[Instrument]] = {
    "id": _named(lambda one: (one.id, one.number if isinstance(one.number, str) else one.label)),
    "title": _titled(lambda one: (one.title, one.short, one.label)),
    "type": _is(
        lambda one: one.type, lambda ways: {one.type for one in ways.examination.register.instruments.values()}
    ),
    "issuer": _issuer,
    "state": _instrument_state,
    **dict.fromkeys(_ENDING, _instrument_dated),
    "unknown": _instrument_unknown,
    "reach": _reach_of("instrument"),
    "normative": _yes(lambda one: None if isinstance(one.normative, Unknown) else bool(one.normative)),
    "review": _yes(lambda one: bool(one.review)),
}


def _of_book(ways: Ways, one: Condition) -> Test[LedgerBook]:
    """Ask of what a ledger counts without a name. Only its level or form is known."""
    # A value that means nothing is refused as it is for what has a name.
    OF_MATTERS[one.key](ways, one)
    wanted = one.value.lower()
    tests: Mapping[str, Test[LedgerBook]] = {
        "unlisted": lambda _: True,
        "level": lambda book: None if book.ledger.level is None else book.ledger.level == wanted,
        "form": lambda book: book.ledger.form is not None and wanted in (ANY, str(book.ledger.form)),
        # A task may have been given away; a procedure is counted because it is delegated.
        "mechanism": lambda book: None if book.ledger.form is None else wanted == "delegation",
        # What nobody has listed is told apart from what is listed and not known.
        **dict.fromkeys(("unknown", "review", "outside", "id"), lambda _: False),
    }
    if one.key in ("owner", "exerciser", "holder"):
        return _book_of(ways, one)
    return tests.get(one.key, lambda _: None)


def _book_of(ways: Ways, one: Condition) -> Test[LedgerBook]:
    """Ask whether what a ledger counts may be a holder's. Whoever does not exist on the day holds nothing, listed or not."""
    register, day = ways.examination.register, ways.examination.as_of
    asked = node_of(ways, one, "holder").id
    holder = register.holder(asked) if exists(register, asked, day) else None
    sides = {"owner": (False,), "exerciser": (True,)}.get(one.key, (False, True))
    return lambda book: (
        None
        if holder is not None and any(may_hold(register, book.ledger, holder, acts=acts) for acts in sides)
        else False
    )


BOOKS: Mapping[str, Maker[LedgerBook]] = dict.fromkeys(OF_MATTERS, _of_book)
