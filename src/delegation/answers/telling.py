"""Turns the tiles of a matter into the parts of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from delegation import citing
from delegation.answers.words import Cited, Lapsed, Part, Party, Step
from delegation.authority.bounds import usable_term
from delegation.authority.entries import Cause
from delegation.authority.examination import Examination
from delegation.authority.links import Link, Standing
from delegation.authority.tiles import Tile
from delegation.comparison.saying import said
from delegation.model.holders import Commune, HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.naming import in_commune
from delegation.supposing import NO_BASIS


class Teller:
    """Turns tiles of one matter into parts of the answer."""

    def __init__(self, examination: Examination, matter: Matter, place: Commune | None) -> None:
        self._register = examination.register
        self._day = examination.as_of
        self._matter = matter
        self._place = place

    def part(self, tile: Tile) -> Part:
        """Tell one tile."""
        codes = tile.box.communes
        where = (
            None if codes is None or self._place else tuple(self._register.communes[one].name for one in sorted(codes))
        )
        cases = () if tile.box.cases is None else tuple(_case(one) for one in sorted(tile.box.cases))
        return Part(
            where,
            cases,
            tuple(self._party(one) for one in tile.owners),
            tuple(self._party(one) for one in tile.exercisers),
            tile.owner_unknown,
        )

    def lapsed(self, standing: Standing, causes: Iterable[Cause]) -> Lapsed:
        """Tell of somebody whose law, decision or office is over on the day, or has not begun."""
        return Lapsed(self._party(standing), tuple(said(one, self._register) for one in causes))

    def name(self, holder: HolderId | Unknown) -> str:
        """Name a holder; the member of a class where one commune is asked for."""
        found = self._register.holder(holder)
        if found is not None and self._place is not None and isinstance(found.members, str):
            return in_commune(found.label, self._place.name)
        return citing.holder(self._register, holder)

    def steps(self, chain: Iterable[Link]) -> tuple[Step, ...]:
        """Tell a chain, from its legal source on."""
        return tuple(self.step(link) for link in chain)

    def _party(self, standing: Standing) -> Party:
        holder = self._register.holders.get(standing.holder)
        end = holder.term.end if holder else None
        ended = end if isinstance(end, Day) and end < self._day else None
        return Party(
            standing.holder,
            self.name(standing.holder),
            standing.certain,
            tuple(dict.fromkeys(standing.because)),
            self.steps(standing.chain),
            usable_term(standing.chain, self._register),
            ended,
            tuple(self.name(one) for one in holder.successors) if holder and ended else (),
        )

    def step(self, link: Link) -> Step:
        """Tell one step of a chain."""
        if link.grant is None:
            return self._by_law(link)
        grant, row = link.grant, link.row
        made_by = self._register.instruments.get(grant.instrument)
        at = citing.given_at(grant, row)
        basis = Cited(made_by.label, at, made_by.title, made_by.type) if made_by else Cited(grant.instrument, at)
        return Step(
            grant.mechanism,
            self.name(grant.giver),
            self.name(grant.receiver),
            (basis,),
            grant.term,
            row.row if row else None,
            row.printed if row and isinstance(row.printed, str) else None,
            row.note if row else None,
            grant.review,
        )

    def _by_law(self, link: Link) -> Step:
        ownership = link.ownership
        if ownership is None:
            return Step("law", None, "", (), Term())
        if ownership.basis == Unknown(NO_BASIS):
            return Step("succession", None, self.name(ownership.holder), (), ownership.term)
        basis = () if isinstance(ownership.basis, Unknown) else ownership.basis
        cited = tuple(_cited(self._register, one) for one in basis)
        return Step("law", None, self.name(ownership.holder), cited, ownership.term, note=self._matter.note)


def _case(case: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in case)


def _cited(register: Register, citation: Citation) -> Cited:
    found = register.instrument(citation.instrument)
    if found is None:
        return Cited(citation.instrument, citation.at)
    return Cited(found.label, citation.at, found.title, found.type)
