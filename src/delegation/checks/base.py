"""The shape of a check: who it is, why it exists, and how it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.findings import Explained, Problem, Text
from delegation.model.figures import Covers, Known, Waiver
from delegation.model.severity import Settings, Severity
from delegation.model.terms import Day
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.model.requests import Solves

Run = Callable[[Examination], Iterable[Problem]]
Phase = Literal["reading", "register", "titles", "assertions", "policies", "waivers"]
"""What a check looks at: files as they are read; the register; alike titles in it, which say nothing of any step of a chain;
what the lawyers wrote of it; its own policies; and in the end the waivers, beside all that was found."""
Scope = Literal["whole", "additive"]
"""Whether what a check finds in a register is what it finds in each part of it that hangs together (``authority.components``)."""


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a register, and by each id that an entry had before the one that it has now."""

    known: frozenset[str] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)


def _no_ids() -> Ids:
    return Ids()


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a register beside what was found: of each finding's key, all that it is about.

    ``known``: what the baseline lists, where it is asked for; ``unwaived``: keys of the findings that are not waived; ``alien``: of
    those that a group lists and that are not of it; ``checks``: the ids of all checks, ``of_ledgers`` those of waivers themselves;
    ``solves``: what requests and duties that wait would solve; ``ids``: gives the ids of the register; ``causes``: where there is a baseline, of
    each finding's key that of its cause; ``outgrown``: keys of the findings that stand though a waiver or the baseline lists them.
    """

    listed: tuple[Waiver, ...]
    extents: Mapping[str, Covers]
    as_of: Day
    known: tuple[Known, ...] = ()
    unwaived: frozenset[str] = frozenset()
    alien: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()
    solves: tuple[Solves, ...] = ()
    of_ledgers: frozenset[str] = frozenset()
    ids: Callable[[], Ids] = _no_ids
    causes: Mapping[str, str] = field(default_factory=dict)
    outgrown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Check:
    """A question with its identity and its explanation.

    ``title`` is one line; ``why`` says what goes wrong in life if it is not asked; ``mend`` says what a
    person does about a finding, ``ask`` what a paper asks of a director where ``mend`` speaks of rule files; ``legal_source``
    names the law or the reason. What the loader finds while it reads is not asked again; waivers are asked by ``of_waivers``,
    all else by ``run``. ``reads``: the groups of entries that it reads; any other is refused. ``scope``: ``"additive"`` only
    where a test deals the register into parts and finds the same.
    """

    id: str
    severity: Severity
    title: Text
    why: Text
    mend: Text
    legal_source: Text
    run: Run | None = field(default=None, compare=False)
    of_waivers: Callable[[Waivers], Iterable[Problem]] | None = field(default=None, compare=False)
    phase: Phase = "register"
    reads: frozenset[str] = field(default=AUTHORITY, compare=False)
    scope: Scope = "whole"
    ask: Text | None = None

    @property
    def subject(self) -> str:
        """The hundred that the id belongs to: ``"2"`` is *one task, one owner*."""
        return self.id[3]

    @property
    def weighs_steps(self) -> bool:
        """Whether its findings may touch a step of a chain."""
        return self.subject in "2345" and self.phase == "register"

    def key(self, problem: Problem) -> str:
        """Give the key of a finding: what identifies it whatever line it stands on."""
        return ":".join((self.id, *problem.about))

    def explained(self, settings: Settings) -> Explained:
        """Give what reports say of it beside its findings, in a register with such settings."""
        severity = settings.severity.get(self.id, self.severity)
        return Explained(self.id, severity, self.title, self.why, self.mend, self.legal_source, self.ask)

    def weight(self, problem: Problem, settings: Settings) -> Severity:
        """Say how much a problem weighs: what the register sets, else what the check distinguishes, else its own."""
        return settings.severity.get(self.id, problem.severity or self.severity)
