"""The norm that permits the pair ends within the term."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.norms import NormRuling, Permissions, unlisted_forms
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form, Norm, Pole
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, if_known
from delegation.model.worded import english_of
from delegation.speech import days, holders, numbers, terms
from delegation.speech.terms import TERM_NOT_KNOWN


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every grant, and every form of which procedures are published by number only, how long its pair is permitted."""
    register = examination.register
    permissions = Permissions(register)
    for grant in words.state_grants(register):
        yield from _of_grant(register, permissions, grant)
    for form, book in unlisted_forms(register):
        yield from _of_form(register, permissions, form, book)


def _of_grant(register: Register, permissions: Permissions, grant: Grant) -> Iterator[Problem]:
    pair, end = permissions.pair(grant), grant.running.end
    if pair is None or pair.signed is None or isinstance(end, Unknown):
        return
    last = permissions.last_day(pair, pair.signed)
    if last is None or last < pair.signed or (end is not None and end <= last):
        return
    norms = _ending(permissions.ruling(pair, last), last)
    rows = if_known(grant.rows)
    until = terms.term(Term(None, end), "days") if end else Text("không ghi ngày cuối", "without an end")
    following = last + ONE_DAY
    after = _afterwards(register, permissions.ruling(pair, following), following)
    permit = words.agreeing(register, norms, "permits", "permit")
    yield Problem(
        grant.place.at("term"),
        Text(
            vi=f"{grant.id} ({until.vi}) có thời hạn vượt quá ngày {days.day(last).vi}, ngày cuối cùng mà {words.bases(register, norms).vi} cho phép "
            f"{pair.giver.label} giao cho {pair.receiver.label}. Cần xem xét{after.vi}",
            en=f"{grant.id} ({until.en}) runs beyond {days.day(last).en}, the last day on which {words.bases(register, norms).en} {permit} "
            f"{holders.in_sentence(pair.giver).en} to give to {holders.in_sentence(pair.receiver).en}. To be considered{after.en}",
        ),
        about=(grant.id, last.isoformat()),
        grants=(grant.id,),
        related=_places(norms),
        count=max(1, len(rows)),
        stands_for=tuple(row.matter for row in rows),
        others=tuple(norm.id for norm in norms),
    )


def _of_form(register: Register, permissions: Permissions, form: Form, book: LedgerBook) -> Iterator[Problem]:
    for receiver in form.receivers:
        last = permissions.last_day_of_form(form, receiver, register.baseline)
        if last is None or last < register.baseline:
            continue
        norms = _ending(permissions.of_form(form, receiver, last, last), last)
        without_days = [one for one in _grants(register, form, receiver) if _has_no_days(permissions, one)]
        named = tuple(sorted({row.matter for one in without_days for row in if_known(one.rows)}))
        count = book.unlisted + len(named)
        following = last + ONE_DAY
        after = _afterwards(register, permissions.of_form(form, receiver, following, following), following)
        said, basis, until = _counted(len(named), book.unlisted), words.bases(register, norms), days.day(last)
        permit = words.agreeing(register, norms, "permits", "permit")
        yield Problem(
            form.place.at("name"),
            Text(
                vi=f"hình thức {form.number} «{form.name}», {said.vi}: {basis.vi} chỉ cho phép giao theo hình thức này đến hết "
                f"ngày {until.vi}. Cần xem xét các ủy quyền còn hiệu lực sau ngày đó{after.vi}",
                en=f"form {form.number} ({holders.form_name(form.number, register).en}), {said.en}: {basis.en} {permit} delegation in this form only until "
                f"{until.en}. Delegations that still run after that day are to be considered{after.en}",
            ),
            about=("form", str(form.number), receiver.kind, last.isoformat()),
            grants=tuple(one.id for one in without_days),
            forms=(form.number,),
            related=(
                *_places(norms),
                *(RelatedPlace(one.place, TERM_NOT_KNOWN) for one in without_days),
            ),
            count=count,
            stands_for=named,
            others=tuple(norm.id for norm in norms),
        )


def _counted(named: int, unlisted: int) -> Text:
    """Count the procedures of a form; where some have a name and some none, both parts, for a list beside it counts the first alone."""
    whole = numbers.counted(named + unlisted, "thủ tục", "procedure")
    if not named or not unlisted:
        return whole
    first, rest = numbers.number(named), numbers.number(unlisted)
    return Text(
        f"{whole.vi} ({first.vi} có tên, {rest.vi} chưa công bố danh mục)",
        f"{whole.en} ({first.en} named, {rest.en} not listed)",
    )


def _grants(register: Register, form: Form, receiver: Pole) -> Iterator[Grant]:
    for grant in words.state_grants(register):
        holder = register.holder(grant.receiver)
        if grant.form == form.number and holder is not None and receiver.fits(holder.kind, holder.level):
            yield grant


def _has_no_days(permissions: Permissions, grant: Grant) -> bool:
    """Whether nothing could be said of the grant alone, so that it is counted with its form."""
    pair = permissions.pair(grant)
    return pair is None or pair.signed is None or isinstance(grant.running.end, Unknown)


def _ending(ruling: NormRuling, last: Day) -> tuple[Norm, ...]:
    """Give the norms that permit and end; all that permit where another norm comes between."""
    return tuple(norm for norm in ruling.norms if norm.term.end == last) or ruling.norms


def _afterwards(register: Register, ruling: NormRuling, since: Day) -> Text:
    """Say which norm forbids from a day on, and which law the register does not know."""
    unread = next((norm for norm in ruling.unread if norm.note), None)
    if ruling.effect == "forbidden":
        basis, first = words.bases(register, ruling.norms), days.day(since)
        does = words.agreeing(register, ruling.norms, "does", "do")
        vi = f": từ {first.vi} {basis.vi} không cho phép bên giao này giao cho bên nhận này"
        en = f": from {first.en} on {basis.en} {does} not permit this giver to give to this receiver"
        if unread is not None:
            law = words.basis(register, unread)
            vi, en = f"{vi}; đối với {law.vi}: {unread.note}", f"{en}; as to {law.en}: {english_of(unread.note or '')}"
        return Text(f"{vi}.", f"{en}.")
    if unread is None:
        return Text(".", ".")
    law = words.basis(register, unread)
    return Text(f": sau đó là {law.vi}, {unread.note}.", f": then comes {law.en}: {english_of(unread.note or '')}.")


def _places(norms: tuple[Norm, ...]) -> tuple[RelatedPlace, ...]:
    return tuple(
        RelatedPlace(norm.place.at("term"), Text("quy phạm hết hiệu lực", "the norm that ends")) for norm in norms[:2]
    )


CHECK = Check(
    id="DLG308",
    severity=Severity.WARNING,
    title=Text(
        vi="Quy phạm cho phép hết hiệu lực trong thời hạn giao",
        en="The norm that permits the grant ceases to have effect within its term",
    ),
    why=Text(
        vi="Việc ủy quyền dựa trên một điều luật cho phép bên giao ủy quyền cho bên nhận ấy. Luật hết hiệu lực mà ủy quyền còn hiệu lực thì phần "
        "thời gian sau đó có thể không còn căn cứ. Ví dụ: «UBND Thành phố ủy quyền cho Sở» dựa trên Luật Thủ đô "
        "39/2024/QH15, hết hiệu lực sau ngày 30/06/2026.",
        en="A grant rests on a norm that permits its giver to give to its receiver. Where the norm ends and the grant runs on, the days after may have "
        "no basis. For example “the city's committee delegates to a department” rests on Law 39/2024/QH15, which ended "
        "after 30 June 2026.",
    ),
    mend=Text(
        vi="Đối chiếu luật thay thế và điều khoản chuyển tiếp. Luật mới cho phép thì thêm quy phạm vào norms/; không thì đề "
        "nghị rút thời hạn hoặc ủy quyền lại cho người đứng đầu. Đây là suy luận: cần xem xét.",
        en="Read the law that replaced it and its transition. If it permits the same, add a norm; if not, propose to end the "
        "grant or to delegate to the head instead. This is an inference.",
    ),
    ask=Text(
        "Đối chiếu luật thay thế và điều khoản chuyển tiếp; luật mới không cho phép thì đề nghị rút thời hạn hoặc giao lại cho người đứng đầu",
        "Compare with the law that follows and its transitional provisions; where it does not permit this, ask for a shorter term or a new grant to the head",
    ),
    legal_source=Text(
        vi="điểm b khoản 1 Điều 14 Luật Thủ đô số 39/2024/QH15 (đến hết 30/06/2026, thay bằng Luật số 02/2026/QH16); "
        "khoản 1 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        en="Law on the Capital 39/2024/QH15, Article 14(1)(b) (until 2026-06-30, replaced by Law 02/2026/QH16); Law on the Organisation of Local Government 72/2025/QH15, "
        "Article 14(1)",
    ),
    run=run,
)
