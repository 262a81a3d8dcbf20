"""Two matters stand in one annex under one number."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from itertools import chain

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.matters import AnnexRow, Grant, place_of
from delegation.model.paper import annex_of
from delegation.model.row_numbers import compared
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import matters


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each annex, over all grants of its decision, and each list of a grant that names none, for a number that rows of several matters bear.

    A row that is given to several, each a part, stands in the register several times under its number.
    """
    told = examination.of_grant_groups(
        "DLG806", lambda some: ((one.instrument,) for one in some), partial(_of_decision, examination)
    )
    yield from chain.from_iterable(told.values())


def _of_decision(examination: Examination, _: Hashable, grants: Sequence[Grant]) -> list[Problem]:
    found: dict[tuple[str, str, str], list[tuple[Grant, AnnexRow]]] = {}
    for grant in sorted(grants, key=lambda one: one.id):
        for row in if_known(grant.rows) if grant.is_first else ():
            if row.row is not None:
                # Where no annex is named, each grant may have a list of its own.
                annex = (place_of(grant, row) or "") if annex_of(grant, row) is not None else grant.entry
                found.setdefault((grant.instrument, annex, compared(row.row)), []).append((grant, row))
    twice = ((key, several) for key, several in found.items() if len({row.matter for _, row in several}) > 1)
    return [_problem(examination, instrument, annex, several) for (instrument, annex, _), several in twice]


def _problem(examination: Examination, instrument: str, annex: str, several: list[tuple[Grant, AnnexRow]]) -> Problem:
    register = examination.register
    names = [matters.name_of(one, register) for one in dict.fromkeys(row.matter for _, row in several)]
    number = several[0][1].row
    first, second = several[0][1], next(row for _, row in several if row.matter != several[0][1].matter)
    return Problem(
        second.place,
        Text(
            vi=f"{len(names)} việc cùng mang số dòng {number}: {', '.join(names)}.",
            en=f"{len(names)} matters bear the row number {number}: {', '.join(names)}.",
        ),
        about=(instrument, annex, str(number)),
        grants=tuple(sorted({grant.id for grant, _ in several})),
        stands_for=tuple(sorted({row.matter for _, row in several})),
        related=(RelatedPlace(first.place, Text("cùng số ở đây", "the same number here")),),
    )


CHECK = Check(
    id="DLG806",
    severity=Severity.WARNING,
    title=Text(
        vi="Hai việc trong một phụ lục cùng số dòng",
        en="Two matters of one annex bear one row number",
    ),
    why=Text(
        vi="Văn bản sau thường dẫn theo số dòng («tạm ngưng dòng 5»): trùng số thì câu ấy áp dụng cho cả hai việc.",
        en="Later texts mostly cite by row (“row 5 is suspended”): with one number for two, that reaches both.",
    ),
    mend=Text(
        vi="Đối chiếu số thứ tự trong bản gốc. Văn bản có nhiều phụ lục thì ghi rõ phụ lục ở từng lần giao (at: Phụ lục I); một dòng "
        "của bản gốc gồm nhiều mã thì chỉ ghi số (row) ở mã đầu.",
        en="Compare the number with the original. Where there are several annexes, name the annex at each grant (at: Phụ lục I); "
        "where one row of the original has several codes, write its number (row) at the first alone.",
    ),
    ask=Text(
        "Đối chiếu số thứ tự trong bản gốc",
        "Compare the numbers with the original",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải "
        "nêu rõ nội dung, phạm vi)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument states content and scope)",
    ),
    run=run,
)
