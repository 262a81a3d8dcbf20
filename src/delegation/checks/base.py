"""The shape of a check: who it is, why it exists, and how it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from delegation.authority.examination import Examination
from delegation.findings import Problem, Text
from delegation.model.register import Settings
from delegation.model.severity import Severity
from delegation.values import dataclass

Run = Callable[[Examination], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """A question with its identity and its explanation.

    ``title`` is one line; ``why`` says what goes wrong in life if it is not asked; ``mend`` says what a
    person does about a finding; ``legal_source`` names the law or the reason. ``run`` is ``None`` for
    what the loader finds while it reads (DLG001 to DLG007).
    """

    id: str
    severity: Severity
    title: Text
    why: Text
    mend: Text
    legal_source: Text
    run: Run | None = field(default=None, compare=False)

    @property
    def subject(self) -> str:
        """The hundred that the id belongs to: ``"2"`` is *one task, one owner*."""
        return self.id[3]

    def key(self, problem: Problem) -> str:
        """Give the key of a finding: what identifies it whatever line it stands on."""
        return ":".join((self.id, *problem.about))

    def weight(self, problem: Problem, settings: Settings) -> Severity:
        """Say how much a problem weighs: what the register sets, else what the check distinguishes, else its own."""
        return settings.severity.get(self.id, problem.severity or self.severity)
