"""A limit that nobody can read never widens and never narrows in silence: whom it may concern is possible, and says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

from delegation.run import pipeline
from delegation.speech.unknowns import reason

CASES = "    cases: {nhom: [A, B], muc: {unit: VND}}\n"
BA_DINH, HOAN_KIEM = "00004", "00070"
MAYOR, DIRECTOR = "ubnd-tp", "giam-doc-so-y-te"
SPOILT = "ghi sai nên không đọc được"


def register(folder: Path, limit: str, *, row: str = "", owner: str = "owner: ubnd-tp") -> Path:
    """Write a task and a grant of it with a limit, at the grant or at its row."""
    given = grant("g1", MAYOR, DIRECTOR, "2025-12-01", "2026-12-31", extra=f", at: Điều 1{limit}")
    if row:
        given = given.replace("matters: [viec]", f"matters: [{{matter: viec{row}}}]")
    return small(folder, {"tasks/viec.yaml": task(owner, CASES), "decisions/2025/1.yaml": decision("1/QĐ-UBND", given)})


def acting(folder: Path, commune: str = BA_DINH, **case: str) -> dict[str, bool]:
    """Give those who act in a commune and a case, and whether that is certain."""
    asked = [each for name, value in case.items() for each in ("--case", f"{name}={value}")]
    found = ask(folder, "who", "viec", "--as-of", "2026-06-01", "--commune", commune, *asked, "--format", "json")
    answer: dict[str, Any] = json.loads(found.out)
    return {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}


POSSIBLE = {DIRECTOR: False, MAYOR: False}
SURE = {DIRECTOR: True}
NOTHING_GIVEN = {MAYOR: True}


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        ("only: {unknown: ảnh mờ}", "ảnh mờ"),
        ("only: {nhom: {unknown: ảnh mờ}}", "ảnh mờ"),
        ("only: {muc: {below: {unknown: ảnh mờ}}}", "ảnh mờ"),
        ("only: {muc: {unknown: ảnh mờ}}", "ảnh mờ"),
        ("communes: {unknown: ảnh mờ}", "ảnh mờ"),
        ("except-communes: {unknown: ảnh mờ}", "ảnh mờ"),
        ("only: {nhom: [C]}", SPOILT),
        ("only: {loai: [A]}", SPOILT),
        ("only: {muc: {below: mười tỷ}}", SPOILT),
        ("only: {muc: {below: 1,200}}", SPOILT),
        ("only: {muc: {beneath: 1 tỷ}}", SPOILT),
        ("only: nhóm A", SPOILT),
        ("only: {nhom: []}", SPOILT),
        ("communes: ['99999']", SPOILT),
        ("communes: Ba Đình", SPOILT),
        ("except-communes: ['99999']", SPOILT),
    ],
)
@pytest.mark.parametrize("at", ["grant", "row"])
def test_whom_a_limit_that_cannot_be_read_may_concern_is_possible_and_says_why(
    tmp_path: Path, limit: str, why: str, at: str
) -> None:
    said_there = {"limit": "", "row": "", {"grant": "limit", "row": "row"}[at]: f", {limit}"}
    folder = register(tmp_path, said_there["limit"], row=said_there["row"])
    assert acting(folder) == POSSIBLE
    assert acting(folder, HOAN_KIEM, nhom="B", muc="20 tỷ") == POSSIBLE
    said = ask(folder, "who", "viec", "--as-of", "2026-06-01").said
    assert f"chưa chắc chắn vì: {why}" in said
    assert f"chưa rõ ({why})" in said
    english = ask(folder, "who", "viec", "--as-of", "2026-06-01", language="en").said
    assert f"not known ({reason(why).en})" in english
    faulty = [one for one in pipeline.load(folder).problems if one[0] != "DLG010"]
    assert bool(faulty) == (why == SPOILT)


def test_what_of_a_limit_can_be_read_is_certain(tmp_path: Path) -> None:
    folder = register(tmp_path / "a", ", only: {nhom: [A, {unknown: chữ mờ}]}")
    assert (acting(folder, nhom="A", muc="1"), acting(folder, nhom="B", muc="1")) == (SURE, POSSIBLE)
    folder = register(tmp_path / "b", f", communes: ['{BA_DINH}', '99999']")
    assert (acting(folder), acting(folder, HOAN_KIEM)) == (SURE, POSSIBLE)
    folder = register(tmp_path / "c", f", except-communes: ['{BA_DINH}', {{unknown: chữ mờ}}]")
    assert (acting(folder), acting(folder, HOAN_KIEM)) == (NOTHING_GIVEN, POSSIBLE)
    folder = register(tmp_path / "d", ", only: {muc: {from: 10 tỷ, below: {unknown: chữ mờ}}}")
    assert (acting(folder, muc="9 tỷ"), acting(folder, muc="10 tỷ")) == (NOTHING_GIVEN, POSSIBLE)
    folder = register(tmp_path / "e", ", only: {nhom: [A], muc: {below: {unknown: chữ mờ}}}")
    assert (acting(folder, nhom="B", muc="1"), acting(folder, nhom="A", muc="1")) == (NOTHING_GIVEN, POSSIBLE)


def test_a_row_narrows_what_is_known_of_its_grant(tmp_path: Path) -> None:
    folder = register(tmp_path, ", only: {nhom: {unknown: chữ mờ}}", row=", only: {muc: {below: 5 tỷ}}")
    assert acting(folder, nhom="A", muc="1 tỷ") == POSSIBLE
    assert acting(folder, nhom="A", muc="5 tỷ") == NOTHING_GIVEN


def test_an_owner_by_law_of_a_part_that_cannot_be_read_is_possible(tmp_path: Path) -> None:
    folder = register(
        tmp_path, "", owner="owners: [{holder: ubnd-tp, only: {nhom: [A]}}, {holder: so-y-te, only: {nhom: [BB]}}]"
    )
    answer = json.loads(
        ask(
            folder, "who", "viec", "--as-of", "2026-06-01", "--case", "nhom=B", "--case", "muc=1", "--format", "json"
        ).out
    )
    (part,) = answer["parts"]
    assert [(one["holder"], one["certain"]) for one in part["owners"]] == [("so-y-te", False)]


def test_no_check_claims_what_rests_on_such_a_limit(tmp_path: Path) -> None:
    """Neither a conflict with another receiver, nor a gap, nor a grant that reaches nothing."""
    other = grant("g2", MAYOR, "so-y-te", "2025-12-01", "2026-12-31", extra=", at: Điều 2, only: {nhom: [A]}")
    folder = small(
        tmp_path,
        {
            "tasks/viec.yaml": task("owner: ubnd-tp", CASES),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-UBND",
                grant(
                    "g1",
                    MAYOR,
                    DIRECTOR,
                    "2025-12-01",
                    "2026-12-31",
                    extra=", at: Điều 1, only: {nhom: {unknown: chữ mờ}}",
                ),
                other,
            ),
        },
    )
    said = ask(folder, "check", "--as-of", "2026-06-01", "--select", "DLG2,DLG303,DLG503", "--all").said
    assert "DLG" not in said


@pytest.mark.parametrize(
    "question", [("timeline", "viec"), ("down", MAYOR), ("list", "grants"), ("diff", "2025-11-30", "2025-12-01")]
)
def test_other_answers_say_that_the_part_is_not_known(tmp_path: Path, question: tuple[str, ...]) -> None:
    folder = register(tmp_path, ", only: {nhom: [A, {unknown: bản công khai mờ}]}")
    asked = question if question[0] in ("timeline", "diff") else (*question, "--as-of", "2026-06-01")
    assert "bản công khai mờ" in ask(folder, *asked).said
