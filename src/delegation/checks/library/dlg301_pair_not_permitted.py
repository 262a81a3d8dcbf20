"""No norm in force on the day of signing permits this pair."""

from __future__ import annotations

from collections.abc import Iterator

from delegation import wording
from delegation.authority.examination import Examination
from delegation.authority.norms import Pair, Permissions, unlisted_forms
from delegation.checks import words
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Severity, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form, Norm
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the pair of every grant, and of every form of which procedures are published by number only."""
    register = examination.register
    permissions = Permissions(register)
    for grant in words.known_grants(register):
        pair = permissions.pair(grant)
        # A norm whose text the register does not know may permit it.
        if pair is not None and not any(
            permissions.of(pair, effect, pair.signed) for effect in ("permitted", "unknown")
        ):
            yield _problem(register, permissions, grant, pair)
    for form, book in unlisted_forms(register):
        if not _is_open(register, permissions, form, book):
            yield _group(form, book)


def _problem(register: Register, permissions: Permissions, grant: Grant, pair: Pair) -> Problem:
    mechanism, day = wording.MECHANISMS[grant.mechanism], words.day(pair.signed)
    giver, receiver = pair.giver.label, pair.receiver.label
    when = (
        Text(f"vào ngày ký ({day.vi})", f"on the day of signing ({day.en})")
        if pair.signed
        else Text("vào bất kỳ ngày nào", "on any day")
    )
    speaking = [*permissions.of(pair, "unclear", pair.signed), *permissions.of(pair, "forbidden", pair.signed)]
    why = _reason(register, speaking)
    return Problem(
        grant.place.at("to"),
        Text(
            vi=f"{when.vi}, không quy phạm nào trong sổ cho phép {giver} {mechanism.vi} cho {receiver}. Cần xem xét{why.vi}",
            en=f"{when.en}, no norm of the register permits {giver} to give to {receiver} by {mechanism.en}. To be "
            f"considered{why.en}",
        ),
        about=(grant.id,),
        related=tuple(_places(register, grant, speaking)),
        count=max(1, len(words.rows(grant))),
    )


def _reason(register: Register, norms: list[Norm]) -> Text:
    said = next((norm for norm in norms if norm.note), None)
    if said is None:
        return Text(".", ".")
    basis = words.basis(register, said)
    return Text(f": {said.note} ({basis.vi}).", f": {said.note} ({basis.en}).")


def _places(register: Register, grant: Grant, norms: list[Norm]) -> Iterator[RelatedPlace]:
    for norm in norms[:2]:
        yield RelatedPlace(norm.place, Text("quy phạm nói về cặp này", "a norm that speaks of this pair"))
    if grant.review:
        yield RelatedPlace(grant.place.at("review"), Text(grant.review, grant.review))
    made_by = words.instrument_of(register, grant)
    if made_by is not None and register.signed(grant) is not None:
        yield RelatedPlace(made_by.place.at("issued"), Text("ngày ký", "day of signing"))


def _is_open(register: Register, permissions: Permissions, form: Form, book: LedgerBook) -> bool:
    """Whether each receiver of a form is permitted, or unknown, on some day on which what is counted may be signed.

    From the baseline on, up to the day of the count: a later law says nothing of it.
    """
    return all(
        any(
            (not isinstance(norm.term.end, Day) or norm.term.end >= register.baseline)
            and (
                book.ledger.as_of is None
                or not isinstance(norm.term.start, Day)
                or norm.term.start <= book.ledger.as_of
            )
            for effect in ("permitted", "unknown")
            for norm in permissions.of_form(form, receiver, effect)
        )
        for receiver in form.receivers
    )


def _group(form: Form, book: LedgerBook) -> Problem:
    count = wording.amount(book.unlisted)
    reason = form.reason or "cặp chủ thể không có trong danh mục của luật"
    return Problem(
        form.place.at("name"),
        Text(
            vi=f"hình thức {form.number} «{form.name}», {count.vi} thủ tục chưa công bố danh mục: không quy phạm nào trong "
            f"sổ cho phép cặp chủ thể này. Cần xem xét: {reason}.",
            en=f"form {form.number} «{form.name}», {count.en} procedures without a published list: no norm of the register "
            f"permits this pair. To be considered: {reason}.",
        ),
        about=("form", str(form.number)),
        related=(RelatedPlace(book.ledger.place, Text("số công bố của hình thức này", "the published number")),),
        count=book.unlisted,
    )


CHECK = Check(
    id="DLG301",
    severity=Severity.WARNING,
    title=Text(
        vi="Không quy phạm nào cho phép cặp bên giao, bên nhận này",
        en="No norm in force on the day of signing permits this pair",
    ),
    why=Text(
        vi="Luật liệt kê ai được phân cấp, ủy quyền cho ai. Điều 14 khoản 1 là danh mục đóng: trong bộ máy của UBND, bên "
        "nhận là người đứng đầu, không phải cơ quan; riêng Hà Nội có Luật Thủ đô. Ủy quyền ngoài danh mục thì văn bản do "
        "bên nhận ký có thể bị coi là không đúng thẩm quyền. Kết luận «ngoài danh mục» là suy luận: cần xem xét, có thể "
        "có luật chuyên ngành cho phép.",
        en="The law lists who may give to whom. Article 14(1) is a closed list: within the apparatus the delegate is the "
        "head, not the body; Hà Nội has the Law on the Capital beside it. Outside the list, what the receiver signs may "
        "be held to lack competence. That a pair is outside the list is an inference: a special law may open it.",
    ),
    mend=Text(
        vi="Tìm luật cho phép cặp này rồi ghi thành quy phạm trong norms/, có căn cứ và thời hạn. Nếu không có: đề nghị "
        "sửa văn bản (giao cho người đứng đầu, hoặc do người đứng đầu giao), hoặc miễn trừ có lý do đến một ngày.",
        en="Find the law that opens the pair and add it to norms/ with its basis and term. If there is none, propose to "
        "change the decision (to the head, or by the head), or waive the finding until a day with a reason.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 13 khoản 1 (phân cấp), Điều 14 khoản 1 (ủy quyền, danh mục đóng); Luật Thủ đô "
        "39/2024/QH15 Điều 14 khoản 1 (đến hết 30/06/2026)",
        en="Law 72/2025/QH15 Article 13(1) (decentralisation), Article 14(1) (delegation, a closed list); Law on the "
        "Capital 39/2024/QH15 Article 14(1) (until 2026-06-30)",
    ),
    run=run,
)
