"""Parsed documents that an earlier run kept, found again by the name and bytes of their file."""

from __future__ import annotations

import marshal

from delegation.loading.disk.cache import Cache, plain_values
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.document import Document, Positions

Packed = tuple[object, bytes, bytes, dict[int, int]]
"""A tree, and the starts, ends and skips of its positions."""
_MANY = 4


class KeptDocuments:
    """What is kept of the documents of a register, in two files: the many, and those that changed since.

    The many are written anew only where a good part of them changed: a run after a change of one file writes one.
    """

    def __init__(self, cache: Cache, program: str) -> None:
        """Read what a program with this hash has kept."""
        self._cache = cache
        self._names = (f"documents-{program}", f"documents-{program}-changed")
        self._many, self._changed = map(self._read, self._names)
        self._used: dict[bytes, Packed] = {}

    def _read(self, name: str) -> dict[bytes, Packed]:
        return plain_values(self._cache.read(name))

    def find(self, one: RuleFile) -> Document | None:
        """Give the document of a file, or ``None`` where it is not kept."""
        packed = self._many.get(one.digest) or self._changed.get(one.digest)
        if packed is None:
            return None
        self._used[one.digest] = packed
        tree, starts, ends, skips = packed
        positions = Positions(skips=skips)
        positions.starts.frombytes(starts)
        positions.ends.frombytes(ends)
        return Document(one.name, one.kind, one.data, tree, positions, [])

    def add(self, one: RuleFile, document: Document) -> None:
        """Keep a document in which nothing was found."""
        positions = document.positions
        packed = (document.tree, positions.starts.tobytes(), positions.ends.tobytes(), positions.skips)
        self._used[one.digest] = packed

    def write(self) -> None:
        """Write what is new."""
        changed = {digest: packed for digest, packed in self._used.items() if digest not in self._many}
        if len(changed) * _MANY > len(self._many):
            self._write(self._names[0], self._used)
        elif changed.keys() != self._changed.keys():
            self._write(self._names[1], changed)

    def _write(self, name: str, documents: dict[bytes, Packed]) -> None:
        self._cache.write(name, marshal.dumps(documents))
        self._cache.prune("documents-")
