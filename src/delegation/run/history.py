"""The history of one matter, holder or instrument: each commit that changed its authority, and what it changed."""

from __future__ import annotations

import marshal
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from delegation.answers.changes.entries import grant_name
from delegation.answers.changes.events import Commit, History, HistoryEvent, lines
from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.findings import Text
from delegation.loading.disk.cache import Cache, ReadCache, plain_values
from delegation.loading.disk.files import find_register, program_hash
from delegation.loading.disk.git import Repository
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.names import naming
from delegation.questions.compare import Comparison, compare
from delegation.questions.compare.touched import UNTOUCHED, TouchedIds, concerning, touched
from delegation.run import pipeline
from delegation.run.pipeline import Loaded
from delegation.run.subjects import SubjectKind, everything

Tell = Callable[[int, int], None]
"""Is told which commit of how many is being read."""
_Kept = dict[str, tuple[list[str], list[str]]]
"""What is touched between two trees, by their hashes: it holds for ever, in any repository."""
LOGGED: tuple[SubjectKind, ...] = ("holder", "matter", "instrument")
"""What has a history that can be asked for by name."""
_REGISTERS = 6
"""Registers that are held at a time: a commit is compared with its parents, which come soon after it."""


class Historian:
    """Reads the registers of a repository and remembers what each commit touched."""

    def __init__(self, repository: Repository, present: Loaded, cache: Cache, tell: Tell) -> None:
        """Take the register as it lies in the folder now, and what earlier runs kept."""
        self._repository, self._present = repository, present
        self._cache, self._tell = cache, tell
        self._memory: dict[bytes, pipeline.Read] = {}
        self._registers: OrderedDict[str, Loaded] = OrderedDict()
        self._name = f"history-{program_hash().hex()}"
        self._touched: _Kept = plain_values(self._cache.read(self._name))
        self._known = len(self._touched)
        self.commits = repository.commits()
        trees = {name for one in self.commits for name in (one.hash, *one.parents)}
        self._trees = repository.trees(sorted(trees))
        if not self.commits:
            raise NotAvailableError(
                Text(
                    "git chưa có commit nào của thư mục sổ này, nên chưa có lịch sử. Hãy git add rồi git commit thư mục đó.",
                    "git has no commit of this folder yet, so there is no history. Add and commit it first.",
                )
            )

    def knows(self, name: str) -> bool:
        """Say whether any register of the history had an entry that concerned this id."""
        every = (self._touching(one, parent) for one in self.commits for parent in self._parents(one))
        return any(name in one.ids or name in one.named for one in every)

    def find(self, asked: str) -> tuple[str, Text]:
        """Give the id that is meant and its name: in the present register by name, in its history by the exact id.

        Raises ``AskedWronglyError`` where the name means nothing or several things.
        """
        register = self._present.register
        named = register.grants_named(asked)
        if named:
            said = grant_name(named[0], register)
            return asked, Text(f"{asked}: {said.vi}", f"{asked}: {said.en}")
        try:
            found = naming.resolve(asked, [*everything(register, LOGGED)], naming.Kind.ENTRY)
        except AskedWronglyError:
            if not self.knows(asked):
                raise
            return asked, Text(f"{asked} (không còn trong sổ)", f"{asked} (no longer in the register)")
        kind, _, name = found.id.partition(":")
        title = found.title if kind == "chu-the" else f"{name} «{found.title}»"
        return name, Text(title, title)

    def of(
        self, subject: str, named: Text, day: Day, *, with_remarks: bool = False, limit: int | None = None
    ) -> History:
        """Tell the history of the id of a matter, holder or instrument; every register is examined on the same day.

        ``with_remarks``: also of notes, sources and what else gives nobody authority. ``limit``: how many events at most.
        """
        told: list[HistoryEvent] = []
        for found in self._events(subject, day):
            if lines(found, subject, with_remarks=with_remarks):
                told.append(found)
                if limit is not None and len(told) > limit:
                    break
        self._keep()
        more = limit is not None and len(told) > limit
        return History(
            subject,
            named,
            day,
            tuple(told[:limit]),
            len(self.commits),
            with_remarks=with_remarks,
            has_more=more,
            is_cut=self._repository.is_shallow,
        )

    def _events(self, subject: str, day: Day) -> Iterator[HistoryEvent]:
        newest = self._tree(self.commits[0].hash)
        wanted = concerning(subject, self._present.register)
        if newest is not None:
            last = self._register(newest)
            if last.rules_hash != self._present.rules_hash and touched(last.register, self._present.register).concerns(
                subject, wanted
            ):
                found = self._compared(last.register, self._present.register, subject, day)
                if not found.is_empty:
                    yield HistoryEvent(None, found)
            wanted |= concerning(subject, last.register)
        for at, commit in enumerate(self.commits, 1):
            self._tell(at, len(self.commits))
            parents = self._parents(commit)
            if self._repository.is_shallow and parents[0] is None:
                continue  # It has parents that this clone does not hold: what it changed is not known.
            if not all(self._touching(commit, parent).concerns(subject, wanted) for parent in parents):
                continue
            event = self._event(commit, parents[0], subject, day)
            if event is not None:
                # Whatever it was before may rest on other entries.
                wanted |= concerning(subject, event.comparison.old.register)
                yield event

    def _event(self, commit: Commit, parent: str | None, subject: str, day: Day) -> HistoryEvent | None:
        after = self._tree(commit.hash)
        before = self._tree(parent) if parent is not None else None
        new = self._register(after).register if after is not None else None
        old = self._register(before).register if before is not None else None
        if new is None:
            if old is None:
                return None
            new = _emptied(old)
        found = self._compared(old if old is not None else _emptied(new), new, subject, day)
        return None if found.is_empty else HistoryEvent(commit, found, first=old is None)

    def _compared(self, old: Register, new: Register, subject: str, day: Day) -> Comparison:
        only = concerning(subject, old) | concerning(subject, new)
        return compare(Examination(old, day), Examination(new, day), only)

    def _parents(self, commit: Commit) -> Sequence[str | None]:
        return commit.parents or (None,)

    def _tree(self, commit: str | None) -> str | None:
        return self._trees.get(commit) if commit is not None else None

    def _touching(self, commit: Commit, parent: str | None) -> TouchedIds:
        """Give what differs from a parent. What stands in a merge as in any of its parents was told there."""
        before, after = self._tree(parent), self._tree(commit.hash)
        if before == after:
            return UNTOUCHED
        key = f"{before} {after}"
        found = self._touched.get(key)
        if found is None:
            both = [self._register(one).register if one is not None else None for one in (before, after)]
            some = next(one for one in both if one is not None)
            old, new = (one if one is not None else _emptied(some) for one in both)
            fresh = touched(old, new)
            found = self._touched[key] = (sorted(fresh.ids), sorted(fresh.named))
        return TouchedIds(*map(frozenset, found))

    def _register(self, tree: str) -> Loaded:
        found = self._registers.get(tree)
        if found is None:
            files, problems = self._repository.files(tree)
            kept = ReadCache(self._cache.folder) if not self._memory else Cache(None)
            found = pipeline.build_register(files, problems, kept, self._memory)
            self._registers[tree] = found
            if len(self._registers) > _REGISTERS:
                self._registers.popitem(last=False)
        self._registers.move_to_end(tree)
        return found

    def _keep(self) -> None:
        if len(self._touched) != self._known:
            self._cache.write(self._name, marshal.dumps(self._touched))
            self._cache.prune("history-")


def _emptied(register: Register) -> Register:
    """Give what was there before a register began: nobody had anything."""
    return replace(register, matters={}, grants={})


def logged(root: Path, name: str, day: Day, limit: int | None) -> History:
    """Tell the history of what a name means in the register of a folder. Raises ``DelegationError`` where there is none."""
    found = find_register(root, None, root)
    kept = Cache(None)
    historian = Historian(Repository(found), pipeline.load(found, kept), kept, lambda _at, _total: None)
    subject, named = historian.find(name)
    return historian.of(subject, named, day, limit=limit)
