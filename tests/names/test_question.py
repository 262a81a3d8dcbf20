"""A question in a sentence: what asks is left out, the commune is taken out, and a title is never taken apart."""

from __future__ import annotations

import pytest
from folders import RULES

from delegation.names.folding import fold
from delegation.names.question import parted
from delegation.run import pipeline


@pytest.mark.parametrize(
    ("asked", "matter", "commune"),
    [
        ("đăng ký khai tử phường Hồng Hà", "đăng ký khai tử", "Phường Hồng Hà"),
        ("ai giải quyết đăng ký khai tử ở phường hồng hà", "đăng ký khai tử", "Phường Hồng Hà"),
        ("dang ky khai tu hong ha", "dang ky khai tu", "Phường Hồng Hà"),
        ("phường Hồng Hà khai tử", "khai tử", "Phường Hồng Hà"),
        ("ai có thẩm quyền cấp phép tại xã Ba Vì", "cấp phép", "Xã Ba Vì"),
        ("đăng ký kết hôn ở đâu", "đăng ký kết hôn", None),
        ("ai ký 2.000229", "2.000229", None),
        ("khai tử", "khai tử", None),
        ("ai quyết định chủ trương đầu tư", "quyết định chủ trương đầu tư", None),
        ("phường Hồng Hà", "phường Hồng Hà", None),
        ("ai", "ai", None),
        ("", "", None),
    ],
)
def test_a_question_is_parted_into_a_matter_and_a_commune(asked: str, matter: str, commune: str | None) -> None:
    assert parted(asked, pipeline.load(RULES).register) == (matter, commune)


def test_every_commune_of_the_city_is_taken_out_of_a_question() -> None:
    """With its type, with diacritics and without."""
    register = pipeline.load(RULES).register
    for one in register.communes.values():
        for asked in (f"khai tử {one.name}", f"ai ký khai tử tại {fold(one.name)}"):
            assert parted(asked, register) == ("khai tử", one.name), asked
