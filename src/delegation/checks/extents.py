"""All that findings are about: what a waiver of them covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from delegation.findings import Finding, Problem, named
from delegation.model.figures import Covers
from delegation.model.severity import Severity


class FindingExtents(Mapping[str, Covers]):
    """All that each of some findings is about, by its key; worked out where it is asked for, which few are."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Take the findings; of two of one key the last counts."""
        self._findings = {one.key: one for one in findings}
        self._found: dict[str, Covers] = {}

    def __getitem__(self, key: str) -> Covers:
        """Give what a finding is about. ``KeyError`` for an unknown key."""
        if key not in self._found:
            self._found[key] = extent(self._findings[key])
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)

    def __contains__(self, key: object) -> bool:
        return key in self._findings


def extent(one: Finding | Problem) -> Covers:
    """Give all that a finding is about: what a waiver of it covers."""
    areas, of = one.areas or one.reach, named(one)
    starts, ends = [area.start for area in areas], [area.end for area in areas]
    communes = {code for area in areas for code in area.communes or ()}
    everywhere = not areas or any(area.communes is None for area in areas)
    hull = Covers(
        matters=of or None,
        grants=tuple(sorted(one.grants)) or None,
        communes=None if everywhere else tuple(sorted(communes)),
        start=None if None in starts else min((day for day in starts if day is not None), default=None),
        end=None if None in ends else max((day for day in ends if day is not None), default=None),
        count=one.count if one.count > len(of) else None,
        others=tuple(sorted(set(one.others))) or None,
        says=one.says,
        # Nothing weighs more than an error.
        severity=None if one.severity is Severity.ERROR else one.severity,
    )
    areas = one.areas
    if len({(area.start, area.end, area.communes) for area in areas}) <= 1 and all(
        area.cases is None for area in areas
    ):
        return hull
    from delegation.checks.shared import cells  # noqa: PLC0415  most findings are in all communes on all days that they are about

    listed = cells.plain(areas)
    whole = cells.within(replace(hull, matters=tuple({area.matter for area in areas})))
    return replace(hull, areas=listed) if cells.outside(whole, listed) else hull
