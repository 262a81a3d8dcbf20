"""A holder among those who give to it and to whom it gives, as a small figure: the next neighbours of the map of authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.model.holders import Holder
from delegation.model.matters import Grant
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.reports.shared.columns import cut
from delegation.reports.site.pages import FigureBox, FigureLine, HolderFigure
from delegation.run.site.making import Making
from delegation.speech import amount_of
from delegation.speech.holders import holder_label
from delegation.speech.mechanisms import MECHANISMS
from delegation.values import dataclass

_WIDE, _HIGH, _STEP_X, _STEP_Y, _EDGE = 250, 46, 330, 62, 10
"""Sizes of boxes and steps, those of ``static/map.js``."""
_SMALL = 36
"""Small letters that a box has room for; a name that is longer than 28 has such, too."""
_MOST = 14
"""Boxes of a side; the table of the page tells all."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one neighbour gives the holder, or has from it, in one way. ``name``: empty where nobody is known."""

    name: str
    said: str
    below: str
    weight: Severity


def figure(making: Making, one: Holder, given: Mapping[tuple[str, str], Sequence[Grant]]) -> Iterator[HolderFigure]:
    """Draw from whom a holder has something and to whom it gives; nothing where no grant names it."""
    givers, receivers = (list(_sides(making, one, given.get((role, one.id), ()))) for role in ("receiver", "giver"))
    if not (givers or receivers):
        return
    rows = max(len(givers[:_MOST]), len(receivers[:_MOST]), 1)
    middle = _STEP_X if givers else 0
    here = (_EDGE + middle, _EDGE + (rows - 1) * _STEP_Y // 2)
    boxes, lines = [_middle(making, one, here)], list[FigureLine]()
    for some, column in ((givers, 0), (receivers, middle + _STEP_X)):
        shown = some[:_MOST]
        for at, each in enumerate(shown):
            spot = (_EDGE + column, _EDGE + (rows - len(shown)) * _STEP_Y // 2 + at * _STEP_Y)
            boxes.append(
                FigureBox(
                    *spot,
                    cut(each.said, _SMALL),
                    cut(each.below, _SMALL),
                    f"{each.said}: {each.below}",
                    each.name,
                    each.weight.rank,
                )
            )
            lines.append(
                FigureLine(
                    _drawn(spot, here) if column == 0 and some is givers else _drawn(here, spot), each.weight.rank
                )
            )
    label = making.say(
        f"Ai giao cho {holder_label(one.id, making.register).vi}, và chủ thể này giao cho ai",
        f"Who gives to {holder_label(one.id, making.register).en}, and to whom it gives",
    )
    width = middle + (_STEP_X if receivers else 0) + _WIDE + 2 * _EDGE
    yield HolderFigure(label, width, (rows - 1) * _STEP_Y + _HIGH + 2 * _EDGE, tuple(boxes), tuple(lines))


def _middle(making: Making, one: Holder, spot: tuple[int, int]) -> FigureBox:
    name = holder_label(one.id, making.register).in_(making.language)
    held = {each for hold in making.asked.held(one.id) for each in hold.matters}
    amount = amount_of(sorted(held), making.register).in_(making.language) if held else ""
    return FigureBox(*spot, cut(name, _SMALL), cut(amount, _SMALL), name, "", Severity.OFF.rank)


def _sides(making: Making, one: Holder, grants: Sequence[Grant]) -> Iterator[_Side]:
    """Put together what is given in one way by or to the same: those with most matters first."""
    found: dict[tuple[str, str], list[Grant]] = {}
    for grant in grants:
        other = grant.receiver if grant.giver == one.id else grant.giver
        found.setdefault((other if isinstance(other, str) else "", grant.mechanism), []).append(grant)
    named = {key: {name for grant in several for name in grant.given} for key, several in found.items()}
    for key in sorted(found, key=lambda each: (-len(named[each]), each)):
        name, mechanism = key
        unlisted = any(isinstance(grant.rows, Unknown) for grant in found[key])
        amount = amount_of(sorted(named[key]), making.register).in_(making.language)
        if unlisted:
            amount = (
                making.say(f"{amount} và việc khác", f"{amount} and others")
                if named[key]
                else making.say("không nêu tên việc", "matters not listed")
            )
        weight = min(
            (making.asked.weights.get(grant.id, Severity.OFF) for grant in found[key]), key=lambda each: each.rank
        )
        said = holder_label(name, making.register).in_(making.language) if name else making.say("chưa rõ", "not known")
        yield _Side(name, said, f"{MECHANISMS[mechanism].in_(making.language)}: {amount}", weight)


def _drawn(left: tuple[int, int], right: tuple[int, int]) -> str:
    """Draw a line from the right edge of a box to the left edge of another, as the map does."""
    x1, y1, x2, y2 = left[0] + _WIDE, left[1] + _HIGH // 2, right[0], right[1] + _HIGH // 2
    bend = (x2 - x1) // 2
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
