"""In which order the rows of a decision stand on its paper."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, place_of
from delegation.model.provisions import Provision, places
from delegation.model.register import Register
from delegation.model.terms import if_known


def of_paper(register: Register, instrument: InstrumentId) -> list[tuple[Grant, AnnexRow]]:
    """Give the rows of all grants of a decision as its paper has them."""
    made = (one for _, one in sorted(register.grants.items()) if one.instrument == instrument)
    return in_paper_order((grant, row) for grant in made for row in if_known(grant.rows))


def annex_of(grant: Grant, row: AnnexRow) -> Provision | None:
    """Give the annex in which a row stands, without its number there; ``None`` where no annex is named."""
    annexes = (place for place in places(place_of(grant, row)) if "Phụ lục" in place.units)
    bare = (place.without("dòng") for place in annexes)
    return next(bare, None)


def in_paper_order(rows: Iterable[tuple[Grant, AnnexRow]]) -> list[tuple[Grant, AnnexRow]]:
    """Give the rows of one decision as its paper has them, whichever grants they are of: by annex and number, then those without one."""

    def order(one: tuple[Grant, AnnexRow]) -> tuple[object, ...]:
        grant, row = one
        if row.row is None:
            return (1,)
        annex = annex_of(grant, row)
        return (0, [] if annex is None else [annex.order], row.row)

    return sorted(rows, key=order)


def by_annex(listed: Iterable[tuple[Grant, AnnexRow]]) -> dict[Provision | None, list[tuple[Grant, AnnexRow]]]:
    """Give rows by their annex, in the order of its first row: those without a number come last, yet each stands in its own annex."""
    found: dict[Provision | None, list[tuple[Grant, AnnexRow]]] = {}
    for one in listed:
        found.setdefault(annex_of(*one), []).append(one)
    return found
