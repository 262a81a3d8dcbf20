"""However many ways lead through layers of holders, asking costs what is told, and nobody and no statement is lost."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from folders import DAY
from layers import layered
from output_schemas import faults
from programs import ask

from delegation.authority.cell import Outcome
from delegation.authority.examination import Examination
from delegation.authority.followed import MOST_ALIKE, MOST_STEPS
from delegation.authority.pieces import Piece, saying
from delegation.charts.subjects.matter import of_matter
from delegation.findings import Language
from delegation.model.matters import MatterId
from delegation.run import pipeline
from delegation.run.site.answers import answers
from delegation.speech.chains import MORE

LAYERS, WIDE, DEEP = 12, 2, 520


@pytest.fixture(scope="module", name="wide")
def _wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return layered(tmp_path_factory.mktemp("wide") / "rules", LAYERS, WIDE)


@pytest.fixture(scope="module", name="deep")
def _deep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return layered(tmp_path_factory.mktemp("deep") / "rules", DEEP, 1)


def test_every_last_holder_acts_and_every_grant_lies_on_a_chain(wide: Path) -> None:
    register = pipeline.load(wide).register
    found = Examination(register, DAY)
    (tile,) = found.tiling(MatterId("vd-ubnd-tp")).at(DAY)
    assert [one.holder for one in tile.exercisers] == [f"s{LAYERS - 1}-{at}" for at in range(WIDE)]
    on_chains = {link.grant.id for one in tile.exercisers for chain in one.chains for link in chain if link.grant}
    assert on_chains == set(register.grants)
    few = MOST_ALIKE + len(register.grants)
    assert all(len(one.chains) <= WIDE * few for one in tile.exercisers)


@pytest.mark.parametrize("at", [0, 1, 6, LAYERS - 1])
def test_whoever_stands_in_a_layer_has_those_above_and_below(at: int, wide: Path) -> None:
    told = json.loads(ask(wide, "up", f"s{at}-1", "--as-of", str(DAY), "--format", "json").out)
    givers = {one["nodes"][0]["id"] for one in told["branches"]}
    assert givers == ({f"s{at - 1}-{one}" for one in range(WIDE)} if at else {"ubnd-tp"})
    told = json.loads(ask(wide, "down", f"s{at}-1", "--as-of", str(DAY), "--format", "json").out)
    if at + 1 < LAYERS:
        assert {one["nodes"][0]["id"] for one in told["branches"]} == {f"s{at + 1}-{one}" for one in range(WIDE)}


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "short"), ("who", "vd-ubnd-tp"), ("up", "vd-ubnd-tp"), ("down", "ubnd-tp"),
        ("down", "ubnd-tp", "--format", "json"), ("path", "ubnd-tp", "s9-0"), ("timeline", "vd-ubnd-tp"), ("horizon",),
        ("list", "holders", "+s9-0"), ("impact", "--withdraw", "g-s1-0-s2-0", "--on", "2026-12-01"),
    ],
)  # fmt: skip
def test_no_question_ends_in_a_fault_of_the_program(words: tuple[str, ...], wide: Path, deep: Path) -> None:
    for folder in (wide, deep) if words[0] in ("check", "who", "up", "down", "impact") else (wide,):
        ran = ask(folder, *words, "--as-of", str(DAY)) if words[0] not in ("check", "impact") else ask(folder, *words)
        assert ran.code in (0, 1), ran.told


def test_a_tree_says_where_it_stops(deep: Path) -> None:
    assert "Chỉ nêu 100 bước gần nhất" in ask(deep, "down", "ubnd-tp", "--as-of", str(DAY)).said
    assert "Chỉ nêu" not in ask(deep, "down", f"s{DEEP - 5}-0", "--as-of", str(DAY)).said


def test_who_writes_out_a_few_of_many_chains(wide: Path) -> None:
    said = ask(wide, "who", "vd-ubnd-tp", "--as-of", str(DAY)).said
    assert said.count("Cũng theo chuỗi khác") == 3 * WIDE
    assert "chuỗi khác nữa" in said


def test_many_layers_of_several_cost_as_many_steps_as_are_followed(tmp_path: Path) -> None:
    """Through 60 layers of three holders nobody who acts is lost, and no more steps are kept of any of them than the limit lets be followed."""
    register = pipeline.load(layered(tmp_path / "rules", 60, 3)).register
    begun = time.process_time()
    tiling = Examination(register, DAY).tiling(MatterId("vd-ubnd-tp"))
    (tile,) = tiling.at(DAY)
    assert [one.holder for one in tile.exercisers] == [f"s59-{at}" for at in range(3)]
    longest = len(tile.exercisers[0].chain)
    for one in tile.exercisers:
        assert sum(map(len, one.chains)) <= 3 * (MOST_STEPS + MOST_ALIKE * longest)
    # Of the chains of two who act, the pairs of their last statements are told, each once.
    assert len(tiling.double_exercise()) == 3 * 3 * 3
    assert time.process_time() - begun < 15  # it was a minute, and hours with 100 layers


_BELOW, _ABOVE = 5, 6
"""Layers of two: to each last grant 2³ chains lead, as many as are followed; and 2⁴."""


@pytest.fixture(scope="module", name="around_the_limit")
def _around_the_limit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    below, above = (
        layered(tmp_path_factory.mktemp("limit") / str(layers), layers, WIDE) for layers in (_BELOW, _ABOVE)
    )
    return below, above


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "words",
    [("who", "vd-ubnd-tp"), ("up", "s4-0"), ("down", "ubnd-tp"), ("path", "ubnd-tp", "s4-1"), ("up", "vd-ubnd-tp")],
    ids=" ".join,
)
def test_that_not_all_chains_are_followed_is_said_and_nothing_where_all_are(
    words: tuple[str, ...], language: Language, around_the_limit: tuple[Path, Path]
) -> None:
    told = []
    for folder in around_the_limit:
        ran = ask(folder, "--lang", language, *words, "--as-of", str(DAY))
        assert ran.code == 0, ran.told
        told.append(MORE.in_(language) in " ".join(ran.said.split()))
    assert told == [False, True]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_chart_of_the_matter_says_it_in_a_note(language: Language, around_the_limit: tuple[Path, Path]) -> None:
    told = []
    for folder in around_the_limit:
        examination = Examination(pipeline.load(folder).register, DAY)
        told.append(MORE.in_(language) in of_matter(examination, "vd-ubnd-tp", language).notes)
    assert told == [False, True]


def test_programs_are_told_in_the_part_of_the_answer(around_the_limit: tuple[Path, Path]) -> None:
    told = []
    for folder in around_the_limit:
        answer = json.loads(ask(folder, "who", "vd-ubnd-tp", "--as-of", str(DAY), "--format", "json").out)
        assert not faults("answer.v1", answer)
        told.append([one.get("more_chains") for one in answer["parts"]])
    assert told == [[None], [True]]


def test_look_up_pages_say_it(around_the_limit: tuple[Path, Path]) -> None:
    """They answer in the words of the command."""
    told = []
    for folder in around_the_limit:
        (some,) = answers(Examination(pipeline.load(folder).register, DAY))
        (asking,) = (one for one in some if one.matter == "vd-ubnd-tp")
        lines = asking.on(DAY)
        told.append((any(MORE.vi in one for one in lines.vi), any(MORE.en in one for one in lines.en)))
    assert told == [(False, False), (True, True)]


def test_what_differs_only_in_what_is_not_followed_is_two_tiles() -> None:
    outcome = Outcome((), (), (), (), ())
    assert saying(Piece(0, 1, 1, 1, 0, outcome)) != saying(Piece(0, 1, 1, 1, 0, replace(outcome, has_more_chains=True)))
