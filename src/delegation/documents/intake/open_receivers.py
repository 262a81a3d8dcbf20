"""Words for who receives that leave it open: *A hoặc B*, *A/B*, *cấp phó*, *các Sở tương ứng*. Nobody is meant for certain, whatever name they begin with."""

from __future__ import annotations

import re

_VERB = re.compile(
    r"[.;:]|\((?!\s*(?:hoặc|hay)\b)|\b(?:giải quyết|thực hiện|quyết định|xem xét|phê duyệt|tiếp nhận|thẩm định|tham mưu|ký|trình|cấp (?!phó\b|dưới\b)|các (?:thủ tục|nhiệm vụ|nội dung|TTHC)"
    r"|thủ tục|nhiệm vụ|nội dung|theo|tại|trong|thuộc|đối với|để|kể từ|từ|đến|được (?!phân công\b|ủy quyền\b|uỷ quyền\b|giao\b))\b",
    re.IGNORECASE,
)
"""Where the words for who receives end, and those for what is given begin."""
_OPEN = re.compile(
    r"\b(?:hoặc|hay)\b|\bcấp (?:phó|dưới)\b|\bphó\b(?!\s+(?:Giám đốc|Chủ tịch|Trưởng|Chánh|Ban|Cục|Chi cục|Tổng)\b)|\b(?:có )?(?:tương ứng|liên quan)\b"
    r"|\w\)?\s*/\s*(?=(?:Giám đốc|Chủ tịch|Sở|UBND|Ủy ban|Uỷ ban|Ban|Chi cục|Văn phòng|Phòng|Trung tâm|Công an)\b)|\bngười (?:được|do)\b|\b(?:Sở|cơ quan|đơn vị|ngành|người) khác\b",
    re.IGNORECASE,
)
_EACH_ITS_OWN = re.compile(r"\b(?:tương ứng|liên quan)\b", re.IGNORECASE)


def who(words: str) -> str:
    """Give the words of a sentence for who receives, behind *ủy quyền cho*, without those for what is given."""
    end = _VERB.search(words)
    return words[: end.start()] if end else words


def is_open(words: str, *, within: bool) -> bool:
    """Whether words leave open who receives. ``within``: they only begin a sentence."""
    return _OPEN.search(who(words) if within else words) is not None


def is_each_its_own(words: str) -> bool:
    """Whether words mean another receiver for each part of what is given: *Giám đốc các Sở tương ứng*."""
    return _EACH_ITS_OWN.search(words) is not None
