"""What cannot be read for certain is refused with one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from annexes import HEADS, Sheet, excel, word
from docx import Document
from docx.oxml import OxmlElement
from folders import small
from openpyxl import Workbook

from delegation.documents.intake import office
from delegation.errors import DelegationError
from delegation.run import importing, pipeline

ONE = Sheet([list(HEADS), [1, "1.003390", "Cấp giấy phép", ""]])
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8ffff3f0005fe02fea72d1c9d0000000049454e44ae426082"
)


def refused(place: Path) -> str:
    with pytest.raises(DelegationError) as caught:
        office.read(place)
    assert caught.value.said.en
    return caught.value.said.vi


def test_changes_that_nobody_accepted(tmp_path: Path) -> None:
    paper = Document()
    paragraph = paper.add_paragraph("a")
    paragraph._p.append(OxmlElement("w:ins"))
    paper.save(str(tmp_path / "a.docx"))
    assert "chưa được chấp nhận" in refused(tmp_path / "a.docx")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_password(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "mật khẩu" in refused(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_macros(name: str, tmp_path: Path) -> None:
    place = word(tmp_path / name, (), ONE) if name.endswith("docx") else excel(tmp_path / name, ("x", ONE))
    with ZipFile(place, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    assert "macro" in refused(place)


def test_a_file_whose_ending_says_macros(tmp_path: Path) -> None:
    (tmp_path / "a.xlsm").write_bytes(b"PK")
    assert "macro" in refused(tmp_path / "a.xlsm")


def test_a_picture_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PICTURE)
    paper = Document()
    paper.element.body.insert(0, OxmlElement("w:p"))
    run = paper.paragraphs[0].add_run()
    run._r.append(OxmlElement("w:drawing"))
    paper.save(str(tmp_path / "a.docx"))
    assert "ảnh" in refused(tmp_path / "a.docx")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_broken_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 broken")
    assert "hỏng" in refused(tmp_path / name)


def test_a_sheet_of_a_chart_alone_is_no_bug(tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("c")
    book.save(tmp_path / "a.xlsx")
    assert "lưu lại thành .xlsx" in refused(tmp_path / "a.xlsx")


def test_another_ending(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert "chỉ nhập được" in refused(tmp_path / "a.pdf")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "Không đọc được" in refused(tmp_path / "a.docx")


def test_a_kind_that_only_libreoffice_reads_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xls").write_bytes(b"x")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "LibreOffice" in refused(tmp_path / "a.xls")


def test_values_in_letters_that_nobody_knows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x81\x8d\x8f,\x90\n\x9d,1")
    assert "bảng mã" in refused(tmp_path / "a.csv")


def test_a_paper_without_an_annex(tmp_path: Path) -> None:
    loaded = pipeline.load(small(tmp_path / "so"))
    with pytest.raises(DelegationError) as caught:
        importing.read(word(tmp_path / "a.docx", ("Kính gửi",), Sheet([["Nơi nhận", "Ký tên"]])), loaded, {})
    assert "không có bảng nào" in caught.value.said.vi
