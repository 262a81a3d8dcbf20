"""One token of a rule file is another: where a finding of the same key then says more or other, no waiver of the former covers it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from folders import FURTHER, day_of, whole_case, with_base, write
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st
from mutants import mutants

from delegation.checks.cases import CaseFile, files_of
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.waiving import added, extent
from delegation.findings import Finding
from delegation.model.figures import Covers
from delegation.run import pipeline

_OF_LEDGERS = ("DLG901", "DLG902", "DLG903", "DLG904", "DLG907")
_TITLE = re.compile(r"«[^»]* [^»]*»")
"""A matter that bears another title under its id is the same matter."""
_MARKS = "(),;.:«»→"
CHECKS = [one.id for one in CATALOGUE if one.id not in _OF_LEDGERS]


@cache
def cases(check: str) -> tuple[tuple[CaseFile, ...], ...]:
    """Give the example of a check, and its further cases."""
    further = (with_base(files_of(one)) for one in FURTHER if one.parent.name == check)
    return (whole_case(check, "bad"), *further)


@lru_cache(maxsize=4)
def found(files: tuple[CaseFile, ...], check: str, day: date) -> dict[str, Finding]:
    with tempfile.TemporaryDirectory() as folder:
        loaded = pipeline.load(write(Path(folder), {one.name: one.data for one in files}))
        wanted = pipeline.wanted((check,), ())
        return {one.key: one for one in pipeline.analyse(loaded, day, wanted, with_extents=True).findings}


def come(old: Finding, new: Finding, covers: Covers) -> Iterator[str]:
    """Give the names, codes, days and numbers that a sentence has and had not, but for less of what is counted and what was approved by name."""
    before = {word.strip(_MARKS) for word in old.said.vi.split()}
    most = max((int(word) for word in before if word.isdigit()), default=0)
    names = {*before, *(covers.matters or ()), *(covers.grants or ()), *(covers.others or ())}
    last = "."
    for word in _TITLE.sub("", new.said.vi).split():
        bare, begins = word.strip(_MARKS), last.endswith((".", ":", ";"))
        last = word
        is_value = any(each.isdigit() or each in "-_/" for each in bare) or (bare[:1].isupper() and not begins)
        if is_value and bare not in names and not (bare.isdigit() and int(bare) < most):
            yield word


def unseen(files: tuple[CaseFile, ...], changed: tuple[CaseFile, ...], check: str) -> Iterator[str]:
    """Give what findings say after a change and did not before, where a waiver of the former covers it."""
    day = day_of(files)
    before = found(files, check, day)
    for key, now in found(changed, check, day).items():
        if key in before and added(now, covers := extent(before[key]), day) is None:
            more = list(come(before[key], now, covers))
            if more:
                yield f"{key}: {before[key].said.vi}\n→ {now.said.vi}\n  {more}"


@settings(max_examples=60)
@given(check=st.sampled_from(CHECKS), data=st.data())
def test_what_a_finding_says_more_after_a_change_of_one_token_is_not_covered(check: str, data: st.DataObject) -> None:
    files = data.draw(st.sampled_from(cases(check)))
    changes = list(mutants(files))
    assume(changes)
    said, changed = data.draw(st.sampled_from(changes))
    note(f"{check}: {said}")
    assert not list(unseen(files, changed, check))
