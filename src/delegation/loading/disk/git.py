"""Rule files of an earlier state, read out of git's store. The work tree, the index and the references stay untouched."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from delegation.answers.changes.events import Commit
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.findings import Problem, Text
from delegation.loading.disk import FOR_PEOPLE, is_passed_over
from delegation.loading.disk.files import (
    ENDINGS,
    LARGEST_FILE,
    REGISTER_FILE,
    RuleFile,
    kind_of,
    leads_out,
    name_not_text,
    out_of_place,
    too_large,
    without_mark,
)
from delegation.loading.disk.git_days import day_of
from delegation.loading.disk.git_moves import Moved, moves
from delegation.loading.disk.git_process import AT_ONCE, NoRepositoryError, ran
from delegation.loading.disk.git_words import no_folder, no_order, no_register, no_repository, no_such, unreadable
from delegation.loading.disk.unread import not_read
from delegation.values import dataclass

_LINK, _MODULE = "120000", "160000"
"""Modes of a symbolic link and of a submodule in a tree."""
_FIELDS = "%H%x1f%P%x1f%ad%x1f%aN%x1f%s"
"""Of a commit: the names and the subject come last, since they may hold anything."""


class NoSuchRevisionError(AskedWronglyError):
    """A name that git does not know, or, where ``is_known``, under which it has no register."""

    def __init__(self, said: Text, *, is_known: bool) -> None:
        """Keep the sentence."""
        super().__init__(said)
        self.is_known = is_known


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a register in git: the commit, where one is named, and the tree of its rule files."""

    tree: str
    commit: Commit | None


class Repository:
    """The git repository around a folder, and where below its top the folder lies."""

    def __init__(self, folder: Path) -> None:
        """Find the repository. Raises ``NoRepositoryError`` where there is none, or no git."""
        self._folder = Path(os.path.realpath(folder))
        done = ran(self._folder, "rev-parse", "--show-prefix", "--is-shallow-repository", seconds=AT_ONCE)
        if done.returncode:
            raise NoRepositoryError(no_repository(folder, done.stderr))
        # The name of a folder may hold an end of a line itself.
        prefix, shallow = done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n").rsplit("\n", 1)
        self.prefix = prefix.rstrip("/")
        self.is_shallow = shallow == "true"

    def _ran(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return ran(self._folder, *arguments, given=given)

    def _line(self, *arguments: str) -> str | None:
        done = self._ran(*arguments)
        return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None

    def revision(self, name: str) -> Revision:
        """Find a register by ``HEAD~3``, a branch, a tag, a hash, or ``rev:folder``. Raises ``NoSuchRevisionError``."""
        found = (
            self._line("rev-parse", "--verify", "--quiet", "--end-of-options", name) if _may_be_named(name) else None
        )
        if not found:
            raise NoSuchRevisionError(no_such(name, is_shallow=self.is_shallow), is_known=False)
        commit = self._line("rev-parse", "--verify", "--quiet", f"{found}^{{commit}}")
        if commit:
            return Revision(self._register_in(commit, self.prefix, name), self._commit(commit))
        sort = self._line("cat-file", "-t", found)
        if sort is None:
            # A whole hash is a name, whether or not there is anything of that name.
            raise NoSuchRevisionError(no_such(name, is_shallow=self.is_shallow), is_known=False)
        if sort != "tree":
            raise NoSuchRevisionError(no_folder(name), is_known=True)
        return Revision(self._register_in(found, None, name), None)

    def _register_in(self, of: str, here: str | None, name: str) -> str:
        """Give the tree that holds ``register.yaml``: where it stands today; nearby only where none stands here today.

        ``here``: where this folder lies; ``None`` of a tree that was named. Another register of the repository is another one, however
        near it stands.
        """
        prefix = here or ""
        is_register = here is not None and (self._folder / REGISTER_FILE).is_file()
        nearby = () if is_register else (posixpath.join(prefix, "rules"), "rules", "")
        for places in ((prefix, *nearby), (one.place for one in (self._moved if is_register else ()))):
            for place in dict.fromkeys(places):
                tree = self.tree_at(of, place)
                if tree and self._line("cat-file", "-t", f"{tree}:{REGISTER_FILE}") == "blob":
                    return tree
        raise NoSuchRevisionError(no_register(name, prefix), is_known=True)

    def tree_at(self, of: str, place: str | None = None) -> str | None:
        """Give the tree at a place below a commit or tree, by default that of this folder; ``None`` where there is none."""
        at = self.prefix if place is None else place
        return self._line("rev-parse", "--verify", "--quiet", f"{of}^{{tree}}" if not at else f"{of}:{at}") or None

    def _commit(self, name: str) -> Commit | None:
        return next(iter(self._commits("-1", name)), None)

    def commits(self) -> tuple[Commit, ...]:
        """Give the commits up to ``HEAD`` that touch this folder, the newest first, children before their parents.

        Where the folder was moved, with those that touched it where it lay before. Raises ``NotAvailableError`` where some are their own
        ancestors (git, asked for an order, passes over these without a word), or git's store lacks some.
        """
        found = tuple(self._commits("--date-order", "HEAD", "--", "."))
        if self._is_rewritten and str(len(found)) != self._line("rev-list", "--count", "HEAD", "--", "."):
            raise NotAvailableError(no_order(self._folder))
        if found and self._moved:
            earlier = (self._way_to(moved.place) for moved in self._moved)
            return tuple(self._commits("--date-order", "HEAD", "--", *dict.fromkeys((".", *earlier))))
        return found

    @property
    def _is_rewritten(self) -> bool:
        """Whether somebody gave commits other parents than they have, by which alone one can be its own ancestor."""
        grafts = self._line("rev-parse", "--git-path", "info/grafts")
        return bool(self._line("for-each-ref", "--count=1", "refs/replace")) or (
            grafts is not None and (self._folder / grafts).exists()
        )

    def _way_to(self, place: str) -> str:
        """Give the way from this folder to a place below the top of the repository."""
        return posixpath.relpath(place or ".", self.prefix or ".")

    @cached_property
    def _moved(self) -> tuple[Moved, ...]:
        """The places at which the register lay before, the latest first."""
        return moves(self._folder, self.prefix)

    def _commits(self, *arguments: str) -> Iterator[Commit]:
        done = self._ran("log", "--no-color", "--no-notes", "--date=raw", "-z", f"--format={_FIELDS}", *arguments)
        if done.returncode and self._line("rev-parse", "--verify", "--quiet", "HEAD"):
            raise NotAvailableError(unreadable(self._folder, done.stderr))
        for line in done.stdout.decode("utf-8", "replace").split("\0") if done.returncode == 0 else ():
            if line.strip():
                name, parents, day, author, subject = line.strip("\n").split("\x1f", 4)
                yield Commit(name, tuple(parents.split()), day_of(day), author, subject)

    def names(self) -> tuple[str, ...]:
        """Give the branches and tags."""
        found = self._line("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags")
        return tuple(found.splitlines()) if found else ()

    def trees(self, commits: Iterable[str]) -> Mapping[str, str | None]:
        """Give for each commit the tree of this folder, where it lay then, with one question; ``None`` where it has none."""
        asked = list(dict.fromkeys(commits))
        found = self._objects(asked, f":{self.prefix}" if self.prefix else "^{tree}", "tree")
        place = self.prefix
        for moved in self._moved:
            # Where it lay later there may have been another folder before, so its own file tells.
            here = self._objects(asked, f":{posixpath.join(place, REGISTER_FILE)}", "blob")
            asked, place = [one for one in asked if here[one] is None], moved.place
            found |= self._objects(asked, f":{moved.place}" if moved.place else "^{tree}", "tree")
        return found

    def _objects(self, asked: Collection[str], at: str, kind: str) -> dict[str, str | None]:
        """Give for each commit the object of a kind at a place of it; ``None`` where there is none."""
        if "\n" in at:  # then git cannot be asked line by line
            return {one: self._object(f"{one}{at}", kind) for one in asked}
        done = self._ran("cat-file", "--batch-check", given=os.fsencode("".join(f"{one}{at}\n" for one in asked)))
        found = [line.split() for line in done.stdout.decode("utf-8", "replace").splitlines()]
        return {
            one: words[0] if len(words) > 1 and words[1] == kind else None
            for one, words in zip(asked, found, strict=False)
        }

    def _object(self, name: str, kind: str) -> str | None:
        found = self._line("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return found if found and self._line("cat-file", "-t", found) == kind else None

    @cached_property
    def blobs(self) -> Blobs:
        """The contents of files, each read once."""
        return Blobs(self)

    def files(self, tree: str) -> tuple[list[RuleFile], list[Problem]]:
        """Read all rule files of a tree in the order of their names, with what is wrong as DLG001 problems."""
        listed = self._listed(tree)
        wanted: dict[str, str] = {}
        problems: list[Problem] = []
        others: list[str] = []
        for name in sorted(listed):
            _, _, size = one = listed[name]
            if not _is_rule_file(name) or one[0] == _MODULE:
                if one[0] not in (_MODULE, _LINK) and _may_be_meant(name):
                    others.append(name)
                continue
            if not name.isprintable():
                problems.append(name_not_text(name.encode("unicode_escape").decode()))
            elif kind_of(name) is None:
                problems.append(out_of_place(name))
            elif (blob := self._followed(name, listed)) is None:
                problems.append(leads_out(name))
            elif size > LARGEST_FILE:
                problems.append(too_large(name))
            else:
                wanted[name] = blob
        problems += not_read(others)
        contents = self.blobs.read(wanted.values())
        files = [RuleFile(name, kind_of(name) or "", without_mark(contents[blob])) for name, blob in wanted.items()]
        return files, problems

    def _followed(self, name: str, listed: Mapping[str, tuple[str, str, int]]) -> str | None:
        """Give the blob of a file; of a link, that of the file in the same tree that it leads to."""
        mode, blob, _ = listed[name]
        if mode != _LINK:
            return blob
        target = self.blobs.read([blob])[blob].decode("utf-8", "replace")
        found = listed.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), target)))
        return found[1] if found is not None and found[0] not in (_LINK, _MODULE) else None

    def _listed(self, tree: str) -> dict[str, tuple[str, str, int]]:
        done = self._ran("ls-tree", "-r", "-z", "-l", "--full-tree", tree)
        found: dict[str, tuple[str, str, int]] = {}
        for line in done.stdout.decode("utf-8", "surrogateescape").split("\0"):
            facts, _, name = line.partition("\t")
            if name:
                mode, _, blob, size = facts.split()
                found[name] = (mode, blob, int(size) if size.isdigit() else 0)
        return found

    def contents(self, blobs: Sequence[str]) -> dict[str, bytes]:
        """Read files by their hashes, with one question. Raises ``NotAvailableError`` where git's store lacks one."""
        done = self._ran("cat-file", "--batch", given="".join(f"{one}\n" for one in blobs).encode())
        found: dict[str, bytes] = {}
        at = 0
        for one in blobs:
            end = done.stdout.find(b"\n", at)
            words = done.stdout[at:end].split() if end >= 0 else []
            if len(words) != 3:  # noqa: PLR2004  hash, kind, size
                raise NotAvailableError(
                    Text(
                        f"Kho git thiếu một tệp của bản cũ ({one[:12]}). Hãy lấy đủ lịch sử: git fetch --unshallow, hoặc git fetch.",
                        f"The git repository lacks a file of that state ({one[:12]}). Fetch the whole history first.",
                    )
                )
            size = int(words[2])
            found[one] = done.stdout[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return found


class Blobs:
    """Contents of files by hash. What two states have in common is read once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[str, bytes] = {}

    def read(self, wanted: Iterable[str]) -> Mapping[str, bytes]:
        """Give the contents of files."""
        new = [one for one in dict.fromkeys(wanted) if one not in self._known]
        if new:
            self._known.update(self._repository.contents(new))
        return self._known


def _may_be_named(name: str) -> bool:
    return bool(name.strip()) and name.isprintable()


def _may_be_meant(name: str) -> bool:
    return name.isprintable() and not is_passed_over(name) and not name.endswith((*ENDINGS, *FOR_PEOPLE))


def _is_rule_file(name: str) -> bool:
    return name.endswith(ENDINGS) and not is_passed_over(name)
