"""What is said of rows of a decision is found by the row as if each place were held against it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from delegation.model.acts import Extended
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.places import Place
from delegation.model.rows_at import Extensions, RowsAt, is_row_at
from delegation.model.terms import Day, Term

_HERE = Place("decisions/a.yaml")
_AT = (None, "Phụ lục", "Phụ lục I", "Phụ lục I dòng 3", "Điều 2 khoản 1", "Điều 2; Phụ lục II")
_SAID = ("Phụ lục dòng 3", "Phụ lục I dòng 3", "dòng 3", "dòng 1a; dòng 3", "Phụ lục II", "Điều 2", "Điều 9", "chỗ khác", "Phụ lục I; Điều 2 khoản 1")  # fmt: skip
_rows = st.builds(
    AnnexRow,
    st.just(MatterId("viec")),
    st.integers(0, 2).map(lambda at: _HERE.at("matters", at)),
    row=st.sampled_from((None, 1, 3, "1a", "1A", "I.3")),
    at=st.sampled_from(_AT),
)
_grants = st.builds(
    lambda at, row: Grant("uq", "delegation", "a", "b", InstrumentId("qd"), (row,), _HERE, at=at),  # type: ignore[arg-type]
    st.sampled_from(_AT),
    _rows,
)
_texts = st.lists(st.none() | st.sampled_from(_SAID), max_size=6)


@given(_grants, _rows, _texts)
def test_entries_are_found_by_the_row(grant: Grant, row: AnnexRow, texts: list[str | None]) -> None:
    """In their order; one that names no place is about all rows."""
    found = RowsAt((at, number) for number, at in enumerate(texts)).of(grant, row)
    assert found == tuple(number for number, at in enumerate(texts) if at is None or is_row_at(grant, row, at))


@given(_grants, _rows, _texts, st.integers(0, 2))
def test_a_grant_is_given_with_what_extends_the_row(
    grant: Grant, row: AnnexRow, texts: list[str | None], ended: int
) -> None:
    """Without what adds nothing to the row, for its place was ended before; whether or not it was put in order for it."""
    past = frozenset({_HERE.at("matters", ended)})
    several = tuple(
        Extended(Term(None, Day(2027, 1, 1 + number)), None, "qd-2", _HERE, at, past if number % 2 else frozenset())
        for number, at in enumerate(texts)
    )
    meant = [
        replace(one, at=None, past=frozenset())
        for one in several
        if row.place not in one.past and (one.at is None or is_row_at(grant, row, one.at))
    ]
    for extended in (several, Extensions(several)):
        assert list(replace(grant, extended=extended).for_row(row).extended) == meant
    assert list(Extensions(several).at("dòng 3")) == [
        *(one for one in several if one.at is None), *(one for one in several if one.at == "dòng 3")
    ]  # fmt: skip
