"""Parts of grants and of owners that name, or except, communes that end before they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from delegation.authority.examination import Examination
from delegation.model.holders import Commune, CommuneCode
from delegation.model.matters import MatterId
from delegation.model.parts import Part
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, if_known
from delegation.speech import matter_name


class StatedPart(NamedTuple):
    """A grant, a row of its annex, or an owner's part of a matter: its id and name, its part and days, and where it stands."""

    about: tuple[str, ...]
    name: str
    part: Part
    term: Term
    place: Place
    matters: tuple[MatterId, ...]
    grants: tuple[str, ...]


def _stated(register: Register) -> Iterator[StatedPart]:
    for grant in sorted(register.grants.values(), key=lambda one: one.id):
        matters = tuple(sorted(grant.given))
        yield StatedPart((grant.id,), grant.id, grant.part, grant.term, grant.place, matters, (grant.id,))
        rows = if_known(grant.rows)
        several = Counter(row.matter for row in rows)
        for row in rows:
            if _codes(row.part, "communes") or row.part.except_communes:
                # Of a matter that stands in several rows the number of the row tells them apart.
                about = (grant.id, row.matter, *([str(row.row)] if several[row.matter] > 1 else []))
                yield StatedPart(about, " ".join(about), row.part, grant.term, row.place, (row.matter,), (grant.id,))
    for matter in register.matters.values():
        for owner in matter.owners:
            if _codes(owner.part, "communes") or owner.part.except_communes:
                about = (matter.id, str(owner.holder) if isinstance(owner.holder, str) else "?")
                term = owner.term if owner.term.end is not None else Term(owner.term.start, matter.term.end)
                yield StatedPart(about, matter_name(matter), owner.part, term, owner.place, (matter.id,), ())


def _codes(part: Part, key: str) -> tuple[CommuneCode, ...]:
    """Give the communes that a part surely names, or excepts."""
    if key != "communes":
        return part.except_communes
    sure = (CommuneCode(str(code)) for one in part.unread if one.key == "communes" for code in one.sure)
    return tuple(dict.fromkeys((*part.communes, *sure)))


def _is_named_anew(register: Register, one: StatedPart, key: str, code: CommuneCode) -> bool:
    """Whether all that a commune became is named as well: there, or by another grant of the same matters by the same giver."""
    after = {each.new for each in register.successors_of(code)}
    if not after or after <= {*_codes(one.part, key)}:
        return bool(after)
    if key != "communes" or not one.grants:
        return False
    grant = register.grants[one.grants[0]]
    others = (
        part
        for each in register.grants.values()
        if each.giver == grant.giver and each.id != grant.id and {*one.matters} <= each.given
        for part in (each.part, *(row.part for row in if_known(each.rows) if row.matter in one.matters))
    )
    return any(after <= {*_codes(part, key)} for part in others)


def _outlasts(term: Term, commune: Commune) -> bool:
    """Whether a statement runs, or may run, after a commune has ended."""
    return not (isinstance(term.end, Day) and isinstance(commune.term.end, Day) and term.end <= commune.term.end)


class EndedCommunes(NamedTuple):
    """A part with the communes of it that are gone; ``key``: by which it states them; ``followed``: those that the rest of it reaches."""

    stated: StatedPart
    key: str
    gone: tuple[Commune, ...]
    followed: frozenset[CommuneCode]


def ended_communes(examination: Examination) -> Iterator[EndedCommunes]:
    """Ask each part that is not over on the day for communes that end before it: those named and those excepted, each for themselves."""
    register = examination.register
    ended = {code: one for code, one in register.communes.items() if isinstance(one.term.end, Day)}
    if not ended:
        return
    for one in _stated(register):
        if one.term.life(examination.as_of) == "ended":
            continue
        for key, codes in ((key, _codes(one.part, key)) for key in ("communes", "except-communes")):
            gone = [ended[code] for code in dict.fromkeys(codes) if code in ended and _outlasts(one.term, ended[code])]
            gone = [each for each in gone if not _is_named_anew(register, one, key, each.code)]
            if gone:
                yield EndedCommunes(one, key, tuple(gone), frozenset(examination.territory.followed(codes)))
