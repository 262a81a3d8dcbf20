"""How a picture is set: its levels of detail are tried in order, each at several widths, until its letters are legible on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.charts.engine.fonts import Face
from delegation.charts.page.arrange import Columns, columns_of
from delegation.charts.page.bands import bands_of
from delegation.charts.page.frame import Frame, Leaf, Setting, frame_of
from delegation.charts.page.paper import PaperChoice
from delegation.charts.page.picture import Chart, Picture
from delegation.charts.page.placement import SMALL, Body
from delegation.charts.page.times import times_of
from delegation.charts.page.trees import trees_of
from delegation.values import dataclass

_LARGEST = 12.0
_NARROWER, _WIDER = (0.86, 0.74, 0.64, 0.55), (1.2, 1.44)
"""What columns may become where a picture is too wide, or too high."""


@dataclass(frozen=True, slots=True)
class Fit:
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


class Setter:
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


def fit_of(chart: Chart, setter: Setter, setting: Setting, leaf: Leaf = (1, 1)) -> Fit | None:
    one: Chart | None = chart
    while one is not None:
        found = _fitted(one, setter, setting, leaf)
        if found is not None:
            return found
        one = one.brief
    crowded = setting.paper.crowded
    return fit_of(chart, setter, replace(setting, paper=crowded), leaf) if crowded is not None else None


def _fitted(chart: Chart, setter: Setter, setting: Setting, leaf: Leaf) -> Fit | None:
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


def _grown(chart: Chart, found: Fit, setter: Setter, setting: Setting, leaf: Leaf) -> Fit:
    """Give a table, or a picture that leaves most of its sheet empty, with narrower columns, where only its width keeps it small and its letters are then larger."""
    picture = found.body.picture
    is_plain = not (picture.bands or picture.is_tree or picture.axis) and is_mostly_empty(found)
    if (picture.is_table or is_plain) and setter.body(picture, 1) is found.body:
        for share in _NARROWER:
            other = _largest(chart, picture, share, setter, setting, leaf)
            is_kept = picture.is_table or _rows_of_names(other.body) == _rows_of_names(found.body)
            found = other if other.size > found.size and is_kept else found
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


def _largest(chart: Chart, picture: Picture, share: float, setter: Setter, setting: Setting, leaf: Leaf) -> Fit:
    """Set a picture, its columns so many times as wide, on the sheet where it is largest."""
    body = setter.body(picture, share)
    frames = [frame_of(chart, picture, setter.face, sheet, setting, leaf) for sheet in setting.paper.sheets]
    found = Fit(body, frames[0], _size(body, frames[0]))
    for frame in frames[1:]:
        size = _size(body, frame)
        # A sheet that lies is read more easily on a screen: another one must be worth turning the page.
        if size > found.size * 1.08:
            found = Fit(body, frame, size)
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


def _has_parts(picture: Picture, setter: Setter, setting: Setting) -> bool:
    """Say whether every part of a picture is legible: an overview without them would leave something out."""
    return all(fit_of(part, setter, setting) is not None for part in picture.parts)


def _size(body: Body, frame: Frame) -> float:
    """Give the largest size of letters that fits, in quarters of a point."""
    width, height = frame.room
    size = min(width / max(body.width, 1), height / max(body.height, 1), _LARGEST * frame.sheet.scale)
    return int(size * 4) / 4


def _rows_of_names(body: Body) -> int:
    """Count the rows that names in bold take: narrower columns are to break none."""
    columns = body.columns if isinstance(body, Columns) else ()
    return sum(len(line.rows) for column in columns for node in column for line in node.lines if line.line.bold)


def is_mostly_empty(fit: Fit) -> bool:
    """Whether a picture leaves more than half of the room that it has."""
    return fit.body.height * fit.size < fit.frame.room[1] / 2
