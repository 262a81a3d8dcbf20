"""What all pages are made from: a register on a day, what every matter answers, and the findings by what they concern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from delegation.authority.examination import Examination
from delegation.findings import Analysis, Finding
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.questions.horizon import Horizon, horizon
from delegation.questions.timeline import Hold, HolderTimeline, MatterTimeline, timeline_of_holder, timeline_of_matter
from delegation.questions.timeline.days import AnswersByDay
from delegation.questions.who import Answer, about
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data.answers import Asking, PartHolders
from delegation.reports.site.data.map import Edge, Node
from delegation.run import pipeline
from delegation.run.pipeline import Loaded
from delegation.run.site.changing import Handover, changes
from delegation.run.site.data_map import nodes_and_edges, weights

_MATTER = "matter"


class Asked:
    """A register on a day, asked once for the pages of both languages."""

    def __init__(self, loaded: Loaded, examination: Examination) -> None:
        """Ask the checks; what matters answer is heard while their pages are made."""
        self.loaded, self.examination = loaded, examination
        self.analysis: Analysis = pipeline.analyse(loaded, examination, with_subjects=True)
        self.marks = pipeline.marks(examination)
        self._days = AnswersByDay(examination)
        self._told: dict[str, MatterTimeline] = {}
        self.heard: dict[str, tuple[PartHolders, ...]] = {}
        self._alike: dict[tuple[PartHolders, ...], tuple[PartHolders, ...]] = {}
        self.changes: dict[Day, dict[MatterId, Handover]] = {}

    @property
    def register(self) -> Register:
        """The register."""
        return self.loaded.register

    def hear(self, several: Sequence[Asking]) -> None:
        """Keep of what matters answer who decides on the day, everywhere and in all cases, and what changes when."""
        self._told.clear()
        for day, matter, change in changes(several):
            self.changes.setdefault(day, {})[matter] = change
        for one in several:
            parts = one.on(self.examination.as_of).parts
            self.heard[one.matter] = self._alike.setdefault(parts, parts)

    @cached_property
    def apart(self) -> Mapping[str, Answer]:
        """What each matter answers on the day that is another one's from commune to commune; once all are heard."""
        several = (name for name, parts in self.heard.items() if len({one.communes for one in parts}) > 1)
        matters = self.register.matters
        return {name: about(self.examination, matters[MatterId(name)], None, self.marks) for name in several}

    @cached_property
    def histories(self) -> Mapping[str, HolderTimeline]:
        """The history of each holder."""
        return {one: timeline_of_holder(self.examination, one, days=self._days) for one in self.register.holders}

    @cached_property
    def map(self) -> tuple[list[Node], list[Edge]]:
        """The map of authority, coloured by the findings of the day."""
        return nodes_and_edges(self.register, self.analysis.findings)

    @cached_property
    def weights(self) -> Mapping[str, Severity]:
        """The gravest of the findings about each grant, by its id."""
        return weights(self.analysis.findings)

    @cached_property
    def ends(self) -> Horizon:
        """What stops, as far as the register looks ahead."""
        return horizon(self.examination)

    def history_of(self, matter: str) -> MatterTimeline:
        """Give the history of a matter, without what its answer tells; kept for the page in the other language."""
        found = self._told.get(matter)
        if found is None:
            found = self._told[matter] = timeline_of_matter(
                self.examination, MatterId(matter), days=self._days, beside=False
            )
        return found

    def held(self, holder: HolderId) -> tuple[Hold, ...]:
        """Give what a holder has on the day, what is certain first, in the order of its history."""
        day = self.examination.as_of
        here = (
            one for one in self.histories[holder].holds if one.first <= day and (one.last is None or day <= one.last)
        )
        return tuple(sorted(here, key=lambda one: not one.certain))

    @cached_property
    def _found(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        found: dict[tuple[str, str], list[Finding]] = {}
        for one in self.analysis.findings:
            named = {(_MATTER, area.matter) for area in one.areas} | {
                (_MATTER, part) for part in one.key.split(":")[1:]
            }
            for subject in sorted(named | set(one.subjects)):
                found.setdefault(subject, []).append(one)
            found.setdefault(("check", one.check), []).append(one)
        return {subject: tuple(several) for subject, several in found.items()}

    def findings(self, kind: str, name: str) -> tuple[Finding, ...]:
        """Give the findings that concern an entry, in order; of a ``matter`` those that name it."""
        return self._found.get((kind, name), ())

    @cached_property
    def decisions(self) -> tuple[Instrument, ...]:
        """The instruments that give something, in the order of the files."""
        giving = {one.instrument for one in self.register.grants.values()}
        return tuple(one for one in self.register.instruments.values() if one.id in giving)

    @cached_property
    def resting(self) -> tuple[Instrument, ...]:
        """The instruments that give something, lay down norms, do something to others or are found fault with, in the order of the files: they have a page of their own."""
        names = set(_cited(self.register))
        return tuple(
            one
            for one in self.register.instruments.values()
            if one.id in names or one.suspends or one.corrects or one.extends or self.findings("instrument", one.id)
        )

    @cached_property
    def addresses(self) -> Addresses:
        """Where each entry has its page."""
        return Addresses(
            self.register,
            frozenset(one.id for one in self.resting),
            frozenset(one.id for one in self.decisions),
        )


def _cited(register: Register) -> Iterator[str]:
    yield from (one.instrument for one in register.grants.values())
    bases = (register.instrument(basis.instrument) for norm in register.norms for basis in norm.basis)
    yield from (one.id for one in bases if one is not None)
