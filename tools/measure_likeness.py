"""Measures DLG206 on the labelled pairs of the real register; ``--sample N`` draws further pairs to be read and labelled.

The pairs stand in tests/checks/shared/likeness/pairs.csv; what they are and how they were drawn: docs/likeness.md.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from random import Random

from delegation.authority.examination import Examination
from delegation.checks.shared.pairs import first_meeting, ranked, weighed
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.run import pipeline

ROOT = Path(__file__).parent.parent
PAIRS = ROOT / "tests" / "checks" / "shared" / "likeness" / "pairs.csv"
DAY = date(2026, 11, 28)
"""The check asks about all days; the day plays no part."""
_JUST_BELOW = 60


@dataclass(frozen=True)
class Labelled:
    """A pair that a person has read. ``label``: same · related · different; ``owners``: different · same, when it was read."""

    one: str
    other: str
    owners: str
    label: str
    samples: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Figures:
    """How many of the labelled pairs were told and how many should have been."""

    right: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        """Of what was told, how much is one matter."""
        return self.right / (self.right + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is one matter, how much was told."""
        return self.right / (self.right + len(self.missed)) if self.right or self.missed else 1.0


def labelled() -> list[Labelled]:
    """Read the labelled pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [
            Labelled(
                row["one"], row["other"], row["owners"], row["label"], tuple(row["samples"].split()), row["reason"]
            )
            for row in rows
        ]


def standing(register: Register, rows: Iterable[Labelled]) -> list[Labelled]:
    """Leave out the pairs of which the register no longer has both matters."""
    return [row for row in rows if row.one in register.matters and row.other in register.matters]


def told(examination: Examination, least: int) -> set[tuple[str, str]]:
    """Give the pairs that the check asks about, as if there were no rulings."""
    return {
        (pair.one.id, pair.other.id)
        for pair in ranked(examination.register, least)
        if first_meeting(examination, pair.one, pair.other, in_one_text=pair.likeness.sources == "one-text")
    }


def of_the_check(examination: Examination, rows: Iterable[Labelled], least: int) -> Figures:
    """Measure what is told of pairs whose owners differ and meet."""
    found = told(examination, least)
    asked = [row for row in rows if row.owners == "different" and _meet(examination, row.one, row.other)]
    return _figures((row, (row.one, row.other) in found) for row in asked)


def of_the_likeness(register: Register, rows: Iterable[Labelled], least: int) -> Figures:
    """Measure the marks alone, on pairs of one owner, among which many more are one matter."""
    asked = [row for row in rows if row.owners == "same"]
    return _figures((row, _marks(register, row.one, row.other) >= least) for row in asked)


def _figures(judged: Iterable[tuple[Labelled, bool]]) -> Figures:
    rows = list(judged)
    return Figures(
        sum(is_told and row.label == "same" for row, is_told in rows),
        tuple((row.one, row.other) for row, is_told in rows if is_told and row.label != "same"),
        tuple((row.one, row.other) for row, is_told in rows if not is_told and row.label == "same"),
    )


def _marks(register: Register, one: str, other: str) -> int:
    found = weighed(register, register.matters[MatterId(one)], register.matters[MatterId(other)])
    return found.marks if found is not None else 0


def _meet(examination: Examination, one: str, other: str) -> bool:
    matters = examination.register.matters
    return first_meeting(examination, matters[MatterId(one)], matters[MatterId(other)], in_one_text=False) is not None


def unlabelled(
    examination: Examination, rows: Iterable[Labelled], number: int, seed: int
) -> Iterator[tuple[str, str, str]]:
    """Draw pairs that nobody has read: all that are told or come near it, then as many at random; with the sample's name."""
    register = examination.register
    known = {(row.one, row.other) for row in rows}
    near: list[tuple[str, str]] = [(pair.one.id, pair.other.id) for pair in ranked(register, _JUST_BELOW)]
    drawn = [("near", pair) for pair in near if pair not in known and _meet(examination, *pair)]
    within = [pair for pair in _within_fields(register) if pair not in known]
    random = Random(seed)  # noqa: S311  not a secret
    meeting = (pair for pair in random.sample(within, len(within)) if _meet(examination, *pair))
    drawn += [("random", pair) for pair in islice(meeting, number)]
    yield from ((one, other, name) for name, (one, other) in drawn)


def _within_fields(register: Register) -> Iterator[tuple[str, str]]:
    fields: dict[str | None, list[Matter]] = {}
    for one in sorted(register.matters.values(), key=lambda one: one.id):
        fields.setdefault(one.field, []).append(one)
    for matters in fields.values():
        for one, other in combinations(matters, 2):
            yield one.id, other.id


def main(arguments: list[str]) -> int:
    """Print the figures, or pairs to read."""
    register = pipeline.load(ROOT / "rules").register
    examination, rows = Examination(register, DAY), standing(register, labelled())
    if "--sample" in arguments:
        number = int(arguments[arguments.index("--sample") + 1])
        for one, other, name in unlabelled(examination, rows, number, seed=len(rows)):
            titles = (register.matters[MatterId(key)].title for key in (one, other))
            print(one, other, name, *titles, sep=" | ")
        return 0
    least = register.settings.likeness
    for name, found in (
        (f"DLG206, owners differ, {least} marks or more", of_the_check(examination, rows, least)),
        (f"marks alone, one owner, {least} or more", of_the_likeness(register, rows, least)),
    ):
        print(f"{name}: right {found.right}, wrong {len(found.wrong)}, missed {len(found.missed)}; ", end="")
        print(f"precision {found.precision:.2f}, recall {found.recall:.2f}")
        for title, pairs in (("wrong", found.wrong), ("missed", found.missed)):
            for pair in pairs:
                print(f"  {title}: {' · '.join(pair)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
