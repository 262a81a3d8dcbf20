"""``delegation down``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from delegation.cli.ways import tree_command
from delegation.findings import Language, Text

if TYPE_CHECKING:
    import click


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    said = Text(
        "Thẩm quyền đi đến đâu: từ một chủ thể hoặc văn bản xuống bên nhận và các việc, thành cây, tại một ngày.",
        "Where authority goes: from a holder or an instrument down to receivers and matters, as a tree, on a day.",
    )
    examples = (
        "delegation down ubnd-tp",
        "delegation down 280/2025/NĐ-CP --commune hong-ha",
        "delegation down 74/2025/QĐ-UBND --all",
    )
    return tree_command("down", lambda grower, node: grower.down(node), said, examples, language)
