"""What all pages are made from: a register on a day, what every matter answers, and the findings by what they concern."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from delegation.authority.examination import Examination
from delegation.authority.marks import Marks
from delegation.findings import Analysis, Finding
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.questions.horizon import Horizon, horizon
from delegation.questions.timeline import Hold, HolderTimeline, MatterTimeline, timeline_of_holder, timeline_of_matter
from delegation.questions.timeline.days import AnswersByDay
from delegation.questions.who import Answer, about, codes
from delegation.reports.site.addresses import Addresses, field_of
from delegation.reports.site.data.answers import Asking, PartHolders, Told
from delegation.reports.site.data.map import Edge, Node
from delegation.run import pipeline
from delegation.run.keeping import Kept
from delegation.run.pipeline import Loaded
from delegation.run.site.answers import Answering, by_file, parts_on_the_day, told_on_the_day
from delegation.run.site.changing import Handover, changes
from delegation.run.site.data_map import nodes_and_edges, weights

_MATTER = "matter"


class Asked:
    """A register on a day, asked once for the pages of both languages."""

    def __init__(self, loaded: Loaded, examination: Examination, kept: Kept | None = None) -> None:
        """Take the register; everything is asked when it is first wanted. ``kept``: what is left of an earlier state of it."""
        self.loaded, self.examination = loaded, examination
        self._memory = (kept or Kept()).found
        self._days = AnswersByDay(examination)
        self._histories: dict[str, MatterTimeline] = {}
        self._holders: dict[str, HolderTimeline] = {}
        self._on_the_day: dict[str, Told] = {}
        self._parts: dict[str, tuple[PartHolders, ...]] = {}
        self._alike: dict[tuple[PartHolders, ...], tuple[PartHolders, ...]] = {}
        self._changes: dict[Day, dict[MatterId, Handover]] = {}
        self._unheard = set(range(len(self.files)))
        self.after_each: Callable[[], None] = lambda: None
        """Called after each matter that is heard."""

    @property
    def register(self) -> Register:
        """The register."""
        return self.loaded.register

    @cached_property
    def analysis(self) -> Analysis:
        """What the checks find on the day."""
        return pipeline.analyse(self.loaded, self.examination, with_subjects=True, memory=self._memory)

    @cached_property
    def marks(self) -> Marks:
        """What the findings say of steps on the day."""
        return pipeline.marks(self.examination, self._memory)

    @cached_property
    def files(self) -> list[tuple[Matter, ...]]:
        """The matters of each file of answers."""
        return by_file(self.register)

    @cached_property
    def _answering(self) -> Answering:
        return Answering(self.examination)

    def hear(self, number: int) -> tuple[Asking, ...]:
        """Ask the matters of a file of answers for all days, communes and cases; keep who decides on the day, and what changes when."""
        several = tuple(self._heard(self.files[number]))
        self._unheard.discard(number)
        if not self._unheard:
            self.__dict__.pop("_answering", None)  # the register on a hundred days
        self._histories.clear()
        for day, matter, change in changes(several):
            self._changes.setdefault(day, {})[matter] = change
        self._on_the_day = {one.matter: one.on(self.examination.as_of) for one in several}
        for name, told in self._on_the_day.items():
            self._parts[name] = self._alike.setdefault(told.parts, told.parts)
        return several

    def _heard(self, matters: Iterable[Matter]) -> Iterator[Asking]:
        for one in matters:
            yield self._answering.of(one)
            self.after_each()

    @property
    def changes(self) -> Mapping[Day, Mapping[MatterId, Handover]]:
        """What becomes of which matter on each day; hears all that were not heard yet."""
        for number in sorted(self._unheard):
            self.hear(number)
        return self._changes

    def told(self, matter: MatterId) -> Told:
        """Give what a matter answers on the day where neither a commune nor a case is asked for."""
        found = self._on_the_day.get(matter)
        return told_on_the_day(self.examination, matter, self.marks) if found is None else found

    def parts(self, matter: MatterId) -> tuple[PartHolders, ...]:
        """Give who decides a matter on the day, everywhere and in all cases."""
        found = self._parts.get(matter)
        if found is None:
            found = self._parts[matter] = parts_on_the_day(self.examination, matter)
        return found

    @cached_property
    def apart(self) -> Mapping[MatterId, Answer]:
        """What each matter answers on the day that is another one's from commune to commune."""
        several = (
            one
            for one in sorted(self.register.matters)
            if self._is_divided(one) and len({each.communes for each in self.parts(one)}) > 1
        )
        matters = self.register.matters
        return {name: about(self.examination, matters[name], None, self.marks) for name in several}

    def _is_divided(self, matter: MatterId) -> bool:
        """Tell whether an answer may have more than one part: a part is told of a tile."""
        register, day = self.register, self.examination.as_of
        name = codes.meant(register, matter, day)[0] if register.recoded else matter
        return len(self.examination.tiling(name).at(day, None)) > 1

    def history_of_holder(self, holder: HolderId) -> HolderTimeline:
        """Give the history of a holder."""
        found = self._holders.get(holder)
        if found is None:
            found = self._holders[holder] = timeline_of_holder(self.examination, holder, days=self._days)
        return found

    @cached_property
    def given(self) -> Mapping[tuple[str, str], Sequence[Grant]]:
        """The grants that each holder gives (``giver``) and receives (``receiver``), by the role and its id."""
        found: dict[tuple[str, str], list[Grant]] = {}
        for grant in self.register.grants.values():
            for role, party in (("giver", grant.giver), ("receiver", grant.receiver)):
                if isinstance(party, str):
                    found.setdefault((role, party), []).append(grant)
        return found

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
        found = self._histories.get(matter)
        if found is None:
            found = self._histories[matter] = timeline_of_matter(
                self.examination, MatterId(matter), days=self._days, beside=False
            )
        return found

    def held(self, holder: HolderId) -> tuple[Hold, ...]:
        """Give what a holder has on the day, what is certain first, in the order of its history."""
        day = self.examination.as_of
        holds = self.history_of_holder(holder).holds
        here = (one for one in holds if one.first <= day and (one.last is None or day <= one.last))
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
    def of_fields(self) -> Mapping[str, Sequence[Matter]]:
        """The matters of each field, in the order of the register; of ``WITHOUT_FIELD`` where any have none."""
        found: dict[str, list[Matter]] = {name: [] for name in self.register.fields}
        for matter in self.register.matters.values():
            found.setdefault(field_of(self.register, matter.id), []).append(matter)
        return found

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
