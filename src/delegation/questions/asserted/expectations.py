"""What an assertion expects of the register, one thing at a time, as frozen values."""

from __future__ import annotations

from typing import Literal

from delegation.model.assertions import CountAssertion, Giving
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation, InstrumentId
from delegation.model.matters import MatterId
from delegation.model.terms import Day, Life
from delegation.values import dataclass

Role = Literal["owns", "acts"]
Number = Literal["total", "named", "unlisted", "at-least", "at-most"]


@dataclass(frozen=True, slots=True)
class Examined:
    """That authority is examined on the day."""

    on: Day


@dataclass(frozen=True, slots=True)
class OneInstrument:
    """That a number means one instrument."""

    number: str


@dataclass(frozen=True, slots=True)
class There:
    """That the register has an entry."""

    sort: Literal["matter", "holder", "instrument"]
    id: str


@dataclass(frozen=True, slots=True)
class CaseThere:
    """That a matter has a case: its values by dimension."""

    case: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExpectedHolders:
    """That just these holders own a matter or act in it, nobody where there are none; not ``wanted``: that none of these does."""

    matter: MatterId
    role: Role
    holders: tuple[HolderId, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Through:
    """That every chain of a matter goes through these."""

    matter: MatterId
    holders: tuple[HolderId, ...]
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenBy:
    """That the law gives a matter by this place."""

    matter: MatterId
    basis: Citation


@dataclass(frozen=True, slots=True)
class Permitted:
    """That a norm lets somebody give; not ``wanted``: that none does."""

    giving: Giving
    wanted: bool


@dataclass(frozen=True, slots=True)
class Exists:
    """That a holder exists, or does not."""

    holder: HolderId
    wanted: bool


@dataclass(frozen=True, slots=True)
class HoldsSomething:
    """That a holder owns something or acts in something; not ``wanted``: nothing."""

    holder: HolderId
    role: Role
    wanted: bool


@dataclass(frozen=True, slots=True)
class InState:
    """How an instrument stands on the day."""

    instrument: InstrumentId
    state: Life


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of an instrument."""

    instrument: InstrumentId
    day: Day


@dataclass(frozen=True, slots=True)
class ReplacedBy:
    """What replaces an instrument: its number or id, as the assertion writes it."""

    instrument: InstrumentId
    by: str


@dataclass(frozen=True, slots=True)
class Carries:
    """That authority rests on an instrument; not ``wanted``: that none does."""

    instrument: InstrumentId
    wanted: bool


@dataclass(frozen=True, slots=True)
class Countable:
    """That what an assertion counts can be counted."""

    count: CountAssertion


@dataclass(frozen=True, slots=True)
class ExpectedCount:
    """How many a selector finds."""

    count: CountAssertion
    which: Number
    number: int


@dataclass(frozen=True, slots=True)
class Broken:
    """That an example breaks its policy; not ``wanted``: that the policy holds."""

    wanted: bool


Expected = (
    Examined
    | OneInstrument
    | There
    | CaseThere
    | ExpectedHolders
    | Through
    | GivenBy
    | Permitted
    | Exists
    | HoldsSomething
    | InState
    | LastDay
    | ReplacedBy
    | Carries
    | Countable
    | ExpectedCount
    | Broken
)
