"""Frozen, slotted dataclasses whose classes and values are made in a fraction of the usual time.

What they are is left to the standard library: fields, slots, ``replace``, what the type checker sees. But it compiles
six methods anew for each class when its module is imported. Here all but ``__init__`` are functions that the classes
share, and it fills the slots directly (docs/decisions/0010-values-that-are-made-quickly.md).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Never, TypeVar

T = TypeVar("T")


class _Shared:
    """The methods that all values share."""

    __slots__: tuple[str, ...] = ()
    _shown: tuple[str, ...] = ()

    @staticmethod
    def _values(value: object) -> tuple[object, ...]:
        """Give the values of all fields; each class has its own."""
        raise NotImplementedError(value)

    @staticmethod
    def _compared(value: object) -> tuple[object, ...]:
        """Give the values of the fields by which values are the same; each class has its own."""
        raise NotImplementedError(value)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or self._compared(self) == self._compared(other)

    def __hash__(self) -> int:
        return hash(self._compared(self))

    def __repr__(self) -> str:
        shown = ((name, getattr(self, name)) for name in self._shown)
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return (self.__class__, self._values(self))

    def __setattr__(self, name: str, _: object) -> Never:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> Never:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_NAMES = ("__eq__", "__hash__", "__repr__", "__reduce__", "__setattr__", "__delattr__")
_METHODS = {name: vars(_Shared)[name] for name in _NAMES}


_PARAMS: Any = vars(dataclasses.dataclass(init=False, repr=False, eq=False)(type("_Value", (), {"__doc__": ""})))[
    "__dataclass_params__"
]


class _Fields:
    """The fields of a class as the standard library has them: made where something asks for them, which of most classes nothing does."""

    def __init__(self, owner: type, stated: dict[str, Any]) -> None:
        self._owner, self._stated = owner, stated

    def __get__(self, value: object, _: type | None = None) -> dict[str, dataclasses.Field[Any]]:
        owner: Any = self._owner
        alike: Any = type(
            owner.__name__, (), {"__module__": owner.__module__, "__doc__": owner.__doc__, **self._stated}
        )
        found = dataclasses.dataclass(init=False, repr=False, eq=False)(alike).__dataclass_fields__
        owner.__dataclass_fields__ = found
        made: dict[str, dataclasses.Field[Any]] = found
        return made


def _quick(*, frozen: bool, slots: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a dataclass, quickly where it is frozen and slotted, has fields of its own alone and no factories."""

    def make(cls: type[T]) -> type[T]:
        if cls.__doc__ is None:
            cls.__doc__ = (
                cls.__name__
            )  # else the standard library reads its signature for one, which takes as long as making fifty classes
        stated = vars(cls).get("__annotations__", {})
        is_plain = not any(
            "ClassVar" in str(one) or "InitVar" in str(one) or "KW_ONLY" in str(one) for one in stated.values()
        )
        if (
            frozen
            and slots
            and is_plain
            and all(map(_is_plain, vars(cls).values()))
            and not dataclasses.is_dataclass(cls)
        ):
            return _made(cls, stated)
        return dataclasses.dataclass(frozen=frozen, slots=slots)(cls)

    return make


def _is_plain(one: object) -> bool:
    """Whether what a class says of a field is a default, or whether the field is compared and shown."""
    return not isinstance(one, dataclasses.Field) or (
        one.default_factory is dataclasses.MISSING and one.init and one.kw_only is not True and one.hash is None
    )


def _made(cls: type[T], stated: dict[str, Any]) -> type[T]:
    """Make a class anew with a slot for each field, as the standard library does."""
    names = tuple(stated)
    inner = {name: one for name, one in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    said = {name: inner.pop(name) for name in names if name in inner}
    told = {name: one for name, one in said.items() if isinstance(one, dataclasses.Field)}
    defaults = {name: told[name].default if name in told else one for name, one in said.items()}
    defaults = {name: one for name, one in defaults.items() if one is not dataclasses.MISSING}
    if tuple(defaults) != names[len(names) - len(defaults) :]:
        message = f"a field without a default follows one that has one: {cls.__qualname__}"
        raise TypeError(message)
    get = staticmethod(_getter(names))
    compared = [name for name in names if name not in told or told[name].compare]
    own = {
        "__slots__": names,
        "__match_args__": names,
        "__dataclass_params__": _PARAMS,
        "_values": get,
        "_compared": get if len(compared) == len(names) else staticmethod(_getter(compared)),
        "_shown": tuple(name for name in names if name not in told or told[name].repr),
    }
    metaclass: Any = type(cls)
    made: Any = metaclass(cls.__name__, cls.__bases__, {**inner, **_METHODS, **own})
    made.__qualname__ = cls.__qualname__
    made.__init__ = _init(made, names, tuple(defaults.values()))
    made.__dataclass_fields__ = _Fields(made, {"__annotations__": stated, **said})
    found: type[T] = made
    return found


def _getter(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    get = attrgetter(*names)
    return lambda value: (get(value),)


def _init(cls: type, names: Sequence[str], defaults: tuple[object, ...]) -> FunctionType:
    """Give an ``__init__`` that fills each slot directly, past the guard: the one of so many fields, with other names."""
    setters = {f"set_{number}": getattr(cls, name).__set__ for number, name in enumerate(names)}
    code = _filling(len(names)).replace(co_varnames=("self", *names))
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
