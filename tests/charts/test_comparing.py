"""Two days or two registers side by side: before, what changes and by what, after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from chart_register import AS_OF, CHAIR, CITY, HERE, TRADE, small
from drawn import drawn, lines, parts, ties, words
from folders import RULES

from delegation.authority.examination import Examination
from delegation.charts.drawing import draw
from delegation.charts.page.picture import Chart
from delegation.charts.subjects.compare import of_comparison
from delegation.findings import Language
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Grant, Matter, MatterId, Ownership
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.compare import compare
from delegation.run import pipeline

BEFORE = date(2025, 12, 3)
AFTER = date(2025, 12, 4)


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def chart(
    old: Register, new: Register | None = None, days: tuple[Day, Day] = (AS_OF, AS_OF), language: Language = "vi"
) -> Chart:
    return of_comparison(compare(Examination(old, days[0]), Examination(new or old, days[1])), language)


def with_grant(register: Register, name: str, **values: object) -> Register:
    one = replace(register.grants[name], **values)  # type: ignore[arg-type]
    return replace(register, grants={**register.grants, name: one})


def with_owner(register: Register, name: str, *owners: Ownership) -> Register:
    one = replace(register.matters[MatterId(name)], owners=owners)
    return replace(register, matters={**register.matters, one.id: one})


def test_a_move_runs_from_who_held_over_what_changes_to_who_holds() -> None:
    picture = chart(small(), days=(BEFORE, AFTER)).pictures[0]
    assert ties(picture) == {("UBND Thành phố", "1 nhiệm vụ"), ("1 nhiệm vụ", "UBND cấp xã (126)")}
    assert {one.stroke for one in picture.arrows} == {"decentralisation"}
    said = lines(picture)
    assert {"Chuyển: 1 nhiệm vụ", "01/2025/QĐ-UBND giao từ 04/12/2025", "– Quản lý đường địa phương"} <= set(said)
    assert "Cấp giấy phép" not in words(picture)
    assert picture.headings == ("Trước (03/12/2025)", "Thay đổi và căn cứ", "Sau (04/12/2025)")


def test_the_subject_names_both_sides() -> None:
    assert chart(small(), days=(BEFORE, AFTER)).subject == "Ngày 03/12/2025 so với ngày 04/12/2025"
    other = replace(small(), name="Sổ khác")
    assert chart(small(), other).subject == "Sổ thử (24/11/2026) so với Sổ khác (24/11/2026)"
    assert chart(small(), with_grant(small(), "pc", term=Term())).subject == "Sổ trước và sổ sau, cùng ngày 24/11/2026"


def test_nothing_that_differs_is_said() -> None:
    same = chart(small())
    assert lines(same.pictures[0]) == ["Không có gì khác nhau."]
    assert same.notes == ()
    renamed = with_owner(small(), "nv-1", *small().matters[MatterId("nv-1")].owners)
    renamed = replace(
        renamed, matters={**renamed.matters, MatterId("nv-1"): replace(renamed.matters[MatterId("nv-1")], title="Khác")}
    )
    told = chart(small(), renamed)
    assert lines(told.pictures[0])[0].startswith("Thẩm quyền không thay đổi")
    assert told.notes[0].startswith("1 việc được ghi khác")


def test_an_owner_that_comes_and_one_that_goes() -> None:
    """With a second owner the chart says that it is to be considered; without any that nobody is left."""
    register = small()
    owner = register.matters[MatterId("nv-1")].owners[0]
    register = replace(register, grants={})
    two = with_owner(register, "nv-1", owner, Ownership(CHAIR, owner.basis, HERE))
    added = chart(register, two).pictures[0]
    assert "Giao thêm: 1 nhiệm vụ" in lines(added)
    assert "Từ nay có hơn một chủ thể: cần xem xét" in lines(added)
    gone = chart(register, with_owner(register, "nv-1"))
    assert "Chấm dứt thẩm quyền: 1 nhiệm vụ" in lines(gone.pictures[0])
    assert ("1 nhiệm vụ", "Chưa xác định chủ thể thay thế") in ties(gone.pictures[0])
    assert any(one.startswith("1 việc không còn chủ thể theo sổ") for one in gone.notes)


def test_what_is_possible_only_is_drawn_as_such() -> None:
    open_ended = with_grant(small(), "pc", term=Term(None, Unknown("để trống")))
    picture = chart(with_grant(small(), "pc", rows=()), open_ended).pictures[0]
    assert "UBND cấp xã (126) (có thể)" in lines(picture)
    assert {one.kind for one in picture.nodes if one.column == 2} == {"uncertain"}


def test_a_few_communes_are_named_and_many_counted() -> None:
    few = with_grant(small(), "pc", part=Part(communes=(CommuneCode("00001"), CommuneCode("00002"))))
    assert "Xã 00001, Xã 00002" in lines(chart(with_grant(small(), "pc", rows=()), few).pictures[0])
    many = with_grant(small(), "pc", part=Part(communes=tuple(CommuneCode(f"{at:05d}") for at in range(1, 13))))
    assert "Tại 12 xã, phường" in lines(chart(with_grant(small(), "pc", rows=()), many).pictures[0])


def test_grants_of_which_no_matter_tells() -> None:
    """A decision without a published list; one that is prolonged; one with another basis."""
    silent = with_grant(small(), "pc", rows=Unknown("chưa có phụ lục"))
    without = replace(silent, grants={"uq": silent.grants["uq"]})
    picture = chart(without, silent).pictures[0]
    assert ("UBND Thành phố", "Chưa công bố danh mục") in ties(picture)
    assert "Giao thêm: 1 lần giao chưa công bố danh mục" in lines(picture)
    short = with_grant(small(), "pc", term=Term(None, date(2027, 1, 1)))
    longer = with_grant(small(), "pc", term=Term(None, date(2028, 1, 1)))
    assert "Gia hạn đến hết 01/01/2028" in lines(chart(short, longer).pictures[0])
    assert "Rút ngắn đến hết 01/01/2027" in lines(chart(longer, short).pictures[0])
    other = with_grant(small(), "pc", instrument="qd-2")
    said = "Đổi căn cứ: từ 01/2025/QĐ-UBND sang Văn bản chưa công bố số"
    assert said in lines(chart(small(), other).pictures[0])


def test_a_matter_that_only_the_old_register_has_keeps_its_name() -> None:
    picture = chart(small(), replace(small(), matters={}, grants={})).pictures[0]
    assert "1.000001 Cấp giấy phép 1" in lines(picture)
    assert any("Rút khỏi sổ" in one for one in lines(picture))


@pytest.mark.parametrize(("procedures", "level"), [(8, 0), (120, 1), (2000, 1)])
def test_it_steps_down_from_names_to_counts_with_the_list_behind_them(procedures: int, level: int) -> None:
    register = replace(small(procedures), grants={})
    uq: Grant = replace(small(procedures).grants["uq"], term=Term())
    told = chart(register, replace(register, grants={"uq": uq}))
    picture = drawn(told)
    assert picture is told.pictures[level]
    assert sum(len(one.rows) for one in picture.key) == (procedures if procedures == 120 else 0)


def _swapped(count: int) -> tuple[Register, Register]:
    """Give two registers between which many departments change hands with the city's committee."""
    register = replace(small(0), grants={})
    holder = register.holders[TRADE]
    names = [f"so-{at:03d}" for at in range(count)]
    holders = {HolderId(one): replace(holder, id=HolderId(one), name=f"Sở {one}") for one in names}
    matters = {
        MatterId(one): Matter(MatterId(one), "task", f"Việc {one}", (Ownership(CITY, (), HERE),), HERE) for one in names
    }
    old = replace(register, holders={**register.holders, **holders}, matters=matters)
    moved = {one.id: replace(one, owners=(Ownership(HolderId(one.id), (), HERE),)) for one in matters.values()}
    return old, replace(old, matters=moved)


@pytest.mark.parametrize("count", [30, 400])
def test_one_table_on_one_page_tells_what_each_holder_gains_and_loses(count: int) -> None:
    """However many holders there are; the least are put together, and that is said."""
    told = chart(*_swapped(count))
    picture = drawn(told)
    assert picture is not None
    assert picture.parts == ()
    (table,) = picture.nodes
    found = {line.text: " ".join(line.right) for line in table.lines}
    assert found["UBND Thành phố"] == f"−{count}"
    assert found["Sở so-000"] == "+1"
    rest = count + 1 - (len(table.lines) - 2)  # the head and the totals
    assert ("được gộp" in picture.said) == (rest > 0)
    if rest > 0:
        assert found[f"{rest + 1} chủ thể khác"] == f"+{rest + 1}"
    names = [name for group in picture.key for _, name in group.rows]
    assert len(names) == count
    assert {"Việc so-000", f"Việc so-{count - 1:03d}"} <= set(names)


def test_a_table_has_a_column_for_each_instrument_that_changes_something() -> None:
    register = small()
    told = of_comparison(compare(Examination(register, BEFORE), Examination(register, AFTER)), is_matrix=True)
    picture = drawn(told)
    assert picture is not None
    (table,) = picture.nodes
    assert table.lines[0].right[:2] == ("STT danh sách", "01/2025/QĐ-UBND")
    assert any(line.text == "UBND cấp xã (126)" and line.right[1] == "+1" for line in table.lines)
    assert "+ nhận, − không còn" in picture.said


def test_a_grant_without_a_published_list_is_told_by_a_star() -> None:
    without = replace(small(), grants={})
    silent = with_grant(small(), "uq", rows=Unknown("chưa công bố"))
    told = of_comparison(compare(Examination(without, AS_OF), Examination(silent, AS_OF)), is_matrix=True)
    picture = told.pictures[-1]
    assert any("+*" in cell for line in picture.nodes[0].lines for cell in line.right)
    assert "*: lần giao chưa công bố danh mục." in picture.said


def test_it_speaks_english() -> None:
    """What moved, and by which instrument, is said in the language asked for."""
    picture = chart(small(), days=(BEFORE, AFTER), language="en").pictures[0]
    assert {"Moved: 1 task", "01/2025/QĐ-UBND gives from 2025-12-04"} <= set(lines(picture))


def test_it_draws_the_same_bytes() -> None:
    first, again = (draw(chart(small(), days=(BEFORE, AFTER)), "svg") for _ in range(2))
    assert first == again


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-07-01", "2025-12-31"),
        ("2025-12-31", "2026-07-01"),
        ("2027-02-28", "2027-03-01"),
        ("2025-07-01", "2028-01-01"),
    ],
)
def test_real_days_are_legible_and_so_are_their_parts(old: str, new: str, language: Language) -> None:
    told = chart(real(), days=(date.fromisoformat(old), date.fromisoformat(new)), language=language)
    assert drawn(told) is not None
    for part in parts(told):
        assert drawn(part) is not None


def test_the_end_of_the_28_decrees_names_what_ends_and_how_much() -> None:
    told = chart(real(), days=(date(2027, 2, 28), date(2027, 3, 1)))
    picture = drawn(told)
    assert picture is not None
    found = {line.text: line.right for line in picture.nodes[0].lines}
    assert found["Chủ thể"][:2] == ("STT danh sách", "146/2025/NĐ-CP")
    cited, ended = found["UBND Thành phố"][:2]
    assert ended.startswith("−1")
    listed = [number for group in picture.key for number, _ in group.rows]
    assert set(cited.split("–")) <= set(listed)
    assert "UBND cấp xã (126)" in found
    assert found["Chủ thể"][-1] == "Cộng"
    assert found["Cộng số việc (mỗi việc một lần)"][-1] == "720"
    assert "nên các số không cộng lại thành tổng. (có thể): chưa chắc chắn là chủ thể" in picture.said
    compared = compare(Examination(real(), date(2027, 2, 28)), Examination(real(), date(2027, 3, 1)))
    left = sum(
        any(move.before and not move.after and move.role != "acts" for move in one.moves) for one in compared.matters
    )
    assert f"{left} việc không còn chủ thể theo sổ" in " ".join(told.notes)


def test_the_list_behind_a_table_has_one_heading_for_each_holder_and_field() -> None:
    """Whatever the reasons for which a holder changes, its fields do not alternate."""
    told = chart(real(), days=(date(2026, 6, 30), date(2026, 7, 1)))
    picture = drawn(told)
    assert picture is not None
    assert len(picture.key) > 1
    above, heads = "", list[tuple[str, str]]()
    for one in picture.key:
        above = one.above or above
        heads.append((above, one.title))
    assert len(heads) == len(set(heads))
