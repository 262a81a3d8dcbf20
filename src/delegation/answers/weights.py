"""Findings in the order in which people read them: the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Finding


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by the heaviest weight of their check, the check, the weight, and the place."""
    listed, heaviest = list(findings), dict[str, int]()
    for one in listed:
        heaviest[one.check] = min(one.severity.rank, heaviest.get(one.check, one.severity.rank))
    return sorted(listed, key=lambda one: (heaviest[one.check], one.check, one.severity.rank, one.order))
