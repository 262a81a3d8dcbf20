"""``delegation new task``."""

from __future__ import annotations

from delegation.cli.prompts import command
from delegation.findings import Text
from delegation.run.editing.kinds import TASK

COMMAND = command(
    TASK,
    Text(
        "Ghi một nhiệm vụ vào tệp của lĩnh vực đó.",
        "Write a task into the file of its field.",
    ),
    (
        'delegation new task --title "Cấp giấy phép bán thử" --field "Đất đai" --owner "Sở Công Thương" --basis "72/2025/QH15, Điều 14" --source "Luật 72/2025/QH15 (ví dụ)" --diff',
    ),
)
