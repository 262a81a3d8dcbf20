"""What is known of a procedure beside who decides it: where it was published, its code in the catalogue, how it is handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from delegation.model.acts import Replacement
from delegation.model.places import Place
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.model.matters import MatterId


@dataclass(frozen=True, slots=True)
class Publication:
    """The instrument that published a procedure after its decider changed, and the day where that is stated.

    ``instrument`` is as written: a number or an id (``Register.instrument``).
    """

    instrument: str
    at: str | None
    on: Day | None
    place: Place


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """What only a procedure has."""

    code: str | Unknown
    internal: bool = False
    agency: str | None = None
    announced_by: str | None = None
    as_of: str | None = None
    owner_weak: bool = False
    catalogue_title: str | None = None
    task: MatterId | None = None
    published: Publication | Unknown | None = None
    replaces: tuple[Replacement, ...] = ()
    replaced_by: tuple[Replacement, ...] = ()
