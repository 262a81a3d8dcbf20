"""What authority is about: tasks and procedures, who owns them by law, and the grants that move them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NewType, Union

from delegation.model.holders import CommuneCode, HolderId, TerritoryName
from delegation.model.instruments import DECIDING_MECHANISMS, Citation, InstrumentId, Mechanism
from delegation.model.places import Place
from delegation.model.provisions import Provision, places
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.values import dataclass

if TYPE_CHECKING:
    # Few registers measure anything: whoever reads a quantity imports how.
    from delegation.model.ranges import Range

MatterId = NewType("MatterId", str)
MatterLevel = Literal["city", "commune", "district", "both"]
Act = Literal["consult", "agree", "countersign"]
ProcedureStep = Literal["receive", "appraise", "decide"]
STEPS: tuple[ProcedureStep, ...] = ("receive", "appraise", "decide")
"""The steps of every procedure, in their order."""
LAST_STEP: ProcedureStep = STEPS[-1]
"""The one that decides; the others prepare it."""
_EVERYTHING = frozenset({"whole", "all", "toàn bộ", "toàn phần", "tất cả"})
"""What a scope says of a grant that has no borders within its matters: the word of the rule files, and those that people write."""


Value = Union[str, "Range"]
"""What a dimension is divided into: a case by its name, or a range of a quantity."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way in which a matter is divided: its name and the names of its cases, in the order of the file.

    One that is measured has a ``unit`` and the ``whole`` range of what the matter is about; ``named``: the ranges of the names.
    ``pieces``: the whole, cut at every limit that an owner or a grant of the matter names.
    """

    name: str
    values: tuple[str, ...]
    unit: str | None = None
    whole: Range | None = None
    named: tuple[tuple[str, Range], ...] = ()
    pieces: tuple[Range, ...] = ()

    @property
    def cells(self) -> tuple[Value, ...]:
        """The values in none of which anything changes."""
        return self.values if self.unit is None else self.pieces

    def chosen(self, values: Iterable[Value]) -> Iterator[Value]:
        """Give the cells that some values mean; a value that is not declared means none."""
        if self.unit is None:
            yield from values
            return
        ranges = dict(self.named)
        meant = [found for one in values if (found := ranges.get(one) if isinstance(one, str) else one) is not None]
        yield from (piece for piece in self.pieces if any(one.covers(piece) for one in meant))


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a matter that a statement covers. Empty tuples mean all of it.

    ``only`` holds (dimension, chosen values); dimensions that are not named are not restricted.
    """

    only: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    communes: tuple[CommuneCode, ...] = ()
    except_communes: tuple[CommuneCode, ...] = ()

    def within(self, other: Part) -> Part:
        """Give what two parts have in common. Where they share no commune, those of this one are all excepted."""
        if WHOLE in (self, other):
            return other if self == WHOLE else self
        excepted = (*self.except_communes, *(one for one in other.except_communes if one not in self.except_communes))
        communes = self.communes or other.communes
        if self.communes and other.communes:
            shared = tuple(one for one in self.communes if one in other.communes)
            communes, excepted = (shared, excepted) if shared else (self.communes, (*excepted, *self.communes))
        return Part((*self.only, *other.only), communes, excepted)


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Ownership:
    """A statement that the law makes somebody the owner of a part of a matter."""

    holder: HolderId | Unknown
    basis: tuple[Citation, ...] | Unknown
    place: Place
    part: Part = WHOLE
    term: Term = ALWAYS

    @property
    def holder_place(self) -> Place:
        """Where the holder is named: the value of ``owner``, or ``holder`` in an entry of ``owners``."""
        return self.place if self.place.path[-1:] == ("owner",) else self.place.at("holder")


@dataclass(frozen=True, slots=True)
class Publication:
    """The instrument that published a procedure after its decider changed, and the day where that is stated.

    ``instrument`` is as written: a number or an id (``Register.instrument``).
    """

    instrument: str
    at: str | None
    on: Day | None
    place: Place


@dataclass(frozen=True, slots=True)
class Replacement:
    """Another procedure that a procedure replaces, or is replaced by: its code or id, since which day, by what.

    ``by`` is as written: a number or an id (``Register.instrument``).
    """

    code: MatterId
    on: Day | Unknown | None
    by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Recoded:
    """That a procedure has gone on under another code since the day ``on``, whichever of the two says so.

    ``by``: the number or id of what says so; ``place``: where the register does.
    """

    old: MatterId
    new: MatterId
    on: Day | Unknown
    by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """What only a procedure has."""

    code: str | Unknown
    internal: bool = False
    agency: str | None = None
    announced_by: str | None = None
    as_of: str | None = None
    owner_weak: bool = False
    catalogue_title: str | None = None
    task: MatterId | None = None
    published: Publication | Unknown | None = None
    replaces: tuple[Replacement, ...] = ()
    replaced_by: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """A task or a procedure. ``id`` of a procedure is its code, or its own id where the code is not public."""

    id: MatterId
    kind: Literal["task", "procedure"]
    title: str
    owners: tuple[Ownership, ...]
    place: Place
    field: str | None = None
    level: MatterLevel | None = None
    coordinators: tuple[HolderId, ...] = ()
    co_deciding: tuple[tuple[HolderId, Act], ...] = ()
    """Those of the coordinators without whose act nothing is decided, each with it."""
    basis: tuple[Citation, ...] | Unknown = ()
    dimensions: tuple[Dimension, ...] = ()
    territory: TerritoryName | None = None
    term: Term = ALWAYS
    provenance: str | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
    review: str | None = None
    reserved: Citation | None = None
    outside_ledger: str | None = None
    procedure: ProcedureFacts | None = None


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row of a decision or its annex: a matter, and the provision ``at`` by which it is given.

    ``printed`` is what the paper shows where that differs; ``corrected_by``: the id or number of what corrects it. ``part``:
    what of the matter the row gives, within the part of its grant.
    """

    matter: MatterId
    place: Place
    row: int | None = None
    printed: str | Unknown | None = None
    basis: tuple[Citation, ...] = ()
    at: str | None = None
    note: str | None = None
    corrected_by: str | None = None
    part: Part = WHOLE


@dataclass(frozen=True, slots=True)
class Grant:
    """One step of authority: from whom, to whom, over what, since when, until when, by which instrument.

    ``fields``: ids of the fields of what is given, where the source states them instead of single matters. ``alternates``: all to
    whom it is given, where any one of them may act; then each has a grant of its own, and ``stated`` is the id that they were
    stated under. ``giver_keeps``: whether the giver goes on acting beside the receiver.
    """

    id: str
    mechanism: Mechanism
    giver: HolderId | Unknown
    receiver: HolderId | Unknown
    instrument: InstrumentId
    rows: tuple[AnnexRow, ...] | Unknown
    place: Place
    form: int | None = None
    form_unknown: Unknown | None = None
    """Why it is not known by which form of Biểu 2 it is given."""
    at: str | Unknown | None = None
    term: Term = ALWAYS
    part: Part = WHOLE
    content: str | Unknown | None = None
    scope: str | Unknown | None = None
    manner: str | Unknown | None = None
    conditions: str | Unknown | None = None
    purpose: str | Unknown | None = None
    evaluation_days: int | None = None
    conditions_met: tuple[tuple[str, str | Unknown], ...] = ()
    source: tuple[str, ...] = ()
    note: str | None = None
    review: str | None = None
    fields: tuple[str, ...] = ()
    alternates: tuple[HolderId | Unknown, ...] = ()
    stated: str = ""
    giver_keeps: bool | Unknown = False
    steps: tuple[ProcedureStep, ...] = ()
    """The steps of the procedure that are given, in their order; empty for all."""

    @property
    def decides(self) -> bool:
        """Whether it moves the decision: who signs for another, is assigned, receives files or appraises them decides nothing."""
        return self.mechanism in DECIDING_MECHANISMS and (not self.steps or LAST_STEP in self.steps)

    @property
    def entry(self) -> str:
        """The id under which it is stated: its own, or the one that it shares with the grants to its alternates."""
        return self.stated or self.id

    @property
    def is_first(self) -> bool:
        """Whether it is the first of those that are stated together: what is asked of all alike is asked of this one."""
        return not self.alternates or self.receiver == self.alternates[0]

    @property
    def receiver_place(self) -> Place:
        """Where the receiver is named: the value of ``to``, or one of its list."""
        place = self.place.at("to")
        return place.at(self.alternates.index(self.receiver)) if self.receiver in self.alternates else place

    @property
    def moves_ownership(self) -> bool:
        """Whether the receiver becomes the owner; a delegation moves the exercise only."""
        return self.mechanism in ("devolution", "decentralisation", "transfer")

    @property
    def worded_part(self) -> str | None:
        """The part of its matters that is given, where only words say which; nothing where it is all, or not known.

        Words that only repeat the cases of the grant are no part of their own.

        What lies outside it stays with the giver.
        """
        said = self.scope
        if said is None or said == "whole" or isinstance(said, Unknown) or said.strip(" .").casefold() in _EVERYTHING:
            return None
        return None if self.part.only and _restates(said, self.part) else said


def _restates(said: str, part: Part) -> bool:
    from delegation.model.range_words import restates  # noqa: PLC0415  few grants say a part both in words and by cases

    return restates(said, part)


def given_at(grant: Grant, row: AnnexRow | None) -> str | None:
    """Give the place of a decision that gives a matter: that of its row, else that of the grant.

    Nothing where the grant says only that there is an annex and the row has its number there.
    """
    if row is not None and row.at is not None:
        return row.at
    if not isinstance(grant.at, str):
        return None
    is_row_of_annex = (
        row is not None and row.row is not None and any("Phụ lục" in one.units for one in places(grant.at))
    )
    return None if is_row_of_annex else grant.at


def place_of(grant: Grant, row: AnnexRow | None) -> str | None:
    """Give the place of a decision by whose life a matter is given: as ``given_at``, and of a numbered row its place in the annex."""
    if row is None or row.row is None or row.at is not None or not isinstance(grant.at, str):
        return given_at(grant, row)
    annexes = [str(one) for one in places(grant.at) if "Phụ lục" in one.units and "dòng" not in one.units]
    return "; ".join(f"{one} dòng {row.row}" for one in annexes) or grant.at


def is_row_at(grant: Grant, row: AnnexRow, at: str) -> bool:
    """Say whether a row stands at a place of its decision; where the decision has no annex by name, its number tells."""
    given = places(place_of(grant, row))
    if any(part.reaches(one) for part in places(at) for one in given):
        return True
    lines = {number for part in places(at) for unit, number in part.steps if unit == "dòng"}
    is_of_annex = any("Phụ lục" in one.units for one in given)
    return row.row is not None and not is_of_annex and str(row.row) in lines


def in_paper_order(rows: Iterable[tuple[Grant, AnnexRow]]) -> list[tuple[Grant, AnnexRow]]:
    """Give the rows of one decision as its paper has them, whichever grants they are of: by annex and number, then those without one."""

    def order(one: tuple[Grant, AnnexRow]) -> tuple[object, ...]:
        grant, row = one
        if row.row is None:
            return (1,)
        annexes = [place for place in places(place_of(grant, row)) if "Phụ lục" in place.units]
        bare = [Provision(tuple(step for step in place.steps if step[0] != "dòng")).order for place in annexes[:1]]
        return (0, bare, row.row)

    return sorted(rows, key=order)
