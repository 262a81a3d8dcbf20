"""No norm in force on the day of signing permits this pair."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.norms import NormRuling, Pair, Permissions, ruling_of_form, unlisted_forms
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.model.worded import english_of
from delegation.speech import days, holders, mechanisms, numbers

_SILENT = ("permitted", "unknown")
"""A law that the register has not read may permit the pair: that is counted as not examined."""


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the pair of every grant, and of every form of which procedures are published by number only."""
    register = examination.register
    permissions = Permissions(register)
    for grant in words.state_grants(register):
        pair = permissions.pair(grant)
        ruling = permissions.ruling(pair, pair.signed) if pair is not None else None
        if pair is None or ruling is None or ruling.effect in _SILENT:
            continue
        # Who does what inside one body is its own affair, unless a norm says otherwise.
        inside = pair.mechanism == "internal-assignment" and permissions.is_inside(pair)
        if ruling.effect != "unlisted" or not inside:
            yield _problem(register, grant, pair, ruling)
    for form, book in unlisted_forms(register):
        ruling = ruling_of_form(register, permissions, form, book)
        if ruling.effect not in _SILENT:
            yield _group(register, form, book, ruling)


def _problem(register: Register, grant: Grant, pair: Pair, ruling: NormRuling) -> Problem:
    day = days.day(pair.signed)
    when = (
        Text(f"vào ngày ký ({day.vi})", f"on the day of signing ({day.en})")
        if pair.signed
        else Text("vào bất kỳ ngày nào", "on any day")
    )
    said = _conflict(register, pair, ruling) if ruling.against else _nothing(pair)
    why = _reason(register, ruling)
    return Problem(
        grant.place.at("to"),
        Text(
            vi=f"{when.vi}, {said.vi}. Cần xem xét{why.vi}",
            en=f"{when.en}, {said.en}. To be considered{why.en}",
        ),
        about=(grant.id,),
        related=tuple(_places(register, grant, ruling)),
        count=max(1, len(grant.given)),
        stands_for=tuple(row.matter for row in if_known(grant.rows)),
        grants=(grant.id,),
        others=_norms(ruling),
    )


def _norms(ruling: NormRuling) -> tuple[str, ...]:
    return tuple(norm.id for norm in (*ruling.norms, *ruling.against, *ruling.unread))


def _nothing(pair: Pair) -> Text:
    mechanism = mechanisms.GIVING[pair.mechanism]
    giver, receiver = holders.in_sentence(pair.giver), holders.in_sentence(pair.receiver)
    return Text(
        f"không quy phạm nào trong sổ cho phép {giver.vi} {mechanism.vi} cho {receiver.vi}",
        f"no norm of the register permits {giver.en} to give to {receiver.en} by {mechanism.en}",
    )


def _conflict(register: Register, pair: Pair, ruling: NormRuling) -> Text:
    mechanism = mechanisms.GIVING[pair.mechanism]
    giver, receiver = holders.in_sentence(pair.giver), holders.in_sentence(pair.receiver)
    no, yes = words.bases(register, ruling.norms), words.bases(register, ruling.against)
    does, do = (words.agreeing(register, one, "does", "do") for one in (ruling.norms, ruling.against))
    return Text(
        f"{no.vi} không cho {giver.vi} {mechanism.vi} cho {receiver.vi}, còn {yes.vi} cho phép và sổ không ghi quy phạm nào được "
        "áp dụng trước («prevails-over»)",
        f"{no.en} {does} not let {giver.en} give to {receiver.en} by {mechanism.en}, while {yes.en} {do}, and the register does not "
        "say which of them prevails (`prevails-over`)",
    )


def _reason(register: Register, ruling: NormRuling) -> Text:
    """Say what a norm says of the pair, and which law may open it that nobody has read."""
    said = next((norm for norm in ruling.norms if norm.note), None)
    vi, en = "", ""
    if said is not None:
        basis = words.basis(register, said)
        vi, en = f": {said.note} ({basis.vi})", f": {english_of(said.note or '')} ({basis.en})"
    if ruling.unread:
        unread = words.bases(register, ruling.unread)
        vi = f"{vi}; {unread.vi} chưa có toàn văn trong sổ, có thể quy định khác"
        en = f"{en}; the text of {unread.en}, which may rule otherwise, is not in the register"
    return Text(f"{vi}.", f"{en}.")


def _places(register: Register, grant: Grant, ruling: NormRuling) -> Iterator[RelatedPlace]:
    for norm in ruling.norms[:2]:
        yield RelatedPlace(
            norm.place,
            Text("quy phạm nói về bên giao và bên nhận này", "a norm that speaks of this giver and this receiver"),
        )
    for norm in ruling.against[:1]:
        yield RelatedPlace(
            norm.place,
            Text(
                "quy phạm cho phép bên giao này giao cho bên nhận này",
                "a norm that permits this giver to give to this receiver",
            ),
        )
    for norm in ruling.unread[:1]:
        yield RelatedPlace(norm.place, Text("luật chưa đọc được", "the law that was not read"))
    if grant.review:
        yield RelatedPlace(grant.place.at("review"), Text(grant.review, english_of(grant.review)))
    made_by = words.instrument_of(register, grant)
    if made_by is not None and register.signed(grant) is not None:
        yield RelatedPlace(made_by.place.at("issued"), Text("ngày ký", "day of signing"))


_UNLISTED = Text(
    "danh mục của luật không nêu bên giao, bên nhận này",
    "the list of the law does not name this giver with this receiver",
)


def _group(register: Register, form: Form, book: LedgerBook, ruling: NormRuling) -> Problem:
    count = numbers.number(book.unlisted)
    reason = Text(form.reason, english_of(form.reason)) if form.reason else _UNLISTED
    why = Text(
        "không quy phạm nào trong sổ cho phép bên giao này giao cho bên nhận này",
        "no norm of the register permits this giver to give to this receiver",
    )
    if ruling.against:
        no, yes = words.bases(register, ruling.norms), words.bases(register, ruling.against)
        does, do = (words.agreeing(register, one, "does", "do") for one in (ruling.norms, ruling.against))
        why = Text(
            f"{no.vi} không cho phép bên giao này giao cho bên nhận này, còn {yes.vi} cho phép nhưng sổ không ghi được áp dụng trước («prevails-over»)",
            f"{no.en} {does} not permit this giver to give to this receiver, while {yes.en} {do}, but the register does not say that it prevails (`prevails-over`)",
        )
    return Problem(
        form.place.at("name"),
        Text(
            vi=f"hình thức {form.number} «{form.name}», {count.vi} thủ tục chưa công bố danh mục: {why.vi}. Cần xem xét: {reason.vi}.",
            en=f"form {form.number} ({holders.form_name(form.number, register).en}), {numbers.in_english(book.unlisted, 'procedure')} without a published list: {why.en}. To be considered: "
            f"{reason.en}.",
        ),
        about=("form", str(form.number)),
        related=(RelatedPlace(book.ledger.place, Text("số công bố của hình thức này", "the published number")),),
        count=book.unlisted,
        forms=(form.number,),
        others=_norms(ruling),
    )


CHECK = Check(
    id="DLG301",
    severity=Severity.WARNING,
    title=Text(
        vi="Không quy phạm nào cho phép cặp bên giao, bên nhận này",
        en="No norm in force on the day of signing permits this giver to give to this receiver",
    ),
    why=Text(
        vi="Luật liệt kê ai được phân cấp, ủy quyền cho ai. Điều 14 khoản 1 là danh mục đóng: trong bộ máy của UBND, bên "
        "nhận là người đứng đầu, không phải cơ quan; riêng Hà Nội có Luật Thủ đô. Ủy quyền ngoài danh mục thì văn bản do "
        "bên nhận ký có thể bị coi là không đúng thẩm quyền. Kết luận «ngoài danh mục» là suy luận: cần xem xét, có thể "
        "có luật chuyên ngành cho phép. Quy phạm cấm đi trước quy phạm cho phép, trừ khi luật riêng được áp dụng trước. Cặp "
        "mà chỉ luật chưa đọc được có thể mở thì không kết luận, và được đếm vào phần chưa xét.",
        en="The law lists who may give to whom. Article 14(1) is a closed list: within the apparatus the delegate is the "
        "head, not the body; Hanoi has the Law on the Capital beside it. Outside the list, what the receiver signs may "
        "be held to lack competence. That a pair is outside the list is an inference: a special law may open it. A norm that "
        "forbids goes before one that permits, unless that is a special law which prevails. Of a pair that only a law without "
        "a known text might open nothing is said: it is counted as not examined.",
    ),
    mend=Text(
        vi="Tìm luật cho phép bên giao này giao cho bên nhận này rồi ghi thành quy phạm trong norms/, có căn cứ và thời hạn; luật riêng được áp dụng "
        "trước luật chung thì ghi «prevails-over». Nếu không có: đề nghị sửa văn bản (giao cho người đứng đầu, hoặc do người đứng đầu giao), hoặc miễn trừ có lý do đến một ngày.",
        en="Find the law that permits this giver to give to this receiver and add it to norms/ with its basis and term; where it is a special law, say "
        "`prevails-over`. If there is none, propose to change the decision (to the head, or by the head), or waive the finding until a day with a reason.",
    ),
    ask=Text(
        "Tìm luật cho phép giao giữa hai bên này; không có thì đề nghị sửa văn bản: giao cho người đứng đầu, hoặc do người đứng đầu giao",
        "Find a law that permits this grant; where there is none, propose to amend the instrument: the head of the body receives, or the head gives",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 13 (phân cấp), khoản 1 Điều 14 (ủy "
        "quyền, danh mục đóng); khoản 1 Điều 14 Luật Thủ đô số 39/2024/QH15 (đến hết 30/06/2026); Luật số "
        "02/2026/QH16 (từ 01/07/2026, chưa có toàn văn)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 13(1) (decentralisation), Article 14(1) (delegation, a closed list); Law on the "
        "Capital 39/2024/QH15, Article 14(1) (until 2026-06-30); Law on the Capital 02/2026/QH16 (from 2026-07-01, text not "
        "known)",
    ),
    run=run,
    scope="additive",
)
