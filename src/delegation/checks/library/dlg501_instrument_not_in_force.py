"""A cited instrument is not in force over the whole of what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.faults import Fault, early, fault_on, faults_of, first_met
from delegation.checks.shared.owner_faults import owner_faults
from delegation.checks.shared.spans import (
    CertainDays,
    certain,
    first_days,
    is_ended_by_another,
    last_day,
    names_of,
)
from delegation.checks.shared.vacant import vacant_by
from delegation.findings import Cause, Problem, RelatedPlace, Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, given_at
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.speech import days, instruments, text
from delegation.speech.numbers import in_english

_SHOWN = 3


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the instrument and the bases of every grant, and the basis of every ownership by law."""
    register = examination.register
    bounded = {**examination.of_world("DLG501", _bounded), **_suspended(register)}
    for grant in words.known_grants(register):
        yield from _of_grant(register, grant, bounded)
    yield from _of_owners(examination, bounded)


def _bounded(register: Register) -> dict[str, Instrument]:
    """Instruments that by their own days are not in force on some day since the baseline, by every name that cites them."""
    found: dict[str, Instrument] = {}
    for one in register.instruments.values():
        begins = isinstance(one.term.start, Day) and one.term.start > register.baseline
        if begins or one.part_ends or one.part_starts or last_day(register, one) is not None:
            found.update((name, one) for name in names_of(register, one))
    return found


def _suspended(register: Register) -> dict[str, Instrument]:
    every = (one for one in register.instruments.values() if register.effects.touch(one))
    return {name: one for one in every for name in names_of(register, one)}


def _of_grant(register: Register, grant: Grant, bounded: dict[str, Instrument]) -> Iterator[Problem]:
    # On the days to which another text extends it, the last day of its own instrument is not asked about.
    days = certain(register.baseline, grant.term)
    made_by = bounded.get(grant.instrument)
    if made_by is not None and register.is_never_in_force(made_by):
        # Otherwise its own dates are out of order, which is the question of DLG506.
        if is_ended_by_another(register, made_by):
            yield _never(register, grant, made_by)
        return
    if days is None:
        return
    if made_by is not None:
        at = given_at(grant, None)
        fault = early(register, made_by, at, days) or _over(register, made_by, days)
        if fault is not None:
            yield replace(
                _problem(
                    grant.place.at("term"), Text(f"lần giao {grant.id}", f"the grant {grant.id}"), grant.id, fault
                ),
                grants=(grant.id,),
            )
    rows: dict[tuple[str, ...], list[tuple[Fault, Place]]] = {}
    for row in if_known(grant.rows):
        for citation in row.basis:
            cited = bounded.get(citation.instrument)
            # Whether the basis lasts to the end of the grant is the question of DLG503.
            wrong = fault_on(days.start, faults_of(register, cited, citation, days)) if cited is not None else None
            if wrong is not None:
                rows.setdefault(wrong.about, []).append((wrong, citation.place))
    for met in rows.values():
        each, cited_at = first_met(one for one, _ in met), [place for _, place in met]
        what = Text(
            f"{len(cited_at)} dòng của lần giao {grant.id}",
            f"{in_english(len(cited_at), 'row')} of the grant {grant.id}",
        )
        said = _problem(cited_at[0], what, grant.id, each, cited_at)
        yield replace(said, grants=(grant.id,), matters=words.matters_at(grant, cited_at))


def _never(register: Register, grant: Grant, made_by: Instrument) -> Problem:
    """Say that a decision was replaced before its first day: nobody is at fault, and the grant has no day."""
    after, last = register.successors(made_by), last_day(register, made_by)
    known = first_days(register, made_by) or ([] if last is None else [last + ONE_DAY])
    names, first = instruments.followed(register, made_by), days.day(next(iter(known), None))
    name, planned = instruments.instrument(made_by), days.day(made_by.term.start)
    return Problem(
        grant.place.at("term"),
        Text(
            vi=f"{name.vi} không có ngày nào có hiệu lực: {names.vi} thay thế nó từ {first.vi}, trước ngày đầu của nó "
            f"là {planned.vi}. Lần giao {grant.id} không có hiệu lực ngày nào.",
            en=f"{name.en} has no day in force: {names.en} replaced it from {first.en}, before its first day, {planned.en}. "
            f"The grant {grant.id} never runs.",
        ),
        about=(grant.id, made_by.id),
        related=(
            RelatedPlace(made_by.place, Text("hiệu lực ghi ở đây", "its life is stated here")),
            *(RelatedPlace(one.place, Text("văn bản thay thế", "the successor")) for one in after[:1]),
        ),
        severity=Severity.INFO,
        grants=(grant.id,),
    )


def _over(register: Register, instrument: Instrument, days: CertainDays) -> Fault | None:
    """Whether a decision says of itself that it ends before what it gives; that another one replaced it is no fault."""
    last = last_day(register, instrument)
    if last is None or not days.goes_beyond(last) or is_ended_by_another(register, instrument):
        return None
    return Fault(instrument, "ended", last)


def _of_owners(examination: Examination, bounded: dict[str, Instrument]) -> Iterator[Problem]:
    """One problem for each instrument and fault, with the number of matters that rest on it."""
    for several in owner_faults(examination, bounded):
        fault, matters = (
            first_met(one for one, *_ in several),
            [(name, owner, citation) for _, name, owner, citation in several],
        )
        ids = text.listed(name for name, _, _ in matters)
        what = Text(f"{len(matters)} việc ({ids.vi})", f"{in_english(len(matters), 'matter')} ({ids.en})")
        places = [citation.place for _, _, citation in matters]
        said = _problem(places[0], what, "owners", fault, places)
        laws = tuple((name, owner.holder_place) for name, owner, _ in matters)
        areas = tuple(vacant_by(examination, ((name, owner) for name, owner, _ in matters)))
        yield replace(said, laws=laws, areas=areas, only_in_areas=False)


def _problem(place: Place, what: Text, about: str, fault: Fault, places: list[Place] | None = None) -> Problem:
    vi, en = fault.said.vi, fault.said.en
    more = (places or [])[1 : _SHOWN + 1]
    return Problem(
        place,
        Text(
            vi=f"{vi}, nên không làm căn cứ được cho toàn bộ thời gian của {what.vi}.",
            en=f"{en}, so it cannot carry {what.en} over the whole time.",
        ),
        about=(about, *fault.about),
        related=(
            RelatedPlace(fault.instrument.place, Text("hiệu lực ghi ở đây", "its life is stated here")),
            *(RelatedPlace(one, Text("cũng dẫn ở đây", "cited here too")) for one in more),
        ),
        count=max(1, len(places or ())),
        cause=Cause(
            fault.about,
            Text(f"{vi}, nhưng vẫn được dẫn làm căn cứ.", f"{en}, but is cited as a basis."),
        ),
    )


CHECK = Check(
    id="DLG501",
    severity=Severity.ERROR,
    title=Text(
        vi="Văn bản làm căn cứ có ngày không có hiệu lực trong thời gian giao việc",
        en="The cited instrument is not in force throughout the grant",
    ),
    why=Text(
        vi="Thẩm quyền chỉ tồn tại khi văn bản làm căn cứ còn hiệu lực. Quyết định ban hành khi căn cứ chưa có "
        "hoặc đã hết hiệu lực (toàn bộ hay một phần) có thể bị khiếu nại, bị hủy. Với văn bản giao việc, chỉ là lỗi khi nó tự "
        "mâu thuẫn: giao trước ngày mình có hiệu lực, hoặc giao lâu hơn ngày mình tự hết. Văn bản sau thay thế thì lần giao "
        "dừng theo, không phải lỗi; thay thế trước ngày đầu thì lần giao không có ngày nào (lưu ý).",
        en="Authority exists only while the text it rests on is in force. What is decided before that text takes effect, "
        "or after all or part of it has ended, can be challenged and set aside. A decision that gives is at fault only where "
        "it contradicts itself: it gives before its own first day, or beyond its own last one. Where a later text replaced "
        "it, the grant ends with it and nothing is wrong; replaced before its first day, the grant has no day at all (info).",
    ),
    mend=Text(
        vi="Đối chiếu hiệu lực của văn bản trên Cơ sở dữ liệu quốc gia về pháp luật; dẫn văn bản đang có hiệu lực, "
        "hoặc sửa thời hạn giao việc cho khớp.",
        en="Look up the life of the text in the national database of law; cite the text in force, or fit the term of the grant.",
    ),
    legal_source=Text(
        vi="Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15: Điều 53 (thời điểm có hiệu lực) và khoản 1 "
        "Điều 57 (hết hiệu lực toàn bộ hoặc một phần); khoản 1 Điều 14 Luật Tổ chức chính quyền địa phương số "
        "72/2025/QH15 (chỉ ủy quyền việc mình được giao theo quy định của pháp luật)",
        en="Law on the Promulgation of Legal Normative Instruments 64/2025/QH15, Article 53 (taking effect) and Article 57(1) (ending in whole or in part); "
        "Law on the Organisation of Local Government 72/2025/QH15, Article 14(1) (only what one holds by law may be delegated)",
    ),
    run=run,
)
