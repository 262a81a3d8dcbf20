"""A grant, or the text that owners rest on, ends within the horizon; where many end together, within a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.spans import is_ended_by_another, last_day
from delegation.findings import Cause, Problem, RelatedPlace, Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day, if_known
from delegation.speech import days, instruments, mechanisms

_MASS = 50
"""Matters: where so many end on one day, that is told however far it is within a year."""
_YEAR = timedelta(days=365)


def run(examination: Examination) -> Iterator[Problem]:
    """Give the grants, and the instruments with matters resting on them, whose last day is near or one on which much ends."""
    register, today = examination.register, examination.as_of
    found = [*_grants(register, today), *_instruments(register, today)]
    together: Counter[Day] = Counter()
    for end, _, problem in found:
        together[end] += problem.count
    for end, is_near, problem in found:
        is_mass = together[end] >= _MASS
        if is_near or is_mass:
            # Of texts only: that a grant ends as it says is no fault of it.
            yield problem if problem.grants or not is_mass else replace(problem, severity=Severity.WARNING)


def _grants(register: Register, today: Day) -> Iterator[tuple[Day, bool, Problem]]:
    horizon = timedelta(days=register.settings.horizon_days)
    for grant in words.known_grants(register):
        near = max(horizon, timedelta(days=grant.evaluation_days or 0))
        for end, rows in grant.endings.items():
            if isinstance(end, Day) and today <= end <= today + max(near, _YEAR) and not _is_over(register, grant, end):
                yield end, end <= today + near, _of_grant(register, grant, end, today, max(1, len(rows)))


def _instruments(register: Register, today: Day) -> Iterator[tuple[Day, bool, Problem]]:
    horizon = timedelta(days=register.settings.horizon_days)
    ending = {
        name: one
        for one in register.instruments.values()
        if isinstance(one.term.end, Day) and today <= one.term.end <= today + max(horizon, _YEAR)
        for name in (one.id, one.number)
        if isinstance(name, str) and register.instrument(name) is one
    }
    for one, count in _resting(register, ending, today).values():
        end = one.term.end if isinstance(one.term.end, Day) else today
        yield end, end <= today + horizon, _of_instrument(register, one, count, today)


def _is_over(register: Register, grant: Grant, end: Day) -> bool:
    """Whether a later text replaced the decision first: the grant ended with it."""
    made_by = words.instrument_of(register, grant)
    last = last_day(register, made_by) if made_by is not None else None
    return made_by is not None and last is not None and last < end and is_ended_by_another(register, made_by)


def _resting(register: Register, ending: dict[str, Instrument], today: Day) -> dict[str, tuple[Instrument, int]]:
    """Count the matters whose owner rests on nothing but instruments that end soon."""
    found: dict[str, tuple[Instrument, int]] = {}
    for matter in register.matters.values() if ending else ():
        for owner in matter.owners:
            cited = if_known(owner.basis)
            if cited and _holds(matter, owner, today) and all(one.instrument in ending for one in cited):
                last = max((ending[one.instrument] for one in cited), key=lambda one: (str(one.term.end), one.id))
                found[last.id] = (last, found.get(last.id, (last, 0))[1] + 1)
                break
    return found


def _holds(matter: Matter, owner: Ownership, today: Day) -> bool:
    return matter.term.possibly_holds(today) and owner.term.possibly_holds(today)


def _of_grant(register: Register, grant: Grant, end: Day, today: Day, count: int) -> Problem:
    left = (end - today).days
    last = days.day(end)
    evaluation = Text("", "")
    if grant.evaluation_days is not None:
        due = end - timedelta(days=grant.evaluation_days)
        said = days.day(due)
        evaluation = (
            Text(f" Đã đến hạn đánh giá (từ {said.vi}).", f" Its evaluation has been due since {said.en}.")
            if due <= today
            else Text(f" Đến hạn đánh giá từ {said.vi}.", f" Its evaluation is due from {said.en} on.")
        )
    giver, receiver = register.label_of(grant.giver), register.label_of(grant.receiver)
    said_as = mechanisms.MECHANISMS[grant.mechanism]
    return Problem(
        grant.place.at("term", "to"),
        Text(
            vi=f"{said_as.vi} {grant.id} từ {giver} cho {receiver} hết hạn sau ngày {last.vi} (còn {left} ngày)."
            f"{evaluation.vi}",
            en=f"the {said_as.en} {grant.id} from {giver} to {receiver} ends after {last.en} ({left} days left)."
            f"{evaluation.en}",
        ),
        about=(grant.id,),
        grants=(grant.id,),
        count=count,
        cause=_cause(end, today),
    )


def _of_instrument(register: Register, one: Instrument, count: int, today: Day) -> Problem:
    end = one.term.end if isinstance(one.term.end, Day) else today
    last = days.day(end)
    name, after = instruments.labelled(one.label), instruments.followed(register, one)
    return Problem(
        one.place.at("ended"),
        Text(
            vi=f"văn bản {name.vi} hết hiệu lực sau ngày {last.vi} (còn {(end - today).days} ngày); {count} việc chỉ "
            "dựa vào văn bản sắp hết hiệu lực" + (f". Văn bản thay thế: {after.vi}." if after.vi else "."),
            en=f"{name.en} ends after {last.en} ({(end - today).days} days left); {count} matter(s) rest on nothing else"
            + (f". Its successor: {after.en}." if after.en else "."),
        ),
        about=(one.id,),
        related=tuple(
            RelatedPlace(one.place.at("replaced-by"), Text("văn bản thay thế", "the successor"))
            for _ in register.successors(one)[:1] or one.replaced_by[:1]
        ),
        count=count,
        cause=_cause(end, today),
    )


def _cause(end: Day, today: Day) -> Cause:
    last, left = days.day(end), (end - today).days
    return Cause(
        (end.isoformat(),),
        Text(
            f"các văn bản, lần giao cùng hết sau ngày {last.vi} (còn {left} ngày); từ hôm sau việc mất căn cứ hoặc trở về bên giao.",
            f"texts or grants that end after {last.en} ({left} days left); then matters lose their basis or fall back to the giver.",
        ),
    )


CHECK = Check(
    id="DLG504",
    severity=Severity.INFO,
    title=Text(
        vi="Sắp hết thời hạn: đến lúc đánh giá và đề xuất tiếp",
        en="The grant ends within the horizon; its evaluation is due",
    ),
    why=Text(
        vi="Hết thời hạn thì việc trở về bên giao ngay ngày hôm sau. Không chuẩn bị trước, hồ sơ đang giải quyết "
        "sẽ không có người có thẩm quyền ký.",
        en="On the day after its end the matter falls back to the giver. Without preparation the files in hand have "
        "nobody who may sign them.",
    ),
    mend=Text(
        vi="Đánh giá kết quả thực hiện, rồi đề xuất kết thúc, tiếp tục hoặc điều chỉnh bằng văn bản mới.",
        en="Evaluate, then propose to end it, to go on, or to change it, by a new instrument.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 14 khoản 3 (bên ủy quyền theo dõi, kiểm tra, đánh giá); "
        "QĐ 105/QĐ-UBND ngày 09/01/2026 (đánh giá 60 ngày trước khi hết hạn); «horizon-days» trong register.yaml; từ 50 việc trở lên "
        "cùng hết hạn một ngày thì báo trước một năm",
        en="Law 72/2025/QH15 Article 14(3) (the delegator monitors, checks and evaluates); decision 105/QĐ-UBND of "
        "2026-01-09 (evaluation 60 days before the end); `horizon-days` in register.yaml; where 50 matters or more end on one day, a "
        "year ahead",
    ),
    run=run,
)
