"""Laws, decrees, decisions and their life; the norms that they lay down; the forms of Biểu 2."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NewType

from delegation.model.acts import (
    Clause,
    Correction,
    Extension,
    Interruption,
    PartEnd,
    PartStart,
    Suspension,
    Transition,
)
from delegation.model.gaps import Gap
from delegation.model.places import Place
from delegation.model.provision_index import PlaceIndex
from delegation.model.provisions import Provision, places
from delegation.model.terms import ALWAYS, Day, Term, Unknown, hull, narrower
from delegation.values import dataclass

InstrumentId = NewType("InstrumentId", str)
Mechanism = Literal["devolution", "decentralisation", "delegation", "transfer", "internal-assignment", "signing-for"]
OWNERSHIP_MECHANISMS: frozenset[str] = frozenset({"devolution", "decentralisation", "transfer"})
DECIDING_MECHANISMS: frozenset[str] = OWNERSHIP_MECHANISMS | {"delegation"}
"""Mechanisms by which another one decides. Who signs for the giver, or works for it inside, decides nothing of its own."""


OF_DAY = " ngày "
"""What stands between a number and its day, as documents name an instrument."""
UNKNOWN_TYPE = "unknown"
"""The type of an instrument of which nobody wrote it, or knows it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument. ``instrument`` is as written: a number or an id (``Register.instrument``)."""

    instrument: str
    at: str | None
    place: Place


class _Indexed:
    """The provisions of an instrument that begin or end apart, by their places; made where they are first asked for.

    No fields: they are no part of what an instrument is, and none of what is compared, kept or told.
    """

    __slots__ = ("_begun_at", "_ended_at")
    _begun_at: PlaceIndex[PartStart]
    _ended_at: PlaceIndex[PartEnd]
    part_ends: tuple[PartEnd, ...]
    part_starts: tuple[PartStart, ...]

    @property
    def _begun(self) -> PlaceIndex[PartStart]:
        if not hasattr(self, "_begun_at"):
            object.__setattr__(self, "_begun_at", PlaceIndex((one.at, one) for one in self.part_starts))
        return self._begun_at

    @property
    def _ended(self) -> PlaceIndex[PartEnd]:
        if not hasattr(self, "_ended_at"):
            object.__setattr__(self, "_ended_at", PlaceIndex((one.at, one) for one in self.part_ends))
        return self._ended_at


@dataclass(frozen=True, slots=True)
class Instrument(_Indexed):
    """A document that makes, moves or ends authority.

    ``title``: the official one, ``short``: what the register calls it. ``type``: one of the list of the schema, or ``UNKNOWN_TYPE``. ``articles``: how many it has. ``term`` runs from the day of effect to the last day in force. ``normative``: văn bản QPPL or not.
    ``apart``: what tells it from other papers of its number, where there are any: its day of issue, else the name of its issuer, else its id.
    """

    id: InstrumentId
    number: str | Unknown
    type: str
    issuer: str | Unknown
    place: Place
    title: str | None = None
    short: str | None = None
    articles: int | None = None
    issued: Day | Unknown | None = None
    term: Term = ALWAYS
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    part_ends: tuple[PartEnd, ...] = ()
    part_starts: tuple[PartStart, ...] = ()
    suspends: tuple[Suspension, ...] = ()
    corrects: tuple[Correction, ...] = ()
    extends: tuple[Extension, ...] = ()
    transition: Transition | None = None
    clauses: tuple[Clause, ...] = ()
    normative: bool | Unknown | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
    review: str | None = None
    gaps: tuple[Gap, ...] = ()
    apart: Day | str | None = None

    @property
    def relations(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What it says of other instruments as a whole: the key of the rule files, and the ids or numbers named there."""
        return (("replaces", self.replaces), ("replaced-by", self.replaced_by), ("amends", self.amends))

    @property
    def called(self) -> str | None:
        """What the register calls it: the short name where there is one, else the title."""
        return self.short or self.title

    @property
    def label(self) -> str:
        """The number, with what tells it apart where other papers bear it; the short name or the title where the number is not public."""
        if not isinstance(self.number, str):
            return self.called or self.id
        if self.apart is None:
            return self.number
        return (
            f"{self.number}{OF_DAY}{self.apart:%d/%m/%Y}"
            if isinstance(self.apart, Day)
            else f"{self.number} ({self.apart})"
        )

    def life_of_part(self, whole: Term, at: str | Provision | None) -> Term:
        """Give the days on which a place in it is in force, where ``whole`` are those of the instrument.

        Of several places the days from the first that begins to the last that ends. A text that names no place stands for the whole.
        """
        if at is None or not (self.part_starts or self.part_ends):
            return whole
        cited = (at,) if isinstance(at, Provision) else places(at)
        return hull([self._life_of_place(whole, one) for one in cited]) if cited else whole

    def terms_of_part(self, place: Provision) -> tuple[Term, ...]:
        """Give the terms that cut the life of the instrument at a place: a first or a last day of a provision that holds it."""
        begun, ended = self._begun.holding(place), self._ended.holding(place)
        return (*(Term(start=one.since) for one in begun), *(Term(end=one.to) for one in ended if one.resumes is None))

    def interruptions_of_part(self, place: Provision) -> tuple[Interruption, ...]:
        """Give the days without a place, where a provision that holds it was ended and came back."""
        return tuple(one.absence for one in self._ended.holding(place) if one.resumes is not None)

    def ended_with(self, at: str | None) -> tuple[PartEnd, ...]:
        """Give what ended of it, for good or for some days, with each of the places ``at`` (``provisions.reaches``)."""
        return self._ended.holding_all(places(at))

    def ended_touching(self, at: str) -> tuple[PartEnd, ...]:
        """Give what ended of it, for good or for some days, with one of the places ``at`` at least (``provisions.touches``)."""
        return self._ended.holding(*places(at))

    def _life_of_place(self, whole: Term, place: Provision) -> Term:
        start, end = whole.start, whole.end
        for term in self.terms_of_part(place):
            start = start if term.start is None else narrower(start, term.start, max)
            end = end if term.end is None else narrower(end, term.end, min)
        return whole if (start, end) == (whole.start, whole.end) else Term(start, end)


_LOCAL = ("UBND", "HĐND")
"""In the symbol of a number: the bodies of which every province has one, each with a series of its own."""
_DIGITS_OF_YEAR = 4


def same_paper(one: Instrument, other: Instrument) -> bool | None:
    """Say whether two entries of one number are one paper; ``None`` where what is known does not tell.

    A number that holds its year stands once: in the country for a central body, else for its issuer. One without a
    year comes again every year, so the day of issue tells (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """
    number = one.number
    if isinstance(number, Unknown) or isinstance(other.number, Unknown):
        return None
    if number != other.number:
        return False
    has_year = any(len(part) == _DIGITS_OF_YEAR and part.isdigit() for part in number.split("/"))
    if has_year and not any(word in number for word in _LOCAL):
        return True
    marks: list[tuple[object, object]] = [(one.issuer, other.issuer)]
    if not has_year:
        dated = all(isinstance(each.issued, Day) for each in (one, other))
        marks.append((one.issued, other.issued) if dated else (one.term.start, other.term.start))
    known = [pair for pair in marks if None not in pair and not any(isinstance(mark, Unknown) for mark in pair)]
    if any(mine != its for mine, its in known):
        return False
    if has_year:
        return True if known else None
    return True if len(known) == len(marks) and isinstance(one.issued, Day) and isinstance(other.issued, Day) else None


def papers(bearers: Iterable[Instrument]) -> tuple[tuple[Instrument, ...], ...]:
    """Part the entries that bear one number into papers, each with its entries in the order given."""
    listed = list(bearers)
    found: list[list[Instrument]] = []
    # Those with a day first: an entry without one is taken for a paper that is there already.
    for one in sorted(listed, key=lambda each: not isinstance(each.issued, Day)):
        home = next((paper for paper in found if same_paper(paper[0], one) is not False), None)
        if home is None:
            found.append([one])
        else:
            home.append(one)
    return tuple(tuple(sorted(paper, key=listed.index)) for paper in found)


Numbers = Mapping[str, tuple[tuple[Instrument, ...], ...]]
"""By each number the papers that bear it, each with its entries (more than one: entered twice)."""


def by_number(instruments: Iterable[Instrument]) -> Numbers:
    """Give instruments by number; those whose number is not known are left out."""
    found: dict[str, list[Instrument]] = {}
    for instrument in instruments:
        if isinstance(instrument.number, str):
            found.setdefault(instrument.number, []).append(instrument)
    return {number: papers(bearers) if len(bearers) > 1 else (tuple(bearers),) for number, bearers in found.items()}


@dataclass(frozen=True, slots=True)
class Pole:
    """A kind of holder at a level, as norms and forms name their two sides. ``any`` matches all."""

    kind: str
    level: str

    def fits(self, kind: str, level: str) -> bool:
        """Whether a holder of this kind and level is meant."""
        return self.kind in ("any", kind) and self.level in ("any", level)


@dataclass(frozen=True, slots=True)
class Norm:
    """Who may give what to whom by which mechanism, under which law, since when, until when.

    ``prevails_over``: ids of norms that forbid and that this one sets aside while it holds, as a special law does with
    the general one. ``passing_on_basis``: where the law says whether what was received may be given on.
    """

    id: str
    mechanism: Mechanism
    giver: Pole
    receiver: Pole
    basis: tuple[Citation, ...]
    effect: Literal["permitted", "forbidden", "unclear", "unknown"]
    place: Place
    term: Term = ALWAYS
    normative: bool | Unknown | None = None
    passing_on: str | Unknown | None = None
    passing_on_basis: tuple[Citation, ...] = ()
    prevails_over: tuple[str, ...] = ()
    only_fields: tuple[str, ...] = ()
    condition: str | None = None
    limit: str | None = None
    confidence: str | None = None
    note: str | None = None
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One of the forms of delegation of Biểu 2. ``concurrent``: several receivers at once.

    ``law_givers``: whom the law names as giver where the form says it more loosely (the director for the department).
    """

    number: int
    name: str
    givers: tuple[Pole, ...]
    receivers: tuple[Pole, ...]
    concurrent: bool
    place: Place
    law_givers: tuple[Pole, ...] = ()
    verdict: str | None = None
    reason: str | None = None
    norms: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    note: str | None = None


def replaced(
    instruments: Iterable[Instrument], named: Callable[[str], Instrument | None]
) -> Mapping[InstrumentId, tuple[Instrument, ...]]:
    """Give by each instrument those that end it in whole, in the order of ids. ``named``: finds one by its id or number."""
    found: dict[InstrumentId, dict[InstrumentId, Instrument]] = {}
    for one in instruments:
        for name in one.replaced_by:
            if (later := named(name)) is not None:
                found.setdefault(one.id, {})[later.id] = later
        for name in one.replaces:
            if (earlier := named(name)) is not None:
                found.setdefault(earlier.id, {})[one.id] = one
    return {name: tuple(sorted(later.values(), key=lambda one: one.id)) for name, later in found.items()}
