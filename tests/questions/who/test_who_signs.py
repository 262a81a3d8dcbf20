"""Who signs for a decider, and who is assigned inside, is told beside the answer and never becomes the decider."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from folders import small
from programs import within

from delegation.authority.examination import Examination
from delegation.model.severity import Severity
from delegation.questions.who import Answer, who
from delegation.run import pipeline

DAY = date(2026, 6, 1)
CHAIR, DIRECTOR, DEPUTY, HEAD = "chu-tich-ubnd-tp", "giam-doc-so-y-te", "pho-giam-doc", "truong-phong"
CENTRE, ONE, TWO = "giam-doc-trung-tam", "chi-nhanh-1", "chi-nhanh-2"
HOLDERS = """axis: ubnd
holders:
  - {id: pho-giam-doc, name: Phó Giám đốc Sở Y tế, kind: deputy-head, level: city, parent: so-y-te, internal-process: true}
  - {id: phong, name: Phòng Nghiệp vụ Y, kind: internal-unit, level: city, parent: so-y-te, internal-process: true}
  - {id: truong-phong, name: Trưởng phòng Nghiệp vụ Y, kind: internal-unit-head, level: city, parent: phong, head-of: phong,
     internal-process: true}
  - {id: trung-tam, name: Trung tâm Phục vụ hành chính công, kind: other-administrative-organisation, level: city,
     parent: ubnd-tp, internal-process: true}
  - {id: giam-doc-trung-tam, name: Giám đốc Trung tâm, kind: other-organisation-head, level: city, parent: trung-tam,
     head-of: trung-tam, internal-process: true}
  - {id: chi-nhanh-1, name: Chi nhánh số 1, kind: service-branch, level: city, parent: trung-tam, internal-process: true}
  - {id: chi-nhanh-2, name: Chi nhánh số 2, kind: service-branch, level: city, parent: trung-tam, internal-process: true}
  - {id: pho-chu-tich-xa, name: Phó Chủ tịch UBND cấp xã, kind: vice-chair, level: commune, parent: ubnd-cap-xa,
     members: communes, internal-process: true, term: {from: 2025-07-01}}
"""
NORMS = """norms:
  - {id: sgn, mechanism: signing-for, from: {kind: any, level: any}, to: {kind: any, level: any},
     basis: [{instrument: 72/2025/QH15, at: Điều 14 khoản 9}], effect: permitted, term: {from: 2025-06-16}, normative: false}
  - {id: del, mechanism: delegation, from: {kind: any, level: any}, to: {kind: any, level: any},
     basis: [{instrument: 72/2025/QH15, at: Điều 14}], effect: permitted, term: {from: 2025-06-16}, normative: false}
"""


def grant(
    name: str,
    mechanism: str,
    giver: str,
    receiver: str,
    extra: str = "",
    start: str = "2025-12-01",
    matters: str = "[viec]",
) -> str:
    """Write a grant."""
    return (
        f"  - {{id: {name}, mechanism: {mechanism}, from: {giver}, to: {receiver}, at: Điều 1, "
        f"term: {{from: {start}, to: 2026-12-31}}, content: giải quyết, scope: whole, manner: con dấu, "
        f"conditions: đủ người, matters: {matters}{extra}}}\n"
    )


def register(folder: Path, *grants: str, owner: str = CHAIR, matter: str = "") -> Path:
    """Write a register of one procedure, with a decision for each grant."""
    task = (
        f"field: y-te\nprocedures:\n  - code: viec\n    title: Công nhận cơ sở tiêm chủng\n    owner: {owner}\n"
        f"    basis: [{{instrument: 99/2020/QH14, at: Điều 5 khoản 2}}]\n{matter}"
    ).replace("code: viec", "id: viec\n    code: {unknown: chưa có}")
    made = {
        f"decisions/2025/90{at}.yaml": (
            f"instrument: {{number: 90{at}/QĐ-SYT, type: committee-decision, issuer: so-y-te, issued: 2025-12-01, "
            f"effective: 2025-12-01}}\ngrants:\n{one}"
        )
        for at, one in enumerate(grants)
    }
    return small(
        folder,
        {"procedures/viec.yaml": task, "holders/them.yaml": HOLDERS, "norms/them.yaml": NORMS, **made},
    )


def asked(folder: Path, commune: str | None = None, day: date = DAY) -> Answer:
    """Ask who decides the procedure."""
    return who(Examination(pipeline.load(folder).register, day), "viec", commune)


def assigned(answer: Answer) -> list[str | None]:
    """Give the grants by which somebody signs or is assigned, part by part."""
    return [one.step.grant for part in answer.parts for one in part.assigned]


def deciders(answer: Answer) -> list[str]:
    return [one.holder for part in answer.parts for one in part.exercisers]


GIVEN = grant("uq", "delegation", CHAIR, DIRECTOR)


def test_deputies_sign_for_the_director_who_stays_the_decider(tmp_path: Path) -> None:
    signs = [grant("a", "signing-for", DIRECTOR, DEPUTY), grant("b", "signing-for", DIRECTOR, HEAD)]
    answer = asked(register(tmp_path, GIVEN, *signs))
    assert (deciders(answer), assigned(answer)) == ([DIRECTOR], ["a", "b"])
    said = answer.parts[0].assigned[0].said
    assert said.vi.startswith("Phó Giám đốc Sở Y tế, thay Giám đốc Sở Y tế, theo Điều 1 Quyết định số 901/QĐ-SYT")
    assert said.en.startswith(
        "Phó Giám đốc Sở Y tế, for Director of the Department of Health: Decision 901/QĐ-SYT, Article 1"
    )


def test_nothing_is_to_be_published_for_who_signs_or_is_assigned(tmp_path: Path) -> None:
    signs = [grant("a", "signing-for", DIRECTOR, DEPUTY), grant("b", "internal-assignment", DIRECTOR, HEAD)]
    found = pipeline.check(register(tmp_path, GIVEN, *signs), DAY, select=("DLG702",)).findings
    assert [one.key for one in found] == ["DLG702:uq"]


def test_a_branch_is_named_for_the_commune_that_it_serves(tmp_path: Path) -> None:
    folder = register(
        tmp_path,
        grant("uq", "delegation", CHAIR, CENTRE),
        grant("a", "internal-assignment", CENTRE, ONE, ', communes: ["00004", "00070"]'),
        grant("b", "internal-assignment", CENTRE, TWO, ', communes: ["00376"]'),
    )
    assert (deciders(asked(folder)), assigned(asked(folder))) == ([CENTRE], ["a", "b"])
    assert asked(folder).parts[0].assigned[1].communes == ("Xã Sóc Sơn",)
    for commune, name in (("Ba Đình", "a"), ("00376", "b")):
        answer = asked(folder, commune)
        assert (deciders(answer), assigned(answer)) == ([CENTRE], [name])
        assert answer.parts[0].assigned[0].communes is None


def test_who_signs_for_somebody_who_does_not_act_is_not_named(tmp_path: Path) -> None:
    answer = asked(register(tmp_path, grant("a", "signing-for", DIRECTOR, DEPUTY)))
    assert (deciders(answer), assigned(answer)) == ([CHAIR], [])


def test_the_director_lets_sign_what_the_department_decides_and_the_department_what_the_director_does(
    tmp_path: Path,
) -> None:
    for at, (owner, giver) in enumerate((("so-y-te", DIRECTOR), (DIRECTOR, "so-y-te"))):
        answer = asked(register(tmp_path / str(at), grant("a", "signing-for", giver, DEPUTY), owner=owner))
        assert (deciders(answer), assigned(answer)) == ([owner], ["a"])


def test_a_vice_chair_stands_in_for_the_chair_in_the_committees_matters_in_each_commune(tmp_path: Path) -> None:
    absent = "internal-assignment", "chu-tich-ubnd-cap-xa", "pho-chu-tich-xa"
    folder = register(tmp_path, grant("a", *absent).replace("đủ người", "khi Chủ tịch vắng mặt"), owner="ubnd-cap-xa")
    answer = asked(folder, "Ba Đình")
    assert (deciders(answer), assigned(answer)) == (["ubnd-cap-xa"], ["a"])
    said = answer.parts[0].assigned[0].said
    assert "Phó Chủ tịch UBND phường Ba Đình" in said.vi
    assert "điều kiện: «khi Chủ tịch vắng mặt»" in said.vi
    assert "conditions: “khi Chủ tịch vắng mặt”" in said.en


def test_whoever_is_assigned_may_let_sign_in_turn(tmp_path: Path) -> None:
    chain = [grant("a", "internal-assignment", DIRECTOR, HEAD), grant("b", "signing-for", HEAD, DEPUTY)]
    assert assigned(asked(register(tmp_path, GIVEN, *chain))) == ["a", "b"]


def test_two_who_let_each_other_sign_are_told_once_each(tmp_path: Path) -> None:
    circle = [grant("a", "signing-for", DIRECTOR, DEPUTY), grant("b", "signing-for", DEPUTY, DIRECTOR)]
    assert assigned(asked(register(tmp_path, GIVEN, *circle))) == ["a", "b"]


def test_outside_its_days_nobody_signs(tmp_path: Path) -> None:
    folder = register(tmp_path, GIVEN, grant("a", "signing-for", DIRECTOR, DEPUTY, start="2026-03-01"))
    assert assigned(asked(folder, day=date(2026, 2, 28))) == []
    assert assigned(asked(folder, day=date(2026, 3, 1))) == ["a"]
    assert assigned(asked(folder, day=date(2027, 1, 1))) == []


def test_an_unknown_day_makes_it_uncertain(tmp_path: Path) -> None:
    folder = register(
        tmp_path, GIVEN, grant("a", "signing-for", DIRECTOR, DEPUTY, start="{unknown: chưa công bố ngày}")
    )
    (one,) = asked(folder).parts[0].assigned
    assert one.because == ("chưa công bố ngày",)
    assert "chưa chắc chắn vì: chưa công bố ngày" in one.said.vi
    assert "not certain, for: chưa công bố ngày" in one.said.en


def test_a_division_of_work_by_field_is_told_as_not_certain_and_only_in_its_field(tmp_path: Path) -> None:
    for at, (field, told) in enumerate((("y-te", ["a"]), ("tu-phap", []))):
        extra = f", fields: [{field}]"
        by_field = grant("a", "signing-for", DIRECTOR, DEPUTY, extra, matters="{unknown: không nêu từng việc}")
        folder = register(tmp_path / str(at), GIVEN, by_field)
        (folder / "fields.yaml").write_text("fields:\n  - {id: y-te, name: Y tế}\n  - {id: tu-phap, name: Tư pháp}\n")
        answer = asked(folder)
        assert assigned(answer) == told
        assert all(one.because == ("không nêu từng việc",) for one in answer.parts[0].assigned)


def test_who_signs_in_one_case_only_is_told_with_the_case(tmp_path: Path) -> None:
    cases = "    cases: {nhom: [A, B]}\n"
    folder = register(tmp_path, GIVEN, grant("a", "signing-for", DIRECTOR, DEPUTY, ", only: {nhom: [A]}"), matter=cases)
    (one,) = asked(folder).parts[0].assigned
    assert one.cases == ((("nhom", "A"),),)
    assert "; đối với nhom: A" in one.said.vi


def test_who_signs_for_whoever_keeps_the_rest_is_told_too(tmp_path: Path) -> None:
    part = GIVEN.replace("scope: whole", "scope: chỉ cơ sở dưới 15 tỷ")
    answer = asked(register(tmp_path, part, grant("a", "internal-assignment", CHAIR, "ubnd-tp")))
    assert assigned(answer) == ["a"]


def test_every_output_has_the_line(tmp_path: Path) -> None:
    folder = register(tmp_path, GIVEN, grant("a", "signing-for", DIRECTOR, DEPUTY))
    for line in (
        ("who", "viec"), ("down", DIRECTOR), ("down", DEPUTY), ("up", "viec"), ("path", CHAIR, "viec"),
        ("list", "procedures", "id:viec"), ("list", "procedures", "id:viec", "--format", "csv"), ("list", "grants"),
        ("timeline", "viec"), ("who", "viec", "--format", "json"), ("down", DIRECTOR, "--format", "json"),
    ):  # fmt: skip
        ran = within("--rules", str(folder), *line, "--as-of", "2026-06-01")
        assert "Phó Giám đốc Sở Y tế" in " ".join(ran.said.split()), line
    english = within("--rules", str(folder), "who", "viec", "--as-of", "2026-06-01", "--lang", "en")
    assert "Signs: Phó Giám đốc Sở Y tế, for Director of the Department of Health" in " ".join(english.said.split())


def test_the_json_says_who_signs_and_still_names_the_one_who_decides(tmp_path: Path) -> None:
    folder = register(tmp_path, GIVEN, grant("a", "signing-for", DIRECTOR, DEPUTY))
    ran = within("--rules", str(folder), "who", "viec", "--as-of", "2026-06-01", "--format", "json")
    (part,) = json.loads(ran.said)["parts"]
    assert part["exerciser"] == DIRECTOR
    (one,) = part["assigned"]
    assert (one["step"]["grant"], one["step"]["mechanism"], one["certain"]) == ("a", "signing-for", True)


def lets_sign(folder: Path) -> list[tuple[str, Severity, str]]:
    """Give what is found of those who let sign without deciding, each with the first day."""
    found = pipeline.check(folder, DAY, select=("DLG313",)).findings
    return [(one.key, one.severity, one.said.en) for one in found]


def test_who_lets_sign_before_it_received_or_after_it_ended_is_found(tmp_path: Path) -> None:
    late = grant("uq", "delegation", CHAIR, DIRECTOR, start="2026-03-01")
    ((key, severity, said),) = lets_sign(register(tmp_path / "a", late, grant("a", "signing-for", DIRECTOR, DEPUTY)))
    assert (key, severity) == ("DLG313:a", Severity.WARNING)
    assert "from 2025-12-01 to 2026-02-28" in said
    short = GIVEN.replace("to: 2026-12-31", "to: 2026-06-30")
    ((key, _, said),) = lets_sign(register(tmp_path / "b", short, grant("a", "signing-for", DIRECTOR, DEPUTY)))
    assert key == "DLG313:a"
    assert "from 2026-07-01 to 2026-12-31" in said
    assert "Chair of the City People's Committee acts there" in said


def test_a_deputy_who_signs_for_the_head_needs_no_last_day_and_whoever_signs_by_delegation_does(tmp_path: Path) -> None:
    """Decree 30/2020/NĐ-CP, Article 13(1) and 13(3). That the head does not act is told without a day that nobody wrote."""
    signing = [grant(f"ky-{one}", "signing-for", DIRECTOR, one) for one in (DEPUTY, HEAD)]
    open_ended = [one.replace(", to: 2026-12-31}", "}") for one in signing]
    given = grant("uq", "delegation", CHAIR, DIRECTOR)
    folder = register(tmp_path, given, *open_ended)
    asked = ("--rules", str(folder), "--as-of", str(DAY))
    found = json.loads(within("check", "--select", "DLG505,DLG313", "--format", "json", *asked).out)["findings"]
    assert sorted(one["key"] for one in found) == [f"DLG313:ky-{DEPUTY}", f"DLG313:ky-{HEAD}", f"DLG505:ky-{HEAD}"]
    for language in ("vi", "en"):
        said = within("--lang", language, "check", "--select", "DLG505,DLG313", *asked).said
        assert "9999" not in said
    told = within("timeline", "viec", *asked).said
    assert "Giám đốc Sở Y tế giao ký thay cho Phó Giám đốc Sở Y tế" in told


def test_every_stretch_in_which_who_lets_sign_does_not_decide_is_named(tmp_path: Path) -> None:
    """A waiver covers the days that its finding names: naming the first alone would cover what comes after."""
    middle = grant("uq", "delegation", CHAIR, DIRECTOR, start="2026-03-01").replace("to: 2026-12-31", "to: 2026-06-30")
    folder = register(tmp_path, middle, grant("a", "signing-for", DIRECTOR, DEPUTY))
    (found,) = pipeline.check(folder, DAY, select=("DLG313",)).findings
    assert "from 2025-12-01 to 2026-02-28; also from 2026-07-01 to 2026-12-31" in found.said.en
    assert [(one.start, one.end) for one in found.areas] == [
        (date(2025, 12, 1), date(2026, 2, 28)),
        (date(2026, 7, 1), date(2026, 12, 31)),
    ]
    assert found.count == 1


def test_who_gave_the_matter_away_in_whole_lets_nobody_sign_but_of_a_part_the_rest(tmp_path: Path) -> None:
    signs = grant("a", "signing-for", CHAIR, "ubnd-tp")
    assert [key for key, _, _ in lets_sign(register(tmp_path / "a", GIVEN, signs))] == ["DLG313:a"]
    part = GIVEN.replace("scope: whole", "scope: chỉ cơ sở dưới 15 tỷ")
    assert lets_sign(register(tmp_path / "b", part, signs)) == []


def test_what_is_assigned_on_or_within_one_commune_or_not_known_has_ground(tmp_path: Path) -> None:
    chain = [grant("a", "internal-assignment", DIRECTOR, HEAD), grant("b", "signing-for", HEAD, DEPUTY)]
    assert lets_sign(register(tmp_path / "a", GIVEN, *chain)) == []
    part = grant("a", "internal-assignment", DIRECTOR, HEAD, ', communes: ["00004"]')
    assert lets_sign(register(tmp_path / "b", GIVEN, part)) == []
    unknown = register(tmp_path / "c", grant("a", "signing-for", DIRECTOR, DEPUTY), owner="{unknown: chưa rõ}")
    assert lets_sign(unknown) == []


def test_a_deputy_of_a_branch_signs_only_where_the_branch_is_assigned(tmp_path: Path) -> None:
    folder = register(
        tmp_path,
        grant("uq", "delegation", CHAIR, CENTRE),
        grant("a", "internal-assignment", CENTRE, ONE, ', communes: ["00004"]'),
        grant("b", "signing-for", ONE, TWO),
    )
    assert assigned(asked(folder, "00004")) == ["a", "b"]
    assert assigned(asked(folder, "00376")) == []
    assert asked(folder).parts[0].assigned[1].communes == ("Phường Ba Đình",)


def test_a_case_narrows_who_signs(tmp_path: Path) -> None:
    given = '  - {{id: {name}, mechanism: signing-for, from: chu-tich-ubnd-tp, to: {to}, only: {{nhom: [{case}]}}, term: {{from: 2025-12-01, to: 2026-12-31}}, content: ký, scope: whole, matters: ["1.900011"]}}\n'
    head = "instrument: {number: 5/QĐ-UBND, type: chair-decision, issuer: chu-tich-ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}\ngrants:\n"
    procedure = (
        'field: y-te\nsource: thử\nprocedures:\n  - code: "1.900011"\n    title: Phê duyệt\n    owner: chu-tich-ubnd-tp\n'
        "    cases: {nhom: [A, B]}\n    basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]\n"
    )
    decisions = (
        head
        + given.format(name="ky-a", to="giam-doc-so-y-te", case="A")
        + given.format(name="ky-b", to="so-y-te", case="B")
    )
    folder = small(tmp_path, {"procedures/chia.yaml": procedure, "decisions/2025/5.yaml": decisions})
    for case, name, other in (
        ("A", "Giám đốc Sở Y tế, thay", ": Sở Y tế, thay"),
        ("B", ": Sở Y tế, thay", "Giám đốc Sở Y tế, thay"),
    ):
        ran = within("who", "1.900011", "--case", f"nhom={case}", "--as-of", "2026-06-01", "--rules", str(folder))
        said = " ".join(ran.said.split())
        assert name in said, said
        assert other not in said, said


@pytest.mark.parametrize(
    ("first", "second"), [("tong-muc=5 tỷ", "tong-muc=20 tỷ"), ("tong-muc=5 tỷ", "TONG-MUC=5 tỷ"), ("nhom=A", "nhom=B")]
)
def test_one_quantity_or_case_twice_on_the_command_line_is_refused(tmp_path: Path, first: str, second: str) -> None:
    procedure = (
        'field: y-te\nsource: thử\nprocedures:\n  - code: "1.900011"\n    title: Phê duyệt\n    owner: chu-tich-ubnd-tp\n'
        "    cases: {nhom: [A, B], tong-muc: {unit: VND}}\n    basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]\n"
    )
    folder = small(tmp_path, {"procedures/chia.yaml": procedure})
    asked = ("who", "1.900011", "--case", first, "--case", second, "--as-of", "2026-06-01", "--rules", str(folder))
    ran = within(*asked)
    assert ran.code == 2
    assert "hai lần" in ran.told
    assert "twice" in within("--lang", "en", *asked).told
    assert within(*asked[:2], "--case", "nhom=A", "--case", "tong-muc=5 tỷ", *asked[6:]).code == 0


@pytest.mark.parametrize("mechanism", ["signing-for", "internal-assignment", "delegation"])
def test_who_signs_for_matters_that_are_not_named_is_not_said_to_decide_them(tmp_path: Path, mechanism: str) -> None:
    """«Ký thay lĩnh vực y tế» of a deputy: the tree of what he has says that he signs, not that he acts."""
    unnamed = ", fields: [y-te]"
    given = grant("a", mechanism, DIRECTOR, DEPUTY, unnamed, matters="{unknown: không nêu từng việc}")
    folder = register(tmp_path, GIVEN, given)
    said = within("down", DEPUTY, "--as-of", "2026-06-01", "--rules", str(folder)).said
    decides = mechanism == "delegation"
    assert ("tự giữ và giải quyết (Phó Giám đốc Sở Y tế)" in said) == decides
    assert ("không quyết định, chỉ ký, làm theo phân công (Phó Giám đốc Sở Y tế)" in said) == (not decides)
