"""Staff, data, budget or guidance for the receiver are not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import instruments
from delegation.speech.numbers import in_english

_ASKED = {
    "staff": Text("nhân lực", "staff"),
    "data": Text("dữ liệu, hệ thống thông tin", "data and information systems"),
    "budget": Text("kinh phí", "budget"),
    "guidance": Text("hướng dẫn, tập huấn", "guidance and training"),
}


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every delegation and decentralisation, once for all its receivers; one problem for each instrument."""
    register = examination.register
    found: dict[str, dict[str, tuple[Grant, tuple[str, ...]]]] = {}
    for grant in words.state_grants(register):
        missing = _missing(grant)
        if missing and grant.mechanism in ("delegation", "decentralisation"):
            found.setdefault(grant.instrument, {}).setdefault(grant.entry, (grant, missing))
    for grants in found.values():
        yield _problem(register, [*grants.values()])


def _missing(grant: Grant) -> tuple[str, ...]:
    """Give what is not recorded; what is recorded as unknown is recorded."""
    recorded = {name for name, said in grant.conditions_met if said}
    return tuple(name for name in _ASKED if name not in recorded)


def _problem(register: Register, grants: list[tuple[Grant, tuple[str, ...]]]) -> Problem:
    first = grants[0][0]
    names = [name for name in _ASKED if any(name in missing for _, missing in grants)]
    vi, en = ", ".join(_ASKED[one].vi for one in names), ", ".join(_ASKED[one].en for one in names)
    name = instruments.instrument_name(register, first.instrument)
    return Problem(
        first.place,
        Text(
            vi=f"{len(grants)} lần giao theo {name.vi} chưa ghi điều kiện bảo đảm cho bên nhận: {vi}.",
            en=f"{in_english(len(grants), 'grant')} by {name.en} {'does' if len(grants) == 1 else 'do'} not record what the receiver was "
            f"given: {en}.",
        ),
        about=(first.instrument,),
        related=tuple(RelatedPlace(one.place, Text(one.entry, one.entry)) for one, _ in grants[1:]),
        count=len(grants),
        others=(*(one.entry for one, _ in grants), *names),
    )


CHECK = Check(
    id="DLG701",
    severity=Severity.INFO,
    title=Text(
        vi="Chưa ghi điều kiện thực hiện của bên nhận",
        en="What the receiver needs is not recorded",
    ),
    why=Text(
        vi="Giao việc phải đi đôi với điều kiện thực hiện: người, dữ liệu, kinh phí, hướng dẫn. Bên giao không bảo đảm điều "
        "kiện thì phải chịu trách nhiệm về kết quả.",
        en="A task goes with what it takes: people, data, money, guidance. A giver who does not provide them answers for "
        "the result.",
    ),
    mend=Text(
        vi="Ghi «conditions-met» của lần giao: staff, data, budget, guidance, mỗi mục một câu kèm văn bản; "
        "chưa biết thì ghi {unknown: lý do}.",
        en="Write `conditions-met` of the grant: staff, data, budget, guidance, a sentence with its document each; what "
        "is not known is {unknown: reason}.",
    ),
    ask=Text(
        "Đề nghị bên giao nêu điều kiện bảo đảm: nhân lực, dữ liệu, hệ thống thông tin, kinh phí, hướng dẫn, tập huấn, kèm văn bản",
        "Ask the giver to state the conditions (staff, data, information systems, budget, guidance, training), each with the document that provides it",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm c khoản 2 Điều 11 (bảo đảm điều kiện cho "
        "nơi nhận việc), khoản 2 và khoản 3 Điều 13 (phân cấp), điểm b khoản 2 Điều 14 (ủy quyền phải phù hợp "
        "năng lực bên nhận)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(c) (conditions for whoever receives tasks), Article 13(2) and (3) (decentralisation), "
        "Article 14(2)(b) (a delegation fits the capacity of the delegate)",
    ),
    run=run,
)
