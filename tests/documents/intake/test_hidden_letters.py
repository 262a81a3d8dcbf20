"""Letters that Word hides or strikes through, by themselves or by a style: those of paragraphs are asked with their words, those in cells with their row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from annexes import HEADS, Sheet, word
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from takings import DECISION_OF_A_CITY, TITLES, city, meant, received, taken

A, B, *_ = TITLES
ROWS: list[list[object]] = [list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]
LIMIT = "Không bao gồm hồ sơ có yếu tố nước ngoài."
Look = Callable[[Any], None]


def paper(place: Path, change: Callable[[Any], object]) -> Path:
    word(place, DECISION_OF_A_CITY, Sheet(ROWS))
    made = Document(str(place))
    change(made)
    made.save(str(place))
    return place


def hidden(run: Any) -> None:  # noqa: ANN401  no types
    run.font.hidden = True


def styled(kind: Any, **look: object) -> Callable[[Any, Any], None]:  # noqa: ANN401  no types
    """Give a run, or its paragraph, a style that is based on one with a look."""

    def give(made: Any, run: Any) -> None:  # noqa: ANN401  no types
        own = made.styles.add_style("Của riêng", kind)
        for name, value in look.items():
            if name == "color":
                own.font.color.rgb = value
            else:
                setattr(own.font, name, value)
        below = made.styles.add_style("Dưới nó", kind)
        below.base_style = own
        (run if kind == WD_STYLE_TYPE.CHARACTER else run._parent).style = below

    return give


def behind_an_article(made: Any) -> None:  # noqa: ANN401  no types
    line = next(one for one in made.paragraphs if one.text.startswith("Điều 1"))
    hidden(line.add_run(f" {LIMIT}"))


def between_articles(made: Any) -> None:  # noqa: ANN401  no types
    line = next(one for one in made.paragraphs if one.text.startswith("Điều 2"))
    hidden(line.insert_paragraph_before("").add_run(LIMIT))


def below_the_table(made: Any) -> None:  # noqa: ANN401  no types
    hidden(made.add_paragraph().add_run(LIMIT))


def by_a_style(made: Any) -> None:  # noqa: ANN401  no types
    line = next(one for one in made.paragraphs if one.text.startswith("Điều 1"))
    styled(WD_STYLE_TYPE.CHARACTER, hidden=True)(made, line.add_run(f" {LIMIT}"))


@pytest.mark.parametrize("change", [behind_an_article, between_articles, below_the_table, by_a_style])
def test_hidden_letters_of_a_paragraph_are_asked_with_their_words(
    change: Callable[[Any], None], tmp_path: Path
) -> None:
    """Once, and answered once; nothing of the decision is read from them."""
    place = paper(tmp_path / "a.docx", change)
    made = city(tmp_path / "so", place)
    (question,) = made.open
    assert LIMIT in question.said.vi
    assert question.place.vi.startswith("đoạn ")
    made = city(tmp_path / "so", place, {question.key: "giữ dòng"})
    assert (made.open, received(made)) == ((), {"so-y-te": [A, B]})


def test_hidden_letters_that_say_nothing_are_no_question(tmp_path: Path) -> None:
    def change(made: Any) -> None:  # noqa: ANN401  no types
        for words in (" ", "…", "12", "Mới ban hành"):
            hidden(made.add_paragraph().add_run(words))

    assert city(tmp_path / "so", paper(tmp_path / "a.docx", change)).open == ()


@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_hidden_letters_beside_those_of_a_cell_are_asked_with_its_row(column: int, tmp_path: Path) -> None:
    """They were lost where the cell shows others."""

    def change(made: Any) -> None:  # noqa: ANN401  no types
        cell = made.tables[-1].cell(2, column)
        if not cell.text:
            cell.text = "Điều 5 Nghị định số 147/2025/NĐ-CP"
        hidden(cell.paragraphs[0].add_run(" chưa ủy quyền"))

    made = taken(tmp_path / "so", paper(tmp_path / "a.docx", change))
    assert meant(made) == [(1, A), (2, "?limit")]
    (question,) = made.rows[1].open
    assert "chữ bị ẩn: «chưa ủy quyền»" in question.said.vi


@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH])
@pytest.mark.parametrize(
    ("look", "wanted"),
    [
        ({"strike": True}, "struck"), ({"double_strike": True}, "struck"), ({"hidden": True}, "hidden"), ({"color": RGBColor(255, 255, 255)}, "hidden"),
        ({"size": Pt(1)}, "hidden"), ({"bold": True}, ""),
    ],
)  # fmt: skip
def test_what_a_style_strikes_or_hides_is_struck_or_hidden(
    kind: object, look: dict[str, object], wanted: str, tmp_path: Path
) -> None:
    """Also by the style on which it is based."""

    def change(made: Any) -> None:  # noqa: ANN401  no types
        give = styled(kind, **look)
        for column in range(3):
            run = made.tables[-1].cell(2, column).paragraphs[0].runs[0]
            if column == 0:
                give(made, run)
            else:
                (run if kind == WD_STYLE_TYPE.CHARACTER else run._parent).style = made.styles["Dưới nó"]

    made = taken(tmp_path / "so", paper(tmp_path / "a.docx", change))
    assert [row.entry.number for row in made.struck] == ([2] if wanted == "struck" else [])
    assert meant(made) == [(1, A), *([] if wanted == "struck" else [(2, "?hidden" if wanted else B)])]


def test_letters_that_say_themselves_how_they_look_go_before_their_style(tmp_path: Path) -> None:
    def change(made: Any) -> None:  # noqa: ANN401  no types
        run = made.tables[-1].cell(2, 2).paragraphs[0].runs[0]
        styled(WD_STYLE_TYPE.PARAGRAPH, hidden=True)(made, run)
        run.font.hidden = False

    assert meant(taken(tmp_path / "so", paper(tmp_path / "a.docx", change))) == [(1, A), (2, B)]


def test_words_of_an_article_that_are_struck_through_are_told(tmp_path: Path) -> None:
    def change(made: Any) -> None:  # noqa: ANN401  no types
        line = next(one for one in made.paragraphs if one.text.startswith("Điều 1"))
        line.add_run(f" {LIMIT}").font.strike = True

    made = city(tmp_path / "so", paper(tmp_path / "a.docx", change))
    assert made.open == ()
    assert [LIMIT in one.vi for one in made.paper.notices] == [True]
