"""The grants of a decision out of the rows of its annex: one for each receiver and last day that the rows name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import days
from delegation.documents.intake.asked import Answers, Question, settled
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import Row, key_of
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.writing import Given
from delegation.findings import Text

Form = Callable[[str], int | None]
"""Gives the form that alone fits a receiver."""
Meant = dict[tuple[str, int], tuple[str, ...]]
"""The receivers of rows, by table and row."""


def with_receivers(
    rows: Sequence[Row], parties: Parties, answers: Answers, known_names: Mapping[str, str]
) -> tuple[list[Row], Meant]:
    """Give the rows, with a question where the receiver that one names is not certain; and the receivers by table and row.

    ``known_names``: the ids of receivers by the words for them, from answers to earlier papers.
    """
    found: list[Row] = []
    meant: Meant = {}
    known: dict[str, tuple[str, ...]] = {}
    for row in rows:
        words = flat(row.entry.receiver.text)
        if not words or row.left_out:
            found.append(row)
            continue
        names = known.setdefault(
            words, parties.several(words) or parties.several(words, within=bool(row.entry.heading))
        )
        if not names and words in known_names:
            names = known[words] = parties.several(known_names[words])
        if not names:
            said = Text(f"bên nhận là ai: «{words}»?", f"who receives: “{words}”?")
            asked = Question(key_of(row.entry, "receiver"), row.entry.place, said, "", parties.named(words))
            answer = settled(asked, answers)
            names = parties.several(answer) if answer is not None else ()
            row = replace(row, asked=(*row.asked, asked), open=row.open if names else (*row.open, asked))  # noqa: PLW2901  the row with its question
        if names:
            meant[row.entry.table.name.vi, row.entry.at] = names
        found.append(row)
    return found, meant


def grants(rows: Sequence[Row], meant: Meant, facts: Facts, form: Form) -> tuple[Given, ...]:
    """Give the grants, in the order in which the rows begin them. A row without a receiver of its own has the decision's."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.left_out or row.open:
            continue
        for receiver in meant.get((row.entry.table.name.vi, row.entry.at)) or facts.receivers:
            grouped.setdefault((receiver, _end(row)), []).append(row)
    if not grouped:
        grouped = {(receiver, ""): [] for receiver in facts.receivers}
    stem = facts.value("id").removeprefix("qd-").removeprefix("uy-quyen-")
    prefix = "pc" if facts.value("mechanism") == "decentralisation" else "uq"
    found: list[Given] = []
    for number, ((receiver, end), own) in enumerate(grouped.items(), 1):
        parted = f"-{number}" if len(grouped) > 1 else ""
        found.append(Given(f"{prefix}-{stem}{parted}", receiver, end, form(receiver), tuple(own)))
    return tuple(found)


def _end(row: Row) -> str:
    day = days.in_text(row.entry.end.text)
    return day.isoformat() if day is not None else ""
