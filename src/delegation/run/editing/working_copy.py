"""The files of a register in memory, in which several are changed together before any is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Analysis, Finding, Problem, Text
from delegation.loading.disk import DRAFTS, drafts, files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import ENDINGS, RuleFile
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, applied
from delegation.run import pipeline
from delegation.run.keeping import Kept
from delegation.run.pipeline import Loaded, Read
from delegation.values import dataclass

UNSOUND = ("DLG001", "DLG002", "DLG003", "DLG004", "DLG005")
"""Faults with which nobody knows what a file says."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file of the register before and after, without the mark that some editors put before a text, and at how many places it was changed.

    ``before`` ``None``: it is new; ``after`` ``None``: it is gone.
    """

    name: str
    before: bytes | None
    after: bytes | None
    places: int = 1


class WorkingCopy:
    """The rule files of a register, and the hypotheses that lie in its folder ``drafts/``, by name. It is never changed itself."""

    def __init__(
        self,
        rules: Mapping[str, RuleFile],
        hypotheses: Mapping[str, RuleFile],
        problems: Iterable[Problem] = (),
        kept: Kept | None = None,
    ) -> None:
        """Take files by name, what was wrong with the files themselves, and what is kept of a register that has most files in common."""
        self.rules, self.hypotheses = dict(rules), dict(hypotheses)
        self._problems = tuple(problems)
        self._kept = Kept() if kept is None else kept

    @classmethod
    def read(cls, root: Path) -> WorkingCopy:
        """Read the register in a folder. Raises ``DelegationError`` where a hypothesis may not be read."""
        found, problems = files.read(root)
        places = sorted(one for one in (root / DRAFTS).rglob("*") if one.name.endswith(ENDINGS) and one.is_file())
        named = ((place.relative_to(root).as_posix(), place) for place in places)
        laid = (replace(one, name=name) for name, place in named for one in drafts.read([place], root))
        return cls({one.name: one for one in found}, {one.name: one for one in laid}, problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the files themselves."""
        return self._problems

    @property
    def every(self) -> dict[str, RuleFile]:
        """All files by name, rule files first."""
        return {**self.rules, **self.hypotheses}

    @property
    def parsed(self) -> Mapping[bytes, Read]:
        """Documents by the digest of their file."""
        return self._kept.documents

    @cached_property
    def loaded(self) -> Loaded:
        """The register as its files make it."""
        return self._kept.built(list(self.rules.values()), self._problems, Cache(None))

    def supposing(self, name: str) -> Loaded:
        """Give the register with one of the hypotheses laid over it."""
        found = [*self.rules.values(), self.hypotheses[name]]
        return pipeline.build_register(found, self._problems, Cache(None), self._kept.documents)

    def documents(self, hypothesis: str | None = None) -> list[Read]:
        """Give the documents, with that of a hypothesis where one is named."""
        return self.read_of(self.loaded if hypothesis is None else self.supposing(hypothesis))

    def read_of(self, built: Loaded) -> list[Read]:
        """Give the documents of a register that was built of its files."""
        return [self._kept.documents[one.digest] for one in built.files]

    def document(self, name: str) -> Document:
        """Give the document of a file. Raises ``KeyError`` where there is no such file."""
        if name in self.hypotheses:
            self.supposing(name)
            return self._kept.documents[self.hypotheses[name].digest][0]
        return next(one for one in self.loaded.documents if one.name == name)

    def analyse(self, day: date) -> Analysis:
        """Ask all checks, with what the baseline lists."""
        return pipeline.analyse(self.loaded, day, against_baseline=True)

    def edited(self, edits: Mapping[str, Iterable[Edit]]) -> WorkingCopy:
        """Give it with some characters of some files changed."""
        every = self.every
        return self.holding(
            {
                name: applied(every[name].data.decode(), dict.fromkeys(of_file)).encode()
                for name, of_file in edits.items()
            }
        )

    def holding(self, contents: Mapping[str, bytes | None]) -> WorkingCopy:
        """Give it with some files holding something else, ``None``: gone; one that is new has the kind that its place says.

        Raises ``AskedWronglyError`` where a place is that of no kind.
        """
        rules, laid = dict(self.rules), dict(self.hypotheses)
        for name, data in contents.items():
            kind = files.kind_of(name)
            if data is None:
                del rules[name]
            elif name in laid:
                laid[name] = replace(laid[name], data=data)
            elif kind is not None:
                rules[name] = RuleFile(name, kind, data)
            else:
                raise AskedWronglyError(files.out_of_place(name).said)
        in_order = {name: rules[name] for name in sorted(rules)}
        return WorkingCopy(in_order, laid, self._problems, self._kept)

    def changes(self, since: WorkingCopy) -> tuple[ChangedFile, ...]:
        """Give the files that differ from those of another one, in the order of their names."""
        old, new = ({name: one.data for name, one in copy.every.items()} for copy in (since, self))
        names = sorted({*old, *new})
        return tuple(ChangedFile(one, old.get(one), new.get(one)) for one in names if old.get(one) != new.get(one))

    def refuse_faults(self, concerned: Iterable[str]) -> None:
        """Refuse to change files of which nobody knows what they say. Raises ``DelegationError`` with the first fault."""
        names = set(concerned)
        for built in (self.loaded, *(self.supposing(one) for one in self.hypotheses if one in names)):
            for check, one in built.problems:
                if check in UNSOUND and one.place.file in names:
                    raise DelegationError(_faulty(built, check, one))


def _faulty(built: Loaded, check: str, problem: Problem) -> Text:
    at, said = built.locate(problem.place), problem.said
    return Text(
        f"Chưa sửa gì: tệp {at.file} đang có lỗi {check} ở dòng {at.line} ({said.vi.rstrip('.')}), nên chưa rõ nội dung của tệp. Hãy sửa lỗi đó trước "
        "(delegation check), rồi chạy lại.",
        f"Nothing is changed: {at.file} has a fault {check} on line {at.line} ({said.en.rstrip('.')}), so nobody knows what it says. Mend that "
        "first (delegation check), then run this again.",
    )


def come_and_gone(before: Analysis, after: Analysis) -> tuple[list[Finding], list[Finding]]:
    """Give the findings that stand after a change and did not before, and those that stood before only."""
    old, new = ({one.key for one in run.findings} for run in (before, after))
    return [one for one in after.findings if one.key not in old], [one for one in before.findings if one.key not in new]
