"""A value without quotes is read as something else: a code as a number, the end of a text as a remark. Found while loading."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG006",
    severity=Severity.WARNING,
    title=Text(
        vi="Giá trị thiếu dấu nháy nên bị đọc khác đi: mã thành số, chữ thành ghi chú",
        en="A value without quotes that is read as something else: a code as a number, text as a remark",
    ),
    why=Text(
        vi="Mã 1.000880 đọc thành số sẽ mất chữ số 0 ở cuối và trỏ sang thủ tục khác. Chữ sau dấu cách và dấu # bị YAML coi là ghi chú: "
        "«Lô # 12» chỉ còn «Lô», mà không ai thấy.",
        en="The code 1.000880 read as a number loses its last 0 and points to another procedure. What stands behind a blank and a # "
        "is a remark to YAML: of «Lô # 12» only «Lô» is left, and nobody sees it.",
    ),
    mend=Text(
        vi="Đặt mã, hoặc cả câu, trong dấu nháy kép. Chữ sau dấu # đúng là ghi chú thì chỉ đặt phần trước nó trong dấu nháy.",
        en="Put the code, or the whole text, in double quotes. Where a remark is meant, quote only what stands before it.",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
