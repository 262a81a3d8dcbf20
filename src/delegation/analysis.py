"""What is examined, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from delegation.findings import Finding
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.tiling import Tiler, Tiling

if TYPE_CHECKING:
    from delegation.graph import AuthorityGraph


@dataclass(frozen=True)
class Examination:
    """The register under question on a day, with its tilings and its graph. This is all that a check sees."""

    register: Register
    as_of: Day
    _tilings: dict[MatterId, Tiling] = field(default_factory=dict, repr=False, compare=False)

    def tiling(self, matter: MatterId) -> Tiling:
        """Who owns and who acts for each cell of a matter, computed once. ``KeyError`` for an unknown id."""
        found = self._tilings.get(matter)
        if found is None:
            found = self._tiler.tile(self.register.matters[matter], self.register.grants_of.get(matter, ()))
            self._tilings[matter] = found
        return found

    @cached_property
    def _tiler(self) -> Tiler:
        return Tiler(self.register)

    @cached_property
    def graph(self) -> AuthorityGraph:
        """The whole register as a directed multigraph."""
        from delegation.graph import AuthorityGraph  # noqa: PLC0415  networkx is slow to import: only when asked

        return AuthorityGraph(self.register)


@dataclass(frozen=True, slots=True)
class NotExamined:
    """What the checks could not ask about, counted by reason."""

    unlisted_tasks: int = 0
    unlisted_procedures: int = 0
    owner_unknown: int = 0
    basis_unknown: int = 0
    term_unknown: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a register, counted: what ``status`` prints and the summaries repeat."""

    tasks: Mapping[str, int]
    delegated_procedures: Mapping[str, int]


@dataclass(frozen=True)
class Analysis:
    """The result of a check run, and the facts of that run."""

    register_name: str
    language: str
    as_of: Day
    version: str
    rules_hash: str
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    not_examined: NotExamined
    files: int
    matters: int
    grants: int
