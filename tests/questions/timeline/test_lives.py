"""How long an instrument and each of its provisions are in force, and that what has ended never comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from folders import DAY, bare, findings, small

from delegation.authority.examination import Examination
from delegation.charts.subjects.matter import of_matter
from delegation.model.instruments import Instrument
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.compare import compare
from delegation.questions.timeline import timeline_of_matter
from delegation.questions.who import who
from delegation.run import pipeline

from drawn import lines  # isort: skip

MATTER = MatterId("viec")
HEAD = "type: decree\n    issuer: Chính phủ\n    issued: 2025-01-01\n"
HOLDERS = """\
holders:
  - {id: ubnd-tp, name: UBND Thành phố, kind: committee, level: city}
  - {id: so-y-te, name: Sở Y tế, kind: specialised-agency, level: city}
"""
TASK = """\
tasks:
  - id: viec
    title: Cấp giấy phép thử
    owner: ubnd-tp
    basis: [{instrument: 01/2025/NĐ-CP, at: Điều 5 khoản 2}]
"""


def register(folder: Path, instruments: str, task: str = TASK, more: Mapping[str, str] | None = None) -> Register:
    files = {"holders/a.yaml": HOLDERS, "instruments/a.yaml": instruments, "tasks/a.yaml": task, **(more or {})}
    loaded = pipeline.load(bare(folder, files))
    assert loaded.problems == ()
    return loaded.register


def decree(number: str, *more: str) -> str:
    return "".join([f'  - number: "{number}"\n    {HEAD}', *(f"    {line}\n" for line in more)])


def written(*decrees: str) -> str:
    return "instruments:\n" + "".join(decrees)


def owners(found: Register, day: Day) -> list[str]:
    """Who owns the matter on a day, as ``who`` answers."""
    return [one.holder for part in who(Examination(found, day), MATTER).parts for one in part.owners]


def life(found: Register, number: str, at: str | None = None) -> Term:
    one = found.instrument(number)
    assert isinstance(one, Instrument)
    return found.life(one, at)


def test_a_provision_that_takes_effect_later_gives_nothing_before(tmp_path: Path) -> None:
    """In ``who``, in a comparison, in a timeline and on a chart."""
    later = "begins-in-part: [{at: Điều 5, from: 2026-01-01}]"
    found = register(tmp_path, written(decree("01/2025/NĐ-CP", "effective: 2025-07-01", later)))
    begins = date(2026, 1, 1)
    assert owners(found, begins - timedelta(days=1)) == []
    assert owners(found, begins) == ["ubnd-tp"]
    answer = who(Examination(found, date(2025, 12, 31)), MATTER)
    (lapsed,) = answer.lapsed
    assert [one.vi for one in lapsed.because] == ["khoản 2 Điều 5 Nghị định số 01/2025/NĐ-CP có hiệu lực từ 01/01/2026"]
    (change,) = compare(Examination(found, date(2025, 12, 31)), Examination(found, begins)).matters
    assert [one.kind for one in change.moves] == ["added"]
    (lane,) = timeline_of_matter(Examination(found, DAY), MATTER).lanes
    assert [(one.first, one.state) for one in lane.stretches] == [(date(2025, 7, 1), "vacant"), (begins, "held")]
    chart = of_matter(Examination(found, date(2025, 12, 31)), MATTER)
    assert "Vào ngày này sổ không ghi chủ thể nào" in " ".join(lines(chart.pictures[0]))
    assert any("có hiệu lực từ 01/01/2026" in note for note in chart.notes)


def test_other_provisions_of_the_instrument_are_not_touched(tmp_path: Path) -> None:
    part = "begins-in-part: [{at: Điều 50, from: 2026-01-01}]"
    ends = "ends-in-part: [{at: Điều 5 khoản 20, to: 2025-12-31}]"
    found = register(tmp_path, written(decree("01/2025/NĐ-CP", "effective: 2025-07-01", part, ends)))
    assert owners(found, date(2025, 8, 1)) == owners(found, date(2026, 8, 1)) == ["ubnd-tp"]


def test_a_repealed_provision_takes_its_matter_along_and_is_named(tmp_path: Path) -> None:
    ends = 'ends-in-part: [{at: Điều 5 khoản 2, to: 2026-03-14, by: "02/2026/NĐ-CP"}]'
    texts = written(
        decree("01/2025/NĐ-CP", "effective: 2025-07-01", ends), decree("02/2026/NĐ-CP", "effective: 2026-03-15")
    )
    found = register(tmp_path, texts)
    assert (owners(found, date(2026, 3, 14)), owners(found, date(2026, 3, 15))) == (["ubnd-tp"], [])
    (lane,) = timeline_of_matter(Examination(found, DAY), MATTER).lanes
    (change,) = lane.stretches[1].changes
    assert (change.kind, change.causes[0].at, change.causes[0].day) == ("ended", "Điều 5 khoản 2", date(2026, 3, 14))


def test_a_provision_of_a_decision_that_gives_later_is_given_later(tmp_path: Path) -> None:
    """The row's provision counts, not the day of the decision, and before it the giver acts."""
    decision = """\
instrument:
  id: qd-1
  number: 01/2025/QĐ-UBND
  type: committee-decision-qppl
  issuer: ubnd-tp
  issued: 2025-07-01
  effective: 2025-07-11
  begins-in-part: [{at: Điều 3, from: 2026-01-01}]
  ends-in-part: [{at: Điều 3, to: 2026-06-30}]
grants:
  - id: g
    mechanism: decentralisation
    from: ubnd-tp
    to: so-y-te
    term: {from: 2025-07-11}
    matters: [{matter: viec, at: Điều 3 khoản 1}]
"""
    texts = written(decree("01/2025/NĐ-CP", "effective: 2025-07-01"))
    found = register(tmp_path, texts, more={"decisions/2025/a.yaml": decision})
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [owners(found, day) for day in days] == [["ubnd-tp"], ["so-y-te"], ["so-y-te"], ["ubnd-tp"]]
    (lane,) = timeline_of_matter(Examination(found, DAY), MATTER).lanes
    assert [one.first for one in lane.stretches] == [date(2025, 7, 1), date(2026, 1, 1), date(2026, 7, 1)]


@pytest.mark.parametrize("side", ["replaced-by", "replaces"])
def test_a_replaced_text_ends_on_the_day_before_its_successor_whoever_says_so(tmp_path: Path, side: str) -> None:
    old = ['replaced-by: ["02/2026/NĐ-CP"]'] if side == "replaced-by" else []
    new = ['replaces: ["01/2025/NĐ-CP"]'] if side == "replaces" else []
    texts = written(
        decree("01/2025/NĐ-CP", "effective: 2025-07-01", *old), decree("02/2026/NĐ-CP", "effective: 2026-01-01", *new)
    )
    found = register(tmp_path, texts)
    assert life(found, "01/2025/NĐ-CP") == Term(date(2025, 7, 1), date(2025, 12, 31))
    assert owners(found, date(2026, 1, 1)) == []


def test_an_ended_text_never_revives_the_one_that_it_replaced(tmp_path: Path) -> None:
    """Not when it ends of itself, and not where the register left the end of the old one open."""
    texts = written(
        decree("01/2025/NĐ-CP", "effective: 2025-07-01"),
        decree("02/2026/NĐ-CP", "effective: 2026-01-01", "ended: 2026-03-31", 'replaces: ["01/2025/NĐ-CP"]'),
    )
    task = """\
tasks:
  - id: viec
    title: Cấp giấy phép thử
    owners:
      - {holder: ubnd-tp, basis: [{instrument: 01/2025/NĐ-CP, at: Điều 5}]}
      - {holder: so-y-te, basis: [{instrument: 02/2026/NĐ-CP, at: Điều 1}]}
"""
    found = register(tmp_path, texts, task)
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2030, 1, 1)]
    assert [owners(found, day) for day in days] == [["ubnd-tp"], ["so-y-te"], ["so-y-te"], [], []]
    (lane,) = timeline_of_matter(Examination(found, date(2026, 2, 1)), MATTER).lanes
    assert [one.state for one in lane.stretches] == ["held", "held", "vacant"]
    assert [one.kind for one in lane.stretches[1].changes] == ["moved"]


def test_a_repealed_provision_stays_repealed_when_the_text_that_repealed_it_ends(tmp_path: Path) -> None:
    texts = written(
        decree("01/2025/NĐ-CP", 'ends-in-part: [{at: Điều 5, to: 2025-12-31, by: "02/2026/NĐ-CP"}]'),
        decree("02/2026/NĐ-CP", "effective: 2026-01-01", "ended: 2026-03-31"),
    )
    found = register(tmp_path, texts)
    assert [owners(found, day) for day in (date(2025, 12, 31), date(2026, 2, 1), date(2026, 4, 1))] == [
        ["ubnd-tp"],
        [],
        [],
    ]


def test_a_delegation_that_ends_does_not_bring_back_an_older_one(tmp_path: Path) -> None:
    """The exercise falls back to the owner by law, whose own text is in force, and to nobody else."""

    def decision(number: str, receiver: str, first: str, last: str, more: str = "") -> str:
        return f"""\
instrument:
  id: qd-{number}
  number: {number}/2025/QĐ-UBND
  type: committee-decision-qppl
  issuer: ubnd-tp
  issued: 2025-07-01
  effective: {first}
{more}
grants:
  - {{id: g-{number}, mechanism: delegation, from: ubnd-tp, to: {receiver}, term: {{from: {first}, to: {last}}}, matters: [viec]}}
"""

    holders = HOLDERS + "  - {id: so-nv, name: Sở Nội vụ, kind: specialised-agency, level: city}\n"
    files = {
        "holders/a.yaml": holders,
        "decisions/2025/a.yaml": decision(
            "11", "so-y-te", "2025-07-11", "2030-12-31", "  replaced-by: [12/2025/QĐ-UBND]"
        ),
        "decisions/2025/b.yaml": decision("12", "so-nv", "2026-01-01", "2026-03-31"),
    }
    found = register(tmp_path, written(decree("01/2025/NĐ-CP", "effective: 2025-07-01")), more=files)

    def acting(day: Day) -> list[str]:
        return [one.holder for part in who(Examination(found, day), MATTER).parts for one in part.exercisers]

    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 4, 1)]
    assert [acting(day) for day in days] == [["so-y-te"], ["so-nv"], ["ubnd-tp"]]


def test_an_unknown_day_of_the_successor_leaves_it_open_whether_the_old_text_runs(tmp_path: Path) -> None:
    texts = written(
        decree("01/2025/NĐ-CP", "effective: 2025-07-01", 'replaced-by: ["02/2026/NĐ-CP"]'),
        decree("02/2026/NĐ-CP", "effective: {unknown: nguồn không ghi ngày}"),
    )
    found = life(register(tmp_path, texts), "01/2025/NĐ-CP")
    assert found == Term(date(2025, 7, 1), Unknown("nguồn không ghi ngày"))


def test_a_stated_last_day_stands_whatever_the_successor_says(tmp_path: Path) -> None:
    texts = written(
        decree("01/2025/NĐ-CP", "effective: 2025-07-01", "ended: 2025-12-31", 'replaced-by: ["02/2026/NĐ-CP"]'),
        decree("02/2026/NĐ-CP", "effective: 2026-02-01"),
    )
    assert life(register(tmp_path, texts), "01/2025/NĐ-CP").end == date(2025, 12, 31)


def test_the_check_of_cited_texts_names_a_provision_that_begins_too_late(tmp_path: Path) -> None:
    later = decree("01/2025/NĐ-CP", "effective: 2025-07-01", "begins-in-part: [{at: Điều 5, from: 2026-01-01}]")
    files = {"holders/a.yaml": HOLDERS, "instruments/a.yaml": written(later), "tasks/a.yaml": TASK}
    (one,) = findings(bare(tmp_path, files), "DLG501")
    assert "khoản 2 Điều 5 Nghị định số 01/2025/NĐ-CP chỉ có hiệu lực từ 01/01/2026" in one.said.vi


@pytest.mark.parametrize(("day", "count"), [("2025-06-30", 1), ("2025-07-01", 0), ("2027-01-01", 1)])
def test_a_provision_cannot_begin_before_its_instrument_or_after_its_end(tmp_path: Path, day: str, count: int) -> None:
    more = ("effective: 2025-07-01", "ended: 2026-12-31", f"begins-in-part: [{{at: Điều 9, from: {day}}}]")
    files = {"instruments/z.yaml": written(decree("09/2025/NĐ-CP", *more))}
    assert len(findings(small(tmp_path, files), "DLG506")) == count


@pytest.mark.parametrize(
    "wrong", ["{at: Điều 9}", "{from: 2026-01-01}", "{at: Điều 9, from: mai}", "{at: '', from: 2026-01-01}"]
)
def test_a_later_provision_needs_its_place_and_its_day(tmp_path: Path, wrong: str) -> None:
    files = {"instruments/z.yaml": written(decree("09/2025/NĐ-CP", f"begins-in-part: [{wrong}]"))}
    found = [one.check for one in findings(small(tmp_path, files)) if one.check != "DLG010"]
    assert found == ["DLG002"]
