"""What a text says of others, that they go on or rest, it does not say on days on which it is suspended itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import actors, decision, grant, task
from folders import small
from programs import ask

GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-03-31", extra=", at: Điều 1")
MAYOR, DIRECTOR = ["ubnd-tp"], ["giam-doc-so-y-te"]
EXTENDED = (2, "2026-03-20", "extends: [{instrument: 1/QĐ-UBND, to: 2026-12-31}]")
RESTS = (3, "2026-06-01", "suspends: [{instrument: 2/QĐ-UBND, from: 2026-06-01, to: 2026-07-31}]")
FIRST_RESTS = (4, "2026-01-10", "suspends: [{instrument: 1/QĐ-UBND, from: 2026-01-15, to: 2026-02-28}]")


def register(folder: Path, *others: tuple[int, str, str]) -> Path:
    """Write a grant to 31 March 2026 and decisions that give nothing, each with what it says of others."""
    heads = {
        f"decisions/2026/{number}.yaml": f"instrument: {{number: {number}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, "
        f"issued: {day}, effective: {day}, {said}}}\ngrants: []\n"
        for number, day, said in others
    }
    return small(folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN)} | heads)


def when(folder: Path, *days: str) -> list[list[str]]:
    return [actors(folder, day) for day in days]


def test_an_extension_carries_nothing_on_while_its_own_text_is_suspended(tmp_path: Path) -> None:
    folder = register(tmp_path, EXTENDED, RESTS)
    days = (
        "2026-03-31",
        "2026-04-01",
        "2026-05-31",
        "2026-06-01",
        "2026-07-31",
        "2026-08-01",
        "2026-12-31",
        "2027-01-01",
    )
    assert when(folder, *days) == [DIRECTOR, DIRECTOR, DIRECTOR, MAYOR, MAYOR, DIRECTOR, DIRECTOR, MAYOR]
    why = "Quyết định số 2/QĐ-UBND bị tạm ngưng từ 01/06/2026 đến hết 31/07/2026, theo Quyết định số 3/QĐ-UBND"
    timeline = " ".join(ask(folder, "timeline", "viec").said.split())
    assert f"vì {why}" in timeline
    assert "vì Quyết định số 2/QĐ-UBND hết tạm ngưng từ 01/08/2026" in timeline
    assert timeline.count("hết thời hạn giao") == 1, "only at its end"
    assert why in " ".join(ask(folder, "who", "viec", "--as-of", "2026-06-15").said.split())
    before = " ".join(ask(folder, "who", "viec", "--as-of", "2026-05-01").said.split())
    assert "đến hết 31/05/2026 (tạm ngưng theo Quyết định số 3/QĐ-UBND)" in before
    assert "đang tạm ngưng" in ask(folder, "list", "grants", "--as-of", "2026-06-15").said


def test_the_horizon_tells_what_rests_with_its_extension_and_comes_back(tmp_path: Path) -> None:
    folder = register(tmp_path, EXTENDED, RESTS)
    asked = ("horizon", "--as-of", "2026-05-01", "--until", "2026-12-31", "--format", "json")
    found: dict[str, Any] = json.loads(ask(folder, *asked).out)
    stops = {stop["last_day"]: stop for stop in found["days"]}
    rest = [(one["kind"], one["matters"], one["grants"]) for one in stops["2026-05-31"]["ends"]]
    assert rest == [("suspension", ["viec"], ["g1"])]
    said = ask(folder, "horizon", "--as-of", "2026-05-01", "--until", "2026-12-31").said
    assert "Quyết định số 2/QĐ-UBND hết tạm ngưng từ 01/08/2026" in said


def test_days_of_the_first_term_need_no_extension(tmp_path: Path) -> None:
    early = (3, "2026-03-20", "suspends: [{instrument: 2/QĐ-UBND, from: 2026-03-20, to: 2026-03-31}]")
    folder = register(tmp_path, EXTENDED, early)
    assert when(folder, "2026-03-25", "2026-04-01") == [DIRECTOR, DIRECTOR]
    assert "bị tạm ngưng" not in ask(folder, "timeline", "viec").said


def test_another_extension_carries_on_what_the_suspended_one_does_not(tmp_path: Path) -> None:
    other = (5, "2026-03-25", "extends: [{grant: g1, to: 2026-06-30}]")
    folder = register(tmp_path, EXTENDED, RESTS, other)
    assert when(folder, "2026-06-15", "2026-07-01", "2026-08-01") == [DIRECTOR, MAYOR, DIRECTOR]


@pytest.mark.parametrize(
    ("lifted", "days"),
    [
        ("suspends: [{instrument: 4/QĐ-UBND, from: 2026-02-01, to: 2026-02-10}]", [MAYOR, DIRECTOR, DIRECTOR, MAYOR]),
        ("suspends: [{instrument: 4/QĐ-UBND}]", [MAYOR, DIRECTOR, DIRECTOR, DIRECTOR]),
        ("suspends: [{instrument: 4/QĐ-UBND, at: Điều 9}]", [MAYOR, *[[*DIRECTOR, *MAYOR]] * 3]),
    ],
)
def test_a_suspension_that_is_suspended_suspends_nothing(tmp_path: Path, lifted: str, days: list[list[str]]) -> None:
    folder = register(tmp_path, FIRST_RESTS, (5, "2026-02-01", lifted))
    assert when(folder, "2026-01-31", "2026-02-01", "2026-02-10", "2026-02-11") == days


def test_two_suspensions_by_one_text_are_told_apart(tmp_path: Path) -> None:
    """The second is not told as the end of the first."""
    twice = (
        4,
        "2026-01-01",
        "suspends: [{instrument: 1/QĐ-UBND, from: 2026-01-05, to: 2026-01-10}, {instrument: 1/QĐ-UBND, from: 2026-02-05, to: 2026-02-10}]",
    )
    said = " ".join(ask(register(tmp_path, twice), "timeline", "viec").said.split())
    for first, last, after in (("05/01", "10/01", "11/01"), ("05/02", "10/02", "11/02")):
        assert said.count(f"vì Quyết định số 1/QĐ-UBND bị tạm ngưng từ {first}/2026 đến hết {last}/2026") == 1
        assert said.count(f"vì Quyết định số 1/QĐ-UBND hết tạm ngưng từ {after}/2026") == 1


def test_what_is_suspended_and_extended_is_said_to_be_suspended(tmp_path: Path) -> None:
    """The term does not end where the suspension begins, and the extension is no first day."""
    folder = register(tmp_path, EXTENDED, FIRST_RESTS)
    assert when(folder, "2026-01-14", "2026-01-15", "2026-02-28", "2026-03-01", "2026-12-31") == [
        DIRECTOR,
        MAYOR,
        MAYOR,
        DIRECTOR,
        DIRECTOR,
    ]
    for asked in (("who", "viec", "--as-of", "2026-02-01"), ("timeline", "viec")):
        said = " ".join(ask(folder, *asked).said.split())
        assert "bị tạm ngưng từ 15/01/2026 đến hết 28/02/2026, theo Quyết định số 4/QĐ-UBND" in said
        assert "hết thời hạn giao sau 14/01/2026" not in said
        assert "giao từ 20/03/2026" not in said


CORRECTED = (6, "2026-04-10", "corrects: [{instrument: 2/QĐ-UBND}, {instrument: 4/QĐ-UBND, at: Điều 1}]")


def test_what_corrects_an_extension_or_a_suspension_is_said_with_it(tmp_path: Path) -> None:
    """The reader must know that the text which extends or suspends was corrected, wherever it is named for that."""
    folder = register(tmp_path, EXTENDED, FIRST_RESTS, CORRECTED)
    by = "(đính chính bởi Quyết định số 6/QĐ-UBND ngày 10/04/2026)"
    longer = f"gia hạn đến hết 31/12/2026 theo Quyết định số 2/QĐ-UBND {by}"
    rests = f"tạm ngưng từ 15/01/2026 đến hết 28/02/2026, theo Quyết định số 4/QĐ-UBND {by}"
    commands = {
        ("who", "viec", "--as-of", "2026-05-01"): [longer],
        ("who", "viec", "--as-of", "2026-02-01"): [longer, rests],
        ("list", "grants", "--as-of", "2026-05-01"): [longer],
        ("timeline", "viec"): [longer, rests],
        ("timeline", "1/QĐ-UBND"): [longer, rests],
    }
    for asked, told in commands.items():
        said = " ".join(ask(folder, *asked).said.split())
        assert [one for one in told if one not in said] == [], asked
    english = " ".join(ask(folder, "who", "viec", "--as-of", "2026-05-01", language="en").said.split())
    assert "extended to 2026-12-31 by Decision 2/QĐ-UBND (corrected by Decision 6/QĐ-UBND of 2026-04-10)" in english


def test_the_timeline_says_until_when_and_by_what_something_goes_on(tmp_path: Path) -> None:
    said = " ".join(ask(register(tmp_path, EXTENDED), "timeline", "viec").said.split())
    assert "gia hạn đến hết 31/12/2026 theo Quyết định số 2/QĐ-UBND" in said
