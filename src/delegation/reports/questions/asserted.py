"""What ``test`` finds: what was expected, what the register has and why, for a person, for programs, for build servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from delegation.answers.asserted import expected, found, why
from delegation.findings import Location, Text
from delegation.model.register import Register
from delegation.questions.asserted import Outcome, Point, Verdict
from delegation.reports.findings.junit import escaped, properties
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import numbers, registers
from delegation.version import VERSION

_WORDS: dict[Outcome, Text] = {
    "holds": Text("đúng", "holds"),
    "fails": Text("SAI", "FAILS"),
    "unknown": Text("chưa xét được", "not examined"),
}
_COLOURS: dict[Outcome, str] = {"holds": "\x1b[32m", "fails": "\x1b[31;1m", "unknown": "\x1b[33m"}
_WHY = 8
"""Steps of the chains that the text shows of one point."""


@dataclass(frozen=True)
class LocatedVerdict:
    """A verdict with the lines on which its assertion, and what was found for each of its points, stand."""

    verdict: Verdict
    location: Location
    places: tuple[tuple[Location, ...], ...]


def tally(told: Iterable[LocatedVerdict]) -> dict[Outcome, int]:
    """Count verdicts by what came of them."""
    counts: dict[Outcome, int] = dict.fromkeys(_WORDS, 0)
    for one in told:
        counts[one.verdict.outcome] += 1
    return counts


def text(told: Sequence[LocatedVerdict], register: Register, rendering: Rendering) -> str:
    """Write what fails and what cannot be told, with what was expected and found; what holds only unfolded."""
    lines: list[str] = []
    file = ""
    for one in told:
        if one.verdict.outcome == "holds" and rendering.fold:
            continue
        if one.location.file != file:
            file = one.location.file
            lines += [*([""] if lines else []), rendering.file(one.location)]
        lines += _verdict(one, register, rendering)
    counts = tally(told)
    number = rendering.number
    total = numbers.counted(len(told), "khẳng định", "assertion").in_(rendering.language)
    parts = [
        f"{number(count)} {_WORDS[outcome].in_(rendering.language).lower()}"
        for outcome, count in counts.items()
        if count
    ]
    lines += [*([""] if lines else []), f"{total}: {', '.join(parts)}." if parts else f"{total}."]
    return "\n".join(lines) + "\n"


def _verdict(told: LocatedVerdict, register: Register, rendering: Rendering) -> Iterator[str]:
    say, one = rendering.say, told.verdict
    word = _WORDS[one.outcome].in_(rendering.language)
    if rendering.colour:
        word = f"{_COLOURS[one.outcome]}{word}\x1b[0m"
    assertion, day = one.assertion, rendering.day(one.on)
    place = register.communes.get(assertion.commune) if assertion.commune else None
    where = say(f", tại {place.name}", f", in {place.name}") if place is not None else ""
    case = ", ".join(f"{name}: {value}" for name, value in assertion.case)
    where += say(f", trường hợp {case}", f", case {case}") if case else ""
    head = one_line(f"{assertion.name} ({say('tại ngày', 'as of')} {day}{where})")
    yield from wrapped(
        head, f"  {told.location.line}:{told.location.column}  {word}  {assertion.id}  ", "    ", rendering.width
    )
    for point, places in zip(one.points, told.places, strict=True):
        if point.outcome != "holds":
            yield from _point(point, places, register, rendering)
    if one.outcome != "holds":
        sources = "; ".join(registers.source_titles(register, assertion.source, rendering.language))
        yield from wrapped(one_line(sources), say("      nguồn: ", "      source: "), "        ", rendering.width)


def _point(point: Point, places: Sequence[Location], register: Register, rendering: Rendering) -> Iterator[str]:
    say, language, width = rendering.say, rendering.language, rendering.width
    yield from wrapped(
        one_line(expected(point, register).in_(language)), say("      phải là: ", "      expected: "), "        ", width
    )
    yield from wrapped(
        one_line(found(point, register).in_(language)), say("      sổ có: ", "      found: "), "        ", width
    )
    reasons = why(point, register)
    for reason in reasons[:_WHY]:
        yield from wrapped(one_line(reason.in_(language)), say("      vì: ", "      for: "), "        ", width)
    left = len(reasons) - _WHY
    if left > 0:
        yield say(f"      … và {left} lý do nữa (--format json)", f"      … and {left} more (--format json)")
    where = ", ".join(f"{rendering.file(one)}:{one.line}" for one in places[:3])
    if where:
        yield say(f"      ghi tại: {where}", f"      stated at: {where}")


_About = tuple[Register, Rendering]


def _points(told: LocatedVerdict, about: _About) -> object:
    rendering = about[1]
    return [
        {"**": point, "places": [f"{rendering.file(place)}:{place.line}" for place in places]}
        for point, places in zip(told.verdict.points, told.places, strict=True)
    ]


ASSERTED: Shapes = {
    LocatedVerdict: shape(
        "id=verdict.assertion.id name=verdict.assertion.name outcome=verdict.outcome on=verdict.on "
        "commune=verdict.assertion.commune source=verdict.assertion.source file line=location.line column=location.column points",
        file=lambda told, about: about[1].file(told.location),
        points=_points,
    ),
    Point: shape(
        "outcome expected found why",
        expected=lambda point, about: expected(point, about[0]),
        found=lambda point, about: found(point, about[0]),
        why=lambda point, about: why(point, about[0]),
    ),
}


def as_json(told: Sequence[LocatedVerdict], register: Register, rendering: Rendering, rules_hash: str) -> str:
    """Write the verdicts for programs, in both languages."""
    body = {"summary": tally(told), "assertions": told}
    return document("delegation-test", rules_hash, written(body, ASSERTED, (register, rendering)))


def as_junit(told: Sequence[LocatedVerdict], register: Register, rendering: Rendering, rules_hash: str) -> str:
    """Write one suite for each file and one case for each assertion; what cannot be told is skipped."""
    files: dict[str, list[LocatedVerdict]] = {}
    for one in told:
        files.setdefault(rendering.file(one.location), []).append(one)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_numbers('delegation test', told)}>"]
    for file, some in files.items():
        lines += [f"  <testsuite {_numbers(file, some)}>", *properties(VERSION, rules_hash)]
        for one in some:
            lines += _case(one, file, register, rendering)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _numbers(name: str, told: Sequence[LocatedVerdict]) -> str:
    counts = tally(told)
    return f'name="{escaped(name)}" tests="{len(told)}" failures="{counts["fails"]}" errors="0" skipped="{counts["unknown"]}"'


def _case(told: LocatedVerdict, file: str, register: Register, rendering: Rendering) -> Iterator[str]:
    one = told.verdict
    name = f"{one.assertion.id}: {one.assertion.name}"
    line = f'    <testcase classname="{escaped(file)}" name="{escaped(name)}"'
    if one.outcome == "holds":
        yield f"{line}/>"
        return
    yield f"{line}>"
    point = next(point for point in one.points if point.outcome == one.outcome)
    wanted, there = (say(point, register).in_(rendering.language) for say in (expected, found))
    message = f"{wanted} ≠ {there}"
    if one.outcome == "unknown":
        yield f'      <skipped message="{escaped(one_line(message))}"/>'
    else:
        plain = Rendering(rendering.language, rendering.folder)
        body = "\n".join([f"{file}:{told.location.line}", *_verdict(told, register, plain)])
        yield f'      <failure type="DLG905" message="{escaped(one_line(message))}">{escaped(body, attribute=False)}</failure>'
    yield "    </testcase>"
