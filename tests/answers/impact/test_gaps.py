"""What the register cannot tell of a hypothesis."""

from __future__ import annotations

from dataclasses import replace

from chart_register import HERE, TRADE, small

from delegation.answers.impact import gaps
from delegation.model.figures import Figure
from delegation.model.holders import HolderId
from delegation.questions.suppose.gaps import not_known


def test_a_published_number_is_written_as_every_other() -> None:
    """With all its digits, and with the marks of the language."""
    register = small()
    holder = register.holders[HolderId(TRADE)]
    figure = Figure("f1", f"việc của {holder.name}", 1234567.5, HERE, unit="thủ tục", at="mục 1")
    found = not_known([], [holder.id], [], replace(register, figures={"f1": figure}))
    said = [*map(gaps.lacking, found)]
    assert any("1.234.567,5 thủ tục" in one.vi and "1,234,567.5 procedures" in one.en for one in said)
