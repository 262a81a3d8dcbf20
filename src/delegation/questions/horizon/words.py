"""What stops until a day and what stops with it: the words of a horizon."""

from __future__ import annotations

from delegation.authority.entries import ChangeCause
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.requests import Request
from delegation.model.terms import Day
from delegation.questions.horizon.endings import Ending
from delegation.questions.horizon.perhaps import Perhaps
from delegation.questions.horizon.suspensions import Pause
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """A matter that nobody owns, or in which nobody acts, on the day after an end.

    ``owners``, ``acting``: those who go and whom nobody follows; empty where somebody stays. ``communes``: where the
    body of the commune goes, ``None`` where a body of the city does; ``is_everywhere``: in all communes of the day. ``is_laid_down``:
    the register still knows the matter after the day. ``is_certain`` is false where it was not sure that those who go held it.
    """

    matter: MatterId
    owners: tuple[HolderId, ...]
    acting: tuple[HolderId, ...]
    communes: frozenset[CommuneCode] | None
    is_laid_down: bool
    is_certain: bool
    causes: tuple[ChangeCause, ...]
    is_everywhere: bool = False

    @property
    def was_known(self) -> bool:
        """Whether somebody loses it; otherwise who had it was never known, and only its basis is lost."""
        return bool(self.owners or self.acting)


@dataclass(frozen=True, slots=True)
class Returned:
    """A matter that is back with whoever had given it.

    ``is_presumed``: the register does not know by what basis that holder had it. ``in_part``: elsewhere, or for other cases, it
    goes on to others on the same day, or is then in doubt.
    """

    matter: MatterId
    givers: tuple[HolderId, ...]
    is_presumed: bool
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Fallen:
    """A grant that still runs by its own term and moves nothing from the next day on: what its giver held is over.

    ``matters``: those in which it is so; ``depth``: how many steps of the chain lie before it, where it is least.
    """

    grant: str
    matters: tuple[MatterId, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Fall:
    """Something that ends, and what goes with it.

    ``norms``: ids of norms that it lays down and that end on the same day; ``grants``: ids of those that it makes, that cite
    it, that its norms permit, or that fall with it; ``fallen``: these last, over any number of steps, the nearest first;
    ``matters``: those that rest on it or that it gives; ``left``: those of them that are then without owner or exerciser;
    ``communes``: how many communes lose one.
    """

    ending: Ending
    norms: tuple[str, ...]
    grants: tuple[str, ...]
    matters: tuple[MatterId, ...]
    left: tuple[MatterId, ...]
    communes: int
    fallen: tuple[Fallen, ...] = ()

    def joined(self, other: Fall) -> Fall:
        """Give it with what goes with another that ends on the same day and is called alike."""
        return Fall(
            self.ending,
            tuple(dict.fromkeys((*self.norms, *other.norms))),
            tuple(dict.fromkeys((*self.grants, *other.grants))),
            tuple(dict.fromkeys((*self.matters, *other.matters))),
            tuple(dict.fromkeys((*self.left, *other.left))),
            max(self.communes, other.communes),
            tuple(dict.fromkeys((*self.fallen, *other.fallen))),
        )


@dataclass(frozen=True, slots=True)
class Stop:
    """A last day: what ends on it, and what becomes of matters on the next day.

    ``left``: those without anybody; ``passed``: those that go back or on to others, or become doubtful; ``returned``: those of
    them that go back to whoever gave them; ``kept``: those of them with which others go on who had them all along.
    ``is_examined`` is false before the baseline: then nothing is said of matters.
    """

    day: Day
    falls: tuple[Fall, ...]
    left: tuple[Left, ...]
    passed: tuple[MatterId, ...]
    is_examined: bool
    returned: tuple[Returned, ...] = ()
    kept: tuple[MatterId, ...] = ()

    @property
    def lost(self) -> tuple[Left, ...]:
        """Those that somebody loses."""
        return tuple(one for one in self.left if one.was_known)

    @property
    def never_known(self) -> tuple[Left, ...]:
        """Those whose holder was never known, and that lose their basis."""
        return tuple(one for one in self.left if not one.was_known)

    @property
    def is_shared(self) -> bool:
        """Whether a matter goes with several of the things that end: then their numbers do not add up to the number of matters."""
        counted = [matter for fall in self.falls for matter in {*fall.matters, *fall.left}]
        return len(counted) > len(set(counted))


@dataclass(frozen=True, slots=True)
class Due:
    """A grant whose evaluation is due on ``day`` or was before; its last day is ``end``."""

    grant: str
    day: Day
    end: Day


@dataclass(frozen=True, slots=True)
class Horizon:
    """Everything that stops from ``as_of`` to ``until``, both included. ``open_terms``: grants whose last day is not known.

    ``following``: the first day after ``until`` on which something ends. ``requests``: requests and duties that wait on ``as_of`` and are
    due until ``until``, or were due before, by day; ``undated``: how many wait for which no day is set or known. ``resumed``: what is no longer
    suspended, or comes back, on a day after one from ``as_of`` to ``until``; ``perhaps``: what may be suspended or not carried on then.
    ``holder``: the one that it is narrowed to, if any: then ``following`` is not told.
    """

    register: Register
    as_of: Day
    until: Day
    stops: tuple[Stop, ...]
    due: tuple[Due, ...]
    open_terms: tuple[str, ...]
    following: Day | None = None
    requests: tuple[Request, ...] = ()
    undated: int = 0
    resumed: tuple[Pause, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    holder: HolderId | None = None

    @property
    def left(self) -> tuple[MatterId, ...]:
        """The matters that are left without owner or exerciser on some day, each once."""
        return tuple(dict.fromkeys(one.matter for stop in self.stops for one in stop.left))
