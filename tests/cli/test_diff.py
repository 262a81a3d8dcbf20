"""``delegation diff`` from its command line to the file."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from folders import ROOT, RULES, small
from programs import Ran, run, within
from repositories import FILE, GRANT, commit, git, needs_git, repository, rewrite

DAY = "2026-06-01"
_REPORT = json.loads((ROOT / "schemas/output/diff-report.v1.schema.json").read_text("utf-8"))
HEALTH = "decisions/2025/uy-quyen-so-cong-thuong.yaml"


def real(*words: str | Path) -> Ran:
    return within("--rules", RULES, "diff", *words)


def of(folder: Path, *words: str | Path) -> Ran:
    return within("--rules", folder / "rules", "diff", *words, "--as-of", DAY)


@pytest.fixture(name="edited")
def _edited(tmp_path: Path) -> Path:
    """Give the folder of a copy of the real register, to be edited by hand."""
    shutil.copytree(RULES, tmp_path / "rules")
    return tmp_path / "rules"


def test_the_law_on_the_capital_of_2024_ends() -> None:
    """Seed: Luật Thủ đô 39/2024 ended on 30 June 2026; what only rested on it has nobody, and the new law is named."""
    ran = real("2026-06-30", "2026-07-01", "--exit-code", "--all")
    assert ran.code == 1
    assert "Có gián đoạn thẩm quyền, cần xem xét" in ran.said
    assert "HĐND Thành phố → chưa xác định chủ thể thay thế: 1 việc" in ran.said
    assert "Luật số 39/2024/QH15 hết hiệu lực sau 30/06/2026" in ran.said
    assert "trước: HĐND Thành phố theo điểm a khoản 2 Điều 28 Luật số 39/2024/QH15" in ran.said
    assert "Luật số 39/2024/QH15 được thay bằng Luật số 02/2026/QH16" in ran.said
    assert "trái luật" not in ran.said


def test_the_mass_end_of_the_28_decrees() -> None:
    """Seed: on 1 March 2027 hundreds of matters lose their owner, and no older text comes back."""
    ran = real("2027-02-28", "2027-03-01", "--format", "json")
    report = json.loads(ran.said)
    (left,) = (one for one in report["reasons"] if one["kind"] == "no-owner")
    ended = {one["matter"] for one in report["moves"] if one["role"] != "acts" and not one["after"]}
    assert set(left["about"]) == ended
    assert len(ended) > 500
    assert {one["kind"] for one in report["moves"]} == {"ended"}
    assert {cause["day"] for one in report["moves"] for cause in one["causes"]} == {"2027-02-28"}
    assert {one["check"] for one in report["findings"]["new"]} == {"DLG501"}


def test_the_day_before_the_districts_ended_lies_before_the_baseline() -> None:
    ran = real("2025-06-30", "2025-07-01")
    assert (ran.code, ran.out) == (2, b"")
    assert "chỉ xét thẩm quyền từ mốc 01/07/2025" in ran.told


def test_moving_entries_to_another_file_is_no_difference(edited: Path) -> None:
    (edited / HEALTH).rename(edited / "decisions/2026/khac.yaml")
    tasks = min((edited / "tasks").glob("*.yaml"))
    tasks.rename(tasks.with_name("zz.yaml"))
    ran = real(RULES, edited, "--as-of", DAY, "--exit-code")
    assert ran.code == 0
    assert ran.said.endswith("Không có gì khác nhau.\n")
    assert json.loads(real(RULES, edited, "--as-of", DAY, "--format", "json").said)["differs"] is False


def test_a_delegation_that_is_withdrawn(edited: Path) -> None:
    """The 128 procedures go back to the city's committee; a grant that ends breaks; a control total loses its names."""
    (edited / HEALTH).unlink()
    ran = real(RULES, edited, "--as-of", DAY, "--exit-code", "--format", "json")
    report = json.loads(ran.said)
    assert ran.code == 1
    assert [(one["kind"], one["about"]) for one in report["reasons"]] == [
        ("grant-ended", ["uq-sct-2025"]),
        # Two assertions of the register count these procedures, one speaks of three rows of the annex.
        ("new-error", ["DLG905:dong-117-119-chua-ro-can-cu", "DLG905:so-cong-thuong-128", "DLG905:tthc-hinh-thuc-3"]),
    ]
    # Of two the law itself is not certain: the committee may have them, as before, and the department does not.
    kinds = [(one["role"], one["kind"]) for one in report["moves"]]
    assert (kinds.count(("acts", "settled")), kinds.count(("acts", "ended")), len(kinds)) == (126, 2, 128)
    assert {tuple(party["holder"] for party in one["after"]) for one in report["moves"]} == {("ubnd-tp",)}
    assert "Trở về bên giao: 128 việc" in real(RULES, edited, "--as-of", DAY).said
    (entry,) = (one for one in report["entries"] if one["group"] == "grant")
    assert [said["vi"] for said in entry["said"]] == ["rút"]
    counts = {one["key"]: (one["before"], one["after"]) for one in report["counts"]}
    assert counts["tthc-uy-quyen-ht-03.named"] == (128, 0)
    assert counts["tthc-uy-quyen-ht-03.unlisted"] == (259, 387)
    assert counts["delegated_named"] == (128, 0)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("to: 2027-12-31", "to: 2028-12-31", "gia hạn đến hết 31/12/2028 (trước: đến hết 31/12/2027)"),
        ("to: 2027-12-31", "to: 2026-12-31", "rút ngắn đến hết 31/12/2026 (trước: đến hết 31/12/2027)"),
        ("to: so-y-te", "to: giam-doc-so-y-te", "chuyển bên nhận từ Sở Y tế sang Giám đốc Sở Y tế"),
        ("at: Điều 1", "at: Điều 2", "sửa điều, khoản của văn bản giao thành «Điều 2» (trước: «Điều 1»)"),
        ("đủ nhân lực", "đủ kinh phí", "sửa điều kiện thành «đủ kinh phí» (trước: «đủ nhân lực»)"),
        ("Ủy quyền về y tế", "Ủy quyền y tế", "sửa tên thành «Ủy quyền y tế» (trước: «Ủy quyền về y tế»)"),
        ("vd-ubnd-tp}", "vd-ubnd-tp}\n      - {matter: vd-so-y-te}", "giao thêm 1 việc: vd-so-y-te «Kiểm tra cơ sở"),
    ],
)
def test_an_edit_is_said_in_legal_words(old: str, new: str, said: str, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rewrite(folder, old, new)
    ran = of(folder, "HEAD")
    assert ran.code == 0, ran.told
    assert said in ran.said


def test_a_row_that_is_taken_out_breaks_and_a_longer_term_does_not(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rewrite(folder, "vd-ubnd-tp}", "vd-so-y-te}")
    assert of(folder, "HEAD", "--exit-code").code == 1
    git(folder, "checkout", "-q", ".")
    rewrite(folder, "2027-12-31", "2028-12-31")
    assert of(folder, "HEAD", "--exit-code").code == 0


def test_the_owner_by_law_moves(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    tasks = folder / "rules/tasks/co-so.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("owner: so-y-te", "owner: ubnd-cap-xa"), "utf-8")
    ran = of(folder, "HEAD")
    assert "Sở Y tế → UBND cấp xã (3): 1 việc" in ran.said
    assert "trước: Sở Y tế theo Luật số 99/2020/QH14" in ran.said
    assert "sau: UBND cấp xã theo Luật số 99/2020/QH14" in ran.said


@pytest.mark.parametrize("wrong", ["so-y-te", "ubnd-cap-huyen"])
def test_an_owner_that_was_entered_wrongly_is_corrected_and_nothing_is_given(wrong: str, tmp_path: Path) -> None:
    """The same law, another holder: somebody corrected the file. Whether the wrong one was still there makes no difference."""
    folder = repository(tmp_path)
    tasks, holders = folder / "rules/tasks/co-so.yaml", folder / "rules/holders/cu.yaml"
    holders.write_text(
        "holders:\n  - {id: ubnd-cap-huyen, name: UBND cấp huyện, kind: committee, level: district, term: {to: 2025-06-30}}\n",
        "utf-8",
    )
    right = tasks.read_text("utf-8")
    tasks.write_text(right.replace("owner: so-y-te", f"owner: {wrong}"), "utf-8")
    commit(folder, "Nhập", "2026-03-01")
    tasks.write_text(right.replace("owner: so-y-te", "owner: ubnd-cap-xa"), "utf-8")
    ran = of(folder, "HEAD")
    assert "Sửa chủ thể theo luật: 1 việc" in ran.said
    name = {"so-y-te": "Sở Y tế", "ubnd-cap-huyen": "UBND cấp huyện"}[wrong]
    assert f"Sửa chủ thể theo luật: {name} thành UBND cấp xã (Luật số 99/2020/QH14)" in ran.said
    assert "giao thêm" not in ran.said.lower()
    report = json.loads(of(folder, "HEAD", "--format", "json").said)
    jsonschema.Draft7Validator(_REPORT).validate(report)
    assert [(one["kind"], [cause["kind"] for cause in one["causes"]]) for one in report["moves"]] == [
        ("moved", ["restated"])
    ]
    assert {kind for one in report["entries"] if one["group"] == "matter" for kind in one["kinds"]} <= {
        "corrected",
        "changed",
    }


def test_an_owner_of_earlier_days_that_is_corrected_is_told_as_an_entry(tmp_path: Path) -> None:
    """Nobody holds anything else on the day: what reads differently is who had it before."""
    folder = repository(tmp_path)
    tasks = folder / "rules/tasks/co-so.yaml"
    owners = "[{holder: giam-doc-so-y-te, term: {to: 2025-12-31}}, {holder: so-y-te, term: {from: 2026-01-01}}]"
    tasks.write_text(
        tasks.read_text("utf-8") + f"  - {{id: vd-hai-ky, title: Kiểm dịch y tế, owners: {owners}}}\n", "utf-8"
    )
    commit(folder, "Nhập", "2026-03-01")
    tasks.write_text(tasks.read_text("utf-8").replace("holder: giam-doc-so-y-te", "holder: chu-tich-ubnd-tp"), "utf-8")
    ran = of(folder, "HEAD")
    assert "sửa chủ thể theo luật: Giám đốc Sở Y tế thành Chủ tịch UBND Thành phố" in ran.said


def test_revisions_branches_and_paths_are_read_and_nothing_is_touched(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    first = git(folder, "rev-parse", "HEAD").strip()
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "Gia hạn", "2026-03-01")
    git(folder, "branch", "nhanh", "HEAD~1")
    rewrite(folder, "2028-12-31", "2029-12-31")
    before = (git(folder, "status", "--porcelain=v2", "--branch"), (folder / ".git/index").read_bytes())
    for old, new, said in (
        ("HEAD~1", "HEAD", "gia hạn đến hết 31/12/2028"),
        (first[:10], None, "gia hạn đến hết 31/12/2029"),
        ("nhanh", "main", "gia hạn đến hết 31/12/2028"),
        ("HEAD:rules", None, "gia hạn đến hết 31/12/2029"),
        ("HEAD", "HEAD~1", "rút ngắn đến hết 31/12/2027"),
        (str(folder / "rules"), "nhanh", "rút ngắn đến hết 31/12/2027"),
    ):
        ran = of(folder, *(one for one in (old, new) if one is not None))
        assert said in ran.said, (old, new, ran.told)
    assert (git(folder, "status", "--porcelain=v2", "--branch"), (folder / ".git/index").read_bytes()) == before


def test_a_day_beside_a_revision_is_the_day_of_both(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    ran = within("--rules", folder / "rules", "diff", "HEAD", "2026-03-01")
    assert ran.said.count("tại ngày 01/03/2026") == 2
    ran = within("--rules", folder / "rules", "diff", "2026-01-14", "--as-of", "2026-01-15")
    assert "UBND Thành phố → Sở Y tế: 1 việc" in ran.said
    assert "có hiệu lực từ 15/01/2026" in ran.said


def test_files_that_could_not_be_read_are_told(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    (folder / "rules/tasks/hong.yaml").write_text("tasks: [", "utf-8")
    ran = of(folder, "HEAD")
    assert "bản sau có 1 lỗi khi đọc tệp quy tắc" in ran.said
    assert "DLG001" in ran.said
    assert of(folder, "HEAD", "--exit-code").code == 1


def test_a_finding_that_is_waived_is_gone_for_that_reason(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    key = json.loads(within("check", folder / "rules", "--as-of", DAY, "--format", "json").said)["findings"][0]["key"]
    waiver = f"waivers:\n  - {{finding: '{key}', reason: chờ, approved-by: Sở Tư pháp, until: 2026-12-31}}\n"
    (folder / "rules/waivers.yaml").write_text(waiver, "utf-8")
    ran = of(folder, "HEAD")
    assert "Phát hiện không còn (1)" in ran.said
    assert "(nay được miễn trừ)" in ran.said
    assert "(không còn được miễn trừ)" in of(folder, folder / "rules", "HEAD").said


def test_json_follows_its_schema_and_speaks_both_languages() -> None:
    vi, en = (real("2026-06-30", "2026-07-01", "--format", "json", "--lang", one).said for one in ("vi", "en"))
    assert vi == en
    jsonschema.Draft7Validator(_REPORT).validate(json.loads(vi))
    assert not jsonschema.Draft7Validator(_REPORT).is_valid({**json.loads(vi), "version": 2})


def test_markdown_fits_a_comment_and_folds() -> None:
    ran = real("2027-02-28", "2027-03-01", "--format", "markdown")
    assert len(ran.said) < 65_536
    assert ran.said.startswith("### 🔴 So sánh sổ thẩm quyền: Có gián đoạn")
    assert ran.said.count("<details>") == ran.said.count("</details>") > 2
    assert "- … và " in ran.said


def test_in_english_the_words_are_english() -> None:
    ran = real("2026-06-30", "2026-07-01", "--lang", "en", "--all")
    assert "Authority breaks, to be considered" in ran.said
    assert "Hanoi City People's Council → nobody left in the register: 1 matter" in ran.said
    assert "Law 39/2024/QH15 ended after 2026-06-30" in ran.said


def test_tables_go_into_word_and_excel(tmp_path: Path) -> None:
    for name in ("a.docx", "a.xlsx"):
        assert real("2026-06-30", "2026-07-01", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 5000
    document = Document(str(tmp_path / "a.docx"))
    title = "BẢNG SO SÁNH THẨM QUYỀN GIỮA NGÀY 30/06/2026 VÀ NGÀY 01/07/2026"
    assert title in [one.text for one in document.paragraphs]
    listed, compared = document.tables[:2]
    assert listed.rows[0].cells[1].text == "Phụ lục"
    rows = [[cell.text for cell in row.cells] for row in compared.rows[:5]]
    assert rows[0] == ["STT", "Mã TTHC", "Việc", "Lĩnh vực", "Trước", "Sau"]
    assert rows[1][0] == "Chấm dứt thẩm quyền: 31 việc"
    assert "Nghị định số 08/2020/NĐ-CP được thay bằng Nghị định số 151/2026/NĐ-CP" in rows[2][0]
    assert (rows[3][1], rows[3][5]) == ("–", "–")  # the heading says that there is nobody


def test_the_same_two_days_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        real("2026-06-30", "2026-07-01", "-o", tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    seeds = [
        run("diff", "2026-06-30", "2026-07-01", "--all", environment={"PYTHONHASHSEED": seed}).out
        for seed in ("1", "2")
    ]
    assert seeds[0] == seeds[1]


def test_a_chart_is_drawn(tmp_path: Path) -> None:
    """The ending of the file chooses a chart of the two days."""
    ran = real("2025-12-03", "2025-12-04", "-o", tmp_path / "a.svg")
    assert ran.code == 0, ran.told
    assert "SƠ ĐỒ SO SÁNH THẨM QUYỀN" in "".join(ET.fromstring((tmp_path / "a.svg").read_bytes()).itertext())  # noqa: S314  our own


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("2026-13-01",), "không phải là một ngày có thật", 2),
        (("",), "Một phía để trống", 2),
        (("HEAD~9999",), "git không biết bản nào tên như vậy", 2),
        (("--", "--output=x"), "git không biết bản nào tên như vậy", 2),
        (("HEAD:README.md",), "git không biết bản nào", 2),
        (("HEAD:rules/register.yaml",), "là một tệp trong git", 2),
        (("HEAD:rules/tasks",), "không có sổ thẩm quyền", 2),
        (("2026-01-01", "2026-02-01"), "--as-of không dùng được khi cả hai phía đã là ngày", 2),
        (("HEAD", "-o", "a.docx", "--format", "json"), "không ghi được vào tệp .docx", 2),
        (("HEAD", "-o", "khong/co/a.docx"), "Không ghi được", 3),
    ],
)
def test_a_wrong_question_is_told_in_a_sentence(words: tuple[str, ...], said: str, code: int, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    options, names = ("--as-of", DAY), words
    ran = within("--rules", folder / "rules", "diff", *options, *names)
    assert (ran.code, ran.out) == (code, b"")
    assert said in ran.told
    assert "Traceback" not in ran.told


def test_outside_of_git(tmp_path: Path) -> None:
    """A folder that is in no repository has no revisions: said in a sentence, with exit code 3."""
    small(tmp_path / "rules", {FILE: GRANT})
    needs_git()
    for command in (("diff", "HEAD"), ("log", "vd-ubnd-tp")):
        ran = run(*command, cwd=tmp_path)
        assert (ran.code, ran.out) == (3, b"")
        assert "không nằm trong kho git nào" in ran.told


def test_without_git(tmp_path: Path) -> None:
    """So is a machine that has no git."""
    small(tmp_path / "rules", {FILE: GRANT})
    for command in (("diff", "HEAD"), ("log", "vd-ubnd-tp")):
        ran = run(*command, cwd=tmp_path, environment={"PATH": str(tmp_path)})
        assert (ran.code, ran.out) == (3, b"")
        assert "Máy này không có git" in ran.told


def test_a_hypothesis_lies_over_the_present_register(tmp_path: Path) -> None:
    """Against what is committed or copied, a draft shows as what it would change; the history knows no drafts."""
    draft = tmp_path / "phuong-an.yaml"
    draft.write_text("draft:\n  title: Thử\nwithdraws:\n  - {grant: uq-sct-2025, to: 2026-05-31}\n", "utf-8")
    copy = tmp_path / "so"
    shutil.copytree(RULES, copy)
    plain = real(copy, "--as-of", DAY, "--format", "json")
    assert json.loads(plain.said)["differs"] is False
    drafted = json.loads(real(copy, "--as-of", DAY, "--format", "json", "--with", draft).said)
    assert len(drafted["moves"]) == 128
    ran = within("--rules", RULES, "log", "2.000229", "--with", draft)
    assert ran.code == 2
    assert "không đi với --with" in ran.told
