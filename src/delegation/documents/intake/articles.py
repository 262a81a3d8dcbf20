"""The articles of a decision as a closed world: each of their sentences is understood, or it is asked what it takes of what is given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from delegation.documents.intake import duties, giving, lasting, sentences, term_words
from delegation.documents.intake.annex_parts import AnnexPart
from delegation.documents.intake.fact_questions import TERMS
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.scopes import ALL, Scopes
from delegation.documents.intake.sentences import ArticleSentence, Line
from delegation.model.terms import iso_day
from delegation.names.folding import fold, unified

_MECHANISM = re.compile(r"\b(?:phan cap|uy quyen)\b")
_DEPUTY = re.compile(r"\bpho (?:giam doc|chu tich|truong|chanh)\b")
_OF_SEVERAL = re.compile(r"\bcac (?:so|giam doc|chu tich|ubnd|uy ban|co quan|don vi|nganh)\b")
"""That several receive."""
_DURATION = re.compile(r"\b\d+\s*(?:\([^)]*\)\s*)?(?:tháng(?! \d)|năm(?! \d)|qúy)\b|\bqúy\b")

_ABOUT_ALL: Scopes = {}
_NO_PARTS: Mapping[tuple[str, str], AnnexPart] = {}


def unread(
    lines: Sequence[Line],
    said: Mapping[str, Fact],
    parties: Parties,
    about: Scopes = _ABOUT_ALL,
    parts: Mapping[tuple[str, str], AnnexPart] = _NO_PARTS,
) -> tuple[ArticleSentence, ...]:
    """Give the sentences of the title and the articles that nothing is made of, though they may take something back. ``said``: the facts of the paper.

    ``about``: the rows that sentences are about; ``parts``: what was read of such sentences.
    """
    flattened = [(flat(text), place) for text, place in lines]
    _, articles = sentences.parts(flattened)
    title = said.get("title")
    found = list[ArticleSentence]()
    if articles and title and not _is_asked(title.words, said) and not _as_articles(title.words, articles[0], parties):
        found.append(ArticleSentence(title.words, "", title.place))
    attached = sentences.beyond(flattened)
    if attached:
        words, place = attached[0]
        found.append(ArticleSentence(f"{len(attached)} điều của quy định kèm theo, từ {words}", "", place))
    for one in sentences.of_articles(flattened):
        key = (one.words, one.paragraph.vi)
        if key not in parts and not _understood(one, said, parties, lasts=any(each.last for each in parts.values())):
            found.append(replace(one, scope=about.get(key, ALL)))
    return tuple(dict.fromkeys(found))


def are_in(lines: Sequence[Line]) -> bool:
    """Whether lines hold articles."""
    return any(sentences.ARTICLE.match(flat(text)) for text, _ in lines)


def _as_articles(title: str, first: Sequence[Line], parties: Parties) -> bool:
    """Whether a title says no more than who gives what to whom, and nothing but what the first article says, too."""
    own, others = fold(title), fold(" ".join(text for text, _ in first))
    stated = set(_MECHANISM.findall(others))
    if (stated and not set(_MECHANISM.findall(own)) <= stated) or (_DEPUTY.search(own) and not _DEPUTY.search(others)):
        return False
    if not giving.is_title(title, parties):
        return False
    several = _OF_SEVERAL.search(others) or len(re.findall(r"\b(?:so|ubnd|uy ban|ban quan ly)\b", others)) > 1
    return not _OF_SEVERAL.search(own) or bool(several)


def _understood(one: ArticleSentence, said: Mapping[str, Fact], parties: Parties, *, lasts: bool) -> bool:
    """Whether nothing of a sentence is left to ask. ``lasts``: annexes have last days of their own."""
    words = one.words
    if (
        giving.is_headline(words)
        or duties.is_heading(words)
        or _is_asked(words, said)
        or duties.is_condition(words)
        or duties.is_report(words)
    ):
        return True
    # Below a sentence that gives a name alone may be that of a receiver.
    if one.article != "Điều 1" and not one.listed and giving.is_name(words, parties):
        return True
    # Who is charged with something beside the grant of the first article may receive some of it instead.
    other = words.casefold().startswith("giao ") and one.article != "Điều 1"
    own = _without_giver(words, parties)
    if duties.is_duty(words) or (giving.gives(own, parties, listed=one.listed) and not other):
        return not giving.days_of(words)
    if duties.is_when_over(words):
        return "end" in said or lasts
    return giving.lasts(lasting.without_replacing(words), parties) and _accounted(words, said)


def _without_giver(words: str, parties: Parties) -> str:
    """Give a sentence that gives without whoever decides, whom it names first: *Chủ tịch … ủy quyền cho …*."""
    begins = giving.GIVER.match(words)
    # Whether it is who issues is asked by itself (``givers``).
    return words[begins.start(2) :] if begins and parties.named(begins[1]) else words


def _is_asked(words: str, said: Mapping[str, Fact]) -> bool:
    """Whether a term is asked in these words by itself, and they say nothing else that a day would leave unanswered."""
    return any(words in said[key].value for key in TERMS if key in said) and term_words.is_alone(words)


def _accounted(words: str, said: Mapping[str, Fact]) -> bool:
    """Whether each day of a sentence is one that was read of the decision: its first or last day, or the one behind that."""
    known = {day for key in TERMS if key in said for day in said[key].value.split("; ")}
    behind = {(day + timedelta(1)).isoformat() for one in known if (day := iso_day(one)) is not None}
    return all(one in known | behind for one in giving.days_of(words)) and not _DURATION.search(unified(words))
