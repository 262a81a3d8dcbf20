"""Frozen, slotted dataclasses whose classes and values are made in a fraction of the usual time.

What they are is left to the standard library: fields, slots, ``replace``, what the type checker sees. But it compiles
six methods anew for each class when its module is imported. Here all but ``__init__`` are functions that the classes
share, and it fills the slots directly (docs/decisions/0010-values-that-are-made-quickly.md).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Never, TypeVar

T = TypeVar("T")


class _Shared:
    """The methods that all values share."""

    __slots__: tuple[str, ...] = ()

    @staticmethod
    def _values(value: object) -> tuple[object, ...]:
        """Give the values of all fields; each class has its own."""
        raise NotImplementedError(value)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or self._values(self) == self._values(other)

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __repr__(self) -> str:
        shown = zip(self.__slots__, self._values(self), strict=True)
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return (self.__class__, self._values(self))

    def __setattr__(self, name: str, _: object) -> Never:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> Never:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_NAMES = ("__eq__", "__hash__", "__repr__", "__reduce__", "__setattr__", "__delattr__")
_METHODS = {name: vars(_Shared)[name] for name in _NAMES}


def _quick(*, frozen: bool, slots: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a dataclass, quickly where it is frozen and slotted and has no factories."""

    def make(cls: type[T]) -> type[T]:
        has_factory = any(isinstance(one, dataclasses.Field) for one in vars(cls).values())
        if has_factory or not (frozen and slots):
            return dataclasses.dataclass(frozen=frozen, slots=slots)(cls)
        made: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
        names = [one.name for one in dataclasses.fields(made)]
        get = attrgetter(*names)
        values = get if len(names) > 1 else lambda value: (get(value),)
        for name, method in {**_METHODS, "__init__": _init(made), "_values": staticmethod(values)}.items():
            setattr(made, name, method)
        return made

    return make


def _init(cls: type) -> object:
    """Compile ``__init__``: it fills each slot directly, past the guard."""
    fields = dataclasses.fields(cls)
    names: dict[str, object] = {f"_set_{one.name}": getattr(cls, one.name).__set__ for one in fields}
    names |= {f"_default_{one.name}": one.default for one in fields}
    parameters = (
        one.name if one.default is dataclasses.MISSING else f"{one.name}=_default_{one.name}" for one in fields
    )
    body = "; ".join(f"_set_{one.name}(self, {one.name})" for one in fields)
    exec(f"def __init__(self, {', '.join(parameters)}): {body}", names)  # noqa: S102  as the standard library does
    return names["__init__"]


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _quick

__all__ = ["dataclass"]
