"""A register that is edited at random is answered of what is kept as it is answered anew: the same findings, byte for byte."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from changes_at_random import Changes, copy_of, differing, example, held
from folders import RULES, write

from delegation.authority.examination import Examination
from delegation.checks import runner
from delegation.checks.base import Check
from delegation.checks.cases import EXAMPLES
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.kept import Memory
from delegation.findings import Problem
from delegation.loading.build.pieces import Pieces
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.run import pipeline, rerun
from delegation.run.keeping import Kept

DAY, USUAL_DAY = date(2026, 11, 24), date(2026, 6, 1)


@pytest.mark.parametrize("part", range(4))
def test_every_example_edited_at_random_is_answered_as_anew(part: int) -> None:
    folders = [one for one in sorted(EXAMPLES.glob("DLG*/*")) if one.is_dir()][part::4]
    for number, folder in enumerate(folders):
        for made, kept, anew in differing(example(folder), USUAL_DAY, 8, number):
            assert kept == anew, (folder, made)
            raise AssertionError((folder, made))  # an assertion is judged otherwise


def test_another_day_and_a_few_checks_alone_are_no_lasting_memory() -> None:
    copy, memory = copy_of(held(RULES)), Memory()
    for day in (DAY, date(2027, 3, 1), DAY):
        assert pipeline.analyse(copy.loaded, day, memory=memory) == pipeline.analyse(copy.loaded, day)
        few = pipeline.wanted(["DLG2"], [])
        assert pipeline.analyse(copy.loaded, day, few, memory=memory) == pipeline.analyse(copy.loaded, day, few)


def test_what_is_kept_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of figures alone only the checks that read figures are asked; after one of a title none of the additive ones of the whole."""
    copy, memory = copy_of(held(RULES)), Memory()
    pipeline.analyse(copy.loaded, DAY, memory=memory)
    asked: list[tuple[str, int]] = []

    def counting(check: Check, examination: Examination) -> tuple[Problem, ...]:
        asked.append((check.id, len(examination.register.matters)))
        return original(check, examination)

    original = runner.asked
    monkeypatch.setattr(runner, "asked", counting)
    name = next(one for one in sorted(copy.rules) if one.startswith("figures/"))
    text = copy.rules[name].data.decode()
    copy = copy.holding(
        {name: text.replace("title: ", "title: Mới. ", 1).replace("label: ", "label: Mới. ", 1).encode()}
    )
    pipeline.analyse(copy.loaded, DAY, memory=memory)
    assert {check for check, _ in asked} <= {"DLG601", "DLG602", "DLG603", "DLG905", "DLG906"}
    asked.clear()
    name = next(one for one in sorted(copy.rules) if one.startswith("tasks/"))
    copy = copy.holding({name: copy.rules[name].data.replace(b"title: ", "title: Mới. ".encode(), 1)})
    pipeline.analyse(copy.loaded, DAY, memory=memory)
    whole = len(copy.loaded.register.matters)
    additive = {one.id for one in CATALOGUE if one.scope == "additive"}
    assert not {check for check, matters in asked if matters == whole} & additive
    assert {check for check, matters in asked if matters < whole} == {
        one.id for one in CATALOGUE if one.id in additive and one.run is not None and "matters" in one.reads
    }


def _built(found: dict[str, bytes], pieces: Pieces | None, memory: dict[bytes, pipeline.Read]) -> pipeline.Loaded:
    of_files = [RuleFile(one, files.kind_of(one) or "", found[one]) for one in sorted(found)]
    return pipeline.build_register(of_files, (), Cache(None), memory, pieces)


def test_a_register_of_pieces_is_the_one_that_is_built_anew() -> None:
    """Entries, their order and all that is wrong with them, whichever file has changed, holders too, and ids that stand twice."""
    changes, pieces, memory = Changes(held(RULES), 3), Pieces(), dict[bytes, pipeline.Read]()
    for _ in range(6):
        with pieces.lock:
            mine, anew = _built(changes.now, pieces, memory), _built(changes.now, None, memory)
            pieces.forget()
        assert mine.register == anew.register
        assert [*mine.register.matters] == [*anew.register.matters]
        assert [*mine.register.grants] == [*anew.register.grants]
        assert mine.problems == anew.problems
        changes.change()


def test_an_id_that_stands_twice_is_told_though_both_files_were_built_before() -> None:
    found, pieces, memory = held(RULES), Pieces(), dict[bytes, pipeline.Read]()
    name = next(one for one in sorted(found) if one.startswith("decisions/"))
    _built(found, pieces, memory)
    twice = {**found, "decisions/2099/lai.yaml": found[name]}
    for _ in range(2):
        told = [check for check, _ in _built(twice, pieces, memory).problems]
        assert told == [check for check, _ in _built(twice, None, memory).problems]
        assert "DLG004" in told


def test_whoever_watches_is_told_what_check_finds(tmp_path: Path) -> None:
    """Files change on the disk at random, with a cache and without, under a hypothesis too: the findings are those of a cold run."""
    folder, root = EXAMPLES / "DLG302" / "bad", tmp_path / "rules"
    changes, kept = Changes(example(folder), 9), Kept()
    draft = write(tmp_path, {"thu.yaml": "draft:\n  title: Thử\nends:\n  - {holder: so-y-te, to: 2026-12-31}\n"})
    for number in range(30):
        shutil.rmtree(root, ignore_errors=True)
        write(root, changes.now)
        hypotheses = [draft / "thu.yaml"] if number % 3 == 0 else []
        cache = Cache(tmp_path / "cache" if number % 2 else None)
        told = rerun.check(root, USUAL_DAY, select=(), ignore=(), cache=cache, hypotheses=hypotheses, kept=kept)
        assert told == pipeline.check(root, USUAL_DAY, hypotheses=hypotheses)
        changes.change()


def test_two_threads_that_ask_of_what_is_kept_get_what_one_gets() -> None:
    copies = [copy_of(held(RULES))]
    kept = Kept()
    name = next(one for one in sorted(copies[0].rules) if one.startswith("tasks/"))
    for number in range(3):
        text = copies[0].rules[name].data.replace(b"title: ", f"title: {number} ".encode(), 1)
        copies.append(copies[0].holding({name: text}))
    wanted = [pipeline.analyse(one.loaded, DAY) for one in copies]
    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda one: kept.analyse(one.loaded, DAY), copies * 2))
    assert got == wanted * 2
