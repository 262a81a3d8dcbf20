"""Files that were received before a new text: with whom they stay, as the transition of the text says."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.holdings import instruments_of
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Unknown
from delegation.speech import Cited, day, transitions
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Staying:
    """That files received before a day stay with whoever decided before a change, by a provision of an instrument.

    ``since``: the first day of the change, which may come before the one that files are told apart by. ``until``: the last day on
    which they stay there.
    """

    by: Cited
    since: Day
    before: Day
    until: Day | Unknown | None

    @property
    def on(self) -> Day:
        """The day whose deciders go on."""
        return self.since - ONE_DAY

    def lasts(self, asked: Day) -> bool:
        """Whether files may still be there on a day."""
        return not isinstance(self.until, Day) or asked <= self.until


def stayings(register: Register, matter: Matter, asked: Day) -> tuple[Staying, ...]:
    """Give the transitions that reach a matter and have begun by a day and are not over, the earliest first."""
    found = set()
    for one in moving(register, matter):
        moved = one.transition
        if moved is not None and isinstance(moved.before, Day):
            since = _since(register, matter, one) or moved.before
            cited = Cited(one.label, moved.at, one.called, one.type)
            found.add(Staying(cited, since, moved.before, moved.until))
    kept = (one for one in found if one.since <= asked and one.lasts(asked) and one.on >= register.baseline)
    return tuple(sorted(kept, key=lambda one: (one.since, one.before, one.by.instrument)))


def unsettled(register: Register, matter: Matter, asked: Day, received: Day | None = None) -> Iterator[Text]:
    """Say that it is not known which files stay behind, where a transition that may run on a day does not know its own.

    ``received``: the day of the file that is asked about.
    """
    for one in dict.fromkeys(moving(register, matter)):
        moved = one.transition
        if moved is None or not isinstance(moved.before, Unknown):
            continue
        since = _since(register, matter, one)
        over = isinstance(moved.until, Day) and moved.until < asked
        if not over and (since is None or since <= asked):
            yield transitions.not_known(Cited(one.label, moved.at, one.called, one.type), moved.before, received)


def _since(register: Register, matter: Matter, one: Instrument) -> Day | None:
    """Give the first day on which an instrument gives a matter, or else takes effect; ``None`` where that is not known."""
    effect = one.term.start
    given = [grant for grant, _ in register.grants_of.get(matter.id, ()) if grant.instrument == one.id]
    starts = [grant.term.start for grant in given if isinstance(grant.term.start, Day)]
    if starts:
        return max(min(starts), effect) if isinstance(effect, Day) else min(starts)
    return effect if isinstance(effect, Day) else None


def staying(register: Register, matter: Matter, received: Day, asked: Day) -> Staying | None:
    """Give by what a file received on a day stays with whoever decided before; ``None`` where it goes with the others.

    The first change after it came that leaves files behind decides: what follows is about files that were received later.
    Raises ``AskedWronglyError`` for a file that is received after the day asked for.
    """
    if received > asked:
        raise AskedWronglyError(
            Text(
                f"hồ sơ tiếp nhận ngày {day(received).vi} là sau ngày xét {day(asked).vi}. Hãy đổi --received hoặc --as-of.",
                f"the file is received on {day(received).en}, after the day asked for, {day(asked).en}. Change --received or --as-of.",
            )
        )
    return next((one for one in stayings(register, matter, asked) if received < one.before), None)


def moving(register: Register, matter: Matter) -> Iterator[Instrument]:
    """Give the instruments that give a matter, by law or by a grant, and those that end what gave it."""
    given = register.grants_of.get(matter.id, ())
    names = [InstrumentId(name) for owner in matter.owners for name in instruments_of(owner, register)]
    names += [grant.instrument for grant, _ in given]
    for name in dict.fromkeys(names):
        one = register.instruments.get(name)
        if one is None:
            continue
        only = one.transition.grants if one.transition is not None else ()
        if not only or any(grant.id in only or grant.entry in only for grant, _ in given):
            yield one
        yield from register.successors(one)
        ending = (register.instrument(part.by) for part in one.part_ends if part.by is not None)
        yield from (by for by in ending if by is not None)
