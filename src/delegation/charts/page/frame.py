"""What stands around a picture: title above; legend, caption, notes and source at the foot.

Lengths are in points; x runs to the right, y runs down, both from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from delegation.charts.engine.fonts import Face
from delegation.charts.page.paper import A4, PaperChoice, Sheet
from delegation.charts.page.picture import Chart, NodeKind, Picture, PictureNode, Stroke
from delegation.charts.page.placement import LEADING
from delegation.charts.page.strokes import LEGEND_OF_NODES, PENS
from delegation.charts.shared.words import (
    caption_line,
    checks_line,
    date_line,
    label_of_legend,
    leaf_line,
    register_line,
    source_line,
)
from delegation.speech.abbreviations import explained
from delegation.values import dataclass

_TITLE, _FACTS, _FOOT = 13.0, 10.5, 9.0
_SAMPLE = 30.0

_Entry = tuple[Stroke | None, NodeKind | None, str]
Align = Literal["left", "centre", "right"]
Leaf = tuple[int, int]
"""Which page of how many."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How an author wants a chart set. ``figure``: a number for its caption; ``caption``: the words of it.

    A chart with a caption has no title above: the caption below says the same. ``is_inset``: the document around it says
    what it is, of which day and from which register; ``is_listed_apart``: it has the list behind the picture and its
    notes, too, where there is no room for them. ``has_checks``, ``has_revision``:
    with the ids of the checks whose findings are marked, with the state of the rules. ``has_lists``: the list behind a picture may follow it.
    """

    paper: PaperChoice = A4
    figure: int | None = None
    caption: str = ""
    is_inset: bool = False
    is_listed_apart: bool = False
    has_checks: bool = False
    has_revision: bool = False
    has_lists: bool = True

    def caption_of(self, chart: Chart) -> str:
        """Give the caption of a chart, empty where none is wanted."""
        if self.figure is None and not self.caption:
            return ""
        said = self.caption or (f"{chart.title}: {chart.subject}" if chart.subject else chart.title)
        return caption_line(self.figure, said, chart.language)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of text. ``x`` is the end or middle that ``align`` names; ``middle`` is the height of its middle.

    ``about`` and ``hint`` are those of the node that the row stands in.
    """

    text: str
    x: float
    middle: float
    size: float
    bold: bool = False
    align: Align = "left"
    grey: bool = False
    about: str = ""
    hint: str = ""


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
class Frame:
    """A sheet with what stands above and below its room, which reaches from ``top`` to ``bottom``."""

    sheet: Sheet
    height: float
    head: tuple[TextRow, ...]
    top: float
    foot: tuple[TextRow, ...]
    samples: tuple[Sample, ...]
    rules: tuple[Rule, ...]
    bottom: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of what is left for the picture."""
        return _room(self.sheet), self.bottom - self.top

    def cut(self, spare: float) -> Frame:
        """Take height away from the room, so that the foot moves up."""
        return Frame(
            self.sheet,
            self.height - spare,
            self.head,
            self.top,
            tuple(replace(one, middle=one.middle - spare) for one in self.foot),
            tuple(replace(one, middle=one.middle - spare) for one in self.samples),
            tuple(replace(one, y=one.y - spare) for one in self.rules),
            self.bottom - spare,
        )


def _room(sheet: Sheet) -> float:
    return sheet.width - sheet.left - sheet.right


def frame_of(chart: Chart, picture: Picture, face: Face, sheet: Sheet, setting: Setting, leaf: Leaf = (1, 1)) -> Frame:
    """Set what stands around a picture of a chart."""
    caption = setting.caption_of(chart)
    head, top = _head(chart, face, sheet, leaf, has_title=not caption and not setting.is_inset)
    foot, height = _foot(chart, picture, face, sheet, setting, leaf)
    y = sheet.height - sheet.bottom - height
    legend, samples, bottom = _legend(chart, picture, face, sheet, y - 5)
    rules = (Rule(sheet.left, bottom - 5, _room(sheet)),)
    lowered = tuple(replace(one, middle=one.middle + y) for one in foot)
    return Frame(sheet, sheet.height, head, top + 12 * sheet.scale, (*lowered, *legend), samples, rules, bottom - 17)


def _head(chart: Chart, face: Face, sheet: Sheet, leaf: Leaf, *, has_title: bool) -> tuple[tuple[TextRow, ...], float]:
    middle, y = sheet.left + _room(sheet) / 2, sheet.top
    facts = date_line(chart.as_of, chart.language) + leaf_line(leaf, chart.language)
    under = ((one, _FACTS, True) for one in chart.under)
    wanted = ((chart.title.upper(), _TITLE, True), (chart.subject, _TITLE, True), *under, (facts, _FACTS, False))
    words = []
    for text, plain, bold in wanted if has_title else ():
        size = plain * sheet.scale
        for row in face.wrap(text, _room(sheet) / size, bold=bold) if text else ():
            y += size * LEADING
            words.append(TextRow(row, middle, y - size * LEADING / 2, size, bold, "centre"))
    return tuple(words), y


def _foot(
    chart: Chart, picture: Picture, face: Face, sheet: Sheet, setting: Setting, leaf: Leaf
) -> tuple[tuple[TextRow, ...], float]:
    """Set caption, notes and sources below one another, from height 0 on."""
    size, y, found, caption = _FOOT * sheet.scale, 0.0, [], setting.caption_of(chart)
    middle = sheet.left + _room(sheet) / 2
    facts = date_line(chart.as_of, chart.language) + leaf_line(leaf, chart.language)
    under = ((one, _FACTS, True) for one in chart.under)
    for text, large, bold in ((caption, 12.0, True), *under, (facts, _FACTS, False)) if caption else ():
        for row in face.wrap(text, _room(sheet) / (large * sheet.scale), bold=bold):
            y += large * sheet.scale * LEADING
            at = y - large * sheet.scale * LEADING / 2
            found.append(TextRow(row, middle, at, large * sheet.scale, bold, "centre"))
        y += 2
    texts = [*chart.notes, _abbreviations(chart, picture), picture.said, source_line(chart.sources, chart.language)]
    if setting.has_checks and chart.checks:
        texts.append(checks_line(chart.checks, chart.language))
    if not setting.is_inset:
        texts.append(
            register_line(chart.register_name, chart.rules_hash if setting.has_revision else "", chart.language)
        )
    for row in [row for text in texts if text for row in face.wrap(text, _room(sheet) / size)]:
        y += size * LEADING
        found.append(TextRow(row, sheet.left, y - size * LEADING / 2, size))
    return tuple(found), y


def _abbreviations(chart: Chart, picture: Picture) -> str:
    """Explain the abbreviations of a page, as a Vietnamese document does."""
    if chart.language != "vi":
        return ""
    words = (word for node in picture.nodes for line in node.lines for word in (line.text, *line.right))
    return explained((chart.subject, *picture.headings, *words))


def _legend(
    chart: Chart, picture: Picture, face: Face, sheet: Sheet, bottom: float
) -> tuple[tuple[TextRow, ...], tuple[Sample, ...], float]:
    """Set the samples in rows that end at ``bottom``; give the height where the legend begins."""
    entries: list[_Entry] = [
        (stroke, None, PENS[stroke].said.in_(chart.language))
        for stroke in PENS
        if any(arrow.stroke == stroke for arrow in picture.arrows)
    ]
    entries += [
        (None, kind, said.in_(chart.language))
        for kind, said in LEGEND_OF_NODES.items()
        if any(_looks(node, kind) for node in picture.nodes)
    ]
    if not entries:
        return (), (), bottom
    title, size, sample = label_of_legend(chart.language), _FOOT * sheet.scale, _SAMPLE * sheet.scale
    begin = sheet.left + face.width(title, bold=True) * size + 10
    rows: list[list[tuple[_Entry, float]]] = [[]]
    x = begin
    for entry in entries:
        length = sample + 5 + face.width(entry[2]) * size + 16
        if x + length - 16 > sheet.width - sheet.right and rows[-1]:
            rows.append([])
            x = begin
        rows[-1].append((entry, x))
        x += length
    top = bottom - len(rows) * size * 1.5
    return *_legend_rows(title, rows, sheet, top), top


def _looks(node: PictureNode, kind: NodeKind) -> bool:
    """Say whether a box is drawn as a kind of boxes is; one whose lines alone bear marks has no heavy edge."""
    if kind == "highlighted":
        return node.is_highlighted
    return node.kind == kind or (kind == "marked" and bool(node.marks))


def _legend_rows(
    title: str, rows: Sequence[Sequence[tuple[_Entry, float]]], sheet: Sheet, top: float
) -> tuple[tuple[TextRow, ...], tuple[Sample, ...]]:
    size, sample = _FOOT * sheet.scale, _SAMPLE * sheet.scale
    words, samples = [TextRow(title, sheet.left, top + size * 0.75, size, bold=True)], []
    for at, row in enumerate(rows):
        middle = top + size * 1.5 * (at + 0.5)
        for (stroke, kind, said), x in row:
            samples.append(Sample(stroke, kind, x, middle, sample))
            words.append(TextRow(said, x + sample + 5, middle, size))
    return tuple(words), tuple(samples)
