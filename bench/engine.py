"""Answers the peers' questions (``peers/facts.py``) with the engine's own checks, for comparison and not for time."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.run import pipeline


def answers(rules: Path, as_of: date) -> dict[str, list[str]]:
    """Answer the peers' questions with the engine's own checks."""
    loaded = pipeline.load(rules)
    register = loaded.register
    analysis = pipeline.check(rules, as_of, select=("DLG101", "DLG2", "DLG302", "DLG401", "DLG604"))
    delegations = {grant.id for grant in register.grants.values() if grant.mechanism == "delegation"}
    examination = Examination(register, as_of)
    counted = [book for book in register.books if book.ledger.counts in ("tasks", "delegated-procedures")]
    return {
        "owners": _keys(analysis.findings, "DLG201", "DLG205", "DLG207", parts=1),
        "circles": sorted(one for one in register.grants_of if one in register.matters and examination.circles(one)),
        "ended": _keys(analysis.findings, "DLG101", parts=2),
        "passed-on": [
            key for key in _keys(analysis.findings, "DLG302", parts=2) if delegations.issuperset(key.split(":"))
        ],
        "totals": sorted(f"{book.ledger.id}:{len(book.named)}" for book in counted),
        "excess": [
            one for one in _keys(analysis.findings, "DLG604", parts=1) if one in {book.ledger.id for book in counted}
        ],
    }


def _keys(findings: Sequence[Finding], *checks: str, parts: int) -> list[str]:
    """Give what findings are about: the first parts of their keys after the id of the check."""
    return sorted({":".join(one.key.split(":")[1 : parts + 1]) for one in findings if one.check in checks})


if __name__ == "__main__":
    json.dump(answers(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])), sys.stdout, ensure_ascii=False)
