"""A file that cannot be read is told at the place of the slip, with what to type; the line below is not blamed."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import RULES, findings, small
from hypothesis import given
from hypothesis import strategies as st

from delegation.loading import schema
from delegation.loading.text import source
from delegation.loading.text.document import Document

HEAD = "field: y-te\ntasks:\n"
TASK = HEAD + "  - id: a\n    title: Việc\n    owner: so-y-te\n    level: city\n"


def parsed(text: str, kind: str = "tasks") -> Document:
    return source.parse("tasks/viec.yaml", kind, text.encode(), schema.typed_keys(kind))


def mended(text: str, kind: str = "tasks") -> tuple[str, list[tuple[int, int]]]:
    """Give a text after what each finding says to write, one after the other, and the lines and columns told."""
    places = []
    for _ in range(20):
        document = parsed(text, kind)
        found = [one for check, one in document.problems if check == "DLG001"]
        if not found:
            break
        (problem,) = found
        at = document.locate(problem.place.path)
        places.append((at.line, at.column))
        assert problem.fix is not None, problem.said.vi
        assert problem.fix.replacement is not None
        lines = text.splitlines(keepends=True)
        old = lines[at.line - 1]
        lines[at.line - 1] = old[: at.column - 1] + problem.fix.replacement + old[at.end_column - 1 :]
        text = "".join(lines)
    return text, places


@pytest.mark.parametrize(
    ("wrong", "right", "at"),
    [
        ("    owner: so-y-te\n", "    owner:so-y-te\n", (5, 5)),
        ("  - id: a\n", "  - id:a\n", (3, 5)),
        ("    title: Việc\n", "    title Việc\n", (4, 5)),
        *(
            ("    owner: so-y-te\n", f"    owner{sign}so-y-te\n", (5, 5))
            for sign in (" = ", "=", " == ", " := ", " :", " – ", " - ", " → ", "：")
        ),
        ("    title: Việc\n", "\ttitle: Việc\n", (4, 1)),
        ("    title: Việc\n", "  \ttitle: Việc\n", (4, 1)),
        ("    title: Việc\n", "     title: Việc\n", (4, 1)),
        ("    owner: so-y-te\n", "   owner: so-y-te\n", (5, 1)),
        ("    owner: so-y-te\n", "      owner: so-y-te\n", (5, 1)),
        ("    title: Việc\n", "  title: Việc\n", (4, 1)),
        ("  - id: a\n", "- id: a\n", (3, 1)),
        ("  - id: a\n", "    - id: a\n", (3, 1)),
        ("    title: Việc\n", "    title:\u00a0Việc\n", (4, 11)),
        ("    owner: so-y-te\n", "    owner:\u202f so-y-te\n", (5, 11)),
    ],
)
def test_the_slip_is_told_where_it_is_and_what_it_says_to_write_brings_the_text_back(
    wrong: str, right: str, at: tuple[int, int]
) -> None:
    wrong, right = right, wrong
    text, places = mended(TASK.replace(right, wrong))
    assert (text, places) == (TASK, [at])


@pytest.mark.parametrize("mark", ['"', "'"])
@pytest.mark.parametrize("below", ["", "  - id: b\n    title: {q}Khác{q}\n    owner: so-y-te\n    level: city\n"])
def test_a_quote_that_is_not_closed_is_told_where_it_is_opened(mark: str, below: str) -> None:
    right = TASK.replace("Việc", f"{mark}Việc{mark}") + below.format(q=mark)
    assert mended(right.replace(f"{mark}Việc{mark}", f"{mark}Việc")) == (right, [(4, 12)])


@pytest.mark.parametrize(
    "value", ["Việc: một", "%a", "@a", "`a", '"Việc" khác', "Việc: 'một'", "[a] b: c", "“Việc: một”"]
)
def test_a_text_that_needs_quotes_is_given_them(value: str) -> None:
    text, places = mended(TASK.replace("Việc", value))
    assert {line for line, _ in places} <= {4}
    tree = parsed(text).tree
    assert tree["tasks"][0]["title"] in (value, value.strip("“”"))


@pytest.mark.parametrize(
    "wrong", ["    matters: [a, b\n", "    term: {from: 2026-01-01\n", '    title: "Việc\n    note: [a\n']
)
def test_what_is_opened_and_not_closed_is_read_again_after_what_is_said(wrong: str) -> None:
    text, places = mended(TASK + wrong)
    assert parsed(text).tree is not None
    assert places[0][0] >= 7


DECISION = """\
instrument:
  number: 13/QĐ-UBND
  title: Ủy quyền
grants:
  - id: uq
    form: 1
    from: ubnd-tp
    to: so-y-te
    conditions: đủ người
    term: {from: 2026-12-01, to: 2027-02-28}
    matters:
      - row: 1
        matter: "1.000688"
      - row: 2
        matter: "1.000828"
"""


@pytest.mark.parametrize(
    ("right", "wrong", "at"),
    [
        ("      - row: 2", "      2. row: 2", (14, 7)),
        ("      - row: 2", "      2) row: 2", (14, 7)),
        ("      - row: 2", "      b) row: 2", (14, 7)),
        ("      - row: 2", "      row: 2", (14, 1)),
        ("      - row: 1", "        row: 1", (12, 1)),
        ("{from: 2026-12-01, to: 2027-02-28}", "{from: 2026-12-01; to: 2027-02-28}", (10, 11)),
        ("{from: 2026-12-01, to: 2027-02-28}", "(from: 2026-12-01, to: 2027-02-28)", (10, 11)),
        ('"1.000828"', '- "1.000828"'.replace('"', ""), (15, 17)),
        ("    form: 1\n    from: ubnd-tp", "    form: 1 from: ubnd-tp", (6, 11)),
        ("    form: 1\n    from: ubnd-tp", "    form: 1, from: ubnd-tp", (6, 11)),
    ],
)
def test_signs_of_other_lists_and_brackets_are_told_with_what_stands_in_their_place(
    right: str, wrong: str, at: tuple[int, int]
) -> None:
    text, places = mended(DECISION.replace(right, wrong), "decision")
    assert (text, places) == (DECISION, [at])


@pytest.mark.parametrize("said", ["unknown: chưa công bố", "?"])
def test_what_is_not_known_is_put_into_brackets(said: str) -> None:
    text, _ = mended(DECISION.replace("đủ người", said), "decision")
    (grant,) = parsed(text, "decision").tree["grants"]
    assert grant["conditions"] in ({"unknown": "chưa công bố"}, {"unknown": "chưa rõ"})


def test_marks_around_a_copied_text_are_taken_out() -> None:
    text, places = mended(f"```yaml\n{DECISION}```\n", "decision")
    assert (text.strip() + "\n", [line for line, _ in places]) == (DECISION, [1, 17])


@pytest.mark.parametrize(
    "wrong", ["form: 1 from: x y: z", "form: %1", "id: Một: hai", "form: “1: hai”", "```yaml x: y"]
)
def test_no_value_is_put_into_quotes_where_its_key_wants_another(wrong: str) -> None:
    text = DECISION.replace("    form: 1\n", f"    {wrong}\n")
    for check, one in parsed(text, "decision").problems:
        if check == "DLG001" and one.fix is not None and (one.fix.replacement or "").strip().startswith(('"', "'")):
            assert not one.fix.sure


@pytest.mark.parametrize(
    ("right", "stands", "column"), [("    to: so", 3, 4), ("  - id", 1, 2), ("      - row: 2", 5, 6)]
)
def test_a_line_in_the_wrong_column_is_told_with_the_blanks_to_type_and_the_key_that_it_belongs_to(
    right: str, stands: int, column: int
) -> None:
    text = DECISION.replace(right, " " * stands + right.lstrip())
    (problem,) = [one for check, one in parsed(text, "decision").problems if check == "DLG001"]
    assert problem.fix is not None
    assert f"(còn đúng {column})" in problem.fix.said.vi or "thẳng hàng" in problem.said.vi
    assert "dấu cách trước «" in problem.fix.said.vi


@pytest.mark.parametrize(
    "long", ["|\n      Việc\n      dài", ">-\n      Việc: dài\n      hơn", "Việc\n      dài", '"Việc\n      dài"']
)
@pytest.mark.parametrize(
    "wrong",
    [
        "    owner: {unknown: a, ",
        "    fields: [a, b",
        "    owner",
        "     owner: so-y-te\n",
        "   owner: so-y-te\n",
        "\towner: so-y-te\n",
    ],
)
def test_a_faulty_line_below_a_text_of_several_lines_is_never_told_to_belong_to_it(long: str, wrong: str) -> None:
    """In a text everything can be read: what is said of the line is what is said of it below a text of one line."""

    def told(title: str) -> list[tuple[str, str | None, bool]]:
        found = [
            one for check, one in parsed(f"{HEAD}  - id: a\n    title: {title}\n{wrong}").problems if check == "DLG001"
        ]
        return [(one.fix.said.vi, one.fix.replacement, one.fix.sure) for one in found if one.fix is not None]

    assert told(long) == told("Việc")


def test_several_slips_are_told_one_after_the_other() -> None:
    wrong = TASK.replace("id: a", "id:a").replace("    owner: ", "\towner:").replace("level: city", 'level: "city')
    assert mended(wrong)[0].replace('"city"', "city") == TASK


def test_a_tab_is_never_explained_as_an_anchor(tmp_path: Path) -> None:
    wrong = HEAD + "\t- id: a\n\t  title: Việc\n\t\towner: so-y-te\n"
    (found,) = findings(small(tmp_path, {"tasks/viec.yaml": wrong}))
    assert (found.check, found.location.line) == ("DLG001", 3)
    assert "Tab" in found.said.vi
    assert "tab" in found.said.en
    assert "neo" not in found.said.vi


def test_windows_line_ends_do_not_matter() -> None:
    wrong = TASK.replace("owner: so-y-te", "owner:so-y-te").replace("\n", "\r\n")
    assert mended(wrong)[0] == TASK.replace("\n", "\r\n")


_FILES = sorted(one for one in (RULES / "tasks").glob("*.yaml") if one.stat().st_size < 15_000)[:12]


@given(st.data())
def test_in_the_real_files_a_missing_blank_is_found_where_it_is_missing(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(_FILES)).read_text("utf-8").splitlines(keepends=True)
    plain = [
        number
        for number, line in enumerate(lines)
        if line.strip().split(": ")[0].removeprefix("- ").isalpha()
        and ": " in line
        and '"' not in line
        and "{" not in line
    ]
    at = data.draw(st.sampled_from(plain))
    wrong = "".join([*lines[:at], lines[at].replace(": ", ":", 1), *lines[at + 1 :]])
    document = parsed(wrong)
    if document.tree is not None:
        return
    (problem,) = [one for check, one in document.problems if check == "DLG001"]
    assert document.locate(problem.place.path).line == at + 1
    assert problem.fix is not None
    assert mended(wrong)[0] == "".join(lines)


@given(st.text(alphabet=" \t\n:-{}[]\"'“”#&*!|>%@`abđ1,.", max_size=60))
def test_whatever_stands_in_a_file_one_sentence_tells_why_it_cannot_be_read(text: str) -> None:
    problems = [one for check, one in parsed(text).problems if check == "DLG001"]
    assert len(problems) <= 1
    assert all(one.said.vi and one.said.en for one in problems)
