"""Findings that come from one cause, put together: errors first, then what touches most."""

from __future__ import annotations

from os.path import commonprefix

from delegation.findings import Analysis, Finding, Text
from delegation.model.severity import Severity
from delegation.values import dataclass

_WORTH_LEAVING_OUT = 24
"""Letters."""


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """Findings of one cause and one severity, in the order of their places.

    ``said``: the fact; of a single finding, what that says. ``mend``: what a person does about all of them.
    """

    key: str
    check: str
    severity: Severity
    said: Text
    mend: Text
    findings: tuple[Finding, ...]

    def shared_beginning(self, language: str) -> int:
        """How many letters all its sentences begin with, to a whole word, so that examples can show where they differ.

        A word or two is not worth it: a sentence without its «neither» reads as the contrary.
        """
        said = [one.said.vi if language == "vi" else one.said.en for one in self.findings]
        shared = commonprefix(said).rfind(" ") + 1 if len(said) > 1 else 0  # noqa: RUF071  of sentences, not of paths
        return shared if shared >= _WORTH_LEAVING_OUT else 0


def grouped(analysis: Analysis) -> list[CauseGroup]:
    """Group the findings of an analysis."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for one in analysis.findings:
        found.setdefault((one.severity, one.cause_key), []).append(one)
    explained = {one.id: one for one in analysis.checks}
    groups = []
    for (severity, key), findings in found.items():
        first, check = findings[0], explained[findings[0].check]
        said = first.said if len(findings) == 1 else first.cause.said if first.cause is not None else check.title
        fixes = {one.fix.said if one.fix is not None else check.mend for one in findings}
        groups.append(
            CauseGroup(key, check.id, severity, said, fixes.pop() if len(fixes) == 1 else check.mend, tuple(findings))
        )
    return sorted(groups, key=_weight)


def _weight(one: CauseGroup) -> tuple[int, bool, int, str]:
    """Order causes: errors first, then what touches most. What is said of waivers and assertions often follows from another, and comes behind it."""
    return (one.severity.rank, one.check.startswith("DLG9"), -sum(each.count for each in one.findings), one.key)
