"""What may be referred to, and the entries nearest to a name that nothing bears, with what tells them apart."""

from __future__ import annotations

import re
from collections import ChainMap, Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from delegation.findings import Text
from delegation.model.holders import Commune, Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.sources import Field, Source
from delegation.names import candidates, codes
from delegation.names.folding import fold
from delegation.names.initials import papers
from delegation.names.near import only_near
from delegation.speech import holders
from delegation.speech.registers import named_field
from delegation.speech.text import joined

GROUPS: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "holders": (Text("chủ thể", "holder"), ("holders",)),
    "instruments": (Text("văn bản", "instrument"), ("instruments", "decision")),
    "matters": (Text("việc (nhiệm vụ, thủ tục)", "matter (task or procedure)"), ("tasks", "procedures")),
    "fields": (Text("lĩnh vực", "field"), ("fields",)),
    "sources": (Text("nguồn", "source"), ("sources",)),
    "norms": (Text("quy phạm", "norm"), ("norms",)),
    "figures": (Text("số liệu", "figure"), ("figures",)),
    "communes": (Text("xã, phường", "commune"), ("holders",)),
    "forms": (Text("hình thức", "form"), ("forms",)),
    "grants": (Text("lần giao", "grant"), ("decision",)),
    "ledgers": (Text("sổ kiểm soát", "ledger"), ("ledgers",)),
    "entries": (
        Text("mục (quy phạm, việc, lần giao)", "entry (norm, matter or grant)"),
        ("norms", "tasks", "procedures", "decision"),
    ),
}
"""By each group what it is called, and the kinds of files that hold it."""
_MOST_COMPARED = 2_000_000
"""Pairs of names that are compared in search of the nearest: beyond, none is offered. The order of files plays no part."""
_MOST = 3
_LIKE = 72


_WORD = re.compile(r"[A-Za-z0-9]+|\w+(?:[-_]+\w+)+")


def is_meant_as_id(source: str) -> bool:
    """Whether a source is an id rather than text: one word without diacritics or with hyphens, but no abbreviation."""
    return _WORD.fullmatch(source) is not None and not (source.isalpha() and source.isupper())


def names_of(register: Register) -> dict[str, Mapping[Any, Any]]:
    """Give the names that references of each group may bear."""
    grants = {**register.alternates, **register.grants} if register.alternates else register.grants
    norms = {norm.id: norm for norm in register.norms}
    every: tuple[Any, ...] = (grants, register.matters, norms)
    return {
        "holders": register.holders,
        "instruments": {**register.numbers, **register.instruments},
        "matters": register.matters,
        "fields": register.fields,
        "sources": register.sources,
        "norms": norms,
        "figures": register.figures,
        "communes": register.communes,
        "forms": register.forms,
        "grants": grants,
        "ledgers": {one.id: one for one in register.ledgers},
        # Whoever has read a provision has read it for entries of these kinds.
        "entries": ChainMap[Any, Any](*every),
    }


def nearest(
    names: Mapping[str, Mapping[Any, Any]], lost: Collection[tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    """Give the names that are most like those that nothing bears, by group and name."""
    if not lost or sum(len(names[group]) for group, _ in lost) > _MOST_COMPARED:
        return {}
    from rapidfuzz import fuzz

    known = {group: sorted(str(one) for one in names[group]) for group in {group for group, _ in lost}}
    spelt: dict[str, dict[str, list[str]]] = {group: {} for group in known}
    for group, every in known.items():
        for one in every:
            spelt[group].setdefault(fold(one), []).append(one)
    former = _formerly(names["matters"].values())
    bearing = _bearing(names["matters"].values())
    found = {}
    for group, name in lost:
        told = _told(group, name, names[group], bearing)
        if told:
            found[group, name] = told
            continue
        only = only_near(name, known[group])
        near = [only] if only else _likest(name, known[group])
        # «900/QD-UBND»: only letters without their marks, or in another case, tell it from a name that is there.
        same = spelt[group].get(fold(name), ())
        listed = sorted(same, key=lambda one: fuzz.ratio(one.casefold(), name.casefold()), reverse=True) or near
        # «105/QĐ-UBND ngày 09/01/2026»: a number that is there, with more after it.
        number = name.partition(" ")[0] if group == "instruments" else ""
        found[group, name] = [
            *(former[name] if group == "matters" and name in former else ()),
            *([number] if number and number in names[group] else []),
            *(one for one in listed if one != number),
        ]
    return found


def _told(group: str, name: str, known: Mapping[Any, Any], bearing: Mapping[str, list[str]]) -> list[str]:
    """Give what a name stands for that is no misspelt one: the code beside an id, a code misprinted, a shortened number or title."""
    if group == "instruments":
        return _papers(name, known.values())
    if group != "matters":
        return []
    return bearing[name] if name in bearing else list(codes.meant(name, known))


def _papers(name: str, known: Iterable[Any]) -> list[str]:
    """Give the numbers, or ids where several bear one, of the instruments that a shortened name stands for."""
    every = [one for one in known if isinstance(one, Instrument)]
    numbers = Counter(one.number for one in every)
    return [
        one.number if isinstance(one.number, str) and numbers[one.number] == 1 else one.id
        for one in papers(name, every)[0]
    ]


def _likest(name: str, known: Collection[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    return [one for one, _, _ in process.extract(name, known, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=2 * _MOST)]


def _formerly(matters: Iterable[Matter]) -> dict[str, list[str]]:
    """Give by each former id the ids that the matters have now."""
    found: dict[str, list[str]] = {}
    for one in matters:
        for old in one.formerly:
            found.setdefault(old, []).append(one.id)
    return found


def _bearing(matters: Iterable[Matter]) -> dict[str, list[str]]:
    """Give by each code the ids of the procedures that bear it beside an id."""
    found: dict[str, list[str]] = {}
    for one in matters:
        if code := _code_beside(one):
            found.setdefault(code, []).append(one.id)
    return found


def _code_beside(one: Matter) -> str:
    """Give the code of a procedure that has an id beside it: by that alone it is referred to."""
    code = one.procedure.code if one.procedure is not None else None
    return code if isinstance(code, str) and code != one.id else ""


class NearestEntry(NamedTuple):
    """An entry that may be meant: its id, the name to write, what tells it from the others, and its code where that is not its id."""

    entry: str
    name: str
    said: Text
    code: str = ""
    is_named: bool = False
    """Whether what was written can mean no other one than this."""


def offers(
    register: Register, names: Mapping[str, Mapping[Any, Any]], group: str, near: Iterable[str], asked: str = ""
) -> list[NearestEntry]:
    """Offer the entries that bear the nearest names, each once. ``asked``: what was written instead."""
    found: dict[str, NearestEntry] = {}
    for name in near:
        for offer in _offers(register, name, names[group].get(name)):
            found.setdefault(offer.entry, offer)
    if group == "instruments" and len(found) == 1 and asked:
        meant, is_sure = papers(asked, register.instruments.values(), register.name)
        return [one._replace(is_named=is_sure and [each.id for each in meant] == [one.entry]) for one in found.values()]
    return list(found.values())[:_MOST]


def offer_of(register: Register, one: Instrument) -> NearestEntry:
    """Offer an instrument by its id."""
    return NearestEntry(one.id, one.id, candidates.with_title(register, one))


def _offers(register: Register, name: str, entry: Any) -> Iterator[NearestEntry]:
    match entry:
        case Instrument():
            yield offer_of(register, entry)
        case tuple() if len(entry) == 1:
            yield offer_of(register, entry[0][0])._replace(name=name)
        case tuple():
            # A number that several papers bear: only their ids lead to one of them.
            yield from (offer_of(register, paper[0]) for paper in entry)
        case Holder():
            yield NearestEntry(name, name, _named(holders.in_full(entry), candidates.of_holder(register, entry)))
        case Matter():
            said = _named(Text(entry.title, entry.title), candidates.of_matter(register, entry))
            yield NearestEntry(name, name, said, _code_beside(entry))
        case Commune():
            yield NearestEntry(name, name, _named(Text(entry.name, entry.name), candidates.of_commune(entry)))
        case Grant():
            yield NearestEntry(name, name, candidates.of_grant(register, entry))
        case Field():
            yield NearestEntry(name, name, named_field(register, entry.id))
        case Source():
            yield NearestEntry(name, name, Text(entry.title, entry.title))
        case _:
            yield NearestEntry(name, name, Text("", ""))


def _named(name: Text, said: Text) -> Text:
    return joined("; ", (name, said)) if said.vi else name
