"""Text is not NFC, or holds lookalike or invisible letters. Found while loading."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Text
from delegation.model.severity import Severity

CHECK = Check(
    id="DLG007",
    severity=Severity.WARNING,
    title=Text(
        vi="Chữ viết dấu rời, chữ trông giống chữ khác, hoặc chữ không nhìn thấy",
        en="Letters that are not NFC, look like others, or cannot be seen",
    ),
    why=Text(
        vi="Hai chữ trông như nhau mà mã khác nhau thì tìm không ra và so sánh sai: «Đ» U+0110 và «Ð» U+00D0.",
        en="Two letters that look alike but differ in code are not found and not equal: «Đ» U+0110 and «Ð» U+00D0.",
    ),
    mend=Text(
        vi="Gõ lại chữ được đánh dấu bằng bộ gõ Unicode dựng sẵn.",
        en="Retype the marked letter with precomposed Unicode.",
    ),
    legal_source=Text(
        vi="TCVN 6909:2001; Phụ lục I Nghị định số 30/2020/NĐ-CP",
        en="TCVN 6909:2001; Annex I of Decree 30/2020/NĐ-CP",
    ),
    phase="reading",
)
