"""``delegation new``: a new entry of the register, asked for fact by fact."""

from __future__ import annotations

from delegation.cli.groups import CommandGroup
from delegation.findings import Text

COMMAND = CommandGroup(
    __name__,
    {
        "decision": ("Quyết định giao quyền.", "A decision that grants."),
        "task": ("Nhiệm vụ.", "A task."),
        "procedure": ("Thủ tục.", "A procedure."),
        "holder": ("Chủ thể.", "A holder."),
        "instrument": ("Văn bản.", "An instrument."),
        "waiver": ("Miễn trừ một phát hiện.", "A waiver of a finding."),
        "test": ("Khẳng định để thử.", "An assertion to be tested."),
    },
    said=Text(
        "Ghi một mục mới vào đúng tệp của nó, sau mục cuối. Mỗi điều cần biết là một tùy chọn; thiếu điều nào thì hỏi trên màn hình. Tên thay mã cũng "
        "được, nếu chỉ một mục mang tên đó; ngày gõ 2026-07-01 hoặc 1/7/2026; không biết thì gõ «chưa rõ: lý do». Mục có lỗi (DLG0) thì không ghi gì.",
        "Write a new entry into the file where it belongs, behind the last one. Every fact is an option; what is missing is asked on a terminal. A name "
        "does for an id where one entry bears it; days are 2026-07-01 or 1/7/2026; what is not known is “unknown: reason”. With a fault (DLG0) nothing is "
        "written.",
    ),
    examples=(
        'delegation new holder --name "Phòng Thử nghiệm" --kind internal-unit --level city --parent so-cong-thuong --source "ví dụ này" --diff',
    ),
)
