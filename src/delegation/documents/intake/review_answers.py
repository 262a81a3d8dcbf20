"""The answers of a review sheet, read back; and how its sheets are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from delegation.documents.intake import excel, office
from delegation.documents.intake.asked import SheetAnswers
from delegation.documents.intake.letters import cleaned
from delegation.documents.intake.origins import print_of
from delegation.documents.intake.papers import letters
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.speech import in_english

ROWS, FACTS, ALIKE, ABOUT = "Phụ lục", "Quyết định", "Câu hỏi giống nhau", "Về tệp này"
HEADS = (
    "Ô nguồn", "STT", "Mã như in", "Tên như in", "Hiểu là", "Điểm", "Lý do", "Căn cứ", "Cần trả lời", "Đề xuất", "Có thể chọn", "Trả lời", "Khóa", "Dấu",
)  # fmt: skip
FACT_HEADS = ("Mục", "Đọc được", "Chỗ", "Cần trả lời", "Trả lời", "Khóa", "Dấu")
ALIKE_HEADS = ("Các dòng", "Cần trả lời", "Đề xuất", "Có thể chọn", "Trả lời", "Khóa", "Dấu")
KEYED = ((ROWS, HEADS), (FACTS, FACT_HEADS), (ALIKE, ALIKE_HEADS))
"""The sheets with answers, each with its heads."""


def read(path: Path, data: bytes | None) -> SheetAnswers:
    """Give the answers of a sheet, by the keys of their questions. ``data``: the file that is imported.

    Raises ``AskedWronglyError`` where it is no review sheet, or that of another file.
    """
    book, _ = excel.opened(path.name, office.workbook(path))
    if not {ROWS, FACTS, ABOUT} <= set(book.sheetnames):
        raise AskedWronglyError(
            Text(
                f"{path.name} không phải là tệp hỏi do lệnh import --review tạo ra. Hãy tạo lại bằng --review.",
                f"{path.name} is no review sheet. Make one with import --review.",
            )
        )
    if data is not None and str(book[ABOUT]["B1"].value) != print_of(data):
        raise AskedWronglyError(
            Text(
                f"{path.name} là câu trả lời cho một tệp khác, hoặc tệp nguồn đã đổi từ đó. Hãy tạo lại bằng --review rồi trả lời.",
                f"{path.name} answers for another file, or the file has changed since. Make it again with --review and answer.",
            )
        )
    found, source = SheetAnswers(), str(book[ABOUT]["B1"].value)
    for name, heads in KEYED:
        if name in book.sheetnames:
            _of_sheet(book[name], heads, source, path.name, found)
    return found


def refuse_lost(place: Path, answers: Mapping[str, str]) -> None:
    """Refuse a place for a review sheet that is no Excel file, or where a sheet with answers stands that are none of ``answers``: they would be lost. Raises ``AskedWronglyError``."""
    if place.suffix.casefold() != ".xlsx":
        raise AskedWronglyError(
            Text(
                f"Bảng hỏi là tệp Excel, tên phải kết thúc bằng .xlsx: --review {place.with_suffix('.xlsx')}.",
                f"A review sheet is an Excel file; its name ends in .xlsx: --review {place.with_suffix('.xlsx')}.",
            )
        )
    lost = [cell for cell, answer in _filled(place) if answer not in answers.values()]
    if lost:
        other = place.with_stem(f"{place.stem}-2")
        raise AskedWronglyError(
            Text(
                f"{place} là bảng hỏi đã điền {len(lost)} câu trả lời (từ ô {lost[0]}), ghi đè thì mất. Hãy dùng các câu trả lời ấy (--answers {place}), hoặc lập bảng mới ở tệp khác (--review {other}).",
                f"{place} is a review sheet with {in_english(len(lost), 'answer')} (from {lost[0]} on), which would be lost. Use them (--answers {place}), or make the new sheet in another file (--review {other}).",
            )
        )


def _filled(place: Path) -> Iterator[tuple[str, str]]:
    """Give the cells of a review sheet that are answered, with the answers; nothing of any other file."""
    if not place.is_file():
        return
    try:
        book, _ = excel.opened(place.name, office.workbook(place))
    except DelegationError:
        return
    for name, heads in KEYED if {ROWS, FACTS, ABOUT} <= set(book.sheetnames) else ():
        for row in book[name].iter_rows(min_row=2, max_col=len(heads)) if name in book.sheetnames else ():
            cell = row[heads.index("Trả lời")]
            if cell.value not in (None, ""):
                yield f"{name}!{cell.coordinate}", _written(cell.value)


def sign(source: str, sheet: str, where: object, key: object) -> str:
    """Give the sign that stands behind a key: one that somebody changes fits it no more. ``source``: the print of the paper; ``where``: what the first cell of its row says."""
    return sha256("|".join((source, sheet, str(where or ""), str(key))).encode()).hexdigest()[:8]


def _of_sheet(sheet: Any, heads: Sequence[str], source: str, file: str, found: SheetAnswers) -> None:  # noqa: ANN401  openpyxl has no types
    """Add the answers of one sheet. Raises ``AskedWronglyError`` where a key was cleared or changed, or answers two things."""
    answer, key, signed = (heads.index(one) for one in ("Trả lời", "Khóa", "Dấu"))
    for at, values in enumerate(sheet.iter_rows(min_row=2, max_col=len(heads), values_only=True), 2):
        if values[answer] in (None, ""):
            continue
        cell = f"{sheet.title}!{letters(answer + 1)}{at}"
        if not values[key]:
            raise _without_key(file, cell, str(values[answer]))
        name, written = str(values[key]), _written(values[answer])
        if values[signed] != sign(source, sheet.title, values[0], name) or found.get(name, written) != written:
            raise _of_another(file, f"{sheet.title}!{letters(key + 1)}{at}", cell, str(values[answer]))
        found[name], found.cells[name] = written, cell


def _of_another(sheet: str, key: str, cell: str, answer: str) -> AskedWronglyError:
    """Refuse an answer whose key is not that of its row any more, or stands in two."""
    return AskedWronglyError(
        Text(
            f"{sheet}, {cell}: không dùng được câu trả lời «{answer}», vì ô «Khóa» cùng hàng ({key}) đã bị đổi hoặc chép từ hàng khác, nên không biết trả lời cho câu nào. Hãy chép lại cả hàng từ bảng hỏi cũ, hoặc lập bảng hỏi lại bằng --review.",
            f"{sheet}, {cell}: the answer “{answer}” cannot be used: the cell of its key ({key}) was changed or copied from another row, so that nothing says what it answers. Copy the whole row from the first sheet, or make the sheet again with --review.",
        )
    )


def _without_key(sheet: str, cell: str, answer: str) -> AskedWronglyError:
    """Refuse an answer of which nobody can tell any more what it answers."""
    return AskedWronglyError(
        Text(
            f"{sheet}, {cell}: có câu trả lời «{answer}» mà ô «Khóa» cùng hàng đã bị xóa, nên không biết trả lời cho câu nào. Hãy chép lại ô «Khóa» từ bảng hỏi cũ, hoặc lập bảng hỏi lại bằng --review.",
            f"{sheet}, {cell}: the answer “{answer}” stands where the cell of its key («Khóa») was cleared, so that nothing says what it answers. Copy the key from the first sheet, or make the sheet again with --review.",
        )
    )


def _written(value: object) -> str:
    """Give what somebody wrote as text: Excel makes a number of a code and a day of a date."""
    from datetime import datetime  # noqa: PLC0415  only here

    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"{value:.6f}" if isinstance(value, float) else cleaned(str(value))
