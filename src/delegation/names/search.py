"""The id of anything that a rule file may name: entries of every sort, found by a part of a name, without diacritics, misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.instruments import Citation, Norm
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.names import naming
from delegation.names.communes import communes
from delegation.names.folding import fold
from delegation.names.naming import Kind, Match, Named, find
from delegation.speech import joined, pole_name
from delegation.speech.instruments import citation, instrument_name
from delegation.speech.mechanisms import MECHANISMS
from delegation.speech.provisions import provision
from delegation.values import dataclass

_UNITS = re.compile(r"\b(?:dieu|khoan|diem|phu luc|bieu|muc|chuong)\b")
"""Whoever asks for a provision names a unit of it; without one every place of an instrument would be offered with it."""

_MOST_LIKE = 3
"""Entries of a sort that are offered where a name is only like theirs."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of entries. ``key`` names it on the command line; ``named`` gives the entries of a register."""

    key: str
    said: Text
    named: Callable[[Register], Iterable[Named]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one sort, the likeliest first; ``more``: how many fit beside these."""

    sort: Sort
    entries: tuple[Named, ...]
    more: int


def _norms(register: Register) -> Iterator[Named]:
    for one in register.norms:
        said = _norm(register, one)
        yield Named(one.id, said.vi, (one.id, said.vi, said.en), apart=partial(_basis, register, one))


def _norm(register: Register, one: Norm) -> Text:
    way, giver, receiver = MECHANISMS[one.mechanism], pole_name(one.giver, register), pole_name(one.receiver, register)
    return Text(f"{way.vi}: {giver.vi} → {receiver.vi}", f"{way.en}: {giver.en} → {receiver.en}")


def _basis(register: Register, one: Norm) -> Text:
    return joined("; ", [citation(register, each) for each in one.basis])


def _provisions(register: Register) -> Iterator[Named]:
    """Give every place of an instrument that the register holds the text of or cites, as an entry would cite it."""
    seen: set[tuple[str, str]] = set()
    for name, at in _places(register):
        paper = register.instrument(name)
        key = name if paper is None else paper.id, canonical(at)
        if key in seen:
            continue
        seen.add(key)
        number, label = name if paper is None else paper.label, instrument_name(register, name)
        said = provision(at)
        names = (f"{at} {number}", f"{said.vi} {label.vi}", f"{said.en} {label.en}")
        title = paper.title if paper is not None else None
        apart = partial(Text, title or "", title or "")
        yield Named(f"{{instrument: {number}, at: {at}}}", f"{said.vi} {label.vi}", names, apart=apart)


def _places(register: Register) -> Iterator[tuple[str, str]]:
    for paper in register.instruments.values():
        yield from ((paper.id, clause.at) for clause in paper.clauses)
    for norm in register.norms:
        yield from _cited(norm.basis)
    for matter in register.matters.values():
        yield from _cited(if_known(matter.basis))


def places_of(register: Register, instrument: str) -> Iterator[str]:
    """Give each place of an instrument, named by its id or number, that is held or cited, as it is cited first."""
    paper, seen = register.instrument(instrument), set[str]()
    for name, at in _places(register):
        if name == instrument or (paper is not None and register.instrument(name) is paper):
            key = canonical(at)
            if key not in seen:
                seen.add(key)
                yield at


def _cited(basis: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    yield from ((one.instrument, one.at) for one in basis if one.at is not None)


def _sources(register: Register) -> Iterator[Named]:
    yield from (Named(one.id, one.title, (one.id, one.title)) for one in register.sources.values())


def _forms(register: Register) -> Iterator[Named]:
    for one in register.forms.values():
        number = str(one.number)
        yield Named(number, one.name, (number, one.name, f"Hình thức {number}", f"Form {number}"))


SORTS: tuple[Sort, ...] = (
    Sort("holder", Text("Chủ thể", "Holders"), naming.holders),
    Sort("matter", Text("Việc", "Matters"), naming.matters),
    Sort("instrument", Text("Văn bản", "Instruments"), naming.instruments),
    Sort("provision", Text("Điều khoản", "Provisions"), _provisions),
    Sort("field", Text("Lĩnh vực", "Fields"), naming.fields),
    Sort("commune", Text("Xã, phường", "Communes"), communes),
    Sort("grant", Text("Lần giao", "Grants"), naming.grants),
    Sort("norm", Text("Quy phạm", "Norms"), _norms),
    Sort("form", Text("Hình thức", "Forms"), _forms),
    Sort("source", Text("Nguồn", "Sources"), _sources),
)
"""What is searched, in the order in which it is told."""


def search(register: Register, asked: str, sorts: Sequence[Sort] = SORTS) -> tuple[Found, ...]:
    """Find the entries that a name may mean: those that bear it, or have its words; only where there are none, those like it.

    Sorts in which the whole name is borne come first. Raises ``AskedWronglyError`` where nothing is even like it.
    """
    wanted, whole, part, like = fold(asked), list[Found](), list[Found](), list[Found]()
    for sort in sorts:
        if sort.key == "provision" and len(sorts) > 1 and _UNITS.search(wanted) is None:
            continue
        match = find(asked, sort.named(register))
        if not match.candidates:
            continue
        borne = any(asked == name or fold(name) == wanted for name in match.candidates[0].names)
        group = whole if borne else like if match.how in ("like", "none") else part
        if group is like:
            match = replace(match, candidates=match.candidates[:_MOST_LIKE], more=0)
        shown = match.candidates[: naming.MOST_CANDIDATES]
        group.append(Found(sort, shown, match.more + len(match.candidates) - len(shown)))
    found = tuple([*whole, *part] or like)
    if not found:
        raise AskedWronglyError(naming.not_found(asked, Match("none", ()), Kind.ENTRY.value))
    return found
