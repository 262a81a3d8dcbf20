"""Findings of a check that say the same of different matters: what they say stands once above the matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.documents.shared.annex import NOTHING, AnnexTable, Heading, TableCell, TableRow
from delegation.findings import Finding, Language, Text
from delegation.speech import in_english, number, text
from delegation.values import dataclass

_QUOTED = re.compile(r"(?:\b\d+\.\d{6}(?:\.\w+)* )?[«“]([^»”]*)[»”]")
"""What is quoted first, with the code before it where it has one."""
_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
_FEWEST = 3
"""Findings that say the same of different matters, from which on what they say stands once above the matters."""
_MOST_NAMES = 10
"""Matters that one cell names."""
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
        whole, names = _apart(one, language)
        return (
            Text(f"{whole} Các việc: {'; '.join(names)}.", f"{whole} The matters: {'; '.join(names)}.").in_(language),
        )
    return tuple(dict.fromkeys(text.sentence(said(each)) for each in one.members))


def _apart(one: AlikeFindings, language: Language) -> tuple[str, tuple[str, ...]]:
    """Say what some findings share, of how many matters, and apart from it which these are."""
    count, names = len(one.members), tuple(one.own[each.key] for each in one.members)
    each = Text(f"{number(count).vi} việc nêu sau", f"{in_english(count, 'matter')} named below").in_(language)
    return f"{text.sentence(one.shared.replace(_GAP, each)).rstrip('.')}.", names


def in_rows(
    one: AlikeFindings, said: Callable[[Finding], str], language: Language
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say as ``in_one`` does, and beside each sentence the names of its matters where they are too many for one cell, which no page could hold."""
    if one.shared and len(one.members) > _MOST_NAMES:
        return (_apart(one, language),)
    return tuple((each, ()) for each in in_one(one, said, language))


def with_names(table: AnnexTable, names: Mapping[str, Sequence[str]]) -> AnnexTable:
    """Give a table in which the names that ``in_rows`` tells apart follow the row that says so, each a part of it."""

    def rows() -> Iterator[TableRow | Heading]:
        for one in table.rows:
            yield one
            if isinstance(one, TableRow):
                blank = (NOTHING,) * (len(one.cells) - 1)
                for at, name in enumerate(names.get(str(one.cells[-1].value), ()), 1):
                    yield TableRow((*blank, TableCell(f"({at}) {name}.")), "part")

    return replace(table, rows=tuple(rows()))
