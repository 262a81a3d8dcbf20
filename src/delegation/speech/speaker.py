"""Whoever speaks one language: a sentence, a number, a day as that language has them."""

from __future__ import annotations

from delegation.findings import Language
from delegation.model.terms import Day
from delegation.model.worded import english_of
from delegation.speech.days import day
from delegation.speech.numbers import counted, number


class Speaker:
    """What is told in one language has a ``language``, and speaks so."""

    __slots__ = ()

    language: Language

    def say(self, vi: str, en: str) -> str:
        """Give the sentence in the language."""
        return vi if self.language == "vi" else en

    def localised(self, said: str) -> str:
        """Give a text or name of the register in the language: its English where it has one."""
        return self.say(said, english_of(said))

    def number(self, value: float) -> str:
        """Write a number."""
        return number(value).in_(self.language)

    def counted(self, count: int, vi: str, en: str, many: str = "") -> str:
        """Count things (``numbers.counted``)."""
        return counted(count, vi, en, many).in_(self.language)

    def day(self, one: Day | None) -> str:
        """Write a day, or that none is given."""
        return day(one).in_(self.language)
