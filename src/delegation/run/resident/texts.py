"""Texts that somebody is writing, laid over the files of the disk; of one that cannot be read the last that could."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import RLock

from delegation.findings import Problem
from delegation.loading.disk import DRAFTS, drafts, files, is_passed_over
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import ENDINGS, RuleFile
from delegation.loading.text.document import Document
from delegation.run import pipeline
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.keeping import Kept
from delegation.run.pipeline import Read
from delegation.run.resident.state import State


def kind_of(name: str) -> str | None:
    """Tell the kind of a file by its path below the register; ``None`` where the register does not read it."""
    if not name.endswith(ENDINGS):
        return None
    if name.startswith(f"{DRAFTS}/"):
        return drafts.KIND
    return None if is_passed_over(name) else files.kind_of(name)


class Resident:
    """The register in a folder, with the texts that are open. Safe under several threads."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        """Read the folder ``root`` of ``register.yaml``. ``today`` gives the day that is asked about, whenever it is asked."""
        self.root = root
        self._today = today
        self._texts: dict[str, bytes] = {}
        self._good: dict[str, bytes] = {}
        self._kept = Kept()
        self._lock = RLock()
        self._version = 0
        self._state: State | None = None
        self._disk: dict[str, RuleFile] = {}
        self._problems: tuple[Problem, ...] = ()
        self.reread()

    def reread(self) -> None:
        """Read the disk again: files may have come, gone or changed. Texts that are open stay."""
        copy = WorkingCopy.read(self.root)
        with self._lock:
            self._disk, self._problems = copy.every, copy.problems
            self._version += 1

    def write(self, name: str, text: str) -> None:
        """Lay a text over the file of a name, its path below the register, whether the disk has it or not."""
        data = files.without_mark(text.encode("utf-8", "replace"))
        with self._lock:
            if self._texts.get(name) != data:
                self._texts[name] = data
                self._version += 1

    def close(self, name: str) -> None:
        """Take a text away: what the disk holds counts again."""
        with self._lock:
            self._good.pop(name, None)
            if self._texts.pop(name, None) is not None:
                self._version += 1

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._version

    @property
    def written(self) -> frozenset[str]:
        """The names of the texts that are open."""
        with self._lock:
            return frozenset(self._texts)

    def state(self) -> State:
        """Give the register as the texts and the disk make it now."""
        with self._lock:
            day = self._today()
            if self._state is None or (self._state.version, self._state.day) != (self._version, day):
                self._state = self._built(day)
            return self._state

    def _built(self, day: date) -> State:
        found, unread, problems = dict(self._disk), dict[str, Document](), list(self._problems)
        for name, data in self._texts.items():
            kind = kind_of(name)
            if kind is None:
                continue
            problems = [one for one in problems if one.place.file != name]
            if len(data) > files.LARGEST_FILE:
                problems.append(files.too_large(name))
                continue
            written = RuleFile(name, kind, data)
            found[name] = written
            document = self._read(written)[0]
            if document.tree is None:
                unread[name] = document
                found[name] = self._last_good(written)
            else:
                self._good[name] = data
        # What was written before is forgotten: memory is that of the register, however long somebody writes.
        self._kept.forget(found.values())
        rules = {name: found[name] for name in sorted(found) if found[name].kind != drafts.KIND}
        laid = {name: found[name] for name in sorted(found) if found[name].kind == drafts.KIND}
        copy = WorkingCopy(rules, laid, problems, self._kept)
        drafted = {name: self._read(one)[0] for name, one in laid.items()}
        return State(copy, unread, drafted, day, self._version, frozenset(self._texts), self._kept)

    def _last_good(self, written: RuleFile) -> RuleFile:
        """Give the last text of a file that could be read; the text itself where none could."""
        on_disk = self._disk.get(written.name)
        for data in (self._good.get(written.name), on_disk.data if on_disk is not None else None):
            if (
                data is not None
                and self._read(before := RuleFile(written.name, written.kind, data))[0].tree is not None
            ):
                return before
        return written

    def _read(self, one: RuleFile) -> Read:
        return pipeline.remembered([one], Cache(None), self._kept.documents)[0]


def below(root: Path, place: Path) -> str | None:
    """Give the name of a file of a register, its path below ``root`` with ``/``; ``None`` for one that is not in it."""
    for folder, path in ((root, place), (root.resolve(), place.resolve())):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return None
