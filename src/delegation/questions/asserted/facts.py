"""What the register has where an assertion expects something, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation, InstrumentId, Norm
from delegation.model.matters import MatterId
from delegation.model.terms import Day, Life, Term
from delegation.questions.select.selection import Subject
from delegation.speech import Step
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.questions.policies import Judgement

Parties = tuple[tuple[HolderId | None, bool], ...]
"""Who owns or acts anywhere, each with whether it surely does wherever it stands; ``None``: somebody not known."""


@dataclass(frozen=True, slots=True)
class BeforeBaseline:
    """The day lies before the baseline of the register."""

    baseline: Day


@dataclass(frozen=True, slots=True)
class Several:
    """Several instruments bear the number."""

    number: str


@dataclass(frozen=True, slots=True)
class Missing:
    """The register has no such entry. ``party``: a holder who would give or receive."""

    sort: Literal["matter", "holder", "party", "instrument"]
    id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What is asked means nothing: why not."""

    said: Text


@dataclass(frozen=True, slots=True)
class Holders:
    """Who owns a matter and who acts in it."""

    owners: Parties
    acting: Parties


@dataclass(frozen=True, slots=True)
class LegalPlaces:
    """By which places the law gives a matter; none where that is not known."""

    places: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether norms let somebody give, ``None`` where that is not known, and the norms that speak of it."""

    may: bool | None
    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The days of a holder."""

    term: Term


@dataclass(frozen=True, slots=True)
class Matters:
    """Which matters there surely are; ``doubt``: whether there may be others."""

    ids: tuple[MatterId, ...]
    doubt: bool


@dataclass(frozen=True, slots=True)
class InstrumentState:
    """How an instrument stands on the day, and its days."""

    state: Life
    term: Term


@dataclass(frozen=True, slots=True)
class SuccessorInstrument:
    """By what an instrument is replaced, as the register says it of this one."""

    instrument: InstrumentId


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many there are: for certain, of them named and published by number only, and those of which it is not known."""

    subject: Subject
    total: int
    named: int
    unlisted: int
    not_known: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a policy with an example laid over the register."""

    judgement: Judgement


Found = (
    BeforeBaseline
    | Several
    | Missing
    | Refused
    | Holders
    | LegalPlaces
    | Permission
    | Lifetime
    | Matters
    | InstrumentState
    | SuccessorInstrument
    | Numbers
    | Judged
)


@dataclass(frozen=True, slots=True)
class UnknownHolders:
    """Why it is not known who stands."""

    reason: str


Why = Step | UnknownHolders | Norm
"""A step of a chain that was found, what the register does not know, or a norm that speaks of it."""
