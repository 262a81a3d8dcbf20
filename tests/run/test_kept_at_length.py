"""A register that is edited at random is answered of what is kept as it is answered anew: what takes long, and no branch rests on (``test_kept.py``)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from changes_at_random import Changes, copy_of, differing, example, held
from every_assertion import NAME, every_assertion
from folders import ROOT, RULES

from delegation.checks.cases import EXAMPLES
from delegation.checks.kept import Memory
from delegation.reports.findings import json_v1
from delegation.run import pipeline

DAY, USUAL_DAY = date(2026, 11, 24), date(2026, 6, 1)


@pytest.mark.parametrize("check", ["DLG010", "DLG201", "DLG302", "DLG307", "DLG501", "DLG702"])
def test_assertions_of_every_kind_are_judged_as_anew(check: str) -> None:
    """Of matters, holders, instruments, by each condition that counts, on several days, in a commune: whole verdicts, those that hold too."""
    files_held = example(EXAMPLES / check / "bad")
    asserted = {**files_held, NAME: every_assertion(copy_of(files_held).loaded.register)}
    assert not [one for one in copy_of(asserted).loaded.problems if one[1].place.file == NAME and one[0] != "DLG005"]
    for made, kept, anew in differing(asserted, USUAL_DAY, 10, 7):
        assert kept == anew, (check, made)
        raise AssertionError((check, made))


def test_the_real_register_with_planted_faults_edited_at_random_is_answered_as_anew(tmp_path: Path) -> None:
    planted = shutil.copytree(RULES, tmp_path / "planted")
    shutil.copytree(ROOT / "bench" / "planted", planted, dirs_exist_ok=True)
    for made, kept, anew in differing(held(planted), DAY, 4, 5):
        assert kept == anew, made


def test_the_bytes_of_the_answer_are_those_of_one_anew() -> None:
    changes, memory, copy = Changes(held(RULES), 11), Memory(), copy_of(held(RULES))
    for _ in range(3):
        before = changes.now
        changes.change()
        names = {*before, *changes.now}
        copy = copy.holding({one: changes.now.get(one) for one in names if before.get(one) != changes.now.get(one)})
        kept = pipeline.analyse(copy.loaded, DAY, against_baseline=True, memory=memory)
        anew = pipeline.analyse(copy_of(changes.now).loaded, DAY, against_baseline=True)
        assert json_v1.report(kept) == json_v1.report(anew)
