"""Confirmed readings: what changes the text of a clause makes what rests on it suspect, until somebody confirms it again."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from folders import DAY, small
from programs import within
from repositories import commit, git

from delegation.model.clauses import digest
from delegation.run import pipeline

OLD, NEW = "Sở Y tế cấp giấy phép.", "Chủ tịch UBND cấp tỉnh cấp giấy phép."
LAW = (
    "source: ví dụ\nprovenance: statutory\ninstruments:\n  - {{id: luat, number: 1/2020/QH14, type: law, issuer: Quốc hội, "
    "issued: 2020-11-17, effective: 2021-07-01, title: Luật}}\n".replace(
        "title: Luật}}", "title: Luật, clauses: [{clauses}]}}"
    )
)
TASKS = """\
field: y-te
basis: [{instrument: 1/2020/QH14, at: "khoản 2 Điều 5"}]
tasks:
  - {id: viec-1, title: Cấp giấy phép, owner: so-y-te}
  - {id: viec-2, title: Thu hồi giấy phép, owner: so-y-te}
  - {id: viec-3, title: Gia hạn giấy phép, owner: so-y-te, basis: [{instrument: 1/2020/QH14, at: Điều 6}]}
"""


def clause(text: str, at: str = "Điều 5 khoản 2", more: str = "") -> str:
    return f'{{at: {at}, text: "{text}"{more}}}'


def register(folder: Path, *clauses: str) -> Path:
    return small(folder, {"instruments/l.yaml": LAW.format(clauses=", ".join(clauses)), "tasks/v.yaml": TASKS})


def suspect(folder: Path, day: date = DAY) -> list[str]:
    return [one.key.split(":")[3] for one in pipeline.check(folder, day, select=("DLG507",)).findings]


def confirm(folder: Path, *more: str) -> int:
    day = () if "--as-of" in more else ("--as-of", "2026-06-01")
    return within("--rules", folder, "confirm", "1/2020/QH14", "--by", "Phòng Pháp chế", *day, *more).code


def test_what_nobody_confirmed_is_not_told(tmp_path: Path) -> None:
    assert suspect(register(tmp_path, clause(OLD))) == []


def test_an_amended_text_makes_all_that_rests_on_it_suspect_by_one_cause_until_it_is_confirmed_again(
    tmp_path: Path,
) -> None:
    folder = register(tmp_path, clause(OLD))
    assert confirm(folder) == 0
    assert suspect(folder) == []
    register(tmp_path, clause(NEW))
    found = pipeline.check(folder, DAY, select=("DLG507",)).findings
    assert suspect(folder) == ["viec-1", "viec-2"]
    assert {one.cause_key for one in found} == {"DLG507:luat:dieu-5-khoan-2"}
    assert all(digest(OLD) in one.said.vi and digest(NEW) in one.said.en for one in found)
    assert "Phòng Pháp chế" in found[0].said.en
    assert confirm(folder) == 0
    assert suspect(folder) == []


@pytest.mark.parametrize("change", ["  Sở Y tế   cấp giấy phép. ", unicodedata.normalize("NFD", OLD)])
def test_other_lines_and_other_codes_of_the_same_letters_change_nothing(tmp_path: Path, change: str) -> None:
    folder = register(tmp_path, clause(OLD))
    confirm(folder)
    register(tmp_path, clause(change))
    assert suspect(folder) == []
    assert digest("Sở Y tế\ncấp giấy phép.") == digest(OLD) != digest(OLD.lower())


def test_each_day_has_its_text_and_both_may_be_confirmed(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD), clause(NEW, more=", from: 2026-09-01"))
    confirm(folder)
    later = date(2026, 10, 1)
    assert (suspect(folder), suspect(folder, later)) == ([], ["viec-1", "viec-2"])
    assert confirm(folder, "--as-of", "2026-10-01") == 0
    assert (suspect(folder), suspect(folder, later)) == ([], [])


def test_a_clause_that_holds_or_lies_in_what_is_cited_counts_and_another_does_not(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD, "Điều 5"), clause("a", "Điều 6 khoản 1"), clause("b", "Điều 7"))
    confirm(folder)
    register(tmp_path, clause(OLD, "Điều 5"), clause("c", "Điều 6 khoản 1"), clause("b2", "Điều 7"))
    assert suspect(folder) == ["viec-3"]


def test_a_text_that_changes_again_is_another_finding(tmp_path: Path) -> None:
    """Whoever waived that it changed has read the text of then, and not the next."""
    folder = register(tmp_path, clause(OLD))
    assert confirm(folder) == 0
    keys = []
    for text in (NEW, "UBND cấp xã cấp giấy phép."):
        register(tmp_path, clause(text))
        keys.append({one.key for one in pipeline.check(folder, DAY, select=("DLG507",)).findings})
    assert [len(one) for one in keys] == [2, 2]
    assert not keys[0] & keys[1]


def test_only_what_is_asked_is_confirmed(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD), clause("a", "Điều 6"))
    assert confirm(folder, "--at", "Điều 6") == 0
    register(tmp_path, clause(NEW), clause("b", "Điều 6"))
    assert suspect(folder) == ["viec-3"]


def test_every_other_byte_of_the_file_stays(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD))
    confirm(folder)
    place = folder / "readings.yaml"
    before = place.read_bytes().rstrip(b"\n") + b"   # xong"
    place.write_bytes(b"\xef\xbb\xbf" + before)
    register(tmp_path, clause(NEW))
    assert confirm(folder) == 0
    assert place.read_bytes().startswith(b"\xef\xbb\xbf" + before + b"\n  - {")
    assert suspect(folder) == []
    kept = place.read_bytes()
    assert confirm(folder) == 0
    assert place.read_bytes() == kept


def test_a_draft_that_amends_a_clause_shows_what_becomes_suspect(tmp_path: Path) -> None:
    folder = register(tmp_path / "rules", clause(OLD))
    confirm(folder)
    draft = tmp_path / "du-thao.yaml"
    draft.write_text(LAW.format(clauses=clause(NEW)), encoding="utf-8")
    found = pipeline.check(folder, DAY, select=("DLG507",), hypotheses=[draft]).findings
    assert [one.key.split(":")[3] for one in found] == ["viec-1", "viec-2"]


def test_where_no_text_is_held_or_the_instrument_is_none_the_command_says_what_to_do(tmp_path: Path) -> None:
    folder = register(tmp_path)
    ran = within("--rules", folder, "--lang", "en", "confirm", "1/2020/QH14", "--by", "x")
    assert ran.code == 2
    assert b"clauses" in ran.err
    assert within("--rules", folder, "confirm", "9/2099/QH99", "--by", "x").code == 2
    assert not (folder / "readings.yaml").exists()


def test_a_reading_of_an_instrument_that_is_not_there_and_a_hash_that_is_none_are_told(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD))
    line = '  - {instrument: 1/2020/QH15, at: Điều 5, text: "sha256:1", entries: [viec-1], confirmed-by: x, on: 2026-01-01}\n'
    (folder / "readings.yaml").write_text("readings:\n" + line, encoding="utf-8")
    (first,) = pipeline.check(folder, DAY, select=("DLG0",)).findings
    assert "delegation confirm" in first.said.vi
    (folder / "readings.yaml").write_text("readings:\n" + line.replace(':1"', ":" + "0" * 16 + '"'), encoding="utf-8")
    (lost,) = pipeline.check(folder, DAY, select=("DLG0",)).findings
    assert (lost.check, lost.location.file) == ("DLG005", "readings.yaml")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--by", " "), "--by"),
        (("--at", ""), "--at"),
        (("--as-of", "2099-01-01"), "chưa tới"),
    ],
)
def test_a_reading_that_nobody_can_have_made_is_not_written(more: tuple[str, ...], told: str, tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD))
    ran = within("--rules", folder, "confirm", "1/2020/QH14", "--by", "Phòng Pháp chế", *more)
    assert (ran.code, ran.out) == (2, b"")
    assert told in ran.told
    assert not (folder / "readings.yaml").exists()


def test_an_instrument_is_not_guessed_where_it_is_written_down(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD))
    ran = within("--rules", folder, "confirm", "1/2020/QH1", "--by", "Phòng Pháp chế")
    assert (ran.code, ran.out) == (2, b"")
    assert "1/2020/QH14" in ran.told or "luat" in ran.told
    assert not (folder / "readings.yaml").exists()


def test_what_a_draft_supposes_is_not_confirmed(tmp_path: Path) -> None:
    folder, draft = register(tmp_path / "so", clause(OLD)), tmp_path / "phuong-an.yaml"
    draft.write_text("draft: {title: Thử}\nfields:\n  - {id: thu, name: Thử}\n", "utf-8")
    ran = within("--rules", folder, "--with", draft, "confirm", "1/2020/QH14", "--by", "Phòng Pháp chế")
    assert (ran.code, ran.out) == (2, b"")
    assert "confirm" in ran.told
    assert not (folder / "readings.yaml").exists()


READING = (
    '  - {{instrument: {of}, at: {at}, text: "sha256:{text}", entries: [{entries}], confirmed-by: Ai, on: {on}}}\n'
)


def read(
    folder: Path, of: str = "1/2020/QH14", at: str = "Điều 5 khoản 2", entries: str = "viec-1", on: str = "2026-01-01"
) -> Path:
    line = READING.format(of=of, at=at, entries=entries, on=on, text="0" * 16)
    (folder / "readings.yaml").write_text("readings:\n" + line, encoding="utf-8")
    return folder


def found(folder: Path, check: str) -> list[tuple[str, int, int]]:
    return [
        (one.location.file, one.location.line, one.location.column)
        for one in pipeline.check(folder, DAY, select=(check,)).findings
    ]


@pytest.mark.parametrize("named", ["viec-1", "viec-9", "so-y-te"])
def test_an_entry_that_somebody_read_for_must_be_there(named: str, tmp_path: Path) -> None:
    """A holder is none: it rests on no provision."""
    folder = read(register(tmp_path, clause(OLD)), entries=f"viec-2, {named}")
    lost = pipeline.check(folder, DAY, select=("DLG005",)).findings
    assert [one.location.file for one in lost] == ([] if named == "viec-1" else ["readings.yaml"])
    for one in lost:
        assert "mục (quy phạm, việc, lần giao)" in one.said.vi
        assert (one.location.line, named in one.said.en) == (2, True)


@pytest.mark.parametrize(("at", "line"), [("Điều năm", 1), ("khoản 2", 1), ("Điều 5", 0)])
def test_a_place_that_was_read_can_be_read(at: str, line: int, tmp_path: Path) -> None:
    folder = read(register(tmp_path, clause(OLD)), at=at)
    assert [one[:2] for one in found(folder, "DLG011")] == [("readings.yaml", 2)] * line
    other = register(tmp_path / "khac", clause(OLD, at=at))
    assert [one[:2] for one in found(other, "DLG011")] == [("instruments/l.yaml", 4)] * line


@pytest.mark.parametrize(("on", "told"), [("2026-06-01", 0), ("2026-06-02", 1), ("2062-01-01", 1)])
def test_nobody_has_read_on_a_day_to_come(on: str, told: int, tmp_path: Path) -> None:
    assert [one[:2] for one in found(read(register(tmp_path, clause(OLD)), on=on), "DLG506")] == [
        ("readings.yaml", 2)
    ] * told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((clause(NEW),), 1),
        ((clause(NEW, at="khoản 2 Điều 5"),), 1),
        ((clause(NEW, more=", from: 2026-01-01"),), 0),
        ((clause(NEW, more=", from: 2026-01-01"), clause(OLD, more=", from: 2026-01-01")), 1),
        ((clause(NEW, at="Điều 5 khoản 3"),), 0),
    ],
)
def test_of_one_provision_one_text_is_held_from_one_day_on(more: tuple[str, ...], told: int, tmp_path: Path) -> None:
    twice = pipeline.check(register(tmp_path, clause(OLD), *more), DAY, select=("DLG004",)).findings
    assert [(one.location.file, len(one.related)) for one in twice] == [("instruments/l.yaml", 1)] * told
    assert all("đã được ghi ở trên" in one.said.vi for one in twice)


def explained(folder: Path, *more: str, language: str = "vi") -> str:
    found = pipeline.check(folder, DAY, select=("DLG507",)).findings
    return within("--rules", folder, "--lang", language, "explain", found[0].key, "--as-of", "2026-06-01", *more).said


SAID = {
    "vi": ("Lời văn khi đó (git {commit}, ", "sổ chỉ giữ dấu, không giữ lời văn", "lịch sử git của sổ cũng không có"),
    "en": ("The text then (git {commit}, ", "keeps the hash, not the words", "nor does its history in git"),
}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_words_that_were_confirmed_are_found_in_the_history_of_the_register(tmp_path: Path, language: str) -> None:
    git(tmp_path, "init", "--quiet")
    register(tmp_path / "rules", clause(OLD))
    assert confirm(tmp_path / "rules") == 0
    held = commit(tmp_path, "lời cũ", "2026-02-01")
    register(tmp_path / "rules", clause(NEW))
    commit(tmp_path, "lời mới", "2026-03-01")
    told = " ".join(explained(tmp_path / "rules", language=language).split())
    assert SAID[language][0].format(commit=held[:12]) in told
    assert OLD in told
    assert NEW in told
    assert "Phòng Pháp chế" in told
    assert digest(OLD) in told
    found = json.loads(explained(tmp_path / "rules", "--format", "json"))["confirmed"]
    assert (found["text"], found["commit"], found["now"]) == (OLD, held, NEW)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("in_git", [True, False])
def test_words_that_nobody_has_any_more_are_told_as_that(tmp_path: Path, language: str, *, in_git: bool) -> None:
    register(tmp_path / "rules", clause(OLD))
    assert confirm(tmp_path / "rules") == 0
    register(tmp_path / "rules", clause(NEW))
    if in_git:
        git(tmp_path, "init", "--quiet")
        commit(tmp_path, "lời mới", "2026-03-01")
    told = " ".join(explained(tmp_path / "rules", language=language).split())
    assert SAID[language][1] in told
    assert (SAID[language][2] in told) is in_git
    assert OLD not in told


def test_an_earlier_text_that_the_register_still_holds_is_shown(tmp_path: Path) -> None:
    folder = register(tmp_path, clause(OLD))
    confirm(folder)
    register(tmp_path, clause(OLD), clause(NEW, more=", from: 2026-05-01"))
    assert f"Lời văn khi đó (sổ còn giữ): «{OLD}»" in " ".join(explained(folder).split())
