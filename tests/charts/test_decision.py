"""One instrument: its issuer and life, what it gives and to whom, or whose authority rests on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from chart_register import AS_OF, HERE, TRADE, small
from drawn import drawn, lines, parts, ties, words
from folders import RULES

from delegation.charts.engine.plain import as_mermaid
from delegation.charts.page.picture import Chart
from delegation.charts.page.printed import printed
from delegation.charts.subjects.decision import of_decision
from delegation.errors import AskedWronglyError
from delegation.findings import Language
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import AnnexRow, MatterId
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown
from delegation.run import pipeline

DECREE = InstrumentId("nd-146")


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def with_decree(register: Register, term: Term) -> Register:
    decree = Instrument(DECREE, "146/2025/NĐ-CP", "decree", "chinh-phu", HERE, term=term)
    return replace(register, instruments={**register.instruments, DECREE: decree})


def with_receivers(count: int) -> Register:
    """Give each of many departments one matter by one decision."""
    register = small(count)
    grant = register.grants["uq"]
    holder = register.holders[TRADE]
    names = [HolderId(f"so-{at}") for at in range(count)]
    return replace(
        register,
        holders={**register.holders, **{one: replace(holder, id=one, name=f"Sở số {one}") for one in names}},
        grants={
            one: replace(grant, id=one, receiver=one, rows=(AnnexRow(MatterId(f"1.{at:06d}"), HERE, row=at),))
            for at, one in enumerate(names, 1)
        },
    )


def test_a_decision_is_drawn_from_its_issuer_to_the_matters() -> None:
    picture = of_decision(small(), "qd-2", AS_OF).pictures[0]
    assert ("UBND Thành phố", "Ủy quyền") in ties(picture)
    assert ("Ủy quyền", "Sở Công Thương") in ties(picture)
    assert ("Sở Công Thương", "3 thủ tục") in ties(picture)
    assert {"Hình thức 3", "Chưa rõ thời hạn", "1. 1.000001 Cấp giấy phép 1"} <= set(lines(picture))
    assert [one.kind for one in picture.nodes if one.key == "grant:uq"] == ["uncertain"]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (Term(), "Đang có hiệu lực"),
        (Term(date(2026, 12, 1)), "Chưa có hiệu lực, từ ngày 01/12/2026"),
        (Term(None, date(2026, 11, 23)), "Đã hết hiệu lực sau ngày 23/11/2026"),
        (Term(None, date(2026, 11, 24)), "Đang có hiệu lực, đến hết 24/11/2026"),
        (Term(Unknown("để trống")), "Ngày có hiệu lực chưa rõ"),
        (Term(None, Unknown("để trống")), "Chưa rõ còn hay hết hiệu lực"),
    ],
)
def test_the_state_on_the_day_is_said(term: Term, said: str) -> None:
    register = small()
    one = replace(register.instruments[InstrumentId("qd-1")], term=term)
    chart = of_decision(replace(register, instruments={one.id: one}), "qd-1", AS_OF)
    assert said in lines(chart.pictures[0])


def test_a_giver_that_is_not_the_issuer_is_named() -> None:
    register = small()
    one = replace(register.instruments[InstrumentId("qd-2")], issuer=HolderId("chu-tich"))
    picture = of_decision(replace(register, instruments={one.id: one}), "qd-2", AS_OF).pictures[0]
    assert "Bên giao: UBND Thành phố" in lines(picture)
    assert "Bên giao: UBND Thành phố" not in lines(of_decision(small(), "qd-2", AS_OF).pictures[0])


def test_what_has_no_published_list_is_said() -> None:
    register = small()
    silent = replace(register.grants["uq"], rows=Unknown("chưa có phụ lục"))
    chart = of_decision(replace(register, grants={"uq": silent}), "qd-2", AS_OF)
    assert "Chưa công bố danh mục" in lines(chart.pictures[0])
    assert len(chart.pictures) == 2
    assert "1 lần giao chưa công bố danh mục" in chart.notes[0]


def test_a_receiver_that_is_not_known_is_not_counted() -> None:
    register = small()
    unnamed = replace(register.grants["uq"], receiver=Unknown("nguồn không ghi"), rows=Unknown("chưa có"))
    chart = of_decision(replace(register, grants={"uq": unnamed}), "qd-2", AS_OF)
    assert chart.notes[0] == "Cộng: 1 lần giao; 1 lần giao chưa công bố danh mục; bên nhận của 1 lần giao chưa rõ."
    assert [one.kind for one in chart.pictures[0].nodes if one.column == 2] == ["uncertain"]


@pytest.mark.parametrize(("procedures", "level", "rows"), [(3, 0, 0), (90, 1, 90), (2_000, 1, 0)])
def test_it_steps_down_from_names_to_counts_with_the_list_behind_them(procedures: int, level: int, rows: int) -> None:
    chart = of_decision(small(procedures), "qd-2", AS_OF)
    picture = drawn(chart)
    assert picture is chart.pictures[level]
    assert sum(len(one.rows) for one in picture.key) == rows
    assert ("Đã rút gọn" in picture.said) == (level > 0)
    if procedures == 2_000:
        assert "1.000" in words(picture)


def test_the_list_names_each_row_once_by_field_in_the_order_of_the_chart() -> None:
    key = of_decision(small(4), "qd-2", AS_OF).pictures[1].key
    assert [(one.title, [number for number, _ in one.rows]) for one in key] == [
        ("Thương mại", ["1", "3"]),
        ("Hóa chất", ["2", "4"]),
    ]
    assert key[0].rows[0] == ("1", "1.000001 Cấp giấy phép 1")


def test_many_receivers_have_a_page_each_behind_an_overview() -> None:
    chart = of_decision(with_receivers(40), "qd-2", AS_OF)
    picture = drawn(chart)
    assert picture is chart.pictures[-1]
    assert len(picture.parts) == 40
    assert "ở 40 sơ đồ kèm theo" in picture.said
    assert {"40 lần giao", "40 thủ tục", "40 bên nhận"} <= set(lines(picture))
    first = picture.parts[0]
    assert first.subject == "Sở số so-0"
    assert "1. 1.000001 Cấp giấy phép 1" in lines(first.pictures[0])


def test_an_instrument_that_gives_nothing_shows_whose_authority_rests_on_it() -> None:
    chart = of_decision(with_decree(small(5), Term()), "146/2025/NĐ-CP", AS_OF)
    assert chart.title == "Sơ đồ thẩm quyền theo Nghị định số 146/2025/NĐ-CP"
    picture = chart.pictures[0]
    assert ("UBND Thành phố", "5 thủ tục") in ties(picture)
    assert chart.notes[0] == "Cộng: 5 thủ tục của 1 chủ thể."


def test_who_is_not_known_stands_apart() -> None:
    register = with_decree(small(2), Term())
    one = register.matters[MatterId("1.000001")]
    unknown = replace(one, owners=(replace(one.owners[0], holder=Unknown("chưa có toàn văn")),))
    chart = of_decision(replace(register, matters={**register.matters, one.id: unknown}), DECREE, AS_OF)
    assert "Chủ thể chưa rõ" in lines(chart.pictures[0])
    assert chart.notes[0] == "Cộng: 2 thủ tục của 1 chủ thể; chủ thể của 1 việc chưa rõ."
    assert len(list(parts(chart))) == 2


def test_what_rested_on_an_ended_decree_is_shown_still() -> None:
    chart = of_decision(with_decree(small(2), Term(None, date(2026, 1, 1))), DECREE, AS_OF)
    assert "Đã hết hiệu lực sau ngày 01/01/2026" in lines(chart.pictures[0])
    assert ("UBND Thành phố", "2 thủ tục") in ties(chart.pictures[0])
    assert any("căn cứ thay thế cần xem xét" in one for one in chart.notes)


def test_a_chart_of_nothing_says_so() -> None:
    bare = replace(with_decree(small(), Term()), grants={}, matters={})
    chart = of_decision(bare, DECREE, AS_OF)
    assert any("không giao việc nào" in one for one in lines(chart.pictures[0]))
    assert drawn(chart) is chart.pictures[0]


def test_an_unknown_instrument_is_one_sentence() -> None:
    with pytest.raises(AskedWronglyError, match="Sổ không có văn bản «9999»"):
        of_decision(small(), "9999", AS_OF)


def test_it_speaks_english() -> None:
    """Counts and states are said in the language asked for."""
    picture = of_decision(small(), "qd-1", AS_OF, "en").pictures[0]
    assert ("UBND cấp xã (126)", "1 task") in ties(picture)
    assert "In force" in lines(picture)


def test_every_real_instrument_that_gives_fits_and_so_do_its_parts() -> None:
    register = real()
    for name in sorted({one.instrument for one in register.grants.values()}):
        chart = of_decision(register, name, AS_OF)
        assert drawn(chart) is not None
        for part in parts(chart):
            assert drawn(part) is not None


def test_decision_74_has_seven_receivers_and_communes_are_one_of_them() -> None:
    chart = of_decision(real(), "qd-74-2025-qd-ubnd", AS_OF)
    assert chart.notes[0] == "Cộng: 7 lần giao cho 7 bên nhận, 37 nhiệm vụ."
    picture = drawn(chart)
    assert picture is not None
    assert lines(picture).count("UBND cấp xã (126)") == 1


def test_decree_146_carries_what_the_city_owns() -> None:
    register = real()
    resting = [
        one.id
        for one in register.matters.values()
        if any(
            not isinstance(owner.basis, Unknown) and any(cited.instrument == "146/2025/NĐ-CP" for cited in owner.basis)
            for owner in one.owners
        )
    ]
    chart: Chart = of_decision(register, "146/2025/NĐ-CP", AS_OF)
    tasks = sum(register.matters[one].kind == "task" for one in resting)
    assert chart.notes[0] == f"Cộng: {tasks} nhiệm vụ, {len(resting) - tasks} thủ tục của 1 chủ thể."


@pytest.mark.parametrize(
    ("language", "cited"), [("vi", "Quyết định số 01/2025/QĐ-UBND"), ("en", "Decision 01/2025/QĐ-UBND")]
)
def test_a_drawn_chart_cites_instruments_as_documents_do(language: Language, cited: str) -> None:
    """With «số» before the number in Vietnamese, once, as NĐ 30/2020/NĐ-CP has it; English has no such word."""
    register = small()
    one = replace(register.instruments[InstrumentId("qd-1")], type="committee-decision")
    chart = of_decision(replace(register, instruments={**register.instruments, one.id: one}), "qd-1", AS_OF, language)
    assert cited.casefold() in as_mermaid(chart).casefold()
    assert printed(replace(chart, notes=("Quyết định số 01/2025/QĐ-UBND.",))).notes == (
        "Quyết định số 01/2025/QĐ-UBND.",
    )
