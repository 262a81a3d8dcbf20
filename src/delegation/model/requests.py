"""What is asked for and what must be done: proposals, withdrawals asked for, duties, each with a day and an answer."""

from __future__ import annotations

from typing import Literal

from delegation.model.gaps import Gap
from delegation.model.places import Place
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

RequestKind = Literal["proposal", "withdrawal", "duty"]
REQUEST_KINDS: tuple[RequestKind, ...] = ("proposal", "withdrawal", "duty")
Act = Literal["report", "evaluate", "inspect", "guide", "publish", "other"]
Result = Literal["answered", "done", "accepted", "partly", "refused"]
RequestState = Literal["not-yet", "open", "overdue", "answered", "unknown"]
REQUEST_STATES: tuple[RequestState, ...] = ("not-yet", "open", "overdue", "answered", "unknown")


@dataclass(frozen=True, slots=True)
class About:
    """What a request is about, by ids: instruments by id or number. ``fields``: some matters of them, which the source does not name."""

    place: Place
    matters: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request: since when, in what words, by which instrument (an id or a number)."""

    result: Result
    on: Day | Unknown
    place: Place
    said: str | None = None
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class Solves:
    """A finding, by its key, that would go if a request were granted."""

    finding: str
    request: str
    place: Place


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked for, or to be done. ``asker`` of a duty: whoever must do it; ``addressee``: whom it is asked of, or done for.

    Both are ids of holders, or names of bodies that are none of the city's. ``on``: the day on which it was asked, or from which a duty
    runs; ``due``: its last day, ``None`` where none was set. ``count``: how many matters it is about, where they are not named.
    ``act``: what a duty demands. ``reply``: ``None`` where the register has none, ``Unknown`` where it cannot tell.
    """

    id: str
    kind: RequestKind
    content: str
    asker: tuple[str, ...] | Unknown
    addressee: tuple[str, ...] | Unknown
    about: About
    place: Place
    on: Day | Unknown | None = None
    due: Day | Unknown | None = None
    count: int | None = None
    act: Act | None = None
    at: str | None = None
    solves: tuple[Solves, ...] = ()
    reply: Reply | Unknown | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
    gaps: tuple[Gap, ...] = ()

    def state(self, day: Day) -> RequestState:
        """Say how it stands on a day. Answered on a day that is not known it counts as answered; what may be is ``unknown``."""
        if isinstance(self.reply, Reply) and (isinstance(self.reply.on, Unknown) or day >= self.reply.on):
            return "answered"
        if isinstance(self.on, Day) and day < self.on:
            return "not-yet"
        if isinstance(self.reply, Unknown):
            return "unknown"
        return "overdue" if self.is_past(day) else "open"

    def is_pending(self, day: Day) -> bool:
        """Whether it waits on a day, as far as the register knows: asked, and not known to be answered."""
        return self.state(day) in ("open", "overdue", "unknown")

    def is_past(self, day: Day) -> bool:
        """Whether its last day lies before a day."""
        return isinstance(self.due, Day) and self.due < day
