"""A property is tried on new examples in each run; one that failed comes first the next time, and can be had again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import properties
import pytest
from folders import ROOT
from hypothesis import settings

PROPERTY = """\
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(0, 10**9))
def test_small(number):
    with Path(__file__).with_name("tried").open("a") as file:
        print(number, file=file)
    assert number < {limit}
"""
ONLY = "test_property.py::test_small"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give a project with one property and the settings of this one."""
    folder = tmp_path / "tests"
    folder.mkdir()
    shutil.copy(ROOT / "tests/conftest.py", folder / "conftest.py")
    shutil.copy(ROOT / "pyproject.toml", folder / "pyproject.toml")
    return folder


def tried(folder: Path, limit: int, *options: str) -> tuple[list[int], str]:
    """Give the examples that the property was tried on, and what pytest said, as on a machine of CI."""
    (folder / "test_property.py").write_text(PROPERTY.format(limit=limit), "utf-8")
    (folder / "tried").write_text("")
    paths = [os.environ.get("PYTHONPATH", ""), str(ROOT / "tests/support")]
    done = subprocess.run(  # noqa: S603  pytest of this environment
        [sys.executable, "-m", "pytest", "--rootdir", folder, *options, folder / ONLY],
        cwd=folder,
        env={**os.environ, "CI": "true", "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    numbers = [int(one) for one in (folder / "tried").read_text().split()]
    assert numbers, done.stdout.decode() + done.stderr.decode()
    assert (done.returncode == 0) == (max(numbers) < limit)
    return numbers, done.stdout.decode()


def test_each_run_tries_new_examples(folder: Path) -> None:
    first, second = (tried(folder, 10**10)[0] for _ in range(2))
    assert first != second


@pytest.mark.parametrize("workers", [(), ("--numprocesses", "2")], ids=["alone", "workers"])
def test_what_failed_is_told_kept_and_can_be_had_again(folder: Path, workers: tuple[str, ...]) -> None:
    numbers, said = tried(folder, 1000, *workers)
    assert "number=1000" in said
    assert "@reproduce_failure(" in said
    (seed,) = re.findall(r"--hypothesis-seed=(\d+)", said)
    again, _ = tried(folder, 1000, f"--hypothesis-seed={seed}")
    assert again == numbers
    kept, _ = tried(folder, 1000)
    assert kept[0] == 1000


def test_a_property_that_takes_long_is_tried_more_where_all_are() -> None:
    assert properties.share(0.5).max_examples == settings().max_examples / 2
    assert properties.THOROUGH > properties.USUAL
