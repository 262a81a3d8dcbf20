"""What becomes of a matter that goes back to its giver in a part only, while another part goes elsewhere on the same day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from divided import MATTER, Divided, decision, grant, only, procedure, procedures
from programs import ask

CASES = procedures(procedure("{quy-mo: [nho, lon]}"))
BEFORE = decision("1", grant("truoc", "giam-doc-so-y-te", end="2026-06-30"))
ELSEWHERE = decision("2", grant("sau", "giam-doc-so-y-te-khac", only("{quy-mo: [lon]}"), start="2026-07-01"))


def asked(folder: Path, *files: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """Give what the horizon says of the last day of the first grant, as JSON and in words."""
    other = {
        "holders/khac.yaml": "holders:\n  - {id: giam-doc-so-y-te-khac, name: Giám đốc Sở Khác, kind: official, level: city, "
        "label: Giám đốc Sở Khác}\n"
    }
    rules = Divided(folder, CASES, BEFORE, other, *files).folder
    days = ("horizon", "--as-of", "2026-06-15", "--until", "2026-06-30")
    (day,) = json.loads(ask(rules, *days, "--format", "json").out)["days"]
    return day, " ".join(ask(rules, *days).said.split())


def test_what_goes_back_as_a_whole_is_told_once(tmp_path: Path) -> None:
    day, said = asked(tmp_path)
    (back,) = day["returned"]
    assert (back["matter"], back["in_part"]) == (MATTER, False)
    assert f"Trở về bên giao Chủ tịch UBND Thành phố: 1 thủ tục: {MATTER}" in said
    assert "Chuyển sang" not in said


def test_of_what_goes_back_in_part_the_rest_is_told_too(tmp_path: Path) -> None:
    """Whoever reads only that it goes back would not look for the other who has the rest."""
    day, said = asked(tmp_path, ELSEWHERE)
    (back,) = day["returned"]
    assert (back["matter"], back["in_part"]) == (MATTER, True)
    assert f"Trở về bên giao Chủ tịch UBND Thành phố (một phần): 1 thủ tục: {MATTER}" in said
    assert f"Chuyển sang chủ thể khác hoặc nay chưa chắc chắn: 1 thủ tục: {MATTER}" in said
