"""The grants of a paper that is imported again, each with that of the register which holds its rows: a term that was edited or corrected since parts them no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from delegation.documents.intake.facts import Facts
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.writing import GrantToWrite
from delegation.model.matters import Grant
from delegation.model.terms import if_known
from delegation.run import stated
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class PairedGrant:
    """A grant of the register with what the paper says of it: the rows in their order, and the grants as the paper states them."""

    old: Grant
    rows: tuple[MatchedRow, ...]
    stated: tuple[GrantToWrite, ...]


@dataclass(frozen=True, slots=True)
class GrantsOfBoth:
    """The grants of a paper beside those of the register.

    ``pairs``: each grant of the register that has rows, also where the paper names it no more; ``new``: those that the register gets;
    ``homeless``: those that may belong to a grant of the register that has no rows.
    """

    pairs: tuple[PairedGrant, ...]
    new: tuple[GrantToWrite, ...]
    homeless: tuple[GrantToWrite, ...]

    def read(self) -> tuple[tuple[MatchedRow, ...], ...]:
        """Give the rows of the paper that have a grant."""
        return (*(one.rows for one in self.pairs), *(one.rows for one in self.new))


def paired(
    given: Sequence[GrantToWrite], grants: Sequence[Grant], rows: Sequence[MatchedRow], settled: Facts
) -> GrantsOfBoth:
    """Hold the grants of a paper against those of the register.

    Of the same receiver and steps the one that ends alike goes first, else the one that has most of its rows, if the register has them all. What is left
    over belongs where the register has its rows, if most of them say so: then the term of that grant differs; else it is a new grant. ``rows``: those of the paper in their order.
    """
    free = [one for one in grants if if_known(one.rows)]
    found = _found(given, free, settled)
    order = {id(row): at for at, row in enumerate(rows)}
    pairs = []
    for old in free:
        parts = [one for at, one in enumerate(given) if found.get(at) is old]
        own_rows = sorted((row for one in parts for row in one.rows), key=lambda row: order[id(row)])
        pairs.append(PairedGrant(old, tuple(own_rows), tuple(parts)))
    rest = [one for at, one in enumerate(given) if at not in found]
    # A grant without rows may be the one that is meant.
    rowless = {str(one.receiver) for one in grants if not if_known(one.rows)}
    new = tuple(one for one in rest if free and one.rows and one.receiver not in rowless)
    return GrantsOfBoth(tuple(pairs), new, tuple(one for one in rest if one not in new))


def _found(given: Sequence[GrantToWrite], grants: Sequence[Grant], settled: Facts) -> dict[int, Grant]:
    """Give the grant of the register for each of the paper, by the place of the latter; nothing for one that is new."""
    free, alike = list(grants), [_own(one, grants) for one in given]
    found: dict[int, Grant] = {}
    for at, one in enumerate(given):
        same = [old for old in alike[at] if old in free and stated.ends_alike(one, old, settled)]
        if same:
            found[at] = max(same, key=lambda old: (_shared(one, old), old.id == one.id))
            free.remove(found[at])
    most = sorted(range(len(given)), key=lambda at: -max((_shared(given[at], old) for old in alike[at]), default=0))
    for at in most:
        held = [old for old in alike[at] if old in free and _may_be(given[at], old)]
        if at not in found and held:
            found[at] = max(held, key=lambda old: (_shared(given[at], old), old.id == given[at].id))
            free.remove(found[at])
    for at, one in enumerate(given):
        held = [old for old in alike[at] if _may_be(one, old)]
        if at not in found and held:
            best = max(held, key=lambda old: _shared(one, old))
            others = [len(given[other].rows) for other, old in found.items() if old is best]
            if not one.end or not others:
                found[at] = best
    return found


def _own(one: GrantToWrite, grants: Sequence[Grant]) -> list[Grant]:
    return [old for old in grants if str(old.receiver) == one.receiver and old.steps == one.steps]


def _may_be(one: GrantToWrite, old: Grant) -> bool:
    """Whether a grant that ends otherwise may be the same: it has rows of it, and no others where the rows themselves state their last day."""
    shared = _shared(one, old)
    return shared > 0 and (not one.end or shared == len(one.rows))


def _shared(one: GrantToWrite, old: Grant) -> int:
    """Count the rows that both have."""
    held = Counter[str](row.matter for row in if_known(old.rows))
    return sum((held & Counter[str](row.matter or row.added or "" for row in one.rows)).values())
