"""What is declared of each type is what its schema says; a field that is renamed, added or taken away changes no format unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from folders import ROOT

from delegation.findings import Location, Text
from delegation.model.terms import Term, Unknown
from delegation.questions.asserted import Point
from delegation.questions.compare import Move
from delegation.questions.derive import Derivation
from delegation.questions.timeline import TimelineQuestion
from delegation.reports.findings import json_v2
from delegation.reports.questions import (
    asserted,
    compare_json,
    explain,
    horizon_json,
    ids,
    log,
    status,
    suppose_json,
    timeline_json,
    ways,
    who_json,
)
from delegation.reports.questions import list as listing
from delegation.reports.shared.areas import AREAS
from delegation.reports.shared.json import Shape, Shapes, shape, written
from delegation.reports.shared.steps import STEPS
from delegation.values import dataclass

_FOLDER = ROOT / "schemas/output"
_HEAD = {"format", "version", "program", "rules_hash", "hypotheses"}
TABLES: dict[str, tuple[Shapes, ...]] = {
    "answer.v1": (who_json.ANSWER,),
    "check-report.v2": (json_v2.SHAPES,),
    "diff-report.v1": (compare_json.CHANGES,),
    "explained-finding.v1": (explain.EXPLAINED,),
    "horizon.v2": (horizon_json.HORIZON,),
    "ids.v1": (ids.IDS,),
    "impact.v1": (suppose_json.IMPACT,),
    "list.v1": (listing.LISTING,),
    "log.v1": (log.LOG,),
    "status.v1": (status.STATUS,),
    "test.v1": (asserted.ASSERTED,),
    "timeline.v1": (timeline_json.TIMELINE,),
    "tree.v1": (ways.TREE,),
}
"""The tables by the schema that their documents follow."""


def _objects(value: object) -> Iterator[set[str]]:
    """Give the keys of every object that a schema describes."""
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict):
            yield set(value["properties"])
        for one in value.values():
            yield from _objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects(one)


def _described(name: str) -> list[set[str]]:
    names = [f"{name}.schema.json", "shared.v1.json"] + (["answer.v1.schema.json"] if name.startswith("expl") else [])
    return [keys for one in names for keys in _objects(json.loads((_FOLDER / one).read_text("utf-8")))]


TAKEN_IN = {TimelineQuestion, Derivation, Location, Move, Point}
"""Types whose keys stand among those of what holds them."""
_TYPES = [
    pytest.param(name, kind, one, id=f"{name}-{kind.__name__}")
    for name, tables in TABLES.items()
    for table in tables
    for kind, one in table.items()
]


@pytest.mark.parametrize(("name", "kind", "one"), _TYPES)
def test_the_keys_of_a_type_are_those_of_an_object_of_the_schema(name: str, kind: type, one: Shape) -> None:
    """Where a shape takes in the keys of another (``**``), or stands within such a one, its own are among them."""
    keys = {key for key, _ in one if not key.startswith("**")}
    described = [found - _HEAD for found in _described(name)]
    is_part = any(key.startswith("**") for key, _ in one) or kind in TAKEN_IN
    assert any(keys - _HEAD == found or (is_part and keys <= found) for found in described), keys


def _paths(one: Shape) -> Iterator[str]:
    for _, get in one:
        cells = get.__closure__ or ()
        getters = [cell.cell_contents for cell in cells if type(cell.cell_contents).__name__ == "attrgetter"]
        yield from (path for getter in getters for path in getter.__reduce__()[1])


@pytest.mark.parametrize(("name", "kind", "one"), _TYPES)
def test_every_key_that_is_not_computed_is_a_field_or_a_property_of_its_type(
    name: str, kind: type[Any], one: Shape
) -> None:
    """So that a field cannot be renamed without its key being looked at, whether or not a test writes such a value."""
    known = {each.name for each in fields(kind)} | {key for key in dir(kind) if not key.startswith("_")}
    assert {path.split(".")[0] for path in _paths(one)} <= known, name


def test_what_several_documents_say_is_declared_once() -> None:
    for (table,) in TABLES.values():
        for shared in (STEPS, AREAS):
            assert all(table[kind] is one for kind, one in shared.items() if kind in table)


@dataclass(frozen=True, slots=True)
class _Inner:
    day: date | Unknown | None
    among: frozenset[str]
    said: Text


@dataclass(frozen=True, slots=True)
class _Outer:
    inner: _Inner
    term: Term
    more: tuple[_Inner, ...]
    new: str = "a field that no table names"


_SHAPES: Shapes = {
    _Inner: shape("day among said"),
    _Outer: shape("first=inner.day **term own more", own=lambda one, about: {"about": about, "**": one.inner}),
}


def test_a_value_is_written_by_the_keys_of_its_table_in_their_order() -> None:
    inner = _Inner(date(2026, 6, 1), frozenset("ba"), Text("một", "one"))
    told = _Inner(Unknown("chưa công bố"), frozenset(), Text("hai", "two"))
    said = written(_Outer(inner, Term(date(2026, 1, 1), None), (told,)), _SHAPES, "x")
    own = {"about": "x", "day": "2026-06-01", "among": ["a", "b"], "said": {"vi": "một", "en": "one"}}
    more = [{"day": {"unknown": "chưa công bố"}, "among": [], "said": {"vi": "hai", "en": "two"}}]
    assert said == {"first": "2026-06-01", "from": "2026-01-01", "to": None, "own": own, "more": more}
    assert list(said) == ["first", "from", "to", "own", "more"]


def test_a_type_of_which_no_table_tells_is_not_written() -> None:
    inner = _Inner(None, frozenset(), Text("", ""))
    with pytest.raises(KeyError):
        written(inner, {})


def test_a_key_whose_field_is_gone_is_an_error_and_no_other_key() -> None:
    with pytest.raises(AttributeError):
        written(_Inner(None, frozenset(), Text("", "")), {_Inner: shape("renamed")})
