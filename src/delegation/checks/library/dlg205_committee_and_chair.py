"""A committee and its chair both own the matter."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared.overlaps import overlaps, problem
from delegation.findings import Problem, Text
from delegation.model.severity import Severity


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every matter for a committee and its own chair that certainly own the same cell."""
    for one in overlaps(examination, "committee-and-chair"):
        yield problem(examination.register, one, _SAID, _FIX)


_SAID = Text(
    vi="{matter} vừa thuộc {first}, vừa thuộc {second}, {cell}. UBND và Chủ tịch UBND là hai chủ thể khác nhau.",
    en="{matter} belongs both to {first} and to {second}, {cell}. A committee and its chair are two holders.",
)
_FIX = Text(
    "xác định thẩm quyền của tập thể UBND hay của Chủ tịch UBND, rồi ghi ngày kết thúc cho chủ thể còn lại",
    "find out whether the committee decides or its chair, and end the other one's term",
)


CHECK = Check(
    id="DLG205",
    severity=Severity.ERROR,
    title=Text(
        vi="UBND và Chủ tịch UBND cùng có thẩm quyền",
        en="A committee and its chair both have authority over the matter",
    ),
    why=Text(
        vi="UBND quyết định theo tập thể, Chủ tịch UBND quyết định và chịu trách nhiệm cá nhân. Ghi cả hai thì không biết "
        "văn bản do ai ký mới đúng thẩm quyền, và không biết ai được ủy quyền tiếp cho ai. Ví dụ: từ 01/11/2025 chứng "
        "thực chuyển từ UBND cấp xã sang Chủ tịch UBND cấp xã.",
        en="The committee decides as a body, its chair alone and answers in person. Where both stand, nobody can tell who "
        "must sign or who may delegate. For example, on 1 November 2025 certification moved from the commune committee "
        "to its chair.",
    ),
    mend=Text(
        vi="Đọc văn bản mới nhất quy định thẩm quyền. Nếu văn bản mới chuyển cho Chủ tịch UBND, ghi ngày kết thúc "
        "thẩm quyền của UBND theo văn bản cũ (điều khoản chuyển tiếp có thể khác: cần xem xét).",
        en="Read the latest text on the competence. Where it moved the matter to the chair, end the committee's term "
        "(its transitional clause may say otherwise).",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm b khoản 2 Điều 11 (phân biệt thẩm quyền "
        "của UBND và Chủ tịch UBND), khoản 2 Điều 40 (việc UBND quyết định theo tập thể)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(b) (the committee's powers are kept apart from its chair's), Article 40(2) "
        "(what the committee decides as a body)",
    ),
    run=run,
    scope="additive",
)
