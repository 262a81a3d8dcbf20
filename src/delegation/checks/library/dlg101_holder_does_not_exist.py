"""A holder is used on days on which it does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.links import ByLaw
from delegation.checks.base import Check
from delegation.checks.shared.spans import Use, uses_of
from delegation.checks.shared.vacant import vacant_by
from delegation.findings import Cause, Fix, Problem, RelatedPlace, Text
from delegation.model.holders import Holder
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day
from delegation.model.worded import english_of
from delegation.speech import days, holders, text
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the days of every use of a holder against the days of its life, from the baseline on."""
    register = examination.register
    bounded = {
        one.id
        for one in register.holders.values()
        if isinstance(one.term.end, Day) or (isinstance(one.term.start, Day) and one.term.start > register.baseline)
    }
    found: dict[tuple[str, ...], list[Use]] = {}
    for use in uses_of(examination, "DLG101", bounded) if bounded else ():
        term = register.holders[use.holder].term
        if isinstance(term.end, Day) and use.days.goes_beyond(term.end) and not _is_lost(register, use, term.end):
            found.setdefault(("ended", *_about(use)), []).append(use)
        elif isinstance(term.start, Day) and use.days.start < term.start:
            found.setdefault(("early", *_about(use)), []).append(use)
    for (kind, *about), uses in found.items():
        holder = register.holders[uses[0].holder]
        said = _ended(register, uses[0], holder) if kind == "ended" else _not_yet(uses[0], holder)
        areas = tuple(vacant_by(examination, ((MatterId(use.about), use.owner) for use in uses)))
        grants = tuple(dict.fromkeys(use.grant for use in uses if use.grant is not None))
        # One that is used before it is there and after it has ended is told of twice.
        early = ("early",) if kind == "early" else ()
        yield replace(said, about=(*about, *early), areas=areas, grants=grants)


def _is_lost(register: Register, use: Use, last: Day) -> bool:
    """Whether what a holder was to own by law had ended before it did, with its basis: that its basis ended is told of elsewhere."""
    return use.owner is not None and life_on(ByLaw(use.owner), register, last) == "ended"


def _about(use: Use) -> tuple[str, ...]:
    """Give what a use is about: one that is not to own or to act is told beside one that is."""
    helping = "giver" if use.grant is not None else "coordinator"
    return (use.about, use.holder) if use.ends_a_chain else (use.about, use.holder, helping)


def _ended(register: Register, use: Use, holder: Holder) -> Problem:
    last = holder.term.end if isinstance(holder.term.end, Day) else use.days.start
    since = days.day(max(use.days.start, last + ONE_DAY))
    names = [holder_in_sentence(one, register) for one in sorted(holder.successors)]
    after = text.listed(names)
    # A successor took over what was there in general: the law of a field may have given a single matter to somebody else.
    successor = (
        Text(
            f"Chủ thể kế tiếp, nếu luật chuyên ngành không giao cho chủ thể khác: {after.vi}.",
            f"Its successor, unless the law of the field names another: {after.en}.",
        )
        if names
        else Text("Sổ chưa ghi chủ thể kế tiếp.", "The register names no successor.")
    )
    return Problem(
        use.place,
        Text(
            vi=f"{holder.label} chỉ tồn tại đến hết {days.day(last).vi}, nhưng từ {since.vi} vẫn được ghi là "
            f"{use.role.vi}. {successor.vi}",
            en=f"{holders.in_sentence(holder).en} existed until {days.day(last).en} only, but the register still has it as the {use.role.en} "
            f"from {since.en} on. {successor.en}",
        ),
        about=(use.about, holder.id),
        related=(
            RelatedPlace(holder.place.at("term"), Text("ngày kết thúc ghi ở đây", "its end is stated here")),
            *_reviewed(register, use),
        ),
        fix=_look_up(holder),
        cause=Cause(
            (holder.id,),
            Text(
                f"{holder.label} chỉ tồn tại đến hết {days.day(last).vi} nhưng sau ngày đó vẫn được ghi là giữ, giao, nhận hoặc "
                f"phối hợp một việc. {successor.vi}",
                f"{holders.in_sentence(holder).en} existed until {days.day(last).en} only, but the register still has a matter held, given, "
                f"received or coordinated there after that day. {successor.en}",
            ),
        ),
    )


def _look_up(holder: Holder) -> Fix | None:
    """Name the successors that may have the matter now; nothing where the register names none."""
    ids = text.listed(sorted(holder.successors))
    said = Text(
        f"đối chiếu luật chuyên ngành rồi ghi chủ thể nhận việc (cần xem xét: {ids.vi})",
        f"look up the law of the field and write who took the matter over (to be considered: {ids.en})",
    )
    return Fix(said) if holder.successors else None


def _reviewed(register: Register, use: Use) -> Iterator[RelatedPlace]:
    """Give what the register says of the matter that a reader must know: that the decree on competence could not be read, say."""
    matter = register.matters.get(MatterId(use.about))
    if matter is not None and matter.review:
        yield RelatedPlace(matter.place.at("review"), Text(matter.review, english_of(matter.review)))


def _not_yet(use: Use, holder: Holder) -> Problem:
    first = holder.term.start if isinstance(holder.term.start, Day) else use.days.start
    return Problem(
        use.place,
        Text(
            vi=f"{holder.label} chỉ có từ {days.day(first).vi}, nhưng đã được ghi là {use.role.vi} "
            f"từ {days.day(use.days.start).vi}.",
            en=f"{holders.in_sentence(holder).en} exists from {days.day(first).en} on only, but is the {use.role.en} "
            f"from {days.day(use.days.start).en} on.",
        ),
        about=(use.about, holder.id),
        related=(
            RelatedPlace(holder.place.at("term"), Text("ngày bắt đầu ghi ở đây", "its beginning is stated here")),
        ),
        cause=Cause(
            (holder.id, "early"),
            Text(
                f"{holder.label} chỉ có từ {days.day(first).vi}, nhưng đã được ghi trước ngày đó.",
                f"{holders.in_sentence(holder).en} exists from {days.day(first).en} on only, but is used before that day.",
            ),
        ),
    )


CHECK = Check(
    id="DLG101",
    severity=Severity.ERROR,
    title=Text(
        vi="Giao việc cho chủ thể chưa thành lập hoặc đã kết thúc hoạt động",
        en="Authority is given to a body that is not yet established or has ceased to exist",
    ),
    why=Text(
        vi="Cơ quan đã kết thúc hoạt động thì không thể quyết định, không thể giao hay nhận ủy quyền. "
        "Người dân không biết nộp hồ sơ ở đâu, và quyết định ban hành nhân danh cơ quan đó không có giá trị. "
        "Ví dụ: cấp huyện kết thúc từ ngày 01/07/2025.",
        en="A body that has ended can decide nothing, give nothing and receive nothing. People do not know where to "
        "apply, and what is issued in its name has no force. For example, the districts ended on 1 July 2025.",
    ),
    mend=Text(
        vi="Xác định chủ thể kế tiếp theo luật chuyên ngành và nghị định phân định thẩm quyền, rồi sửa chủ thể hoặc "
        "ghi ngày kết thúc của lần giao việc.",
        en="Find out from the law of the field and the decree on competence who took the matter over; correct the "
        "holder, or state the day on which its authority ended.",
    ),
    ask=Text(
        "Đối chiếu luật chuyên ngành và nghị định phân định thẩm quyền, xác định chủ thể tiếp nhận; chưa có quy định thì đề nghị cấp có thẩm quyền quyết định.",
        "Look at the law of the field and the decree on competence to find who took the matter over; where none says so, ask whoever is competent to decide.",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: Điều 1 (hai cấp), khoản 3 Điều 51 (kết thúc cấp "
        "huyện từ 01/07/2025), điểm a khoản 2 Điều 11 (xác định rõ chủ thể chịu trách nhiệm), khoản 2 và "
        "khoản 8 Điều 54 (chuyển tiếp)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 1 (two tiers), Article 51(3) (no districts from 2025-07-01), Article 11(2)(a) "
        "(it must be clear who decides and answers), Article 54(2) and (8) (transition)",
    ),
    run=run,
    scope="additive",
)
