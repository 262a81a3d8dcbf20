"""What is asked of a paper beside its rows: whether it is a draft, its totals, the lines around its rows, and whether its articles speak of these rows."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from delegation.documents.intake import drafts, named_fields, plain_lines, sentences, totals
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.asked import ImportQuestion
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.papers import Paper
from delegation.documents.intake.sentences import Line
from delegation.documents.intake.sides import RowSides
from delegation.model.holders import HolderId, Level
from delegation.model.register import Register


def asked(
    paper: Paper,
    found: ImportedAnnex,
    lines: Sequence[Line],
    both: RowSides,
    settled: Facts,
    register: Register,
    known: tuple[Container[str], Collection[Level]],
) -> tuple[ImportQuestion, ...]:
    """Give the questions, answered or not, in the order in which they are asked. ``lines``: those that articles may be of; ``known``: folded heads of which somebody said what they are, and the levels of who gives and receives."""
    told = [
        one.about for one in settled.articles.asked if one in settled.articles.open or one.key.endswith(":excepted")
    ]
    articles = [(one.words, one.place) for one in sentences.of_articles(lines)]
    receivers = [HolderId(one) for each in (settled.receivers, *both.receivers.values()) for one in each]
    return (
        *drafts.asked(paper),
        *found.differences(),
        *plain_lines.asked(found, paper, register, settled.articles, *known),
        *totals.other_annexes(articles, found.marks),
        *named_fields.differing(lines, told, both.rows, receivers, register),
    )
