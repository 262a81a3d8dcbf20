"""An assertion of the lawyers does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.severity import Severity
from delegation.speech import days

_SHOWN = 3
"""Places where what was found is stated; of a longer list the first."""


def run(examination: Examination) -> Iterator[Problem]:
    """Judge every assertion; one problem for each that fails, with the first thing that is otherwise."""
    if not (examination.register.assertions or examination.register.policies):
        return
    from delegation.questions.asserted import verdicts  # noqa: PLC0415  the ways of authority, where there is something to ask

    for verdict in verdicts(examination):
        failed = [one for one in verdict.points if one.outcome == "fails"]
        if not failed:
            continue
        from delegation.answers.asserted import expected, found  # noqa: PLC0415  only where one fails

        first, day, one = failed[0], days.day(verdict.on), verdict.assertion
        wanted, there = (say(first, examination.register) for say in (expected, found))
        more = words.more_points(len(failed) - 1)
        yield Problem(
            one.place.at("name"),
            Text(
                vi=f"khẳng định «{one.name}» không đúng tại ngày {day.vi}. Phải là: {wanted.vi}. Sổ có: {there.vi.rstrip('.')}."
                f"{more.vi}",
                en=f"the assertion «{one.name}» does not hold on {day.en}. Expected: {wanted.en}. Found: {there.en.rstrip('.')}."
                f"{more.en}",
            ),
            about=(one.id,),
            others=tuple(expected(point, examination.register).vi for point in failed),
            related=tuple(
                RelatedPlace(place, Text("sổ ghi ở đây", "stated here"))
                for place in first.places[:_SHOWN]
                if place.file != one.place.file
            ),
        )


CHECK = Check(
    id="DLG905",
    severity=Severity.ERROR,
    title=Text(
        vi="Khẳng định không đúng",
        en="An assertion does not hold",
    ),
    why=Text(
        vi="Khẳng định ghi điều mà người làm luật đã đối chiếu với văn bản: ai có thẩm quyền, ai không được làm, tổng số bao "
        "nhiêu. Sổ cho thấy khác đi thì hoặc một lần sửa đã làm hỏng điều từng đúng, hoặc pháp luật đã đổi mà khẳng định chưa đổi "
        "theo.",
        en="An assertion states what lawyers have compared with the text: who owns, who may not, how many. Where the register "
        "shows otherwise, either a change has broken what was right, or the law has changed and the assertion has not.",
    ),
    mend=Text(
        vi="Chạy delegation test để xem chuỗi thẩm quyền đã tìm thấy. Đối chiếu với nguồn ghi ở khẳng định: sửa mục của sổ nếu sổ "
        "sai; nếu pháp luật đã đổi thì sửa khẳng định và nguồn của nó. Không sửa khẳng định chỉ để hết báo.",
        en="Run delegation test to see the chain that was found. Compare with the source of the assertion: mend the entry where "
        "the register is wrong, or the assertion and its source where the law has changed. Never change it only to be rid of this.",
    ),
    ask=Text(
        "Đối chiếu nguồn của khẳng định, xác định điều nào đúng",
        "Compare with the source of the assertion, and settle which of the two is right",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: mỗi khẳng định có nguồn riêng (docs/rule-files.md)",
        en="Rule of the register: every assertion has its own source (docs/rule-files.md)",
    ),
    run=run,
    phase="assertions",
    reads=AUTHORITY | {"assertions", "policies", "requests", "figures", "readings"},
)
