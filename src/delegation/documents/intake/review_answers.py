"""The answers of a review sheet, read back; and how its sheets are laid out."""

from __future__ import annotations

from pathlib import Path

from delegation.documents.intake import excel, office
from delegation.documents.intake.asked import SheetAnswers
from delegation.documents.intake.letters import cleaned
from delegation.documents.intake.origins import print_of
from delegation.documents.intake.papers import letters
from delegation.errors import AskedWronglyError
from delegation.findings import Text

ROWS, FACTS, ALIKE, ABOUT = "Phụ lục", "Quyết định", "Câu hỏi giống nhau", "Về tệp này"
HEADS = (
    "Ô nguồn", "STT", "Mã như in", "Tên như in", "Hiểu là", "Điểm", "Lý do", "Căn cứ", "Cần trả lời", "Đề xuất", "Có thể chọn", "Trả lời", "Khóa",
)  # fmt: skip
FACT_HEADS = ("Mục", "Đọc được", "Chỗ", "Cần trả lời", "Trả lời", "Khóa")
ALIKE_HEADS = ("Các dòng", "Cần trả lời", "Đề xuất", "Có thể chọn", "Trả lời", "Khóa")


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
    found = SheetAnswers()
    for name, heads in ((ROWS, HEADS), (FACTS, FACT_HEADS), (ALIKE, ALIKE_HEADS)):
        if name not in book.sheetnames:
            continue
        answer, key = heads.index("Trả lời"), heads.index("Khóa")
        for at, values in enumerate(book[name].iter_rows(min_row=2, values_only=True), 2):
            if len(values) <= answer or values[answer] in (None, ""):
                continue
            if len(values) <= key or not values[key]:
                raise _without_key(path.name, f"{name}!{letters(answer + 1)}{at}", str(values[answer]))
            found[str(values[key])] = _written(values[answer])
            found.cells[str(values[key])] = f"{name}!{letters(answer + 1)}{at}"
    return found


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
