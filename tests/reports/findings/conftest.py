"""The one analysis that every output is tested from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from delegation.findings import Analysis, Cause, Excerpt, Explained, Finding, Fix, Location, NotExamined, Related, Text
from delegation.model.severity import Severity


def _place(file: str, line: int, column: int, width: int) -> Location:
    return Location(file, line, column, line, column + width)


_TWO_OWNERS = Finding(
    check="DLG201",
    severity=Severity.ERROR,
    location=_place("tasks/chung-thuc.yaml", 12, 7, 21),
    said=Text(
        "Hai chủ thể cùng chủ trì: UBND cấp xã và Chủ tịch UBND cấp xã, từ 01/07/2025 tại Phường Hồng Hà.",
        "Two owners: UBND cấp xã and Chủ tịch UBND cấp xã, from 2025-07-01 in Phường Hồng Hà.",
    ),
    key="DLG201:nd-23-2015-d5-k2-e",
    legal_source=Text("Điều 11 khoản 2 điểm b Luật số 72/2025/QH15", "Law 72/2025/QH15, Article 11(2)(b)"),
    excerpt=Excerpt("      owner: ubnd-cap-xa  # trước đây", 7, 21),
    related=(
        Related(
            _place("decisions/2025/74-2025.yaml", 40, 5, 9),
            Text("cũng được giao ở đây", "also given here"),
        ),
    ),
    fix=Fix(Text("giữ một đầu mối, chủ thể kia ghi là phối hợp", "keep one owner; name the other as coordinator")),
    holders=("UBND cấp xã", "Chủ tịch UBND cấp xã"),
    fields=(Text("Chứng thực", "Certification"),),
)
# The accent stands on its own letter (NFD): one column, two characters.
_DECOMPOSED = Finding(
    check="DLG007",
    severity=Severity.WARNING,
    location=_place("tasks/chung-thuc.yaml", 30, 25, 4),
    said=Text("Chữ không ở dạng NFC.", "The text is not NFC."),
    key="DLG007:tasks/chung-thuc.yaml:30",
    legal_source=Text("", ""),
    excerpt=Excerpt("      title: Thu\u0309 tu\u0323c «ca\u0301p» 100% <b>|", 25, 4),
)
_GROUP = Finding(
    check="DLG301",
    severity=Severity.INFO,
    location=Location("forms.yaml", 8, 1, 11, 4),
    said=Text(
        "Hình thức 7, 38 thủ tục: cần xem xét.\nKhông có quy phạm nào mở.", "Form 7, 38 procedures: to be checked."
    ),
    key="DLG301:form:7",
    legal_source=Text("Điều 14 khoản 1, danh sách đóng", "Article 14(1), a closed list"),
    excerpt=Excerpt("  - form: 7", 1, 11),
    count=38,
)
_WAIVED = Finding(
    check="DLG802",
    severity=Severity.WARNING,
    location=_place("procedures/dat-dai.yaml", 5, 3, 4),
    said=Text("Tên nêu cấp huyện.", "The title names the district."),
    key="DLG802:1.000123",
    legal_source=Text("", ""),
    waived_until="2027-03-01",
)


def _asked(name: str, severity: Severity, title: Text) -> Explained:
    why = Text(f"Vì sao {name} & «hỏi».", f"Why {name} & “asks”.")
    mend = Text(f"Xử lý {name} <thế này>.", f"Mend {name} <so>.")
    return Explained(
        name, severity, title, why, mend, Text("Điều 11 Luật số 72/2025/QH15", "Law 72/2025/QH15, Article 11")
    )


def _ended(number: int) -> Finding:
    return Finding(
        check="DLG101",
        severity=Severity.ERROR,
        location=_place("tasks/dat-dai.yaml", 10 * number, 5, 5),
        said=Text(f"Việc {number}: chủ thể đã kết thúc.", f"Task {number}: the holder has ended."),
        key=f"DLG101:viec-{number}",
        legal_source=Text("Điều 51 khoản 3 Luật số 72/2025/QH15", "Law 72/2025/QH15, Article 51(3)"),
        cause=Cause(("ubnd-cap-huyen",), Text("UBND cấp huyện đã kết thúc.", "UBND cấp huyện has ended.")),
    )


_CHECKS = (
    _asked("DLG007", Severity.WARNING, Text("Chữ không ở dạng NFC", "Letters that are not NFC")),
    _asked("DLG101", Severity.ERROR, Text("Chủ thể đã kết thúc", "A holder that has ended")),
    _asked("DLG103", Severity.ERROR, Text("Cấp của chủ thể sai", "A holder's level is wrong")),
    _asked("DLG201", Severity.ERROR, Text("Hai chủ thể, một việc", "Two owners, one task")),
    _asked("DLG301", Severity.WARNING, Text("Chưa có quy phạm nào mở", "No norm opens it")),
    _asked("DLG802", Severity.WARNING, Text("Tên nêu cấp huyện", "A title names the district")),
)


@pytest.fixture(name="analysis")
def _analysis() -> Analysis:
    findings = (_TWO_OWNERS, _DECOMPOSED, _GROUP, *(_ended(number) for number in range(1, 6)))
    return Analysis(
        register_name="Sổ thẩm quyền thử",
        language="vi",
        as_of=date(2026, 6, 1),
        version="0.1.0",
        rules_hash="00ff",
        findings=tuple(sorted(findings, key=lambda one: one.order)),
        waived=(_WAIVED,),
        not_examined=NotExamined(unlisted_tasks=1082, unlisted_procedures=543, owner_unknown=2),
        files=4,
        matters=2567,
        grants=17,
        checks=_CHECKS,
    )


@pytest.fixture(name="sound")
def _sound(analysis: Analysis) -> Analysis:
    """Give the same register without findings."""
    return replace(analysis, findings=(), waived=(), not_examined=NotExamined())
