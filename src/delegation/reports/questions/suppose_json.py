"""What a hypothesis does, for programs: both languages at once, nothing folded."""

from __future__ import annotations

from delegation.answers.changes.causes import summed
from delegation.answers.impact import assumed, holder_of, remarks, title
from delegation.answers.impact.counts import counted
from delegation.answers.impact.gaps import not_known, undecided
from delegation.findings import Finding, Text
from delegation.model.figures import Figure, Ledger
from delegation.model.terms import Unknown
from delegation.questions.compare import Comparison
from delegation.questions.suppose.counts import Tally
from delegation.questions.suppose.impact import Impact
from delegation.questions.suppose.words import Effect, Outcome, Shift, SupposedParty, TouchedMatter
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.steps import STEPS

_SUMMARY: dict[Outcome, str] = {
    "vacant": "without_owner",
    "baseless": "never_known",
    "idle": "without_exerciser",
    "unknown": "unknown",
    "possible": "may_be_inherited",
    "perhaps": "perhaps_vacant",
    "shared": "shared",
    "returned": "returned",
    "moved": "moved",
    "added": "given",
    "lessened": "lessened",
    "settled": "settled",
    "doubted": "doubted",
}
"""The keys of the summary. No matter is counted under two of them; together they are ``matters``."""


def _summary(impact: Impact, _: object) -> object:
    return {
        "matters": impact.total,
        **{key: len(impact.matters(outcome)) for outcome, key in _SUMMARY.items()},
        "findings_appeared": len(impact.appeared),
        "findings_vanished": len(impact.vanished),
    }


def _number(one: Figure | Ledger | None) -> str | int | None:
    if one is None:
        return None
    if isinstance(one, Figure):
        return str(one.value)
    return None if isinstance(one.total, Unknown) else one.total


def _why(one: Shift, comparison: Comparison) -> Text:
    return Text(summed(one.causes, comparison, "vi"), summed(one.causes, comparison, "en"))


IMPACT: Shapes = {
    **STEPS,
    Impact: shape(
        "register on title supposed remarks summary effects counts published findings undecided unknown",
        register=lambda impact, _: impact.comparison.old.register.name,
        on=lambda impact, _: impact.comparison.new.as_of,
        title=lambda impact, _: title(impact),
        supposed=lambda impact, _: assumed(impact),
        remarks=lambda impact, _: remarks(impact),
        summary=_summary,
        published=lambda impact, _: [
            {"id": one.id, "before": _number(one.before), "after": _number(one.after)}
            for one in impact.comparison.numbers
        ],
        undecided=lambda impact, _: undecided(impact),
        unknown=lambda impact, _: not_known(impact),
        findings=lambda impact, _: {"appeared": impact.appeared, "vanished": impact.vanished},
    ),
    # Its own role, sides and place are those of the shift that decides the outcome; ``further`` has the rest.
    Effect: shape(
        "outcome **first further matters",
        first=lambda effect, _: effect.shifts[0],
        further=lambda effect, _: effect.shifts[1:],
    ),
    Shift: shape("role before after where why", why=_why),
    SupposedParty: shape(
        "holder name certain presumed because", name=lambda side, comparison: holder_of(comparison, side.holder)
    ),
    TouchedMatter: shape(
        "matter=id title field chain_before=before chain_after=after further",
        further=lambda one, _: [{"chain_before": was, "chain_after": becomes} for was, becomes in one.further],
    ),
    Tally: shape("said before after", said=counted),
    Finding: shape("key check severity=severity.value file=location.file line=location.line said"),
}


def as_json(impact: Impact, rules_hash: str) -> str:
    """Write an impact. ``effects`` are groups of matters to which the same happens, each matter in one, with its chains."""
    return document("delegation-impact", rules_hash, written(impact, IMPACT, impact.comparison))
