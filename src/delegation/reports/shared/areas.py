"""Communes and cases for programs; ``null`` means all of them."""

from __future__ import annotations

from delegation.authority.cases import joined_cases
from delegation.questions.compare.words import Area
from delegation.reports.shared.cases import case_value
from delegation.reports.shared.json import Shapes, shape

AREAS: Shapes = {
    Area: shape(
        "communes cases",
        cases=lambda area, _: None if area.cases is None else [*map(case_value, joined_cases(area.cases))],
    )
}
