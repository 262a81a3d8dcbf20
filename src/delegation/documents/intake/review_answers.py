"""The answers of a review sheet, read back; and how its sheets are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from delegation.documents.intake import excel, office
from delegation.documents.intake.asked import SheetAnswers
from delegation.documents.intake.letters import cleaned
from delegation.documents.intake.origins import print_of
from delegation.documents.intake.papers import letters
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.speech import counted, in_english

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


def refuse_loss(place: Path, given: Mapping[str, str]) -> None:
    """Refuse to write a review sheet over what somebody has filled in, and under a name that another program would take for something else. Raises ``AskedWronglyError``.

    ``given``: the answers that the new sheet will hold.
    """
    if place.suffix.lower() != ".xlsx":
        raise AskedWronglyError(
            Text(
                f"Tệp hỏi là tệp Excel: hãy đặt tên kết thúc bằng .xlsx thay cho {place.name}.",
                f"A review sheet is a file of Excel: give it a name that ends in .xlsx instead of {place.name}.",
            )
        )
    if not place.exists():
        return
    try:
        lost = [one for one, said in read(place, None).items() if given.get(one) != said]
    except AskedWronglyError as error:
        raise AskedWronglyError(
            Text(
                f"Đã có tệp {place.name}, và không chắc là có thể ghi đè: {error.said.vi} Hãy đặt tên khác.",
                f"There is a file {place.name}, and it may hold what must not be lost: {error.said.en} Give another name.",
            )
        ) from error
    if lost:
        raise AskedWronglyError(
            Text(
                f"{place.name} đã có {counted(len(lost), 'câu trả lời', 'answer').vi}, ghi đè thì mất. Hãy dùng --answers {place.name} và một tên khác cho --review.",
                f"{place.name} holds {in_english(len(lost), 'answer')} that would be lost. Use --answers {place.name}, and another name for --review.",
            )
        )
