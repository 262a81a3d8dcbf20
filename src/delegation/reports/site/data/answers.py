"""What every matter answers, as scripts that a page loads: alike answers once, told apart by days, communes and cases."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Sequence
from itertools import zip_longest
from typing import Generic, TypeVar

from delegation.findings import Text
from delegation.model.holders import Commune
from delegation.model.terms import Day
from delegation.values import dataclass

COMMUNE = "Ⓒ\ue000"
"""Stands in lines for the name of the commune that is asked about; in lower case where the name begins so within a sentence."""
OVERDUE = "\ue001"
"""Stands around the last day of a request that is overdue, where a line says for how many days."""
_EPOCH = Day(1970, 1, 1).toordinal()
IN_A_FILE = 4096
"""Matters in one file: those whose ids stand together say much alike, so that a city fits into one."""
_T = TypeVar("_T", bound=Hashable)
Bytes = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class PartHolders:
    """Who owns and who acts in a part of an answer: ids, and whether that is certain. ``communes``: names; ``None`` for all."""

    communes: tuple[str, ...] | None
    owners: tuple[tuple[str, bool], ...]
    exercisers: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its state, who owns and who acts in each part, and the lines of the command in Vietnamese and in English."""

    state: str
    parts: tuple[PartHolders, ...]
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

    @property
    def general(self) -> Told:
        """What is told where neither a commune nor a case is asked for."""
        return next(one.told for one in self.heard if one.communes is None and one.choice == 0)


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A choice of cases: the ids of dimensions, each with its name and a value of it in words; empty for all cases."""

    values: tuple[tuple[str, Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A matter with all that it answers. ``kind``: procedure or task."""

    matter: str
    choices: tuple[CaseChoice, ...]
    spans: tuple[Span, ...]

    def on(self, day: Day) -> Told:
        """Give what is told on a day where neither a commune nor a case is asked for."""
        return next(one for one in reversed(self.spans) if one.start is None or one.start <= day).general


class Numbering(Generic[_T]):
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


def site_file(firsts: Sequence[str], communes: Sequence[Commune], divided: Sequence[str], as_of: Day) -> Bytes:
    """Give ``site.js``, which says in which file a matter is: by the first one of each. ``divided``: matters with cases; ``as_of``: the day of the pages."""
    site = {
        "firsts": firsts,
        "day": as_of.isoformat(),
        "communes": [[one.code, one.name] for one in communes],
        "divided": divided,
    }
    return {"site.js": script("delegation.site", site)}


def answer_files(number: int, askings: Sequence[Asking], communes: Sequence[Commune]) -> Bytes:
    """Give the files of some matters by their paths below ``data/``.

    ``answers-N.js`` holds who decides where and when, with the numbers of lines; ``vi/lines-N.js`` and ``en/lines-N.js`` these lines.
    """
    order: dict[str, int] = {one.code: at for at, one in enumerate(communes)}
    lines = Numbering[tuple[str, str]]()
    made = {f"answers-{number}.js": script("delegation.answers", number, _file(askings, order, lines))}
    for at, language in enumerate(("vi", "en")):
        made[f"{language}/lines-{number}.js"] = script("delegation.lines", number, [one[at] for one in lines])
    return made


def _file(askings: Sequence[Asking], order: dict[str, int], lines: Numbering[tuple[str, str]]) -> dict[str, object]:
    """Write matters with numbers for all that several of them share; lines go into a table of their own."""
    told, places, heard = Numbering[tuple[object, ...]](), Numbering[object](), Numbering[object]()
    holders, parts, known = Numbering[str](), Numbering[object](), dict[int, int]()

    def of_told(one: Told) -> tuple[object, ...]:
        numbers = []
        for part in one.parts:
            both = (part.owners, part.exercisers)
            sides = [tuple((holders[name], int(sure)) for name, sure in side) for side in both]
            numbers.append(parts[(part.communes, *sides)])
        return one.state, tuple(numbers), tuple(lines[pair] for pair in zip_longest(one.vi, one.en, fillvalue=""))

    def of_place(codes: tuple[str, ...]) -> int:
        # The same communes are nearly always the same value, and a nation has thousands.
        if id(codes) not in known:
            known[id(codes)] = places[_ranges(codes, order)]
        return known[id(codes)]

    def of_span(span: Span) -> tuple[int | None, int]:
        each = tuple(
            (one.choice, -1 if one.communes is None else of_place(one.communes), told[of_told(one.told)])
            for one in span.heard
        )
        return None if span.start is None else ordinal(span.start), heard[each]

    matters = {}
    for one in askings:
        matters[one.matter] = [_cases(one.choices, lines), [of_span(span) for span in one.spans]]
    shared = {
        "holders": list(holders),
        "parts": list(parts),
        "told": list(told),
        "places": list(places),
        "heard": list(heard),
    }
    return {**shared, "matters": matters}


def _cases(choices: Sequence[CaseChoice], lines: Numbering[tuple[str, str]]) -> list[list[list[object]]] | int:
    """Write each choice as ids of dimensions with their values and names in words; 0 where a matter is not divided."""
    if len(choices) <= 1:
        return 0
    return [
        [[name, lines[(said.vi, said.en)], lines[(called.vi, called.en)]] for name, called, said in choice.values]
        for choice in choices
    ]


def _ranges(codes: Sequence[str], order: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """Give communes by their numbers, as ranges with both ends."""
    found: list[tuple[int, int]] = []
    for number in sorted(order[code] for code in codes):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
