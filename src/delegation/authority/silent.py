"""Grants whose source names no single matter, and totals without names: what they may reach, and what they cannot.

What the register states rules out; nothing is guessed from words. An unknown that cannot concern a question does not taint it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant
from delegation.authority.lives import gives_for, heads
from delegation.authority.norms import UNITS
from delegation.model.figures import Ledger, LedgerBook
from delegation.model.holders import Commune, Holder, HolderId
from delegation.model.instruments import Form, Pole
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown


def may_reach(
    examination: Examination, matter: Matter, holding: Collection[HolderId], place: Commune | None = None
) -> Iterator[Grant]:
    """Give the grants without a list of matters that may reach a matter, in the order of ids.

    ``holding``: those who own or act, each as the class it is a part of. A grant is ruled out where on the day it or its giver
    is not there; where it moves neither ownership nor exercise; where its giver gives for none of those who hold; where it
    states other fields, or a form, which is for procedures; and where it, its giver or its receiver is not in the commune.
    """
    for grant in _giving_for(examination, holding):
        is_of_other_kind = matter.kind == "task" and grant.form is not None
        if is_of_other_kind or not may_be_of(grant, matter.field):
            continue
        if place is None or _is_there(examination, grant, place):
            yield grant


def _giving_for(examination: Examination, holding: Collection[HolderId]) -> Iterator[Grant]:
    """Give the grants without a list that may run on the day, of those whose giver gives for one of some holders; in the order of ids."""
    key = ("silent", examination.as_of)
    if key not in examination.kept:
        examination.kept[key] = (_by_givers(examination),)
    found = cast("Mapping[HolderId | None, Mapping[str, Grant]]", examination.kept[key][0])
    every = {name: grant for holder in (None, *holding) for name, grant in found.get(holder, {}).items()}
    return (grant for _, grant in sorted(every.items()))


def _by_givers(examination: Examination) -> Mapping[HolderId | None, Mapping[str, Grant]]:
    """Give the grants that may run on the day though nobody lists their matters, by those for whom their giver may give; ``None``: for any of them.

    In a nation each matter is asked about, and the grants of its own province alone may reach it.
    """
    found: dict[HolderId | None, dict[str, Grant]] = {}
    for grant in examination.register.grants.values():
        if isinstance(grant.rows, Unknown) and grant.decides and _is_alive(examination, grant):
            for holder in _giving(examination, grant):
                found.setdefault(holder, {})[grant.id] = grant
    return found


def _is_alive(examination: Examination, grant: Grant) -> bool:
    """Say whether a grant may run on the day and somewhere, which is the same for every matter that it may reach."""
    life = life_on(ByGrant(grant), examination.register, examination.as_of)
    return life in ("in-force", "unknown") and _is_there(examination, grant, None)


def may_be_of(grant: Grant, field: str | None) -> bool:
    """Say whether a grant without a list of matters may give matters of a field: where it states its fields, of these only."""
    return not grant.fields or field is None or field in grant.fields


def _is_there(examination: Examination, grant: Grant, place: Commune | None) -> bool:
    territory = examination.territory
    communes = territory.part(grant.part)
    for side in (grant.giver, grant.receiver):
        if not isinstance(side, Unknown):
            communes &= territory.reach(side)[1]
    return bool(communes & territory.of((place.code,))) if place is not None else bool(communes)


def _giving(examination: Examination, grant: Grant) -> Iterable[HolderId | None]:
    """Give those for whom the giver may give, each as the class it is a part of; one that is not known may be any of them (``None``)."""
    if isinstance(grant.giver, Unknown):
        return (None,)
    if examination.lives.holder(grant.giver).on(examination.as_of.toordinal()) is False:
        return ()
    return filter(None, map(examination.territory.whole, gives_for(examination.register, grant.giver)))


def may_count(register: Register, book: LedgerBook, matter: Matter, holding: Collection[HolderId]) -> bool:
    """Say whether a total of delegated procedures may count a procedure that has no list of its own.

    Where its form says who gives, one of those who hold must be such a giver, or a body for which such a giver gives.
    """
    if book.ledger.counts != "delegated-procedures" or book.unlisted <= 0 or matter.kind != "procedure":
        return False
    form = register.forms.get(book.ledger.form) if book.ledger.form is not None else None
    holders = [found for name in holding if (found := register.holder(name)) is not None]
    return form is None or not holders or any(_may_give(register, form, one) for one in holders)


def may_hold(register: Register, ledger: Ledger, holder: Holder, *, acts: bool) -> bool:
    """Say whether what a ledger counts without a name may be a holder's: to own it, or to act in it (``acts``).

    A total of state tasks, or of procedures, holds nothing of the Party or the Front. Of a form of delegation the giver's
    side owns, and the receiver acts.
    """
    if not works_for_state(holder):
        return False
    form = register.forms.get(ledger.form) if ledger.form is not None else None
    if form is None:
        return True
    return _fits_any(form.receivers, holder) if acts else _may_give(register, form, holder)


def works_for_state(holder: Holder | None) -> bool:
    """Say whether a holder may do the work of the State, as far as its axis says."""
    return holder is None or holder.is_of_state


def _may_give(register: Register, form: Form, holder: Holder) -> bool:
    """Say whether a form's giver is such a holder, or gives for it: the director for the department, and the other way round."""
    givers = (*form.givers, *form.law_givers)
    body = register.holder(holder.head_of)
    near = [holder, *(one for one in register.heads_of(holder.id) if heads(one, holder))]
    if body is not None and heads(holder, body):
        near.append(body)
    return any(_fits_any(givers, one) for one in near)


def _fits_any(poles: tuple[Pole, ...], holder: Holder) -> bool:
    return any(
        one.fits(holder.kind, holder.level)
        or (one.kind == "other-unit" and holder.kind in UNITS and one.level in ("any", holder.level))
        for one in poles
    )
