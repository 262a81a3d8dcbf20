"""A composed page as DOT with every position fixed, for an engine that only sets letters and lines.

Names in DOT are ours (``n0001``), never those of the register: a colon would be a port, a quotation mark an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from delegation.charts.arrange import LEADING, PADDING_X, Placed, line_size
from delegation.charts.page import Page, Rule, Sample, Words
from delegation.charts.picture import Stroke
from delegation.charts.strokes import FILLS, PENS, Fill

_INK, _GREY = "#111111", "#595959"
_ARROWHEAD = 6.5
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def dot_of(page: Page, family: str, dots_per_inch: int | None = None) -> str:
    """Write a page as DOT. ``family``: the font as the font list knows it."""
    # The comma ends the name: without it the last words are read as a style ("Pro", "Roman").
    font = f'fontname="{family},"'
    width, height = page.width, page.height
    lines = [
        "digraph chart {",
        f"graph [pad=0 margin=0 outputorder=nodesfirst splines=true {font}"
        + (f" dpi={dots_per_inch}]" if dots_per_inch else "]"),
        f'node [{font} shape=box fixedsize=true margin=0 fontcolor="{_INK}" label=""]',
        f"edge [{font} arrowsize=0.65]",
        f"page [{_box(0, 0, width, height, height)} style=filled fillcolor=white color=white penwidth=0]",
    ]
    lines += _words(page)
    lines += _nodes(page)
    lines += _arrows(page)
    lines += _legend(page)
    lines.append("}")
    return "\n".join(lines) + "\n"


def _box(left: float, top: float, width: float, height: float, page_height: float) -> str:
    x, y = left + width / 2, page_height - top - height / 2
    return f'pos="{x:.2f},{y:.2f}" width={width / 72:.4f} height={height / 72:.4f}'


def _text(text: str, size: float, *, bold: bool = False, grey: bool = False) -> str:
    said = escape(_CONTROL.sub(" ", text), quote=True) or " "
    said = f"<B>{said}</B>" if bold else said
    colour = f' COLOR="{_GREY}"' if grey else ""
    return f'<FONT POINT-SIZE="{size:g}"{colour}>{said}</FONT>'


def _table(rows: Iterable[str]) -> str:
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{"".join(rows)}</TABLE>>'


def _cell(text: str, width: float, height: float, align: str, extra: str = "") -> str:
    return f'<TD ALIGN="{align}" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"{extra}>{text}</TD>'


def _words(page: Page) -> Iterator[str]:
    for at, one in enumerate(page.words, 1):
        yield f"t{at:04d} [shape=none {_word_box(one, page)}]"
    middle_of_headings = page.origin[1] + page.size * 0.75
    headings = zip(page.body.columns, page.body.picture.headings, strict=True)
    for at, ((x, width), text) in enumerate(headings, 1):
        if text:
            middle = page.origin[0] + (x + width / 2) * page.size
            one = Words(text, middle, middle_of_headings, page.size, bold=True, centred=True, grey=True)
            yield f"h{at:04d} [shape=none {_word_box(one, page)}]"


def _word_box(one: Words, page: Page) -> str:
    height = one.size * LEADING
    half = min(one.x, page.width - one.x) if one.centred else (page.width - one.x) / 2
    left = one.x - half if one.centred else one.x
    width = 2 * half
    cell = _cell(
        _text(one.text, one.size, bold=one.bold, grey=one.grey), width, height, "CENTER" if one.centred else "LEFT"
    )
    box = _box(left, one.middle - height / 2, width, height, page.height)
    return f"{box} label={_table([f'<TR>{cell}</TR>'])}"


def _nodes(page: Page) -> Iterator[str]:
    for at, one in enumerate(page.body.nodes, 1):
        fill = FILLS[one.set.node.kind]
        left, top = page.origin[0] + one.x * page.size, page.origin[1] + one.top * page.size
        box = _box(left, top, one.set.width * page.size, one.height * page.size, page.height)
        hint = escape(_CONTROL.sub(" ", one.set.node.hint).replace("\\", "\\\\"), quote=True)
        tooltip = f' tooltip="{hint}"' if hint else ""
        yield f'n{at:04d} [id="n{at:04d}" {box} {_style(fill)}{tooltip} label={_label(one, page.size)}]'


def _style(fill: Fill) -> str:
    return f'style="filled,{fill.dash}" fillcolor="{fill.ground}" color="{fill.colour}" penwidth={fill.width}'


def _label(one: Placed, size: float) -> str:
    room = one.set.width - 2 * PADDING_X
    centred = one.set.node.kind in ("holder", "note")
    rows = []
    for line in one.set.lines:
        letters = size * line_size(line.line)
        height = letters * LEADING
        rights = one.set.rights if line.line.right else ()
        for at, row in enumerate(line.rows):
            text = _text(row, letters, bold=line.line.bold)
            # A line without right columns spans them.
            span = f' COLSPAN="{len(one.set.rights) + 1}"' if one.set.rights and not rights else ""
            cells = [_cell(text, (room - sum(rights)) * size, height, "CENTER" if centred else "LEFT", span)]
            for column, width in enumerate(rights):
                right = line.line.right[column] if at == 0 and column < len(line.line.right) else ""
                cells.append(_cell(_text(right, letters, bold=line.line.bold), width * size, height, "RIGHT"))
            rows.append(f"<TR>{''.join(cells)}</TR>")
    return _table(rows)


def _arrows(page: Page) -> Iterator[str]:
    names = {one.set.node.key: f"n{at:04d}" for at, one in enumerate(page.body.nodes, 1)}
    for at, one in enumerate(page.body.arrows, 1):
        start, end = (
            (page.origin[0] + x * page.size, page.height - page.origin[1] - y * page.size) for x, y in (one.start, one.end)
        )
        line = _line(start, end, one.arrow.stroke, head=one.arrow.head)
        yield f'{names[one.arrow.start]} -> {names[one.arrow.end]} [id="e{at:04d}" {line}]'


def _line(start: tuple[float, float], end: tuple[float, float], stroke: Stroke, *, head: bool) -> str:
    pen = PENS[stroke]
    head = head and pen.head != "none"
    x, y = end
    tip = x - _ARROWHEAD if head else x
    bend = (tip - start[0]) * 0.5
    points = [start, (start[0] + bend, start[1]), (tip - bend, y), (tip, y)]
    position = " ".join(f"{left:.2f},{up:.2f}" for left, up in points)
    if head:
        position = f"e,{x:.2f},{y:.2f} {position}"
    arrowhead = pen.head if head else "none"
    return f'pos="{position}" style={pen.dash} color="{pen.colour}" penwidth={pen.width} arrowhead={arrowhead}'


def _legend(page: Page) -> Iterator[str]:
    for at, rule in enumerate(page.rules, 1):
        yield from _stretch(f"r{at:04d}", rule, page)
    for at, sample in enumerate(page.samples, 1):
        yield from _sample(f"s{at:04d}", sample, page)


def _stretch(name: str, rule: Rule, page: Page) -> Iterator[str]:
    yield f'{name} [{_box(rule.x, rule.y, rule.width, 0.5, page.height)} style=filled fillcolor="#b3b3b3" penwidth=0]'


def _sample(name: str, sample: Sample, page: Page) -> Iterator[str]:
    if sample.stroke is None:
        box = _box(sample.x, sample.middle - 4.5, sample.width, 9, page.height)
        yield f"{name} [{box} {_style(FILLS['unlisted'])}]"
        return
    up = page.height - sample.middle
    for end, x in (("a", sample.x), ("b", sample.x + sample.width)):
        yield f'{name}{end} [shape=point style=invis width=0.01 height=0.01 pos="{x:.2f},{up:.2f}"]'
    line = _line((sample.x, up), (sample.x + sample.width, up), sample.stroke, head=True)
    yield f"{name}a -> {name}b [{line}]"
