"""Authority runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import matter_name
from delegation.speech.holders import holder_in_sentence
from delegation.speech.parties import gives
from delegation.speech.text import joined

if TYPE_CHECKING:
    from delegation.authority.graph import Circle  # networkx is slow to import: the graph is asked on demand


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the grants of every matter for circles; one shortest witness for each knot, once for all matters it carries."""
    register = examination.register
    groups: dict[tuple[str, ...], list[Circle]] = {}
    for matter in register.grants_of:
        if matter in register.matters:
            for circle in examination.circles(matter):
                groups.setdefault(tuple(grant.id for grant in circle.grants), []).append(circle)
    for found in groups.values():
        yield _problem(register, found)


def _problem(register: Register, found: list[Circle]) -> Problem:
    circle = found[0]
    grants = circle.grants
    way = joined(
        ", ",
        (gives(holder_in_sentence(one.giver, register), holder_in_sentence(one.receiver, register)) for one in grants),
    )
    matter, cell = (
        register.matters[circle.matter],
        words.boxes(circle.cells[0], circle.cells, register, [one.receiver for one in grants]),
    )
    more = words.more_matters(len(found) - 1)
    return Problem(
        grants[0].receiver_place,
        Text(
            vi=f"{matter_name(matter)} được giao trở lại chủ thể đã giao: {way.vi}, {cell.vi}.{more.vi}",
            en=f"{matter_name(matter)} is given in a circle: {way.en}, {cell.en}.{more.en}",
        ),
        about=tuple(sorted(one.id for one in grants)),
        related=tuple(
            RelatedPlace(one.receiver_place, Text(f"bước {number}: {one.id}", f"step {number}: {one.id}"))
            for number, one in enumerate(grants[1:], start=2)
        ),
        areas=tuple(area for one in found for area in words.areas(one.matter, one.cells)),
        grants=tuple(one.id for one in grants),
        count=len(found),
    )


CHECK = Check(
    id="DLG401",
    severity=Severity.ERROR,
    title=Text(
        vi="Thẩm quyền được giao trở lại chủ thể đã giao",
        en="Authority runs in a circle",
    ),
    why=Text(
        vi="A giao cho B, B giao lại cho A: đọc từng văn bản thì hợp lý, đọc cả chuỗi thì không ai phải thực hiện. Thường do hai "
        "văn bản của hai năm, hoặc một lần giao «cho chính mình» qua nhóm chủ thể.",
        en="A gives to B and B back to A: each paper reads well, the circle leaves nobody to act. It comes of two papers of "
        "two years, or of giving to oneself by way of a class.",
    ),
    mend=Text(
        vi="Xác định văn bản nào còn giá trị, ghi ngày kết thúc cho văn bản kia.",
        en="Find out which paper still holds and end the other.",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm a khoản 2 Điều 11 (xác định rõ ai quyết "
        "định, thực hiện, chịu trách nhiệm), khoản 4 Điều 13, khoản 5 Điều 14",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(a) (it must be clear who decides, acts and answers), Articles 13(4) and 14(5)",
    ),
    run=run,
    scope="additive",
)
