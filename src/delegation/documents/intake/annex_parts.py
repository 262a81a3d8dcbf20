"""What articles say of some annexes of a decision alone: which annexes a sentence is about, and the days and conditions that it plainly states for their rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import days, duties, giving, lasting, sentences, whose_part
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.receivers import annexes_of
from delegation.documents.intake.scopes import ALL, RowScope, Scopes
from delegation.documents.intake.sentences import ArticleSentence, Line
from delegation.findings import Text
from delegation.model.matters import ProcedureStep
from delegation.model.terms import iso_day
from delegation.speech.days import day
from delegation.values import dataclass

_OF_WHOLE = re.compile(r"\W*(?:Quyết định|Nghị quyết)\s+này\b", re.IGNORECASE)
_ANNEX = r"Phụ lục(?:\s+số)?\s*(?:[IVXLC]+|\d{1,2}|[A-H])\b(?:\s*(?:,|và)\s*(?:Phụ lục\s+)?(?:số\s+)?(?:[IVXLC]+|\d{1,2}|[A-H])\b)*"
_BESIDE = re.compile(rf"\W*\w.*\b(?:riêng|trừ|còn|ngoài)\b[^,;.]*{_ANNEX}", re.IGNORECASE)
"""That an annex is named behind what is said of all: the sentence is not about it alone."""
_NONE_GIVEN: Mapping[str, frozenset[str]] = {}
_ABOUT = re.compile(
    rf"(?:(?:đối với|của|cho|với)\s+)?(?:(?:các|những)\s+)?(?:(?:thủ tục(?:\s+hành chính)?|TTHC|nội dung|nhiệm vụ)\s+)?(?:(?:được\s+)?(?:nêu|quy định|ghi)\s+)?(?:(?:tại|theo|trong|thuộc)\s+)?(?:{_ANNEX}|Điều\s+\d+)(?:\s+(?:ban hành\s+)?kèm theo(?:\s+Quyết định này)?)?\s*[:,]?",
    re.IGNORECASE,
)
"""How a sentence says which annex it is about."""
_SPAN = re.compile(
    rf"\s*,?\s*(?:(?:có\s+)?(?:hiệu lực|thời hạn)\s+)?(?:(?:kể\s+)?từ\s+(?:ngày\s+)?(?P<first>{days.DAY}))?\s*(?:(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?(?P<last>{days.DAY}))?[\s.;/]*$",
    re.IGNORECASE,
)
"""The days at the end of a sentence that gives."""


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """What some rows have of their own. ``scope``: which rows these are, nothing for all; ``words``: a term of which no day is known; ``left_out``: they are not given."""

    scope: RowScope = ALL
    first: str = ""
    last: str = ""
    words: str = ""
    steps: tuple[ProcedureStep, ...] = ()
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    left_out: bool = False


WHOLE = AnnexPart()


def of_rows(parts: Iterable[AnnexPart], annex: str, receiver: str) -> AnnexPart:
    """Put together what holds for the rows of an annex that somebody receives: what is said of fewer rows goes before what is said of more."""
    found = WHOLE
    holding = (one for one in parts if one.scope.holds(annex, receiver))
    for one in sorted(holding, key=lambda one: -one.scope.width):
        lasts = found.last or found.words
        found = replace(
            found,
            first=found.first or one.first,
            last=found.last if lasts else one.last,
            words=found.words if lasts else one.words,
            steps=found.steps or one.steps,
            conditions=(*found.conditions, *one.conditions),
            limits=(*found.limits, *one.limits),
            left_out=found.left_out or one.left_out,
        )
    return found


def scopes(
    lines: Sequence[Line], held: frozenset[str], headings: Iterable[tuple[str, Text, str]] = ()
) -> dict[tuple[str, str], RowScope]:
    """Give the annexes that sentences of the articles are about, where the paper holds several (``held``) and they are not about all of them; with those of the lines above their rows (``headings``)."""
    above = headings if len(held) > 1 else ()
    found = {
        (words, place.vi): RowScope(frozenset((one,)))
        for text, place, one in above
        for words in sentences.split(flat(text))
    }
    _, articles = sentences.parts([(flat(text), place) for text, place in lines])
    given = [_of_lines(article, held) for article in articles] if len(held) > 1 else []
    numbered = {
        head[1]: frozenset[str]().union(*own)
        for article, own in zip(articles, given, strict=False)
        if (head := sentences.ARTICLE.match(article[0][0]))
    }
    for article, of_lines in zip(articles, given, strict=False):
        of_article = frozenset[str]().union(*of_lines)
        for (text, place), of_line in zip(article, of_lines, strict=True):
            for words in sentences.split(text):
                own = _named(words, held, numbered)
                about = own or (frozenset() if _OF_WHOLE.match(words) else of_line or of_article)
                if about and about != held:
                    found[words, place.vi] = RowScope(about)
    return found


def without(said: Sequence[Line], apart: Container[tuple[str, str]]) -> list[Line]:
    """Give lines without the sentences that are about single annexes."""
    found = list[Line]()
    for text, place in said:
        each = sentences.split(text)
        of_all = [one for one in each if (one, place.vi) not in apart]
        found += [(text, place)] if len(of_all) == len(each) else [(one, place) for one in of_all]
    return found


def _of_lines(article: Sequence[Line], held: frozenset[str]) -> list[frozenset[str]]:
    """Give the annexes that each line of an article gives."""
    listing = bool(whose_part.GIVES.search(article[0][0])) and article[0][0].endswith(":")
    return [_given(text, held, listing=listing and at > 0) for at, (text, _) in enumerate(article)]


def _named(words: str, held: frozenset[str], given: Mapping[str, frozenset[str]] = _NONE_GIVEN) -> frozenset[str]:
    """Give the annexes of this paper that a sentence names, or that the articles give which it names (``given``): beside the number of another paper it is not certain whose they are."""
    if NUMBER.search(words) or _BESIDE.match(words):
        return frozenset()
    by_article = (given.get(one, frozenset()) for one in whose_part.NAMED_ARTICLE.findall(words))
    return (annexes_of(words) & held) or frozenset[str]().union(*by_article)


def _given(text: str, held: frozenset[str], *, listing: bool) -> frozenset[str]:
    """Give the annexes that a line gives. ``listing``: it stands below one that gives and ends with a colon."""
    each = [_named(one, held) for one in sentences.split(text) if listing or whose_part.GIVES.search(one)]
    return frozenset[str]().union(*each)


def plain(
    every: Iterable[ArticleSentence], about: Scopes, parties: Parties, first: str, *, whole: bool
) -> dict[tuple[str, str], AnnexPart]:
    """Give what sentences plainly state for the annexes that they are about. ``first``: the first day of the decision; ``whole``: the decision states a term for all of them, too: then it is asked which holds."""
    found = dict[tuple[str, str], AnnexPart]()
    for one in every if about else ():
        key = (one.words, one.paragraph.vi)
        scope = about.get(key, ALL)
        if scope and one.article and duties.is_condition(one.words):
            found[key] = AnnexPart(scope, conditions=(f"{one.words.rstrip(' .;/')} ({one.article})",))
            continue
        span = span_of(one.words, parties, scope, listed=one.listed) if scope else None
        if span is not None and not (whole and span[1]) and (not span[0] or not first or span[0] >= first):
            found[key] = AnnexPart(scope, *span)
    spans = [one for one in found.values() if not one.conditions]
    return {key: one for key, one in found.items() if one.conditions or not any(_differ(one, other) for other in spans)}


def _differ(one: AnnexPart, other: AnnexPart) -> bool:
    """Whether two parts state two first or two last days for the same rows."""
    days = ((one.first, other.first), (one.last, other.last))
    return one.scope.meets(other.scope) and any(a and b and a != b for a, b in days)


def span_of(words: str, parties: Parties, scope: RowScope = ALL, *, listed: bool = False) -> tuple[str, str] | None:
    """Give the first and the last day that a sentence states, where it says nothing else but to whom which annex is given; ``None`` for any other."""
    words = words.strip(" ()[]*")
    tail = _SPAN.search(words)
    if tail and (tail["first"] or tail["last"]) and giving.gives(words[: tail.start()], parties, listed=listed):
        return _ordered(tail["first"] or "", tail["last"] or "")
    own = flat(_ABOUT.sub(" ", whose_part.without(words) if scope.receivers else words))
    ends = lasting.ends_of(own)
    if len(ends) != 1 or ends[0] is None or not giving.lasts(lasting.without_replacing(own), parties):
        return None
    last = ends[0].isoformat()
    others = [one for one in giving.days_of(own) if one != last]
    starts = re.findall(rf"từ\s+(?:ngày\s+)?({days.DAY})", own, re.IGNORECASE)
    if len(others) != len(starts) or len(starts) > 1:
        return None
    return _ordered(starts[0] if starts else "", last)


def _ordered(first: str, last: str) -> tuple[str, str] | None:
    """Give two days as ISO writes them; ``None`` where one is no day, or the last stands before the first."""
    found = [one and (one if iso_day(one) else _iso(one)) for one in (first, last)]
    if any(one is None for one in found) or (found[0] and found[1] and found[1] < found[0]):
        return None
    return found[0] or "", found[1] or ""


def _iso(words: str) -> str | None:
    found = days.in_text(words)
    return found.isoformat() if found else None


def told(parts: Mapping[tuple[str, str], AnnexPart]) -> Iterator[Text]:
    """Tell what was read of single annexes, with the sentence that says so."""
    for (words, place), one in parts.items():
        listed = one.scope.named
        first, last = iso_day(one.first), iso_day(one.last)
        vi = [*([f"từ {day(first).vi}"] if first else []), *([f"đến hết {day(last).vi}"] if last else [])] or [
            "điều kiện"
        ]
        en = [*([f"from {day(first).en}"] if first else []), *([f"until {day(last).en}"] if last else [])] or [
            "condition"
        ]
        yield Text(
            f"các dòng của {listed.vi}: {', '.join(vi)} ({place}: «{words}»)",
            f"the rows of {listed.en}: {', '.join(en)} ({place}: “{words}”)",
        )
