"""Findings that are waived together: those that were approved, as they were; what comes to them or to the group stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from folders import small, write
from programs import Ran, run

DAY = ("--as-of", "2026-06-01")
BY = ("--reason", 'chờ: "nghị định"', "--approver", "Giám đốc Sở Tư pháp", "--until", "2027-06-30")
_BASIS = "basis: [{instrument: 99/2020/QH14}]"
_TWO = "owners: [{{holder: so-y-te, {basis}{term}}}, {{holder: ubnd-cap-xa, {basis}}}]"
HEAD = "# ghi chú đầu\nwaivers:   # danh sách\n"


def task(name: str, title: str, term: str = "") -> dict[str, str]:
    own = _TWO.format(basis=_BASIS, term=term)
    return {f"tasks/{name}.yaml": f"field: y-te\ntasks:\n  - {{id: {name}, title: {title}, {own}, {_BASIS}}}\n"}


def key(name: str) -> str:
    return f"DLG201:{name}:so-y-te:ubnd-cap-xa"


ENDING = ", term: {to: 2026-12-31}"


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    """Give a register with two faults of one kind, both until the end of 2026."""
    files = {**task("viec-mot", "Quản lý bến đò ngang", ENDING), **task("viec-hai", "Cấp phép nuôi chim yến", ENDING)}
    return small(tmp_path / "rules", files)


def check(rules: Path, *more: str) -> list[dict[str, Any]]:
    ran = run("check", rules, *DAY, "--select", "DLG2,DLG9,DLG0", "--format", "json", *more)
    return json.loads(ran.said)["findings"]  # type: ignore[no-any-return]


def keys(rules: Path) -> list[str]:
    return [one["key"] for one in check(rules)]


def waive(rules: Path, *words: str) -> Ran:
    return run("waive", *words, "--rules", rules, *DAY, *BY)


@pytest.fixture(name="waived")
def _waived(rules: Path) -> Path:
    ran = waive(rules, "DLG201", "--holder", "so y te", "--field", "y-te")
    assert (ran.code, ran.said) == (0, "DLG201 × 2: được miễn trừ đến hết 30/06/2027; còn 0 phát hiện.\n"), ran.told
    return rules


SAYS = 'says: [[{}], [so-y-te], ["99/2020/QH14"], [ubnd-cap-xa], ["99/2020/QH14"], ["2025-07-01"], ["2026-12-31"], ["3 xã, phường"]]'


def test_a_group_is_waived_with_what_it_had_on_the_day(waived: Path) -> None:
    assert keys(waived) == []
    assert (waived / "waivers.yaml").read_text("utf-8").partition("waivers:\n")[2] == (
        '  - group: {check: DLG201, holder: "so-y-te", field: "y-te"}\n'
        "    findings:\n"
        f'      - {{finding: "{key("viec-hai")}", covers: {{matters: [viec-hai], from: 2025-07-01, to: 2026-12-31, {SAYS.format("viec-hai")}}}}}\n'
        f'      - {{finding: "{key("viec-mot")}", covers: {{matters: [viec-mot], from: 2025-07-01, to: 2026-12-31, {SAYS.format("viec-mot")}}}}}\n'
        '    reason: "chờ: \\"nghị định\\""\n'
        '    approved-by: "Giám đốc Sở Tư pháp"\n'
        "    until: 2027-06-30\n"
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_comes_to_the_group_stands_and_says_why(waived: Path, lang: str) -> None:
    write(waived, task("viec-ba", "Thu gom rác thải"))
    (one,) = check(waived)
    assert one["key"] == key("viec-ba")
    (told,) = [each for each in one["related"] if each["place"]["file"] == "waivers.yaml"]
    assert {"vi": "không có trong các phát hiện được duyệt", "en": "not among the findings that were approved"}[
        lang
    ] in told["said"][lang]


def test_what_comes_to_a_finding_of_the_group_makes_it_stand_alone(waived: Path) -> None:
    """Kinds of growth that the covers of each entry bound are tried in tests/checks/test_waiving.py; this is a day."""
    write(waived, task("viec-mot", "Quản lý bến đò ngang"))
    (one,) = check(waived)
    assert one["key"] == key("viec-mot")
    assert any("không phủ: các ngày sau 31/12/2026" in each["said"]["vi"] for each in one["related"])


def test_what_leaves_the_group_stands(waived: Path) -> None:
    """The approver was asked about findings of health; of another field they are another question."""
    text = (waived / "tasks/viec-mot.yaml").read_text("utf-8")
    fields = (waived / "fields.yaml").read_text("utf-8")
    (waived / "fields.yaml").write_text(fields.rstrip() + "\n  - {id: giao-thong, name: Giao thông}\n", "utf-8")
    (waived / "tasks/viec-mot.yaml").write_text(text.replace("field: y-te", "field: giao-thong"), "utf-8")
    assert [one["key"] for one in check(waived)] == [key("viec-mot"), f"DLG902:{key('viec-mot')}"]


def test_what_is_mended_is_an_error_at_its_line(waived: Path) -> None:
    (waived / "tasks/viec-hai.yaml").unlink()
    (one,) = check(waived)
    assert (one["key"], one["severity"]) == (f"DLG902:{key('viec-hai')}", "error")
    assert (one["place"]["file"], one["place"]["line"]) == ("waivers.yaml", 7)


def test_after_its_end_a_group_is_told_once_and_its_findings_are_back(waived: Path) -> None:
    text = (waived / "waivers.yaml").read_text("utf-8")
    (waived / "waivers.yaml").write_text(text.replace("until: 2027-06-30", "until: 2026-05-31"), "utf-8")
    assert sorted(one["check"] for one in check(waived)) == ["DLG201", "DLG201", "DLG901"]


@pytest.mark.parametrize(
    ("old", "new", "check_id", "said"),
    [
        ("so-y-te", "so-y-t", "DLG005", "so-y-te"),
        ('field: "y-te"', "field: y-t", "DLG005", "y-te"),
        ("field:", "instrument: 99/2020/QH41, field:", "DLG005", "99/2020/QH14"),
        ("check: DLG201", "check: DLG291", "DLG902", "«DLG201»"),
        (key("viec-mot"), "DLG201:viec-mott:so-y-te:ubnd-cap-xa", "DLG902", key("viec-mot")),
        (key("viec-mot"), "DLG999:viec-mot", "DLG902", "không có phép kiểm tra nào mang mã «DLG999»"),
        (', holder: "so-y-te", field: "y-te"', "", "DLG002", "holder, instrument, field"),
        ("  - group:", "  - finding: DLG201:a\n    group:", "DLG002", "finding, group"),
        ("    findings:\n", "    covers: {count: 2}\n    findings:\n", "DLG002", "«covers» ở đây không dùng được"),
    ],
)
def test_a_group_that_names_what_is_not_there_is_an_error_with_the_nearest(
    waived: Path, old: str, new: str, check_id: str, said: str
) -> None:
    place = waived / "waivers.yaml"
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new), "utf-8")
    told = [one for one in check(waived) if one["check"] == check_id]
    assert told
    assert told[0]["severity"] == "error"
    assert told[0]["place"]["file"] == "waivers.yaml"
    assert any(said in one["said"]["vi"] for one in told)
    assert {key("viec-mot"), key("viec-hai")} & {one["key"] for one in check(waived)} or check_id == "DLG002"


def test_a_group_without_findings_is_told(rules: Path) -> None:
    text = (
        "waivers:\n  - group: {check: DLG201, field: y-te}\n    reason: a\n    approved-by: b\n    until: 2027-01-01\n"
    )
    (rules / "waivers.yaml").write_text(text, "utf-8")
    assert any(one["check"] == "DLG002" and "«findings»" in one["said"]["vi"] for one in check(rules))


def test_every_other_byte_of_the_file_stays(rules: Path) -> None:
    own = f"  -   finding: {key('viec-mot')}   # cũ\n      reason: x\n      approved-by: y\n      until: 2027-01-01\n      covers: {{matters: [viec-mot]}}\n"
    (rules / "waivers.yaml").write_text(HEAD + own + "\n# cuối\n", "utf-8")
    assert waive(rules, "DLG201", "--field", "y-te").code == 0
    text = (rules / "waivers.yaml").read_text("utf-8")
    assert text.startswith(HEAD + own + "  - group:")
    assert text.endswith("\n\n# cuối\n")
    assert text.count("finding: ") == 2
    assert keys(rules) == []


def test_what_is_waived_already_is_refused_with_its_line(waived: Path) -> None:
    write(waived, task("viec-mot", "Quản lý bến đò ngang"))
    before = (waived / "waivers.yaml").read_bytes()
    for words in (("DLG201", "--field", "y-te"), (key("viec-mot"),)):
        ran = waive(waived, *words)
        assert ran.code == 2
        assert f"đã có miễn trừ cho {key('viec-mot')} ở dòng 8" in ran.told
    assert (waived / "waivers.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("DLG201",), "để miễn trừ một nhóm, ghi mã phép kiểm tra kèm --holder"),
        ((key("viec-mot"), "--field", "y-te"), "là một phát hiện, không phải một nhóm"),
        (("DLG2011", "--field", "y-te"), "Không có phép kiểm tra «DLG2011». Có phải ý bạn là DLG"),
        (("DLG201", "--field", "giao thong van tai"), "lĩnh vực"),
        (("DLG201", "--holder", "khong co ai ten nay"), "Trong sổ không có chủ thể nào"),
        (("DLG203", "--field", "y-te"), "Không có phát hiện DLG203 nào đang hiện thuộc nhóm field y-te"),
    ],
)
def test_a_group_that_is_none_is_refused_and_nothing_is_written(rules: Path, words: tuple[str, ...], told: str) -> None:
    ran = waive(rules, *words)
    assert (ran.code, ran.said) == (2, "")
    assert told in ran.told
    assert not (rules / "waivers.yaml").exists() or "group" not in (rules / "waivers.yaml").read_text("utf-8")


def test_the_steps_that_a_group_waives_bear_no_mark(waived: Path) -> None:
    """An answer and ``check`` agree on what is waived, also when the group no longer holds it."""
    who = ("who", "viec-mot", "--rules", waived, *DAY, "--format", "json")
    assert "DLG201" not in run(*who).said
    text = (waived / "waivers.yaml").read_text("utf-8")
    (waived / "waivers.yaml").write_text(text.replace("check: DLG201", "check: DLG202"), "utf-8")
    assert "DLG201" in run(*who).said


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ("--holder", "so y"),
        ("--holder", "so-y-tee"),
        ("--field", "te"),
        ("--instrument", "99/2020/QH1"),
        ("--holder", " "),
    ],
)
def test_a_name_is_not_guessed_where_it_is_written_down(option: str, typed: str, rules: Path) -> None:
    """An answer may say what it took a word for; an approver has approved of what was typed."""
    ran = waive(rules, "DLG201", option, typed)
    assert (ran.code, ran.out) == (2, b"")
    if typed.strip():
        assert "Có phải ý bạn là" in ran.told or "có thể là nhiều" in ran.told
    assert not (rules / "waivers.yaml").exists()


def test_the_end_of_a_group_is_told_where_waivers_alone_are_asked(waived: Path) -> None:
    place = waived / "waivers.yaml"
    place.write_text(place.read_text("utf-8").replace("until: 2027-06-30", "until: 2026-05-31"), "utf-8")
    for select in ("DLG9", "DLG901"):
        ran = run("check", waived, *DAY, "--select", select, "--format", "json")
        assert [one["key"] for one in json.loads(ran.said)["findings"]] == [f"DLG901:{key('viec-hai')}"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("how", [(), ("--short",), ("--all",)])
def test_what_has_outgrown_its_waiver_says_why_to_whoever_reads(how: tuple[str, ...], lang: str, waived: Path) -> None:
    write(waived, {**task("viec-mot", "Quản lý bến đò ngang"), **task("viec-ba", "Thu gom rác thải")})
    told = run("--lang", lang, "check", waived, *DAY, "--select", "DLG201", *how).said
    came, grew = {
        "vi": ("không có trong các phát hiện được duyệt", "không phủ: các ngày sau 31/12/2026"),
        "en": ("not among the findings that were approved", "does not cover the days after 2026-12-31"),
    }[lang]
    assert told.count(came) == told.count(grew) == 1
