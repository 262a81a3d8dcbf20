"""A waiver matches nothing."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.checks.base import Check, Waivers
from delegation.findings import Problem, Text
from delegation.model.severity import Severity


def unmatched(found: Waivers) -> Iterator[Problem]:
    """Give the waivers whose key is borne by no finding."""
    for one in found.listed:
        if one.finding not in found.extents:
            yield Problem(
                one.place.at("finding"),
                Text(
                    vi=f"không có phát hiện nào mang khóa «{one.finding}»: "
                    "phát hiện đã được xử lý, hoặc khóa ghi chưa đúng.",
                    en=f"no finding bears the key «{one.finding}»: it has been mended, or the key is misspelt.",
                ),
                about=(one.finding,),
            )


CHECK = Check(
    id="DLG902",
    severity=Severity.WARNING,
    title=Text(
        vi="Miễn trừ không ứng với phát hiện nào",
        en="A waiver matches nothing",
    ),
    why=Text(
        vi="Miễn trừ còn sót lại sau khi đã xử lý xong có thể che một thiếu sót mới mang cùng khóa; "
        "miễn trừ ghi sai khóa thì không có tác dụng mà người duyệt không biết.",
        en="A waiver left behind may hide a new defect with the same key; one with a misspelt key does nothing, "
        "and whoever approved it does not know.",
    ),
    mend=Text(
        vi="Bỏ miễn trừ, hoặc chép đúng khóa như lệnh check in ra.",
        en="Remove the waiver, or copy the key as `check` prints it.",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: miễn trừ ghi theo khóa của phát hiện (docs/rule-files.md)",
        en="Rule of the register: a waiver names the key of a finding (docs/rule-files.md)",
    ),
    of_waivers=unmatched,
    phase="waivers",
)
