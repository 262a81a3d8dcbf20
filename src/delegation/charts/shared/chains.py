"""The chains of a matter: the ways from the law to whoever owns or acts, and what each holder is on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation.authority.holdings import Holdings
from delegation.authority.lapsing import idle
from delegation.authority.links import ByGrant, Chain, Link, Standing
from delegation.authority.marks import Mark, Where, all_of
from delegation.authority.tiles import Tile
from delegation.charts.shared.canvas import Canvas
from delegation.findings import Text
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Matter
from delegation.model.parts import WHOLE
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Unknown, if_known
from delegation.speech.areas import cases, communes, where
from delegation.speech.holders import places
from delegation.values import dataclass

_MOST_NAMED = 3
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What the last holder of a chain is there, whether it surely acts, and in which communes and cases.

    ``rest``: whether it acts only in what lies outside the parts that grants give in words.
    """

    owns: bool = False
    acts: bool = False
    certain: bool = True
    where: str = ""
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Chains:
    """The ways from the law to those who own or act, the role of each holder on them, and what findings say of each step.

    ``marks``: by the chain up to and with a step. ``beside``: what a drawn holder gives by a further decision, which moves nobody who surely acts.
    """

    standings: tuple[Standing, ...]
    roles: Mapping[Key, Role]
    marks: Mapping[Key, tuple[Mark, ...]]
    beside: tuple[Standing, ...] = ()

    @property
    def drawn(self) -> tuple[Standing, ...]:
        """Give every way that is drawn."""
        return (*self.standings, *self.beside)


def chains_of(holdings: Holdings, matter: Matter, canvas: Canvas) -> Chains:
    """Give each way once; the way to an owner who gave it on everywhere is a part of another.

    Every chain to a holder is a way, and so is one to a receiver whom the register does not know.
    """
    register, tiles = holdings.register, holdings.tiles(matter)
    found: dict[Key, Standing] = {}
    roles: dict[Key, Role] = {}
    acting: dict[Key, list[tuple[Tile, bool]]] = {}
    whole_acting: set[Key] = set()
    said: dict[Key, list[tuple[Mark, ...]]] = {}
    for one, piece in zip(tiles, holdings.of(matter), strict=True):
        cell = Where.of(matter.id, holdings.examination.as_of, one.box)
        for owner in _each(one.owners):
            found.setdefault(key_of(owner.chain), owner)
            roles[key_of(owner.chain)] = Role(owns=True)
        named = (*_each(one.exercisers), *map(_unnamed, piece.unnamed))
        whole_acting.update(key_of(standing.chain) for standing in named)
        for standing in (*named, *_each(one.remainder.exercisers)):
            found.setdefault(key_of(standing.chain), standing)
            acting.setdefault(key_of(standing.chain), []).append((one, standing.certain))
        for chain in (*(each.chain for each in _each(one.standing)), *piece.unnamed):
            for at, link in enumerate(chain, 1):
                said.setdefault(key_of(chain[:at]), []).append(canvas.marks.on_step(link, cell))
    for key, held in acting.items():
        where = _where([one for one, _ in held], _reach(found[key], register), canvas)
        certain = all(sure for _, sure in held)
        owns = roles.get(key, Role()).owns
        roles[key] = Role(owns, acts=True, certain=certain, where=where, rest=key not in whole_acting)
    whole = [key for key in found if not any(other != key and other[: len(key)] == key for other in found)]
    standings = tuple(found[key] for key in whole)
    beside = _beside(standings, holdings, matter)
    for way in beside:
        key = key_of(way.chain)
        roles.setdefault(key, Role(acts=True, certain=way.certain))
        said.setdefault(key, []).append(canvas.marks.on_step(way.chain[-1], Where(matter.id, canvas.as_of)))
    return Chains(standings, roles, {key: all_of(several) for key, several in said.items()}, beside)


def given_beside(standings: Iterable[Standing], holdings: Holdings, matter: Matter) -> Iterator[tuple[ByGrant, str]]:
    """Give the grants of a matter to decide that hold or may hold on the day and stand in no chain, each with its state."""
    drawn = {link.grant.id for one in standings for link in one.chain if link.grant is not None}
    given = {grant.id: ByGrant(grant, row) for grant, row in holdings.register.grants_of.get(matter.id, ())}
    for link in given.values():
        state = holdings.entry(link, matter).state
        if link.grant.decides and link.grant.id not in drawn and state in ("holds", "may-hold"):
            yield link, state


def _beside(standings: Sequence[Standing], holdings: Holdings, matter: Matter) -> tuple[Standing, ...]:
    """Give the ways of grants that stand in no chain, where one leads to their giver and they move something."""
    found = []
    for link, state in given_beside(standings, holdings, matter):
        before = _way_to(link.grant.giver, standings)
        moves_nothing = any(one.row.matter == matter.id for one in idle(holdings, [link.grant]))
        if before is not None and not moves_nothing and not isinstance(link.grant.receiver, Unknown):
            found.append(Standing(link.grant.receiver, (*before, link), certain=state == "holds"))
    return tuple(found)


def _way_to(holder: HolderId | Unknown, standings: Iterable[Standing]) -> Chain | None:
    """Give the beginning of a chain that leads to a holder."""
    for one in standings:
        for at, link in enumerate(one.chain, 1):
            if holder_of(link) == holder:
                return one.chain[:at]
    return None


def _each(standings: Iterable[Standing]) -> Iterator[Standing]:
    """Give a standing for each of the chains of some."""
    for one in standings:
        for chain in one.chains:
            yield Standing(one.holder, chain, one.certain, one.because)


def _unnamed(chain: Chain) -> Standing:
    """Give the standing of a receiver whom the register does not know."""
    receiver = holder_of(chain[-1])
    because = (receiver.reason,) if isinstance(receiver, Unknown) else ()
    return Standing(HolderId(""), chain, certain=False, because=because)


def key_of(chain: Iterable[Link]) -> Key:
    """Name a chain by its links."""
    return tuple(link_key(link) for link in chain)


def link_key(link: Link) -> str:
    """Name a link by what it says, not by where it is written: an entry may move."""
    if link.grant is not None:
        # Two rows of one grant may give two parts of a matter.
        own = repr(link.row.part) if link.row is not None and link.row.part != WHOLE else ""
        return f"grant:{link.grant.id}{own and ':'}{own}"
    said = link.ownership
    basis = if_known(said.basis)
    cited = [f"{one.instrument} {canonical(one.at)}" for one in basis]
    return ":".join(
        ["law", str(said.holder), *cited, *(repr(one) for one in (said.part, said.term) if one not in (WHOLE, ALWAYS))]
    )


def _reach(standing: Standing, register: Register) -> int | None:
    """Give how many communes the last of a chain stands in anyway; ``None`` for a single body."""
    found = register.holder(holder_of(standing.chain[-1]))
    return places(found, register) if found is not None else None


def _where(tiles: Sequence[Tile], everywhere: int | None, canvas: Canvas) -> str:
    """Say in which communes and cases a chain holds; nothing where it holds in all of them."""
    boxes, known = [one.box for one in tiles], canvas.register.communes

    def place(codes: Sequence[CommuneCode]) -> Text:
        if len(codes) <= _MOST_NAMED:
            return communes(codes, known, _MOST_NAMED)
        if len(codes) in (len(known), everywhere):
            return Text("", "")
        some = communes(codes, known, _MOST_NAMED)
        return Text(f"tại {some.vi}", f"in {some.en}")

    return where(boxes, place, lambda some: cases(some, _MOST_NAMED)).in_(canvas.language)


def holder_of(link: Link) -> HolderId | Unknown:
    """Give who holds after a link."""
    if link.grant is not None:
        return link.grant.receiver
    return link.ownership.holder if link.ownership is not None else Unknown("")
