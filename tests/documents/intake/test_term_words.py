"""Only a sentence that states the term of all that is given, and nothing else, is settled by a day; any other one is asked by itself. What must be asked stands first."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from folders import small
from takings import DECISION_OF_A_CITY, TITLES, city

from delegation.documents.intake import articles, deed, term_words
from delegation.documents.intake.parties import Parties
from delegation.findings import Text
from delegation.run import pipeline

A, B, *_ = TITLES
HEAD = (
    "QUYẾT ĐỊNH", "Về việc ủy quyền giải quyết thủ tục hành chính", "ỦY BAN NHÂN DÂN THÀNH PHỐ", "QUYẾT ĐỊNH:",
    "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục kèm theo Quyết định này.",
)  # fmt: skip
TERM = "Điều 2. Quyết định này có hiệu lực kể từ ngày 15/12/2026. Thời hạn ủy quyền đến hết ngày 31/12/2027."
NO_TERMS = (
    "Trong thời gian ủy quyền, Chủ tịch Ủy ban nhân dân Thành phố vẫn có quyền giải quyết các thủ tục hành chính nêu trên.",
    "Trong thời hạn ủy quyền, Sở Y tế không giải quyết hồ sơ có vốn nước ngoài.",
    "Những thủ tục chưa hoàn thiện quy trình nội bộ thì chưa thực hiện ủy quyền cho đến khi được phê duyệt.",
    "Các thủ tục thuộc lĩnh vực dược được ủy quyền đến khi có quyết định mới.",
    "Ủy ban nhân dân Thành phố giải quyết các thủ tục đến khi Sở Y tế hoàn thành quy trình nội bộ.",
    "Sở Y tế chưa thực hiện ủy quyền trong thời hạn 03 tháng.",
    "Sở Y tế chưa thực hiện nội dung ủy quyền đến hết ngày 31/3/2027.",
    "Hồ sơ tiếp nhận đến hết ngày 14/12/2026 không thuộc phạm vi ủy quyền.",
    "Hồ sơ đã nộp trước khi ủy quyền tiếp tục do Ủy ban nhân dân Thành phố giải quyết đến hết ngày 31/3/2027.",
    "Việc tiếp tục ủy quyền đến khi hết hiệu lực của Nghị định số 121/2025/NĐ-CP do Chủ tịch quyết định.",
)  # fmt: skip
"""Sentences that hold the words of a term, and state none of what is given."""
MORE = ("đối với hồ sơ nộp trực tuyến", "trừ thủ tục cấp mới", "riêng lĩnh vực dược là 06 tháng", "chỉ áp dụng tại xã Ba Vì", "không áp dụng với doanh nghiệp", "thì Sở Y tế trình Ủy ban nhân dân Thành phố ký")  # fmt: skip
WORDED = (
    "Thời hạn: 03 tháng", "Thời hạn ủy quyền kết thúc vào ngày 28/02/2027", "Việc ủy quyền thực hiện trong thời hạn 03 tháng", "Thời hạn ủy quyền là 01 năm kể từ ngày 15/12/2026",
    "Thời hạn ủy quyền đến khi Nghị định số 121/2025/NĐ-CP hết hiệu lực", "Việc ủy quyền kéo dài 02 năm", "Việc ủy quyền thực hiện đến khi kiện toàn xong bộ máy",
    "Thời hạn ủy quyền thực hiện theo thời hạn hiệu lực của Nghị định số 121/2025/NĐ-CP", "Thời hạn ủy quyền: đến hết nhiệm kỳ 2021 - 2026",
)  # fmt: skip
"""Terms of which no day is certain."""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Parties:
    return Parties(pipeline.load(small(tmp_path_factory.mktemp("so"), {})).register)


def lines(*said: str) -> list[tuple[str, Text]]:
    return [(one, Text(f"đoạn {at}", f"paragraph {at}")) for at, one in enumerate((*HEAD, *said), 1)]


@pytest.mark.parametrize("said", WORDED)
def test_a_term_in_words_alone_is_settled_by_its_day(said: str, names: Parties) -> None:
    known = lines(f"Điều 2. {said}.")
    assert deed.read(known)["end"].value == f"{said}."
    assert articles.unread(known, deed.read(known), names) == ()


@pytest.mark.parametrize("said", NO_TERMS)
def test_a_sentence_that_states_no_term_of_all_is_asked_by_itself_and_sets_no_day(said: str, names: Parties) -> None:
    known = lines(TERM, f"Điều 3. {said}")
    found = deed.read(known)
    assert found["end"].value == "2027-12-31"
    assert said in [one.words for one in articles.unread(known, found, names)]


@pytest.mark.parametrize("more", MORE)
@pytest.mark.parametrize("said", WORDED)
def test_a_term_in_words_that_says_more_is_asked_by_itself_too(said: str, more: str, names: Parties) -> None:
    """Whoever answers its day has said nothing of the rest."""
    known = lines(f"Điều 2. {said}, {more}.")
    assert [one.words for one in articles.unread(known, deed.read(known), names)] == [f"{said}, {more}."]


def test_the_limit_of_such_a_sentence_stands_in_the_file(tmp_path: Path) -> None:
    limit = NO_TERMS[2]
    sheet = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
    paper = word(tmp_path / "a.docx", [*DECISION_OF_A_CITY[:-3], f"Điều 3. {limit}", *DECISION_OF_A_CITY[-3:]], sheet)  # fmt: skip
    made = city(tmp_path / "so", paper)
    (key,) = (one.key for one in made.open)
    text = next(iter(city(tmp_path / "so", paper, {key: "có bớt"}).files.values()))
    assert f"scope: {limit.rstrip('.')}" in text.decode().replace('"', "")


def test_rows_that_end_on_different_days_are_answered_at_the_rows_and_the_question_says_so(tmp_path: Path) -> None:
    sheet = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
    terms = (
        "Điều 3. Thời hạn ủy quyền đến hết ngày 31/12/2027.",
        "Điều 4. Việc ủy quyền thực hiện đến hết ngày 30/6/2027.",
    )
    paper = word(tmp_path / "a.docx", [*DECISION_OF_A_CITY[:-3], *terms, *DECISION_OF_A_CITY[-3:]], sheet)
    (asked,) = city(tmp_path / "so", paper).open
    assert "ghi ngày của mỗi dòng khác ở dòng đó của bảng hỏi" in asked.said.vi
    made = city(tmp_path / "so", paper, {"deed:end": "2027-12-31", "bảng 1:3:row": "2027-06-30"})
    assert {one.end or made.facts.value("end"): [row.matter for row in one.rows] for one in made.given} == {"2027-12-31": [A], "2027-06-30": [B]}  # fmt: skip


@pytest.mark.parametrize("words", ["các Sở Y tế ", "Sở Y tế thực hiện ủy quyền ", "thời hạn ủy quyền của Quyết định này ", "Giám đốc các Sở ban ngành Chủ tịch "])  # fmt: skip
def test_a_long_sentence_is_known_at_once_for_what_it_is(words: str) -> None:
    """No pattern tries all ways to part it: this would not end."""
    for end in ("abc xyz", "trong thời hạn hồ sơ abc"):
        assert not term_words.is_alone(f"Việc ủy quyền {words * 200}{end}")
