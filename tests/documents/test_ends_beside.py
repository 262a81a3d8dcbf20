"""What comes back, and what may be suspended, is told by the annex of what ends and by the calendar: as possible where it is not certain."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import decision, grant, task
from docx import Document
from folders import beside, small
from programs import ask

GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-03-31", extra=", at: Điều 1")
HEAD = "instrument: {{number: {0}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: {1}, effective: {1}, {2}}}\ngrants: []\n"
AHEAD = ("--as-of", "2026-05-01", "--until", "2026-12-31")


def register(folder: Path, suspended: str) -> Path:
    """Write a grant that a second decision extends, and a third one that suspends something in June and July."""
    files = {
        "tasks/viec.yaml": task(),
        "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN),
        "decisions/2026/2.yaml": HEAD.format(2, "2026-03-20", "extends: [{instrument: 1/QĐ-UBND, to: 2026-12-31}]"),
        "decisions/2026/3.yaml": HEAD.format(
            3, "2026-05-01", f"suspends: [{{{suspended}, from: 2026-06-01, to: 2026-07-31}}]"
        ),
    }
    return small(folder, files)


def paper(folder: Path, language: str = "vi", *more: str) -> str:
    """Give the words of the annex of what ends."""
    file = beside(folder, "h.docx")
    made = ask(
        folder, "annex", "het-han:2026-12-31", "--as-of", "2026-05-01", "-o", str(file), *more, language=language
    )
    assert made.code == 0, made.told
    opened = Document(str(file))
    cells = (cell.text for table in opened.tables for line in table.rows for cell in line.cells)
    return "\n".join((*cells, *(one.text for one in opened.paragraphs)))


def calendar(folder: Path, language: str = "vi") -> list[str]:
    """Give the events of the calendar, each line that goes on put together again."""
    file = beside(folder, "h.ics")
    assert ask(folder, "horizon", *AHEAD, "-o", str(file), language=language).code == 0
    return file.read_bytes().decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]


@pytest.mark.parametrize(
    ("language", "words", "why"),
    [("vi", "có thể không gia hạn", "có phải là chỗ gia hạn không"), ("en", "may extend nothing", "extends")],
)
def test_what_may_be_suspended_is_told_as_possible_and_why_only_with_notes(
    tmp_path: Path, language: str, words: str, why: str
) -> None:
    folder = register(tmp_path, "instrument: 2/QĐ-UBND, at: Điều 9")
    said = paper(folder, language)
    (line,) = {one for one in said.split("\n") if words in one}
    assert "01/06/2026" in line or "2026-06-01" in line
    assert why not in line.partition("(")[0].replace(words, "")
    assert why in paper(folder, language, "--notes")
    (event,) = [one for one in calendar(folder, language) if words in one]
    assert "STATUS:TENTATIVE" in event
    assert "DTSTART;VALUE=DATE:20260601" in event


def test_what_is_surely_suspended_and_comes_back_is_told_on_its_days_and_as_certain(tmp_path: Path) -> None:
    folder = register(tmp_path, "instrument: 1/QĐ-UBND")
    assert "– Quyết định số 1/QĐ-UBND hết tạm ngưng từ 01/08/2026" in paper(folder)
    events = calendar(folder)
    assert not [one for one in events if "STATUS:TENTATIVE" in one]
    begins = [one for one in events if "SUMMARY:Ngày cuối trước khi tạm ngưng: " in one]
    comes_back = [one for one in events if "hết tạm ngưng từ 01/08/2026" in one]
    assert ["DTSTART;VALUE=DATE:20260531" in one for one in begins] == [True]
    assert ["DTSTART;VALUE=DATE:20260801" in one for one in comes_back] == [True]


def test_where_nothing_comes_back_and_nothing_is_in_doubt_nothing_is_said_of_it(tmp_path: Path) -> None:
    folder = register(tmp_path, "instrument: 2/QĐ-UBND, at: Phụ lục dòng 4")
    certain = small(beside(tmp_path, "sure"), {"tasks/viec.yaml": task()})
    assert "Chưa chắc chắn" in paper(folder)
    assert "Chưa chắc chắn" not in paper(certain)
    assert "Có hiệu lực trở lại" not in paper(certain)
