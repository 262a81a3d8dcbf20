"""``delegation status`` on the real register: the published numbers and what is named of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from folders import small
from programs import run

BY_FORM = {1: 151, 2: 14, 3: 387, 4: 3, 5: 2, 6: 15, 7: 38, 8: 2, 9: 55, 10: 2, 11: 2}


@pytest.fixture(name="status", scope="module")
def _status() -> dict[str, Any]:
    ran = run("status", "--format", "json", "rules")
    assert (ran.code, ran.err) == (0, b"")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_the_tasks_are_those_of_the_report(status: dict[str, Any]) -> None:
    tasks = status["tasks"]
    assert (tasks["total"], tasks["city"], tasks["commune"]) == (2007, 1239, 768)
    assert tasks["total"] == tasks["named"] + tasks["unlisted"]
    assert tasks["named"] == tasks["city_named"] + tasks["commune_named"]
    assert tasks["outside_ledger"] == sum(tasks["outside_ledger_by_reason"].values())


def test_the_delegated_procedures_are_those_of_the_annex(status: dict[str, Any]) -> None:
    delegated = status["delegated_procedures"]
    assert delegated["total"] == sum(BY_FORM.values()) == 671
    assert delegated["by_form"] == {str(form): total for form, total in BY_FORM.items()}
    assert delegated["total"] == delegated["named"] + delegated["unlisted"]
    assert delegated["named"] == sum(delegated["by_form_named"].values())
    assert delegated["unlisted"] == sum(delegated["by_form_unlisted"].values())
    assert all(delegated["form_names"].values())
    assert list(delegated["form_names"]) == list(delegated["by_form"])


def test_the_communes_are_126(status: dict[str, Any]) -> None:
    holders = status["holders"]
    assert (holders["communes"], holders["wards"], holders["rural_communes"]) == (126, 51, 75)
    assert holders["total"] == holders["bodies"] + holders["offices"] + holders["classes"]


@pytest.mark.parametrize(("language", "words"), [("vi", ("2.007", "1.239", "671")), ("en", ("2,007", "1,239", "671"))])
def test_a_person_reads_the_same_numbers(language: str, words: tuple[str, ...]) -> None:
    said = run("--lang", language, "status").said
    assert all(word in said for word in words)


def test_the_day_decides_who_has_ended() -> None:
    ended = [
        json.loads(run("status", "--format", "json", "--as-of", day).out)["holders"]["ended"]
        for day in ("2025-06-30", "2025-07-01")
    ]
    assert ended[0] < ended[1]


def test_of_a_total_of_which_more_are_named_it_is_said_how_many_too_many(tmp_path: Path) -> None:
    more = "ledgers:\n  - {id: so-viec, name: Việc của Thành phố, counts: tasks, level: city, total: 1, as-of: 2026-06-01, source: nguồn}\n"
    folder = small(tmp_path, {"ledgers/so.yaml": more})
    named = json.loads(run("status", folder, "--format", "json").out)["tasks"]["city_named"]
    assert named > 1
    for language, says in (("vi", f"thừa {named - 1}"), ("en", f"{named - 1} too many")):
        said = run("--lang", language, "status", folder).said
        assert says in said
        assert f" -{named - 1}" not in said
