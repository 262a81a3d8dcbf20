"""Findings of a check that say the same of different matters: what they say stands once above the matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from delegation.findings import Finding, Language, Text
from delegation.speech import text
from delegation.values import dataclass

_QUOTED = re.compile(r"[«“]([^»”]*)[»”]")
_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
_FEWEST = 3
"""Findings that say the same of different matters, from which on what they say stands once above the matters."""
_EACH = Text("việc nêu ở từng dòng dưới đây", "the matter of each row below")


@dataclass(frozen=True, slots=True)
class AlikeFindings:
    """Findings with the words that they share, a gap for the matter; ``own``: by key the matter of each. Nothing is shared where both are empty."""

    members: Sequence[Finding]
    shared: str
    own: Mapping[str, str]

    def line(self, language: Language) -> str:
        """Say what they share; nothing where that is nothing."""
        return self.shared.replace(_GAP, _EACH.in_(language))


def alike(
    findings: Sequence[Finding],
    said: Callable[[Finding], str],
    asked: Callable[[Finding], str],
    titles: Container[str],
) -> tuple[AlikeFindings, ...]:
    """Put findings of a check together that say and ask the same of different matters; ``titles``: by what a matter is known."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        words = said(one)
        quoted = _QUOTED.search(words)
        is_of_matter = quoted is not None and quoted[1] in titles
        shared = f"{words[: quoted.start()]}{_GAP}{words[quoted.end() :]}" if quoted and is_of_matter else one.key
        found.setdefault((shared, asked(one)), []).append(one)
    return tuple(
        AlikeFindings(several, shared, {one.key: text.sentence(_QUOTED.findall(said(one))[0]) for one in several})
        if len(several) >= _FEWEST
        else AlikeFindings(several, "", {})
        for (shared, _), several in found.items()
    )
