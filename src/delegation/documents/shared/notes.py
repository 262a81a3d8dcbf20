"""The numbered notes of a table."""

from __future__ import annotations

from collections.abc import Iterable


class Notes:
    """Collects notes; the same sentence has one number."""

    def __init__(self) -> None:
        """Begin without notes."""
        self._numbers: dict[str, int] = {}

    def add(self, sentence: str) -> tuple[int, ...]:
        """Give the number of a note."""
        return (self._numbers.setdefault(sentence, len(self._numbers) + 1),)

    def add_all(self, sentences: Iterable[str]) -> tuple[int, ...]:
        """Give the numbers of several notes."""
        return tuple(dict.fromkeys(number for one in sentences for number in self.add(one)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._numbers)
