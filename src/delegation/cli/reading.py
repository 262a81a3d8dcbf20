"""What a command that answers says about a register that could not be read in whole."""

from __future__ import annotations

from delegation.checks.catalogue import by_id
from delegation.cli.common import remark
from delegation.findings import Language, Severity, Text
from delegation.pipeline import Loaded


def unread(loaded: Loaded) -> int:
    """Count the errors met while reading the rule files: entries may be missing for them."""
    checks = (by_id(name) for name, _ in loaded.problems)
    return sum(1 for one in checks if one is not None and one.severity is Severity.ERROR)


def warn_of_problems(loaded: Loaded, language: Language) -> None:
    """Say on standard error that entries are missing from the answer because their files are wrong."""
    count = unread(loaded)
    if count:
        remark(
            Text(
                f"Chú ý: có {count} lỗi khi đọc tệp quy tắc nên kết quả trên có thể thiếu. Chạy delegation check để xem.",
                f"Note: {count} errors were met while reading the rule files, so the result may lack entries. Run delegation check.",
            ),
            language,
        )
