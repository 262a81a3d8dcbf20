"""The register of Hà Nội as a reviewer meets it: what matters fits a screen, nothing is lost, and CI is green until something is new."""

from __future__ import annotations

import html
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from folders import RULES
from programs import Ran, run

from delegation.findings import Language
from delegation.reports.findings import text
from delegation.reports.shared.columns import width_of
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline

AS_OF = ("--as-of", "2026-11-28")
"""The day on which its baseline was written."""


def held(rules: Path, *more: str) -> Ran:
    return run("check", rules, *AS_OF, "--fail-on", "warning", "--baseline", rules / "baseline.yaml", *more)


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    """Give a copy of the register, to be changed."""
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_fits_a_screen(language: str) -> None:
    """Errors come first, and whoever reads a cause that is told reads what to do about it."""
    ran = run("check", RULES, *AS_OF, "--lang", language)
    lines = ran.said.splitlines()
    assert len(lines) <= 60
    assert lines[0].startswith(("lỗi DLG101", "error DLG101"))
    assert sum(line.startswith(("    Cách xử lý: ", "    What to do: ")) for line in lines) == 5


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_it_fits_a_screen_of_any_usual_width(language: Language, width: int) -> None:
    """Lines that the terminal breaks are counted as the rows they take, and the causes that weigh most are told whatever the width."""
    colours = Rendering(language=language, folder="rules", colour=True, width=width)
    said = re.sub(r"\x1b\[[0-9;]*m", "", text.render(pipeline.check(RULES, date(2026, 11, 28)), colours))
    lines = said.splitlines()
    assert sum(max(1, -(-width_of(line) // width)) for line in lines) <= 60
    assert sum(line.startswith(("    Cách xử lý: ", "    What to do: ")) for line in lines) == 5


def test_a_body_that_ended_is_one_cause() -> None:
    """However many tasks in however many files name it."""
    lines = run("check", RULES, *AS_OF, "--select", "DLG101").said.splitlines()
    (head,) = (line for line in lines if "UBND quận, huyện, thị xã chỉ tồn tại" in line and "Chủ tịch" not in line)
    assert head.startswith("lỗi DLG101 × ")
    count = int(head.split("× ")[1].split()[0])
    only = run("check", RULES, *AS_OF, "--cause", "DLG101:ubnd-cap-huyen", "--format", "json")
    assert len(json.loads(only.said)["findings"]) == count > 10


def test_a_level_that_has_ended_is_named_itself() -> None:
    """What names «cấp huyện» is told that the districts have ended, not that some office of theirs has."""
    (found,) = json.loads(run("check", RULES, *AS_OF, "--select", "DLG802", "--format", "json").said)["findings"]
    assert "Quận, huyện, thị xã kết thúc sau ngày 30/06/2025" in str(found)
    assert "Chủ tịch" not in str(found)


def test_whatever_the_form_no_finding_is_lost() -> None:
    keys = sorted(one["key"] for one in json.loads(run("check", RULES, *AS_OF, "--format", "json").said)["findings"])
    every = run("check", RULES, *AS_OF, "--all").said
    assert sorted(line.removeprefix("    Khóa: ") for line in every.splitlines() if "    Khóa: " in line) == keys
    short = run("check", RULES, *AS_OF, "--short").said.splitlines()
    assert len(short) == len(keys) + 1
    assert all(any(f" {key}: " in line for line in short) for key in keys)
    sarif = json.loads(run("check", RULES, *AS_OF, "--format", "sarif").said)["runs"][0]["results"]
    assert sorted(one["partialFingerprints"]["findingKey/v1"] for one in sarif) == keys


def test_every_format_for_programs_has_the_same_keys() -> None:
    """Also a comment, as long as it has room for the keys, without being asked for everything."""
    keys = [one["key"] for one in json.loads(run("check", RULES, *AS_OF, "--format", "json").said)["findings"]]
    assert len(keys) == len(set(keys)) > 100
    for form in ("sarif", "junit", "github", "gitlab", "csv", "html", "markdown"):
        said = html.unescape(run("check", RULES, *AS_OF, "--format", form).said)
        assert [key for key in keys if key not in said] == [], form


def test_a_line_for_each_finding_ends_with_the_state_and_is_not_asked_for_in_full() -> None:
    lines = run("check", RULES, *AS_OF, "--short", "--lang", "en").said.splitlines()
    assert re.fullmatch(r".*: 22 errors, .*\. delegation \d.*, rules at [0-9a-f]{12}\.", lines[-1])
    for form in ("--short", "--brief"):
        refused = run("check", RULES, form, "--all", "--lang", "en")
        assert (refused.code, refused.out) == (2, b"")
        assert "Leave out one of them." in refused.told


@pytest.mark.parametrize(("form", "label"), [("github", "Khóa: "), ("markdown", "Khóa: `"), ("gitlab", "[")])
def test_whoever_reads_a_finding_beside_the_code_can_copy_its_key(form: str, label: str) -> None:
    """For a waiver needs it."""
    keys = [one["key"] for one in json.loads(run("check", RULES, *AS_OF, "--format", "json").said)["findings"]]
    said = run("check", RULES, *AS_OF, "--format", form, "--all").said
    assert [key for key in keys if f"{label}{key}" not in said] == []


def test_with_its_baseline_it_is_green() -> None:
    ran = held(RULES)
    assert ran.code == 0, ran.said
    assert run("check", RULES, *AS_OF).code == 1


def test_one_conflicting_owner_turns_it_red_alone(rules: Path) -> None:
    place = rules / "tasks/chan-nuoi.yaml"
    text = place.read_text("utf-8")
    owner = "        owner: ubnd-tp\n        basis: [{instrument: 32/2018/QH14, at: Điều 80 khoản 1 điểm đ}]"
    assert text.count(owner) == 1
    two = owner.replace("owner: ubnd-tp", "owners: [{holder: ubnd-tp}, {holder: ubnd-cap-xa}]")
    place.write_text(text.replace(owner, two), "utf-8")
    ran = held(rules, "--format", "json")
    assert ran.code == 1
    new = [one["key"] for one in json.loads(ran.said)["findings"] if one["severity"] != "info"]
    assert new == ["DLG201:l-32-2018-qh14-d80-k1-dd:ubnd-cap-xa:ubnd-tp"]


def test_an_old_fault_that_is_mended_has_to_leave_the_baseline(rules: Path) -> None:
    place = rules / "tasks/dan-chu-co-so.yaml"
    text, owner = place.read_text("utf-8"), "        owner: ubnd-cap-huyen\n        level: district\n"
    assert owner in text
    place.write_text(
        text.replace(owner, "        owner: {unknown: chưa đọc được}\n        level: commune\n", 1), "utf-8"
    )
    ran = held(rules, "--format", "json")
    stale = [one["key"] for one in json.loads(ran.said)["findings"] if one["severity"] != "info"]
    assert (ran.code, stale) == (1, ["DLG904:DLG101:l-96-2015-qh13-d19-k2-dd:ubnd-cap-huyen"])
    before = (rules / "baseline.yaml").read_text("utf-8").splitlines()
    assert run("baseline", rules, *AS_OF, "--fail-on", "warning", "--prune").code == 0
    gone = [line for line in before if line not in (rules / "baseline.yaml").read_text("utf-8").splitlines()]
    assert [line.split('"')[1] for line in gone] == ["DLG101:l-96-2015-qh13-d19-k2-dd:ubnd-cap-huyen"]
    assert held(rules).code == 0


@pytest.mark.parametrize("draft", sorted((RULES / "drafts").glob("*.yaml")), ids=lambda one: one.stem)
def test_every_scenario_can_be_laid_over_it(draft: Path) -> None:
    """A draft of the register has no error of its own, and says what it changes."""
    ran = run("impact", "--rules", RULES, "--with", draft, "--on", "2027-01-01", "--format", "json")
    assert ran.code == 0, ran.said
    assert json.loads(ran.said)["supposed"]


@pytest.mark.parametrize(("language", "never"), [("vi", "quy phạm"), ("en", "norm")])
@pytest.mark.parametrize("way", ["down", "up"])
def test_what_the_party_gives_is_not_held_against_the_law_of_the_state(language: str, never: str, way: str) -> None:
    holder = {"down": "ban-thuong-vu-thanh-uy", "up": "dang-uy-cap-xa"}[way]
    said = run("--lang", language, way, holder, "--rules", RULES, "--as-of", "2026-06-01").said
    assert "05-QĐ/TU" in said
    assert never not in said


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        ("uy-quyen-so-cong-thuong.yaml", "to: so-cong-thuong", "to: so-y-te", "DLG702"),
        (
            "105-qd-ubnd.yaml",
            "fields: [kiem-soat-tthc]\n    scope: {unknown: chưa",
            "fields: [dat-dai]\n    scope: {unknown: chưa",
            "DLG301",
        ),
        ("74-2025-qd-ubnd.yaml", "to: phong-kinh-te\n", "to: van-phong-hdnd-ubnd-cap-xa\n", "DLG301"),
    ],
)
def test_who_or_what_is_exchanged_for_another_turns_it_red(
    rules: Path, file: str, old: str, new: str, check: str
) -> None:
    """The key is the same, and what it says is not what was approved."""
    (place,) = rules.rglob(file)
    before = place.read_text(encoding="utf-8")
    assert old in before
    place.write_text(before.replace(old, new), encoding="utf-8")
    ran = run("check", rules, *AS_OF, "--baseline", rules / "baseline.yaml", "--format", "json", "--select", check)
    listed = (rules / "baseline.yaml").read_text(encoding="utf-8")
    assert any(f'"{one["key"]}"' in listed for one in json.loads(ran.said)["findings"])


def test_explain_says_who_decides_about_what_is_known() -> None:
    said = run("explain", "DLG009:uq-sct-2025:1.003.390", "--rules", RULES, *AS_OF, "--lang", "en").said
    assert "Known (baseline). Who decides: UBND Thành phố (đính chính phụ lục)." in " ".join(said.split())


@pytest.mark.parametrize("asked", [("--ignore", "DLG"), ("--select", "DLG2", "--ignore", "DLG2,DLG3")])
def test_a_run_that_asks_nothing_is_refused(asked: tuple[str, ...]) -> None:
    ran = run("check", RULES, *asked, "--lang", "en")
    assert ran.code == 2
    assert "nothing is left to ask" in ran.err.decode()


@pytest.mark.parametrize("template", ["foo", "https://so.example.vn/checks", "checks/{id}.html"])
def test_addresses_of_pages_are_whole_and_name_the_check(template: str) -> None:
    ran = run("check", RULES, "--links", template, "--lang", "en")
    assert ran.code == 2
    assert "--links needs a whole address with {id}" in ran.err.decode()
