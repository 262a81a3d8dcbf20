"""SARIF of the checks' own wrong examples: what a code host or an editor does with it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from folders import DAY, whole_case, write

from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Analysis, Language
from delegation.model.severity import Settings
from delegation.reports.findings import render
from delegation.reports.findings.markdown import plain
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline

OFFICIAL = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.schema.json").read_text("utf-8"))


def _run_of(analysis: Analysis, rendering: Rendering) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render("sarif", analysis, rendering))["runs"][0]
    return found


def _mended(root: Path, fix: dict[str, Any]) -> None:
    """Do what a fix says, as an editor does."""
    for change in fix["artifactChanges"]:
        file = root / unquote(change["artifactLocation"]["uri"])
        lines = file.read_text("utf-8").splitlines(keepends=True)
        for one in change["replacements"]:
            region, text = one["deletedRegion"], one["insertedContent"]["text"]
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            lines[region["startLine"] - 1] = line[: region["startColumn"] - 1] + text + line[region["endColumn"] - 1 :]
        file.write_text("".join(lines), "utf-8")


@pytest.mark.parametrize("check", ["DLG002", "DLG005", "DLG006", "DLG007", "DLG009", "DLG011", "DLG311", "DLG503"])
def test_a_fix_mends_the_finding(check: str, tmp_path: Path) -> None:
    root = write(tmp_path, {one.name: one.data for one in whole_case(check, "bad")})
    results = _run_of(pipeline.check(root, DAY, select=[check]), Rendering())["results"]
    fix, key = next((one["fixes"][0], one["partialFingerprints"]) for one in results if "fixes" in one)
    _mended(root, fix)
    left = _run_of(pipeline.check(root, DAY, select=[check]), Rendering())["results"]
    assert key not in [one["partialFingerprints"] for one in left]
    assert len(left) == len(results) - 1


def test_every_check_that_was_asked_is_named_and_explained(analysis: Analysis) -> None:
    rules = _run_of(analysis, Rendering())["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == [one.id for one in analysis.checks]
    for rule, asked in zip(rules, analysis.checks, strict=True):
        assert asked.title.vi in rule["shortDescription"]["text"]
        assert asked.mend.vi in rule["help"]["text"]
        assert "helpUri" not in rule


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_an_address_each_rule_brings_its_whole_explanation_along(
    language: Language, analysis: Analysis
) -> None:
    """`helpUri` must be absolute, and a register is not published anywhere by itself: why, what to do and the law stand in the file."""
    asked = replace(analysis, checks=tuple(one.explained(Settings()) for one in CATALOGUE), findings=(), waived=())
    log = json.loads(render("sarif", asked, Rendering(language)))
    assert [one.message for one in jsonschema.Draft7Validator(OFFICIAL).iter_errors(log)] == []
    for rule, check in zip(log["runs"][0]["tool"]["driver"]["rules"], asked.checks, strict=True):
        assert "helpUri" not in rule
        assert f"explain {check.id}" in rule["help"]["text"]
        for said in (check.why, check.mend, check.legal_source):
            assert said.in_(language) in rule["help"]["text"]
            assert plain(said.in_(language)) in rule["help"]["markdown"]


def test_names_of_rules_are_unlike_and_the_same_in_both_languages(tmp_path: Path) -> None:
    asked = pipeline.check(write(tmp_path, {one.name: one.data for one in whole_case("DLG005", "bad")}), DAY)
    vi, en = (_run_of(asked, Rendering(language))["tool"]["driver"]["rules"] for language in ("vi", "en"))
    names = [one["name"] for one in vi]
    assert names == [one["name"] for one in en]
    assert len(set(names)) == len(CATALOGUE)
    assert [name for name in names if not re.fullmatch("([A-Z][a-z0-9]+)+", name)] == []


def test_help_leads_where_the_reader_says(analysis: Analysis) -> None:
    look = Rendering(links=lambda about: f"https://so.vn/{about.replace(':', '/')}")
    rules = _run_of(analysis, look)["tool"]["driver"]["rules"]
    assert [one["helpUri"] for one in rules] == [f"https://so.vn/check/{one.id}" for one in analysis.checks]
    assert all(one["help"]["markdown"] for one in rules)


def test_what_is_marked_stands_in_its_line(analysis: Analysis) -> None:
    for one in _run_of(analysis, Rendering())["results"]:
        place = one["locations"][0]["physicalLocation"]
        if "contextRegion" in place:
            begin = place["region"]["startColumn"] - 1
            assert place["contextRegion"]["snippet"]["text"].startswith(place["region"]["snippet"]["text"], begin)
