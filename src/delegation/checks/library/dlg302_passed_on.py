"""What was received by delegation is delegated on; what was received by decentralisation is decentralised on."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.norms import Permissions
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.passed_on import ForbiddingLaw, PassedOn, forbidding, passed_on
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.instruments import Norm
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import instruments, matter_name, mechanisms, parties, text
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Follow the chains of every matter; ask the norms whether the receiver of a link may give on as it did."""
    register = examination.register
    permissions = Permissions(register)
    for one in passed_on(examination):
        if one.received.mechanism == one.passed.mechanism:
            law = forbidding(register, permissions, one)
            if law is not None:
                yield _forbidden(register, one, law)
        elif (one.received.mechanism, one.passed.mechanism) == ("decentralisation", "delegation"):
            yield _unclear(register, one)


def _chain(register: Register, one: PassedOn) -> Text:
    (giver, receiver), (middle, last) = (
        (holder_in_sentence(grant.giver, register), holder_in_sentence(grant.receiver, register))
        for grant in (one.received, one.passed)
    )
    # One who is named on both sides of a comma is one place of the sentence to a waiver; two who differ are kept apart.
    then = Text("", "") if one.received.receiver == one.passed.giver else Text("rồi ", "then ")
    first, second = parties.gives(giver, receiver), parties.gives(middle, last, again=True)
    return Text(f"{first.vi}, {then.vi}{second.vi}", f"{first.en}, {then.en}{second.en}")


def _forbidden(register: Register, one: PassedOn, law: ForbiddingLaw) -> Problem:
    mechanism = mechanisms.MECHANISMS[one.passed.mechanism]
    basis = instruments.citation(register, law.basis[0]) if law.basis else Text(law.norm.id, law.norm.id)
    other = Text("", "")
    if law.unread is not None:
        unread = words.basis(register, law.unread)
        other = Text(
            f" {unread.vi} chưa có toàn văn trong sổ, có thể quy định khác: cần xem xét.",
            f" The text of {unread.en}, which may rule otherwise, is not in the register: to be considered.",
        )
    return _problem(
        register,
        one,
        Text(
            vi=f"việc nhận {mechanism.vi} lại được {mechanism.vi} tiếp: {_chain(register, one).vi} ({basis.vi}).{other.vi}",
            en=f"what was received by {mechanism.en} is passed on by {mechanism.en}: {_chain(register, one).en} ({basis.en})."
            f"{other.en}",
        ),
        None,
        law.norm,
    )


def _unclear(register: Register, one: PassedOn) -> Problem:
    return _problem(
        register,
        one,
        Text(
            vi=f"việc nhận phân cấp được ủy quyền tiếp: {_chain(register, one).vi}. Luật chỉ cấm phân cấp tiếp; ủy quyền "
            "tiếp cần xem xét, vì bên ủy quyền phải «được giao theo quy định của pháp luật».",
            en=f"what was received by decentralisation is delegated on: {_chain(register, one).en}. The law forbids only to "
            "decentralise on; consider whether the giver holds it «by law».",
        ),
        Severity.INFO,
        None,
    )


def _problem(register: Register, one: PassedOn, said: Text, severity: Severity | None, norm: Norm | None) -> Problem:
    listed = text.listed([matter_name(matter) for matter in one.matters.values()], 1)
    receiver = holder_in_sentence(one.received.receiver, register)
    return Problem(
        one.passed.place.at("from"),
        Text(vi=f"{listed.vi}: {said.vi}", en=f"{listed.en}: {said.en}"),
        about=(one.received.id, one.passed.id),
        related=(
            RelatedPlace(
                one.received.receiver_place, Text(f"{receiver.vi} nhận ở đây", f"{receiver.en} receives here")
            ),
            *(
                (RelatedPlace(norm.place, Text("quy phạm áp dụng", "the norm that governs")),)
                if norm is not None
                else ()
            ),
        ),
        count=len(one.matters),
        others=(norm.id,) if norm is not None else (),
        severity=severity,
        # What was received stands; what is in question is that it was passed on.
        grants=(one.passed.id,),
        matters=tuple(sorted(one.matters)),
    )


CHECK = Check(
    id="DLG302",
    severity=Severity.ERROR,
    title=Text(
        vi="Ủy quyền lại việc nhận ủy quyền, phân cấp lại việc nhận phân cấp",
        en="Delegated authority is sub-delegated, or decentralised authority is decentralised again",
    ),
    why=Text(
        vi="Người được ủy quyền không được ủy quyền tiếp, cơ quan được phân cấp không được phân cấp tiếp: nếu không, người "
        "ký văn bản cuối cùng ở cách bên chịu trách nhiệm hai bước mà bên đó không hề chọn. Thường gặp: UBND Thành phố "
        "ủy quyền cho Sở, rồi Sở ủy quyền cho UBND cấp xã.",
        en="A delegate may not delegate on, and what was decentralised may not be decentralised on; otherwise whoever "
        "signs in the end stands two steps from the body that answers, which never chose it. Often seen: the city "
        "delegates to a department, the department to the communes.",
    ),
    mend=Text(
        vi="Để bên giữ thẩm quyền theo luật ủy quyền thẳng cho nơi thực hiện; bỏ bước giữa.",
        en="Let the holder by law delegate straight to whoever is to act, and drop the step between.",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 5 Điều 14 (không được ủy quyền tiếp), "
        "khoản 4 Điều 13 (không được phân cấp tiếp); với việc do cơ quan trung ương giao: điều luật nêu trong "
        "phát hiện («passing-on-basis» của quy phạm)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(5) (no delegating on), Article 13(4) (no decentralising on); of what a central body "
        "gave: the article that the finding names (`passing-on-basis` of the norm)",
    ),
    run=run,
    scope="additive",
)
