"""Cases overlap, or do not cover the dimension that they divide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from delegation.authority.boxes import Box
from delegation.authority.cases import Case, Cases, joined_cases
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.division import at_once, held_by, left_out, uncovered
from delegation.checks.shared.overlaps import overlaps, problem
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.matters import Grant, Matter
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import matter_name
from delegation.speech.holders import holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every matter that is divided by cases, by the law or by one decision, whether the parts fit together."""
    register = examination.register
    for one in overlaps(examination, "cases"):
        yield problem(
            register,
            one,
            _BOTH,
            Text("để mỗi giá trị trong «only» của một bên", "name each value in the `only` of one side"),
        )
    for matter in register.matters.values():
        if not matter.dimensions:
            continue
        missing = uncovered(matter)
        if missing:
            yield _without_owner(examination, matter, missing)
        yield from _without_receiver(register, matter)
        yield from _badly_named(matter)


def _badly_named(matter: Matter) -> Iterator[Problem]:
    """Ask cases that are named by limits, which the register takes for mere names."""
    if any(
        isinstance(value, str) and any(map(str.isdigit, value)) for one in matter.dimensions for value in one.values
    ):
        from delegation.checks.shared.named_ranges import divided_badly  # noqa: PLC0415  few registers have such names

        yield from divided_badly(matter)


_BOTH = Text(
    vi="{matter} được chia theo trường hợp, nhưng {names[0]} và {names[1]} cùng có phần này: {cell}.",
    en="{matter} is divided by cases, but {names[0]} and {names[1]} both have this one: {cell}.",
)


def _left_out(examination: Examination, matter: Matter, missing: frozenset[Case]) -> tuple[Box, ...]:
    """Give the cells of cases that no owner has, on the days and in the communes of the matter."""
    vacant = (box for witness in examination.tiling(matter.id).vacancies() for box in witness.boxes)
    cut = (replace(box, cases=missing if box.cases is None else box.cases & missing) for box in vacant)
    return tuple(box for box in cut if box.cases)


def _without_owner(examination: Examination, matter: Matter, missing: frozenset[Case]) -> Problem:
    names = words.cases(missing)
    return Problem(
        matter.place.at("cases"),
        Text(
            vi=f"{matter_name(matter)} được chia theo trường hợp, nhưng không chủ thể nào có phần: {names.vi}.",
            en=f"{matter_name(matter)} is divided by cases, but no owner has: {names.en}.",
        ),
        about=(matter.id, *sorted(_values(missing))),
        areas=words.areas(matter.id, _left_out(examination, matter, missing)),
        related=tuple(
            RelatedPlace(one.holder_place, Text("phần của chủ thể này", "this owner's part")) for one in matter.owners
        ),
        fix=Fix(Text("ghi chủ thể cho phần còn thiếu", "name an owner for the missing part")),
    )


def _without_receiver(register: Register, matter: Matter) -> Iterator[Problem]:
    """Ask each decision that divides the matter among several receivers whether a case is left with the giver, on some day."""
    grants = [grant for grant, _ in register.grants_of.get(matter.id, ())]
    together = sorted(grants, key=lambda one: (one.instrument, str(one.giver), one.mechanism, one.steps, one.id))
    for _, group in groupby(together, key=lambda one: (one.instrument, one.giver, one.mechanism, one.steps)):
        found: dict[frozenset[Case], list[Grant]] = {}
        for divided in at_once(list(group)):
            if len({one.entry if one.alternates else one.receiver for one in divided}) > 1 and all(
                one.part.only for one in divided
            ):
                missing = left_out(Cases(matter.dimensions), (one.part for one in divided))
                found.setdefault(missing & held_by(register, matter, divided[0].giver), divided)
        yield from (_left_with_giver(register, matter, some, missing) for missing, some in found.items() if missing)


def _left_with_giver(register: Register, matter: Matter, divided: list[Grant], missing: frozenset[Case]) -> Problem:
    last, names = divided[-1], words.cases(missing)
    giver = holder_in_sentence(last.giver, register)
    return Problem(
        _where(last, matter),
        Text(
            vi=f"các bên nhận chia {matter_name(matter)} theo trường hợp nhưng bỏ sót phần: {names.vi}. "
            f"Phần này vẫn do {giver.vi} giải quyết; cần xem xét có đúng ý định không.",
            en=f"the receivers divide {matter_name(matter)} by cases but leave out: {names.en}. "
            f"{giver.en} still acts there; consider whether that is meant.",
        ),
        about=(matter.id, last.instrument, *sorted(_values(missing))),
        related=tuple(
            RelatedPlace(_where(one, matter), Text("phần của bên nhận này", "this receiver's part"))
            for one in divided[:-1]
        ),
        severity=Severity.WARNING,
        grants=tuple(one.id for one in divided),
        matters=(matter.id,),
    )


def _where(grant: Grant, matter: Matter) -> Place:
    """Give where a grant says its cases: itself, or the row that gives the matter."""
    rows = if_known(grant.rows)
    row = next((one for one in rows if one.matter == matter.id and one.part.only == grant.part.only), None)
    return (grant if row is None else row).place.at("only")


def _values(cases: frozenset[Case]) -> Iterator[str]:
    return ("/".join(str(value) for _, value in case) for case in joined_cases(cases))


CHECK = Check(
    id="DLG207",
    severity=Severity.ERROR,
    title=Text(
        vi="Các trường hợp chồng lên nhau hoặc bỏ sót",
        en="Cases overlap, or do not cover the dimension that they divide",
    ),
    why=Text(
        vi="Chia một việc theo nhóm dự án, diện tích hay đối tượng chỉ có nghĩa khi mỗi trường hợp có đúng một nơi quyết "
        "định. Giá trị nằm ở cả hai bên thì trùng thẩm quyền; giá trị không nằm ở bên nào thì bỏ trống.",
        en="To divide a matter by project group, area or applicant makes sense only where each case has one decider. A "
        "value on both sides is a conflict, a value on none a vacancy.",
    ),
    mend=Text(
        vi="Đối chiếu văn bản rồi sửa các danh sách «only», hoặc bổ sung giá trị còn thiếu trong «cases».",
        en="Compare with the text and correct the lists under `only`, or the values under `cases`.",
    ),
    ask=Text(
        "Đối chiếu văn bản; xác định lại ranh giới giữa các trường hợp, bổ sung trường hợp còn thiếu",
        "Compare with the text; settle the limits between the cases and add those that are missing",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm a và điểm b khoản 2 Điều 11 (nội dung, "
        "phạm vi rõ ràng, không chồng chéo), điểm a khoản 2 Điều 14 (phạm vi ủy quyền)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(a), (b) (clear content and scope, no overlap), Article 14(2)(a) (scope of a "
        "delegation)",
    ),
    run=run,
    scope="additive",
)
