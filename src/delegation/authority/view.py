"""The register as far as somebody has said that he reads it: all else is refused, so that nobody reads what he did not declare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any

from delegation.model.register import Register

GROUND = frozenset(
    {"id", "name", "place", "language", "province", "baseline", "settings", "supposed", "unread", "english"}
)  # fmt: skip
"""What the file of the register itself says, what was read at all, and how it is said in English: whoever asks anything may read it."""
AUTHORITY = frozenset(
    {"matters", "grants", "holders", "communes", "succession", "instruments", "norms", "forms", "fields", "recoded", "ledgers", "sources"}
)  # fmt: skip
"""The groups of entries that say who holds what, where, when and by which chain, and how that is said."""
TILED = frozenset({"matters", "grants", "holders", "communes", "succession", "instruments"})
"""What tilings are made of."""
PARTED = frozenset({"matters", "grants", "recoded"})
"""The groups that are dealt into parts that hang together; all others are the world in which each part stands."""
WORLD = AUTHORITY - PARTED
"""What is the world of the groups that say who holds what."""
DERIVED: Mapping[str, frozenset[str]] = {
    "numbers": frozenset({"instruments"}),
    "shared_numbers": frozenset({"instruments"}),
    "_successors": frozenset({"instruments"}),
    "_prolonged": frozenset({"instruments"}),
    "_becoming": frozenset({"succession"}),
    "lasting_communes": frozenset({"communes"}),
    "_recoding": frozenset({"recoded"}),
    "effects": frozenset({"instruments", "grants", "matters"}),
    "_heads": frozenset({"holders"}),
    "alternates": frozenset({"grants"}),
    "grants_of": frozenset({"grants", "communes", "succession"}),
    "in_force": frozenset({"instruments", "grants", "matters"}),
    "forms_of": frozenset({"grants", "communes", "succession"}),
    "extending": frozenset({"instruments", "grants", "matters"}),
    "owned_by": frozenset({"matters"}),
    "tasks": frozenset({"matters"}),
    "procedures": frozenset({"matters"}),
    "books": frozenset({"ledgers", "matters", "grants", "holders"}),
}
"""What the register works out for all that ask, and the groups that it is made of."""


class UndeclaredError(RuntimeError):
    """Something was read that was not declared: a fault of the program, never of rule files."""


class _Refused:
    """Stands in the class for a field that an instance may lack: what is there goes before it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, view: object, _: type | None = None) -> object:
        if view is None:
            return self
        told = f"“{self._name}” of the register is read but not declared: add it to what is read (reads=…)"
        raise UndeclaredError(told)


class _Shared:
    """Stands in the class for what the register works out once: taken from it where all that it is made of may be read."""

    def __init__(self, name: str, found: cached_property[Any]) -> None:
        self._name, self._found = name, found

    def __get__(self, view: View | None, _: type | None = None) -> object:
        if view is None:
            return self
        value = (
            getattr(view.whole, self._name)
            if DERIVED.get(self._name, _NOWHERE) <= view.reads
            else self._found.func(view)  # reads what it is made of through the view, which refuses
        )
        vars(view)[self._name] = value
        return value


_NOWHERE = frozenset({""})


class View(Register):
    """A register of which the groups ``reads`` can be read, and what its own file says; anything else raises ``UndeclaredError``."""

    whole: Register
    reads: frozenset[str]

    def __init__(self, whole: Register, reads: frozenset[str]) -> None:
        """Look at a register."""
        seen = vars(whole)
        vars(self).update({name: seen[name] for name in (*GROUND, *reads)}, whole=whole, reads=reads)

    def with_entries(self, entries: Mapping[str, Mapping[Any, Any]]) -> Register:
        """Give the register with more entries in it, to be read as far as this one."""
        return View(self.whole.with_entries(entries), self.reads)


for _one in fields(Register):
    setattr(View, _one.name, _Refused(_one.name))
for _name, _value in vars(Register).items():
    if isinstance(_value, cached_property):
        setattr(View, _name, _Shared(_name, _value))
