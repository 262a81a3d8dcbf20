"""What the sentences of a decision come to: those that are read, those that are asked, and the answers to these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import acts, annex_parts, article_answers, articles, sentence_questions
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.annex_parts import AnnexPart
from delegation.documents.intake.article_answers import ArticleAnswers
from delegation.documents.intake.asked import Answers
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.sentences import Line
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
    about, parts = annex_parts.scopes(lines, found.annexes), dict[tuple[str, str], AnnexPart]()
    if not any(one.key in acts.KEYS for one in settled.open):
        told = [*(one.words for one in asking), *(one.words for one in acts.stated(lines))]
        parts = annex_parts.plain(lines, about, parties, settled.value("effective"), whole="end" in said)
        unread = articles.unread(lines, said, parties, about, parts)
        asking += [sentence_questions.of_article(one) for one in unread if not any(one.words in each for each in told)]
    made = article_answers.settle(asking, *answered, tuple(parts.values()), read=articles.are_in(lines))
    return replace(made, told=tuple(annex_parts.told(parts)))
