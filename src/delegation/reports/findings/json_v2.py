"""Findings for programs, version 2: that of a run which is compared with an earlier state, or narrowed to some files.

It has what version 1 has, and beside it what was so before, what is gone, and how much is left out; ``findings`` are those that are new
and have a place in the files. ``schemas/output/check-report.v2.schema.json`` says its shape.
"""

from __future__ import annotations

from delegation.findings import Analysis, Narrowed, Since
from delegation.reports.findings import json_v1
from delegation.reports.shared.json import Shapes, dumped, shape, written

VERSION = 2
SHAPES: Shapes = {
    Since: shape(
        "revision said before gone",
        before=lambda since, _: json_v1.listed(since.before),
        gone=lambda since, _: json_v1.listed(since.gone),
    ),
    Narrowed: shape("files left_out", left_out=lambda narrowed, _: len(narrowed.left_out)),
}


def text(analysis: Analysis) -> str:
    """Write the report."""
    since, narrowed = analysis.since, analysis.narrowed
    report = {
        **json_v1.report(analysis),
        "version": VERSION,
        "since": written(since, SHAPES) if since is not None else None,
        "narrowed": written(narrowed, SHAPES) if narrowed is not None else None,
    }
    return dumped(report)
