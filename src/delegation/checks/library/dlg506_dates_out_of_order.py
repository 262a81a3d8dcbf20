"""Dates are out of order."""

from __future__ import annotations

from collections.abc import Iterator
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
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.speech import days


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every pair of dates that has an order: issued and effective, first and last day; once what is stated twice."""
    told: set[tuple[str, ...]] = set()
    for one in (*_problems(examination.register), *_unread(examination)):
        if one.about not in told:
            told.add(one.about)
            yield one


def _problems(register: Register) -> Iterator[Problem]:
    for instrument in register.instruments.values():
        for one in (
            *_of_instrument(register, instrument),
            *provision_dates.out_of_order(register, instrument),
            *_of_others(instrument, register),
        ):
            yield replace(one, grants=_given_by(register, instrument))
        if instrument.extends:
            from delegation.checks.shared.late_extensions import of_extensions  # noqa: PLC0415  few registers extend

            yield from of_extensions(register, instrument)
    yield from (*codes.out_of_order(register), *communes.out_of_order(register))
    for name, holder, term, place in _terms(register):
        if isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end:
            said = misordered(
                place, (name, *holder), (Text("ngày đầu", "the first day"), term.start), (LAST_DAY, term.end)
            )
            grant = register.grants.get(name)
            yield replace(said, grants=(name,)) if grant is not None and grant.place.at("term") == place else said


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


def _terms(register: Register) -> Iterator[tuple[str, tuple[str, ...], Term, Place]]:
    """Give the terms with what they are of; of an owner of a matter, the holder too."""
    for holder in register.holders.values():
        yield holder.id, (), holder.term, holder.place.at("term")
    for commune in register.communes.values():
        yield commune.code, (), commune.term, commune.place.at("term")
    for norm in register.norms:
        yield norm.id, (), norm.term, norm.place.at("term")
    for matter in register.matters.values():
        if matter.term is not ALWAYS:
            yield matter.id, (), matter.term, matter.place.at("term")
        for owner in matter.owners:
            if owner.term is not ALWAYS and owner.term != matter.term:
                holders = () if isinstance(owner.holder, Unknown) else (owner.holder,)
                yield matter.id, holders, owner.term, owner.place.at("term")
    for grant in register.grants.values():
        yield grant.id, (), grant.term, grant.place.at("term")


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
