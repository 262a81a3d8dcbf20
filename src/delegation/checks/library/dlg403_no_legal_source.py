"""The exerciser cannot be reached from any legal source."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Matter, Ownership
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.speech import matter_name, text
from delegation.speech.holders import agreeing, holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the graph about each matter with an owner whose basis is not stated; one problem for each such owner.

    A basis that is stated as unknown is not asked about. A giver that never owned is the question of DLG303.
    """
    register = examination.register
    for matter in register.matters.values():
        baseless = [one for one in matter.owners if one.basis == () and not isinstance(one.holder, Unknown)]
        if baseless:
            unreached = examination.graph.without_source(matter.id)
            for owner in baseless:
                if examination.territory.whole(owner.holder) in unreached:
                    yield _problem(examination, matter, owner, unreached)


def _problem(examination: Examination, matter: Matter, owner: Ownership, unreached: tuple[HolderId, ...]) -> Problem:
    register = examination.register
    name = holder_in_sentence(owner.holder, register)
    given = [
        (grant, holder_in_sentence(grant.receiver, register))
        for grant, _ in register.grants_of.get(matter.id, ())
        if grant.receiver in unreached
    ]
    after = text.listed([receiver for _, receiver in given], 3)
    on = (
        Text(f", kể cả {after.vi} nhận tiếp từ đó", f", with {after.en} who received it from there")
        if given
        else Text("", "")
    )
    return Problem(
        owner.holder_place,
        Text(
            vi=f"{name.vi}{on.vi} giữ {matter_name(matter)} mà sổ không dẫn căn cứ pháp lý nào: chuỗi thẩm quyền không bắt đầu từ "
            "văn bản nào.",
            en=f"{name.en}{on.en} {agreeing(name.en, 'holds', 'hold')} {matter_name(matter)}, but no legal basis is cited: the chain begins at no text.",
        ),
        about=(matter.id, str(owner.holder)),
        laws=((matter.id, owner.holder_place),),
        others=tuple(grant.id for grant, _ in given),
        related=tuple(
            RelatedPlace(
                grant.receiver_place,
                Text(f"{name.vi} nhận ở đây", f"{name.en} {agreeing(name.en, 'receives', 'receive')} here"),
            )
            for grant, name in given
        ),
        fix=Fix(Text("ghi basis, hoặc basis: {unknown: lý do}", "write basis, or basis: {unknown: reason}")),
    )


CHECK = Check(
    id="DLG403",
    severity=Severity.ERROR,
    title=Text(
        vi="Thẩm quyền không bắt nguồn từ văn bản nào",
        en="Authority does not derive from any legal instrument",
    ),
    why=Text(
        vi="Cơ quan nhà nước chỉ làm điều luật giao. Chuỗi không dẫn về một điều luật thì không chứng minh được thẩm quyền của "
        "người ký, dù mọi bước sau đều có quyết định.",
        en="A public body does only what the law gives it. A chain that leads back to no provision proves nobody's power to "
        "sign, whatever decisions follow.",
    ),
    mend=Text(
        vi="Ghi văn bản, điều, khoản giao việc này cho chủ thể (basis). Chưa biết thì ghi {unknown: lý do}: việc được đếm là "
        "chưa xét.",
        en="Cite the text and provision that give the matter to its owner (`basis`). Where it is not known write {unknown: "
        "reason}: the matter then counts as not examined.",
    ),
    ask=Text(
        "Xác định văn bản, điều, khoản giao việc này cho chủ thể",
        "Find the text and the provision that give the holder this matter",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 11 (nhiệm vụ được xác định bằng "
        "phân định, phân quyền, phân cấp), khoản 1 Điều 14 (việc mình được giao theo quy định của pháp luật)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(1) (tasks come from the law's division, devolution and decentralisation), Article 14(1) "
        "(what one holds by law)",
    ),
    run=run,
    scope="additive",
)
