"""Who lets sign, or assigns, does not decide the matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import matter_name, text
from delegation.speech.holders import holder_in_sentence
from delegation.speech.limits import steps

if TYPE_CHECKING:
    from delegation.authority.assignments import WithoutGround


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the grants by which somebody signs or is assigned whether their giver, or whoever assigned it, acts; once for each."""
    register = examination.register
    named = [
        matter
        for name, given in sorted(register.grants_of.items())
        if any(not one.decides for one, _ in given) and (matter := register.matters.get(name)) is not None
    ]
    if not named:
        return
    from delegation.authority.assignments import Assignments  # noqa: PLC0415  a register without such grants does without

    groups: dict[str, list[WithoutGround]] = {}
    for matter in named:
        for one in Assignments.on(examination).without_ground(matter):
            groups.setdefault(one.link.grant.id, []).append(one)
    for found in groups.values():
        yield _problem(register, found)


def _problem(register: Register, found: list[WithoutGround]) -> Problem:
    one = found[0]
    grant, row = one.link.grant, one.link.row
    giver, receiver = holder_in_sentence(grant.giver, register), holder_in_sentence(grant.receiver, register)
    matter = matter_name(one.matter)
    gives = Text(f"phân công {receiver.vi} làm {matter}", f"assigns {receiver.en} to {matter}")
    if grant.mechanism == "signing-for":
        gives = Text(f"giao {receiver.vi} ký thay {matter}", f"lets {receiver.en} sign for it in {matter}")
    elif grant.mechanism == "delegation":
        named = steps(grant.steps)
        gives = Text(f"giao {receiver.vi} {named.vi} {matter}", f"lets {receiver.en} {named.en} in {matter}")
    same, matters = [each.box for each in found if each.matter is one.matter], {each.matter.id for each in found}
    where = words.boxes(same[0], same, register, ())
    acting = text.listed((holder_in_sentence(each.holder, register) for each in one.tile.exercisers), 2)
    who = (
        Text(f"nơi giải quyết là {acting.vi}", f"{acting.en} acts there")
        if acting.vi
        else Text("không có nơi nào giải quyết", "nobody acts there")
    )
    more = words.more_matters(len(matters) - 1)
    return Problem(
        row.place if row is not None else grant.place,
        Text(
            vi=f"{giver.vi} {gives.vi} {where.vi}, nhưng không giải quyết việc này; {who.vi}.{more.vi}",
            en=f"{giver.en} {gives.en} {where.en}, but does not act in it; {who.en}.{more.en}",
        ),
        about=(grant.id,),
        grants=(grant.id,),
        areas=tuple(area for each in found for area in words.areas(each.matter.id, (each.box,))),
        related=(
            RelatedPlace(grant.place.at("from"), Text("người giao ký thay, phân công", "who lets sign or assigns")),
        ),
        count=len(matters),
    )


CHECK = Check(
    id="DLG313",
    severity=Severity.WARNING,
    title=Text(
        vi="Giao ký thay, phân công việc mà mình không giải quyết",
        en="Signing or assignment is given for a matter that the giver does not decide",
    ),
    why=Text(
        vi="Ký thay và phân công nội bộ không đổi nơi quyết định: cấp phó ký nhân danh người đứng đầu, chi nhánh làm việc của trung "
        "tâm. Người đứng đầu chưa nhận, hoặc không còn giữ việc đó thì chữ ký không có thẩm quyền nào đứng sau. Lần phân công tiếp "
        "của nơi được phân công, của người đứng đầu đối với việc của cơ quan mình, thì có căn cứ.",
        en="Who signs for another, or is assigned inside, does not change who decides: a deputy signs in the name of the head, a "
        "branch does the work of its centre. Where the head has not received the matter, or has it no longer, no authority "
        "stands behind the signature. What is assigned on by whoever is assigned, or by the head of the body that acts, has ground.",
    ),
    mend=Text(
        vi="Đối chiếu thời hạn với lần giao mà người giao ký thay nhận; thiếu lần giao thì bổ sung, hết hạn thì sửa «term» của lần "
        "giao ký thay, phân công.",
        en="Compare the days with the grant that the giver itself received: add that grant where it is missing, or correct the "
        "`term` of the grant by which it lets sign or assigns.",
    ),
    ask=Text(
        "Đối chiếu thời hạn giao ký thay, phân công với lần giao mà bên giao nhận",
        "Compare the term of the signing or assignment with that of the grant that the giver received",
    ),
    legal_source=Text(
        vi="Điều 13 Nghị định số 30/2020/NĐ-CP (ký thay mặt, ký thay, ký thừa lệnh, ký thừa ủy quyền); Điều 14 "
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        en="Decree 30/2020/NĐ-CP, Article 13 (signing for a body, for its head, by order, by authorisation); Law on the Organisation of Local Government 72/2025/QH15, "
        "Article 14",
    ),
    run=run,
    scope="additive",
)
