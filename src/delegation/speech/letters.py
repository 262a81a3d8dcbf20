"""What is shown of a letter that cannot be seen."""

from __future__ import annotations

import unicodedata


def visible_letter(letter: str) -> str:
    """Give a letter; nothing for one that turns or joins its neighbours or is set aside, a blank for one that ends a line or steers a machine."""
    category = unicodedata.category(letter)
    if category in ("Cf", "Cs") or _is_none(ord(letter)):
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else letter


def _is_none(code: int) -> bool:
    """Say whether a number is set aside by Unicode never to be a letter."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004  Unicode, chapter 23.7
