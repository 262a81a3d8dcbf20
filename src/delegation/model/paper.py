"""In which order the rows of a decision stand on its paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, place_of
from delegation.model.provisions import Provision, places
from delegation.model.register import Register
from delegation.model.row_numbers import RowNumber, row_order
from delegation.model.terms import if_known


def of_paper(register: Register, instrument: InstrumentId) -> list[tuple[Grant, AnnexRow]]:
    """Give the rows of all grants of a decision as its paper has them."""
    made = (one for _, one in sorted(register.grants.items()) if one.instrument == instrument)
    return in_paper_order((grant, row) for grant in made for row in if_known(grant.rows))


def rows_of(grants: Sequence[Grant]) -> list[tuple[Grant, AnnexRow]]:
    """Give the rows of grants as their paper has them; where it numbers none, grant by grant, so that each receiver has its own together."""
    rows = [(grant, row) for grant in grants for row in if_known(grant.rows)]
    return in_paper_order(rows) if any(row.row is not None for _, row in rows) else rows


def annex_of(grant: Grant, row: AnnexRow) -> Provision | None:
    """Give the annex in which a row stands, without its number there; ``None`` where no annex is named."""
    annexes = (place for place in places(place_of(grant, row)) if "Phụ lục" in place.units)
    bare = (place.without("dòng") for place in annexes)
    return next(bare, None)


def in_paper_order(rows: Iterable[tuple[Grant, AnnexRow]]) -> list[tuple[Grant, AnnexRow]]:
    """Give the rows of one decision as its paper has them, whichever grants they are of: by annex and number.

    A row without a number stands below the one before it in the list of its grant, as where one row of the paper has several codes
    and the first alone bears its number; one with none before it above the next. Those of a list without any number come last, by
    the provisions that give them.
    """
    placed: list[tuple[tuple[object, ...], tuple[Grant, AnnexRow]]] = []
    for _, several in groupby(rows, key=lambda one: one[0].id):
        placed += _placed(list(several))
    return [one for _, one in sorted(placed, key=lambda each: each[0])]


def _placed(rows: Sequence[tuple[Grant, AnnexRow]]) -> Iterator[tuple[tuple[object, ...], tuple[Grant, AnnexRow]]]:
    """Give the rows of one grant in the order of its file, each with what orders it on the paper."""
    annexes = [annex_of(*one) for one in rows]
    first: dict[Provision | None, RowNumber] = {}
    for (_, row), annex in zip(rows, annexes, strict=True):
        if row.row is not None:
            first.setdefault(annex, row.row)
    before: dict[Provision | None, RowNumber] = {}
    for one, annex in zip(rows, annexes, strict=True):
        near = one[1].row or before.get(annex) or first.get(annex)
        if near is None:
            at = next(iter(places(place_of(*one))), None)
            yield ((1, at.order) if at is not None else (2,)), one
            continue
        # Above the number, at it, below it.
        side = 0 if one[1].row is not None else 1 if annex in before else -1
        before |= {annex: near} if side == 0 else {}
        yield (0, [] if annex is None else [annex.order], row_order(near), side), one


def by_annex(listed: Iterable[tuple[Grant, AnnexRow]]) -> dict[Provision | None, list[tuple[Grant, AnnexRow]]]:
    """Give rows by their annex, in the order of its first row: those without a number come last, yet each stands in its own annex."""
    found: dict[Provision | None, list[tuple[Grant, AnnexRow]]] = {}
    for one in listed:
        found.setdefault(annex_of(*one), []).append(one)
    return found
