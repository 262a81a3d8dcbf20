"""What is being built of documents: entries by kind and id, those kept apart, and the problems met on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from delegation.findings import Problem
from delegation.loading.build.duplicates import id_twice
from delegation.model.forgotten import Forgotten
from delegation.model.places import Place


@dataclass(slots=True)
class Draft:
    """What is being built: entries by kind and id, and the problems met on the way."""

    entries: dict[str, dict[Any, Any]] = field(default_factory=dict)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    quiet: set[str] = field(default_factory=set)
    """Ids of entries that were left out because their schema is broken: references to them are not asked about."""
    unread: set[str] = field(default_factory=set)
    """Groups of the register some entries of which could not be read."""
    broken_kinds: set[str] = field(default_factory=set)
    """Kinds of files that could not be read: nothing can be said of references into them."""

    trees: dict[str, Any] = field(default_factory=dict)
    """The documents themselves by file."""
    laid: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)
    """Of each hypothesis by file: the group and id of its entries, and whether one stands in place of another."""
    asked: list[tuple[str, str, Place]] = field(default_factory=list)
    """Names that are referred to beside what all entries of a group say (by hypotheses, codes, lives of communes): the group, the name and its place."""
    spoilt: set[Place] = field(default_factory=set)
    """Where something is left out, or stands in for what the schema rejects: nothing more is said there."""
    forgotten: list[Forgotten] = field(default_factory=list)
    """Of each entry that is asked what it forgets: the keys, none where it forgets nothing."""
    measures: bool = False
    """Whether an entry measures something or states limits of a quantity, which is settled when all are read."""
    apart: list[tuple[str, Any, Any]] | None = None
    """Where entries are kept apart: each with its group and key. No entry of the register rests on them."""
    recodes: bool = False
    """Whether some procedure says that its code replaced another, or was replaced."""
    renames: bool = False
    """Whether some matter says that it had another id before."""
    succeeds: bool = False
    """Whether some commune says what it became."""
    twins: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    """Communes that were marked as bearing the name of another one, by the identity of each as it was read, which is held beside it."""
    _apart: Draft | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong with what was read, so that all that came of it are entries."""
        return not (self.problems or self.quiet or self.unread or self.broken_kinds or self.spoilt or self._apart)

    def take(self, piece: Draft) -> bool:
        """Add what was read of one file by itself and found sound, as if it were read now; ``False``, and nothing is added, where an id is taken."""
        groups = [(self.entries.setdefault(group, {}), found) for group, found in piece.entries.items()]
        if any(not mine.keys().isdisjoint(found) for mine, found in groups):
            return False
        for mine, found in groups:
            mine.update(found)
        self.trees.update(piece.trees)
        self.asked += piece.asked
        self.forgotten += piece.forgotten
        self.measures |= piece.measures
        self.recodes |= piece.recodes
        self.renames |= piece.renames
        self.succeeds |= piece.succeeds
        return True

    @property
    def aside(self) -> Draft:
        """The entries that are read only for what else is wrong with them."""
        if self.apart is not None:
            return self
        if self._apart is None:
            self._apart = Draft(
                problems=self.problems,
                quiet=self.quiet,
                broken_kinds=self.broken_kinds,
                trees=self.trees,
                spoilt=self.spoilt,
                forgotten=self.forgotten,
                apart=[],
            )
        return self._apart

    def add(self, group: str, key: Any, entry: Any) -> None:
        """Keep an entry; a second one with the same id is a DLG004 problem and is left out.

        An entry of a hypothesis takes the place of one that stands in another file.
        """
        if self.apart is not None:
            self.apart.append((group, key, entry))
            return
        found = self.entries.setdefault(group, {})
        first = found.setdefault(key, entry)
        over = self.laid.get(entry.place.file) if self.laid else None
        if over is not None and first.place.file != entry.place.file:
            found[key] = entry
        elif first is not entry:
            self.problems.append(("DLG004", id_twice(group, key, first.place, entry.place)))
            return
        if over is not None:
            over.append((group, str(key), first is not entry))

    @property
    def grants(self) -> dict[Any, Any]:
        """The grants by id, those to any one of several parted into one for each."""
        found = self.of("grants")
        if not any(one.alternates for one in found.values()):
            return found
        from delegation.loading.build.alternates import each  # noqa: PLC0415  few registers have such grants

        return each(found)

    def of(self, group: str) -> dict[Any, Any]:
        """Give the entries of a group by id."""
        return self.entries.get(group, {})
