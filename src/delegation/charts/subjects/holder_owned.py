"""What a holder has by law, as a box of its chart: by field, its matters by name or in the list behind the chart."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.charts.page.picture import KeyGroup, Line, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount
from delegation.charts.shared.listing import Listing, put_together
from delegation.charts.shared.lists import ListDetail, amount, named
from delegation.model.matters import MatterId
from delegation.speech import counted, number, ranges
from delegation.values import dataclass

_FEW = 16
"""Matters by law that are named on the chart itself wherever what was given is at least counted by field."""
_MOST_RANGES = 4
"""Ranges of numbers that a row has room for."""
UNSURE = "(?)"
"""Stands behind the name of a matter of which it is not known whether what it rests on is in force."""


@dataclass(frozen=True, slots=True)
class OwnedBox:
    """How the box is set. ``most``: how many fields have rows of their own; ``names_rest``: whether the others are named in theirs.

    ``unsure``: the matters that are marked wherever they are named.
    """

    canvas: Canvas
    most: int
    level: ListDetail
    names_rest: bool
    unsure: frozenset[MatterId] = frozenset()

    def has_names(self, fields: Sequence[FieldCount]) -> bool:
        """Say whether matters stand in the box by name."""
        few = sum(one.total for one in fields) <= _FEW and self.level.detail == "counts"
        return self.level.detail == "names" or few

    def made(self, title: str, fields: Sequence[FieldCount], listing: Listing) -> PictureNode:
        """Give the box. ``title``: what its part of the list behind the chart is called."""
        say, by_name = self.canvas.say, self.has_names(fields)
        if not by_name:
            fields = listing.enter(title, fields, dict.fromkeys(self.unsure, UNSURE))
        is_listed = any(one.is_own for one in fields)
        heads = (
            *([say("STT danh sách", "List no.")] if is_listed else ()),
            say("nhiệm vụ", "tasks"),
            say("thủ tục", "procedures"),
        )
        lines = [Line(say("Lĩnh vực", "Field"), bold=True, small=True, right=heads)]
        for one in fields[: self.most]:
            lines.append(Line(one.name, small=True, bold=by_name, right=self._cells([one], is_listed=is_listed)))
            names = map(self._named, one.matters) if by_name else ()
            lines += (Line(name, small=True, hangs=True) for name in names)
        rest = fields[self.most :]
        if rest:
            said = counted(len(rest), "lĩnh vực khác", "other field").in_(self.canvas.language)
            if self.names_rest:
                said = f"{said}: {', '.join(one.name for one in rest)}"
            lines.append(Line(said, small=True, right=self._cells(rest, is_listed=is_listed), hangs=True))
        lines.append(Line(say("Cộng", "Total"), bold=True, small=True, right=self._cells(fields, is_listed=is_listed)))
        also = tuple(f"matter:{each}" for one in fields for each in one.matters)
        return PictureNode("owned", "list", 1, tuple(lines), also=also)

    def _named(self, matter: MatterId) -> str:
        name = named(matter, self.canvas.register)
        return f"{name} {UNSURE}" if matter in self.unsure else name

    def rest_key(self, fields: Sequence[FieldCount]) -> tuple[KeyGroup, ...]:
        """Give the fields that are put together with their counts, for a page of their own; none where their names stand in the box or in a list."""
        rest = fields[self.most :]
        if not rest or self.names_rest or self.level.is_listed:
            return ()
        language = self.canvas.language
        title = self.canvas.say("Lĩnh vực khác, theo số lượng việc", "Other fields, by their numbers of matters")
        return put_together([(title, [(one.name, amount([one], language)) for one in rest])])

    def _cells(self, fields: Sequence[FieldCount], *, is_listed: bool) -> tuple[str, ...]:
        sums = (sum(len(one.tasks) for one in fields), sum(len(one.procedures) for one in fields))
        counts = (number(one).in_(self.canvas.language) if one else "–" for one in sums)
        rows = [row for one in fields for row in one.rows]
        numbers = ranges(rows)
        if numbers.count(",") >= _MOST_RANGES:
            numbers = f"{rows[0]}–{rows[-1]}"
        return (*([numbers] if is_listed else ()), *counts)
