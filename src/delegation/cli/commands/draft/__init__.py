"""``delegation draft``: official papers drafted from the register."""

from __future__ import annotations

from delegation.cli.groups import CommandGroup
from delegation.findings import Text

COMMAND = CommandGroup(
    __name__,
    {
        "decision": (
            "Dự thảo quyết định: gia hạn, thu hồi, theo phương án.",
            "Draft a decision: extend, withdraw, suppose.",
        )
    },
    said=Text(
        "Dự thảo văn bản từ những gì sổ có; điều sổ không biết thì để trống cho cơ quan soạn thảo.",
        "Draft papers from what the register holds; what it does not know is left blank for the office.",
    ),
    examples=("delegation draft decision --extend uq-sct-2025 --until 2028-12-31 -o gia-han.docx",),
)
