"""Dates are out of order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.checks.shared import codes, communes
from delegation.checks.shared.spans import is_ended_by_another
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.acts import PartEnd, PartStart
from delegation.model.instruments import Instrument
from delegation.model.places import Place
from delegation.model.provisions import reaches
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
            *_of_parts(register, instrument),
            *_of_others(instrument, register),
        ):
            yield replace(one, grants=_given_by(register, instrument))
        if instrument.extends:
            from delegation.checks.shared.late_extensions import of_extensions  # noqa: PLC0415  few registers extend

            yield from of_extensions(register, instrument)
    yield from (*codes.out_of_order(register), *communes.out_of_order(register))
    for name, holder, term, place in _terms(register):
        if isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end:
            said = _problem(place, (name, *holder), (Text("ngày đầu", "the first day"), term.start), (_LAST, term.end))
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


_LAST = Text("ngày cuối", "the last day")
_EFFECT = Text("ngày có hiệu lực", "the day of effect")
_LOCAL = ("council-resolution", "committee-decision", "chair-decision")
"""Types of texts of a council, a committee or its chair; ``-qppl`` where they are normative."""


def _of_instrument(register: Register, one: Instrument) -> Iterator[Problem]:
    start, end = one.term.start, one.term.end
    if isinstance(one.issued, Day) and isinstance(start, Day) and one.issued > start and not _corrects(register, one):
        yield _retroactive(one, one.issued, start)
    # What was replaced before its first day has no day in force, and its dates are as they were meant.
    if isinstance(start, Day) and isinstance(end, Day) and start > end and not is_ended_by_another(register, one):
        yield _problem(one.place.at("ended"), (one.id,), (_EFFECT, start), (_LAST, end))


def _corrects(register: Register, one: Instrument) -> bool:
    """Whether this corrects: it holds from the first day of what it corrects.

    It says so, or is an official letter that amends: a letter cannot change what a decision says, only mend its form
    (NĐ 30/2020 Article 18(3)).
    """
    letter = one.amends if one.type == "official-letter" else ()
    named = (*letter, *(each.instrument for each in one.corrects if each.instrument is not None))
    mended = [register.instrument(name) for name in named]
    return any(other is not None and other.term.start == one.term.start for other in mended)


def _retroactive(one: Instrument, issued: Day, start: Day) -> Problem:
    """Say that a text takes effect before it was issued, and what the law makes of that for such a text."""
    local = one.type.startswith(_LOCAL)
    if one.normative is True and local:
        rule, severity = _LOCAL_RULE, Severity.ERROR
    elif one.normative is True:
        rule, severity = _CENTRAL_RULE, Severity.WARNING
    else:
        rule, severity = _INDIVIDUAL_RULE, Severity.WARNING
    first, second = days.day(issued), days.day(start)
    return Problem(
        one.place.at("effective"),
        Text(
            vi=f"{one.id}: ngày ban hành {first.vi} lại sau ngày có hiệu lực {second.vi}. {rule.vi}",
            en=f"{one.id}: the day of issue {first.en} comes after the day of effect {second.en}. {rule.en}",
        ),
        about=(one.id, issued.isoformat(), start.isoformat()),
        severity=severity,
    )


_LOCAL_RULE = Text(
    "Văn bản quy phạm pháp luật của địa phương có hiệu lực sau khi ban hành ít nhất 10 ngày; theo thủ tục rút gọn thì sớm nhất "
    "là ngay ngày ban hành (khoản 1 Điều 53 Luật số 64/2025/QH15): đối chiếu ngày trong bản gốc; nếu văn bản quy định hiệu lực trở về trước thì xem xét "
    "theo Điều 55.",
    "A local normative text takes effect at least 10 days after its issue; by the short procedure, on that very day at the "
    "earliest (Law 64/2025/QH15, Article 53(1)): compare the days with the original; if the text claims retroactive effect, see Article 55.",
)
_CENTRAL_RULE = Text(
    "Cần xem xét: hoặc gõ nhầm ngày, hoặc văn bản quy định hiệu lực trở về trước, khi đó phải đủ điều kiện của Điều 55 Luật "
    "64/2025/QH15.",
    "To be considered: either a day is mistyped, or the text claims retroactive effect, which must meet the conditions of Law "
    "64/2025/QH15, Article 55.",
)
_INDIVIDUAL_RULE = Text(
    "Cần xem xét: hoặc gõ nhầm ngày, hoặc văn bản áp dụng cho thời gian trước khi ban hành; nguyên tắc về hiệu lực trở về trước ở "
    "Điều 55 Luật số 64/2025/QH15. Văn bản đính chính thì ghi «corrects» và ngày đầu của văn bản được đính chính.",
    "To be considered: either a day is mistyped, or the text is meant for days before its issue; on retroactive effect see Law "
    "64/2025/QH15, Article 55. What corrects says `corrects`, and the first day of what it corrects.",
)


def _of_parts(register: Register, one: Instrument) -> Iterator[Problem]:
    start, end = one.term.start, one.term.end
    for part in one.part_ends:
        if isinstance(part.to, Day) and isinstance(end, Day) and part.to > end:
            said = Text(f"ngày cuối của {part.at}", f"the last day of {part.at}")
            whole = Text("ngày cuối của cả văn bản", "the last day of the whole instrument")
            yield _problem(part.place.at("to"), (one.id, part.at), (said, part.to), (whole, end))
        if isinstance(part.to, Day) and isinstance(part.resumes, Day) and part.resumes < part.to:
            said = Text(f"ngày cuối của {part.at}", f"the last day of {part.at}")
            again = Text(f"ngày {part.at} có hiệu lực trở lại", f"the day on which {part.at} is in force again")
            yield _problem(
                part.place.at("resumes"), (one.id, part.at, "resumes"), (said, part.to), (again, part.resumes)
            )
    for begun in one.part_starts:
        said = Text(f"ngày có hiệu lực của {begun.at}", f"the day of effect of {begun.at}")
        if not isinstance(begun.since, Day):
            continue
        if isinstance(start, Day) and begun.since < start:
            yield _problem(begun.place.at("from"), (one.id, begun.at), (_EFFECT, start), (said, begun.since))
        elif isinstance(end, Day) and begun.since > end and not is_ended_by_another(register, one):
            yield _problem(begun.place.at("from"), (one.id, begun.at), (said, begun.since), (_LAST, end))
        for part in one.part_ends:
            if isinstance(part.to, Day) and begun.since > part.to and _touch(begun.at, part.at):
                yield _begins_after_it_ended(one, begun, part, part.to)


def _of_others(one: Instrument, register: Register) -> Iterator[Problem]:
    """Ask the days that an instrument sets for others: of what it suspends, of files that it leaves behind."""
    start, end, moved = one.term.start, one.term.end, one.transition
    for each in one.suspends:
        first, last = each.term.start if each.term.start is not None else start, each.term.end
        if isinstance(first, Day) and isinstance(last, Day) and first > last:
            what = each.instrument or each.grant or ""
            begins = Text(f"ngày đầu tạm ngưng {what}", f"the first day on which {what} is suspended")
            yield _problem(each.place.at("to"), (one.id, what, "suspends"), (begins, first), (_LAST, last))
        elif isinstance(first, Day) and isinstance(end, Day) and first > end and not is_ended_by_another(register, one):
            # A text that has ended suspends nothing any more.
            what = each.instrument or each.grant or ""
            begins = Text(f"ngày đầu tạm ngưng {what}", f"the first day on which {what} is suspended")
            own = Text("ngày cuối của chính văn bản tạm ngưng", "the last day of the text that suspends it")
            yield _problem(each.place.at("from"), (one.id, what, "suspends-too-late"), (begins, first), (own, end))
    if moved is None or not isinstance(moved.before, Day) or not isinstance(moved.until, Day):
        return
    if moved.until < moved.before:
        before = Text("mốc tiếp nhận hồ sơ cũ", "the day before which files came in")
        ending = Text("ngày cuối nơi cũ còn giải quyết", "the last day on which they stay there")
        yield _problem(moved.place.at("until"), (one.id, "transition"), (before, moved.before), (ending, moved.until))


def _touch(one: str, other: str) -> bool:
    """Whether two provisions are one, or one holds the other."""
    return reaches(one, other) or reaches(other, one)


def _begins_after_it_ended(one: Instrument, begun: PartStart, part: PartEnd, to: Day) -> Problem:
    """Say that a provision begins after it ended; where another text ended it, it merely has no day in force, unless it came back."""
    since, last = days.day(begun.since), days.day(to)
    vi = f"{one.id}: {begun.at} có hiệu lực từ {since.vi}, sau ngày cuối của {part.at} là {last.vi}"
    en = f"{one.id}: {begun.at} takes effect on {since.en}, after the last day of {part.at}, {last.en}"
    if part.by is not None:
        vi, en = (
            f"{vi}: bị {part.by} chấm dứt trước, nên không có ngày nào có hiệu lực",
            f"{en}: {part.by} ended it first, so it has no day in force",
        )
    # Whoever writes both of one place mostly means that it came back: that is said otherwise.
    is_back = reaches(begun.at, part.at) and reaches(part.at, begun.at) and part.resumes is None
    if is_back:
        back = begun.since.isoformat() if isinstance(begun.since, Day) else ""
        vi += f". Nếu điều khoản có hiệu lực trở lại từ ngày đó thì ghi «resumes: {back}» ở ends-in-part, thay cho begins-in-part"
        en += f". If it is in force again from that day on, write `resumes: {back}` under ends-in-part instead of begins-in-part"
    return Problem(
        begun.place.at("from"),
        Text(f"{vi}.", f"{en}."),
        about=(one.id, begun.at, since.en, part.at, last.en),
        related=(RelatedPlace(part.place, Text("ngày cuối ghi ở đây", "its last day is stated here")),),
        severity=Severity.ERROR if part.by is None else Severity.WARNING if is_back else Severity.INFO,
    )


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


def _problem(place: Place, about: tuple[str, ...], later: tuple[Text, Day], earlier: tuple[Text, Day]) -> Problem:
    name, first, second = about[0], days.day(later[1]), days.day(earlier[1])
    return Problem(
        place,
        Text(
            vi=f"{name}: {later[0].vi} {first.vi} lại sau {earlier[0].vi} {second.vi}.",
            en=f"{name}: {later[0].en} {first.en} comes after {earlier[0].en} {second.en}.",
        ),
        about=(*about, later[1].isoformat(), earlier[1].isoformat()),
    )


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
    legal_source=Text(
        vi="Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15: khoản 1 Điều 53 (không sớm hơn 45 ngày với "
        "văn bản trung ương, 10 ngày với văn bản địa phương; rút gọn: từ ngày thông qua hoặc ký ban hành), "
        "Điều 55 (hiệu lực trở về trước); khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP (đính chính bằng công "
        "văn)",
        en="Law 64/2025/QH15 Article 53(1) (not before 45 days for central texts, 10 days for local ones; by the short "
        "procedure from the day of adoption or signing), Article 55 (retroactive effect); Decree 30/2020/NĐ-CP Article 18(3) "
        "(a letter corrects)",
    ),
    run=run,
    reads=AUTHORITY | {"readings"},
)
