"""What annexes are made from, and the words that they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from delegation.authority import by_law
from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS, Mark, Marks, all_of
from delegation.documents.shared.annex import Annex, AnnexPicture, AnnexTable, PlaceIn, TableCell
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.official import OFFICIAL, Shown, made_official
from delegation.findings import Analysis, Explained, Language, Text
from delegation.model.acts import Interruption
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation, InstrumentId
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.model.worded import english_of
from delegation.names.folding import fold
from delegation.speech import Speaker, areas, instruments, registers, sentence, terms, unknown
from delegation.speech.extensions import extensions
from delegation.speech.gaps import gaps
from delegation.speech.holders import holder_label
from delegation.speech.limits import limits_of
from delegation.speech.matters import co_decides
from delegation.speech.parties import ANY_OF
from delegation.speech.provisions import known, provision
from delegation.speech.requests import waits
from delegation.speech.suspensions import not_given
from delegation.speech.unknowns import reason
from delegation.speech.unknowns import reasons as told
from delegation.values import dataclass

Space = tuple[float, float]
"""Breadth and height in millimetres."""


@dataclass(frozen=True, slots=True)
class AnnexSource(Speaker):
    """What annexes are made from.

    ``analysis`` asks the checks, and ``draw`` draws the pages of what is named after ``so-do:``; both only when an annex wants it. ``checks`` explains each check by its id;
    ``ask_marks`` asks what findings say of the steps that annexes show. ``with_lists``: whether the lists behind the numbers come along; ``is_short``: whether of every annex only the totals are kept.
    ``space``: breadth and height in millimetres that a picture may have where it stands; ``None`` for a page of an annex. ``shown``: what is shown beside the words of an official
    document. ``kinds``: the kinds of annexes that the same paper has, to which one may lead.
    """

    examination: Examination
    language: Language
    rules_hash: str
    analysis: Callable[[], Analysis]
    checks: Mapping[str, Explained]
    draw: Callable[[str, Space | None], tuple[AnnexPicture, ...]]
    with_lists: bool = True
    space: Space | None = None
    ask_marks: Callable[[], Marks] = lambda: NO_MARKS
    shown: Shown = OFFICIAL
    kinds: frozenset[str] = frozenset()
    is_short: bool = False

    @property
    def marks(self) -> Marks:
        """What findings say of steps."""
        return self.ask_marks()

    @property
    def register(self) -> Register:
        """The register."""
        return self.examination.register

    @property
    def as_of(self) -> Day:
        """The day for which the annexes are made."""
        return self.examination.as_of

    def foot(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Give the lines below a table: the hypothesis, the sources by their ids, and the day."""
        titles = (
            registers.source_titles(self.register, sources, self.language)
            if self.shown.sources
            else registers.official_sources(self.register, sources, self.language)
        )
        source = (self.say("Nguồn: ", "Source: ") + "; ".join(titles) + ".",) if titles else ()
        supposing = (f"{one.in_(self.language)}." for one in registers.supposing(self.register))
        return (
            *supposing,
            *source,
            self.say(f"Tính đến ngày {self.day(self.as_of)}.", f"As of {self.day(self.as_of)}."),
        )

    @property
    def made(self) -> str:
        """The line that names the register and the state of its files, where that is shown."""
        if not self.shown.revision:
            return ""
        name, state = self.register.name, self.rules_hash[:12]
        return self.say(f"Lập từ {name}, bản {state}.", f"Made from {english_of(name)}, state {state}.")

    def annex(
        self, key: str, title: Text, sheet: Text, table: AnnexTable, notes: Notes | None = None,
        *, remarks: Iterable[Text] = (), sources: Iterable[str] = (), wide: bool = True, enclosed: Text | None = None,
    ) -> Annex:  # fmt: skip
        """Give an annex with a table, its notes and remarks, and the lines that stand below every table. ``enclosed``: the document that it goes with."""
        language = self.language
        made = Annex(
            key=key,
            title=title.in_(language),
            sheet=sheet.in_(language),
            body=table,
            wide=wide,
            notes=notes.sentences if notes is not None else (),
            on_paper=notes.on_paper if notes is not None else (),
            remarks=tuple(one.in_(language) for one in remarks),
            foot=self.foot(sources),
            made=self.made,
            enclosed=None if enclosed is None else enclosed.in_(language),
        )
        return self.official(made)

    def official(self, annex: Annex) -> Annex:
        """Give an annex in the words of an official document; with ids and names of files where they are shown."""
        return made_official(
            annex, self.register, self.language, with_ids=self.shown.sources, with_notes=self.shown.notes
        )

    def unknown(self, reason: str) -> TableCell:
        """Say that something is not known; why, where working notes are shown."""
        return TableCell(unknown(Unknown(reason if self.shown.notes else "")).in_(self.language), "unknown")

    def why(self, value: object) -> str:
        """Give the reason for which a value is not known, behind a colon, where working notes are shown."""
        return f": {reason(value.reason).in_(self.language)}" if isinstance(value, Unknown) and self.shown.notes else ""

    def holder(self, holder: HolderId | Unknown) -> TableCell:
        """Name a holder, or say why it is not known."""
        return self.unknown(holder.reason) if isinstance(holder, Unknown) else TableCell(self.name_of(holder))

    def receivers(self, grant: Grant) -> TableCell:
        """Name the receiver of a grant, or all to any one of whom it is given, or say why it is not known."""
        if not grant.alternates:
            return self.holder(grant.receiver)
        return TableCell(f"{ANY_OF.in_(self.language)}{', '.join(map(self.name_of, grant.alternates))}")

    def marks_of(self, grant: Grant, matters: Iterable[str] | None = None) -> tuple[Mark, ...]:
        """Give the marks of a grant, and of those that are stated together with it."""
        wanted = None if matters is None else tuple(matters)
        return all_of(self.marks.on_grant(one.id, wanted) for one in self.register.stated_with(grant))

    def name_of(self, holder: str | Unknown) -> str:
        """Name a holder in short."""
        return holder_label(holder, self.register).in_(self.language)

    def basis(self, basis: tuple[Citation, ...] | Unknown) -> TableCell:
        """Cite a legal basis, or say why it is not known."""
        if isinstance(basis, Unknown):
            return self.unknown(basis.reason)
        if not basis:
            return self.unknown("")
        return TableCell(sentence(self.cited(basis)), place=self._place(self._printed(basis)))

    def cited(self, basis: tuple[Citation, ...]) -> str:
        """Cite a legal basis within a sentence, where a place begins with a small letter."""
        cited = (instruments.citation(self.register, one).in_(self.language) for one in self._printed(basis))
        return "; ".join(dict.fromkeys(cited))

    def _printed(self, basis: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return basis if self.shown.notes else tuple(replace(one, at=known(one.at)) for one in basis)

    def _place(self, cited: tuple[Citation, ...]) -> PlaceIn | None:
        """Give the places of one instrument that are cited; nothing where several are, or one as a whole."""
        names = {instruments.instrument_name(self.register, one.instrument).in_(self.language) for one in cited}
        places = [provision(one.at).in_(self.language) for one in cited if known(one.at) is not None and one.at]
        if len(names) > 1 or len(places) < len(cited):
            return None
        return PlaceIn(sentence("; ".join(dict.fromkeys(places))), names.pop())

    def owners(self, matter: Matter) -> TableCell:
        """Name the owners of a matter by law on the day, each with its part where there are several; say why they are not known, or that there is none."""
        several = by_law.on_day(self.examination, matter)
        known = [one for one in several if not isinstance(one.holder, Unknown)]
        if several and not known:
            return self.unknown(next(one.holder.reason for one in several if isinstance(one.holder, Unknown)))
        if not several:
            return TableCell(self.nobody(matter))
        return TableCell("; ".join(dict.fromkeys(self._owner(one, several) for one in several)))

    def _owner(self, one: Ownership, several: tuple[Ownership, ...]) -> str:
        bare = isinstance(one.holder, Unknown)
        name = unknown(Unknown("")).in_(self.language) if bare else self.name_of(one.holder)
        part = areas.part(one.part, self.register.communes).in_(self.language) if len(several) > 1 else ""
        return f"{name} ({part})" if part else name

    def nobody(self, matter: Matter) -> str:
        """Say that nobody has it on the day, and who had it before, or has it from a later day on."""
        several = [one for one in matter.owners if not isinstance(one.holder, Unknown)]
        later = [one for one in several if one.term.life(self.as_of) == "not-yet"]
        before, after = (
            "; ".join(dict.fromkeys(self.name_of(one.holder) for one in some))
            for some in ([one for one in several if one not in later], later)
        )
        if before:
            return self.say(f"không còn chủ thể (trước đó: {before})", f"nobody any more (before: {before})")
        if after:
            return self.say(f"chưa có chủ thể (sau này: {after})", f"nobody yet (later: {after})")
        return self.say("chưa xác định chủ thể", "nobody")

    def law_of(self, matter: Matter) -> TableCell:
        """Cite by what the owners of a matter have it on the day; else the basis of the matter itself."""
        return self.basis(by_law.cited_on(self.examination, matter) or matter.basis)

    def instrument(self, name: str, notes: Notes) -> TableCell:
        """Name an instrument by kind and number; where the number is not public, its title stands in a note."""
        found = self.register.instruments.get(InstrumentId(name))
        if found is None:
            return TableCell(name)
        full = instruments.instrument(found).in_(self.language)
        if isinstance(found.number, str):
            return TableCell(full)
        short = self.say("Văn bản chưa công bố số", "Instrument without a public number")
        why = f" ({reason(found.number.reason).in_(self.language)})" if self.shown.notes else ""
        return TableCell(short, notes=notes.add(sentence(f"{full}{why}.")))

    def term(self, term: Term, notes: Notes) -> TableCell:
        """Say from when until when something holds; why a day is not known stands in a note."""
        said = sentence(terms.term(term).in_(self.language))
        reasons = [one for one in dict.fromkeys(term.unknowns) if not Unknown(one).is_bare]
        if not reasons or not self.shown.notes:
            return TableCell(said, "unknown" if term.unknowns else "text")
        return TableCell(said, "unknown", notes=notes.add(f"{said}: {told(reasons).in_(self.language)}."))

    def granted(self, grant: Grant, row: AnnexRow | None, notes: Notes) -> TableCell:
        """Say from when until when a grant gives a row, or all of it, and by what that was extended."""
        given = grant.for_row(row) if row is not None else grant
        cell = self.term(given.term, notes)
        longer = (one.in_(self.language) for one in extensions(given, self.register))
        return replace(cell, value=", ".join((str(cell.value), *longer))) if given.extended else cell

    def limits(self, grant: Grant, row: AnnexRow | None) -> tuple[str, ...]:
        """Say on which days a grant, or a row of it, does not give, and what limits it; empty where nothing does."""
        held = not_given(grant, self.register, self._is_told, row)
        told = limits_of(grant, self.register, row, unread=self.shown.notes, with_reasons=self.shown.notes)
        return tuple(one.in_(self.language) for one in (*held, *told))

    def _is_told(self, one: Interruption) -> bool:
        """Whether an annex tells that something is not given: a pause on its days only, an end before it comes, for it cuts the term."""
        return one.term.possibly_holds(self.as_of) if one.kind == "suspended" else one.term.life(self.as_of) != "ended"

    def co_deciding(self, matter: Matter | None) -> list[str]:
        """Say of whom something is needed before anything is decided, and what."""
        if matter is None:
            return []
        named = ((holder_label(one, self.register), act) for one, act in matter.co_deciding)
        stated = gaps(matter.gaps, self.register) if self.shown.notes else ()
        return [one.in_(self.language) for one in (*(co_decides(*each) for each in named), *stated)]

    def waiting(self, matter: MatterId) -> list[str]:
        """Say what waits for an answer on the day that is surely about a matter: proposals, withdrawals asked for, duties."""
        found = self.register.matters.get(matter)
        if found is None or not self.register.requests:
            return []
        from delegation.questions.who.requests import waiting  # noqa: PLC0415  only where a register has any

        several = (one for one in waiting(self.examination, found) if one.certain)
        return [waits(one.said, one.standing, certain=True).in_(self.language) for one in several]

    def code(self, matter: Matter | None) -> TableCell:
        """Give the code of a procedure; a task has none."""
        if matter is None or matter.procedure is None:
            return TableCell("–")
        code = matter.procedure.code
        return self.unknown(code.reason) if isinstance(code, Unknown) else TableCell(code, "code")

    def title(self, matter: MatterId) -> str:
        """Name a matter by its title; by its id where the register has none of it."""
        found = self.register.matters.get(matter)
        return sentence(found.title) if found is not None else matter

    def field(self, matter: Matter | None) -> str:
        """Name the field of a matter."""
        return registers.field_name(self.register, matter).in_(self.language)

    def remark(self, matter: Matter) -> str:
        """Give the working notes of a matter, where they are shown: what is said of it, and what must still be checked."""
        if not self.shown.notes:
            return ""
        return sentence("; ".join(self.localised(one) for one in (matter.note, matter.review) if one))


_DIGITS = re.compile(r"\d+")


def in_order(text: str) -> tuple[str, str]:
    """Sort key for names and ids: without diacritics, numbers by their size."""
    return (_DIGITS.sub(lambda found: found[0].zfill(8), fold(text)), text)
