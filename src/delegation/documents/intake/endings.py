"""Where the rows of a table end, though cells go on below them: who signs, who drew it up, the place and the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell, PaperTable
from delegation.findings import Text
from delegation.model.row_numbers import row_number

_SIGNED = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*\S.*|nơi nhận\s*:.*|(?:người|cán bộ|đơn vị|cơ quan) lập(?: biểu| bảng| danh mục)?\.?|(?:thủ trưởng|lãnh đạo)(?: cơ quan| đơn vị)*"
    r"|(?:phó )?(?:chủ tịch|giám đốc|chánh văn phòng|trưởng phòng|trưởng ban)|xác nhận của .*|\(?(?:đã )?ký(?:\W.*)?\)?"
    r"|[^\d;:]{2,40},\s*ngày\s.{0,12}tháng\s.{0,8}năm.{0,8}",
    re.IGNORECASE | re.DOTALL,
)
"""What a place to sign begins with; the words of one that a group of rows may have, too, stand alone."""


def end(rows: Sequence[Sequence[PaperCell]], known: Heads) -> int:
    """Give how many rows there are up to the place to sign; all where a row with a code or a number stands below it."""
    number, code = known.column("row"), known.column("code")
    if number is None and code is None:
        return len(rows)
    below = len(rows)
    for at in range(len(rows) - 1, known.below - 1, -1):
        texts = [one.text for one in rows[at] if one.text and not one.covered]
        if code is not None and is_like_code(rows[at][code].text):
            break
        if number is not None and row_number(rows[at][number].text) is not None and _SIGNED.fullmatch(texts[0]) is None:
            break
        if texts and any(_SIGNED.fullmatch(one) for one in texts):
            below = at
    return below


def is_signed(words: str) -> bool:
    """Whether a line is one of a place to sign."""
    return _SIGNED.fullmatch(words) is not None


def signed(table: PaperTable, end: int) -> tuple[str, Text]:
    """Give the words of a place to sign, with its own place."""
    filled = [one for row in table.rows[end:] for one in row if one.text and not one.covered]
    return flat("; ".join(one.text for one in filled)), table.place(filled[0])
