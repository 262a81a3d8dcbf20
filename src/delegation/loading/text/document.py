"""A parsed rule file: its tree, and where each node of it stands in the text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from delegation.findings import Location, Problem
from delegation.loading.text.lines import ENDS, beginnings
from delegation.model.places import KeyOf, Step

DEEPEST = 24
"""Levels of nesting that are read. The deepest place of the format is eight levels down."""


@dataclass(slots=True)
class Positions:
    """Start and end of each node in the order of the text, and where each container's nodes end.

    Counted in characters from the beginning of the text; the end of a container is not kept and stands as 0.
    """

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    skips: dict[int, int] = field(default_factory=dict)


@dataclass
class Document:
    """A parsed rule file. ``tree`` is ``None`` where the text could not be read as YAML."""

    name: str
    kind: str
    data: bytes
    tree: Any
    positions: Positions
    problems: list[tuple[str, Problem]]
    """Each with the id of its check: DLG001, DLG003, DLG006 or DLG007."""
    shape: Any = None
    """The tree as written, where that differs from ``tree``: it still holds keys that stand twice."""
    _inner: dict[int, Mapping[Step, int] | Sequence[int]] = field(default_factory=dict, repr=False, compare=False)
    """The nodes within each container that was asked for: many findings may stand in one long list."""

    def node(self, path: tuple[Step, ...]) -> int:
        """Give the number of the node at a path, or of the nearest node above it that exists."""
        index, tree = 0, self.tree if self.shape is None else self.shape
        for step in path:
            inner = self._child(index, tree, step)
            if inner is None:
                return index
            index, tree = inner
        return index

    def _child(self, index: int, tree: Any, step: Step) -> tuple[int, Any] | None:
        if isinstance(tree, dict):
            if step not in tree:
                return None
            at = self.within(index, tree)[step]
            return (at, None) if isinstance(step, KeyOf) else (at + 1, tree[step])
        if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            return self.within(index, tree)[step], tree[step]
        return None

    def within(self, index: int, tree: Any) -> Any:
        """Give the node of each key of a mapping, or of each entry of a list."""
        found = self._inner.get(index)
        if found is None:
            skips, at, keys = self.positions.skips, index + 1, isinstance(tree, dict)
            nodes = []
            for _ in tree:
                nodes.append(at)
                at = skips.get(at + 1, at + 2) if keys else skips.get(at, at + 1)
            found = self._inner[index] = dict(zip(tree, nodes, strict=True)) if keys else nodes
        return found

    def forget_nodes(self) -> None:
        """Forget where keys stand, because they are called otherwise from now on."""
        self._inner.clear()

    def value(self, path: tuple[Step, ...]) -> Any:
        """Give what stands at a path. Raises ``LookupError`` where there is nothing."""
        found = self.tree
        for step in path:
            found = found[step]
        return found

    def written(self, path: tuple[Step, ...]) -> Any:
        """Give what stands where ``locate`` leads: at a path, behind a key that stands twice, or at the nearest place above that exists."""
        found = self.tree if self.shape is None else self.shape
        for step in path:
            if isinstance(found, dict):
                if step not in found:
                    return found
            elif not (isinstance(found, list) and isinstance(step, int) and step < len(found)):
                return found
            found = found[step]
        return found

    def goes_on(self, path: tuple[Step, ...]) -> bool:
        """Whether ``locate`` gives only the beginning of what is meant: of a container, or of wrong syntax."""
        if path[:1] == ("@",):
            return not path[3]
        if not self.positions.starts:
            return True
        index = self.node(path)
        return index in self.positions.skips or self.positions.ends[index] <= self.positions.starts[index]

    def locate(self, path: tuple[Step, ...]) -> Location:
        """Give the stretch of text of the node at a path; of a container, its beginning only."""
        if path[:1] == ("@",):
            line, column, end = (int(number) for number in path[1:])
            return Location(self.name, line + 1, column + 1, line + 1, max(end, column + 1) + 1)
        if not self.positions.starts:
            return Location(self.name, 1, 1, 1, 2)
        index = self.node(path)
        start, end = self.positions.starts[index], self.positions.ends[index]
        line, column = self.spot(start)
        if index in self.positions.skips or end <= start:
            return Location(self.name, line, column, line, column + 1)
        return Location(self.name, line, column, *self.spot(end))

    def line(self, number: int) -> str:
        """Give a line of the text without its end; nothing where there is no such line."""
        if number > len(self._lines):
            return ""
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        return self.text[self._lines[number - 1] : end].rstrip(ENDS)

    def lines_of(self, path: tuple[Step, ...]) -> range:
        """Give the numbers of the lines of a node: up to what stands after it, without the remarks and empty lines between.

        Empty where something else begins on its first line.
        """
        index, starts = self.node(path), self.positions.starts
        after = self.positions.skips.get(index, index + 1)
        first = self.spot(starts[index])[0]
        last = self.spot(starts[after])[0] - 1 if after < len(starts) else len(self._lines)
        while last > first and (not (line := self.line(last).strip()) or line.startswith("#")):
            last -= 1
        return range(first, last + 1)

    @property
    def lines(self) -> list[str]:
        """The lines of the text, each with its end."""
        return [self.text[start:end] for start, end in pairwise([*self._lines, len(self.text)])]

    def offset(self, line: int, column: int = 1) -> int:
        """Give the character, counted from the beginning of the text, at a line and column counted from 1; one line behind the last is its end."""
        return (self._lines[line - 1] if line <= len(self._lines) else len(self.text)) + column - 1

    def spot(self, at: int) -> tuple[int, int]:
        """Give line and column, counted from 1, of a character counted from the beginning of the text."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    @cached_property
    def text(self) -> str:
        """The text itself; what is not UTF-8 stands as marks."""
        return self.data.decode("utf-8", "replace")

    @cached_property
    def _lines(self) -> array[int]:
        return beginnings(self.text)
