"""What ends within a stretch of days, and how much rests on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import CITY, HERE, small

from delegation.model.acts import PartEnd
from delegation.model.figures import Waiver
from delegation.model.instruments import Citation, Instrument, InstrumentId, Norm, Pole
from delegation.model.matters import MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.horizon.endings import Ending, endings

FIRST, LAST, DAY = date(2026, 11, 25), date(2027, 3, 1), date(2027, 2, 28)
DECREE = InstrumentId("nd-146")


def with_decree(end: Day | Unknown | None = DAY, parts: tuple[PartEnd, ...] = ()) -> Register:
    """Give the small register with the decree by which the city owns its procedures."""
    register = small()
    decree = Instrument(DECREE, "146/2025/NĐ-CP", "decree", "Chính phủ", HERE, term=Term(None, end), part_ends=parts)
    return replace(register, instruments={**register.instruments, DECREE: decree})


def found(register: Register, kind: str) -> list[Ending]:
    return [one for one in endings(register, FIRST, LAST) if one.kind == kind]


def test_an_instrument_counts_the_matters_whose_owner_rests_on_it() -> None:
    (one,) = found(with_decree(), "instrument")
    assert (one.day, one.subject, one.matters) == (DAY, DECREE, ("1.000001", "1.000002", "1.000003"))


def owned_until(register: Register, end: Day) -> Register:
    """Give the register with ownerships by law that end of themselves on a day."""
    matters = {
        name: replace(one, owners=tuple(replace(owner, term=Term(owner.term.start, end)) for owner in one.owners))
        for name, one in register.matters.items()
    }
    return replace(register, matters=matters)


def test_what_had_another_basis_before_rests_on_no_instrument_provision_or_holder_that_ends_later() -> None:
    """One that was owned by a decree until June is not counted with what that decree leaves behind in February."""
    part = (PartEnd("Điều 31", DAY, None, HERE),)
    for kind, register in (("instrument", with_decree()), ("provision", with_decree(None, part))):
        for end, count in ((date(2026, 6, 30), 0), (DAY, 3)):
            assert [len(one.matters) for one in found(owned_until(register, end), kind)] == [count]
    city = replace(small().holders[CITY], term=Term(None, DAY))
    ending = replace(small(), holders={**small().holders, CITY: city})
    assert [len(one.matters) for one in found(ending, "holder")] != [0]
    assert [len(one.matters) for one in found(owned_until(ending, date(2026, 6, 30)), "holder")] == [0]


@pytest.mark.parametrize(
    ("day", "inside"), [(FIRST, True), (LAST, True), (date(2026, 11, 24), False), (date(2027, 3, 2), False)]
)
def test_both_ends_are_included(day: Day, *, inside: bool) -> None:
    assert bool(endings(with_decree(day), FIRST, LAST)) is inside


@pytest.mark.parametrize("end", [None, Unknown("chưa rõ")])
def test_what_is_open_or_not_known_does_not_end(end: Unknown | None) -> None:
    assert endings(with_decree(end), FIRST, LAST) == ()


def test_a_provision_that_ends_before_its_instrument_counts_its_own_matters() -> None:
    register = with_decree(None, (PartEnd("Điều 31", DAY, None, HERE), PartEnd("Điều 3", DAY, None, HERE)))
    assert [(one.at, len(one.matters)) for one in found(register, "provision")] == [("Điều 3", 0), ("Điều 31", 3)]


def test_an_instrument_counts_the_grants_that_it_makes() -> None:
    register = small()
    made = replace(register.instruments[InstrumentId("qd-1")], term=Term(None, DAY))
    (one,) = found(replace(register, instruments={**register.instruments, made.id: made}), "instrument")
    assert one.grants == ("pc",)


def test_a_grant_ends_with_its_rows() -> None:
    register = small()
    grant = replace(register.grants["uq"], term=Term(None, DAY))
    (one,) = found(replace(register, grants={**register.grants, "uq": grant}), "grant")
    assert (one.subject, len(one.matters), one.by) == ("uq", 3, ("qd-2",))


def test_a_norm_counts_the_grants_of_its_pair() -> None:
    norm = Norm(
        "n", "delegation", Pole("committee", "city"), Pole("specialised-agency", "city"),
        (Citation("39/2024/QH15", "Điều 14", HERE),), "permitted", HERE, term=Term(None, DAY),
    )  # fmt: skip
    (one,) = found(replace(small(), norms=(norm,)), "norm")
    assert (one.grants, one.by) == (("uq",), ("39/2024/QH15",))


def test_an_ownership_is_told_with_its_instrument_where_both_end_on_one_day() -> None:
    def register(owner_ends: Day) -> Register:
        known = with_decree()
        matter = known.matters[MatterId("1.000001")]
        owner = Ownership(CITY, matter.owners[0].basis, HERE, term=Term(None, owner_ends))
        return replace(known, matters={**known.matters, matter.id: replace(matter, owners=(owner,))})

    assert found(register(DAY), "ownership") == []
    (one,) = found(register(date(2026, 12, 31)), "ownership")
    assert (one.subject, one.matters, one.by) == (CITY, ("1.000001",), (DECREE,))


def test_waivers_end_too_and_everything_comes_by_day() -> None:
    register = replace(with_decree(), waivers=(Waiver("DLG205:x", "chờ sửa", "ai đó", date(2026, 12, 1), HERE),))
    assert [one.kind for one in endings(register, FIRST, LAST)] == ["waiver", "instrument"]
