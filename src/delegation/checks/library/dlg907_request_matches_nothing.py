"""A request names a finding that is no more."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.checks.base import Check, Waivers
from delegation.checks.shared.near_keys import asked, near_each, near_keys
from delegation.findings import Problem, Text
from delegation.model.severity import Severity


def unmatched(found: Waivers) -> Iterator[Problem]:
    """Give what requests that wait say they would solve, and no finding bears; a waived finding is there all the same."""
    lost = [one for one in found.solves if one.finding not in found.extents]
    nearest = near_each({one.finding for one in lost}, found.extents.keys(), found.ids)
    for one in lost:
        check = one.finding.partition(":")[0]
        if check in found.checks:
            said = Text(
                vi=f"«{one.request}» nói sẽ giải quyết {one.finding}, nhưng không còn phát hiện nào mang khóa này: sai sót đã được xử lý "
                "(hãy ghi «answer»), hoặc khóa ghi chưa đúng.",
                en=f"«{one.request}» says that it would solve {one.finding}, but no finding bears this key any more: the fault has been mended "
                "(write `answer`), or the key is misspelt.",
            )
            near = nearest.get(one.finding, [])
        else:
            said = Text(vi=f"không có phép kiểm tra nào mang mã «{check}».", en=f"no check has the id «{check}».")
            near = near_keys(check, found.checks)
        yield Problem(one.place, asked(said, near), about=(one.request, one.finding))


CHECK = Check(
    id="DLG907",
    severity=Severity.WARNING,
    title=Text(
        vi="Đề nghị nêu một phát hiện không còn nữa",
        en="A request names a finding that no longer exists",
    ),
    why=Text(
        vi="Đề nghị, kiến nghị còn chờ trả lời mà sai sót nó muốn giải quyết đã hết thì người theo dõi đang chờ một việc không cần nữa, "
        "hoặc không biết rằng nó đã được giải quyết.",
        en="Where a request still waits and the fault that it would solve is gone, somebody waits for what is no longer needed, or does not "
        "know that it has been settled.",
    ),
    mend=Text(
        vi="Ghi kết quả của đề nghị («answer», có ngày), hoặc bỏ khóa ra khỏi «solves», hoặc chép đúng khóa như lệnh check in ra.",
        en="Write what came of the request (`answer`, with its day), take the key out of `solves`, or copy it as `check` prints it.",
    ),
    ask=Text(
        "Cập nhật kết quả của đề nghị",
        "Record what came of the request",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: đề nghị ghi theo khóa của phát hiện mà nó giải quyết (docs/rule-files.md)",
        en="Rule of the register: a request names by key the findings that it would solve (docs/rule-files.md)",
    ),
    of_waivers=unmatched,
    phase="waivers",
)
