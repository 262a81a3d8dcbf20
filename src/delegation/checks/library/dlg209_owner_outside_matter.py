"""An owner is stated where or when its matter does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from delegation.authority.boxes import Block, Box, box_of, outside_of
from delegation.authority.cases import Cases
from delegation.authority.days import day_of
from delegation.authority.examination import Examination
from delegation.authority.links import ByLaw
from delegation.authority.statements import Statement
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.matters import Matter
from delegation.model.severity import Severity
from delegation.model.terms import Term, Unknown
from delegation.speech import matter_name, terms
from delegation.speech.holders import holder_in_sentence

_Kind = Literal["before", "after", "communes", "cases"]


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every owner that is stated for a part, or for days of its own: what of that lies outside the matter says nothing.

    What a grant gives outside its matter is the question of DLG303 and DLG503, days out of order that of DLG506, a class without members that of
    DLG103.
    """
    for matter in examination.parted:
        frame = examination.frame(matter)
        if frame is None:
            continue
        told: set[tuple[str, ...]] = set()
        for stated in examination.stated(matter):
            for kind, box in _outside(examination, matter, stated, frame):
                found = _problem(examination, matter, stated, (kind, box), frame)
                if found.about not in told:
                    told.add(found.about)
                    yield found


def _outside(examination: Examination, matter: Matter, one: Statement, frame: Block) -> Iterator[tuple[_Kind, Box]]:
    """Give the parts of a statement, from the baseline on, that lie outside the box of its matter."""
    territory, cases, owner = examination.territory, Cases(matter.dimensions), one.owner
    reach = one.communes if isinstance(owner.holder, Unknown) else territory.reach(owner.holder)[1]
    baseline = examination.register.baseline.toordinal()
    days = [each for each in one.days.stretches if each.certain and each.end >= baseline]
    if not reach or not days:
        return
    first, last = max(baseline, days[0].start), days[-1].end
    if not one.cases:
        yield "cases", Box(day_of(first), day_of(last), territory.names(one.communes), None)
        return
    # Whoever is stated without naming communes is meant where the matter is; one who stands nowhere there is not.
    there = one.communes & frame.communes
    missed = territory.missed(owner.part.surely or owner.part, there, reach)
    if missed:
        yield "communes", box_of(Block(first, last, missed, one.cases), territory, cases)
        return
    whole = Block(first, last, there, one.cases)
    for block in outside_of([whole], [frame]):
        kind: Literal["before", "after"] = "before" if block.last < frame.first else "after"
        # An open end means: as long as there is the matter.
        if block == whole or (owner.term.start if kind == "before" else owner.term.end) is not None:
            yield kind, box_of(block, territory, cases)


def _problem(
    examination: Examination, matter: Matter, one: Statement, part: tuple[_Kind, Box], frame: Block
) -> Problem:
    register, owner, (kind, box) = examination.register, one.owner, part
    where = words.box(box, register, (owner.holder,))
    known = not isinstance(owner.holder, Unknown)
    name = holder_in_sentence(owner.holder, register) if known else Text("chủ thể chưa rõ", "an owner who is not known")
    why = _why(kind, frame, name if known else None)
    several = sum(other.holder == owner.holder for other in matter.owners) > 1
    marks = [" ".join(ByLaw(owner).marks)] if several else []
    return Problem(
        owner.place,
        Text(
            vi=f"{matter_name(matter)} ghi {name.vi} là chủ thể {where.vi}, nhưng phần đó không thuộc việc này: {why.vi}.",
            en=f"{matter_name(matter)} states {name.en} as owner {where.en}, but that is no part of the matter: {why.en}.",
        ),
        about=(matter.id, str(owner.holder) if known else "?", kind, *marks),
        laws=((matter.id, owner.holder_place),),
        related=(RelatedPlace(matter.place, Text("việc này", "the matter")),),
        fix=Fix(
            Text(
                "sửa địa bàn, thời hạn, trường hợp của chủ thể hoặc của việc cho khớp với văn bản",
                "fit the communes, the term or the cases of the owner, or those of the matter, to the text",
            )
        ),
    )


def _why(kind: _Kind, frame: Block, name: Text | None) -> Text:
    """Say why a part lies outside its matter. ``name``: the owner's, where it is known."""
    if kind == "cases":
        return Text("phần «only» không trùng trường hợp nào của việc này", "its `only` fits none of the matter's cases")
    if kind != "communes":
        term = terms.term(Term(day_of(frame.first), day_of(frame.last)), "days")
        return Text(f"việc này chỉ có {term.vi}", f"the matter exists {term.en} only")
    if name is None:
        return Text("việc này không có ở đó", "the matter is not there")
    return Text(f"việc này, hoặc {name.vi}, không có ở đó", f"the matter, or {name.en}, is not there")


CHECK = Check(
    id="DLG209",
    severity=Severity.WARNING,
    title=Text(
        vi="Chủ thể được ghi ngoài phạm vi của việc",
        en="Authority is stated beyond the scope of the matter",
    ),
    why=Text(
        vi="Phần ghi cho nơi, lúc hoặc trường hợp mà việc không có thì không ai đọc thấy khi tra cứu: hoặc chủ thể ghi nhầm địa "
        "bàn, ngày, trường hợp, hoặc phạm vi của việc bị ghi hẹp hơn văn bản. Cả hai đều làm sai câu trả lời «ai có thẩm quyền».",
        en="What is stated where, when or in a case in which the matter does not exist is never read: either the owner's communes, "
        "days or cases are wrong, or the matter is drawn narrower than its text. Either way the answer to «who owns it» is wrong.",
    ),
    mend=Text(
        vi="Đối chiếu văn bản quy định việc này, rồi sửa phần của chủ thể hoặc phạm vi của việc.",
        en="Compare the text that regulates the matter; correct the owner's part or the matter's extent.",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 11 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (xác định rõ nội dung, "
        "phạm vi nhiệm vụ, quyền hạn)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(a) (contents and extent of each task must be clear)",
    ),
    run=run,
    scope="additive",
)
