"""A chart whose sentences name what they are about by name: what a finding says of an entry may hold its id, which no paper does."""

from __future__ import annotations

from dataclasses import replace

from delegation.charts.page.picture import Chart, Picture
from delegation.model.register import Register
from delegation.speech.official import official


def without_ids(chart: Chart, register: Register) -> Chart:
    """Give a chart with its notes, those of its parts and those in fewer words as an official document says them."""

    def said(text: str) -> str:
        return official(text, register, chart.language)

    def drawn(picture: Picture) -> Picture:
        return (
            replace(picture, parts=tuple(without_ids(one, register) for one in picture.parts))
            if picture.parts
            else picture
        )

    return replace(
        chart,
        pictures=tuple(map(drawn, chart.pictures)),
        notes=tuple(map(said, chart.notes)),
        behind=tuple(map(said, chart.behind)),
        brief=without_ids(chart.brief, register) if chart.brief is not None else None,
    )
