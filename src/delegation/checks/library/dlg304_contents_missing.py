"""The instrument lacks content or scope, manner or conditions."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, Text
from delegation.model.matters import Grant
from delegation.model.severity import Severity

_WORDS = {
    "content": Text("nội dung", "content"),
    "scope": Text("phạm vi", "scope"),
    "manner": Text("cách thức thực hiện", "manner"),
    "conditions": Text("điều kiện cần thiết", "conditions"),
}
_ESSENTIAL = ("content", "scope")


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every delegation for what its instrument must fix. What is stated as unknown is not asked about."""
    for grant in words.state_grants(examination.register):
        missing = [name for name in _WORDS if grant.mechanism == "delegation" and getattr(grant, name) is None]
        if missing:
            yield _problem(grant, missing)


def _problem(grant: Grant, missing: list[str]) -> Problem:
    vi = ", ".join(_WORDS[name].vi for name in missing)
    en = ", ".join(_WORDS[name].en for name in missing)
    keys = ", ".join(missing)
    return Problem(
        grant.place,
        Text(
            vi=f"{grant.id} không ghi {vi}. Văn bản có ghi thì chép vào ({keys}); bản công khai để trống thì ghi {{unknown: lý do}}.",
            en=f"{grant.id} does not state {en}. Copy it from the instrument ({keys}); where the public copy is blank write "
            "{unknown: reason}.",
        ),
        about=(grant.id, *missing),
        severity=None if any(name in _ESSENTIAL for name in missing) else Severity.WARNING,
        grants=(grant.id,),
    )


CHECK = Check(
    id="DLG304",
    severity=Severity.ERROR,
    title=Text(
        vi="Văn bản ủy quyền thiếu nội dung bắt buộc",
        en="The delegating instrument lacks mandatory content",
    ),
    why=Text(
        vi="Bên nhận chỉ được làm đúng nội dung, phạm vi, thời hạn được ủy quyền, vượt ra thì tự chịu trách nhiệm. Văn bản "
        "không xác định những điều đó thì không ai biết ranh giới. Thiếu nội dung, phạm vi là lỗi; thiếu cách thức, điều "
        "kiện là cảnh báo (thường hiểu ngầm). Thời hạn do DLG505 hỏi.",
        en="The delegate must keep to content, scope and term, and answers itself beyond them. An instrument that does not "
        "fix them leaves nobody a border. Missing content or scope is an error, missing manner or conditions a warning "
        "(they are often implicit). DLG505 asks for the term.",
    ),
    mend=Text(
        vi="Chép từ văn bản vào tệp. Nếu chính văn bản thiếu: đề nghị bổ sung.",
        en="Copy it from the instrument. If the instrument itself lacks it, propose to amend it.",
    ),
    ask=Text(
        "Đối chiếu văn bản; chính văn bản không nêu thì đề nghị cơ quan ban hành bổ sung",
        "Look into the instrument; where it does not say so itself, propose to amend it",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (nội dung, phạm vi, thời "
        "hạn, cách thức thực hiện, các điều kiện cần thiết)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (content, scope, term, manner, necessary conditions)",
    ),
    run=run,
    scope="additive",
)
