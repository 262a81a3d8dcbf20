"""Two exercisers for the same cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import concurrent, words
from delegation.checks.shared.overlaps import Overlap, overlaps, problem
from delegation.findings import Problem, Text
from delegation.model.register import Register
from delegation.model.severity import Severity


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every matter for two that certainly act in the same cell for one owner; once for each pair of grants."""
    register = examination.register
    groups: dict[tuple[str, ...], list[Overlap]] = {}
    for one in overlaps(examination, "exercisers"):
        groups.setdefault(_grants(one), []).append(one)
    for grants, found in groups.items():
        yield _problem(register, grants, found)
    yield from concurrent.of_forms(register)


def _grants(one: Overlap) -> tuple[str, ...]:
    links = (one.first.chain[-1], one.second.chain[-1])
    return tuple(sorted(link.grant.id if link.grant is not None else one.matter.id for link in links))


def _problem(register: Register, grants: tuple[str, ...], found: list[Overlap]) -> Problem:
    one = min(found, key=lambda overlap: overlap.matter.id)
    others = words.more_matters(len(found) - 1)
    said = Text(f"{_SAID.vi}{others.vi}", f"{_SAID.en}{others.en}")
    return replace(
        problem(register, one, said, _FIX),
        about=grants,
        areas=tuple(area for each in sorted(found, key=lambda each: each.matter.id) for area in each.areas),
        grants=tuple(sorted({name for each in found for name in each.grants})),
        laws=tuple(law for each in found for law in each.laws),
        count=len(found),
    )


_SAID = Text(
    vi="{matter} có hai nơi cùng giải quyết: {first} và {second}, {cell}.",
    en="Two act in {matter} at once: {first} and {second}, {cell}.",
)
_FIX = Text(
    "chia việc theo trường hợp («only») hoặc theo địa bàn («communes») để mỗi hồ sơ chỉ một nơi quyết định",
    "divide the matter by cases (`only`) or communes (`communes`), so that one body decides each file",
)


CHECK = Check(
    id="DLG203",
    severity=Severity.ERROR,
    title=Text(
        vi="Hai nơi cùng giải quyết một việc",
        en="Two bodies decide the same matter",
    ),
    why=Text(
        vi="Ủy quyền «đồng thời» cho Sở và UBND cấp xã mà không chia phạm vi thì một hồ sơ có hai nơi cùng được quyết "
        "định. Người dân không biết nộp ở đâu, và hai nơi có thể quyết định khác nhau. Hình thức ủy quyền đồng thời mà thủ tục chỉ "
        "công bố bằng con số thì nêu một lần cho cả hình thức (cảnh báo).",
        en="A concurrent delegation to a department and the communes that does not divide the matter gives one file two "
        "deciders. People do not know where to apply, and the two may decide differently. A concurrent form whose procedures "
        "are published by number only is told of once (warning).",
    ),
    mend=Text(
        vi="Khai báo cách chia trong «cases» của việc (nhóm dự án, diện tích, đối tượng…) và ghi «only» cho từng bên "
        "nhận; hoặc chia theo địa bàn; hoặc chỉ giữ một bên nhận.",
        en="Declare how the matter is divided under its `cases` and write `only` for each receiver; or divide by "
        "communes; or keep one receiver.",
    ),
    ask=Text(
        "Phân định theo trường hợp hoặc địa bàn, hoặc chỉ giữ một bên nhận",
        "Divide by case or territory, or keep one receiver only",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: điểm b khoản 2 Điều 11 (không trùng lặp, chồng "
        "chéo) và điểm a khoản 2 Điều 14 (văn bản ủy quyền phải xác định phạm vi)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(b) (no overlap) and Article 14(2)(a) (the instrument must fix the scope)",
    ),
    run=run,
)
