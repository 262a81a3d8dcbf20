"""What a chart draws: the level that is legible, and the words on it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.charts.engine.fonts import face_for
from delegation.charts.page.page import compose
from delegation.charts.page.picture import Chart, Picture


def drawn(chart: Chart) -> Picture | None:
    """Give the level of detail that is drawn; ``None`` where none is legible."""
    page = compose(chart, face_for(chart.letters))
    return None if page is None else page.body.picture


def lines(picture: Picture) -> list[str]:
    """Give all lines of all boxes."""
    return [line.text for node in picture.nodes for line in node.lines]


def words(picture: Picture) -> str:
    """Give all words of all boxes, with the columns at the right."""
    return " ".join(text for node in picture.nodes for line in node.lines for text in (line.text, *line.right))


def ties(picture: Picture) -> set[tuple[str, str]]:
    """Give each arrow as the first lines of the boxes that it ties."""
    first = {node.key: node.lines[0].text for node in picture.nodes}
    return {(first[one.start], first[one.end]) for one in picture.arrows}


def parts(chart: Chart) -> Iterator[Chart]:
    """Give the charts that follow an overview."""
    for picture in chart.pictures:
        if picture.parts:
            yield from picture.parts
            return
