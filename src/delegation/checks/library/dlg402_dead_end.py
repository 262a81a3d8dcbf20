"""A chain ends at a holder that cannot act."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks import words
from delegation.checks.base import Check
from delegation.checks.spans import Use, uses_of
from delegation.findings import Problem, RelatedPlace, Severity, Text
from delegation.model.holders import Counted, Holder, HolderId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.values import dataclass

_SHOWN = 3
_INSIDE = frozenset({"internal-unit", "internal-unit-head"})
"""Kinds that are part of a body and end with it."""


@dataclass(frozen=True, slots=True)
class _Halt:
    """Why a holder cannot act, the last day on which it could (``None``: never), and where that is stated."""

    why: Text
    last: Day | None
    place: Place


def run(examination: Examination) -> Iterator[Problem]:
    """Find the holders that cannot act though they exist, and what ends at them; once for each holder.

    A holder that has itself ended is the question of DLG101, a class without communes that of DLG103.
    """
    register = examination.register
    halts = {one.id: halt for one in register.holders.values() if (halt := _halt(register, one)) is not None}
    if not halts:
        return
    passing = {grant.giver for grant in register.grants.values()}
    ending: dict[HolderId, list[Use]] = {}
    for use in uses_of(register, halts):
        last = halts[use.holder].last
        if use.ends_a_chain and (last is None or use.days.goes_beyond(last)) and use.holder not in passing:
            ending.setdefault(use.holder, []).append(use)
    for name, uses in ending.items():
        yield _problem(register.holders[name], halts[name], uses)


def _halt(register: Register, one: Holder) -> _Halt | None:
    if one.kind == "administrative-unit":
        why = Text(
            "là đơn vị hành chính (địa bàn), không phải cơ quan", "is an administrative unit (a territory), not a body"
        )
        return _Halt(why, None, one.place.at("kind"))
    if isinstance(one.members, Counted) and one.members.count == 0:
        return _Halt(Text("là nhóm không có thành viên", "is a class without members"), None, one.place.at("members"))
    at, seen = one, {one.id}
    while (up := at.head_of or (at.parent if at.kind in _INSIDE else None)) is not None and up not in seen:
        body = register.holders.get(up)
        if body is None:
            return None
        if isinstance(body.term.end, Day) and one.term.end is None:
            last = words.day(body.term.end)
            why = Text(
                f"không còn cơ quan: {body.label} chỉ tồn tại đến hết {last.vi}",
                f"has lost its body: {body.label} existed until {last.en} only",
            )
            return _Halt(why, body.term.end, body.place.at("term"))
        seen.add(up)
        at = body
    return None


def _problem(holder: Holder, halt: _Halt, uses: list[Use]) -> Problem:
    more = words.more_matters(len(uses) - 1)
    return Problem(
        uses[0].place,
        Text(
            vi=f"{holder.label} {halt.why.vi}, nên không thể làm {uses[0].role.vi}.{more.vi}",
            en=f"{holder.label} {halt.why.en}, so it cannot be the {uses[0].role.en}.{more.en}",
        ),
        about=(holder.id,),
        related=(
            RelatedPlace(halt.place, Text("ghi ở đây", "stated here")),
            *(RelatedPlace(one.place, one.role) for one in uses[1 : _SHOWN + 1]),
        ),
        count=len(uses),
    )


CHECK = Check(
    id="DLG402",
    severity=Severity.ERROR,
    title=Text(
        vi="Đường cụt: chuỗi thẩm quyền dừng ở chủ thể không thể làm việc",
        en="Dead end: the chain ends at a holder that cannot act",
    ),
    why=Text(
        vi="Người đứng đầu một cơ quan đã giải thể, một đơn vị hành chính thay vì UBND của nó, một nhóm không có ai: chuỗi dẫn "
        "tới đó thì không hồ sơ nào được giải quyết, dù từng bước giao đều đúng.",
        en="The head of a body that was dissolved, an administrative unit instead of its committee, a class of nobody: where a "
        "chain leads there no file is decided, however lawful each step.",
    ),
    mend=Text(
        vi="Ghi ngày kết thúc cho chức danh, hoặc thay bằng cơ quan, chức danh kế tiếp.",
        en="End the office together with its body, or name the body or office that succeeded it.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 11 khoản 2 điểm a (xác định rõ chủ thể quyết định, thực hiện và chịu trách nhiệm), Điều 14 "
        "khoản 2 điểm b (phù hợp khả năng thực hiện của bên nhận)",
        en="Law 72/2025/QH15 Article 11(2)(a) (it must be clear who decides, acts and answers), Article 14(2)(b) (within the "
        "capacity of the delegate)",
    ),
    run=run,
)
