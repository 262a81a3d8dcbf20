"""Laws, decrees, decisions and their life; the norms that they lay down; the forms of Biểu 2."""

from __future__ import annotations

from typing import Literal, NewType

from delegation.model.places import Place
from delegation.model.provisions import Provision, places
from delegation.model.terms import ALWAYS, Day, Term, Unknown, hull, narrower
from delegation.values import dataclass

InstrumentId = NewType("InstrumentId", str)
Mechanism = Literal["devolution", "decentralisation", "delegation", "transfer", "internal-assignment", "signing-for"]
OWNERSHIP_MECHANISMS: frozenset[str] = frozenset({"devolution", "decentralisation", "transfer"})


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument. ``instrument`` is as written: a number or an id (``Register.instrument``)."""

    instrument: str
    at: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class PartEnd:
    """A provision that ended before its instrument did."""

    at: str
    to: Day | Unknown
    by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class PartStart:
    """A provision that took effect later than its instrument did. ``since``: its first day in force."""

    at: str
    since: Day | Unknown
    place: Place


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document that makes, moves or ends authority.

    ``term`` runs from the day of effect to the last day in force. ``normative``: văn bản QPPL or not.
    """

    id: InstrumentId
    number: str | Unknown
    type: str
    issuer: str | Unknown
    place: Place
    title: str | None = None
    issued: Day | Unknown | None = None
    term: Term = ALWAYS
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    part_ends: tuple[PartEnd, ...] = ()
    part_starts: tuple[PartStart, ...] = ()
    normative: bool | Unknown | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
    review: str | None = None

    @property
    def label(self) -> str:
        """The number, or the title where the number is not public."""
        return self.number if isinstance(self.number, str) else (self.title or self.id)

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
        begun = (one for one in self.part_starts if any(part.reaches(place) for part in places(one.at)))
        ended = (one for one in self.part_ends if any(part.reaches(place) for part in places(one.at)))
        return (*(Term(start=one.since) for one in begun), *(Term(end=one.to) for one in ended))

    def _life_of_place(self, whole: Term, place: Provision) -> Term:
        start, end = whole.start, whole.end
        for term in self.terms_of_part(place):
            start = start if term.start is None else narrower(start, term.start, max)
            end = end if term.end is None else narrower(end, term.end, min)
        return whole if (start, end) == (whole.start, whole.end) else Term(start, end)


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
    """Who may give what to whom by which mechanism, under which law, since when, until when."""

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
