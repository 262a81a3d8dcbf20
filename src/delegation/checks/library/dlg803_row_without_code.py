"""A row of an annex prints no code, or another one."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.numbers import is_code
from delegation.findings import Problem, Text
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.severity import Severity
from delegation.model.terms import Day, Unknown, if_known
from delegation.speech import matter_name


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every row whose paper shows something else than what is meant. Malformed codes are DLG009's."""
    register = examination.register
    for grant in words.known_grants(register):
        for row in if_known(grant.rows):
            meant = register.matters.get(row.matter)
            if (
                meant is None
                or meant.procedure is None
                or row.printed is None
                or _is_corrected(examination, grant, row)
            ):
                continue
            if isinstance(row.printed, Unknown):
                yield _problem(grant, row, meant, Text("không in mã thủ tục", "prints no code"))
            elif is_code(row.printed) and row.printed != meant.id:
                said = Text(f"in mã «{row.printed}»", f"prints the code «{row.printed}»")
                yield _problem(grant, row, meant, said)


def _is_corrected(examination: Examination, grant: Grant, row: AnnexRow) -> bool:
    """Whether a correction had been issued on the day of the question; from then on the paper is known to mean what the register reads."""
    by = examination.register.effects.correction(grant, row)
    if by is None:
        return False
    issued = by.issued if isinstance(by.issued, Day) else by.term.start
    return not isinstance(issued, Day) or issued <= examination.as_of


def _problem(grant: Grant, row: AnnexRow, meant: Matter, said: Text) -> Problem:
    vi = "một dòng" if row.row is None else f"dòng {row.row}"
    en = "a row" if row.row is None else f"row {row.row}"
    return Problem(
        row.place.at("printed"),
        Text(
            vi=f"{vi} của phụ lục {said.vi}; sổ hiểu là {matter_name(meant)}.",
            en=f"{en} of the annex {said.en}; the register reads it as {matter_name(meant)}.",
        ),
        about=(grant.id, row.matter),
    )


CHECK = Check(
    id="DLG803",
    severity=Severity.WARNING,
    title=Text(
        vi="Dòng phụ lục không in mã, hoặc in mã khác",
        en="A row of the annex prints no code, or another one",
    ),
    why=Text(
        vi="Thủ tục trong phụ lục được xác định bằng mã. Không có mã hay in mã khác thì phạm vi ủy quyền của dòng đó "
        "có thể bị hiểu theo hai cách.",
        en="The code tells which procedure a row means. Without it, or with another one, what was delegated can be read in "
        "two ways.",
    ),
    mend=Text(
        vi="Đề nghị cơ quan ban hành đính chính phụ lục. Cách hiểu ghi trong sổ cần xem xét cho đến khi có đính chính.",
        en="Ask the issuer to correct the annex. Until then the reading of the register is to be considered.",
    ),
    ask=Text(
        "Đề nghị cơ quan ban hành đính chính phụ lục",
        "Ask the issuer to correct the annex",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải "
        "nêu rõ nội dung, phạm vi); Điều 24 Nghị định số 63/2010/NĐ-CP",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument states content and scope); Decree 63/2010/NĐ-CP, Article 24",
    ),
    run=run,
    scope="additive",
)
