"""``delegation fmt``: written, named or shown; nothing of what files say is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import ask
from takings import register

NEAT = "# yaml-language-server: $schema=fields.schema.json\nfields:\n  - {id: a, name: A}\n"
LOOSE = "# yaml-language-server: $schema=fields.schema.json\nfields:\n- {name: A,id: a}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = register(tmp_path / "so")
    assert ask(found, "fmt").code == 0
    (found / "fields.yaml").write_text(LOOSE, "utf-8")
    return found


def test_files_are_written_anew(root: Path) -> None:
    ran = ask(root, "fmt")
    assert (ran.code, ran.said) == (0, "")
    assert "Đã trình bày lại 1 trong" in ran.told
    assert (root / "fields.yaml").read_text("utf-8") == NEAT
    ran = ask(root, "fmt", "--check")
    assert (ran.code, ran.said) == (0, "")


def test_check_and_diff_write_nothing_and_say_so_by_their_exit_code(root: Path) -> None:
    ran = ask(root, "fmt", "--check")
    assert (ran.code, ran.said) == (1, "fields.yaml\n")
    ran = ask(root, "fmt", "--diff")
    assert ran.code == 1
    assert "-- {name: A,id: a}\n+  - {id: a, name: A}\n" in ran.said
    assert (root / "fields.yaml").read_text("utf-8") == LOOSE
    assert ask(root, "fmt", "--check", "--diff").code == 2


def test_only_the_files_that_are_named(root: Path) -> None:
    assert ask(root, "fmt", "--check", str(root / "procedures" / "y-te.yaml")).code == 0
    assert ask(root, "fmt", "--check", str(root / "fields.yaml")).said == "fields.yaml\n"
    assert ask(root, "fmt", "--check", str(root / "no-such.yaml")).code == 2


def test_hypotheses_in_the_register_too(root: Path) -> None:
    place = root / "drafts" / "a" / "x.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("draft:   {name: X}\n", "utf-8")
    (root / "fields.yaml").write_text(NEAT, "utf-8")
    for named in ([], [str(place)], [str(root / "drafts")], [str(place), str(root / "fields.yaml")]):
        assert ask(root, "fmt", "--check", *named).said == "drafts/a/x.yaml\n"


def test_a_faulty_file_is_left_as_it_is_and_told(root: Path) -> None:
    place = root / "fields.yaml"
    place.write_text("fields: [\n", "utf-8")
    ran = ask(root, "fmt")
    assert ran.code == 1
    assert "fields.yaml: không trình bày lại được" in ran.told
    assert place.read_text("utf-8") == "fields: [\n"


def test_it_is_refused_under_a_hypothesis(root: Path, tmp_path: Path) -> None:
    draft = tmp_path / "d.yaml"
    draft.write_text("draft: {name: X}\n", "utf-8")
    assert ask(root, "--with", str(draft), "fmt").code == 2
