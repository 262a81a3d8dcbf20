"""An annex lists the same matter twice."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.cases import Cases
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.matters import AnnexRow, Grant
from delegation.model.parts import WHOLE
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import matter_name


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each grant for matters that stand in several of its rows; one problem for each matter."""
    register = examination.register
    for grant in words.known_grants(register):
        rows = if_known(grant.rows)
        if len({row.matter for row in rows}) == len(rows):
            continue
        found: dict[str, list[AnnexRow]] = {}
        for row in rows:
            found.setdefault(row.matter, []).append(row)
        for several in found.values():
            for same in _alike(examination, grant, several):
                yield _problem(register, grant, same)


def _alike(examination: Examination, grant: Grant, rows: list[AnnexRow]) -> Iterator[list[AnnexRow]]:
    """Give the rows of one matter that give something which another one gives as well; rows of different parts are two."""
    matter, territory = examination.register.matters.get(rows[0].matter), examination.territory
    cases = Cases(matter.dimensions if matter is not None else ())
    # Of a part that is not known in full, what it surely gives; what lies outside the grant is not given at all.
    whole = grant.part if not grant.part.unread else WHOLE
    sure = [(row, whole.within(row.part).surely) for row in rows]
    given = [(row, territory.part(part), cases.part(part)) for row, part in sure if part is not None]
    same = [
        row
        for row, communes, part in given
        if any(communes & its_communes and part & its for other, its_communes, its in given if other is not row)
    ]
    if same:
        yield same


def _problem(register: Register, grant: Grant, same: list[AnnexRow]) -> Problem:
    meant = register.matters.get(same[0].matter)
    name = matter_name(meant) if meant is not None else same[0].matter
    numbers = ", ".join(str(row.row) for row in same if row.row is not None)
    at = Text(f" (dòng {numbers})" if numbers else "", f" (rows {numbers})" if numbers else "")
    parted = any(row.part != WHOLE for row in same)
    counts = (
        Text("phần chung chỉ tính một lần", "what they have in common counts once")
        if parted
        else Text("chỉ tính một", "it counts once")
    )
    return Problem(
        same[1].place,
        Text(
            vi=f"phụ lục ghi {name} {len(same)} lần{at.vi}; {counts.vi}.",
            en=f"the annex lists {name} {len(same)} times{at.en}; {counts.en}.",
        ),
        about=(grant.id, same[0].matter),
        # A row without a number is told apart by nothing but how many come before it.
        others=tuple(f"?{at}" if row.row is None else str(row.row) for at, row in enumerate(same, start=1)),
        related=tuple(
            RelatedPlace(row.place, Text("cùng việc ở đây", "the same matter here")) for row in (same[0], *same[2:])
        ),
    )


CHECK = Check(
    id="DLG804",
    severity=Severity.WARNING,
    title=Text(
        vi="Phụ lục ghi một việc hai lần",
        en="An annex lists the same matter twice",
    ),
    why=Text(
        vi="Ghi trùng làm sai số lượng báo cáo (129 dòng là 128 thủ tục), và hai dòng có thể dẫn hai căn cứ khác nhau cho "
        "cùng một thủ tục.",
        en="A double row makes the count wrong (129 rows are 128 procedures), and the two may cite two bases for one "
        "procedure.",
    ),
    mend=Text(
        vi="Đối chiếu bản gốc: nếu một trong hai dòng in nhầm mã thì ghi «printed» và mã được hiểu; "
        "nếu mỗi dòng giao một phần thì ghi «only» ở dòng; nếu trùng thật thì đề nghị đính chính. Giữ cả hai dòng như bản in.",
        en="Look at the original: where one row bears a wrong code, write `printed` and what is meant; where each gives a "
        "part, write `only` at the row; where it is truly double, ask for a correction. Keep both rows as printed.",
    ),
    ask=Text(
        "Đối chiếu bản gốc; in nhầm hoặc trùng thì đề nghị cơ quan ban hành đính chính",
        "Compare with the original; where it is misprinted or doubled, ask its issuer to correct it",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải "
        "nêu rõ nội dung, phạm vi)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument states content and scope)",
    ),
    run=run,
    scope="additive",
)
