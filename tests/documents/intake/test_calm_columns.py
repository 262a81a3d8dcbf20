"""Columns that say nothing of what is given are no question, and are asked where a cell says more; what stands beside row numbers and below conditions."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from takings import DECISION_OF_A_CITY, TITLES, city, opened, received

A, B, *_ = TITLES
CALM: dict[str, tuple[str, ...]] = {
    "Mức độ DVC": ("Toàn trình", "Một phần"), "Số hồ sơ phát sinh": ("12", "bình quân 20/năm"), "Số lượng hồ sơ phát sinh năm 2024": ("12", "0"), "Chủ trì/Phối hợp": ("Sở Y tế/Sở Tư pháp", "Sở Y tế/Văn phòng"),
    "Phí, lệ phí": ("Dưới 5 tỷ: 1 triệu đồng", "Không"), "Lệ phí": ("chỉ thu 50.000 đồng", "0"), "Thời hạn giải quyết": ("15 ngày kể từ ngày nhận đủ hồ sơ", "Không quá 20 ngày làm việc"),
    "Thời hạn": ("15 ngày", "20 ngày làm việc kể từ khi nhận hồ sơ"), "Lệ phí ": ("Không áp dụng", "Chỉ áp dụng đối với tổ chức: 100.000 đồng"), "Thời hạn giải quyết ": ("15 ngày; riêng trường hợp phức tạp 30 ngày", "10 ngày, trừ hồ sơ phải bổ sung"), "Cách thức thực hiện": ("Nộp trực tiếp hoặc qua người được ủy quyền", "Trực tuyến"),
    "Mức độ dịch vụ công": ("Chưa áp dụng", "Toàn trình"), "Thời gian giải quyết": ("15 ngày (Sở Y tế: 10 ngày; Văn phòng: 5 ngày)", "03 tháng"),
    "Điều kiện": ("Không", "không"), "Điều kiện ủy quyền": ("-", "Không có"), "conditions": ("không", "Không."), "Hạn chế": ("", "không"),
}  # fmt: skip
SAYS_MORE: dict[str, str] = {
    "Phí, lệ phí": "Dự án dưới 5 tỷ: Sở; trên 5 tỷ do UBND quyết định", "Thời hạn giải quyết": "đến hết ngày 30/6/2027", "Thời gian giải quyết": "10 ngày, Chủ tịch UBND ký kết quả",
    "Cách thức thực hiện": "Chỉ ủy quyền hồ sơ trực tuyến", "Địa điểm tiếp nhận": "chỉ áp dụng tại xã Ba Vì", "Chủ trì/Phối hợp": "Phối hợp", "Mức độ DVC": "Thí điểm tại 03 xã",
}  # fmt: skip


def column(place: Path, head: str, *said: str) -> Path:
    rows: list[list[object]] = [
        [at, code, TITLES[code], "", words] for at, (code, words) in enumerate(zip((A, B), said, strict=True), 1)
    ]
    return word(place, DECISION_OF_A_CITY, Sheet([[*HEADS, head], *rows]))


@pytest.mark.parametrize("head", CALM)
def test_a_column_that_takes_nothing_back_is_no_question_and_no_term(head: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", column(tmp_path / "a.docx", head, *CALM[head]))
    assert (made.open, [one.end for one in made.given], received(made)) == ((), [""], {"so-y-te": [A, B]})


@pytest.mark.parametrize("head", SAYS_MORE)
def test_a_cell_that_says_more_in_such_a_column_is_asked_of_its_row(head: str, tmp_path: Path) -> None:
    """And nothing of it is taken for the term of the row."""
    made = city(tmp_path / "so", column(tmp_path / "a.docx", head, SAYS_MORE[head], ""))
    assert [one.key for one in made.open] == ["bảng 1:2:limit"]
    assert SAYS_MORE[head] in made.open[0].said.vi
    assert {one.end for one in made.given} <= {""}


def test_a_column_of_conditions_with_one_that_is_none_is_asked(tmp_path: Path) -> None:
    made = city(tmp_path / "so", column(tmp_path / "a.docx", "Điều kiện", "Không", "Có ý kiến của Bộ Y tế"))
    assert [one.key for one in made.open] == ["total:dieu kien:column"]


@pytest.mark.parametrize("words", ["đến hết ngày 31/12/2027 hoặc đến khi có quyết định thay thế", "31/12/2027 hoặc đến khi có Quyết định thay thế", "Đến hết năm 2027"])  # fmt: skip
def test_a_last_day_of_a_row_stands_though_a_new_decision_may_come(words: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", column(tmp_path / "a.docx", "Thời hạn ủy quyền", words, words))
    assert (made.open, [one.end for one in made.given]) == ((), ["2027-12-31"])


@pytest.mark.parametrize("number", ["2*", "2**", "2 (1)", "2¹", "2.", "02", "2)", "(2)", "2[1]"])
def test_a_mark_or_a_zero_beside_the_number_of_a_row_leaves_it_that_number(number: str, tmp_path: Path) -> None:
    rows = Sheet([[*HEADS], [1, A, TITLES[A], ""], [number, B, TITLES[B], ""]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, rows))
    assert (made.open, [one.entry.number for one in made.rows]) == ((), [1, 2])


def test_a_note_below_whose_mark_stands_at_a_number_is_asked_of_that_row_alone(tmp_path: Path) -> None:
    note = ["** Thực hiện đến hết ngày 30/6/2027"] * 4
    rows = Sheet([list(HEADS), [1, A, TITLES[A], ""], ["2**", B, TITLES[B], ""], note], merged=[(3, 0, 3, 3)])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, rows))
    assert [one.key for one in made.open] == ["bảng 1:3:limit"]


@pytest.mark.parametrize(("heads", "wanted"), [(("SYT", "STP"), ("Sở Y tế", "Sở Tư pháp")), (("GĐ SYT", "GĐ STP"), ("Giám đốc Sở Y tế", "Giám đốc Sở Tư pháp")), (("Sở YT", "Sở TP"), ("Sở Y tế", "Sở Tư pháp"))])  # fmt: skip
def test_columns_headed_by_the_letters_of_bodies_are_asked_who_is_meant(
    heads: tuple[str, str], wanted: tuple[str, str], tmp_path: Path
) -> None:
    """Nothing else is asked of them."""
    rows = Sheet([[*HEADS, *heads], [1, A, TITLES[A], "", "x", ""], [2, B, TITLES[B], "", "", "x"]])
    lines = [one.replace("Sở Y tế", "các Sở") for one in DECISION_OF_A_CITY]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines, rows))
    assert [one.proposal for one in made.open] == list(wanted)


def decision(*recitals: str, below: tuple[str, ...] = ()) -> tuple[str, ...]:
    about = "Về việc ủy quyền giải quyết thủ tục hành chính"
    articles = ("Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục.", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")  # fmt: skip
    lines = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", about, *articles)
    at = lines.index("Theo đề nghị của Giám đốc Sở Nội vụ.")
    return (*lines[:at], *recitals, *lines[at:], *below)


ROWS = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])


@pytest.mark.parametrize(
    "recital",
    [
        "Xét đề nghị của Sở Tư pháp về việc ủy quyền cho Sở Tư pháp giải quyết thủ tục đến hết ngày 31/12/2027;",
        "Ủy quyền cho Sở Tư pháp giải quyết các thủ tục tại Phụ lục II là cần thiết;",
        "Thời hạn ủy quyền trước đây đến hết ngày 31/12/2026;",
        "Theo đề nghị của Giám đốc Sở Tư pháp: thời hạn ủy quyền đến hết ngày 30/6/2027.",
    ],
)
def test_a_recital_gives_nothing(recital: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", word(tmp_path / "a.docx", decision(recital), ROWS))
    assert (made.open, received(made), made.facts.value("end")) == ((), {"so-y-te": [A, B]}, "")


@pytest.mark.parametrize(
    "line",
    [
        "- Sở Tư pháp;",
        "- Sở Tư pháp (ủy quyền cho Sở Tư pháp thực hiện đến hết ngày 31/12/2027);",
        "- Sở Y tế (thực hiện đến hết ngày 30/6/2027);",
        "- Ủy quyền cho Sở Tư pháp giải quyết thủ tục tại Phụ lục II;",
        "Ủy quyền cho Sở Tư pháp giải quyết các thủ tục. Thời hạn ủy quyền đến hết ngày 30/6/2027.",
    ],
)
def test_a_line_below_those_to_whom_a_decision_is_sent_gives_nothing(line: str, tmp_path: Path) -> None:
    """Where it names a day or speaks of what is given besides, it is asked."""
    made = city(tmp_path / "so", word(tmp_path / "a.docx", decision(below=(line,)), ROWS))
    assert (received(made), made.facts.value("end")) == ({"so-y-te": [A, B]}, "")
    assert [one.key.rpartition(":")[2] for one in made.open] == (["around"] if "đến hết" in line else [])


@pytest.mark.parametrize("name", ["Sở Y tế - Chi cục Dân số", "Sở Y tế – Phòng Nghiệp vụ"])
def test_a_sheet_named_after_a_part_of_another_body_is_asked(name: str, tmp_path: Path) -> None:
    """Its name only begins with that of the body."""
    from annexes import excel  # noqa: PLC0415  only here

    one, other = (Sheet([list(HEADS), [1, code, TITLES[code], ""]]) for code in (A, B))
    paper = excel(tmp_path / "a.xlsx", ("Sở Y tế", one), (name, other))
    made = city(tmp_path / "so", paper, {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp"})
    assert received(made) == {"so-y-te": [A]}
    assert [each.key.rpartition(":")[2] for each in made.open] == ["receiver"]


@pytest.mark.parametrize(("more", "asked"), [("", 0), (" Riêng thủ tục về dược chỉ tiếp nhận hồ sơ.", 1)])
def test_rows_and_notes_of_the_programs_own_papers_are_read_and_no_question(
    more: str, asked: int, tmp_path: Path
) -> None:
    """*Từ … sang …* says who receives; a note that only names the papers of a table takes nothing back."""
    group = ["Từ Ủy ban nhân dân thành phố sang Sở Tư pháp: 2 việc"] * 4
    cited = f"Ghi chú: Văn bản dẫn trong bảng: Nghị định số 147/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ về phân định thẩm quyền 02 cấp trong lĩnh vực y tế.{more}"
    rows = Sheet(
        [[*HEADS], group, [1, A, TITLES[A], ""], [2, B, TITLES[B], ""], [cited] * 4],
        merged=[(1, 0, 1, 3), (4, 0, 4, 3)],
    )
    lines = [one.replace("Sở Y tế", "các Sở") for one in DECISION_OF_A_CITY]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines, rows))
    assert (received(made), min(len(made.open), 1)) == ({"so-tu-phap": [A, B]}, asked)
