"""Which sentences state the term of all that is given, and nothing more: a closed world, for whoever answers a day has said nothing of what else a sentence holds."""

from __future__ import annotations

import re

from delegation.documents.intake import giving
from delegation.model.terms import iso_day
from delegation.names.folding import fold, unified

_SUBJECT = (
    rf"(?:thoi (?:han|gian|diem)|thuc hien|ap dung|viec|cac|nhung|noi dung|nhiem vu|quyen han|cong viec|thu tuc hanh chinh|thu tuc(?! so)|uy quyen|phan cap|giao|(?:quyet dinh|nghi quyet) nay|nay"
    rf"|tai dieu \d+|neu tren|noi tren|tren|theo|la|co|hieu luc|gia tri|thi hanh|duoc|tinh|bat dau|ke|tu|ngay|ky|ban hanh|khi|cho|va|se|tu dong|duong nhien|thi diem|giai quyet|cua|den|het|xng"
    rf"|(?:tai |kem theo )?(?:phu luc|danh muc)(?: (?:[ivx]+|\d+))?(?: (?:kem theo|ban hanh kem theo))?|{giving.SLOT})"
)
"""What stands before the term: the grant as a whole, never a part of it."""
_LINK = re.compile(
    r"\b(?:thoi (?:han|gian)|den khi|den truoc|trong (?:thoi (?:han|gian)|vong|quy|nam|thang|giai doan|\d)|keo dai|cham dut|ket thuc|het hieu luc|het han)\b"
)
"""Where the term begins, but for sentences that begin with that word."""
_NAMED = re.compile(r"(?:thoi han|thoi gian)\b")
_TIME = (
    rf"(?:{_SUBJECT}|trong|vong|keo dai|cham dut|ket thuc|het hieu luc|het han|sau|truoc|vao|cung|toi da|khong qua|khong xac dinh|khong thoi han|quy|thang|nam|tuan|lam viec|nhiem ky|giai doan|dau|cuoi"
    r"|tung|cot|thoi|xvb|[ivx]+|\d+|mot|hai|ba|bon|sau|bay|tam|chin|muoi)"
)
# Each word in one way alone: a sentence that is none is known as such at once.
_WHOLE = re.compile(
    rf"(?>{_TIME}(?: |$))*(?:(?:cho |hoac )*(?:den khi|den truoc|khi|cung|theo|vao|(?:tu|sau) (?:ngay|khi))\b(?P<event>.*))?"
)
_SUBJECTS = re.compile(rf"(?>{_SUBJECT}(?: |$))*")
_MORE = re.compile(
    r"\b(?:thì|phải|hồ sơ|(?<!ngày )ký|tiếp nhận|thẩm định|giải quyết|địa bàn|do (?:chủ tịch|ủy ban|ubnd|sở|bộ))\b"
)
"""Words of an event that say more than when it comes."""
_LESS = re.compile(
    r"\b(?:chỉ(?! đạo| tiêu)|trừ|riêng|đối với|không(?! (?:bao )?gồm| kể| tính| quá| xác định| thời hạn)|chưa|vẫn|tiếp tục)\b"
)
"""Words by which a sentence on time says that not all is given so long."""
_OF_PART = re.compile(
    r"\b(?:hồ sơ|riêng|trừ|chưa|không(?! quá| xác định| thời hạn)|tiếp tục|vẫn|tạm|đã (?:tiếp nhận|nộp)|trường hợp|(?:thủ tục|nhiệm vụ|nội dung) (?:(?:tại|có|ở) )?(?:số|stt)|số thứ tự|stt|dòng)\b|(?<![\d.])\d\.\d{6}(?!\.?\d)"
)
_UNTIL = re.compile(r"\b(?:đến|tới|chấm dứt|kết thúc|hết hiệu lực|là)\b|:|(?<!số )(?<!stt )(?<!dòng )\d{1,4}(?![\d.])")
_GRANT = re.compile(r"\b(?:uy quyen|phan cap|giao|(?:quyet dinh|nghi quyet) nay)\b")


_REFERS = re.compile(r"\b(?:phu luc|danh muc|bieu|bang|cot|tung)\b")
"""That a term stands at the rows."""


def _plain(words: str) -> str:
    return " ".join(fold(giving.signed(words)).split())


def is_of_all(words: str) -> bool:
    """Whether what stands before the term of a sentence is the grant as a whole: no row, no kind of files, nobody who may do something meanwhile."""
    plain = _plain(words)
    if is_of_part(words):
        return False
    if _NAMED.match(plain):
        return True
    link = _LINK.search(plain)
    if link is None or not _GRANT.search(plain[: link.start()]):
        return False
    return _SUBJECTS.fullmatch(plain[: link.start()]) is not None


def is_of_part(words: str) -> bool:
    """Whether a sentence names rows, or files of some kind, before it says until when."""
    plain = unified(words)
    until = _UNTIL.search(plain)
    head = plain[: until.start()] if until else plain
    return bool(_OF_PART.search(head) or (_NAMED.match(fold(head)) and "lĩnh vực" in head))


def is_alone(words: str) -> bool:
    """Whether a sentence states a term of the whole, and nothing besides: an event may end it, in words that limit nothing."""
    plain = unified(words)
    found = None if _LESS.search(plain) else _WHOLE.fullmatch(_plain(words))
    return found is not None and not (found["event"] and _MORE.search(plain))


def is_of_rows(value: str) -> bool:
    """Whether what a decision states of its term only refers to its rows, or names several days of which theirs may be."""
    each = value.split("; ")
    return (len(each) > 1 and all(map(iso_day, each))) or (
        is_alone(value) and _REFERS.search(_plain(value)) is not None
    )
