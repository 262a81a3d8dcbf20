"""The text of a provision is another than that on which an entry was confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.findings import Cause, Fix, Problem, RelatedPlace, Text
from delegation.model.severity import Severity
from delegation.names.folding import fold
from delegation.speech import days, instruments

if TYPE_CHECKING:
    from delegation.authority.readings import Suspect
    from delegation.model.register import Register

_LONGEST = 120
"""Letters of the text as it stands that a sentence repeats."""


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the text of every provision against that on which each entry was confirmed."""
    if not examination.register.readings:
        return
    from delegation.authority.readings import suspects  # noqa: PLC0415  only where somebody has confirmed something

    for one in suspects(examination.register, examination.as_of):
        yield _problem(examination.register, one)


def about(one: Suspect) -> tuple[str, str, str, str]:
    """Give what a finding is known by. What was accepted of one text says nothing of the next, so its hash belongs to it."""
    resting = one.resting
    return resting.instrument.id, _where(one), resting.entry, one.now.rpartition(":")[2]


def _where(one: Suspect) -> str:
    return fold(one.resting.at).replace(" ", "-")


def _problem(register: Register, one: Suspect) -> Problem:
    resting, reading = one.resting, one.reading
    cited = instruments.placed(resting.at, instruments.instrument_name(register, resting.instrument.id))
    on = days.day(reading.on) if reading.on is not None else Text("ngày chưa rõ", "a day not known")
    shown = _shown(one.text)
    name, where = resting.instrument.id, _where(one)
    command = f'delegation confirm {name} --at "{resting.at}" --by …'
    return Problem(
        resting.place,
        Text(
            vi=f"{resting.entry} dựa vào {cited.vi}, nhưng lời văn ở đó đã khác lời văn được xác nhận: {reading.confirmed_by} xác nhận ngày "
            f"{on.vi} theo {reading.text}, nay là {one.now}: «{shown}». Cần xem xét mục này còn đúng không.",
            en=f"{resting.entry} rests on {cited.en}, whose text is another than was confirmed: {reading.confirmed_by} confirmed {reading.text} "
            f"on {on.en}, now it is {one.now}: “{shown}”. To be considered whether the entry still holds.",
        ),
        about=about(one),
        related=_places(one),
        fix=Fix(
            Text(
                f"đọc lời văn mới, sửa mục nếu cần, rồi chạy {command}",
                f"read the new text, mend the entry where needed, then run {command}",
            )
        ),
        grants=(resting.entry,) if resting.grant else (),
        laws=((resting.entry, resting.law),) if resting.law is not None else (),
        cause=Cause(
            (name, where),
            Text(
                f"Lời văn {cited.vi} đã khác lời văn được xác nhận.",
                f"The text of {cited.en} is another than was confirmed.",
            ),
        ),
    )


def _shown(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def _places(one: Suspect) -> tuple[RelatedPlace, ...]:
    """Give where the text was confirmed, and where that of the day stands."""
    held = (clause for clause in one.resting.instrument.clauses if clause.text in one.text)
    return (
        RelatedPlace(one.reading.place, Text("xác nhận ở đây", "confirmed here")),
        *(RelatedPlace(clause.place, Text("lời văn đang giữ", "a text that is held")) for clause in held),
    )


CHECK = Check(
    id="DLG507",
    severity=Severity.WARNING,
    title=Text(
        vi="Lời văn của căn cứ đã thay đổi sau khi xác nhận",
        en="The text of a legal basis has changed since it was confirmed",
    ),
    why=Text(
        vi="Điều khoản được sửa mà số điều, khoản vẫn thế thì không dẫn chiếu nào sai, nhưng người có thẩm quyền, điều kiện hoặc phạm vi có thể đã "
        "khác. Không ai đọc lại thì sổ nói điều luật cũ.",
        en="Where a clause is amended under its old number no citation is wrong, but owner, conditions or extent may be others. If nobody reads "
        "it again, the register tells the old law.",
    ),
    mend=Text(
        vi="Đọc lời văn mới và so với mục của sổ; sửa mục nếu cần. Sau đó chạy delegation confirm để ghi ai đã đọc, ngày nào.",
        en="Read the new text beside the entry and mend the entry where needed. Then run delegation confirm, which records who read it and when.",
    ),
    ask=Text(
        "Đọc lời văn mới, xác định thẩm quyền có thay đổi không",
        "Read the new text and see whether authority changes",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: mục của sổ dựa vào lời văn đang có hiệu lực (docs/rule-files.md)",
        en="Rule of the register: an entry rests on the text in force (docs/rule-files.md)",
    ),
    run=run,
    reads=AUTHORITY | {"readings"},
    scope="additive",
)
