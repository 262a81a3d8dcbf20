"""Assertions on who may give what to whom, asked of the norms in force on the day."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.norms import Pair, Permissions
from delegation.model.assertions import Assertion, Giving
from delegation.model.instruments import Norm
from delegation.model.register import Register
from delegation.questions.asserted.expectations import Permitted
from delegation.questions.asserted.facts import Missing, Permission
from delegation.questions.asserted.verdict import Outcome, Point
from delegation.questions.ways.ways import Ways


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold what an assertion says of giving against the norms."""
    for giving, wanted in ((one.may_give, True), (one.may_not_give, False)):
        if giving is not None:
            yield _point(ways, giving, wanted=wanted)


def _point(ways: Ways, giving: Giving, *, wanted: bool) -> Point:
    register, day = ways.examination.register, ways.examination.as_of
    giver, receiver = register.holder(giving.giver), register.holder(giving.receiver)
    expected = Permitted(giving, wanted)
    if giver is None or receiver is None:
        return Point("fails", expected, Missing("party", giving.giver if giver is None else giving.receiver))
    permissions, pair = Permissions(register), Pair(giving.mechanism, giver, receiver, day)

    def norms(effect: str) -> list[Norm]:
        return [norm for norm in permissions.of(pair, effect, day) if _speaks(register, norm, giving)]

    ruling = permissions.ruling(pair, day)
    forbidding = list(ruling.norms) if ruling.effect == "forbidden" else []
    permitted = [] if forbidding else norms("permitted")
    sure = [norm for norm in permitted if norm.term.certainly_holds(day)]
    # A law that was not read may open what another forbids; an unclear one may not.
    unclear = [] if forbidding else norms("unclear")
    doubtful = [one for one in permitted if one not in sure] + norms("unknown") + unclear
    may = True if sure else None if doubtful else False
    outcome: Outcome = "unknown" if may is None else "holds" if may == wanted else "fails"
    speaking = tuple(sure or doubtful or forbidding or norms("forbidden"))
    return Point(outcome, expected, Permission(may, speaking), speaking, tuple(one.place for one in speaking))


def _speaks(register: Register, norm: Norm, giving: Giving) -> bool:
    """Whether a norm opens the field, and rests on the instrument, that the assertion names."""
    if giving.field is not None and norm.only_fields and giving.field not in norm.only_fields:
        return False
    if giving.under is None:
        return True
    under = register.instrument(giving.under)
    found = (register.instrument(cited.instrument) for cited in norm.basis)
    return under is not None and any(one is not None and one.id == under.id for one in found)
