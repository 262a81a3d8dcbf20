"""The page of an instrument: what rests on it by name, and what follows when it ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from delegation.authority.examination import Examination
from delegation.questions.timeline.instrument import rests_on
from delegation.reports.site.addresses import file_name


def section(page: str, name: str) -> str:
    """Give a part of a page by its anchor."""
    return page.partition(f"<section id={name}>")[2].partition("</section>")[0]


def test_the_numbers_of_an_instrument_open_as_lists_of_as_many(made: tuple[Examination, Mapping[str, bytes]]) -> None:
    """Each matter whose owner rests on it is a link, under that owner and those days; nothing else is."""
    examination, pages = made
    seen = 0
    for one in examination.register.instruments.values():
        page = pages.get(f"instrument/{file_name(one.id)}.html")
        if page is None:
            continue
        listed = re.findall(r"href=\"?\.\./matter/([^>\"]*)\.html", section(page.decode(), "resting"))
        rests = rests_on(examination.register, one)
        assert [unquote(name.replace("~", "%")) for name in listed] == [name for rest in rests for name in rest.matters]
        seen += len(listed)
    assert seen > 100


def test_an_instrument_that_ends_soon_leads_to_what_stops_with_it(
    made: tuple[Examination, Mapping[str, bytes]],
) -> None:
    page = made[1]["instrument/146-2025-nd-cp.html"].decode()
    assert "time.html#stop-2027-02-28" in section(page, "then")
    assert "id=stop-2027-02-28" in made[1]["time.html"].decode()
    assert section(made[1]["instrument/39-2024-qh15.html"].decode(), "then") == ""
