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
