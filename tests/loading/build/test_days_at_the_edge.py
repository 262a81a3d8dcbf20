"""However far a number of days or a day lies, there is an answer or a message at its place, and no fault of the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import bare, said, small
from layers import layered
from programs import ask

_REGISTER = "register:\n  id: thu\n  name: Sổ thử\n  baseline: 2025-07-01\nchecks:\n  horizon-days: {}\n"


@pytest.mark.parametrize("many", ["0", "-1", "36501", "3650000", "99999999999999999999", "1e9"])
def test_a_number_of_days_that_is_none_is_told_at_its_place(many: str, tmp_path: Path) -> None:
    bare(tmp_path)
    (tmp_path / "register.yaml").write_text(_REGISTER.format(many), encoding="utf-8")
    assert [one for one in said(tmp_path, "DLG002") if "register.yaml:6:17" in one]


@pytest.mark.parametrize("many", ["1", "36500"])
def test_a_hundred_years_can_be_asked_about(many: str, tmp_path: Path) -> None:
    folder = layered(tmp_path / "rules", 2, 1)
    (folder / "register.yaml").write_text(_REGISTER.format(many), encoding="utf-8")
    assert not said(folder, "DLG002")
    for words in (("check",), ("horizon",), ("status",)):
        assert ask(folder, *words).code in (0, 1)


@pytest.mark.parametrize("many", ["36501", "99999999999999999999"])
def test_days_of_an_evaluation_are_told_too(many: str, tmp_path: Path) -> None:
    folder = layered(tmp_path / "rules", 1, 1)
    place = folder / "decisions/2026/1.yaml"
    place.write_text(place.read_text("utf-8").replace("at: Điều 1,", f"at: Điều 1, evaluation-days: {many},"), "utf-8")
    assert [one.partition(":")[0] for one in said(folder, "DLG002")] == ["DLG002 decisions/2026/1.yaml"]


@pytest.mark.parametrize("day", ["0001-01-01", "1000-01-01", "2025-06-30", "2199-12-31", "9999-12-31"])
def test_whatever_day_is_asked_about_there_is_an_answer_or_a_sentence(day: str, tmp_path: Path) -> None:
    folder = small(tmp_path / "rules")
    for words in (
        ("check",),
        ("who", "vd-ubnd-tp"),
        ("timeline", "vd-ubnd-tp"),
        ("up", "so-y-te"),
        ("status",),
        ("list", "tasks"),
    ):
        assert ask(folder, *words, "--as-of", day).code in (0, 1, 2), words
    for line in (
        ("horizon", "--until", day),
        ("diff", "2026-01-01", day),
        ("impact", "--abolish", "so-y-te", "--on", day),
    ):
        assert ask(folder, *line).code in (0, 1, 2), line


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2199-12-31"])
def test_whatever_day_a_rule_file_says_there_is_an_answer_or_a_finding(day: str, tmp_path: Path) -> None:
    lines = ("from: {}", "to: {}", "issued: {}", "effective: {}")
    olds = ("2026-01-15", "2027-12-31", "2026-01-05", "2026-01-15")
    for at, (line, old) in enumerate(zip(lines, olds, strict=True)):
        folder = layered(tmp_path / str(at), 2, 1)
        place = folder / "decisions/2026/1.yaml"
        text = place.read_text("utf-8")
        assert line.format(old) in text
        place.write_text(text.replace(line.format(old), line.format(day)), "utf-8")
        for words in (("check",), ("horizon",), ("timeline", "vd-ubnd-tp"), ("who", "vd-ubnd-tp"), ("status",)):
            assert ask(folder, *words).code in (0, 1), (words, place.read_text("utf-8"))
