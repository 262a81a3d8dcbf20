"""Steps of a procedure, of which the last alone decides; and those who must be asked, agree or sign before anything is decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import Case, decision, task
from docx import Document
from given import HOLDERS, KEEPS, actors, ask, asked, given, in_conflict, register
from programs import within

PREPARES = ", steps: [receive, appraise]"
DECIDES = ", steps: [decide]"


def test_steps_before_the_decision_do_not_move_it(tmp_path: Path) -> None:
    case = register(tmp_path, given("so-y-te", PREPARES))
    assert actors(case) == {"ubnd-tp": True}
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "Tiếp nhận, thẩm định: Sở Y tế, do UBND Thành phố ủy quyền, theo Điều 1 Quyết định số 1/QĐ-UBND" in said
    english = ask(case, "who", "viec", "--as-of", "2026-06-01", language="en").said
    assert "Receive, appraise: Department of Health, by City People's Committee" in english
    assert "Exerciser: City People's Committee" in english
    assert not {one.check for one in case.findings()} & {"DLG303", "DLG313", "DLG702"}


def test_the_decision_alone_moves_it(tmp_path: Path) -> None:
    case = register(tmp_path, given("giam-doc-so-y-te", DECIDES))
    assert actors(case) == {"giam-doc-so-y-te": True}
    assert "Chỉ giao bước quyết định" in ask(case, "who", "viec", "--as-of", "2026-06-01").said


def test_two_grants_of_different_steps_are_no_conflict(tmp_path: Path) -> None:
    case = register(tmp_path, given("so-y-te", PREPARES), given("chu-tich-ubnd-tp", DECIDES, name="g2"))
    assert actors(case) == {"chu-tich-ubnd-tp": True}
    assert not in_conflict(case)
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "Tiếp nhận, thẩm định: Sở Y tế, do UBND Thành phố ủy quyền" in said, "what comes before is its giver's still"
    assert "DLG313" not in {one.check for one in case.findings()}


def test_who_gave_all_on_has_no_steps_left_to_give(tmp_path: Path) -> None:
    case = register(tmp_path, given("so-y-te", PREPARES), given("giam-doc-so-y-te", "", name="g2"))
    assert "DLG313" in {one.check for one in case.findings()}
    assert (
        "giao Sở Y tế tiếp nhận, thẩm định"
        in ask(case, "check", "--select", "DLG313", "--all", "--as-of", "2026-06-01").said
    )


def test_two_grants_of_the_decision_are_a_conflict(tmp_path: Path) -> None:
    case = register(
        tmp_path, given("so-y-te", ", steps: [appraise, decide]"), given("chu-tich-ubnd-tp", DECIDES, name="g2")
    )
    assert in_conflict(case) == {"DLG203"}


def test_all_steps_are_as_if_none_were_named(tmp_path: Path) -> None:
    every = register(tmp_path / "a", given("so-y-te", ", steps: [decide, receive, appraise]"))
    none = register(tmp_path / "b", given("so-y-te", ""))
    one, other = (asked(case, "who", "viec", "--as-of", "2026-06-01")["parts"] for case in (every, none))
    assert one == other


def test_whoever_receives_may_be_any_one_of_several(tmp_path: Path) -> None:
    case = register(tmp_path, given("[cong-chuc-a, cong-chuc-c]", ", any-of: true" + PREPARES), holders_cc=HOLDERS)
    assert actors(case) == {"ubnd-tp": True}
    assert ask(case, "who", "viec", "--as-of", "2026-06-01").said.count("Tiếp nhận, thẩm định: Công chức") == 2


def test_steps_stand_in_json_lists_timelines_and_trees(tmp_path: Path) -> None:
    case = register(tmp_path, given("so-y-te", PREPARES))
    part = asked(case, "who", "viec", "--as-of", "2026-06-01")["parts"][0]
    assert [one["step"]["steps"] for one in part["assigned"]] == [["receive", "appraise"]]
    assert "tiếp nhận, thẩm định" in ask(case, "timeline", "viec").said
    assert "Tiếp nhận, thẩm định: Sở Y tế" in ask(case, "list", "tasks", "field:y-te", "--as-of", "2026-06-01").said
    assert "Sở Y tế" in ask(case, "down", "ubnd-tp", "--as-of", "2026-06-01").said
    out = tmp_path.parent / f"{tmp_path.name}.mmd"
    assert ask(case, "chart", "viec", "-o", str(out)).code == 0


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        (
            given("so-y-te", ", steps: [thẩm tra]"),
            "«thẩm tra» không có trong danh mục",
            "possible values: receive, appraise, decide",
        ),
        (given("so-y-te", ", steps: []"), "ít nhất 1 mục", "at least 1"),
        (
            given("so-y-te", PREPARES).replace("mechanism: delegation", "mechanism: decentralisation"),
            "không chia theo bước",
            "is not divided by steps",
        ),
        (
            given("so-y-te", DECIDES).replace("mechanism: delegation", "mechanism: signing-for"),
            "ký thay chỉ là ký",
            "who signs for another signs",
        ),
        (given("so-y-te", PREPARES + KEEPS), "hãy bỏ «giver-keeps»", "leave «giver-keeps» out"),
    ],
)
def test_steps_that_cannot_be_are_refused(tmp_path: Path, written: str, vi: str, en: str) -> None:
    case = register(tmp_path, written)
    assert vi in ask(case, "check", "--all").said
    assert en in ask(case, "check", "--all", language="en").said


COORDINATORS = "    coordinators: [so-y-te, {holder: chu-tich-ubnd-tp, act: agree}, {holder: giam-doc-so-y-te, act: countersign}]\n"


def test_who_says_what_is_needed_of_whom_before_the_decision(tmp_path: Path) -> None:
    case = register(tmp_path, matter=task(extra=COORDINATORS))
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "- Sở Y tế\n" in said, "a plain coordinator stays one"
    assert "- Chủ tịch UBND Thành phố (phải thống nhất thì mới quyết định)" in said
    assert "- Giám đốc Sở Y tế (cùng ký quyết định)" in said
    assert "must agree to the decision" in ask(case, "who", "viec", "--as-of", "2026-06-01", language="en").said
    answer = asked(case, "who", "viec", "--as-of", "2026-06-01")
    assert answer["coordinators"] == ["Sở Y tế", "Chủ tịch UBND Thành phố", "Giám đốc Sở Y tế"]
    assert [(one["holder"], one["act"]) for one in answer["co_deciders"]] == [
        ("chu-tich-ubnd-tp", "agree"),
        ("giam-doc-so-y-te", "countersign"),
    ]
    assert actors(case) == {"ubnd-tp": True}, "none of them decides"


def test_annexes_charts_and_comparisons_tell_of_co_deciders(tmp_path: Path) -> None:
    case = register(tmp_path / "a", matter=task(extra=COORDINATORS))
    chart, annex = tmp_path / "viec.svg", tmp_path / "y-te.docx"
    assert ask(case, "chart", "viec", "-o", str(chart)).code == 0
    assert "phải thống nhất thì mới quyết định" in " ".join(chart.read_text().split())
    assert ask(case, "annex", "nhiem-vu:y-te", "-o", str(annex)).code == 0
    cells = [cell.text for table in Document(str(annex)).tables for row in table.rows for cell in row.cells]
    assert any("Chủ tịch UBND Thành phố (phải thống nhất thì mới quyết định)" in one for one in cells)
    other = register(tmp_path / "b", matter=task(extra=COORDINATORS.replace("act: agree", "act: consult")))
    said = within("--lang", "vi", "diff", str(case.folder), str(other.folder), "--as-of", "2026-06-01").said
    assert "cơ quan phải có ý kiến, thống nhất hay cùng ký" in said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{holder: so-y-te, act: veto}", "possible values: consult, agree, countersign"),
        ("{holder: so-y-te}", "the key «act» is needed here"),
        ("{holder: so-khong-co, act: agree}", "so-khong-co"),
    ],
)
def test_an_act_that_is_none_is_refused(tmp_path: Path, written: str, said: str) -> None:
    case = register(tmp_path, matter=task(extra=f"    coordinators: [{written}]\n"))
    assert said in ask(case, "check", "--all", language="en").said


UNREAD = "ghi sai nên không đọc được"


@pytest.mark.parametrize(
    ("steps", "why"),
    [("{unknown: trang mờ}", "trang mờ"), ("[receive, ky]", UNREAD), ("[receive, {unknown: trang mờ}]", UNREAD)],
)
def test_steps_that_are_not_known_leave_both_sides_possible(tmp_path: Path, steps: str, why: str) -> None:
    """It may be that the decision is not given: neither is the grant dropped nor the giver left out."""
    case = register(tmp_path, given("giam-doc-so-y-te", f", steps: {steps}"))
    assert actors(case) == {"ubnd-tp": False, "giam-doc-so-y-te": False}
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert f"chưa chắc chắn vì: chưa rõ giao bước nào ({why})" in said
    assert f"Chưa rõ giao bước nào ({why})" in said, "at the step of the grant"
    english = ask(case, "who", "viec", "--as-of", "2026-06-01", language="en").said
    assert "not known which steps are given (" in english
    assert "DLG313" not in {one.check for one in case.findings()}


@pytest.mark.parametrize(
    ("head", "extra"),
    [
        ("", ", any-of: có"),
        ("", ", fields: {unknown: trang mờ}"),
        (", transition: {received-before: 2026-01-01, grants: {unknown: trang mờ}}", ""),
        (", transition: {unknown: trang mờ}", ""),
    ],
)
def test_what_is_misstated_beside_what_is_given_does_not_take_it_away(tmp_path: Path, head: str, extra: str) -> None:
    """Neither of these keys says what is given to whom: the receiver stands."""
    written = decision("1/QĐ-UBND", given("giam-doc-so-y-te", extra))
    written = written.replace("effective: 2025-12-01}", f"effective: 2025-12-01{head}}}")
    case = Case(tmp_path, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": written})
    assert actors(case) == {"giam-doc-so-y-te": True}
    said = " ".join(ask(case, "who", "viec", "--as-of", "2026-06-01").said.split())
    assert ("hồ sơ tiếp nhận trước ngày nào" in said) == bool(head)
