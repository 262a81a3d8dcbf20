"""What held from when to when, and why it changed: the words of a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from delegation.authority.entries import ChangeCause, Party
from delegation.authority.links import Link
from delegation.findings import Text
from delegation.model.acts import Doubt, Interruption, Recoded
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Instrument, Norm
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Term
from delegation.questions.compare.words import Area, MoveKind, Role
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.questions.who.requests import Waiting

Chain = tuple[Link, ...]
State = Literal["held", "vacant", "unknown", "absent"]
"""``vacant``: laid down, and nobody owns it; ``unknown``: who owns it is not known; ``absent``: not laid down."""
ChangeKind = MoveKind | Literal["based"]
"""``based``: the same holders stand, by another text or another grant."""
EventKind = Literal["gained", "lost", "settled", "doubted"]
"""``settled``, ``doubted``: of what it had and has, that it is sure now, or in doubt."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Somebody who owns or acts, and the chain by which it came there. ``rest``: outside the parts that grants give in words only."""

    party: Party
    chain: Chain
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What became different on a day: who stood before, who stands from it on, and what caused it.

    ``back``: those who have again what they had given (``Move.back``).
    """

    role: Role
    kind: ChangeKind
    before: tuple[Party, ...]
    after: tuple[Party, ...]
    causes: tuple[ChangeCause, ...]
    back: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineStretch:
    """Days on which nothing changes, both included. ``last`` ``None``: nothing known ends it.

    ``changes``: what its first day brought; none for the first stretch, which begins at the baseline.
    ``lapsed``: of days on which nobody owns it, why those who are named for it do not stand.
    """

    first: Day
    last: Day | None
    is_laid_down: bool
    owners: tuple[Stand, ...]
    acting: tuple[Stand, ...]
    changes: tuple[Change, ...] = ()
    lapsed: tuple[ChangeCause, ...] = ()

    @property
    def state(self) -> State:
        """What is known of its owner."""
        if not self.is_laid_down:
            return "absent"
        if not self.owners:
            return "vacant"
        return "unknown" if all(one.party.holder is None for one in self.owners) else "held"

    @property
    def is_shared(self) -> bool:
        """Whether more than one holder surely owns the same cells."""
        return sum(one.party.certain and not one.rest for one in self.owners) > 1

    def covers(self, day: Day) -> bool:
        """Whether a day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, first: Day, last: Day | None) -> bool:
        """Whether some day of it lies between two days; ``None`` is open."""
        return (last is None or self.first <= last) and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class Lane:
    """Communes and cases with one history, and their stretches, the earliest first."""

    areas: tuple[Area, ...]
    stretches: tuple[TimelineStretch, ...]


@dataclass(frozen=True, slots=True)
class TimelineQuestion:
    """What was asked: the register, the day of the question, and the days that are told. ``last`` ``None``: all that is known.

    ``place``: what the commune was made of and what it became, where the register says so.
    """

    register: Register
    as_of: Day
    first: Day
    last: Day | None = None
    commune: str | None = None
    place: Text | None = None


@dataclass(frozen=True, slots=True)
class MatterTimeline:
    """The history of who owns a matter and who acts. ``unknown``, ``reviews``: as in an answer on the day of the question.

    ``recoded``: the codes that its code replaced and those that replaced it; ``then``: how it goes on under these last, or
    in the commune that the one asked about became.
    ``assigned``: grants by which somebody signs or is assigned on some of the days, which change nobody who owns or acts.
    ``waiting``: requests and duties about the matter that wait on the day of the question. ``left``: with whom files stay by decisions
    that end what gave the matter and give it to nobody.
    """

    asked: TimelineQuestion
    matter: Matter
    lanes: tuple[Lane, ...]
    unknown: tuple[Text, ...] = ()
    reviews: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    assigned: tuple[Grant, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    recoded: tuple[Recoded, ...] = ()
    then: tuple[MatterTimeline, ...] = ()
    left: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """Whether a holder owns and whether it acts, each surely or not; ``None``: it does not."""

    owns: bool | None = None
    acts: bool | None = None

    def within(self, role: Role) -> Mapping[Literal["owns", "acts"], bool | None]:
        """Give those of a role: of ``both`` the two."""
        found: dict[Literal["owns", "acts"], bool | None] = {"owns": self.owns, "acts": self.acts}
        return {name: sure for name, sure in found.items() if role in (name, "both")}


_NOWHERE = Roles()


@dataclass(frozen=True, slots=True)
class Hold:
    """Matters that a holder has in one way over the same days, and what gave and took them.

    ``gained`` is ``None`` where it had them at the baseline, ``lost`` where nothing known ends it. ``before``, ``after``: how it had
    them on the day before and on the day after, so that what it goes on having is no gain and no loss.
    """

    role: Role
    certain: bool
    first: Day
    last: Day | None
    gained: Change | None
    lost: Change | None
    matters: tuple[MatterId, ...]
    before: Roles = _NOWHERE
    after: Roles = _NOWHERE

    @property
    def gains(self) -> Mapping[EventKind, Role]:
        """What its first day brings: what it gains, or of what it had before that it is sure now, or in doubt."""
        return _by_kind(
            (name, "gained" if was is None else "settled" if self.certain else "doubted")
            for name, was in self.before.within(self.role).items()
            if was is not self.certain
        )

    @property
    def losses(self) -> Mapping[EventKind, Role]:
        """What it has no longer on the day after its last."""
        return _by_kind((name, "lost") for name, is_sure in self.after.within(self.role).items() if is_sure is None)


def _by_kind(several: Iterable[tuple[Literal["owns", "acts"], EventKind]]) -> Mapping[EventKind, Role]:
    found: dict[EventKind, Role] = {}
    for role, kind in several:
        found[kind] = "both" if kind in found else role
    return found


@dataclass(frozen=True, slots=True)
class HolderTimeline:
    """What a holder gained and lost, and when. ``silent``: grants from or to it whose matters no public text names.

    ``assigned``: grants from or to it by which somebody signs, is assigned, or has steps before the decision; ``moving``: those that name
    matters and move the decision. Both: on some of the days asked for.
    ``unsettled``: of a holder that has ended, the matters that a text still gives to it, and that nobody owns on the day asked about.
    ``life``: its days, in the commune asked about those on which that is there; ``then``: how it goes on in the commune that this
    one became.
    """

    asked: TimelineQuestion
    holder: Holder
    life: Term
    holds: tuple[Hold, ...]
    silent: tuple[Grant, ...]
    unsettled: tuple[MatterId, ...] = ()
    then: tuple[HolderTimeline, ...] = ()
    assigned: tuple[Grant, ...] = ()
    moving: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class PartLife:
    """The days of a provision that begins or ends on a day of its own. ``by``: what ended it."""

    at: str
    term: Term
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """Matters whose owner rests on an instrument over the same days. ``holder`` ``None``: an owner that is not known."""

    holder: HolderId | None
    term: Term
    matters: tuple[MatterId, ...]


@dataclass(frozen=True, slots=True)
class InstrumentTimeline:
    """The life of an instrument and of its provisions, and what rests on it.

    ``suspended``: days on which it, or a provision of it, is suspended, the earliest first, and ``perhaps_suspended`` those on which it may be; ``corrected_by``: what corrects it.
    """

    asked: TimelineQuestion
    instrument: Instrument
    life: Term
    parts: tuple[PartLife, ...]
    grants: tuple[Grant, ...]
    norms: tuple[Norm, ...]
    rests: tuple[Rest, ...]
    successors: tuple[Instrument, ...]
    predecessors: tuple[Instrument, ...]
    suspended: tuple[Interruption, ...] = ()
    perhaps_suspended: tuple[Doubt, ...] = ()
    corrected_by: tuple[Instrument, ...] = ()
