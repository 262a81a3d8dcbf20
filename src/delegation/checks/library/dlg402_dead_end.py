"""A chain ends at a holder that cannot act."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.lives import carriers
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.spans import CertainDays, Use, uses_of
from delegation.checks.shared.vacant import vacant_by
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import Counted, Holder, HolderId
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import days, holders
from delegation.values import dataclass

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Halt:
    """Why a holder cannot act, the days on which it can (none: never), and where that is stated."""

    why: Text
    first: Day | None
    last: Day | None
    place: Place
    never: bool = False

    def stops(self, days: CertainDays) -> bool:
        """Whether it cannot act on some of these days."""
        late = self.first is not None and days.start < self.first
        return self.never or late or (self.last is not None and days.goes_beyond(self.last))


def run(examination: Examination) -> Iterator[Problem]:
    """Find the holders that cannot act though they exist, and what ends at them; once for each holder.

    A holder that has itself ended is the question of DLG101, a class without communes that of DLG103.
    """
    register = examination.register
    halts = examination.of_world("DLG402 halts", _all_halts)
    if not halts:
        return
    passing = {grant.giver for grant in register.grants.values()}
    ending: dict[HolderId, tuple[_Halt, list[Use]]] = {}
    for use in uses_of(examination, "DLG402", halts):
        halt = next((halt for halt in halts[use.holder] if halt.stops(use.days)), None)
        if use.ends_a_chain and halt is not None and not (halt.never and use.holder in passing):
            ending.setdefault(use.holder, (halt, []))[1].append(use)
    for name, (halt, uses) in ending.items():
        yield _problem(examination, register.holders[name], halt, uses)


def _all_halts(register: Register) -> dict[HolderId, tuple[_Halt, ...]]:
    return {one.id: found for one in register.holders.values() if (found := tuple(_halts(register, one)))}


def _halts(register: Register, one: Holder) -> Iterator[_Halt]:
    """Give every reason for which a holder cannot act on some days, the nearest first."""
    if one.kind == "administrative-unit":
        why = Text(
            "là đơn vị hành chính (địa bàn), không phải cơ quan", "is an administrative unit (a territory), not a body"
        )
        yield _Halt(why, None, None, one.place.at("kind"), never=True)
    if isinstance(one.members, Counted) and one.members.count == 0:
        why = Text("là nhóm không có thành viên", "is a class without members")
        yield _Halt(why, None, None, one.place.at("members"), never=True)
    for body in carriers(register, one.id):
        if body is not one:
            yield from _without(one, body)


def _without(one: Holder, body: Holder) -> Iterator[_Halt]:
    """Say that a body with which a holder goes ends before it does, or begins after it."""
    first, last = body.term.start, body.term.end
    if isinstance(last, Day) and not (isinstance(one.term.end, Day) and one.term.end <= last):
        said = days.day(last)
        why = Text(
            f"không còn cơ quan: {body.label} chỉ tồn tại đến hết {said.vi}",
            f"has lost its body: {holders.in_sentence(body).en} existed until {said.en} only",
        )
        yield _Halt(why, None, last, body.place.at("term"))
    if isinstance(first, Day) and not (isinstance(one.term.start, Day) and one.term.start >= first):
        said = days.day(first)
        why = Text(
            f"chưa có cơ quan: {body.label} chỉ có từ {said.vi}",
            f"has no body yet: {holders.in_sentence(body).en} exists from {said.en} on only",
        )
        yield _Halt(why, first, None, body.place.at("term"))


def _problem(examination: Examination, holder: Holder, halt: _Halt, uses: list[Use]) -> Problem:
    more = words.more_matters(len(uses) - 1)
    return Problem(
        uses[0].place,
        Text(
            vi=f"{holder.label} {halt.why.vi}, nên không thể làm {uses[0].role.vi}.{more.vi}",
            en=f"{holders.in_sentence(holder).en} {halt.why.en}, so it cannot be the {uses[0].role.en}.{more.en}",
        ),
        about=(holder.id,),
        areas=tuple(vacant_by(examination, ((MatterId(one.about), one.owner) for one in uses))),
        grants=tuple(sorted({one.grant for one in uses if one.grant is not None})),
        laws=tuple((one.about, one.place) for one in uses if one.owner is not None),
        # Its areas are where nobody owns because of it.
        only_in_areas=False,
        related=(
            RelatedPlace(halt.place, Text("ghi ở đây", "stated here")),
            *(RelatedPlace(one.place, one.role) for one in uses[1 : _SHOWN + 1]),
        ),
        count=len(uses),
        # By law or by a grant: what comes one way in the place of what went the other is something else.
        others=tuple(sorted({one.grant or one.about for one in uses})),
    )


CHECK = Check(
    id="DLG402",
    severity=Severity.ERROR,
    title=Text(
        vi="Chuỗi thẩm quyền dừng ở chủ thể không thể thực hiện",
        en="The chain of authority ends at a holder that cannot act",
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
    ask=Text(
        "Xác định ngày chức danh kết thúc và cơ quan, chức danh kế tiếp",
        "Settle the day on which the office ended, and the body or office that succeeded it",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm a khoản 2 Điều 11 (xác định rõ chủ thể "
        "quyết định, thực hiện và chịu trách nhiệm), điểm b khoản 2 Điều 14 (phù hợp khả năng thực hiện của "
        "bên nhận)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(a) (it must be clear who decides, acts and answers), Article 14(2)(b) (within the "
        "capacity of the delegate)",
    ),
    run=run,
)
