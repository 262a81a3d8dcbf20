"""Trees of authority by the names of what they lead from and to. For the command line and for Python alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.run import pipeline

if TYPE_CHECKING:
    from delegation.answers.trees import Direction, Tree
    from delegation.model.register import Register


def tree(register: Register, direction: Direction, names: Sequence[str], day: date, commune: str | None) -> Tree:
    """Grow the tree of one name up or down, or the one of the ways between two.

    Raises ``AskedWronglyError`` where a name means nothing or several things, or both ends are one.
    """
    from delegation.answers.trees import Grower
    from delegation.questions.ways import nodes
    from delegation.questions.ways.asked import ways_in

    examination = Examination(register, day)
    grower = Grower(ways_in(examination, commune, pipeline.marks(examination)))
    if direction != "path":
        root = nodes.find(register, names[0])
        return grower.up(root) if direction == "up" else grower.down(root)
    first = nodes.find(register, names[0], ("holder", "instrument"))
    last = nodes.find(register, names[1], ("holder", "matter"))
    if (first.sort, first.id) == (last.sort, last.id):
        raise AskedWronglyError(
            Text(
                f"A và B đều là {first.id}. Hãy nêu hai đầu khác nhau.",
                f"A and B are both {first.id}. Name two different ends.",
            )
        )
    return grower.path(first, last)
