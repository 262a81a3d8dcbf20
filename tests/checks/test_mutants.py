"""One token of a rule file is another: where a finding of the same key then says more or other, no waiver of the former covers it."""

from __future__ import annotations

from hypothesis import assume, given, note, settings
from hypothesis import strategies as st
from mutants import CHECKS, cases, mutants, unseen


@settings(max_examples=60)
@given(check=st.sampled_from(CHECKS), data=st.data())
def test_what_a_finding_says_more_after_a_change_of_one_token_is_not_covered(check: str, data: st.DataObject) -> None:
    files = data.draw(st.sampled_from(cases(check)))
    changes = list(mutants(files))
    assume(changes)
    said, changed = data.draw(st.sampled_from(changes))
    note(f"{check}: {said}")
    assert not list(unseen(files, changed, check))
