"""The chart of a matter draws or names every owner and every decision that ``who`` tells."""

from __future__ import annotations

from datetime import date

from folders import RULES

from delegation.authority.examination import Examination
from delegation.charts.subjects.matter import of_matter
from delegation.run import pipeline

REGISTER = pipeline.load(RULES).register
DAYS = (date(2026, 11, 30), date(2027, 3, 15))


def test_an_owner_who_is_not_known_beside_those_drawn_is_named() -> None:
    chart = of_matter(Examination(REGISTER, DAYS[0]), "2.000908")
    assert any("Còn chủ thể có thẩm quyền chưa rõ là ai" in one for one in chart.notes)


def test_a_decision_that_runs_and_stands_in_no_chain_is_named() -> None:
    """Of every matter that decisions give: each decision whose own days cover the day has a card or a note."""
    for day in DAYS:
        examination = Examination(REGISTER, day)
        for name, given in REGISTER.grants_of.items():
            if name not in REGISTER.matters:
                continue
            chart = of_matter(examination, name)
            drawn = {node.about for picture in chart.pictures[:1] for node in picture.nodes}
            running = (grant for grant, _ in given if grant.decides and grant.running.certainly_holds(day))
            for grant in running:
                life = REGISTER.life(REGISTER.instruments[grant.instrument])
                if life.certainly_holds(day) and f"grant:{grant.id}" not in drawn:
                    assert any("không vẽ" in one or "không có căn cứ" in one for one in chart.notes), (name, grant.id)
