"""How an instrument and a place in it are cited, with or without a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import HERE, small

from delegation.findings import Text
from delegation.model.instruments import Citation, Instrument, InstrumentId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import instruments

LAW = Instrument(InstrumentId("luat"), "72/2025/QH15", "law", "quoc-hoi", HERE)
UNNUMBERED = replace(LAW, id=InstrumentId("qd"), number=Unknown("trống"), title="Ủy quyền", type="committee-decision")


def register(*instruments: Instrument) -> Register:
    return replace(small(), instruments={one.id: one for one in instruments})


@pytest.mark.parametrize(
    ("one", "whole", "brief"),
    [
        (LAW, Text("Luật số 72/2025/QH15", "Law 72/2025/QH15"), Text("Luật số 72/2025/QH15", "Law 72/2025/QH15")),
        (
            UNNUMBERED,
            Text("văn bản «Ủy quyền», số chưa công bố", "the instrument “Ủy quyền” (number not public)"),
            Text("Văn bản chưa công bố số", "Instrument without a published number"),
        ),
        (replace(LAW, type="other"), Text("72/2025/QH15", "72/2025/QH15"), Text("72/2025/QH15", "72/2025/QH15")),
        (
            replace(UNNUMBERED, title=None),
            Text("Quyết định qd", "Decision qd"),
            Text("Văn bản chưa công bố số", "Instrument without a published number"),
        ),
    ],
)
def test_an_instrument_is_named_by_kind_and_number(one: Instrument, whole: Text, brief: Text) -> None:
    """By its title where the number is not public; by its id where it has no title either."""
    assert (instruments.instrument(one), instruments.briefly(one)) == (whole, brief)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (None, Text("Luật số 72/2025/QH15", "Law 72/2025/QH15")),
        (
            "Điều 14 khoản 2 điểm a",
            Text("điểm a khoản 2 Điều 14 Luật số 72/2025/QH15", "Law 72/2025/QH15, Article 14(2)(a)"),
        ),
    ],
)
def test_a_citation_names_the_place_first_in_vietnamese_and_last_in_english(at: str | None, said: Text) -> None:
    for name in ("luat", "72/2025/QH15"):
        assert instruments.citation(register(LAW), Citation(name, at, HERE)) == said


def test_a_number_that_two_papers_bear_is_cited_as_it_is_written() -> None:
    """A number without a year comes again: neither of the two is meant for certain."""
    decisions = replace(LAW, number="12/QĐ-UBND", type="committee-decision", issuer="ubnd-tp")
    one, other = (replace(decisions, id=InstrumentId(f"qd-{year}"), issued=date(year, 6, 1)) for year in (2025, 2026))
    cited = Citation("12/QĐ-UBND", None, HERE)
    assert instruments.citation(register(one, other), cited) == Text("12/QĐ-UBND", "12/QĐ-UBND")
    assert instruments.citation(register(one), cited) == Text("Quyết định số 12/QĐ-UBND", "Decision 12/QĐ-UBND")


def test_successors_are_those_it_names_then_those_that_name_it_each_once() -> None:
    new = replace(LAW, id=InstrumentId("moi"), number="99/2026/QH16", replaces=("luat",))
    old = replace(LAW, replaced_by=("99/2026/QH16", "chua-co"))
    other = replace(new, id=InstrumentId("khac"), number="98/2026/QH16")
    assert instruments.successors(register(old, new, other), old) == ("99/2026/QH16", "chua-co", "98/2026/QH16")
    assert instruments.successors(register(LAW), LAW) == ()
