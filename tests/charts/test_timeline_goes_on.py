"""The chart of a timeline goes on where the history does: in the commune that one became, under the code that replaced one."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import beside, small
from programs import ask


def becomes(*codes: str) -> str:
    """Write what a commune became."""
    return (
        "becomes: ["
        + ", ".join(f"{{code: '{one}', from: 2026-07-01, by: 1/QĐ-UBND, follows: true}}" for one in codes)
        + "]"
    )


def register(folder: Path, *after: str) -> Path:
    """Write a register in which a ward becomes one other, or two."""
    new = "".join(
        f"  - {{code: '{code}', name: Phường Mới {code}, type: ward, term: {{from: 2026-07-01}}}}\n" for code in after
    )
    old = f"  - {{code: '00004', name: Phường Cũ, type: ward, {becomes(*after)}}}\n"
    given = grant("g1", "ubnd-tp", "ubnd-cap-xa", "2025-12-01", "2026-12-31", extra=", communes: ['00004']")
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "holders/xa-phuong.yaml": f"communes:\n{old}{new}",
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", given),
        },
    )


def drawn(folder: Path, *line: str, language: str = "vi") -> str:
    """Draw a timeline and give its words."""
    file = beside(folder, "t.svg")
    ran = ask(folder, "timeline", *line, "--as-of", "2026-06-01", "-o", str(file), language=language)
    assert ran.code == 0, ran.told
    words = re.sub(r"<style.*?</style>", "", file.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", words)).split())


@pytest.mark.parametrize("what", ["viec", "ubnd-cap-xa"])
def test_the_commune_that_came_after_is_drawn(tmp_path: Path, what: str) -> None:
    said = drawn(register(tmp_path, "00005"), what, "--commune", "00004")
    assert "UBND phường Cũ" in said
    assert "UBND phường Mới 00005" in said
    assert "01/07/2026" in said, "the day on which it changes is marked"


@pytest.mark.parametrize("what", ["viec", "ubnd-cap-xa"])
def test_of_two_that_came_after_none_is_chosen_and_both_are_named(tmp_path: Path, what: str) -> None:
    said = drawn(register(tmp_path, "00005", "00006"), what, "--commune", "00004")
    assert "Phường Mới 00005" in said
    assert "Phường Mới 00006" in said
    assert "UBND phường Mới" not in said


def test_in_english_too(tmp_path: Path) -> None:
    said = drawn(register(tmp_path, "00005"), "viec", "--commune", "00004", language="en")
    assert "in Phường Mới 00005" in said


def test_a_holder_lives_in_a_commune_while_that_is_there(tmp_path: Path) -> None:
    folder = register(tmp_path, "00005")
    assert "Từ 01/07/2025 đến hết 30/06/2026" in drawn(folder, "ubnd-cap-xa", "--commune", "00004")
    said = " ".join(ask(folder, "timeline", "ubnd-cap-xa", "--commune", "00004").said.split())
    assert "UBND phường Cũ tồn tại từ 01/07/2025 đến hết 30/06/2026" in said
    assert "tồn tại từ 01/07/2026" in said
    found = json.loads(ask(folder, "timeline", "ubnd-cap-xa", "--commune", "00004", "--format", "json").out)
    assert (found["term"]["to"], found["then"][0]["term"]["from"]) == ("2026-06-30", "2026-07-01")
    whole = json.loads(ask(folder, "timeline", "ubnd-cap-xa", "--format", "json").out)
    assert whole["term"]["to"] is None


def test_a_code_that_another_replaced_goes_on_under_that(tmp_path: Path) -> None:
    one = "  - {{code: '{code}', title: Cấp giấy phép, owner: ubnd-tp{more}}}\n"
    codes = one.format(code="1.900001", more=", replaced-by: [{code: '1.900002', from: 2026-03-01}]") + one.format(
        code="1.900002", more=""
    )
    head = "field: y-te\nbasis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]\nprocedures:\n"
    said = drawn(small(tmp_path, {"procedures/a.yaml": head + codes}), "1.900001")
    assert "mã 1.900002" in said
