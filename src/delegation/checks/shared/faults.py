"""What is wrong with a text that something rests on: it is not in force, not yet, no longer, or not for the time being."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.terms import Day
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
