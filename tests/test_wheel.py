"""What is installed works without the repository: schemas, examples, fonts, charts, Word and Excel come along."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest
from folders import ROOT, small, whole_case, write
from lsp_client import Editor


@pytest.fixture(scope="module", name="installed")
def _installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it into an environment that has nothing else of the project; libraries are those of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    # Set-up installs what builds the project; a machine that has it not lets pip fetch it.
    is_here = all(map(find_spec, ("hatchling", "Cython", "setuptools")))
    build = ("--no-build-isolation",) if is_here else ()
    _done(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *build, "--wheel-dir", folder / "built", ROOT)
    (wheel,) = (folder / "built").glob("delegation-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env/bin/python"
    site = Path(_done(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    _done(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel)
    # What stands in another .pth there, as an editable project, is not followed.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def _done(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "DELEGATION_RULES")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, timeout=300)  # noqa: S603  our own commands
    assert done.returncode == 0, (command, done.stderr.decode())
    return done.stdout.decode()


@pytest.mark.skipif(os.name != "posix", reason="the folders of an environment are those of POSIX")
def test_an_installed_program_needs_no_repository(installed: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    rules = small(tmp_path / "so")
    where = _done(installed, "-c", "import delegation; print(delegation.__file__)", cwd=place)
    assert str(installed.parents[1]) in where

    def ask(*line: str) -> str:
        return _done(installed, "-m", "delegation", "--rules", rules, *line, cwd=place)

    assert "DLG201" in ask("explain", "DLG201")
    assert "so-y-te" in ask("explain", "DLG201", "--lang", "en"), "the examples of the checks come along"
    assert ask("check", "--all")
    assert ask("who", "vd-so-y-te")
    for made, line in {
        "a.pdf": ("chart", "so-y-te"),
        "a.svg": ("chart", "to-chuc"),
        "a.html": ("check",),
        "a.xlsx": ("list", "tasks"),
        "a.docx": ("annex", "so-do:to-chuc"),
    }.items():
        ask(*line, "-o", made)
        assert (place / made).stat().st_size > 1000, made
    # Schemas: a key that is none is told from them; fonts: those of the wheel or of its library.
    (rules / "tasks/x.yaml").write_text("field: y-te\ntasks:\n  - {id: a, titel: b}\n", "utf-8")
    told = subprocess.run(  # noqa: S603  our own command
        [installed, "-m", "delegation", "--rules", rules, "check"],
        cwd=place,
        capture_output=True,
        check=False,
        env={"PATH": os.defpath, "HOME": str(tmp_path)},
    )
    assert (told.returncode, "titel" in told.stdout.decode()) == (1, True), told.stderr


@pytest.mark.skipif(os.name != "posix", reason="as above")
def test_what_makes_files_and_what_changes_the_register_needs_no_repository_either(
    installed: Path, tmp_path: Path
) -> None:
    """Templates, styles and scripts of pages, schemas, Word and the examples of commands come along."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    rules = write(tmp_path / "so", {one.name: one.data for one in whole_case("DLG903", "good")})

    def ask(*line: str) -> str:
        return _done(installed, "-m", "delegation", "--rules", rules, *line, cwd=place)

    decision = "900/QĐ-UBND"
    for made, line in {
        "trang": ("site",),
        "luoc-do": ("schema", "--with-ids"),
        "so.json": ("export",),
        "so.ttl": ("export",),
        "so.graphml": ("export",),
        "bang.xlsx": ("export", decision),
        "so-do.pptx": ("chart", "tong-quan"),
        "gia-han.docx": ("draft", "decision", "--extend", "uq-so", "--until", "2027-12-31"),
    }.items():
        ask(*line, "-o", made)
        assert (place / made).exists(), made
    assert (place / "trang/static/site.js").stat().st_size > 1000
    assert "href=" in (place / "trang/index.html").read_text("utf-8")
    assert "so-y-te" in (place / "luoc-do/tasks.schema.json").read_text("utf-8")
    ask("import", "so.json", "--to", "so-khac")
    assert (place / "so-khac/register.yaml").is_file()
    assert ask("import", "bang.xlsx")
    assert "Phòng Thử" in ask("new", "holder", "--name", "Phòng Thử", "--kind", "internal-unit", "--level", "city", "--parent", "so-y-te", "--source", "ví dụ này", "--diff")  # fmt: skip
    ask("fmt")
    assert ask("fmt", "--check") == ""
    ask("edit", "rename", "so-y-te", "so-y-te-moi")
    assert "so-y-te-moi" in ask("ids", "so y te")
    assert "DLG203" in ask("explain", "DLG203:uq-so:uq-xa")


@pytest.mark.skipif(os.name != "posix", reason="as above")
def test_an_installed_language_server_starts_answers_and_leaves(installed: Path, tmp_path: Path) -> None:
    with Editor(small(tmp_path / "so"), program=installed) as editor:
        editor.open("tasks/co-so.yaml")
        assert editor.of("tasks/co-so.yaml", "documentSymbol")
        assert editor.leave() == (0, "")
