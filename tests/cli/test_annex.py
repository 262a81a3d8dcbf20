"""``delegation annex`` from its command line to the file."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from folders import RULES
from openpyxl import load_workbook
from programs import Ran, within

from delegation.charts.engine.svg import effective_font


def annex(*words: str | Path) -> Ran:
    return within("--rules", RULES, "annex", *words, "--as-of", "2026-11-25")


def test_the_ending_decides_between_word_and_excel(tmp_path: Path) -> None:
    for name in ("a.docx", "a.XLSX"):
        assert annex("bieu-2", "-o", tmp_path / name).code == 0
    assert len(Document(str(tmp_path / "a.docx")).tables) == 2
    assert len(load_workbook(BytesIO((tmp_path / "a.XLSX").read_bytes())).sheetnames) == 3


def test_several_kinds_stand_in_the_order_typed(tmp_path: Path) -> None:
    ran = annex("het-han:01/03/2027", "bieu-2", "so-do:tong-quan", "--no-lists", "-o", tmp_path / "a.docx")
    assert ran.code == 0, ran.told
    heads = [one.text for one in Document(str(tmp_path / "a.docx")).paragraphs if one.style.name == "Heading 1"]  # type: ignore[union-attr]
    assert heads == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_the_document_and_the_first_number_are_the_authors(tmp_path: Path) -> None:
    ran = annex(
        "bieu-2", "--no-lists", "--first", "4", "--document", "Tờ trình số 12/TTr-STP", "-o", tmp_path / "a.docx"
    )
    assert ran.code == 0, ran.told
    texts = [one.text for one in Document(str(tmp_path / "a.docx")).paragraphs]
    assert texts[0] == "Phụ lục IV"
    assert texts[2] == "(Kèm theo Tờ trình số 12/TTr-STP)"


def test_in_english_the_words_are_english_and_the_names_stay(tmp_path: Path) -> None:
    ran = annex("bieu-2", "--no-lists", "--lang", "en", "-o", tmp_path / "a.docx")
    assert ran.code == 0, ran.told
    assert Document(str(tmp_path / "a.docx")).paragraphs[0].text == "Annex"


def test_a_template_is_filled_and_stays_as_it_is(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Cả thảy {{F119}} nhiệm vụ.")
    document.add_paragraph("{{bieu-1}}")
    document.save(str(tmp_path / "mau.docx"))
    before = (tmp_path / "mau.docx").read_bytes()
    ran = annex("--template", tmp_path / "mau.docx", "-o", tmp_path / "bao-cao.docx")
    assert ran.code == 0, ran.told
    assert (tmp_path / "mau.docx").read_bytes() == before
    filled = Document(str(tmp_path / "bao-cao.docx"))
    assert filled.paragraphs[0].text == "Cả thảy 2.007 nhiệm vụ."
    assert filled.tables[0].cell(1, 2).text == "1.239"


def test_placeholders_are_listed_with_their_values() -> None:
    ran = annex("--placeholders")
    assert ran.code == 0
    assert "{{F119}}" in ran.said
    assert "{{bieu-2}}" in ran.said
    assert "2.007" in ran.said


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("bieu-2",), "Thiếu -o", 2),
        (("-o", "a.docx"), "ít nhất một LOẠI", 2),
        (("bieu-2", "--template", "m.docx", "-o", "a.docx"), "không cả hai", 2),
        (("bieu-2", "-o", "a.doc"), ".docx, .xlsx", 2),
        (("bieu-2", "-o", "a"), ".docx, .xlsx", 2),
        (("--template", "m.docx", "-o", "a.xlsx"), ".docx", 2),
        (("--template", "m.docx", "-o", "./m.docx"), "là một", 2),
        (("biểu2", "-o", "a.docx"), "Có phải ý bạn là bieu-2", 2),
        (("nhiem-vu:so-xay-dug-xyz", "-o", "a.docx"), "chủ thể hoặc lĩnh vực", 2),
        (("so-do:hinh-thuc-99", "-o", "a.docx"), "99", 2),
        (("bieu-2", "bieu-2", "-o", "a.docx"), "hai lần", 2),
        (("bieu-2", "--first", "0", "-o", "a.docx"), "số từ 1", 2),
        (("bieu-2", "-o", "khong-co/a.docx"), "không có thư mục đó", 3),
        (("--template", "khong-co.docx", "-o", "a.docx"), "không có tệp đó", 3),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    words: tuple[str, ...], said: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = annex(*words)
    assert (ran.code, list(tmp_path.iterdir())) == (code, [])
    assert said in ran.told
    assert "chương trình hỏng" not in ran.told


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    ran = within("--rules", RULES, "annex", "bieu-2", "-o", tmp_path / "a.docx", "--as-of", "2026-13-01")
    assert ran.code == 2
    assert "không phải là một ngày" in ran.told


@pytest.mark.parametrize(
    "what", ["hinh-thuc-3", "tong-quan", "to-chuc", "phat-hien", "74/2025/QĐ-UBND", "so-sanh:2026-01-01"]
)
def test_a_chart_stands_in_a_document_at_its_own_size(tmp_path: Path, what: str) -> None:
    """Nothing is shrunk, so the letters are as large as the chart was drawn with: 8 points or more."""
    ran = annex(f"so-do:{what}", "-o", tmp_path / "a.docx")
    assert (ran.code, ran.told) == (0, ran.told)
    with ZipFile(tmp_path / "a.docx") as file:
        document = file.read("word/document.xml").decode()
        drawn = [file.read(name) for name in sorted(file.namelist()) if name.endswith(".svg")]
    shown = [int(one) / 36_000 for one in re.findall(r'<wp:extent cx="(\d+)"', document)]
    natural = [
        float(found[1]) / 72 * 25.4 for one in drawn if (found := re.search(r'<svg width="([\d.]+)pt"', one.decode()))
    ]
    assert sorted(shown) == pytest.approx(sorted(natural), abs=0.5)
    assert all(effective_font(one) >= 7.995 for one in drawn)


def test_the_report_for_a_meeting_is_of_the_holder_and_names_no_file_unless_sources_are_asked_for(
    tmp_path: Path,
) -> None:
    ran = annex("phat-hien:so-cong-thuong", "-o", tmp_path / "a.html")
    assert ran.code == 0, ran.told
    plain = (tmp_path / "a.html").read_text("utf-8")
    words = re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", plain, flags=re.DOTALL)
    assert "Sở Công Thương" in words
    assert not re.findall(r"\.yaml|DLG\d|\b[a-z]+-[a-z]+-\d+|Khóa|Chỗ trong sổ", words)
    assert annex("phat-hien:so-cong-thuong", "--sources", "-o", tmp_path / "b.html").code == 0
    with_sources = (tmp_path / "b.html").read_text("utf-8")
    assert ".yaml" in with_sources
    assert plain.count("<article") == with_sources.count("<article") > 0


@pytest.mark.parametrize("words", [("bieu-1",), ("phat-hien", "bieu-1"), ("phat-hien", "--first", "2")])
def test_a_page_of_anything_but_findings_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = annex(*words, "-o", tmp_path / "a.html")
    assert ran.code == 2
    assert "phat-hien:so-cong-thuong" in ran.told
    assert not (tmp_path / "a.html").exists()
