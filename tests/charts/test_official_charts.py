"""What a chart says by default: nothing but what an official document says, as annexes do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Literal

import pytest
from folders import RULES
from paper_words import english_in, ids_of, unofficial

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import carried
from delegation.charts.page.frame import Setting, frame_of
from delegation.charts.page.picture import Chart, Picture
from delegation.loading.disk.cache import Cache
from delegation.model.matters import given_at
from delegation.model.terms import Unknown, if_known
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.subjects import Subject, SubjectKind, subject_of
from delegation.speech.provisions import known, provision

DAY = date(2026, 6, 30)
_EVERY = 8, 60
"""Of the many holders and fields one in eight is drawn, of matters one in sixty."""


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def subjects(loaded: pipeline.Loaded) -> Iterator[Subject]:
    """Give everything that can be drawn."""
    register = loaded.register
    for one in ("tong-quan", "to-chuc", "phat-hien", "so-sanh:2025-12-31", "ma-tran:tasks field:y-te"):
        yield subject_of(one)
    yield from (Subject("form", str(one)) for one in register.forms)
    few, fewer = _EVERY
    yield from (Subject("holder", one) for one in list(register.holders)[::few])
    yield from (Subject("field", one) for one in list(register.fields)[::few])
    yield from (Subject("matter", one) for one in list(register.matters)[::fewer])
    given = {one.instrument for one in register.grants.values()}
    yield from (Subject("instrument", one) for one in sorted(given & register.instruments.keys()))


def texts(chart: Chart) -> Iterator[str]:
    """Give every text that stands on a page of a chart at any level of detail, or in a tooltip of it."""
    yield from chart.behind
    for picture in chart.pictures:
        foot = frame_of(chart, picture, next(carried()), Setting().paper.sheets[0], Setting()).foot
        yield from (one.text for one in foot)
        yield from _of_picture(picture)
    if chart.brief is not None:
        yield from texts(chart.brief)


def _of_picture(picture: Picture) -> Iterator[str]:
    yield from (*picture.headings, picture.said, *picture.bands)
    for node in picture.nodes:
        yield node.hint
        for line in node.lines:
            yield from (line.text, *line.right)
    for group in picture.key:
        yield group.title
        yield from (word for row in group.rows for word in row)
    for part in picture.parts:
        yield part.subject
        yield from texts(part)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_chart_has_an_id_a_hash_or_a_command(loaded: pipeline.Loaded, language: Literal["vi", "en"]) -> None:
    ids, seen = ids_of(loaded.register), 0
    examination = Examination(loaded.register, DAY)
    for subject in subjects(loaded):
        chart = chart_of(subject, loaded, examination, Cache(None), language)
        for said in dict.fromkeys((chart.title, chart.subject, *texts(chart))):
            seen += 1
            assert not unofficial(said, ids), (subject, said)
            assert language == "en" or not english_in(said), (subject, said)
    assert seen > 3_000


def _unknowns(value: object) -> Iterator[Unknown]:
    if isinstance(value, Unknown):
        yield value
    elif is_dataclass(value):
        yield from (one for each in fields(value) for one in _unknowns(getattr(value, each.name)))
    elif isinstance(value, tuple):
        yield from (one for each in value for one in _unknowns(each))


def test_neither_a_page_nor_a_tooltip_tells_why_the_register_does_not_know_something(loaded: pipeline.Loaded) -> None:
    """Nor does either cite a place that is not known as if it were one."""
    register, examination = loaded.register, Examination(loaded.register, DAY)
    given = {one.matter for grant in register.grants.values() for one in if_known(grant.rows)}
    reasons = {one.reason for grant in register.grants.values() for one in _unknowns(grant) if not one.is_bare}
    cited = {one.at for matter in register.matters.values() for one in if_known(matter.basis)}
    cited |= {given_at(grant, None) for grant in register.grants.values()}
    told = reasons | {provision(one).vi for one in cited if one is not None and known(one) is None}
    assert len(reasons) > 5
    assert len(told) > len(reasons)
    every = [*subjects(loaded), Subject("neighbourhood", "ubnd-tp", 2)]
    for subject in (*every, *(Subject("matter", one) for one in sorted(given)[::20])):
        chart = chart_of(subject, loaded, examination, Cache(None), "vi")
        for said in dict.fromkeys(texts(chart)):
            assert not [one for one in told if one in said], (subject, said)


def test_what_a_matter_is_divided_by_is_said_in_words(loaded: pipeline.Loaded) -> None:
    """Dimensions and cases are typed into rule files and read on paper: none of the register is an id."""
    ids, examination = ids_of(loaded.register), Examination(loaded.register, DAY)
    divided = [one for one in loaded.register.matters.values() if one.dimensions]
    assert divided
    for matter in divided:
        chart = chart_of(Subject("matter", matter.id), loaded, examination, Cache(None), "vi")
        for said in texts(chart):
            assert not unofficial(said, ids), (matter.id, said)
        for one in matter.dimensions:
            assert not any("-" in name for name in (one.name, *one.values)), one.name


@pytest.mark.parametrize(("kind", "name"), [("matter", "1.000477"), ("instrument", "qd-uy-quyen-so-cong-thuong-2025")])
def test_what_is_not_known_is_said_and_why_only_where_notes_are_asked_for(
    loaded: pipeline.Loaded, kind: SubjectKind, name: str
) -> None:
    """With notes a chart says more than without, and all that it says without."""
    examination = Examination(loaded.register, DAY)
    plain, noted = (
        set(texts(chart_of(Subject(kind, name), loaded, examination, Cache(None), "vi", with_reasons=one)))
        for one in (False, True)
    )
    assert any("chưa rõ" in one for one in plain)
    assert any("chưa rõ:" in one for one in noted - plain)
