"""A form of delegation steps down to counts with the list behind them, and to a page for each receiver."""

from __future__ import annotations

import re
from dataclasses import replace

from chart_register import AS_OF, TRADE, small
from drawn import drawn, lines, ties, words

from delegation.charts.engine.fonts import face_for
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import pages_of
from delegation.charts.page.paper import IN_TEXT
from delegation.charts.subjects.form import of_form
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, MatterId
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known


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


def test_counts_have_a_list_behind_them_with_the_numbers_that_they_cite() -> None:
    """In the order of the chart; a picture in a document has annexes for that, and no list."""
    names, counts, bare = of_form(small(60), 3, AS_OF).pictures[:3]
    assert [(one.title, len(one.rows)) for one in counts.key] == [("Thương mại", 30), ("Hóa chất", 30)]
    cited = {line.text: line.right for node in counts.nodes for line in node.lines if line.right}
    for group in counts.key:
        numbers = [int(number) for number, _ in group.rows]
        assert cited[group.title] == (f"{numbers[0]}–{numbers[-1]}, ngắt quãng", "30")
        assert numbers == sorted(numbers)
    assert (names.key, bare.key) == ((), ())
    assert "xem phụ lục của văn bản giao, STT 1–60" in bare.said
    in_text = pages_of(of_form(small(60), 3, AS_OF), face_for(of_form(small(60), 3, AS_OF).letters), Setting(IN_TEXT))
    assert len(in_text) == 1


def test_no_chart_is_a_wall_of_codes() -> None:
    """A code stands beside its name, or in no box at all."""
    for picture in of_form(small(60), 3, AS_OF).pictures:
        for line in lines(picture):
            assert not re.search(r"\d\.\d{6}, \d\.\d{6}", line)


def test_lists_of_several_receivers_are_told_apart_and_have_the_numbers_of_their_annex() -> None:
    counts = of_form(with_receivers(3), 3, AS_OF).pictures[1]
    assert [(one.title, one.rows) for one in counts.key] == [
        ("Sở so-01: Thương mại", (("1", "1.000001 Cấp giấy phép 1"),)),
        ("Sở so-02: Hóa chất", (("2", "1.000002 Cấp giấy phép 2"),)),
        ("Sở so-03: Thương mại", (("3", "1.000003 Cấp giấy phép 3"),)),
    ]


def test_a_list_without_rows_of_an_annex_has_numbers_of_its_own() -> None:
    register = small(5)
    rows = tuple(AnnexRow(one.matter, one.place) for one in if_known(register.grants["uq"].rows))
    bare = replace(register.grants["uq"], rows=rows)
    counts = of_form(replace(register, grants={"uq": bare}), 3, AS_OF).pictures[1]
    assert sorted(int(number) for one in counts.key for number, _ in one.rows) == [1, 2, 3, 4, 5]
    assert "STT danh sách" in words(counts)


def test_a_procedure_whose_national_code_is_not_known_is_told_by_name_alone() -> None:
    register = small(1)
    one = register.matters[MatterId("1.000001")]
    nameless = replace(one, id=MatterId("tthc-x"), procedure=ProcedureFacts(code=Unknown("chưa công bố")))
    grant = replace(register.grants["uq"], rows=(AnnexRow(nameless.id, Place("x"), row=1),))
    chart = of_form(replace(register, matters={nameless.id: nameless}, grants={"uq": grant}), 3, AS_OF)
    assert chart.pictures[1].key[0].rows == (("1", "Cấp giấy phép 1"),)
    assert not any("tthc-x" in words(picture) for picture in chart.pictures)


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
