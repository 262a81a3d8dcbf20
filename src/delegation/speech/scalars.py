"""Texts as rule files write them: with quotes where YAML, or another reader of it, would take something else than the text."""

from __future__ import annotations

import json
import re

from delegation.model.terms import iso_day

_WORD = re.compile(r"[^\W\d_][\w./-]*|\d[\w./]*-[\w./-]*[^\W\d_][\w./-]*")
_SENTENCE = re.compile(r"[^\W\d_][\w /.()«»–%-]*|\d+/[\w/-]*[^\W\d_][\w/-]*")
_OTHER_THAN_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else than text."""


def quoted(text: str) -> str:
    """Write any text between quotes."""
    return json.dumps(text, ensure_ascii=False)


def word(name: str) -> str:
    """Write an id, a number of an instrument or a name: without quotes where it is one word that nobody takes for a number."""
    return name if _WORD.fullmatch(name) and name.casefold() not in _OTHER_THAN_TEXT else quoted(name)


def scalar(text: str) -> str:
    """Write a text, a sentence too, or a day; so that it may stand in a list of one line."""
    plain = _SENTENCE.fullmatch(text) and text.casefold() not in _OTHER_THAN_TEXT and not text.endswith(" ")
    return text if plain or iso_day(text) is not None else quoted(text)
