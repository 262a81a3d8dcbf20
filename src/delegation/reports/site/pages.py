"""The pages as values: what stands on each, before it is marked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from delegation.findings import Finding
from delegation.model.terms import Day
from delegation.values import dataclass

Kind = Literal[
    "index", "matter", "holder", "commune", "instrument", "decision", "form", "field", "norm", "check",
    "ledger", "figures", "findings", "coverage", "time", "map",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ref:
    """A word that leads to an entry; ``kind`` and ``name`` as ``Addresses.of`` takes them, ``name`` empty for a page by its path in ``kind``."""

    text: str
    kind: str
    name: str = ""


Cell = str | Ref | tuple[Ref, ...]
"""What stands in a cell: a text, in which names become links, or words that lead somewhere."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a question answers, as the command writes it: lines whose indentation says what belongs to what."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``numbers``: the columns that hold numbers; ``anchors``: the id of each row, by which it is found, or empty."""

    caption: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    numbers: frozenset[int] = frozenset()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkList:
    """Words that lead elsewhere, as a list in columns; with ``said`` folded up under it."""

    refs: tuple[Ref, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Entries of which one thing is said: each as a link, a matter that has a code by it, with its title, others by their titles."""

    entries: tuple[tuple[str, str], ...]
    said: Said | None = None
    kind: str = "matter"


@dataclass(frozen=True, slots=True)
class BarStretch:
    """A stretch of a bar of time, from a day to a day in shares of the whole (0 to 1), and how it is to be looked at."""

    begin: float
    end: float
    look: Literal["held", "doubted", "empty"]
    label: str


@dataclass(frozen=True, slots=True)
class TermBar:
    """A term as a bar of time. ``today``: where the day asked about stands, as a share; ``first``: the day at its beginning; ``last``: what stands at its end, which is no day of anything."""

    label: str
    first: str
    last: str
    today: float | None
    stretches: tuple[BarStretch, ...]


@dataclass(frozen=True, slots=True)
class TreemapTile:
    """A rectangle of a treemap, in shares of the whole, and what it stands for."""

    label: str
    count: str
    left: float
    top: float
    width: float
    height: float
    look: int


@dataclass(frozen=True, slots=True)
class Treemap:
    """Amounts as areas; the table beside it says the same."""

    label: str
    tiles: tuple[TreemapTile, ...]


@dataclass(frozen=True, slots=True)
class FigureBox:
    """A box of a figure, in pixels: a holder and what is said below it, as far as there is room. ``whole``: all of it; ``name``: where it leads, or empty; ``weight``: of findings."""

    left: int
    top: int
    said: str
    below: str
    whole: str
    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line between two boxes, as SVG writes a path."""

    path: str
    weight: int


@dataclass(frozen=True, slots=True)
class HolderFigure:
    """A holder between those who give to it and those to whom it gives; the tables of the page say the same."""

    label: str
    width: int
    height: int
    boxes: tuple[FigureBox, ...]
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class FindingSpot:
    """Where something is wrong: ``said`` in words, of so many ``matters`` by their ids, as a drawing of three dimensions.

    ``cases``: of each case of the matter whether it is one of them, empty where it is not divided; ``place``: the share of the communes;
    ``begin``, ``end``: shares of the time that is drawn; ``opened``: whether it goes on before it, and after it.
    """

    said: str
    matters: tuple[str, ...]
    cases: tuple[bool, ...]
    place: float
    begin: float
    end: float
    opened: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The cells in which something is wrong. ``first``, ``last``: the days at the ends of the time that is drawn; ``today``: the day asked about, as a share."""

    first: str
    last: str
    today: float
    spots: tuple[FindingSpot, ...]


@dataclass(frozen=True, slots=True)
class FindingList:
    """Findings, each with its place; ``whole``: with all that is said of them, where they are at home, else in one line.

    ``drawn``: the counterexample of each that has one, by its key.
    """

    findings: tuple[Finding, ...]
    whole: bool = False
    drawn: Mapping[str, Counterexample] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happening:
    """A day with what is said of it, under a heading."""

    day: Day
    heading: str
    said: Said


@dataclass(frozen=True, slots=True)
class Dated:
    """Days in their order. ``name``: stands before the day in the anchor of each, ``stop-2027-02-28``."""

    name: Literal["stop", "change"]
    days: tuple[Happening, ...]


Block = Dated | Said | Table | LinkList | Listed | TermBar | Treemap | HolderFigure | FindingList


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. ``id``: its anchor; ``answer`` is the one that answers on the day."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language. ``path``: from the folder of its language; ``id``: of its entry; ``lead``: facts below the title."""

    path: str
    kind: Kind
    id: str
    title: str
    lead: str
    sections: tuple[Section, ...]
