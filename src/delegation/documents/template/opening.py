"""The gate that a file of an author goes through: its kind, its size unpacked, its protection, and the parts that make it a Word file."""

from __future__ import annotations

import stat
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from delegation.documents.shared.packages import has_macros, is_locked
from delegation.errors import DelegationError
from delegation.findings import Text

LARGEST = 64 * 1024 * 1024
"""Bytes of a file."""
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all its parts together, unpacked."""
MOST_PARTS = 5000
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REASONS = {
    FileNotFoundError: "không có tệp đó",
    NotADirectoryError: "không có thư mục đó",
    IsADirectoryError: "đó là một thư mục",
    PermissionError: "không có quyền đọc",
}


def opened(path: Path) -> bytes:
    """Read a template. Raises ``DelegationError`` for a file that is missing, or that is no .docx that can be filled."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(21, "Is a directory")
        if not stat.S_ISREG(kind):
            raise refused(
                path, "đó không phải là một tệp (thiết bị hoặc đường ống)", "it is no file but a device or a pipe"
            )
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as error:
        plain = error.strerror or type(error).__name__
        reason = next((said for kind, said in _REASONS.items() if isinstance(error, kind)), plain)
        raise DelegationError(
            Text(
                f"Không đọc được tệp mẫu {path}: {reason}. Hãy kiểm tra đường dẫn và quyền đọc.",
                f"Cannot read the template {path}: {plain}. Check the path and the rights.",
            )
        ) from error
    if is_locked(content):
        raise _protected(path)
    try:
        with ZipFile(BytesIO(content)) as package:
            _look(path, package)
    except (
        BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
    ) as error:
        raise _broken(path) from error
    return content


def _look(path: Path, package: ZipFile) -> None:
    parts = package.infolist()
    if _DOCUMENT not in package.namelist():
        raise _broken(path)
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise _too_large(path)
    if any(one.flag_bits & 1 for one in parts):
        raise _protected(path)
    if has_macros(package):
        raise refused(
            path,
            "tệp có macro. Hãy lưu lại thành .docx (không macro)",
            "it holds macros. Save it as .docx, without macros",
        )
    left = MOST_UNPACKED
    for one in parts:
        # What is said of a size may be untrue: no more than it is taken out.
        with package.open(one) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _too_large(path)
        if one.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
            raise _broken(path)
        if one.filename == _DOCUMENT and not _is_document(content):
            raise _broken(path)


def _is_document(content: bytes) -> bool:
    from lxml import etree  # noqa: PLC0415  slow to import

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return root.tag == f"{_W}document" and root.find(f"{_W}body") is not None


def refused(path: Path | str, vi: str, en: str) -> DelegationError:
    """Make the error of a template that cannot be filled."""
    return DelegationError(Text(f"Không dùng được tệp mẫu {path}: {vi}.", f"The template {path} cannot be used: {en}."))


def _broken(path: Path) -> DelegationError:
    return refused(
        path,
        "tệp hỏng hoặc không phải tệp Word .docx. Hãy mở bằng Word rồi lưu lại thành .docx",
        "it is broken or no .docx file. Open it in Word and save it as .docx",
    )


def _protected(path: Path) -> DelegationError:
    return refused(
        path,
        "đây là tệp Word cũ (.doc) hoặc tệp đặt mật khẩu. Hãy bỏ mật khẩu và lưu lại thành .docx",
        "it is an old Word file (.doc) or one with a password. Take the password off and save it as .docx",
    )


def _too_large(path: Path) -> DelegationError:
    return refused(
        path,
        f"tệp quá lớn: tối đa {LARGEST >> 20} MB, giải nén {MOST_UNPACKED >> 20} MB, {MOST_PARTS} phần. Hãy bỏ bớt hình trong tệp",
        f"it is too large: at most {LARGEST >> 20} MB, {MOST_UNPACKED >> 20} MB unpacked, {MOST_PARTS} parts. Take pictures out of it",
    )
