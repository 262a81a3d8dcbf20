"""The report of GitLab's Code Quality: findings beside the lines of a merge request, new ones told from those that stood before."""

from __future__ import annotations

import json
from hashlib import sha256

from delegation.findings import Analysis, Finding
from delegation.model.severity import Severity
from delegation.reports.shared.rendering import Rendering, visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write one entry for each finding, heaviest first. The fingerprint is that of its key, so that GitLab knows it again when lines move.

    The format has no place for what a run rests on; each entry bears the version of the program and the state of the rule files.
    """
    ordered = sorted(analysis.findings, key=lambda one: (one.severity.rank, one.order))
    state = {"delegation_version": analysis.version, "delegation_rules_hash": analysis.rules_hash}
    return json.dumps([{**_entry(one, rendering), **state} for one in ordered], ensure_ascii=False, indent=2) + "\n"


def _entry(one: Finding, rendering: Rendering) -> dict[str, object]:
    law = one.legal_source.in_(rendering.language)
    cited = f" ({law})" if law else ""
    return {
        "description": visible(f"{one.said.in_(rendering.language)}{cited} [{one.key}]"),
        "check_name": one.check,
        "fingerprint": sha256(one.key.encode()).hexdigest(),
        "severity": _SEVERITIES[one.severity],
        "location": {
            "path": rendering.file(one.location),
            "lines": {"begin": one.location.line, "end": one.location.end_line},
        },
    }
