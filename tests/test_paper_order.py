"""Rows keep the order and the numbers of the paper, across the grants of one decision, in its chart, in lists and in its annex."""

from __future__ import annotations

from pathlib import Path

from casework import Case, grant
from given import ask, asked

NAMES = ("c-mot", "a-hai", "b-ba", "d-bon")
TASKS = "field: y-te\nowner: ubnd-tp\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n" + "".join(
    f"  - {{id: {one}, title: Việc {one}}}\n" for one in NAMES
)
HEAD = "instrument: {id: qd, number: 930/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}\ngrants:\n"


def _given(name: str, to: str, rows: str) -> str:
    return grant(name, "ubnd-tp", to, "2025-12-01", "2026-12-31").replace("matters: [viec]", f"matters: [{rows}]")


def _case(folder: Path, *grants: str) -> Case:
    return Case(folder, {"tasks/viec.yaml": TASKS, "decisions/2025/930.yaml": HEAD + "".join(grants)})


def _chart(case: Case, language: str = "vi") -> str:
    path = case.folder.parent / "chart.mmd"
    ask(case, "chart", "qd", "--as-of", "2026-06-01", "-o", str(path), language=language)
    return path.read_text("utf-8")


TWO = (
    _given("z-so", "giam-doc-so-y-te", "{row: 3, matter: b-ba}, {row: 1, matter: c-mot}"),
    _given("a-xa", "ubnd-cap-xa", "{row: 2, matter: a-hai}, d-bon"),
)


def test_a_list_of_what_a_decision_gives_follows_its_annex(tmp_path: Path) -> None:
    case = _case(tmp_path / "r", *TWO)
    listed = asked(case, "list", "tasks", "instrument:qd", "--as-of", "2026-06-01")["fits"]
    assert [(one["id"], one["annex_row"]) for one in listed] == [
        ("c-mot", 1),
        ("a-hai", 2),
        ("b-ba", 3),
        ("d-bon", None),
    ]
    grants = asked(case, "list", "grants", "instrument:930/QĐ-UBND", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in grants] == ["z-so", "a-xa"]
    every = asked(case, "list", "grants", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in every] == ["a-xa", "z-so"], "no decision is asked about"


def test_the_chart_of_a_decision_has_grants_and_rows_in_the_order_of_the_paper_with_their_numbers(
    tmp_path: Path,
) -> None:
    case = _case(tmp_path / "r", *TWO)
    for language in ("vi", "en"):
        drawn = _chart(case, language)
        said = ("1. Việc c-mot", "3. Việc b-ba", "2. Việc a-hai", "– Việc d-bon")
        assert all(one in drawn for one in said)
        assert sorted(said, key=drawn.index) == list(said)


def test_rows_of_two_annexes_stand_annex_by_annex(tmp_path: Path) -> None:
    rows = "{row: 1, matter: a-hai, at: Phụ lục II}, {row: 2, matter: b-ba, at: Phụ lục I}, {row: 1, matter: c-mot, at: Phụ lục I}"
    case = _case(tmp_path / "r", _given("g", "so-y-te", rows))
    drawn = _chart(case)
    said = ("1. Việc c-mot", "2. Việc b-ba", "1. Việc a-hai")
    assert sorted(said, key=drawn.index) == list(said)
    listed = asked(case, "list", "tasks", "instrument:qd", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in listed] == ["c-mot", "b-ba", "a-hai"]


def test_a_matter_that_two_rows_give_in_part_has_both_numbers(tmp_path: Path) -> None:
    only = "{row: 5, matter: a-hai, communes: ['00004']}, {row: 2, matter: a-hai, communes: ['00070']}, {row: 3, matter: b-ba}"
    drawn = _chart(_case(tmp_path / "r", _given("g", "so-y-te", only)))
    assert "2, 5. Việc a-hai" in drawn
    assert drawn.index("Việc a-hai") < drawn.index("3. Việc b-ba")
