"""How a cause is said: what begins or ends, and from or until which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from chart_register import CITY, HERE, small

from delegation.authority.entries import CauseKind, ChangeCause
from delegation.findings import Text
from delegation.model.instruments import Instrument, InstrumentId
from delegation.speech import causes

LAW = Instrument(InstrumentId("luat"), "72/2025/QH15", "law", "quoc-hoi", HERE)
REGISTER = replace(small(), instruments={**small().instruments, LAW.id: LAW})
DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (
            ChangeCause("holder", CITY, "end", DAY),
            Text("UBND Thành phố kết thúc sau 30/06/2026", "UBND Thành phố ended after 2026-06-30"),
        ),
        (
            ChangeCause("instrument", "luat", "start", DAY),
            Text("Luật số 72/2025/QH15 có hiệu lực từ 30/06/2026", "Law 72/2025/QH15 in force from 2026-06-30"),
        ),
        (
            ChangeCause("basis", "luat", "end", DAY, at="Điều 5"),
            Text(
                "Điều 5 Luật số 72/2025/QH15 hết hiệu lực sau 30/06/2026",
                "Law 72/2025/QH15, Article 5 ended after 2026-06-30",
            ),
        ),
        (
            ChangeCause("matter", "nv-1", "start", DAY),
            Text("việc được quy định từ 30/06/2026", "the matter laid down from 2026-06-30"),
        ),
        (
            ChangeCause("grant", "pc", "end", DAY, by=("luat", "khong-co")),
            Text(
                "Luật số 72/2025/QH15, khong-co hết thời hạn giao sau 30/06/2026",
                "Law 72/2025/QH15, khong-co gave until 2026-06-30",
            ),
        ),
        (
            ChangeCause("law", "nv-1", "end", DAY),
            Text(
                "thẩm quyền theo luật chấm dứt sau 30/06/2026",
                "authority by law ended after 2026-06-30",
            ),
        ),
        (ChangeCause("holder", "khong-co", "start"), Text("khong-co hoạt động từ", "khong-co exists from")),
    ],
)
def test_a_cause_is_said_in_both_languages(cause: ChangeCause, said: Text) -> None:
    assert causes.said(cause, REGISTER) == said


def test_a_cause_is_named_by_the_register_that_knows_it() -> None:
    """What one side of a comparison has lost, the other still names."""
    without = replace(REGISTER, instruments={})
    cause = ChangeCause("instrument", "luat", "end", DAY)
    assert causes.said(cause, without).en == "luat ended after 2026-06-30"
    assert causes.said_of_term(cause, lambda _: REGISTER).en == "Law 72/2025/QH15 ended after 2026-06-30"


def test_several_causes_are_named_once_each_in_their_order() -> None:
    one, other = ChangeCause("instrument", "luat", "end", DAY), ChangeCause("matter", "nv-1", "end", DAY)
    same = ChangeCause("instrument", "72/2025/QH15", "end", DAY)
    assert causes.words_of((one, other, same), REGISTER, "en") == (
        "Law 72/2025/QH15 ended after 2026-06-30; the matter laid down until 2026-06-30"
    )
    assert causes.words_of((), REGISTER, "vi") == ""


def test_every_kind_of_term_has_words_for_both_ends() -> None:
    """No kind says the same of its beginning as of its end."""
    for kind in set(get_args(CauseKind)) - {"register", "restated", "row", "commune", "doubt"}:
        start, end = (causes.said(ChangeCause(kind, "x", edge, DAY), REGISTER) for edge in ("start", "end"))
        assert start.vi != end.vi
        assert start.en != end.en
