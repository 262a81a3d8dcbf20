"""Which rows a sentence is about: those of some annexes, those that some receive, or all."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.findings import Text
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class RowScope:
    """The rows that a sentence is about. ``annexes``: the numbers of their annexes; ``receivers``: the ids of those who receive them; nothing for any.

    ``called``: how people call these receivers.
    """

    annexes: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    called: str = ""

    def __bool__(self) -> bool:
        """Whether it is about some rows alone."""
        return bool(self.annexes or self.receivers)

    @property
    def width(self) -> int:
        """In how many ways it names rows: of two that name the same row the one that names it in more goes first."""
        return bool(self.annexes) + bool(self.receivers)

    def holds(self, annex: str, receiver: str) -> bool:
        """Whether the rows of an annex that somebody receives are among them."""
        return (not self.annexes or annex in self.annexes) and (not self.receivers or receiver in self.receivers)

    def meets(self, other: RowScope) -> bool:
        """Whether two name rows in the same way, some of them the same."""
        pairs = ((self.annexes, other.annexes), (self.receivers, other.receivers))
        return all(bool(one & two) if one and two else one == two for one, two in pairs)

    @property
    def named(self) -> Text:
        """Say which rows they are: *Phụ lục II*, *Sở Y tế*."""
        listed = ", ".join(sorted(one.upper() for one in self.annexes))
        vi = [*([f"Phụ lục {listed}"] if listed else []), *([self.called] if self.called else [])]
        en = [*([f"annex {listed}"] if listed else []), *([self.called] if self.called else [])]
        return Text(", ".join(vi), ", ".join(en))


ALL = RowScope()
Scopes = Mapping[tuple[str, str], RowScope]
"""What sentences are about, by their words and places; of none that is about all."""
