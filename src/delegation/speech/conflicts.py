"""Marks that a merge of two versions leaves in a text where they differ (``<<<<<<<``, ``=======``, ``>>>>>>>``): which of them holds, somebody must choose."""

from __future__ import annotations

import re

from delegation.findings import Text

_BEGIN = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_END = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)


def marked(text: str) -> tuple[int, int] | None:
    """Give the lines, counted from 0, of the first marks that begin and end such a place; ``None`` where there is none."""
    begins = _BEGIN.search(text) if "<<<<<<<" in text else None
    ends = _END.search(text, begins.end()) if begins is not None else None
    if begins is None or ends is None:
        return None
    return text.count("\n", 0, begins.start()), text.count("\n", 0, ends.start())


def said(ends: int) -> Text:
    """Say what such marks are and what to do. ``ends``: the line of the last one, counted from 0."""
    return Text(
        f"dòng «<<<<<<<» này là dấu mà git để lại khi hai bản của tệp sửa khác nhau ở cùng một chỗ (đến dòng {ends + 1}), chưa ai chọn bản nào. "
        "Hãy giữ bản đúng, xóa bản kia cùng các dòng «<<<<<<<», «=======», «>>>>>>>»",
        f"this line «<<<<<<<» is a mark that git leaves where two versions of the file differ (up to line {ends + 1}), and nobody has chosen one. "
        "Keep the right version, delete the other with the lines «<<<<<<<», «=======», «>>>>>>>»",
    )
