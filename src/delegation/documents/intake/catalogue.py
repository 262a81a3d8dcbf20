"""The matters of the register as annexes name them: by code, by title, and by titles like one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from delegation.documents.intake.wordings import in_full, same
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.names import codes
from delegation.names.folding import fold

_LIKE = 72.0
SAME = 100.0
"""Likeness from 0 to 100: to be offered, and that of the same title."""
_MOST = 3
_FIRST_WORDS = ("thu tuc ",)


def bare(title: str) -> str:
    """Give a title as titles are compared: folded, without the word *Thủ tục* before it."""
    found = fold(title)
    for words in _FIRST_WORDS:
        found = found.removeprefix(words)
    return found


def likeness(one: str, other: str) -> float:
    """Say how like two titles are, from 0 to 100; 100 only where they are the same but for letters' case and marks."""
    first, second = bare(one), bare(other)
    if first == second:
        return SAME
    from rapidfuzz import fuzz  # noqa: PLC0415  slow to import: only where titles differ

    return min(99.0, fuzz.ratio(first, second))


class Catalogue:
    """The matters of a register, to be found in constant time."""

    def __init__(self, register: Register) -> None:
        self._matters = register.matters
        self._by_code: dict[str, Matter] = {}
        for one in register.matters.values():
            for name in (one.id, *self._codes(one)):
                self._by_code.setdefault(name, one)

    @cached_property
    def _by_title(self) -> dict[str, list[Matter]]:
        """The matters by their titles in full: made where a row is looked for by its title alone."""
        found: dict[str, list[Matter]] = {}
        for one in self._matters.values():
            for title in {bare(in_full(title)) for title in self.titles(one)}:
                found.setdefault(title, []).append(one)
        return found

    @staticmethod
    def _codes(one: Matter) -> Iterable[str]:
        return (one.procedure.code,) if one.procedure is not None and isinstance(one.procedure.code, str) else ()

    @staticmethod
    def titles(one: Matter) -> tuple[str, ...]:
        """Give the titles of a matter: its own, and that of the national catalogue where that differs."""
        other = one.procedure.catalogue_title if one.procedure is not None else None
        return (one.title, other) if other else (one.title,)

    def coded(self, code: str) -> Matter | None:
        """Find a matter by its code or id."""
        return self._by_code.get(code)

    def misprinted(self, code: str) -> tuple[Matter, ...]:
        """Find the matters whose codes one that nothing bears may be a misprint of."""
        return tuple(self._by_code[one] for one in codes.meant(code, self._by_code))

    def titled(self, title: str) -> tuple[Matter, ...]:
        """Find the matters of a title."""
        return tuple(
            one
            for one in self._by_title.get(bare(in_full(title)), ())
            if any(same(title, own) for own in self.titles(one))
        )

    def like(self, title: str) -> tuple[Matter, ...]:
        """Find the few matters whose titles are like one, the likeliest first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  slow to import: only where titles differ

        near = process.extract(
            bare(in_full(title)), self._by_title.keys(), scorer=fuzz.ratio, limit=_MOST, score_cutoff=_LIKE
        )
        return tuple(one for name, _, _ in near for one in self._by_title[name])[:_MOST]

    def score(self, title: str, matter: Matter) -> float:
        """Say how like a title is to those of a matter."""
        return max(likeness(title, one) for one in self.titles(matter))

    def is_meant(self, title: str, matter: Matter, code: str = "") -> bool:
        """Whether a printed title says the same as one of a matter's. ``code``: that of its row, which the title may repeat."""
        return any(same(title, one, code) for one in self.titles(matter))

    def nearest(self, title: str, matter: Matter) -> str:
        """Give the title of a matter that is likest to a printed one."""
        return max(self.titles(matter), key=lambda one: likeness(title, one))
