"""Which pairs are ranked: those with marks enough, of owners that may differ, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from delegation.checks.shared.pairs import ranked, weighed
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown

HERE = Place("tasks/y-te.yaml")
NOT_KNOWN = Unknown("chưa rõ")
DRILL = "Cấp phép khoan giếng"


def matter(name: str, *owners: str | None, title: str = DRILL, text: str = "") -> Matter:
    basis = (Citation(text or f"{name}/2020/NĐ-CP", None, HERE),)
    stated = (Ownership(NOT_KNOWN if one is None else HolderId(one), basis, HERE) for one in owners)
    return Matter(MatterId(name), "task", title, tuple(stated), HERE, field="y-te", basis=basis)


def grant(name: str, giver: str, receiver: str, mechanism: str = "decentralisation") -> Grant:
    return Grant(
        id=f"{name}-{giver}-{receiver}",
        mechanism=mechanism,  # type: ignore[arg-type]
        giver=HolderId(giver),
        receiver=HolderId(receiver),
        instrument="900-qd-ubnd",  # type: ignore[arg-type]
        rows=(AnnexRow(MatterId(name), HERE),),
        place=HERE,
    )


def register(matters: Iterable[Matter], grants: Iterable[Grant] = (), holders: Iterable[Holder] = ()) -> Register:
    return Register(
        id="x",
        name="x",
        place=HERE,
        matters={one.id: one for one in matters},
        grants={one.id: one for one in grants},
        holders={one.id: one for one in holders},
    )


def told(of: Register, least: int = 85) -> list[tuple[str, str, int]]:
    return [(pair.one.id, pair.other.id, pair.likeness.marks) for pair in ranked(of, least)]


def test_the_likeliest_come_first_then_the_order_of_ids() -> None:
    titles = {"d": DRILL, "b": DRILL, "c": f"{DRILL} (sâu)", "a": "Cấp, thu hồi giấy phép khoan giếng"}
    every = register(matter(name, f"h{name}", title=title) for name, title in titles.items())
    assert told(every) == [
        ("b", "d", 100),
        ("a", "b", 97),
        ("a", "d", 97),
        ("b", "c", 97),
        ("c", "d", 97),
        ("a", "c", 94),
    ]
    assert told(every, 97) == told(every)[:-1]
    assert told(every, 98) == told(every)[:1]
    assert told(every, 100) == told(every)[:1]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (["x"], ["y"], True),
        (["x"], ["x"], False),
        (["x", "x"], ["x"], False),
        (["x", "y"], ["x"], True),
        (["x", "y"], ["x", "y"], True),
        ([None], ["y"], False),
        ([None, "x"], ["y"], True),
        ([None, "x"], ["x"], True),
        ([], ["y"], False),
        (["gone"], ["y"], False),
        (["gone", "x"], ["y"], True),
        (["last"], ["y"], True),
    ],
)
def test_only_matters_that_two_may_own_are_a_pair(one: list[str | None], other: list[str], *, found: bool) -> None:
    gone = Holder(HolderId("gone"), "Sở cũ", "specialised-agency", "city", HERE, term=Term(end=date(2025, 6, 30)))
    last = Holder(HolderId("last"), "Sở", "specialised-agency", "city", HERE, term=Term(end=date(2025, 7, 1)))
    of = register([matter("a", *one), matter("b", *other)], holders=[gone, last])
    assert told(of) == [("a", "b", 100)] * found
    turned = register([matter("b", *other), matter("a", *one)], holders=[gone, last])
    assert told(turned) == told(of)


def test_what_is_given_away_has_another_owner() -> None:
    pair = [matter("a", "x"), matter("b", "x")]
    assert told(register(pair)) == []
    assert told(register(pair, [grant("a", "x", "y")])) == [("a", "b", 100)]
    assert told(register(pair, [grant("a", "x", "y", "delegation")])) == []
    nobody = [matter("a", None), matter("b", "y")]
    assert told(register(nobody, [grant("a", "x", "y", "delegation")])) == []
    assert told(register(nobody, [grant("a", "x", "y")])) == [("a", "b", 100)]


def test_a_matter_given_away_by_the_owner_of_the_other_is_known() -> None:
    one, other = replace(matter("a", "x"), level="city"), replace(matter("b", "z"), level="commune")
    for given, grants in (
        (False, []),
        (True, [grant("b", "x", "y")]),
        (True, [grant("a", "z", "y")]),
        (False, [grant("a", "x", "y")]),
        (False, [grant("b", "q", "y")]),
        (False, [grant("b", "x", "y", "delegation")]),
    ):
        found = weighed(register([one, other], grants), one, other)
        assert found is not None
        assert (found.given, found.marks) == (given, 100 if given else 92), grants
