"""``delegation chart``: any subject by word, name or option, on any paper, into files that nobody loses."""

from __future__ import annotations

import html
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from folders import RULES
from programs import Ran, run, within

DAY = "2026-06-30"


def chart(folder: Path, *words: str, name: str = "a.svg", as_of: str = DAY) -> Ran:
    return within("--rules", RULES, "chart", *words, "-o", folder / name, "--as-of", as_of)


def said(file: Path) -> str:
    svg = "{http://www.w3.org/2000/svg}text"
    return " ".join("".join(one.itertext()) for one in ET.fromstring(file.read_bytes()).iter(svg))  # noqa: S314  our own


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["tong-quan"], "SƠ ĐỒ TỔNG QUAN"),
        (["overview"], "SƠ ĐỒ TỔNG QUAN"),
        (["--overview"], "SƠ ĐỒ TỔNG QUAN"),
        (["to-chuc"], "SƠ ĐỒ TỔ CHỨC HAI CẤP"),
        (["--organisation"], "SƠ ĐỒ TỔ CHỨC HAI CẤP"),
        (["phat-hien"], "SƠ ĐỒ PHÁT HIỆN VỀ THẨM QUYỀN"),
        (["--findings"], "SƠ ĐỒ PHÁT HIỆN VỀ THẨM QUYỀN"),
        (["hinh-thuc-3"], "SƠ ĐỒ ỦY QUYỀN THEO HÌNH THỨC 3"),
        (["hình", "thức", "3"], "SƠ ĐỒ ỦY QUYỀN THEO HÌNH THỨC 3"),
        (["form-3"], "SƠ ĐỒ ỦY QUYỀN THEO HÌNH THỨC 3"),
        (["so-cong-thuong"], "Sở Công Thương"),
        (["chu-the:so cong thuong"], "Sở Công Thương"),
        (["2.000229"], "THỦ TỤC 2.000229"),
        (["linh-vuc:hoat-dong-xay-dung"], "Hoạt động xây dựng"),
        (["--field", "hoat dong xay dung"], "Hoạt động xây dựng"),
        (["74/2025/QĐ-UBND"], "74/2025/QĐ-UBND"),
        (["--decision", "qd-74-2025-qd-ubnd"], "74/2025/QĐ-UBND"),
        (["so-sanh:2025-12-31"], "Ngày 31/12/2025 so với ngày 30/06/2026"),
        (["--compare", "31/12/2025"], "Ngày 31/12/2025 so với ngày 30/06/2026"),
    ],
)
def test_whatever_is_in_the_register_is_drawn_by_its_name(tmp_path: Path, words: list[str], wanted: str) -> None:
    ran = chart(tmp_path, *words, name="a.mmd")
    assert (ran.code, ran.told) == (0, ran.told)
    assert wanted.casefold() in html.unescape((tmp_path / "a.mmd").read_text("utf-8")).casefold()


def test_a_typing_error_is_understood_and_said(tmp_path: Path) -> None:
    ran = chart(tmp_path, "so cong thươgn")
    assert ran.code == 0
    assert "Hiểu «so cong thươgn» là «Sở Công Thương»." in ran.told


def test_two_registers_are_compared(tmp_path: Path) -> None:
    """The same register copied is no difference."""
    copy = tmp_path / "rules"
    for file in RULES.rglob("*.yaml"):
        (copy / file.relative_to(RULES)).parent.mkdir(parents=True, exist_ok=True)
        (copy / file.relative_to(RULES)).write_bytes(file.read_bytes())
    assert chart(tmp_path, "--compare", str(copy)).code == 0
    assert "Không có gì khác nhau" in said(tmp_path / "a.svg")
    decision = copy / "decisions/2025/74-2025-qd-ubnd.yaml"
    decision.write_text(decision.read_text("utf-8").replace("to: so-van-hoa-the-thao", "to: so-xay-dung"), "utf-8")
    assert chart(tmp_path, "--compare", str(copy)).code == 0
    assert "Sở Văn hóa và Thể thao" in said(tmp_path / "a.svg")


@pytest.mark.parametrize(
    ("words", "vi"),
    [
        ([], "Hãy chọn đúng một nội dung để vẽ"),
        (["tong-quan", "--form", "3"], "Hãy chọn đúng một nội dung để vẽ"),
        (["--findings", "--organisation"], "Hãy chọn đúng một nội dung để vẽ"),
        (["hinh-thuc-99"], "Sổ không có hình thức 99"),
        (["khong co gi ten nay ca"], "Trong sổ không có mục nào"),
        (["van-ban:999/2099/QĐ-UBND"], "Trong sổ không có văn bản nào"),
        (["--field", "thiên văn học"], "Trong sổ không có lĩnh vực nào"),
        (["--compare", "2026-02-30"], "không phải là một ngày và cũng không phải là một thư mục"),
        (["--compare", "/khong/co"], "không phải là một ngày và cũng không phải là một thư mục"),
        (["tong-quan", "--paper", "a5"], "Không có khổ «a5»"),
        (["tong-quan", "--paper", "5mm"], "phải từ 60mm đến 2000mm"),
        (["tong-quan", "--figure", "không"], "không phải là một số từ 1"),
        (["tong-quan", "--links", "https://x/{ten}"], "chỉ dùng được {kind}, {id} và {file}"),
        (["tong-quan", "--links", "https://x/{"], "chỉ dùng được {kind}, {id} và {file}"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_a_sentence(tmp_path: Path, words: list[str], vi: str) -> None:
    ran = chart(tmp_path, *words)
    assert vi in ran.told
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])


def test_a_folder_without_a_register_cannot_be_compared(tmp_path: Path) -> None:
    ran = chart(tmp_path, "--compare", str(tmp_path))
    assert ran.code == 3
    assert "register.yaml" in ran.told


_BEGINNINGS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph", "gv": b"digraph", "mmd": b"---"}


@pytest.mark.parametrize("ending", _BEGINNINGS)
def test_every_format_is_the_same_twice(tmp_path: Path, ending: str) -> None:
    found = []
    for _ in range(2):
        assert chart(tmp_path, "2.000229", name=f"a.{ending}").code == 0
        found.append((tmp_path / f"a.{ending}").read_bytes())
    assert found[0] == found[1]
    assert found[0].startswith(_BEGINNINGS[ending])


def test_further_pages_stand_beside_the_first(tmp_path: Path) -> None:
    """They are named after it, and a second run draws them again."""
    for _ in range(2):
        ran = chart(tmp_path, "to-chuc")
        assert ran.code == 0
        assert sorted(one.name for one in tmp_path.iterdir()) == [
            "a-trang-2.svg",
            "a-trang-3.svg",
            "a-trang-4.svg",
            "a.svg",
        ]
        assert f"các trang sau: {tmp_path / 'a-trang-2.svg'} đến {tmp_path / 'a-trang-4.svg'}." in ran.told
        assert "Đã rút gọn" in ran.told


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_a_further_page_never_replaces_a_file_of_somebody(tmp_path: Path, name: str) -> None:
    """Nobody named that file, so it stays; nothing at all is written."""
    stem, ending = name.split(".")
    own = tmp_path / f"{stem}-trang-2.{ending}"
    own.write_bytes(b"cua toi")
    ran = chart(tmp_path, "to-chuc", name=name)
    assert ran.code == 3
    assert f"{own} đã có và không phải do delegation vẽ" in ran.told
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(own.name, b"cua toi")]


def test_one_page_or_a_pdf_needs_no_further_file(tmp_path: Path) -> None:
    assert chart(tmp_path, "to-chuc", name="a.pdf").code == 0
    assert chart(tmp_path, "to-chuc", "--paper", "a3", name="b.svg").code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.pdf", "b.svg"]


def test_links_lead_to_what_a_box_stands_for(tmp_path: Path) -> None:
    assert chart(tmp_path, "so-cong-thuong", "--links", "https://so.vn/{kind}/{id}?tep={file}").code == 0
    links = set(re.findall(r'xlink:href="([^"]+)"', (tmp_path / "a.svg").read_text("utf-8")))
    assert "https://so.vn/holder/so-cong-thuong?tep=holders/so-nganh.yaml" in links
    assert any(one.startswith("https://so.vn/grant/uq-sct-2025") for one in links)


def test_a_figure_for_a_document_is_as_wide_as_it_is_to_be(tmp_path: Path) -> None:
    ran = chart(tmp_path, "hinh-thuc-3", "--paper", "160mm", "--figure", "2", "--caption", "Ủy quyền cho Sở")
    assert ran.code == 0
    text = (tmp_path / "a.svg").read_text("utf-8")
    width = re.search(r'<svg width="([\d.]+)pt"', text)
    assert width is not None
    assert float(width[1]) == pytest.approx(160 / 25.4 * 72, abs=1)
    assert "Hình 2. Ủy quyền cho Sở" in said(tmp_path / "a.svg")


def test_it_speaks_english(tmp_path: Path) -> None:
    """On the chart, in what is told beside it, and in the names of the files of further pages."""
    ran = run("--lang", "en", "--rules", RULES, "chart", "organisation", "-o", tmp_path / "a.svg", "--as-of", DAY)
    assert "the pages that follow" in ran.told
    assert (tmp_path / "a-page-2.svg").is_file()
    assert "ORGANISATION IN TWO TIERS" in said(tmp_path / "a.svg")


def test_a_picture_has_no_margins_unless_they_are_asked_for(tmp_path: Path) -> None:
    """It is set into a document that has its own."""
    sizes = {}
    for name, words in (("a.svg", ()), ("b.svg", ("--no-crop",)), ("c.png", ("--no-crop",)), ("d.png", ())):
        assert chart(tmp_path, "2.000229", *words, name=name).code == 0
        sizes[name] = _size(tmp_path / name)
    assert sizes["b.svg"] == pytest.approx((297, 210), abs=0.5)
    assert sizes["c.png"] == pytest.approx((297, 210), abs=0.5)
    assert sizes["a.svg"][1] < 120
    assert sizes["d.png"] == pytest.approx(sizes["a.svg"], abs=0.5)


def _size(file: Path) -> tuple[float, float]:
    """Give width and height in millimetres."""
    content = file.read_bytes()
    if file.suffix == ".png":
        width, height = struct.unpack(">II", content[16:24])
        return width / 300 * 25.4, height / 300 * 25.4
    found = re.search(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"', content)
    assert found is not None
    return float(found[1]) / 72 * 25.4, float(found[2]) / 72 * 25.4


@pytest.mark.parametrize("what", ["phat-hien:DLG4", "phat-hien:dlg401, DLG402,DLG403", "findings:DLG4"])
def test_findings_of_some_checks_are_drawn_alone(tmp_path: Path, what: str) -> None:
    assert chart(tmp_path, what).code == 0
    assert "PHÁT HIỆN" in said(tmp_path / "a.svg")
    assert "Hai chủ thể cùng có thẩm quyền" not in said(tmp_path / "a.svg")


@pytest.mark.parametrize(("what", "named"), [("phat-hien:DLG308", "DLG308"), ("phat-hien:DLG4,x", "X")])
def test_findings_that_have_no_shape_are_one_sentence(tmp_path: Path, what: str, named: str) -> None:
    """It names those that have one, and the command that tells the others."""
    ran = chart(tmp_path, what)
    assert ran.code == 2
    assert f"«{named}» không thể hiện được bằng hình" in ran.told
    assert "DLG401" in ran.told
    assert "delegation check --select" in ran.told
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize("what", ["ma-tran:2026-05-01", "matrix:2026-05-01"])
def test_a_comparison_is_drawn_as_a_table_where_that_is_asked(tmp_path: Path, what: str) -> None:
    assert chart(tmp_path, what).code == 0
    assert "+ nhận, − không còn" in said(tmp_path / "a.svg") or "Không có gì khác nhau" in said(tmp_path / "a.svg")


def test_a_table_of_what_is_no_selector_is_one_sentence(tmp_path: Path) -> None:
    """Whatever is neither a day nor a folder is read as a selector of ``list``."""
    ran = chart(tmp_path, "ma-tran:không")
    assert ran.code == 2
    assert "Không đọc được câu chọn «không»" in ran.told


@pytest.mark.parametrize("what", ["ma-tran:", "so-sanh:", "so-sanh:không"])
def test_a_comparison_with_nothing_is_one_sentence(tmp_path: Path, what: str) -> None:
    ran = chart(tmp_path, what)
    assert ran.code == 2
    assert "không phải là một ngày" in ran.told
