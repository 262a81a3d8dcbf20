"""``delegation edit``: what changes the register everywhere at once."""

from __future__ import annotations

from delegation.cli.groups import CommandGroup
from delegation.findings import Text

COMMAND = CommandGroup(
    __name__,
    {
        "rename": ("Đổi mã của một mục ở mọi chỗ.", "Rename an entry wherever it is referred to."),
        "end": ("Ghi ngày cuối của một lần giao.", "Write the last day of a grant."),
        "waive": ("Miễn trừ một phát hiện đến một ngày.", "Accept a finding until a day."),
        "move": ("Chuyển một mục sang tệp khác.", "Move an entry to another file."),
    },
    said=Text(
        "Sửa tệp quy tắc ở mọi chỗ cùng lúc: thử trong bộ nhớ, đối chiếu với sổ trước khi sửa, rồi mới ghi, ghi hết hoặc không ghi gì; mọi chữ "
        "khác của tệp giữ nguyên.",
        "Change rule files everywhere at once: tried in memory, held against the register as it was, and only then written, all or nothing; every "
        "other character of the files stays.",
    ),
    examples=("delegation edit rename so-cong-thuong so-cong-thuong-ha-noi --diff",),
)
