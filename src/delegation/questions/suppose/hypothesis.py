"""A register as it would be under a hypothesis. The register that is given stays as it is.

An end that the register knows is never put off, an ended text revives no older one, and whoever inherits does so only
perhaps: that somebody takes over needs a text, and the register does not have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import reduce

from delegation.model.acts import PartEnd
from delegation.model.holders import Commune, CommuneCode, HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.parts import WHOLE, Part
from delegation.model.places import Place
from delegation.model.reasons import NO_BASIS, NOT_GIVEN, NOT_ISSUED
from delegation.model.register import Register
from delegation.model.supposed import Ends, Heir, Inherits, Merges, Verb, Withdraws
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, if_known
from delegation.speech import hypotheses
from delegation.speech.hypotheses import PENDING_TITLE

PENDING = InstrumentId("phuong-an-gia-dinh")
"""Stands for the text that gives to heirs and that nobody has written yet."""


def named(register: Register, titles: Iterable[str]) -> Register:
    """Give the register a name that says what it is."""
    every = tuple(titles)
    return replace(register, name=hypotheses.register_name(every, register.name), supposed=every)


def suppose(register: Register, verbs: Iterable[Verb]) -> Register:
    """Give the register as it would be. Ids that it does not have change nothing."""
    return reduce(_changed, verbs, register)


def last_day(first: Day) -> Day:
    """Give the last day of what is no more on a day."""
    return first - ONE_DAY if first > Day.min else first


def _changed(register: Register, verb: Verb) -> Register:
    match verb:
        case Ends():
            return _ended(register, verb)
        case Withdraws():
            return _withdrawn(register, verb)
        case Inherits():
            return _inherited(register, verb)
        case Merges():
            return merged(register, verb)


def cut(term: Term, to: Day) -> Term:
    """Give a term that ends at the latest on a day; an end that is not known is then known."""
    known = term.end if isinstance(term.end, Day) else to
    return Term(term.start, min(known, to))


def _ended(register: Register, verb: Ends) -> Register:
    if verb.kind == "instrument":
        return _instrument_ended(register, verb)
    if verb.kind == "norm":
        norms = (replace(one, term=cut(one.term, verb.to)) if one.id == verb.id else one for one in register.norms)
        return replace(register, norms=tuple(norms))
    holders = {
        name: replace(one, term=cut(one.term, verb.to)) if verb.id in (name, one.head_of) else one
        for name, one in register.holders.items()
    }
    return replace(register, holders=holders)


def _instrument_ended(register: Register, verb: Ends) -> Register:
    found = register.instrument(verb.id)
    if found is None:
        return register
    by = register.instrument(verb.by) if verb.by is not None else None
    if verb.at is not None:
        end = PartEnd(verb.at, verb.to, verb.by, verb.place)
        changed: dict[InstrumentId, Instrument] = {found.id: replace(found, part_ends=(*found.part_ends, end))}
        if by is not None and not _names(by.amends, found):
            changed[by.id] = replace(by, amends=(*by.amends, found.id))
        return replace(register, instruments={**register.instruments, **changed})
    replaced_by = found.replaced_by if by is None or _names(found.replaced_by, by) else (*found.replaced_by, by.id)
    changed = {found.id: replace(found, term=cut(found.term, verb.to), replaced_by=replaced_by)}
    if by is not None and not _names(by.replaces, found):
        changed[by.id] = replace(by, replaces=(*by.replaces, found.id))
    return replace(register, instruments={**register.instruments, **changed})


def _names(listed: Iterable[str], one: Instrument) -> bool:
    return any(name in (one.id, one.number) for name in listed)


def _withdrawn(register: Register, verb: Withdraws) -> Register:
    grants: dict[str, Grant] = {}
    for name, one in register.grants.items():
        if name not in verb.grants:
            grants[name] = one
        elif not verb.matters or isinstance(one.rows, Unknown):
            grants[name] = one if verb.matters else replace(one, term=cut(one.term, verb.to), last=verb.to)
        else:
            kept = tuple(row for row in one.rows if row.matter not in verb.matters)
            taken = tuple(row for row in one.rows if row.matter in verb.matters)
            grants[name] = replace(one, rows=kept)
            if taken:
                part = f"{name}-thu-hoi"
                grants[part] = replace(one, id=part, rows=taken, term=cut(one.term, verb.to), last=verb.to)
    return replace(register, grants=grants)


def _inherited(register: Register, verb: Inherits) -> Register:
    heirs = [one for one in verb.heirs if one.holder in register.holders]
    if not heirs or verb.holder not in register.holders:
        return register
    term = Term(verb.first, Unknown(NOT_GIVEN))
    matters = {name: _with_heirs(one, verb.holder, heirs, term) for name, one in register.matters.items()}
    grants = dict(register.grants)
    for one in register.grants.values():
        for made in _passed_on(one, verb, heirs, register):
            grants[made.id] = made
    own = register.holders[verb.holder]
    successors = (*own.successors, *(one.holder for one in heirs if one.holder not in own.successors))
    return replace(
        register,
        matters=matters,
        grants=grants,
        instruments={**register.instruments, PENDING: _pending(verb.first)},
        holders={**register.holders, own.id: replace(own, successors=successors)},
    )


def _pending(first: Day) -> Instrument:
    return Instrument(
        PENDING,
        Unknown(NOT_ISSUED),
        "other",
        Unknown(NOT_ISSUED),
        Place("register.yaml"),
        title=PENDING_TITLE,
        issued=Unknown(NOT_ISSUED),
        term=Term(first),
        normative=Unknown(NOT_ISSUED),
    )


def takes(heir: Heir, matter: Matter | None) -> bool:
    """Whether an heir may take a matter over, by its field."""
    if heir.fields:
        return matter is not None and matter.field in heir.fields
    return matter is None or matter.field not in heir.others


def _with_heirs(matter: Matter, holder: HolderId, heirs: Iterable[Heir], term: Term) -> Matter:
    own = [one for one in matter.owners if one.holder == holder]
    if not own:
        return matter
    more = [
        Ownership(heir.holder, Unknown(NO_BASIS), one.place, _of_cases(one.part, heir, matter), term)
        for one in own
        for heir in heirs
        if takes(heir, matter)
    ]
    return replace(matter, owners=(*matter.owners, *more))


def _of_cases(part: Part, heir: Heir, matter: Matter) -> Part:
    known = {one.name for one in matter.dimensions}
    cases = tuple(one for one in heir.cases if one[0] in known)
    return replace(part, only=(*part.only, *cases)) if cases else part


def _passed_on(grant: Grant, verb: Inherits, heirs: Iterable[Heir], register: Register) -> Iterator[Grant]:
    if grant.receiver != verb.holder or not grant.running.possibly_holds(verb.first):
        return
    for heir in heirs:
        rows = grant.rows
        if not isinstance(rows, Unknown):
            # Numbers and misprints of the old annex are none of the text to come.
            rows = tuple(
                AnnexRow(one.matter, one.place, part=one.part)
                for one in rows
                if takes(heir, register.matters.get(one.matter))
            )
            if not rows:
                continue
        yield replace(
            grant,
            id=f"{grant.id}-{heir.holder}",
            receiver=heir.holder,
            alternates=tuple(heir.holder if one == grant.receiver else one for one in grant.alternates),
            instrument=PENDING,
            rows=rows,
            term=Term(verb.first, Unknown(NOT_GIVEN)),
            part=replace(grant.part, only=(*grant.part.only, *heir.cases)) if heir.cases else grant.part,
            at=None,
        )


def merged(register: Register, verb: Merges, *, apart: bool = False) -> Register:
    """Give the register with communes put together; ``apart``: still one beside the other, each of the new type.

    Together they are there until the day before, and the new one from the day of the merger on. A statement that names one of
    them reaches the whole new commune. ``named_apart`` tells which statements do.
    """
    gone = frozenset(verb.communes)
    if apart:
        communes = {
            code: replace(one, type=verb.type) if code in gone else one for code, one in register.communes.items()
        }
        return replace(register, communes=communes)
    first = register.communes[verb.communes[0]]
    made = Commune(verb.code, verb.name, verb.type, first.place, Term(verb.first))
    # What is asked about earlier days is answered as it was: nothing of a merger lies before its first day.
    communes = {
        code: replace(one, term=cut(one.term, last_day(verb.first))) if code in gone else one
        for code, one in register.communes.items()
    }

    def moved(part: Part) -> Part:
        if part == WHOLE:
            return part
        return _with_new(part, gone, verb.code)

    matters = {
        name: replace(one, owners=tuple(replace(owner, part=moved(owner.part)) for owner in one.owners))
        if any(owner.part != WHOLE for owner in one.owners)
        else one
        for name, one in register.matters.items()
    }
    grants = {name: _moved(one, moved) for name, one in register.grants.items()}
    return replace(register, communes={**communes, made.code: made}, matters=matters, grants=grants)


def _with_new(part: Part, gone: frozenset[CommuneCode], made: CommuneCode) -> Part:
    """Let a part that names one of the communes that are gone, or excepts them all, do so of the new one."""
    return replace(
        part,
        communes=_joined(part.communes, gone, made, any),
        except_communes=_joined(part.except_communes, gone, made, all),
        unread=tuple(
            replace(one, sure=_joined(tuple(CommuneCode(str(code)) for code in one.sure), gone, made, any))
            if one.key == "communes"
            else one
            for one in part.unread
        ),
    )


def _moved(grant: Grant, moved: Callable[[Part], Part]) -> Grant:
    """Move the communes that a grant and its rows name."""
    if all(one == WHOLE for one in _parts(grant)):
        return grant
    rows = grant.rows
    if not isinstance(rows, Unknown):
        rows = tuple(replace(row, part=moved(row.part)) for row in rows)
    return replace(grant, part=moved(grant.part), rows=rows)


def _parts(grant: Grant) -> list[Part]:
    """Give the parts that a grant and its rows name."""
    return [grant.part, *(row.part for row in if_known(grant.rows))]


def _joined(
    codes: tuple[CommuneCode, ...],
    gone: frozenset[CommuneCode],
    made: CommuneCode,
    reaches: Callable[[Iterable[bool]], bool],
) -> tuple[CommuneCode, ...]:
    return (*codes, made) if codes and reaches(one in codes for one in gone) else codes


def named_apart(register: Register, verb: Merges) -> tuple[str, ...]:
    """Give ids of the matters and grants in which a statement names some of the communes but not all of them."""
    gone = frozenset(verb.communes)

    def parts(one: Part) -> bool:
        return any(0 < len(gone.intersection(codes)) < len(gone) for codes in (one.communes, one.except_communes))

    matters = (one.id for one in register.matters.values() if any(parts(owner.part) for owner in one.owners))
    return (
        *sorted(matters),
        *sorted(one.id for one in register.grants.values() if any(map(parts, _parts(one)))),
    )
