"""A decentralisation is not made by a QPPL instrument."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.norms import Permissions
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.instruments import Instrument, Norm
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import instruments, mechanisms


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the norms of every grant whether its instrument must be normative, and the instrument whether it is."""
    register = examination.register
    permissions = Permissions(register)
    for grant in words.state_grants(register):
        made_by = words.instrument_of(register, grant)
        if made_by is None or made_by.normative is not False:
            continue
        norm = _demanding(register, permissions, grant)
        if norm is not None:
            yield _problem(grant, made_by, norm, words.basis(register, norm))


def _demanding(register: Register, permissions: Permissions, grant: Grant) -> Norm | None:
    """Give a norm that wants a normative text, of the law under which the grant stands; ``None`` where one does not."""
    giver, receiver = register.holder(grant.giver), register.holder(grant.receiver)
    norms = permissions.governing(grant.mechanism, giver, receiver, register.signed(grant))
    return norms[0] if norms and all(norm.normative is True for norm in norms) else None


def _problem(grant: Grant, made_by: Instrument, norm: Norm, basis: Text) -> Problem:
    mechanism, name = mechanisms.MECHANISMS[grant.mechanism], instruments.instrument(made_by)
    return Problem(
        grant.place.at("mechanism"),
        Text(
            vi=f"{mechanism.vi} phải bằng văn bản quy phạm pháp luật ({basis.vi}), nhưng {name.vi} là văn bản cá biệt.",
            en=f"{mechanism.en} needs a legal normative instrument ({basis.en}), but {name.en} is an individual one.",
        ),
        about=(grant.id, made_by.id),
        grants=(grant.id,),
        related=(
            RelatedPlace(made_by.place.at("number"), Text("số, ký hiệu văn bản", "number of the instrument")),
            RelatedPlace(norm.place, Text("quy phạm yêu cầu như vậy", "the norm that demands it")),
        ),
    )


CHECK = Check(
    id="DLG305",
    severity=Severity.ERROR,
    title=Text(
        vi="Phân cấp không bằng văn bản quy phạm pháp luật",
        en="Decentralisation is not made by a legal normative instrument",
    ),
    why=Text(
        vi="Phân cấp chuyển hẳn trách nhiệm, liên tục và thường xuyên, nên luật yêu cầu văn bản quy phạm pháp luật: có thẩm "
        "định, công bố, hiệu lực chung. Phân cấp bằng quyết định cá biệt hay công văn thì không chuyển được thẩm quyền.",
        en="Decentralisation moves responsibility for good, so the law wants a normative text, appraised and published. By "
        "an individual decision or a letter nothing moves.",
    ),
    mend=Text(
        vi="Kiểm tra số, ký hiệu (ở địa phương, văn bản QPPL có năm trong số: 61/2025/QĐ-UBND). Văn bản thực sự là cá biệt "
        "thì đề nghị ban hành lại bằng văn bản QPPL, hoặc xem đó có phải là ủy quyền không.",
        en="Check the number (a local QPPL text has the year in it: 61/2025/QĐ-UBND). If it is individual indeed, propose a "
        "normative one, or consider whether it is a delegation.",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 2 Điều 13 (phân cấp phải được quy định "
        "trong văn bản quy phạm pháp luật), khoản 1 Điều 12 (phân quyền trong luật, nghị quyết của Quốc hội)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 13(2) (decentralisation by a normative instrument), Article 12(1) (devolution by law or "
        "resolution of the National Assembly)",
    ),
    run=run,
    scope="additive",
)
