"""All checks on every case: exactly the marked findings and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from folders import FURTHER, MORE, day_of, whole_case, with_base, write

from delegation.authority.examination import Examination
from delegation.checks import runner
from delegation.checks.cases import BASE, EXAMPLES, CaseFile, Side, files_of, said_of
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.extents import extent
from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.findings import Finding, Problem
from delegation.model.places import Place
from delegation.run import pipeline
from delegation.run.pipeline import Loaded

_MARK = re.compile(r"#\s*expect:\s*((?:DLG\d{3}[\s,]*)+)$")
_SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}
SIDES: tuple[Side, ...] = ("bad", "good")


def marks(files: tuple[CaseFile, ...]) -> list[tuple[str, int, str]]:
    """Give (file, line, check) for every mark."""
    found = []
    for one in files:
        for number, line in enumerate(one.text.splitlines(), start=1):
            mark = _MARK.search(line)
            if mark:
                found += [(one.name, number, check) for check in re.findall(r"DLG\d{3}", mark[1])]
    return sorted(found)


@dataclass(frozen=True)
class Case:
    """A case of a check, loaded and examined: all that is asked of it is asked of this."""

    files: tuple[CaseFile, ...]
    loaded: Loaded
    findings: tuple[Finding, ...]


def examined(files: tuple[CaseFile, ...], folder: Path) -> Case:
    loaded = pipeline.load(write(folder, {one.name: one.data for one in files}))
    findings = pipeline.analyse(loaded, day_of(files), against_baseline=True).findings
    keys = [one.key for one in findings]
    assert len(keys) == len(set(keys)), "two findings have one key, so that a waiver of one hides the other"
    return Case(files, loaded, findings)


@pytest.fixture(name="case_of", scope="module", params=[one.id for one in CATALOGUE])
def _case_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Case]]:
    """Load and examine the cases of a check, each once: the bad one, its near miss, and further ones by name."""
    check: str = request.param
    files: dict[str, tuple[CaseFile, ...]] = {side: whole_case(check, side) for side in SIDES}
    files |= {one.name: with_base(files_of(one)) for one in FURTHER if one.parent.name == check}
    folder = tmp_path_factory.mktemp(check)
    return check, {name: examined(own, folder / name) for name, own in files.items()}


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    return sorted((one.location.file, one.location.line, one.check) for one in findings)


def report(findings: tuple[Finding, ...]) -> str:
    """Write everything that is said, in both languages, for a person to read."""
    lines = []
    for one in findings:
        at = one.location
        lines.append(f"{at.file}:{at.line}:{at.column}: {_SEVERITIES[one.severity.value]} {one.check}")
        lines += [f"  vi: {one.said.vi}", f"  en: {one.said.en}"]
        lines += [f"  căn cứ: {one.legal_source.vi}"]
        if one.count > 1:
            lines.append(f"  số việc: {one.count}")
        for other in one.related:
            lines.append(f"  liên quan: {other.location.file}:{other.location.line}: {other.said.vi} | {other.said.en}")
        if one.fix is not None:
            lines.append(f"  cách sửa: {one.fix.said.vi} | {one.fix.said.en}")
        lines += [f"  khóa: {one.key}", ""]
    return "\n".join(lines)


def test_exactly_the_marked_findings(case_of: tuple[str, dict[str, Case]]) -> None:
    """Every check is asked of every case, and finds what is marked at its place and nothing else."""
    check, cases = case_of
    assert (EXAMPLES / check / "good").is_dir(), f"examples/{check}/good is missing"
    marked = {name: marks(case.files) for name, case in cases.items()}
    assert check in {one for _, _, one in marked["bad"]}, f"examples/{check}/bad marks no {check}"
    assert check not in {one for _, _, one in marked["good"]}
    wrong = [name for name, case in cases.items() if places(case.findings) != marked[name]]
    assert not wrong, "\n".join(f"{name}\n{report(cases[name].findings)}" for name in wrong)


def test_what_is_said(case_of: tuple[str, dict[str, Case]], request: pytest.FixtureRequest) -> None:
    """What stands on the page of a check is what it says of its bad case."""
    check, cases = case_of
    said = report(cases["bad"].findings)
    if request.config.getoption("--bless"):
        (EXAMPLES / check / "bad.txt").write_text(said, "utf-8", newline="\n")
    assert said_of(check) == said, "run `pytest tests/checks --bless` and read the difference"


def test_what_is_said_of_further_cases(case_of: tuple[str, dict[str, Case]], request: pytest.FixtureRequest) -> None:
    """Every sentence of every case is recorded, and what its finding is about, so that no change of them goes unread."""
    check, cases = case_of
    said = "\n".join(
        f"# {name}\n{report(case.findings)}{subjects(case)}"
        for name, case in cases.items()
        if case.findings and name != "good"
    )
    record = MORE / f"{check}.txt"
    if request.config.getoption("--bless"):
        record.write_text(said, "utf-8", newline="\n")
    assert record.read_text("utf-8") == said, "run `pytest tests/checks --bless` and read the difference"


def subjects(case: Case) -> str:
    """Write what findings are about, as marks and waivers read it, and what a program that mends them reads."""
    asked = [one for one in CATALOGUE if one.run is not None and one.id in {each.check for each in case.findings}]
    examination = Examination(case.loaded.register, day_of(case.files))
    problems = {check.key(one): one for check, one in runner.run(examination, asked)}
    return "".join(
        f"{one.key}\n{''.join(f'  {line}{chr(10)}' for line in _subjects(one, problems.get(one.key), case.loaded))}"
        for one in case.findings
    )


def _subjects(one: Finding, problem: Problem | None, loaded: Loaded) -> list[str]:
    lines = [
        f"areas: {area.matter} {area.start or ''}…{area.end or ''} {' '.join(area.communes or ())} {area.cases or ''}".rstrip()
        for area in one.areas
    ]
    lines += [f"grants: {grant}" for grant in one.grants]
    lines.append(f"covers: {written(extent(one))}")
    if one.cause is not None:
        lines.append(f"cause: {one.cause_key} {one.cause.said.vi} | {one.cause.said.en}")
    if problem is not None:
        lines += [f"matters: {matter}" for matter in problem.matters]
        lines += [f"laws: {matter} {_at(loaded, place)}" for matter, place in problem.laws]
        lines += [f"forms: {form}" for form in problem.forms]
        lines += [f"related: {_at(loaded, other.place)}" for other in problem.related]
        if not problem.only_in_areas:
            lines.append("touches more than its areas")
    if one.fix is not None and one.fix.replacement is not None:
        lines.append(f"replacement: {one.fix.replacement}")
    return lines


def _at(loaded: Loaded, place: Place) -> str:
    at = loaded.locate(place)
    return f"{at.file}:{at.line}:{at.column}"


def test_a_check_that_there_is_not_has_nothing_recorded() -> None:
    assert said_of("DLG000") is None


def test_the_base_alone_gives_no_findings(tmp_path: Path) -> None:
    findings = examined(files_of(BASE), tmp_path).findings
    assert not findings, "\n" + report(findings)


def test_every_case_folder_has_its_check() -> None:
    checks = {one.id for one in CATALOGUE}
    assert {one.name for one in EXAMPLES.iterdir() if one.is_dir()} - {BASE.name} == checks
    assert {one.parent.name for one in FURTHER} <= checks


def test_a_good_case_differs_little_from_its_bad_case() -> None:
    """A near miss: what the bad case has and the good one lacks is at most a handful of lines."""
    far = []
    for one in CATALOGUE:
        bad = {line for file in files_of(EXAMPLES / one.id / "bad") for line in _lines(file)}
        good = {line for file in files_of(EXAMPLES / one.id / "good") for line in _lines(file)}
        if len(bad ^ good) > 12:
            far.append((one.id, len(bad ^ good)))
    assert not far


def _lines(file: CaseFile) -> list[str]:
    return [line.split("#")[0].strip() for line in file.text.splitlines() if line.split("#")[0].strip()]
