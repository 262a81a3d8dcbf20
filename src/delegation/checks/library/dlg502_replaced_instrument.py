"""A replaced instrument is cited where its successor should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.replaced_citations import ReplacedCitations, replaced_citations
from delegation.checks.shared.spans import first_days, last_day
from delegation.checks.shared.vacant import vacant_by
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day, Term
from delegation.speech import days, instruments, joined, terms, text

_SHOWN = 3


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every citation of a replaced instrument whether it was made, or is relied on, after the replacement."""
    register = examination.register
    for one in replaced_citations(examination):
        grant = register.grants.get(one.where)
        yield replace(
            _problem(register, one),
            grants=(grant.id,) if grant is not None else (),
            matters=words.matters_at(grant, one.places) if grant is not None else (),
            laws=tuple(dict.fromkeys((matter, owner.holder_place) for matter, owner in one.owners)),
            areas=tuple(vacant_by(examination, one.owners)),
            only_in_areas=False,
            others=one.norms,
        )


def _since(one: Instrument) -> Text:
    """Say since when a successor is in force; where that is not known, when it was issued."""
    if isinstance(one.term.start, Day):
        first = days.day(one.term.start)
        return Text(f"từ {first.vi}", f"from {first.en}")
    if isinstance(one.issued, Day):
        issued = days.day(one.issued)
        return Text(
            f"ban hành {issued.vi}, chưa rõ ngày có hiệu lực", f"issued {issued.en}, first day in force not known"
        )
    return Text("chưa rõ ngày có hiệu lực", "first day in force not known")


def _between(register: Register, instrument: Instrument) -> Text:
    """Say that an instrument never was in force, or on which days neither it nor a successor was; else nothing."""
    start, last, starts = instrument.term.start, last_day(register, instrument), first_days(register, instrument)
    if register.is_never_in_force(instrument):
        name, first = instruments.instrument(instrument), days.day(start)
        return Text(
            f" {name.vi} không có ngày nào có hiệu lực, vì bị thay thế trước ngày đầu của nó là {first.vi}.",
            f" {name.en} has no day in force, since it was replaced before its first day, {first.en}.",
        )
    if last is None or not starts or starts[0] <= last + ONE_DAY:
        return Text("", "")
    gap = terms.term(Term(last + ONE_DAY, starts[0] - ONE_DAY), "days")
    return Text(
        f" {text.sentence(gap.vi)} không văn bản nào có hiệu lực.",
        f" {text.sentence(gap.en)} neither of them is in force.",
    )


def _problem(register: Register, one: ReplacedCitations) -> Problem:
    where, instrument, places = one.where, one.instrument, one.places
    after = register.successors(instrument)
    name, names = instruments.instrument(instrument), [instruments.instrument(one) for one in after]
    what = {
        "owners": Text("căn cứ giữ thẩm quyền", "the basis on which authority is held"),
        "norms": Text("quy phạm còn ghi là đang áp dụng", "a norm that is said to hold"),
    }.get(where, Text(f"căn cứ trong lần giao {where}", f"a basis in the grant {where}"))
    since = [_since(one) for one in after]
    replacing = Text(
        ", ".join(f"{one.vi} ({said.vi})" for one, said in zip(names, since, strict=True)),
        ", ".join(f"{one.en} ({said.en})" for one, said in zip(names, since, strict=True)),
    )
    between, where_to = _between(register, instrument), joined(", ", names)
    return Problem(
        places[0].at("instrument"),
        Text(
            vi=f"{name.vi} đã được thay thế bằng {replacing.vi} nhưng vẫn được dẫn làm {what.vi}.{between.vi}",
            en=f"{name.en} was replaced by {replacing.en} and is still cited as {what.en}.{between.en}",
        ),
        about=(where, instrument.id),
        related=(
            RelatedPlace(after[0].place, Text("văn bản thay thế", "the successor")),
            *(RelatedPlace(one, Text("cũng dẫn ở đây", "cited here too")) for one in places[1 : _SHOWN + 1]),
        ),
        fix=Fix(
            Text(
                f"tìm quy định tương ứng trong {where_to.vi} rồi dẫn lại; nếu không còn quy định đó thì việc mất căn cứ",
                f"find the matching rule in {where_to.en} and cite that; if there is none, the basis is gone",
            )
        ),
        count=len(places),
    )


CHECK = Check(
    id="DLG502",
    severity=Severity.WARNING,
    title=Text(
        vi="Dẫn văn bản đã bị thay thế",
        en="A replaced instrument is cited where its successor should be",
    ),
    why=Text(
        vi="Văn bản thay thế có thể đã đổi phạm vi, điều kiện hoặc chủ thể. Dẫn văn bản cũ làm căn cứ thì "
        "không biết thẩm quyền có còn hay không. Văn bản mới có khi chỉ có hiệu lực sau khi văn bản cũ đã hết: trong khoảng "
        "trống đó việc không có căn cứ nào. Ví dụ: NQ 31/2024/NQ-HĐND đã được thay bằng NQ 41/2025/NQ-HĐND.",
        en="The successor may have changed scope, conditions or holder. Whoever cites the old text cannot tell whether "
        "the authority still exists. Where the new text takes effect only after the old one has ended, the matter has no "
        "basis in between. For example, resolution 31/2024/NQ-HĐND was replaced by 41/2025/NQ-HĐND.",
    ),
    mend=Text(
        vi="Dẫn điều, khoản tương ứng của văn bản thay thế sau khi đã đối chiếu nội dung.",
        en="Cite the matching provision of the successor after comparing the two.",
    ),
    legal_source=Text(
        vi="Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15: điểm b khoản 1 Điều 57 (hết hiệu lực do "
        "được thay thế), khoản 2 Điều 57 (văn bản quy định chi tiết)",
        en="Law on the Promulgation of Legal Normative Instruments 64/2025/QH15, Article 57(1)(b) (ended by replacement), Article 57(2) (detailing texts)",
    ),
    run=run,
)
