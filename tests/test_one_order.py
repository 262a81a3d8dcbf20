"""Cases and communes of a matter are told in one order by every answer."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

ROWS = (
    ("giam-doc-so-y-te", "only: {nhom: [A], muc: {from: 9 tỷ, below: 10 tỷ}}"),
    ("so-y-te", "only: {nhom: [B]}, communes: ['00376']"),
    ("ubnd-cap-xa", "only: {nhom: [C], muc: {from: 100 tỷ}}"),
    ("chu-tich-ubnd-cap-xa", "only: {nhom: [C], muc: {below: 9 tỷ}}"),
)
HEADS = [
    "nhom: A, mức: dưới 9 tỷ đồng; nhom: A, mức: từ 10 tỷ đồng trở lên; nhom: C, mức: từ 9 tỷ đồng đến dưới 100 tỷ đồng",
    "nhom: A, mức: từ 9 tỷ đồng đến dưới 10 tỷ đồng",
    "Phường Ba Đình, Phường Hoàn Kiếm; nhom: B",
    "Xã Sóc Sơn; nhom: B",
    "nhom: C, mức: dưới 9 tỷ đồng",
    "nhom: C, mức: từ 100 tỷ đồng trở lên",
]
"""By the first case, then by the first commune."""


def _register(folder: Path, groups: str, order: tuple[int, ...]) -> Path:
    given = (
        grant(f"g{at}", "ubnd-tp", ROWS[one][0], "2025-12-01", "2026-12-31").replace("[viec]", f"[{{matter: viec, {ROWS[one][1]}}}]")
        for at, one in enumerate(order)
    )  # fmt: skip
    cases = f"    cases: {{nhom: [{groups}], muc: {{unit: VND, name: mức}}}}\n"
    return small(folder, {"tasks/viec.yaml": task(extra=cases), "decisions/2025/1.yaml": decision("1/QĐ-UBND", *given)})


@pytest.mark.parametrize("groups", [", ".join(one) for one in permutations("ABC")])
def test_who_and_timeline_tell_cases_and_communes_in_one_order_however_the_files_have_them(
    tmp_path: Path, groups: str
) -> None:
    folder = _register(tmp_path, groups, (3, 1, 0, 2) if groups.startswith("C") else (0, 1, 2, 3))
    for line in (("who", "viec", "--as-of", "2026-06-01"), ("timeline", "viec")):
        said = " ".join(ask(folder, *line).said.split("\n"))
        found = re.findall(r"Đối với (.*?)(?:   *(?:Có thẩm quyền|Từ )|$)", re.sub(r" {2,}", "   ", said))
        assert [" ".join(one.split()) for one in found] == HEADS, line
