"""The file does not follow its schema. Found while loading."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG002",
    severity=Severity.ERROR,
    title=Text(
        vi="Nội dung không đúng lược đồ của tệp",
        en="The content does not follow the schema of its file",
    ),
    why=Text(
        vi="Khóa viết sai hay giá trị sai dạng làm một quy tắc bị bỏ qua trong im lặng.",
        en="A misspelt key or a value of the wrong form makes a rule be passed over in silence.",
    ),
    mend=Text(
        vi="Theo gợi ý ở phát hiện, hoặc mở tệp trong trình soạn thảo có lược đồ để được nhắc khi gõ.",
        en="Follow the hint of the finding, or open the file in an editor that reads the schema.",
    ),
    ask=Text(
        "Viết lại nội dung này theo mẫu",
        "Put this into the form that is laid down",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
