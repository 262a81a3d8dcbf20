"""A body has no matters at all."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Matter
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.speech import holders

_BODIES = frozenset({"committee", "people-council", "specialised-agency", "other-administrative-organisation"})
"""Kinds of bodies that the law sets up to decide something; units that render services are not asked."""


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every body that exists on the day whether it, its head or a body in it has any matter."""
    register = examination.register
    if register.unread & {"matters", "grants"}:
        return
    used = _used(examination)
    for one in register.holders.values():
        asked = one.kind in _BODIES and not one.is_class and one.level != "central"
        if asked and one.id not in used and one.term.certainly_holds(examination.as_of):
            yield _problem(one)


def _used(examination: Examination) -> set[HolderId]:
    register = examination.register
    holders_of = examination.of_groups("DLG104", lambda some: map(_holders, some), lambda _name, _some: True)
    sides = {side for grant in register.grants.values() for side in (grant.giver, grant.receiver)}
    used = {HolderId(str(one)) for one in holders_of} | {one for one in sides if not isinstance(one, Unknown)}
    for one in [register.holders[name] for name in used if name in register.holders]:
        at: Holder | None = one
        seen: set[HolderId] = set()
        while at is not None and at.id in used and at.id not in seen:
            seen.add(at.id)
            up = at.head_of or at.within or (at.parent if at.kind not in _BODIES else None)
            if up is None:
                break
            used.add(up)
            at = register.holders.get(up)
    return used


def _holders(matter: Matter) -> tuple[HolderId, ...]:
    owners = (one.holder for one in matter.owners)
    return tuple(dict.fromkeys(one for one in (*owners, *matter.coordinators) if not isinstance(one, Unknown)))


def _problem(one: Holder) -> Problem:
    return Problem(
        one.place,
        Text(
            vi=f"{one.label} và người đứng đầu không được ghi là chủ trì, phối hợp hay nhận giao một việc nào trong sổ.",
            en=f"neither {holders.in_sentence(one).en} nor its head owns, coordinates or is given any matter of the register.",
        ),
        about=(one.id,),
    )


CHECK = Check(
    id="DLG104",
    severity=Severity.INFO,
    title=Text(
        vi="Cơ quan không có việc nào trong sổ",
        en="A body has no matters in the register",
    ),
    why=Text(
        vi="Cơ quan có trong bộ máy mà không có việc nào thì hoặc sổ còn thiếu danh mục nhiệm vụ của cơ quan đó, "
        "hoặc nhiệm vụ đã chuyển đi mà chưa rà soát lại tổ chức.",
        en="A body without any matter means that its list of tasks is missing from the register, or that its tasks have "
        "moved and nobody looked at the organisation again.",
    ),
    mend=Text(
        vi="Nhập danh mục nhiệm vụ, thủ tục của cơ quan; nếu thực sự không còn việc thì đề xuất sắp xếp lại.",
        en="Enter the body's tasks and procedures; where there really are none, propose to reorganise.",
    ),
    ask=Text(
        "Xác định nhiệm vụ, thủ tục của cơ quan; thực sự không còn việc thì đề xuất sắp xếp lại",
        "Settle the body's tasks and procedures; where there really are none, propose to reorganise",
    ),
    legal_source=Text(
        vi="Nghị định số 150/2025/NĐ-CP (chức năng, nhiệm vụ của cơ quan chuyên môn); điểm a khoản 2 Điều 11 "
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15. Đây là gợi ý rà soát, không phải kết luận sai "
        "phạm",
        en="Decree 150/2025/NĐ-CP (functions of specialised agencies); Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(a). "
        "A hint for review, not a fault",
    ),
    run=run,
)
