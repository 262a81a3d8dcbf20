"""What is wrong with a text that something rests on: it is not in force, not yet, no longer, or not for the time being."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.checks.shared.spans import CertainDays, last_day, part_end, part_start
from delegation.findings import Text
from delegation.model.instruments import Citation, Instrument
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.speech import days, instruments, provisions
from delegation.values import dataclass

_KINDS = {
    kind: (kind.removeprefix("part-"),) for kind in ("never", "not-yet", "part-not-yet", "suspended", "part-suspended")
}
"""What tells an instrument that never is in force, not yet, or is suspended, from one that ended."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an instrument or a provision of it for what rests on it."""

    instrument: Instrument
    kind: str
    day: Day
    at: str | None = None

    @property
    def about(self) -> tuple[str, ...]:
        """What tells it from other faults. A provision that is left and taken up again is one, by whatever day it is met."""
        return (self.instrument.id, *((self.at,) if self.at else ()), *_KINDS.get(self.kind, ()))

    @property
    def said(self) -> Text:
        """Say what is wrong."""
        name, said = instruments.instrument(self.instrument), days.day(self.day)
        at = provisions.provision(self.at or "")
        return Text(
            *{
                "never": (f"{name.vi} không có ngày nào có hiệu lực", f"{name.en} has no day in force"),
                "not-yet": (
                    f"{name.vi} chỉ có hiệu lực từ {said.vi}",
                    f"{name.en} takes effect on {said.en} only",
                ),
                "part-not-yet": (
                    f"{at.vi} {name.vi} chỉ có hiệu lực từ {said.vi}",
                    f"{name.en}, {at.en}, takes effect on {said.en} only",
                ),
                "ended": (f"{name.vi} hết hiệu lực sau ngày {said.vi}", f"{name.en} ended after {said.en}"),
                "part": (
                    f"{at.vi} {name.vi} hết hiệu lực sau ngày {said.vi}",
                    f"{name.en}, {at.en}, ended after {said.en}",
                ),
                "suspended": (f"{name.vi} bị tạm ngưng từ {said.vi}", f"{name.en} is suspended from {said.en}"),
                "part-suspended": (
                    f"{at.vi} {name.vi} bị tạm ngưng từ {said.vi}",
                    f"{name.en}, {at.en}, is suspended from {said.en}",
                ),
            }[self.kind]
        )


def first_met(faults: Iterable[Fault]) -> Fault:
    """Give the fault that is met first, of several that are one."""
    return min(faults, key=lambda one: (one.day, one.kind))


def early(register: Register, instrument: Instrument, at: str | None, days: CertainDays) -> Fault | None:
    """Whether the instrument, or a provision that takes effect later, has not begun yet on the first day."""
    whole, part = register.life(instrument).start, part_start(instrument, at)
    if isinstance(whole, Day) and days.start < whole:
        return Fault(instrument, "not-yet", whole)
    return Fault(instrument, "part-not-yet", part, canonical(at)) if part is not None and days.start < part else None


Dated = tuple[Day, Day, Fault]
"""A fault with the first and the last day of which it is one, if that day is asked about."""


def faults_of(register: Register, instrument: Instrument, citation: Citation, days: CertainDays) -> list[Dated]:
    """Give what is wrong with a text, or a provision, that days rest on: what counts first on a day stands first.

    One that never is in force is asked about until the day on which it ends; then it is over, or DLG502's, as a replaced one is.
    """
    last, found = last_day(register, instrument), list[Dated]()
    if last is not None and register.is_never_in_force(instrument):
        found.append((Day.min, last, Fault(instrument, "never", last)))
    elif (begun := early(register, instrument, citation.at, days)) is not None:
        found.append((Day.min, Day.max, begun))
    ended = part_end(instrument, citation.at)
    if ended is not None and ended < Day.max:
        fault = Fault(instrument, "part", ended, canonical(citation.at))
        found.append((ended + ONE_DAY, last if last is not None else Day.max, fault))
    if last is not None and last < Day.max and not register.successors(instrument):
        found.append((last + ONE_DAY, Day.max, Fault(instrument, "ended", last)))
    return found


def fault_on(day: Day, faults: Sequence[Dated]) -> Fault | None:
    """Give the fault that counts on a day."""
    return next((fault for first, last, fault in faults if first <= day <= last), None)
