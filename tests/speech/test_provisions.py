"""A place that is not known is said in English whatever stands in its brackets."""

from __future__ import annotations

import pytest

from delegation.speech.provisions import provision


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("chưa rõ", "a place not known"),
        ("Không rõ (bản mờ)", "a place not known (bản mờ)"),
        ("chưa rõ số điều", "an article not known"),
        (
            "chưa rõ số điều (căn cứ gốc: khoản 2 Điều 31 NĐ 125/2024)",
            "an article not known (originally Article 31(2) of Decree 125/2024)",
        ),
        (
            "chưa rõ số điều (căn cứ gốc: điểm a khoản 2 Điều 20 Luật Giá; Điều 6, 7 Thông tư số 84/2020/TT-BCT)",
            "an article not known (originally Article 20(2)(a) of “Luật Giá”; Articles 6 and 7 of Circular 84/2020/TT-BCT)",
        ),
        ("chưa rõ số điều (căn cứ gốc: Luật Thư viện)", "an article not known (originally “Luật Thư viện”)"),
        ("chưa rõ vì sao", "chưa rõ vì sao"),
    ],
)
def test_a_place_that_is_not_known_is_said_in_english(written: str, said: str) -> None:
    assert provision(written).en == said
    assert provision(written).vi == written
