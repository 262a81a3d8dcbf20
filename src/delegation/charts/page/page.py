"""Pages: a picture as large as its sheet allows, then the list behind it, then charts of its parts.

A picture whose smallest letters would be under 8 points is not set; the next level of detail is tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.charts.engine.fonts import Face
from delegation.charts.page.arrange import columns_of
from delegation.charts.page.bands import bands_of
from delegation.charts.page.frame import Frame, Leaf, Rule, Sample, Setting, TextRow, frame_of
from delegation.charts.page.key import key_rows
from delegation.charts.page.paper import PaperChoice, Sheet
from delegation.charts.page.picture import Chart, Picture
from delegation.charts.page.placement import SMALL, Arrangement, Body, Tie, Upright, line_size
from delegation.charts.page.times import times_of
from delegation.charts.page.trees import trees_of
from delegation.charts.shared.words import key_subject
from delegation.findings import Language
from delegation.values import dataclass

_LARGEST = 12.0
_AIR = 1.12
_NARROWER, _WIDER = (0.86, 0.74, 0.64, 0.55), (1.2, 1.44)
"""What columns may become where a picture is too wide, or too high."""
_BELOW = 24.0
"""What stands between a table and its key, in points."""
_EMPTY = Arrangement(Picture((), (), ()), 0, 0, (), (), ())


@dataclass(frozen=True, slots=True)
class ChartPage:
    """Everything at its place. ``size``: size of the picture's letters; ``origin``: where the picture begins."""

    width: float
    height: float
    size: float
    origin: tuple[float, float]
    body: Arrangement
    words: tuple[TextRow, ...]
    samples: tuple[Sample, ...]
    rules: tuple[Rule, ...]
    uprights: tuple[Upright, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def smallest(self) -> float:
        """The size of the smallest letters, in points."""
        lines = (line_size(line.line) * self.size for node in self.body.nodes for line in node.set.lines)
        return min([*lines, *(one.size for one in self.words)], default=self.size)


@dataclass(frozen=True, slots=True)
class _Fit:
    """A picture on the sheet where it is largest."""

    body: Body
    frame: Frame
    size: float

    def is_legible(self, least: float) -> bool:
        """Whether no letters are smaller than wanted."""
        return self.size * SMALL >= least

    def is_too_wide(self, least: float) -> bool:
        """Whether it is the width that keeps letters from being as large as wanted."""
        return self.frame.room[0] / max(self.body.width, 1) * SMALL < least


class _Setter:
    """Sets pictures in a face, each at each width once.

    Whether parts fit is asked before they are pages, and all pages are composed again when it is known how many they are: what changes is the frame.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._bodies: dict[tuple[int, float], tuple[Picture, Body]] = {}

    def body(self, picture: Picture, share: float) -> Body:
        """Break the lines of a picture whose columns are so many times as wide."""
        # The picture is kept beside what was made of it, so that its number goes to no other.
        key = id(picture), share
        if key not in self._bodies:
            self._bodies[key] = picture, _body(picture if share == 1 else _widened(picture, share), self.face)
        return self._bodies[key][1]


def compose(chart: Chart, face: Face, setting: Setting | None = None) -> ChartPage | None:
    """Compose the first level of detail that is legible, on the sheet where it is largest; ``None``: none is."""
    setting = setting or Setting()
    fit = _fit(chart, _Setter(face), setting)
    return _page(fit) if fit is not None else None


def pages_of(chart: Chart, face: Face, setting: Setting | None = None) -> tuple[ChartPage, ...]:
    """Compose a chart with the pages that follow it: the list behind it, then its parts. Empty: nothing is legible."""
    setting = setting or Setting()
    setter = _Setter(face)
    pages = tuple(_pages(chart, setter, setting, (1, 1)))
    # How many there are stands on each of several pages; one page says nothing of it and is done.
    return pages if len(pages) <= 1 else tuple(_pages(chart, setter, setting, (1, len(pages))))


def _pages(chart: Chart, setter: _Setter, setting: Setting, leaf: Leaf) -> Iterator[ChartPage]:
    fit = _fit(chart, setter, setting, leaf)
    if fit is None:
        return
    at, picture = leaf[0] + 1, fit.body.picture
    below = _with_key(fit, setter.face, chart.language)
    yield below or _page(fit)
    for page in () if below else _key_pages(chart, picture, setter.face, setting, (at, leaf[1])):
        yield page
        at += 1
    for part in picture.parts:
        for page in _pages(part, setter, replace(setting, figure=None, caption=""), (at, leaf[1])):
            yield page
            at += 1


def _fit(chart: Chart, setter: _Setter, setting: Setting, leaf: Leaf = (1, 1)) -> _Fit | None:
    one: Chart | None = chart
    while one is not None:
        found = _fit_of(one, setter, setting, leaf)
        if found is not None:
            return found
        one = one.brief
    crowded = setting.paper.crowded
    return _fit(chart, setter, replace(setting, paper=crowded), leaf) if crowded is not None else None


def _fit_of(chart: Chart, setter: _Setter, setting: Setting, leaf: Leaf) -> _Fit | None:
    least = setting.paper.least
    for picture in _pictures(chart, setting.paper):
        found = _largest(chart, picture, 1, setter, setting, leaf)
        for share in _NARROWER if found.is_too_wide(least) else _WIDER:
            if found.is_legible(least):
                break
            found = _largest(chart, picture, share, setter, setting, leaf)
        if found.is_legible(least) and _has_parts(picture, setter, setting):
            return _grown(chart, found, setter, setting, leaf)
    return None


def _grown(chart: Chart, found: _Fit, setter: _Setter, setting: Setting, leaf: Leaf) -> _Fit:
    """Give a table that its width keeps small with narrower columns, where its letters are then larger and it still has room."""
    picture = found.body.picture
    if picture.is_table and setter.body(picture, 1) is found.body:
        for share in _NARROWER:
            narrower = _largest(chart, picture, share, setter, setting, leaf)
            found = narrower if narrower.size > found.size else found
    return found


def _pictures(chart: Chart, paper: PaperChoice) -> Iterator[Picture]:
    """Give the levels of detail that paper may carry: a list behind a picture has no place in a document.

    Larger letters than must be are no reason for leaving out what stands nowhere else.
    """
    for one in chart.pictures:
        is_all_there = not one.said or (one.key and not one.is_key_short) or one.parts or one is chart.pictures[0]
        has_list = bool(one.key) and not one.is_key_short
        if not (has_list and paper.is_in_text) and (is_all_there or paper.crowded is None):
            yield one


def _largest(chart: Chart, picture: Picture, share: float, setter: _Setter, setting: Setting, leaf: Leaf) -> _Fit:
    """Set a picture, its columns so many times as wide, on the sheet where it is largest."""
    body = setter.body(picture, share)
    frames = [frame_of(chart, picture, setter.face, sheet, setting, leaf) for sheet in setting.paper.sheets]
    found = _Fit(body, frames[0], _size(body, frames[0]))
    for frame in frames[1:]:
        size = _size(body, frame)
        # A sheet that lies is read more easily on a screen: another one must be worth turning the page.
        if size > found.size * 1.08:
            found = _Fit(body, frame, size)
    return found


def _body(picture: Picture, face: Face) -> Body:
    """Break the lines of a picture for its kind of body: bars along days, trees, bands across, or columns."""
    if picture.axis is not None:
        return times_of(picture, picture.axis, face)
    if picture.is_tree:
        return trees_of(picture, face)
    return bands_of(picture, face) if picture.bands else columns_of(picture, face)


def _widened(picture: Picture, share: float) -> Picture:
    """Make columns wider or narrower, so that their lines are broken less or more often."""
    return replace(picture, widths=tuple(width * share for width in picture.widths))


def _has_parts(picture: Picture, setter: _Setter, setting: Setting) -> bool:
    """Say whether every part of a picture is legible: an overview without them would leave something out."""
    return all(_fit(part, setter, setting) is not None for part in picture.parts)


def _size(body: Body, frame: Frame) -> float:
    """Give the largest size of letters that fits, in quarters of a point."""
    width, height = frame.room
    size = min(width / max(body.width, 1), height / max(body.height, 1), _LARGEST * frame.sheet.scale)
    return int(size * 4) / 4


def _page(fit: _Fit, share: float = 0.42, below: float = 0) -> ChartPage:
    """Put everything at its place. ``share``: how much of the room that is left stands above the picture; ``below``: what is kept free below it, in points."""
    frame, size = fit.frame, fit.size
    width, height = frame.room
    # A sheet that takes what it needs leaves a little air between the boxes.
    tall = min(fit.body.height * _AIR, height / size) if frame.sheet.grows else height / size
    arranged = fit.body.arrange(width / size, tall)
    if frame.sheet.grows:
        frame = frame.cut(height - arranged.height * size - below)
        height = arranged.height * size
    left = frame.sheet.left + (width - arranged.width * size) / 2
    top = frame.top + max(0.0, (height - arranged.height * size) * share)
    across = (Rule(left, top + y * size, arranged.width * size) for y in arranged.rules)
    down = (
        Upright(left + one.x * size, top + one.top * size, top + one.bottom * size, one.is_today)
        for one in arranged.uprights
    )
    ties = tuple(
        Tie(left + one.x * size, top + one.y * size, left + one.to_x * size, top + one.to_y * size)
        for one in arranged.ties
    )
    return ChartPage(
        frame.sheet.width, frame.height, size, (left, top), arranged, (*frame.head, *frame.foot), frame.samples,
        (*frame.rules, *across), tuple(down), ties,
    )  # fmt: skip


def _with_key(fit: _Fit, face: Face, language: Language) -> ChartPage | None:
    """Set a short key below its table; ``None`` where it has none or there is no room for it."""
    picture, page = fit.body.picture, _page(fit, share=0)
    bottom = page.origin[1] + page.body.height * page.size
    below = replace(fit.frame, top=bottom + _BELOW)
    if not (picture.is_table and picture.key and picture.is_key_short) or below.room[1] < _BELOW:
        return None
    words = list(key_rows(picture.key, face, below, language))
    if len(words) != 1:
        return None
    page = _page(fit, share=0, below=max(one.middle + one.size for one in words[0]) - bottom)
    return replace(page, words=(*page.words, *words[0]))


def _key_pages(chart: Chart, picture: Picture, face: Face, setting: Setting, leaf: Leaf) -> Iterator[ChartPage]:
    """Set the key on as few pages as it takes."""
    if not picture.key:
        return
    bare = replace(picture, nodes=(), arrows=(), said="")
    plain = replace(chart, notes=(), subject=key_subject(chart.subject, chart.language))

    def framed(sheet: Sheet, at: int) -> Frame:
        return frame_of(plain, bare, face, sheet, replace(setting, figure=None, caption=""), (at, leaf[1]))

    tried = [
        (sheet, list(key_rows(picture.key, face, framed(sheet, leaf[0]), chart.language)))
        for sheet in setting.paper.sheets
    ]
    sheet, pages = min(tried, key=lambda one: len(one[1]))
    for at, words in enumerate(pages, leaf[0]):
        frame = framed(sheet, at)
        if sheet.grows:
            frame = frame.cut(frame.bottom - max(one.middle + one.size for one in words))
        every = (*frame.head, *frame.foot, *words)
        yield ChartPage(sheet.width, frame.height, 1, (0, 0), _EMPTY, every, (), frame.rules)
