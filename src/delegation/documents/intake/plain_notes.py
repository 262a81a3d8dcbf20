"""Notes of rows that take nothing from what is given: how a matter came about, which text publishes it, how it is handed in. Every other note is asked."""

from __future__ import annotations

import re

from delegation.documents.intake.days import WRITTEN

_KIND = r"(?:Quyết định|QĐ|Nghị định|NĐ|Thông tư|TT|Nghị quyết|NQ|Bộ luật|Luật|Pháp lệnh|Văn bản hợp nhất|Công văn)"
_UNITS = r"(?:(?:điểm|khoản|điều|mục|phụ lục)\s+[\wđ]{1,5}\s*,?\s*)*"
_ISSUER = r"(?:\s+của\s+(?:Chính phủ|Quốc hội|Thủ tướng(?: Chính phủ)?|(?:Bộ trưởng )?Bộ(?:\s+[^\W\d_]+){1,6}|(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân)(?:\s+(?:Thành phố|TP)(?:\s+Hà Nội)?)?))?"
_CITED = (
    r"(?:(?:được\s+)?(?:công bố|ban hành|sửa đổi(?:,\s*bổ sung)?|bổ sung|quy định)\s+(?:kèm\s+)?(?:theo|tại|bởi)\s+|theo\s+|tại\s+|căn cứ\s+)?"
    rf"{_UNITS}{_KIND}\s*(?:số\s*)?\d+/[\w/Đđ-]+(?:\s+ngày\s+{WRITTEN.replace('(', '(?:').replace('(?:?:', '(?:')})?{_ISSUER}"
)
_HARMLESS = (
    r"[\s\-–—_./x✓✔]*", r"N/A|không có", r"(?:TTHC |thủ tục )?mới(?: ban hành| bổ sung)?",
    r"(?:TTHC |thủ tục )?(?:được )?(?:sửa đổi|bổ sung|sửa đổi, bổ sung|SĐBS|thay thế)(?: nội dung| tên)?", _CITED,
    r"(?:(?:cung cấp )?(?:dịch vụ công|DVC) ?(?:trực tuyến|TT)?|trực tuyến) ?(?:toàn trình|một phần|mức(?: độ)? ?[1-4])", r"toàn trình", r"mức độ [34]",
    r"(?:thời hạn|thời gian) giải quyết:? ?\d{1,3} (?:ngày|giờ)(?: làm việc)?",
)  # fmt: skip
_PLAIN = re.compile("|".join(f"(?:{one})" for one in _HARMLESS), re.IGNORECASE)
_MARK = re.compile(r"^\s*\((?:\d{1,2}|\*{1,3})\)")
_NOTE = re.compile(r"\W*(?:ghi chú|chú thích|lưu ý)\b|\(?\*", re.IGNORECASE)
_CITATIONS = re.compile(r"\W*(?:Ghi chú\s*:\s*)?(?:Văn bản dẫn trong bảng|Chữ viết tắt)\s*:", re.IGNORECASE)
"""How a note begins that only names the papers of a table with their titles, as in the program's own papers."""
_LIMITING = re.compile(
    r"\b(?:chỉ(?! đạo| tiêu| định| dẫn)|trừ|riêng|chưa|bãi bỏ|đến hết|ủy quyền|uỷ quyền)\b", re.IGNORECASE
)
_PARTS = re.compile(r"[;\n]|\.(?=\s|$)")


def is_note(words: str) -> bool:
    """Whether a line below a table calls itself a note."""
    return _NOTE.match(words) is not None


def limits_nothing(words: str) -> bool:
    """Whether each part of a note is of a kind that is known to take nothing back."""
    if _CITATIONS.match(words) and not _LIMITING.search(words):
        return True
    parts = [_MARK.sub("", one).strip(" ,.()") for one in _PARTS.split(" ".join(words.split()))]
    return all(_PLAIN.fullmatch(one) for one in parts if one)
