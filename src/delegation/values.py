"""Frozen, slotted dataclasses whose classes and values are made in a fraction of the usual time.

What they are is left to the standard library: fields, slots, ``replace``, what the type checker sees. But it compiles
six methods anew for each class when its module is imported. Here all but ``__init__`` are functions that the classes
share, and it fills the slots directly (docs/decisions/0010-values-that-are-made-quickly.md).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
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
        if cls.__doc__ is None:
            cls.__doc__ = (
                cls.__name__
            )  # else the standard library reads its signature for one, which takes as long as making fifty classes
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


def _init(cls: type) -> FunctionType:
    """Give an ``__init__`` that fills each slot directly, past the guard: the one of so many fields, with other names."""
    fields = dataclasses.fields(cls)
    setters = {f"set_{number}": getattr(cls, one.name).__set__ for number, one in enumerate(fields)}
    code = _filling(len(fields)).replace(co_varnames=("self", *(one.name for one in fields)))
    defaults = tuple(one.default for one in fields if one.default is not dataclasses.MISSING)
    return FunctionType(code, setters, "__init__", defaults)


@cache
def _filling(count: int) -> CodeType:
    """Compile an ``__init__`` of so many fields: to compile one for each class would take several times as long."""
    parameters = "".join(f", field_{number}" for number in range(count))
    body = "; ".join(f"set_{number}(self, field_{number})" for number in range(count))
    names: dict[str, FunctionType] = {}
    exec(f"def __init__(self{parameters}): {body}", names)  # noqa: S102  as the standard library does
    return names["__init__"].__code__


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _quick

__all__ = ["dataclass"]
