"""What outputs promise to the programs that read them."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from folders import RULES

from delegation.findings import Analysis, Cause, Excerpt, Language, Location, NotExamined, Text, named
from delegation.reports.findings import FORMATS, render
from delegation.reports.findings.causes import grouped
from delegation.reports.findings.text import TOLD
from delegation.reports.shared.columns import excerpt_lines, width_of, wrapped
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.speech import SEVERITIES

_ROOT = Path(__file__).parents[3]
_REPORT = json.loads((_ROOT / "schemas/output/check-report.v1.schema.json").read_text("utf-8"))
_SARIF = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.schema.json").read_text("utf-8"))
_STEERING = "\x1b[31mđỏ\x07 ]]> %0A ::error:: \x00\u200b\u2060\u061c\U000e0041"


@pytest.mark.parametrize("kind", ["analysis", "sound"])
def test_json_follows_its_published_schema(kind: str, request: pytest.FixtureRequest) -> None:
    analysis: Analysis = request.getfixturevalue(kind)
    report = json.loads(render("json", analysis, Rendering()))
    jsonschema.Draft7Validator(_REPORT).validate(report)


def test_the_schema_of_json_is_strict(analysis: Analysis) -> None:
    report = json.loads(render("json", analysis, Rendering()))
    checker = jsonschema.Draft7Validator(_REPORT)
    changes: tuple[dict[str, object], ...] = ({"version": 2}, {"extra": 1}, {"as_of": "1/6/2026"}, {"findings": [{}]})
    for change in changes:
        assert not checker.is_valid({**report, **change})


def test_json_is_the_same_in_every_language_and_never_folds(analysis: Analysis) -> None:
    first = render("json", analysis, Rendering("vi", "rules"))
    assert first == render("json", analysis, Rendering("en", "", colour=True, fold=True, width=40))
    assert len(json.loads(first)["findings"]) == len(analysis.findings)


@pytest.mark.parametrize("kind", ["analysis", "sound"])
def test_gitlab_is_given_what_its_documentation_asks_for(kind: str, request: pytest.FixtureRequest) -> None:
    analysis: Analysis = request.getfixturevalue(kind)
    entries = json.loads(render("gitlab", analysis, Rendering("vi", "rules")))
    assert len(entries) == len(analysis.findings)
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    for one in entries:
        assert one["description"]
        assert one["check_name"]
        assert one["location"]["path"].startswith("rules/")
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert 1 <= one["location"]["lines"]["begin"] <= one["location"]["lines"]["end"]


def test_gitlab_knows_a_finding_again_when_its_lines_move(analysis: Analysis) -> None:
    moved = replace(analysis.findings[0], location=Location("tasks/other.yaml", 9, 1, 9, 2), said=Text("khác", "other"))
    before, after = (
        json.loads(render("gitlab", replace(analysis, findings=(one,)), Rendering()))[0]
        for one in (analysis.findings[0], moved)
    )
    assert before["fingerprint"] == after["fingerprint"]


@pytest.mark.parametrize("kind", ["analysis", "sound"])
def test_sarif_follows_the_official_schema(kind: str, request: pytest.FixtureRequest) -> None:
    analysis: Analysis = request.getfixturevalue(kind)
    log = json.loads(render("sarif", analysis, Rendering("vi", "rules")))
    errors = [
        f"{list(one.absolute_path)}: {one.message}" for one in jsonschema.Draft7Validator(_SARIF).iter_errors(log)
    ]
    assert errors == []
    for result in log["runs"][0]["results"]:
        assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_writes_paths_as_addresses(analysis: Analysis) -> None:
    odd = replace(analysis.findings[0], location=Location("tasks/đất đai #1.yaml", 1, 1, 1, 2))
    log = json.loads(render("sarif", replace(analysis, findings=(odd,)), Rendering("vi", "rules")))
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "rules/tasks/%C4%91%E1%BA%A5t%20%C4%91ai%20%231.yaml"


def test_junit_counts_what_it_shows(analysis: Analysis) -> None:
    suites = ET.fromstring(render("junit", analysis, Rendering()))  # noqa: S314  our own text
    cases = suites.findall(".//testcase")
    passed = suites.findall("testsuite[last()]/testcase")
    assert [one.get("name", "")[:6] for one in passed] == ["DLG103"]
    assert len(cases) == int(suites.get("tests", "")) == len(analysis.findings) + len(analysis.waived) + 1
    assert len(suites.findall(".//failure")) == int(suites.get("failures", "")) == 7
    assert len(suites.findall(".//skipped")) == int(suites.get("skipped", "")) == 2


@pytest.mark.parametrize("name", FORMATS)
def test_text_of_a_rule_file_cannot_steer_the_reader(name: str, analysis: Analysis) -> None:
    """A title with escape codes, markup or workflow commands is shown, never obeyed."""
    odd = replace(
        analysis.findings[0], said=Text(_STEERING, _STEERING), excerpt=Excerpt(f"title: {_STEERING}", 8, 4), related=()
    )
    shown = render(name, replace(analysis, findings=(odd,), waived=()), Rendering())
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\x00" not in shown
    assert not any(letter in shown for letter in "\u200b\u2060\u061c\U000e0041"), "what cannot be seen would hide"
    if name == "junit":
        ET.fromstring(shown)  # noqa: S314  our own text
    if name == "github":
        assert all(line.count("::error") <= 2 and line.startswith("::") for line in shown.splitlines())
        assert "%250A" in shown


def many(analysis: Analysis, count: int) -> Analysis:
    """Give an analysis of so many findings, each with its own key, of all causes of the small one."""
    found = (
        replace(one, key=f"{one.key}:{number}", location=replace(one.location, file=f"tasks/{number}.yaml"))
        for number in range(count // len(analysis.findings) + 1)
        for one in analysis.findings
    )
    return replace(analysis, findings=tuple(found)[:count])


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"brief"}))
def test_no_format_loses_a_key(name: str, analysis: Analysis) -> None:
    """Of five thousand findings; only a format for a person that is to be folded may leave some out, and then says how they are seen."""
    large = many(analysis, 5000)
    shown = render(name, large, Rendering("vi", "rules", fold=name not in ("text", "markdown")))
    words = re.sub(r"&#x27;|&#39;|&quot;|[^\w.:/-]", " ", shown).split()
    told = {word.rstrip(":") for word in words}
    assert {re.sub(r"[^\w.:/-]", " ", one.key) for one in large.findings} <= told


@pytest.mark.parametrize("count", [20, 300, 1000, 5000])
def test_a_comment_has_room_for_errors_first_and_says_how_the_rest_is_seen(count: int, analysis: Analysis) -> None:
    large = many(analysis, count)
    look = Rendering("vi", "rules", again=" rules --as-of 2026-06-01")
    shown = render("markdown", large, look)
    assert len(shown) < 65_536
    keys = [(one.severity, f"`{one.key}`" in shown) for one in large.findings]
    left = [severity for severity, is_shown in keys if not is_shown]
    if left:
        assert "delegation check rules --as-of 2026-06-01 --format markdown --all" in shown
        lost = min(severity.rank for severity in left)
        lighter = sum(is_shown and severity.rank > lost for severity, is_shown in keys)
        assert lighter == 0, "where an error has no room, nothing lighter has taken it"
        assert {one.check for one in large.findings} == set(re.findall(r"DLG\d{3}(?= ×)", shown)), "each cause is named"
    else:
        assert count < 5000
    assert shown.index("lỗi DLG") < shown.index("cảnh báo DLG")


def test_a_comment_names_every_finding_by_its_key_where_not_all_have_room_in_full(analysis: Analysis) -> None:
    large = many(analysis, 800)
    shown, full = (render("markdown", large, Rendering("vi", "rules", fold=fold)) for fold in (True, False))
    assert len(full) > 65_536
    assert all(f"`{one.key}`" in shown for one in large.findings)


def test_text_shows_all_when_asked(analysis: Analysis) -> None:
    folded, full = (render("text", analysis, Rendering(fold=fold)) for fold in (True, False))
    assert "… và 2 nơi nữa: delegation check --cause DLG101:ubnd-cap-huyen" in folded
    assert all(full.count(f"Khóa: {one.key}\n") == 1 for one in analysis.findings)


def test_one_cause_stands_once_and_heavier_ones_first(analysis: Analysis) -> None:
    """Five places of one holder are one cause; what weighs less comes later, whatever file it stands in."""
    shown = render("text", analysis, Rendering("vi", "rules"))
    heads = [line for line in shown.splitlines() if line.startswith(("lỗi", "cảnh báo", "lưu ý"))]
    assert [line.split("  ")[0] for line in heads] == [
        "lỗi DLG101 × 5",
        "lỗi DLG201",
        "cảnh báo DLG007",
        "lưu ý DLG301",
    ]
    assert heads[0].endswith("UBND cấp huyện đã kết thúc.")


@pytest.mark.parametrize("width", [None, 60, 100])
def test_the_screen_is_full_and_not_more(width: int | None, analysis: Analysis) -> None:
    """However many causes there are, those that weigh most are told and the others counted."""
    many = tuple(
        replace(one, key=f"{one.key}:{number}", cause=Cause((str(number),), one.said))
        for number in range(200)
        for one in analysis.findings
    )
    shown = render("text", replace(analysis, findings=many), Rendering("vi", "rules", width=width)).splitlines()
    assert len(shown) <= 60
    assert "nguyên nhân nữa (--all)" in "\n".join(shown)
    causes = [line for line in shown if "DLG" in line and "  DLG" not in line and "explain" not in line]
    assert all(width_of(line) <= (width or 160) for line in causes)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [None, 80])
def test_whoever_sees_known_findings_is_told_how_to_see_only_the_others(
    width: int | None, language: Language, analysis: Analysis
) -> None:
    look = Rendering(language, "rules", width=width, listed="rules/baseline.yaml")
    said = {"vi": "chỉ điều chưa biết", "en": "only what is not known yet"}[language]
    assert f"delegation check --baseline rules/baseline.yaml ({said})" in " ".join(
        render("text", analysis, look).split()
    )
    assert "--baseline" not in render("text", analysis, replace(look, listed=""))


def test_on_a_terminal_the_first_kinds_of_what_was_not_examined_are_named(analysis: Analysis) -> None:
    every = NotExamined(unlisted_tasks=1, unlisted_procedures=2, owner_unknown=3, basis_unknown=4, term_unknown=5)
    folded, whole = (
        " ".join(render("text", replace(analysis, not_examined=every), Rendering(width=80, fold=one)).split())
        for one in (True, False)
    )
    assert "3 việc chưa rõ chủ thể có thẩm quyền; và 2 loại khác (--all)" in folded
    assert "5 lần giao quyền chưa rõ thời hạn" in whole


def test_a_key_is_never_cut(analysis: Analysis) -> None:
    shown = render("text", analysis, Rendering("vi", "rules", width=40))
    assert all(f"  {one.key}\n" in shown for one in analysis.findings[:1])


def test_short_is_a_line_for_each_finding(analysis: Analysis) -> None:
    lines = render("short", analysis, Rendering("vi", "rules")).splitlines()
    assert len(lines) == len(analysis.findings) + 1
    for one, line in zip(analysis.findings, lines, strict=False):
        assert line.startswith(f"rules/{one.location.file}:{one.location.line}:{one.location.column}: ")
        assert one.key in line


def test_carets_stand_below_what_is_meant() -> None:
    for line, meant in (
        ("      title: Thu\u0309 tu\u0323c cấp", "cấp"),
        ("\ttitle: 中文 đất", "đất"),
        ("title: " + "rất dài " * 40 + "ĐÂY" + " và còn nữa" * 30, "ĐÂY"),
    ):
        shown, carets = excerpt_lines(Excerpt(line, line.index(meant) + 1, len(meant)), 60)
        assert width_of(shown) <= 60
        before = shown[: shown.index(meant)]
        assert width_of(before) == len(carets) - len(carets.lstrip())
        assert carets.strip() == "^" * len(meant)


def test_an_excerpt_may_point_beyond_its_line() -> None:
    assert excerpt_lines(Excerpt("owner:", 9, 1), None)[1].strip() == "^"
    assert excerpt_lines(Excerpt("", 1, 1), None) == ("", "^")


def test_lines_break_between_words_only() -> None:
    text = "một hai ba " + "dài" * 30
    lines = wrapped(text, "> ", "  ", 12)
    assert " ".join(line[2:] for line in lines) == text
    assert all(width_of(line) <= 12 for line in lines[:-1])


def test_the_key_of_a_finding_can_be_pasted_into_a_shell(analysis: Analysis) -> None:
    odd = replace(analysis.findings[0], key="DLG506:qd-1:Điều 9 khoản 2:2026-03-01")
    for name, label in (("text", "Khóa: "), ("short", "lưu ý ")):
        shown = render(name, replace(analysis, findings=(odd,)), Rendering(fold=False))
        assert f"{label}'{odd.key}'" in shown
        assert f"{label}{analysis.findings[0].key}" in render(name, analysis, Rendering(fold=False))


@cache
def _of_the_city() -> Analysis:
    """Give what is found in the register of the city: most of what a finding may be of is there."""
    return pipeline.analyse(pipeline.load(RULES), date(2026, 11, 28), with_extents=True)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_brief_names_the_causes_that_the_full_text_tells_first(language: Language) -> None:
    """Two first looks at one register that name other things leave a reader to ask which of them is right."""
    analysis = _of_the_city()
    causes = grouped(analysis)[:TOLD]
    first = [f"{SEVERITIES[one.severity].in_(language)} {one.check}" for one in causes]
    brief = [
        line
        for line in render("brief", analysis, Rendering(language)).splitlines()
        if line[:2] == "  " and line[3:5] == ". "
    ]
    assert [one[5:].startswith(head) for one, head in zip(brief, first, strict=True)] == [True] * TOLD
    told = render("text", analysis, Rendering(language)).split("\n\n")[:TOLD]
    assert [one.startswith(head) for one, head in zip(told, first, strict=True)] == [True] * TOLD


def test_outputs_for_programs_tell_all_that_a_finding_is_of() -> None:
    """A name that is left out of a list is one that nobody can ask about."""
    analysis, look = _of_the_city(), Rendering("vi", "rules")
    of_json = {one["key"]: one for one in json.loads(render("json", analysis, look))["findings"]}
    results = json.loads(render("sarif", analysis, look))["runs"][0]["results"]
    of_sarif = {one["partialFingerprints"]["findingKey/v1"]: one.get("properties", {}) for one in results}
    of_csv = {one["Khóa của phát hiện"]: one for one in csv.DictReader(render("csv", analysis, look).splitlines())}
    assert of_json.keys() == of_sarif.keys() == of_csv.keys() == {one.key for one in analysis.findings}
    for one in analysis.findings:
        said, properties, row = of_json[one.key], of_sarif[one.key], of_csv[one.key]
        for names, in_json, in_sarif, column in (
            (named(one), "stands_for", "standsFor", "Mã việc"),
            (one.grants, "grants", "grants", "Lần giao"),
            (one.others, "others", "others", "Điều khác mà phát hiện gồm"),
        ):
            assert set(said[in_json]) == set(properties.get(in_sarif, ())) == set(names)
            assert set(row[column].split("; ")) - {""} == set(names)
        assert said["says"] == properties["says"] == [list(place) for place in one.says or ()]
        assert (said["cause"] or {}).get("key", "") == properties.get("causeKey", "")
        assert row["Khóa của nguyên nhân"] == one.cause_key
    assert all(any(getattr(one, each) for one in analysis.findings) for each in ("grants", "others", "says", "cause"))


def test_the_page_tells_all_that_a_finding_is_of() -> None:
    analysis = _of_the_city()
    page = unescape(render("html", analysis, Rendering("vi", "rules")))
    for one in analysis.findings:
        assert [name for name in (*named(one), *one.grants, *one.others) if name not in page] == []
