"""Publications of procedures: those whose decider changed, and that were not published since."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.shared import words
from delegation.model.matters import AnnexRow, Grant, Matter, place_of
from delegation.model.parts import WHOLE
from delegation.model.procedures import Publication
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Term, if_known
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A procedure whose decider changed. ``before``: the day of a publication that came before the change."""

    matter: Matter
    before: Day | None


def _to_itself(grant: Grant) -> bool:
    return isinstance(grant.giver, str) and grant.giver == grant.receiver


def _of_grant(register: Register, grant: Grant, today: Day) -> list[Unpublished]:
    found: dict[str, Unpublished] = {}
    for row in if_known(grant.rows):
        matter = register.matters.get(row.matter)
        if matter is None or matter.procedure is None or not _runs(register, grant, row, today):
            continue
        published = matter.procedure.published
        if published is None:
            found.setdefault(matter.id, Unpublished(matter, None))
        elif isinstance(published, Publication):
            on, changed = _published_on(register, published), _changed(register, grant, row)
            if on is not None and changed is not None and on < changed:
                found.setdefault(matter.id, Unpublished(matter, on))
    return list(found.values())


def _runs(register: Register, grant: Grant, row: AnnexRow, today: Day) -> bool:
    return grant.for_row(row).running.possibly_holds(today) and _life(register, grant, row).possibly_holds(today)


def _life(register: Register, grant: Grant, row: AnnexRow) -> Term:
    made_by = words.instrument_of(register, grant)
    return Term() if made_by is None else register.life(made_by, place_of(grant, row))


def _published_on(register: Register, published: Publication) -> Day | None:
    """Give the day of a publication; ``None`` where nothing is known of it, so that it counts."""
    if published.on is not None:
        return published.on
    by = register.instrument(published.instrument)
    if by is None:
        return None
    return next((day for day in (by.issued, by.term.start) if isinstance(day, Day)), None)


def _changed(register: Register, grant: Grant, row: AnnexRow) -> Day | None:
    """Give the day on which it was settled that the receiver decides: of signing, else the first day.

    A decision on procedures is published some days before it takes effect (NĐ 63/2010, Article 15), so what came after the
    signing is not too early. Where the grant goes on from one to the same receiver, the decider changed with the first.
    """
    at: tuple[Grant, AnnexRow] | None = (grant, row)
    days: list[Day] = []
    while at is not None:
        begun = [day for day in (register.signed(at[0]), at[0].term.start) if isinstance(day, Day)]
        days += begun[:1]
        at = _gone_before(register, *at)
    return min(days, default=None)


def _gone_before(register: Register, grant: Grant, row: AnnexRow) -> tuple[Grant, AnnexRow] | None:
    """Give the earlier grant of a matter to the same receiver that lasts until this one begins."""
    start = grant.term.start
    if not isinstance(start, Day) or not isinstance(grant.receiver, str):
        return None
    for other, its_row in register.grants_of.get(row.matter, ()):
        earlier = isinstance(other.term.start, Day) and other.term.start < start
        same = other.receiver == grant.receiver and other.decides
        if earlier and same and other.part in (WHOLE, grant.part):
            ends = [end for end in (other.running.end, _life(register, other, its_row).end) if isinstance(end, Day)]
            if not ends or min(ends) >= start - ONE_DAY:
                return other, its_row
    return None


def unpublished(examination: Examination) -> Iterator[tuple[Grant, list[Unpublished]]]:
    """Give the grants in force by which another one decides, each with its procedures that were not published since."""
    for grant in words.state_grants(examination.register):
        if grant.decides and not _to_itself(grant):
            found = _of_grant(examination.register, grant, examination.as_of)
            if found:
                yield grant, found
