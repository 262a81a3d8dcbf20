"""A form of delegation steps down to codes with a key, and to a page for each receiver."""

from __future__ import annotations

from dataclasses import replace

from chart_register import AS_OF, TRADE, small
from drawn import drawn, lines, ties

from delegation.charts.subjects.form import of_form
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, MatterId
from delegation.model.places import Place
from delegation.model.register import Register


def with_receivers(count: int) -> Register:
    register = small(count)
    grant, holder = register.grants["uq"], register.holders[TRADE]
    names = [HolderId(f"so-{at:02d}") for at in range(1, count + 1)]
    grants = {
        one: replace(grant, id=one, receiver=one, rows=(AnnexRow(MatterId(f"1.{at:06d}"), Place("x"), row=at),))
        for at, one in enumerate(names, 1)
    }
    holders = {one: replace(holder, id=one, name=f"Sở {one}") for one in names}
    return replace(register, holders={**register.holders, **holders}, grants={str(one): grants[one] for one in names})


def test_the_codes_have_a_key() -> None:
    names, codes, counts = of_form(small(60), 3, AS_OF).pictures[:3]
    assert sum(len(one.rows) for one in codes.key) == 60
    assert (names.key, counts.key) == ((), ())


def test_one_receiver_needs_no_parts() -> None:
    assert all(one.parts == () for one in of_form(small(60), 3, AS_OF).pictures)


def test_many_receivers_have_a_page_each_and_what_is_not_listed_stays() -> None:
    chart = of_form(with_receivers(40), 3, AS_OF)
    picture = drawn(chart)
    assert picture is chart.pictures[-1]
    assert len(picture.parts) == 40
    assert ("UBND Thành phố", "40 lần giao") in ties(picture)
    assert "347 thủ tục chưa công bố danh mục" in lines(picture)
    part = picture.parts[0]
    assert part.subject == "UBND Thành phố ủy quyền cho Sở: Sở so-01"
    assert "1.000001 Cấp giấy phép 1" in lines(part.pictures[0])
    assert not any("chưa công bố danh mục" in one for one in lines(part.pictures[0]))
