"""``delegation new holder``."""

from __future__ import annotations

from delegation.cli.prompts import command
from delegation.findings import Text
from delegation.run.editing.kinds import HOLDER

COMMAND = command(
    HOLDER,
    Text(
        "Ghi một chủ thể: cơ quan, đơn vị hoặc người đứng đầu.",
        "Write a holder: a body, a unit or who heads one.",
    ),
    (
        'delegation new holder --name "Phòng Thử nghiệm Sở Công Thương" --kind internal-unit --level "cấp thành phố" --parent so-cong-thuong --axis ubnd --source "ví dụ trong hướng dẫn" --diff',
    ),
)
