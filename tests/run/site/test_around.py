"""The figure of a holder: whoever gives to it or has something of it is a box that leads to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from delegation.authority.examination import Examination
from delegation.reports.site.addresses import file_name


def test_the_figure_of_a_holder_has_a_box_for_each_who_gives_to_it_or_has_something_of_it(
    made: tuple[Examination, Mapping[str, bytes]],
) -> None:
    """As many as there is room for; nobody without grants has a figure."""
    examination, city = made
    around: dict[str, set[str]] = {}
    for one in examination.register.grants.values():
        for mine, other in ((one.giver, one.receiver), (one.receiver, one.giver)):
            if isinstance(mine, str) and isinstance(other, str):
                around.setdefault(mine, set()).add(file_name(other))
    for name in examination.register.holders:
        for folder in ("", "en/"):
            page = city[f"{folder}holder/{file_name(name)}.html"].decode()
            figure = re.search(r"<svg class=map.*?</svg>", page, re.DOTALL)
            linked = set(re.findall(r"<a href=\"?\.\./holder/([^\">\s]+)\.html", figure[0])) if figure else set()
            assert linked == around.get(name, set()), name


def test_a_figure_says_how_much_is_given_and_in_which_way(city: Mapping[str, bytes]) -> None:
    figure = re.search(r"<svg class=map.*?</svg>", city["holder/so-cong-thuong.html"].decode(), re.DOTALL)
    assert figure
    assert "<title>UBND Thành phố: ủy quyền: 128 thủ tục</title>" in figure[0]
