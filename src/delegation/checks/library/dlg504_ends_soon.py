"""A grant, a text or provision that owners rest on, or a matter ends within the horizon; where many end together, within a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.last_days import CitedEnd, ends_of, is_over, resting
from delegation.findings import Cause, Problem, RelatedPlace, Text
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day
from delegation.names.folding import fold
from delegation.speech import codes, days, instruments, matter_name, mechanisms
from delegation.speech.holders import holder_in_sentence
from delegation.speech.numbers import in_english

_MASS = 50
"""Matters: where so many end on one day, that is told however far it is within a year."""
_YEAR = timedelta(days=365)


def run(examination: Examination) -> Iterator[Problem]:
    """Give what ends by a last day that is near or one on which much ends: grants, what owners rest on, matters and ownerships."""
    register, today = examination.register, examination.as_of
    found = [*_grants(register, today), *_instruments(examination, today), *_matters(examination, today)]
    together: Counter[Day] = Counter()
    for end, _, problem in found:
        together[end] += problem.count
    for end, is_near, problem in found:
        is_mass = together[end] >= _MASS
        if is_near or is_mass:
            # Of texts only: that a grant ends as it says is no fault of it.
            weight = problem.severity if problem.grants or not is_mass else Severity.WARNING
            yield replace(problem, severity=weight, others=(end.isoformat(),))


def _grants(register: Register, today: Day) -> Iterator[tuple[Day, bool, Problem]]:
    horizon = timedelta(days=register.settings.horizon_days)
    for grant in words.known_grants(register):
        near = max(horizon, timedelta(days=grant.evaluation_days or 0))
        for end, rows in grant.endings.items():
            if isinstance(end, Day) and today <= end <= today + max(near, _YEAR) and not is_over(register, grant, end):
                yield end, end <= today + near, _of_grant(register, grant, end, today, rows)


def _instruments(examination: Examination, today: Day) -> Iterator[tuple[Day, bool, Problem]]:
    register, horizon = examination.register, timedelta(days=examination.register.settings.horizon_days)
    for one, matters in resting(examination, today, today + max(horizon, _YEAR)):
        made = (_of_instrument if one.part is None else _of_provision)(register, one, len(matters), today)
        yield one.end, one.end <= today + horizon, replace(made, count=len(matters), stands_for=tuple(matters))


def _matters(examination: Examination, today: Day) -> Iterator[tuple[Day, bool, Problem]]:
    """Give the matters that end, and the owners by law that do while the matter goes on and nobody takes it over."""
    register, horizon = examination.register, timedelta(days=examination.register.settings.horizon_days)
    last = today + max(horizon, _YEAR)
    ends = examination.of_each("DLG504 ends", partial(ends_of, register), daily=False)
    for name, several in examination.in_order(ends):
        matter = register.matters[name]
        for end, owner in several:
            if today <= end <= last:
                made = partial(_of_owner, register, matter, owner) if owner else partial(_of_matter, register, matter)
                yield end, end <= today + horizon, made(end, today)


def _of_grant(register: Register, grant: Grant, end: Day, today: Day, rows: Sequence[AnnexRow]) -> Problem:
    left, last = (end - today).days, days.day(end)
    evaluation = Text("", "")
    if grant.evaluation_days is not None:
        due = end - timedelta(days=grant.evaluation_days)
        said = days.day(due)
        evaluation = (
            Text(f" Đã đến hạn đánh giá (từ {said.vi}).", f" Its evaluation has been due since {said.en}.")
            if due <= today
            else Text(f" Đến hạn đánh giá từ {said.vi}.", f" Its evaluation is due from {said.en} on.")
        )
    giver, receiver = holder_in_sentence(grant.giver, register), holder_in_sentence(grant.receiver, register)
    said_as = mechanisms.MECHANISMS[grant.mechanism]
    return Problem(
        grant.place.at("term", "to"),
        Text(
            vi=f"{said_as.vi} {grant.id} từ {giver.vi} cho {receiver.vi} hết hạn sau ngày {last.vi} (còn {left} ngày)."
            f"{evaluation.vi}",
            en=f"the {said_as.en} {grant.id} from {giver.en} to {receiver.en} ends after {last.en} ({in_english(left, 'day')} left)."
            f"{evaluation.en}",
        ),
        about=(grant.id,),
        grants=(grant.id,),
        count=max(1, len(rows)),
        stands_for=tuple(row.matter for row in rows),
        cause=_cause(end, today),
    )


def _of_instrument(register: Register, ending: CitedEnd, count: int, today: Day) -> Problem:
    one, end = ending.instrument, ending.end
    last = days.day(end)
    name, after = instruments.instrument(one), instruments.followed(register, one)
    return Problem(
        one.place.at("ended"),
        Text(
            vi=f"{name.vi} hết hiệu lực sau ngày {last.vi} (còn {(end - today).days} ngày); {count} việc chỉ "
            "dựa vào văn bản sắp hết hiệu lực" + (f". Văn bản thay thế: {after.vi}." if after.vi else "."),
            en=f"{name.en} ends after {last.en} ({in_english((end - today).days, 'day')} left); {_on_it_alone(count)}"
            + (f". Its successor: {after.en}." if after.en else "."),
        ),
        about=(one.id,),
        related=tuple(
            RelatedPlace(one.place.at("replaced-by"), Text("văn bản thay thế", "the successor"))
            for _ in register.successors(one)[:1] or one.replaced_by[:1]
        ),
        cause=_cause(end, today),
    )


def _on_it_alone(count: int) -> str:
    return f"{in_english(count, 'matter')} {'rests' if count == 1 else 'rest'} on nothing else"


def _of_provision(register: Register, ending: CitedEnd, count: int, today: Day) -> Problem:
    one, end, part = ending.instrument, ending.end, ending.part
    at, place = (part.at, part.place.at("to")) if part is not None else ("", one.place.at("ended"))
    last, cited = days.day(end), instruments.placed(at, instruments.instrument_name(register, one.id))
    by = instruments.instrument_name(register, part.by) if part is not None and part.by is not None else None
    return Problem(
        place,
        Text(
            vi=f"{cited.vi} hết hiệu lực sau ngày {last.vi} (còn {(end - today).days} ngày); {count} việc chỉ dựa vào đó."
            + (f" Văn bản chấm dứt: {by.vi}." if by else ""),
            en=f"{cited.en} ends after {last.en} ({in_english((end - today).days, 'day')} left); {_on_it_alone(count)}."
            + (f" It is ended by {by.en}." if by else ""),
        ),
        about=(one.id, fold(at).replace(" ", "-")),
        cause=_cause(end, today),
    )


def _of_matter(register: Register, matter: Matter, end: Day, today: Day) -> Problem:
    last, name = days.day(end), matter_name(matter)
    later = [one for one in register.later_codes(matter.id) if one.on == end + ONE_DAY]
    coded = codes.briefly(later, register)
    by_term = Text(", theo thời hạn ghi ở việc này", ", by its own term")
    why = Text(f": {coded.vi}", f": {coded.en}") if later else by_term
    return Problem(
        matter.place.at("term", "to"),
        Text(
            vi=f"{name} chỉ có đến hết ngày {last.vi} (còn {(end - today).days} ngày){why.vi}.",
            en=f"{name} is there until {last.en} only ({in_english((end - today).days, 'day')} left){why.en}.",
        ),
        about=(matter.id,),
        related=tuple(RelatedPlace(one.place, Text("việc thay mã", "the replacement")) for one in later[:1]),
        cause=_cause(end, today),
    )


def _of_owner(register: Register, matter: Matter, owner: Ownership, end: Day, today: Day) -> Problem:
    last, name, holder = days.day(end), matter_name(matter), holder_in_sentence(owner.holder, register)
    known_by = (owner.holder,) if isinstance(owner.holder, str) else ()
    return Problem(
        owner.place.at("term", "to"),
        Text(
            vi=f"thẩm quyền của {holder.vi} về {name} hết sau ngày {last.vi} (còn {(end - today).days} ngày), và sổ chưa ghi ai tiếp nhận.",
            en=f"the authority of {holder.en} over {name} ends after {last.en} ({in_english((end - today).days, 'day')} left), and nobody is stated who takes it "
            "over.",
        ),
        about=(matter.id, *known_by),
        cause=_cause(end, today),
    )


def _cause(end: Day, today: Day) -> Cause:
    last, left = days.day(end), (end - today).days
    return Cause(
        (end.isoformat(),),
        Text(
            f"các văn bản, lần giao cùng hết sau ngày {last.vi} (còn {left} ngày); nếu không được kéo dài hoặc thay thế, từ hôm sau "
            "việc mất căn cứ hoặc trở về bên giao.",
            f"texts or grants that end after {last.en} ({in_english(left, 'day')} left); unless extended or replaced, matters then lose "
            "their basis or fall back to the giver.",
        ),
    )


CHECK = Check(
    id="DLG504",
    severity=Severity.INFO,
    title=Text(
        vi="Sắp hết thời hạn: cần đánh giá, đề xuất tiếp tục hoặc kết thúc",
        en="A term ends soon: evaluate, then propose to continue or to end",
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
        vi="khoản 3 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (bên ủy quyền theo dõi, kiểm "
        "tra, đánh giá); Quyết định số 105/QĐ-UBND ngày 09/01/2026 (đánh giá 60 ngày trước khi hết hạn); "
        "«horizon-days» trong register.yaml; từ 50 việc trở lên cùng hết hạn một ngày thì báo trước một năm",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(3) (the delegator monitors, checks and evaluates); Decision 105/QĐ-UBND of "
        "2026-01-09 (evaluation 60 days before the end); `horizon-days` in register.yaml; where 50 matters or more end on one day, a "
        "year ahead",
    ),
    run=run,
)
