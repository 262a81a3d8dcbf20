"""A register while it is edited: whether its files changed, and what a change did to the findings."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from delegation.findings import Analysis, Finding
from delegation.values import dataclass

_PAUSE = 0.3
"""Seconds between two looks at the files: what is saved in one go is seen in one go."""
Sight = frozenset[tuple[str, int, int, int]]
"""What can be seen of files without reading them: path, number on the disk, size and last change of each."""


@dataclass(frozen=True, slots=True)
class FindingsChange:
    """What a change did: findings that are gone, that are new, and that say something else; each in the order of places."""

    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    other: tuple[Finding, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.gone or self.new or self.other)


def turn(before: Analysis | None, after: Analysis) -> FindingsChange:
    """Compare what was found with what is found now, finding by finding: the key says which is which, whatever its line."""
    old = {one.key: one for one in before.findings} if before is not None else {}
    new = {one.key: one for one in after.findings}
    return FindingsChange(
        gone=tuple(one for key, one in old.items() if key not in new),
        new=tuple(one for key, one in new.items() if key not in old),
        other=tuple(one for key, one in new.items() if key in old and _said(one) != _said(old[key])),
    )


def _said(one: Finding) -> tuple[object, ...]:
    return one.said, one.severity, one.beyond


def sight(root: Path, beside: Sequence[Path] = ()) -> Sight:
    """Look at the files below a folder, and at others beside it. What is not there, or cannot be looked at, is left out."""
    return frozenset(_seen([*_below(os.fspath(root)), *map(os.fspath, beside)]))


def _below(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in names)  # noqa: PTH118  hundreds of files, twice a second


def _seen(paths: Iterable[str]) -> Iterator[tuple[str, int, int, int]]:
    for path in paths:
        try:
            facts = os.stat(path)  # noqa: PTH116  the same
        except OSError:
            continue
        yield path, facts.st_ino, facts.st_size, facts.st_mtime_ns


def changes(root: Path, beside: Sequence[Path]) -> Iterator[None]:
    """Give one sign at once, then one whenever files have changed and rest again. Never ends by itself."""
    last = sight(root, beside)
    yield
    while True:
        time.sleep(_PAUSE)
        now = sight(root, beside)
        if now == last:
            continue
        while True:
            time.sleep(_PAUSE)
            later = sight(root, beside)
            if later == now:
                break
            now = later
        last = now
        yield
