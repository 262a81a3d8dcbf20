"""Days of provisions that lie outside those of their instrument, or begin after they ended."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.checks.shared.date_order import EFFECT, LAST_DAY, misordered
from delegation.checks.shared.spans import is_ended_by_another
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.acts import PartEnd, PartStart
from delegation.model.instruments import Instrument
from delegation.model.provisions import reaches
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import days


def out_of_order(register: Register, one: Instrument) -> Iterator[Problem]:
    """Ask the dates of the provisions of an instrument."""
    start, end = one.term.start, one.term.end
    for part in one.part_ends:
        if isinstance(part.to, Day) and isinstance(end, Day) and part.to > end:
            said = Text(f"ngày cuối của {part.at}", f"the last day of {part.at}")
            whole = Text("ngày cuối của cả văn bản", "the last day of the whole instrument")
            yield misordered(part.place.at("to"), (one.id, part.at), (said, part.to), (whole, end))
        if isinstance(part.to, Day) and isinstance(part.resumes, Day) and part.resumes < part.to:
            said = Text(f"ngày cuối của {part.at}", f"the last day of {part.at}")
            again = Text(f"ngày {part.at} có hiệu lực trở lại", f"the day on which {part.at} is in force again")
            yield misordered(
                part.place.at("resumes"), (one.id, part.at, "resumes"), (said, part.to), (again, part.resumes)
            )
    for begun in one.part_starts:
        said = Text(f"ngày có hiệu lực của {begun.at}", f"the day of effect of {begun.at}")
        if not isinstance(begun.since, Day):
            continue
        if isinstance(start, Day) and begun.since < start:
            yield misordered(begun.place.at("from"), (one.id, begun.at), (EFFECT, start), (said, begun.since))
        elif isinstance(end, Day) and begun.since > end and not is_ended_by_another(register, one):
            yield misordered(begun.place.at("from"), (one.id, begun.at), (said, begun.since), (LAST_DAY, end))
        for part in one.part_ends:
            if isinstance(part.to, Day) and begun.since > part.to and _touch(begun.at, part.at):
                yield _begins_after_it_ended(one, begun, part, part.to)


def _touch(one: str, other: str) -> bool:
    """Whether two provisions are one, or one holds the other."""
    return reaches(one, other) or reaches(other, one)


def _begins_after_it_ended(one: Instrument, begun: PartStart, part: PartEnd, to: Day) -> Problem:
    """Say that a provision begins after it ended; where another text ended it, it merely has no day in force, unless it came back."""
    since, last = days.day(begun.since), days.day(to)
    vi = f"{one.id}: {begun.at} có hiệu lực từ {since.vi}, sau ngày cuối của {part.at} là {last.vi}"
    en = f"{one.id}: {begun.at} takes effect on {since.en}, after the last day of {part.at}, {last.en}"
    if part.by is not None:
        vi, en = (
            f"{vi}: bị {part.by} chấm dứt trước, nên không có ngày nào có hiệu lực",
            f"{en}: {part.by} ended it first, so it has no day in force",
        )
    # Whoever writes both of one place mostly means that it came back: that is said otherwise.
    is_back = reaches(begun.at, part.at) and reaches(part.at, begun.at) and part.resumes is None
    if is_back:
        back = begun.since.isoformat() if isinstance(begun.since, Day) else ""
        vi += f". Nếu điều khoản có hiệu lực trở lại từ ngày đó thì ghi «resumes: {back}» ở ends-in-part, thay cho begins-in-part"
        en += f". If it is in force again from that day on, write `resumes: {back}` under ends-in-part instead of begins-in-part"
    return Problem(
        begun.place.at("from"),
        Text(f"{vi}.", f"{en}."),
        about=(one.id, begun.at, since.en, part.at, last.en),
        related=(RelatedPlace(part.place, Text("ngày cuối ghi ở đây", "its last day is stated here")),),
        severity=Severity.ERROR if part.by is None else Severity.WARNING if is_back else Severity.INFO,
    )
