"""Two owners for the same cell."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared.overlaps import overlaps, problem
from delegation.findings import Problem, Text
from delegation.model.severity import Severity


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every matter for two holders that certainly own the same cell; one problem for each pair."""
    for one in overlaps(examination, "owners"):
        yield problem(examination.register, one, _SAID, _FIX)


_SAID = Text(
    vi="{matter} có hai chủ thể cùng có thẩm quyền: {first} và {second}, {cell}.",
    en="{matter} has two owners at once: {first} and {second}, {cell}.",
)
_FIX = Text(
    "đối chiếu hai căn cứ rồi giữ một chủ thể; chủ thể kia ghi ngày kết thúc, phần việc (only, communes) hoặc là cơ quan phối hợp",
    "compare the two texts and keep one owner; state when the other one's authority ended, which part it has (only, communes), "
    "or that it coordinates",
)


CHECK = Check(
    id="DLG201",
    severity=Severity.ERROR,
    title=Text(
        vi="Một việc có hai chủ thể cùng có thẩm quyền",
        en="Two holders have authority over the same matter",
    ),
    why=Text(
        vi="Hai cơ quan cùng chủ trì thì không cơ quan nào chịu trách nhiệm chính: hồ sơ bị đẩy qua lại, hoặc hai quyết "
        "định trái nhau cùng có giá trị. Phát hiện nêu trước trường hợp nhỏ nhất cho thấy điều đó (từ ngày nào, ở đâu, "
        "trường hợp nào), rồi đến các phần khác.",
        en="Where two bodies lead, neither answers: files go back and forth, or two contrary decisions both stand. The "
        "finding shows first the smallest cell where it is so (from which day, where, in which case), then the others.",
    ),
    mend=Text(
        vi="Đọc hai căn cứ. Văn bản sau thay văn bản trước thì ghi ngày kết thúc cho chủ thể cũ; luật chia việc theo "
        "trường hợp hoặc địa bàn thì ghi «only», «communes»; cơ quan chỉ phối hợp thì chuyển sang «coordinators».",
        en="Read both texts. Where the later replaces the earlier, end the earlier owner's term; where the law divides "
        "the matter, write `only` or `communes`; a body that only helps belongs under `coordinators`.",
    ),
    ask=Text(
        "Xác định văn bản được áp dụng; thống nhất một cơ quan chủ trì, hoặc phân định theo trường hợp, địa bàn",
        "Settle which text applies; have one lead holder, or divide by case or territory",
    ),
    legal_source=Text(
        vi="điểm b khoản 2 Điều 11 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (không trùng lặp, chồng "
        "chéo nhiệm vụ, quyền hạn); nguyên tắc «một việc chỉ giao một cơ quan chủ trì, một đầu mối chịu trách "
        "nhiệm chính»",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(b) (no duplication or overlap of tasks and powers); the principle «one task, "
        "one lead, one body answerable»",
    ),
    run=run,
    scope="additive",
)
