"""A picture that is too much for one sheet, cut where nothing is torn: into what hangs together, or beside the one box on which all hangs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.charts.page.picture import Picture, PictureNode


def hanging_together(picture: Picture) -> tuple[Picture, ...]:
    """Give a picture of each set of boxes that lines tie to one another, in the order of the picture."""
    return _sets(picture, ()) if _is_in_columns(picture) else ()


def hanging_on_one(picture: Picture) -> tuple[Picture, ...]:
    """Give a picture of each set of boxes that only the one box of the first or the last column ties to the others, each with that box."""
    for at in (0, len(picture.widths) - 1) if _is_in_columns(picture) else ():
        here = [one for one in picture.nodes if one.column == at]
        if len(here) == 1:
            return _sets(picture, here)
    return ()


def beside_one_box(picture: Picture) -> tuple[Picture, ...]:
    """Give what stands to the left and to the right of a column of one box, the one nearest to the middle, each with that box; none without such a column."""
    last = len(picture.widths) - 1
    for at in sorted(range(1, last), key=lambda at: abs(2 * at - last)) if _is_in_columns(picture) else ():
        if sum(one.column == at for one in picture.nodes) == 1:
            return tuple(_columns(picture, *ends) for ends in ((0, at), (at, last)))
    return ()


def joined(pictures: Sequence[Picture]) -> Picture:
    """Give one picture of several that were cut out of one."""
    nodes = dict.fromkeys(node for one in pictures for node in one.nodes)
    arrows = dict.fromkeys(arrow for one in pictures for arrow in one.arrows)
    return replace(pictures[0], nodes=tuple(nodes), arrows=tuple(arrows))


def _is_in_columns(picture: Picture) -> bool:
    return not (picture.bands or picture.is_tree or picture.axis is not None or picture.parts)


def _sets(picture: Picture, common: Sequence[PictureNode]) -> tuple[Picture, ...]:
    """Part the boxes of a picture by the lines between them; those that are common stand in every part and tie nothing."""
    shared = {one.key for one in common}
    of = {one.key: one.key for one in picture.nodes if one.key not in shared}

    def first(key: str) -> str:
        while of[key] != key:
            key = of[key]
        return key

    for arrow in picture.arrows:
        if arrow.start in of and arrow.end in of:
            of[first(arrow.end)] = first(arrow.start)
    sets: dict[str, list[PictureNode]] = {}
    for one in picture.nodes:
        if one.key in of:
            sets.setdefault(first(one.key), []).append(one)
    return tuple(_with(picture, (*common, *nodes)) for nodes in sets.values())


def _columns(picture: Picture, first: int, last: int) -> Picture:
    """Give some columns of a picture."""
    nodes = [replace(one, column=one.column - first) for one in picture.nodes if first <= one.column <= last]
    cut = _with(picture, nodes)
    return replace(cut, widths=picture.widths[first : last + 1], headings=picture.headings[first : last + 1])


def _with(picture: Picture, nodes: Sequence[PictureNode]) -> Picture:
    """Give a picture with some of its boxes, and the lines between them."""
    here = {one.key for one in nodes}
    arrows = (one for one in picture.arrows if one.start in here and one.end in here)
    return replace(picture, nodes=tuple(nodes), arrows=tuple(arrows))
