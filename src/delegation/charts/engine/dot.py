"""A composed page as DOT with every position fixed, for an engine that only sets letters and lines.

Names in DOT are ours (``n0001``), never those of the register: a colon would be a port, a quotation mark an end.
Each row of text is a node of its own: in tables the engine sets bold and plain rows at different heights and
cuts sizes of letters to whole points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from delegation.charts.page.frame import Align, Sample, TextRow
from delegation.charts.page.page import ChartPage
from delegation.charts.page.picture import Stroke
from delegation.charts.page.placement import HANGING, LEADING, PADDING_X, Drawn, Placed, line_size
from delegation.charts.page.strokes import FILLS, HALO, HALO_WIDTH, PENS, Fill, fill_of

ZOOM = 2
"""How many times the page is written too large."""

BOLD = "Bold"
"""What follows the name of the font where a row is bold."""

_INK, _GREY = "#111111", "#595959"
_ARROWHEAD = 6.5
_HAIR, _PALE = 0.5, "#b4b4b4"
_TIE, _TIED = 0.8, "#1f2a44"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_LEFT: Align = "left"
_CENTRE: Align = "centre"
_JUSTIFY: dict[Align, str] = {"left": r"\l", "centre": "", "right": r"\r"}


Links = Callable[[str], str]
"""Gives the address of what a node is about (``holder:so-cong-thuong``); empty where there is none."""


def no_links(_: str) -> str:
    """Give no address for anything."""
    return ""


def dot_of(page: ChartPage, family: str, dots_per_inch: int | None = None, links: Links = no_links) -> str:
    """Write a page as DOT. ``family``: the font as the font list knows it.

    The page is written for a sheet ``ZOOM`` times as large, which the engine shrinks: it sets letters to the dots
    of a coarse screen, and so their places come out finer.
    """
    # The comma ends the name: without it the last words are read as a style ("Pro", "Roman").
    font = f'fontname="{family},"'
    lines = [
        "digraph chart {",
        f'graph [pad=0 margin=0 outputorder=nodesfirst size="{_inches(page.width)},{_inches(page.height)}" {font}'
        # Without a ground the dots at the edge are half transparent, which text processors show as grey.
        + (f" dpi={dots_per_inch} bgcolor=white]" if dots_per_inch else "]"),
        f'node [{font} shape=box fixedsize=true margin=0 fontcolor="{_INK}" label=""]',
        f"edge [{font} arrowsize={0.65 * ZOOM:g}]",
        f"page [{_box(0, 0, page.width, page.height, page)} style=filled fillcolor=white color=white penwidth=0]",
    ]
    lines += _marks(page)
    lines += _nodes(page, links)
    lines += (
        f"t{at:04d} [{_words(one, family, page)}{_pointed(one.about, one.hint, links)}]"
        for at, one in enumerate([*page.words, *_headings(page), *_node_words(page)], 1)
    )
    lines += _arrows(page)
    lines += _legend(page)
    lines.append("}")
    return "\n".join(lines) + "\n"


def _inches(points: float) -> str:
    # A little more than needed: the engine drops what is left of a dot.
    return f"{(points + 0.6) / 72:.4f}"


def _box(left: float, top: float, width: float, height: float, page: ChartPage) -> str:
    x, y = left + width / 2, page.height - top - height / 2
    return f'pos="{_at(x, y)}" width={width * ZOOM / 72:.4f} height={height * ZOOM / 72:.4f}'


def _at(x: float, y: float) -> str:
    return f"{x * ZOOM:.2f},{y * ZOOM:.2f}"


def _quoted(text: str) -> str:
    """Write a text so that the engine shows it as it stands: no escapes of its own, no entities, no end of string."""
    plain = _CONTROL.sub(" ", text).replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"')
    return plain or " "


def _words(one: TextRow, family: str, page: ChartPage) -> str:
    height = one.size * LEADING
    match one.align:
        case "left":
            left, width = one.x, page.width - one.x
        case "right":
            left, width = 0.0, one.x
        case "centre":
            half = min(one.x, page.width - one.x)
            left, width = one.x - half, 2 * half
    font = f' fontname="{family}, {BOLD}"' if one.bold else ""
    colour = f' fontcolor="{_GREY}"' if one.grey else ""
    box = _box(left, one.middle - height / 2, width, height, page)
    return f'shape=none {box} fontsize={one.size * ZOOM:.4g}{font}{colour} label="{_quoted(one.text)}{_JUSTIFY[one.align]}"'


def _headings(page: ChartPage) -> Iterator[TextRow]:
    lowest = max((len(rows) for rows in page.body.headings), default=0)
    for (x, width), rows in zip(page.body.columns, page.body.headings, strict=True):
        for at, row in enumerate(rows, lowest - len(rows)):
            middle = page.origin[1] + page.size * LEADING * (at + 0.5)
            across = page.origin[0] + (x + width / 2) * page.size
            yield TextRow(row, across, middle, page.size, bold=True, align="centre", grey=True)


def names_of(page: ChartPage) -> Mapping[str, str]:
    """Give each node a name that stays the same while the chart changes, made of its key: ``receiver-uq-sct-2025``."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in page.body.nodes:
        key = one.set.node.key
        plain = re.sub(r"[^0-9A-Za-z_.-]+", "-", key).strip("-") or "n"
        name = plain if plain[0].isalpha() else f"n-{plain}"
        at = 2
        while name in taken:
            name, at = f"{plain}-{at}", at + 1
        taken.add(name)
        found[key] = name
    return found


def _nodes(page: ChartPage, links: Links) -> Iterator[str]:
    names = names_of(page)
    for at, one in enumerate(page.body.nodes, 1):
        left, top = page.origin[0] + one.x * page.size, page.origin[1] + one.top * page.size
        box = _box(left, top, one.set.width * page.size, one.height * page.size, page)
        node = one.set.node
        pointed = _pointed(node.about, node.hint, links)
        yield f'n{at:04d} [id="{names[node.key]}" {box} {_style(fill_of(node))}{pointed}]'


def _marks(page: ChartPage) -> Iterator[str]:
    """Draw the days that are marked, and what boxes of a tree hang by, as thin boxes: they lie below what comes after them."""
    for at, one in enumerate((one for one in page.uprights if not one.is_today), 1):
        box = _box(one.x - _HAIR / 2, one.top, _HAIR, one.bottom - one.top, page)
        yield f'd{at:04d} [{box} style=filled fillcolor="{_PALE}" color="{_PALE}" penwidth=0]'
    for at, tie in enumerate(page.ties, 1):
        box = _box(tie.x - _TIE / 2, tie.y - _TIE / 2, tie.to_x - tie.x + _TIE, tie.to_y - tie.y + _TIE, page)
        yield f'l{at:04d} [{box} style=filled fillcolor="{_TIED}" color="{_TIED}" penwidth=0]'


def _pointed(about: str, hint: str, links: Links) -> str:
    """Write what a reader sees who points at something, and where a click leads."""
    address = links(about) if about else ""
    tooltip = f' tooltip="{_quoted(hint)}"' if hint else ""
    return tooltip + (f' URL="{_quoted(address)}"' if address else "")


def _style(fill: Fill) -> str:
    return f'style="filled,{fill.dash}" fillcolor="{fill.ground}" color="{fill.colour}" penwidth={fill.width * ZOOM:g}'


def _node_words(page: ChartPage) -> Iterator[TextRow]:
    for one in page.body.nodes:
        yield from _words_of(one, page)


def _words_of(one: Placed, page: ChartPage) -> Iterator[TextRow]:
    size, origin = page.size, page.origin
    left, right = origin[0] + (one.x + PADDING_X) * size, origin[0] + (one.x + one.set.width - PADDING_X) * size
    y = origin[1] + (one.middle - one.set.text_height / 2) * size
    node = one.set.node
    centred = node.kind in ("holder", "note", "ended")
    for line in one.set.lines:
        letters = size * line_size(line.line)
        for at, row in enumerate(line.rows):
            middle = y + letters * LEADING / 2
            is_centred = centred and not line.line.right
            further = HANGING * letters if at and line.line.hangs else 0.0
            x, side = ((left + right) / 2, _CENTRE) if is_centred else (left + further, _LEFT)
            yield TextRow(row, x, middle, letters, line.line.bold, side, about=node.about, hint=node.hint)
            edge = right
            for text, width in reversed(list(zip(line.line.right, one.set.rights, strict=False))):
                if at == 0 and text:
                    yield TextRow(text, edge, middle, letters, line.line.bold, "right")
                edge -= width * size
            y += letters * LEADING


def _arrows(page: ChartPage) -> Iterator[str]:
    numbers = {one.set.node.key: f"n{at:04d}" for at, one in enumerate(page.body.nodes, 1)}
    names = names_of(page)
    # Below all arrows, so that none of them is hidden by what lies under another.
    for one in page.body.arrows:
        if one.arrow.is_marked:
            width = (PENS[one.arrow.stroke].width + HALO_WIDTH) * ZOOM
            yield (
                f'{numbers[one.arrow.start]} -> {numbers[one.arrow.end]} [pos="{_way(*_ends(one, page))}" style=solid '
                f'color="{HALO}" penwidth={width:g} arrowhead=none]'
            )
    for one in page.body.arrows:
        ends = (one.arrow.start, one.arrow.end)
        name = "--".join(names[end] for end in ends)
        yield f'{numbers[ends[0]]} -> {numbers[ends[1]]} [id="{name}" {_drawn(one, page)}]'


def _drawn(one: Drawn, page: ChartPage) -> str:
    return _line(*_ends(one, page), one.arrow.stroke, head=one.arrow.head)


def _ends(one: Drawn, page: ChartPage) -> tuple[tuple[float, float], tuple[float, float]]:
    (left, top), (right, bottom) = one.start, one.end
    return _on_page(left, top, page), _on_page(right, bottom, page)


def _on_page(x: float, y: float, page: ChartPage) -> tuple[float, float]:
    return page.origin[0] + x * page.size, page.height - page.origin[1] - y * page.size


def _line(start: tuple[float, float], end: tuple[float, float], stroke: Stroke, *, head: bool) -> str:
    pen = PENS[stroke]
    head = head and pen.head != "none"
    x, y = end
    before = -_ARROWHEAD if x > start[0] else _ARROWHEAD
    position = _way(start, (x + before if head else x, y))
    if head:
        position = f"e,{_at(x, y)} {position}"
    arrowhead = pen.head if head else "none"
    return f'pos="{position}" style={pen.dash} color="{pen.colour}" penwidth={pen.width * ZOOM:g} arrowhead={arrowhead}'


def _way(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Write the curve from one point to another, level at both."""
    bend = (end[0] - start[0]) * 0.5
    points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
    return " ".join(_at(left, up) for left, up in points)


def _legend(page: ChartPage) -> Iterator[str]:
    for at, rule in enumerate(page.rules, 1):
        up = page.height - rule.y
        yield from _between(f"r{at:04d}", (rule.x, up), (rule.x + rule.width, up), "holds")
    for at, one in enumerate((one for one in page.uprights if one.is_today), 1):
        ends = ((one.x, page.height - one.top), (one.x, page.height - one.bottom))
        yield from _between(f"u{at:04d}", *ends, "today")
    for at, sample in enumerate(page.samples, 1):
        yield from _sample(f"s{at:04d}", sample, page)


def _sample(name: str, sample: Sample, page: ChartPage) -> Iterator[str]:
    if sample.kind is not None:
        yield f"{name} [{_box(sample.x, sample.middle - 4.5, sample.width, 9, page)} {_style(FILLS[sample.kind])}]"
    if sample.stroke is not None:
        up = page.height - sample.middle
        yield from _between(name, (sample.x, up), (sample.x + sample.width, up), sample.stroke)


def _between(name: str, start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> Iterator[str]:
    """Draw a line that ties no nodes: the engine wants some, so they are there and not seen."""
    for which, (x, up) in (("a", start), ("b", end)):
        yield f'{name}{which} [shape=point style=invis width=0.01 height=0.01 pos="{_at(x, up)}"]'
    yield f"{name}a -> {name}b [{_line(start, end, stroke, head=True)}]"
