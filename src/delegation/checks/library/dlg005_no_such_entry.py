"""A reference leads nowhere. Found while building."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG005",
    severity=Severity.ERROR,
    title=Text(
        vi="Dẫn tới một mục không có trong sổ",
        en="A reference leads nowhere",
    ),
    why=Text(
        vi="Chuỗi thẩm quyền đứt ở chỗ dẫn tới một chủ thể, việc hay văn bản không tồn tại.",
        en="The chain of authority breaks where it refers to a holder, matter or instrument that does not exist.",
    ),
    mend=Text(
        vi="Sửa mã theo gợi ý, hoặc thêm mục còn thiếu vào sổ.",
        en="Correct the id as suggested, or add the missing entry.",
    ),
    ask=Text(
        "Xác định nội dung được dẫn tới, rồi dẫn đúng",
        "Settle what is referred to, and refer to that",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
