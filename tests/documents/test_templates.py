"""The authors' own Word file, filled."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from chart_register import AS_OF, small
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from folders import ROOT, RULES

from delegation.authority.examination import Examination
from delegation.documents.annexes import kinds
from delegation.documents.shared.annex import AnnexPicture
from delegation.documents.shared.source import AnnexSource, Space
from delegation.documents.template import placeholders
from delegation.documents.template.fill import fill
from delegation.documents.template.opening import opened
from delegation.documents.template.text import replace, text_of
from delegation.errors import AskedWronglyError, DelegationError
from delegation.run import pipeline


def drawing(what: str, space: Space | None) -> tuple[AnnexPicture, ...]:
    assert what == "hinh-thuc-3"
    assert space is not None
    assert space[0] == pytest.approx(152.4, abs=0.1)
    return (AnnexPicture(PNG, None, 50, 50, "Sơ đồ", "Hình", "Hình"),)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e366"
    "0000000049454e44ae426082"
)
GIVEN = AnnexSource(
    Examination(small(procedures=4), AS_OF),
    "vi",
    "ab" * 32,
    lambda: pytest.fail("asked"),
    {},
    drawing,
    with_lists=False,
)


def saved(document: Any) -> bytes:  # noqa: ANN401  the library's own value
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def filled(document: Any) -> Any:  # noqa: ANN401
    return Document(BytesIO(fill(saved(document), GIVEN, "mau.docx")))


def refused(document: Any) -> str:  # noqa: ANN401
    with pytest.raises(AskedWronglyError) as error:
        fill(saved(document), GIVEN, "mau.docx")
    return error.value.said.vi


def test_values_stand_in_sentences_with_the_looks_of_the_first_run() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Có {{hinh-thuc-3").bold = True
    paragraph.add_run(".co-ten").italic = True
    paragraph.add_run("}} trên {{ tong.tthc-uy-quyen }} thủ tục, {{ngay-chu}}.")
    found = filled(document).paragraphs[0]
    assert found.text == "Có 4 trên 538 thủ tục, ngày 24 tháng 11 năm 2026."
    assert next((run.text, run.bold) for run in found.runs) == ("Có 4", True)


def test_values_stand_in_cells_headers_footers_and_text_boxes() -> None:
    document: Any = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{so-lan-giao}}"
    document.sections[0].header.paragraphs[0].text = "Đầu {{ngay}}"
    document.sections[0].footer.paragraphs[0].text = "Chân {{so-tham-quyen}}"
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Hộp {{{{ngay}}}}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.add_paragraph()._p.append(parse_xml(box))
    found = filled(document)
    assert found.tables[0].cell(0, 0).text == "2"
    assert found.sections[0].header.paragraphs[0].text == "Đầu 24/11/2026"
    assert found.sections[0].footer.paragraphs[0].text == "Chân Sổ thử"
    assert "Hộp 24/11/2026" in "".join(found.element.body.itertext())


def test_a_table_takes_the_place_of_its_paragraph_and_the_breadth_of_its_section() -> None:
    document = Document()
    document.add_paragraph("Trước")
    document.add_paragraph("{{bieu-2}}")
    document.add_paragraph("Sau")
    found = filled(document)
    assert next(one.text for one in found.paragraphs) == "Trước"
    assert [one.text for one in found.paragraphs][-1] == "Sau"
    assert "{{" not in "".join(found.element.body.itertext())
    table = found.tables[0]
    assert [one.text for one in table.rows[2].cells][4:6] == ["387", "4"]
    section = found.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / 635
    assert abs(sum(int(one.get(qn("w:w"))) for one in table._tbl.tblGrid) - room) < 20


def test_a_picture_takes_the_place_of_its_paragraph() -> None:
    document = Document()
    document.add_paragraph("{{so-do:hinh-thuc-3}}")
    assert round(filled(document).inline_shapes[0].width.mm) == 50


def test_a_file_without_placeholders_stays_as_it_is() -> None:
    document = Document()
    document.add_heading("Báo cáo", 1)
    document.add_paragraph("Không có gì để điền: {một ngoặc}.")
    before = saved(document)
    with ZipFile(BytesIO(before)) as old, ZipFile(BytesIO(fill(before, GIVEN, "mau.docx"))) as new:
        assert set(old.namelist()) == set(new.namelist())
        assert {one: old.read(one) for one in old.namelist()} == {one: new.read(one) for one in new.namelist()}


def test_the_same_template_gives_the_same_bytes() -> None:
    document = Document()
    document.add_paragraph("{{bieu-2}}")
    content = saved(document)
    assert fill(content, GIVEN, "mau.docx") == fill(content, GIVEN, "mau.docx")


def test_all_wrong_placeholders_are_told_together_with_their_places() -> None:
    document = Document()
    document.add_heading("Kết quả", 1)
    document.add_paragraph("Có {{tong.tthc-uyquyen}} và {{bieu-9}}")
    document.add_table(2, 2).cell(1, 0).text = "{{F119}}"
    document.add_paragraph("Xem {{bieu-2}} kèm theo")
    document.add_paragraph("{{nhiem-vu:khong-co-ai}}")
    document.add_paragraph("Thiếu {{ngay")
    document.sections[0].footer.paragraphs[0].text = "{{abc}}"
    said = refused(document)
    assert "7 chỗ điền" in said
    assert "đoạn 2, dưới «Kết quả»" in said
    assert "Có phải ý bạn là {{tong.tthc-uy-quyen}}?" in said
    assert "bảng dòng 2 ô 1" in said
    assert "{{bieu-2}} phải đứng một mình" in said
    assert "khong-co-ai" in said
    assert "thiếu một trong hai dấu" in said
    assert "chân trang" in said


def test_a_table_in_a_cell_is_refused() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{bieu-2}}"
    assert "thân văn bản" in refused(document)


def test_tracked_changes_are_refused() -> None:
    document: Any = Document()
    inserted = f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>'
    document.add_paragraph("{{ngay}}")._p.append(parse_xml(inserted))
    with pytest.raises(DelegationError, match="Track Changes"):
        fill(saved(document), GIVEN, "mau.docx")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mật khẩu"),
        (b"PK\x03\x04 broken", "tệp hỏng"),
        (b"", "tệp hỏng"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "mau.docx"
    file.write_bytes(content)
    with pytest.raises(DelegationError, match=said):
        opened(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DelegationError, match="không có tệp đó"):
        opened(tmp_path / "khong-co.docx")
    with pytest.raises(DelegationError, match="đó là một thư mục"):
        opened(tmp_path)


def test_every_placeholder_of_a_value_can_be_used() -> None:
    loaded = pipeline.load(RULES)
    given = AnnexSource(
        Examination(loaded.register, AS_OF),
        "vi",
        "",
        lambda: pytest.fail("asked"),
        {},
        lambda what, _: pytest.fail(what),
    )
    known = placeholders.values(given)
    assert known["F119"].value == "2.007"
    assert known["F003"].value == "76%"
    document = Document()
    for name in known:
        document.add_paragraph(f"{{{{{name}}}}}")
    texts = [one.text for one in Document(BytesIO(fill(saved(document), given, "mau.docx"))).paragraphs]
    assert texts == [one.value for one in known.values()]
    assert all(f"{{{{{name}}}}}" in placeholders.listed(given) for name in known)


def test_the_page_for_authors_names_every_placeholder_and_kind() -> None:
    """Of figures and forms it names one each."""
    page = (ROOT / "docs/annexes.md").read_text("utf-8")
    loaded = pipeline.load(RULES)
    given = AnnexSource(
        Examination(loaded.register, AS_OF),
        "vi",
        "",
        lambda: pytest.fail("asked"),
        {},
        lambda what, _: pytest.fail(what),
    )
    values = placeholders.values(given)
    told = set(re.findall(r"{{([^}]+)}}", page))
    named = {one for one in values if not re.match(r"F\d|hinh-thuc-", one)}
    assert named <= told
    assert {one for one in told if one.partition(":")[0] not in kinds.KINDS} <= set(values)
    assert all(f"| `{one}` |" in page for one in kinds.KINDS)


def test_placeholders_are_replaced_once_and_their_values_are_no_placeholders() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("a {", "{x}", "} {{y}}{{x}}", "", " {{z}} {{", "y}}"):
        paragraph.add_run(piece)
    replace(paragraph._p, {"x": "{{y}}", "y": "2"})
    assert text_of(paragraph._p) == "a {{y}} 2{{y}} {{z}} 2"
    assert [run.text for run in paragraph.runs] == ["a {{y}}", "", " 2{{y}}", "", " {{z}} 2", ""]


def test_of_many_wrong_placeholders_the_first_are_told_and_the_others_counted() -> None:
    document = Document()
    document.add_paragraph("".join(f"{{{{sai-{at}}}}} " for at in range(20_000)))
    said = refused(document)
    assert "20000 chỗ điền" in said
    assert "và 19950 chỗ nữa" in said
    assert said.count("sai-49") == 1
    assert "{{sai-50}}" not in said
