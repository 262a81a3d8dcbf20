"""What lawyers write is understood: one sentence at the place, which says what to type; no follow-up errors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from folders import ROOT, findings, small
from hypothesis import given
from hypothesis import strategies as st

from delegation.findings import Finding
from delegation.loading import understood
from delegation.run import pipeline
from delegation.speech.days import in_full
from delegation.speech.lists import KEYS, MEANINGS

TASK = """\
field: y-te
basis: [{instrument: 99/2020/QH14}]
tasks:
  - id: a
    title: Việc của thầy thuốc
    owner: so-y-te
    level: city
"""
DECISION = """\
instrument:
  id: qd-1
  number: 900/2026/QĐ-UBND
  type: committee-decision-qppl
  issuer: ubnd-tp
  title: Ủy quyền
  issued: 2026-01-05
  effective: 2026-01-15
  source: Công báo Thành phố
  provenance: official
grants:
  - id: uq-1
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    at: Điều 1
    term: {from: 2026-01-15, to: 2027-12-31}
    content: kế hoạch
    scope: whole
    manner: văn bản
    conditions: đủ nhân lực
    matters:
      - {matter: vd-ubnd-tp}
"""
FIGURE = """\
figures:
  - id: F1
    measure: do
    value: {}
    unit: việc
    as-of: 2026-06-30
    place: mục I
    quote: câu
    source: Báo cáo thử
"""


def one(folder: Path, name: str, content: str) -> Finding:
    """Give the one finding about a file that is wrong in one way."""
    found = [each for each in findings(small(folder, {name: content})) if each.check != "DLG010"]
    assert len(found) == 1, [each.said.vi for each in found]
    return found[0]


def _outdented(key: str) -> str:
    """Give the decision with the lines of its grant from a key on at the very left."""
    head, mark, tail = DECISION.partition(f"    {key}:")
    return head + "\n".join(line[4:] for line in (mark + tail).split("\n"))


_SLIPS = [
    ("tasks", "owner: so-y-te", "owner: Sở Y tế", 6, 12, "so-y-te"),
    ("tasks", "owner: so-y-te", "owner: so y te", 6, 12, "so-y-te"),
    ("tasks", "owner: so-y-te", "owner: “so-y-te”", 6, 12, "so-y-te"),
    ("tasks", "level: city", "level: thành phố", 7, 12, "city"),
    ("tasks", "level: city", "level: Cấp Thành phố", 7, 12, "city"),
    ("tasks", "level: city", "cấp: city", 7, 5, "level"),
    ("tasks", "title:", "nội dung:", 5, 5, "title"),
    ("tasks", "owner:", "Chủ trì:", 6, 5, "owner"),
    ("decisions", "mechanism: delegation", "mechanism: ủy quyền", 13, 16, "delegation"),
    ("decisions", "mechanism: delegation", "mechanism: UỶ QUYỀN", 13, 16, "delegation"),
    ("decisions", "mechanism: delegation", "cơ chế: delegation", 13, 5, "mechanism"),
    ("decisions", "to: so-y-te", "to: Giám đốc Sở Y tế", 15, 9, "giam-doc-so-y-te"),
    ("decisions", "from: ubnd-tp\n", "Bên giao: ubnd-tp\n", 14, 5, "from"),
    ("decisions", "issued: 2026-01-05", "issued: 5/1/2026", 7, 11, "2026-01-05"),
    ("decisions", "issued: 2026-01-05", "issued: 05-01-2026", 7, 11, "2026-01-05"),
    ("decisions", "issued: 2026-01-05", "issued: ngày 05 tháng 01 năm 2026", 7, 11, "2026-01-05"),
    ("decisions", "issued: 2026-01-05", "issued: 2026/1/5", 7, 11, "2026-01-05"),
    ("decisions", "issued: 2026-01-05", "issued: 2026.01.05", 7, 11, "2026-01-05"),
    ("decisions", "{matter: vd-ubnd-tp}", "{row: 07, matter: vd-ubnd-tp}", 23, 15, "7"),
    ("decisions", "{matter: vd-ubnd-tp}", "{row: 7., matter: vd-ubnd-tp}", 23, 15, "7"),
    ("decisions", "{from: 2026-01-15,", "{from: 15/1/2026,", 17, 18, "2026-01-15"),
    ("decisions", "{from: 2026-01-15,", "{from:2026-01-15,", 17, 12, "from: 2026-01-15"),
    ("decisions", "type: committee-decision-qppl", "type: nghị định", 4, 9, "decree"),
    ("tasks", "field: y-te", "field: Y tế", 1, 8, "y-te"),
]


@pytest.mark.parametrize(("kind", "right", "wrong", "line", "column", "written"), _SLIPS, ids=lambda one: str(one)[:30])
def test_what_a_lawyer_writes_is_told_once_with_what_to_write(
    kind: str, right: str, wrong: str, line: int, column: int, written: str, tmp_path: Path
) -> None:
    text = {"tasks": TASK, "decisions": DECISION}[kind]
    assert right in text
    found = one(tmp_path, f"{kind}/tep.yaml", text.replace(right, wrong, 1))
    assert (found.location.line, found.location.column) == (line, column)
    assert found.fix is not None
    assert found.fix.replacement == written
    assert written in found.said.vi
    assert written in found.said.en


@pytest.mark.parametrize("key", ["issued", "effective"])
def test_a_day_that_does_not_exist_is_marked_where_it_is_written(key: str, tmp_path: Path) -> None:
    lines = [f"  {key}: 2026-11-31" if f" {key}:" in line else line for line in DECISION.splitlines()]
    found = one(tmp_path, "decisions/tep.yaml", "\n".join(lines) + "\n")
    assert found.location.line == 1 + next(at for at, line in enumerate(lines) if f" {key}:" in line)
    assert "không có ngày 2026-11-31" in found.said.vi


def test_a_word_that_may_be_several_is_answered_with_these_and_what_they_mean(tmp_path: Path) -> None:
    text = DECISION.replace("committee-decision-qppl", "quyết định").replace(
        "number: 900/2026/QĐ-UBND", "number: {unknown: chưa cấp số}"
    )
    found = one(tmp_path, "decisions/tep.yaml", text)
    assert "chair-decision (quyết định của Chủ tịch UBND)" in found.said.vi
    assert "decree" not in found.said.vi
    assert found.fix is None


@pytest.mark.parametrize(
    ("issuer", "number", "said", "told"),
    [
        ("ubnd-tp", "900/2026/QĐ-UBND", "quyết định", "committee-decision-qppl"),
        ("ubnd-tp", "900/QĐ-UBND", "Quyết định", "committee-decision"),
        ("chu-tich-ubnd-tp", "900/QĐ-UBND", "quyết định", "chair-decision"),
        ("chu-tich-ubnd-tp", "900/2026/QĐ-UBND", "QUYẾT ĐỊNH", "chair-decision-qppl"),
        ("so-y-te", "900/QĐ-SYT", "quyết định", None),
    ],
)
def test_a_type_that_may_be_several_is_told_by_issuer_and_number_where_they_tell_it(
    issuer: str, number: str, said: str, told: str | None, tmp_path: Path
) -> None:
    text = DECISION.replace("type: committee-decision-qppl", f"type: {said}").replace("900/2026/QĐ-UBND", number)
    found = one(tmp_path, "decisions/tep.yaml", text.replace("issuer: ubnd-tp", f"issuer: {issuer}"))
    assert (found.fix.replacement if found.fix is not None else None) == told
    assert "có thể là nhiều loại" in found.said.vi


@pytest.mark.parametrize(
    ("written", "fix", "said"),
    [
        ("1.500.000", "1500000", "hãy viết 1500000"),
        ("97,5", "97.5", "số thập phân viết bằng dấu chấm"),
        ("1.234", None, "Số có dấu ngăn nghìn: hãy viết 1234; số thập phân: hãy viết 1.2340"),
        ("1,234", None, "Số có dấu ngăn nghìn: hãy viết 1234; số thập phân: hãy viết 1.2340"),
    ],
)
def test_a_figure_with_the_marks_of_vietnamese_is_asked_for_and_never_read_as_another_number(
    written: str, fix: str | None, said: str, tmp_path: Path
) -> None:
    found = one(tmp_path, "figures/tep.yaml", FIGURE.format(written))
    assert said in found.said.vi
    assert (found.fix.replacement if found.fix is not None else None) == fix


@pytest.mark.parametrize(("written", "value"), [("1.2340", 1.234), ("97.5", 97.5), ("0.125", 0.125), ("1234", 1234)])
def test_a_figure_that_can_be_read_in_one_way_is_read(written: str, value: float, tmp_path: Path) -> None:
    root = small(tmp_path, {"figures/tep.yaml": FIGURE.format(written)})
    assert [one.value for one in pipeline.load(root, None).register.figures.values()] == [value]


def test_a_closed_list_is_shown_with_its_meaning(tmp_path: Path) -> None:
    found = one(tmp_path, "tasks/tep.yaml", TASK.replace("level: city", "level: xyz"))
    assert "district (cấp huyện)" in found.said.vi


@pytest.mark.parametrize(
    ("kind", "wrong", "line"),
    [
        (
            "tasks",
            TASK.replace("    title", "  - title").replace("    owner", "  - owner").replace("    level", "  - level"),
            4,
        ),
        ("decisions", _outdented("scope"), 19),
        ("decisions", _outdented("mechanism"), 13),
        ("decisions", DECISION.replace("grants:", "  grants:"), 11),
    ],
)
def test_lines_in_the_wrong_column_are_told_once(kind: str, wrong: str, line: int, tmp_path: Path) -> None:
    found = one(tmp_path, f"{kind}/tep.yaml", wrong)
    assert (found.check, found.location.line) == ("DLG002", line)
    assert "thẳng hàng" in found.said.vi
    assert "in line" in found.said.en


def test_a_code_without_quotes_that_nothing_bears_is_answered_once(tmp_path: Path) -> None:
    found = one(tmp_path, "decisions/tep.yaml", DECISION.replace("{matter: vd-ubnd-tp}", "1.0016090"))
    assert found.check == "DLG005"
    assert "dấu nháy" in found.said.vi
    assert "quotes" in found.said.en


@pytest.mark.parametrize("number", ["99/2020/QH14", "900/2026/QD-UBND", "900/2026/qđ-ubnd", "900/2026/QÐ-UBND"])
def test_a_number_without_the_stroke_of_its_letter_means_the_one_that_has_it(number: str, tmp_path: Path) -> None:
    text = TASK.replace("99/2020/QH14", number)
    found = findings(small(tmp_path, {"decisions/qd.yaml": DECISION, "tasks/tep.yaml": text}))
    lost = [each for each in found if each.check == "DLG005"]
    if number == "99/2020/QH14":
        assert lost == []
    else:
        assert [each.fix.replacement for each in lost if each.fix] == ["900/2026/QĐ-UBND"]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_understood_as_people_write_it(day: date) -> None:
    forms = (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        in_full(day).vi,
    )
    assert {understood.day(one) for one in forms} == {day.isoformat()}


@given(st.integers(1000, 10**12))
def test_a_number_is_understood_with_what_parts_its_thousands(number: int) -> None:
    for sign in ".,":
        assert understood.number(f"{number:,}".replace(",", sign)) == str(number)


@pytest.mark.parametrize("text", ["", "1.5", "31/02/2026", "1.23.456", "2026", "tháng 5", "1/13/2026"])
def test_what_is_no_day_and_no_number_is_not_made_one(text: str) -> None:
    assert understood.day(text) is None
    assert understood.number(text) is None


def _lists(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (str(one) for one in schema.get("enum", ()))
        # Where {unknown: …} may stand as well, the list is a shape.
        if found := re.fullmatch(r"\^\(([\w-]+(?:\|[\w-]+)+)\)\$", str(schema.get("pattern", ""))):
            yield from found[1].split("|")
        for one in schema.values():
            yield from _lists(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _lists(one)


def _schemas() -> list[Any]:
    return [json.loads(one.read_text("utf-8")) for one in (ROOT / "schemas").glob("*.json")]


def test_every_word_of_a_closed_list_has_a_meaning() -> None:
    """Units, classes and numbers mean themselves."""
    units = set(_lists([one["definitions"] for one in _schemas() if "definitions" in one])) - set(MEANINGS)
    every = {one for schema in _schemas() for one in _lists(schema)} - units
    assert every - set(MEANINGS) == {"1", "2", "3", "I", "II", "III"}
    assert not {"delegation", "city", "agency-head"} & units


def test_every_key_that_a_word_may_mean_is_one_of_some_file() -> None:
    from delegation.loading import schema  # noqa: PLC0415  only here

    kinds = [one.name.removesuffix(".schema.json") for one in (ROOT / "schemas").glob("*.schema.json")]
    known = frozenset().union(*(schema.keys_of(kind) for kind in kinds))
    assert {one for several in KEYS.values() for one in several} <= known


def test_keys_that_stand_already_are_asked_for_and_never_all_gone_through() -> None:
    """A mapping of 200,000 unknown keys asks for each that is told of."""

    class Many:
        def __contains__(self, one: object) -> bool:
            return one == "note"

    assert understood.key("Chủ trì", ["owner", "note"], Many()) == "owner"
    assert understood.key("Ghi chú", ["owner", "note"], Many()) is None
