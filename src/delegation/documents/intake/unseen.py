"""Letters of paragraphs that a file hides: whoever signs the paper does not see them, and whoever opens the file may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from delegation.documents.intake import heads, plain_notes
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.papers import PaperTable
from delegation.findings import Text
from delegation.speech import in_english


def asked(hidden: Sequence[tuple[str, Text]]) -> Iterator[ImportQuestion]:
    """Ask once of all hidden words that are alike, without those that take nothing back. ``hidden``: the words with their places."""
    first: dict[str, Text] = {}
    for words, place in hidden:
        first.setdefault(words, place)
    for words, place in first.items():
        if any(map(str.isalpha, words)) and not plain_notes.limits_nothing(words):
            said = Text(
                f"chữ bị ẩn trong tệp, không được đọc: «{words}». Nếu đó là nội dung của văn bản, hãy bỏ ẩn trong Word (Font › Hidden), lưu, rồi nhập lại; «{KEEP}» là không thuộc văn bản, không bớt gì",
                f"words that the file hides were not read: “{words}”. Where they are part of the decision, show them in Word (Font › Hidden), save, and import again; “{KEEP}” means that they are not, and take nothing back",
            )
            key = sha256(words.encode()).hexdigest()[:12]
            yield ImportQuestion(f"total:{key}:unseen", place, said, "", (KEEP,))


def of_conditions(areas: Sequence[tuple[str, Text]]) -> Iterator[ImportQuestion]:
    """Ask of each sheet with a format by condition that strikes through or hides letters: which rows it does so is not read."""
    for area, place in areas:
        said = Text(
            f"trang tính có định dạng theo điều kiện (Conditional Formatting) gạch ngang hoặc làm ẩn chữ ở vùng {area}: chương trình không đọc được dòng nào đang bị gạch, bị ẩn. "
            f"Hãy xem trong Excel: dòng nào bị gạch thì «bỏ dòng» ở dòng đó của bảng hỏi; «{KEEP}» là mọi dòng còn lại đều được giao",
            f"the sheet has a conditional format that strikes through or hides letters in {area}: which rows are struck or hidden now is not read. "
            f"Look in Excel: answer “bỏ dòng” at each row that is struck; “{KEEP}” means that all others are given",
        )
        yield ImportQuestion(f"total:{place.vi}:conditional", place, said, "", (KEEP,))


def of_sheets(sheets: Sequence[PaperTable]) -> Iterator[ImportQuestion]:
    """Ask of each hidden sheet that holds rows of an annex: they are not read."""
    for table in sheets:
        known = heads.find(table, {})
        code = known.column("code") if known is not None else None
        rows = [] if known is None or code is None else [one for one in table.rows[known.below :] if one[code].text]
        if code is not None and any(is_like_code(one[code].text) for one in rows):
            name = table.name.vi
            said = Text(
                f"trang tính «{name}» bị ẩn và có {len(rows)} dòng có mã, không được đọc. Nếu các dòng ấy thuộc văn bản, hãy bỏ ẩn trang (Unhide), lưu, rồi nhập lại; «{KEEP}» là không thuộc văn bản",
                f"the sheet “{name}” is hidden and holds {in_english(len(rows), 'row')} with codes, which were not read. Where they are of the decision, show the sheet (Unhide), save, and import again; “{KEEP}” means that they are not",
            )
            yield ImportQuestion(f"total:{name}:hidden-sheet", table.place(rows[0][code]), said, "", (KEEP,))
