"""What a chart shows, before anyone decides where it stands on the page.

Lengths are in em of the chart's letters, so that a picture has one shape at every size.
"""

from __future__ import annotations

from typing import Literal

from delegation.authority.marks import Mark
from delegation.findings import Language
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

NodeKind = Literal[
    "holder",
    "card",
    "list",
    "unlisted",
    "uncertain",
    "law",
    "note",
    "words",
    "ended",
    "conflict",
    "marked",
    "highlighted",
    "fits",
    "fits-not",
    "fits-unknown",
    "bar-both",
    "bar-owns",
    "bar-acts",
    "bar-possible",
    "bar-life",
    "bar-vacant",
    "bar-unknown",
]
Stroke = Literal[
    "law",
    "devolution",
    "decentralisation",
    "delegation",
    "transfer",
    "internal-assignment",
    "signing-for",
    "holds",
    "stopped",
    "today",
]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a node. ``right`` are columns set flush right; ``small`` letters are nine tenths.

    ``hangs``: what does not fit in its first row stands further in, so that one name is told from the next. ``marks``: what findings say of what the line names, where a node names several; ``marking.marked`` writes them.
    """

    text: str
    bold: bool = False
    small: bool = False
    right: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class PictureNode:
    """A box with lines, in a column. ``tall``: it reaches along all nodes that it is tied to.

    ``key`` names it in arrows; ``hint`` is shown when a reader points at it. Nodes that follow one
    another in a column and bear different ``group`` stand further apart; in a picture of trees ``head`` is the head of its cell, ``beside``
    stands beside it, and ``on`` goes on with what the box before it lists. ``about`` says what it stands for,
    ``kind:id`` (``holder:so-cong-thuong``), for the links of an SVG. ``band``: its row in a picture of bands or of time.
    ``least``: room that words at least have beside columns at their right, in em.
    ``also``: what it stands for beside that, such as each of several grants. ``days``: the first and the last day of a bar; its lines are
    shown where they fit into it. ``marks``: what findings say of the steps that it stands for; ``marking.marked`` writes them.
    ``is_highlighted``: an author asked to have it stand out.
    """

    key: str
    kind: NodeKind
    column: int
    lines: tuple[Line, ...]
    group: str = ""
    tall: bool = False
    hint: str = ""
    about: str = ""
    band: int = 0
    days: tuple[Day, Day] | None = None
    marks: tuple[Mark, ...] = ()
    also: tuple[str, ...] = ()
    is_highlighted: bool = False
    least: float = 0

    @property
    def every_mark(self) -> tuple[Mark, ...]:
        """Give the marks of the box and those of its lines, each once."""
        return tuple(dict.fromkeys((*self.marks, *(one for line in self.lines for one in line.marks))))


def about_holder(holder: str | Unknown | None) -> str:
    """Say that a node stands for a holder; nothing where who it is is not known."""
    return f"holder:{holder}" if isinstance(holder, str) else ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from a node to one in another column. ``head``: with an arrowhead. Pictures of bands have none.

    ``is_marked``: a finding touches the step that it stands for.
    """

    start: str
    end: str
    stroke: Stroke
    head: bool = True
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Part of the list behind a picture. ``rows``: (number that the picture cites, name); ``above``: what it is a part of, which stands above the first part (``is_first``) and where a part goes on.

    ``is_of_annex``: the numbers are those of the annex of a decision, which a picture cites without a list behind it, too.
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    above: str = ""
    is_first: bool = True
    is_of_annex: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The days along which bars are drawn, both included. ``marks``: days that are written above, with their words.

    ``today`` is marked with ``said``; ``None`` where it lies outside.
    """

    first: Day
    last: Day
    marks: tuple[tuple[Day, str], ...]
    today: Day | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One level of detail. ``widths`` and ``headings``: one for each column, widths in em.

    ``said``: what was left out to keep it legible, empty at full detail. ``key``: the list of what it counts, set on
    the pages that follow; ``is_key_short``: it only names what was put together, and follows the picture into documents, too. ``parts``: charts of their own that follow, one for each holder; this one is then an overview.
    ``bands``: names of rows from top to bottom, where nodes stand in rows and not level with what they are tied to; ``is_grid``: the boxes in them, too.
    ``ranks``: of a picture of trees, whose boxes hang from the head of their cell: in how many columns below one another, for each column;
    widths are then those of one of them. ``axis``: of a picture of time, whose middle column holds bars; the rows are the bands of its nodes.
    """

    widths: tuple[float, ...]
    headings: tuple[str, ...]
    nodes: tuple[PictureNode, ...]
    arrows: tuple[Arrow, ...] = ()
    said: str = ""
    key: tuple[KeyGroup, ...] = ()
    parts: tuple[Chart, ...] = ()
    bands: tuple[str, ...] = ()
    axis: Axis | None = None
    ranks: tuple[int, ...] = ()
    is_grid: bool = False
    is_key_short: bool = False

    @property
    def is_table(self) -> bool:
        """Whether it is one table, without arrows."""
        return len(self.nodes) == 1 and self.nodes[0].kind == "list"

    @property
    def is_tree(self) -> bool:
        """Whether bodies hang from the head of their cell."""
        return bool(self.ranks)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its levels of detail, the fullest first. The first that is legible is drawn.

    ``title`` is set in capitals, ``subject`` below it. ``notes`` and ``sources`` stand at the foot, ``behind`` are notes that stand on the page
    that follows; ``brief`` is the same chart in fewer words, for a page on which this one is not legible. ``checks``: of which checks the marks are, by their signs.
    ``under``: on what hypotheses it is made, which stand below the title of each page.
    """

    title: str
    subject: str
    register_name: str
    as_of: Day
    language: Language
    pictures: tuple[Picture, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rules_hash: str = ""
    brief: Chart | None = None
    checks: str = ""
    behind: tuple[str, ...] = ()
    under: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What it is called where title and subject stand in one line."""
        return f"{self.title}. {self.subject}" if self.subject else self.title

    @property
    def letters(self) -> frozenset[str]:
        """Every letter of the chart, to ask a font whether it has them."""
        texts = [
            self.title.upper(),
            self.subject,
            self.register_name,
            self.rules_hash,
            self.checks,
            *self.notes,
            *self.behind,
            *self.under,
            *self.sources,
        ]
        texts += ["".join(self.brief.letters)] if self.brief is not None else []
        for one in self.pictures:
            texts += [*one.headings, one.said, *one.bands]
            if one.axis is not None:
                texts += [one.axis.said, *(words for _, words in one.axis.marks)]
            texts += [
                text
                for group in one.key
                for text in (group.above, group.title, *(word for row in group.rows for word in row))
            ]
            texts += ["".join(part.letters) for part in one.parts]
            texts += [text for node in one.nodes for line in node.lines for text in (line.text, *line.right)]
        return frozenset("".join(texts))
