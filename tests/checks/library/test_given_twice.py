"""DLG208: decisions that give one matter to one receiver are told with those before them, as many as somebody reads."""

from __future__ import annotations

from pathlib import Path

from folders import findings

import growing
from delegation.checks.shared.given_twice import MOST_EARLIER


def test_a_hundred_decisions_that_give_the_same_are_told_with_the_nearest_before_each(tmp_path: Path) -> None:
    """And that there are earlier ones is said once of each; few are told with every one before them."""
    for many, told, cut in ((MOST_EARLIER, 190, 0), (100, 20 * 80 + 190, 79)):
        growing.write(tmp_path / str(many), "one-matter", many)
        found = findings(tmp_path / str(many), "DLG208")
        assert len(found) == told
        assert sum(f"{MOST_EARLIER} văn bản gần nhất" in one.said.vi for one in found) == cut
