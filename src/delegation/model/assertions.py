"""What the lawyers say must hold of the register, each with its source."""

from __future__ import annotations

from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import Citation, Mechanism
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.terms import Day, Life
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Giving:
    """Somebody gives something to somebody by a mechanism; ``under`` the instrument on which the norm rests."""

    mechanism: Mechanism
    giver: HolderId
    receiver: HolderId
    place: Place
    field: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True)
class CountAssertion:
    """How many a selector finds: ``subject`` and ``selector`` as in ``delegation list``. ``None``: nothing is said."""

    subject: str
    selector: str
    total: int | None = None
    named: int | None = None
    unlisted: int | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """One assertion. Only what it speaks of is set.

    ``on`` ``None``: on the day asked about. ``owners``, ``exercisers``: these and nobody else; ``()``: nobody.
    ``basis``: places by which the law gives the matters, each itself or by one that lies in it.
    ``owns``, ``acts``, ``carries``: something (true) or nothing (false). ``carries``: whether an ownership or a grant
    of the register rests on the instrument on that day.
    """

    id: str
    name: str
    place: Place
    source: tuple[str, ...] = ()
    note: str | None = None
    on: Day | None = None
    commune: CommuneCode | None = None
    case: tuple[tuple[str, str], ...] = ()
    matters: tuple[MatterId, ...] = ()
    owners: tuple[HolderId, ...] | None = None
    exercisers: tuple[HolderId, ...] | None = None
    may_not_own: tuple[HolderId, ...] = ()
    may_not_act: tuple[HolderId, ...] = ()
    through_holders: tuple[HolderId, ...] = ()
    through_instruments: tuple[str, ...] = ()
    basis: tuple[Citation, ...] = ()
    may_give: Giving | None = None
    may_not_give: Giving | None = None
    holder: HolderId | None = None
    owns: bool | None = None
    acts: bool | None = None
    exists: bool | None = None
    instrument: str | None = None
    state: Life | None = None
    last_day: Day | None = None
    replaced_by: str | None = None
    carries: bool | None = None
    count: CountAssertion | None = None
