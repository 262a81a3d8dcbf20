"""Findings of a check that say the same of different matters: what they say stands once above the matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from delegation.findings import Finding, Language, Text
from delegation.speech import in_english, number, text
from delegation.values import dataclass

_QUOTED = re.compile(r"(?:\b\d+\.\d{6}(?:\.\w+)* )?[«“]([^»”]*)[»”]")
"""What is quoted first, with the code before it where it has one."""
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
        AlikeFindings(several, shared, {one.key: text.sentence(_matter(said(one))) for one in several})
        if len(several) >= _FEWEST
        else AlikeFindings(several, "", {})
        for (shared, _), several in found.items()
    )


def _matter(said: str) -> str:
    """Give the matter that a sentence names, without its quotes; behind it its code."""
    found = _QUOTED.search(said)
    if found is None:
        return said
    code = found[0].partition(" ")[0] if found[0][:1].isdigit() else ""
    return f"{found[1]} ({code})" if code else found[1]


def in_one(one: AlikeFindings, said: Callable[[Finding], str], language: Language) -> tuple[str, ...]:
    """Say what some findings say, in as few sentences as there are: what they share once, with the matters of which it is so."""
    if one.shared:
        count, names = len(one.members), "; ".join(one.own[each.key] for each in one.members)
        each = Text(f"{number(count).vi} việc nêu sau", f"{in_english(count, 'matter')} named below").in_(language)
        whole = text.sentence(one.shared.replace(_GAP, each)).rstrip(".")
        return (Text(f"{whole}. Các việc: {names}.", f"{whole}. The matters: {names}.").in_(language),)
    return tuple(dict.fromkeys(text.sentence(said(each)) for each in one.members))
