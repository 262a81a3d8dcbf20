"""What a run may keep for the next one. Safe to delete, never wrong, safe under two processes at once.

A kept value is found again only under the hash of everything that it came from. Files are written beside
their place and renamed into it, carry a digest of their name and content, and are left unread where that does not fit, where
somebody else may have written them, and where they are no files.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

_DIGEST = 20
_MOST_RESULTS = 32
_NO_PROGRAM = ("__pycache__", "examples")
"""Folders of the package that no result depends on."""
_PACKAGE_ENDINGS = (".dist-info", ".egg-info")


class Cache:
    """A folder of kept values, or nothing where ``folder`` is ``None``. Failing to read or write is never an error."""

    def __init__(self, folder: Path | None) -> None:
        """Use a folder; it is made when something is first written."""
        self._folder = folder

    @property
    def folder(self) -> Path | None:
        """Where values are kept."""
        return self._folder

    def read(self, name: str) -> bytes | None:
        """Give the value kept under a name, or ``None``."""
        if self._folder is None:
            return None
        content = _own_file(self._folder / name)
        if content is None:
            return None
        digest, value = content[:_DIGEST], content[_DIGEST:]
        return value if _digest(name, value) == digest else None

    def write(self, name: str, value: bytes) -> None:
        """Keep a value under a name; whoever reads meanwhile sees the old value or the new one, whole."""
        if self._folder is None:
            return
        # The name is one that nobody else takes; ``tempfile`` does the same and is slow to import.
        temporary = self._folder / f".new-{os.urandom(16).hex()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(_digest(name, value))
                    file.write(value)
                temporary.replace(self._folder / name)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def prune(self, prefix: str) -> None:
        """Delete the oldest values whose name begins so, but for the newest few."""
        if self._folder is None:
            return
        with suppress(OSError):
            kept = sorted(self._folder.glob(prefix + "*"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in kept[_MOST_RESULTS:]:
                path.unlink(missing_ok=True)


def _digest(name: str, value: bytes) -> bytes:
    """Bind a value to the name under which it is kept: one that was moved to another name is none."""
    return blake2b(value, digest_size=_DIGEST, key=blake2b(name.encode(), digest_size=_DIGEST).digest()).digest()


def _own_file(path: Path) -> bytes | None:
    """Read a file that nobody but this user can have written; ``None`` where there is none. A pipe is not waited for."""
    wanted = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        number = os.open(path, wanted)
        with os.fdopen(number, "rb") as file:
            facts = os.fstat(number)
            is_own = not hasattr(os, "geteuid") or (facts.st_uid == os.geteuid() and not facts.st_mode & 0o022)
            return file.read() if stat.S_ISREG(facts.st_mode) and is_own else None
    except OSError:
        return None


class ReadCache(Cache):
    """A cache that is read and never written: what is read out of git is no state that the next run begins from."""

    def write(self, name: str, value: bytes) -> None:
        """Keep nothing."""

    def prune(self, prefix: str) -> None:
        """Delete nothing."""


def plain_values(content: bytes | None) -> dict[Any, Any]:
    """Read a mapping of plain values, which cannot run anything; an empty one where there is none."""
    try:
        found = marshal.loads(content) if content else {}  # noqa: S302  plain values only, own file, digest checked
    except (EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def default_folder(environment: dict[str, str]) -> Path | None:
    """Give the user's cache folder: ``DELEGATION_CACHE`` (empty: none), else the one of the system; none where that lies in a register."""
    from delegation.loading.disk.files import REGISTER_FILE  # noqa: PLC0415  it asks this module for the hash of the program

    folder = _named_folder(environment)
    if folder is None or any(
        (one / REGISTER_FILE).is_file() for one in (folder, *Path(os.path.realpath(folder)).parents)
    ):
        # What is kept there would be files of the register, and change what is found in it.
        return None
    return folder


def _named_folder(environment: dict[str, str]) -> Path | None:
    named = environment.get("DELEGATION_CACHE")
    if named is not None:
        return Path(named) if named else None
    base = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    # A relative one is to be passed over (XDG Base Directory Specification).
    if base and Path(base).is_absolute():
        return Path(base) / "delegation"
    home = environment.get("HOME")
    return Path(home) / ".cache" / "delegation" if home else None


@cache
def hash_of_program(*folders: Path) -> bytes:
    """Give a hash of the program itself: its files (names, sizes, times), the Python and the packages that it runs with."""
    digest = blake2b(sys.version.encode(), digest_size=_DIGEST)
    for name in _packages():
        digest.update(f"{name};".encode())
    waiting = list(folders)
    while waiting:
        folder = waiting.pop()
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _NO_PROGRAM:
                        waiting.append(Path(entry.path))
                elif entry.name.endswith((".py", ".json")):
                    facts = entry.stat()
                    digest.update(f"{entry.path}:{facts.st_size}:{facts.st_mtime_ns};".encode())
    return digest.digest()


def _packages() -> Iterator[str]:
    """Give the names of the installed packages with their versions, as pip writes them."""
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                yield from sorted(one.name for one in os.scandir(folder) if one.name.endswith(_PACKAGE_ENDINGS))
