"""``delegation new instrument``."""

from __future__ import annotations

from delegation.cli.prompts import command
from delegation.findings import Text
from delegation.run.editing.kinds import INSTRUMENT

COMMAND = command(
    INSTRUMENT,
    Text(
        "Ghi một văn bản: luật, nghị định, quyết định…",
        "Write an instrument: a law, a decree, a decision…",
    ),
    (
        'delegation new instrument --number 999/2026/NĐ-CP --type "nghị định" --issuer "Chính phủ" --issued 1/7/2026 --effective 2026-08-15 --title "Nghị định ví dụ" --source "bản đăng Công báo" --provenance statutory --diff',
    ),
)
