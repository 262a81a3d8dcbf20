"""A draft submission reads like one: no heading ends a page, and no word of the program's own stands in it."""

from __future__ import annotations

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
