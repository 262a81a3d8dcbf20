"""``delegation timeline`` and ``delegation horizon`` on the real register."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from folders import RULES, bare, small
from programs import Ran, within

DAY = "2026-11-25"


def asked(*words: str | Path) -> Ran:
    return within("--rules", RULES, *words, "--as-of", DAY)


def as_json(*words: str) -> dict[str, Any]:
    ran = asked(*words, "--format", "json")
    assert (ran.code, ran.err) == (0, b""), ran.told
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_matter_is_told_stretch_by_stretch() -> None:
    said = asked("timeline", "nd-23-2015-d5-k2-b").said
    for wanted in (
        "Từ 01/07/2025 đến hết 31/10/2025",
        "Từ 01/11/2025 (ngày xét)",
        "Thay đổi: Thẩm quyền, giải quyết: chuyển từ UBND cấp xã (126) sang Chủ tịch UBND cấp xã (126), vì",
        "Nghị định số 280/2025/NĐ-CP có hiệu lực từ 01/11/2025; Nghị định số 23/2015/NĐ-CP không còn giao thẩm quyền sau 31/10/2025",
        "điểm b khoản 2 Điều 5 Nghị định số 23/2015/NĐ-CP",
    ):
        assert wanted in said


def test_the_member_of_a_class_is_named_in_its_commune() -> None:
    said = asked("timeline", "nd-23-2015-d5-k2-b", "--commune", "hong-ha").said
    assert "Chủ tịch UBND phường Hồng Hà" in said
    assert "(126)" not in said


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("2.000229", "matter"),
        ("Sở Công Thương", "holder"),
        ("39/2024/QH15", "instrument"),
        ("van-ban:41/2025/NQ-HĐND", "instrument"),
    ],
)
def test_whatever_has_a_history_is_found_by_its_name(what: str, kind: str) -> None:
    assert as_json("timeline", what)["kind"] == kind


def test_programs_read_days_and_causes() -> None:
    lanes = as_json("timeline", "2.000229")["lanes"]
    vacant = lanes[0]["stretches"][1]
    assert (vacant["from"], vacant["to"], vacant["state"]) == ("2027-03-01", None, "vacant")
    assert vacant["changes"][0]["causes"][0]["about"] == "146-2025-nd-cp"


def test_what_stops_is_counted_for_programs_as_for_people() -> None:
    found = as_json("horizon", "--until", "2027-03-01")
    (stop,) = found["days"]
    assert (stop["last_day"], len(stop["without"])) == ("2027-02-28", 720)
    assert (stop["lost"], stop["never_known"]) == (587, 133)
    assert sum(one["was_known"] for one in stop["without"]) == 587
    said = asked("horizon", "--until", "2027-03-01").said
    assert "Từ ngày hôm sau mất chủ thể: 317 nhiệm vụ, 270 thủ tục" in said
    assert "Chủ thể có thẩm quyền vốn chưa rõ, nay căn cứ cũng không còn: 10 nhiệm vụ, 123 thủ tục" in said
    assert "nên các số đó không cộng lại thành tổng số việc" in " ".join(said.split())


def test_what_a_reader_adds_up_by_holder_is_the_number_that_lose_theirs() -> None:
    said = asked("horizon", "--until", "2027-03-01").said
    block = said[
        said.index("Từ ngày hôm sau mất chủ thể") : said.index("Chủ thể có thẩm quyền vốn chưa rõ")
    ].splitlines()[1:]
    rows = [line for line in block if line.startswith("      - ")]
    total = sum(int(number) for line in rows for number in re.findall(r": (?:(\d+) nhiệm vụ)?", line) if number)
    total += sum(int(number) for line in rows for number in re.findall(r"(\d+) thủ tục", line))
    assert total == 587


def decision(number: str, grant: str, giver: str, receiver: str, mechanism: str) -> str:
    return (
        f"instrument: {{number: {number}, type: other, issuer: {giver}, issued: 2025-12-01, effective: 2025-12-01}}\n"
        f"grants: [{{id: {grant}, mechanism: {mechanism}, from: {giver}, to: {receiver}, "
        "term: {from: 2026-01-01, to: 2026-12-31}, content: giải quyết, scope: whole, matters: [viec]}]\n"
    )


def test_a_decree_takes_along_what_was_given_on_over_two_steps(tmp_path: Path) -> None:
    """The decree ends; nobody owns the matter, and both grants, which run on, have nothing left to give."""
    folder = small(
        tmp_path,
        {
            "tasks/viec.yaml": "field: y-te\ntasks:\n  - {id: viec, title: Cấp giấy phép, owner: ubnd-tp, basis: [{instrument: 1/2024/NĐ-CP}]}\n",
            "instruments/them.yaml": "instruments:\n  - {number: 1/2024/NĐ-CP, type: decree, issuer: Chính phủ, issued: 2024-01-01, "
            "effective: 2024-01-01, ended: 2026-06-30, title: Về y tế}\n",
            "decisions/2025/1.yaml": decision("1/2025/QĐ-UBND", "g1", "ubnd-tp", "so-y-te", "decentralisation"),
            "decisions/2025/2.yaml": decision("2/QĐ-SYT", "g2", "so-y-te", "ubnd-cap-xa", "delegation"),
        },
    )
    line = ("--rules", folder, "horizon", "--as-of", "2026-06-01", "--until", "2026-07-01")
    said = " ".join(within(*line).said.split())
    assert "Nghị định số 1/2024/NĐ-CP: Về y tế → 2 lần giao, 1 nhiệm vụ, đều mất chủ thể" in said
    assert (
        "2 lần giao không còn cơ sở vì bên giao không còn thẩm quyền: g1 (UBND Thành phố → Sở Y tế; 1 nhiệm vụ); g2 ("
        in said
    )
    found = json.loads(within(*line, "--format", "json").out)
    ends = {one["id"]: one for day in found["days"] for one in day["ends"]}
    assert [one["grant"] for one in ends["1-2024-nd-cp"]["fallen"]] == ["g1", "g2"]
    assert [(day["last_day"], [one["matter"] for one in day["without"]]) for day in found["days"]] == [
        ("2026-06-30", ["viec"])
    ]


def test_a_timeline_says_what_is_back_with_its_giver(tmp_path: Path) -> None:
    folder = small(
        tmp_path,
        {
            "tasks/viec.yaml": "field: y-te\ntasks:\n  - {id: viec, title: Cấp giấy phép, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14}]}\n",
            "decisions/2025/1.yaml": decision("1/2025/QĐ-UBND", "g1", "ubnd-tp", "so-y-te", "decentralisation"),
        },
    )
    said = " ".join(within("--rules", folder, "timeline", "viec", "--as-of", "2026-06-01").said.split())
    assert "Sở Y tế không còn là chủ thể, trở về bên giao UBND Thành phố, vì 1/2025/QĐ-UBND hết thời hạn giao" in said


def test_a_json_file_holds_json(tmp_path: Path) -> None:
    assert asked("horizon", "--until", "2027-03-01", "-o", tmp_path / "a.json").code == 0
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["format"] == "delegation-horizon"


def test_the_default_horizon_names_the_next_end_beyond_it() -> None:
    said = asked("horizon").said
    assert "đến hết 24/05/2027" in said
    assert "Sau đó, ngày hết hạn gần nhất là 31/12/2028." in said


def test_evaluations_are_told_before_they_are_due() -> None:
    said = within("--rules", RULES, "horizon", "--as-of", "2028-09-01", "--until", "2028-12-31").said
    assert (
        "01/11/2028: Chủ tịch UBND Thành phố → Giám đốc Trung tâm PVHCC (Quyết định số 105/QĐ-UBND), hết hạn sau 31/12/2028"
        in said
    )


def test_an_answer_names_who_stands_no_longer() -> None:
    """What ``who`` says after the decree has ended: nobody, and why; not the owner of the day before."""
    said = within("--rules", RULES, "who", "2.000229", "--as-of", "2027-03-15").said
    assert "Có thẩm quyền: không có chủ thể nào (bỏ trống), cần xem xét" in said
    assert "UBND Thành phố: Nghị định số 146/2025/NĐ-CP hết hiệu lực sau 28/02/2027" in said


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.pdf", "a.mmd", "a.txt", "a.json"])
@pytest.mark.parametrize("line", [("timeline", "2.000229"), ("horizon", "--until", "2027-03-01")])
def test_the_ending_of_a_file_decides(tmp_path: Path, line: tuple[str, ...], name: str) -> None:
    ran = asked(*line, "-o", tmp_path / name)
    assert ran.code == 0, ran.told
    assert (tmp_path / name).stat().st_size > 100


def test_the_annex_holds_who_is_missing(tmp_path: Path) -> None:
    ran = asked("horizon", "--until", "2027-03-01", "-o", tmp_path / "a.docx")
    assert ran.code == 0, ran.told
    with ZipFile(tmp_path / "a.docx") as file:
        text = file.read("word/document.xml").decode()
    for wanted in (
        "không còn chủ thể",
        "587 việc mất chủ thể",
        "123 việc vốn chưa rõ chủ thể, nay không còn căn cứ; việc vẫn được quy định, cần xác định chủ thể",
        "hai cột số không cộng lại thành tổng số việc",
        "Sở Công Thương",
        "126 xã, phường",
        "309 việc mất chủ thể; chưa có văn bản quy định tiếp",
    ):
        assert wanted.lower() in text.lower()
    assert asked("horizon", "--until", "2027-03-01", "-o", tmp_path / "a.xlsx").code == 0


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (("timeline",), "NỘI-DUNG"),
        (("timeline", "chung thuc"), "có thể là nhiều mục"),
        (("timeline", "khong-co-gi-ca-xyz"), "Trong sổ không có"),
        (("timeline", "linh-vuc:dat-dai"), "chu-the:, viec:, van-ban:"),
        (("timeline", "2.000229", "--from", "mai"), "không phải là một ngày"),
        (("timeline", "2.000229", "--from", "2027-01-01", "--until", "2026-01-01"), "Khoảng ngày ngược"),
        (("timeline", "so-cong-thuong", "--until", "2024-01-01"), "chỉ xét thẩm quyền từ mốc 01/07/2025"),
        (("timeline", "39/2024/QH15", "--commune", "hong-ha"), "Hãy bỏ --commune"),
        (("timeline", "ubnd-xa", "--commune", "hong-ha"), "không có ở Phường Hồng Hà"),
        (("timeline", "2.000229", "--format", "json", "-o", "a.png"), "không ghi được vào tệp .png"),
        (("timeline", "2.000229", "-o", "a.xyz"), "tên tệp phải có"),
        (("timeline", "2.000229", "--paper", "a9"), "Không có khổ"),
        (("horizon", "--until", "2020-01-01"), "đứng trước ngày xét"),
        (("horizon", "--until", "hom-nay"), "không phải là một ngày"),
        (("horizon", "gi-do"), "Thừa đối số"),
        (("horizon", "-o", "a.doc"), ".docx, .xlsx"),
        (("horizon", "--format", "json", "-o", "a.xlsx"), "Hãy bỏ --format"),
        (("horizon", "--format", "xml"), "text, json"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_one_sentence(line: tuple[str, ...], word: str) -> None:
    ran = asked(*line)
    assert (ran.code, ran.out) == (2, b"")
    assert word in ran.told


def test_a_register_without_anything_has_no_history_and_no_end(tmp_path: Path) -> None:
    folder = bare(tmp_path)
    assert "Không có gì hết hạn" in within("--rules", folder, "horizon", "--as-of", DAY).said
    assert within("--rules", folder, "timeline", "gi-do", "--as-of", DAY).code == 2


@pytest.mark.parametrize("command", ["check", "status", "who", "chart", "annex", "timeline", "horizon"])
def test_every_command_whose_answer_depends_on_a_day_takes_it(command: str) -> None:
    assert "--as-of" in within(command, "--help").said
