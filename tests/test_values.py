"""Values are made quickly, and are what the standard library would make."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import pprint
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from folders import RULES

import delegation
from delegation import values
from delegation.findings import Location, Text
from delegation.model.parts import Part
from delegation.model.terms import Unknown

VALUES = [Text("một", "one"), Unknown("chưa rõ"), Part(), Part(communes=()), Location("tasks/a.yaml", 1, 2, 3, 4)]


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])  # noqa: S301
def test_a_copy_is_equal(value: object, again: Callable[[object], object]) -> None:
    assert again(value) == value
    assert hash(again(value)) == hash(value)
    assert type(again(value)) is type(value)


def test_values_are_equal_by_their_fields_and_class() -> None:
    assert Text("a", "b") == Text(vi="a", en="b") != Text("a", "c")
    others: list[object] = [("a", "b"), Unknown("a")]
    assert Text("a", "b") not in others
    assert len({Text("a", "b"), Text("a", "b"), Text("b", "a")}) == 2


def test_values_are_shown_and_replaced_as_dataclasses() -> None:
    assert repr(Text("a", "b")) == "Text(vi='a', en='b')"
    assert dataclasses.replace(Text("a", "b"), en="c") == Text("a", "c")
    assert [one.name for one in dataclasses.fields(Text)] == ["vi", "en"]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'en'"):
        Text("a")  # type: ignore[call-arg]


_ROOMS = ("model", "authority", "questions", "checks", "loading", "speech", "answers")
"""Where most values are; the other rooms take long to import."""


def _classes() -> Iterator[Any]:
    """Give the classes of values: those that have the methods that values share."""
    for room in _ROOMS:
        for one in pkgutil.walk_packages([f"{delegation.__path__[0]}/{room}"], f"delegation.{room}."):
            module = importlib.import_module(one.name)
            yield from (
                each
                for each in vars(module).values()
                if isinstance(each, type) and vars(each).keys() >= {"_values", "_compared", "_shown"}
            )


def test_every_class_of_values_is_what_the_standard_library_makes() -> None:
    """Names, kinds, defaults and flags of all fields, how values are made, compared, shown and taken apart: as of a dataclass of the same body."""
    classes = {*_classes()}
    assert len(classes) > 200
    for made in classes:
        fields = dataclasses.fields(made)
        stated = {one.name: one.type for one in fields}
        body = {one.name: dataclasses.field(default=one.default, compare=one.compare, repr=one.repr) for one in fields}
        usual: Any = dataclasses.dataclass(frozen=True, slots=True)(
            type(made.__name__, (), {"__annotations__": stated, "__module__": made.__module__, **body})
        )
        assert [*map(_told, fields)] == [*map(_told, dataclasses.fields(usual))]
        assert made.__match_args__ == usual.__match_args__ == tuple(stated)
        assert inspect.signature(made).parameters.keys() == inspect.signature(usual).parameters.keys()
        values = {one.name: f"{one.name}!" for one in fields}
        one, other = made(**values), usual(**values)
        assert repr(one).partition("(")[2] == repr(other).partition("(")[2]
        assert hash(one) == hash(other)
        for field in fields:
            changed = dataclasses.replace(one, **{field.name: "otherwise"})
            assert (changed == one) == (dataclasses.replace(other, **{field.name: "otherwise"}) == other)
            assert copy.copy(changed) == changed
            assert getattr(copy.copy(changed), field.name) == "otherwise"
        assert not hasattr(one, "__dict__") or hasattr(made.__base__, "__dict__")


def _told(field: dataclasses.Field[object]) -> tuple[object, ...]:
    return field.name, field.type, field.default, field.compare, field.repr, field.init, field.hash


def test_a_field_without_a_default_after_one_that_has_one_is_refused() -> None:
    body = {"__annotations__": {"one": "int", "other": "int"}, "__module__": __name__, "one": 1}
    with pytest.raises(TypeError, match="without a default"):
        values.dataclass(frozen=True, slots=True)(type("Wrong", (), body))


def test_values_are_printed_in_full() -> None:
    assert pprint.pformat(Text("a", "b")) == "Text(vi='a', en='b')"


def test_values_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Text("a", "b").vi = "c"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Text("a", "b").vi
    with pytest.raises(dataclasses.FrozenInstanceError):
        Text("a", "b").more = "c"  # type: ignore[attr-defined]


def test_what_is_loaded_does_not_change() -> None:
    register = delegation.load(RULES)
    with pytest.raises(AttributeError):
        register.name = "khác"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        next(iter(register.matters.values())).title = "khác"  # type: ignore[misc]
