"""What came of a run, as text for people and for machines. ``FORMATS`` lists every output."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from delegation.findings import Analysis
    from delegation.reports.shared.rendering import Rendering


class _Format(Protocol):
    def render(self, analysis: Analysis, rendering: Rendering) -> str: ...


FORMATS = {
    "text": "delegation.reports.findings.text",
    "brief": "delegation.reports.findings.brief",
    "short": "delegation.reports.findings.short",
    "json": "delegation.reports.findings.json_v1",
    "sarif": "delegation.reports.findings.sarif",
    "junit": "delegation.reports.findings.junit",
    "github": "delegation.reports.findings.github",
    "gitlab": "delegation.reports.findings.gitlab",
    "markdown": "delegation.reports.findings.markdown",
    "csv": "delegation.reports.findings.table",
    "html": "delegation.reports.findings.page",
}
"""Every output of ``check`` and the module that writes it; only the one asked for is imported."""


def render(name: str, analysis: Analysis, rendering: Rendering) -> str:
    """Write an analysis in one of ``FORMATS``. The text ends with a line break. ``KeyError`` for another name."""
    return cast("_Format", import_module(FORMATS[name])).render(analysis, rendering)
