"""Telling on a terminal how far something is that takes a while."""

from __future__ import annotations

import sys
from typing import Self

from delegation.findings import Language, Text


class Telling:
    """Tells how far it is, on one line that is wiped away at the end; nothing where nobody watches.

    ``said``: the sentence, with ``{at}`` and ``{total}``.
    """

    def __init__(self, said: Text, language: Language) -> None:
        self._said = said.in_(language)
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")

    def tell(self, at: int, total: int) -> None:
        """Say which of how many comes now."""
        if total > 1 and sys.stderr.isatty():
            said = self._said.format(at=at, total=total)
            self._width = max(self._width, len(said))
            sys.stderr.write(f"\r{said}")
            sys.stderr.flush()
