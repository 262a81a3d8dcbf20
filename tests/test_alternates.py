"""Grants to any one of several, and givers that go on acting: who acts, what is refused, and what every answer says."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import DAY, LAW, Case, decision, task
from docx import Document
from folders import beside, findings
from given import HOLDERS, KEEPS, actors, ask, asked, given, in_conflict, register
from programs import within

from delegation.model.severity import Severity
from delegation.run import pipeline


def test_any_one_of_several_may_act_and_that_is_no_conflict(tmp_path: Path) -> None:
    case = register(tmp_path, given())
    assert actors(case) == {"giam-doc-so-y-te": True, "so-y-te": True, "chu-tich-ubnd-tp": True}
    assert not in_conflict(case)
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "Giải quyết:    một trong: Chủ tịch UBND Thành phố, Giám đốc Sở Y tế, Sở Y tế" in said
    english = ask(case, "who", "viec", "--as-of", "2026-06-01", language="en").said
    assert "Exerciser: any one of: " in english
    assert "one of 3 receivers, any of whom may act" in english.lower()


def test_a_giver_that_goes_on_acting_stands_beside_whoever_receives(tmp_path: Path) -> None:
    case = register(tmp_path, given(extra=", any-of: true" + KEEPS))
    assert actors(case) == {
        "ubnd-tp": True,
        "giam-doc-so-y-te": True,
        "so-y-te": True,
        "chu-tich-ubnd-tp": True,
    }
    assert not in_conflict(case)
    assert actors(case, "2025-11-01") == {"ubnd-tp": True}, "before the grant"
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "Giải quyết:    UBND Thành phố và một trong: " in said
    assert "Bên giao vẫn tiếp tục giải quyết" in said


def test_a_giver_may_go_on_beside_one_receiver(tmp_path: Path) -> None:
    case = register(tmp_path, given("giam-doc-so-y-te", KEEPS))
    assert actors(case) == {"ubnd-tp": True, "giam-doc-so-y-te": True}
    assert not in_conflict(case)
    english = ask(case, "who", "viec", "--as-of", "2026-06-01", language="en").said
    assert "The giver goes on acting as well" in english


def test_two_separate_grants_are_still_a_conflict(tmp_path: Path) -> None:
    one, other = given("giam-doc-so-y-te", KEEPS), given("so-y-te", KEEPS, name="g2")
    assert in_conflict(register(tmp_path / "a", one, other)) == {"DLG203"}
    alternates = given("[giam-doc-so-y-te, so-y-te]")
    case = register(tmp_path / "b", alternates, given("chu-tich-ubnd-tp", "", name="g2"))
    found = [one for one in case.findings() if one.check == "DLG203"]
    assert [one.key for one in found] == ["DLG203:g1:g2"], "told once of both alternates, under the id of their entry"
    assert "một trong: " in found[0].said.vi
    case = register(tmp_path / "c", alternates, given("chu-tich-ubnd-tp", "", name="a2"))
    found = [one for one in case.findings() if one.check == "DLG203"]
    assert [one.key for one in found] == ["DLG203:a2:g1"], "in whatever order the ids stand"


def test_a_giver_that_gives_all_on_by_another_decision_does_not_go_on(tmp_path: Path) -> None:
    case = register(tmp_path, given("giam-doc-so-y-te", KEEPS), given("so-y-te", "", name="g2"))
    assert actors(case) == {"giam-doc-so-y-te": True, "so-y-te": True}


def test_whether_the_giver_goes_on_may_not_be_known(tmp_path: Path) -> None:
    case = register(tmp_path, given("giam-doc-so-y-te", ", giver-keeps: {unknown: quyết định không nói rõ}"))
    assert actors(case) == {"ubnd-tp": False, "giam-doc-so-y-te": True}
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert (
        "Giám đốc Sở Y tế; có thể cả UBND Thành phố (chưa chắc chắn vì: chưa rõ bên giao còn giải quyết không (quyết định không nói rõ))"
        in said
    )
    assert "Chưa rõ bên giao còn giải quyết không (quyết định không nói rõ)" in said
    assert not in_conflict(case)


OFFICERS = "[cong-chuc-a, cong-chuc-b, cong-chuc-c]"


def test_an_alternate_who_has_ended_drops_out_and_the_others_stay(tmp_path: Path) -> None:
    case = register(tmp_path, given(OFFICERS), holders_cc=HOLDERS)
    assert actors(case, "2026-03-31") == {"cong-chuc-a": True, "cong-chuc-b": True, "cong-chuc-c": True}
    assert actors(case, "2026-04-01") == {"cong-chuc-a": True, "cong-chuc-c": True}
    said = ask(case, "who", "viec", "--as-of", "2026-04-01").said
    assert "Giải quyết:    một trong: Công chức A, Công chức C" in said
    told = ask(case, "timeline", "viec").said
    assert "một trong: Công chức A" in told
    alone = given("[cong-chuc-a, cong-chuc-b]")
    one = register(tmp_path / "alone", alone, holders_cc=HOLDERS)
    assert "Giải quyết:    Công chức A\n" in ask(one, "who", "viec", "--as-of", "2026-04-01").said


def test_what_one_alternate_gives_on_stands_beside_the_others(tmp_path: Path) -> None:
    onward = given("chu-tich-ubnd-tp", "", name="g2", giver="cong-chuc-a")
    case = register(tmp_path, given("[cong-chuc-a, so-y-te]"), onward, holders_cc=HOLDERS)
    assert actors(case) == {"chu-tich-ubnd-tp": True, "so-y-te": True}
    assert not in_conflict(case)
    assert "DLG302" in {one.check for one in case.findings()}, "whether it may be passed on is asked of each"
    assert "một trong: Chủ tịch UBND Thành phố, Sở Y tế" in ask(case, "who", "viec", "--as-of", "2026-06-01").said


def test_alternates_in_some_communes_leave_the_others_to_the_giver(tmp_path: Path) -> None:
    communes = "communes:\n  - {code: '00001', name: Phường Một, type: ward}\n  - {code: '00002', name: Phường Hai, type: ward}\n"
    case = register(tmp_path, given(extra=", any-of: true, communes: ['00001']"), holders_xa=communes)
    assert len(actors(case, "2026-06-01", "--commune", "00001")) == 3
    assert actors(case, "2026-06-01", "--commune", "00002") == {"ubnd-tp": True}
    assert not in_conflict(case)


def test_alternates_in_one_case_are_no_division_by_cases(tmp_path: Path) -> None:
    matter = task(extra="    cases: {nhom: [a, b]}\n")
    case = register(tmp_path, given(extra=", any-of: true, only: {nhom: [a]}"), matter=matter)
    assert not in_conflict(case)
    assert "DLG207" not in {one.check for one in case.findings()}


def test_one_of_the_receivers_may_be_unknown(tmp_path: Path) -> None:
    case = register(tmp_path, given("[so-y-te, {unknown: tên chưa công bố}]"))
    assert actors(case) == {"so-y-te": True}
    assert "tên chưa công bố" in ask(case, "who", "viec", "--as-of", "2026-06-01").said


def test_a_suspension_of_the_entry_is_one_of_all_its_alternates(tmp_path: Path) -> None:
    other = "instrument: {{number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-25, effective: 2026-03-01, suspends: [{{grant: {}, from: 2026-03-01, to: 2026-03-31}}]}}\ngrants: []\n"
    case = register(tmp_path / "a", given(), decisions_2=other.format("g1"))
    assert actors(case, "2026-03-15") == {"ubnd-tp": True}
    assert len(actors(case, "2026-04-01")) == 3
    alone = register(tmp_path / "b", given(), decisions_2=other.format("g1.so-y-te"))
    assert set(actors(alone, "2026-03-15")) == {"giam-doc-so-y-te", "chu-tich-ubnd-tp"}
    assert not [one for one in (*case.findings(), *alone.findings()) if one.check in ("DLG002", "DLG005")]


def test_json_names_the_alternates_at_the_step(tmp_path: Path) -> None:
    case = register(tmp_path, given(extra=", any-of: true" + KEEPS))
    answer = asked(case, "who", "viec", "--as-of", "2026-06-01")
    steps = {one["holder"]: one["chain"][-1] for one in answer["parts"][0]["exercisers"]}
    step = steps["so-y-te"]
    assert (step["grant"], step["any_of"], step["giver_keeps"]) == ("g1.so-y-te", "g1", True)
    assert step["alternates"] == ["Giám đốc Sở Y tế", "Sở Y tế", "Chủ tịch UBND Thành phố"]
    assert (steps["ubnd-tp"]["any_of"], steps["ubnd-tp"]["alternates"], steps["ubnd-tp"]["giver_keeps"]) == (
        None,
        [],
        False,
    )


def test_lists_and_ways_find_each_alternate(tmp_path: Path) -> None:
    case = register(tmp_path, given())
    for name in ("so-y-te", "giam-doc-so-y-te"):
        assert "viec" in ask(case, "list", "tasks", f"exerciser:{name}", "--as-of", "2026-06-01").said
        assert f"g1.{name}" in ask(case, "list", "grants", f"receiver:{name}", "--as-of", "2026-06-01").said
    assert "một trong: " in ask(case, "list", "tasks", "field:y-te", "--as-of", "2026-06-01").said
    assert "Sở Y tế" in ask(case, "down", "ubnd-tp", "--as-of", "2026-06-01").said
    assert "UBND Thành phố" in ask(case, "up", "so-y-te", "--as-of", "2026-06-01").said
    assert "Điều 1 Quyết định số 1/QĐ-UBND" in ask(case, "path", "ubnd-tp", "so-y-te", "--as-of", "2026-06-01").said


def test_a_comparison_tells_that_an_alternate_joins_and_one_leaves(tmp_path: Path) -> None:
    old = register(tmp_path / "old", given("[giam-doc-so-y-te, so-y-te]"))
    new = register(tmp_path / "new", given("[so-y-te, chu-tich-ubnd-tp]", ", any-of: true" + KEEPS))
    said = within("--lang", "vi", "diff", str(old.folder), str(new.folder), "--as-of", "2026-06-01").said

    assert "ủy quyền cho Chủ tịch UBND Thành phố theo Quyết định số 1/QĐ-UBND (1 việc): giao thêm" in said
    assert "ủy quyền cho Giám đốc Sở Y tế theo Quyết định số 1/QĐ-UBND (1 việc): rút" in said
    assert "việc bên giao tiếp tục giải quyết" in said


def test_a_draft_takes_back_all_alternates_by_the_id_of_their_entry(tmp_path: Path) -> None:
    case = register(tmp_path, given())
    said = ask(case, "impact", "--withdraw", "g1", "--on", "2026-06-01").said
    assert "Trở về bên giao: 1 việc" in said
    draft = tmp_path.parent / f"{tmp_path.name}-draft.yaml"
    draft.write_text("draft: {title: thử}\nwithdraws: [{grant: g1, to: 2026-05-31}]\n")
    assert actors(case, "2026-06-01", "--with", str(draft)) == {"ubnd-tp": True}
    draft.write_text("draft: {title: thử}\nwithdraws: [{grant: g1.so-y-te, to: 2026-05-31}]\n")
    assert set(actors(case, "2026-06-01", "--with", str(draft))) == {"giam-doc-so-y-te", "chu-tich-ubnd-tp"}
    draft.write_text("draft: {title: thử}\n" + decision("1/QĐ-UBND", given("so-y-te", "")))
    assert actors(case, "2026-06-01", "--with", str(draft)) == {"so-y-te": True}


WRONG = [
    ("[giam-doc-so-y-te, so-y-te]", "", "to", "thêm «any-of: true»", "add «any-of: true»"),
    ("[giam-doc-so-y-te, so-y-te]", ", any-of: false", "to", "thêm «any-of: true»", "write one grant for each"),
    ("[so-y-te]", ", any-of: true", "any-of", "«to» chỉ nêu một bên", "«to» names one receiver"),
    ("so-y-te", ", any-of: true", "any-of", "«to» chỉ nêu một bên", "«to» names one receiver"),
    ("[so-y-te, so-y-te]", ", any-of: true", "to", "đã có trong danh sách", "in the list already"),
]


@pytest.mark.parametrize(("to", "extra", "key", "vi", "en"), WRONG)
def test_a_list_that_does_not_say_how_is_refused_with_what_to_do(
    tmp_path: Path, to: str, extra: str, key: str, vi: str, en: str
) -> None:
    case = register(tmp_path, given(to, extra))
    assert vi in ask(case, "check", "--all").said
    english = ask(case, "check", "--all", language="en").said
    assert en in english
    assert "decisions/2025/1.yaml:3:" in english, key


@pytest.mark.parametrize("mechanism", ["decentralisation", "devolution", "transfer"])
def test_what_moves_ownership_has_one_receiver_and_leaves_its_giver(tmp_path: Path, mechanism: str) -> None:
    moved = given(extra=", any-of: true" + KEEPS).replace("mechanism: delegation", f"mechanism: {mechanism}")
    said = ask(register(tmp_path, moved), "check", "--all", language="en").said
    assert "«any-of» is for delegation, signing and assignment" in said
    assert "the giver no longer acts in what it gave" in said


def test_who_signs_for_a_giver_never_takes_its_authority(tmp_path: Path) -> None:
    signing = given(extra=", any-of: true").replace("mechanism: delegation", "mechanism: signing-for")
    case = register(tmp_path / "a", signing)
    assert actors(case) == {"ubnd-tp": True}
    assert ask(case, "who", "viec", "--as-of", "2026-06-01").said.count("Ký thay: ") == 3
    kept = given("so-y-te", KEEPS).replace("mechanism: delegation", "mechanism: signing-for")
    assert "hãy bỏ «giver-keeps»" in ask(register(tmp_path / "b", kept), "check", "--all").said


def test_one_id_for_two_entries_is_told_whether_they_have_alternates_or_not(tmp_path: Path) -> None:
    case = register(tmp_path, given(), given("so-y-te", ""))
    assert "DLG004" in ask(case, "check", "--all").said


def test_a_receiver_of_a_list_that_is_nowhere_is_told_at_its_place(tmp_path: Path) -> None:
    case = register(tmp_path, given("[so-y-te, so-khong-co]"))
    said = ask(case, "check", "--select", "DLG005", "--all").said
    assert "so-khong-co" in said
    assert said.count("DLG005") >= 1
    assert "decisions/2025/1.yaml:3:66" in said


def test_what_is_wrong_with_the_grant_is_told_once_and_what_is_wrong_with_one_receiver_of_that_one(
    tmp_path: Path,
) -> None:
    endless = given().replace(", to: 2026-12-31}", "}")
    keys = {one.key for one in register(tmp_path, endless).findings()}
    assert "DLG505:g1" in keys
    assert not {one for one in keys if one.startswith("DLG505:g1.")}
    assert "DLG301:g1.chu-tich-ubnd-tp" in keys


def test_down_tells_of_a_giver_that_goes_on_acting_what_it_does_itself(tmp_path: Path) -> None:
    case = register(tmp_path, given(extra=", any-of: true" + KEEPS))
    said = ask(case, "down", "ubnd-tp", "--as-of", "2026-06-01").said
    own = said[said.index("tự giữ và giải quyết") :]
    assert "viec «Cấp giấy phép viec»" in own


def test_an_annex_has_one_row_for_all_alternates(tmp_path: Path) -> None:
    case = register(tmp_path, given(extra=", any-of: true" + KEEPS))
    out = beside(tmp_path, "phu-luc.docx")
    assert ask(case, "annex", "uy-quyen:1-qd-ubnd", "-o", str(out)).code == 0
    rows = [[cell.text for cell in row.cells] for table in Document(str(out)).tables for row in table.rows]
    found = [row for row in rows if "Cấp giấy phép viec" in row]
    assert len(found) == 1
    assert "một trong: Giám đốc Sở Y tế, Sở Y tế, Chủ tịch UBND Thành phố" in found[0]
    assert "bên giao vẫn tiếp tục giải quyết" in found[0][-1]


def test_a_chart_of_the_decision_has_one_card_and_a_box_for_each_alternate(tmp_path: Path) -> None:
    case = register(tmp_path, given())
    out = beside(tmp_path, "so-do.mmd")
    assert ask(case, "chart", "1/QĐ-UBND", "-o", str(out)).code == 0
    drawn = out.read_text()
    assert drawn.count("Một trong 3 bên nhận") == 1
    assert all(name in drawn for name in ("Giám đốc Sở Y tế", "Chủ tịch UBND Thành phố"))
    matter = beside(tmp_path, "viec.svg")
    assert ask(case, "chart", "viec", "-o", str(matter)).code == 0
    assert "Một trong 3 bên nhận" in matter.read_text()


WARD = """communes:
  - {code: "00004", name: Phường Ba Đình, type: ward}
  - {code: "00070", name: Phường Hoàn Kiếm, type: ward}
"""
CLERKS = """axis: ubnd
holders:
  - {id: cong-chuc-a, name: Công chức A, kind: civil-servant, level: commune, parent: ubnd-cap-xa, internal-process: true}
  - {id: cong-chuc-b, name: Công chức B, kind: civil-servant, level: commune, parent: ubnd-cap-xa, internal-process: true}
  - {id: cong-chuc-c, name: Công chức C, kind: civil-servant, level: commune, parent: ubnd-cap-xa, internal-process: true}
"""
CERTIFIES = """norms:
  - {id: chung-thuc, mechanism: delegation, from: {kind: chair, level: commune}, to: {kind: civil-servant, level: commune}, basis: [{instrument: 72/2025/QH15, at: Điều 14 khoản 8}], effect: permitted, term: {from: 2025-06-16}, normative: false, passing-on: forbidden}
"""
PROCEDURES = f"""field: y-te
source: danh mục thử
basis: [{LAW}]
procedures:
  - {{code: "2.900005", title: Chứng thực bản sao từ bản chính, owner: chu-tich-ubnd-cap-xa}}
  - {{code: "2.900006", title: Chứng thực chữ ký, owner: chu-tich-ubnd-cap-xa}}
"""
CERTIFICATION = """instrument: {id: qd-900, number: 900/QĐ-UBND, type: chair-decision, issuer: chu-tich-ubnd-cap-xa, issued: 2025-12-01, effective: 2025-12-01}
grants:
  - id: uq-chung-thuc
    mechanism: delegation
    from: chu-tich-ubnd-cap-xa
    to: [cong-chuc-a, cong-chuc-b, cong-chuc-c]
    any-of: true
    giver-keeps: true
    at: Điều 1
    term: {from: 2025-12-01, to: 2026-12-31}
    content: giải quyết thủ tục
    scope: whole
    manner: nhân danh bên nhận, dùng con dấu của bên nhận
    conditions: có đủ biên chế
    conditions-met: {staff: đủ, data: đủ, budget: đủ, guidance: đủ}
    communes: ["00004"]
    matters: ["2.900005", "2.900006"]
"""


def test_a_ward_chair_lets_any_of_three_civil_servants_certify_and_keeps_its_own_authority(tmp_path: Path) -> None:
    files = {
        "holders/phuong.yaml": WARD,
        "holders/cong-chuc.yaml": CLERKS,
        "norms/chung-thuc.yaml": CERTIFIES,
        "procedures/chung-thuc.yaml": PROCEDURES,
        "decisions/2025/900.yaml": CERTIFICATION,
    }
    case = Case(tmp_path, files)
    assert not [one.key for one in case.findings() if one.severity is Severity.ERROR]
    there = ask(case, "who", "2.900005", "--commune", "Phường Ba Đình", "--as-of", "2026-06-01").said
    assert "Giải quyết:    Chủ tịch UBND phường Ba Đình và một trong: Công chức A, Công chức B, Công chức C" in there
    elsewhere = ask(case, "who", "2.900005", "--commune", "Phường Hoàn Kiếm", "--as-of", "2026-06-01").said
    assert "Giải quyết:    Chủ tịch UBND phường Hoàn Kiếm\n" in elsewhere
    three = "".join(
        CERTIFICATION[CERTIFICATION.index("  - id") :]
        .replace("uq-chung-thuc", f"uq-{one}")
        .replace("[cong-chuc-a, cong-chuc-b, cong-chuc-c]", f"cong-chuc-{one}")
        .replace("    any-of: true\n", "")
        for one in "abc"
    )
    apart = Case(
        tmp_path / "apart", {**files, "decisions/2025/900.yaml": CERTIFICATION[: CERTIFICATION.index("  - id")] + three}
    )
    assert "DLG203" in {one.check for one in apart.findings()}, "one grant for each, and no word that any may act"


def test_what_one_grant_to_several_does_not_record_is_one_grant_that_does_not(tmp_path: Path) -> None:
    case = register(tmp_path, given(OFFICERS), holders_cc=HOLDERS)
    found = pipeline.check(case.folder, DAY, select=("DLG701",)).findings
    assert [one.said.vi.split(" theo ")[0] for one in found] == ["1 lần giao"]
    assert [one.related for one in found] == [()]


@pytest.mark.parametrize(
    ("named", "said"), [("g1", "about:g1"), ("g1.so-y-te", "about:g1.so-y-te"), ("g1.so-y-te", "about:viec")]
)
def test_a_request_may_be_about_a_grant_or_about_one_of_its_receivers(named: str, said: str, tmp_path: Path) -> None:
    request = (
        "requests:\n  - {id: yc, kind: proposal, by: so-y-te, to: [ubnd-tp], content: xem lại, "
        f"on: 2026-05-01, about: {{grants: [{named}]}}, source: Báo cáo thử, at: mục 1}}\n"
    )
    case = register(tmp_path, given(), requests_a=request)
    assert {one.check for one in findings(case.folder)} <= {"DLG010"}
    listed = asked(case, "list", "requests", said)
    assert [one["id"] for one in listed["fits"]] == ["yc"]


def test_a_request_about_a_receiver_that_the_grant_has_not_is_told(tmp_path: Path) -> None:
    request = (
        "requests:\n  - {id: yc, kind: proposal, by: so-y-te, to: [ubnd-tp], content: xem lại, "
        "on: 2026-05-01, about: {grants: [g1.ubnd-cap-xa]}, source: Báo cáo thử, at: mục 1}\n"
    )
    case = register(tmp_path, given(), requests_a=request)
    assert [one.said.vi for one in findings(case.folder, "DLG005")] == [
        "không có lần giao nào mang mã «g1.ubnd-cap-xa»."
    ]


def test_one_of_several_is_extended_alone_by_the_longer_name(tmp_path: Path) -> None:
    later = (
        "instrument: {number: 2/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-12-01, effective: 2026-12-01, "
        "extends: [{grant: g1.so-y-te, to: 2027-12-31}]}\ngrants: []\n"
    )
    case = register(tmp_path, given(), decisions_2026_2=later)
    assert actors(case, "2027-06-01") == {"so-y-te": True}
    assert actors(case, "2028-01-01") == {"ubnd-tp": True}
    assert not {one.check for one in case.findings()} & {"DLG002", "DLG005"}
