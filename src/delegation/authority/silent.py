"""Grants whose source names no single matter, and totals without names: what they may reach, and what they cannot.

What the register states rules out; nothing is guessed from words. An unknown that cannot concern a question does not taint it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
    unnamed = [one for one in examination.register.grants.values() if isinstance(one.rows, Unknown)]
    for grant in sorted(unnamed, key=lambda one: one.id):
        if _may(examination, grant, matter, place) and _gives(examination, grant, holding):
            yield grant


def _may(examination: Examination, grant: Grant, matter: Matter, place: Commune | None) -> bool:
    if not grant.decides:
        return False
    if matter.kind == "task" and grant.form is not None:
        return False
    if not may_be_of(grant, matter.field):
        return False
    return _is_alive(examination, grant) and _is_there(examination, grant, place)


def _is_alive(examination: Examination, grant: Grant) -> bool:
    """Say whether a grant may run on the day, which is the same for every matter that it may reach."""
    key = (f"silent {grant.id}", examination.as_of)
    found = examination.kept.get(key)
    if found is None:
        life = life_on(ByGrant(grant), examination.register, examination.as_of)
        found = examination.kept[key] = (life in ("in-force", "unknown"),)
    return bool(found[0])


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


def _gives(examination: Examination, grant: Grant, holding: Collection[HolderId]) -> bool:
    """Say whether the giver may give for one of those who hold; one that is not known may be any of them."""
    if isinstance(grant.giver, Unknown):
        return True
    if examination.lives.holder(grant.giver).on(examination.as_of.toordinal()) is False:
        return False
    whole = examination.territory.whole
    return any(whole(name) in holding for name in gives_for(examination.register, grant.giver))


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
    near = [holder, *(one for one in register.holders.values() if heads(one, holder))]
    if body is not None and heads(holder, body):
        near.append(body)
    return any(_fits_any(givers, one) for one in near)


def _fits_any(poles: tuple[Pole, ...], holder: Holder) -> bool:
    return any(
        one.fits(holder.kind, holder.level)
        or (one.kind == "other-unit" and holder.kind in UNITS and one.level in ("any", holder.level))
        for one in poles
    )
