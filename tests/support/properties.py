"""How properties are tried: on new examples in each run, those that failed first, and with what is needed to see one again."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

FEW = 3
"""Cases of a test that are all tried."""
LONG = ("test_wheel.py", "test_contributing.py", "test_determinism.py", "test_docs.py")
"""Files that take longest. They are begun first: else one processor would wait for the other at the end."""
Some = TypeVar("Some")
USUAL, THOROUGH = 100, 5000
"""How many examples a property is tried on by ``tools/test.sh`` and by ``tools/thorough.sh``."""
VARIABLE = "HYPOTHESIS_PROFILE"


def is_thorough() -> bool:
    """Whether these are the tests of ``tools/thorough.sh``. Those marked ``sampled`` then look at all of which they otherwise look at a part."""
    return os.environ.get(VARIABLE) == "thorough"


def _turn(of: int) -> int:
    return crc32((Path(__file__).parents[2] / "CHANGELOG.md").read_bytes()) % of


def beyond(items: Sequence[pytest.Item], of: int) -> set[pytest.Item]:
    """Give the cases that are left to another time where one in ``of`` is tried of every test that has more than ``FEW``.

    Others are tried with each change that is told in CHANGELOG.md; the first and the last case of a test always, and all of those that choose
    for themselves (``sampled``). What is run ``seldom`` is left out as one of many cases is.
    """
    several: dict[str, list[pytest.Item]] = {}
    for one in items if of > 1 else ():
        if one.get_closest_marker("sampled") is None:
            several.setdefault(one.nodeid.partition("[")[0], []).append(one)
    turn = _turn(of) if several else 0
    many = [one for cases in several.values() if len(cases) > FEW for one in cases[1:-1]]
    seldom = [one for cases in several.values() for one in cases if one.get_closest_marker("seldom") is not None]
    return {one for one in (*many, *seldom) if crc32(one.nodeid.encode()) % of != turn}


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Give tests in their order, but those of the files that take longest before all others."""
    return sorted(items, key=lambda one: one.path.name not in LONG)


def part(every: Sequence[Some], of: int) -> Sequence[Some]:
    """Give one in ``of``, others with each change that is told in CHANGELOG.md; all in ``tools/thorough.sh``. Tests that use it are marked ``sampled``."""
    return every if is_thorough() else every[_turn(of) :: of]


def load_profile(kept: Path) -> None:
    """Choose the profile that the environment names. ``kept``: the folder of the examples that failed.

    All is said here: where ``CI`` is set, Hypothesis begins from a profile that tries the same examples for ever.
    """
    for name, examples in (("default", USUAL), ("thorough", THOROUGH)):
        settings.register_profile(
            name,
            max_examples=examples,
            deadline=None,
            derandomize=False,
            database=DirectoryBasedExampleDatabase(kept),
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        )
    settings.load_profile(os.environ.get(VARIABLE, "default"))


def share(of: float) -> settings:
    """Let a property whose examples take long be tried on a share of the examples that the profile asks for."""
    return settings(max_examples=max(1, round(settings().max_examples * of)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say of a property that failed with which seed. The report goes from a worker of xdist to whoever reads it."""
    report = yield
    # Hypothesis itself says it only of what fails outside of an example.
    seed = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_generated_seed", None)
    if report.failed and report.when == "call" and seed is not None:
        profile = f"{VARIABLE}={name} " if (name := os.environ.get(VARIABLE)) else ""
        again = f"{profile}.venv/bin/pytest --hypothesis-seed={seed} '{item.nodeid}'"
        report.sections.append(("The same examples again", again))
    return report
