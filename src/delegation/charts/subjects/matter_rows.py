"""How the chains of a matter stand in rows: where each step goes, and what the columns are headed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from delegation.authority.links import Standing
from delegation.charts.page.picture import Arrow, KeyGroup, Line, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.chains import Chains, Role, holder_of, key_of
from delegation.charts.shared.listing import put_together
from delegation.charts.shared.words import instrument_name
from delegation.findings import Text
from delegation.model.matters import given_at
from delegation.speech.limits import REST
from delegation.speech.text import joined, lowered

Stage = Literal["law", "grant"]
_HEADS = {
    0: {"law": Text("Căn cứ pháp luật", "Legal source"), "grant": Text("Văn bản giao", "Instrument")},
    1: {"law": Text("Chủ thể theo luật", "Owner by law"), "grant": Text("Bên nhận", "Receiver")},
}
"""Headings of what gives, and of who has it then."""


class ChainDrawing:
    """The boxes and arrows of chains so far. ``fold``: how many steps stand in a row; ``is_full``: with titles of instruments.

    ``stages``: by column, what stands in it: what the law gives, or a decision.
    """

    def __init__(self, fold: int, *, is_full: bool = False) -> None:
        self.is_full = is_full
        self.nodes: dict[str, PictureNode] = {}
        self.arrows: dict[tuple[str, str], Arrow] = {}
        self.stages: dict[int, set[Stage]] = {}
        self._fold = fold

    def enter(self, step: int) -> tuple[int, int]:
        """Take in a step: give its row and its place there."""
        row, place = self.place(step)
        for column in (2 * place, 2 * place + 1):
            self._add_stage(column, "grant" if step else "law")
        return row, place

    def _add_stage(self, column: int, stage: Stage) -> None:
        self.stages.setdefault(column, set()).add(stage)

    def heads(self, columns: int) -> list[Text]:
        """Head each column by what stands in it: in a chain that is folded both what the law gives and what a decision does."""
        found = []
        for column in range(columns):
            here = [
                said
                for stage, said in _HEADS[column % 2].items()
                if stage in self.stages.get(column, ()) or column not in self.stages
            ]
            found.append(joined("; ", (here[0], *map(lowered, here[1:]))))
        return found

    def place(self, step: int) -> tuple[int, int]:
        """Give the row of a step and its place there.

        Rows after the first begin with the holder that ended the one above; with one step in each, an arrow leads down instead.
        """
        if step < self._fold:
            return 0, step
        if self._fold == 1:
            return step, 0
        row, place = divmod(step - self._fold, self._fold - 1)
        return row + 1, place + 1

    def again(self, key: str, row: int, canvas: Canvas) -> str:
        """Set the holder with which a row ended once more, at the beginning of the next; give its key there."""
        one, more = self.nodes[key], f"{key}/again"
        self._add_stage(1, "grant")
        said = Line(canvas.say("(tiếp theo hàng trên)", "(continued from above)"), small=True)
        name = Line(one.lines[0].text, bold=True)
        self.nodes.setdefault(
            more, PictureNode(more, one.kind, 1, (name, said), group_of(row), hint=one.hint, about=one.about)
        )
        return more


def group_of(row: int) -> str:
    """Name the row of a step, whose boxes stand together."""
    return f"row:{row}" if row else ""


def ways_left(left: Sequence[Standing], chains: Chains, canvas: Canvas) -> tuple[KeyGroup, ...]:
    """Name the ways that a picture does not draw, for a page of their own: who is at the end, by what decision and of whom; nothing without any."""
    title = canvas.say("Nhánh không vẽ trong sơ đồ", "Chains that the chart does not draw")
    return put_together([(title, [_way(one, chains, canvas) for one in left])])


def _way(standing: Standing, chains: Chains, canvas: Canvas) -> tuple[str, str]:
    """Give who is at the end of a way, with what it is there, and what its last step is."""
    last, role = standing.chain[-1], chains.roles.get(key_of(standing.chain), Role())
    said = ", ".join([*(one.in_(canvas.language) for one in doing(role)), *([role.where] if role.where else [])])
    name = canvas.name(holder_of(last)) + (f" ({said})" if said else "")
    grant = last.grant
    if grant is None:
        return name, canvas.say("theo luật", "by law")
    by = instrument_name(canvas.register.instruments.get(grant.instrument), canvas.language)
    at, giver = canvas.place(given_at(grant, last.row)), canvas.name(grant.giver)
    return name, ", ".join(filter(None, (by, at, canvas.say(f"bên giao: {giver}", f"given by: {giver}"))))


def doing(role: Role) -> Iterator[Text]:
    """Say what a holder is at the end of a way."""
    if role.owns:
        yield Text("có thẩm quyền", "owns")
    if not role.acts:
        return
    acts = Text("trực tiếp giải quyết", "acts") if role.owns else Text("giải quyết", "acts")
    acts = acts if role.certain else Text(f"có thể {acts.vi}", "may act")
    rest = lowered(REST)
    yield Text(f"{acts.vi} {rest.vi}", f"{acts.en} in {rest.en}") if role.rest else acts
