"""A class has no members on a day on which it holds something."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.spans import CertainDays, Use, certain, uses_of
from delegation.checks.shared.vacant import vacant_in
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import COMMUNES_OF, Commune, Holder, HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ALWAYS, ONE_DAY, Day
from delegation.speech import days, holders, in_english

_SHOWN = 3


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each class that is empty on some day whether it is used on such a day; one problem for each class."""
    register = examination.register
    members = examination.of_world("DLG103 members", _all_members)
    if not members:
        return
    empty: dict[HolderId, list[tuple[Use, Day]]] = {}
    for use in uses_of(examination, "DLG103", members):
        first = _first_day_without(use.days, members[use.holder])
        if first is not None:
            empty.setdefault(use.holder, []).append((use, first))
    for name, uses in empty.items():
        yield _problem(examination, register.holders[name], uses)


def _all_members(register: Register) -> dict[HolderId, list[CertainDays]]:
    """Give the days of each member of the classes of communes that may be empty."""
    if "communes" in register.unread:
        return {}
    found = {members: days for members in COMMUNES_OF if (days := _members(register, members)) is not None}
    every = register.holders.values()
    return {one.id: found[one.members] for one in every if isinstance(one.members, str) and one.members in found}


def _members(register: Register, members: str) -> list[CertainDays] | None:
    """Give the days of each member, or ``None`` where there are members on all days, or where it is not known."""
    communes = [commune for commune in register.communes.values() if commune.type in COMMUNES_OF[members]]
    if any(commune.term == ALWAYS or commune.term.unknowns for commune in communes):
        return None
    return sorted(_days(register, communes), key=lambda days: days.start)


def _days(register: Register, communes: list[Commune]) -> Iterator[CertainDays]:
    for one in communes:
        days = certain(register.baseline, one.term)
        if days is not None:
            yield days


def _first_day_without(used: CertainDays, members: list[CertainDays]) -> Day | None:
    at = used.start
    for one in members:
        if one.start > at:
            break
        if one.end is None:
            return None
        at = max(at, one.end + ONE_DAY)
    return at if used.end is None or at <= used.end else None


def _problem(examination: Examination, holder: Holder, uses: list[tuple[Use, Day]]) -> Problem:
    at = min(day for _, day in uses)
    first, there = (
        days.day(at),
        [use for use, _ in uses if use.days.start <= at and not (use.days.end and use.days.end < at)],
    )
    more, verb = words.more_matters(len(uses) - len(there)), "names" if len(there) == 1 else "name"
    return Problem(
        holder.place.at("members"),
        Text(
            vi=f"nhóm {holder.label} không có thành viên nào vào ngày {first.vi}, trong khi đang giữ hoặc nhận "
            f"{len(there)} việc vào ngày đó.{more.vi}",
            en=f"the class {holders.label(holder).en} has no members on {first.en}, while {in_english(len(there), 'statement')} {verb} it on that day.{more.en}",
        ),
        about=(holder.id,),
        areas=tuple(vacant_in(examination, (MatterId(use.about) for use, _ in uses if use.owner is not None))),
        grants=tuple(sorted({use.grant for use, _ in uses if use.grant is not None})),
        related=tuple(RelatedPlace(use.place, use.role) for use, _ in uses[:_SHOWN]),
        count=len(uses),
        # By law or by a grant: what comes one way in the place of what went the other is something else.
        others=tuple(sorted({use.grant or use.about for use, _ in uses})),
    )


CHECK = Check(
    id="DLG103",
    severity=Severity.ERROR,
    title=Text(
        vi="Nhóm chủ thể không có thành viên khi đang được giao việc",
        en="A class of holders has no members while it holds authority",
    ),
    why=Text(
        vi="Giao việc cho «UBND phường» ở nơi không có phường nào thì không có bên nhận: "
        "không cơ quan nào phải thực hiện và chịu trách nhiệm.",
        en="To give a matter to «the ward committees» where there is no ward is to give it to nobody: no body has to "
        "act or to answer.",
    ),
    mend=Text(
        vi="Kiểm tra danh sách xã, phường và ngày của từng đơn vị; hoặc sửa «members» của nhóm; "
        "hoặc ghi đúng thời hạn giao việc.",
        en="Check the list of communes and their days; or correct the `members` of the class, or the term of what it is given.",
    ),
    ask=Text(
        "Kiểm tra danh sách xã, phường và thời gian tồn tại của từng đơn vị; xác định lại thời hạn giao",
        "Review the list of communes and the days of each; settle the term of the grant",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: Điều 1 (đơn vị hành chính cấp xã: xã, phường, "
        "đặc khu) và điểm a khoản 2 Điều 11",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 1 (units of the commune level) and Article 11(2)(a)",
    ),
    run=run,
)
