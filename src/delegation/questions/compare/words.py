"""What differs between two registers, or between two days of one: the words of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from delegation.authority.cases import Case
from delegation.authority.entries import ChangeCause, Party, State
from delegation.authority.examination import Examination
from delegation.authority.links import Chain
from delegation.model.figures import Figure, Ledger
from delegation.model.holders import CommuneCode, Holder, HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, Matter, MatterId, Ownership
from delegation.values import dataclass

Role = Literal["owns", "acts", "both"]
"""``both``: whoever owned acted, before and after."""

MoveKind = Literal["added", "ended", "moved", "corrected", "settled", "doubted"]
"""``settled``: who it is was not known, or not sure, and is now; ``doubted``: the other way round. ``corrected``: the register
names another owner by the same law; nobody gave or lost anything by it."""

TurnKind = Literal[
    "added",
    "ended",
    "entered",
    "withdrawn",
    "settled",
    "doubted",
    "moved",
    "corrected",
    "extended",
    "shortened",
    "basis-changed",
    "matters-changed",
    "changed",
]
"""What became of an entry. ``added`` and ``ended`` are said of what holds on one of the two days only; ``entered`` and
``withdrawn`` of an entry that stands in one register only and holds on neither day; ``corrected`` of an ownership that names
another holder by the same law."""


@dataclass(frozen=True, slots=True)
class Area:
    """Communes and cases. ``None``: all of them."""

    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None


@dataclass(frozen=True, slots=True)
class Move:
    """A change of who owns a matter or acts in it, in some areas. Parties are in the order of their ids.

    ``chains``: how those before and those after came to it, a chain for each party, in the first cell where it is so; the
    chain of somebody whom the register does not know is empty. ``back``: those who have again what they had given; where the
    register does not know who owns by law, whoever gave is presumed to have it again: not certain, and not among ``after``.
    """

    role: Role
    kind: MoveKind
    before: tuple[Party, ...]
    after: tuple[Party, ...]
    areas: tuple[Area, ...]
    causes: tuple[ChangeCause, ...]
    chains: tuple[tuple[Chain, ...], tuple[Chain, ...]] = ((), ())
    back: tuple[Party, ...] = ()

    @property
    def lost(self) -> tuple[Party, ...]:
        """Those who stood before and do not stand after."""
        return _without(self.before, self.after)

    @property
    def gained(self) -> tuple[Party, ...]:
        """Those who stand after and did not stand before."""
        return _without(self.after, self.before)

    @property
    def certain(self) -> bool:
        """Whether all who came or went surely did."""
        return all(one.certain for one in (*self.lost, *self.gained))

    @property
    def communes(self) -> frozenset[CommuneCode] | None:
        """Where it is so, in any case; ``None``: everywhere."""
        if any(one.communes is None for one in self.areas):
            return None
        return frozenset(code for one in self.areas for code in one.communes or ())


def _without(those: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    standing = {one.holder for one in others}
    return tuple(one for one in those if one.holder not in standing)


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an entry: its state on either day, and which of its values read differently (``aspects``)."""

    was: State
    becomes: State
    kinds: tuple[TurnKind, ...]
    aspects: tuple[str, ...]
    causes: tuple[ChangeCause, ...]

    @property
    def is_suspended(self) -> bool:
        """Whether it ends for some days only: nothing but a suspension keeps it from holding."""
        why = [one for one in self.causes if one.kind != "restated"]
        return "ended" in self.kinds and bool(why) and all(one.kind == "suspension" for one in why)


@dataclass(frozen=True, slots=True)
class OwnershipChange:
    """An ownership by law that begins, ends or reads differently. ``None``: not in that register."""

    before: Ownership | None
    after: Ownership | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class MatterChange:
    """A matter of which something differs. ``None``: not in that register.

    ``replaced_by``, ``replaces``: the codes that are used in its place since, or that it took over from; who holds it is compared
    with who held those, and is told of the new code alone.
    """

    id: MatterId
    before: Matter | None
    after: Matter | None
    turn: Turn
    ownerships: tuple[OwnershipChange, ...]
    moves: tuple[Move, ...]
    replaced_by: tuple[MatterId, ...] = ()
    replaces: tuple[MatterId, ...] = ()


@dataclass(frozen=True, slots=True)
class GrantChange:
    """A grant that begins, ends or reads differently, and the matters that its annex has more or fewer."""

    id: str
    before: Grant | None
    after: Grant | None
    turn: Turn
    matters_added: tuple[MatterId, ...] = ()
    matters_removed: tuple[MatterId, ...] = ()


@dataclass(frozen=True, slots=True)
class HolderChange:
    """A holder that begins, ends or reads differently."""

    id: HolderId
    before: Holder | None
    after: Holder | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class InstrumentChange:
    """An instrument that begins, ends or reads differently."""

    id: InstrumentId
    before: Instrument | None
    after: Instrument | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A published figure or control total that differs, or stands in one register only."""

    id: str
    before: Figure | Ledger | None
    after: Figure | Ledger | None


EntryKind = Literal[
    "setting",
    "source",
    "field",
    "commune",
    "holder",
    "instrument",
    "norm",
    "form",
    "matter",
    "grant",
    "figure",
    "ledger",
    "waiver",
    "ruling",
    "request",
]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that nobody holds authority by, or the remarks of one, that reads differently.

    ``before`` and ``after``: whether it stands in that register. ``aspects``: the values that differ, by their names in the
    model. Of ``holder``, ``instrument``, ``matter``, ``grant``, ``figure`` and ``ledger`` only what no other change tells
    of: notes, sources, what is still to be checked.
    """

    kind: EntryKind
    id: str
    before: bool
    after: bool
    aspects: tuple[str, ...]


RenamedKind = Literal["instrument", "holder", "matter", "grant"]


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry of one kind whose id was another one before."""

    kind: RenamedKind
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs from ``old`` to ``new``, each kind in the order of ids."""

    old: Examination
    new: Examination
    matters: tuple[MatterChange, ...]
    grants: tuple[GrantChange, ...]
    holders: tuple[HolderChange, ...]
    instruments: tuple[InstrumentChange, ...]
    numbers: tuple[NumberChange, ...]
    others: tuple[EntryChange, ...] = ()
    corrected: Mapping[MatterId, tuple[OwnershipChange, ...]] = field(default_factory=dict)
    """By matter, the ownerships in which only the holder reads differently."""
    renamed: tuple[Renamed, ...] = ()
    """What goes on under another id, by kind and old id; elsewhere here it bears the new one."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.matters
            or self.grants
            or self.holders
            or self.instruments
            or self.numbers
            or self.others
            or self.renamed
        )
