"""One random register: what the program tells of it, and what the oracle knows of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from days import DAYS
from delegation.authority.examination import Examination
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.runner import run
from delegation.findings import Problem
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.parts import MatterArea
from registers import Example
from verdicts import Cell, Oracle, is_among
from worlds import Verdict

TWO_OWNERS = frozenset({"DLG201", "DLG205", "DLG207"})
TWO_ACT = frozenset({"DLG203", "DLG207"})
NO_OWNER = frozenset({"DLG202", "DLG207"})
DEAD_OWNER = frozenset({"DLG101", "DLG103", "DLG402"})
EMPTY_CLASS = frozenset({"DLG103"})
ENDED_TEXT = frozenset({"DLG501", "DLG502"})
GROUNDLESS = frozenset({"DLG303", "DLG503"})
CIRCLE = frozenset({"DLG401"})
DISORDER = frozenset({"DLG506"})
_ASKED = TWO_OWNERS | TWO_ACT | NO_OWNER | DEAD_OWNER | ENDED_TEXT | GROUNDLESS | CIRCLE | DISORDER
CHECKS = tuple(one for one in CATALOGUE if one.id in _ASKED)


@dataclass(frozen=True)
class Disagreement:
    """Something of which the two do not say the same. ``kind`` names the property that fails."""

    kind: str
    said: str
    matter: MatterId | None = None
    cell: Cell | None = None

    def __str__(self) -> str:
        """Say it in a line."""
        cell = self.cell
        day, case = (cell.day, dict(cell.case)) if cell else ("", {})
        where = [self.matter, day, cell.commune if cell else "", *(f"{name}: {value}" for name, value in case.items())]
        return f"{self.kind} · {' '.join(str(one) for one in where if one)} · {self.said}"


@dataclass(frozen=True)
class Finding:
    """What a check yielded."""

    check: str
    problem: Problem

    @property
    def key(self) -> str:
        """The key of the finding."""
        return ":".join((self.check, *self.problem.about))

    def tells_of(self, matter: MatterId, cell: Cell) -> bool:
        """Say whether the finding has a cell in its areas."""
        return any(one.matter == matter and holds_cell(one, cell) for one in self.problem.areas)


def holds_cell(area: MatterArea, cell: Cell) -> bool:
    """Say whether a cell lies in an area."""
    return (
        (area.start is None or area.start <= cell.day)
        and (area.end is None or cell.day <= area.end)
        and (area.communes is None or cell.commune in area.communes)
        and (area.cases is None or is_among(cell.case, area.cases))
    )


class Judgement:
    """The findings on a register, and the oracle's verdict on each of its cells that exist."""

    def __init__(self, example: Example) -> None:
        self.example = example
        self.register = example.register
        self.examination = Examination(self.register, example.as_of)
        self.oracles = {one.id: Oracle(self.register, one, DAYS) for one in example.matters}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks yield that have to do with who owns and who acts."""
        return tuple(Finding(check.id, problem) for check, problem in run(self.examination, CHECKS))

    @cached_property
    def verdicts(self) -> dict[MatterId, dict[Cell, Verdict]]:
        """The verdicts on all cells that exist."""
        return {
            name: {cell: oracle.verdict(cell) for cell, exists in oracle.cells() if exists}
            for name, oracle in self.oracles.items()
        }

    def cells(self) -> Iterator[tuple[Oracle, Cell, Verdict]]:
        """Give every cell that exists, of every matter."""
        for name, found in self.verdicts.items():
            for cell, verdict in found.items():
                yield self.oracles[name], cell, verdict

    def telling(self, checks: Collection[str], oracle: Oracle, cell: Cell) -> Iterator[Finding]:
        """Give the findings of some checks that tell of a cell."""
        return (one for one in self.findings if one.check in checks and one.tells_of(oracle.matter.id, cell))

    def subjects(self, one: Finding) -> set[str]:
        """Give what a finding is about, with the classes of those who are part of one."""
        oracle = next(iter(self.oracles.values()))
        about = one.problem.about
        return {*about, *(oracle.root(HolderId(name)) for name in about if HolderId(name) in self.register.holders)}
