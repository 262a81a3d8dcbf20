"""What a hypothesis does, for programs: both languages at once, nothing folded."""

from __future__ import annotations

from delegation.answers.changes.causes import summed
from delegation.answers.impact import Count, Effect, Impact, Outcome, Shift, Side, Touched
from delegation.findings import Finding, Text
from delegation.model.figures import Figure, Ledger
from delegation.questions.compare import Comparison
from delegation.reports.shared.json import Value, document, text_value
from delegation.reports.shared.steps import step_value
from delegation.speech import Step


def as_json(impact: Impact, rules_hash: str) -> str:
    """Write an impact. ``effects`` are groups of matters to which the same happens, each matter in one, with its chains."""
    comparison = impact.comparison
    value: dict[str, Value] = {
        "register": comparison.old.register.name,
        "on": comparison.new.as_of.isoformat(),
        "title": text_value(impact.title),
        "supposed": [text_value(one) for one in impact.assumed],
        "remarks": [text_value(one) for one in impact.remarks],
        "summary": {
            "matters": impact.total,
            **{key: len(impact.matters(outcome)) for outcome, key in _SUMMARY.items()},
            "findings_appeared": len(impact.appeared),
            "findings_vanished": len(impact.vanished),
        },
        "effects": [_effect(one, comparison) for one in impact.effects],
        "counts": [_count(one) for one in impact.counts],
        "published": [
            {"id": one.id, "before": _number(one.before), "after": _number(one.after)} for one in comparison.numbers
        ],
        "findings": {
            "appeared": [_finding(one) for one in impact.appeared],
            "vanished": [_finding(one) for one in impact.vanished],
        },
        "undecided": [text_value(one) for one in impact.undecided],
        "unknown": [text_value(one) for one in impact.unknown],
    }
    return document("delegation-impact", rules_hash, value)


def _number(one: Figure | Ledger | None) -> Value:
    if one is None:
        return None
    return str(one.value) if isinstance(one, Figure) else one.total


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


def _effect(one: Effect, comparison: Comparison) -> Value:
    """Write a group. Its own role, sides and place are those of the shift that decides the outcome; ``further`` has the rest."""
    first, *further = one.shifts
    return {
        "outcome": one.outcome,
        **_shift(first, comparison),
        "further": [_shift(shift, comparison) for shift in further],
        "matters": [_touched(matter) for matter in one.matters],
    }


def _shift(one: Shift, comparison: Comparison) -> dict[str, Value]:
    return {
        "role": one.role,
        "before": [_side(side) for side in one.before],
        "after": [_side(side) for side in one.after],
        "where": text_value(one.where) if one.where is not None else None,
        "why": text_value(Text(summed(one.causes, comparison, "vi"), summed(one.causes, comparison, "en"))),
    }


def _side(one: Side) -> Value:
    return {
        "holder": one.holder,
        "name": text_value(one.name),
        "certain": one.certain,
        "presumed": one.presumed,
        "because": list(one.because),
    }


def _touched(one: Touched) -> Value:
    return {
        "matter": one.id,
        "title": one.title,
        "field": one.field,
        "chain_before": _chain(one.before),
        "chain_after": _chain(one.after),
        "further": [{"chain_before": _chain(was), "chain_after": _chain(becomes)} for was, becomes in one.further],
    }


def _chain(steps: tuple[Step, ...]) -> list[Value]:
    return [step_value(step) for step in steps]


def _count(one: Count) -> Value:
    return {"said": text_value(one.said), "before": one.before, "after": one.after}


def _finding(one: Finding) -> Value:
    return {
        "key": one.key,
        "check": one.check,
        "severity": one.severity.value,
        "file": one.location.file,
        "line": one.location.line,
        "said": text_value(one.said),
    }
