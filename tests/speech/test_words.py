"""The words of the project: one list, and no sentence that says otherwise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
from folders import ROOT

_SOURCES = ROOT / "src" / "delegation"
_PAPERS = _SOURCES / "documents"
_READERS = ("documents/intake", "loading/text", "checks/shared/acts.py", "checks/shared/titles.py")
"""What reads the words of others knows words that the program itself never says."""
_SPEAKING = ("documents/intake/preview.py",)
"""What stands among the readers and speaks."""
_GUIDES = ("README.vi.md", "docs/annexes.md", "docs/answers.md", "docs/editors.md", "docs/import.md", "docs/mot-tuan-lam-viec.md", "docs/nhap-quyet-dinh.md", "docs/phuong-an.md",
           "docs/rule-files.md", "docs/selectors.md", "docs/vi-du-quyet-dinh.md", "docs/viet-quyet-dinh.md")  # fmt: skip
"""What people read; what stands in blocks and between quotation marks there is somebody's own."""
_BEFORE = ("docs/charts/truoc", "docs/glossary.md", "docs/decisions/")
"""What shows how it was, what lists the words, and what tells why, in English."""
_IN_PAPERS = " (trong văn bản)"


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """Give the rows of the list: English, Vietnamese, what it is, words that are never said, source."""
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    cells = [tuple(cell.strip() for cell in one.strip("|").split("|")) for one in lines if one.startswith("| ")]
    return tuple(cells[1:])


def never_said() -> Iterator[tuple[str, bool]]:
    """Give each word that is never said, and whether that holds of papers only."""
    for one in rows():
        for word in filter(None, (part.strip() for part in one[3].split(",") if part.strip() != "–")):
            yield word.removesuffix(_IN_PAPERS).casefold(), word.endswith(_IN_PAPERS)


def sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give what a module says, with its line: its texts without the descriptions of its code, blanks for what is filled in."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    skipped = {
        id(first.value)
        for one in ast.walk(tree)
        if isinstance(one, documented)
        for first in one.body
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    }
    for one in ast.walk(tree):
        if isinstance(one, ast.JoinedStr):
            skipped |= {id(part) for part in one.values}
            parts = (part.value if isinstance(part, ast.Constant) else " … " for part in one.values)
            yield one.lineno, "".join(map(str, parts))
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in skipped:
            yield one.lineno, one.value


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Give every sentence of the program and of the descriptions of its rule files, with its place."""
    found = []
    for file in sorted(_SOURCES.rglob("*.py")):
        name = file.relative_to(_SOURCES).as_posix()
        if name in _SPEAKING or not name.startswith(_READERS):
            found += [(f"{name}:{line}", text) for line, text in sentences(ast.parse(file.read_text("utf-8")))]
    for file in sorted((ROOT / "schemas").rglob("*.json")):
        lines = file.read_text("utf-8").splitlines()
        found += [(f"{file.name}:{at}", line) for at, line in enumerate(lines, 1)]
    for file in sorted(one for one in (_SOURCES / "reports" / "site").rglob("*") if one.suffix in (".js", ".html")):
        name = file.relative_to(_SOURCES).as_posix()
        found += [(f"{name}:{at}", line) for at, line in enumerate(file.read_text("utf-8").splitlines(), 1)]
    for guide in _GUIDES:
        found += [(f"{guide}:{at}", line) for at, line in prose((ROOT / guide).read_text("utf-8"))]
    found += made()
    return tuple(found)


def made() -> Iterator[tuple[str, str]]:
    """Give what the program wrote and people look at: the gallery, its charts, the pages of checks, what the tools say of them."""
    files = [
        *(ROOT / "docs").rglob("*.svg"),
        *(ROOT / "docs" / "charts").rglob("*.md"),
        *(ROOT / "docs" / "checks").rglob("*.md"),
    ]
    for file in sorted((*files, *(ROOT / "tools").glob("*.py"))):
        name = file.relative_to(ROOT).as_posix()
        if not name.startswith(_BEFORE):
            text = file.read_text("utf-8")
            yield from (
                (f"{name}:{at}", line)
                for at, line in (prose(text) if file.suffix == ".md" else enumerate(text.splitlines(), 1))
            )


def prose(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a guide with their numbers, without blocks, commands and what it quotes."""
    within = False
    for at, line in enumerate(text.splitlines(), 1):
        if line.startswith(("```", "~~~")):
            within = not within
        elif not within:
            yield at, re.sub(r"«[^»]*»|`[^`]*`", " … ", line)


def test_the_list_has_for_each_word_both_languages_and_a_source() -> None:
    assert len(rows()) > 100
    for one in rows():
        assert len(one) == 5, one
        assert all(one), one
    english = [one[0] for one in rows()]
    twice = {one for one in english if english.count(one) > 1}
    assert twice <= {"ruling", "cause"}, "words that are two things already are to become one each, not more"


def test_the_sentences_of_the_program_are_found() -> None:
    tree = ast.parse('def a() -> str:\n    """Ngõ cụt."""\n    return Text(f"đi {b} vào ngõ cụt", "x")\n')
    assert list(sentences(tree)) == [(3, "đi  …  vào ngõ cụt"), (3, "x")]
    assert len(said()) > 10_000


@pytest.mark.parametrize(("word", "in_papers"), sorted(set(never_said())))
def test_no_sentence_uses_a_word_that_is_never_said(word: str, in_papers: bool) -> None:  # noqa: FBT001  a case
    whole = re.compile(rf"(?<!\w){re.escape(word).replace('…', '[^.;]*')}(?!\w)")
    papers = _PAPERS.relative_to(_SOURCES).as_posix()
    wrong = [
        f"{place}: {text}"
        for place, text in said()
        if whole.search(text.casefold()) and (not in_papers or place.startswith(papers))
    ]
    if wrong:
        # All of them, one a line: whoever says something otherwise everywhere goes through this list.
        pytest.fail("\n".join((f"«{word}» is never said (docs/glossary.md):", *wrong)), pytrace=False)


def test_a_word_that_is_never_said_is_none_that_the_list_says() -> None:
    never = {word for word, _ in never_said()}
    for one in rows():
        assert not {part.strip().casefold() for part in one[1].split(",")} & never, one
