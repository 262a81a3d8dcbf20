"""Which decisions a paper ends as a whole is read, whatever word it has for it; what ends in part is asked, and nobody is led to lose it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from takings import DECISION_OF_A_CITY, TITLES, city

A, *_ = TITLES
SHEET = Sheet([list(HEADS), [1, A, TITLES[A], ""]])
WHOLE = {
    "Bãi bỏ Quyết định số 46/QĐ-UBND ngày 05/01/2025 của Chủ tịch Ủy ban nhân dân Thành phố.": "[46/QĐ-UBND]",
    "Hủy bỏ toàn bộ Quyết định số 46/QĐ-UBND.": "[46/QĐ-UBND]",
    "Bãi bỏ Quyết định số 46/QĐ-UBND về việc ủy quyền một số thủ tục hành chính.": "[46/QĐ-UBND]",
    "Quyết định này thay thế Quyết định số 46/QĐ-UBND ngày 05/01/2025, Quyết định số 47/QĐ-UBND ngày 06/01/2025.": "[46/QĐ-UBND, 47/QĐ-UBND]",
    "Quyết định này thay thế các Quyết định số 46/QĐ-UBND và số 47/QĐ-UBND của Ủy ban nhân dân Thành phố.": "[46/QĐ-UBND, 47/QĐ-UBND]",
    "Quyết định này thay thế Quyết định số 46/QĐ-UBND. Bãi bỏ Quyết định số 47/QĐ-UBND.": "[46/QĐ-UBND, 47/QĐ-UBND]",
    "Quyết định số 46/QĐ-UBND ngày 05/01/2025 của Ủy ban nhân dân Thành phố hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.": "[46/QĐ-UBND]",
}  # fmt: skip
PART = (
    "Bãi bỏ nội dung ủy quyền tại khoản 2 Điều 1 Quyết định số 46/QĐ-UBND ngày 05/01/2025.",
    "Bãi bỏ các thủ tục có số thứ tự 3, 5 tại Phụ lục I ban hành kèm theo Quyết định số 46/QĐ-UBND.",
    "Quyết định này thay thế Phụ lục II Quyết định số 46/QĐ-UBND và các thủ tục số 5, 7 Phụ lục I.",
    "Quyết định này thay thế Quyết định số 46/QĐ-UBND đối với lĩnh vực y tế.",
    "Quyết định này thay thế Quyết định số 46/QĐ-UBND, trừ thủ tục số 5.",
    "Quyết định này thay thế Quyết định số 46/QĐ-UBND về việc ủy quyền, trừ Phụ lục II.",
    "Quyết định này thay thế Phụ lục II Quyết định số 46/QĐ-UBND và Quyết định số 47/QĐ-UBND.",
    "Bãi bỏ Quyết định số 46/QĐ-UBND kể từ ngày 01/3/2026.",
    "Không bãi bỏ Quyết định số 46/QĐ-UBND.",
    "Sửa đổi, bổ sung Phụ lục kèm theo Quyết định số 46/QĐ-UBND.",
)  # fmt: skip


def decision(place: Path, said: str) -> Path:
    return word(place, [*DECISION_OF_A_CITY[:-3], f"Điều 3. {said}", *DECISION_OF_A_CITY[-3:]], SHEET)


@pytest.mark.parametrize(("said", "numbers"), WHOLE.items())
def test_decisions_that_end_as_a_whole_are_read(said: str, numbers: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", decision(tmp_path / "a.docx", said))
    assert made.open == ()
    assert f"replaces: {numbers}\n" in next(iter(made.files.values())).decode()


@pytest.mark.parametrize("said", PART)
def test_what_ends_in_part_or_on_a_day_of_its_own_is_asked_and_each_answer_keeps_it(said: str, tmp_path: Path) -> None:
    """Nothing is replaced before somebody says so; that a part of another decision ends is marked for review."""
    made_of = decision(tmp_path / "a.docx", said)
    asked = [one for one in city(tmp_path / "so", made_of).open if "46/QĐ-UBND" in one.said.vi]
    (key,) = (one.key for one in asked)
    assert "ends-in-part" in asked[0].said.vi
    parted = next(iter(city(tmp_path / "so", made_of, {key: "không bớt gì"}).files.values())).decode()
    assert "replaces:" not in parted
    assert "review: " in parted
    assert "ghi ends-in-part ở văn bản đó" in parted
    ended = next(iter(city(tmp_path / "so", made_of, {key: "văn bản kia hết hiệu lực"}).files.values())).decode()
    assert "replaces: [46/QĐ-UBND" in ended
    assert "review: " not in ended
