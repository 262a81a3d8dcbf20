"""Names while they are written: from the first letters to the last the one that is meant is offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from folders import small

from delegation.model.holders import HolderId
from delegation.names.folding import fold
from delegation.run.resident.completion import proposals
from delegation.run.resident.cursor import cursor_at
from delegation.run.resident.navigation import entries_called
from delegation.run.resident.state import State
from delegation.run.resident.texts import Resident

DAY = date(2026, 6, 1)
FORMS = "forms:\n" + "".join(
    f"  - {{form: {number}, name: Hình thức {number}, from: [{{kind: chair, level: city}}], to: [{{kind: agency-head, level: city}}]}}\n"
    for number in (1, 10, 11, 12, 2, 3, 20)
)


@pytest.fixture(name="state", scope="module")
def _state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Resident(small(tmp_path_factory.mktemp("so"), {"forms.yaml": FORMS}), lambda: DAY).state()


def offered(state: State, kind: str, text: str) -> list[str]:
    cursor = cursor_at(text, len(text))
    assert cursor is not None
    return [one.label for one in proposals(state, kind, cursor, "")]


def beginnings(name: str) -> Iterator[str]:
    """Give what stands there while a name is written, from its second letter on."""
    return (name[:length] for length in range(2, len(name) + 1) if name[length - 1] not in " /-.")


@pytest.mark.parametrize("written", [str, fold, str.upper, str.lower])
def test_a_holder_is_offered_at_every_letter_of_its_name(state: State, written: type[str]) -> None:
    for holder in state.register.holders.values():
        for one in beginnings(written(holder.name)):
            assert holder.id in offered(state, "tasks", f"tasks:\n  - id: a\n    owner: {one}"), one


def test_an_instrument_is_offered_at_every_letter_of_its_number_and_title(state: State) -> None:
    for paper in state.register.instruments.values():
        if not isinstance(paper.number, str) or paper.number in state.register.shared_numbers:
            continue
        for said in (paper.number, fold(paper.title or "")):
            for one in beginnings(said):
                found = offered(state, "tasks", f"tasks:\n  - id: a\n    basis:\n      - instrument: {one}")
                assert paper.number in found, one


def test_what_is_written_exactly_comes_before_what_only_begins_so(state: State) -> None:
    for one in state.register.holders.values():
        first = offered(state, "tasks", f"tasks:\n  - id: a\n    owner: {one.name}")[0]
        assert state.register.holders[HolderId(first)].name == one.name


def test_numbers_are_offered_as_numbers_are_counted(state: State) -> None:
    found = [one for one in offered(state, "decision", "grants:\n  - id: a\n    form: ") if one.isdecimal()]
    assert found == ["1", "2", "3", "10", "11", "12", "20"]


def test_entries_whose_words_are_asked_for_come_before_those_that_hold_the_letters(state: State) -> None:
    """Letters within words are found all the same."""
    found = [f"{one.name} {one.title}" for one in entries_called(state, "y te")]
    words = [" y te" in f" {fold(one)}" for one in found]
    assert any(words)
    assert words == sorted(words, reverse=True)
