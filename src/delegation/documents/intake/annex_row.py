"""One row of an annex as it was read, before anything is held against the register."""

from __future__ import annotations

from dataclasses import dataclass

from delegation.documents.intake.around import Around
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell, PaperTable
from delegation.findings import Text
from delegation.model.row_numbers import RowNumber

NONE = PaperCell("", 0, 0)


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of an annex. ``number``: as printed, where it is one. ``field``: that of its column, else the group that it stands in.

    ``struck``: all of it is struck through; ``hidden``: none of it is shown.
    """

    table: PaperTable
    at: int
    number: RowNumber | None
    code: PaperCell = NONE
    printed: PaperCell = NONE
    """The code as the paper prints it, in a sheet that was exported: beside the one that is meant."""
    title: PaperCell = NONE
    basis: PaperCell = NONE
    receiver: PaperCell = NONE
    note: PaperCell = NONE
    end: PaperCell = NONE
    field: str = ""
    heading: bool = False
    """Its receiver is that of a heading, as of all rows below it: the words of it may go on behind the name."""
    blank: bool = False
    """Its own cell says nobody, where its table has a column of receivers."""
    beside: str = ""
    """Words from which nothing is taken, though they may say who receives: of a column, else of the title of the table."""
    against: str = ""
    """Another receiver, which a further column names."""
    claims: tuple[str, ...] = ()
    """Who receives it by the article that gives its annex, by the title above it, and by the name of its sheet."""
    giver: PaperCell = NONE
    level: PaperCell = NONE
    steps: PaperCell = NONE
    """The steps that are given, in a sheet that was exported."""
    struck: bool = False
    hidden: bool = False
    hidden_cells: tuple[Around, ...] = ()
    """What single cells of it say that the file hides."""
    partly_struck: bool = False
    comments: tuple[str, ...] = ()
    around: tuple[Around, ...] = ()
    """What its groups, the title above and columns that nothing is taken from say against it."""
    copied: tuple[Around, ...] = ()
    """What other columns say, where somebody wants it kept."""
    endless: bool = False
    """Its cell says no last day, where its table has a column of them."""
    follows: bool = False
    """Its number is that of the row above, over whose cell it is merged."""
    annex: str = ""
    """The number of the annex that it stands in, where its title has one."""
    annex_words: str = ""
    """How the title names that annex: *Phụ lục II*."""
    own_field: str = ""
    """The field that its column says, where there is one."""

    @property
    def is_exported(self) -> bool:
        """Whether it is one of a sheet that was exported: its note is that of the register, whole."""
        return bool(self.printed.row)

    @property
    def called(self) -> str:
        """Its title; of a row that prints neither a code nor a title, all that it says."""
        if self.title.text or self.code.text:
            return flat(self.title.text)
        return "; ".join(dict.fromkeys(flat(one.text) for one in self.table.rows[self.at] if one.text))

    @property
    def place(self) -> Text:
        """Say where it stands: the cell of its code, of its title where it has none."""
        cell = next((one for one in (self.code, self.title, self.basis) if one.row), NONE)
        return self.table.place(cell)
