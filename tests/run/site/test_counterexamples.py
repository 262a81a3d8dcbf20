"""Where a finding holds is drawn in cases, communes and days, and said in the same words as by the command."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from casework import LAW
from folders import DAY, MORE, day_of, small, with_base, write

from delegation.authority.examination import Examination
from delegation.checks.cases import EXAMPLES, files_of
from delegation.findings import Language
from delegation.model.parts import MatterArea
from delegation.reports.questions.derivation import cell_said
from delegation.run import pipeline
from delegation.run.site.asked import Asked
from delegation.run.site.building import built
from delegation.run.site.counterexamples import counterexamples
from delegation.run.site.making import Making

CASES = sorted(
    one for folder in (EXAMPLES, MORE) for one in folder.glob("DLG[2-5]*/*") if one.is_dir() and not one.is_symlink()
)


def making(root: Path, day: date, language: Language = "vi") -> Making:
    loaded = pipeline.load(root)
    return Making(Asked(loaded, Examination(loaded.register, day)), language)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_cell_of_a_finding_is_drawn_where_it_is_and_said_as_the_command_says_it(
    language: Language, tmp_path: Path
) -> None:
    """In every register of the examples of the checks: open ends, some communes, cases and ranges, several matters."""
    seen = set[str]()
    for number, case in enumerate(CASES[::2] if language == "vi" else CASES[1::2]):
        files = with_base(files_of(case))
        made = making(write(tmp_path / str(number), {one.name: one.data for one in files}), day_of(files), language)
        findings = made.asked.analysis.findings
        drawn = counterexamples(made, findings)
        assert drawn.keys() == {one.key for one in findings if one.areas}
        for one in findings:
            for area in one.areas[:12]:
                said = cell_said(area, made.register, made.look)
                spot = next(each for each in drawn[one.key].spots if each.said == said and area.matter in each.matters)
                assert 0 <= spot.begin < spot.end <= 1
                assert spot.opened == (area.start is None, area.end is None)
                assert (spot.begin == 0) == (area.start is None)
                assert (spot.end == 1) == (area.end is None)
                if area.communes is not None:
                    assert spot.place == len(area.communes) / len(made.register.communes)
                    seen.add("communes")
                if area.cases is not None:
                    assert sum(spot.cases) == len(area.cases)
                    seen.add("cases")
                assert spot.cases == () or any(spot.cases)
                assert 0 < drawn[one.key].today < 1
    assert seen == {"communes", "cases"}


def test_days_at_the_ends_of_time_are_drawn_too(tmp_path: Path) -> None:
    files = with_base(files_of(EXAMPLES / "DLG202/bad"))
    made = making(write(tmp_path / "rules", {one.name: one.data for one in files}), day_of(files))
    finding = next(one for one in made.asked.analysis.findings if one.areas)
    for start, end in ((date.min, date.max), (None, date.max), (date.min, None)):
        one = replace(finding, areas=(MatterArea(finding.areas[0].matter, start, end),))
        spot = counterexamples(made, [one])[one.key].spots[0]
        assert 0 <= spot.begin < spot.end <= 1


HOSTILE = f"""field: y-te
tasks:
  - id: viec
    title: Việc
    basis: [{LAW}]
    cases: {{'nhóm <b>x</b>': ['<i>A</i>', "B'"]}}
    owners:
      - {{holder: ubnd-tp, only: {{'nhóm <b>x</b>': ['<i>A</i>']}}}}
"""


def test_names_of_cases_never_become_markup(tmp_path: Path) -> None:
    loaded = pipeline.load(small(tmp_path / "rules", {"tasks/viec.yaml": HOSTILE}))
    made = built(loaded, Examination(loaded.register, DAY))
    text = made["findings.html"].decode()
    assert "<b>x" not in text
    assert "B&#39;" in text.split("class=cells")[1]
