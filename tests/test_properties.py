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


CASES = """\
import pytest


@pytest.mark.parametrize("at", range({many}))
def test_many(at):
    pass


@pytest.mark.parametrize("at", range({few}))
def test_few(at):
    pass


@pytest.mark.sampled
@pytest.mark.parametrize("at", range({many}))
def test_sampled(at):
    pass
"""


def collected(folder: Path, *options: str) -> list[str]:
    """Give the tests that pytest would run, in their order."""
    done = subprocess.run(  # noqa: S603  pytest of this environment
        [sys.executable, "-m", "pytest", "--rootdir", folder, "--collect-only", *options, folder],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT / "tests/support")])},
        capture_output=True,
        check=True,
    )  # fmt: skip
    return [one for one in done.stdout.decode().splitlines() if "::" in one]


def test_of_many_cases_a_part_is_tried_with_the_first_and_the_last_and_all_where_no_part_is_asked_for(
    folder: Path,
) -> None:
    many, few = 60, properties.FEW
    (folder / "test_cases.py").write_text(CASES.format(many=many, few=few), "utf-8")
    assert len(collected(folder)) == 2 * many + few
    found = collected(folder, "--part", "5")
    tried = {int(one.rpartition("[")[2][:-1]) for one in found if "test_many" in one}
    assert {0, many - 1} <= tried
    assert many / 15 < len(tried) < many / 2
    assert sum("test_few" in one for one in found) == few
    assert sum("test_sampled" in one for one in found) == many, "they choose for themselves"


def test_what_is_run_seldom_has_its_turn_at_one_change_in_so_many(folder: Path) -> None:
    lines = "".join(f"@pytest.mark.seldom\ndef test_seldom_{at}():\n    pass\n\n\n" for at in range(60))
    (folder / "test_cases.py").write_text(f"import pytest\n\n\n{lines}", "utf-8")
    assert len(collected(folder)) == 60
    assert 60 / 15 < len(collected(folder, "--part", "5")) < 60 / 2


def test_the_files_that_take_longest_are_begun_first(folder: Path) -> None:
    assert [one for one in properties.LONG if not (ROOT / "tests" / one).is_file()] == []
    for name in ("test_a.py", properties.LONG[-1], "test_z.py"):
        (folder / name).write_text("def test_one():\n    pass\n", "utf-8")
    assert [one.partition("::")[0].rpartition("/")[2] for one in collected(folder)] == [
        properties.LONG[-1],
        "test_a.py",
        "test_z.py",
    ]
