"""Whoever asks whether a place in an instrument is over is told the same, however its writer wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from folders import small
from hypothesis import given, settings
from hypothesis import strategies as st

from delegation.authority.examination import Examination
from delegation.checks.library import dlg501_instrument_not_in_force
from delegation.model.acts import PartEnd
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import MatterId, Ownership
from delegation.model.places import Place
from delegation.model.provisions import Provision, reaches
from delegation.model.register import Register
from delegation.questions.compare import compare
from delegation.questions.horizon import horizon
from delegation.questions.timeline import timeline_of_instrument, timeline_of_matter
from delegation.questions.who import who
from delegation.run import pipeline

from writings import articles, written  # isort: skip

NEXT = timedelta(days=1)
DAY, LAST, UNTIL = date(2026, 6, 1), date(2026, 3, 31), date(2026, 12, 31)
BEFORE = date(2026, 1, 1)
HERE = Place("tasks/viec.yaml")
NUMBER = "1/2024/NĐ-CP"
DECREE = f"""\
instruments:
  - number: {NUMBER}
    type: decree
    issuer: Chính phủ
    issued: 2024-01-01
    effective: 2024-01-01
    title: Nghị định thử
    ends-in-part: [{{at: ENDED, to: {LAST}, by: 72/2025/QH15}}]
"""
TASK = f"""\
field: y-te
tasks:
  - id: viec
    title: Cấp giấy phép thử
    owner: ubnd-tp
    basis: [{{instrument: {NUMBER}, at: "CITED"}}]
"""
MATTER = MatterId("viec")


@cache
def loaded() -> Register:
    with TemporaryDirectory() as folder:
        return register_of(Path(folder), "Điều 5", "Điều 5")


def register_of(folder: Path, ended: str, cited: str) -> Register:
    """Load the small register with a decree of which a place ended, and a matter that rests on a place of it."""
    files = {"instruments/nd.yaml": DECREE.replace("ENDED", ended), "tasks/viec.yaml": TASK.replace("CITED", cited)}
    found = pipeline.load(small(folder, files))
    assert found.problems == ()
    return found.register


def with_places(ended: str, cited: str) -> Register:
    """Give that register with other places."""
    register = loaded()
    decree, matter = register.instrument(NUMBER), register.matters[MATTER]
    assert isinstance(decree, Instrument)
    decree = replace(decree, part_ends=(PartEnd(ended, LAST, None, HERE),))
    basis = (Citation(NUMBER, cited, HERE),)
    owner = Ownership(matter.owners[0].holder, basis, HERE)
    return replace(
        register,
        instruments={**register.instruments, decree.id: decree},
        matters={**register.matters, MATTER: replace(matter, owners=(owner,), basis=basis)},
    )


def told(register: Register) -> Mapping[str, bool]:
    """Give by each who is asked whether the matter lost its basis with the place that ended."""
    examination = Examination(register, DAY)
    check = dlg501_instrument_not_in_force.CHECK.run
    assert check is not None
    decree = register.instrument(NUMBER)
    assert decree is not None
    (lane,) = timeline_of_matter(examination, MATTER).lanes
    rests = timeline_of_instrument(examination, decree.id).rests
    ahead = horizon(Examination(register, BEFORE), UNTIL).stops
    (fall,) = (fall for stop in ahead for fall in stop.falls if fall.ending.subject == decree.id)
    (move,) = compare(Examination(register, BEFORE), examination, {MATTER}).matters or (None,)
    return {
        "check": any(MATTER in one.said.vi for one in check(examination)),
        "who": not any(part.owners for part in who(examination, MATTER).parts),
        "timeline": lane.stretches[-1].state == "vacant" and lane.stretches[-1].first == LAST + NEXT,
        "timeline of the decree": any(MATTER in one.matters and one.term.end == LAST for one in rests),
        "horizon": MATTER in fall.matters,
        "horizon, without anybody": any(one.matter == MATTER for stop in ahead for one in stop.left),
        "diff": move is not None,
    }


@pytest.mark.parametrize(
    ("cited", "is_over"),
    [
        ("Điều 5 khoản 2", True),
        ("Điều 5, khoản 2", True),
        ("khoản 2 Điều 5", True),
        ("điều 5 khoản 2", True),
        ("Điều 5", True),
        ("Điều 5  khoản 2", True),
        ("các khoản 1 và 2 Điều 5", True),
        ("Điều 5; Phụ lục I", False),
        ("Điều 55", False),
        ("Điều 5a", False),
        ("toàn văn", False),
        ("chưa rõ số điều", False),
        ("khoản 2", False),
    ],
)
@pytest.mark.parametrize("ended", ["Điều 5", "điều  5", "Điều 4, Điều 5"])
def test_all_commands_agree_on_whether_a_place_is_over(
    ended: str, cited: str, tmp_path: Path, *, is_over: bool
) -> None:
    """What goes on by one of its places goes on; what cannot be read lives as long as its text (and is a finding)."""
    found = told(register_of(tmp_path, f'"{ended}"', cited))
    assert set(found.values()) == {is_over}, found


@settings(max_examples=60)
@given(st.data())
def test_all_commands_agree_on_any_two_places(data: st.DataObject) -> None:
    """However the place that ended and the one that is cited are written, they all say what ``reaches`` says."""
    ended: Provision = data.draw(articles())
    cited: Provision = data.draw(st.one_of(articles(), st.just(ended), st.just(Provision(ended.steps[:1]))))
    found = told(with_places(data.draw(written(ended)), data.draw(written(cited))))
    assert set(found.values()) == {reaches(str(ended), str(cited))}, found


@given(st.data())
def test_writing_a_place_otherwise_is_no_difference(data: st.DataObject) -> None:
    """Neither in a citation nor in a part that ended, on whatever days."""
    ended, cited = data.draw(articles()), data.draw(articles())
    old = Examination(with_places(str(ended), str(cited)), BEFORE)
    new = Examination(with_places(data.draw(written(ended)), data.draw(written(cited))), BEFORE)
    found = compare(old, new)
    assert (found.matters, found.grants, found.instruments, found.others) == ((), (), (), ())


def test_another_place_is_a_difference() -> None:
    old = Examination(with_places("Điều 5", "Điều 6"), BEFORE)
    found = compare(old, Examination(with_places("Điều 5", "Điều 7"), BEFORE))
    assert [one.turn.aspects for matter in found.matters for one in matter.ownerships] == [("basis",)]
    found = compare(old, Examination(with_places("Điều 4", "Điều 6"), BEFORE))
    assert [one.turn.aspects for one in found.instruments] == [("part-ends",)]


DECISION = f"""\
source: ví dụ đặt ra
instrument:
  number: 900/QĐ-UBND
  type: committee-decision
  issuer: ubnd-tp
  issued: 2025-12-01
  effective: 2025-12-01
  title: Quyết định thử
  ends-in-part: [{{at: ENDED, to: {LAST}}}]
grants:
  - id: uq
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    at: GIVEN
    term: {{from: 2025-12-01, to: 2027-12-31}}
    matters: [{{row: 5, matter: viec}}]
"""


@pytest.mark.parametrize(
    ("ended", "given_at", "is_over"),
    [
        ("Phụ lục", "Phụ lục kèm theo", True),
        ("Phụ lục I", "Điều 2; Phụ lục I", True),
        ("dòng 5 Phụ lục I", "phụ lục 01", True),
        ("Phụ lục II", "Phụ lục I", False),
        ("Điều 2", "Điều 2; Phụ lục I", False),
        ("Điều 2", "khoản 1 Điều 2", True),
    ],
)
def test_what_an_annex_gives_ends_with_the_annex(ended: str, given_at: str, tmp_path: Path, *, is_over: bool) -> None:
    """A numbered row stands in the annex that its grant names: it ends with the annex, or with its own row."""
    task = TASK.replace("CITED", "Điều 1").replace(NUMBER, "99/2020/QH14")
    decision = DECISION.replace("ENDED", ended).replace("GIVEN", given_at)
    loaded = pipeline.load(small(tmp_path, {"tasks/viec.yaml": task, "decisions/2025/qd.yaml": decision}))
    assert loaded.problems == ()
    answer = who(Examination(loaded.register, DAY), MATTER)
    assert {one.holder for part in answer.parts for one in part.exercisers} == {"ubnd-tp" if is_over else "so-y-te"}


def test_a_row_that_the_annex_has_not_may_be_any_of_it(tmp_path: Path) -> None:
    """As what suspends or corrects such a row: a slip in the number is not read as if nothing had ended."""
    task = TASK.replace("CITED", "Điều 1").replace(NUMBER, "99/2020/QH14")
    decision = DECISION.replace("ENDED", "dòng 6 Phụ lục I").replace("GIVEN", "Phụ lục I")
    loaded = pipeline.load(small(tmp_path, {"tasks/viec.yaml": task, "decisions/2025/qd.yaml": decision}))
    answer = who(Examination(loaded.register, DAY), MATTER)
    assert {(one.holder, one.certain) for part in answer.parts for one in part.exercisers} == {
        ("ubnd-tp", False),
        ("so-y-te", False),
    }


def test_a_matter_that_differs_otherwise_keeps_its_basis() -> None:
    old, new = (with_places("Điều 5", at) for at in ("Điều 6 khoản 2", "khoản 2, Điều 6"))
    named = replace(new.matters[MATTER], title="Cấp giấy phép khác")
    found = compare(Examination(old, BEFORE), Examination(replace(new, matters={**new.matters, MATTER: named}), BEFORE))
    assert [(one.turn.aspects, one.ownerships, one.moves) for one in found.matters] == [(("title",), (), ())]


def test_the_last_of_several_places_that_ends_leaves_the_matter_without_anybody() -> None:
    """However both are written; the first end takes nothing away."""
    register = with_places("điều 6", "khoản 1 Điều 5, Điều 6")
    decree = register.instrument(NUMBER)
    assert decree is not None
    decree = replace(decree, part_ends=(*decree.part_ends, PartEnd("Điều  5", BEFORE, None, HERE)))
    register = replace(register, instruments={**register.instruments, decree.id: decree})
    stops = horizon(Examination(register, BEFORE), UNTIL).stops
    left = {stop.day: fall.left for stop in stops for fall in stop.falls if fall.ending.subject == decree.id}
    assert left == {BEFORE: (), LAST: (MATTER,)}
