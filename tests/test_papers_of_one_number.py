"""Two papers of one number: every answer tells which of them it means, by day, by issuer where the days do not tell, else by id."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import Case, decision, grant, task
from docx import Document
from given import ask, asked

DAY = "2026-06-01"
HEAD = (
    "instrument: {{id: qd-{year}, number: 105/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, {more}}}\ngrants:\n"
)


def _decision(year: int, *grants: str, more: str) -> str:
    return HEAD.format(year=year, more=more) + "".join(grants)


@pytest.fixture(name="case")
def two(tmp_path: Path) -> Case:
    """Two decisions of one number; the later replaces the earlier."""
    old = grant("g-2025", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
    new = grant("g-2026", "ubnd-tp", "so-y-te", "2026-01-09", "2026-12-31")
    return Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/105.yaml": _decision(2025, old, more="issued: 2025-12-01, effective: 2025-12-01"),
            "decisions/2026/105.yaml": _decision(
                2026, new, more="issued: 2026-01-09, effective: 2026-01-09, replaces: [qd-2025]"
            ),
        },
    )


VI, EN = "105/QĐ-UBND ngày {}", "105/QĐ-UBND of {}"
OLD, NEW = ("01/12/2025", "2025-12-01"), ("09/01/2026", "2026-01-09")
ASKED = [
    ("who viec", DAY, [NEW]),
    ("list tasks", DAY, [NEW]),
    ("list instruments", DAY, [OLD, NEW]),
    ("list grants", DAY, [OLD, NEW]),
    ("timeline viec", DAY, [OLD, NEW]),
    ("timeline qd-2025", DAY, [OLD]),
    ("horizon --until 2027-01-31", "2025-12-05", [OLD, NEW]),
    ("diff 2026-01-05 2026-06-01", None, [OLD, NEW]),
    ("down qd-2025", DAY, [OLD, NEW]),
    ("path qd-2026 viec", DAY, [NEW]),
    ("impact --withdraw g-2026 --on 2026-06-01", None, [NEW]),
    ("check --all --select DLG010,DLG208", DAY, [OLD, NEW]),
    ("chart viec", DAY, [NEW]),
    ("chart qd-2026", DAY, [NEW]),
    ("chart tong-quan", DAY, [NEW]),
]


@pytest.mark.parametrize(("words", "day", "meant"), ASKED, ids=[one[0] for one in ASKED])
def test_every_answer_names_the_paper_by_its_day(
    case: Case, words: str, day: str | None, meant: list[tuple[str, str]]
) -> None:
    arguments = [*words.split(), *(["--as-of", day] if day else [])]
    chart = case.folder.parent / "chart.mmd"
    if "chart" in arguments:
        arguments += ["-o", str(chart)]
    for language, form, at in (("vi", VI, 0), ("en", EN, 1)):
        printed = ask(case, *arguments, language=language).said
        lines = (chart.read_text("utf-8") if "chart" in arguments else printed).splitlines()
        said = " ".join(" ".join(one for one in lines if "│" not in one).split())
        for one in meant:
            assert form.format(one[at]) in said
        bare = said.replace(VI.format(OLD[0]), "").replace(VI.format(NEW[0]), "")
        bare = bare.replace(EN.format(OLD[1]), "").replace(EN.format(NEW[1]), "")
        assert "105/QĐ-UBND" not in bare


def test_json_tells_the_two_apart(case: Case) -> None:
    for day, meant in (("2026-01-05", OLD), (DAY, NEW)):
        answer = asked(case, "who", "viec", "--as-of", day)
        (acting,) = answer["parts"][0]["exercisers"]
        assert acting["chain"][-1]["basis"][0]["instrument"] == VI.format(meant[0])


def test_the_number_alone_still_finds_both(case: Case) -> None:
    found = asked(case, "list", "instruments", "id:105/QĐ-UBND", "--as-of", DAY)
    assert [one["id"] for one in found["fits"]] == ["qd-2025", "qd-2026"]
    question = ask(case, "timeline", "105/QĐ-UBND").err.decode()
    assert "qd-2025" in question
    assert "qd-2026" in question
    assert "ngày 01/12/2025; ngày" not in question, "the day that tells them apart is said once"


def test_a_number_that_one_paper_bears_is_said_alone(tmp_path: Path) -> None:
    given = decision("105/QĐ-UBND", grant("g", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31"))
    case = Case(tmp_path, {"tasks/viec.yaml": task(), "decisions/2025/105.yaml": given})
    assert "Quyết định số 105/QĐ-UBND (từ 01/12/2025" in ask(case, "who", "viec", "--as-of", DAY).said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("issued: {unknown: không rõ}, effective: 2026-01-09", "105/QĐ-UBND (qd-2026)"),
        ("issued: 2025-12-01, effective: 2026-01-09", "105/QĐ-UBND ngày 01/12/2025"),
    ],
)
def test_what_the_day_does_not_tell_the_issuer_or_the_id_does(tmp_path: Path, more: str, said: str) -> None:
    new = grant("g-2026", "ubnd-tp", "so-y-te", "2026-01-09", "2026-12-31")
    other = (
        "issued: 2025-12-01, effective: 2025-12-01"
        if "unknown" in more
        else "issued: 2025-11-30, effective: 2025-12-01"
    )
    files = {
        "tasks/viec.yaml": task(),
        "decisions/2025/105.yaml": _decision(2025, more=other),
        "decisions/2026/105.yaml": _decision(2026, new, more=more),
    }
    assert said in ask(Case(tmp_path, files), "list", "grants", "--as-of", DAY).said


def test_papers_of_one_day_are_told_apart_by_their_issuers(tmp_path: Path) -> None:
    new = grant("g-2026", "ubnd-tp", "so-y-te", "2026-01-09", "2026-12-31")
    theirs = "instruments:\n  - {id: cua-tinh, number: 105/QĐ-UBND, type: committee-decision, issuer: UBND tỉnh Nghệ An, issued: 2026-01-09, effective: 2026-01-09}\n"
    files = {
        "tasks/viec.yaml": task(),
        "instruments/tinh.yaml": theirs,
        "decisions/2026/105.yaml": _decision(2026, new, more="issued: 2026-01-09, effective: 2026-01-09"),
    }
    case = Case(tmp_path, files)
    assert "105/QĐ-UBND (UBND Thành phố)" in ask(case, "list", "grants", "--as-of", DAY).said
    assert "105/QĐ-UBND (UBND tỉnh Nghệ An)" in ask(case, "list", "instruments", "--as-of", DAY).said


def test_a_draft_that_brings_a_second_paper_of_the_number_tells_both_apart(tmp_path: Path) -> None:
    given = decision("105/QĐ-UBND", grant("g", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31"))
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        _decision(2026, more="issued: 2026-01-09, effective: 2026-01-09").removesuffix("grants:\n"), "utf-8"
    )
    case = Case(tmp_path / "r", {"tasks/viec.yaml": task(), "decisions/2025/105.yaml": given})
    plain = ask(case, "list", "instruments", "--as-of", DAY).said
    assert VI.format(OLD[0]) not in plain
    both = ask(case, "list", "instruments", "--as-of", DAY, "--with", str(draft)).said
    assert VI.format(OLD[0]) in both
    assert VI.format(NEW[0]) in both


def test_annexes_name_the_papers_by_their_days(case: Case, tmp_path: Path) -> None:
    path = tmp_path.parent / f"{tmp_path.name}.docx"
    ran = ask(case, "annex", "uy-quyen", "het-han:2027-01-31", "--as-of", "2025-12-20", "-o", str(path))
    assert ran.code == 0, ran.told
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    named = [one for one in (*cells, *(each.text for each in document.paragraphs)) if "105/QĐ-UBND" in one]
    assert named
    assert all(VI.format(OLD[0]) in one or VI.format(NEW[0]) in one for one in named)
