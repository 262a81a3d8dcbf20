"""What a process keeps from one answer to the next, while the register is edited: documents, what was made of them, and what checks found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.kept import Memory
from delegation.findings import Analysis, Problem
from delegation.loading.build.pieces import Pieces
from delegation.loading.disk import drafts, files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.run import pipeline
from delegation.run.pipeline import Loaded, Read
from delegation.run.signed_before import SignedBefore


class Kept:
    """Of one register: documents by the digest of their file, what was made of each, and the unsigned problems of the checks.

    It changes no answer: whoever passes it over gets the same, later.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.documents: dict[bytes, Read] = {}
        self.pieces = Pieces()
        self.found = Memory()
        self._signed = SignedBefore()

    def forget(self, files: Iterable[RuleFile]) -> None:
        """Keep the documents of these files alone: memory is that of the register, however long somebody writes."""
        digests = {one.digest for one in files}
        self.documents = {digest: read for digest, read in self.documents.items() if digest in digests}

    def load(self, root: Path, cache: Cache, hypotheses: Sequence[str | Path] = ()) -> Loaded:
        """Read, parse and build the register in a folder as ``pipeline.load`` does, anew only of those files that have changed. Raises as it does."""
        root = files.find_register(root, None, root)
        found, problems = files.read(root)
        found = [*found, *drafts.read(hypotheses, root)]
        loaded = self.built(found, problems, cache)
        self.forget(found)
        return loaded

    def built(self, files: Sequence[RuleFile], problems: Iterable[Problem], cache: Cache) -> Loaded:
        """Build the register of files as ``pipeline.build_register`` does, anew only of those that have changed."""
        with self.pieces.lock:
            loaded = pipeline.build_register(files, problems, cache, self.documents, self.pieces)
            self.pieces.forget()
            return loaded

    def analyse(
        self,
        loaded: Loaded,
        as_of: date,
        checks: Sequence[Check] = CATALOGUE,
        *,
        against_baseline: bool = False,
        with_extents: bool = False,
    ) -> Analysis:
        """Ask as ``pipeline.analyse`` does, anew only of what a change can reach."""
        return pipeline.analyse(
            loaded,
            as_of,
            checks,
            against_baseline=against_baseline,
            with_extents=with_extents,
            memory=self.found,
            before=self._signed,
        )
