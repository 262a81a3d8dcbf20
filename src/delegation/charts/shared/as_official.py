"""A chart as a paper has it: its sentences name entries by name, not by id, and a hypothesis stands below its title."""

from __future__ import annotations

from dataclasses import replace

from delegation.charts.page.picture import Chart, Picture
from delegation.model.register import Register
from delegation.speech.official import official
from delegation.speech.registers import supposing


def as_official(chart: Chart, register: Register) -> Chart:
    """Give a chart with its notes, those of its parts and those in fewer words as an official document says them, and with the hypotheses of the register."""

    def said(text: str) -> str:
        return official(text, register, chart.language)

    def drawn(picture: Picture) -> Picture:
        return (
            replace(picture, parts=tuple(as_official(one, register) for one in picture.parts))
            if picture.parts
            else picture
        )

    return replace(
        chart,
        pictures=tuple(map(drawn, chart.pictures)),
        notes=tuple(map(said, chart.notes)),
        behind=tuple(map(said, chart.behind)),
        under=tuple(one.in_(chart.language) for one in supposing(register)),
        brief=as_official(chart.brief, register) if chart.brief is not None else None,
    )
