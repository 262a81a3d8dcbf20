"""A draft submission reads like one: no heading ends a page, and no word of the program's own stands in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest
from folders import RULES
from office import letters_of, pages_of
from programs import within

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HYPOTHESES = (
    ("--abolish", "so-cong-thuong"),
    ("--withdraw", "74/2025/QĐ-UBND"),
    ("--end", "140/2025/NĐ-CP"),
    ("--with", str(RULES / "drafts" / "het-28-nghi-dinh.yaml")),
    ("--with", str(RULES / "drafts" / "tach-phong-dia-ban-lon.yaml")),
)


def paragraphs(file: Path) -> list[tuple[str, bool]]:
    """Give each paragraph of a Word file but those of cells that stand beside others, and whether it stays on the page of the next one."""
    with ZipFile(file) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314  a file of ours
    cells = {id(one) for row in body.iter(f"{_W}tr") if len(row.findall(f"{_W}tc")) > 1 for one in row.iter(f"{_W}p")}
    return [
        ("".join(one.text or "" for one in found.iter(f"{_W}t")), found.find(f"{_W}pPr/{_W}keepNext") is not None)
        for found in body.iter(f"{_W}p")
        if id(found) not in cells
    ]


def rows_of(file: Path) -> list[tuple[str, ...]]:
    """Give the cells of each row of the tables of a Word file."""
    with ZipFile(file) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314  a file of ours
    return [
        tuple("".join(one.text or "" for one in cell.iter(f"{_W}t")) for cell in row.findall(f"{_W}tc"))
        for row in body.iter(f"{_W}tr")
    ]


@pytest.mark.parametrize("line", HYPOTHESES, ids=lambda line: Path(line[1]).stem)
def test_no_heading_and_no_line_before_a_list_ends_a_page(line: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    assert within("impact", *line, "--on", "2026-12-31", "-o", file).code == 0
    told = paragraphs(file)
    heads = {"".join(said.split()) for said, keeps in told if keeps and said}
    assert {said for said, _ in told if said.endswith(":")} <= {said for said, keeps in told if keeps}
    assert {"I.CĂNCỨ", "VI.DỰTHẢOĐIỀUKHOẢN"} <= heads
    for page in pages_of(file)[:-1]:
        said = letters_of(page)
        assert not [one for one in heads if said.endswith(one)]


@pytest.mark.parametrize("line", HYPOTHESES, ids=lambda line: Path(line[1]).stem)
def test_a_submission_says_what_officials_say(line: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    assert within("impact", *line, "--on", "2026-12-31", "-o", file).code == 0
    said = "\n".join(one for one, _ in paragraphs(file)).casefold()
    for word in ("phát hiện mới", "phương án không nêu", "nguồn không nêu", "không có ai", "sổ thẩm quyền chưa biết"):
        assert word not in said


@pytest.mark.parametrize("line", HYPOTHESES, ids=lambda line: Path(line[1]).stem)
def test_what_is_the_same_of_several_matters_is_said_once(line: tuple[str, ...], tmp_path: Path) -> None:
    """No two rows under a heading read alike, a heading says once that it is not certain, and no command stands on paper."""
    file = tmp_path / "a.docx"
    assert within("impact", *line, "--on", "2026-12-31", "-o", file).code == 0
    told = rows_of(file)
    under, own = "", list[tuple[str, ...]]()
    for cells in told:
        under = cells[0] if len(cells) == 1 else under
        own += [(under, *cells[1:])] if cells[0].isdigit() else []
    assert len(own) == len(set(own))
    assert not [cells for cells in told if len(cells) == 1 and cells[0].count("chưa chắc chắn") > 1]
    assert not [one for cells in told for one in cells if "delegation " in one]


def test_the_text_behind_the_rows_is_named_once_above_them(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    assert within("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31", "-o", file).code == 0
    told = rows_of(file)
    assert not [one for cells in told for one in cells if len(cells) > 3 and "chưa công bố" in one]
    (named,) = (cells[0] for cells in told if "số chưa công bố" in cells[0])
    assert named.startswith("Số dòng ở cột «Căn cứ hiện nay» là số dòng trong phụ lục của văn bản «Ủy quyền")
    assert [cells for cells in told if cells[-1].endswith("; phụ lục dòng 125")]


def test_no_cell_names_more_matters_than_a_page_holds(tmp_path: Path) -> None:
    """What one finding says of 66 matters is a row with their number, and each of them is named in a row of its own below it."""
    file = tmp_path / "a.docx"
    assert within("impact", "--abolish", "so-xay-dung", "--on", "2027-01-31", "-o", file).code == 0
    told = rows_of(file)
    assert max(len(one) for cells in told for one in cells if len(cells) == 3) < 1500
    ((at, count),) = [
        (at, int(found[1]))
        for at, cells in enumerate(told)
        if (found := re.search(r"chủ thể giữ thẩm quyền của (\d+) việc nêu sau", cells[-1]))
    ]
    names = [cells[-1] for cells in told[at + 1 : at + 1 + count]]
    assert count > 10
    assert all(one.startswith(f"({number}) ") for number, one in enumerate(names, 1))
    assert not told[at + 1 + count][-1].startswith("(")
