"""What the sentences of a decision come to: those that are read, those that are asked, and the answers to these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import (
    acts,
    annex_parts,
    article_answers,
    articles,
    sentence_questions,
    sentences,
    whose_part,
)
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.annex_parts import AnnexPart
from delegation.documents.intake.article_answers import ArticleAnswers
from delegation.documents.intake.asked import Answers
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.scopes import Scopes
from delegation.documents.intake.sentences import ArticleSentence, Line, split
from delegation.model.register import Register


def settle(
    lines: Sequence[Line],
    found: ImportedAnnex,
    said: Mapping[str, Fact],
    settled: Facts,
    register: Register,
    answered: tuple[Answers, Sequence[str]],
) -> ArticleAnswers:
    """Ask of the sentences that limit rows which they name, and of those that were not understood; of a decision that does not plainly give, that is asked first.

    A sentence of an article is passed over where a question repeats the whole of it, and nowhere else. ``lines``: those that articles may be of; ``said``: the facts as the paper
    states them; ``answered``: the answers, and the notes of the grants that the register has of the decision, which keep what was answered before.
    """
    asking, parties = sentence_questions.of_rows(found.limiting), Parties(register)
    about, parts = scopes(lines, found, parties), dict[tuple[str, str], AnnexPart]()
    above = [ArticleSentence(one, "", place) for text, place, _ in found.headings() for one in split(flat(text))]
    if not any(one.key in acts.KEYS for one in settled.open):
        told = [*(one.words for one in asking), *(one.words for one in acts.stated(lines))]
        every = (*sentences.of_articles(lines), *above)
        parts = annex_parts.plain(every, about, parties, settled.value("effective"), whole="end" in said)
        unread = articles.unread(lines, said, parties, about, parts)
        asking += [sentence_questions.of_article(one) for one in unread if not any(one.words in each for each in told)]
    made = article_answers.settle(asking, *answered, tuple(parts.values()), read=articles.are_in(lines))
    return replace(made, told=tuple(annex_parts.told(parts)), taken=_taken(above, parts, said, parties))


def scopes(lines: Sequence[Line], found: ImportedAnnex, parties: Parties) -> Scopes:
    """Give which rows sentences are about: those of the annexes that they are about, else those of the receivers."""
    among = whose_part.receivers(lines, found.entries, parties)
    return whose_part.scopes(lines, among, parties) | annex_parts.scopes(lines, found.annexes, found.headings())


def _taken(
    above: Sequence[ArticleSentence],
    parts: Mapping[tuple[str, str], AnnexPart],
    said: Mapping[str, Fact],
    parties: Parties,
) -> frozenset[str]:
    """Give the lines above rows from which a term was read: that of their annex, or one that is asked of the whole, or the same."""
    ends = said["end"].value.split("; ") if "end" in said else []
    spans = {one.words: annex_parts.span_of(one.words, parties) for one in above}
    of_whole = {words for words, span in spans.items() if span is not None and not span[0] and span[1] in ends}
    return frozenset({words for words, _ in parts} | of_whole)
