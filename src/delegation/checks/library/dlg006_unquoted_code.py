"""A code would be read as a number by other tools. Found while loading."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG006",
    severity=Severity.WARNING,
    title=Text(
        vi="Mã không có dấu nháy, công cụ khác đọc thành số",
        en="A code without quotes that other tools read as a number",
    ),
    why=Text(
        vi="Mã 1.000880 đọc thành số sẽ mất chữ số 0 ở cuối và trỏ sang thủ tục khác.",
        en="The code 1.000880 read as a number loses its last zero and points to another procedure.",
    ),
    mend=Text(
        vi="Đặt mã trong dấu nháy kép.",
        en="Put the code in double quotes.",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
