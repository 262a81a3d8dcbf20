"""``horizon -o x.ics``: a calendar under RFC 5545."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_event_says_what_its_day_is_and_what_rests_on_it(tmp_path: Path, language: str) -> None:
    """No event counts nothing, none calls a body in force, and what is not known of who must act reads as a sentence."""
    found = properties(calendar(tmp_path, language))
    told = [value for name, value in found if name in ("SUMMARY", "DESCRIPTION")]
    assert not [one for one in told if re.search(r"(?<![\d.])0 (?:việc|lần giao|matters|grants)", one)]
    in_force = [one for one in told if one.startswith(("Ngày cuối còn hiệu lực: ", "Last day in force: "))]
    assert in_force
    assert all(re.search(r"\d+/(?:\d{4}/)?[A-ZĐ]", one) for one in in_force)
    days = [value for name, value in found if name == "DTSTART;VALUE=DATE"]
    assert len(
        [one for one in told if "chưa có việc\\, lần giao nào dựa vào" in one or "nothing in the register" in one]
    ) <= len(set(days))
    assert not [one for one in told if "Cơ quan chưa rõ" in one]


def test_another_command_refuses_the_ending(tmp_path: Path) -> None:
    ran = run("--rules", str(RULES), "who", "2.000229", "--format", "json", "-o", tmp_path / "x.ics")
    assert ran.code == 2
    ran = run("--rules", str(RULES), "diff", "2026-06-01", "2026-07-01", "-o", tmp_path / "x.ics")
    assert ran.code == 2
    assert not (tmp_path / "x.ics").exists()


@pytest.mark.parametrize("name", ["so-cong-thuong", "Sở Công Thương"])
def test_the_calendar_of_a_holder_has_its_days_and_no_others(tmp_path: Path, name: str) -> None:
    """Its name says whose it is; each event is one of the whole calendar, told with the matters of that holder; what is asked of others is left out."""
    made = tmp_path / "own.ics"
    ran = run(*LINE, "--holder", name, "-o", made)
    assert ran.code == 0, ran.told
    own, whole = properties(made.read_bytes()), properties(calendar(tmp_path, "vi"))
    assert ("X-WR-CALNAME", r"Hạn của thẩm quyền\, ủy quyền: Sở Công Thương") in own
    ids, every = ({value for key, value in some if key == "UID"} for some in (own, whole))
    assert 0 < len(ids) < len(every) / 2
    assert ids <= every
    told = " ".join(value for key, value in own if key in ("SUMMARY", "DESCRIPTION"))
    assert "Nghị định số 146/2025/NĐ-CP" in told
    assert "UBND Thành phố phải" not in told


def test_a_horizon_of_nobody_is_refused_and_that_of_somebody_is_narrowed_in_every_form(tmp_path: Path) -> None:
    assert run(*LINE, "--holder", "so-khong-co", "-o", tmp_path / "a.ics").code == 2
    made = tmp_path / "a.json"
    assert run(*LINE, "--holder", "so-cong-thuong", "-o", made).code == 0
    found = json.loads(made.read_bytes())
    assert found["holder"] == "so-cong-thuong"
    assert "146-2025-nd-cp" in {one["id"] for day in found["days"] for one in day["ends"]}
    said = run(*LINE, "--holder", "so-cong-thuong")
    assert ": Sở Công Thương" in said.said.splitlines()[0]
    assert "120/2025/NĐ-CP" not in said.said
