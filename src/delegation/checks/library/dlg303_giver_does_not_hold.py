"""The giver does not hold what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.codes import names_earlier
from delegation.authority.examination import Examination
from delegation.authority.tiles import Outside
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.grounds import Groundless, beyond, contradicts_its_grant, groundless, hanging
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.speech import days, matter_name, mechanisms, text
from delegation.speech.holders import agreeing, holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Give the grants that certainly run in a cell in which their giver holds nothing, or there is nothing to give.

    Once for each grant. Where what the giver held by ended while the grant ran, DLG503 tells.
    """
    groups: dict[tuple[str, ...], list[Groundless]] = {}
    for one in groundless(examination, outlived=False):
        groups.setdefault(tuple(link.grant.id for link in one.found.links), []).append(one)
    for found in groups.values():
        yield _problem(examination, found)
    outside: dict[tuple[str, str], list[tuple[Matter, Outside]]] = {}
    for matter, part in beyond(examination, after=False):
        if part.kind == "before" and names_earlier(examination.register, part.link.grant, matter.id):
            continue
        if contradicts_its_grant(examination.register, matter, part):
            continue
        outside.setdefault((part.link.grant.id, part.kind), []).append((matter, part))
    for parts in outside.values():
        yield _beyond(examination, parts)


def _problem(examination: Examination, found: Sequence[Groundless]) -> Problem:
    register, one = examination.register, found[0]
    matter, grant, link = one.matter, one.grant, one.found.links[0]
    giver, mechanism = holder_in_sentence(grant.giver, register), mechanisms.MECHANISMS[grant.mechanism]
    same = [box for each in found if each.matter is matter for box in each.found.boxes]
    where = words.boxes(same[0], same, register, (grant.giver, grant.receiver))
    matters = {each.matter.id for each in found}
    more, after = words.more_matters(len(matters) - 1), hanging(register, one.found)
    never = (
        Text("chưa khi nào có thẩm quyền đối với việc này", agreeing(giver.en, "never holds it", "never hold it"))
        if one.found.never
        else Text(
            "không có thẩm quyền đối với việc này ở phần đó",
            agreeing(giver.en, "does not hold it there", "do not hold it there"),
        )
    )
    owners = _owners(examination, one)
    passed = one.found.last is not None and owners
    who = (
        _since([holder_in_sentence(name, register) for name in owners], one)
        if passed
        else _who(register, matter, owners)
    )
    return Problem(
        link.row.place if link.row is not None else grant.place,
        Text(
            vi=f"{giver.vi} {mechanism.vi} {matter_name(matter)} {where.vi}, nhưng {giver.vi} {never.vi}; {who.vi}.{after.vi}{more.vi}",
            en=f"{giver.en} {agreeing(giver.en, 'gives', 'give')} {matter_name(matter)} by {mechanism.en} {where.en}, but {never.en}; {who.en}.{after.en}{more.en}",
        ),
        about=tuple(each.grant.id for each in one.found.links),
        areas=tuple(area for each in found for area in words.areas(each.matter.id, each.found.boxes)),
        grants=tuple(dict.fromkeys(name for each in found for name in each.grants)),
        related=_related(matter, grant, owners),
        count=len(matters),
    )


def _related(matter: Matter, grant: Grant, there: Sequence[HolderId]) -> tuple[RelatedPlace, ...]:
    meant = [one for one in matter.owners if one.holder in there] or list(matter.owners)
    owners = (RelatedPlace(one.holder_place, Text("chủ thể theo luật", "owner by law")) for one in meant[:2])
    return (*owners, RelatedPlace(grant.place.at("from"), Text("bên giao", "giver")))


def _owners(examination: Examination, one: Groundless) -> list[HolderId]:
    """Give those who own what the grant gives, in the cell of which it speaks."""
    box = one.found.boxes[0]
    tiles = examination.tiling(one.matter.id).at(
        box.start or examination.register.baseline,
        min(box.communes) if box.communes else None,
        min(box.cases) if box.cases else None,
    )
    return [owner.holder for tile in tiles[:1] for owner in tile.owners]


def _since(owners: Sequence[Text], one: Groundless) -> Text:
    """Say who has the matter where the grant has lost its ground, nothing that its giver held by having ended."""
    names, since = text.listed(owners, 2), days.day(one.found.boxes[0].start)
    return Text(f"từ {since.vi} thẩm quyền thuộc {names.vi}", f"from {since.en} on the authority is with {names.en}")


def _who(register: Register, matter: Matter, there: Sequence[HolderId]) -> Text:
    """Say whose the matter is by law in the part of which the grant speaks; of nobody there, whose the other parts are."""
    if not matter.owners:
        return Text("sổ không ghi ai có thẩm quyền theo luật", "the register names no owner by law")
    meant = [one.holder for one in matter.owners if one.holder in there] or [one.holder for one in matter.owners]
    names = text.listed(list(dict.fromkeys(holder_in_sentence(one, register) for one in meant)), 3)
    return Text(f"theo luật là {names.vi}", f"by law it belongs to {names.en}")


def _beyond(examination: Examination, found: Sequence[tuple[Matter, Outside]]) -> Problem:
    register = examination.register
    matter, one = found[0]
    grant = one.link.grant
    same = [part.box for each, part in found if each is matter]
    where = words.boxes(same[0], same, register, (grant.giver, grant.receiver))
    matters = sorted({each.id for each, _ in found})
    more = words.more_matters(len(matters) - 1)
    why = _nothing_there(examination, matter, one)
    return Problem(
        one.link.row.place if one.link.row is not None else grant.place,
        Text(
            vi=f"{grant.id} giao {matter_name(matter)} {where.vi}, nhưng ở phần đó không có gì để giao: {why.vi}.{more.vi}",
            en=f"{grant.id} gives {matter_name(matter)} {where.en}, but there is nothing to give there: {why.en}.{more.en}",
        ),
        about=(grant.id, one.kind),
        grants=(grant.id,),
        matters=tuple(matters),
        related=(RelatedPlace(matter.place, Text("việc được giao", "the matter")),),
        count=len(matters),
    )


def _nothing_there(examination: Examination, matter: Matter, one: Outside) -> Text:
    if one.kind == "before":
        day = days.day(matter.term.start)
        return Text(f"việc này chỉ có từ {day.vi}", f"the matter exists from {day.en} on only")
    if one.kind == "cases":
        return Text("phần «only» không trùng trường hợp nào của việc này", "its `only` fits none of the matter's cases")
    named = (
        examination.territory.of(one.box.communes) if one.box.communes is not None else examination.territory.everywhere
    )
    for side in (one.link.grant.giver, one.link.grant.receiver):
        if not isinstance(side, Unknown) and not examination.territory.reach(side)[1] & named:
            name = holder_in_sentence(side, examination.register)
            return Text(f"{name.vi} không có ở đó", f"{name.en} is not there")
    return Text("việc này không có ở đó", "the matter is not there")


CHECK = Check(
    id="DLG303",
    severity=Severity.ERROR,
    title=Text(
        vi="Bên giao không có việc mà mình giao",
        en="The giver does not hold what it gives",
    ),
    why=Text(
        vi="Không ai giao được việc mà mình không có. Chỉ được phân cấp, ủy quyền nhiệm vụ «mà mình được giao theo quy định "
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
    ask=Text(
        "Xác định chủ thể theo luật của việc đó; văn bản sai thì đề nghị sửa: đúng bên giao, đúng phần việc, đúng thời hạn",
        "Look up who owns the matter by law; where the decision is wrong, propose to change its giver, its part or its term",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 13 và khoản 1 Điều 14 (nhiệm vụ, "
        "quyền hạn mà mình được giao theo quy định của pháp luật)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 13(1) and Article 14(1) (tasks and powers that one holds by law)",
    ),
    run=run,
    scope="additive",
)
