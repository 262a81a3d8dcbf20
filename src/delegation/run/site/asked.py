"""What all pages are made from: a register on a day, what every matter answers, and the findings by what they concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from delegation.authority.examination import Examination
from delegation.findings import Analysis, Finding
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.questions.who import Answer, about
from delegation.reports.site.addresses import Addresses
from delegation.run import pipeline
from delegation.run.pipeline import Loaded

_MATTER = "matter"


class Asked:
    """A register on a day, asked once for the pages of both languages."""

    def __init__(self, loaded: Loaded, examination: Examination) -> None:
        """Ask the checks; every matter is asked when it is first needed."""
        self.loaded, self.examination = loaded, examination
        self.analysis: Analysis = pipeline.analyse(loaded, examination.as_of, with_subjects=True)
        self.marks = pipeline.marks(examination)

    @property
    def register(self) -> Register:
        """The register."""
        return self.loaded.register

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """What each matter answers on the day, everywhere and in all cases."""
        every = self.register.matters.values()
        return {one.id: about(self.examination, one, None, self.marks) for one in every}

    @cached_property
    def _found(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        found: dict[tuple[str, str], list[Finding]] = {}
        for one in self.analysis.findings:
            named = {(_MATTER, area.matter) for area in one.areas} | {(_MATTER, part) for part in one.key.split(":")[1:]}
            for subject in sorted(named | set(one.subjects)):
                found.setdefault(subject, []).append(one)
            found.setdefault(("check", one.check), []).append(one)
        return {subject: tuple(several) for subject, several in found.items()}

    def findings(self, kind: str, name: str) -> tuple[Finding, ...]:
        """Give the findings that concern an entry, in order; of a ``matter`` those that name it."""
        return self._found.get((kind, name), ())

    @cached_property
    def particular(self) -> tuple[Matter, ...]:
        """The matters of which there is more to say than an answer: given by a grant, found fault with, or waiting for something."""
        waiting = {name for one in self.register.requests for name in _matters_of(one)}
        return tuple(
            one
            for name, one in self.register.matters.items()
            if name in self.register.grants_of or name in waiting or self.findings(_MATTER, name)
        )

    @cached_property
    def decisions(self) -> tuple[Instrument, ...]:
        """The instruments that give something, in the order of the files."""
        giving = {one.instrument for one in self.register.grants.values()}
        return tuple(one for one in self.register.instruments.values() if one.id in giving)

    @cached_property
    def resting(self) -> tuple[Instrument, ...]:
        """The instruments on which something rests or that do something to others, in the order of the files: they have a page of their own."""
        names = set(_cited(self.register))
        return tuple(
            one
            for one in self.register.instruments.values()
            if one.id in names or one.number in names or one.suspends or one.corrects or one.extends or self.findings("instrument", one.id)
        )

    @cached_property
    def addresses(self) -> Addresses:
        """Where each entry has its page."""
        return Addresses(
            self.register,
            frozenset(one.id for one in self.particular),
            frozenset(one.id for one in self.resting),
            frozenset(one.id for one in self.decisions),
        )


def _matters_of(request: object) -> Iterable[str]:
    named = getattr(request, "matters", ())
    return named if isinstance(named, tuple) else ()


def _cited(register: Register) -> Iterator[str]:
    yield from register.owned_by
    yield from (one.instrument for one in register.grants.values())
    yield from (basis.instrument for norm in register.norms for basis in norm.basis)
