"""Emacs, in batch mode, with eglot and the real server: a finding that comes and goes, what is offered, hover, the form, another id in forty files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from folders import whole_case, write

EMACS = shutil.which("emacs")
SCRIPT = Path(__file__).with_name("editors.el")
PATIENCE = 60
FILES = 40


def task(number: int, owner: str) -> str:
    """Give a file with one task, laid out otherwise than ``fmt`` does."""
    return (
        f"field:   y-te\nsource: ví dụ\ntasks:\n"
        f"  - {{id: m{number}, title: Việc số {number} 🏙️, owner: {owner}, basis: [{{instrument: 99/2020/QH14}}]}}\n"
    )


@pytest.fixture(name="done", scope="module")
def _done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    if EMACS is None:
        pytest.skip("không có Emacs: bỏ qua / no Emacs: passed over")
    if subprocess.run([EMACS, "--batch", "-q", "--eval", "(progn (require 'eglot) (require 'yaml-mode))"], capture_output=True, check=False).returncode:  # noqa: S603  our own arguments  # fmt: skip
        pytest.skip("Emacs này thiếu eglot hoặc yaml-mode: bỏ qua / this Emacs lacks eglot or yaml-mode: passed over")
    folder = tmp_path_factory.mktemp("emacs") / "rules"
    base = {one.name: one.data for one in whole_case("DLG301", "good") if not one.name.startswith("decisions/")}
    many = {f"tasks/m{number}.yaml": task(number, "so-y-te") for number in range(FILES)}
    write(folder, {**base, **many, "tasks/sai.yaml": task(99, "so-y-tee")})
    result = folder.parent / "result.json"
    asked = {
        "server": [sys.executable, "-m", "delegation", "lsp", "--as-of", "2026-06-01"], "folder": str(folder), "result": str(result), "patience": PATIENCE,
        "wrong": "tasks/sai.yaml", "slip": "so-y-tee", "owner": "so-y-te", "renamed": {"file": "tasks/m1.yaml", "from": "so-y-te", "to": "so-suc-khoe"},
    }  # fmt: skip
    home = tmp_path_factory.mktemp("home")
    environment = {
        **os.environ,
        "DELEGATION_RUN": json.dumps(asked),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    command = [EMACS, "--batch", "-q", "-l", str(SCRIPT)]
    subprocess.run(command, env=environment, cwd=folder, capture_output=True, timeout=PATIENCE * 4, check=False)  # noqa: S603  our own arguments
    found = json.loads(result.read_text("utf-8"))
    assert "error" not in found, found["error"]
    return folder, found


def test_a_slip_is_told_while_it_is_there_and_no_longer(done: tuple[Path, dict[str, Any]]) -> None:
    assert (done[1]["appeared"], done[1]["vanished"]) == (True, True)


def test_hover_says_what_a_holder_has(done: tuple[Path, dict[str, Any]]) -> None:
    assert "Sở Y tế" in done[1]["hover"]


def test_ids_are_offered_where_one_is_to_be_written(done: tuple[Path, dict[str, Any]]) -> None:
    assert {"so-y-te", "chu-tich-ubnd-tp"} <= set(done[1]["offered"])


def test_a_file_is_laid_out(done: tuple[Path, dict[str, Any]]) -> None:
    assert done[1]["laid"] == task(99, "so-y-te").replace("field:   y-te", "field: y-te")


def test_a_holder_gets_another_id_in_all_files(done: tuple[Path, dict[str, Any]]) -> None:
    folder = done[0]
    assert all(
        "owner: so-suc-khoe," in (folder / f"tasks/m{number}.yaml").read_text("utf-8") for number in range(FILES)
    )
    assert "id: so-suc-khoe" in "".join(one.read_text("utf-8") for one in (folder / "holders").iterdir())
