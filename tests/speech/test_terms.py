"""From when until when something holds, whatever is known of either end."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from delegation.findings import Language, Text
from delegation.model.terms import Day, Term, Unknown
from delegation.speech import terms

FIRST, LAST, NOT_KNOWN = date(2026, 1, 5), date(2026, 12, 31), Unknown("mờ")
ENDS: tuple[Day | Unknown | None, ...] = (FIRST, NOT_KNOWN, None)


@pytest.mark.parametrize(
    ("start", "end", "vi", "en"),
    [
        (FIRST, LAST, "từ 05/01/2026 đến hết 31/12/2026", "from 2026-01-05 to 2026-12-31"),
        (FIRST, FIRST, "từ 05/01/2026 đến hết 05/01/2026", "from 2026-01-05 to 2026-01-05"),
        (FIRST, None, "từ 05/01/2026", "from 2026-01-05"),
        (FIRST, NOT_KNOWN, "từ 05/01/2026, ngày hết hạn chưa rõ", "from 2026-01-05, last day not known"),
        (None, LAST, "đến hết 31/12/2026", "to 2026-12-31"),
        (None, None, "không xác định thời hạn", "without a set term"),
        (
            None,
            NOT_KNOWN,
            "ngày hiệu lực không ghi, ngày hết hạn chưa rõ",
            "first day not stated, last day not known",
        ),
        (NOT_KNOWN, LAST, "ngày hiệu lực chưa rõ đến hết 31/12/2026", "first day not known to 2026-12-31"),
        (NOT_KNOWN, None, "ngày hiệu lực chưa rõ", "first day not known"),
        (NOT_KNOWN, NOT_KNOWN, "chưa rõ thời hạn", "term not known"),
        (
            LAST,
            FIRST,
            "không có ngày nào (ngày đầu 31/12/2026 sau ngày cuối 05/01/2026)",
            "no day at all (the first day 2026-12-31 comes after the last, 2026-01-05)",
        ),
    ],
)
def test_a_term_is_said(start: Day | Unknown | None, end: Day | Unknown | None, vi: str, en: str) -> None:
    term = Term(start, end)
    assert terms.term(term) == Text(vi, en)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_terms_of_which_other_things_are_known_are_said_otherwise(language: Language) -> None:
    said = [terms.term(Term(start, end)).in_(language) for start, end in product(ENDS, (LAST, NOT_KNOWN, None))]
    assert len(set(said)) == len(said)


def test_a_term_of_which_neither_day_is_known_is_said_in_one_way_beside_other_words_too() -> None:
    unread = Term(NOT_KNOWN, NOT_KNOWN)
    styles: tuple[terms.Style, ...] = ("sentence", "history", "days", "short")
    for style in styles:
        assert terms.term(unread, style) == Text("chưa rõ thời hạn", "term not known"), style
    assert terms.term(unread, "known") == Text("", "")
    assert terms.term(Term(FIRST, NOT_KNOWN), "short").vi == "từ 05/01/2026 đến hết ngày chưa rõ"
