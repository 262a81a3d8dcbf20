"""From which day a grant can have been in force at the earliest, where it does not say so itself."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, if_known
from delegation.speech import day as said_day
from delegation.speech.instruments import briefly, instrument_name
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Beginning:
    """A day before which a grant was not in force, and how that is known."""

    day: Day
    said: Text


def beginning(register: Register, grant: Grant) -> Beginning | None:
    """Give the last of the days before which a grant cannot have begun: its own, those of its decision, and of the texts that its rows cite.

    ``None`` where nothing tells.
    """
    return max(_known(register, grant), key=lambda one: one.day, default=None)


def _known(register: Register, grant: Grant) -> Iterator[Beginning]:
    if isinstance(grant.running.start, Day):
        said = said_day(grant.running.start)
        yield Beginning(grant.running.start, Text(f"bắt đầu từ ngày {said.vi}", f"begins on {said.en}"))
        return  # what it says itself is the answer
    paper = register.instruments[grant.instrument]
    if isinstance(paper.term.start, Day):
        said = said_day(paper.term.start)
        yield Beginning(
            paper.term.start,
            Text(
                f"được giao bằng văn bản có hiệu lực từ ngày {said.vi}",
                f"is given by an instrument in force from {said.en}",
            ),
        )
    if isinstance(paper.issued, Day):
        said = said_day(paper.issued)
        yield Beginning(
            paper.issued,
            Text(f"được giao bằng văn bản ban hành ngày {said.vi}", f"is given by an instrument issued on {said.en}"),
        )
    for one in _cited(register, grant):
        if isinstance(one.issued, Day):
            said, name = said_day(one.issued), instrument_name(register, one.id, briefly)
            yield Beginning(
                one.issued,
                Text(
                    f"dẫn căn cứ {name.vi} ban hành ngày {said.vi}", f"cites {name.en}, which was issued on {said.en}"
                ),
            )


def _cited(register: Register, grant: Grant) -> Iterator[Instrument]:
    """Give the instruments that the rows of a grant cite, each once."""
    names = {one.instrument for row in if_known(grant.rows) for one in if_known(row.basis)}
    for name in sorted(names):
        found = register.instrument(name)
        if found is not None:
            yield found
