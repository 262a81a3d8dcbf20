"""What weighs most of all that was found: of each check its greatest finding, whom and what it is about, until when, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from delegation.documents.annexes import advice
from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Finding, Text
from delegation.model.instruments import InstrumentId
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import Speaker, in_english, text
from delegation.values import dataclass

_CODES = re.compile(r" \((?:\d+\.\d{6}[\w.]*, )+[^()]*\)")
"""Codes of procedures in a row: who decides reads how many they are, which stands before them."""
_OPEN, _CLOSED = "(«“[", ")»”]"
FINDINGS = "phat-hien"
"""The kind of annex that lists all that was found."""
MOST = 5
"""Risks that a page names."""
_FEWEST = 20
"""Letters of the shortest clause that stands for a text."""
_ABBREVIATED = re.compile(r"(?:\b(?:TM|KT|TL|TUQ|Q|TP|TX|TT|P|H|X|[Ss]ố|[Nn]o|[Aa]rt|v\.v)|[(«“ ]\w)$")
"""What a dot stands behind within a sentence."""
_OF_AUTHORITY = ("DLG1", "DLG2", "DLG3", "DLG4", "DLG5")
"""Checks of who holds what, by what and until when: what they find stops work, or makes what is decided void."""
_OF_WRITING = ("DLG0", "DLG8", "DLG9")
"""Checks of how something is written and printed."""


_WEIGHTS = {
    Severity.ERROR: Text("phải khắc phục", "to be mended"),
    Severity.WARNING: Text("cần xem xét", "to be considered"),
    Severity.INFO: Text("cần lưu ý", "to be noted"),
}
"""How grave a risk is, as an office says it."""


@dataclass(frozen=True, slots=True)
class Risk:
    """What a check found: ``title`` of the check; ``fact``: its greatest finding as a sentence; ``much``: how often, how grave; ``asked``: what is to be done."""

    title: str
    fact: str
    much: str
    asked: str
    is_one_of_several: bool

    def about(self, given: AnnexSource) -> str:
        """Say what it is about: the fact is never cut, for half of what differs says nothing."""
        most = given.say("Lớn nhất", "Above all") if self.is_one_of_several else given.say("Cụ thể", "Namely")
        return f"{self.title}. {most}: {self.fact}."


def risks(given: AnnexSource, concern: Concern | None, most: int) -> tuple[Risk, ...]:
    """Give the checks whose findings weigh most, ``most`` of them: errors first, what stops authority before what is not published or misprinted, then what touches most."""
    by_check: dict[str, list[Finding]] = {}
    for one in given.analysis().findings:
        if one.waived_until is None and (concern is None or concern.has(one)):
            by_check.setdefault(one.check, []).append(one)
    ahead = {one.key for some in by_check.values() for one in some if _is_ahead(given, one)}
    ranked = sorted(
        by_check.items(),
        key=lambda item: (
            all(one.key in ahead for one in item[1]),
            _gravest(item[1]),
            _kind(item[0]),
            -_touched(item[1], concern),
            item[0],
        ),
    )
    return tuple(_risk(given, concern, check, found) for check, found in ranked[:most])


def _is_ahead(given: AnnexSource, one: Finding) -> bool:
    """Whether something is found of a text that was issued after the day: nobody could weigh it then."""
    texts = (given.register.instruments.get(InstrumentId(name)) for kind, name in one.subjects if kind == "instrument")
    return any(isinstance(each.issued, Day) and each.issued > given.as_of for each in texts if each is not None)


def left_out(given: AnnexSource, those: Sequence[Risk]) -> Iterator[str]:
    """Name the risks for the facts of which a page has no room; nothing where there are none."""
    if those:
        count, titles = len(those), "; ".join(one.title for one in those)
        is_listed = FINDINGS in given.kinds
        at = Text(", nêu ở Tổng hợp phát hiện", ", told with the findings") if is_listed else Text("", "")
        yield given.say(
            f"Còn {count} loại rủi ro{at.vi}: {titles}.", f"{in_english(count, 'more kind')} of risk{at.en}: {titles}."
        )


def head(given: AnnexSource, count: int) -> str:
    """Head the risks of a page, of which there are so many."""
    if count == MOST:
        return given.say("II. Năm rủi ro lớn nhất", "II. The five greatest risks")
    return given.say("II. Rủi ro lớn nhất", "II. The greatest risks")


def _kind(check: str) -> int:
    """Rank what a check asks: whether authority holds, then all else, then how something is written."""
    return 0 if check.startswith(_OF_AUTHORITY) else 2 if check.startswith(_OF_WRITING) else 1


def _touched(found: Sequence[Finding], concern: Concern | None) -> int:
    """Count what some findings touch: of a holder those of its matters that they name."""
    return sum(_weight(one, concern) for one in found)


def _weight(one: Finding, concern: Concern | None) -> int:
    return len(concern.touched(one)) or min(one.count, 1) if concern is not None else one.count


def clauses(speaker: Speaker, said: str, longest: int) -> str:
    """Give as many whole clauses of a text as fit into so many letters, at least one, with how many are left out.

    Clauses end with semicolons: what is between commas is part of a list, or of a clause. Nothing is cut within brackets, or behind a colon.
    """
    if len(said) <= longest:
        return said
    outside = tuple(_outside(said))
    colon = next((at for at in outside if said.startswith(": ", at)), len(said))
    ends = [at for at in outside if said.startswith("; ", at) and _FEWEST <= at < colon]
    if not ends:
        return said
    kept = max(1, sum(at <= longest for at in ends))
    left = len(ends) + 1 - kept
    return f"{said[: ends[kept - 1]]} {speaker.say(f'(còn {left} ý)', f'({left} more)')}"


def first_sentence(said: str) -> str:
    """Give the first sentence of a text without its dot: no dot of an abbreviation, or within brackets and quotes, ends one."""
    ends = (
        at
        for at in _outside(said)
        if said.startswith(". ", at)
        and not said[at + 2 : at + 3].islower()
        and _ABBREVIATED.search(said, 0, at) is None
    )
    return said[: next(ends, len(said))].rstrip(".")


def _outside(said: str) -> Iterator[int]:
    """Give the places of the letters that stand outside all brackets; what nothing opened closes nothing."""
    depth = 0
    for at, letter in enumerate(said):
        depth = max(0, depth + (letter in _OPEN) - (letter in _CLOSED))
        if not depth:
            yield at


def _risk(given: AnnexSource, concern: Concern | None, check: str, found: Sequence[Finding]) -> Risk:
    explained, say, number, language = given.checks[check], given.say, given.number, given.language
    worst = _WEIGHTS[min((one.severity for one in found), key=lambda one: one.rank)]
    much = say(f"{number(len(found))} nội dung {worst.vi}", f"{in_english(len(found), 'finding')} {worst.en}")
    if all(_is_ahead(given, one) for one in found):
        much = say(f"{much}, văn bản ban hành sau ngày xét", f"{much}, of a text issued after the day")
    greatest, shared = _greatest(found, concern)
    share = concern.share(greatest).in_(language) if concern is not None and shared is None else ""
    fact = first_sentence(_CODES.sub("", (shared or advice.found(greatest)).in_(language)))
    asked = text.sentence(first_sentence(advice.asked(explained, greatest).in_(language)))
    fact = f"{fact}; {share}" if share else fact
    return Risk(explained.title.in_(language), fact, text.sentence(much), asked, len(found) > 1)


def _greatest(found: Sequence[Finding], concern: Concern | None) -> tuple[Finding, Text | None]:
    """Give the finding that weighs most, and the fact that several share with it where each of them is of one matter alone."""
    by_cause: dict[str, list[Finding]] = {}
    for one in found:
        by_cause.setdefault(one.key if one.cause is None else one.cause_key, []).append(one)
    heaviest = min(by_cause.values(), key=lambda some: (_gravest(some), -_touched(some, concern)))
    first = min(heaviest, key=lambda one: (one.severity.rank, -_weight(one, concern)))
    return first, first.cause.said if first.cause is not None and first.count == 1 and len(heaviest) > 1 else None


def _gravest(found: Sequence[Finding]) -> int:
    return min(one.severity.rank for one in found)
