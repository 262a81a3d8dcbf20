"""The giver does not hold what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from delegation import citing, wording
from delegation.authority.examination import Examination
from delegation.authority.tiles import Ungrounded
from delegation.checks import words
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Severity, Text
from delegation.model.matters import Matter
from delegation.model.register import Register


def run(examination: Examination) -> Iterator[Problem]:
    """Give the grants that certainly run in a cell in which their giver holds nothing; once for each grant."""
    register = examination.register
    groups: dict[str, list[tuple[Matter, Ungrounded]]] = {}
    given = [one for one in register.matters.values() if one.id in register.grants_of]
    for matter in given:
        if examination.is_plainly_given(matter):
            continue
        floating = examination.tiling(matter.id).ungrounded
        circular = _in_circles(examination, matter) if floating else set()
        for one in floating:
            if one.grant.id not in circular and not _is_explained(examination, matter, one, floating):
                groups.setdefault(one.grant.id, []).append((matter, one))
    for found in groups.values():
        yield _problem(register, found)


def _in_circles(examination: Examination, matter: Matter) -> set[str]:
    """Give the grants of a matter that DLG401 tells: they lead back to their giver."""
    return {grant.id for circle in examination.circles(matter.id) for grant in circle.grants}


def _is_explained(examination: Examination, matter: Matter, one: Ungrounded, floating: tuple[Ungrounded, ...]) -> bool:
    """Whether another finding has the same cause.

    A giver that should have received it by a grant that is itself without ground; or one whose own authority by law
    ended the day before, which DLG503 tells where the grant has an end (one without lasts as long as the authority).
    """
    whole = examination.territory.whole
    giver = whole(one.grant.giver)
    if any(other is not one and whole(other.grant.receiver) == giver for other in floating):
        return True
    if one.box.start is None:
        return False
    day_before = one.box.start - timedelta(days=1)
    return any(whole(owner.holder) == giver and owner.term.end == day_before for owner in matter.owners)


def _problem(register: Register, found: list[tuple[Matter, Ungrounded]]) -> Problem:
    matter, one = found[0]
    grant = one.grant
    giver, mechanism = citing.holder(register, grant.giver), wording.MECHANISMS[grant.mechanism]
    where = words.box(one.box, register, (grant.giver, grant.receiver))
    more = words.more_matters(len(found) - 1)
    never = (
        Text("chưa khi nào có thẩm quyền đối với việc này", "never holds it")
        if one.never
        else Text("không có thẩm quyền đối với việc này ở phần đó", "does not hold it there")
    )
    return Problem(
        one.row.place,
        Text(
            vi=f"{giver} {mechanism.vi} {words.matter(matter)} {where.vi}, nhưng {giver} {never.vi}; {_who(register, matter).vi}.{more.vi}",
            en=f"{giver} gives {words.matter(matter)} by {mechanism.en} {where.en}, but {never.en}; {_who(register, matter).en}.{more.en}",
        ),
        about=(grant.id, matter.id),
        related=(
            *(
                RelatedPlace(owner.holder_place, Text("chủ thể theo luật", "owner by law"))
                for owner in matter.owners[:2]
            ),
            RelatedPlace(grant.place.at("from"), Text("bên giao", "giver")),
        ),
        count=len(found),
    )


def _who(register: Register, matter: Matter) -> Text:
    names = words.listed([citing.holder(register, owner.holder) for owner in matter.owners], 3)
    if not matter.owners:
        return Text("sổ không ghi ai có thẩm quyền theo luật", "the register names no owner by law")
    return Text(f"theo luật là {names.vi}", f"by law it is {names.en}'s")


CHECK = Check(
    id="DLG303",
    severity=Severity.ERROR,
    title=Text(
        vi="Bên giao không có việc mà mình giao",
        en="The giver does not hold what it gives",
    ),
    why=Text(
        vi="Không ai giao được thứ mình không có. Chỉ được phân cấp, ủy quyền nhiệm vụ «mà mình được giao theo quy định "
        "của pháp luật». Giao việc của cấp khác, của Chủ tịch khi mình là UBND, hoặc việc đã phân cấp đi rồi thì bên nhận "
        "không có thẩm quyền gì.",
        en="Nobody gives what he does not have. Only tasks that one «holds by law» may be given. Whoever gives what is "
        "another level's, the chair's where one is the committee, or what one has already decentralised, gives nothing.",
    ),
    mend=Text(
        vi="Kiểm tra chủ thể theo luật của việc đó. Sai ở sổ thì sửa chủ thể; sai ở văn bản thì đề nghị sửa văn bản: đúng "
        "bên giao, đúng phần việc, đúng thời hạn.",
        en="Look up who owns the matter by law. If the register is wrong, correct the owner; if the decision is, propose "
        "to change its giver, its part or its term.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 13 khoản 1 và Điều 14 khoản 1 (nhiệm vụ, quyền hạn mà mình được giao theo quy định của "
        "pháp luật)",
        en="Law 72/2025/QH15 Article 13(1) and Article 14(1) (tasks and powers that one holds by law)",
    ),
    run=run,
)
