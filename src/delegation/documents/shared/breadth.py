"""About how broad a text is in Times New Roman, and how many lines it takes in a column.

Excel and LibreOffice do not agree on when a row grows with its text, so the heights of rows are set. The widths are
those of Times New Roman in thousandths of an em; a letter with marks is as broad as the one without.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import ceil

_MARGIN = 2.6
"""Millimetres that a cell keeps free left and right."""
_POINT = 25.4 / 72
_CLASSES = (
    ("\u00a0 .,;:/|!'’il\\jtf()-[]", 300),
    ("I", 333),
    ("rs", 370),
    ("acez", 444),
    ("CRBEFLPSTZ", 640),
    ("ADGHKNOQUVXYwđĐ", 722),
    ("mM–", 790),
    ("W…", 960),
)
_WIDTHS = {letter: width for letters, width in _CLASSES for letter in letters}
_USUAL = 500

NO_BREAK = "\N{NO-BREAK SPACE}"
_HELD = re.compile(r"(?<!\w)(số|[Kk]hoản|[Đđ]iều|Mục) (?=[\dIVXL])|(?<!\w)([Đđ]iểm) (?=[a-zđ]{1,2}(?!\w))")


def held(text: str) -> str:
    """Give a text whose numbers stay in the line of the word before them: «số 146/2025/NĐ-CP», «khoản 2», «Điều 14»."""
    # The ends of these words: most texts have none, and to look for one is quicker than to look for the pattern.
    if "số " not in text and "hoản " not in text and "iều " not in text and "Mục " not in text and "iểm " not in text:
        return text
    return _HELD.sub(lambda found: found[0].replace(" ", NO_BREAK), text)


class _Letters(dict[str, int]):
    """The widths of letters, each worked out once: a letter with marks has that of the one without."""

    def __missing__(self, letter: str) -> int:
        bare = (one for one in unicodedata.normalize("NFD", letter) if not unicodedata.combining(one))
        self[letter] = sum(_WIDTHS.get(one, _USUAL) for one in bare)
        return self[letter]


_WIDE = _Letters()


@lru_cache(maxsize=50_000)
def breadth(text: str, size: float, *, bold: bool = False) -> float:
    """Give the breadth of a text in millimetres at a size in points."""
    return sum(map(_WIDE.__getitem__, text)) / 1000 * size * _POINT * (1.06 if bold else 1.0)


class _Words(dict[str, float]):
    """The breadths of words at one size, each worked out once."""

    def __init__(self, size: float, bold: bool) -> None:  # noqa: FBT001  as the key of a cache
        super().__init__()
        self._size, self._bold = size, bold

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = found = breadth(word, self._size, bold=self._bold)
        return found


_MOST_WORDS = 100_000
_words = lru_cache(maxsize=8)(_Words)


def lines(text: str, across: float, size: float, *, bold: bool = False) -> int:
    """Give how many lines a text takes in a column ``across`` millimetres wide."""
    room, words = max(1.0, across - _MARGIN), _words(size, bold)
    space = words[" "]
    count, used = 1, 0.0
    for word in held(text).split(" "):
        wide = words[word]
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        if wide > room:
            count += ceil(wide / room) - 1
            wide %= room
        used += (space if used else 0.0) + wide
    return count
