"""The gate that a file of an office goes through, template or paper: what it is, how large unpacked, its protection, its parts."""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from delegation.errors import DelegationError
from delegation.findings import Text

LARGEST = 64 * 1024 * 1024
"""Bytes of a file."""
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all its parts together, unpacked."""
MOST_PARTS = 5000
MOST_XML = 96 * 1024 * 1024
"""Bytes of the parts that are XML, unpacked; pictures are the rest. Each is in memory twice while it is read."""
MOST_MARKS = 2_000_000
"""Of XML, opening and closing, in all parts: an annex of 10,000 rows has them. Each costs some 120 bytes of memory."""
MOST_CELLS = 500_000
"""Of all tables of a file, also those that a span or a merged area makes: 50,000 rows of ten columns."""
MOST_LETTERS = 8_000_000
"""Of all cells that are read: 50,000 rows of 160 letters. Each costs some 15 bytes of memory."""
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting for a writer: a pipe must not stop the program."""
_PIECE = 1 << 20
_OLD = b"\xd0\xcf\x11\xe0"
"""How files begin that an office program has encrypted, and those of the programs before 2007."""
_FAULTS = (
    BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, KeyError, etree.XMLSyntaxError, ImportError,
)  # fmt: skip
"""What is raised of packages that are broken, or packed in a way that nobody uses."""
_CELL = re.compile(rb"<(?:[\w.-]{1,64}:)?(?:c|row)[\s/>]")
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_LETTERS = re.compile(rb"(?i)utf-?8|us-ascii|iso-8859-\d+|windows-125\d")
"""Encodings in which a mark of XML stands as its own bytes; a DTD cannot hide in them."""
_BEFORE = b"\xff\xfe\xef\xbb\xbf\0 \t\r\n"
_REASONS = {
    FileNotFoundError: "không có tệp đó",
    NotADirectoryError: "không có thư mục đó",
    IsADirectoryError: "đó là một thư mục",
    PermissionError: "không có quyền đọc",
}


@dataclass(frozen=True, slots=True)
class PackageKind:
    """A kind of package: by which part it is known, the root of that part and what must stand in it, and how it is called."""

    main: re.Pattern[str]
    root: str
    child: str
    ending: str
    program: str


def _form(main: str, space: str, root: str, child: str, ending: str, program: str) -> PackageKind:
    return PackageKind(re.compile(main), f"{{{space}}}{root}", f"{{{space}}}{child}", ending, program)


_OPEN = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
WORD = _form(
    r"word/document\d*\.xml",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "document",
    "body",
    ".docx",
    "Word",
)
EXCEL = _form(
    r"xl/workbook\d*\.xml",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "workbook",
    "sheets",
    ".xlsx",
    "Excel",
)
OPEN_TEXT = _form(r"content\.xml", _OPEN, "document-content", "body", ".odt", "LibreOffice")
OPEN_SHEET = _form(r"content\.xml", _OPEN, "document-content", "body", ".ods", "LibreOffice")


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that a user hands over. ``called``: what it is in a sentence; ``error``: what refuses it, and so the exit code."""

    path: Path
    called: Text
    error: type[DelegationError] = DelegationError

    def refused(self, vi: str, en: str) -> DelegationError:
        """Make the error of a file that cannot be used: why, and what to do; without a full stop."""
        return self.error(
            Text(
                f"Không dùng được {self.called.vi} {self.path}: {vi}.",
                f"{self.called.en[0].upper()}{self.called.en[1:]} {self.path} cannot be used: {en}.",
            )
        )

    def broken(self, form: PackageKind) -> DelegationError:
        """Refuse what is no file of its kind."""
        return self.refused(
            f"tệp hỏng hoặc không phải tệp {form.program} {form.ending}. Hãy mở bằng {form.program} rồi lưu lại thành {form.ending}",
            f"it is broken or no {form.ending} file. Open it in {form.program} and save it as {form.ending}",
        )

    def too_large(self) -> DelegationError:
        """Refuse what would take more time and memory than a paper can be worth."""
        most = f"{LARGEST >> 20} MB, {{}} {MOST_UNPACKED >> 20} MB, {MOST_PARTS} {{}}, {MOST_CELLS} {{}}, {MOST_LETTERS} {{}}"
        return self.refused(
            f"tệp quá lớn: tối đa {most.format('giải nén', 'phần', 'ô bảng', 'chữ')}. Hãy bỏ bớt hình trong tệp, hoặc tách bảng thành nhiều tệp",
            f"it is too large: at most {most.format('unpacked', 'parts', 'cells of tables', 'letters')}. Take pictures out of it, or split it into several files",
        )


def content(handed: Handed) -> bytes:
    """Read a file. Raises the error of ``handed`` for one that is missing, no plain file, or larger than ``LARGEST``."""
    try:
        with open(os.open(handed.path, _READING), "rb", buffering=0) as file:  # noqa: PTH123  a pipe is not waited for
            facts = os.fstat(file.fileno())
            if stat.S_ISDIR(facts.st_mode):
                raise IsADirectoryError(21, "Is a directory")
            if not stat.S_ISREG(facts.st_mode):
                raise _no_file(handed)
            # What is said of the size may be untrue, and may change.
            found = file.read() if facts.st_size <= LARGEST else None
    except OSError as error:
        plain = error.strerror or type(error).__name__
        reason = next((said for kind, said in _REASONS.items() if isinstance(error, kind)), plain)
        raise handed.error(
            Text(
                f"Không đọc được {handed.called.vi} {handed.path}: {reason}. Hãy kiểm tra đường dẫn và quyền đọc.",
                f"Cannot read {handed.called.en} {handed.path}: {plain}. Check the path and the rights.",
            )
        ) from error
    if found is None or len(found) > LARGEST:
        raise handed.too_large()
    return found


def package(data: bytes, form: PackageKind, handed: Handed) -> ZipFile:
    """Open a package that has passed the gate. Raises the error of ``handed`` with the reason, and with what to do."""
    if data.startswith(_OLD):
        raise _protected(handed, form)
    try:
        found = ZipFile(BytesIO(data))
        _look(found, form, handed)
    except _FAULTS as error:
        raise handed.broken(form) from error
    return found


def part(found: ZipFile, name: str) -> etree._Element:
    """Give a part of a package as XML. Raises ``KeyError`` where there is none, ``etree.XMLSyntaxError`` where it is none."""
    return etree.fromstring(found.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def main_part(found: ZipFile, form: PackageKind) -> str:
    """Give the name of the part by which a package is known. Raises ``KeyError`` where it has none."""
    name = next((one for one in found.namelist() if form.main.fullmatch(one)), None)
    if name is None:
        raise KeyError(form.main.pattern)
    return name


def _look(found: ZipFile, form: PackageKind, handed: Handed) -> None:
    parts = found.infolist()
    main = main_part(found, form)
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise handed.too_large()
    if any(one.flag_bits & 1 for one in parts) or _is_encrypted(found):
        raise _protected(handed, form)
    if any(one.lower().endswith("vbaproject.bin") for one in found.namelist()):
        raise handed.refused(
            f"tệp có macro. Hãy lưu lại thành {form.ending} (không macro)",
            f"it holds macros. Save it as {form.ending}, without macros",
        )
    unpacked, written, marks, cells = 0, 0, 0, 0
    for one in parts:
        is_xml, before = one.filename.endswith((".xml", ".rels", ".vml")), b""
        for piece in _pieces(found, one.filename):
            unpacked += len(piece)
            is_xml = is_xml or (not before and piece.lstrip(_BEFORE)[:1] == b"<")
            if is_xml:
                if not before:
                    _ask_letters(piece)
                if b"\0" in piece or b"<!DOCTYPE" in before[-16:] + piece:
                    raise handed.broken(form)
                written += len(piece)
                marks += piece.count(b"<")
                cells += len(_CELL.findall(piece)) if form is EXCEL else 0
            # What is said of a size may be untrue: no more than the limit is taken out.
            if unpacked > MOST_UNPACKED or written > MOST_XML or marks > MOST_MARKS or cells > 2 * MOST_CELLS:
                raise handed.too_large()
            before = piece
    root = part(found, main)
    if root.tag != form.root or root.find(form.child) is None:
        raise handed.broken(form)


def _pieces(found: ZipFile, name: str) -> Iterator[bytes]:
    with found.open(name) as file:
        while piece := file.read(_PIECE):
            yield piece


def _ask_letters(start: bytes) -> None:
    """Raise ``ValueError`` where a part of XML is written in an encoding that no office program uses."""
    said = _DECLARED.search(start.partition(b"?>")[0]) if start.lstrip(_BEFORE).startswith(b"<?xml") else None
    if said is not None and not _LETTERS.fullmatch(said[1]):
        raise ValueError(said[1])


def _is_encrypted(found: ZipFile) -> bool:
    """Say whether a file of LibreOffice has a password: its own list of parts says so."""
    name = "META-INF/manifest.xml"
    if name not in found.namelist():
        return False
    with found.open(name) as file:
        return b"encryption-data" in file.read(_PIECE)


def _no_file(handed: Handed) -> DelegationError:
    return handed.refused("đó không phải là một tệp (thiết bị hoặc đường ống)", "it is no file but a device or a pipe")


def _protected(handed: Handed, form: PackageKind) -> DelegationError:
    return handed.refused(
        f"đây là tệp {form.program} kiểu cũ hoặc tệp đặt mật khẩu. Hãy bỏ mật khẩu và lưu lại thành {form.ending}",
        f"it is an old {form.program} file or one with a password. Take the password off and save it as {form.ending}",
    )
