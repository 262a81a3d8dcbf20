"""``delegation path``."""

from __future__ import annotations

from typing import Any

from delegation.cli import ways
from delegation.cli.declared import Argument, Command
from delegation.cli.places import ON_WAYS
from delegation.findings import Text


def _run(*, begin: str, end: str, **given: Any) -> int:  # noqa: ANN401  the options of every tree, for show
    return ways.show("path", (begin, end), **given)


COMMAND = Command(
    _run,
    said=Text(
        "Mọi đường thẩm quyền từ A xuống B tại một ngày: qua những ai, bằng văn bản và điều khoản nào, cho những việc nào.",
        "Every way of authority from A down to B on a day: through whom, by which texts and provisions, for which matters.",
    ),
    arguments=[
        (
            "A",
            Text(
                "Chủ thể hoặc văn bản; tên có dấu cách thì đặt trong ngoặc kép.",
                "A holder or an instrument; put a name with blanks in quotes.",
            ),
        ),
        ("B", Text("Chủ thể hoặc việc.", "A holder or a matter.")),
    ],
    examples=(
        "delegation path ubnd-tp so-cong-thuong",
        "delegation path 146/2025/NĐ-CP 2.000229",
        'delegation path "HĐND Thành phố" "UBND cấp xã" --format json',
    ),
    params=[
        Argument("begin", metavar="A", shell_complete=ON_WAYS),
        Argument("end", metavar="B", shell_complete=ON_WAYS),
        *ways.OPTIONS,
    ],
)
