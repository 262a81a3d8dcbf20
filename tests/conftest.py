from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from surroundings import steady

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile(
    "default", max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=_SLOW
)
settings.register_profile(
    "thorough", max_examples=5000, deadline=None, database=None, suppress_health_check=_SLOW, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write recorded texts anew; read the difference")


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the user has set out of the tests, and the tests out of the user's home."""
    own = steady(os.environ, tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(own):
            patch.delenv(name)
        for name, value in own.items():
            patch.setenv(name, value)
        yield
