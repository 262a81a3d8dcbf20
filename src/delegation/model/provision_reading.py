"""Reads where in an instrument something stands, however people write it: ``khoản 1, 2 và 3 Điều 5``, ``Điều 5; Phụ lục I``.

Words become units, numbers, separators and ranges (``provision_words``); these become segments (what is written without
a separator); a segment that says nothing by itself takes what it lacks from its neighbour: ``khoản 1, khoản 2 Điều 5``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from delegation.model.provision_units import DEPENDENT, SELF_STANDING, UNITS, UNNUMBERED, between
from delegation.model.provision_words import (
    AND,
    COMMA,
    LIST,
    NOTHING,
    NUMBER,
    RANGE,
    SEMICOLON,
    UNIT,
    AloneError,
    NotReadError,
    tokens,
)

Step = tuple[str, str]
"""A unit and its number, as written; an empty one where it has none."""

_WHOLE = frozenset(("toàn văn", "toàn bộ", "toàn bộ văn bản", "cả văn bản", "toàn văn bản"))
_MOST = 500
"""Places that one text may name."""


def read(text: str) -> list[tuple[Step, ...]]:
    """Read the places of a text that is ``spaced``, each from its largest unit down; one without steps is the whole text.

    Raises ``NotReadError`` where it cannot be read as places, or could be read as different ones.
    """
    if text.lower() in _WHOLE:
        return [()]
    builder = _Builder()
    for kind, word in tokens(text):
        builder.take(kind, word)
    places = [place for segment in _together(builder.finished()) for place in segment.places()]
    if not places or len(places) > _MOST:
        raise NotReadError
    return places


class _Segment:
    """Units with their numbers that are written without a separator between them, and the separator before them."""

    def __init__(self, after: int, steps: dict[str, list[str]]) -> None:
        self.after = after
        self.written = tuple(steps)
        self.steps = {unit: steps[unit] for unit in sorted(steps, key=UNITS.__getitem__)}
        units = tuple(self.steps)
        self.top, self.bottom = units[0], units[-1]

    @property
    def is_dependent(self) -> bool:
        """Whether it says nothing without a larger unit. Texts without articles count their points: ``điểm 3``."""
        is_counted = self.top == "điểm" and self.steps["điểm"][0][:1].isdecimal()
        return self.top in DEPENDENT and not is_counted

    def under(self, other: _Segment, *, whole: bool) -> _Segment:
        """Give it with the units of another one above it; ``whole``: with all of that one."""
        level = UNITS[self.top]
        above = {unit: numbers for unit, numbers in other.steps.items() if whole or UNITS[unit] < level}
        return _Segment(self.after, {**above, **self.steps})

    def places(self) -> list[tuple[Step, ...]]:
        """Give every place that its numbers name."""
        count = 1
        for numbers in self.steps.values():
            count *= len(numbers)
        if count > _MOST:
            raise NotReadError
        return [tuple(zip(self.steps, numbers, strict=True)) for numbers in product(*self.steps.values())]


class _Builder:
    """Puts tokens together into segments."""

    def __init__(self) -> None:
        self._segments: list[_Segment] = []
        self._steps: dict[str, list[str]] = {}
        self._after = NOTHING
        self._separator: int | None = None
        self._range = self._unit = ""
        self._is_waiting = self._is_list = self._begins_list = False

    def take(self, kind: int, word: str) -> None:
        """Take the next token."""
        if kind == UNIT:
            self._take_unit(word)
        elif kind == NUMBER:
            self._take_number(word)
        elif kind == LIST:
            self._begins_list = True
        elif kind == RANGE:
            self._settle()
            if not self._unit or self._separator is not None:
                raise NotReadError
            self._range = word
        else:
            self._settle()
            self._separator = max(kind, self._separator or 0)

    def finished(self) -> list[_Segment]:
        """Give the segments when all tokens are taken."""
        self._settle()
        self._close()
        for one, later in pairwise(self._segments):
            # «Điều 5 khoản 2 Điều 6» may be clause 2 of either.
            if later.after == NOTHING and one.written[-1] != later.written[0] and one.written != later.written:
                raise NotReadError
        return self._segments

    def _take_unit(self, unit: str) -> None:
        if not self._range:
            self._settle()
        elif unit != self._unit:
            # A dash between two units is no range: ``Chương II - Điều 5``.
            if self._range != "-":
                raise NotReadError
            self._range, self._separator = "", COMMA
        if not self._range and (self._separator is not None or unit in self._steps):
            self._close()
        self._unit, self._is_waiting = unit, True
        self._is_list, self._begins_list = self._begins_list, False

    def _take_number(self, raw: str) -> None:
        if self._range:
            numbers = self._steps[self._unit]
            found = between(self._unit, numbers[-1], raw)
            if not found:
                raise NotReadError
            numbers[-1:] = found
        elif self._is_waiting:
            self._steps[self._unit] = [raw]
        elif self._separator is None or not self._unit:
            raise NotReadError
        elif self._is_list:
            self._steps[self._unit].append(raw)
            self._separator = None
        else:
            self._close()
            self._steps[self._unit] = [raw]
        self._range, self._is_waiting = "", False

    def _settle(self) -> None:
        """Let the last unit stand without a number where it may."""
        if self._range or (self._is_waiting and self._unit not in UNNUMBERED):
            raise NotReadError
        if self._is_waiting:
            self._steps[self._unit] = [""]
            self._is_waiting = False

    def _close(self) -> None:
        if self._steps:
            self._segments.append(_Segment(self._after, self._steps))
        self._after = NOTHING if self._separator is None else self._separator
        self._steps, self._separator = {}, None


def _together(segments: list[_Segment]) -> list[_Segment]:
    """Give every segment what it lacks: from the one before it where the text goes down (``Điều 5, khoản 2``), else after."""
    goes_down = _goes_down(segments)
    found = _joined(segments, goes_down=goes_down)
    if any(one.is_dependent for one in found):
        found = _joined(found, goes_down=not goes_down)
    if any(one.is_dependent for one in found):
        raise AloneError
    return found


def _goes_down(segments: Sequence[_Segment]) -> bool:
    for one in segments:
        written = one.written
        if len(written) > 1:
            return UNITS[written[0]] < UNITS[written[1]]
    levels = [UNITS[one.top] for one in segments]
    return next((first < second for first, second in pairwise(levels) if first != second), False)


def _joined(segments: Sequence[_Segment], *, goes_down: bool) -> list[_Segment]:
    found: list[_Segment] = []
    after = COMMA
    for one in segments if goes_down else reversed(segments):
        # The separator between two segments stands before the later one.
        after, between_them = one.after, one.after if goes_down else after
        near = found[-1] if found else None
        if near is None:
            found.append(one)
        elif _is_beside(one, near):
            found.append(one.under(near, whole=False))
        elif _is_inside(one, near, between_them):
            found[-1] = one.under(near, whole=True)
        else:
            found.append(one)
    return found if goes_down else found[::-1]


def _is_beside(one: _Segment, near: _Segment) -> bool:
    """Whether a segment stands beside another one, in the same larger unit: ``khoản 1``, ``khoản 2 Điều 5``."""
    return one.top in near.steps or (one.is_dependent and UNITS[near.bottom] > UNITS[one.top] > UNITS[near.top])


def _is_inside(one: _Segment, near: _Segment, separator: int) -> bool:
    """Whether a segment stands in another one, from which a comma parts it: ``khoản 2, Điều 5``; never ``Điều 5, Phụ lục I``."""
    if UNITS[near.bottom] >= UNITS[one.top] or separator == AND or (separator == SEMICOLON and not one.is_dependent):
        return False
    is_in_annex = any(UNITS["Phụ lục"] <= UNITS[unit] < UNITS["Phần"] for unit in near.steps)
    return one.top not in SELF_STANDING or not is_in_annex
