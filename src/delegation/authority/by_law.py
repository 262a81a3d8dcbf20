"""To whom the law gives a matter on a day, and who of these still has it: what has ended, has not begun or has moved on is not told as if it held."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.links import Chain
from delegation.model.instruments import Citation
from delegation.model.matters import Matter, Ownership
from delegation.model.terms import Unknown, if_known


def on_day(examination: Examination, matter: Matter) -> tuple[Ownership, ...]:
    """Give by what the law makes somebody the owner on the day: that from which chains lead, and those whose holder is not known."""
    day = examination.as_of
    heads = {
        chain[0].ownership.place for chain in _chains(examination, matter) if chain and chain[0].ownership is not None
    }
    return tuple(
        one
        for one in matter.owners
        if (one.term.possibly_holds(day) if isinstance(one.holder, Unknown) else one.place in heads)
    )


def kept_on(examination: Examination, matter: Matter) -> tuple[Ownership, ...]:
    """Give by what the law itself makes somebody the owner who still is on the day, somewhere: a grant that moves all of a matter leaves its giver none."""
    places = {chain[0].place for chain in _chains(examination, matter) if len(chain) == 1}
    return tuple(one for one in matter.owners if one.holder_place in places)


def surely_kept(examination: Examination, matter: Matter) -> tuple[Ownership, ...]:
    """Give those of ``kept_on`` by which somebody is the owner for certain: the others rest on what the register does not know."""
    tiles = examination.tiling(matter.id).at(examination.as_of)
    sure = [one for tile in tiles for one in (*tile.owners, *tile.remainder.owners) if one.certain]
    places = {chain[0].place for one in sure for chain in one.chains if len(chain) == 1}
    return tuple(one for one in matter.owners if one.holder_place in places)


def _chains(examination: Examination, matter: Matter) -> Iterator[Chain]:
    """Give the chains by which anybody owns a matter on the day, whole or in part."""
    for tile in examination.tiling(matter.id).at(examination.as_of):
        for one in (*tile.owners, *tile.remainder.owners):
            yield from one.chains


def cited_on(examination: Examination, matter: Matter) -> tuple[Citation, ...]:
    """Give by what the owners of the day have a matter, of one without any by what it was laid down; else the basis of the matter itself; nothing where neither is known."""
    several = on_day(examination, matter) or matter.owners
    return tuple(dict.fromkeys(basis for one in several for basis in if_known(one.basis))) or tuple(
        if_known(matter.basis)
    )
