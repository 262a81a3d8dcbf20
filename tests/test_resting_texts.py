"""What rests with the text that says it: a law that is carried on, files that stay behind; and what only may rest, told wherever it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

JUNE_JULY = "from: 2026-06-01, to: 2026-07-31"
GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-03-31", extra=", at: Điều 1")
SURE, BACK, NOBODY = {"giam-doc-so-y-te": True}, {"ubnd-tp": True}, dict[str, bool]()
OPEN = {"giam-doc-so-y-te": False, "ubnd-tp": False}


def head(number: int, day: str, says: str, grants: str = "grants: []\n") -> tuple[str, str]:
    """Write a decision by its number, and what it says of others."""
    return (
        f"decisions/2026/{number}.yaml",
        (
            f"instrument: {{number: {number}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: {day}, effective: {day}, "
            f"{says}}}\n{grants}"
        ),
    )


def law(number: int, day: str, says: str) -> str:
    return f"  - {{number: {number}/2026/NĐ-CP, type: decree, issuer: Chính phủ, issued: {day}, effective: {day}, title: x, {says}}}\n"


def by_law(folder: Path, *others: str) -> Path:
    """Write a matter whose owner rests on a decree that states 31 March 2026 as its last day, and other decrees."""
    own = law(5, "2025-07-01", "ended: 2026-03-31")
    files = {
        "tasks/viec.yaml": task(basis="{instrument: 5/2026/NĐ-CP, at: Điều 1}"),
        "instruments/them.yaml": "instruments:\n" + own + "".join(others),
    }
    return small(folder, files)


def given(folder: Path, *heads: tuple[str, str]) -> Path:
    return small(
        folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN)} | dict(heads)
    )


def those(folder: Path, role: str, day: str, *more: str) -> dict[str, bool]:
    """Give those who own or act on a day, and whether that is certain."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json", *more).out)
    return {one["holder"]: one["certain"] for part in answer["parts"] for one in part[role]}


def said(folder: Path, *asked: str, language: str = "vi") -> str:
    return " ".join(ask(folder, *asked, language=language).said.split())


LONGER = law(6, "2026-03-20", "extends: [{instrument: 5/2026/NĐ-CP, to: 2026-12-31}]")
DAYS = ("2026-03-31", "2026-05-31", "2026-06-15", "2026-08-01", "2027-01-01")


@pytest.mark.parametrize(
    ("rests", "owners"),
    [
        (f"instrument: 6/2026/NĐ-CP, {JUNE_JULY}", [BACK, BACK, NOBODY, BACK, NOBODY]),
        (f"instrument: 6/2026/NĐ-CP, at: Điều 9, {JUNE_JULY}", [BACK, BACK, {"ubnd-tp": False}, BACK, NOBODY]),
        ("instrument: 6/2026/NĐ-CP, from: 2026-03-20, to: 2026-03-31", [BACK, BACK, BACK, BACK, NOBODY]),
    ],
)
def test_an_owner_by_law_rests_with_what_carries_the_law_on(
    tmp_path: Path, rests: str, owners: list[dict[str, bool]]
) -> None:
    folder = by_law(tmp_path, LONGER, law(7, "2026-03-20", f"suspends: [{{{rests}}}]"))
    assert [those(folder, "owners", day) for day in DAYS] == owners


def test_all_that_is_said_of_a_law_that_is_carried_on_by_a_suspended_one_is_one_thing(tmp_path: Path) -> None:
    folder = by_law(tmp_path, LONGER, law(7, "2026-05-20", f"suspends: [{{instrument: 6/2026/NĐ-CP, {JUNE_JULY}}}]"))
    why = "Nghị định số 6/2026/NĐ-CP bị tạm ngưng từ 01/06/2026"
    assert f"UBND Thành phố: {why} đến hết 31/07/2026" in said(folder, "who", "viec", "--as-of", "2026-06-15")
    assert "đến hết 31/05/2026 (tạm ngưng theo Nghị định số 7/2026/NĐ-CP)" in said(
        folder, "who", "viec", "--as-of", "2026-05-01"
    )
    timeline = said(folder, "timeline", "viec")
    assert why in timeline
    assert "vì Nghị định số 6/2026/NĐ-CP hết tạm ngưng từ 01/08/2026" in timeline
    assert why in said(folder, "check", "--select", "DLG501", "--as-of", "2026-06-15", "--all")
    horizon = said(folder, "horizon", "--as-of", "2026-05-01", "--until", "2026-12-31")
    assert f"{why} đến hết 31/07/2026, theo Nghị định số 7/2026/NĐ-CP → 1 nhiệm vụ, đều mất chủ thể" in horizon
    assert "hết tạm ngưng từ 01/08/2026 (theo Nghị định số 7/2026/NĐ-CP): 1 nhiệm vụ: viec" in horizon
    of_text = said(folder, "timeline", "5/2026/NĐ-CP")
    assert "theo Nghị định số 6/2026/NĐ-CP (tạm ngưng từ 01/06/2026 đến hết 31/07/2026" in of_text
    states = {day: said(folder, "list", "instruments", "--as-of", day) for day in ("2026-05-31", "2026-06-15")}
    assert [f"5/2026/NĐ-CP: {state}," in states[day] for day, state in zip(states, ("còn hiệu lực", "đang tạm ngưng"), strict=True)] == [True, True]  # fmt: skip


def test_a_law_that_is_extended_to_a_day_not_known_is_in_force_to_its_own_last_day(tmp_path: Path) -> None:
    folder = by_law(tmp_path, law(6, "2026-03-20", "extends: [{instrument: 5/2026/NĐ-CP, to: {unknown: mờ}}]"))
    assert [those(folder, "owners", day) for day in ("2026-03-31", "2026-04-01")] == [BACK, {"ubnd-tp": False}]


EXTENDS = "extends: [{{instrument: 1/QĐ-UBND, to: {to}}}]"


@pytest.mark.parametrize(
    ("says", "acting", "why"),
    [
        (f"ended: 2026-06-30, {EXTENDS.format(to='2026-12-31')}", [SURE, SURE, BACK, BACK], ""),
        (
            f"ended: {{unknown: mờ}}, {EXTENDS.format(to='2026-12-31')}",
            [SURE, OPEN, OPEN, BACK],
            "chưa rõ 2/QĐ-UBND còn hiệu lực đến ngày nào (mờ)",
        ),
        (
            f"ended: 2026-06-30, {EXTENDS.format(to='{unknown: nhòe}')}",
            [SURE, OPEN, BACK, BACK],
            "chưa rõ 2/QĐ-UBND ghi đến ngày nào (nhòe)",
        ),
    ],
)
def test_an_extension_lasts_no_longer_than_its_text_whether_or_not_that_day_is_known(
    tmp_path: Path, says: str, acting: list[dict[str, bool]], why: str
) -> None:
    folder = given(tmp_path, head(2, "2026-03-20", says))
    days = ("2026-03-31", "2026-05-31", "2026-10-15", "2027-01-01")
    assert [those(folder, "exercisers", day) for day in days] == acting
    for day in days[:2] if why else ():
        assert why in said(folder, "who", "viec", "--as-of", day), day


@pytest.mark.parametrize(
    ("ended", "acting"),
    [("2026-02-10", [BACK, SURE, SURE]), ("{unknown: mờ}", [OPEN, OPEN, SURE]), ("2026-12-31", [BACK, BACK, SURE])],
)
def test_a_suspension_lasts_no_longer_than_its_text_whether_or_not_that_day_is_known(
    tmp_path: Path, ended: str, acting: list[dict[str, bool]]
) -> None:
    rests = "suspends: [{instrument: 1/QĐ-UBND, from: 2026-02-01, to: 2026-02-28}]"
    folder = given(tmp_path, head(3, "2026-01-20", f"ended: {ended}, {rests}"))
    days = ("2026-02-05", "2026-02-20", "2026-03-05")
    assert [those(folder, "exercisers", day) for day in days] == acting


def test_a_provision_that_ended_on_a_day_not_known_says_nothing_after_its_text(tmp_path: Path) -> None:
    rests = "suspends: [{instrument: 1/QĐ-UBND, from: 2026-02-01, stated-at: Điều 2}]"
    says = f"ended: 2026-02-15, ends-in-part: [{{at: Điều 2, to: {{unknown: mờ}}}}], {rests}"
    folder = given(tmp_path, head(3, "2026-01-20", says))
    days = ("2026-01-31", "2026-02-10", "2026-02-16")
    assert [those(folder, "exercisers", day) for day in days] == [SURE, OPEN, SURE]


NEW = "grants:\n" + grant("g2", "ubnd-tp", "so-y-te", "2026-03-01", "2027-12-31", extra=", at: Điều 1")
FILE = ("--received", "2026-02-10")
NEXT = {"so-y-te": True}


@pytest.mark.parametrize(
    ("at", "rests", "files"),
    [
        ("", "", [SURE, BACK, SURE]),
        ("at: Điều 3, ", "", [SURE, BACK, SURE]),
        ("at: Điều 3, ", "at: Điều 3, ", [SURE, NEXT, SURE]),
        ("at: Điều 3, ", "at: Điều 9, ", [SURE, SURE, SURE]),
        ("", "at: Điều 9, ", [SURE, NEXT, SURE]),
    ],
)
def test_files_stay_behind_only_while_the_text_that_says_so_is_not_suspended(
    tmp_path: Path, at: str, rests: str, files: list[dict[str, bool]]
) -> None:
    moved = f"replaces: [1/QĐ-UBND], transition: {{{at}received-before: 2026-03-01}}"
    folder = given(
        tmp_path,
        head(2, "2026-03-01", moved, NEW),
        head(3, "2026-05-20", f"suspends: [{{instrument: 2/QĐ-UBND, {rests}{JUNE_JULY}}}]"),
    )
    assert [those(folder, "exercisers", day, *FILE) for day in ("2026-05-15", "2026-06-15", "2026-08-15")] == files
    told = [said(folder, "who", "viec", "--as-of", "2026-06-15", *more) for more in (FILE, ())]
    is_open = not at and bool(rests)
    goes = "không ở lại nơi đang giải quyết, giải quyết như mọi hồ sơ khác"
    assert [goes in one for one in told] == [files[1] != SURE and not is_open] * 2
    unsure = "chưa rõ Điều 9 của 2/QĐ-UBND, bị tạm ngưng theo 3/QĐ-UBND, có phải là chỗ chuyển tiếp không"
    assert [unsure in one for one in told] == [is_open] * 2
    asked = ("who", "viec", "--as-of", "2026-06-15", *FILE)
    assert ("is what leaves files behind" in said(folder, *asked, language="en")) == is_open


@pytest.mark.parametrize(("at", "keys"), [("Điều 3", []), ("Điều 8", ["DLG509"])])
def test_a_suspended_provision_that_says_something_of_others_meets_something(
    tmp_path: Path, at: str, keys: list[str]
) -> None:
    moved = "transition: {at: Điều 3, received-before: 2026-03-01}"
    rests = head(3, "2026-05-20", f"suspends: [{{instrument: 2/QĐ-UBND, at: {at}, {JUNE_JULY}}}]")
    folder = given(tmp_path, head(2, "2026-03-01", moved, NEW), rests)
    found = json.loads(ask(folder, "check", "--select", "DLG509", "--format", "json").out)["findings"]
    assert [one["check"] for one in found] == keys


PERHAPS = [
    (
        head(3, "2026-01-05", "suspends: [{instrument: 1/QĐ-UBND, at: {unknown: mờ}, from: 2026-02-20, to: 2026-02-28}]"),
        "Quyết định số 1/QĐ-UBND có thể bị tạm ngưng theo Quyết định số 3/QĐ-UBND từ 20/02/2026 đến hết 28/02/2026",
        "Có thể bị tạm ngưng: tạm ngưng từ 20/02/2026 đến hết 28/02/2026, theo Quyết định số 3/QĐ-UBND (chưa chắc chắn vì: chưa rõ 3/QĐ-UBND tạm ngưng việc nào (mờ))",
    ),
    (
        head(2, "2026-03-20", f"ended: {{unknown: mờ}}, {EXTENDS.format(to='2026-12-31')}"),
        "Quyết định số 2/QĐ-UBND có thể không gia hạn từ 20/03/2026 đến hết 31/12/2026: chưa rõ 2/QĐ-UBND còn hiệu lực đến ngày nào (mờ)",
        "gia hạn đến hết 31/12/2026 theo Quyết định số 2/QĐ-UBND (có thể không gia hạn từ 20/03/2026 đến hết 31/12/2026",
    ),
    (
        head(4, "2026-01-05", "ended: {unknown: mờ}, suspends: [{grant: g1, from: 2026-02-20, to: 2026-02-28}]"),
        "có thể bị tạm ngưng theo Quyết định số 4/QĐ-UBND từ 20/02/2026 đến hết 28/02/2026",
        "có thể bị tạm ngưng theo Quyết định số 4/QĐ-UBND từ 20/02/2026 đến hết 28/02/2026",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ahead", "of_text"), PERHAPS)
def test_what_only_may_rest_stands_in_the_horizon_and_in_the_timeline_of_the_text(
    tmp_path: Path, text: tuple[str, str], ahead: str, of_text: str
) -> None:
    folder = given(tmp_path, text)
    asked = ("horizon", "--as-of", "2026-01-15", "--until", "2026-12-31")
    told = said(folder, *asked)
    assert ahead in told
    assert "→ 1 lần giao, 1 nhiệm vụ: viec" in told
    found = json.loads(ask(folder, *asked, "--format", "json").out)["perhaps_suspended"]
    assert [(one["matters"], one["grants"]) for one in found] == [(["viec"], ["g1"])]
    assert of_text in said(folder, "timeline", "1/QĐ-UBND")
    later = json.loads(ask(folder, "horizon", "--as-of", "2027-01-15", "--format", "json").out)
    assert "perhaps_suspended" not in later


def test_a_horizon_in_which_all_is_certain_has_nothing_that_only_may_be(tmp_path: Path) -> None:
    rests = head(3, "2026-01-05", "suspends: [{instrument: 1/QĐ-UBND, from: 2026-02-20, to: 2026-02-28}]")
    told = said(given(tmp_path, rests), "horizon", "--as-of", "2026-01-15", "--until", "2026-12-31")
    assert "Có thể tạm ngưng" not in told
