"""Whatever is handed over to be imported, there is one sentence with its name, soon and in little memory."""

from __future__ import annotations

import os
import random
import stat
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, with_parts, word
from folders import small
from openpyxl import Workbook
from programs import ask

from delegation.documents.intake import office
from delegation.errors import DelegationError

ONE = Sheet([list(HEADS), [1, "1.003390", "Cấp giấy phép", ""]])
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("good")
    return {
        ".docx": word(folder / "a.docx", (), ONE).read_bytes(),
        ".xlsx": excel(folder / "a.xlsx", ("x", ONE)).read_bytes(),
    }


def document(within: str, before: str = "", encoding: str = "utf-8") -> dict[str, bytes]:
    said = f'<?xml version="1.0" encoding="{encoding}"?>{before}<w:document {W}><w:body>{within}</w:body></w:document>'
    return {"word/document.xml": said.encode(encoding)}


def table(cell: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{cell}<w:p/></w:tc></w:tr></w:tbl>"


def sheet(rows: str, after: str = "") -> dict[str, bytes]:
    return {SHEET: f"<worksheet {S}><sheetData>{rows}</sheetData>{after}</worksheet>".encode()}


def locked(package: bytes) -> bytes:
    content = bytearray(package)
    content[content.find(b"PK\x03\x04") + 6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


Made = Callable[[bytes], bytes]
REFUSED: Mapping[str, tuple[str, Made, str]] = {
    "an empty Word file": (".docx", lambda _: b"", "hỏng"), "an empty Excel file": (".xlsx", lambda _: b"", "hỏng"),
    "half a Word file": (".docx", lambda one: one[: len(one) // 2], "hỏng"), "half an Excel file": (".xlsx", lambda one: one[: len(one) // 2], "hỏng"),
    "a text as a Word file": (".docx", lambda _: b"STT;Ma", "hỏng"), "a page of the web as a sheet": (".xlsx", lambda _: b"<html><table>", "hỏng"),
    "an old sheet with a new ending": (".xlsx", lambda _: b"\xd0\xcf\x11\xe0" + bytes(600), "mật khẩu"),
    "a locked Word file": (".docx", locked, "mật khẩu"), "a locked Excel file": (".xlsx", locked, "mật khẩu"),
    "a Word file with macros": (".docx", lambda one: with_parts(one, {"word/vbaProject.bin": b"x"}), "macro"),
    "an Excel file with macros": (".xlsx", lambda one: with_parts(one, {"xl/vbaProject.bin": b"x"}), "macro"),
    "no document": (".docx", lambda one: with_parts(one, {}, "word/document.xml"), "hỏng"), "no book": (".xlsx", lambda one: with_parts(one, {}, "xl/workbook.xml"), "hỏng"),
    "another root": (".docx", lambda one: with_parts(one, {"word/document.xml": b"<html/>"}), "hỏng"),
    "another root of a book": (".xlsx", lambda one: with_parts(one, {"xl/workbook.xml": b"<html/>"}), "hỏng"),
    "no kinds of parts": (".xlsx", lambda one: with_parts(one, {}, "[Content_Types].xml"), "lưu lại thành .xlsx"),
    "kinds of nothing": (".xlsx", lambda one: with_parts(one, {"[Content_Types].xml": b"<Types/>"}), "lưu lại thành .xlsx"),
    "a broken sheet": (".xlsx", lambda one: with_parts(one, {SHEET: b"<worksheet"}), "lưu lại thành .xlsx"),
    "broken styles of Word": (".docx", lambda one: with_parts(one, {"word/styles.xml": b"<x"}), "hỏng"),
    "entities in Word": (".docx", lambda one: with_parts(one, document("<w:p/>&e;", ENTITY)), "hỏng"),
    "entities in Word in two bytes": (".docx", lambda one: with_parts(one, document("<w:p/>", ENTITY, "utf-16")), "hỏng"),
    "entities in Word in seven bits": (".docx", lambda one: with_parts(one, {"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>'}), "hỏng"),
    "entities in a sheet": (".xlsx", lambda one: with_parts(one, {SHEET: f"{ENTITY}<worksheet {S}>&e;</worksheet>".encode()}), "hỏng"),
    "entities in a part of another name": (".xlsx", lambda one: with_parts(one, {"xl/a.bin": f" {ENTITY}<a/>".encode()}), "hỏng"),
    "elements within elements": (".docx", lambda one: with_parts(one, document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)), "hỏng"),
    "a part that unpacks": (".docx", lambda one: with_parts(one, {"word/media/x.bin": bytes(300 << 20)}), "quá lớn"),
    "a sheet that unpacks": (".xlsx", lambda one: with_parts(one, {SHEET: b" " * (300 << 20)}), "quá lớn"),
    "a text that unpacks": (".docx", lambda one: with_parts(one, document(f"<w:p><w:r><w:t>{'x' * (100 << 20)}</w:t></w:r></w:p>")), "quá lớn"),
    "marks without end": (".docx", lambda one: with_parts(one, {"word/x.xml": b"<a>" + b"<b/>" * 2_100_000 + b"</a>"}), "quá lớn"),
    "parts without end": (".xlsx", lambda one: with_parts(one, {f"x/{at}": b"" for at in range(5001)}), "quá lớn"),
    "cells without end": (".xlsx", lambda one: with_parts(one, sheet("<row>" + "<c/>" * 2_000_000 + "</row>")), "quá lớn"),
    "a merged area without end": (".xlsx", lambda one: with_parts(one, sheet("<row/>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')), "quá lớn"),
    "one cell far away": (".xlsx", lambda one: with_parts(one, sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), "quá lớn"),
    "a span without end": (".docx", lambda one: with_parts(one, document(table('<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>'))), "quá lớn"),
    "rows that begin far away": (".docx", lambda one: with_parts(one, document(table("").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>'))), "quá lớn"),
    "values without end": (".csv", lambda _: b"," * 600_000, "quá lớn"), "values as long as the file": (".csv", lambda _: b'a,"' + b"x" * 200_000, "ngoặc kép"),
    "rows without end that hold nothing": (".csv", lambda _: b"TT;Ma\n" + b"\n" * 600_000, "quá lớn"), "letters without end": (".csv", lambda _: (b"x" * 100_000 + b"\n") * 170, "quá lớn"),
    "letters of a sheet without end": (".xlsx", lambda one: with_parts(one, sheet("<row>" + f'<c t="inlineStr"><is><t>{"x" * 10_000}</t></is></c>' * 1700 + "</row>")), "quá lớn"),
    "long texts in cells": (".docx", lambda one: with_parts(one, document("<w:tbl><w:tr>" + f"<w:tc><w:p><w:r><w:t>{'x' * 6_000_000}</w:t></w:r></w:p></w:tc>" * 3 + "</w:tr></w:tbl>")), "quá lớn"),
    "values as broad as long": (".csv", lambda _: b",".join([b"a"] * 2000) + b"\n" + b"x\n" * 2000, "quá lớn"),
    "a sheet of LibreOffice that is none": (".ods", lambda _: b"PK\x03\x04", "hỏng"), "a text of LibreOffice that is none": (".odt", lambda _: b"", "hỏng"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_paper_is_refused_by_its_name(name: str, good: Mapping[str, bytes], tmp_path: Path) -> None:
    ending, made, said = REFUSED[name]
    place = tmp_path / f"giấy{ending}"
    place.write_bytes(made(good.get(ending, b"")))
    before = time.monotonic()
    ran = ask(small(tmp_path / "so"), "import", str(place))
    assert (ran.code, said in ran.told, place.name in ran.told) == (2, True, True), ran.told
    assert time.monotonic() - before < 20


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize("seed", range(40))
def test_a_paper_with_wrong_bytes_is_read_or_refused(
    ending: str, seed: int, good: Mapping[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(seed)  # noqa: S311  wrong bytes, no secret
    content = bytearray(good[ending])
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    place = tmp_path / f"a{ending}"
    place.write_bytes(bytes(content))
    try:
        office.read(place)
    except DelegationError as error:
        assert "a." in error.said.en  # noqa: PT017  to be read is as good


@pytest.mark.parametrize("value", ["", "abc", "-1", "9" * 5000, "0", "²"])
def test_a_number_that_is_none_counts_as_not_said(value: str, good: Mapping[str, bytes], tmp_path: Path) -> None:
    place = tmp_path / "a.docx"
    place.write_bytes(
        with_parts(good[".docx"], document(table(f'<w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p>')))
    )  # fmt: skip
    assert [[cell.text for cell in row] for row in office.read(place)[0].tables[0].rows] == [["x"]]


def test_each_table_within_tables_is_read_once(good: Mapping[str, bytes], tmp_path: Path) -> None:
    within = ""
    for _ in range(40):
        within = table(within)
    place = tmp_path / "a.docx"
    place.write_bytes(with_parts(good[".docx"], document(within)))
    assert len(office.read(place)[0].tables) == 40


def test_looks_that_go_on_to_the_end_of_a_sheet_are_no_rows(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Mã"])
    book.active.cell(1_048_576, 3).number_format = "@"
    book.active.column_dimensions.group("B", "XFD", hidden=True)
    book.save(tmp_path / "a.xlsx")
    found = office.read(tmp_path / "a.xlsx")[0].tables[0]
    assert [[cell.text for cell in row] for row in found.rows] == [["Mã"]]


@pytest.mark.skipif(os.name != "posix", reason="devices, pipes and links are of Linux")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    made = {one: tmp_path / f"{one}.docx" for one in ("pipe", "device", "folder", "loop", "nothing")}
    os.mkfifo(made["pipe"])
    made["device"].symlink_to("/dev/zero")
    made["folder"].mkdir()
    made["loop"].symlink_to(made["loop"])
    root = small(tmp_path / "so")
    for place in made.values():
        for line in (("import", str(place)), ("import", str(place), "--answers", str(place))):
            ran = ask(root, *line)
            assert (ran.code, place.name in ran.told) == (2, True), ran.told


@pytest.mark.skipif(os.name != "posix", reason="a program of the shell")
def test_a_converter_that_does_nothing_or_something_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice runs on what passed the gate, and what it makes goes through the gate too."""
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf")
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    for body, said in (
        ("exit 1", "không chuyển được"),
        ("for last; do :; done; printf x > ${last%.rtf}.docx", "hỏng"),
        ("for last; do :; done; mkfifo ${last%.rtf}.docx", "không chuyển được"),
    ):
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(stat.S_IRWXU)
        with pytest.raises(DelegationError, match=said):
            office.read(tmp_path / "a.rtf")


@pytest.mark.skipif(os.name != "posix", reason="a program of the shell")
def test_a_converter_that_hangs_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf")
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {tmp_path}/child\nwait\n")
    program.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setattr(office, "_LONGEST", 1)
    with pytest.raises(DelegationError, match="không chuyển được"):
        office.read(tmp_path / "a.rtf")
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        try:
            state = Path(f"/proc/{child}/stat").read_text().split()[2] if Path("/proc/self").exists() else "Z"
        except OSError:
            return
        if state == "Z":
            return
        time.sleep(0.05)
    pytest.fail("what the converter started goes on")
