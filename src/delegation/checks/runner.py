"""Asks the checks, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.library import dlg901_waiver_ended, dlg902_waiver_matches_nothing, dlg903_waiver_without_extent
from delegation.findings import Problem
from delegation.model.figures import Covers, Waiver
from delegation.model.terms import Day


def run(examination: Examination, checks: Sequence[Check]) -> list[tuple[Check, Problem]]:
    """Give every problem of every check, each with the check that found it. A crash names its check."""
    found: list[tuple[Check, Problem]] = []
    for check in checks:
        if check.run is None:
            continue
        try:
            found += ((check, problem) for problem in check.run(examination))
        except Exception as error:
            error.add_note(f"phép kiểm tra {check.id} / check {check.id}")
            raise
    return found


def run_waivers(waivers: Iterable[Waiver], extents: Mapping[str, Covers], as_of: Day) -> list[tuple[Check, Problem]]:
    """Give what is wrong with the waivers themselves, once all findings and what they are about are known, by key."""
    listed, keys = list(waivers), set(extents)
    found = [(dlg901_waiver_ended.CHECK, problem) for problem in dlg901_waiver_ended.ended(listed, keys, as_of)]
    found += [
        (dlg902_waiver_matches_nothing.CHECK, problem)
        for problem in dlg902_waiver_matches_nothing.unmatched(listed, keys)
    ]
    found += [
        (dlg903_waiver_without_extent.CHECK, problem)
        for problem in dlg903_waiver_without_extent.unlimited(listed, extents)
    ]
    return found
