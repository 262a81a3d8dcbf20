"""Pages: a picture as large as its sheet allows, then the list behind it, then charts of its parts.

A picture whose smallest letters would be under 8 points is not set; the next level of detail is tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.charts.engine.fonts import Face
from delegation.charts.page.fitting import Fit, Setter, fits_of
from delegation.charts.page.frame import Frame, Leaf, Rule, Sample, Setting, TextRow, frame_of
from delegation.charts.page.key import key_rows
from delegation.charts.page.picture import Chart, Picture
from delegation.charts.page.placement import Arrangement, Tie, Upright, line_size
from delegation.charts.shared.words import key_subject, notes_group, notes_subject
from delegation.values import dataclass

_AIR = 1.12
_FULL = 0.7
"""Of its room a picture takes as much at least, or the sheet is as low as what is on it."""
_BELOW = 24.0
"""What stands between a table and its key, in points."""
_EMPTY = Arrangement(Picture((), (), ()), 0, 0, (), (), ())


@dataclass(frozen=True, slots=True)
class ChartPage:
    """Everything at its place. ``size``: size of the picture's letters; ``origin``: where the picture begins; ``behind``: notes for which it has no room."""

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
    behind: tuple[str, ...] = ()

    @property
    def smallest(self) -> float:
        """The size of the smallest letters, in points."""
        lines = (line_size(line.line) * self.size for node in self.body.nodes for line in node.set.lines)
        return min([*lines, *(one.size for one in self.words)], default=self.size)


def compose(chart: Chart, face: Face, setting: Setting | None = None) -> ChartPage | None:
    """Compose the first level of detail that is legible, on the sheet where it is largest; ``None``: none is."""
    setting = setting or Setting()
    fits = fits_of(chart, Setter(face), setting)
    return _page(fits[0]) if fits else None


def pages_of(chart: Chart, face: Face, setting: Setting | None = None) -> tuple[ChartPage, ...]:
    """Compose a chart with the pages that follow it: the list behind it, then its parts. Empty: nothing is legible."""
    setting = setting or Setting()
    setter = Setter(face)
    pages = tuple(_pages(chart, setter, setting, (1, 1)))
    # How many there are stands on each of several pages; one page says nothing of it and is done.
    return pages if len(pages) <= 1 else tuple(_pages(chart, setter, setting, (1, len(pages))))


def _pages(chart: Chart, setter: Setter, setting: Setting, leaf: Leaf) -> Iterator[ChartPage]:
    fits = fits_of(chart, setter, setting, leaf)
    if not fits:
        return
    *before, fit = fits
    yield from map(_page, before)
    at, picture = leaf[0] + len(fits), fit.body.picture
    below = _with_key(fit, setter.face)
    is_low = setting.paper.shrinks and leaf[1] == 1 and fit.body.height * fit.size < fit.frame.room[1] * _FULL
    yield below or _page(_on_its_own_height(fit) if is_low else fit)
    for page in () if below else _key_pages(fit, setter.face, setting, (at, leaf[1])):
        yield page
        at += 1
    for part in picture.parts:
        for page in _pages(part, setter, replace(setting, figure=None, caption=""), (at, leaf[1])):
            yield page
            at += 1


def _on_its_own_height(fit: Fit) -> Fit:
    """Set a picture on a sheet that takes the height that it needs."""
    return replace(fit, frame=replace(fit.frame, sheet=replace(fit.frame.sheet, grows=True)))


def _page(fit: Fit, share: float = 0.42, below: float = 0) -> ChartPage:
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
        (*frame.rules, *across), tuple(down), ties, fit.chart.behind,
    )  # fmt: skip


def _with_key(fit: Fit, face: Face) -> ChartPage | None:
    """Set a short key below its table; ``None`` where it has none or there is no room for it."""
    picture, page = fit.body.picture, _page(fit, share=0)
    bottom = page.origin[1] + page.body.height * page.size
    below = replace(fit.frame, top=bottom + _BELOW)
    if not (picture.is_table and picture.key and picture.is_key_short) or fit.chart.behind or below.room[1] < _BELOW:
        return None
    words = list(key_rows(picture.key, face, below, fit.chart.language))
    if len(words) != 1:
        return None
    page = _page(fit, share=0, below=max(one.middle + one.size for one in words[0]) - bottom)
    return replace(page, words=(*page.words, *words[0]))


def _key_pages(fit: Fit, face: Face, setting: Setting, leaf: Leaf) -> Iterator[ChartPage]:
    """Set the notes that have no place below a picture, and its key, on as few pages as they take."""
    chart, picture = fit.chart, fit.body.picture
    key = () if setting.is_listed_apart and not picture.is_key_short else picture.key
    behind = () if setting.is_listed_apart else chart.behind
    groups = (*((notes_group(behind, chart.language),) if behind else ()), *key)
    if not groups:
        return
    bare = replace(picture, nodes=(), arrows=(), said="")
    name = key_subject if key else notes_subject
    plain = replace(chart, notes=(), subject=name(chart.subject, chart.language))

    # Whoever turns the pages does not turn the paper: they lie as the picture does.
    sheet = fit.frame.sheet

    def framed(at: int) -> Frame:
        return frame_of(plain, bare, face, sheet, replace(setting, figure=None, caption=""), (at, leaf[1]))

    pages = key_rows(groups, face, framed(leaf[0]), chart.language)
    for at, words in enumerate(pages, leaf[0]):
        frame = framed(at)
        if sheet.grows:
            frame = frame.cut(frame.bottom - max(one.middle + one.size for one in words))
        every = (*frame.head, *frame.foot, *words)
        yield ChartPage(sheet.width, frame.height, 1, (0, 0), _EMPTY, every, (), frame.rules)
