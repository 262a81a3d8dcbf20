"""The same input gives the same bytes: twice, under another hash seed, in another order, with and without what is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Self

import every_output
import pytest
from every_output import ANSWERS, CHARTS, CHECKS, LINES, outputs
from folders import DAY, RULES, write
from properties import part
from shuffling import shuffled

from delegation.authority.examination import Examination
from delegation.charts.engine.dot import dot_of
from delegation.charts.engine.fonts import face_for
from delegation.charts.page.page import pages_of
from delegation.charts.page.picture import Chart
from delegation.charts.subjects.compare import of_comparison
from delegation.charts.subjects.decision import of_decision
from delegation.charts.subjects.field import of_field
from delegation.charts.subjects.form import of_form
from delegation.charts.subjects.holder import of_holder
from delegation.charts.subjects.matter import of_matter
from delegation.charts.subjects.organisation import organisation
from delegation.charts.subjects.overview import overview
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.questions.compare import compare
from delegation.run import pipeline

SEED = "4711"
"""Of the hashes of the other process. ``tools/test.sh`` gives these tests another one."""
EARLIER = date(2025, 12, 31)


@pytest.fixture(name="kept", scope="module")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the results of these tests in a folder of their own, empty at first."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("kept")
        patch.setenv("DELEGATION_CACHE", str(folder))
        yield folder


@pytest.fixture(name="first", scope="module")
def _first(kept: Path) -> dict[str, str]:
    """Give what each line writes the first time."""
    assert not list(kept.iterdir())
    return outputs(RULES, LINES)


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Give the lines whose outputs differ."""
    both = one.keys() & other.keys()
    assert both
    return sorted(line for line in both if one[line] != other[line])


def in_a_process(seed: str, kept: Path, *chosen: str) -> dict[str, str]:
    """Give the outputs of another process with a hash seed of its own."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, every_output.__file__, RULES, *chosen],
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(Path(every_output.__file__).parent),
            "DELEGATION_CACHE": str(kept),
        },
        capture_output=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_twice_the_same_out_of_what_is_kept(first: dict[str, str], kept: Path) -> None:
    assert list(kept.iterdir())
    assert differing(outputs(RULES, LINES), first) == []


def test_the_same_with_nothing_kept(first: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DELEGATION_CACHE", "")
    assert differing(outputs(RULES, (CHECKS[0], CHECKS[-1], *ANSWERS[1:4])), first) == []


def test_another_process_under_another_hash_seed_writes_the_same(first: dict[str, str], tmp_path: Path) -> None:
    other = in_a_process(SEED, tmp_path)
    assert other.keys() == first.keys()
    assert differing(other, first) == []


@pytest.mark.sampled
def test_another_process_under_another_hash_seed_draws_the_same(tmp_path: Path) -> None:
    chosen = tuple(part(CHARTS, 3))
    other = in_a_process(SEED, tmp_path, *map(" ".join, chosen))
    assert other.keys() == {" ".join(line) for line in chosen}
    assert differing(other, outputs(RULES, chosen)) == []


class Listed:
    """What ``os.scandir`` gives, in another order."""

    _random = Random(3)  # noqa: S311  not a secret
    _listed = os.scandir

    def __init__(self, path: str) -> None:
        """List a folder."""
        with Listed._listed(path) as found:
            self._entries = list(found)
        self._random.shuffle(self._entries)

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        """Give the entries."""
        return iter(self._entries)

    def __enter__(self) -> Self:
        """Do as ``os.scandir`` does."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close nothing."""


def test_whatever_order_the_disk_gives_the_same(first: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", Listed)
    monkeypatch.setenv("DELEGATION_CACHE", "")
    assert differing(outputs(RULES, (CHECKS[1], *ANSWERS[:4])), first) == []


def test_answers_and_counts_are_the_same_bytes_in_another_order_of_entries(
    first: dict[str, str], tmp_path: Path
) -> None:
    """What ``check`` says stands at lines, which move: see ``tests/loading/test_order.py``."""
    rules = write(tmp_path / "rules", {one.name: one.data for one in shuffled(files.read(RULES)[0], 1)})
    assert differing(outputs(rules, ANSWERS), first) == []


def drawings(found: list[RuleFile]) -> dict[str, str]:
    """Give what the layout engine is told to draw for charts of each kind; the hash of the rules is left out."""
    register = pipeline.build_register(found, [], Cache(None)).register
    examination = Examination(register, DAY)
    every = [
        overview(register, DAY, "vi", ""),
        *(of_form(register, number, DAY, "vi", "") for number in sorted(register.forms)),
        *(of_holder(register, holder, DAY, "vi", "") for holder in sorted(register.holders)[::7]),
        *(of_matter(examination, matter, "vi", "") for matter in sorted(register.matters)[::97]),
        of_matter(examination, "2.000229", "vi", ""),
        organisation(register, DAY, "vi", ""),
        *(of_field(examination, field, "vi", "") for field in sorted(register.fields)[::5]),
        *(
            of_decision(register, one, DAY, "vi", "")
            for one in sorted({one.instrument for one in register.grants.values()})
        ),
        of_comparison(compare(Examination(register, EARLIER), examination), "vi", ""),
    ]
    return {f"{one.title}: {one.subject}": _dot_of(one) for one in every}


def _dot_of(chart: Chart) -> str:
    face = face_for(chart.letters)
    return "\n".join(dot_of(page, face.family) for page in pages_of(chart, face))


def test_charts_are_the_same_in_another_order_of_entries() -> None:
    found = files.read(RULES)[0]
    assert differing(drawings(found), drawings(shuffled(found, 1))) == []
