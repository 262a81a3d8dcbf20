"""Which entries of a register count against a control total."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

from delegation.model.figures import Given, Ledger, LedgerBook
from delegation.model.instruments import DECIDING_MECHANISMS, Pole
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.terms import Unknown

if TYPE_CHECKING:
    from delegation.model.holders import HolderId
    from delegation.model.register import Register


def counted(register: Register) -> tuple[LedgerBook, ...]:
    """Give every ledger with what counts against it, in the order of the files."""
    tasks = _tasks_by_level(register) if any(one.counts == "tasks" for one in register.ledgers) else {}
    named = (
        tasks.get(one.level, ()) if one.counts == "tasks" else _named_by_grants(register, one)
        for one in register.ledgers
    )
    return tuple(map(LedgerBook, register.ledgers, named))


def _named_by_grants(register: Register, ledger: Ledger) -> tuple[MatterId, ...]:
    """Give what counts against a ledger, each once, in the order of the files; fields where it counts fields."""
    found: dict[MatterId, None] = {}
    for grant in register.grants.values():
        if ledger.counts == "delegated-procedures":
            if grant.form == ledger.form and grant.decides:
                found.update(dict.fromkeys(_rows(register, grant, "procedure")))
        elif ledger.given is not None and ledger.unknown is None and _fits(register, grant, ledger.given):
            found.update(dict.fromkeys(_given(register, grant, ledger)))
    return tuple(found)


def _tasks_by_level(register: Register) -> Mapping[str | None, tuple[MatterId, ...]]:
    """Give the tasks that count against a control total by their level, in the order of the files."""
    others = {one.id for one in register.holders.values() if not one.is_of_state}
    found: dict[str | None, list[MatterId]] = {}
    for matter in register.matters.values():
        if matter.kind == "task" and matter.outside_ledger is None and not _is_of_others(matter, others):
            found.setdefault(matter.level, []).append(matter.id)
    return {level: tuple(several) for level, several in found.items()}


def _is_of_others(matter: Matter, others: Container[HolderId | Unknown]) -> bool:
    """Whether a task is of the Party or the Front, as all its owners are: no total of tasks of the State counts it."""
    owners = matter.owners
    return bool(owners) and owners[0].holder in others and all(one.holder in others for one in owners)


def _rows(register: Register, grant: Grant, kind: str) -> Iterator[MatterId]:
    for row in () if isinstance(grant.rows, Unknown) else grant.rows:
        matter = register.matters.get(row.matter)
        if matter is not None and matter.kind == kind:
            yield row.matter


def _given(register: Register, grant: Grant, ledger: Ledger) -> Iterator[MatterId]:
    """Give what a grant that is counted gives of the kind that the ledger counts."""
    fields = ledger.given.fields if ledger.given is not None else ()
    if ledger.counts == "given-fields":
        told = {one.field for one in _matters(register, grant) if one.field is not None} or set(grant.fields)
        yield from (MatterId(one) for one in sorted(told) if not fields or one in fields)
        return
    for name in _rows(register, grant, "task" if ledger.counts == "given-tasks" else "procedure"):
        if not fields or register.matters[name].field in fields:
            yield name


def _matters(register: Register, grant: Grant) -> Iterator[Matter]:
    for row in () if isinstance(grant.rows, Unknown) else grant.rows:
        if row.matter in register.matters:
            yield register.matters[row.matter]


def _fits(register: Register, grant: Grant, given: Given) -> bool:
    """Whether a grant is one of those that count. A side that is not known fits no kind of holder.

    One that leaves the decision where it is gives no matter: it counts only where the total names it, or its mechanism.
    """
    is_named = bool(given.grants) or (grant.mechanism not in DECIDING_MECHANISMS and bool(given.mechanisms))
    return (
        (grant.decides or is_named)
        and (not given.grants or grant.is_among(given.grants))
        and (not given.mechanisms or grant.mechanism in given.mechanisms)
        and _is_one_of(register, grant.giver, given.givers)
        and _is_one_of(register, grant.receiver, given.receivers)
    )


def _is_one_of(register: Register, side: HolderId | Unknown, poles: tuple[Pole, ...]) -> bool:
    holder = register.holder(side)
    return not poles or (holder is not None and any(one.fits(holder.kind, holder.level) for one in poles))
