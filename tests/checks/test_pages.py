from __future__ import annotations

import importlib.util
from pathlib import Path

_TOOL = Path(__file__).parents[2] / "tools" / "make_check_pages.py"


def test_the_pages_of_the_checks_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("make_check_pages", _TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.stale() == [], "run tools/make_check_pages.py"
