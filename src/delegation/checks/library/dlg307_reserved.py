"""The matter is reserved and may not be delegated."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import instruments, matter_name
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the rows of every delegation whether the law reserves their matter to its owner."""
    register = examination.register
    for grant in words.known_grants(register):
        for row in if_known(grant.rows) if grant.mechanism == "delegation" else ():
            matter = register.matters.get(row.matter)
            if matter is not None and matter.reserved is not None:
                basis = instruments.citation(register, matter.reserved)
                yield Problem(
                    row.place,
                    Text(
                        vi=f"{matter_name(matter)} không được ủy quyền ({basis.vi}), nhưng {grant.id} ủy quyền cho "
                        f"{holder_in_sentence(grant.receiver, register).vi}.",
                        en=f"{matter_name(matter)} may not be delegated ({basis.en}), but {grant.id} delegates it to "
                        f"{holder_in_sentence(grant.receiver, register).en}.",
                    ),
                    about=(grant.id, matter.id),
                    grants=(grant.id,),
                    matters=(matter.id,),
                    related=(
                        RelatedPlace(matter.reserved.place, Text("quy định không cho ủy quyền", "the reservation")),
                    ),
                )


CHECK = Check(
    id="DLG307",
    severity=Severity.ERROR,
    title=Text(
        vi="Việc không được phép ủy quyền",
        en="The matter is reserved and may not be delegated",
    ),
    why=Text(
        vi="Có việc luật buộc chính chủ thể phải tự làm: việc UBND phải quyết định theo tập thể, hoặc việc mà luật chuyên "
        "ngành không cho ủy quyền. Ủy quyền việc đó thì quyết định của bên nhận không có giá trị.",
        en="Some matters the law lets nobody else do: what the committee must decide as a body, or what a special law "
        "reserves. If delegated, the delegate's decision has no force.",
    ),
    mend=Text(
        vi="Bỏ việc này khỏi phụ lục ủy quyền; nếu «reserved» ghi nhầm thì sửa căn cứ.",
        en="Take the matter out of the annex; if `reserved` is a mistake, correct it.",
    ),
    ask=Text(
        "Bỏ việc này khỏi phụ lục ủy quyền",
        "Remove this matter from the annex of the delegation",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 14 (trừ trường hợp luật quy định "
        "không được ủy quyền), khoản 2 Điều 40 (việc UBND thảo luận tập thể và quyết định theo đa số)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(1) (unless a law forbids delegation), Article 40(2) (what the committee decides as a "
        "body)",
    ),
    run=run,
    scope="additive",
)
