"""What would take the square of its size is refused with a sentence, and what is just below is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import bare, findings, small
from programs import ask

from delegation.documents.intake.letters import cleaned
from delegation.loading.build.duplicates import MOST_OF_ONE
from delegation.loading.text.source import MOST_LETTERS, MOST_LINES
from delegation.speech.letters import MOST_MARKS, overmarked

FIELD = "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\n"


def test_a_file_of_half_a_million_empty_lines_is_read_and_one_of_more_is_refused(tmp_path: Path) -> None:
    few = bare(tmp_path / "few", {"sources.yaml": "sources: []\n" + "\n" * (MOST_LINES - 1)})
    many = bare(tmp_path / "many", {"sources.yaml": "sources: []\n" + "\n" * MOST_LINES})
    assert findings(few) == ()
    (found,) = findings(many)
    assert (found.check, "500.000 dòng" in found.said.vi, "500,000 lines" in found.said.en) == ("DLG001", True, True)


@pytest.mark.parametrize("end", ["\r", "\u0085", "\u2028", "\r\n"])
def test_lines_of_every_ending_are_counted(end: str, tmp_path: Path) -> None:
    root = bare(tmp_path, {"sources.yaml": "sources: []\n" + end * (MOST_LINES + 1)})
    assert [one.check for one in findings(root)] == ["DLG001"]


@pytest.mark.parametrize("before", ["# ", f"{FIELD}tasks:\n  - {{id: a, owner: so-y-te, title: "])
def test_a_letter_with_more_marks_than_any_script_has_is_refused_where_it_stands(before: str, tmp_path: Path) -> None:
    marks = "\u0301\u0323" * 200_000
    root = small(tmp_path, {"tasks/x.yaml": f"{before}a{marks}\n"})
    found = next(one for one in findings(root) if one.location.file == "tasks/x.yaml")
    assert (found.check, f"{MOST_MARKS} dấu rời" in found.said.vi) == ("DLG001", True)
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert (found.location.line, found.location.column) == (line, column)


def test_marks_of_a_script_that_has_many_are_no_fault() -> None:
    assert overmarked("a" + "\u0323\u0302\u0301" * (MOST_MARKS // 3) + "b" + "─" * 500 + "…") is None
    assert overmarked("─" * 50 + "a" + "\u05b0\u0591" * MOST_MARKS) == 50


def test_a_paper_that_is_imported_is_cleaned_of_them() -> None:
    assert cleaned("Cấp phép a" + "\u0301\u0323" * 200_000) == "Cấp phép"


@pytest.mark.parametrize("many", [11, 40, 400])
def test_ways_of_dividing_a_matter_are_looked_at_as_far_as_their_cases_can_be_counted(
    many: int, tmp_path: Path
) -> None:
    """Each way of dividing doubles the cases: the first that are too many are told once, at their place, and all else is answered."""
    cases = ", ".join(f"cach-{at}: [A, B]" for at in range(many))
    task = f"field: y-te\ntasks:\n  - id: viec\n    title: Khám\n    owner: so-y-te\n    basis: [{{instrument: 99/2020/QH14}}]\n    cases: {{{cases}}}\n"
    folder = small(tmp_path, {"tasks/viec.yaml": task})
    told = [one for one in findings(folder, "DLG002") if "4,000" in one.said.en]
    assert [one.location.line for one in told] == ([7] if many > 11 else [])
    assert ask(folder, "who", "viec").code == 0


@pytest.mark.parametrize("where", ["id: a, title: ^", "id: ^, title: việc", "id: a, title: việc, note: ^", "id: a, title: việc, basis: [{instrument: 99/2020/QH14, at: ^}]"])  # fmt: skip
@pytest.mark.parametrize("sign", ["à", "a"])
def test_a_text_longer_than_any_that_is_read_is_refused_where_it_begins(where: str, sign: str, tmp_path: Path) -> None:
    """One key or value of more than a hundred thousand letters leaves its file out; one letter less is read."""
    before = f"{FIELD}tasks:\n  - {{owner: so-y-te, {where}}}\n"
    for many in (MOST_LETTERS - 2, MOST_LETTERS):
        text = f'"{sign * many}"'
        root = small(tmp_path / f"{many}", {"tasks/x.yaml": before.replace("^", text)})
        told = [one for one in findings(root) if one.check == "DLG001"]
        assert [(one.location.line, one.location.column) for one in told] == (
            [(4, before.splitlines()[3].index("^") + 1)] if many == MOST_LETTERS else []
        )
        assert all("100.000 chữ" in one.said.vi and "100,000 letters" in one.said.en for one in told)


def test_comments_of_any_length_and_many_texts_below_the_limit_are_read(tmp_path: Path) -> None:
    """The limit is of one text and of no file."""
    tasks = "".join(f"  - {{id: v-{at}, title: Việc {at}, owner: so-y-te, note: {'a' * 90_000}}}\n" for at in range(9))
    root = small(tmp_path, {"tasks/x.yaml": f"# {'a' * 400_000}\n{FIELD}tasks:\n{tasks}"})
    assert findings(root) == ()


def test_a_place_of_many_thousand_letters_is_not_read_as_one(tmp_path: Path) -> None:
    """It takes no time, and what is told of it shows its beginning."""
    task = f'{FIELD}tasks:\n  - {{id: a, title: việc, owner: so-y-te, basis: [{{instrument: 99/2020/QH14, at: "điểm {"a, " * 3000}khoản 1 Điều 5"}}]}}\n'
    (found,) = findings(small(tmp_path, {"tasks/x.yaml": task}), "DLG011")
    assert "không đọc được là vị trí" in found.said.vi
    assert len(found.said.vi) < 1000


@pytest.mark.parametrize("many", [MOST_OF_ONE, MOST_OF_ONE + 1, 400])
def test_entries_of_one_id_are_told_one_by_one_as_far_as_anybody_reads(many: int, tmp_path: Path) -> None:
    """Beyond a hundred the further ones are counted where the first of them stands; none is told as anything else."""
    tasks = "".join(f"  - {{id: viec, title: Việc {at}, owner: so-y-te}}\n" for at in range(many + 1))
    found = findings(small(tmp_path, {"tasks/x.yaml": f"{FIELD}tasks:\n{tasks}"}))
    assert {one.check for one in found} == {"DLG004"}
    further = [one for one in found if "nơi nữa" in one.said.vi or "chỗ nữa" in one.said.vi]
    assert len(found) - len(further) == min(many, MOST_OF_ONE)
    assert [(one.location.line, f"còn {many - MOST_OF_ONE} chỗ" in one.said.vi) for one in further] == (
        [(4 + MOST_OF_ONE + 1, True)] if many > MOST_OF_ONE else []
    )
