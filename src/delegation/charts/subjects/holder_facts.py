"""What the register knows of a holder on a day: what it has by law, what it received and gave, what parts of its class have alone."""

from __future__ import annotations

from collections.abc import Container, Iterator

from delegation.authority.by_law import cited_on, kept_on, surely_kept
from delegation.authority.examination import Examination
from delegation.authority.links import ByLaw
from delegation.authority.marks import Mark, Where, all_of
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import fields_of, possible_grants, rows_of
from delegation.charts.subjects.holder_levels import HolderFacts
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown


def facts_of(canvas: Canvas, holder: Holder, examination: Examination) -> HolderFacts:
    """Collect what the register of a canvas knows of a holder on its day."""
    same = _same(canvas.register, holder)
    on_owned: list[tuple[Mark, ...]] = []
    owned, unsure = list[MatterId](), list[MatterId]()
    for matter in canvas.register.matters.values():
        held = _by_law(matter, same, examination)
        if held:
            on_owned += (canvas.marks.on_step(link, Where(matter.id, canvas.as_of)) for link in held)
            owned.append(matter.id)
            if not any(one.holder in same for one in surely_kept(examination, matter)):
                unsure.append(matter.id)
    grants = possible_grants(canvas.register, canvas.as_of)
    received = tuple(one for one in grants if one.receiver in same)
    here = {*owned, *(row.matter for row in rows_of(received))}
    return HolderFacts(
        holder,
        fields_of(canvas.register, owned, canvas.language),
        received,
        tuple(one for one in grants if one.giver in same),
        all_of(on_owned),
        {part: found for part in _parts(canvas.register, holder) if (found := _alone(part, here, examination))},
        sum(not cited_on(examination, canvas.register.matters[one]) for one in owned),
        frozenset(unsure),
    )


def _by_law(matter: Matter, holders: Container[HolderId | Unknown], examination: Examination) -> list[ByLaw]:
    """Give by what the law gives a matter to some holders who have it on the day; a matter is divided only where one of them is named."""
    if not any(one.holder in holders for one in matter.owners):
        return []
    return [ByLaw(one) for one in kept_on(examination, matter) if one.holder in holders]


def _parts(register: Register, holder: Holder) -> Iterator[HolderId]:
    """Give the holders that are parts of a class, over any number of steps."""
    return (one.id for one in register.holders.values() if one.id != holder.id and holder.id in _same(register, one))


def _alone(part: HolderId, here: Container[MatterId], examination: Examination) -> tuple[MatterId, ...]:
    """Give the matters that a part of a class has, and the class as a whole has not."""
    register = examination.register
    by_law = (one.id for one in register.matters.values() if _by_law(one, (part,), examination))
    given = rows_of(one for one in possible_grants(register, examination.as_of) if one.receiver == part)
    return tuple(dict.fromkeys(one for one in (*by_law, *(row.matter for row in given)) if one not in here))


def _same(register: Register, holder: Holder) -> frozenset[HolderId]:
    """Give the holder and the classes of which it is a part: the same bodies, in more communes."""
    found, one = {holder.id}, holder
    while one.within is not None and one.within not in found:
        found.add(one.within)
        above = register.holders.get(one.within)
        if above is None:
            break
        one = above
    return frozenset(found)
