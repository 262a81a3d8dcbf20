"""Communes and cases for programs; ``null`` means all of them."""

from __future__ import annotations

from delegation.questions.compare.words import Area
from delegation.reports.shared.json import Shapes, shape

AREAS: Shapes = {
    Area: shape(
        "communes cases",
        cases=lambda area, _: None if area.cases is None else [dict(case) for case in sorted(area.cases)],
    )
}
