"""``horizon -o x.ics``: a calendar under RFC 5545."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from folders import RULES
from programs import run

LINE = ("--rules", str(RULES), "horizon", "--as-of", "2026-06-01", "--until", "2027-03-01")


def calendar(tmp_path: Path, language: str) -> bytes:
    made = tmp_path / "x.ics"
    ran = run("--lang", language, *LINE, "-o", made)
    assert ran.code == 0, ran.told
    return made.read_bytes()


def properties(content: bytes) -> list[tuple[str, str]]:
    """Give names and values, each line that goes on put together again."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    pairs = [line.partition(":") for line in lines]
    return [(name, value) for name, _, value in pairs]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lines_are_short_end_as_the_standard_wants_and_are_whole_letters(tmp_path: Path, language: str) -> None:
    content = calendar(tmp_path, language)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_event_is_a_whole_day_within_the_horizon_with_an_id_of_its_own(tmp_path: Path, language: str) -> None:
    found = properties(calendar(tmp_path, language))
    assert found[0] == ("BEGIN", "VCALENDAR")
    assert ("VERSION", "2.0") in found
    starts = [value for name, value in found if name == "DTSTART;VALUE=DATE"]
    ends = [value for name, value in found if name == "DTEND;VALUE=DATE"]
    ids = [value for name, value in found if name == "UID"]
    assert len(starts) == len(ends) == len(ids) == len(set(ids)) == found.count(("BEGIN", "VEVENT"))
    assert len(starts) > 20
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert "20270228" in starts
    told = [value for name, value in found if name in ("SUMMARY", "DESCRIPTION")]
    assert not [one for one in told if re.search(r"(?<!\\)[,;]", one)]


def test_the_decrees_of_2025_stand_on_their_last_day_and_the_same_words_come_again(tmp_path: Path) -> None:
    content = calendar(tmp_path, "vi")
    assert "Nghị định số 151/2025/NĐ-CP" in content.decode().replace("\r\n ", "")
    assert calendar(tmp_path, "vi") == content


def test_another_command_refuses_the_ending(tmp_path: Path) -> None:
    ran = run("--rules", str(RULES), "who", "2.000229", "--format", "json", "-o", tmp_path / "x.ics")
    assert ran.code == 2
    ran = run("--rules", str(RULES), "diff", "2026-06-01", "2026-07-01", "-o", tmp_path / "x.ics")
    assert ran.code == 2
    assert not (tmp_path / "x.ics").exists()
