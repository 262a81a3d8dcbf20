"""Finding the commune that somebody means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import overload

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, Holder
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.names import candidates
from delegation.names.folding import fold
from delegation.names.naming import Kind, Named, find, resolve
from delegation.speech.areas import COMMUNE_TYPES

_TYPE = re.compile(r"^(phường|xã|đặc khu)\s+", re.IGNORECASE)


def communes(register: Register) -> list[Named]:
    """Give all communes with their codes and names, with and without the word for their type."""
    every = register.communes.values()
    # A name that another one bears now means that one.
    taken = [fold(one.name) for one in every] if any(one.former_names for one in every) else ()
    return [_commune(one, taken) for one in every]


def _commune(one: Commune, taken: Iterable[str]) -> Named:
    bare = _TYPE.sub("", one.name)
    former = [each.name for each in one.former_names if fold(each.name) not in taken]
    names = tuple(dict.fromkeys((one.code, one.code.lstrip("0"), one.name, bare, *former)))
    return Named(one.code, one.name, names, apart=partial(candidates.of_commune, one))


@overload
def commune_of(register: Register, asked: str) -> Commune: ...
@overload
def commune_of(register: Register, asked: str | None) -> Commune | None: ...
def commune_of(register: Register, asked: str | None) -> Commune | None:
    """Find a commune by code or name; ``None`` for none. Raises ``AskedWronglyError`` with candidates."""
    if asked is None:
        return None
    return register.communes[CommuneCode(resolve(asked, communes(register), Kind.COMMUNE).id)]


def resolved_or_commune(
    register: Register, asked: str, names: Iterable[Named], kind: Kind, *, exactly: bool = False
) -> Named:
    """Find what is meant as ``resolve`` does, where one may have typed a commune, of which there is nothing of this kind.

    Raises ``AskedWronglyError`` that says what answers for one commune, before anything that is merely like its name.
    """
    try:
        found = resolve(asked, names, kind, exactly=exactly)
    except AskedWronglyError as error:
        _not_a_commune(register, asked, error)
        raise
    if found.guessed:
        _not_a_commune(register, asked)
    return found


def _not_a_commune(register: Register, asked: str, error: AskedWronglyError | None = None) -> None:
    """Raise where a name is just that of a commune."""
    found = find(asked, communes(register))
    if found.how != "exact" or found.meant is None:
        return
    name, kind = found.meant.title, COMMUNE_TYPES[register.communes[CommuneCode(found.meant.id)].type]
    raise AskedWronglyError(
        Text(
            f"«{asked}» là tên {kind.vi}, không phải chủ thể, việc, lĩnh vực hay văn bản: sổ ghi thẩm quyền cấp xã chung cho các xã, phường. "
            f'Để hỏi riêng {name}:\n  delegation list tasks --commune "{name}"\n  delegation who VIỆC --commune "{name}"',
            f"“{asked}” is a {kind.en}, no holder, matter, field or instrument: the register states what communes hold for all of them together. "
            f'To ask about {name} alone:\n  delegation list tasks --commune "{name}"\n  delegation who MATTER --commune "{name}"',
        )
    ) from error


def commune_on(register: Register, asked: str, day: Day) -> Commune:
    """Find a commune as ``commune_of`` does; one of just that name that is there on the day goes before those that are not."""
    there = {one.code for one in register.communes_on(day)}
    if len(there) < len(register.communes):
        found = find(asked, (one for one in communes(register) if one.id in there))
        if found.how == "exact" and found.meant is not None:
            return register.communes[CommuneCode(found.meant.id)]
    return commune_of(register, asked)


_COMMUNE_WORDS = re.compile(r"\s*(?:\((?:xã, phường|cấp xã|xã|phường)\)|cấp xã|xã, phường|phường|xã)$")


def in_commune(label: str, commune: str) -> str:
    """Name the member of a class: ``UBND cấp xã`` in ``Phường Hồng Hà`` is ``UBND phường Hồng Hà``."""
    bare = _COMMUNE_WORDS.sub("", label)
    return f"{bare} {commune[:1].lower()}{commune[1:]}"


def member(one: Holder, commune: str) -> Text:
    """Name the member of a class in both languages. English names of classes are plural: the commune tells which is meant."""
    said = in_commune(one.label, commune)
    return Text(said, f"{one.name_en} ({commune})" if one.name_en else said)
