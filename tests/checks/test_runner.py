"""The catalogue is complete, every check explains itself, and a crash names its check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from folders import whole_case

from delegation.authority.examination import Examination
from delegation.checks import runner
from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE, by_id
from delegation.findings import Problem, Text
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.run import pipeline

NOTHING = Text("", "")
DAY = date(2026, 6, 1)
LOADING = {f"DLG00{number}" for number in range(1, 8)}
WAIVERS = {"DLG901", "DLG902", "DLG903", "DLG904", "DLG907"}


def _crash(_: Examination) -> Iterator[Problem]:
    yield Problem(Place("register.yaml"), NOTHING, ("a",))
    raise ZeroDivisionError


def test_a_crash_names_its_check_and_is_not_swallowed() -> None:
    check = Check("DLG299", Severity.ERROR, NOTHING, NOTHING, NOTHING, NOTHING, _crash)
    examination = Examination(Register(id="x", name="x", place=Place("register.yaml")), DAY)
    with pytest.raises(ZeroDivisionError) as caught:
        runner.run(examination, [check])
    assert any("DLG299" in note for note in caught.value.__notes__)


def test_the_catalogue_is_in_the_order_of_ids_and_complete() -> None:
    ids = [one.id for one in CATALOGUE]
    assert ids == sorted(set(ids))
    modules = {one.stem[:6].upper() for one in (Path(runner.__file__).parent / "library").glob("dlg*.py")}
    assert modules == set(ids)


def test_every_check_asks_unless_loading_or_the_corridor_does() -> None:
    assert {one.id for one in CATALOGUE if one.run is None} == LOADING | WAIVERS
    for one in CATALOGUE:
        assert (one.phase == "reading") == (one.id in LOADING), one.id
        assert (one.phase == "waivers") == (one.id in WAIVERS) == (one.of_waivers is not None), one.id


def test_every_check_explains_itself_in_both_languages() -> None:
    for one in CATALOGUE:
        for said in (one.title, one.why, one.mend, one.legal_source):
            assert said.vi, one.id
            assert said.en, one.id
            assert said.vi != said.en, one.id


def test_a_check_is_found_by_its_id_in_any_letters() -> None:
    assert by_id("dlg101") is by_id("DLG101")
    assert by_id("DLG000") is None


def _folder(check: str, folder: Path, extra: str = "") -> Path:
    for one in whole_case(check, "bad"):
        (folder / one.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.name).write_bytes(one.data + (extra.encode() if one.name == "register.yaml" else b""))
    return folder


@pytest.mark.parametrize(("said", "expected"), [("warning", [Severity.WARNING]), ("off", [])])
def test_the_register_sets_the_weight_of_a_check(said: str, expected: list[Severity], tmp_path: Path) -> None:
    folder = _folder("DLG505", tmp_path, f"  severity: {{DLG505: {said}}}\n")
    assert [one.severity for one in pipeline.check(folder, DAY).findings] == expected


def test_the_horizon_is_set_in_the_register(tmp_path: Path) -> None:
    folder = _folder("DLG504", tmp_path)
    register = folder / "register.yaml"
    register.write_text(register.read_text("utf-8").replace("horizon-days: 90", "horizon-days: 30"), "utf-8")
    (folder / "decisions/2025/900-qd-ubnd.yaml").write_text(
        (folder / "decisions/2025/900-qd-ubnd.yaml").read_text("utf-8").replace("    evaluation-days: 60\n", ""),
        "utf-8",
    )
    assert not pipeline.check(folder, DAY).findings


def test_a_waiver_holds_on_its_last_day_and_not_on_the_next(tmp_path: Path) -> None:
    folder = _folder("DLG901", tmp_path)
    last = pipeline.check(folder, date(2026, 5, 15))
    assert ([one.check for one in last.waived], last.findings) == (["DLG505"], ())
    assert [one.check for one in pipeline.check(folder, date(2026, 5, 16)).findings] == ["DLG505", "DLG901"]


def test_waivers_are_told_of_where_their_check_is_asked_and_rest_on_the_checks_that_they_name(tmp_path: Path) -> None:
    folder = _folder("DLG901", tmp_path)
    assert not pipeline.check(folder, DAY, select=("DLG1",)).findings
    assert [one.check for one in pipeline.check(folder, DAY, select=("DLG1", "DLG9")).findings] == ["DLG901"]
