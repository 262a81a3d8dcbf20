"""All checks on every case: exactly the marked findings and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from delegation.authority.examination import Examination
from delegation.checks import runner
from delegation.checks.cases import BASE, EXAMPLES, CaseFile, Side, files_of, said_of, whole_case, with_base
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Finding, Problem
from delegation.model.places import Place
from delegation.run import pipeline
from delegation.run.pipeline import Loaded

USUAL_DAY = date(2026, 6, 1)
_MARK = re.compile(r"#\s*expect:\s*((?:DLG\d{3}[\s,]*)+)$")
_AS_OF = re.compile(r"#\s*as-of:\s*(\d{4}-\d{2}-\d{2})")
_SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}
CASES: list[tuple[str, Side]] = [(one.id, side) for one in CATALOGUE for side in ("bad", "good")]
MORE = Path(__file__).parent / "more"
"""Further cases, ``more/<ID>/<name>``: other ways in which a check speaks (marked) or must stay silent (no mark)."""
FURTHER = sorted(one for one in MORE.glob("*/*") if one.is_dir())


def marks(files: tuple[CaseFile, ...]) -> list[tuple[str, int, str]]:
    """Give (file, line, check) for every mark."""
    found = []
    for one in files:
        for number, line in enumerate(one.text.splitlines(), start=1):
            mark = _MARK.search(line)
            if mark:
                found += [(one.name, number, check) for check in re.findall(r"DLG\d{3}", mark[1])]
    return sorted(found)


def day_of(files: tuple[CaseFile, ...]) -> date:
    """Give the day that a case asks for with ``# as-of:``, else the usual one."""
    for one in files:
        asked = _AS_OF.search(one.text)
        if asked:
            return date.fromisoformat(asked[1])
    return USUAL_DAY


def findings_in(files: tuple[CaseFile, ...], folder: Path) -> tuple[Finding, ...]:
    for one in files:
        target = folder / one.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(one.data)
    findings = pipeline.analyse(pipeline.load(folder), day_of(files)).findings
    keys = [one.key for one in findings]
    assert len(keys) == len(set(keys)), "two findings have one key, so that a waiver of one hides the other"
    return findings


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


@pytest.mark.parametrize(("check", "side"), CASES)
def test_exactly_the_marked_findings(check: str, side: Side, tmp_path: Path) -> None:
    files = whole_case(check, side)
    expected = marks(files)
    if side == "bad":
        assert check in {name for _, _, name in expected}, f"examples/{check}/bad marks no {check}"
    else:
        assert (EXAMPLES / check / "good").is_dir(), f"examples/{check}/good is missing"
        assert check not in {name for _, _, name in expected}
    findings = findings_in(files, tmp_path)
    assert places(findings) == expected, "\n" + report(findings)


@pytest.mark.parametrize("folder", FURTHER, ids=lambda one: f"{one.parent.name}-{one.name}")
def test_exactly_the_marked_findings_of_further_cases(folder: Path, tmp_path: Path) -> None:
    files = with_base(files_of(folder))
    findings = findings_in(files, tmp_path)
    assert places(findings) == marks(files), "\n" + report(findings)
    assert {one.parent.name for one in FURTHER} <= {one.id for one in CATALOGUE}


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_is_said(check: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    said = report(findings_in(whole_case(check, "bad"), tmp_path))
    if request.config.getoption("--bless"):
        (EXAMPLES / check / "bad.txt").write_text(said, "utf-8", newline="\n")
    assert said_of(check) == said, "run `pytest tests/checks --bless` and read the difference"


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_what_is_said_of_further_cases(check: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every sentence of every case is recorded, and what its finding is about, so that no change of them goes unread."""
    cases = {"bad": whole_case(check, "bad")}
    cases |= {one.name: with_base(files_of(one)) for one in FURTHER if one.parent.name == check}
    found = {name: findings_in(files, tmp_path / name) for name, files in cases.items()}
    said = "\n".join(
        f"# {name}\n{report(findings)}{subjects(findings, tmp_path / name, day_of(cases[name]))}"
        for name, findings in found.items()
        if findings
    )
    record = MORE / f"{check}.txt"
    if request.config.getoption("--bless"):
        record.write_text(said, "utf-8", newline="\n")
    assert record.read_text("utf-8") == said, "run `pytest tests/checks --bless` and read the difference"


def subjects(findings: tuple[Finding, ...], folder: Path, day: date) -> str:
    """Write what findings are about, as marks and waivers read it, and what a program that mends them reads."""
    loaded = pipeline.load(folder)
    asked = [one for one in CATALOGUE if one.run is not None and one.id in {each.check for each in findings}]
    problems = {check.key(one): one for check, one in runner.run(Examination(loaded.register, day), asked)}
    return "".join(
        f"{one.key}\n{''.join(f'  {line}{chr(10)}' for line in _subjects(one, problems.get(one.key), loaded))}"
        for one in findings
    )


def _subjects(one: Finding, problem: Problem | None, loaded: Loaded) -> list[str]:
    lines = [
        f"areas: {area.matter} {area.start or ''}…{area.end or ''} {' '.join(area.communes or ())} {area.cases or ''}".rstrip()
        for area in one.areas
    ]
    lines += [f"grants: {grant}" for grant in one.grants]
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
    findings = findings_in(files_of(BASE), tmp_path)
    assert not findings, "\n" + report(findings)


def test_every_case_folder_has_its_check() -> None:
    folders = {one.name for one in EXAMPLES.iterdir() if one.is_dir()} - {BASE.name}
    assert folders == {one.id for one in CATALOGUE}


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
