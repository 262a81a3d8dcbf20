"""What programs read follows its published schema, on the register of the city; and each schema is strict and whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from folders import RULES
from jsonschema import Draft7Validator
from output_schemas import SCHEMAS, faults
from programs import within
from repositories import needs_git, of_the_city

from delegation.loading.schema import complaints

DAY = ("--as-of", "2026-06-01")
WRITTEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "check-report.v1": (("check", "--exit-zero", *DAY),),
    "check-report.v2": (("check", str(RULES / "tasks/chan-nuoi.yaml"), "--exit-zero", *DAY),),
    "diff-report.v1": (("diff", "2026-06-30", "2026-07-01"), ("diff", "2027-02-28", "2027-03-01")),
    "answer.v1": (
        ("who", "2.000229", *DAY),
        ("who", "đăng ký khai tử", "--commune", "hồng hà", *DAY),
        ("who", "nd-23-2015-d5-k2-b", *DAY),
        ("who", "tthc-uy-quyen-ht-07/0001", *DAY),
        ("who", "2.000229", "--as-of", "2028-01-01"),
        ("who", "2.000229", "--as-of", "2025-06-01"),
    ),
    "list.v1": tuple(
        ("list", subject, *DAY) for subject in ("tasks", "procedures", "grants", "holders", "instruments", "communes")
    ),
    "ids.v1": (("ids", "giam doc so tu phap"), ("ids", "khai", "tử"), ("ids", "điều 14 khoản 1 72/2025")),
    "register.v1": (("export", "-o"),),
    "tree.v1": (
        ("up", "2.000229", *DAY),
        ("down", "ubnd-tp", *DAY),
        ("path", "146/2025/NĐ-CP", "so-cong-thuong", *DAY),
    ),
    "status.v1": (("status", *DAY),),
    "test.v1": (("test", *DAY),),
    "timeline.v1": (
        ("timeline", "2.000229", *DAY),
        ("timeline", "so-cong-thuong", *DAY),
        ("timeline", "146/2025/NĐ-CP", *DAY),
        ("timeline", "74/2025/QĐ-UBND", *DAY),
    ),
    "horizon.v2": (("horizon", "--until", "2027-03-01", *DAY),),
    "impact.v1": (
        ("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31"),
        ("impact", "--end", "146/2025/NĐ-CP", "--on", "2026-12-31"),
    ),
    "log.v1": (("log", "2.000229"),),
    "explained-finding.v1": tuple(
        ("explain", key, *DAY) for key in ("DLG101:l-96-2015-qh13-d19-k2-dd:ubnd-cap-huyen", "DLG301:form:7")
    ),
}
"""Commands by the schema that their JSON follows."""
_LINES = [(name, line) for name, lines in WRITTEN.items() for line in lines if name not in ("log.v1", "register.v1")]


@pytest.mark.parametrize(("name", "line"), _LINES, ids=lambda one: one if isinstance(one, str) else " ".join(one))
def test_what_is_written_follows_its_schema(name: str, line: tuple[str, ...]) -> None:
    ran = within("--rules", RULES, *line, "--format", "json")
    assert ran.code == 0, ran.told
    assert faults(name, json.loads(ran.said)) == []


def test_the_history_follows_its_schema(tmp_path: Path) -> None:
    needs_git()
    rules = of_the_city(tmp_path)
    ran = within("--rules", rules, *WRITTEN["log.v1"][0], "--format", "json")
    assert ran.code == 0, ran.told
    assert faults("log.v1", json.loads(ran.said)) == []


def test_a_whole_register_follows_its_schema_and_each_file_that_of_its_kind(tmp_path: Path) -> None:
    ran = within("--rules", RULES, *WRITTEN["register.v1"][0], tmp_path / "so.json")
    assert ran.code == 0, ran.told
    found = json.loads((tmp_path / "so.json").read_text("utf-8"))
    assert faults("register.v1", found) == []
    assert [one["name"] for one in found["files"] if complaints(one["kind"], one["content"])] == []


def test_a_check_against_a_revision_follows_its_schema(tmp_path: Path) -> None:
    needs_git()
    rules = of_the_city(tmp_path)
    (rules / "tasks/dan-chu-co-so.yaml").unlink()
    ran = within("--rules", rules, "check", "--since", "HEAD", "--exit-zero", *DAY, "--format", "json")
    report = json.loads(ran.said)
    assert faults("check-report.v2", report) == []
    assert report["since"]["before"]
    assert report["since"]["gone"]


def test_an_answer_under_a_hypothesis_follows_its_schema(tmp_path: Path) -> None:
    draft = tmp_path / "a.yaml"
    draft.write_text("ends:\n  - {holder: so-cong-thuong, to: 2026-12-30}\n", "utf-8")
    said = within("--rules", RULES, "who", "2.000229", *DAY, "--with", draft, "--format", "json").said
    assert faults("answer.v1", json.loads(said)) == []
    assert json.loads(said)["hypotheses"]


def test_every_schema_is_sound_and_every_one_is_tried() -> None:
    assert {f"{name}.schema.json" for name in WRITTEN} == SCHEMAS.keys() - {"shared.v1.json"}
    for schema in SCHEMAS.values():
        Draft7Validator.check_schema(schema)


def _objects(schema: object, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if "properties" in schema and isinstance(schema.get("properties"), dict):
            yield at, schema
        for key, value in schema.items():
            yield from _objects(value, f"{at}/{key}")
    elif isinstance(schema, list):
        for place, value in enumerate(schema):
            yield from _objects(value, f"{at}/{place}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_field_that_is_not_told_of_is_refused(name: str) -> None:
    """So that no field is written that a reader of the schema does not know of."""
    for at, one in _objects(SCHEMAS[name], ""):
        assert "additionalProperties" in one, at


def test_every_answer_says_by_which_program_and_from_which_rules() -> None:
    for name in WRITTEN.keys() - {"check-report.v1", "check-report.v2", "diff-report.v1"}:
        schema = SCHEMAS[f"{name}.schema.json"]
        for one in schema.get("oneOf", [schema]):
            assert {"format", "version", "program", "rules_hash"} <= set(one["required"]), name
