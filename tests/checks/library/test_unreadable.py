"""DLG011 asks every text that should say a place in an instrument, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import DAY, small, write

from delegation.run import pipeline

INSTRUMENT = """\
instruments:
  - number: 98/2019/NĐ-CP
    type: decree
    issuer: Chính phủ
    issued: 2019-12-27
    effective: 2020-02-15
    title: Nghị định thử
"""
TASK = "field: y-te\ntasks:\n  - id: viec\n    title: Cấp giấy phép thử\n    owner: ubnd-tp\n"
BASIS = "[{instrument: 99/2020/QH14, at: AT}]"
NORM = """\
norms:
  - id: thu
    mechanism: delegation
    from: {kind: committee, level: city}
    to: {kind: specialised-agency, level: city}
    effect: permitted
    passing-on: forbidden
"""
DECISION = """\
source: ví dụ đặt ra
instrument:
  number: 900/QĐ-UBND
  type: committee-decision
  issuer: ubnd-tp
  issued: 2025-12-01
  effective: 2025-12-01
  title: Quyết định thử
grants:
  - id: uq
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    term: {from: 2025-12-01, to: 2027-12-31}
"""


def found(folder: Path, files: dict[str, str]) -> list[str]:
    """Give where places cannot be read, line by line, with the number of places."""
    analysis = pipeline.check(small(folder, dict(files)), DAY, select=("DLG011", "DLG002"))
    return [f"{one.check} {one.location.file}:{one.location.line} {one.count}" for one in analysis.findings]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("tasks/a.yaml", f"{TASK}    basis: {BASIS}\n", 6),
        ("tasks/a.yaml", f"{TASK}    basis: [{{instrument: 99/2020/QH14}}]\n    reserved: {BASIS[1:-1]}\n", 7),
        (
            "tasks/a.yaml",
            f"{TASK.replace('owner: ubnd-tp', 'owners:')}      - {{holder: ubnd-tp, basis: {BASIS}}}\n",
            6,
        ),
        ("norms/a.yaml", f"{NORM}    basis: {BASIS}\n", 8),
        ("instruments/a.yaml", f"{INSTRUMENT}    ends-in-part: [{{at: AT, to: 2026-01-01}}]\n", 8),
        ("instruments/a.yaml", f"{INSTRUMENT}    begins-in-part: [{{at: AT, from: 2026-01-01}}]\n", 8),
        ("decisions/2025/a.yaml", f"{DECISION}    at: AT\n    matters: [vd-ubnd-tp]\n", 15),
        ("decisions/2025/a.yaml", f"{DECISION}    matters: [{{matter: vd-ubnd-tp, at: AT}}]\n", 15),
        ("decisions/2025/a.yaml", f"{DECISION}    matters: [{{matter: vd-ubnd-tp, basis: {BASIS}}}]\n", 15),
    ],
)
@pytest.mark.parametrize(("at", "is_read"), [("khoản 2", False), ("các khoản 1, 2 Điều 5", True)])
def test_every_text_that_should_say_a_place_is_asked(
    file: str, text: str, line: int, at: str, tmp_path: Path, *, is_read: bool
) -> None:
    expected = [] if is_read else [f"DLG011 {file}:{line} 1"]
    assert found(tmp_path, {file: text.replace("AT", f'"{at}"')}) == expected


def test_equal_texts_of_a_file_are_one_finding(tmp_path: Path) -> None:
    """However often they stand there and whatever spaces are in them; those of another file are another one."""
    entry = "  - {id: ID, title: Cấp giấy phép ID, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14, at: AT}]}\n"
    several = "".join(
        entry.replace("ID", f"v{at}").replace("AT", text) for at, text in enumerate(("khoản 2", "khoản  2"))
    )
    other = entry.replace("ID", "v9").replace("AT", "khoản 2")
    files = {"tasks/a.yaml": f"field: y-te\ntasks:\n{several}", "tasks/b.yaml": f"field: y-te\ntasks:\n{other}"}
    assert found(tmp_path, files) == ["DLG011 tasks/a.yaml:3 2", "DLG011 tasks/b.yaml:3 1"]


def test_what_is_inherited_is_told_where_it_stands(tmp_path: Path) -> None:
    head = f"field: y-te\nbasis: {BASIS.replace('AT', 'khoản 2')}\ntasks:\n"
    tasks = "".join(f"  - {{id: v{at}, title: Cấp giấy phép v{at}, owner: ubnd-tp}}\n" for at in range(3))
    assert found(tmp_path, {"tasks/a.yaml": head + tasks}) == ["DLG011 tasks/a.yaml:2 3"]


def test_a_place_on_a_page_is_not_asked(tmp_path: Path) -> None:
    figure = (
        "figures:\n  - {id: f, measure: thu, value: 5, place: bảng dưới, as-of: 2026-06, quote: năm, source: báo cáo}\n"
    )
    assert found(tmp_path, {"figures/a.yaml": figure}) == []


def test_a_hypothesis_is_asked_too(tmp_path: Path) -> None:
    """Otherwise a part that nobody can read would end nothing, in silence."""
    write(tmp_path, {"a.yaml": "ends:\n  - {instrument: 99/2020/QH14, at: khoản 2, to: 2026-05-31}\n"})
    loaded = pipeline.load(small(tmp_path / "rules"), None, [tmp_path / "a.yaml"])
    (one,) = (one for one in pipeline.analyse(loaded, DAY).findings if one.check == "DLG011")
    assert (one.location.line, one.key.endswith(":khoản 2:part")) == (2, True)
