"""Dates are out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.checks.shared import codes, communes, provision_dates
from delegation.checks.shared.date_order import EFFECT, LAST_DAY, misordered
from delegation.checks.shared.retroactive import retroactive
from delegation.checks.shared.spans import is_ended_by_another
from delegation.findings import Problem, Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.speech import days


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every pair of dates that has an order: issued and effective, first and last day; once what is stated twice."""
    told: set[tuple[str, ...]] = set()
    for one in (*_problems(examination), *_unread(examination)):
        if one.about not in told:
            told.add(one.about)
            yield one


def _problems(examination: Examination) -> Iterator[Problem]:
    register = examination.register
    for instrument, told in examination.of_world("DLG506 instruments", _of_instruments):
        yield from (replace(one, grants=_given_by(register, instrument)) for one in told)
        if instrument.extends:
            from delegation.checks.shared.late_extensions import of_extensions  # noqa: PLC0415  few registers extend

            yield from of_extensions(register, instrument)
    yield from (*codes.out_of_order(examination), *examination.of_world("DLG506 communes", _of_communes))
    yield from examination.of_world("DLG506 terms", _of_world)
    of_matters = examination.of_each("DLG506", lambda one: [*_ordered(_terms_of(one))] or False, daily=False)
    yield from (one for _, told in examination.in_order(of_matters) for one in told)
    for grant in register.grants.values():
        of_grant = _ordered([(grant.id, (), grant.term, grant.place.at("term"))])
        yield from (replace(one, grants=(grant.id,)) for one in of_grant)


def _of_instruments(register: Register) -> list[tuple[Instrument, list[Problem]]]:
    """Give the instruments with dates out of order, each with what is wrong, and those that extend others."""
    every = (
        (
            one,
            [
                *_of_instrument(register, one),
                *provision_dates.out_of_order(register, one),
                *_of_others(one, register),
            ],
        )
        for one in register.instruments.values()
    )
    return [(one, told) for one, told in every if told or one.extends]


def _of_communes(register: Register) -> list[Problem]:
    return [*communes.out_of_order(register)]


def _of_world(register: Register) -> list[Problem]:
    """Give the terms of holders, communes and norms that end before they begin."""
    return [*_ordered(_terms(register))]


def _ordered(terms: Iterable[_TermOf]) -> Iterator[Problem]:
    for name, holder, term, place in terms:
        if isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end:
            yield misordered(
                place, (name, *holder), (Text("ngày đầu", "the first day"), term.start), (LAST_DAY, term.end)
            )


def _unread(examination: Examination) -> Iterator[Problem]:
    """Give the readings that are dated after the day asked about: on it nobody has read the text yet."""
    for one in examination.register.readings:
        if one.on is not None and one.on > examination.as_of:
            on, asked = days.day(one.on), days.day(examination.as_of)
            yield Problem(
                one.place.at("on"),
                Text(
                    vi=f"{one.confirmed_by} xác nhận lời văn {one.at} của {one.instrument} ngày {on.vi}, sau ngày xét {asked.vi}: gõ nhầm ngày, "
                    "hoặc đang xét một ngày đã qua.",
                    en=f"{one.confirmed_by} confirmed the text of {one.at} of {one.instrument} on {on.en}, after the day asked about, {asked.en}: "
                    "either the day is mistyped, or the day asked about is past.",
                ),
                about=("readings", one.instrument, one.at, one.on.isoformat()),
                severity=Severity.WARNING,
            )


def _given_by(register: Register, instrument: Instrument) -> tuple[str, ...]:
    return tuple(sorted(one.id for one in register.grants.values() if one.instrument == instrument.id))


def _of_instrument(register: Register, one: Instrument) -> Iterator[Problem]:
    start, end = one.term.start, one.term.end
    yield from retroactive(register, one)
    # What was replaced before its first day has no day in force, and its dates are as they were meant.
    if isinstance(start, Day) and isinstance(end, Day) and start > end and not is_ended_by_another(register, one):
        yield misordered(one.place.at("ended"), (one.id,), (EFFECT, start), (LAST_DAY, end))


def _of_others(one: Instrument, register: Register) -> Iterator[Problem]:
    """Ask the days that an instrument sets for others: of what it suspends, of files that it leaves behind."""
    start, end, moved = one.term.start, one.term.end, one.transition
    for each in one.suspends:
        first, last = each.term.start if each.term.start is not None else start, each.term.end
        if isinstance(first, Day) and isinstance(last, Day) and first > last:
            what = each.instrument or each.grant or ""
            begins = Text(f"ngày đầu tạm ngưng {what}", f"the first day on which {what} is suspended")
            yield misordered(each.place.at("to"), (one.id, what, "suspends"), (begins, first), (LAST_DAY, last))
        elif isinstance(first, Day) and isinstance(end, Day) and first > end and not is_ended_by_another(register, one):
            # A text that has ended suspends nothing any more.
            what = each.instrument or each.grant or ""
            begins = Text(f"ngày đầu tạm ngưng {what}", f"the first day on which {what} is suspended")
            own = Text("ngày cuối của chính văn bản tạm ngưng", "the last day of the text that suspends it")
            yield misordered(each.place.at("from"), (one.id, what, "suspends-too-late"), (begins, first), (own, end))
    if moved is None or not isinstance(moved.before, Day) or not isinstance(moved.until, Day):
        return
    if moved.until < moved.before:
        before = Text("mốc tiếp nhận hồ sơ cũ", "the day before which files came in")
        ending = Text("ngày cuối nơi cũ còn giải quyết", "the last day on which they stay there")
        yield misordered(moved.place.at("until"), (one.id, "transition"), (before, moved.before), (ending, moved.until))


_TermOf = tuple[str, tuple[str, ...], Term, Place]
"""A term with what it is of; of an owner of a matter, the holder too."""


def _terms(register: Register) -> Iterator[_TermOf]:
    for holder in register.holders.values():
        yield holder.id, (), holder.term, holder.place.at("term")
    for commune in register.communes.values():
        yield commune.code, (), commune.term, commune.place.at("term")
    for norm in register.norms:
        yield norm.id, (), norm.term, norm.place.at("term")


def _terms_of(matter: Matter) -> Iterator[_TermOf]:
    if matter.term is not ALWAYS:
        yield matter.id, (), matter.term, matter.place.at("term")
    for owner in matter.owners:
        if owner.term is not ALWAYS and owner.term != matter.term:
            holders = () if isinstance(owner.holder, Unknown) else (owner.holder,)
            yield matter.id, holders, owner.term, owner.place.at("term")


CHECK = Check(
    id="DLG506",
    severity=Severity.ERROR,
    title=Text(
        vi="Các ngày không theo thứ tự",
        en="Dates are out of order",
    ),
    why=Text(
        vi="Văn bản có hiệu lực trước khi ban hành, hay thời hạn kết thúc trước khi bắt đầu, thường là do gõ nhầm ngày, "
        "tháng; mọi phép tính về thời hạn sau đó đều sai. Nếu không gõ nhầm thì là hiệu lực trở về trước: văn bản quy phạm pháp "
        "luật của địa phương là lỗi, văn bản khác là điều cần xem xét. Công văn đính chính có hiệu lực từ ngày đầu của văn bản "
        "được đính chính thì không hỏi; văn bản bị thay thế trước ngày đầu thì không có ngày nào có hiệu lực, không phải lỗi.",
        en="An instrument in force before it was issued, or a term that ends before it begins, is mostly a typing error; "
        "every answer about time that rests on it is wrong. Where nothing is mistyped, the text is retroactive: an error for "
        "local normative texts, to be considered for others. A letter that corrects holds from the first day of what it "
        "corrects and is not asked about; a text that was replaced before its first day has no day in force and is no error.",
    ),
    mend=Text(
        vi="Đối chiếu ngày trong bản gốc; lưu ý ngày trong nguồn viết ngày/tháng/năm, trong sổ viết năm-tháng-ngày.",
        en="Compare with the original; sources write day/month/year, the register year-month-day.",
    ),
    ask=Text(
        "Đối chiếu ngày trong bản gốc; in sai thì đề nghị cơ quan ban hành đính chính",
        "Compare the days with the original; where they are misprinted, ask its issuer to correct them",
    ),
    legal_source=Text(
        vi="Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15: khoản 1 Điều 53 (không sớm hơn 45 ngày với "
        "văn bản trung ương, 10 ngày với văn bản địa phương; rút gọn: từ ngày thông qua hoặc ký ban hành), "
        "Điều 55 (hiệu lực trở về trước); khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP (đính chính bằng công "
        "văn)",
        en="Law on the Promulgation of Legal Normative Instruments 64/2025/QH15, Article 53(1) (not before 45 days for central texts, 10 days for local ones; by the short "
        "procedure from the day of adoption or signing), Article 55 (retroactive effect); Decree 30/2020/NĐ-CP, Article 18(3) "
        "(a letter corrects)",
    ),
    run=run,
    reads=AUTHORITY | {"readings"},
)
