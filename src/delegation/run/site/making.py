"""What the makers of pages share: one language, and what is said often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from delegation.answers.timeline import Speaker
from delegation.findings import Language
from delegation.model.terms import Day
from delegation.questions.figures.status import Status, status
from delegation.questions.who import Answer
from delegation.questions.who.answer import Party
from delegation.reports.questions import who as report
from delegation.reports.shared.rendering import Rendering
from delegation.reports.site.pages import Block, Found, Ref, Said, Section, Table
from delegation.run.site.asked import Asked
from delegation.speech import holder_name
from delegation.speech.terms import usable


class Making:
    """The register as it is asked for pages of one language."""

    def __init__(self, asked: Asked, language: Language) -> None:
        """Take the answers, which both languages share."""
        self.asked, self.register, self.examination = asked, asked.register, asked.examination
        self.look = Rendering(language)
        self.language, self.say = language, self.look.say
        self.speaker = Speaker(self.register, language)

    def answer(self, matter: str) -> tuple[str, tuple[str, ...]]:
        """Give the facts of a matter in one line, and the lines of its answer as ``who`` writes them."""
        return self._told[matter]

    @cached_property
    def _told(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        return {name: self._lines(report.text(one, self.look)) for name, one in self.asked.answers.items()}

    @staticmethod
    def _lines(text: str) -> tuple[str, tuple[str, ...]]:
        _, facts, *lines = text.splitlines()
        return facts.strip(), tuple(lines)

    @cached_property
    def counts(self) -> Status:
        """What the register holds, in numbers."""
        return status(self.register, self.examination.as_of)

    def matter(self, name: str) -> Ref:
        """Lead to a matter by its id."""
        return Ref(name, "matter", name)

    def title(self, name: str) -> str:
        """Give the title of a matter; nothing for one that the register does not have."""
        found = self.register.matters.get(name)  # type: ignore[call-overload]  # an id of any kind may be asked for
        return found.title if found is not None else ""

    def holder(self, name: str) -> Ref:
        """Lead to a holder by its name; a class with the number of its members."""
        return Ref(holder_name(name, self.register).in_(self.language), "holder", name)

    def found(self, kind: str, name: str) -> Iterator[Section]:
        """Give the section of the findings that concern an entry, where there are any."""
        several = self.asked.findings(kind, name)
        if several:
            yield Section("findings", self.say("Phát hiện", "Findings"), (Found(several),))

    def answers_of(self, matters: Iterable[str]) -> Table:
        """Make a table of matters with who owns them, who acts, and until when that goes on."""
        say = self.say
        rows = [self._row(self.asked.answers[name]) for name in matters if name in self.asked.answers]
        heads = (
            say("Mã", "Code"), say("Tên việc", "Matter"), say("Có thẩm quyền", "Owner"),
            say("Giải quyết", "Exerciser"), say("Thời hạn có hiệu lực thực tế", "Usable term"),
        )  # fmt: skip
        caption = say(f"{self.look.number(len(rows))} việc", f"Matters: {self.look.number(len(rows))}")
        return Table(caption, heads, rows)

    def _row(self, answer: Answer) -> tuple[Ref | str | tuple[Ref, ...], ...]:
        owners = [one for part in answer.parts for one in part.owners]
        acting = [one for part in answer.parts for one in part.exercisers]
        terms = dict.fromkeys(usable(one.term).in_(self.language) for one in acting)
        return (self.matter(answer.matter), answer.title, self._names(owners), self._names(acting), "; ".join(terms))

    def _names(self, parties: Iterable[Party]) -> str | tuple[Ref, ...]:
        found = dict.fromkeys((one.name, one.holder, one.certain) for one in parties)
        maybe = self.say(" (chưa chắc chắn)", " (not certain)")
        named = tuple(Ref(name if certain else name + maybe, "holder", holder) for name, holder, certain in found)
        return named or self.say("chưa rõ", "not known")

    def section(self, name: str, vi: str, en: str, *blocks: Block) -> Section:
        """Make a section with a title in the language."""
        return Section(name, self.say(vi, en), blocks)

    def said(self, text: str, *, skip: int = 0) -> Said:
        """Take what a command writes, without its first lines."""
        return Said(tuple(text.splitlines()[skip:]))

    def day(self, one: Day) -> str:
        """Write a day."""
        return self.look.day(one)
