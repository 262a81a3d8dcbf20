"""``delegation new test``."""

from __future__ import annotations

from delegation.cli.prompts import command
from delegation.findings import Text
from delegation.run.editing.kinds import TEST

COMMAND = command(
    TEST,
    Text(
        "Ghi một khẳng định vào tests/: ai có thẩm quyền, ai giải quyết một việc; `delegation test` sẽ thử.",
        "Write an assertion into tests/: who owns a matter, who acts; `delegation test` runs it.",
    ),
    (
        'delegation new test --name "Bán vật liệu nổ do Sở Công Thương giải quyết" --matter 2.000229 --may-not-act ubnd-cap-xa --source "ví dụ trong hướng dẫn" --diff',
    ),
)
