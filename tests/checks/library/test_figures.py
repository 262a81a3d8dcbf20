"""Published figures that disagree, do not add up, or are counted otherwise: DLG601 to DLG604."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import findings, small, whole_case, write
from programs import ask

_FIGURE = "  - {{id: {id}, measure: viec, value: {value}, unit: TTHC, place: mục {id}}}\n"


def figures(*values: str) -> dict[str, str]:
    lines = "".join(_FIGURE.format(id=f"F{number}", value=value) for number, value in enumerate(values, start=1))
    return {"figures/so.yaml": f"source: báo cáo\nas-of: 2026-06\nfigures:\n{lines}"}


def keys(rules: Path) -> list[str]:
    told = ask(rules, "check", "--select", "DLG603", "--format", "json")
    return [one["key"] for one in json.loads(told.said)["findings"]]


def test_a_further_value_is_another_disagreement_and_a_further_place_of_a_value_is_not(tmp_path: Path) -> None:
    """Whoever accepted that 161 and 160 were published was not asked about 155."""
    rules = small(tmp_path / "rules", figures("161", "160"))
    assert keys(rules) == ["DLG603:viec:F1:160:161"]
    write(rules, figures("161", "160", "161"))
    assert keys(rules) == ["DLG603:viec:F1:160:161"]
    write(rules, figures("161", "160", "155"))
    assert keys(rules) == ["DLG603:viec:F1:155:160:161"]


def test_values_are_written_in_full(tmp_path: Path) -> None:
    rules = small(tmp_path / "rules", figures("1172000", "56.5"))
    assert keys(rules) == ["DLG603:viec:F1:56.5:1172000"]


@pytest.mark.parametrize(
    ("check", "name", "was", "becomes"),
    [
        ("DLG601", "figures/so-lieu.yaml", "value: 4", "value: 9"),
        ("DLG602", "figures/so-lieu.yaml", "value: 77", "value: 99"),
        ("DLG602", "figures/so-lieu.yaml", "value: 55", "value: 5"),
        ("DLG603", "figures/so-lieu.yaml", "value: 656", "value: 6"),
        ("DLG604", "ledgers/nhiem-vu.yaml", "total: 1 ", "total: 0 "),
    ],
)
def test_with_other_numbers_it_is_another_finding(
    check: str, name: str, was: str, becomes: str, tmp_path: Path
) -> None:
    """Whoever waived «77 is not 76» was never asked about 99: the key holds the numbers, so that no waiver covers others."""
    files = {one.name: one.data for one in whole_case(check, "bad")}
    keys = list[str]()
    for data in (files[name], files[name].replace(was.encode(), becomes.encode())):
        (one,) = findings(write(tmp_path / str(len(keys)), {**files, name: data}), check)
        keys.append(one.key)
    assert keys[0] != keys[1]
