"""``delegation schema``: schemas by which an editor that knows nothing else completes the ids of a register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from folders import beside, small, write
from programs import run
from referencing import Registry, Resource

from delegation.loading import schema
from delegation.loading.disk.files import schemas
from delegation.run import pipeline
from delegation.run.resident.meaning import GROUPS

REAL = Path(__file__).parents[2] / "rules"


def written(folder: Path, to: Path, *arguments: str) -> dict[str, Any]:
    """Give the schemas of a register by the names of their files."""
    ran = run("schema", "--with-ids", "-o", str(to), "--rules", str(folder), "--as-of", "2026-06-01", *arguments)
    assert ran.code == 0, ran.err
    return {one.name: json.loads(one.read_text("utf-8")) for one in to.iterdir()}


def validator(made: dict[str, Any], kind: str) -> Any:  # noqa: ANN401  as jsonschema has it
    known = Registry().with_resources((name, Resource.from_contents(tree)) for name, tree in made.items())
    return jsonschema.Draft7Validator(made[f"{kind}.schema.json"], registry=known)


def parts(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any part of a schema
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from parts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from parts(inner)


def offered(made: dict[str, Any], node: dict[str, Any]) -> dict[str, str]:
    """Give what an editor offers in a place, with what it shows beside."""
    listed = node if "enum" in node else node["anyOf"][0]
    if "$ref" in listed:
        file, _, steps = listed["$ref"].partition("#/")
        listed = made[file]
        for step in steps.split("/"):
            listed = listed[step]
    return dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))


def test_holders_fields_instruments_and_words_are_offered_with_what_they_are(tmp_path: Path) -> None:
    made = written(small(tmp_path / "rules"), tmp_path / "s")
    task = made["tasks.schema.json"]["properties"]["tasks"]["items"]["properties"]
    assert offered(made, task["owner"])["so-y-te"].startswith("Sở Y tế")
    assert "y-te" in offered(made, task["field"])
    assert "99/2020/QH14" in offered(made, task["basis"]["items"]["properties"]["instrument"])
    mechanism = made["decision.schema.json"]["properties"]["grants"]["items"]["properties"]["mechanism"]
    assert all(offered(made, mechanism).values())


def test_descriptions_are_those_of_the_language(tmp_path: Path) -> None:
    folder = small(tmp_path / "rules")
    said = {
        language: written(folder, tmp_path / language, "--lang", language)["tasks.schema.json"]
        for language in ("vi", "en")
    }
    assert {language: one["description"] for language, one in said.items()} == {"vi": "Nhiệm vụ.", "en": "Tasks."}
    assert not any("x-description-en" in one for tree in said.values() for one in parts(tree) if "type" in one)


def test_every_schema_is_sound_and_every_list_tells_as_much_as_it_offers(tmp_path: Path) -> None:
    made = written(REAL, tmp_path / "s")
    assert made.keys() == {"ids.json", *(one.name for one in schemas().glob("*.schema.json"))}
    for tree in made.values():
        jsonschema.Draft7Validator.check_schema(tree)
        for one in parts(tree):
            if isinstance(one.get("enumDescriptions"), list):
                assert len(one["enum"]) == len(one["enumDescriptions"])
                assert one["enum"] == [*dict.fromkeys(one["enum"])]
    assert made["ids.json"]["definitions"].keys() == GROUPS.keys()


def test_they_accept_every_file_of_the_real_register_and_refuse_what_the_program_refuses(tmp_path: Path) -> None:
    made = written(REAL, tmp_path / "s")
    kinds = set[str]()
    for one in pipeline.load(REAL).documents:
        if one.kind not in kinds:
            kinds.add(one.kind)
            assert list(validator(made, one.kind).iter_errors(one.tree)) == []
    assert kinds > {"tasks", "holders", "decision"}
    several: tuple[dict[str, Any], ...] = (
        {"tasks": [{"id": "x"}]},
        {"tasks": [{"id": "X Y", "title": "a"}]},
        {"task": []},
    )
    for wrong in several:
        assert schema.complaints("tasks", wrong)
        assert list(validator(made, "tasks").iter_errors(wrong))


def test_an_entry_that_is_newer_than_the_schemas_is_not_refused_and_comes_with_the_next_run(tmp_path: Path) -> None:
    folder, to = small(tmp_path / "rules"), tmp_path / "s"
    before = written(folder, to)
    new = {
        "axis": "ubnd",
        "holders": [
            {"id": "so-moi", "name": "Sở Mới", "kind": "specialised-agency", "level": "city", "parent": "ubnd-tp"}
        ],
    }
    task = {"field": "y-te", "tasks": [{"id": "x", "title": "Việc", "owner": "so-moi"}]}
    assert list(validator(before, "tasks").iter_errors(task)) == []
    untouched = (to / "tasks.schema.json").stat().st_mtime_ns
    write(folder, {"holders/moi.yaml": json.dumps(new, ensure_ascii=False)})
    after = written(folder, to)
    assert "so-moi" not in before["ids.json"]["definitions"]["holders"]["enum"]
    assert "so-moi" in after["ids.json"]["definitions"]["holders"]["enum"]
    assert (to / "tasks.schema.json").stat().st_mtime_ns == untouched


def test_a_register_with_faults_still_gives_what_can_be_read_and_says_so(tmp_path: Path) -> None:
    folder = small(tmp_path / "rules", {"tasks/do-dang.yaml": "tasks: [\n"})
    ran = run("schema", "--with-ids", "-o", str(tmp_path / "s"), "--rules", str(folder))
    assert ran.code == 0
    assert "lỗi khi đọc" in ran.err.decode()
    assert "so-y-te" in (tmp_path / "s/ids.json").read_text("utf-8")


@pytest.mark.parametrize("to", [".", "tasks", "schemas"])
def test_nothing_is_ever_written_into_a_register(tmp_path: Path, to: str) -> None:
    folder = small(tmp_path / "rules")
    before = sorted(folder.rglob("*"))
    ran = run("schema", "--with-ids", "-o", str(folder / to), "--rules", str(folder))
    assert (ran.code, ran.out) == (2, b"")
    assert "sổ thẩm quyền" in ran.err.decode()
    assert sorted(folder.rglob("*")) == before


def test_what_cannot_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    folder = small(tmp_path / "rules")
    file = beside(folder, "tep")
    file.write_text("x")
    asked = (
        (["-o", str(file)], "is a file"),
        (["-o", str(schemas())], "the program reads"),
        (["-o", str(tmp_path / "s"), "--as-of", "2026-06-01"], "--with-ids alone"),
        (["--with-ids", "-o", str(tmp_path / "s"), "--with", str(file)], "real register"),
    )
    for arguments, said in asked:
        ran = run("schema", *arguments, "--rules", str(folder), "--lang", "en")
        assert (ran.code, said in ran.err.decode()) == (2, True), ran.err
    assert not (tmp_path / "s").exists()


def test_it_tells_whether_the_lines_of_the_files_lead_to_the_schemas(tmp_path: Path) -> None:
    line = "# yaml-language-server: $schema=../../luoc-do/tasks.schema.json\n"
    folder = small(tmp_path / "rules", {"tasks/a.yaml": f"{line}tasks: []\n"})
    here = run("schema", "--with-ids", "-o", str(tmp_path / "luoc-do"), "--rules", str(folder), "--lang", "en")
    there = run("schema", "--with-ids", "-o", str(tmp_path / "khac"), "--rules", str(folder), "--lang", "en")
    assert "lead here" in here.err.decode()
    assert "Note: first lines of rule files lead to" in there.err.decode()


def test_without_ids_no_register_is_asked(tmp_path: Path) -> None:
    ran = run("schema", "-o", str(tmp_path / "s"), "--rules", str(tmp_path / "khong-co"))
    assert ran.code == 0
    assert {one.name for one in (tmp_path / "s").iterdir()} == {one.name for one in schemas().glob("*.schema.json")}
    assert "$ref" not in (tmp_path / "s/tasks.schema.json").read_text("utf-8")
