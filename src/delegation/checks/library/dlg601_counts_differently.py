"""The register counts differently from a published figure."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.figures import how as how_counted
from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.figures import Figure
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.questions.figures import counting, published
from delegation.speech import figures, numbers

_COUNTED = {"holders", "communes", "matters", "grants", "ledgers"}


def run(examination: Examination) -> Iterator[Problem]:
    """Count for every figure that says what counts for it."""
    register = examination.register
    asked = [one for one in register.figures.values() if one.counted is not None]
    # Where what is counted could not all be read, a difference says nothing.
    if not asked or register.unread & _COUNTED:
        return
    groups = examination.of_world("DLG601", _same_measure)
    for figure in sorted(asked, key=lambda one: one.id):
        count = counting.count(register, figure, examination.as_of)
        if count is None or count.number == figure.value:
            continue
        # Where documents disagree and the register counts as one of them does, DLG603 says so, once.
        if any(one.value == count.number for one in groups.get(figure.id, ())):
            continue
        yield _problem(register, figure, count)


def _same_measure(register: Register) -> dict[str, list[Figure]]:
    return {figure.id: group for group in published.same_measure(register) for figure in group}


def _problem(register: Register, figure: Figure, count: counting.RegisterCount) -> Problem:
    said, counted, how = figures.value(figure), numbers.number(count.number), how_counted(count)
    gap = numbers.number(abs(count.number - figure.value))
    more = Text("nhiều hơn", "more") if count.number > figure.value else Text("ít hơn", "fewer")
    return Problem(
        figure.place.at("value"),
        Text(
            vi=f"tài liệu công bố {said.vi} ({figures.where(register, figure).vi}), còn sổ đếm được {counted.vi} "
            f"({how.vi}): {more.vi} {gap.vi}.",
            en=f"the published figure is {said.en} ({figures.where(register, figure).en}), but the register counts {counted.en} "
            f"({how.en}): {gap.en} {more.en}.",
        ),
        # Another number on either side is another difference: whoever accepted this one was not asked about it.
        about=(figure.id, published.in_key(figure.value), published.in_key(count.number)),
        related=tuple(RelatedPlace(one, Text("sổ đếm ở đây", "the register counts here")) for one in count.places),
    )


CHECK = Check(
    id="DLG601",
    severity=Severity.WARNING,
    title=Text(
        vi="Số đếm của sổ khác số liệu công bố",
        en="The register counts differently from a published figure",
    ),
    why=Text(
        vi="Báo cáo dựa trên số liệu công bố. Sổ đếm khác đi thì hoặc sổ thiếu, thừa mục, hoặc số công bố không còn đúng; "
        "không được trình ký khi chưa biết vì sao.",
        en="Reports rest on published figures. Where the register counts otherwise, either it lacks or doubles entries "
        "or the figure no longer holds; nobody should sign before knowing which.",
    ),
    mend=Text(
        vi="Đối chiếu danh mục gốc: bổ sung hoặc bỏ mục trong sổ, sửa tổng số kiểm soát, hoặc đề nghị đính chính số liệu.",
        en="Compare with the original list: add or remove entries, correct the control total, or ask for a correction.",
    ),
    ask=Text(
        "Đối chiếu danh mục gốc; số liệu công bố chưa đúng thì đề nghị đính chính",
        "Compare with the original list; where the published number is wrong, ask for a correction",
    ),
    legal_source=Text(
        vi="điểm d khoản 2 Điều 11 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (công khai, minh bạch, "
        "trách nhiệm giải trình); đối chiếu số liệu của báo cáo với sổ",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(d) (openness and accountability); reports are held against the register",
    ),
    run=run,
    reads=AUTHORITY | {"figures"},
)
