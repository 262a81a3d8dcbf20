"""The YAML cannot be read. Found while loading."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG001",
    severity=Severity.ERROR,
    title=Text(
        vi="Không đọc được tệp quy tắc",
        en="The rule file cannot be read",
    ),
    why=Text(
        vi="Một tệp không đọc được thì mọi điều ghi trong đó đều không được xét, kể cả khi các tệp khác đúng.",
        en="Nothing in a file that cannot be read is examined, however right the other files are.",
    ),
    mend=Text(
        vi="Sửa đúng chỗ được đánh dấu: dấu nháy, dấu hai chấm, thụt dòng, bảng mã UTF-8.",
        en="Mend the marked place: quotes, colons, indentation, UTF-8.",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md)",
        en="Rule of the format (docs/rule-files.md)",
    ),
    phase="reading",
)
