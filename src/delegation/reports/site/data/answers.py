"""What every matter answers, as scripts that a page loads: alike answers once, told apart by days, communes and cases."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from delegation.findings import Language, Text
from delegation.model.holders import Commune
from delegation.model.terms import Day
from delegation.values import dataclass

COMMUNE = "Ⓒ\ue000"
"""Stands in lines for the name of the commune that is asked about; in lower case where the name begins so within a sentence."""
OVERDUE = "\ue001"
"""Stands around the last day of a request that is overdue, where a line says for how many days."""
_EPOCH = Day(1970, 1, 1).toordinal()
_IN_A_FILE = 256
"""Matters in one file, about: a page of a matter loads one such file."""
_PRIME = 65521
_T = TypeVar("_T", bound=Hashable)
Bytes = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """Who owns and who acts in a part of an answer: ids, and whether that is certain. ``communes``: names; ``None`` for all."""

    communes: tuple[str, ...] | None
    owners: tuple[tuple[str, bool], ...]
    exercisers: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its state, who owns and who acts in each part, and the lines of the command in Vietnamese and in English."""

    state: str
    parts: tuple[Part, ...]
    vi: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What is told in some communes (codes; ``None``: where none is asked for) for one choice of cases, by its number."""

    communes: tuple[str, ...] | None
    choice: int
    told: Told


@dataclass(frozen=True, slots=True)
class Span:
    """What is told from a day on, until the next span begins; ``None``: from the first day of all."""

    start: Day | None
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of cases: a dimension with a value of it, each in words; empty for all cases."""

    values: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A matter with all that it answers. ``kind``: procedure or task."""

    matter: str
    choices: tuple[Choice, ...]
    spans: tuple[Span, ...]


class Table(Generic[_T]):
    """Values by number, each once, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[_T, int] = {}

    def __getitem__(self, value: _T) -> int:
        """Give the number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self) -> Iterator[_T]:
        """Give the values in the order of their numbers."""
        return iter(self._numbers)


def script(call: str, *values: object) -> bytes:
    """Write a script that hands values to a function. No text in it can end the script or be taken for markup."""
    written = ",".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in values)
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return f"{call}({written});\n".encode()


def ordinal(day: Day) -> int:
    """Count the days since 1 January 1970, as browsers do."""
    return day.toordinal() - _EPOCH


def files(askings: Iterable[Asking], communes: Sequence[Commune], language: Language, as_of: Day) -> Bytes:
    """Give the files of the answers in one language by their names: ``answers-N.js``, and ``site.js`` that says which has what."""
    every = list(askings)
    order: dict[str, int] = {one.code: number for number, one in enumerate(communes)}
    count = max(1, -(-len(every) // _IN_A_FILE))
    parted: list[list[Asking]] = [[] for _ in range(count)]
    for one in every:
        parted[file_of(one.matter, count)].append(one)
    site = {"files": count, "day": as_of.isoformat(), "communes": [[one.code, one.name] for one in communes]}
    made = {"site.js": script("delegation.site", site)}
    for number, some in enumerate(parted):
        made[f"answers-{number}.js"] = script("delegation.answers", number, _file(some, order, language))
    return made


def file_of(matter: str, files: int) -> int:
    """Give the number of the file that has a matter, as ``answer.js`` works it out by itself."""
    found = 0
    for letter in matter:
        found = (found * 31 + ord(letter)) % _PRIME
    return found % files


def _file(askings: Sequence[Asking], order: dict[str, int], language: Language) -> dict[str, object]:
    lines, told, places, heard = Table[str](), Table[tuple[object, ...]](), Table[object](), Table[object]()
    holders, parts = Table[str](), Table[object]()

    def of_told(one: Told) -> tuple[object, ...]:
        numbers = []
        for part in one.parts:
            sides = [
                tuple((holders[name], int(sure)) for name, sure in side) for side in (part.owners, part.exercisers)
            ]
            numbers.append(parts[(part.communes, *sides)])
        return one.state, tuple(numbers), tuple(lines[line] for line in (one.vi if language == "vi" else one.en))

    def of_span(span: Span) -> tuple[int | None, int]:
        each = tuple(
            (one.choice, -1 if one.communes is None else places[_ranges(one.communes, order)], told[of_told(one.told)])
            for one in span.heard
        )
        return None if span.start is None else ordinal(span.start), heard[each]

    matters = {}
    for one in askings:
        cases = [[[name, value.in_(language)] for name, value in choice.values] for choice in one.choices]
        matters[one.matter] = [*([cases] if len(cases) > 1 else [0]), [of_span(span) for span in one.spans]]
    return {
        "lines": list(lines),
        "holders": list(holders),
        "parts": list(parts),
        "told": list(told),
        "places": list(places),
        "heard": list(heard),
        "matters": matters,
    }


def _ranges(codes: Sequence[str], order: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """Give communes by their numbers, as ranges with both ends."""
    found: list[tuple[int, int]] = []
    for number in sorted(order[code] for code in codes):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
