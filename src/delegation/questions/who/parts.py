"""Turns the tiles of a matter into the parts of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.authority.assignments import Assignments
from delegation.authority.cases import Case, joined_cases
from delegation.authority.entries import ChangeCause
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.lapsing import lapsed
from delegation.authority.links import ByLaw, Link, Standing
from delegation.authority.lives import carriers
from delegation.authority.marks import NO_MARKS, Mark, Marks, Where
from delegation.authority.tiles import Tile
from delegation.authority.usable import UsableTerm, cut, usable_term
from delegation.findings import Name
from delegation.model.holders import Commune, CommuneCode, HolderId
from delegation.model.instruments import Citation, InstrumentId
from delegation.model.matters import Grant, Matter, given_at
from delegation.model.reasons import NO_BASIS
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.names.communes import member
from delegation.questions.who.answer import AnswerPart, AnswerParty, Assigned, Lapsed
from delegation.speech import Cited, Step
from delegation.speech.causes import said
from delegation.speech.corrections import corrected
from delegation.speech.extensions import extensions
from delegation.speech.holders import holder_label
from delegation.speech.instruments import instrument
from delegation.speech.limits import covered
from delegation.speech.steps import Longer
from delegation.speech.text import joined
from delegation.speech.transitions import of_grant


class Teller:
    """Turns tiles of one matter into parts of the answer."""

    def __init__(
        self,
        examination: Examination,
        matter: Matter,
        place: Commune | None,
        marks: Marks = NO_MARKS,
        asked: frozenset[Case] | None = None,
        later: Day | None = None,
    ) -> None:
        """Take a matter on a day, in one commune or in all. ``marks``: what findings say of its steps; ``asked``: the cases asked about.

        ``later``: the day that is asked about, where whoever stood on an earlier one goes on to decide.
        """
        self._asked = asked
        self._later = later if later is not None else examination.as_of
        self._register = examination.register
        self._holdings = Holdings(examination)
        self._examination = examination
        self._marks = marks
        self._day = examination.as_of
        self._matter = matter
        self._place = place

    def part(self, tile: Tile) -> AnswerPart:
        """Tell one tile."""
        codes = tile.box.communes
        where = (
            None if codes is None or self._place else tuple(self._register.communes[one].label for one in sorted(codes))
        )
        meant = tile.box.cases if tile.box.cases is None or self._asked is None else tile.box.cases & self._asked
        cases = () if meant is None else tuple(joined_cases(meant))
        cell = Where.of(self._matter.id, self._day, tile.box, self._place.code if self._place else None)
        return AnswerPart(
            where,
            cases,
            tuple(self._standing(one, tile, cell, owns=True) for one in tile.owners),
            tuple(self._standing(one, tile, cell, owns=False) for one in tile.exercisers),
            tile.owner_unknown,
            tuple(self.step(link, cell) for link in tile.unnamed),
            tuple(self._standing(one, tile, cell, owns=True) for one in tile.remainder.owners),
            tuple(self._standing(one, tile, cell, owns=False) for one in tile.remainder.exercisers),
            self.assigned(tile, cell),
            tile.has_more_chains,
        )

    def assigned(self, tile: Tile, cell: Where | None = None) -> tuple[Assigned, ...]:
        """Tell who signs for those who act in a tile, and who is assigned to work there."""
        assignments = Assignments.on(self._examination)
        found = assignments.of(self._matter, tile, self._place.code if self._place else None, self._asked)
        return tuple(
            Assigned(
                self.step(one.link, cell),
                None
                if one.communes is None
                else tuple(self._register.communes[code].label for code in sorted(one.communes)),
                () if one.cases is None else tuple(joined_cases(one.cases)),
                one.because,
            )
            for one in found
        )

    @property
    def every_assigned(self) -> tuple[Assigned, ...]:
        """Tell who signs for those who act in the matter on the day, and who is assigned, each grant once."""
        tiles = self._holdings.tiles(self._matter)
        code = self._place.code if self._place else None
        here = (one for one in tiles if code is None or one.box.communes is None or code in one.box.communes)
        found: dict[str | None, Assigned] = {}
        for one in (each for tile in here for each in self.assigned(tile)):
            found.setdefault(one.step.grant, one)
        return tuple(found.values())

    @property
    def every_lapsed(self) -> tuple[Lapsed, ...]:
        """Tell of all who would stand, sign or be assigned on the day but for what is over, suspended or has not begun."""
        code = self._place.code if self._place else None
        beside = Assignments.on(self._examination).held_back(self._matter, code, self._asked)
        return (
            *(self.lapsed(*one) for one in lapsed(self._holdings, self._matter, code, self._asked)),
            *(
                self.lapsed(Standing(link.grant.receiver, (link,)), self._holdings.entry(link, self._matter).failing)
                for link in beside
                if not isinstance(link.grant.receiver, Unknown)
            ),
        )

    def lapsed(self, standing: Standing, causes: Iterable[ChangeCause]) -> Lapsed:
        """Tell of somebody whose law, decision or office is over on the day, or has not begun."""
        causes = tuple(causes)
        term = usable_term(standing.chain, self._register, self._day)
        gone = [one for one in causes if one.kind == "commune" and one.day is not None]
        if gone:
            # What is gone is what it had in these communes, to the last day of the last of them.
            last = max(gone, key=lambda one: (one.day, one.about))
            named = self._register.communes.get(CommuneCode(last.about))
            term = cut(term, named.name if named is not None else last.about, Term(None, last.day))
        return Lapsed(self._party(standing, term, None), tuple(said(one, self._register) for one in causes))

    def name(self, holder: HolderId | Unknown) -> Name:
        """Name a holder; the member of a class where one commune is asked for."""
        found = self._register.holder(holder)
        if found is not None and self._place is not None and isinstance(found.members, str):
            return Name(member(found, self._place.name))
        return Name(holder_label(holder, self._register))

    def steps(self, chain: Iterable[Link], cell: Where | None = None) -> tuple[Step, ...]:
        """Tell a chain, from its legal source on. ``cell``: where it is asked about, so that its steps are marked."""
        return tuple(self.step(link, cell) for link in chain)

    def _standing(self, standing: Standing, tile: Tile, cell: Where, *, owns: bool) -> AnswerParty:
        code = self._place.code if self._place is not None else None
        return self._party(standing, self._holdings.usable(self._matter, tile, standing, owns=owns, commune=code), cell)

    def _party(self, standing: Standing, term: UsableTerm, cell: Where | None) -> AnswerParty:
        holder = self._register.holders.get(standing.holder)
        ends = (one.term.end for one in carriers(self._register, standing.holder))
        ended = min((end for end in ends if isinstance(end, Day) and end < self._later), default=None)
        return AnswerParty(
            standing.holder,
            self.name(standing.holder),
            standing.certain,
            tuple(dict.fromkeys(standing.because)),
            self.steps(standing.chain, cell),
            term,
            ended,
            tuple(self.name(one) for one in holder.successors) if holder and ended else (),
            tuple(self.steps(chain, cell) for chain in standing.others),
        )

    def step(self, link: Link, cell: Where | None = None) -> Step:
        """Tell one step of a chain. ``cell``: where it is asked about, so that it is marked."""
        marks = self._marks.on_step(link, cell) if cell is not None else ()
        if link.grant is None:
            return self._by_law(link, marks)
        grant, row = link.grant, link.row
        made_by = self._register.instruments.get(grant.instrument)
        at = given_at(grant, row)
        correction = self._register.effects.correction(grant, row) if row is not None else None
        basis = Cited(made_by.label, at, made_by.called, made_by.type) if made_by else Cited(grant.instrument, at)
        return Step(
            grant.mechanism,
            self.name(grant.giver),
            self.name(grant.receiver),
            (basis,),
            grant.term,
            row.row if row else None,
            row.printed if row else None,
            row.note if row else None,
            grant.review,
            marks,
            grant.id,
            correction.label if correction is not None else None,
            grant.stated_part,
            grant.conditions,
            grant.manner,
            grant.stated or None,
            tuple(map(self.name, grant.alternates)),
            grant.giver_keeps,
            self._longer(grant),
            grant.steps,
            joined("; ", covers) if (covers := tuple(covered(grant, self._register, row))) else None,
            of_grant(grant, self._register),
            corrected_on=correction.issued if correction is not None and isinstance(correction.issued, Day) else None,
            correction=corrected(instrument(correction), correction.issued) if correction is not None else None,
        )

    def _longer(self, grant: Grant) -> tuple[Longer, ...]:
        named = (self._register.instruments[InstrumentId(one.by)].label for one in grant.extended)
        said = extensions(grant, self._register)
        return tuple(Longer(one.to, by, each) for one, by, each in zip(grant.extended, named, said, strict=True))

    def _by_law(self, link: ByLaw, marks: tuple[Mark, ...]) -> Step:
        ownership = link.ownership
        if ownership.basis == Unknown(NO_BASIS):
            return Step("succession", None, self.name(ownership.holder), (), ownership.term, marks=marks)
        basis = if_known(ownership.basis)
        cited = tuple(_cited(self._register, one) for one in basis)
        name, note = self.name(ownership.holder), self._matter.note
        unread = ownership.basis if isinstance(ownership.basis, Unknown) else None
        return Step("law", None, name, cited, ownership.term, note=note, marks=marks, basis_unknown=unread)


def _cited(register: Register, citation: Citation) -> Cited:
    found = register.instrument(citation.instrument)
    if found is None:
        return Cited(citation.instrument, citation.at)
    return Cited(found.label, citation.at, found.called, found.type)
