"""What a hypothesis does to authority: the words of an impact."""

from __future__ import annotations

from typing import Literal, get_args

from delegation.authority.entries import ChangeCause, ordered
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.supposed import Verb
from delegation.questions.compare.words import Role
from delegation.speech import Step
from delegation.values import dataclass

Outcome = Literal[
    "vacant",
    "baseless",
    "idle",
    "unknown",
    "possible",
    "perhaps",
    "shared",
    "returned",
    "moved",
    "added",
    "lessened",
    "settled",
    "doubted",
]
"""``vacant``: nobody owns who did · ``baseless``: nobody owns, and who did was not known before either · ``idle``: nobody acts,
though somebody owns · ``unknown``: who it is is not known then · ``possible``: somebody may take over, and nothing says so
yet · ``perhaps``: who held does not, and whoever is left holds only perhaps · ``shared``: more than one owner ·
``returned``: whoever gave it has it again, and had it all along · ``moved`` and ``added``: somebody else surely holds ·
``lessened``: one of several holds no longer · ``settled`` and ``doubted``: surer or less sure than before."""
ORDER: tuple[Outcome, ...] = get_args(Outcome)
"""Outcomes in the order in which they are told: what needs a decision first.

Every matter has one outcome, the first that is true of it anywhere, for owning or for acting.
"""


@dataclass(frozen=True, slots=True)
class AskedHypothesis:
    """A hypothesis as it was asked for: its title, and what it changes.

    ``remarks``: what of it changes nothing, and why. ``concerns``: the holders that it touches; ``subjects``: those of them
    that it is about.
    """

    title: Text
    verbs: tuple[Verb, ...]
    remarks: tuple[Text, ...] = ()
    concerns: tuple[HolderId, ...] = ()
    subjects: tuple[HolderId, ...] = ()


@dataclass(frozen=True, slots=True)
class SupposedParty:
    """A holder before or after. ``None``: somebody whom the register does not know.

    ``presumed``: it gave what comes back to it, though by what law it had it is not known (``because``).
    """

    holder: HolderId | None
    certain: bool
    because: tuple[str, ...] = ()
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """Who owned or acted before, and who does after.

    ``where``: the communes and cases; ``None``: everywhere, in all cases. ``causes``: why, of all matters to which it happens.
    """

    role: Role
    before: tuple[SupposedParty, ...]
    after: tuple[SupposedParty, ...]
    where: Text | None
    causes: tuple[ChangeCause, ...] = ()


@dataclass(frozen=True, slots=True)
class TouchedMatter:
    """A matter, and the chains by which it was held before and would be after; empty where nobody held or holds it.

    ``further``: the chains of each further shift of its effect, before and after; empty where they are those told already.
    """

    id: MatterId
    title: str
    field: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    further: tuple[tuple[tuple[Step, ...], tuple[Step, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """Matters to which the same happens. ``shifts``: the one that decides the outcome first, then whatever else shifts."""

    outcome: Outcome
    shifts: tuple[Shift, ...]
    matters: tuple[TouchedMatter, ...]

    @property
    def causes(self) -> tuple[ChangeCause, ...]:
        """Why, of all shifts."""
        return ordered(cause for one in self.shifts for cause in one.causes)

    @property
    def role(self) -> Role:
        """The role of the shift that decides."""
        return self.shifts[0].role

    @property
    def before(self) -> tuple[SupposedParty, ...]:
        """Those who stood before the shift that decides."""
        return self.shifts[0].before

    @property
    def after(self) -> tuple[SupposedParty, ...]:
        """Those who stand after the shift that decides."""
        return self.shifts[0].after

    @property
    def where(self) -> Text | None:
        """The communes and cases of the shift that decides."""
        return self.shifts[0].where
