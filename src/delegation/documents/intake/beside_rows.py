"""What is asked of a paper beside its rows: whether it is a draft, its totals, the lines around its rows, and whether its articles speak of these rows."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence

from delegation.documents.intake import drafts, named_fields, plain_lines, sentences, totals
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.documents.intake.fact_questions import ANSWERED
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.papers import Paper
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.sentences import Line
from delegation.documents.intake.sides import RowSides, place_of
from delegation.findings import Text
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
        *_undealt(both, settled, register),
        *named_fields.differing(lines, told, both.rows, receivers, register),
    )


def _undealt(both: RowSides, settled: Facts, register: Register) -> Iterator[ImportQuestion]:
    """Ask once where the articles, or what names an annex, give to several, and no row says to whom: each of them may have a part alone."""
    fact = settled.said.get("receiver")
    headed = {
        at: len(both.receivers[at]) > 1
        for row in both.rows
        if row.entry.heading and (at := place_of(row)) in both.receivers
    }
    # A row of which it is asked is no row of all.
    undealt = [
        row
        for row in both.rows
        if headed.get(place_of(row), place_of(row) not in both.receivers)
        and not any(one.key.endswith(":receiver") for one in row.asked)
    ]
    receivers = {one for row in undealt for one in both.receivers.get(place_of(row), settled.receivers)}
    if fact is None or fact.place == ANSWERED or len(receivers) < 2 or len(undealt) < 2:  # noqa: PLR2004  several
        return
    called = ", ".join(Parties(register).called(sorted(receivers)))
    said = Text(
        f"văn bản giao cho {called}, mà phụ lục không ghi dòng nào của bên nào: mọi bên đều được giao mọi dòng («{KEEP}»)? Nếu mỗi bên một phần, hãy thêm vào phụ lục cột «Cơ quan được ủy quyền» rồi nhập lại",
        f"the decision gives to {called}, and the annex does not say which rows to whom: are all rows given to each (“{KEEP}”)? Where each receives a part, add a column “Cơ quan được ủy quyền” to the annex, and import again",
    )
    yield ImportQuestion("total:receivers:undealt", fact.place, said, "", (KEEP,))
