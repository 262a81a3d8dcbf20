"""Sentences that give the rows of an annex, or say when a decision holds: understood where no word of them says anything else."""

from __future__ import annotations

import re

from delegation.documents.intake import days, replacing
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.parties import Parties
from delegation.names.folding import fold

_HOLDER, _PAPER, _DAY = "xten", "xvb", "xng"
"""What stands in the place of the name of a holder, of another paper and of a day."""
_CITED = re.compile(
    r"(?:các\s+)?(?:(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Luật|Công văn|Kế hoạch|Tờ trình|QĐ|NQ)\s+)(?:số\s*:?\s*)?"
    rf"{NUMBER.pattern}(?:,?\s+(?:ngày\s+)?{days.WRITTEN})?",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?:ngày\s+)?{days.WRITTEN}", re.IGNORECASE)
GIVER = re.compile(
    r"((?:Chủ tịch|Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\b[^,;.]{0,60}?)\s+((?:ủy quyền|uỷ quyền|phân cấp)\b.*)",
    re.IGNORECASE,
)
"""How a sentence begins that says who gives."""
_NAMED = (
    r"(?:(?:so|ubnd|hdnd|giam doc|chu tich|pho chu tich|pho giam doc|bo|ban quan ly|van phong|chi cuc|thanh tra|cong an|truong ban|truong phong|thu truong|nguoi dung dau"
    r"|co quan|don vi)\b)"
)
_NO_NAME = (
    r"(?:doi voi|co(?! quan)|khong|tru|rieng|chi(?! cuc)|do|tu(?! phap)|den|duoi|tren|tai|theo|o|khi|neu|ho|du an|quy mo|vung|khu|giai quyet|thuc hien|quyet dinh|xem xet|phe duyet|thu tuc|nhiem vu|noi dung"
    r"|cac thu tuc|cac nhiem vu|cac noi dung|mot so|de|kem|trong|thuoc|duoc|truc tiep|tiep tuc|tham muu|trinh|ky|tham dinh|tiep nhan|[0-9]+|xng|xvb)"
)
SLOT = rf"(?:(?:cac|nhung) )?{_NAMED}(?: (?!{_NO_NAME}\b)\w+){{0,16}}"
"""The name of a body that the register has not: who is meant is asked by itself."""
_SHORT = r"(?:gd |ct )?(?:so |ubnd )?[a-z]{2,8}(?= (?:giai quyet|thuc hien|quyet dinh)\b)"
_WHO = rf"(?:(?:cac |nhung )?(?:pho )?{_HOLDER}(?:(?: va)? {_HOLDER})*|{SLOT})"
_ANNEX = r"\b(?:phu luc|danh muc|bieu|bang)(?: so)?(?: (?:[ivxlc]{1,6}|\d{1,2}|[a-h]))?(?:(?: va)?(?: phu luc)?(?: so)? (?:[ivxlc]{1,6}|\d{1,2}))*\b"
_COUNT = r"\b\d+(?: (?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|linh|le|lam|tu))*(?= (?:thu tuc|tthc|nhiem vu|noi dung|cong viec|danh muc|dich vu))"
_FIELD = (
    # «Theo lĩnh vực quản lý» gives each of several a part.
    r"(?<!theo )(?:thuoc |trong |ve )?(?:cac )?linh vuc(?: (?!(?:cua|thuoc|tai|theo|tren|doi|co|khong|tru|rieng|trong|cho|tu(?! phap)|den|duoi|do|khi|cu the|ban hanh|kem|ho gia dinh|du an|quy mo|neu|duoc"
    r"|chi|ngoai|o|phu trach|phan cong|xten|so(?! huu)|ubnd|uy ban|hdnd|chu tich|giam doc|bo truong|thu truong)\b)\w+){1,12}"
)
_GIVEN = re.compile(
    rf"{_FIELD}|\b(?:cua|thuoc|cho|quan ly|quan ly nha nuoc|tham quyen|chuc nang) {_WHO}(?= |$)|{_ANNEX}|{_COUNT}|\b(?:quyet dinh|nghi quyet) nay\b|\btren dia ban (?:thanh pho|tinh|toan thanh pho)\b"
    r"|\bneu (?:tai|trong|tren)\b|\bco (?:ten )?trong\b|\bco (?=(?:phu luc|danh muc|bieu|bang)\b)|\bgom (?=\d)|\bquan ly nha nuoc\b|\btheo quy dinh(?: cua)?(?: phap luat)?\b|\bnhu sau\b|\bsau day\b|\bcu the\b|\bchi tiet\b"
    r"|\b(?:duoc )?(?:quy dinh|ban hanh|liet ke|xac dinh) (?:tai|trong|o)\b"
)
"""What a sentence says of that which is given, and that takes nothing of it back."""
_WORDS = re.compile(
    r"(?:(?:cac|nhung|mot so|toan bo|tat ca|thu tuc|hanh chinh|tthc|nhiem vu|quyen han|cong viec|noi dung|viec|thuoc|tham quyen|giai quyet|thuc hien|quyet dinh|xem xet|phe duyet"
    r"|trong|pham vi|quan ly|chuc nang|cua|theo|tai|kem theo|kem|dinh kem|ban hanh|gom|bao gom|va|cho|duoc|uy quyen|phan cap|nay)(?: |$))*"
)
_HEADS = re.compile(
    rf"(?:thong nhat )?(?:uy quyen|phan cap|giao)(?: tham quyen)?(?: giai quyet(?: thu tuc hanh chinh)?)?(?: cho)? {_WHO}(?= |$)|(?:uy quyen|phan cap) cho {_SHORT}|{_WHO} (?:duoc|nhan) (?:uy quyen|phan cap|giao)\b"
    r"|(?:uy quyen|phan cap)(?: viec)?(?= giai quyet)"
    rf"|(?:ban hanh|phe duyet)(?: (?:kem theo|(?:quyet dinh|nghi quyet) nay|{_ANNEX}|cac|thu tuc hanh chinh|nhiem vu|noi dung|viec|duoc))* (?:uy quyen|phan cap)(?: tham quyen)?(?: giai quyet(?: thu tuc hanh chinh)?)?(?: cho)? {_WHO}(?= |$)"
)
"""How a sentence that gives begins."""
_ABOUT = re.compile(
    r"\b(thu tuc(?: hanh chinh)?|tthc) ve (?!cap\b|tham dinh|tiep nhan|viec\b|linh vuc|thu\b|gia han|ho so)"
)
"""*Thủ tục về luật sư*: a field, without that word."""
_TO_WHOM = re.compile(rf"\b(?:cho|uy quyen|phan cap|giao) {_WHO}(?= |$)|\b{_HOLDER}\b")
_TITLE = re.compile(rf"(?:(?:ve viec|v v|giao|tham quyen|quyet dinh so xvb)(?: |$)|{_WORDS.pattern})*")
_DEALT = (
    rf"(?:(?:giai quyet|thuc hien|cac|thu tuc|hanh chinh|tthc|nhiem vu|noi dung|tai|theo|thuoc|va|nhu sau|sau) )*{_ANNEX}(?: (?:kem theo|ban hanh kem theo|quyet dinh nay))*"
    rf"(?: (?:giao|cho))* (?:cac )?{_HOLDER}(?:(?: va)? {_HOLDER})*"
)
"""What deals an annex to whoever receives it: *thủ tục tại Phụ lục I cho Sở Y tế*."""
_DEALS = re.compile(
    rf"(?P<gives>(?:uy quyen|phan cap)(?: cho cac (?:so|co quan|don vi|nganh))?(?: (?:giai quyet|thuc hien)(?: (?:cac )?(?:thu tuc(?: hanh chinh)?|nhiem vu|noi dung))?)?(?: cho (?:cac )?(?:so|co quan|don vi)(?: sau)?)? )?{_DEALT}(?: {_DEALT})*"
)
_IN_ORDER = re.compile(r" (?:mot cach )?(?:tuong ung|lan luot|theo thu tu)(?= |$)")
_BEFORE_ANNEX = re.compile(rf"(?: va)? {_HOLDER}(?: (?:tai|theo))? (?={_ANNEX})")
_LISTED = re.compile(rf"{_WHO}(?= |$)")
_NAMES = re.compile(
    rf"(?:doi voi )?(?:(?:trach nhiem|quyen han|nhiem vu)(?: va)? )*(?:cua )?(?:cac )?{_HOLDER}(?:(?: va)? {_HOLDER})*"
)
_POINTS = re.compile(r"\b(?:phu luc|danh muc|bieu)\b")
_TERMS = re.compile(
    r"(?:(?:tu (?:khi|thoi diem) (?:quyet dinh|nghi quyet) nay co hieu luc|tu (?:ngay|thoi diem) co hieu luc cua (?:quyet dinh|nghi quyet) nay|theo quyet dinh nay|(?:quyet dinh|nghi quyet)(?: nay)?|co|gia tri|het hieu luc|hieu luc|thi hanh|ke|tu|ngay ky ban hanh|ngay ky|ngay ban hanh|ngay|va|cho|cac|viec|uy quyen|phan cap|thoi han"
    r"|thoi gian|thoi diem|thuc hien|ap dung|la|duoc|den|het|cham dut|ket thuc|sau|thi diem|24 gio|24h|0 gio|00 gio|00 phut|noi dung|nhiem vu|tai dieu 1|neu tren|bat dau|tinh|vao"
    r"|khong (?:bao )?(?:gom|ke|tinh) xng|xng|xvb|cho xten|thang \d{1,2} nam \d{4}|nam \d{4}|thang \d{1,2} \d{4}|giai quyet thu tuc hanh chinh)(?: |$))*"
)
_OF_TIME = re.compile(r"\b(?:hieu luc|thoi han|thoi gian|den|cham dut|ket thuc|ngay ky)\b")


def folded(words: str, parties: Parties) -> str:
    """Fold a sentence, with signs for other papers, days and holders."""
    return parties.without_names(signed(words), _HOLDER)


def signed(words: str) -> str:
    """Give a sentence with signs for other papers and days."""
    return _DATE.sub(f" {_DAY} ", _CITED.sub(f" {_PAPER} ", words))


def gives(words: str, parties: Parties, *, listed: bool) -> bool:
    """Whether a sentence gives what its annex lists to somebody, or points to the annex, and says nothing more. ``listed``: it stands below one that gives."""
    plain = folded(words, parties)
    deals = _DEALS.fullmatch(plain)
    if deals and (listed or deals["gives"]):
        return True
    head = _HEADS.match(plain)
    if head is None and listed and ":" in words:
        head = _LISTED.match(plain)
    if head is None:
        return bool(_POINTS.search(plain)) and _HOLDER not in plain and _is_said(_GIVEN.sub(" ", plain))
    # Which annex is whose is read by itself (``receivers``).
    rest = _BEFORE_ANNEX.sub(" ", plain[head.end() :])
    dealt = rest != plain[head.end() :] or len(_POINTS.findall(rest)) > 1 < plain[: head.end()].count(_HOLDER)
    return _is_said(_GIVEN.sub(" ", _IN_ORDER.sub(" ", rest) if dealt else rest))


def is_name(words: str, parties: Parties) -> bool:
    """Whether words only name holders of the register, or say whose duties follow: the heading of an article, or of a part of one."""
    return _NAMES.fullmatch(folded(words.rstrip(" :"), parties)) is not None


def is_title(words: str, parties: Parties) -> bool:
    """Whether words only name what is given, by whom, to whom and in which fields, as the title of a decision and of an annex do."""
    plain = _ABOUT.sub(r"\1 linh vuc ", folded(words, parties))
    plain = _TO_WHOM.sub(" ", _GIVEN.sub(" ", plain))
    return _TITLE.fullmatch(" ".join(plain.split())) is not None


def _is_said(rest: str) -> bool:
    return _WORDS.fullmatch(" ".join(rest.split())) is not None


def lasts(words: str, parties: Parties) -> bool:
    """Whether a sentence says from when, until when and in the place of which paper a decision holds, and nothing more."""
    plain = folded(words, parties)
    ended = replacing.whole(words)
    if ended is None and replacing.spoken_of(words):
        return False
    rest = folded(ended.before, parties).strip() if ended else plain
    return bool(ended or _OF_TIME.search(rest)) and _TERMS.fullmatch(rest) is not None


def days_of(words: str) -> list[str]:
    """Give the days that a sentence names, those of other papers apart, as ISO writes them; nothing for one that no calendar has."""
    return [one.isoformat() if one else "" for one in days.every(without_papers(words))]


def without_papers(words: str) -> str:
    """Give a sentence without the other papers that it names, and their days."""
    return _CITED.sub(" ", words)


def is_headline(words: str) -> bool:
    """Whether a sentence only says that something follows."""
    return fold(words) in ("quyet dinh", "nghi quyet", "uy quyen nhu sau", "phan cap nhu sau")
