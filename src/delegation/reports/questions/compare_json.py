"""What differs, for programs, version 1. Its shape is frozen: ``schemas/output/diff-report.v1.schema.json`` says it.

Both languages stand in every report, so the same two registers give the same bytes whoever asks. Nothing is folded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields

from delegation.answers.changes import Changes, CountChange, summary
from delegation.answers.changes.causes import register_of, text_of
from delegation.answers.changes.entries import told
from delegation.answers.changes.sentences import Told
from delegation.authority.boxes import joined_cases
from delegation.authority.entries import Cause, Party
from delegation.findings import Finding, Text
from delegation.model.matters import MatterId
from delegation.questions.compare import Area, Comparison, Move
from delegation.reports.shared.cases import case_value
from delegation.reports.shared.json import Value, text_value
from delegation.speech import instruments

FORMAT = "delegation-diff-report"
VERSION = 1


def text(changes: Changes) -> str:
    """Write the report with the keys in the order of the schema."""
    return json.dumps(report(changes), ensure_ascii=False, indent=2) + "\n"


def report(changes: Changes) -> dict[str, Value]:
    """Give the report as plain values. Days are ISO; ``null`` for communes and cases means all of them."""
    comparison = changes.comparison
    moves: list[Value] = [_move(matter.id, move, comparison) for matter in comparison.matters for move in matter.moves]
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": changes.analyses[1].version,
        "old": _side(changes, 0),
        "new": _side(changes, 1),
        "differs": not changes.is_empty,
        "breaking": changes.is_breaking,
        "reasons": [
            {"kind": one.kind, "about": list(one.about), "said": text_value(one.said)} for one in changes.reasons
        ],
        "summary": _summary(changes),
        "moves": moves,
        "entries": [_entry(one) for one in told(comparison)],
        "counts": [_count(one) for one in changes.counts],
        "findings": {
            "new": [_finding(one, changes) for one in changes.new],
            "gone": [_finding(one, changes) for one in changes.gone],
            "weighed": [{**_finding(one, changes), "was": was.severity.value} for was, one in changes.weighed],
        },
    }


def _side(changes: Changes, at: int) -> dict[str, Value]:
    analysis = changes.analyses[at]
    left = analysis.not_examined
    return {
        "named": text_value(changes.named[at]),
        "register": analysis.register_name,
        "as_of": analysis.as_of.isoformat(),
        "rules_hash": analysis.rules_hash,
        "unread": changes.unread[at],
        "not_examined": {one.name: getattr(left, one.name) for one in fields(left)},
    }


def _summary(changes: Changes) -> dict[str, Value]:
    one = changes.comparison
    held = sum(bool(matter.moves) for matter in one.matters)
    return {
        "matters_moved": held,
        "matters_restated": len(one.matters) - held,
        "grants": len(one.grants),
        "instruments": len(one.instruments),
        "holders": len(one.holders),
        "figures": len(one.numbers),
        "others": len(one.others),
        "counts": len(changes.counts),
        "findings_new": len(changes.new),
        "findings_gone": len(changes.gone),
        "findings_weighed": len(changes.weighed),
    }


def _move(matter: MatterId, move: Move, comparison: Comparison) -> dict[str, Value]:
    before, after = summary.chains_of(move, comparison)
    return {
        "matter": matter,
        "title": summary.title(matter, comparison),
        "role": move.role,
        # Version 1 has no word for a corrected owner: the cause says that the register reads differently.
        "kind": "moved" if move.kind == "corrected" else move.kind,
        "certain": move.certain,
        "before": [_party(one, comparison) for one in move.before],
        "after": [_party(one, comparison) for one in move.after],
        "areas": [_area(one) for one in move.areas],
        "causes": [_cause(one, comparison) for one in move.causes],
        "chains": {"before": _all(before), "after": _all(after)},
    }


def _party(one: Party, comparison: Comparison) -> dict[str, Value]:
    name = register_of(comparison, one.holder).label_of(one.holder) if one.holder is not None else None
    return {"holder": one.holder, "name": name, "certain": one.certain, "because": list(one.because)}


def _area(one: Area) -> dict[str, Value]:
    communes: list[Value] | None = None if one.communes is None else [*sorted(one.communes)]
    cases: list[Value] | None = None if one.cases is None else [*map(case_value, joined_cases(one.cases))]
    return {"communes": communes, "cases": cases}


def _cause(one: Cause, comparison: Comparison) -> dict[str, Value]:
    return {
        "kind": one.kind,
        "about": one.about,
        "edge": one.edge or None,
        "day": one.day.isoformat() if one.day is not None else None,
        "by": list(one.by),
        "said": text_value(text_of(one, comparison, instruments.instrument)),
    }


def _entry(one: Told) -> dict[str, Value]:
    return {
        "group": one.group,
        "sort": one.sort or one.group,
        "id": one.about,
        "name": text_value(one.name),
        "kinds": list(one.kinds),
        "said": _all(one.said),
    }


def _count(one: CountChange) -> dict[str, Value]:
    return {
        "group": one.group,
        "key": one.key,
        "name": text_value(one.name),
        "before": _whole(one.before),
        "after": _whole(one.after),
    }


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _finding(one: Finding, changes: Changes) -> dict[str, Value]:
    return {
        "check": one.check,
        "severity": one.severity.value,
        "key": one.key,
        "file": one.location.file,
        "line": one.location.line,
        "said": text_value(summary.of_finding(changes, one)),
    }


def _all(texts: Iterable[Text]) -> list[Value]:
    return [text_value(one) for one in texts]
