"""What rests on an instrument on a day: matters to which a way goes over it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.days import common, days_of
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.questions.ways.nodes import WayNode
from delegation.questions.ways.ways import Ways


def rests(ways: Ways, matter: Matter, instrument: Instrument) -> bool | None:
    """Say whether a way to a matter goes over an instrument: for certain, perhaps (``None``) or not."""
    if not _may_rest(ways, matter, instrument):
        return False
    here = WayNode("instrument", instrument.id)
    passing = [(way, stop) for way in ways.of(matter.id) for stop in ways.stops(way) if here in stop.nodes]
    return True if any(stop.link < way.sure for way, stop in passing) else None if passing else False


def _may_rest(ways: Ways, matter: Matter, instrument: Instrument) -> bool:
    """Whether what the law or a grant says of a matter rests on an instrument and may hold on the day: else no way goes over it."""
    names, day = (instrument.id, instrument.number), ways.examination.as_of.toordinal()
    for one in matter.owners:
        for cited in if_known(one.basis):
            if cited.instrument in names:
                if common(days_of(one.term), ways.examination.lives.basis(one.basis)).on(day) is not False:
                    return True
                break
    for grant, row in ways.examination.register.grants_of.get(matter.id, ()):
        if grant.instrument == instrument.id and ways.examination.lives.granted(grant, row).on(day) is not False:
            return True
    return False


def citing(register: Register, instrument: Instrument) -> Iterator[Matter]:
    """Give the matters of which an owner by law or a grant rests on an instrument, whatever the day; in no order."""
    written, matters = (instrument.id, instrument.number), register.matters
    named = {matter for one in written if isinstance(one, str) for matter in register.owned_by.get(one, ())}
    for grant in register.grants.values():
        if grant.instrument == instrument.id:
            named.update(row.matter for row in if_known(grant.rows))
    yield from (matters[name] for name in named if name in matters)


def may_rest_unnamed(ways: Ways, instrument: Instrument) -> bool:
    """Whether a grant of an instrument whose source names no single matter may hold on the day."""
    grants = (way.chain[0].grant for way in ways.unnamed)
    return any(one is not None and one.instrument == instrument.id for one in grants)
