"""Marks that stand for the text of the row above: *như trên*, *nt*, ``-"-``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from delegation.documents.intake.heads import Heads, Kind
from delegation.documents.intake.papers import PaperCell
from delegation.names.folding import fold

_KINDS: tuple[Kind, ...] = ("receiver", "field", "basis", "end", "note", "giver", "level")
"""Columns in which such a mark is understood. A code or a title is never that of the row above."""
_SIGNS = re.compile(r"[\s\-–—.]*(?:[\"“”″〃„'’‘`´]{1,2}|//)[\s\-–—.]*")
_LONGEST = 20
"""Letters of the longest mark: what is longer need not be looked at."""
_WORDS = ("nhu tren", "nhu dong tren", "nhu o tren", "nhu cot tren", "nt", "n.t", "n.t.")


@lru_cache(4096)
def is_ditto(text: str) -> bool:
    """Tell whether a text only says that it is that of the row above."""
    return 0 < len(text) <= _LONGEST and (_SIGNS.fullmatch(text) is not None or fold(text).strip() in _WORDS)


def resolved(row: Sequence[PaperCell], above: Sequence[PaperCell], known: Heads) -> tuple[PaperCell, ...]:
    """Give a row with what its marks stand for. ``above``: the entry before, with what its own stand for; nothing before the first."""
    if not above:
        return tuple(row)
    return tuple(
        replace(above[at], row=one.row, column=one.column, covered=False, hidden=one.hidden, ditto=one.text)
        if kind in _KINDS and is_ditto(one.text) and above[at].text
        else one
        for at, (one, kind) in enumerate(zip(row, known.kinds, strict=True))
    )
