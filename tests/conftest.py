from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

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
def _own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the user has set out of the tests, and the tests out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DELEGATION_RULES", "DELEGATION_LANG", "NO_COLOR", "FORCE_COLOR", "_DELEGATION_COMPLETE"):
            patch.delenv(name, raising=False)
        patch.setenv("DELEGATION_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
