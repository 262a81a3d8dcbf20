"""What an instrument says of its own provisions and of other instruments: ended, begun, suspended, corrected, extended, left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from delegation.model.places import Place
from delegation.model.terms import ONE_DAY, Day, Term, Unknown
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.model.matters import MatterId


@dataclass(frozen=True, slots=True)
class PartEnd:
    """A provision that ended before its instrument did. ``resumes``: the first day on which it is in force again, by ``resumed_by``."""

    at: str
    to: Day | Unknown
    by: str | None
    place: Place
    resumes: Day | Unknown | None = None
    resumed_by: str | None = None

    @property
    def absence(self) -> Interruption:
        """The days without it: up to the last one before it comes back, open where it does not."""
        first = self.to + ONE_DAY if isinstance(self.to, Day) and self.to < Day.max else self.to
        last = self.resumes - ONE_DAY if isinstance(self.resumes, Day) else self.resumes
        return Interruption("ended", Term(first, last), self.at, self.by or "")


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which an instrument, the places ``at`` of it, or one grant does not apply, by the instrument that says so.

    One of ``instrument`` (an id or a number) and ``grant`` (an id) is given; neither where it is not known what is meant, and
    ``at`` says why. Without a first day it begins with the instrument that says so; without a last day it lasts until something ends it.
    ``stated_at``: the provision of that instrument itself that says so.
    """

    instrument: str | None
    grant: str | None
    at: str | None
    term: Term
    place: Place
    note: str | None = None
    stated_at: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What an instrument corrects, as if it had been so from the start: another one (an id or a number), or the places ``at`` of it.

    Without ``instrument`` it is not known what is meant, and ``at`` says why.
    """

    instrument: str | None
    at: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Extension:
    """What an instrument gives a later last day ``to``: all that another one gives, the places ``at`` of it, or one grant.

    One of ``instrument`` (an id or a number) and ``grant`` (an id) is given; neither where it is not known what is meant, and
    ``at`` says why. Without ``to`` it goes on without a set last day. ``stated_at``: as of a suspension.
    """

    instrument: str | None
    grant: str | None
    at: str | None
    to: Day | Unknown | None
    place: Place
    note: str | None = None
    stated_at: str | None = None


@dataclass(frozen=True, slots=True)
class Extended:
    """Days on which a grant goes on by an extension: from the first day of the instrument ``by``, an id, to the new last day.

    ``to``: that day as it is stated; ``term`` ends earlier where the instrument does. ``at``: the rows that are meant;
    ``None`` for all. ``place``: where it is written. ``past``: where the rows stand to which it adds no day, for their
    place in the decision was ended for good before: an ended row is carried on by nothing. ``paused``: days on which that
    instrument is suspended, or its provision that says so is, so that it carries nothing on. ``doubts``: why it may carry nothing on.
    """

    term: Term
    to: Day | Unknown | None
    by: str
    place: Place
    at: str | None = None
    past: frozenset[Place] = frozenset()
    paused: tuple[Interruption, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """That files received before a day stay with whoever decided before it, as the provision ``at`` says.

    ``until``: the last day on which they stay there. ``grants``: ids, where only some grants of the instrument are meant.
    """

    before: Day | Unknown
    at: str | None
    place: Place
    until: Day | Unknown | None = None
    grants: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Interruption:
    """Days within the life of something on which it is not in force, though it is before and may be after them.

    ``suspended``: by the instrument with the id ``by``; ``ended``: a provision that was ended, by the id or number ``by`` (empty
    where that is not said), and came back where its days are over. ``at``: the provision; empty for the whole. ``place``: where it is written.
    """

    kind: Literal["suspended", "ended"]
    term: Term
    at: str = ""
    by: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Days on which it is not known whether an instrument applies, for what another one, ``by`` (an id), says cannot be read or may rest itself.

    ``suspended``: it may be suspended · ``corrected``: what it gives may be something else · ``extended``: it may go on · ``ended``:
    what is cited of it may have ended · ``begun``: it may not have begun. ``why``: the reason. ``at``: the places of it that are meant; ``None`` for all.
    """

    kind: Literal["suspended", "corrected", "extended", "ended", "begun"]
    term: Term
    why: str
    by: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The text of a provision, word for word. ``since``: the first day on which it reads so; ``by``: what amended it."""

    at: str
    text: str
    since: Day | None
    by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class PartStart:
    """A provision that took effect later than its instrument did. ``since``: its first day in force."""

    at: str
    since: Day | Unknown
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
