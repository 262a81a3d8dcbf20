"""What differs between two registers, weighed: findings that are new or gone, counts that change, and what breaks."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.answers.changes.breaking import Reason, reasons
from delegation.answers.changes.counts import CountChange, counted
from delegation.findings import Analysis, Finding, Text
from delegation.questions.compare import Comparison
from delegation.questions.compare.renames import keys_under
from delegation.values import dataclass

__all__ = ["Changes", "CountChange", "Reason", "changes"]


@dataclass(frozen=True, slots=True)
class Changes:
    """A comparison with what the checks say on either side.

    ``analyses``: of the older and of the newer register. ``new``, ``gone``: findings that stand on one side only, by key;
    ``weighed``: those that weigh differently now. ``reasons``: why it breaks authority; none where it does not.
    ``named``: what the sides are, as the reader asked for them. ``unread``: at how many places of either side the rule
    files could not be read, so that entries may be missing.
    """

    comparison: Comparison
    analyses: tuple[Analysis, Analysis]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    weighed: tuple[tuple[Finding, Finding], ...]
    counts: tuple[CountChange, ...]
    reasons: tuple[Reason, ...]
    named: tuple[Text, Text]
    unread: tuple[int, int] = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self.comparison.is_empty and not (self.new or self.gone or self.weighed or self.counts)

    @property
    def is_breaking(self) -> bool:
        """Whether somebody loses authority without a successor, a grant ends, or an error is new."""
        return bool(self.reasons)


def changes(
    comparison: Comparison,
    analyses: tuple[Analysis, Analysis],
    named: tuple[Text, Text],
    unread: tuple[int, int] = (0, 0),
) -> Changes:
    """Weigh a comparison with the findings of both sides. Where a finding stands in the files makes no difference."""
    old, new = analyses
    names = {one.old: one.new for one in comparison.renamed}
    after = {one.key: one for one in new.findings}
    called = keys_under((one.key for one in old.findings), names, after)
    before = {called[one.key]: one for one in old.findings}
    came = tuple(one for key, one in after.items() if key not in before)
    weighed = tuple(
        (before[key], one) for key, one in after.items() if key in before and before[key].severity is not one.severity
    )
    return Changes(
        comparison=comparison,
        analyses=(old, new),
        new=_in_order(came),
        gone=_in_order(one for key, one in before.items() if key not in after),
        weighed=tuple(sorted(weighed, key=lambda pair: (pair[1].severity.rank, pair[1].key))),
        counts=tuple(counted(comparison, old, new)),
        reasons=tuple(
            reasons(comparison, (*came, *(one for was, one in weighed if one.severity.rank < was.severity.rank)))
        ),
        named=named,
        unread=unread,
    )


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: (one.severity.rank, one.check, one.key)))
