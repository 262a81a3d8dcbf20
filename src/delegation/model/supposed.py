"""What a hypothesis changes in a register: verbs as values. Nothing here says that a law allows it."""

from __future__ import annotations

from typing import Literal

from delegation.model.holders import CommuneCode, CommuneType, HolderId
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.terms import Day
from delegation.values import dataclass

EndedKind = Literal["instrument", "holder", "norm"]


@dataclass(frozen=True, slots=True)
class Ends:
    """Something ends: its last day is ``to``. ``at``: only this provision of an instrument; ``by``: what ends or replaces it."""

    kind: EndedKind
    id: str
    to: Day
    place: Place
    at: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Withdraws:
    """Grants are taken back: their last day is ``to``. ``matters``: only these of their rows; empty: all."""

    grants: tuple[str, ...]
    to: Day
    matters: tuple[MatterId, ...] = ()


@dataclass(frozen=True, slots=True)
class Heir:
    """Who may take over, and what of it: the matters of some fields, or some cases. Both empty: everything.

    ``others``: the fields that other heirs take; this one takes the rest.
    """

    holder: HolderId
    fields: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    cases: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Inherits:
    """What a holder had may pass to heirs from ``first`` on. That it does needs a text, which nobody has written yet."""

    holder: HolderId
    heirs: tuple[Heir, ...]
    first: Day


@dataclass(frozen=True, slots=True)
class Merges:
    """Communes become one, from ``first`` on. ``code`` stands in for the official code that the new one has not got yet."""

    communes: tuple[CommuneCode, ...]
    code: CommuneCode
    name: str
    type: CommuneType
    first: Day


Verb = Ends | Withdraws | Inherits | Merges


@dataclass(frozen=True, slots=True)
class Supposed:
    """A hypothesis that was laid over a register: its title, what it changes, and ids of entries by kind.

    ``added``: entries that the register does not have; ``replaced``: entries that stand in place of those of the register.
    """

    title: str
    file: str
    verbs: tuple[Verb, ...]
    added: tuple[tuple[str, str], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
