"""A paper that is imported: a file that was handed over, its package, and what cannot be read for certain in it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from delegation.documents.shared import opening
from delegation.documents.shared.opening import MOST_CELLS, MOST_LETTERS, Handed, PackageKind
from delegation.errors import AskedWronglyError
from delegation.findings import Text


def handed(path: Path | str) -> Handed:
    """Give a paper as a file that was handed over."""
    return Handed(Path(path), Text("tệp", "the file"), AskedWronglyError)


def opened(name: str, data: bytes, form: PackageKind) -> ZipFile:
    """Open a file of Word or Excel. Raises ``AskedWronglyError`` where it is encrypted, holds macros, is too large or is none."""
    return opening.package(data, form, handed(name))


def part(package: ZipFile, within: str, name: str, form: PackageKind) -> etree._Element | None:
    """Read a part of a package as XML; ``None`` where there is none. ``name``: the file, for what is said. Raises ``AskedWronglyError``."""
    if within not in package.namelist():
        return None
    try:
        return opening.part(package, within)
    except etree.XMLSyntaxError as error:
        raise handed(name).broken(form) from error


def counted(name: str, cells: int) -> int:
    """Give a number of cells. Raises ``AskedWronglyError`` where a file has more of them than an annex can have."""
    if cells > MOST_CELLS:
        raise handed(name).too_large()
    return cells


def lettered(name: str, letters: int) -> int:
    """Give a number of letters, as it was given to ``counted``: many cells may share one text, which the file holds but once. Raises ``AskedWronglyError`` likewise."""
    if letters > MOST_LETTERS:
        raise handed(name).too_large()
    return letters


def no_table(name: str) -> AskedWronglyError:
    """Say that a table stands in the file as a picture."""
    return AskedWronglyError(
        Text(
            f"{name} chỉ có ảnh, không có bảng nào bằng chữ. Hãy xin bản Word hoặc Excel gốc, hoặc gõ lại bảng, rồi nhập lại.",
            f"{name} holds pictures, but no table of letters. Ask for the original in Word or Excel, or type the table, and import again.",
        )
    )
