"""Those who judge are judged: a finding that is left out, named wrongly, or told of a day too many is noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from choices import at_random
from completeness import untold
from days import DAYS
from judgement import Disagreement, Finding, Judgement
from registers import example
from soundness import sharing, unfounded

KINDS = {
    "two owners, untold": {"DLG201", "DLG205"},
    "two act, untold": {"DLG203"},
    "nobody owns, untold": {"DLG202"},
    "groundless, untold": {"DLG303", "DLG503"},
}


def judged(wanted: set[str]) -> Iterator[Judgement]:
    """Give random registers that have a finding of some checks with areas."""
    for number in range(150):
        one = Judgement(example(at_random(f"judging {number}"), unknown=False))
        found = [finding for finding in one.findings if finding.check in wanted and finding.problem.areas]
        if found:
            yield one


def told(one: Judgement, findings: tuple[Finding, ...]) -> Judgement:
    """Give the same register with other findings."""
    other = Judgement(one.example)
    other.__dict__["findings"] = findings
    return other


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_left_out_is_noticed(kind: str) -> None:
    """Of what is left when all findings of a kind are taken away, that kind is missed first."""
    seen = 0
    for one in judged(KINDS[kind]):
        rest = tuple(finding for finding in one.findings if finding.check not in KINDS[kind])
        seen += any(found.kind == kind for found in untold(told(one, rest)))
    assert seen > 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_day_too_many_is_noticed(kind: str) -> None:
    seen = 0
    for one in judged(KINDS[kind]):
        for finding in one.findings:
            areas = finding.problem.areas
            if finding.check in KINDS[kind] and any(area.end and area.end < DAYS[-1] for area in areas):
                longer = tuple(replace(area, end=area.end + timedelta(days=1)) if area.end else area for area in areas)
                seen += noticed(one, finding, unfounded, areas=longer)
    assert seen > 3


def test_names_that_are_wrong_are_noticed() -> None:
    seen = 0
    for one in judged({"DLG201"}):
        for finding in one.findings:
            if finding.check == "DLG201":
                about = finding.problem.about
                seen += noticed(one, finding, untold, about=(about[0], "so-c", *about[2:]))
    assert seen > 3


def noticed(
    one: Judgement, finding: Finding, property_: Callable[[Judgement], Iterator[Disagreement]], **changed: object
) -> bool:
    other = replace(finding, problem=replace(finding.problem, **changed))  # type: ignore[arg-type]  # fields of a problem
    findings = tuple(other if each is finding else each for each in one.findings)
    return any(property_(told(one, findings)))


def test_two_findings_with_one_key_are_noticed() -> None:
    one = next(judged({"DLG201"}))
    assert any(sharing(told(one, (*one.findings, *one.findings))))
