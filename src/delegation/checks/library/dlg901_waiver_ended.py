"""A waiver has ended: its finding is back."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.checks.base import Check, Waivers
from delegation.findings import Problem, Text
from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.speech import day


def ended(found: Waivers) -> Iterator[Problem]:
    """Give the waivers whose last day has passed while their finding still stands: of a group once, by its first finding."""
    told: set[Place] = set()
    for one in found.listed:
        if one.finding in found.extents and found.as_of > one.until and one.decision not in told:
            told.add(one.decision)
            last = day(one.until)
            yield Problem(
                one.decision.at("until"),
                Text(
                    vi=f"miễn trừ cho {one.finding} ({one.approved_by} duyệt) đã hết hạn sau ngày {last.vi}, "
                    "trong khi phát hiện vẫn còn nguyên.",
                    en=f"the waiver of {one.finding} (approved by {one.approved_by}) ended after {last.en}, "
                    "and its finding still stands.",
                ),
                about=(one.finding,),
            )


CHECK = Check(
    id="DLG901",
    severity=Severity.ERROR,
    title=Text(
        vi="Miễn trừ đã hết hạn mà phát hiện vẫn còn",
        en="A waiver has ended and its finding is back",
    ),
    why=Text(
        vi="Miễn trừ là chấp nhận một thiếu sót trong thời gian xác định. Hết thời gian đó, "
        "thiếu sót phải được xử lý hoặc được người có thẩm quyền quyết định lại; không ai được mặc nhiên kéo dài.",
        en="A waiver accepts a defect for a set time. When it ends the defect is mended or the decision is taken anew; "
        "nobody prolongs it by silence.",
    ),
    mend=Text(
        vi="Xử lý phát hiện rồi bỏ miễn trừ; nếu chưa xử lý được thì xin duyệt lại và ghi ngày hết hạn mới, kèm lý do.",
        en="Mend the finding and remove the waiver; or have it approved again, with a new last day and a reason.",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: miễn trừ phải có lý do, người duyệt và ngày hết hạn (docs/rule-files.md)",
        en="Rule of the register: a waiver has a reason, an approver and a last day (docs/rule-files.md)",
    ),
    of_waivers=ended,
    phase="waivers",
)
