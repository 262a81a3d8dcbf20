"""What a chart is made from, and the parts that the charts of all subjects have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeVar

from delegation.authority.lapsing import IdleRow
from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Arrow, Chart, KeyGroup, Line, Picture, PictureNode
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import Speaker, holder_name, provisions, registers
from delegation.values import dataclass

T = TypeVar("T")


_MANY = Text("văn bản pháp luật làm căn cứ của từng việc", "the texts of law on which each matter rests")
"""Stands for many texts of law below a chart."""


@dataclass(frozen=True, slots=True)
class Canvas(Speaker):
    """A register on a day, in the language of the chart, with what findings say of steps.

    ``rules_hash`` is printed in small letters where given; ``with_reasons``: why something is not known is told, which no official document does.
    ``idle``: by grant, its rows that move nothing on the day; ``within``: the matters that the chart is of, ``None`` for whatever grants give.
    """

    register: Register
    as_of: Day
    language: Language
    rules_hash: str = ""
    marks: Marks = NO_MARKS
    with_reasons: bool = False
    idle: Mapping[str, Sequence[IdleRow]] = field(default_factory=dict)
    within: frozenset[MatterId] | None = None

    def name(self, holder: HolderId | Unknown | str) -> str:
        """Name a holder."""
        return holder_name(holder, self.register).in_(self.language)

    def place(self, at: str | None) -> str:
        """Cite a place in an instrument; nothing of one that is not known, unless the chart tells what is not known and why."""
        shown = at if self.with_reasons else provisions.known(at)
        return "" if shown is None else provisions.provision(shown).in_(self.language)

    def chart(
        self, title: Text, subject: str, pictures: Iterable[Picture] = (), notes: Iterable[str] = (), sources: Iterable[str] = ()
    ) -> Chart:  # fmt: skip
        """Give the chart of a subject. ``sources``: their ids."""
        return Chart(
            title=title.in_(self.language),
            subject=subject,
            register_name=self.register.name,
            as_of=self.as_of,
            language=self.language,
            pictures=tuple(pictures),
            notes=tuple(notes),
            sources=registers.official_sources(self.register, sources, self.language, _MANY),
            rules_hash=self.rules_hash,
        )

    def picture(
        self, widths: tuple[float, ...], heads: Sequence[Text], nodes: Iterable[PictureNode], arrows: Iterable[Arrow], said: str = "",
        key: tuple[KeyGroup, ...] = (), parts: tuple[Chart, ...] = (),
    ) -> Picture:  # fmt: skip
        """Give a picture with as many headings, of those that its columns may have, as there are widths."""
        headings = tuple(one.in_(self.language) for one in heads[: len(widths)])
        return Picture(widths, headings, tuple(nodes), tuple(arrows), said, key, parts)

    def nothing(self, vi: str, en: str) -> Picture:
        """Say in place of a picture that there is nothing to draw."""
        return Picture((34.0,), ("",), (PictureNode("nothing", "note", 0, (Line(self.say(vi, en)),)),))


def apart(
    whole: Chart, several: Sequence[T], subject: Callable[[T], str], pictures: Callable[[T], tuple[Picture, ...]],
    notes: Callable[[T], tuple[str, ...]] = lambda _: (),
) -> tuple[Chart, ...]:  # fmt: skip
    """Give a chart of its own for each of several, for pages that follow an overview; none where there is one only."""
    if len(several) < 2:  # noqa: PLR2004  one is the whole
        return ()
    return tuple(replace(whole, subject=subject(one), pictures=pictures(one), notes=notes(one)) for one in several)


def known(found: T | None, vi: str, en: str) -> T:
    """Give what was found; raise ``AskedWronglyError`` with a sentence where nothing was."""
    if found is None:
        raise AskedWronglyError(Text(vi, en))
    return found
