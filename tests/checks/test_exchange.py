"""Of everything that a finding stands for one may be exchanged for another: then a waiver of it covers no longer, whatever the check."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from folders import FURTHER, RULES, day_of, whole_case, with_base, write

from delegation.authority.examination import Examination
from delegation.checks import runner
from delegation.checks.cases import files_of
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.extents import extent
from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.checks.shared.shrinking import gone, narrowed
from delegation.checks.waiving import added
from delegation.findings import Finding, named
from delegation.loading import schema
from delegation.loading.build.covering import covers
from delegation.loading.text import source
from delegation.model.figures import Covers, Saying
from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.run import pipeline

ANOTHER = "mot-dieu-khac"
LISTS = ("grants", "stands_for", "others")
BY_NUMBER = "form"
"""In the key of what is found of procedures that are published by number only: nobody knows which they are."""


@functools.cache
def found_of_cases() -> tuple[Finding, ...]:
    """Give what every check finds in its examples and in the further cases."""
    import tempfile  # noqa: PLC0415  one folder for all

    files = {one.id: whole_case(one.id, "bad") for one in CATALOGUE}
    files |= {f"{one.parent.name}-{one.name}": with_base(files_of(one)) for one in FURTHER}
    found: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, own in files.items():
            loaded = pipeline.load(write(Path(folder) / name, {one.name: one.data for one in own}))
            found += pipeline.analyse(loaded, day_of(own), against_baseline=True).findings
    return tuple(found)


@functools.cache
def found_in_the_register() -> tuple[Finding, ...]:
    checks = pipeline.wanted((), ("DLG206",))  # slow, and about pairs that its keys name
    return pipeline.analyse(pipeline.load(RULES), date(2026, 11, 28), checks, with_extents=True).findings


def findings(check: str) -> list[Finding]:
    return [one for one in (*found_of_cases(), *found_in_the_register()) if one.check == check]


def _with(one: Finding, kind: str, names: tuple[str, ...]) -> Finding:
    if kind == "grants":
        return replace(one, grants=names)
    return replace(one, stands_for=names) if kind == "stands_for" else replace(one, others=names)


def exchanged(one: Finding) -> Iterator[tuple[str, Finding]]:
    """Give a finding with one of the things that it stands for exchanged for another, of each kind."""
    for kind in LISTS:
        if names := getattr(one, kind):
            others = {name for other in LISTS for name in getattr(one, other)}
            if kind == "stands_for" and names[0] in {area.matter for area in one.areas}:
                continue  # its cells name it, too
            assert ANOTHER not in others
            yield kind, _with(one, kind, (ANOTHER, *names[1:]))
    for number, area in enumerate(one.areas[:1]):
        rest = tuple(each for each in one.areas if each.matter != area.matter)
        stay = tuple(name for name in one.stands_for if name != area.matter)
        yield f"area {number}", replace(one, areas=(replace(area, matter=ANOTHER), *rest), stands_for=stay)


def grown(one: Finding) -> Iterator[tuple[str, Finding]]:
    """Give a finding with one thing more, of each kind that it has."""
    for kind in LISTS:
        if names := getattr(one, kind):
            yield kind, _with(one, kind, (*names, ANOTHER))
    for area in one.areas[:1]:
        yield "matter", replace(one, areas=(*one.areas, replace(area, matter=ANOTHER)))
        if area.communes is not None:
            yield "commune", replace(one, areas=(*one.areas, replace(area, communes=("99999",))))
        day = timedelta(days=1)
        if all(each.end is not None for each in one.areas):
            last = max(each.end for each in one.areas if each.end is not None) + day
            yield "day after", replace(one, areas=(*one.areas, replace(area, start=last, end=last)))
        if all(each.start is not None for each in one.areas):
            first = min(each.start for each in one.areas if each.start is not None) - day
            yield "day before", replace(one, areas=(*one.areas, replace(area, start=first, end=first)))
    if not (named(one) or one.others or one.grants):
        yield "number", replace(one, count=one.count + 1)


def shrunk(one: Finding) -> Iterator[tuple[str, Finding]]:
    """Give a finding with one thing less, of each kind of which it has several."""
    in_areas = {area.matter for area in one.areas}
    for kind in LISTS:
        names = getattr(one, kind)
        if len(set(names)) > 1 and (kind != "stands_for" or names[0] not in in_areas):
            # What names all that it is of is of one matter less.
            is_named = kind == "stands_for" and one.count == len(named(one))
            less = replace(one, says=without(one.says, names[0]), count=one.count - is_named)
            yield kind, _with(less, kind, tuple(name for name in names if name != names[0]))
    if len(in_areas) > 1:
        name = one.areas[0].matter
        areas = tuple(area for area in one.areas if area.matter != name)
        less = replace(one, says=without(one.says, name))
        yield "matter", replace(less, areas=areas, stands_for=tuple(each for each in one.stands_for if each != name))
    if one.count > 1 and not named(one) and not one.others:
        yield "number", replace(one, count=one.count - 1)


def without(says: tuple[Saying, ...] | None, name: str) -> tuple[Saying, ...]:
    return tuple(tuple(value for value in place if value != name) for place in says or ())


def amount(place: Saying) -> float:
    found = re.fullmatch(r"([\d.]+) \D+", " ".join(place))
    return float(found[1].replace(".", "")) if found else float("nan")


def unit(place: Saying) -> str:
    return " ".join(place).partition(" ")[2]


def said_elsewhere(one: Finding) -> Iterator[Finding]:
    """Give a finding whose sentence says in one place what it says in another, or both the other way round: no value is new."""
    says, stated = one.says or (), extent(one)
    listed = {*(stated.matters or ()), *(stated.grants or ()), *(stated.others or ()), *(stated.communes or ())}
    days = [day for area in (*one.areas, *one.reach) for day in (area.start, area.end) if day is not None]
    held = listed | {day.isoformat() for day in days}
    for (at, here), (other, there) in permutations(enumerate(says), 2):
        is_less = set(here) >= set(there) or (amount(there) < amount(here) and unit(there) == unit(here))
        if is_less or (held & {*here} and held.issuperset(there)):
            continue  # what lists hold stands for what they hold
        once = [there if number == at else place for number, place in enumerate(says)]
        yield replace(one, says=tuple(once))
        if at < other:
            yield replace(one, says=tuple(here if number == other else place for number, place in enumerate(once)))


def read(text: str) -> Covers | None:
    """Read an extent as a file has it; ``None`` for nothing: then a waiver states none."""
    data = f"waivers:\n  - covers: {text}\n".encode()
    tree = source.parse("waivers.yaml", "waivers", data, schema.typed_keys("waivers")).tree["waivers"][0]["covers"]
    return covers(tree, Place("a.yaml"), lambda day, _: date.fromisoformat(str(day))) if tree else None


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_is_exchanged_or_comes_is_not_covered(check: str) -> None:
    for one in findings(check):
        stated = read(written(extent(one))) or Covers(count=1)
        assert added(one, stated) is None, f"{one.key}: what is written does not cover its own finding"
        for kind, other in (*exchanged(one), *grown(one)):
            assert added(other, stated) is not None, f"{one.key}: {kind} is exchanged or grows unseen ({stated})"


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_is_said_in_the_place_of_something_else_is_not_covered(check: str) -> None:
    for one in findings(check):
        stated = read(written(extent(one)))
        for other in said_elsewhere(one):
            assert added(other, stated or Covers(count=1)) is not None, f"{one.key}: {other.says} for {one.says}"


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_shrinks_is_covered_and_the_list_is_told_that_it_covers_more(check: str) -> None:
    for one in findings(check):
        stated = extent(one)
        for kind, less in shrunk(one):
            assert added(less, stated) is None, f"{one.key}: less of {kind} is not covered"
            assert list(gone(stated, extent(less))), f"{one.key}: the list may cover more of {kind} than is found"
            left = narrowed(stated, extent(less))
            assert left is not None
            assert added(less, left) is None
            assert added(one, left) is not None, f"{one.key}: what is pruned still covers the {kind} that is gone"


def test_a_finding_that_stands_for_several_things_names_them() -> None:
    """Whoever counts without naming lets one be exchanged for another; only what is published by number has no names."""
    for one in (*found_of_cases(), *found_in_the_register()):
        if one.count > 1 and BY_NUMBER not in one.key.split(":"):
            assert named(one) or one.others, one.key


def test_what_problems_name_is_what_their_findings_name() -> None:
    """Marks are asked of problems, outputs of findings: a waiver covers both alike."""
    loaded = pipeline.load(RULES)
    checks = [one for one in CATALOGUE if one.weighs_steps]
    problems = {
        check.key(one): one for check, one in runner.run(Examination(loaded.register, date(2026, 11, 28)), checks)
    }
    for one in found_in_the_register():
        if one.key in problems:
            assert (named(problems[one.key]), problems[one.key].others) == (named(one), one.others)


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_a_finding_did_not_name_is_new_when_it_comes_and_no_list_takes_it_in(check: str) -> None:
    """Whoever records what a finding says names all that it has: of what is not named there was nothing."""
    for one in findings(check):
        recorded = replace(one, says=one.says or (("mot-cho",),))
        stated = read(written(extent(recorded))) or Covers()
        for kind in LISTS:
            if getattr(recorded, kind) or (kind != "grants" and stated.is_open):
                continue
            more = _with(recorded, kind, (ANOTHER,))
            assert added(more, stated) is not None, f"{one.key}: {kind} come unseen ({stated})"
            left = narrowed(stated, extent(more))
            assert left is None or ANOTHER not in written(left), f"{one.key}: {kind} are taken into the list"


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_weighs_more_is_told_and_what_weighs_less_is_covered(check: str) -> None:
    """An entry of an older file says no weight, and covers any."""
    weights = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    for one in findings(check):
        stated = read(written(extent(one))) or Covers(count=1)
        for weight in weights:
            is_heavier = weight.rank < one.severity.rank
            other = replace(one, severity=weight)
            assert (added(other, stated) is not None) == is_heavier, f"{one.key}: {one.severity} → {weight}"
            assert added(other, replace(stated, severity=None, count=one.count)) is None


def test_a_number_in_a_list_is_never_raised() -> None:
    assert narrowed(Covers(count=34), Covers(count=40)) == Covers(count=34)
    assert narrowed(Covers(count=34), Covers(count=30)) == Covers(count=30)
