"""What other engines are asked, as far as it can be seen without them: the rule files as their tables."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

import engine
import facts
import nation

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def tables() -> facts.Facts:
    return facts.read(nation.REAL_RULES)


def test_every_table_has_rows(tables: facts.Facts) -> None:
    """Peers read each kind of thing that they are asked about out of the real rule files."""
    assert [one.name for one in fields(tables) if not getattr(tables, one.name)] == []


def test_totals_agree(tables: facts.Facts) -> None:
    """What the tables count for each ledger is what the project's own checks count for it."""
    named = {ledger: len({matter for of, matter in tables.entries if of == what}) for ledger, what in tables.counts}
    answered = engine.answers(nation.REAL_RULES, AS_OF)["totals"]
    assert sorted(f"{ledger}:{number}" for ledger, number in named.items()) == answered
