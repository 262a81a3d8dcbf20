"""Signs of fonts that hold no letters: the ticks and boxes of Wingdings and its like, as Unicode has them; and what stands for signs that nobody can read."""

from __future__ import annotations

import re
from functools import lru_cache

SIGN, PICTURE, SHADE = "[ký hiệu]", "[hình]", "[tô màu]"
"""What stands in the place of a sign of such a font that is not known, of a picture, and of a coloured ground, where a cell holds nothing else."""
UNREADABLE = (SIGN, PICTURE, SHADE)
_PRIVATE = 0xF000
"""Where such a font keeps its signs beside their places below 256."""
_PRIVATELY = re.compile("[\uf021-\uf0ff]")
_LAST = 0xFF
_SPACE = 0x20


def _numbered(first: int) -> dict[int, str]:
    """Give the digits in circles as marks of notes are written."""
    return {first + at: f"({at})" for at in range(11)}


_WINGDINGS = {
    **_numbered(0x80), **_numbered(0x8B),
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x78: "✗"}
_SYMBOL = {
    **{ord(one): one for one in "!#%&()*+,./0123456789:;<=>?[]_{|}"},
    0x2D: "–", 0xA3: "≤", 0xA8: "◆", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xD6: "√", 0xD7: "·",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "marlett": {},
}


@lru_cache(256)
def is_of_signs(font: str | None) -> bool:
    """Whether a font shows signs in the place of letters."""
    return (font or "").strip().casefold() in _FONTS


def shown(text: str, font: str | None) -> str:
    """Give what a text shows in a font of signs, each that is not known as ``SIGN``; in any other only signs from its private places are."""
    signs = _FONTS.get((font or "").strip().casefold())
    if signs is None and not _PRIVATELY.search(text):
        return text
    return "".join(_sign(one, signs) for one in text)


def _sign(letter: str, signs: dict[int, str] | None) -> str:
    place = ord(letter) - _PRIVATE if _PRIVATE < ord(letter) <= _PRIVATE + _LAST else ord(letter)
    if place > _LAST or place <= _SPACE or (signs is None and place == ord(letter)):
        return " " if place == _SPACE else letter
    return (signs or {}).get(place, SIGN)
