"""A page of A4: title above, the picture in the middle, legend, notes and source at the foot.

Lengths are in points; x runs to the right, y runs down, both from the top left corner of the page. Letters of
the picture are as large as the page allows; a picture whose smallest letters would be under 8 points is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from delegation.charts.arrange import LEADING, SMALL, Arrangement, Body, body_of
from delegation.charts.fonts import Face
from delegation.charts.picture import Chart, NodeKind, Picture, Stroke
from delegation.charts.strokes import LEGEND_OF_NODES, PENS
from delegation.charts.words import date_line, label_of_legend, register_line, source_line
from delegation.values import dataclass

LEAST = 8.0
"""The smallest letters that a chart may have on the page, in points."""

_LARGEST = 12.0
_MILLIMETRE = 72 / 25.4
_A4 = (210 * _MILLIMETRE, 297 * _MILLIMETRE)
# Decree 30/2020/NĐ-CP: 20-25 mm above and below, 30-35 mm at the left, 15-20 mm at the right.
_TOP, _BOTTOM, _LEFT, _RIGHT = (length * _MILLIMETRE for length in (20.0, 20.0, 30.0, 20.0))
_TITLE, _SUBJECT, _FACTS, _FOOT = 13.0, 13.0, 10.5, 9.0
_SAMPLE = 30.0

_Entry = tuple[Stroke | None, NodeKind | None, str]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """A row of text. ``x`` is the end or middle that ``align`` names; ``middle`` is the height of its middle."""

    text: str
    x: float
    middle: float
    size: float
    bold: bool = False
    align: Align = "left"
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample in the legend, from ``x`` on: a stroke, or a box of a kind of nodes."""

    stroke: Stroke | None
    kind: NodeKind | None
    x: float
    middle: float
    width: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Page:
    """Everything at its place. ``size``: size of the picture's letters; ``origin``: where the picture begins."""

    width: float
    height: float
    size: float
    origin: tuple[float, float]
    body: Arrangement
    words: tuple[Words, ...]
    samples: tuple[Sample, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An A4 sheet lying one way, with what stands above and below the picture."""

    width: float
    height: float
    head: tuple[Words, ...]
    top: float
    foot: tuple[Words, ...]
    samples: tuple[Sample, ...]
    rules: tuple[Rule, ...]
    bottom: float

    @property
    def room(self) -> tuple[float, float]:
        return self.width - _LEFT - _RIGHT, self.bottom - self.top


def compose(chart: Chart, face: Face) -> Page | None:
    """Compose the first level of detail that is legible, on the sheet where it is largest; ``None``: none is."""
    for picture in chart.pictures:
        body = body_of(picture, face)
        sheets = [_sheet(chart, picture, face, width, height) for width, height in (_A4[::-1], _A4)]
        sizes = [_size(body, sheet) for sheet in sheets]
        at = 1 if sizes[1] > sizes[0] * 1.08 else 0
        if sizes[at] * SMALL >= LEAST:
            return _page(body, sheets[at], sizes[at])
    return None


def _size(body: Body, sheet: _Sheet) -> float:
    """Give the largest size of letters that fits, in quarters of a point."""
    width, height = sheet.room
    size = min(width / max(body.width, 1), height / max(body.height, 1), _LARGEST)
    return int(size * 4) / 4


def _page(body: Body, sheet: _Sheet, size: float) -> Page:
    width, height = sheet.room
    arranged = body.arrange(width / size, height / size)
    left = _LEFT + (width - arranged.width * size) / 2
    top = sheet.top + max(0.0, (height - arranged.height * size) * 0.42)
    return Page(
        sheet.width, sheet.height, size, (left, top), arranged, (*sheet.head, *sheet.foot), sheet.samples, sheet.rules
    )


def _sheet(chart: Chart, picture: Picture, face: Face, width: float, height: float) -> _Sheet:
    head, top = _head(chart, face, width)
    rows = _foot_rows(chart, picture, face, width - _LEFT - _RIGHT)
    y = height - _BOTTOM - len(rows) * _FOOT * LEADING
    bottom = y
    foot = []
    for row in rows:
        y += _FOOT * LEADING
        foot.append(Words(row, _LEFT, y - _FOOT * LEADING / 2, _FOOT))
    legend, samples, bottom = _legend(chart, picture, face, width, bottom - 5)
    rules = (Rule(_LEFT, bottom - 5, width - _LEFT - _RIGHT),)
    return _Sheet(width, height, head, top + 12, (*foot, *legend), samples, rules, bottom - 17)


def _head(chart: Chart, face: Face, width: float) -> tuple[tuple[Words, ...], float]:
    room, middle, y = width - _LEFT - _RIGHT, _LEFT + (width - _LEFT - _RIGHT) / 2, _TOP
    facts = date_line(chart.as_of, chart.language)
    words = []
    for text, size, bold in (
        (chart.title.upper(), _TITLE, True),
        (chart.subject, _SUBJECT, True),
        (facts, _FACTS, False),
    ):
        for row in face.wrap(text, room / size, bold=bold) if text else ():
            y += size * LEADING
            words.append(Words(row, middle, y - size * LEADING / 2, size, bold, "centre"))
    return tuple(words), y


def _foot_rows(chart: Chart, picture: Picture, face: Face, room: float) -> list[str]:
    texts = [*chart.notes, picture.said, source_line(chart.sources, chart.language)]
    texts.append(register_line(chart.register_name, chart.rules_hash, chart.language))
    return [row for text in texts if text for row in face.wrap(text, room / _FOOT)]


def _legend(
    chart: Chart, picture: Picture, face: Face, width: float, bottom: float
) -> tuple[tuple[Words, ...], tuple[Sample, ...], float]:
    """Set the samples in rows that end at ``bottom``; give the height where the legend begins."""
    entries: list[_Entry] = [
        (stroke, None, PENS[stroke].said.in_(chart.language))
        for stroke in PENS
        if any(arrow.stroke == stroke for arrow in picture.arrows)
    ]
    entries += [
        (None, kind, said.in_(chart.language))
        for kind, said in LEGEND_OF_NODES.items()
        if any(node.kind == kind for node in picture.nodes)
    ]
    if not entries:
        return (), (), bottom
    title = label_of_legend(chart.language)
    begin = _LEFT + face.width(title, bold=True) * _FOOT + 10
    rows: list[list[tuple[_Entry, float]]] = [[]]
    x = begin
    for entry in entries:
        said = entry[2]
        length = _SAMPLE + 5 + face.width(said) * _FOOT + 16
        if x + length - 16 > width - _RIGHT and rows[-1]:
            rows.append([])
            x = begin
        rows[-1].append((entry, x))
        x += length
    top = bottom - len(rows) * _FOOT * 1.5
    return *_legend_rows(title, rows, top), top


def _legend_rows(
    title: str, rows: Sequence[Sequence[tuple[_Entry, float]]], top: float
) -> tuple[tuple[Words, ...], tuple[Sample, ...]]:
    words, samples = [Words(title, _LEFT, top + _FOOT * 0.75, _FOOT, bold=True)], []
    for at, row in enumerate(rows):
        middle = top + _FOOT * 1.5 * (at + 0.5)
        for (stroke, kind, said), x in row:
            samples.append(Sample(stroke, kind, x, middle, _SAMPLE))
            words.append(Words(said, x + _SAMPLE + 5, middle, _FOOT))
    return tuple(words), tuple(samples)
