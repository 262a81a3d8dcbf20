"""What a text without quotes is: text as typed, nothing, or the number or true/false that its key asks for."""

from __future__ import annotations

import re
from typing import Any

TELLING = frozenset("0123456789~n")
"""With one of these a plain text begins that may be more than text. Beside it: the empty text, and a typed key."""
_CODE_KEYS = frozenset({"code", "commune", "communes", "except-communes", "matter", "matters", "task"})
_DIGITS = frozenset("0123456789")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


def settled(value: str, key: str | None, typed: dict[str, str]) -> Any:
    """Give the value of a plain text under a key; ``NotImplemented`` for a code that other readers take as a number."""
    if not value or value in ("~", "null"):
        return None
    if key in typed:
        return _typed(value, typed[key])
    first = value[0]
    if first in _DIGITS and (key in _CODE_KEYS or first == "0" or "." in value) and _reads_as_number(value):
        return NotImplemented
    return value


def _typed(value: str, sort: str) -> Any:
    if sort == "boolean":
        return {"true": True, "false": False}.get(value, value)
    if sort == "integer":
        return int(value) if _INTEGER.fullmatch(value) else value
    # «1.526» is one thousand and more in Vietnamese, and 1,526 in YAML: it stays a text, so that it is asked for.
    if _NUMBER.fullmatch(value) and not _THOUSANDS.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value


def _reads_as_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()
