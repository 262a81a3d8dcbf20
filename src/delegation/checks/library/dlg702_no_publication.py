"""No publication record for procedures whose decider changed."""

from __future__ import annotations

from collections.abc import Iterator

from delegation import citing
from delegation.authority.examination import Examination
from delegation.checks import words
from delegation.checks.base import Check
from delegation.findings import Problem, Severity, Text
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Day


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every grant that has begun for the publication of its procedures; one problem for each grant."""
    register = examination.register
    for grant in words.known_grants(register):
        start = grant.term.start
        if isinstance(start, Day) and start > examination.as_of:
            continue
        silent = _unpublished(register, grant)
        if silent:
            yield _problem(register, grant, silent)


def _unpublished(register: Register, grant: Grant) -> list[Matter]:
    named = dict.fromkeys(row.matter for row in words.rows(grant))
    found = [register.matters[one] for one in named if one in register.matters]
    return [one for one in found if one.procedure is not None and one.procedure.published is None]


def _problem(register: Register, grant: Grant, silent: list[Matter]) -> Problem:
    ids = words.listed((one.id for one in silent), 4)
    giver, receiver = citing.holder(register, grant.giver), citing.holder(register, grant.receiver)
    return Problem(
        grant.place.at("matters"),
        Text(
            vi=f"sổ chưa ghi văn bản công khai cho {len(silent)} thủ tục đã đổi nơi quyết định từ {giver} sang {receiver} "
            f"({ids.vi}).",
            en=f"the register has no publication record for {len(silent)} procedure(s) whose decider changed from {giver} "
            f"to {receiver} ({ids.en}).",
        ),
        about=(grant.id,),
        count=len(silent),
    )


CHECK = Check(
    id="DLG702",
    severity=Severity.WARNING,
    title=Text(
        vi="Chưa ghi việc công khai thủ tục đã đổi nơi quyết định",
        en="No publication record for a procedure whose decider changed",
    ),
    why=Text(
        vi="Người dân chỉ biết nơi quyết định mới khi thủ tục được công bố, công khai lại. Chưa công khai thì hồ sơ vẫn nộp "
        "và vẫn chuyển sai chỗ.",
        en="People learn who decides now only when the procedure is published again. Until then files go to the wrong place.",
    ),
    mend=Text(
        vi="Ghi «published» của thủ tục: quyết định công bố, ngày công khai; chưa biết thì ghi {unknown: lý do}.",
        en="Write `published` of the procedure: the decision that published it and the day; what is not known is "
        "{unknown: reason}.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 14 khoản 6 và Điều 13 khoản 7 (Chủ tịch UBND cấp tỉnh công khai thủ tục đã điều chỉnh, "
        "báo cáo bộ); Nghị định 63/2010/NĐ-CP Điều 13, 15 và 24 (sửa đổi bởi 48/2013, 92/2017)",
        en="Law 72/2025/QH15 Article 14(6) and 13(7) (the provincial chair publishes the adjusted procedure and reports to "
        "the ministry); Decree 63/2010/NĐ-CP Articles 13, 15, 24 (amended by 48/2013 and 92/2017)",
    ),
    run=run,
)
