"""What an annex says, before anyone decides whether Word or Excel shows it."""

from __future__ import annotations

from typing import Literal

from delegation.findings import Language
from delegation.model.terms import Day
from delegation.values import dataclass

Align = Literal["left", "center", "right"]
Where = Literal["", "word", "excel"]
"""In which kind of file something stands; everywhere for the empty text."""


@dataclass(frozen=True, slots=True)
class To:
    """A way to another place of the same document: an annex by its key, and the keys of its first and last row."""

    annex: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class PlaceIn:
    """Where something stands within an instrument: the place, and the name of the instrument that it is ``of``."""

    at: str
    of: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one field of a table.

    ``kind``: ``code`` is text that must not become a number; ``unknown`` says why it is not known; ``reference`` has no
    words of its own, it names the place that it leads ``to``; ``pages`` is about how many pages there are up to that place, which
    Word counts. ``notes`` are numbers of the notes of the annex; ``on_paper``: of those that say there what a column of Excel says.
    ``sums``: keys of the rows of this table whose whole numbers in the same column it adds up. ``place``: what a citation of places
    in one instrument says where that instrument is named already.
    """

    value: str | int
    kind: Literal["text", "code", "number", "unknown", "reference", "pages"] = "text"
    to: To | None = None
    notes: tuple[int, ...] = ()
    sums: tuple[str, ...] = ()
    on_paper: tuple[int, ...] = ()
    place: PlaceIn | None = None


NOTHING = TableCell("")


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``width``: its share of the breadth of the table; in Excel about so many millimetres. ``to_fill``: it is left blank for whoever decides."""

    title: str
    width: float
    align: Align = "left"
    only: Where = ""
    to_fill: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with a cell for each column. ``part``: it says more of the row above; ``key``: by which others lead to it.

    ``of``: the id of the matter that it is of, where several rows may be of one: in short they count once.
    """

    cells: tuple[TableCell, ...]
    kind: Literal["row", "part", "total"] = "row"
    key: str = ""
    only: Where = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading across the whole table; a ``line`` says something of the rows below it, and divides nothing.

    Excel leaves both out, for there a table is filtered: a column says the same. ``short``: what an annex in short calls it, where
    its title says more, as a number of its own or that of a note; headings that are called alike there are one.
    """

    title: str
    level: Literal[1, 2] = 1
    key: str = ""
    kind: Literal["heading", "line"] = "heading"
    short: str = ""


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """A table. ``summary`` says in a sentence what it shows, to readers who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow | Heading, ...]
    summary: str

    @property
    def proper(self) -> tuple[TableRow, ...]:
        """The rows without the headings of groups."""
        return tuple(one for one in self.rows if isinstance(one, TableRow))


@dataclass(frozen=True, slots=True)
class AnnexPicture:
    """A picture of its natural size in millimetres. ``title``: of its annex; ``caption`` goes without a number; ``described``: in words.

    At its size there is room for 250 × 130 on a landscape page, for 160 × 210 on a portrait one; larger ones are
    made smaller. ``svg`` may be missing. ``cited``: what it cites by numbers, for a list in the same document; ``notes``: those for which
    it has no room.
    """

    png: bytes
    svg: bytes | None
    width: float
    height: float
    title: str
    caption: str
    described: str
    cited: tuple[CitedPart, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedPart:
    """A part of what a picture cites: headings above it, and (number, name) of each. ``is_of_annex``: by the numbers of the annex of a decision."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, str], ...]
    is_of_annex: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its title, its body, its numbered notes, unnumbered remarks, and the lines at its foot.

    ``on_paper``: the numbers of the notes that Excel leaves out, for a column says the same there.
    ``sheet`` is a short name for the sheet of a workbook, ``wide`` asks for a landscape page, ``made`` is set small. ``enclosed``: the
    document that it goes with by itself, unless the author names another for the whole file. ``is_short``: whether its rows are totals
    already, so that in short it stays as it is. ``goes_on``: a further page of the annex before it. ``under``: on what hypothesis it is
    made, which stands below its title.
    """

    key: str
    title: str
    sheet: str
    body: AnnexTable | AnnexPicture
    wide: bool = False
    notes: tuple[str, ...] = ()
    on_paper: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    made: str = ""
    enclosed: str | None = None
    is_short: bool = False
    goes_on: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True)
class Annexes:
    """The annexes of one file, in order.

    ``rules_hash``: of the rule files that they are made from, for the properties of the file. ``enclosed``: the document that
    they go with, ``None`` for the blank form of NĐ 30/2020/NĐ-CP. ``first``: the number of the first one; where it is ``None``, a
    single annex has no number.
    """

    annexes: tuple[Annex, ...]
    language: Language
    as_of: Day
    rules_hash: str
    enclosed: str | None = None
    first: int | None = None

    @property
    def counted(self) -> tuple[Annex, ...]:
        """Give the annexes that have a number: without those that go on with the one before."""
        return tuple(one for one in self.annexes if not one.goes_on)
