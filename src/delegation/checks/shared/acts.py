"""The acts of the State as titles spell them: which are one, which are not, and which say nothing by themselves."""

from __future__ import annotations

from typing import Literal

from delegation.values import dataclass

Kind = Literal["act", "soft", "passing"]

_SAME = """
cấp: cấp, cấp mới, cấp phép
cấp lại: cấp lại
cấp đổi: cấp đổi
gia hạn: gia hạn, cấp gia hạn
sửa đổi, bổ sung: sửa đổi, bổ sung, điều chỉnh, thay đổi, cấp điều chỉnh, cấp sửa đổi, cấp bổ sung, cấp thay đổi
thu hồi: thu hồi
tuyên truyền, phổ biến: tuyên truyền, phổ biến, giáo dục, truyền thông, thông tin
lập, xây dựng: lập, xây dựng
hủy: hủy, hủy bỏ
thành lập: thành lập, cho phép thành lập
"""
"""Acts that titles spell in several ways, each after the name by which it is known here."""
_OTHERS = """
đăng ký, đăng ký lại, đăng ký thay đổi, đình chỉ, tạm đình chỉ, chấm dứt, xóa, xác nhận, công nhận, chấp thuận, phê duyệt, thẩm định,
ban hành, công bố, công khai, niêm yết, bồi dưỡng, tập huấn, đào tạo, thống kê, tổng hợp, lưu trữ, quản lý, quản lý nhà nước, rà soát,
xử lý, xử phạt, giải quyết, áp dụng, giải thể, sáp nhập, hợp nhất, chia, tách, chuyển đổi, chuyển nhượng, bổ nhiệm, bổ nhiệm lại,
miễn nhiệm, giao, cho thuê, bán, thanh lý, điều chuyển, huy động, thu, nghiệm thu, kiểm định, giám định, sát hạch, tặng, trả lại,
chứng thực, cập nhật, vận hành, bảo trì, bảo vệ, phân bổ, tuyển dụng, cưỡng chế, chỉ định, xác định, hòa giải, quyết toán, miễn, giảm,
chỉ đạo, hướng dẫn, đôn đốc, theo dõi, phối hợp, tham gia, tham mưu, giúp, đề xuất, đề nghị, kiến nghị, trình, báo cáo, yêu cầu,
phân cấp, ủy quyền, kiểm tra, giám sát, thanh tra, quy định, hỗ trợ, bảo đảm, bố trí, gửi, thông báo, lấy ý kiến, cho ý kiến, tham vấn
"""
"""Each may be done to what others do: «chỉ đạo lập dự án» is no *lập*."""
_SOFT = "quyết định, tiếp nhận, cho phép"
"""Acts of their own only where no other act follows: «quyết định thu hồi» is *thu hồi*."""
_PASSING = """
tổ chức, thực hiện, triển khai, tổ chức thực hiện, xem xét, chủ trì, việc, công tác, thủ tục, trình tự, trực tiếp, thường xuyên,
hàng năm, hằng năm, định kỳ
"""
_CARRIES_OUT = "thực hiện"
"""The act of a title that begins with passing ones only."""
_ISSUE, _REGISTER = "cấp", "đăng ký"
_PAPER = ["giấy"]
_PAPERS = [
    (["giấy", "chứng", "nhận", "đăng", "ký"], _REGISTER),
    (["giấy", "đăng", "ký"], _REGISTER),
    (["giấy", "xác", "nhận"], "xác nhận"),
]
"""Papers that are named after the act by which they are issued."""
_BETWEEN = frozenset((",", "/", "và", "hoặc"))


@dataclass(frozen=True, slots=True)
class Head:
    """The acts with which a title begins, and how many words they take up."""

    acts: frozenset[str]
    length: int


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.replace("\n", " ").split(",")]


def _known() -> dict[str, tuple[str, Kind]]:
    """Give the acts by their spellings."""
    lists: tuple[tuple[str, Kind], ...] = ((_OTHERS, "act"), (_SOFT, "soft"), (_PASSING, "passing"))
    found: dict[str, tuple[str, Kind]] = {one: (one, kind) for text, kind in lists for one in _listed(text)}
    for line in _SAME.strip().split("\n"):
        name, _, spellings = line.partition(":")
        found.update((one, (name, "act")) for one in _listed(spellings))
    return found


class _Words:
    """What may stand after the words so far: an act that they make together, and by the next word those that are longer."""

    __slots__ = ("act", "longer")

    def __init__(self) -> None:
        self.act: tuple[int, str, Kind] | None = None
        self.longer: dict[str, _Words] = {}


def _tree() -> dict[str, _Words]:
    """Give the acts by their words, word after word."""
    top = _Words()
    for spelling, (name, kind) in _known().items():
        node = top
        words = spelling.split()
        for word in words:
            node = node.longer.setdefault(word, _Words())
        node.act = (len(words), name, kind)
    return top.longer


_ACTS = _tree()
_LONGEST = max(one.count(" ") + 1 for one in _known())
AT_EACH_LEVEL = frozenset((
    "tuyên truyền, phổ biến", "báo cáo", "thống kê", "tổng hợp", "giải quyết", "kiểm tra", "thanh tra", "giám sát", "bảo đảm",
    "bố trí", "quản lý nhà nước", "chỉ đạo", "hướng dẫn", "theo dõi", "phối hợp", "tham gia", "thực hiện", "bồi dưỡng",
    "tập huấn", "đào tạo", "lưu trữ",
))  # fmt: skip
"""Acts that every level does in its own territory, whatever the text."""


def head_of(words: list[str]) -> Head:
    """Give the acts with which a title begins."""
    found: list[str] = []
    at = start = 0
    while (step := _act_at(words, at)) is not None:
        length, name, kind = step
        at = start = at + length
        is_last = at >= len(words) or words[at] not in _BETWEEN
        if kind != "passing" and not (kind == "soft" and _act_at(words, at) is not None):
            found.append(name)
            if is_last:
                break
        while at < len(words) and words[at] in _BETWEEN:
            at += 1
    if not found and start:
        found.append(_CARRIES_OUT)
    acts = frozenset(found)
    if _ISSUE in acts or _REGISTER in acts:
        acts, start = _by_paper(acts, words, start)
    # A paper says no more than what it is about: «cấp giấy phép X» is «cấp phép X».
    return Head(acts, start + (words[start : start + 1] == _PAPER))


def _act_at(words: list[str], at: int) -> tuple[int, str, Kind] | None:
    """Give the longest act that begins at a position: its length in words, its name and its kind."""
    found = None
    longer = _ACTS
    for word in words[at : at + _LONGEST]:
        node = longer.get(word)
        if node is None:
            break
        found, longer = node.act or found, node.longer
    return found


def _by_paper(acts: frozenset[str], words: list[str], start: int) -> tuple[frozenset[str], int]:
    """Read «cấp giấy chứng nhận đăng ký X» as *đăng ký X*, «cấp giấy xác nhận X» as *xác nhận X*, «đăng ký giấy X» as *cấp giấy X*.

    Of «cấp phép X» the permit stays with what is issued.
    """
    if words[start : start + 1] != _PAPER:
        return acts, start - (words[start - 1] == "phép")
    if _ISSUE not in acts:
        return acts - {_REGISTER} | {_ISSUE}, start
    for paper, act in _PAPERS:
        if words[start : start + len(paper)] == paper:
            return acts - {_ISSUE} | {act}, start + len(paper)
    return acts, start


def may_meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles may be about one act: they have one in common, or of one of them none is known."""
    return not one or not other or bool(one & other)
