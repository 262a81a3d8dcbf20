"""The history of a matter: who owns it and who acts, stretch by stretch, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.authority.cases import Case, where_order
from delegation.authority.entries import ChangeCause, Party, ordered
from delegation.authority.holdings import Held
from delegation.authority.lapsing import lapsed
from delegation.authority.links import Link
from delegation.model.holders import CommuneCode
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, ONE_DAY, Day, Term
from delegation.questions.compare import Area, GrantChange, MatterChange, Move, compare_matter
from delegation.questions.compare.cells import NOBODY, Ground, ground
from delegation.questions.timeline.days import AnswersByDay, cuts
from delegation.questions.timeline.places import runs, within
from delegation.questions.timeline.words import Chain, Change, Lane, Stand, TimelineStretch
from delegation.values import dataclass

Cell = tuple[CommuneCode, Case]


def lanes_of(days: AnswersByDay, matter: Matter, communes: frozenset[CommuneCode] | None = None) -> tuple[Lane, ...]:
    """Give the history of a matter from the baseline on, one lane for all cells that have the same; or in some communes.

    Where communes have different histories, each is told on the days on which it is there.
    """
    firsts = cuts(matter, days.examination)
    pieces = [days.on(day).of(matter) for day in firsts]
    on = ground(matter, matter, days.communes)
    found: dict[tuple[Term, tuple[int, ...]], list[Cell]] = {}
    wanted = on.communes if communes is None else on.communes & communes
    told = _Told(days, matter, firsts)
    if _is_uniform(pieces) and wanted and on.cases:
        # Nearly always: the same for all communes and all cases.
        history, cell = tuple(0 if held else -1 for held in pieces), (min(wanted), min(on.cases))
        return (Lane((on.area(wanted, on.cases),), tuple(told.stretches(history, pieces, cell))),)
    # Where no commune is left, what holds everywhere goes on all the same.
    told_alike = not all(map(days.register.communes_on, firsts))
    for history, cells in _histories(pieces, on, wanted):
        for life, some in [(ALWAYS, cells)] if told_alike else _by_life(cells, days.register):
            found.setdefault((life, _within(history, firsts, life)), []).extend(some)
    lanes = [
        Lane(_areas(cells, on), tuple(_lived(told.stretches(history, pieces, cells[0]), life)))
        for (life, history), cells in found.items()
    ]
    kept = [one for one in lanes if any(stretch.state != "absent" for stretch in one.stretches)] or lanes[:1]
    return tuple(sorted(kept, key=_order))


def _histories(
    pieces: Sequence[Sequence[Held]], on: Ground, wanted: frozenset[CommuneCode]
) -> Iterator[tuple[tuple[int, ...], Sequence[Cell]]]:
    """Give for some cells which piece they lie in at each cut; -1 where the matter is not laid down there."""
    covered = [[on.covers(one, old=False) for one in held] for held in pieces]
    for case in sorted(on.cases):
        for commune in sorted(wanted):
            yield (
                tuple(
                    next((at for at, (where, cases) in enumerate(held) if commune in where and case in cases), -1)
                    for held in covered
                ),
                ((commune, case),),
            )


def _is_uniform(pieces: Sequence[Sequence[Held]]) -> bool:
    """Say whether a matter is never divided into communes or cases."""
    return all(one.communes is None and one.cases is None for held in pieces for one in held)


def _by_life(cells: Sequence[Cell], register: Register) -> Iterator[tuple[Term, Sequence[Cell]]]:
    """Part cells by the days of their communes."""
    found: dict[Term, list[Cell]] = {}
    for cell in cells:
        place = register.communes.get(cell[0])
        found.setdefault(place.term if place is not None else ALWAYS, []).append(cell)
    return iter(found.items())


def _within(history: tuple[int, ...], firsts: Sequence[Day], life: Term) -> tuple[int, ...]:
    """Leave out of a history what lies outside some days."""
    if life == ALWAYS:
        return history
    afters = (*firsts[1:], None)
    return tuple(
        at if runs(first, after - ONE_DAY if after is not None else None, life) is not None else -1
        for at, first, after in zip(history, firsts, afters, strict=True)
    )


def _lived(stretches: Iterator[TimelineStretch], life: Term) -> Iterator[TimelineStretch]:
    """Cut stretches to some days; that they begin changes the basis of nobody."""
    for one in within(stretches, life):
        begun = one.first == life.start
        yield replace(one, changes=tuple(each for each in one.changes if each.kind != "based")) if begun else one


def _areas(cells: Sequence[Cell], on: Ground) -> tuple[Area, ...]:
    """Put the cases of the same communes together."""
    by_case: dict[Case, set[CommuneCode]] = {}
    for commune, case in cells:
        by_case.setdefault(case, set()).add(commune)
    joined: dict[frozenset[CommuneCode], set[Case]] = {}
    for case, communes in by_case.items():
        joined.setdefault(frozenset(communes), set()).add(case)
    return tuple(on.area(communes, frozenset(cases)) for communes, cases in joined.items())


def _order(one: Lane) -> tuple[object, ...]:
    return tuple(map(where_order, one.areas))


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells the stretches of one matter."""

    days: AnswersByDay
    matter: Matter
    firsts: tuple[Day, ...]

    def stretches(
        self, history: Sequence[int], pieces: Sequence[Sequence[Held]], cell: Cell
    ) -> Iterator[TimelineStretch]:
        """Give the stretches of a lane; days on which a reader is told the same are one stretch."""
        held = [pieces[at][piece] if piece >= 0 else None for at, piece in enumerate(history)]
        starts = [0, *(at for at in range(1, len(held)) if _said(held[at]) != _said(held[at - 1]))]
        for number, at in enumerate(starts):
            after = starts[number + 1] if number + 1 < len(starts) else None
            one = held[at]
            is_vacant = one is not None and not one.owners
            yield TimelineStretch(
                self.firsts[at],
                self.firsts[after] - ONE_DAY if after is not None else None,
                one is not None,
                _stands(one.owners, one.all_owners) if one else (),
                _stands(one.acting, one.all_acting) if one else (),
                tuple(self._changes(held[at - 1] or NOBODY, one or NOBODY, self.firsts[at], cell)) if at else (),
                self._lapsed(self.firsts[at], cell) if is_vacant else (),
            )

    def _lapsed(self, day: Day, cell: Cell) -> tuple[ChangeCause, ...]:
        commune, case = cell
        here = lapsed(self.days.on(day), self.matter, commune, frozenset((case,)))
        return ordered(cause for _, causes in here for cause in causes)

    def _changes(self, was: Held, becomes: Held, day: Day, cell: Cell) -> Iterator[Change]:
        change, grants = compare_matter(self.matter.id, self.days.on(day - ONE_DAY), self.days.on(day))
        found = [one for one in (change.moves if change is not None else ()) if _holds_in(one, cell)]
        if not found:
            yield from _based(was, becomes, change, grants)
        for one in sorted(found, key=lambda each: ("both", "owns", "acts").index(each.role)):
            causes = tuple(cause for cause in one.causes if cause.kind != "restated")
            yield Change(one.role, one.kind, one.before, one.after, causes, one.back)


def _stands(held: Sequence[tuple[Party, Chain]], every: Sequence[tuple[Party, Chain]]) -> tuple[Stand, ...]:
    return tuple(Stand(party, chain, at >= len(held)) for at, (party, chain) in enumerate(every))


def _said(one: Held | None) -> object:
    """Give what makes two days the same to a reader: who stands, how surely, and by which texts."""
    if one is None:
        return None
    return tuple(
        tuple((party, tuple(map(_key, chain))) for party, chain in held) for held in (one.all_owners, one.all_acting)
    )


def _key(link: Link) -> object:
    return link.grant.id if link.grant is not None else id(link.ownership)


def _holds_in(one: Move, cell: Cell) -> bool:
    commune, case = cell
    return any(
        (area.communes is None or commune in area.communes) and (area.cases is None or case in area.cases)
        for area in one.areas
    )


def _based(was: Held, becomes: Held, change: MatterChange | None, grants: Sequence[GrantChange]) -> Iterator[Change]:
    """Tell that the same holders stand by other texts."""
    links = {
        _key(link)
        for held in (was, becomes)
        for stand in (held.all_owners, held.all_acting)
        for _, chain in stand
        for link in chain
    }
    turns = [one.turn for one in grants if one.id in links]
    if change is not None:
        turns += [one.turn for one in change.ownerships]
    causes = ordered(cause for one in turns for cause in one.causes if cause.kind != "restated")
    before, after = (tuple(party for party, _ in one.all_owners) for one in (was, becomes))
    yield Change("both", "based", before, after, causes)
