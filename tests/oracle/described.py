"""A random register in few lines, for a person who reads a counterexample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown


def lines(register: Register, as_of: Day) -> Iterator[str]:
    """Say what a register holds: everything that has to do with who owns and who acts."""
    yield f"baseline {register.baseline}, asked on {as_of}"
    for commune in register.communes.values():
        yield f"commune {commune.code} {commune.type}{_days(commune.term)}"
    for each in register.succession:
        yield f"{each.old} becomes {each.new} on {each.on}{', and what was decided goes on' if each.follows else ''}"
    for holder in register.holders.values():
        relations = {"head-of": holder.head_of, "within": holder.within, "parent": holder.parent, "in": holder.members}
        said = "".join(f" {name} {value}" for name, value in relations.items() if value is not None)
        yield f"holder {holder.id}: {holder.kind}{said}{_days(holder.term)}"
    for instrument in register.instruments.values():
        yield _instrument(instrument)
    for matter in register.matters.values():
        yield from _matter(matter)
    for grant in register.grants.values():
        yield _grant(grant)


def _instrument(one: Instrument) -> str:
    said = f"instrument {one.id} ({one.number}){_days(one.term)}"
    said += "".join(f", replaces {name}" for name in one.replaces)
    said += "".join(f", replaced by {name}" for name in one.replaced_by)
    for part in one.part_ends:
        back = f" and again from {_day(part.resumes)}" if part.resumes is not None else ""
        said += f", «{part.at}» until {_day(part.to)}{back}"
    for each in one.suspends:
        at = f" «{each.at}»" if each.at else ""
        said += f", suspends {each.instrument or each.grant}{at}{_days(each.term)}{_by(each.stated_at)}"
    said += "".join(f", corrects {each.instrument} «{each.at}»" for each in one.corrects)
    for extended in one.extends:
        at = f" «{extended.at}»" if extended.at else ""
        said += f", extends {extended.instrument or extended.grant}{at} to {extended.to}{_by(extended.stated_at)}"
    if one.transition is not None:
        moved = one.transition
        said += f", leaves files from before {_day(moved.before)} until {'…' if moved.until is None else _day(moved.until)} {' '.join(moved.grants)}"
    return said + "".join(f", «{part.at}» from {_day(part.since)}" for part in one.part_starts)


def _by(stated_at: str | None) -> str:
    return f" by its «{stated_at}»" if stated_at is not None else ""


def _matter(one: Matter) -> Iterator[str]:
    cases = "".join(f", {dimension.name}: {'/'.join(map(str, dimension.cells))}" for dimension in one.dimensions)
    yield f"matter {one.id}{cases}{f', in {one.territory}' if one.territory else ''}{_days(one.term)}"
    for owner in one.owners:
        yield f"  law: {_party(owner.holder)}{_days(owner.term)}{_part(owner.part)}, by {_basis(owner.basis)}"


def _grant(one: Grant) -> str:
    rows = () if isinstance(one.rows, Unknown) else one.rows
    listed = ", ".join(
        f"{row.matter}{f' «{row.at}»' if row.at else ''}{'' if row.row is None else f' row {row.row}'}{_part(row.part)}"
        for row in rows
    )
    at = f" «{one.at}»" if isinstance(one.at, str) else ""
    said = f"{one.id} {one.mechanism}: {_party(one.giver)} -> {_party(one.receiver)}{_days(one.term)}{_part(one.part)}"
    more = f"{', any of ' + one.stated if one.stated else ''}{_keeps(one)}{', only ' + '+'.join(one.steps) if one.steps else ''}"
    return f"{said}, by {one.instrument}{at}, of {listed}{more}"


def _keeps(one: Grant) -> str:
    return "" if one.giver_keeps is False else ", the giver goes on" + ("?" if one.giver_keeps is not True else "")


def _basis(basis: tuple[Citation, ...] | Unknown) -> str:
    if isinstance(basis, Unknown):
        return "?"
    return " + ".join(f"{one.instrument}{f' «{one.at}»' if one.at else ''}" for one in basis) or "nothing"


def _part(part: Part) -> str:
    said = "".join(f", only {dimension}: {'/'.join(map(str, values))}" for dimension, values in part.only)
    said += "".join(
        f", {one.key} {one.name} of {'/'.join(map(str, one.sure))} and what is not known" for one in part.unread
    )
    return said + _codes(", in ", part.communes) + _codes(", except ", part.except_communes)


def _codes(before: str, codes: Iterable[str]) -> str:
    return before + "+".join(codes) if codes else ""


def _party(party: str | Unknown) -> str:
    return "?" if isinstance(party, Unknown) else party


def _days(term: Term) -> str:
    if term == Term():
        return ""
    return f" [{'' if term.start is None else _day(term.start)}…{'' if term.end is None else _day(term.end)}]"


def _day(day: Day | Unknown) -> str:
    return "?" if isinstance(day, Unknown) else f"{day:%m-%d}"
