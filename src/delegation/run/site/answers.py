"""The answer of ``who`` for every day, commune and case of each matter: what the pages answer from.

A matter is asked once in each piece of days, communes and cases in which nothing can change, and what it is told there is kept
in the words of the command. Whoever asks of another day or commune in the browser reads the piece in which it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, product

from delegation.authority.boxes import atoms
from delegation.authority.cases import Cases
from delegation.authority.examination import Examination
from delegation.authority.marks import Marks
from delegation.model.holders import CommuneCode
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.parts import Value
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.names.cases import ANY, AskedCases
from delegation.questions.ways.places import placed
from delegation.questions.who import Answer, AnswerParty, by_id
from delegation.reports.questions import who as report
from delegation.reports.shared.rendering import Rendering
from delegation.reports.site.data.answers import (
    COMMUNE,
    IN_A_FILE,
    OVERDUE,
    Asking,
    CaseChoice,
    Heard,
    PartHolders,
    Span,
    Told,
)
from delegation.run.site.days import FIRST, DaysOfChange
from delegation.speech.areas import dimension_name, value_name
from delegation.speech.numbers import counted
from delegation.speech.text import joined

_RENDERINGS = (Rendering("vi"), Rendering("en"))
_Choice = tuple[CaseChoice, AskedCases]


def answers(examination: Examination) -> Iterator[tuple[Asking, ...]]:
    """Give what every matter answers, in the order of ids, as many at once as one file holds; the day of the examination counts for nothing."""
    asked = Answering(examination)
    for some in by_file(examination.register):
        yield tuple(map(asked.of, some))


def by_file(register: Register) -> list[tuple[Matter, ...]]:
    """Give the matters of each file of answers, in the order of ids."""
    every = sorted(register.matters)
    parts = (every[first : first + IN_A_FILE] for first in range(0, len(every), IN_A_FILE))
    return [tuple(register.matters[name] for name in some) for some in parts]


def told_on_the_day(examination: Examination, matter: MatterId, marks: Marks) -> Told:
    """Give what a matter answers on the day of the examination where neither a commune nor a case is asked for. ``marks``: those of the day."""
    return _told(by_id(examination, matter, marks=marks))


def parts_on_the_day(examination: Examination, matter: MatterId) -> tuple[PartHolders, ...]:
    """Give who owns and who acts by the same answer, without its words."""
    return _parts(by_id(examination, matter))


class Answering:
    """Asks the matters of one register on the days of change."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._register = examination.register
        self._territory = examination.territory
        self._changes = DaysOfChange(examination)
        self._classes = {one.label for one in self._register.holders.values() if isinstance(one.members, str)}
        self._codes_of: dict[int, tuple[CommuneCode, ...]] = {}
        self._moved = self._territory.of(self._moving())
        self._general = atoms(self._masks_of_all(), self._territory.everywhere)

    def of(self, matter: Matter) -> Asking:
        """Ask one matter for all days, communes and cases."""
        choices = tuple(_choices(matter))
        pieces = atoms((*self._general, *self._masks(matter)), self._territory.everywhere)
        spans = [
            Span(None if day == FIRST else day, tuple(self._heard(matter, day, choices, pieces)))
            for day in self._changes.of(matter)
        ]
        return Asking(matter.id, tuple(choice for choice, _ in choices), _joined(spans))

    def _heard(self, matter: Matter, day: Day, choices: Sequence[_Choice], pieces: Sequence[int]) -> Iterator[Heard]:
        examination, marks = self._changes.on(day), self._changes.marking.on(day)
        for number, (_, case) in enumerate(choices):
            general = _told(by_id(examination, matter.id, case=case, marks=marks))
            yield Heard(None, number, general)
            # Where nothing tells communes apart, only the name of a class is another one in each of them. Some registers have no communes.
            said = "\n".join(general.vi)
            alike = not self._register.communes or (len(pieces) == 1 and not any(one in said for one in self._classes))
            for piece in pieces:
                told = general if alike else self._in(examination, matter, piece, case, marks)
                yield Heard(self._codes(piece), number, told)

    def _in(self, examination: Examination, matter: Matter, piece: int, case: AskedCases, marks: Marks) -> Told:
        """Tell the answer in a commune of a piece: in one that is not always there by its name, else for all of them."""
        code = self._codes(piece)[0]
        if piece & self._moved:
            place, told = placed(examination, code)
            return _told(by_id(examination, matter.id, place, told, case, marks))
        any_of_them = replace(self._register.communes[code], name=COMMUNE)
        return _told(by_id(examination, matter.id, any_of_them, None, case, marks))

    def _codes(self, piece: int) -> tuple[CommuneCode, ...]:
        """Give the communes of a piece, always the same value: a nation has thousands, and they are asked for as often."""
        found = self._codes_of.get(piece)
        if found is None:
            names = self._territory.names(piece)
            found = self._codes_of[piece] = tuple(sorted(self._register.communes if names is None else names))
        return found

    def _moving(self) -> Iterator[CommuneCode]:
        """Give the communes that are not always there, or come from others or became others."""
        yield from (code for one in self._register.succession for code in (one.old, one.new))
        for one in self._register.communes.values():
            if one.term.start is not None or one.term.end is not None:
                yield one.code

    def _masks_of_all(self) -> Iterator[int]:
        """Give the communes that answers about any matter tell apart; one that is not always there alone."""
        yield from (bit for bit in self._territory.bits.values() if bit & self._moved)
        yield from (self._territory.of(one) for one in self._changes.marking.communes)
        for one in self._register.grants.values():
            if isinstance(one.rows, Unknown):
                yield from self._masks_of(one)

    def _masks(self, matter: Matter) -> Iterator[int]:
        """Give the communes that an answer about a matter may tell apart."""
        for tiling in (self._examination.tiling(matter.id), self._examination.claimed(matter.id)):
            yield from (self._territory.of(one.box.communes) for one in tiling.tiles if one.box.communes is not None)
        for grant, row in self._register.grants_of.get(matter.id, ()):
            yield from self._masks_of(grant)
            if row is not None:
                yield self._territory.part(row.part)
        for one in self._register.later_codes(matter.id):
            yield from self._masks(self._register.matters[one.new])

    def _masks_of(self, grant: Grant) -> Iterator[int]:
        yield self._territory.part(grant.part)
        for side in (grant.giver, grant.receiver):
            if not isinstance(side, Unknown):
                yield self._territory.reach(side)[1]


def _choices(matter: Matter) -> Iterator[_Choice]:
    """Give the choices of cases: of each dimension no value or one."""
    cells: list[list[Value | None]] = [[None, *one.cells] for one in matter.dimensions]
    every = Cases(matter.dimensions).all
    called = {one.name: dimension_name(one.name, one.cells) for one in matter.dimensions}
    for values in product(*cells):
        chosen = {one.name: value for one, value in zip(matter.dimensions, values, strict=True) if value is not None}
        said = tuple((name, called[name], value_name(value)) for name, value in chosen.items())
        meant = frozenset(case for case in every if chosen.items() <= dict(case).items())
        yield CaseChoice(said), AskedCases(meant, joined("; ", (value for *_, value in said))) if chosen else ANY


def _told(answer: Answer) -> Told:
    vi, en = (tuple(_lines(answer, one)) for one in _RENDERINGS)
    return Told(answer.state, _parts(answer), vi, en)


def _parts(answer: Answer) -> tuple[PartHolders, ...]:
    def sides(several: Iterable[AnswerParty]) -> tuple[tuple[str, bool], ...]:
        return tuple((each.holder, each.certain) for each in several)

    return tuple(PartHolders(one.communes, sides(one.owners), sides(one.exercisers)) for one in answer.parts)


def _lines(answer: Answer, rendering: Rendering) -> Iterator[str]:
    """Give the lines of the command without the empty ones. For how long a request is overdue is left open: it grows by the day."""
    late = []
    for one in answer.waiting:
        if one.state == "overdue" and isinstance(one.request.due, Day):
            days = (answer.as_of - one.request.due).days
            mark = f"{OVERDUE}{one.request.due.isoformat()}{OVERDUE}"
            standing, said = one.standing.in_(rendering.language), counted(days, "ngày", "day").in_(rendering.language)
            late.append((standing, standing.replace(said, mark)))
    for line in report.body(answer, rendering):
        line = line.replace(OVERDUE, "")  # noqa: PLW2901  a text of the register that holds the mark means nothing by it
        for standing, marked in late:
            line = line.replace(standing, marked)  # noqa: PLW2901  each request in turn
        if line.strip():
            yield line


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans that follow one another and tell the same."""
    return tuple(next(several) for _, several in groupby(spans, key=lambda one: one.heard))
