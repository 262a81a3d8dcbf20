"""``delegation new procedure``."""

from __future__ import annotations

from delegation.cli.prompts import command
from delegation.findings import Text
from delegation.run.editing.kinds import PROCEDURE

COMMAND = command(
    PROCEDURE,
    Text(
        "Ghi một thủ tục vào tệp của lĩnh vực đó.",
        "Write a procedure into the file of its field.",
    ),
    (
        'delegation new procedure --code 9.999999 --title "Cấp giấy phép bán thử" --field "Đất đai" --owner so-cong-thuong --basis 72/2025/QH15 --source "Luật 72/2025/QH15 (ví dụ)" --diff',
    ),
)
