"""Who receives the rows of an annex, who gives them and until when: as the rows say it, and what must be asked where they do not say it for certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import (
    left,
    levels,
    limits,
    row_answers,
    row_questions,
    row_terms,
)
from delegation.documents.intake.asked import Answers
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.recorded import Recorded
from delegation.documents.intake.row_terms import RowTerm
from delegation.documents.intake.side_questions import SideQuestions
from delegation.model.holders import Level
from delegation.model.matters import ProcedureStep
from delegation.values import dataclass

Place = tuple[str, int]
"""The table and row of an entry."""


@dataclass(frozen=True, slots=True)
class RowSides:
    """The rows with what is asked of them, and by their places: the receivers that they name, the last day, or the words of a term without one; the steps, where not all are given."""

    rows: tuple[MatchedRow, ...]
    receivers: Mapping[Place, tuple[str, ...]]
    ends: Mapping[Place, str]
    steps: Mapping[Place, tuple[ProcedureStep, ...]]


def place_of(row: MatchedRow) -> Place:
    """Give the table and row of an entry."""
    return row.entry.table.name.vi, row.entry.at


def settle(
    rows: Sequence[MatchedRow],
    parties: Parties,
    facts: Facts,
    answers: Answers,
    known_names: Mapping[str, str],
    known_rows: Recorded,
) -> RowSides:
    """Give the sides of rows. ``known_names``: the ids of receivers by the words for them, from answers to earlier papers; ``known_rows``: what the register has."""
    asking = SideQuestions(parties, facts, answers, known_names, known_rows)
    asking.annexes = len({one.entry.annex for one in rows})
    found, receivers, ends = list[MatchedRow](), dict[Place, tuple[str, ...]](), dict[Place, str]()
    steps = dict[Place, tuple[ProcedureStep, ...]]()
    named_levels = levels.of_tables(rows)
    headings = {flat(one.entry.receiver.text) for one in rows}
    if all(one.entry.heading for one in rows):
        asking.headed = {name for words in headings for name in asking.names(words, within=True)}
    for row in rows:
        one = _Sides(row) if row.left_out else _sides(row, asking, named_levels)
        at = place_of(row)
        found.append(one.row)
        receivers |= {at: one.receivers} if one.receivers else {}
        ends |= {at: one.end} if one.end else {}
        steps |= {at: one.steps} if one.steps else {}
    return RowSides(tuple(found), receivers, ends, steps)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A row with what is asked of it, and what it states of its sides."""

    row: MatchedRow
    receivers: tuple[str, ...] = ()
    end: str = ""
    steps: tuple[ProcedureStep, ...] = ()


def _sides(row: MatchedRow, asking: SideQuestions, named_levels: Mapping[str, set[frozenset[Level]]]) -> _Sides:
    who, held, answers = asking.who(row), asking.held(row), asking.answers
    until, given = row_terms.of(row, asking.facts, held, answers), row_answers.last_day(row.entry, answers, held)
    if given is not None:
        until = RowTerm(given, note=row_answers.TERM)
    end = until.value
    own_steps = row_answers.steps(row.entry, answers, held)
    limit = limits.of(row, asking.facts, end, asking.recorded, answers)
    level, level_words = asking.level(row, who.value, named_levels)
    asked = [(one.asked, not one.value) for one in (who, until) if one.asked is not None]
    more = [*asked, *([limit.asked] if limit.asked else []), *level]
    # The note of a sheet that was exported is that of the register, whole.
    explained = (who.note, until.note, row_answers.STEPS if own_steps else "", level_words)
    words = (row.note, *(() if row.entry.is_exported and held is not None else explained))
    noted = replace(row, note="; ".join(one for one in words if one))
    whole = row_questions.with_more(
        noted, more, asking.giver(row), answers, held.note if held else "", left_out=limit.left_out
    )
    # Of two rows of one number and matter the register may have the first, and that the second was left out.
    stands = held is not None and not any(one.key.endswith(":twice") for one in row.asked)
    whole = whole if stands or whole.left_out else left.settle(whole, asking.recorded, answers)
    return _Sides(whole, who.value, limit.end or end, limit.steps or own_steps)
