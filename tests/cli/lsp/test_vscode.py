"""The extension for VS Code: built and packaged by npm alone, and activated with the real server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from folders import small

ROOT = Path(__file__).parents[3]
OWN = ROOT / "tools" / "integrations" / "vscode"
NPM = shutil.which("npm")
_NPM_TIME = 240
"""Seconds after which packages are not waited for."""


def npm(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    assert NPM is not None
    asked = [NPM, *arguments]
    environment = {**os.environ, "npm_config_update_notifier": "false", **more}
    return subprocess.run(  # noqa: S603  our own arguments
        asked, cwd=folder, env=environment, capture_output=True, text=True, timeout=_NPM_TIME, check=False
    )


@pytest.fixture(name="extension", scope="module")
def _extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the extension with its packages; passed over where they cannot be had."""
    if NPM is None:
        pytest.skip("không có npm: bỏ qua phần mở rộng VS Code / no npm: the VS Code extension is passed over")
    folder = tmp_path_factory.mktemp("extension") / "vscode"
    shutil.copytree(OWN, folder, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))
    try:
        got = npm(
            folder,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            npm_config_fetch_retries="1",
        )
    except subprocess.TimeoutExpired:
        pytest.skip("npm không lấy được gói: bỏ qua phần mở rộng VS Code / npm got no packages: passed over")
    if got.returncode and "EINTEGRITY" not in got.stderr and "npm error code EUSAGE" not in got.stderr:
        pytest.skip(f"npm không lấy được gói: bỏ qua / npm got no packages: passed over: {got.stderr[-300:]}")
    assert got.returncode == 0, got.stderr
    return folder


@pytest.mark.seldom
def test_it_is_activated_with_the_real_server_and_packaged_with_all_that_it_needs(
    extension: Path, tmp_path: Path
) -> None:
    program = tmp_path / "delegation"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m delegation "$@"\n')
    program.chmod(0o755)
    made = npm(extension, "run", "package")
    assert made.returncode == 0, made.stdout + made.stderr
    # What is tested is what was built for the package: `npm test` would build it once more.
    build, _, tests = json.loads((OWN / "package.json").read_text("utf-8"))["scripts"]["test"].partition(" && ")
    assert build == "npm run build"
    register = str(small(tmp_path / "rules"))
    ran = npm(extension, "exec", "-c", tests, DELEGATION_PROGRAM=str(program), DELEGATION_REGISTER=register)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "# fail 0" in ran.stdout
    with ZipFile(extension / "delegation.vsix") as packed:
        names = {one.removeprefix("extension/") for one in packed.namelist() if one.startswith("extension/")}
        licences = packed.read("extension/out/LICENSES.txt").decode()
    assert {"out/extension.js", "out/LICENSES.txt", "package.json", "package.nls.vi.json", "readme.md"} <= {
        one if one.startswith("out/") else one.lower() for one in names
    }
    assert not any(one.startswith(("src/", "test/", "node_modules/")) for one in names)
    assert "vscode-languageclient 9" in licences


def test_every_package_that_is_fetched_has_its_hash() -> None:
    locked = json.loads((OWN / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(locked) > 10
    assert [name for name, one in locked.items() if name and not one.get("link") and "integrity" not in one] == []
    wanted = json.loads((OWN / "package.json").read_text("utf-8"))["devDependencies"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_what_is_shown_is_said_in_both_languages() -> None:
    said = [json.loads((OWN / name).read_text("utf-8")) for name in ("package.nls.json", "package.nls.vi.json")]
    used = {part for part in (OWN / "package.json").read_text("utf-8").split('"') if part.startswith("%")}
    assert said[0].keys() == said[1].keys() == {one.strip("%") for one in used}
