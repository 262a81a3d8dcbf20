"""What the makers of pages share: one language, and what is said often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from delegation.answers.timeline import TimelineSpeaker
from delegation.findings import Language
from delegation.model.holders import Holder
from delegation.model.terms import Day
from delegation.names.codes import is_code
from delegation.questions.figures.status import Status, status
from delegation.reports.shared.rendering import Rendering
from delegation.reports.site.pages import Block, Cell, FindingList, Ref, Said, Section, Table
from delegation.run.site.asked import Asked
from delegation.speech import amount_of, holder_name
from delegation.speech.holders import label
from delegation.speech.registers import WITHOUT_FIELD, named_field


class Making:
    """The register as it is asked for pages of one language."""

    def __init__(self, asked: Asked, language: Language) -> None:
        """Take the answers, which both languages share."""
        self.asked, self.register, self.examination = asked, asked.register, asked.examination
        self.look = Rendering(language)
        self.language, self.say = language, self.look.say
        self.speaker = TimelineSpeaker(self.register, language)
        self._held: dict[str, str] = {}

    @cached_property
    def counts(self) -> Status:
        """What the register holds, in numbers."""
        return status(self.register, self.examination.as_of)

    def matter(self, name: str) -> Ref:
        """Lead to a matter by its code; by its title where it has none that people know it by."""
        return Ref(name if is_code(name) else self.title(name) or name, "matter", name)

    def matter_cells(self, name: str) -> tuple[Ref | str, Ref | str]:
        """Give code and title of a matter as two cells of a table, of which one leads to it."""
        lead = self.matter(name)
        return (lead, self.title(name)) if lead.text == name else ("", lead)

    def title(self, name: str) -> str:
        """Give the title of a matter; nothing for one that the register does not have."""
        found = self.register.matters.get(name)  # type: ignore[call-overload]  # an id of any kind may be asked for
        return found.title if found is not None else ""

    def field(self, name: str) -> str:
        """Name a field by its id; say that there is none where it is not in the register."""
        said = named_field(self.register, name) if name in self.register.fields else WITHOUT_FIELD
        return said.in_(self.language)

    def holder(self, name: str) -> Ref:
        """Lead to a holder by its name; a class with the number of its members."""
        return Ref(holder_name(name, self.register).in_(self.language), "holder", name)

    def held_by(self, holder: Holder) -> str:
        """Name a holder and say how many matters it has on the day; nothing where it has none."""
        found = self._held.get(holder.id)
        if found is None:
            matters = {each for hold in self.asked.held(holder.id) for each in hold.matters}
            amount = amount_of(sorted(matters), self.register).in_(self.language)
            found = self._held[holder.id] = f"{label(holder).in_(self.language)}: {amount}" if matters else ""
        return found

    def found(self, kind: str, name: str) -> Iterator[Section]:
        """Give the section of the findings that concern an entry, where there are any."""
        several = self.asked.findings(kind, name)
        if several:
            yield Section("findings", self.say("Phát hiện", "Findings"), (FindingList(several),))

    def entries(self, matters: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Give matters as a list has them: by id and title."""
        return tuple((name, self.title(name)) for name in matters)

    def section(self, name: str, vi: str, en: str, *blocks: Block) -> Section:
        """Make a section with a title in the language."""
        return Section(name, self.say(vi, en), blocks)

    def table(
        self, caption: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], numbers: frozenset[int] = frozenset()
    ) -> Table:
        """Make a table without the columns in which nothing stands. ``numbers``: the columns that hold numbers."""
        kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
        return Table(
            caption,
            tuple(heads[at] for at in kept),
            [tuple(row[at] for at in kept) for row in rows],
            frozenset(to for to, at in enumerate(kept) if at in numbers),
        )

    def said(self, text: str, *, skip: int = 0) -> Said:
        """Take what a command writes, without its first lines."""
        return Said(tuple(text.splitlines()[skip:]))

    def day(self, one: Day) -> str:
        """Write a day."""
        return self.look.day(one)
