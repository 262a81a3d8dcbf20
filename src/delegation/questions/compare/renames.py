"""Entries that go on under another id: what the two registers say of them is the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from delegation.model.figures import Saying
from delegation.model.instruments import Instrument, same_paper
from delegation.model.matters import Grant
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.questions.compare.outcomes import bare
from delegation.questions.compare.words import Renamed, RenamedKind

V = TypeVar("V")
_BOOKS: tuple[tuple[RenamedKind, Callable[[Register], Mapping[str, object]]], ...] = (
    ("instrument", lambda register: cast("Mapping[str, object]", register.instruments)),
    ("holder", lambda register: cast("Mapping[str, object]", register.holders)),
    ("matter", lambda register: {one.id: one for one in register.tasks}),
    ("grant", lambda register: register.grants),
)
"""Kinds of entries in the order in which one names another. The code of a procedure is no id: another code is another procedure."""
_NOT_CONTENT = frozenset({"id", "place", "apart", "stated", "source", "note", "review"})


def renamed(old: Register, new: Register) -> tuple[Renamed, ...]:
    """Give the entries of which only the id differs, by kind and old id; several of one content in the order of their ids.

    An instrument whose number no other paper bears is known by that. An id that two kinds bear is left alone.
    """
    if old is new:
        return ()
    found: list[Renamed] = []
    names: dict[str, str] = {}
    for kind, book in _BOOKS:
        before, after = book(old), book(new)
        gone, came = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
        if not gone or not came:
            continue
        for was, becomes in _pairs({one: before[one] for one in gone}, {one: after[one] for one in came}, names):
            if sum(was in other(old) for _, other in _BOOKS) == 1:
                found.append(Renamed(kind, was, becomes))
                names[was] = becomes
        if kind == "grant":
            found += _together(found, old, new)
    return tuple(found)


def _pairs(
    gone: Mapping[str, object], came: Mapping[str, object], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    left = {name: _content(one) for name, one in came.items()}
    for name, one in gone.items():
        mine = _content(under(one, names))
        found = next((other for other in left if left[other] == mine or _is_one_paper(one, came[other])), None)
        if found is not None:
            del left[found]
            yield name, found


def _content(one: object) -> tuple[object, ...]:
    """Give all that an entry says but its id, where it stands, and remarks."""
    return tuple(bare(getattr(one, each.name)) for each in fields(one) if each.name not in _NOT_CONTENT)  # type: ignore[arg-type]


def _is_one_paper(one: object, other: object) -> bool:
    """Whether two entries are one paper by their number, whatever else they say."""
    both = isinstance(one, Instrument) and isinstance(other, Instrument)
    return both and one.apart is None and other.apart is None and same_paper(one, other) is True  # type: ignore[attr-defined, arg-type]


def _together(found: list[Renamed], old: Register, new: Register) -> Iterator[Renamed]:
    """Give the ids under which grants to any one of several are stated, where these were renamed with them."""
    for was, becomes in dict.fromkeys(
        (old.grants[one.old].stated, new.grants[one.new].stated) for one in found if one.kind == "grant"
    ):
        if was and becomes and was != becomes:
            yield Renamed("grant", was, becomes)


def under(value: V, names: Mapping[str, str]) -> V:
    """Give a value in which every id is the one that it is now: what ``names`` does not hold, and places, as they are."""
    return cast("V", _under(value, names)) if names else value


def _under(value: object, names: Mapping[str, str]) -> object:
    match value:
        case str():
            return names.get(value, value)
        case tuple() | frozenset():
            made = getattr(type(value), "_make", type(value))  # named tuples too
            changed = made(_under(one, names) for one in value)
            return changed if changed != value else value
        case Mapping():
            return {_under(key, names): _under(one, names) for key, one in value.items()}
    if isinstance(value, (Place, type)) or not is_dataclass(value):
        return value
    fresh = {one.name: _under(getattr(value, one.name), names) for one in fields(value) if one.init}
    differing = {name: one for name, one in fresh.items() if one is not getattr(value, name)}
    return replace(cast("Any", value), **differing) if differing else value


def with_new_ids(register: Register, entries: tuple[Renamed, ...]) -> Register:
    """Give a register in which entries bear the ids that they have now."""
    return under(register, {one.old: one.new for one in entries})


def is_told(one: Renamed, register: Register) -> bool:
    """Whether it is an entry of the files: of grants that are stated together, the id that they share."""
    grant = register.grants.get(one.new) if one.kind == "grant" else None
    return not isinstance(grant, Grant) or not grant.alternates


def key_under(key: str, names: Mapping[str, str]) -> str:
    """Give the key of a finding with every id in it as it is now, each where it stood."""
    return ":".join(names.get(part, part) for part in key.split(":"))


def says_alike(one: Sequence[Saying] | None, other: Sequence[Saying] | None) -> bool:
    """Whether two sentences say the same values, in whatever order."""
    return one is not None and other is not None and sorted(map(repr, one)) == sorted(map(repr, other))


def keys_under(keys: Iterable[str], names: Mapping[str, str], now: Collection[str]) -> dict[str, str]:
    """Give the key that each finding has with every id in it as it is now. ``now``: the keys of the findings that there are now.

    What a finding is known by may stand in the order of the ids, which other ids may turn round.
    """
    turned: dict[tuple[str, ...], list[str]] = {}
    for key in now if names else ():
        turned.setdefault(unordered(key), []).append(key)
    found = {}
    for key in keys:
        called = key_under(key, names)
        alike = turned.get(unordered(called), []) if called != key and called not in now else []
        found[key] = alike[0] if len(alike) == 1 else called
    return found


def unordered(key: str) -> tuple[str, ...]:
    """Give the key of a finding as it is compared where what it is known by may stand in the order of the ids."""
    check, *about = key.split(":")
    return (check, *sorted(about))
