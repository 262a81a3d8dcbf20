"""``delegation up``."""

from __future__ import annotations

from delegation.cli.ways import tree_command
from delegation.findings import Text

COMMAND = tree_command(
    "up",
    Text(
        "Thẩm quyền đến từ đâu: từ một việc, chủ thể hoặc văn bản ngược lên bên giao và căn cứ pháp luật, thành cây, tại một ngày.",
        "Where authority comes from: from a matter, holder or instrument up to givers and legal sources, as a tree, on a day.",
    ),
    (
        "delegation up 2.000229",
        "delegation up so-cong-thuong --as-of 2026-06-01",
        "delegation up 2.000229 --format json | jq .branches",
    ),
)
