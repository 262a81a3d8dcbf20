"""What is known on a day of a grant as a whole: whether it gives anything then, by the rows of its annex and the communes that it names."""

from __future__ import annotations

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant
from delegation.authority.lives import has_parts
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Life, if_known

_LIKELIEST: tuple[Life, ...] = ("in-force", "unknown", "suspended", "not-yet", "ended")


def _links_of(register: Register, grant: Grant) -> list[ByGrant]:
    """Give a grant as it runs: row by row where parts of its instrument, or extensions of some rows, let its rows run on different days."""
    made_by, rows = register.instruments.get(grant.instrument), if_known(grant.rows)
    if not rows or made_by is None or not (has_parts(register, made_by) or any(one.at for one in grant.extended)):
        return [ByGrant(grant)]
    return [ByGrant(grant.for_row(row), row) for row in rows]


def state_of(register: Register, grant: Grant, day: Day) -> Life:
    """Say whether a grant runs on a day: as soon as one of its rows does. One of which all rows rest is suspended, whatever is said of the whole."""
    states = {life_on(one, register, day) for one in _links_of(register, grant)}
    return next(one for one in _LIKELIEST if one in states)


def state_in(examination: Examination, grant: Grant) -> Life:
    """Say the same of the day of an examination; a grant for communes none of which is there any more gives nothing."""
    register, day = examination.register, examination.as_of
    state = state_of(register, grant, day)
    named = examination.territory.followed(grant.part.communes)
    lives = {register.communes[one].term.life(day) for one in named if one in register.communes}
    if state not in ("in-force", "suspended", "unknown") or not lives or lives & {"in-force", "unknown"}:
        return state
    return "not-yet" if "not-yet" in lives else "ended"
