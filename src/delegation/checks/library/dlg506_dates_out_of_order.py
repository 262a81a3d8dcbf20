"""Dates are out of order."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks import words
from delegation.checks.base import Check
from delegation.findings import Problem, Severity, Text
from delegation.model.instruments import Instrument
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every pair of dates that has an order: issued and effective, first and last day."""
    register = examination.register
    for instrument in register.instruments.values():
        yield from _of_instrument(instrument)
    for name, term, place in _terms(register):
        if isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end:
            yield _problem(place, name, (Text("ngày đầu", "the first day"), term.start), (_LAST, term.end))


_LAST = Text("ngày cuối", "the last day")
_EFFECT = Text("ngày có hiệu lực", "the day of effect")


def _of_instrument(one: Instrument) -> Iterator[Problem]:
    start, end = one.term.start, one.term.end
    if isinstance(one.issued, Day) and isinstance(start, Day) and one.issued > start:
        issue = Text("ngày ban hành", "the day of issue")
        yield _problem(one.place.at("effective"), one.id, (issue, one.issued), (_EFFECT, start))
    if isinstance(start, Day) and isinstance(end, Day) and start > end:
        yield _problem(one.place.at("ended"), one.id, (_EFFECT, start), (_LAST, end))
    for part in one.part_ends:
        if isinstance(part.to, Day) and isinstance(end, Day) and part.to > end:
            said = Text(f"ngày cuối của {part.at}", f"the last day of {part.at}")
            whole = Text("ngày cuối của cả văn bản", "the last day of the whole instrument")
            yield _problem(part.place.at("to"), one.id, (said, part.to), (whole, end))
    for begun in one.part_starts:
        said = Text(f"ngày có hiệu lực của {begun.at}", f"the day of effect of {begun.at}")
        if isinstance(begun.since, Day) and isinstance(start, Day) and begun.since < start:
            yield _problem(begun.place.at("from"), one.id, (_EFFECT, start), (said, begun.since))
        elif isinstance(begun.since, Day) and isinstance(end, Day) and begun.since > end:
            yield _problem(begun.place.at("from"), one.id, (said, begun.since), (_LAST, end))


def _terms(register: Register) -> Iterator[tuple[str, Term, Place]]:
    for holder in register.holders.values():
        yield holder.id, holder.term, holder.place.at("term")
    for commune in register.communes.values():
        yield commune.code, commune.term, commune.place.at("term")
    for norm in register.norms:
        yield norm.id, norm.term, norm.place.at("term")
    for matter in register.matters.values():
        if matter.term is not ALWAYS:
            yield matter.id, matter.term, matter.place.at("term")
        for owner in matter.owners:
            if owner.term is not ALWAYS and owner.term != matter.term:
                yield matter.id, owner.term, owner.place.at("term")
    for grant in register.grants.values():
        yield grant.id, grant.term, grant.place.at("term")


def _problem(place: Place, name: str, later: tuple[Text, Day], earlier: tuple[Text, Day]) -> Problem:
    first, second = words.day(later[1]), words.day(earlier[1])
    return Problem(
        place,
        Text(
            vi=f"{name}: {later[0].vi} {first.vi} lại sau {earlier[0].vi} {second.vi}.",
            en=f"{name}: {later[0].en} {first.en} comes after {earlier[0].en} {second.en}.",
        ),
        about=(name, later[1].isoformat(), earlier[1].isoformat()),
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
        "tháng; mọi phép tính về thời hạn sau đó đều sai.",
        en="An instrument in force before it was issued, or a term that ends before it begins, is mostly a typing error; "
        "every answer about time that rests on it is wrong.",
    ),
    mend=Text(
        vi="Đối chiếu ngày trong bản gốc; lưu ý ngày trong nguồn viết ngày/tháng/năm, trong sổ viết năm-tháng-ngày.",
        en="Compare with the original; sources write day/month/year, the register year-month-day.",
    ),
    legal_source=Text(
        vi="Luật 64/2025/QH15 Điều 53 (văn bản có hiệu lực không sớm hơn ngày thông qua hoặc ký ban hành)",
        en="Law 64/2025/QH15 Article 53 (no text takes effect before it is adopted or signed)",
    ),
    run=run,
)
