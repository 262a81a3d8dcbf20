"""What authority is about: tasks and procedures, who owns them by law, and the grants that move them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal, NewType

from delegation.model import reasons
from delegation.model.acts import Extended
from delegation.model.gaps import Gap
from delegation.model.holders import HolderId, TerritoryName
from delegation.model.instruments import DECIDING_MECHANISMS, Citation, InstrumentId, Mechanism
from delegation.model.parts import WHOLE, Dimension, Part
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts
from delegation.model.provisions import places
from delegation.model.row_numbers import RowNumber
from delegation.model.terms import ALWAYS, Day, Term, Unknown, if_known
from delegation.values import dataclass

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
class Matter:
    """A task or a procedure. ``id`` of a procedure is its code, or its own id where the code is not public.

    ``formerly``: ids that it had in the register before, under which it is still found. ``also_called``: words of citizens for it.
    """

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
    formerly: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    procedure: ProcedureFacts | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row of a decision or its annex: a matter, and the provision ``at`` by which it is given.

    ``printed`` is what the paper shows where that differs; ``corrected_by``: the id or number of what corrects it. ``part``:
    what of the matter the row gives, within the part of its grant.
    """

    matter: MatterId
    place: Place
    row: RowNumber | None = None
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
    ``term``: as its own decision states it; ``extended``: what makes it go on, which the register works out (``model.extending``). ``last``: a day
    after which nothing makes it go on, as a hypothesis supposes.
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
    extended: tuple[Extended, ...] = ()
    last: Day | None = None
    steps: tuple[ProcedureStep, ...] = ()
    """The steps of the procedure that are given, in their order; empty for all."""
    gaps: tuple[Gap, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether it moves the decision: who signs for another, is assigned, receives files or appraises them decides nothing."""
        return self.mechanism in DECIDING_MECHANISMS and (not self.steps or LAST_STEP in self.steps)

    @property
    def given(self) -> frozenset[MatterId]:
        """The matters that its rows name, each once however many rows it has; none where they are not known."""
        return frozenset(one.matter for one in if_known(self.rows))

    @property
    def entry(self) -> str:
        """The id under which it is stated: its own, or the one that it shares with the grants to its alternates."""
        return self.stated or self.id

    def is_among(self, names: Collection[str]) -> bool:
        """Whether some names name it: by its id, or by that under which it is stated."""
        return self.id in names or self.entry in names

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
    def running(self) -> Term:
        """The days from the first to the last on which it gives something: as stated, and by what extends it or a row of it."""
        end = self.last_days[-1]
        return self.term if end is self.term.end else Term(self.term.start, end)

    @property
    def endings(self) -> dict[Day | Unknown | None, tuple[AnnexRow, ...]]:
        """Its last days, each with the rows that end then: one that is extended ends later than the others.

        A row that is extended only after a gap ends before that as well, so it stands at each of its last days.
        """
        rows = self.rows if self.extended and isinstance(self.rows, tuple) else ()
        found: dict[Day | Unknown | None, list[AnnexRow]] = {}
        for row in rows:
            for end in self.for_row(row).last_days:
                found.setdefault(end, []).append(row)
        if found:
            return {end: tuple(several) for end, several in found.items()}
        return dict.fromkeys(self.last_days, () if isinstance(self.rows, Unknown) else self.rows)

    @property
    def last_days(self) -> tuple[Day | Unknown | None, ...]:
        """The last day of each stretch that it gives something without a gap, by its own words and by what extends it; the latest last."""
        end, before = self.term.end, list[Day]()
        for one in self.extended:
            start = one.term.start
            if isinstance(end, Day) and isinstance(start, Day) and start.toordinal() > end.toordinal() + 1:
                before.append(end)
            if end is not None and _is_later(one.term.end, end):
                end = one.term.end
        return (*before, end)

    def for_row(self, row: AnnexRow | None) -> Grant:
        """Give it as it gives one of its rows: the part of the row, and what extends the row; ``None``: as a whole."""
        if row is None:
            return self
        whole = self if row.part == WHOLE else replace(self, part=self.part.within(row.part))
        if not self.extended:
            return whole
        from delegation.model.rows_at import Extensions  # noqa: PLC0415  few grants are extended

        several = self.extended if isinstance(self.extended, Extensions) else Extensions(self.extended)
        return whole if several.is_of_all_rows else replace(whole, extended=several.of_row(self, row))

    @property
    def moves_ownership(self) -> bool:
        """Whether the receiver becomes the owner; a delegation moves the exercise only."""
        return self.mechanism in ("devolution", "decentralisation", "transfer")

    @property
    def worded_part(self) -> str | None:
        """The part of its matters that is given, where only words say which; nothing where it is all, or not known.

        Words that only repeat the cases of the grant are no part of their own. What lies outside it stays with the giver.
        """
        said = self.scope
        if said is None or said == "whole" or isinstance(said, Unknown) or said.strip(" .").casefold() in _EVERYTHING:
            return None
        return None if self.part.only and _restates(said, self.part) else said

    @property
    def stated_part(self) -> str | Unknown | None:
        """As ``worded_part``; ``Unknown`` where it is not known whether a part is given."""
        return self.scope if isinstance(self.scope, Unknown) else self.worded_part

    @property
    def unclear_part(self) -> Unknown | None:
        """Why it is not known whether all of its matters is given or a part: what would lie outside it may have stayed with the giver."""
        return self.scope.said_of(reasons.SCOPE) if isinstance(self.scope, Unknown) else None


def _is_later(end: Day | Unknown | None, than: Day | Unknown) -> bool:
    """Whether an extension ends later than what it extends; one that is not known may, and a known day ends what was not known."""
    return end is None or not isinstance(end, Day) or not isinstance(than, Day) or end > than


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
    has_number = row is not None and row.row is not None
    return None if has_number and any("Phụ lục" in one.units for one in places(grant.at)) else grant.at


def place_of(grant: Grant, row: AnnexRow | None) -> str | None:
    """Give the place of a decision by whose life a matter is given: as ``given_at``, and of a numbered row its place in the annex."""
    if row is None or row.row is None or row.at is not None or not isinstance(grant.at, str):
        return given_at(grant, row)
    annexes = [str(one) for one in places(grant.at) if "Phụ lục" in one.units and "dòng" not in one.units]
    return "; ".join(f"{one} dòng {row.row}" for one in annexes) or grant.at


def by_statement(grants: Iterable[Grant]) -> Mapping[str, tuple[Grant, ...]]:
    """Put the grants to any one of several together, by the id under which they are stated."""
    found: dict[str, list[Grant]] = {}
    for one in grants:
        if one.alternates:
            found.setdefault(one.stated, []).append(one)
    return {name: tuple(several) for name, several in found.items()}


def owned_by(matters: Iterable[Matter]) -> Mapping[str, frozenset[MatterId]]:
    """Give by each name of an instrument that owners by law cite, its number or its id, the matters that they own."""
    found: dict[str, set[MatterId]] = {}
    for matter in matters:
        for one in (one for owner in matter.owners for one in if_known(owner.basis)):
            found.setdefault(one.instrument, set()).add(matter.id)
    return {name: frozenset(several) for name, several in found.items()}
