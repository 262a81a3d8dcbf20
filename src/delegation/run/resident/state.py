"""The register as it was at one moment of writing; it is never changed, so that questions and checks need not wait for one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from threading import Lock

from delegation.authority.examination import Examination
from delegation.authority.marks import Marks
from delegation.findings import Analysis
from delegation.loading.text.document import Document
from delegation.model.register import Register
from delegation.names.naming import Named
from delegation.run import pipeline
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.keeping import Kept
from delegation.run.pipeline import Loaded


class State:
    """A register on a day.

    ``unread``: by name the documents of texts that cannot be read, for which ``copy`` holds the last that could. ``laid``: the hypotheses by name. ``version``: of the
    texts that it was made of; ``written``: the names of those that were open.
    """

    def __init__(
        self,
        copy: WorkingCopy,
        unread: Mapping[str, Document],
        laid: Mapping[str, Document],
        day: date,
        version: int,
        written: frozenset[str],
        kept: Kept | None = None,
    ) -> None:
        self.copy, self.unread, self.laid, self.day, self.version, self.written = (
            copy, unread, laid, day, version, written
        )  # fmt: skip
        self._kept = Kept() if kept is None else kept
        self._lock = Lock()
        self._analysis: Analysis | None = None
        self._supposed: dict[str, Loaded] = {}
        self._examinations: dict[str, Examination] = {}
        self._marks: dict[str, Marks] = {}
        self._named: dict[str, Sequence[Named]] = {}

    @property
    def loaded(self) -> Loaded:
        """What was read."""
        return self.copy.loaded

    @property
    def register(self) -> Register:
        """The register."""
        return self.copy.loaded.register

    def examination(self, name: str) -> Examination:
        """Give the register on the day as whoever writes a file means it."""
        key = name if name in self.laid else ""
        if key not in self._examinations:
            self._examinations[key] = Examination(self.under(name).register, self.day)
        return self._examinations[key]

    def marks(self, name: str) -> Marks:
        """Give what findings say of the steps of chains, under a hypothesis where the file is one."""
        key = name if name in self.laid else ""
        if key not in self._marks:
            self._marks[key] = pipeline.marks(self.examination(name), self._kept.found if not key else None)
        return self._marks[key]

    @property
    def analysis(self) -> Analysis:
        """What all checks find, with what the baseline lists set aside; asked once, by whichever thread comes first."""
        with self._lock:
            if self._analysis is None:
                self._analysis = self._kept.analyse(self.loaded, self.day, against_baseline=True)
            return self._analysis

    def under(self, name: str) -> Loaded:
        """Give the register as whoever writes a file means it: with a hypothesis laid over it where the file is one."""
        if name not in self.laid:
            return self.loaded
        if name not in self._supposed:
            self._supposed[name] = self.copy.supposing(name)
        return self._supposed[name]

    def document(self, name: str) -> Document | None:
        """Give a file as it is read now; ``None`` where the register has no such file."""
        if name in self.unread:
            return self.unread[name]
        return self.understood(name)

    def understood(self, name: str) -> Document | None:
        """Give a file as the register understands it: of one that cannot be read the last text that could."""
        return self.laid.get(name) or self._by_name.get(name)

    def drafts(self) -> Iterator[str]:
        """Give the names of the hypotheses that are open."""
        yield from (name for name in self.laid if name in self.written)

    def documents(self) -> Iterator[Document]:
        """Give all files as they are read now, hypotheses last."""
        for name in (*self._by_name, *self.laid):
            document = self.document(name)
            if document is not None:
                yield document

    def named(self, group: str, find: Callable[[], Sequence[Named]]) -> Sequence[Named]:
        """Give the names of a group of entries, found once."""
        if group not in self._named:
            self._named[group] = find()
        return self._named[group]

    @cached_property
    def _by_name(self) -> dict[str, Document]:
        return {one.name: one for one in self.loaded.documents}
