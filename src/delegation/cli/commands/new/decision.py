"""``delegation new decision``."""

from __future__ import annotations

from delegation.cli.prompts import command
from delegation.findings import Text
from delegation.run.editing.kinds import DECISION

COMMAND = command(
    DECISION,
    Text(
        "Ghi một quyết định giao quyền: văn bản, bên giao, bên nhận, những việc được giao, thành một tệp mới trong decisions/.",
        "Write a decision that grants: the instrument, who gives, who receives, and what, as a new file in decisions/.",
    ),
    (
        'delegation new decision --number 12/QĐ-UBND --issuer ubnd-tp --issued 1/7/2026 --effective 1/7/2026 --title "Ủy quyền giải quyết thủ tục hành chính" --source "bản chụp quyết định" --mechanism "ủy quyền" --receiver "Sở Công Thương" --at "Điều 1" --until 31/12/2027 --matter 2.000229 --diff',
    ),
)
