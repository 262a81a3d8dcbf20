"""What a text says of others, of which a part rests: certain where the part that says it is known, else open with the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-03-31", extra=", at: Điều 1")
SURE, BACK = {"giam-doc-so-y-te": True}, {"ubnd-tp": True}
OPEN = {"giam-doc-so-y-te": False, "ubnd-tp": False}
EXTENDS = "extends: [{{instrument: 1/QĐ-UBND, to: 2026-12-31{at}}}]"
DAYS = ("2026-03-31", "2026-05-31", "2026-06-15", "2026-08-01")
JUNE_JULY = "from: 2026-06-01, to: 2026-07-31"


def head(number: int, day: str, said: str, grants: str = "grants: []\n") -> tuple[str, str]:
    """Write a decision by its number, and what it says of others."""
    return (
        f"decisions/2026/{number}.yaml",
        (
            f"instrument: {{number: {number}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: {day}, effective: {day}, "
            f"{said}}}\n{grants}"
        ),
    )


def register(folder: Path, *others: tuple[str, str], also: str = "") -> Path:
    files = {"tasks/viec.yaml": task() + also, "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN)}
    return small(folder, files | dict(others))


def acting(folder: Path, day: str) -> dict[str, bool]:
    """Give those who act on a day, and whether that is certain."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    return {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}


def said(folder: Path, *asked: str, language: str = "vi") -> str:
    return " ".join(ask(folder, *asked, language=language).said.split())


@pytest.mark.parametrize(
    ("own", "suspended", "on_the_days"),
    [
        ("", "Điều 9", OPEN),
        ("", "Phụ lục dòng 4", OPEN),
        (", stated-at: Điều 2", "Điều 9", SURE),
        (", stated-at: Điều 2", "Điều 2", BACK),
        (", stated-at: khoản 1 Điều 2", "Điều 2", BACK),
        (", stated-at: Điều 2", "khoản 1 Điều 2", OPEN),
        (", stated-at: Điều 2", "Điều 2a", SURE),
        (", stated-at: {unknown: bản công khai mờ}", "Điều 9", OPEN),
    ],
)
def test_a_part_that_is_suspended_takes_the_extension_with_it_where_it_says_it(
    tmp_path: Path, own: str, suspended: str, on_the_days: dict[str, bool]
) -> None:
    rests = head(3, "2026-05-01", f"suspends: [{{instrument: 2/QĐ-UBND, at: {suspended}, {JUNE_JULY}}}]")
    folder = register(tmp_path, head(2, "2026-03-20", EXTENDS.format(at=own)), rests)
    assert [acting(folder, day) for day in DAYS] == [SURE, SURE, on_the_days, SURE]
    why = f"chưa rõ {suspended} của 2/QĐ-UBND, bị tạm ngưng theo 3/QĐ-UBND, có phải là chỗ gia hạn không"
    assert (why in said(folder, "who", "viec", "--as-of", "2026-06-15")) == (on_the_days == OPEN)
    before = said(folder, "who", "viec", "--as-of", "2026-03-31")
    assert (f"; có thể ngắn hơn, vì {why}" in before) == (on_the_days == OPEN)


def test_a_suspended_row_that_the_extending_text_itself_gives_is_another_part(tmp_path: Path) -> None:
    other = "  - id: viec-khac\n    title: Cấp phép khác\n    owner: ubnd-tp\n"
    rows = "grants:\n  - {id: g2, mechanism: delegation, from: ubnd-tp, to: giam-doc-so-y-te, at: Phụ lục, term: {from: 2026-03-20}, matters: [{matter: viec-khac, row: 1}]}\n"
    folder = register(
        tmp_path,
        head(2, "2026-03-20", EXTENDS.format(at=""), rows),
        head(3, "2026-05-01", f"suspends: [{{instrument: 2/QĐ-UBND, at: Phụ lục dòng 1, {JUNE_JULY}}}]"),
        also=other,
    )
    assert acting(folder, "2026-06-15") == SURE


@pytest.mark.parametrize(
    ("own", "ends", "days"),
    [
        ("", "ends-in-part: [{at: Điều 9, to: 2026-05-31}]", [SURE, SURE, OPEN, OPEN]),
        (", stated-at: Điều 2", "ends-in-part: [{at: Điều 9, to: 2026-05-31}]", [SURE, SURE, SURE, SURE]),
        (", stated-at: Điều 2", "ends-in-part: [{at: Điều 2, to: 2026-05-31}]", [SURE, SURE, BACK, BACK]),
        (
            ", stated-at: Điều 2",
            "ends-in-part: [{at: Điều 2, to: 2026-05-31, resumes: 2026-08-01}]",
            [SURE, SURE, BACK, SURE],
        ),
        ("", "begins-in-part: [{at: Điều 9, from: 2026-06-01}]", [SURE, OPEN, SURE, SURE]),
        (", stated-at: Điều 2", "begins-in-part: [{at: Điều 2, from: 2026-06-01}]", [SURE, BACK, SURE, SURE]),
    ],
)
def test_a_part_that_has_ended_or_not_begun_does_as_one_that_is_suspended(
    tmp_path: Path, own: str, ends: str, days: list[dict[str, bool]]
) -> None:
    folder = register(tmp_path, head(2, "2026-03-20", f"{EXTENDS.format(at=own)}, {ends}"))
    assert [acting(folder, day) for day in DAYS] == days


@pytest.mark.parametrize(
    ("own", "lifted", "on_the_days"),
    [
        ("", f"at: Điều 9, {JUNE_JULY}", OPEN),
        (", stated-at: Điều 1", f"at: Điều 9, {JUNE_JULY}", BACK),
        (", stated-at: Điều 1", f"at: Điều 1, {JUNE_JULY}", SURE),
        ("", "from: {unknown: bản công khai mờ}, to: 2026-07-31", OPEN),
        ("", "from: 2026-06-01, to: {unknown: chưa thông báo}", OPEN),
        ("", "at: {unknown: bản công khai mờ}, from: 2026-06-01", OPEN),
    ],
)
@pytest.mark.parametrize("what", ["instrument: 1/QĐ-UBND", "grant: g1", "instrument: 1/QĐ-UBND, at: Điều 1"])
def test_a_suspension_that_may_rest_is_open_on_the_days_on_which_it_may(
    tmp_path: Path, what: str, own: str, lifted: str, on_the_days: dict[str, bool]
) -> None:
    held = f"suspends: [{{{what}, from: 2026-05-01, to: 2026-07-31{own}}}]"
    longer = head(2, "2026-03-20", EXTENDS.format(at=""))
    folder = register(
        tmp_path,
        longer,
        head(4, "2026-04-01", held),
        head(5, "2026-04-10", f"suspends: [{{instrument: 4/QĐ-UBND, {lifted}}}]"),
    )
    assert acting(folder, "2026-06-15") == on_the_days
    assert acting(folder, "2026-04-15") == acting(folder, "2026-08-01") == SURE
    assert ("chưa rõ" in said(folder, "who", "viec", "--as-of", "2026-06-15")) == (on_the_days == OPEN)


def test_the_reason_is_told_in_both_languages_and_wherever_the_answer_is_open(tmp_path: Path) -> None:
    rests = head(3, "2026-05-01", f"suspends: [{{instrument: 2/QĐ-UBND, at: Điều 9, {JUNE_JULY}}}]")
    folder = register(tmp_path, head(2, "2026-03-20", EXTENDS.format(at="")), rests)
    why = "not known whether Điều 9 of 2/QĐ-UBND, suspended by 3/QĐ-UBND, is what extends"
    for asked in (
        ("who", "viec", "--as-of", "2026-06-15"),
        ("timeline", "viec"),
        ("list", "tasks", "--as-of", "2026-06-15"),
    ):
        assert why in said(folder, *asked, language="en"), asked


UNREAD = "extends: [{{instrument: 1/QĐ-UBND, at: {{unknown: {why}}}, to: {to}}}]"
FIRST = "từ 01/12/2025 đến hết 31/03/2026 (theo Quyết định số 1/QĐ-UBND); có thể dài hơn, vì chưa rõ 2/QĐ-UBND gia hạn việc nào (mờ)"


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ([UNREAD.format(why="mờ", to="2026-12-31")], [FIRST, FIRST]),
        (
            [UNREAD.format(why="mờ", to="2026-12-31"), UNREAD.format(why="nhòe", to="2026-09-30")],
            [f"{FIRST}; chưa rõ 3/QĐ-UBND gia hạn việc nào (nhòe)"] * 2,
        ),
        (
            ["extends: [{instrument: 1/QĐ-UBND, to: 2026-04-30}]", UNREAD.format(why="nhòe", to="2026-09-30")],
            [
                "từ 01/12/2025 đến hết 30/04/2026 (theo Quyết định số 2/QĐ-UBND); có thể dài hơn, vì chưa rõ 3/QĐ-UBND gia hạn việc nào (nhòe)"
            ]
            * 2,
        ),
        (
            ["extends: [{instrument: 1/QĐ-UBND, to: {unknown: mờ}}]"],
            [
                "từ 01/12/2025, nối tiếp nhau: đến hết 31/03/2026 theo Quyết định số 1/QĐ-UBND, rồi đến ngày chưa rõ; có thể ngắn hơn, vì chưa rõ 2/QĐ-UBND gia hạn đến ngày nào (mờ)",
                "từ 01/12/2025; có thể ngắn hơn, vì chưa rõ 2/QĐ-UBND gia hạn đến ngày nào (mờ)",
            ],
        ),
    ],
)
def test_a_usable_term_names_every_text_by_which_it_goes_on_or_may(
    tmp_path: Path, heads: list[str], told: list[str]
) -> None:
    folder = register(tmp_path, *(head(number, "2026-03-20", one) for number, one in enumerate(heads, 2)))
    for day, term in zip(("2026-02-01", "2026-06-15"), told, strict=True):
        assert f"Thời hạn có hiệu lực thực tế: {term}" in said(folder, "who", "viec", "--as-of", day), day


def test_a_usable_term_tells_of_days_to_come_on_which_it_may_rest(tmp_path: Path) -> None:
    """Else whoever asks before them would take the term to be sure until its end."""
    unread = head(
        3, "2026-01-05", "suspends: [{instrument: 1/QĐ-UBND, at: {unknown: mờ}, from: 2026-02-01, to: 2026-02-28}]"
    )
    folder = register(tmp_path, unread)
    why = "có thể ngắn hơn, vì chưa rõ 3/QĐ-UBND tạm ngưng việc nào (mờ)"
    told = [why in said(folder, "who", "viec", "--as-of", day) for day in ("2026-01-15", "2026-02-15", "2026-03-15")]
    assert told == [True, True, False]


def test_what_goes_on_with_its_decision_rests_with_the_text_that_carries_the_decision_on(tmp_path: Path) -> None:
    """A grant without a last day of its own ends with its decision; beyond that day it goes on by the extension alone."""
    ended = decision("1/QĐ-UBND", GIVEN.replace(", to: 2026-03-31}", "}")).replace(
        "effective: 2025-12-01", "effective: 2025-12-01, ended: 2026-03-31"
    )
    rests = head(3, "2026-05-01", f"suspends: [{{instrument: 2/QĐ-UBND, {JUNE_JULY}}}]")
    files = {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": ended}
    folder = small(tmp_path, files | dict([head(2, "2026-03-20", EXTENDS.format(at="")), rests]))
    assert [acting(folder, day) for day in (*DAYS, "2027-01-01")] == [SURE, SURE, BACK, SURE, BACK]
    why = "Quyết định số 2/QĐ-UBND bị tạm ngưng từ 01/06/2026 đến hết 31/07/2026, theo Quyết định số 3/QĐ-UBND"
    assert why in said(folder, "who", "viec", "--as-of", "2026-06-15")
    before = said(folder, "who", "viec", "--as-of", "2026-05-01")
    assert "đến hết 31/05/2026 (tạm ngưng theo Quyết định số 3/QĐ-UBND)" in before


@pytest.mark.parametrize(
    ("own", "keys"),
    [("Điều 2", []), ("Điêu 2", ["DLG011"]), ("khoản 2", ["DLG011"]), ("{unknown: bản công khai mờ}", [])],
)
def test_a_provision_that_says_something_is_told_where_it_cannot_be_read(
    tmp_path: Path, own: str, keys: list[str]
) -> None:
    extends = EXTENDS.format(at=f", stated-at: {own}")
    held = f"suspends: [{{instrument: 4/QĐ-UBND, stated-at: {own}}}]"
    folder = register(
        tmp_path, head(2, "2026-03-20", extends), head(3, "2026-03-21", held), head(4, "2026-03-22", "title: x")
    )
    found = json.loads(ask(folder, "check", "--select", "DLG011", "--format", "json").out)["findings"]
    files = [f"decisions/2026/{number}.yaml" for number in (2, 3)]
    assert [one["key"] for one in found] == [f"{key}:{file}:{own}:stated" for key in keys for file in files]
    if keys:
        assert "chưa rõ điều khoản nào tạm ngưng hay gia hạn" in said(folder, "check", "--select", "DLG011", "--all")


def test_an_article_that_the_text_has_not_is_told_for_the_provision_that_says_something(tmp_path: Path) -> None:
    folder = register(tmp_path, head(2, "2026-03-20", f"articles: 3, {EXTENDS.format(at=', stated-at: Điều 9')}"))
    assert "Điều 9" in said(folder, "check", "--select", "DLG005", "--all")


ROWS = "[{row: 1, matter: viec}, {row: 2, matter: viec2}]"
SECOND = "  - id: viec2\n    title: Cấp phép khác\n    owner: ubnd-tp\n"


@pytest.mark.parametrize(
    ("places", "state", "told"),
    [
        ("Phụ lục dòng 1", "in-force", "dòng 1: tạm ngưng từ 15/01/2026 đến hết 28/02/2026"),
        ("Phụ lục dòng 1; Phụ lục dòng 2", "suspended", "đang tạm ngưng dòng 1, 2: tạm ngưng từ 15/01/2026"),
        ("Phụ lục", "suspended", "đang tạm ngưng tạm ngưng từ 15/01/2026"),
    ],
)
def test_a_list_says_of_a_grant_which_rows_are_suspended_and_that_it_is_where_all_are(
    tmp_path: Path, places: str, state: str, told: str
) -> None:
    """By its text, its state in JSON, the selector and the figures of ``status`` alike."""
    given = GIVEN.replace("at: Điều 1", "at: Phụ lục").replace("matters: [viec]", f"matters: {ROWS}")
    rests = head(
        4, "2026-01-10", f"suspends: [{{instrument: 1/QĐ-UBND, at: {places}, from: 2026-01-15, to: 2026-02-28}}]"
    )
    files = {"tasks/viec.yaml": task() + SECOND, "decisions/2025/1.yaml": decision("1/QĐ-UBND", given)}
    folder = small(tmp_path, files | dict([rests]))
    day = ("--as-of", "2026-02-01")
    (row,) = json.loads(ask(folder, "list", "grants", *day, "--format", "json").out)["fits"]
    assert row["state"] == state
    assert told in said(folder, "list", "grants", *day)
    assert ("g1" in said(folder, "list", "grants", "state:suspended", *day)) == (state == "suspended")
    assert ("Đang tạm ngưng: 1" in said(folder, "status", *day)) == (state == "suspended")
    assert "tạm ngưng" not in said(folder, "list", "grants", "--as-of", "2026-03-15")
