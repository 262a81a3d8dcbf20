"""What my change did: new findings alone are told and decide, against a revision of git; what is gone is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from folders import small, write
from programs import Ran, run
from repositories import commit, git, needs_git

DAY = ("--as-of", "2026-06-01")
_TASK = "  - {{id: {id}, title: {title}, {own}, basis: [{{instrument: 99/2020/QH14}}]}}\n"
TWO = "owners: [{holder: so-y-te, basis: [{instrument: 99/2020/QH14}]}, {holder: ubnd-cap-xa, basis: [{instrument: 99/2020/QH14}]}]"
ONE = "owner: so-y-te"
OLD, NEW = "DLG201:viec-cu:so-y-te:ubnd-cap-xa", "DLG201:viec-moi:so-y-te:ubnd-cap-xa"


def task(name: str, title: str, own: str = TWO) -> dict[str, str]:
    return {f"tasks/{name}.yaml": "field: y-te\ntasks:\n" + _TASK.format(id=name, title=title, own=own)}


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    """Give the rules of a repository, two folders below its top, with one fault in its only commit."""
    needs_git()
    folder = small(tmp_path / "so/rules", task("viec-cu", "Quản lý bến đò ngang"))
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Sổ ban đầu", "2026-02-01")
    return folder


def check(rules: Path, *more: str | Path) -> Ran:
    return run("check", "--rules", rules, *DAY, "--since", "HEAD", *more)


def report(ran: Ran) -> dict[str, Any]:
    return json.loads(ran.said)  # type: ignore[no-any-return]


def keys(findings: list[dict[str, Any]]) -> list[str]:
    return [one["key"] for one in findings]


def test_what_was_so_before_decides_nothing_and_is_counted(rules: Path) -> None:
    assert run("check", "--rules", rules, *DAY).code == 1
    ran = check(rules)
    assert ran.code == 0, ran.said
    assert "So với bản git HEAD (commit" in ran.said
    assert "0 phát hiện mới, 0 không còn" in ran.said
    assert OLD not in ran.said


def test_a_fault_in_a_file_that_git_does_not_have_yet_is_new(rules: Path) -> None:
    write(rules, task("viec-moi", "Cấp phép nuôi chim yến"))
    ran = check(rules, "--format", "json", "--select", "DLG2")
    found = report(ran)
    assert (ran.code, found["version"]) == (1, 2)
    assert keys(found["findings"]) == [NEW]
    assert keys(found["since"]["before"]) == [OLD]
    assert (found["since"]["revision"], found["since"]["gone"]) == ("HEAD", [])
    assert found["summary"]["error"] == 1
    commit(rules, "Thêm việc", "2026-03-01")
    assert check(rules).code == 0
    assert run("check", "--rules", rules, *DAY, "--since", "HEAD~1").code == 1


def test_what_is_mended_is_gone_and_named(rules: Path) -> None:
    write(rules, task("viec-cu", "Quản lý bến đò ngang", ONE))
    ran = check(rules)
    assert ran.code == 0
    assert "1 không còn" in ran.said
    assert f"không còn: {OLD}" in ran.said
    assert keys(report(check(rules, "--format", "json"))["since"]["gone"]) == [OLD]
    assert f"gone: {OLD}" in check(rules, "--lang", "en").said


def test_a_fault_that_moves_to_another_line_or_file_is_not_new(rules: Path) -> None:
    place = rules / "tasks/viec-cu.yaml"
    text = place.read_text("utf-8")
    place.unlink()
    (rules / "tasks/khac.yaml").write_text("# một dòng nữa\n" + text, "utf-8")
    assert check(rules).code == 0


def test_a_fault_that_grows_is_new(rules: Path) -> None:
    """Both own until the end of 2026 at first; then for ever."""
    short = TWO.replace("holder: ubnd-cap-xa,", "holder: ubnd-cap-xa, term: {to: 2026-12-31},")
    write(rules, task("viec-cu", "Quản lý bến đò ngang", short))
    commit(rules, "Có ngày cuối", "2026-03-01")
    write(rules, task("viec-cu", "Quản lý bến đò ngang"))
    ran = check(rules, "--format", "json", "--select", "DLG201")
    assert (ran.code, keys(report(ran)["findings"])) == (1, [OLD])
    assert report(ran)["since"]["gone"] == []


def test_a_fault_that_is_in_another_case_too_is_new_and_outgrows_its_waiver(rules: Path) -> None:
    """Within the days and communes in which it was before."""
    cases = "cases: {nhom: [A, B, C]}, "
    in_a = cases + TWO.replace("holder: ubnd-cap-xa,", "holder: ubnd-cap-xa, only: {nhom: [A]},")
    write(rules, task("viec-cu", "Quản lý bến đò ngang", in_a))
    said = ("--reason", "đã trình", "--approver", "Giám đốc", "--until", "2026-12-31")
    assert run("waive", OLD, "--rules", rules, *DAY, *said).code == 0
    commit(rules, "Một trường hợp", "2026-03-01")
    assert check(rules, "--select", "DLG201").code == 0
    write(rules, task("viec-cu", "Quản lý bến đò ngang", in_a.replace("[A]}", "[A, C]}")))
    ran = check(rules, "--select", "DLG201", "--format", "json")
    assert (ran.code, keys(report(ran)["findings"])) == (1, [OLD])
    assert "trường hợp nhom = C" in check(rules, "--select", "DLG201").said


def test_a_fault_that_weighs_more_is_new(rules: Path) -> None:
    place = rules / "register.yaml"
    before = place.read_text("utf-8")
    place.write_text(before.partition("checks:")[0] + "checks: {severity: {DLG201: info}}\n", "utf-8")
    commit(rules, "Nhẹ hơn", "2026-03-01")
    place.write_text(before, "utf-8")
    assert check(rules, "--select", "DLG201").code == 1


def test_a_waiver_that_is_taken_away_makes_its_finding_new(rules: Path) -> None:
    waived = run(
        "waive", OLD, "--rules", rules, *DAY, "--reason", "chờ", "--approver", "Giám đốc", "--until", "2027-01-01"
    )
    assert waived.code == 0, waived.told
    assert check(rules).code == 0
    commit(rules, "Miễn trừ", "2026-03-01")
    (rules / "waivers.yaml").unlink()
    ran = check(rules, "--format", "json")
    assert (ran.code, keys(report(ran)["findings"])) == (1, [OLD])


def test_what_the_baseline_lists_is_known_on_both_sides(rules: Path) -> None:
    baseline = rules / "baseline.yaml"
    added = run("baseline", rules, *DAY, "--add", "--decides", "Sở Tư pháp", "--reason", "chờ rà soát")
    assert added.code == 0, added.told
    commit(rules, "Danh sách", "2026-03-01")
    write(rules, task("viec-moi", "Cấp phép nuôi chim yến"))
    ran = check(rules, "--baseline", baseline, "--format", "json", "--select", "DLG2")
    assert keys(report(ran)["findings"]) == [NEW]
    assert report(ran)["since"]["before"] == []
    baseline.write_text("sections: []\n", "utf-8")
    ran = check(rules, "--baseline", baseline, "--format", "json", "--select", "DLG2")
    assert keys(report(ran)["findings"]) == [OLD, NEW]


def test_a_draft_is_held_against_the_revision(rules: Path, tmp_path: Path) -> None:
    draft = tmp_path / "nhap.yaml"
    own = _TASK.format(id="viec-moi", title="Cấp phép nuôi chim yến", own=TWO)
    draft.write_text("tasks:\n" + own.replace("{id:", "{field: y-te, id:"), "utf-8")
    ran = check(rules, "--with", draft, "--format", "json", "--select", "DLG2")
    assert keys(report(ran)["findings"]) == [NEW]


def test_the_bar_and_causes_are_of_what_is_new(rules: Path) -> None:
    write(rules, task("viec-moi", "Cấp phép nuôi chim yến"))
    assert check(rules, "--exit-zero").code == 0
    ran = check(rules, "--cause", NEW)
    assert (ran.code, NEW in ran.said, OLD in ran.said) == (1, True, False)
    ran = check(rules, "--cause", OLD)
    assert ran.code == 0
    assert "0 phát hiện mới, 0 không còn, 1 có từ trước" in ran.said
    assert check(rules, "--cause", "DLG201:khong-co").code == 2


@pytest.mark.parametrize("form", ["text", "short", "sarif", "junit", "github", "markdown", "csv", "html"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_format_tells_what_is_new_and_against_what(rules: Path, form: str, language: str) -> None:
    write(rules, task("viec-moi", "Cấp phép nuôi chim yến"))
    ran = check(rules, "--format", form, "--lang", language)
    assert ran.code == 1
    whole = ran.said + ran.told
    told = (
        "HEAD" if form == "sarif" else {"vi": "So với bản git HEAD", "en": "Compared with the revision HEAD"}[language]
    )
    assert told in whole
    assert "viec-moi" in ran.said


def test_machines_are_told_of_each_finding_whether_it_is_new(rules: Path) -> None:
    write(rules, task("viec-moi", "Cấp phép nuôi chim yến"))
    run_of = report(check(rules, "--format", "sarif", "--select", "DLG2"))["runs"][0]
    states = {one["partialFingerprints"]["findingKey/v1"]: one["baselineState"] for one in run_of["results"]}
    assert states == {OLD: "unchanged", NEW: "new"}
    told = check(rules, "--format", "junit", "--select", "DLG2").said
    cases = ET.fromstring(told).iter("testcase")  # noqa: S314  our own output
    failed = {
        str(one.get("name")).partition(" ")[0]: one.find("failure") is not None
        for one in cases
        if "DLG201:" in str(one.get("name"))
    }
    assert failed == {OLD: False, NEW: True}
    lines = check(rules, "--format", "csv", "--lang", "en", "--select", "DLG2").said.splitlines()
    at = lines[0].split(",").index("new")
    assert lines[0].split(",")[at - 1] == "key"
    assert {line.rsplit(",", 3)[1] for line in lines[1:]} == {"yes", "no"}


def test_a_revision_that_is_none_and_a_folder_without_git_are_told(rules: Path, tmp_path: Path) -> None:
    ran = run("check", "--rules", rules, *DAY, "--since", "khong-co")
    assert (ran.code, ran.said) == (2, "")
    assert "git không biết bản nào tên là «khong-co»" in ran.told
    assert run("check", "--rules", rules, *DAY, "--since", "").code == 2
    (tmp_path / ".git").rename(tmp_path / "khong-con")
    ran = run("check", "--rules", rules, *DAY, "--since", "HEAD")
    assert (ran.code, ran.said) == (3, "")
    assert "không nằm trong kho git nào" in ran.told
    assert "ngày" not in ran.told


def test_a_revision_without_the_register_is_told(tmp_path: Path) -> None:
    needs_git()
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README").write_text("chưa có sổ\n", "utf-8")
    commit(tmp_path, "Trước khi có sổ", "2026-01-01")
    rules = small(tmp_path / "rules")
    ran = check(rules)
    assert ran.code == 2
    assert "không có sổ thẩm quyền" in ran.told


def test_a_clone_without_the_history_says_how_to_fetch_it(rules: Path, tmp_path: Path) -> None:
    commit(rules, "Nữa", "2026-03-01")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "nong"))
    ran = run("check", "--rules", tmp_path / "nong/so/rules", *DAY, "--since", "HEAD~1")
    assert ran.code == 2
    assert "git fetch --unshallow" in ran.told


@pytest.mark.parametrize("form", ["text", "markdown", "junit", "csv", "html", "json", "sarif"])
def test_what_is_gone_with_a_file_that_cannot_be_read_is_not_said_to_be_mended(form: str, rules: Path) -> None:
    words = "có thể chỉ vì mục của nó chưa đọc được"
    write(rules, {"tasks/viec-cu.yaml": "a: [\n"})
    said = check(rules, "--format", form).said
    assert (words in said) == (form not in ("csv", "json", "sarif"))
    write(rules, task("viec-cu", "Quản lý bến đò ngang", ONE))
    assert words not in check(rules, "--format", form).said


def test_a_finding_that_was_there_and_has_grown_says_what_has_come(rules: Path) -> None:
    """It is new, and nobody sees from its sentence why."""
    text = "field: y-te\ntasks:\n" + _TASK.format(id="viec-ba", title="Quản lý bến phà", own="owner: ubnd-huyen")
    text = text.replace("99/2020/QH14", "901/2011/NĐ-CP").replace("ubnd-huyen", "ubnd-cap-xa")
    instruments = "instruments:\n  - {number: 901/2011/NĐ-CP, type: decree, issuer: Chính phủ, title: Cũ, issued: 2011-01-01, effective: 2011-03-01}\n"
    instruments += "  - {number: 902/2023/NĐ-CP, type: decree, issuer: Chính phủ, title: Mới, issued: 2023-12-01, effective: 2024-01-01, replaces: [901/2011/NĐ-CP]}\n"
    write(rules, {"tasks/ba.yaml": text, "instruments/hai.yaml": instruments})
    commit(rules, "Văn bản đã bị thay thế", "2026-02-02")
    assert check(rules).code == 0
    more = _TASK.format(id="viec-bon", title="Quản lý cầu phao", own="owner: ubnd-cap-xa")
    write(rules, {"tasks/ba.yaml": text + more.replace("99/2020/QH14", "901/2011/NĐ-CP")})
    said = "đã có từ trước, nay thêm việc viec-bon"
    for how in ((), ("--all",), ("--short",), ("--format", "json"), ("--format", "markdown")):
        assert said in check(rules, "--select", "DLG502", *how).said, how


def test_a_finding_that_was_there_and_weighs_more_says_so(rules: Path) -> None:
    place = rules / "register.yaml"
    text = place.read_text("utf-8")
    place.write_text(text.replace("checks:\n", "checks:\n  severity: {DLG201: warning}\n"), "utf-8")
    commit(rules, "Nhẹ hơn", "2026-02-02")
    place.write_text(text, "utf-8")
    ran = check(rules, "--short")
    assert ran.code == 1
    assert "đã có từ trước, nay thêm mức lỗi, trước là cảnh báo" in ran.said
