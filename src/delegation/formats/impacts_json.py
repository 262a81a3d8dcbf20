"""What a hypothesis does, for programs: both languages at once, nothing folded."""

from __future__ import annotations

import json

from delegation.findings import Finding, Text
from delegation.formats.steps import step_value
from delegation.formats.values import Value
from delegation.impact import Count, Effect, Impact, Side, Touched
from delegation.model.figures import Figure, Ledger


def as_json(impact: Impact) -> str:
    """Write an impact. ``effects`` are groups of matters to which the same happens, each matter with its chains."""
    comparison = impact.comparison
    value: dict[str, Value] = {
        "format": "delegation-impact",
        "version": 1,
        "register": comparison.old.register.name,
        "on": comparison.new.as_of.isoformat(),
        "title": _words(impact.title),
        "supposed": [_words(one) for one in impact.assumed],
        "remarks": [_words(one) for one in impact.remarks],
        "summary": {
            "without_owner": len(impact.matters("vacant")),
            "without_exerciser": len(impact.matters("idle", "vacant")),
            "unknown": len(impact.matters("unknown")),
            "may_be_inherited": len(impact.matters("possible")),
            "perhaps_vacant": len(impact.matters("perhaps")),
            "shared": len(impact.matters("shared")),
            "moved": len(impact.matters("moved")),
            "given": len(impact.matters("added")),
            "findings_appeared": len(impact.appeared),
            "findings_vanished": len(impact.vanished),
        },
        "effects": [_effect(one) for one in impact.effects],
        "counts": [_count(one) for one in impact.counts],
        "published": [
            {"id": one.id, "before": _number(one.before), "after": _number(one.after)} for one in comparison.numbers
        ],
        "findings": {
            "appeared": [_finding(one) for one in impact.appeared],
            "vanished": [_finding(one) for one in impact.vanished],
        },
        "undecided": [_words(one) for one in impact.undecided],
        "unknown": [_words(one) for one in impact.unknown],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _words(one: Text) -> Value:
    return {"vi": one.vi, "en": one.en}


def _number(one: Figure | Ledger | None) -> Value:
    if one is None:
        return None
    return str(one.value) if isinstance(one, Figure) else one.total


def _effect(one: Effect) -> Value:
    return {
        "outcome": one.outcome,
        "role": one.role,
        "before": [_side(side) for side in one.before],
        "after": [_side(side) for side in one.after],
        "where": _words(one.where) if one.where is not None else None,
        "matters": [_touched(matter) for matter in one.matters],
    }


def _side(one: Side) -> Value:
    return {"holder": one.holder, "name": _words(one.name), "certain": one.certain, "because": list(one.because)}


def _touched(one: Touched) -> Value:
    return {
        "matter": one.id,
        "title": one.title,
        "field": one.field,
        "chain_before": [step_value(step) for step in one.before],
        "chain_after": [step_value(step) for step in one.after],
    }


def _count(one: Count) -> Value:
    return {"said": _words(one.said), "before": one.before, "after": one.after}


def _finding(one: Finding) -> Value:
    return {
        "key": one.key,
        "check": one.check,
        "severity": one.severity.value,
        "file": one.location.file,
        "line": one.location.line,
        "said": _words(one.said),
    }
