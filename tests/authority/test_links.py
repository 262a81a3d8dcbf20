"""The steps of a chain: what each says of itself, and what tells two of one holder apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from onematter import cites, gives, owner, row

from delegation.authority.links import ByGrant, ByLaw, Link, Standing
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Ownership
from delegation.model.parts import Part
from delegation.model.terms import Term, Unknown
from handmade import CITY, HERE, OFFICE

DIM = Unknown("ngày mờ")
LAW, GRANT = ByLaw(owner(CITY)), ByGrant(gives("g1", CITY, OFFICE), row())


def test_a_link_is_an_ownership_or_a_grant() -> None:
    assert (LAW.ownership, LAW.grant, LAW.row, LAW.said) == (owner(CITY), None, None, owner(CITY))
    assert (GRANT.ownership, GRANT.grant, GRANT.row, GRANT.said) == (None, GRANT.grant, row(), GRANT.grant)


def test_a_link_knows_where_its_holder_is_named() -> None:
    short = replace(owner(CITY), place=HERE.at("tasks", 0, "owner"))
    assert ByLaw(short).place == HERE.at("tasks", 0, "owner")
    assert LAW.place == HERE.at("owners", CITY, "holder")
    assert GRANT.place == HERE.at("grants", "g1", "to")


@pytest.mark.parametrize(
    ("one", "marks"),
    [
        (owner(CITY), ()),
        (owner(CITY, term=Term(date(2026, 1, 1), None)), ("2026-01-01",)),
        (owner(CITY, term=Term(None, date(2026, 1, 1))), ("…2026-01-01",)),
        (owner(CITY, term=Term(DIM, DIM)), ("?", "…?")),
        (owner(CITY, "b", "a"), ("a", "b")),
        (owner(CITY, "b", at="Điều 5"), ("b Điều 5",)),
        (replace(owner(CITY), basis=DIM), ("basis?",)),
        (owner(CITY, part=Part((("nhom", ("A", "B")), ("dat", ("duoi",))))), ("nhom=A/B", "dat=duoi")),
        (owner(CITY, part=Part(communes=(CommuneCode("2"), CommuneCode("1")))), ("1", "2")),
        (owner(CITY, part=Part(except_communes=(CommuneCode("2"), CommuneCode("1")))), ("-1", "-2")),
        (
            Ownership(
                HolderId(CITY), cites("a"), HERE, Part((("nhom", ("A",)),), (CommuneCode("1"),), (CommuneCode("2"),)),
                Term(date(2026, 1, 1), date(2026, 2, 1)),
            ),
            ("2026-01-01", "…2026-02-01", "a", "nhom=A", "1", "-2"),
        ),
    ],
)  # fmt: skip
def test_an_ownership_is_told_by_its_days_its_basis_its_cases_and_its_communes(
    one: Ownership, marks: tuple[str, ...]
) -> None:
    assert ByLaw(one).marks == marks
    assert ByLaw(one).order == ("", CITY, *marks)


def test_the_law_comes_before_grants_and_these_in_the_order_of_ids() -> None:
    other = ByGrant(gives("g0", CITY, OFFICE))
    assert GRANT.order == ("grant", "g1")
    links: list[Link] = [GRANT, other, LAW]
    assert sorted(links, key=lambda one: one.order) == [LAW, other, GRANT]


def test_all_chains_of_a_standing_are_given_the_one_that_is_told_first() -> None:
    one = Standing(HolderId(CITY), (LAW,), others=((LAW, GRANT),))
    assert one.chains == ((LAW,), (LAW, GRANT))
    assert (one.certain, one.because) == (True, ())
