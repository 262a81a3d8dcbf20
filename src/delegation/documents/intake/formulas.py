"""Formulas of Excel that nobody has worked out: a file that a program has made holds them without their results, and a cell would be read as empty."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from delegation.documents.intake import packages
from delegation.errors import DelegationError
from delegation.speech import in_english

_SHOWN = 3


def refuse(name: str, package: ZipFile) -> bool:
    """Tell whether a file holds formulas. Raises ``AskedWronglyError`` where one of them has no result."""
    found, empty = False, list[str]()
    for part in package.namelist():
        content = package.read(part) if part.startswith("xl/worksheets/sheet") else b""
        if b"<f>" in content or b"<f " in content or b"<f/" in content:
            found = True
            empty += _empty(content)
    if empty:
        listed = ", ".join(empty[:_SHOWN]) + ("…" if len(empty) > _SHOWN else "")
        raise _uncalculated(name, len(empty), listed)
    return found


def _empty(content: bytes) -> Iterator[str]:
    """Give the cells of a sheet with a formula and no result. One whose result is an empty text says so."""
    for _, cell in etree.iterparse(BytesIO(content), tag="{*}c", resolve_entities=False):
        if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str":
            yield cell.get("r") or "?"
        cell.clear()


def _uncalculated(name: str, count: int, listed: str) -> DelegationError:
    return packages.handed(name).refused(
        f"{count} ô là công thức chưa được tính, nên không có kết quả để đọc ({listed}). Hãy mở tệp bằng Excel, chờ tính xong (F9), lưu, rồi nhập lại; hoặc chép cột đó và dán dưới dạng giá trị (Paste Special › Values)",
        f"{in_english(count, 'formula was', 'formulas were')} never calculated, so that there is nothing to read ({listed}). Open the file in Excel, let it calculate (F9), save, and import it again; or copy the column and paste its values (Paste Special › Values)",
    )
