"""What the register itself counts of what a published figure counts, and when it does not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import AS_OF, COMMUNES, HERE, small

from delegation.answers.figures import how
from delegation.findings import Text
from delegation.model.figures import Figure
from delegation.model.holders import Counted, Holder, HolderId
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown
from delegation.questions.figures.counting import RegisterCount, count


def figure(counted: str | None, of: str | None = None, as_of: str | None = None) -> Figure:
    return Figure("f", "m", 1, HERE, as_of=as_of, counted=counted, counted_class=of)


def number(register: Register, one: Figure, day: date = AS_OF) -> int | None:
    found = count(register, one, day)
    return None if found is None else found.number


@pytest.mark.parametrize(("what", "expected"), [("communes", 5), ("wards", 3), ("rural-communes", 2)])
def test_communes_are_counted_by_their_type(what: str, expected: int) -> None:
    """Every other commune of the small register is a ward, the first one too."""
    assert number(small(communes=5), figure(what)) == expected


def test_a_special_zone_counts_as_a_commune_alone() -> None:
    register = small(communes=5)
    zone, *_ = register.communes.values()
    register = replace(register, communes={**register.communes, zone.code: replace(zone, type="special-zone")})
    assert [number(register, figure(what)) for what in ("communes", "wards", "rural-communes")] == [5, 2, 2]


@pytest.mark.parametrize("what", ["communes", "wards", "rural-communes"])
def test_without_a_list_of_communes_their_number_is_not_known(what: str) -> None:
    assert count(small(communes=0), figure(what), AS_OF) is None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-06-30", 5), ("2026-07-01", 4), ("2026-06", 5), ("2026", 4), ("2025", 5), ("cuối năm", 4), (None, 4)],
)
def test_communes_are_those_of_the_day_of_which_the_figure_speaks(as_of: str | None, expected: int) -> None:
    """The last day of its month or year; the day that is asked about where it names none in numbers."""
    register = small(communes=5)
    gone, *_ = register.communes.values()
    communes = {**register.communes, gone.code: replace(gone, term=Term(None, date(2026, 6, 30)))}
    assert number(replace(register, communes=communes), figure("communes", as_of=as_of)) == expected


def with_members(members: object) -> Register:
    register = small(communes=5)
    one = Holder(HolderId("nhom"), "Nhóm", "committee", "city", HERE, members=members)  # type: ignore[arg-type]
    return replace(register, holders={**register.holders, one.id: one})


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (Counted(290), 290), (Counted(0), 0), (Counted(Unknown("chưa thống kê")), None),
        ("communes", 5), ("wards", 3), ("rural-communes", 2), (None, 1),
    ],
)  # fmt: skip
def test_members_are_counted_by_what_the_class_says(members: object, expected: int | None) -> None:
    assert number(with_members(members), figure("holders-of-class", "nhom")) == expected


def test_of_a_class_that_is_not_there_nothing_is_known() -> None:
    assert count(small(), figure("holders-of-class", "khong-co"), AS_OF) is None
    assert count(small(), figure("holders-of-class"), AS_OF) is None


def test_how_members_come_about_is_said_with_the_place() -> None:
    found = count(small(), figure("holders-of-class", str(COMMUNES)), AS_OF)
    assert found == RegisterCount(126, (HERE.at("members"),), small().holders[COMMUNES])
    assert how(found) == Text("theo «members» của UBND cấp xã", "by the `members` of UBND cấp xã")


def test_a_ledger_counts_what_is_named_and_what_is_not() -> None:
    """387 are published for form 3, of which the register names three."""
    found = count(small(), figure("delegated-procedures-form-3"), AS_OF)
    assert found is not None
    assert (found.number, found.places) == (387, (HERE,))
    assert how(found) == Text("3 việc có tên và 384 việc chưa công bố danh mục", "3 named and 384 unlisted")


def test_more_named_than_published_is_counted_as_named() -> None:
    """The total of the ledger is then too small, which DLG604 tells; the count is of what there is."""
    register = small(procedures=5)
    few = replace(register, ledgers=tuple(replace(one, total=4) for one in register.ledgers if one.form == 3))
    found = count(few, figure("delegated-procedures-form-3"), AS_OF)
    assert found is not None
    assert (found.number, how(found).en) == (5, "5 named and 0 unlisted")


def test_all_forms_together_are_the_total() -> None:
    assert number(small(), figure("delegated-procedures-total")) == 151 + 387


@pytest.mark.parametrize("what", ["delegated-procedures-form-9", "tasks-total", "tasks-city", "gi-do", None])
def test_what_no_ledger_counts_is_not_known(what: str | None) -> None:
    assert count(small(), figure(what), AS_OF) is None
