"""``delegation down``."""

from __future__ import annotations

from delegation.cli.ways import tree_command
from delegation.findings import Text

COMMAND = tree_command(
    "down",
    Text(
        "Thẩm quyền đi đến đâu: từ một chủ thể hoặc văn bản xuống bên nhận và các việc, thành cây, tại một ngày.",
        "Where authority goes: from a holder or an instrument down to receivers and matters, as a tree, on a day.",
    ),
    (
        "delegation down ubnd-tp",
        "delegation down 280/2025/NĐ-CP --commune hong-ha",
        "delegation down 74/2025/QĐ-UBND --all",
    ),
)
