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


def paired(
    given: Sequence[GrantToWrite], grants: Sequence[Grant], rows: Sequence[MatchedRow], settled: Facts
) -> tuple[list[PairedGrant], list[GrantToWrite]]:
    """Give each grant of the register that a paper names, and the grants of the paper that the register has not.

    Of the same receiver and steps the one that ends alike goes first, else the one with the same rows, else the one of its id. What is left over
    belongs where the register has its rows. ``rows``: those of the paper in their order.
    """
    free = [one for one in grants if if_known(one.rows)]
    alike = [_own(one, free) for one in given]
    found: dict[int, Grant] = {}
    for fits in (stated.ends_alike, stated.anyhow):
        for at, one in enumerate(given):
            same = [old for old in alike[at] if old in free and fits(one, old, settled)]
            if at not in found and same:
                found[at] = max(same, key=lambda old: (_shared(one, old), old.id == one.id))
                free.remove(found[at])
    homeless = list[GrantToWrite]()
    for at, one in enumerate(given):
        if at not in found:
            held = [old for old in alike[at] if _shared(one, old)]
            if held:
                found[at] = max(held, key=lambda old: _shared(one, old))
            else:
                homeless.append(one)
    order = {id(row): at for at, row in enumerate(rows)}
    pairs = []
    for old in grants:
        parts = [one for at, one in enumerate(given) if found.get(at) is old]
        if parts:
            own_rows = sorted((row for one in parts for row in one.rows), key=lambda row: order[id(row)])
            pairs.append(PairedGrant(old, tuple(own_rows), tuple(parts)))
    return pairs, homeless


def _own(one: GrantToWrite, grants: Sequence[Grant]) -> list[Grant]:
    return [old for old in grants if str(old.receiver) == one.receiver and old.steps == one.steps]


def _shared(one: GrantToWrite, old: Grant) -> int:
    """Count the rows that both have."""
    held = Counter[str](row.matter for row in if_known(old.rows))
    return sum((held & Counter[str](row.matter or row.added or "" for row in one.rows)).values())
