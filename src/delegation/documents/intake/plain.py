"""Reading CSV: whatever separator and encoding the program that saved it has chosen."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import islice
from unicodedata import normalize

from delegation.documents.intake import packages
from delegation.documents.intake.heads import kinds_in
from delegation.documents.intake.letters import Old, cleaned, converted
from delegation.documents.intake.papers import Paper, PaperCell, PaperTable
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.speech import conflicts
from delegation.speech.letters import as_meant

_FOREIGN = re.compile(
    r"(?![a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ])[^\W\d_]|[\u0300-\u036f¡-¿]",
    re.IGNORECASE,
)
"""Letters that Vietnamese has not, signs that stand in their place, and marks without a letter."""
_SEPARATORS = ",;\t|"
_HEAD = 40
"""Rows within which the heads of columns stand."""


def read(name: str, data: bytes) -> Paper:
    """Read a file of values. Raises ``AskedWronglyError`` where its letters are in no encoding that is known."""
    text, notices = _decoded(name, data)
    unmerged = conflicts.marked(text)
    if unmerged is not None:
        begins, ends = unmerged
        said = conflicts.said(ends)
        raise packages.handed(name).refused(
            f"dòng {begins + 1}: {said.vi}, rồi nhập lại", f"row {begins + 1}: {said.en}, and import it again"
        )
    return Paper(name, (_table(name, text),), notices)


def _table(name: str, text: str) -> PaperTable:
    lines = _lines(name, text)
    width = max(map(len, lines), default=0)
    packages.counted(name, len(lines) * width)
    rows = tuple(
        tuple(PaperCell(cleaned(as_meant(line[at])) if at < len(line) else "", number, at + 1) for at in range(width))
        for number, line in enumerate(lines, 1)
    )
    return PaperTable(Text(name, name), rows, lettered=True)


def _lines(name: str, text: str) -> list[list[str]]:
    packages.lettered(name, len(text))
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    found, cells = list[list[str]](), 0
    try:
        for line in reader:
            found.append(line)
            cells = packages.counted(name, cells + max(1, len(line)))  # an empty row is one, too
    except csv.Error as error:
        raise packages.handed(name).refused(
            f"một ô từ dòng {len(found) + 1} dài hơn {csv.field_size_limit()} chữ, hoặc mở dấu ngoặc kép mà không đóng. Hãy sửa dòng đó rồi nhập lại",
            f"a cell from row {len(found) + 1} on is longer than {csv.field_size_limit()} letters, or a quotation mark is opened and never closed. "
            "Mend that row and import it again",
        ) from error
    return found


def _separator(text: str) -> str:
    """Give the sign that parts the most columns alike on the first lines."""
    lines = [line.rstrip("\r\n") for line in islice(StringIO(text, newline=""), _HEAD)]

    def columns(sign: str) -> int:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
        except csv.Error:
            return 0
        return max((counts.count(one) * (one - 1) for one in set(counts)), default=0)

    return max(_SEPARATORS, key=columns)


def _unmarked(data: bytes) -> str:
    """Give the encoding of UTF-16 that has no mark: of signs and digits every other byte is zero; nothing for any other."""
    odd, even = data[1::2].count(0), data[::2].count(0)
    if max(odd, even) * 8 < len(data) or len(data) % 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(name: str, data: bytes) -> tuple[str, tuple[Text, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    wide = _unmarked(data)
    if wide:
        return data.decode(wide, "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    latin = data.decode("latin-1")
    tried = {
        "TCVN3": converted(latin, Old("TCVN3")),
        "VNI": converted(latin, Old("VNI")),
        "windows-1258": data.decode("cp1258", "replace"),
    }
    # In the wrong one many letters are none of Vietnamese.
    for encoding, text in sorted(tried.items(), key=lambda one: len(_FOREIGN.findall(normalize("NFC", one[1])))):
        rows = _table(name, text).rows[:_HEAD]
        if any(len(kinds_in(row)) > 1 for row in rows) and "�" not in text:
            said = Text(
                f"Tệp không phải UTF-8: đã đọc theo bảng mã {encoding}, trong đó nhận ra được tên cột. Hãy xem lại chữ ở bản xem trước.",
                f"The file is not UTF-8: it was read as {encoding}, in which heads of columns are known. Look at the letters in the preview.",
            )
            return text, (said,)
    raise AskedWronglyError(
        Text(
            f"{name} không ở bảng mã nào nhận ra được. Hãy mở bằng Excel và lưu thành «CSV UTF-8», hoặc .xlsx, rồi nhập lại.",
            f"{name} is in no encoding that is known. Open it in Excel, save it as “CSV UTF-8” or .xlsx, and import it again.",
        )
    )
