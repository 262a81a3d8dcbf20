"""Bodies, offices and classes of them, and the communes that classes are tiled by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal, NewType

from delegation.model.gaps import Gap
from delegation.model.places import Place
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.values import dataclass

HolderId = NewType("HolderId", str)
CommuneCode = NewType("CommuneCode", str)
CommuneType = Literal["ward", "rural-commune", "special-zone"]
Level = Literal["central", "city", "district", "commune"]
DEPUTIES = frozenset({"deputy-head", "vice-chair", "council-vice-chair"})
"""Kinds of holders who sign for their head."""
_OF_STATE = frozenset({"hdnd", "ubnd"})
"""Axes whose holders do the work of the State; tasks of state management are nobody else's."""


@dataclass(frozen=True, slots=True)
class Succession:
    """That a commune became another one, or a part of it, on the day ``on``.

    ``by``: the number or id of the instrument that says so, ``at`` its place. ``follows``: it says that what was decided for the old
    commune goes on for the new one.
    """

    old: CommuneCode
    new: CommuneCode
    on: Day | Unknown
    place: Place
    by: str | None = None
    at: str | None = None
    follows: bool | Unknown = False


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a commune had before, until which day, and what renamed it (a number or id)."""

    name: str
    until: Day | Unknown | None
    by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Rating:
    """The class (``I``, ``II``, ``III``) or the group (``1``, ``2``, ``3``) of a commune on some days; or why it is not known."""

    value: str | Unknown
    term: Term
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a commune is ready for something (``subject``), as a source says of it alone. ``as_of``: when it was so."""

    subject: str
    state: bool | Unknown
    as_of: str | None
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Commune:
    """A ward or commune of the second tier, with its official five-digit code.

    ``becomes``: what it became, as its entry says; ``Register.succession`` has all of them with their days. ``has_twin``: another one
    of the register bears its name.
    """

    code: CommuneCode
    name: str
    type: CommuneType
    place: Place
    term: Term = ALWAYS
    source: tuple[str, ...] = ()
    becomes: tuple[Succession, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    classes: tuple[Rating, ...] = ()
    groups: tuple[Rating, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    gaps: tuple[Gap, ...] = ()
    has_twin: bool = field(default=False, compare=False)

    @property
    def label(self) -> str:
        """Its name, with the code where another one of the register bears it, too."""
        return f"{self.name} ({self.code})" if self.has_twin else self.name


@dataclass(frozen=True, slots=True)
class Counted:
    """Members of a class that are counted but not named."""

    count: int | Unknown
    note: str | None = None


TerritoryName = Literal["communes", "wards", "rural-communes"]
COMMUNES_OF: Mapping[str, tuple[CommuneType, ...]] = {
    "communes": ("ward", "rural-commune", "special-zone"),
    "wards": ("ward",),
    "rural-communes": ("rural-commune",),
}
"""Of which types the communes of a territory are. Xã, phường and đặc khu are three units (Luật 72/2025/QH15 Điều 1): a special zone is neither of the others."""


def lasting(communes: Iterable[Commune]) -> Mapping[CommuneType, int]:
    """Count the communes of which no last day is known, by type; a type of which there is none counts as none."""
    return Counter(one.type for one in communes if not isinstance(one.term.end, Day))


@dataclass(frozen=True, slots=True)
class Holder:
    """Whatever can hold authority: a body, an office, or a class of either.

    ``members`` makes it a class: the name of a set of communes (one holder in each), or a count.
    ``within`` names the class of which this one is a part (UBND phường within UBND cấp xã): the same
    holders, in fewer communes. ``head_of`` is the body that this office heads.
    """

    id: HolderId
    name: str
    kind: str
    level: Level
    place: Place
    short: str = ""
    name_en: str | None = None
    axis: str | None = None
    parent: HolderId | None = None
    head_of: HolderId | None = None
    members: TerritoryName | Counted | None = None
    within: HolderId | None = None
    successors: tuple[HolderId, ...] = ()
    term: Term = ALWAYS
    internal_process: bool | Unknown | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
    review: str | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def is_of_state(self) -> bool:
        """Whether it may do the work of the State, as far as its axis says; the Party and the Front do not."""
        return self.axis is None or self.axis in _OF_STATE

    @property
    def is_class(self) -> bool:
        """Whether this stands for several holders."""
        return self.members is not None

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name


def by_body(holders: Iterable[Holder]) -> Mapping[str, tuple[Holder, ...]]:
    """Put the offices together that head a body and end with it, each in the order of ids."""
    found: dict[str, list[Holder]] = {}
    for one in sorted(holders, key=lambda one: one.id):
        if one.head_of is not None:
            found.setdefault(one.head_of, []).append(one)
    return {body: tuple(heads) for body, heads in found.items()}
