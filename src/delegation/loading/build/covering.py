"""What a waiver, or an entry of the baseline, says that it covers of its finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from delegation.loading.build.entries import Tree
from delegation.model.figures import Covers, Saying
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.model.terms import Day

ReadDay = Callable[[Any, Place], "Day | None"]
"""Reads a day that is written, at its place; ``None`` where it is none."""


def covers(tree: Tree, place: Place, read: ReadDay) -> Covers:
    """Read ``covers``, at its place."""
    matters, grants, communes = (tuple(tree[key]) if key in tree else None for key in ("matters", "grants", "communes"))
    areas = None
    if "areas" in tree:
        areas = tuple(_area(one, place.at("areas", number), read) for number, one in enumerate(tree["areas"]))
    others = tuple(tree["others"]) if "others" in tree else None
    severity = Severity(tree["severity"]) if "severity" in tree else None
    days, (says, values) = _days(tree, place, read), _said(tree.get("says"))
    return Covers(matters, grants, communes, *days, tree.get("count"), areas, others, says, values, severity)


def _said(listed: list[Any] | None) -> tuple[tuple[Saying, ...] | None, Saying | None]:
    """Give what is said in each place of the sentence, and of an older file what is said in all of it."""
    if listed is None:
        return None, None
    if any(isinstance(place, list) for place in listed):
        return tuple((place,) if isinstance(place, str) else tuple(place) for place in listed if place), None
    return None, tuple(listed)


def covered(one: Tree, place: Place) -> Iterator[tuple[str, str, Place]]:
    """Give every name that a waiver, or an entry of the baseline, says that it covers: the group, the name and its place.

    What else it covers (``others``, ``says``) is as the finding has it, and no id of one group.
    """
    inside, at = mapping_at(one, "covers"), place.at("covers")
    yield from _listed(inside, at, ("matters", "grants", "communes"))
    for number, area in mappings_at(inside, "areas"):
        if isinstance(area.get("matter"), str):
            yield "matters", area["matter"], at.at("areas", number, "matter")
        yield from _listed(area, at.at("areas", number), ("communes",))


def _listed(tree: Tree, place: Place, groups: tuple[str, ...]) -> Iterator[tuple[str, str, Place]]:
    for group in groups:
        for number, name in enumerate(list_at(tree, group)):
            if isinstance(name, str):
                yield group, name, place.at(group, number)


def list_at(tree: Tree, key: str) -> list[Any]:
    """Give the list behind a key; an empty one where something else stands there, as while somebody writes."""
    found = tree.get(key)
    return found if isinstance(found, list) else []


def mapping_at(tree: Tree, key: str) -> Tree:
    """Give the mapping behind a key; an empty one where something else stands there."""
    found = tree.get(key)
    return found if isinstance(found, dict) else {}


def mappings_at(tree: Tree, key: str) -> Iterator[tuple[int, Tree]]:
    """Give the mappings in the list behind a key, each with its number there."""
    return ((number, one) for number, one in enumerate(list_at(tree, key)) if isinstance(one, dict))


def _area(tree: Tree, place: Place, read: ReadDay) -> MatterArea:
    start, end = _days(tree, place, read)
    communes = tuple(tree["communes"]) if "communes" in tree else None
    cases = tuple(tuple(one.items()) for one in tree["cases"]) if "cases" in tree else None
    return MatterArea(tree["matter"], start, end, communes, cases)


def _days(tree: Tree, place: Place, read: ReadDay) -> tuple[Day | None, Day | None]:
    start, end = (read(tree[key], place.at(key)) if key in tree else None for key in ("from", "to"))
    return start, end
