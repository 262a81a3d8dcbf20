"""Opening the files of office programs: what cannot be read for certain is refused with a sentence that says what to do."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from delegation.documents.shared.packages import has_macros, is_locked
from delegation.errors import AskedWronglyError
from delegation.findings import Text

LARGEST = 256 * 1024 * 1024
"""Bytes of a part, unpacked: ten times an annex of 20,000 rows."""


def opened(name: str, data: bytes) -> ZipFile:
    """Open a file of Word or Excel. Raises ``AskedWronglyError`` where it is encrypted, holds macros or is none."""
    if is_locked(data):
        raise AskedWronglyError(
            Text(
                f"{name} có mật khẩu, hoặc là tệp kiểu cũ mang đuôi mới. Hãy mở bằng Word hoặc Excel, bỏ mật khẩu, lưu lại thành .docx hoặc .xlsx.",
                f"{name} has a password, or is an old file with a new ending. Open it in Word or Excel, remove the password and save it as .docx or .xlsx.",
            )
        )
    try:
        package = ZipFile(BytesIO(data))
    except (BadZipFile, OSError) as error:
        raise AskedWronglyError(_broken(name)) from error
    if has_macros(package):
        raise AskedWronglyError(
            Text(
                f"{name} chứa macro nên không được đọc. Hãy mở tệp, chọn lưu thành .docx hoặc .xlsx (không có macro), rồi nhập tệp mới.",
                f"{name} holds macros and is not read. Open it, save it as .docx or .xlsx (without macros), and import the new file.",
            )
        )
    return package


def part(package: ZipFile, within: str, name: str) -> etree._Element | None:
    """Read a part of a package as XML; ``None`` where there is none. ``name``: the file, for what is said. Raises ``AskedWronglyError``."""
    try:
        facts = package.getinfo(within)
    except KeyError:
        return None
    if facts.file_size > LARGEST:
        raise AskedWronglyError(
            Text(
                f"{name} quá lớn để là một phụ lục. Hãy tách thành nhiều tệp.",
                f"{name} is too large for an annex. Split it into several files.",
            )
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(package.read(within), parser)
    except (etree.XMLSyntaxError, BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise AskedWronglyError(_broken(name)) from error


def no_table(name: str) -> AskedWronglyError:
    """Say that a table stands in the file as a picture."""
    return AskedWronglyError(
        Text(
            f"{name} chỉ có ảnh, không có bảng nào bằng chữ. Hãy xin bản Word hoặc Excel gốc, hoặc gõ lại bảng, rồi nhập lại.",
            f"{name} holds pictures, but no table of letters. Ask for the original in Word or Excel, or type the table, and import again.",
        )
    )


def _broken(name: str) -> Text:
    return Text(
        f"{name} bị hỏng hoặc không phải là tệp Word, Excel. Hãy mở bằng Word hoặc Excel, lưu lại, rồi nhập lại.",
        f"{name} is broken or no file of Word or Excel. Open it in Word or Excel, save it again, and import it.",
    )
