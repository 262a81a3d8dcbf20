"""What differs, for programs, version 1. Its shape is frozen: ``schemas/output/diff-report.v1.schema.json`` says it.

Both languages stand in every report, so the same two registers give the same bytes whoever asks. Nothing is folded.
"""

from __future__ import annotations

from dataclasses import fields

from delegation.answers.changes import Changes, CountChange, Reason, summary
from delegation.answers.changes.causes import register_of, text_of
from delegation.answers.changes.entries import told
from delegation.answers.changes.sentences import EntryTurn
from delegation.authority.entries import ChangeCause, Party
from delegation.findings import Finding
from delegation.model.terms import Unknown
from delegation.questions.compare import Move
from delegation.reports.shared.areas import AREAS
from delegation.reports.shared.json import Shapes, Value, dumped, shape, written
from delegation.speech import instruments


def text(changes: Changes) -> str:
    """Write the report with the keys in the order of the schema."""
    return dumped(report(changes))


def report(changes: Changes) -> dict[str, Value]:
    """Give the report as plain values. Days are ISO; ``null`` for communes and cases means all of them."""
    return written(changes, CHANGES, changes)


def _moves(changes: Changes, _: object) -> list[object]:
    comparison = changes.comparison
    return [
        {"matter": matter.id, "title": summary.title(matter.id, comparison), "**": move}
        for matter in comparison.matters
        for move in matter.moves
    ]


def _side(changes: Changes, at: int) -> object:
    analysis = changes.analyses[at]
    left = analysis.not_examined
    return {
        "named": changes.named[at],
        "register": analysis.register_name,
        "as_of": analysis.as_of,
        "rules_hash": analysis.rules_hash,
        "unread": changes.unread[at],
        "not_examined": {one.name: getattr(left, one.name) for one in fields(left)},
    }


def _summary(changes: Changes, _: object) -> object:
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


def _chains(move: Move, changes: Changes) -> object:
    return dict(zip(("before", "after"), summary.chains_of(move, changes.comparison), strict=True))


def _name(one: Party, changes: Changes) -> str | None:
    return register_of(changes.comparison, one.holder).label_of(one.holder) if one.holder is not None else None


def _whole(value: float | Unknown | None) -> int | None:
    return int(value) if isinstance(value, int | float) else None


CHANGES: Shapes = {
    **AREAS,
    Changes: shape(
        "format version program old new differs breaking=is_breaking reasons summary moves entries counts findings",
        format=lambda *_: "delegation-diff-report",
        version=lambda *_: 1,
        program=lambda changes, _: changes.analyses[1].version,
        old=lambda changes, _: _side(changes, 0),
        new=lambda changes, _: _side(changes, 1),
        differs=lambda changes, _: not changes.is_empty,
        summary=_summary,
        moves=_moves,
        entries=lambda changes, _: list(told(changes.comparison)),
        findings=lambda changes, _: {
            "new": changes.new,
            "gone": changes.gone,
            "weighed": [{"**": one, "was": was.severity.value} for was, one in changes.weighed],
        },
    ),
    Reason: shape("kind about said certain"),
    Move: shape(
        "role kind certain before after areas causes chains",
        # Version 1 has no word for a corrected owner: the cause says that the register reads differently.
        kind=lambda move, _: "moved" if move.kind == "corrected" else move.kind,
        chains=_chains,
    ),
    Party: shape("holder name certain because", name=_name),
    ChangeCause: shape(
        "kind about edge day by said",
        edge=lambda cause, _: cause.edge or None,
        said=lambda cause, changes: text_of(cause, changes.comparison, instruments.instrument),
    ),
    EntryTurn: shape("group sort id=about name kinds said", sort=lambda entry, _: entry.sort or entry.group),
    CountChange: shape(
        "group key name before after **unknown",
        before=lambda count, _: _whole(count.before),
        after=lambda count, _: _whole(count.after),
        # Only where it is stated that a number is not known.
        unknown=lambda count, _: {
            f"{side}_unknown": value.reason
            for side, value in (("before", count.before), ("after", count.after))
            if isinstance(value, Unknown)
        },
    ),
    Finding: shape(
        "check severity=severity.value key file=location.file line=location.line said",
        said=lambda finding, changes: summary.of_finding(changes, finding),
    ),
}
