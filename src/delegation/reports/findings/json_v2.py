"""Findings for programs, version 2: that of a run which is compared with an earlier state, or narrowed to some files.

It has what version 1 has, and beside it what was so before, what is gone, and how much is left out; ``findings`` are those that are new
and have a place in the files. ``schemas/output/check-report.v2.schema.json`` says its shape.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from delegation.findings import Analysis, Narrowed, Since
from delegation.reports.findings import json_v1
from delegation.reports.shared.json import text_value

VERSION = 2


def text(analysis: Analysis) -> str:
    """Write the report."""
    since, narrowed = analysis.since, analysis.narrowed
    report = {
        **json_v1.report(analysis),
        "version": VERSION,
        "since": _since(since) if since is not None else None,
        "narrowed": _narrowed(narrowed) if narrowed is not None else None,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _since(since: Since) -> Mapping[str, object]:
    return {
        "revision": since.revision,
        "said": text_value(since.said),
        "before": json_v1.listed(since.before),
        "gone": json_v1.listed(since.gone),
    }


def _narrowed(narrowed: Narrowed) -> Mapping[str, object]:
    return {"files": list(narrowed.files), "left_out": len(narrowed.left_out)}
