"""A sentence of the paper is taken for asked only where a question repeats the whole of it: none is passed over because something else looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from docx import Document
from takings import ANSWERS, DECISION_OF_A_CITY, TITLES, city, province

from delegation.run import importing, pipeline
from delegation.run.importing import Import

A, B, C, *_ = TITLES
SHEET = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""], [3, C, TITLES[C], ""]])
PASSING = (
    "được sửa đổi, bổ sung", "bị bãi bỏ", "thay thế giấy phép", "được cắt giảm", "đơn giản hóa", "hết hiệu lực", "theo Quyết định số 46/QĐ-UBND", "tổng số 05 thủ tục", "danh mục gồm 02 thủ tục",
    "ủy quyền lại", "báo cáo", "căn cứ quy định", "xét duyệt", "chấm dứt việc ủy quyền",
)  # fmt: skip
"""Words that some part of the program looks for by itself."""
LIMITING = (
    "Riêng thủ tục số 2 chỉ thực hiện đối với hồ sơ {}.", "Thủ tục 1.012644 chỉ áp dụng trong trường hợp {}.", "Trừ thủ tục số 3 khi {}.", "Không bao gồm thủ tục tại STT 2 ({}).",
    "Dòng số 3 chỉ tiếp nhận hồ sơ {}.", "Thủ tục số 2 được ủy quyền đến hết ngày 30/6/2027, {}.", "Riêng các thủ tục lĩnh vực dược {} do Ủy ban nhân dân Thành phố giải quyết.",
)  # fmt: skip
SENTENCES = [one.format(words) for one in LIMITING for words in PASSING]


def shown(made: Import, sentence: str) -> bool:
    """Whether an open question repeats a sentence."""
    return any(sentence.rstrip(".") in one.said.vi for one in made.open)


def paper(place: Path, articles: Sequence[str] = (), above: Sequence[str] = (), below: Sequence[str] = ()) -> Path:
    """Make a decision that gives to Sở Y tế, with more articles and lines around its table."""
    lines = [*DECISION_OF_A_CITY[:-3], *articles, *DECISION_OF_A_CITY[-3:], *above]
    word(place, lines, SHEET)
    made = Document(str(place))
    for line in below:
        made.add_paragraph(line)
    made.save(str(place))
    return place


@pytest.mark.parametrize("where", ["articles", "one article", "above", "below"])
def test_a_sentence_that_limits_rows_is_repeated_by_a_question_whatever_other_words_it_holds(where: str, tmp_path: Path) -> None:  # fmt: skip
    place, numbered = tmp_path / "a.docx", [f"Điều {at}. {one}" for at, one in enumerate(SENTENCES, 3)]
    made_of = {
        "articles": lambda: paper(place, articles=numbered),
        "one article": lambda: paper(place, articles=[f"Điều 3. {' '.join(SENTENCES)}"]),
        "above": lambda: paper(place, above=SENTENCES),
        "below": lambda: paper(place, below=[f"Ghi chú: {one}" for one in SENTENCES]),
    }[where]()
    made = importing.read(made_of, pipeline.load(province(tmp_path / "so", "Đà Nẵng")), ANSWERS | {"deed:ends": "new"})
    assert [one for one in SENTENCES if not shown(made, one)] == []


def test_what_stands_in_the_line_of_an_act_is_asked_besides_it(tmp_path: Path) -> None:
    """The act is asked in its own sentence, however long its line is; whoever answers it has said nothing of the others."""
    ends, more = "Chấm dứt việc ủy quyền các thủ tục tại Phụ lục II.", "Hồ sơ có vốn nước ngoài do Bộ Y tế giải quyết."
    made_of = paper(tmp_path / "a.docx", articles=[f"Điều 3. {ends} {more}"])
    first = next(one for one in city(tmp_path / "so", made_of).open if one.key == "deed:ends")
    assert ends in first.said.vi
    assert more not in first.said.vi
    assert shown(city(tmp_path / "so", made_of, {"deed:ends": "new"}), more)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("giữ dòng", "scope: {unknown:"),
        ("là điều kiện", "conditions: Riêng thủ tục số 2 chỉ thực hiện sau khi quy trình được sửa đổi (đoạn"),
        ("có bớt", "scope: Riêng thủ tục số 2 chỉ thực hiện sau khi quy trình được sửa đổi"),
    ],
)
def test_an_answer_to_a_sentence_that_names_rows_stands_in_the_file_and_is_not_asked_again(answer: str, says: str, tmp_path: Path) -> None:  # fmt: skip
    limit = "Riêng thủ tục số 2 chỉ thực hiện sau khi quy trình được sửa đổi."
    made_of = paper(tmp_path / "a.docx", articles=[f"Điều 3. {limit}"])
    (key,) = (one.key for one in city(tmp_path / "so", made_of).open)
    made = city(tmp_path / "so", made_of, {key: answer})
    (text,) = (one.decode() for one in made.files.values())
    assert made.open == ()
    assert says in text.replace('"', "")
    assert f"câu của văn bản «{limit}»: {answer}" in text


def test_rows_of_another_decision_are_no_rows_of_this_one(tmp_path: Path) -> None:
    """Whoever answered at a row of this annex would take out what the paper gives."""
    repeal = "Bãi bỏ các thủ tục tại số thứ tự 3, 5 Phụ lục I ban hành kèm theo Quyết định số 46/QĐ-UBND."
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", articles=[f"Điều 3. {repeal}"]))
    assert [one.key.rpartition(":")[2] for one in made.open] == ["sentence"]
    assert shown(made, repeal)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("* Thủ tục lĩnh vực dược: Chủ tịch Ủy ban nhân dân Thành phố ký", True),
        ("Thủ tục lĩnh vực y tế Giám đốc Bệnh viện thực hiện", True),
        ("* Thủ tục lĩnh vực dược: Bộ trưởng Bộ Y tế quyết định", True),
        ("Danh mục thủ tục hành chính bị bãi bỏ", True),
        ("Danh mục thủ tục hành chính mới ban hành chỉ tiếp nhận", True),
        ("A. Danh mục thủ tục hành chính mới ban hành", False),
        ("B. Danh mục thủ tục hành chính được sửa đổi, bổ sung", False),
        ("(tiếp theo)", False),
        ("Hết.", False),
        ("II. Lĩnh vực Y tế (tiếp theo)", False),
    ],
)
def test_a_line_between_the_rows_is_asked_where_it_says_more_than_what_is_listed(line: str, asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  # fmt: skip
    place = word(tmp_path / "a.docx", [*DECISION_OF_A_CITY, "Phụ lục"], Sheet([list(HEADS), [1, A, TITLES[A], ""]]))
    made_of = Document(str(place))
    made_of.add_paragraph(line)
    table = made_of.add_table(rows=2, cols=4)
    for at, row in enumerate([list(HEADS), ["2", B, TITLES[B], ""]]):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    made_of.save(str(place))
    assert bool(city(tmp_path / "so", place).open) == asked


def test_a_field_in_the_line_of_a_sentence_that_is_asked_is_held_against_the_rows(tmp_path: Path) -> None:
    """What is asked of one sentence says nothing of the other."""
    said = "Điều 3. Riêng thủ tục số 2 chỉ tiếp nhận. Ủy quyền cho Sở Y tế giải quyết thủ tục trong lĩnh vực luật sư."
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", articles=[said]))
    assert [one for one in made.open if "giao trong lĩnh vực «luật sư»" in one.said.vi]
