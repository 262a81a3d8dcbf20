"""What stands around the rows of an annex and takes something of them back: titles of tables, groups, columns that nothing else is taken from, lines that name a row."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from delegation.documents.intake import days, marks, sentences
from delegation.documents.intake.asked import BLANK
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell, PaperTable, letters
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.values import dataclass

_NOT_LIMITING = r"(?<!địa )(?<!chứng )(?<!tín )(?<!tôn )"
_NOT_GIVEN = (
    r"(?<!sửa đổi, bổ sung, )(?:bãi bỏ|hủy bỏ|huỷ bỏ)|thu hồi lại|thu hồi việc|hết hiệu lực|tạm dừng|(?:chưa|không|thôi) (?:ủy quyền|uỷ quyền|phân cấp|áp dụng|thực hiện)"
    r"|(?:chấm dứt|kết thúc|thu hồi|ngừng|dừng) (?:việc )?(?:ủy quyền|uỷ quyền|phân cấp)|không (?:còn|tiếp tục) (?:ủy quyền|uỷ quyền|phân cấp)|khỏi danh mục|\brút\b[^.;]{0,60}\bvề\b"
    r"|trực tiếp (?:giải quyết|quyết định|thực hiện|ký|phê duyệt|xem xét)|giữ lại"
)
ONLY = re.compile(
    rf"{_NOT_LIMITING}\bchỉ\b(?!\s+(?:đạo|tiêu|định|dẫn|số|giới|huy|thị|nha|tay))|(?<!khấu )(?<!phép )\btrừ\b|không bao gồm"
    r"|(?:từ|trước|sau)\s+(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}|\s+tháng)|\d+\s+(?:tháng|năm)\s+kể từ|thời hạn(?!\s+giải quyết)"
    rf"|{_NOT_GIVEN}|(?<!trực tuyến )một phần|riêng đối với",
    re.IGNORECASE,
)
"""Words by which a note takes something of the row back. A note that only holds such a word costs a question."""
NOTED = re.compile(
    r"(?:Chủ tịch|UBND|Ủy ban nhân dân|Bộ trưởng|Giám đốc|Thủ tướng)\b[^.;]*\bký\b|\btrình\s+(?:Chủ tịch|UBND|Ủy ban|Phó|Bộ|lãnh đạo|cấp trên|Thủ tướng|HĐND)"
    r"|\d+\s+(?:tháng|quý|năm)\s+(?:đầu|cuối)|\bquý\s+(?:[IV]+|\d)\b|đã\s+(?:được\s+)?(?:phân cấp|ủy quyền|uỷ quyền|giao)"
    r"|thí điểm|sau khi\s[^.;]*\b(?:ý kiến|chấp thuận|thống nhất|đồng ý|phê duyệt|cho phép)|\bxin ý kiến|có ý kiến|phức tạp|với điều kiện|\bnếu\b|(?<!khắc phục )\btrường hợp\b",
    re.IGNORECASE,
)
"""Words by which a note beside a row, or a column of what is given, may say less; in titles and fields they say nothing."""
ONLY_STEPS = re.compile(
    rf"{_NOT_LIMITING}\b(?:chỉ|khâu|bước)\b[^.;]*\b(?:tiếp nhận|thẩm định|tham mưu|trình)\b|^\s*(?:tiếp nhận|thẩm định)[^.;]*$",
    re.IGNORECASE,
)
_STRONG = re.compile(rf"{_NOT_GIVEN}|{_NOT_LIMITING}\bchỉ\s+(?:tiếp nhận|thẩm định|tham mưu)", re.IGNORECASE)
"""Words that leave no doubt that something is not given: titles and columns of other matters hold the weaker ones, too."""
_GIVING = re.compile(r"uy quyen|phan cap|pham vi|tinh trang|trang thai|hieu luc|noi dung giao|muc do giao")
_MECHANISM = re.compile(r"(?:phân cấp|ủy quyền|uỷ quyền|UQ|PC|phân quyền)\.?", re.IGNORECASE)
_YES_OR_NO = re.compile(r"uy quyen|phan cap")
_CALM = re.compile(
    r"(?:thoi han|thoi gian) (?:giai quyet|tra ket qua|xu ly)|\b(?:le )?phi\b|dich vu cong|truc tuyen|\bdvc|cach thuc|hinh thuc (?:nop|tiep nhan|tra|thanh toan|cung cap|dich vu)"
    r"|(?:dia diem|noi) (?:tiep nhan|nop|tra)|dien thoai|e mail|email|\btrang$|(?:don vi|co quan) (?:chu tri )?(?:phoi hop|lien quan|dong dau|ban hanh|cong bo|tiep nhan)"
    r"|chu tri\b.*\bphoi hop|thanh phan ho so|so luong ho so|so ho so|ho so phat sinh|tan suat|quyet dinh cong bo|van ban cong bo|so quyet dinh|ngay (?:cong bo|ban hanh|ky)|duong dan|\blink\b|\burl\b"
)
"""Heads, folded, of columns that say nothing of what is given: how long a matter takes and costs, where and how it is handed in, which texts publish it."""
_WITHIN_CALM = re.compile(
    r"\b(?:chỉ|chưa|không|thôi|trừ|riêng)\b[^.;]{0,30}\b(?:ủy quyền|uỷ quyền|phân cấp)\b|\b(?:ủy quyền|uỷ quyền|phân cấp)\s+(?:đến|từ|một phần|thí điểm)\b"
    r"|\b(?:đến|tới)\s+(?:hết\s+)?(?:(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d|(?:ngày|tháng|quý|năm)\s+[\dIV])"
    r"|\b(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Bộ trưởng|Bộ (?=[A-ZĐ])|Giám đốc|Thủ tướng)[^.;]*\b(?:quyết định|ký|phê duyệt|giải quyết|ban hành)\b"
    r"|\b(?:do|thì|:)\s*(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Bộ|Sở)(?=\s*(?:[;.]|$))",
    re.IGNORECASE,
)
"""What a column of fees, of times or of ways to hand in says of what is given: its amounts and durations, and of which files they are, are none of these."""
_WHERE = re.compile(
    r"\b(?:chỉ|không|chưa) (?:áp dụng|thực hiện) (?:tại|ở|đối với|cho|trên)\b|\bchỉ tại (?:các |\d+ )?(?:xã|phường|đặc khu|huyện|quận|địa bàn|khu vực)\b|\bthí điểm\b",
    re.IGNORECASE,
)
"""The same of a column that counts nothing."""
_NOT_CHARGED = ("khong ap dung", "chua ap dung")
"""What a cell of such a column says of itself alone, folded: that there is no fee, or no way of the web."""
_COUNTS = re.compile(r"\b(?:phi|thoi han|thoi gian|so luong|so ho so|phat sinh)\b")
_CONDITIONS = re.compile(r"\b(?:dieu kien|conditions?|gioi han|han che|ngoai le|loai tru|yeu cau them)\b")
_NO = ("khong", "chua", "0", "")
_MORE_THAN_A_FIELD = re.compile(
    r"[.;:]\s+\S|\s[–—-]\s|\((?=[^)]*(?:\d|\b(?:chỉ|trừ|khi|từ|đến|thực hiện|áp dụng|hồ sơ|đối với|không|chưa|do)\b))",
    re.IGNORECASE,
)
"""What a cell of the column of fields says behind the name of one."""
_BESIDE = ("field", "duration")
"""Kinds of columns of which one thing is taken, whatever else stands in their cells."""
_YES = ("co", "duoc", "1")
_OF_ROWS = re.compile(
    r"(?:số thứ tự|STT|(?:thủ tục|nhiệm vụ|nội dung)\s+(?:(?:tại|có|ở)\s+)?(?:số|STT|dòng|mục)|dòng(?:\s+số)?|mục(?:\s+số)?)\s*:?\s*\d+|(?<![\d.])\d\.\d{6}(?!\.?\d)",
    re.IGNORECASE,
)
"""How a line names rows of the annex: by their numbers, or a code."""
_OF_PART = re.compile(
    r"\briêng\b[^.;]{0,60}\b(?:lĩnh vực|thủ tục|hồ sơ|nhóm|nội dung|Điều|khoản|trường hợp)\b"
    r"|(?<!khấu )(?<!phép )\btrừ\s+(?:các\s+|những\s+)?(?:lĩnh vực|thủ tục|hồ sơ|trường hợp|nhóm|nội dung|địa bàn|phường|xã)\b"
    r"|(?:Chủ tịch|Ủy ban nhân dân|UBND)[^.;]*\btrực tiếp\s+(?:quyết định|giải quyết|ký|phê duyệt|thực hiện)"
    r"|(?<!thay mặt )(?<!Chủ tịch )(?:Chủ tịch|Ủy ban nhân dân|UBND)\b[^.;,]{0,40}\bký\s+(?:kết quả|ban hành|giấy|chứng chỉ|quyết định)"
    r"|\b(?:thủ tục|TTHC|nhiệm vụ|nội dung)\b[^.;]{0,25}\b(?:số|STT)\s*(?:thứ tự\s*)?\d+\s*(?:đến|tới|-|–)\s*(?:số\s*)?\d+(?![\d/])",
    re.IGNORECASE,
)
"""How a sentence says that not all rows are given, or not all alike, without naming them one by one."""
_RESTING = re.compile(r"(?:ủy quyền|uỷ quyền|phân cấp) (?:lại|tiếp)\b|báo cáo", re.IGNORECASE)
_OTHERS = re.compile(r"^\W*(?:căn cứ|xét|theo đề nghị)\b", re.IGNORECASE)
_OF_ANOTHER_PAPER = re.compile(
    rf"^\W*(?:(?:Quyết định|Nghị quyết) này\s+)?(?:bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|sửa đổi|bổ sung|điều chỉnh)\b.*\b(?:Quyết định|Nghị quyết|QĐ|NQ)\s+(?:số\s*:?\s*)?{NUMBER.pattern}",
    re.IGNORECASE,
)
"""That rows of another paper are meant: no answer at a row of this one fits."""


@dataclass(frozen=True, slots=True)
class Around:
    """Words around a row, and where they stand: a column, a group, a title."""

    where: str
    words: str

    def __str__(self) -> str:
        """Say both."""
        return f"{self.where} «{self.words}»"


def of_title(words: str) -> str:
    """Give a title that says that what stands below it is not given, or not all of it; nothing for any other."""
    return flat(words) if _STRONG.search(words) else ""


def of_group(words: str) -> str:
    """Give the words of a group that limit its rows; nothing for a field, or who receives."""
    return flat(words) if ONLY.search(words) or ONLY_STEPS.search(words) or days.until(words) else ""


def of_note(words: str) -> bool:
    """Tell whether a note may take something of its row back."""
    return bool(ONLY.search(words) or NOTED.search(words) or _MECHANISM.fullmatch(words.strip()))


def of_line(words: str) -> list[str]:
    """Give the sentences of a line outside rows that take some of them back; the whole line where only all of it does."""
    if _OTHERS.search(words):
        return []
    own = [one for one in sentences.split(flat(words)) if not _OF_ANOTHER_PAPER.search(one)]
    found = [one for one in own if _limits(one)]
    return found or ([flat(words)] if _limits(" ".join(own)) else [])


def _limits(words: str) -> bool:
    if _OF_PART.search(words) and not _RESTING.search(words):
        return True
    limits = ONLY.search(words) or ONLY_STEPS.search(words) or "riêng" in words.casefold() or days.until(words)
    return bool(limits and _OF_ROWS.search(words))


def of_columns(row: Sequence[PaperCell], known: Heads, plain: frozenset[int]) -> Iterator[Around]:
    """Give what the columns of a row that nothing is taken from say against it."""
    for at, (kind, head, cell) in enumerate(zip(known.kinds, known.words, row, strict=True)):
        is_read = kind != "other" and known.column(kind) == at
        if not head or kind == "marked" or (is_read and kind not in _BESIDE):
            continue
        said = flat(cell.text)
        is_giving = not is_read and (kind == "note" or gives(head))
        limits = (of_group(said) or (said if NOTED.search(said) else "")) if is_giving else of_title(said)
        if not is_giving and (kind == "duration" or is_calm(head)):
            limits = "" if fold(said) in _NOT_CHARGED else limits or (said if _says_more(head, said) else "")
        more = kind == "field" and _MORE_THAN_A_FIELD.search(said)
        is_no = at in plain and fold(said) in _NO and not marks.chooses(said)
        if limits or more or is_no or (said and days.is_start(head)):
            yield Around(f"cột «{head}»", said or BLANK)


def _says_more(head: str, said: str) -> bool:
    """Whether a cell of a column that says nothing of what is given says more than that: its limits of amounts and durations are not meant."""
    where = _COUNTS.search(fold(head)) is None and _WHERE.search(said) is not None
    return where or _WITHIN_CALM.search(said) is not None or fold(said) == "phoi hop"


def is_calm(head: str) -> bool:
    """Tell whether a head is of a column that says nothing of what is given."""
    return _CALM.search(fold(head)) is not None


def is_of_conditions(head: str) -> bool:
    """Tell whether conditions or limits stand below a head: a cell that says *không* there says that there are none."""
    return _CONDITIONS.search(fold(head)) is not None


def gives(head: str) -> bool:
    """Tell whether a head is of a column that says what is given."""
    return _GIVING.search(fold(head)) is not None


def unseen_columns(rows: Sequence[Sequence[PaperCell]]) -> dict[int, PaperCell]:
    """Give the columns that the file hides as a whole, where it shows others, with their first cells."""
    if not any(one.text and not one.hidden for row in rows for one in row):
        return {}
    columns = ([one for one in column if one.text] for column in zip(*rows, strict=True))
    return {at: own[0] for at, own in enumerate(columns) if own and all(one.hidden for one in own)}


def hidden_columns(table: PaperTable, known: Heads) -> Iterator[tuple[str, Text]]:
    """Give the heads of columns that are read though the file hides all of them, with the place of the first cell."""
    for at, first in unseen_columns(table.rows[known.below :]).items():
        if known.kinds[at] != "other":
            yield known.words[at], table.place(first)


def hidden_cells(row: Sequence[PaperCell], known: Heads, unseen: Container[int]) -> tuple[Around, ...]:
    """Give what single cells say that the file hides in a row which it shows. ``unseen``: columns that are hidden as a whole."""
    shown = [one for one in row if one.text]
    if all(one.hidden for one in shown):
        return ()
    hidden = [at for at, one in enumerate(row) if one.text and one.hidden and at not in unseen]
    return tuple(Around(f"ô «{known.words[at] or letters(at + 1)}»", flat(row[at].text)) for at in hidden)


def yes_or_no(rows: Sequence[Sequence[PaperCell]], words: Sequence[str]) -> frozenset[int]:
    """Give the columns headed by words of giving in which rows only say yes or no, or are marked."""
    found = set[int]()
    for at, head in enumerate(words):
        texts = {row[at].text for row in rows if row[at].text and not row[at].covered}
        if (
            _YES_OR_NO.search(fold(head))
            and not is_of_conditions(head)
            and texts
            and all(marks.chooses(one) or fold(one) in (*_NO, *_YES) for one in texts)
        ):
            found.add(at)
    return frozenset(found)
