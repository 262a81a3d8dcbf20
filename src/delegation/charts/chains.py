"""The chains of a matter: the ways from the law to whoever owns or acts, and what each holder is on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from delegation.authority.links import Link, Standing
from delegation.authority.tiles import Tile
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import WHOLE
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Unknown
from delegation.values import dataclass
from delegation.wording import members, number

_MOST_NAMED = 3
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What the last holder of a chain is there, whether it surely acts, and in which communes and cases."""

    owns: bool = False
    acts: bool = False
    certain: bool = True
    where: str = ""


@dataclass(frozen=True, slots=True)
class Chains:
    """The ways from the law to those who own or act, and the role of each holder on them."""

    standings: tuple[Standing, ...]
    roles: Mapping[Key, Role]


def chains_of(tiles: Sequence[Tile], register: Register, language: Language) -> Chains:
    """Give each way once; the way to an owner who gave it on everywhere is a part of another."""
    found: dict[Key, Standing] = {}
    roles: dict[Key, Role] = {}
    acting: dict[Key, list[tuple[Tile, bool]]] = {}
    for one in tiles:
        for owner in one.owners:
            found.setdefault(key_of(owner.chain), owner)
            roles[key_of(owner.chain)] = Role(owns=True)
        for standing in one.exercisers:
            found.setdefault(key_of(standing.chain), standing)
            acting.setdefault(key_of(standing.chain), []).append((one, standing.certain))
    for key, held in acting.items():
        where = _where([one for one, _ in held], _reach(found[key], register), register, language)
        certain = all(sure for _, sure in held)
        roles[key] = Role(roles.get(key, Role()).owns, acts=True, certain=certain, where=where)
    whole = [key for key in found if not any(other != key and other[: len(key)] == key for other in found)]
    return Chains(tuple(found[key] for key in whole), roles)


def key_of(chain: Iterable[Link]) -> Key:
    """Name a chain by its links."""
    return tuple(link_key(link) for link in chain)


def link_key(link: Link) -> str:
    """Name a link by what it says, not by where it is written: an entry may move."""
    if link.grant is not None:
        return f"grant:{link.grant.id}"
    said = link.ownership
    basis = () if isinstance(said.basis, Unknown) else said.basis
    cited = [f"{one.instrument} {canonical(one.at)}" for one in basis]
    return ":".join(
        ["law", str(said.holder), *cited, *(repr(one) for one in (said.part, said.term) if one not in (WHOLE, ALWAYS))]
    )


def _reach(standing: Standing, register: Register) -> int | None:
    """Give how many communes the last of a chain stands in anyway; ``None`` for a single body."""
    found = register.holder(holder_of(standing.chain[-1]))
    return members(found, register) if found is not None and isinstance(found.members, str) else None


def _where(tiles: Sequence[Tile], everywhere: int | None, register: Register, language: Language) -> str:
    """Say in which communes and cases a chain holds; nothing where it holds in all of them."""
    parts, total = [], len(register.communes)
    boxes = [one.box for one in tiles]
    if all(one.communes is not None for one in boxes):
        codes = sorted(frozenset().union(*(one.communes or frozenset() for one in boxes)))
        if len(codes) <= _MOST_NAMED:
            parts.append(", ".join(register.communes[code].name for code in codes if code in register.communes))
        elif len(codes) < total and len(codes) != everywhere:
            said = Text(f"tại {number(len(codes), 'vi')} xã, phường", f"in {number(len(codes), 'en')} communes")
            parts.append(said.in_(language))
    cases = [one.cases for one in boxes]
    if all(one is not None for one in cases):
        values = sorted({", ".join(value for _, value in case) for some in cases for case in some or ()})
        parts.append("; ".join(values[:_MOST_NAMED]) + ("; …" if len(values) > _MOST_NAMED else ""))
    return "; ".join(part for part in parts if part)


def holder_of(link: Link) -> HolderId | Unknown:
    """Give who holds after a link."""
    if link.grant is not None:
        return link.grant.receiver
    return link.ownership.holder if link.ownership is not None else Unknown("")
