"""What limits a grant, on a chart: in short on its card, in full where a reader points at it, and in the notes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from delegation.charts.page.picture import Line, Node
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.words import instrument_name
from delegation.findings import Text
from delegation.model.matters import Grant
from delegation.speech import counted, joined
from delegation.speech.limits import KEEPS, limits
from delegation.speech.text import sentence

_MOST = 6
"""Notes that a chart has room for."""


def with_limits(card: Node, grant: Grant, canvas: Canvas) -> Node:
    """Give the card of a grant with what limits it: a part in words and conditions on the card, all of it in the tooltip."""
    told = [one.in_(canvas.language) for one in limits(grant)]
    if not told:
        return card
    short = []
    if grant.worded_part is not None:
        short.append(canvas.say("Một phần, ghi bằng lời", "A part only, in words"))
    if grant.alternates:
        count = len(grant.alternates)
        short.append(canvas.say(f"Một trong {count} bên nhận", f"Any one of {count} receivers"))
    if grant.giver_keeps is True:
        short.append(sentence(KEEPS.in_(canvas.language)))
    if isinstance(grant.conditions, str):
        short.append(canvas.say("Có điều kiện", "Under conditions"))
    lines = (*card.lines, *([Line("; ".join(short), small=True)] if short else []))
    return replace(card, lines=lines, hint="; ".join((*([card.hint] if card.hint else []), *told)))


def limit_notes(grants: Iterable[Grant], canvas: Canvas) -> Iterator[str]:
    """Say below a chart what limits its grants, those alike together; beyond a few, how many more there are."""
    alike: dict[Text, dict[str, None]] = {}
    for grant in grants:
        told = joined("; ", limits(grant))
        if told.vi:
            made_by = instrument_name(canvas.register.instruments.get(grant.instrument), canvas.language)
            name = canvas.say(
                f"{made_by} giao {canvas.name(grant.receiver)}", f"{made_by} to {canvas.name(grant.receiver)}"
            )
            alike.setdefault(told, {})[name] = None
    shown = list(alike.items())[:_MOST]
    for told, names in shown:
        yield f"{'; '.join(names)}: {told.in_(canvas.language)}."
    left = len(alike) - len(shown)
    if left:
        more = counted(left, "nội dung khác", "more").in_(canvas.language)
        yield canvas.say(
            f"Phạm vi, điều kiện, cách thức: còn {more}, xem delegation list grants.",
            f"Scope, conditions, manner: {more}, see delegation list grants.",
        )
