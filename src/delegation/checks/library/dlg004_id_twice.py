"""An id or code stands twice. Found while building."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG004",
    severity=Severity.ERROR,
    title=Text(
        vi="Một mã được dùng cho hai mục",
        en="An id or code is used for two entries",
    ),
    why=Text(
        vi="Mã là tên duy nhất của một mục. Hai mục cùng mã thì không biết văn bản khác dẫn tới mục nào.",
        en="An id names one entry. Where two bear it, nobody knows which one is referred to.",
    ),
    mend=Text(
        vi="Đổi mã của một trong hai mục, hoặc bỏ mục trùng.",
        en="Rename one of the two, or remove the duplicate.",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
