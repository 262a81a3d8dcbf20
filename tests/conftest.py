from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import built
import properties
import pytest
import surroundings

from delegation.findings import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

properties.load_profile(Path(__file__).parents[1] / ".hypothesis" / "examples")
pytest_runtest_makereport = properties.pytest_runtest_makereport


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write recorded texts anew; read the difference")
    parser.addoption(
        "--part", type=int, default=1, help="try one in PART of the cases of tests that have many; tools/test.sh does"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what ``--part`` does not want, and begin with what takes longest."""
    left = properties.beyond(items, config.getoption("--part"))
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = properties.longest_first([one for one in items if one not in left])


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to begin where Python cannot hand Vietnamese words to a program: each test would fail in a way of its own.

    Programs that run within this process share what they build of files of the same bytes, and find in it: most read the real register.
    """
    if sys.getfilesystemencoding() != "utf-8":
        raise pytest.UsageError("the locale of this machine is not UTF-8: PYTHONUTF8=1 .venv/bin/pytest")
    Text.__format__ = _refuse  # type: ignore[method-assign,assignment]
    # The program itself collects nothing. Here registers stay for many tests: seldom, not at every seven hundred objects.
    gc.set_threshold(100_000, 20, 100)
    # From the start, not from the first test: many a test file asks for the real register while it is read.
    patch = pytest.MonkeyPatch()
    built.share(patch)
    config.add_cleanup(patch.undo)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write which branches were taken before this process is told to end: xdist kills a worker that takes longer than ten seconds to."""
    counting = sys.modules.get("coverage")
    current = counting.Coverage.current() if counting is not None else None
    if current is not None:
        current.stop()
        current.save()


def _refuse(one: Text, _spec: str) -> str:
    """Let no sentence hold another one in both languages at once, as an f-string would without a word."""
    raise TypeError(f"a text stands in another one without a language: {one!r}")


@pytest.fixture(name="examined_anew")
def _examined_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share nothing that was examined, for a test that counts what an examination takes or looks at what it keeps."""
    built.examine_anew(monkeypatch)


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the user has set out of the tests, and the tests out of the user's home."""
    own = surroundings.steady(os.environ, tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(own):
            patch.delenv(name)
        for name, value in own.items():
            patch.setenv(name, value)
        yield
