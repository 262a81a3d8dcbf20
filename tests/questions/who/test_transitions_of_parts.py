"""Of a matter that a new decision gives in other parts than the old one each part of the files that stay is told once."""

from __future__ import annotations

import json
from pathlib import Path

from folders import small
from programs import ask

MATTER = (
    "field: y-te\nprocedures:\n  - {code: '1.900011', title: Phê duyệt, owner: ubnd-tp, cases: {muc: {unit: VND, name: mức đầu tư}}, "
    "basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]}\n"
)
OLD = "[{row: 1, matter: '1.900011', only: {muc: {below: 10 tỷ}}}, {row: 2, matter: '1.900011', only: {muc: {from: 10 tỷ, below: 15 tỷ}}}]"
NEW = "[{row: 1, matter: '1.900011', only: {muc: {from: 5 tỷ, below: 12 tỷ}}}]"


def decision(number: int, day: str, receiver: str, rows: str, more: str = "") -> str:
    return (
        f"instrument: {{number: {number}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: {day}, effective: {day}{more}}}\n"
        f"grants:\n  - {{id: g{number}, mechanism: delegation, from: ubnd-tp, to: {receiver}, term: {{from: {day}, to: 2027-12-31}}, "
        f"content: giải quyết, scope: whole, at: Phụ lục, matters: {rows}}}\n"
    )


def register(folder: Path) -> Path:
    moved = ", replaces: [1/QĐ-UBND], transition: {received-before: 2026-03-01, at: Điều 3}"
    return small(
        folder,
        {
            "procedures/p.yaml": MATTER,
            "decisions/2025/1.yaml": decision(1, "2025-12-01", "so-y-te", OLD),
            "decisions/2026/2.yaml": decision(2, "2026-03-01", "giam-doc-so-y-te", NEW, moved),
        },
    )


def test_each_part_of_the_files_that_stay_is_told_once(tmp_path: Path) -> None:
    """What the new decision gives lies within what the old one gave, of which all stays."""
    asked = ("who", "1.900011", "--as-of", "2026-04-01")
    said = " ".join(ask(register(tmp_path), *asked).said.split()).partition("Chuyển tiếp:")[2]
    assert said.count("do Sở Y tế tiếp tục giải quyết") == 2
    for part in ("mức đầu tư: dưới 10 tỷ đồng: hồ sơ", "mức đầu tư: từ 10 tỷ đồng đến dưới 15 tỷ đồng: hồ sơ"):
        assert said.count(part) == 1


def test_a_file_is_answered_by_the_parts_that_there_were(tmp_path: Path) -> None:
    asked = ("who", "1.900011", "--as-of", "2026-04-01", "--received", "2026-02-01", "--format", "json")
    parts = json.loads(ask(register(tmp_path), *asked).out)["parts"]
    assert [[one["holder"] for one in part["exercisers"]] for part in parts] == [["so-y-te"], ["so-y-te"], ["ubnd-tp"]]
