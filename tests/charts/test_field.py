"""One field: who owns its matters by law, tier by tier, and what was given on to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from chart_register import AS_OF, CITY, COMMUNES, HERE, small
from drawn import drawn, lines, parts, ties, words
from folders import RULES

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import face_for
from delegation.charts.page.page import compose
from delegation.charts.page.picture import Chart
from delegation.charts.page.placement import Placed
from delegation.charts.subjects.field import of_field
from delegation.errors import AskedWronglyError
from delegation.findings import Language
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.sources import Field
from delegation.model.terms import Day, Term, Unknown
from delegation.run import pipeline

LANGUAGES: tuple[Language, ...] = ("vi", "en")
_HAIR = 1e-6


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def field(register: Register, name: str = "f1", day: Day = AS_OF, language: Language = "vi") -> Chart:
    return of_field(Examination(register, day), name, language)


def changed(register: Register, name: str, **values: object) -> Register:
    one = replace(register.matters[MatterId(name)], **values)  # type: ignore[arg-type]
    return replace(register, matters={**register.matters, one.id: one})


def test_a_field_runs_from_tier_to_owner_to_matters_to_receiver() -> None:
    picture = field(small(3)).pictures[0]
    found = ties(picture)
    assert ("Cấp Thành phố", "UBND Thành phố") in found
    assert ("UBND Thành phố", "1 nhiệm vụ") in found
    assert ("1 nhiệm vụ", "01/2025/QĐ-UBND") in found
    assert ("01/2025/QĐ-UBND", "UBND cấp xã (126)") in found
    assert ("2 thủ tục", "Văn bản chưa công bố số") in found
    assert {"– Quản lý đường địa phương", "1.000001 Cấp giấy phép 1"} <= set(lines(picture))


def test_only_the_field_is_drawn_and_the_sum_is_said() -> None:
    chart = field(small(3), "f0")
    assert "1.000002 Cấp giấy phép 2" in lines(chart.pictures[0])
    assert "1.000001" not in words(chart.pictures[0])
    assert chart.notes[0] == "Cộng: 1 thủ tục; 1 việc đã được giao cho chủ thể khác."


def test_tiers_stand_in_order_and_the_unknown_last() -> None:
    register = changed(small(3), "nv-1", owners=(Ownership(COMMUNES, (), HERE),))
    register = changed(register, "1.000001", owners=(Ownership(Unknown("chưa có toàn văn"), (), HERE),))
    tiers = [one.lines[0].text for one in field(register).pictures[0].nodes if one.column == 0]
    assert tiers == ["Cấp Thành phố", "Cấp xã", "Chưa rõ"]


def test_a_law_that_ended_leaves_nobody_and_says_so() -> None:
    """The delegation that rested on it is drawn as doubtful."""
    decree = InstrumentId("nd-146")
    law = Instrument(decree, "146/2025/NĐ-CP", "decree", "cp", HERE, term=Term(None, date(2026, 1, 1)))
    register = small(3)
    chart = field(replace(register, instruments={**register.instruments, decree: law}))
    found = lines(chart.pictures[0])
    assert {"Không còn chủ thể theo luật", "Căn cứ của bên giao không còn: cần xem xét"} <= set(found)
    assert any(one.startswith("2 việc không còn chủ thể theo luật vào ngày này") for one in chart.notes)


def test_two_owners_are_to_be_reviewed() -> None:
    register = small(1)
    owners = (*register.matters[MatterId("nv-1")].owners, Ownership(COMMUNES, (), HERE))
    chart = field(changed(register, "nv-1", owners=owners))
    assert any("hơn một chủ thể theo luật" in one and "cần xem xét" in one for one in chart.notes)
    assert not any("hơn một" in one for one in field(register).notes)


def test_matters_that_are_not_laid_down_on_the_day_are_counted_and_not_drawn() -> None:
    chart = field(changed(small(3), "nv-1", term=Term(date(2027, 1, 1))))
    assert "– Quản lý đường địa phương" not in lines(chart.pictures[0])
    assert any(one.startswith("1 việc của lĩnh vực không còn hoặc chưa được quy định") for one in chart.notes)


def test_the_overview_does_not_count_an_owner_that_is_not_known() -> None:
    register = changed(small(3), "1.000001", owners=(Ownership(Unknown("chưa có toàn văn"), (), HERE),))
    assert ties(field(register).pictures[-1]) == {("Cấp Thành phố", "1 chủ thể"), ("Chưa rõ", "Chủ thể chưa rõ")}


@pytest.mark.parametrize(("procedures", "level"), [(6, 0), (120, 1), (3_000, 1)])
def test_it_steps_down(procedures: int, level: int) -> None:
    """Names while they are legible, then counts, with the list behind them where it is no book; and that it was shortened is said."""
    chart = field(small(procedures))
    picture = drawn(chart)
    assert picture is chart.pictures[level]
    assert (len(picture.key) > 0) == (procedures == 120)
    assert ("Đã rút gọn" in picture.said) == (level > 0)


def test_one_page_for_each_owner_follows_an_overview_of_tiers() -> None:
    register = small(3)
    holder = register.holders[CITY]
    names = [HolderId(f"so-{at}") for at in range(45)]
    owners = {one: replace(holder, id=one, name=f"Sở {one}", short="") for one in names}
    matters = {
        MatterId(one): Matter(
            MatterId(one), "task", f"Việc {one}", (Ownership(owners[one].id, (), HERE),), HERE, field="f1"
        )
        for one in names
    }
    big = replace(register, holders={**register.holders, **owners}, matters=matters, grants={})
    chart = field(big)
    picture = drawn(chart)
    assert picture is chart.pictures[-1]
    assert ("Cấp Thành phố", "45 chủ thể") in ties(picture)
    assert len(picture.parts) == 45
    assert "– Việc so-0" in lines(picture.parts[0].pictures[0])


def test_a_field_of_nothing_says_so_and_an_unknown_one_is_one_sentence() -> None:
    empty = replace(small(), fields={"f9": Field("f9", "Trống", HERE)})
    assert lines(field(empty, "f9").pictures[0]) == ["Sổ không có nhiệm vụ hay thủ tục nào của lĩnh vực này."]
    with pytest.raises(AskedWronglyError, match="Sổ không có lĩnh vực «la»"):
        field(small(), "la")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_real_field_is_legible(language: Language) -> None:
    for name in real().fields:
        chart = field(real(), name, date(2026, 11, 25), language)
        assert drawn(chart) is not None


def test_the_parts_of_the_largest_real_field_are_legible_and_hold_all_its_matters() -> None:
    counts: dict[str, int] = {}
    for one in real().matters.values():
        counts[one.field or ""] = counts.get(one.field or "", 0) + 1
    name = max(counts, key=lambda one: counts[one])
    chart = field(real(), name, date(2026, 11, 25))
    named = [name for part in parts(chart) for group in part.pictures[1].key for _, name in group.rows]
    standing = [
        one for one in real().matters.values() if one.field == name and one.term.possibly_holds(date(2026, 11, 25))
    ]
    assert sorted(named) == sorted(_named(one) for one in standing)
    assert all(drawn(part) is not None for part in parts(chart))


def _named(one: Matter) -> str:
    return one.title if one.kind == "task" else f"{one.id} {one.title}"


def test_control_of_procedures_shows_the_decision_of_the_chair() -> None:
    """QĐ 105/2026 gives the publication of procedures to the director of the service centre."""
    found = ties(field(real(), "kiem-soat-tthc", date(2026, 11, 25)).pictures[0])
    assert ("Quyết định số 105/QĐ-UBND", "Giám đốc Trung tâm PVHCC") in found


def test_no_box_of_a_field_lies_over_another_in_either_language() -> None:
    """Of every field of the register: boxes of a column stand apart, and each is as high as its words."""
    examination = Examination(real(), date(2026, 12, 1))
    for name in real().fields:
        for language in LANGUAGES:
            chart = of_field(examination, name, language)
            page = compose(chart, face_for(chart.letters))
            assert page is not None, name
            columns: dict[int, list[Placed]] = {}
            for one in page.body.nodes:
                columns.setdefault(one.set.node.column, []).append(one)
                assert one.height >= one.set.height - _HAIR, (name, language, one.set.node.key)
                assert one.top + one.height <= page.body.height + _HAIR, (name, language, one.set.node.key)
            for above, below in (pair for column in columns.values() for pair in pairwise(column)):
                assert above.top + above.height < below.top, (name, language, above.set.node.key)
