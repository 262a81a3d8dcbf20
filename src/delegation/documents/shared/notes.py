"""The numbered notes of a table."""

from __future__ import annotations

from collections.abc import Iterable


class Notes:
    """Collects notes; the same sentence has one number."""

    def __init__(self) -> None:
        """Begin without notes."""
        self._numbers: dict[str, int] = {}
        self._on_paper: dict[int, None] = {}

    def add(self, sentence: str) -> tuple[int, ...]:
        """Give the number of a note."""
        return (self._numbers.setdefault(sentence, len(self._numbers) + 1),)

    def add_all(self, sentences: Iterable[str]) -> tuple[int, ...]:
        """Give the numbers of several notes."""
        return tuple(dict.fromkeys(number for one in sentences for number in self.add(one)))

    def add_on_paper(self, sentence: str) -> tuple[int, ...]:
        """Give the number of a note that only paper has, for Excel says the same in a column."""
        known = sentence in self._numbers
        number = self.add(sentence)
        self._on_paper |= {} if known else dict.fromkeys(number)
        return number

    @property
    def on_paper(self) -> tuple[int, ...]:
        """The numbers of the notes that only paper has."""
        return tuple(self._on_paper)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._numbers)
