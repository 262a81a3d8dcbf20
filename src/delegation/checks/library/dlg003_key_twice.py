"""A key stands twice in one entry. Found while loading."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG003",
    severity=Severity.ERROR,
    title=Text(
        vi="Một khóa được ghi hai lần trong cùng một mục",
        en="A key stands twice in one entry",
    ),
    why=Text(
        vi="Phần lớn công cụ chỉ giữ lần ghi cuối; hai người đọc có thể hiểu hai nội dung khác nhau.",
        en="Most tools keep only the last one, so that two readers may read two different rules.",
    ),
    mend=Text(
        vi="Gộp hai lần ghi làm một.",
        en="Merge the two into one.",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
