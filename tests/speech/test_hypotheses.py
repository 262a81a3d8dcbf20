"""What a hypothesis adds to a register, in the words of its entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import RULES
from paper_words import ids_of, unofficial

from delegation.model.holders import CommuneCode, HolderId
from delegation.run import pipeline
from delegation.speech.hypotheses import of_entries


@pytest.mark.parametrize("draft", sorted((RULES / "drafts").glob("*.yaml")), ids=lambda one: one.stem)
def test_entries_that_a_hypothesis_adds_are_named_by_their_titles(draft: Path) -> None:
    """A draft submission says which bodies come in by their names: an id says nothing to who signs it."""
    loaded = pipeline.load(RULES, hypotheses=[draft])
    for one in loaded.supposed:
        several = of_entries([one], loaded.register)
        assert len(several) == bool(one.added) + bool(one.replaced)
        for said in several:
            assert not unofficial(said.vi, ids_of(loaded.register))
            assert not unofficial(said.en, ids_of(loaded.register))
        named = [name for group, name in (*one.added, *one.replaced) if group == "holders"]
        for name in named[:4]:
            assert any(loaded.register.holders[HolderId(name)].label in said.vi for said in several)
        communes = [name for group, name in (*one.added, *one.replaced) if group == "communes"]
        for name in communes[:4]:
            assert any(f"({loaded.register.communes[CommuneCode(name)].label})" in said.vi for said in several)
            assert not any(name in said.vi for said in several)
