"""How a picture is set: its levels of detail are tried in order, each at several widths, until its letters are legible on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.charts.engine.fonts import Face
from delegation.charts.page.arrange import Columns, columns_of
from delegation.charts.page.bands import bands_of
from delegation.charts.page.frame import Frame, Leaf, Setting, frame_of
from delegation.charts.page.picture import Chart, Picture
from delegation.charts.page.placement import SMALL, Body
from delegation.charts.page.slices import beside_one_box, hanging_on_one, hanging_together, joined
from delegation.charts.page.times import times_of
from delegation.charts.page.trees import trees_of
from delegation.charts.shared.words import with_notes_behind
from delegation.values import dataclass

_LARGEST = 12.0
_NARROWER, _WIDER = (0.93, 0.86, 0.74, 0.64, 0.55), (1.2, 1.44)
"""What columns may become where a picture is too wide, or too high."""
_MOST_SHEETS = 8
"""How many sheets a picture is cut for at most."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A picture of a chart on the sheet where it is largest."""

    chart: Chart
    body: Body
    frame: Frame
    size: float

    def is_legible(self, least: float) -> bool:
        """Whether no letters are smaller than wanted."""
        return self.size * SMALL >= least

    def is_too_wide(self, least: float) -> bool:
        """Whether it is the width that keeps letters from being as large as wanted."""
        return _quarters(self.frame.room[0] / max(self.body.width, 1)) * SMALL < least


class Setter:
    """Sets pictures in a face, each at each width once.

    Whether parts fit is asked before they are pages, and all pages are composed again when it is known how many they are: what changes is the frame.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._bodies: dict[tuple[int, float], tuple[Picture, Body]] = {}
        self._legible: dict[tuple[int, Setting], tuple[Chart, bool]] = {}

    def body(self, picture: Picture, share: float) -> Body:
        """Break the lines of a picture whose columns are so many times as wide."""
        # The picture is kept beside what was made of it, so that its number goes to no other.
        key = id(picture), share
        if key not in self._bodies:
            self._bodies[key] = picture, _body(picture if share == 1 else _widened(picture, share), self.face)
        return self._bodies[key][1]

    def is_legible(self, part: Chart, setting: Setting) -> bool:
        """Whether a part of a picture is legible, whatever its page; several levels of detail have the same parts."""
        key = id(part), setting
        if key not in self._legible:
            self._legible[key] = part, bool(fits_of(part, self, setting))
        return self._legible[key][1]


def fits_of(chart: Chart, setter: Setter, setting: Setting, leaf: Leaf = (1, 1)) -> tuple[Fit, ...]:
    """Give the first level of detail that is legible, in as many words as it can be, on one sheet or, in the end, cut for several; empty: none is.

    Where letters are larger than they must be, or a list comes along, what leaves out names that stand nowhere else is tried last.
    """
    crowded, is_listed = setting.paper.crowded, setting.is_listed_apart
    is_strict = crowded is not None or is_listed
    found = _whole(chart, setter, setting, leaf, is_strict=is_strict)
    if not found and is_listed:
        found = _whole(chart, setter, setting, leaf, is_strict=False)
    found = found or _cut(chart, setter, setting, leaf, is_strict=is_strict)
    if not found and crowded is not None:
        return fits_of(chart, setter, replace(setting, paper=crowded), leaf)
    return found


def _whole(chart: Chart, setter: Setter, setting: Setting, leaf: Leaf, *, is_strict: bool) -> tuple[Fit, ...]:
    """Give a chart on one sheet; nothing where it is legible on none."""
    for one in _in_fewer_words(chart):
        for picture in _pictures(one, setting, is_strict=is_strict):
            found = _legible(one, picture, setter, setting, leaf)
            if found is not None and _has_parts(picture, setter, setting):
                return (_grown(one, found, setter, setting, leaf),)
    return ()


def _cut(chart: Chart, setter: Setter, setting: Setting, leaf: Leaf, *, is_strict: bool) -> tuple[Fit, ...]:
    """Give a chart cut for several sheets, its notes on a page of their own; nothing where a piece is not legible."""
    for one in _in_fewer_words(chart):
        for picture in _pictures(one, setting, is_strict=is_strict) if one.behind or not one.notes else ():
            for pieces in (hanging_together(picture), beside_one_box(picture)):
                found = _in_turn(one, pieces, setter, setting, leaf) if len(pieces) > 1 else ()
                if found:
                    return found
    return ()


def _in_turn(chart: Chart, pieces: Sequence[Picture], setter: Setter, setting: Setting, leaf: Leaf) -> tuple[Fit, ...]:
    """Set pieces of a picture one after the other, as many on a sheet as are legible there; nothing where one is not, or the sheets are too many."""
    found: list[Fit] = []
    here: tuple[Picture, ...] = ()
    left = [*pieces]
    while left:
        piece = left.pop(0)
        if here and (both := _piece(chart, (*here, piece), setter, setting, (leaf[0] + len(found) - 1, leaf[1]))):
            here, found[-1] = (*here, piece), both
            continue
        alone = _piece(chart, (piece,), setter, setting, (leaf[0] + len(found), leaf[1]))
        smaller = hanging_on_one(piece) if alone is None else ()
        if len(smaller) > 1:
            left[:0] = smaller
            continue
        if alone is None or len(found) == _MOST_SHEETS:
            return ()
        here = (piece,)
        found.append(alone)
    return tuple(found)


def _piece(chart: Chart, pieces: Sequence[Picture], setter: Setter, setting: Setting, leaf: Leaf) -> Fit | None:
    one = joined(pieces)
    # A box that two pieces have cannot stand on one sheet twice.
    return (
        _legible(chart, one, setter, setting, leaf) if len({node.key for node in one.nodes}) == len(one.nodes) else None
    )


def _in_fewer_words(chart: Chart) -> Iterator[Chart]:
    """Give a chart, then the same in fewer words, and at last with its notes on a page of their own."""
    last, one = chart, chart.brief
    yield chart
    while one is not None:
        yield one
        last, one = one, one.brief
    if last.notes and not last.behind:
        yield with_notes_behind(last)


def _legible(chart: Chart, picture: Picture, setter: Setter, setting: Setting, leaf: Leaf) -> Fit | None:
    """Set a picture with columns as wide as they are or as they must be; ``None`` where it is not legible."""
    least = setting.paper.least
    found = _largest(chart, picture, 1, setter, setting, leaf)
    for share in _NARROWER if found.is_too_wide(least) else _WIDER:
        if found.is_legible(least):
            break
        found = _largest(chart, picture, share, setter, setting, leaf)
    return found if found.is_legible(least) else None


def _grown(chart: Chart, found: Fit, setter: Setter, setting: Setting, leaf: Leaf) -> Fit:
    """Give a table, or a picture that leaves most of its sheet empty, with narrower columns, where only its width keeps it small and its letters are then larger."""
    picture = found.body.picture
    is_plain = not (picture.bands or picture.is_tree or picture.axis) and _is_mostly_empty(found)
    if (picture.is_table or is_plain) and setter.body(picture, 1) is found.body:
        for share in _NARROWER:
            other = _largest(chart, picture, share, setter, setting, leaf)
            is_kept = picture.is_table or _rows_of_names(other.body) == _rows_of_names(found.body)
            found = other if other.size > found.size and is_kept else found
    return found


def _pictures(chart: Chart, setting: Setting, *, is_strict: bool) -> Iterator[Picture]:
    """Give the levels of detail that paper may carry: a list behind a picture has no place in a document, unless that sets it apart.

    The numbers of the annex of a decision are cited as those. ``is_strict``: none that leaves out what stands nowhere else.
    """
    for one in chart.pictures:
        has_list = bool(one.key) and not one.is_key_short
        is_all_there = not one.said or has_list or one.parts or one is chart.pictures[0]
        is_apart = setting.is_listed_apart and not all(group.is_of_annex for group in one.key)
        has_place = not has_list or is_apart or (setting.has_lists and not setting.paper.is_in_text)
        if has_place and (is_all_there or not is_strict):
            yield one


def _largest(chart: Chart, picture: Picture, share: float, setter: Setter, setting: Setting, leaf: Leaf) -> Fit:
    """Set a picture, its columns so many times as wide, on the sheet where it is largest."""
    body = setter.body(picture, share)
    frames = [frame_of(chart, picture, setter.face, sheet, setting, leaf) for sheet in setting.paper.sheets]
    found = Fit(chart, body, frames[0], _size(body, frames[0]))
    for frame in frames[1:]:
        size = _size(body, frame)
        # A sheet that lies is read more easily on a screen: another one must be worth turning the page.
        if size > found.size * 1.08:
            found = Fit(chart, body, frame, size)
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
    return all(setter.is_legible(part, setting) for part in picture.parts)


def _size(body: Body, frame: Frame) -> float:
    """Give the largest size of letters that fits, in quarters of a point."""
    width, height = frame.room
    size = min(width / max(body.width, 1), height / max(body.height, 1), _LARGEST * frame.sheet.scale)
    return _quarters(size)


def _quarters(size: float) -> float:
    return int(size * 4) / 4


def _rows_of_names(body: Body) -> int:
    """Count the rows that names in bold take: narrower columns are to break none."""
    columns = body.columns if isinstance(body, Columns) else ()
    return sum(len(line.rows) for column in columns for node in column for line in node.lines if line.line.bold)


def _is_mostly_empty(fit: Fit) -> bool:
    """Whether a picture leaves more than half of the room that it has."""
    return fit.body.height * fit.size < fit.frame.room[1] / 2
