"""What rests on a clause whose text the register holds: grants as well as owners by law."""

from __future__ import annotations

from pathlib import Path

from folders import small
from repositories import FILE, GRANT

from delegation.authority.readings import resting
from delegation.run import pipeline


def test_a_grant_rests_on_the_clause_of_its_decision_that_gives_it(tmp_path: Path) -> None:
    said = "  clauses: [{at: Điều 1, text: Giao Sở Y tế., from: 2026-01-15}]\ngrants:\n"
    register = pipeline.load(small(tmp_path / "so", {FILE: GRANT.replace("grants:\n", said)})).register
    assert [(one.entry, one.instrument.id, one.grant) for one in resting(register)] == [("uq-1", "qd-1", True)]
