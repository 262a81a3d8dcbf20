"""What a body had lost before it ended is not told as something that it still has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from folders import RULES

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.checks.library.dlg101_holder_does_not_exist import run
from delegation.model.holders import HolderId
from delegation.model.terms import Term
from delegation.run import pipeline


def test_of_a_body_that_ends_only_what_it_has_until_then_is_told() -> None:
    """Four matters of Sở Xây dựng lost their decree in June 2026: what becomes of them when it ends in 2027 is no question."""
    register, name, last = pipeline.load(RULES).register, HolderId("so-xay-dung"), date(2027, 1, 30)
    ended = replace(register.holders[name], term=Term(None, last))
    after = replace(register, holders={**register.holders, name: ended})
    told = {one.about[0] for one in run(Examination(after, last)) if one.about[1:] == (name,) and not one.grants}
    own = Holdings(Examination(register, last)).had_by(name)
    assert len(told) > 50
    assert told <= own
