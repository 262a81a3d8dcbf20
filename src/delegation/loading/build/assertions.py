"""Documents to model: assertions, and the entries that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.loading.build.entries import Entry, day, numbered, one_of, texts
from delegation.model import reasons
from delegation.model.assertions import Assertion, CountAssertion, Giving
from delegation.model.instruments import Citation
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.terms import Day

NOBODY = "nobody"
_SUBJECTS = ("matter", "matters", "holder", "instrument", "count", "may-give", "may-not-give")
_SAID = {
    "matter": ("owner", "exerciser", "may-not-own", "may-not-act", "through", "basis"),
    "holder": ("owns", "acts", "exists"),
    "instrument": ("state", "last-day", "replaced-by", "carries"),
    "count": ("total", "named", "unlisted", "at-least", "at-most"),
}


def assertion(entry: Entry) -> None:
    """Build an entry of ``assertions:``."""
    own = entry.own
    entry = _whole(entry)
    through = own.get("through") or {}
    built = Assertion(
        id=own["id"],
        name=own["name"],
        place=entry.place,
        source=entry.texts("source"),
        note=own.get("note"),
        on=_day(entry, "on"),
        commune=entry.get("commune"),
        case=tuple((name, str(value)) for name, value in (own.get("case") or {}).items()),
        matters=tuple(map(MatterId, texts(own.get("matters", own.get("matter"))))),
        owners=_holders(own.get("owner")),
        exercisers=_holders(own.get("exerciser")),
        may_not_own=_holders(own.get("may-not-own")) or (),
        may_not_act=_holders(own.get("may-not-act")) or (),
        through_holders=_holders(through.get("holder")) or (),
        through_instruments=texts(through.get("instrument")),
        basis=tuple(
            Citation(cited["instrument"], cited.get("at"), entry.place.at("basis", number))
            for number, cited in numbered(own.get("basis"))
        ),
        may_give=_giving(own.get("may-give"), entry.place.at("may-give")),
        may_not_give=_giving(own.get("may-not-give"), entry.place.at("may-not-give")),
        holder=own.get("holder"),
        owns=_something(own.get("owns")),
        acts=_something(own.get("acts")),
        exists=own.get("exists"),
        instrument=own.get("instrument"),
        state=own.get("state"),
        last_day=_day(entry, "last-day"),
        replaced_by=own.get("replaced-by"),
        carries=_something(own.get("carries")),
        count=_count(own),
    )
    entry.draft.add("assertions", built.id, built)


def _whole(entry: Entry) -> Entry:
    """Ask for a source, one subject and something expected of it; what lacks one of them is set aside."""
    own = entry.own
    if entry.lacks("source"):
        entry = entry.set_aside(source={"unknown": reasons.SPOILT})
    asked = [key for key in _SUBJECTS if key in own]
    subject = "matter" if asked[:1] == ["matters"] else next(iter(asked), "")
    expected = _SAID.get(subject, ())
    nothing_said = bool(expected) and not any(key in own for key in expected)
    for is_lacking, known, there in ((len(asked) != 1, _SUBJECTS, asked), (nothing_said, expected, ())):
        if is_lacking:
            if not entry.is_apart:
                entry.draft.problems.append(("DLG002", one_of(", ".join(known), entry.place, there)))
            entry = entry.set_aside()
    return entry


def _day(entry: Entry, key: str) -> Day | None:
    found: Any = day(entry.get(key), entry.where(key), entry.draft) if entry.get(key) is not None else None
    return found if isinstance(found, Day) else None


def _holders(tree: Any) -> Any:
    if tree is None:
        return None
    return () if tree == NOBODY else texts(tree)


def _something(tree: Any) -> bool | None:
    return None if tree is None else tree == "something"


def _giving(tree: Any, place: Place) -> Giving | None:
    if tree is None:
        return None
    return Giving(tree["mechanism"], tree["from"], tree["to"], place, tree.get("field"), tree.get("under"))


def _count(own: Any) -> CountAssertion | None:
    if "count" not in own:
        return None
    subject, _, selector = own["count"].strip().partition(" ")
    numbers = (own.get(key) for key in ("total", "named", "unlisted", "at-least", "at-most"))
    return CountAssertion(subject, selector.strip(), *numbers)


def named_in(one: Assertion) -> Iterator[tuple[str, Any, Place]]:
    """Give every entry that an assertion names: the group that it is of, its id, and where it is named."""
    place = one.place
    keys = {
        "owner": one.owners,
        "exerciser": one.exercisers,
        "may-not-own": one.may_not_own,
        "may-not-act": one.may_not_act,
    }
    for key, holders in keys.items():
        yield from (("holders", name, place.at(key)) for name in holders or ())
    yield from (("holders", name, place.at("through", "holder")) for name in one.through_holders)
    yield from (("instruments", name, place.at("through", "instrument")) for name in one.through_instruments)
    yield from (("instruments", cited.instrument, cited.place.at("instrument")) for cited in one.basis)
    yield from (("matters", name, place.at("matters")) for name in one.matters)
    yield ("holders", one.holder, place.at("holder"))
    yield ("instruments", one.instrument, place.at("instrument"))
    yield ("instruments", one.replaced_by, place.at("replaced-by"))
    yield ("communes", one.commune, place.at("commune"))
    for giving in (one.may_give, one.may_not_give):
        if giving is not None:
            yield ("holders", giving.giver, giving.place.at("from"))
            yield ("holders", giving.receiver, giving.place.at("to"))
            yield ("fields", giving.field, giving.place.at("field"))
            yield ("instruments", giving.under, giving.place.at("under"))
