"""Which entries a place of a rule file names, held against what the references of real registers are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import RULES, whole_case, write

from delegation.loading.build.nearest import names_of
from delegation.loading.build.referring import referring
from delegation.run.resident.meaning import group_at
from delegation.run.resident.texts import Resident


def wrong(root: Path) -> set[tuple[str, str | None, str]]:
    """Give references that lead to another group than the one that is offered at their places."""
    state = Resident(root, lambda: date(2026, 6, 1)).state()
    kinds = {one.name: one.kind for one in state.loaded.documents}
    found = set()
    for group, known in names_of(state.register).items():
        for _, place in referring(state.copy.documents(), {group: list(known)}):
            if {"others", "says"}.intersection(place.path[-3:-1]):
                continue  # words of a finding, whatever they name
            offered = group_at(kinds[place.file], place.path)
            # Whoever has read a provision has read it for entries of several groups.
            if offered != group and "entries" not in (offered, group):
                found.add((group, offered, f"{place.file} {place.path}"))
    return found


def test_every_reference_of_the_real_register_is_of_the_group_that_is_offered_there() -> None:
    assert wrong(RULES) == set()


@pytest.mark.parametrize("check", ["DLG508", "DLG602", "DLG805", "DLG901", "DLG206"])
def test_every_reference_of_a_case_is_of_the_group_that_is_offered_there(check: str, tmp_path: Path) -> None:
    assert wrong(write(tmp_path, {one.name: one.data for one in whole_case(check, "good")})) == set()
