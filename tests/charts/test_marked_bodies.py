"""A body is marked on a chart only where a finding is about it, whatever the paper, the level of detail and the chart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.authority.marks import Mark
from delegation.charts.page.picture import Chart, Picture, PictureNode
from delegation.documents.annexes.concern import about
from delegation.loading.disk.cache import Cache
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.making import given_for
from delegation.run.subjects import subject_of
from delegation.speech import holder_name

DAY = date(2026, 12, 1)
ASKED = (
    "tong-quan",
    "to-chuc",
    "hinh-thuc-3",
    "so-cong-thuong",
    "ubnd-tp",
    "chu-tich-ubnd-tp",
    "74/2025/QĐ-UBND",
    "105/QĐ-UBND",
    "lan-can:so-cong-thuong",
    "lan-can:ubnd-tp",
    "so-sanh:2026-06-30",
    "linh-vuc:hoat-dong-xay-dung",
    "linh-vuc:dat-dai",
    "linh-vuc:dau-thau",
)
_SIGNS = re.compile(r" \([!?].*")


@cache
def real() -> tuple[pipeline.Loaded, Examination]:
    loaded = pipeline.load(RULES)
    return loaded, Examination(loaded.register, DAY)


@cache
def bodies() -> dict[str, frozenset[str] | None]:
    """Give whom each finding is about, by its key: who gives, receives or owns what it touches; ``None`` where it speaks of kinds of bodies."""
    register, found = real()[1].register, dict[str, frozenset[str] | None]()
    for mark, problem in pipeline.marked(real()[1]):
        grants = [register.grants[one] for one in problem.grants]
        own = {str(end) for one in grants for end in (one.giver, one.receiver)}
        own |= {str(one.holder) for matter, _ in problem.laws for one in register.matters[MatterId(matter)].owners}
        found[mark.key] = None if problem.forms else frozenset(own)
    return found


def with_classes(holder: str, register: Register) -> Iterator[str]:
    """Give a body and the classes of which it is a part."""
    at: str | None = holder
    while at is not None:
        yield at
        found = register.holder(at)
        at = found.within if found is not None else None


def pictures(chart: Chart) -> Iterator[Picture]:
    for picture in chart.pictures:
        yield picture
        for part in picture.parts:
            yield from pictures(part)
    if chart.brief is not None:
        yield from pictures(chart.brief)


def said(node: PictureNode, names: dict[str, str]) -> Iterator[tuple[str, Mark]]:
    """Give each body that a box marks, with its mark: the one it stands for or names first, and those that its lines name."""
    of_lines = {mark.key for line in node.lines for mark in line.marks}
    first = _SIGNS.sub("", node.lines[0].text) if node.lines else ""
    whole = node.about.removeprefix("holder:") if node.about.startswith("holder:") else names.get(first)
    if whole is not None:
        yield from ((whole, one) for one in node.marks if one.key not in of_lines)
    for line in node.lines:
        name = names.get(_SIGNS.sub("", line.text))
        yield from ((name, mark) for mark in line.marks if name is not None)


@pytest.mark.parametrize("asked", ASKED)
def test_only_whom_a_finding_is_about_is_marked(asked: str) -> None:
    """At every level of detail, on the chart, in its parts and in fewer words: who is marked gives, receives or owns what the finding touches."""
    loaded, examination = real()
    register = loaded.register
    names = {holder_name(one, register).vi: str(one) for one in register.holders}
    chart = chart_of(subject_of(asked), loaded, examination, Cache(None), "vi")
    for picture in pictures(chart):
        for node in picture.nodes:
            for body, mark in said(node, names):
                meant = bodies().get(mark.key)
                if meant is None:
                    continue
                around = {up for one in meant for up in with_classes(one, register)}
                assert body in around or not meant.isdisjoint(with_classes(body, register)), (node.key, mark.key)


def test_of_several_receivers_in_one_box_those_are_marked_that_a_finding_is_about() -> None:
    """The chart of a field in total: the two divisions, and not the body that stands first."""
    loaded, examination = real()
    chart = chart_of(subject_of("linh-vuc:hoat-dong-xay-dung"), loaded, examination, Cache(None), "vi")
    several = [
        node
        for picture in chart.pictures
        for node in picture.nodes
        if node.key.startswith("receiver") and node.kind == "list"
    ]
    marked = {line.text.split(" (")[0] for node in several for line in node.lines if line.marks}
    assert marked == {"Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"}
    assert all({*node.marks} == {mark for line in node.lines for mark in line.marks} for node in several)


@pytest.mark.parametrize(("asked", "kind", "name"), [
    ("so-cong-thuong", "holder", "so-cong-thuong"), ("ubnd-tp", "holder", "ubnd-tp"),
    ("74/2025/QĐ-UBND", "instrument", "qd-74-2025-qd-ubnd"), ("so-du-lich", "holder", "so-du-lich"),
    ("ubnd-cap-xa", "holder", "ubnd-cap-xa"), ("so-xay-dung", "holder", "so-xay-dung"),
])  # fmt: skip
def test_as_many_findings_are_marked_or_counted_as_the_list_of_findings_has(asked: str, kind: str, name: str) -> None:
    """What a chart of a body does not mark it counts, and with what it marks that is what the annex of its findings lists."""
    loaded, examination = real()
    given = given_for(loaded, examination, "vi", with_lists=True, kept=Cache(None))
    has = about(given, name).has if kind == "holder" else lambda one: (kind, name) in one.subjects
    listed = {one.key for one in pipeline.analyse(loaded, DAY, with_subjects=True).findings if has(one)}
    chart = chart_of(subject_of(asked), loaded, examination, Cache(None), "vi")
    marked = {mark.key for picture in pictures(chart) for node in picture.nodes for mark in node.every_mark}
    for one in (chart, *([chart.brief] if chart.brief is not None else [])):
        counts = [
            int(said[1]) for note in one.notes if (said := re.search(r"(\d+) phát hiện [^.;]*không đánh dấu", note))
        ]
        assert sum(counts) == len(listed - marked)
