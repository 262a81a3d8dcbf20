"""A delegated procedure's receiver has no internal process for it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import holders, numbers


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the receiver of every delegation of procedures whether it is recorded as having no internal process."""
    register = examination.register
    found: dict[HolderId, list[tuple[Grant, list[MatterId]]]] = {}
    for grant in words.state_grants(register):
        holder = register.holder(grant.receiver)
        if holder is not None and holder.internal_process is False and grant.mechanism == "delegation":
            procedures = _procedures(register, grant)
            if procedures:
                found.setdefault(holder.id, []).append((grant, procedures))
    for receiver, grants in found.items():
        yield _problem(register.holders[receiver], grants)


def _procedures(register: Register, grant: Grant) -> list[MatterId]:
    named = grant.given
    return sorted(name for name in named if name in register.matters and register.matters[name].kind == "procedure")


def _problem(receiver: Holder, grants: list[tuple[Grant, list[MatterId]]]) -> Problem:
    count = sum(len(procedures) for _, procedures in grants)
    said, name = numbers.number(count), holders.in_sentence(receiver).en
    were, have = holders.agreeing(name, "was", "were"), holders.agreeing(name, "has", "have")
    return Problem(
        grants[0][0].receiver_place,
        Text(
            vi=f"{receiver.label} được ủy quyền {said.vi} thủ tục nhưng chưa có quy trình nội bộ để giải quyết.",
            en=f"{name} {were} delegated {numbers.in_english(count, 'procedure')} but {have} no internal process for that.",
        ),
        about=(receiver.id,),
        grants=tuple(one.id for one, _ in grants),
        matters=tuple(sorted({name for _, procedures in grants for name in procedures})),
        related=(
            RelatedPlace(receiver.place.at("internal-process"), Text("ghi ở đây", "stated here")),
            *(RelatedPlace(one.receiver_place, Text(one.id, one.id)) for one, _ in grants[1:4]),
        ),
        count=count,
    )


CHECK = Check(
    id="DLG404",
    severity=Severity.WARNING,
    title=Text(
        vi="Bên nhận ủy quyền chưa có quy trình nội bộ",
        en="The delegate has no internal process for the procedure",
    ),
    why=Text(
        vi="Thủ tục được ủy quyền mà bên nhận chưa có quy trình nội bộ, quy trình điện tử thì hồ sơ không chạy được trên hệ "
        "thống một cửa: có thẩm quyền nhưng không làm được.",
        en="Without an internal and electronic process the receiver's files do not run in the one-stop system: it has the power "
        "and cannot use it.",
    ),
    mend=Text(
        vi="Đề nghị Trung tâm Phục vụ hành chính công phê duyệt quy trình nội bộ, rồi ghi internal-process: true.",
        en="Ask the service centre to approve the process, then write internal-process: true.",
    ),
    ask=Text(
        "Đề nghị Trung tâm Phục vụ hành chính công phê duyệt quy trình nội bộ",
        "Ask the Public Administrative Service Centre to approve the internal process",
    ),
    legal_source=Text(
        vi="Mục tiêu của Thành phố: 100% thủ tục được ủy quyền có quy trình nội bộ (báo cáo UBND Thành phố trình "
        "HĐND cuối 2025, mục 2); Nghị định số 118/2025/NĐ-CP",
        en="The city's own aim: an internal process for 100% of delegated procedures (report of the City People's Committee to "
        "the City People's Council, end of 2025, section 2); Decree 118/2025/NĐ-CP",
    ),
    run=run,
)
