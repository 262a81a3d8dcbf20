"""A row of an annex, and a list of communes that cannot be read as a whole, name communes that end as a grant does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from casework import decision, task
from folders import small
from programs import ask

from delegation.model.holders import CommuneCode
from delegation.model.supposed import Merges
from delegation.questions.suppose.hypothesis import merged
from delegation.run import pipeline

ENDED, FOLLOWS = "term: {to: 2026-06-30}", "becomes: [{code: '00005', from: 2026-07-01, by: 1/QĐ-UBND, follows: true}]"


def register(folder: Path, rows: str, life: str = ENDED, part: str = "", more: str = "") -> Path:
    """Write a register in which two wards become one, and a grant to committees of communes with rows."""
    given = (
        f"  - {{id: g1, mechanism: delegation, from: ubnd-tp, to: ubnd-cap-xa, at: Phụ lục, {part}"
        "term: {from: 2025-12-01, to: 2026-12-31}, content: giải quyết, scope: whole, matters: [" + rows + "]}\n"
    )
    wards = "".join(f"  - {{code: '{code}', name: Phường {code}, type: ward, {life}}}\n" for code in ("00004", "00070"))
    new = "  - {code: '00005', name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}\n"
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "holders/xa-phuong.yaml": f"communes:\n{wards}{new}",
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", given, *([more] if more else [])),
        },
    )


def found(folder: Path) -> list[tuple[str, str]]:
    """Give keys and severities of what is found about communes that are gone."""
    said = json.loads(ask(folder, "check", "--select", "DLG508", "--as-of", "2026-08-01", "--format", "json").out)
    return sorted((one["key"], one["severity"]) for one in said["findings"])


BOTH = "communes: ['00004', '00070']"


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        (f"{{row: 1, matter: viec, {BOTH}}}", ["DLG508:g1:viec:communes"]),
        ("{row: 1, matter: viec, except-communes: ['00004']}", ["DLG508:g1:viec:except-communes"]),
        ("{row: 1, matter: viec, communes: ['00004', {unknown: mờ}]}", ["DLG508:g1:viec:communes"]),
        (
            "{row: 1, matter: viec, communes: ['00004']}, {row: 2, matter: viec, communes: ['00070']}",
            ["DLG508:g1:viec:1:communes", "DLG508:g1:viec:2:communes"],
        ),
    ],
)
def test_rows_that_name_communes_which_end_are_found(tmp_path: Path, rows: str, keys: list[str]) -> None:
    assert found(register(tmp_path, rows)) == [(key, "warning") for key in keys]


def test_a_row_that_names_the_new_commune_as_well_is_not_asked_about(tmp_path: Path) -> None:
    row = "{row: 1, matter: viec, communes: ['00004', '00070', '00005']}"
    assert found(register(tmp_path, row, "becomes: [{code: '00005', from: 2026-07-01}]")) == []


def test_where_what_was_decided_goes_on_it_is_a_notice(tmp_path: Path) -> None:
    folder = register(tmp_path, f"{{row: 1, matter: viec, {BOTH}}}", FOLLOWS)
    assert found(folder) == [("DLG508:g1:viec:communes", "info")]


def test_a_grant_whose_list_is_known_in_part_names_those_that_it_knows(tmp_path: Path) -> None:
    assert found(register(tmp_path, "viec", part="communes: ['00004', {unknown: mờ}], ")) == [
        ("DLG508:g1:communes", "warning")
    ]


@pytest.mark.parametrize("more", ["", ", {unknown: mờ}"])
def test_a_row_may_name_the_commune_that_those_of_its_grant_became(tmp_path: Path, more: str) -> None:
    """Surely, also where what else it names is not known."""
    row = f"{{row: 1, matter: viec, communes: ['00005'{more}]}}"
    folder = register(tmp_path, row, FOLLOWS, f"{BOTH}, ")
    said = json.loads(ask(folder, "who", "viec", "--commune", "00005", "--as-of", "2026-08-01", "--format", "json").out)
    acting = [(one["holder"], one["certain"]) for part in said["parts"] for one in part["exercisers"]]
    assert acting == [("ubnd-cap-xa", True)]


def test_another_grant_may_name_the_new_commune_at_a_row(tmp_path: Path) -> None:
    later = (
        "  - {id: g2, mechanism: delegation, from: ubnd-tp, to: ubnd-cap-xa, at: Phụ lục, term: {from: 2026-07-01, to: 2026-12-31}, "
        "content: giải quyết, scope: whole, matters: [{row: 1, matter: viec, communes: ['00005']}]}\n"
    )
    folder = register(tmp_path, "viec", "becomes: [{code: '00005', from: 2026-07-01}]", f"{BOTH}, ", later)
    assert found(folder) == []


def test_a_merger_supposed_reaches_lists_that_are_known_in_part(tmp_path: Path) -> None:
    loaded = pipeline.load(
        register(tmp_path, "viec", "term: {to: 2099-12-31}", "communes: ['00004', {unknown: mờ}], ")
    ).register
    verb = Merges(
        (CommuneCode("00004"), CommuneCode("00070")), CommuneCode("00999"), "Phường Mới", "ward", date(2026, 10, 1)
    )
    part = merged(loaded, verb).grants["g1"].part
    assert [one.sure for one in part.unread] == [("00004", "00999")]
