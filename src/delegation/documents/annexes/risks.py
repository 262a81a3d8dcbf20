"""What weighs most of all that was found: of each check its greatest finding, whom and what it is about, until when, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from delegation.documents.annexes import advice
from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Finding, Text
from delegation.speech import SEVERITIES, in_english, text
from delegation.values import dataclass

_CODES = re.compile(r" \((?:\d+\.\d{6}[\w.]*, )+[^()]*\)")
"""Codes of procedures in a row: who decides reads how many they are, which stands before them."""
_OPEN, _CLOSED = "(«“[", ")»”]"


@dataclass(frozen=True, slots=True)
class Risk:
    """What a check found: ``title`` of the check; ``fact``: its greatest finding as a sentence; ``much``: how often, how grave; ``asked``: what is to be done."""

    title: str
    fact: str
    much: str
    asked: str
    is_one_of_several: bool

    def about(self, given: AnnexSource, longest: int) -> str:
        """Say what it is about, the fact in so many letters, cut between words where not even its first clause fits; the title alone for no letters."""
        fact = clauses(self.fact, longest) or words(self.fact, longest)
        if not fact:
            return self.title
        most = given.say("Lớn nhất", "Above all") if self.is_one_of_several else given.say("Cụ thể", "Namely")
        return f"{self.title}. {most}: {fact}{'' if fact.endswith('…') else '.'}"


def risks(given: AnnexSource, concern: Concern | None, most: int) -> tuple[Risk, ...]:
    """Give the checks whose findings weigh most, ``most`` of them: errors first, then what touches most."""
    by_check: dict[str, list[Finding]] = {}
    for one in given.analysis().findings:
        if one.waived_until is None and (concern is None or concern.has(one)):
            by_check.setdefault(one.check, []).append(one)
    ranked = sorted(
        by_check.items(), key=lambda item: (_gravest(item[1]), -sum(one.count for one in item[1]), item[0])
    )  # fmt: skip
    return tuple(_risk(given, check, found) for check, found in ranked[:most])


def clauses(said: str, longest: int) -> str:
    """Give as many whole clauses of a text as fit into so many letters, cut neither within a word nor within brackets; what is left out is marked.

    Nothing where not even the first clause fits.
    """
    if len(said) <= longest:
        return said
    ends = [at for at in _outside(said[:longest]) if said[at] in ",;:" and said[at + 1 : at + 2] == " "]
    return f"{said[: ends[-1]]} …" if ends else ""


def words(said: str, longest: int) -> str:
    """Give as many whole words of a text as fit into so many letters, not parted within brackets; nothing where there is room for none."""
    ends = [at for at in _outside(said[:longest]) if said[at] == " "]
    return f"{said[: ends[-1]].rstrip(',;:')} …" if ends else ""


def _outside(said: str) -> Iterator[int]:
    """Give the places of the letters that stand outside all brackets."""
    depth = 0
    for at, letter in enumerate(said):
        depth += (letter in _OPEN) - (letter in _CLOSED)
        if not depth:
            yield at


def _risk(given: AnnexSource, check: str, found: Sequence[Finding]) -> Risk:
    explained, say, number, language = given.checks[check], given.say, given.number, given.language
    worst = SEVERITIES[min((one.severity for one in found), key=lambda one: one.rank)].in_(language)
    much = say(f"{number(len(found))} nội dung, mức {worst}", f"{in_english(len(found), 'finding')}, {worst}")
    greatest, shared = _greatest(found)
    fact = _CODES.sub("", (shared or advice.found(greatest)).in_(language)).partition(". ")[0].rstrip(".")
    asked = text.sentence(advice.asked(explained, greatest).in_(language).partition(". ")[0].rstrip("."))
    return Risk(explained.title.in_(language), fact, text.sentence(much), asked, len(found) > 1)


def _greatest(found: Sequence[Finding]) -> tuple[Finding, Text | None]:
    """Give the finding that weighs most, and the fact that several share with it where each of them is of one matter alone."""
    by_cause: dict[str, list[Finding]] = {}
    for one in found:
        by_cause.setdefault(one.key if one.cause is None else one.cause_key, []).append(one)
    heaviest = min(by_cause.values(), key=lambda some: (_gravest(some), -sum(one.count for one in some)))
    first = min(heaviest, key=lambda one: (one.severity.rank, -one.count))
    return first, first.cause.said if first.cause is not None and first.count == 1 and len(heaviest) > 1 else None


def _gravest(found: Sequence[Finding]) -> int:
    return min(one.severity.rank for one in found)
