"""Codes of procedures that replace one another in no possible order: round in a circle, or on days that exclude it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.acts import Recoded, Replacement
from delegation.model.matters import Matter, MatterId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.speech import days


def out_of_order(examination: Examination) -> Iterator[Problem]:
    """Ask of each replacement whether the terms of both codes leave room for it, and whether it leads back to where it began."""
    register = examination.register
    linked = {(one.old, one.new) for one in register.recoded}
    told: dict[tuple[MatterId, MatterId], tuple[Day, Place]] = {}
    said = examination.of_each("replaced codes", lambda one: [*_said_by(one)] or False, daily=False)
    for _, several in examination.in_order(said):
        for each, old, new in several:
            if (old, new) not in linked and old in register.matters and new in register.matters:
                yield _circle(each, old, new)
            elif isinstance(each.on, Day):
                first = told.setdefault((old, new), (each.on, each.place))
                if first[0] != each.on:
                    yield _two_days(each, old, new, each.on, first)
    for one in register.recoded:
        yield from _of_terms(register, one)


def _said_by(matter: Matter) -> Iterator[tuple[Replacement, MatterId, MatterId]]:
    if matter.procedure is not None:
        yield from ((each, each.code, matter.id) for each in matter.procedure.replaces)
        yield from ((each, matter.id, each.code) for each in matter.procedure.replaced_by)


def _circle(one: Replacement, old: MatterId, new: MatterId) -> Problem:
    if old == new:
        said = Text(
            f"mã {old} không thể thay thế chính nó: hãy ghi mã kia, hoặc bỏ dòng này.",
            f"the code {old} cannot replace itself: write the other code, or take this out.",
        )
    else:
        said = Text(
            f"{new} thay {old}, nhưng sổ cũng ghi {old} (trực tiếp hoặc qua mã khác) thay {new}: hãy đối chiếu văn bản công bố "
            "và bỏ chiều sai; đến lúc đó sổ coi như không mã nào thay mã nào.",
            f"{new} replaces {old}, but the register also says that {old} replaces {new}, itself or over other codes: compare the "
            "announcement and take out the wrong one; until then neither is taken to replace the other.",
        )
    return Problem(one.place, said, about=(old, new, "replaced-by"))


def _two_days(one: Replacement, old: MatterId, new: MatterId, on: Day, first: tuple[Day, Place]) -> Problem:
    mine, other = days.day(on), days.day(first[0])
    return Problem(
        one.place,
        Text(
            f"{old} được thay bằng {new} từ {mine.vi}, nhưng ở chỗ khác ghi từ {other.vi}: hãy ghi một ngày, theo văn bản công bố.",
            f"{new} replaces {old} from {mine.en} on, but elsewhere from {other.en}: write one day, that of the announcement.",
        ),
        about=(old, new, *sorted((mine.en, other.en))),
        related=(RelatedPlace(first[1], Text("ngày kia ghi ở đây", "the other day is stated here")),),
    )


def _of_terms(register: Register, one: Recoded) -> Iterator[Problem]:
    """Ask whether the old code ends before the day, and the new one has begun on it."""
    if not isinstance(one.on, Day):
        return
    end, start = register.matters[one.old].term.end, register.matters[one.new].term.start
    on = days.day(one.on)
    later = [each.on for each in register.later_codes(one.old) if isinstance(each.on, Day)]
    # Of a code that several replace one after the other, the last day counts.
    if isinstance(end, Day) and end >= one.on and one.on == max(later):
        last, before = days.day(end), days.day(one.on - ONE_DAY)
        yield Problem(
            one.place,
            Text(
                f"{one.old} được thay bằng {one.new} từ {on.vi}, nhưng thời hạn của {one.old} kéo dài đến hết {last.vi}: hãy để "
                f"«term» kết thúc ngày {before.vi} (hoặc bỏ ngày cuối), hoặc sửa ngày thay thế.",
                f"{one.new} replaces {one.old} from {on.en} on, but the term of {one.old} runs until {last.en}: let «term» end on "
                f"{before.en} (or leave its end out), or correct the day.",
            ),
            about=(one.old, one.new, on.en, last.en),
        )
    if isinstance(start, Day) and start > one.on:
        first = days.day(start)
        yield Problem(
            one.place,
            Text(
                f"{one.old} được thay bằng {one.new} từ {on.vi}, nhưng {one.new} chỉ có từ {first.vi}: giữa hai ngày không mã nào "
                "dùng được. Hãy sửa một trong hai ngày.",
                f"{one.new} replaces {one.old} from {on.en} on, but {one.new} begins on {first.en} only: between the two no code can "
                "be used. Correct one of the days.",
            ),
            about=(one.old, one.new, on.en, first.en),
        )
