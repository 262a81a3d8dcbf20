"""A cell without an owner."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.boxes import Box
from delegation.authority.examination import Examination
from delegation.authority.tiles import smallest
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.division import uncovered
from delegation.checks.shared.spans import ownership_days
from delegation.checks.shared.vacant import untold
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.speech import joined, matter_name
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every matter for cells that nobody is stated to own; one problem for each matter, with its smallest cell first.

    Where an owner is stated who has ended, or whose text has, DLG101, DLG402, DLG501 and DLG502 tell; but not where its
    days are not known, and nobody owns whichever they are.
    """
    register = examination.register
    parted = {matter.id for matter in examination.parted}
    for matter in register.matters.values():
        stated = _unstated(examination, matter) if matter.id in parted else []
        unclear = untold(examination, matter) if _has_unclear_days(matter) else []
        if stated or unclear:
            yield _problem(register, matter, stated, unclear)


def _unstated(examination: Examination, matter: Matter) -> list[Box]:
    """Give the cells that nobody is stated to own."""
    if _has_empty_class(examination, matter):
        return []
    left_out = uncovered(matter)
    return [
        box
        for witness in examination.claimed(matter.id).vacancies()
        for box in witness.boxes
        if not (left_out and box.cases is not None and box.cases <= left_out)
    ]


def _has_unclear_days(matter: Matter) -> bool:
    return not (matter.term.is_known and all(one.term.is_known for one in matter.owners))


def _has_empty_class(examination: Examination, matter: Matter) -> bool:
    """Whether an owner is a class that has no members anywhere on days that are known, which DLG103 tells."""
    register, reach = examination.register, examination.territory.reach
    return any(
        not isinstance(one.holder, Unknown)
        and not reach(one.holder)[1]
        and ownership_days(register, matter, one) is not None
        for one in matter.owners
    )


def _problem(register: Register, matter: Matter, stated: list[Box], unclear: list[Box]) -> Problem:
    """Say where nobody owns a matter: ``stated``: nobody is stated to; ``unclear``: whoever is, on days that are not known."""
    owners = [
        RelatedPlace(one.holder_place, Text(f"{name.vi} được ghi ở đây", f"{name.en} is stated here"))
        for one in matter.owners
        for name in [holder_in_sentence(one.holder, register)]
    ]
    said = [
        _sentence(register, matter, boxes, why) for boxes, why in ((stated, _why(matter)), (unclear, _LOST)) if boxes
    ]
    return Problem(
        matter.place,
        joined(" ", said),
        about=(matter.id,),
        areas=words.areas(matter.id, [*stated, *unclear]),
        related=tuple(owners),
        fix=Fix(_OWNER if stated else _DAYS),
    )


def _sentence(register: Register, matter: Matter, boxes: list[Box], why: Text) -> Text:
    where = words.boxes(smallest(boxes), boxes, register, [one.holder for one in matter.owners])
    return Text(
        vi=f"{matter_name(matter)} không có chủ thể nào có thẩm quyền {where.vi}. {why.vi}",
        en=f"Nobody owns {matter_name(matter)} {where.en}. {why.en}",
    )


def _why(matter: Matter) -> Text:
    if matter.owners:
        return Text("Các chủ thể đã ghi không phủ hết.", "The owners that are stated do not cover it.")
    return Text("Tệp không ghi chủ thể nào.", "The file names no owner.")


_LOST = Text(
    "Ngày của chủ thể được ghi thì chưa rõ, nhưng dù là ngày nào thì khi đó chủ thể chưa thành lập hoặc đã kết thúc hoạt động, hoặc căn cứ không có hiệu lực.",
    "The days of the owner that is stated are not known, but whichever they are, it does not exist then or its legal basis is "
    "not in force.",
)
_OWNER = Text(
    "ghi chủ thể cho phần còn thiếu; nếu chưa biết, ghi owner: {unknown: lý do}",
    "name an owner for what is missing; where it is not known, write owner: {unknown: reason}",
)
_DAYS = Text(
    "đối chiếu căn cứ đang có hiệu lực rồi ghi chủ thể, căn cứ và ngày",
    "look up the text in force; write the owner, its basis and its days",
)


CHECK = Check(
    id="DLG202",
    severity=Severity.ERROR,
    title=Text(
        vi="Việc không có chủ thể có thẩm quyền",
        en="A matter without a holder of authority",
    ),
    why=Text(
        vi="Việc bỏ trống thì không ai phải làm và không ai chịu trách nhiệm: hồ sơ không có nơi nhận. Thường xảy ra ở "
        "chỗ giáp nhau của hai văn bản (văn bản cũ hết hiệu lực trước khi văn bản mới có hiệu lực), hoặc khi quy định "
        "riêng cho phường bỏ sót xã.",
        en="Nobody has to do what nobody owns, and nobody answers for it. It happens where two texts meet (the old one "
        "ended before the new one began), or where a rule for wards forgets the rural communes.",
    ),
    mend=Text(
        vi="Tìm văn bản giao phần còn thiếu rồi ghi chủ thể và thời hạn. Chưa biết thì ghi {unknown: lý do}: phép kiểm "
        "tra này sẽ im lặng, và phần đó được đếm là chưa xét.",
        en="Find the text that gives the missing part and write owner and term. Where it is not known write {unknown: "
        "reason}: this check then stays silent and the part counts as not examined.",
    ),
    ask=Text(
        "Xác định văn bản giao phần còn thiếu; chưa có thì đề xuất cấp có thẩm quyền giao",
        "Find the text that assigns the missing part; where there is none, propose that somebody be given it",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 11 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (xác định rõ nội dung, "
        "phạm vi nhiệm vụ mà chính quyền địa phương quyết định, thực hiện và chịu trách nhiệm)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(a) (state clearly what the local government decides, does and answers for)",
    ),
    run=run,
    scope="additive",
)
