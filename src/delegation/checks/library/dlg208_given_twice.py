"""Two decisions in force give the same matter from the same giver to the same receiver."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from delegation.authority.boxes import Territory
from delegation.authority.cases import Cases
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.instruments import DECIDING_MECHANISMS, Instrument
from delegation.model.matters import AnnexRow, Grant, Matter, place_of
from delegation.model.parts import MatterArea
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day, Term, Unknown
from delegation.speech import days, instruments, joined, matter_name, terms
from delegation.speech.holders import holder_label
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Run:
    """A grant of one matter, on the days on which it may run. ``end`` ``None``: open. ``unclear``: an end is not known."""

    grant: Grant
    row: AnnexRow
    made_by: Instrument
    at: str | None
    start: Day
    end: Day | None
    unclear: bool

    @property
    def order(self) -> tuple[Day, Day, str]:
        """Sort by the day of signing where it is known, then by the first day."""
        signed = self.made_by.issued
        return (signed if isinstance(signed, Day) else self.start, self.start, self.grant.id)


@dataclass(frozen=True, slots=True)
class _Twice:
    """Two runs of one matter on some common days, the one that came later second."""

    matter: Matter
    earlier: _Run
    later: _Run
    is_last_told: bool = False


MOST_EARLIER = 20
"""With how many earlier decisions a later one that gives the same is told, the nearest ones: a hundred decisions that give the same would
else be some five thousand findings, a thousand half a million."""


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the matters that several decisions give; once for each pair of grants, with the number of matters."""
    register = examination.register
    groups: dict[tuple[str, str], list[_Twice]] = {}
    for matter in examination.shared:
        runs = [_run(register, grant, row) for grant, row in register.grants_of.get(matter.id, ())]
        known = sorted((one for one in runs if one is not None), key=lambda one: one.order)
        cases, alike = Cases(matter.dimensions), dict[object, list[_Run]]()
        for later in known:
            runs_before = alike.setdefault(_sides(examination.territory, later), [])
            before = (
                one
                for one in reversed(runs_before)
                if _is_same(examination.territory, cases, one, later)
                and not _is_settled(register, one, later)
                and _days(one, later)
            )
            told = [*islice(before, MOST_EARLIER + 1)]
            for earlier in told[:MOST_EARLIER]:
                is_last = len(told) > MOST_EARLIER and earlier is told[MOST_EARLIER - 1]
                found = groups.setdefault((earlier.grant.id, later.grant.id), [])
                found.append(_Twice(matter, earlier, later, is_last))
            runs_before.append(later)
    for _, several in sorted(groups.items()):
        yield _problem(register, several)


def _run(register: Register, grant: Grant, row: AnnexRow) -> _Run | None:
    """Give the days on which a grant may run; ``None`` where it has none, or where nothing is known of its first day.

    A decision whose first day is not known began at the earliest when it was signed.
    """
    made_by = words.instrument_of(register, grant)
    if made_by is None:
        return None
    at = place_of(grant, row)
    life = register.life(made_by, at)
    begun = [day for day in (grant.term.start, life.start) if isinstance(day, Day)]
    signed = [made_by.issued] if isinstance(made_by.issued, Day) else []
    ends = [day for day in (grant.running.end, life.end) if isinstance(day, Day)]
    if not begun and not signed:
        return None
    start, end = max(*(begun or signed), register.baseline), min(ends, default=None)
    if end is not None and end < start:
        return None
    unclear = not begun or (end is None and any(isinstance(one, Unknown) for one in (grant.running.end, life.end)))
    return _Run(grant, row, made_by, at, start, end, unclear)


def _sides(territory: Territory, one: _Run) -> object:
    """Give the whole giver and receiver of a decision: those that differ in them never give the same."""
    return territory.whole(one.grant.giver), territory.whole(one.grant.receiver)


def _is_same(territory: Territory, cases: Cases, one: _Run, other: _Run) -> bool:
    """Whether two decisions give in one way, from one giver to one receiver, in some common communes and cases."""
    if one.made_by is other.made_by:
        return False
    mechanisms = {one.grant.mechanism, other.grant.mechanism}
    if len(mechanisms) > 1 and not mechanisms <= DECIDING_MECHANISMS:
        return False
    if one.grant.steps and other.grant.steps and set(one.grant.steps).isdisjoint(other.grant.steps):
        return False
    communes = territory.everywhere
    for first, second in ((one.grant.giver, other.grant.giver), (one.grant.receiver, other.grant.receiver)):
        if isinstance(first, Unknown) or isinstance(second, Unknown):
            return False
        # A class and a part of it are one holder wherever both stand.
        (whole, mask), (its_whole, its_mask) = territory.reach(first), territory.reach(second)
        if whole != its_whole:
            return False
        communes &= mask & its_mask
    parts = (one.grant.part, other.grant.part)
    return all(
        (communes & territory.part(parts[0]) & territory.part(parts[1]), cases.part(parts[0]) & cases.part(parts[1]))
    )


def _is_settled(register: Register, earlier: _Run, later: _Run) -> bool:
    """Whether the register says that one of the two ended or changed the other, even where it does not know the day."""
    for one, other in ((earlier, later), (later, earlier)):
        by = other.made_by
        ended = any(
            part.by is not None and register.instrument(part.by) is by for part in one.made_by.ended_with(one.at)
        )
        amended = any(register.instrument(name) is one.made_by for name in by.amends)
        if ended or amended or by in register.successors(one.made_by):
            return True
    return False


def _days(one: _Run, other: _Run) -> tuple[Day, Day | None] | None:
    """Give the days on which both may run."""
    start = max(one.start, other.start)
    end = min((day for day in (one.end, other.end) if day is not None), default=None)
    return None if end is not None and end < start else (start, end)


def _problem(register: Register, found: list[_Twice]) -> Problem:
    one = min(found, key=lambda each: each.matter.id)
    earlier, later = one.earlier, one.later
    giver, receiver = holder_label(later.grant.giver, register), holder_label(later.grant.receiver, register)
    first, second = _named(earlier), _named(later)
    before, by = (instruments.instrument(each.made_by) for each in (earlier, later))
    common = _days(earlier, later)
    days = terms.term(Term(*common), "days") if common is not None else Text("", "")
    doubt, others = (
        joined("", (_parts(earlier, later), _steps(earlier, later), _doubt(earlier, later), _left_out(found))),
        words.more_matters(len(found) - 1),
    )
    return Problem(
        later.row.place,
        Text(
            vi=f"{second.vi} giao {matter_name(one.matter)} từ {giver.vi} cho {receiver.vi}, mà {first.vi} cũng giao việc đó cho cùng bên nhận: "
            f"{days.vi} cả hai cùng có thể áp dụng, sổ không ghi văn bản nào thay thế văn bản nào.{doubt.vi} Cần xem xét."
            f"{others.vi}",
            en=f"{second.en} gives {matter_name(one.matter)} from {giver.en} to {receiver.en}, and so does {first.en}: {days.en} both "
            f"may apply, and the register does not say that one replaced the other.{doubt.en} To be considered.{others.en}",
        ),
        about=(earlier.grant.id, later.grant.id),
        grants=(earlier.grant.id, later.grant.id),
        areas=tuple(
            MatterArea(each.matter.id, *run)
            for each in sorted(found, key=lambda each: each.matter.id)
            if (run := _days(each.earlier, each.later)) is not None
        ),
        related=(RelatedPlace(earlier.row.place, Text("văn bản trước giao ở đây", "the earlier one gives it here")),),
        fix=Fix(
            Text(
                f"đối chiếu điều khoản thi hành của {by.vi}: nếu nó chấm dứt {before.vi} thì ghi «replaces», "
                "hoặc «ends-in-part» ở văn bản trước",
                f"read what {by.en} says of earlier texts: where it ends {before.en}, write `replaces`, or "
                "`ends-in-part` in the earlier one",
            )
        ),
        count=len(found),
    )


def _left_out(found: list[_Twice]) -> Text:
    """Say that earlier decisions than this one are not told."""
    if not any(one.is_last_told for one in found):
        return Text("", "")
    return Text(
        f" Còn văn bản trước nữa cũng giao như vậy: mỗi văn bản chỉ được so với {MOST_EARLIER} văn bản gần nhất trước đó.",
        f" Earlier decisions give the same: each is held against the {MOST_EARLIER} nearest before it only.",
    )


def _named(one: _Run) -> Text:
    """Name a decision with its day of signing: numbers repeat from year to year."""
    name = instruments.briefly(one.made_by)
    if one.made_by.apart is not None or not isinstance(one.made_by.issued, Day):
        return name
    day = days.day(one.made_by.issued)
    return Text(f"{name.vi} ngày {day.vi}", f"{name.en} of {day.en}")


def _parts(earlier: _Run, later: _Run) -> Text:
    """Say that one or both give parts in words, so that a reader must tell whether they are the same."""
    stated = ((one.grant.id, one.grant.stated_part) for one in (earlier, later))
    told = [(name, part) for name, part in stated if part is not None]
    if not told:
        return Text("", "")
    from delegation.speech.limits import parts, same_part  # noqa: PLC0415  a register without parts in words does without

    named = joined("; ", (Text(f"{name}: {parts([part]).vi}", f"{name}: {parts([part]).en}") for name, part in told))
    if len(told) == 1:
        how = Text("có thể chỉ giao", "may give") if isinstance(told[0][1], Unknown) else Text("chỉ giao", "gives")
        return Text(
            f" Một trong hai {how.vi} một phần ({named.vi}).", f" One of them {how.en} a part only ({named.en})."
        )
    if same_part((told[0][1],), (told[1][1],)):
        return Text(f" Cả hai giao cùng một phần ({named.vi}).", f" Both give the same part ({named.en}).")
    return Text(
        f" Hai phần không ghi thành trường hợp, có thể chồng lấn ({named.vi}).",
        f" The two parts are not stated as cases and may overlap ({named.en}).",
    )


def _steps(earlier: _Run, later: _Run) -> Text:
    """Say which of the two gives only some steps of the procedure: these are given twice, the others once."""
    from delegation.speech.limits import only_steps  # noqa: PLC0415  few grants give steps

    told = [(one.grant.id, only_steps(one.grant.steps)) for one in (earlier, later) if one.grant.steps]
    said = joined("; ", (Text(f"{name} {steps.vi}", f"{name} gives {steps.en}") for name, steps in told))
    return Text(f" Trong đó {said.vi}.", f" Of these {said.en}.") if told else Text("", "")


def _doubt(earlier: _Run, later: _Run) -> Text:
    unclear = " và ".join(one.grant.id for one in (earlier, later) if one.unclear)
    if not unclear:
        return Text("", "")
    return Text(f" Thời hạn của {unclear} chưa rõ.", f" The term of {unclear.replace(' và ', ' and ')} is not known.")


CHECK = Check(
    id="DLG208",
    severity=Severity.WARNING,
    title=Text(
        vi="Hai quyết định cùng còn hiệu lực giao một việc cho cùng một nơi",
        en="Two decisions in force give the same matter to the same receiver",
    ),
    why=Text(
        vi="Quyết định sau thường viết lại quyết định trước mà quên chấm dứt nó. Hai văn bản cùng áp dụng với thời hạn, phạm vi, "
        "điều kiện khác nhau thì không biết theo văn bản nào; bãi bỏ một văn bản thì việc vẫn còn được giao bằng văn bản kia. "
        "Đây không phải câu hỏi của DLG203: chỉ có một nơi giải quyết, nên người dân không gặp hai nơi quyết định khác nhau. Văn bản "
        "sau bắt đầu khi văn bản trước đã hết (gia hạn), thay thế hoặc sửa đổi nó, hay giao phần khác, bước khác thì không hỏi. Văn "
        "bản giao cả việc thì giao luôn các bước mà văn bản kia giao riêng, nên vẫn hỏi.",
        en="A later decision often writes an earlier one anew and forgets to end it. Where both apply with other terms, scopes "
        "or conditions, nobody can tell which to follow, and whoever repeals one leaves the matter given by the other. This is "
        "not the question of DLG203: only one body acts, so nobody meets two deciders. A decision that begins when the earlier "
        "one is over (an extension), that replaces or amends it, or that gives another part or other steps is not asked about. One "
        "that gives the whole matter gives the steps that another gives by themselves as well, and is.",
    ),
    mend=Text(
        vi="Đọc điều khoản thi hành của quyết định sau. Có chấm dứt quyết định trước thì ghi «replaces» hoặc «ends-in-part»; "
        "không thì đề nghị cơ quan ban hành bãi bỏ một văn bản, hoặc nêu rõ phần việc của từng văn bản.",
        en="Read the final provisions of the later decision. Where it ends the earlier one, write `replaces` or `ends-in-part`; "
        "where it does not, propose that the issuer repeal one of them, or say which part each covers.",
    ),
    ask=Text(
        "Xem điều khoản thi hành của quyết định sau; quyết định trước chưa chấm dứt thì đề nghị bãi bỏ một văn bản hoặc nêu rõ phần việc của từng văn bản",
        "Read the final provisions of the later decision; where the earlier one has not ended, ask that one be repealed or the share of each be stated",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm a khoản 2 Điều 14 (văn bản phải xác định "
        "nội dung, phạm vi, thời hạn), điểm b khoản 2 Điều 11 (không trùng lặp); điểm b khoản 1 Điều 57 Luật "
        "Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (hết hiệu lực do được thay thế); khoản 3 Điều 18 "
        "Nghị định số 30/2020/NĐ-CP (sửa đổi, thay thế bằng văn bản có hình thức tương đương)",
        en="Law 72/2025/QH15 Article 14(2)(a) (the instrument fixes content, scope and term), Article 11(2)(b) (no duplication); "
        "Law 64/2025/QH15 Article 57(1)(b) (ended by replacement); Decree 30/2020/NĐ-CP Article 18(3) (changed or replaced by a "
        "document of the same form)",
    ),
    run=run,
    scope="additive",
)
