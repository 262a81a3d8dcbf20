"""Where something stands in the rule files, before anyone asks for line and column."""

from __future__ import annotations

from typing import NamedTuple

Step = str | int


class Place(NamedTuple):
    """A node of a rule file: the file's path below ``rules/`` and the steps from its root to the node.

    Lines and columns are looked up only for places that a finding names (``loading.source``).
    A step that the file does not have (an inherited value) stands for the nearest node above it.
    """

    file: str
    path: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> Place:
        """Give a place further inside this one."""
        # Half the time of ``Place(…)``, and a register has tens of thousands of places.
        return tuple.__new__(Place, (self.file, self.path + steps))


class KeyOf(str):
    """As the last step of a path: the key itself rather than its value."""

    __slots__ = ()
