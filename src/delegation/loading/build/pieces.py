"""What was made of documents before, each by itself: a document that has not changed is not built again."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any

from delegation.loading.build.asked_before import AskedBefore
from delegation.loading.build.draft import Draft
from delegation.loading.build.mending import Mended
from delegation.loading.text.document import Document

Build = Callable[[Document, Mended, Draft], None]


class Pieces:
    """Sound documents as they were built, while the holders stay as they were, by which the level of a matter is told, and the English of texts.

    A document is the same value as long as its file has the same name and bytes. Whoever builds holds the ``lock`` meanwhile.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.lock = RLock()
        self.references = AskedBefore()
        self.twins: dict[int, tuple[Any, Any]] = {}
        """As ``Draft.twins``."""
        self._begun: Draft | None = None
        self._draft: Draft | None = None
        self._of: dict[int, tuple[Document, Draft | None]] = {}
        self._used: dict[int, tuple[Document, Draft | None]] = {}
        self._holders: dict[object, object] = {}
        self._english: dict[object, object] = {}

    def forget(self) -> None:
        """Keep only what was asked for since the last call: memory is that of one register."""
        self._of, self._used, self._begun, self._draft = self._used, {}, None, None

    def take(self, document: Document, draft: Draft, build: Build) -> bool:
        """Add what a document without complaints says to a draft; ``False``, and nothing is added, where it has to be read together with the others."""
        if document.kind in ("draft", "english"):
            return False
        holders, english = draft.of("holders"), draft.of("english")
        if self._begun is not draft:  # all English has been read by now
            self._begun = draft
            if self._english != english:
                self._of, self._english = {}, dict(english)
        if document.kind != "holders" and self._draft is not draft:  # all holders have been read by now
            self._draft = draft
            if self._holders != holders:
                self._of = {key: one for key, one in self._of.items() if one[0].kind == "holders"}
                self._holders = dict(holders)
        known = self._of.get(id(document))
        if known is None:
            given = {"english": english} if document.kind == "holders" else {"english": english, "holders": holders}
            piece = Draft(entries={**given})
            build(document, Mended(document.tree), piece)
            for group in given:
                del piece.entries[group]
            known = document, piece if piece.is_sound else None
        self._used[id(document)] = self._of[id(document)] = known
        return known[1] is not None and draft.take(known[1])
