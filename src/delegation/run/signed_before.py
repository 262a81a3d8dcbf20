"""Findings that were signed before, taken again where nothing that they are signed with has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import NamedTuple

from delegation.authority.view import PARTED
from delegation.checks.base import Check
from delegation.checks.kept import is_same, others
from delegation.findings import Finding, Problem
from delegation.model.register import Register
from delegation.run.pipeline import Loaded

_WORLD = tuple(one.name for one in fields(Register) if one.name not in PARTED)


class _Signed(NamedTuple):
    """A finding with the problem that it was, and the names of the entries and documents that were read for it."""

    problem: Problem
    finding: Finding
    entries: frozenset[str]
    files: frozenset[str]


class Signing:
    """The findings of one answer, by their check and what they are about, and those of the answer before.

    A finding takes from the register names, owners, fields, grants and lines. Of matters and grants it takes those that its problem names; whether a
    word of its sentence is the id of a matter is told by all of them; everything else in the register is the same, or nothing is taken again.
    """

    def __init__(self, loaded: Loaded, ways: tuple[bool, ...], last: Signing | None) -> None:
        """Begin an answer; ``ways``: how its findings are signed; ``last``: the answer before."""
        self.register, self.ways = loaded.register, ways
        self.signed: dict[tuple[str, tuple[str, ...]], _Signed] = {}
        self.documents = {one.name: one for one in loaded.documents}
        self._before: Mapping[tuple[str, tuple[str, ...]], _Signed] = {}
        if last is not None and last.ways == ways and _is_one_world(last.register, loaded.register):
            self._before = last.signed
            self._changed = frozenset(
                (
                    *others(last.register.matters, loaded.register.matters),
                    *others(last.register.grants, loaded.register.grants),
                )
            )
            self._written = frozenset(others(last.documents, self.documents))

    def find(self, check: Check, problem: Problem) -> Finding | None:
        """Give the finding that a problem was signed as; ``None`` where it has to be signed."""
        key = check.id, problem.about
        found = self._before.get(key)
        if found is None or not (found.problem is problem or found.problem == problem):
            return None
        if not (self._changed.isdisjoint(found.entries) and self._written.isdisjoint(found.files)):
            return None
        self.signed[key] = found
        return found.finding

    def keep(self, check: Check, problem: Problem, finding: Finding) -> None:
        """Keep a finding for the next answer."""
        of_areas, of_laws = (one.matter for one in problem.areas), (matter for matter, _ in problem.laws)
        entries = frozenset((*problem.about, *problem.grants, *problem.matters, *of_areas, *of_laws))
        files = frozenset(place.file for place in (problem.place, *(one.place for one in problem.related)))
        self.signed[check.id, problem.about] = _Signed(problem, finding, entries, files)


class SignedBefore:
    """What was signed last, from one answer to the next. Several threads may ask: each begins an answer of its own."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._last: Signing | None = None

    def begin(self, loaded: Loaded, *ways: bool) -> Signing:
        """Begin an answer about a register, which is the one before of the next; ``ways``: how its findings are signed."""
        found = self._last = Signing(loaded, ways, self._last)
        return found


def _is_one_world(one: Register, other: Register) -> bool:
    """Whether two registers differ in matters and grants alone, and have the same ids of matters."""
    return one.matters.keys() == other.matters.keys() and all(
        is_same(getattr(one, name), getattr(other, name)) for name in _WORLD
    )
