"""Values are made quickly, and are what the standard library would make."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable

import pytest
from folders import RULES

import delegation
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
