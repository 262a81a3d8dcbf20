"""DLG206 measured on pairs of the real register that people have read. The figures are held from below."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from typing import Any

from folders import ROOT, RULES

from delegation.authority.examination import Examination
from delegation.run import pipeline

_LABELS = ("same", "related", "different")


@cache
def measuring() -> Any:  # noqa: ANN401  a tool is no module of the package
    spec = importlib.util.spec_from_file_location("measure_likeness", ROOT / "tools" / "measure_likeness.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tool
    spec.loader.exec_module(tool)
    return tool


@cache
def real() -> Examination:
    return Examination(pipeline.load(RULES).register, measuring().DAY)


def rows() -> list[Any]:
    return list(measuring().standing(real().register, measuring().labelled()))


def test_every_pair_is_labelled_once_with_a_reason() -> None:
    every = measuring().labelled()
    assert len(every) == len({(row.one, row.other) for row in every})
    assert [
        row for row in every if row.one >= row.other or row.label not in _LABELS or not row.reason or not row.samples
    ] == []
    assert {row.owners for row in every} == {"different", "same"}


def test_most_labelled_pairs_still_stand_in_the_register() -> None:
    """Ids never change; where many are gone the figures are about another register and the set is to be drawn anew."""
    assert len(rows()) >= 400
    assert sum(row.owners == "different" for row in rows()) >= 150


def test_what_is_told_is_one_matter_and_little_is_missed() -> None:
    register = real().register
    found = measuring().of_the_check(real(), rows(), register.settings.likeness)
    assert found.wrong == ()
    assert len(found.missed) <= 1, found.missed
    assert found.right


def test_the_marks_alone_tell_one_matter_from_its_parts_and_neighbours() -> None:
    register = real().register
    found = measuring().of_the_likeness(register, rows(), register.settings.likeness)
    assert found.precision >= 0.95, found.wrong
    assert found.recall >= 0.95, found.missed
    assert found.right >= 20


def test_somebody_has_read_nearly_all_that_is_told_of_the_real_register() -> None:
    """Else the figures say nothing. ``tools/measure_likeness.py --sample 0`` prints what is still to be read."""
    known = {(row.one, row.other) for row in rows()}
    told = measuring().told(real(), real().register.settings.likeness)
    assert len(told - known) <= len(told & known), sorted(told - known)
