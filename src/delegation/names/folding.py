"""Names as they are compared: without case, diacritics and punctuation, or with tone marks in one place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NO_WORD = re.compile(r"(?:[^\w.]|(?<!\w)\.|\.(?!\w))+")
_LATIN = frozenset(map(chr, [*range(128), 0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323]))
"""The signs of ASCII and the eight marks of Vietnamese: what titles and names are made of, in parts."""
_FOLDED = 1 << 15
"""How many names are kept folded: those of a city, whose ids and titles several questions of one run look through."""
_SPACED = {code: " " for code in range(128) if not re.match(r"\w", chr(code))}


@lru_cache(_FOLDED)
def fold(text: str) -> str:
    """Give a name without case, diacritics and punctuation: ``Ủy ban`` and ``UỶ BAN`` become ``uy ban``."""
    if text.isascii():
        return _without_signs(text.lower())
    apart = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d").replace("ð", "d")
    # Tens of thousands of names are folded in a run, nearly all of these signs: four times as fast as letter by letter.
    return _without_signs(
        apart.encode("ascii", "ignore").decode()
        if _LATIN.issuperset(apart)
        else "".join(letter for letter in apart if not unicodedata.combining(letter))
    )


def is_begun(written: str, name: str) -> bool:
    """Whether each word of what is written begins a word of a name: ``so ct`` does not begin ``Sở Công Thương``, ``so cong th`` does."""
    words, whole = fold(written).split(), f" {fold(name)}"
    return bool(words) and all(f" {word}" in whole for word in words)


def _without_signs(plain: str) -> str:
    """Give words without the punctuation between them; a full stop within a word is a part of it (``1.000080``)."""
    if plain.replace(".", "0").isalnum() and ".." not in plain and plain[0] != "." and plain[-1] != ".":
        return plain
    if plain.isascii() and "." not in plain:
        return " ".join(plain.translate(_SPACED).split())
    return _NO_WORD.sub(" ", plain).strip()


_PLACED_LATE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


_PLACED_EARLY = {early: late for late, early in _PLACED_LATE.items()}
_OPEN = re.compile(rf"(?:{'|'.join(_PLACED_LATE)})(?![^\W\d_])")
_CLOSED = re.compile(rf"(?:{'|'.join(_PLACED_EARLY)})(?=[^\W\d_])")


def unified(text: str) -> str:
    """Give a text as texts are compared: composed, without case, tone marks in one place (``hoà`` is ``hòa``, ``hòan`` is ``hoàn``)."""
    found = unicodedata.normalize("NFC", text.casefold())
    found = _OPEN.sub(lambda one: _PLACED_LATE[one[0]], found)
    return _CLOSED.sub(lambda one: _PLACED_EARLY[one[0]], found)


def marked(text: str) -> str:
    """Give a name without case and punctuation, but with its diacritics: ``Xã Tây Hồ`` is not ``Xã Tây Hổ``."""
    return _NO_WORD.sub(" ", unified(text)).strip()
