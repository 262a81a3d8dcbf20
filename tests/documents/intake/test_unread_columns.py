"""A column from which nothing is taken and in which rows differ may say which rows are given: it is asked once. What must be asked stands first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from folders import ROOT
from takings import DECISION_OF_A_CITY, TITLES, city, meant

from delegation.run.importing import Import

A, B, C, D, _ = TITLES
HEAD = list(HEADS)[:3]
PLACES = ("Toàn thành phố", "Toàn thành phố", "Xã Ba Vì", "Toàn thành phố")
ASKED: dict[str, tuple[str, ...]] = {
    "Địa bàn áp dụng": PLACES,
    "Đối tượng": ("Tổ chức", "Tổ chức, cá nhân", "Cá nhân", "Tổ chức"),
    "Kết quả rà soát": ("Đồng ý", "Đồng ý", "Không đồng ý", "Đồng ý"),
    "Ý kiến Sở": ("Thống nhất", "Không thống nhất", "Không thống nhất", "Không thống nhất"),
    "Đề xuất": ("Ủy quyền", "Giữ nguyên", "Ủy quyền", "Ủy quyền"),
    "Phương án": ("Ủy quyền", "Ủy quyền", "Phân cấp", "Ủy quyền"),
    "Thẩm quyền": ("GĐ Sở", "GĐ Sở", "CT UBND TP", "GĐ Sở"),
    "Mức độ": ("Toàn phần", "Toàn phần", "Một phần", "Toàn phần"),
    "Mức độ ủy quyền": ("100%", "50%", "100%", "0%"),
    "Nội dung": ("Toàn bộ", "Toàn bộ", "Chỉ cấp lại", "Toàn bộ"),
    "Nội dung ủy quyền": ("Ký giấy phép dưới 5 năm", "Ký lần đầu", "Ký lại", "Ký tất cả các loại"),
    "Bước thực hiện": ("Toàn bộ", "Toàn bộ", "Thẩm định quy trình", "Toàn bộ"),
    "Chọn": ("x", "x", "", "x"),
    "Ủy quyền": ("x", "x", "K", "x"),
    "Loại": ("UQ", "UQ", "PC", "UQ"),
    "Hình thức": ("Ủy quyền", "Ủy quyền", "Phân cấp", "Ủy quyền"),
    "Người ký kết quả": ("Sở Y tế", "Lãnh đạo Thành phố", "Lãnh đạo Thành phố", "Lãnh đạo Thành phố"),
    "Diện tích": ("dưới 2 ha", "dưới 5 ha", "", ""),
    "Phòng chuyên môn": ("Phòng A", "Phòng B", "Phòng A", "Phòng B"),
    "": ("một", "hai", "", ""),
    "Thời gian thực hiện": ("28/02/2027",) * 4,
    "Mốc": ("28/02/27", "31/6/2027", "30/6/2027", "6/30/2027"),
    "Địa bàn": ("Phường Ba Đình",) * 4,
    "Đối tượng thực hiện": ("Chỉ hộ gia đình",) * 4,
    "Nội dung công việc được giao": ("Tiếp nhận, thẩm định",) * 4,
    "Hình thức thực hiện": ("Thí điểm",) * 4,
    "Giai đoạn": ("Quý I/2026",) * 4,
    "Cơ quan quyết định": ("UBND thành phố",) * 4,
    "Quy mô dự án": ("Dưới 15 tỷ đồng",) * 4,
    "Tình hình": ("Dừng lại",) * 4,
    "Điều kiện": ("Khi Chủ tịch đi vắng",),
    "Khâu": ("Thẩm định",),
    "Tỷ lệ": ("50%",),
    "Mức ủy quyền": ("K",) * 4,
}
"""By the head of the column what its cells say."""
CALM: dict[str, tuple[str, ...]] = {
    "Địa bàn áp dụng": ("Toàn thành phố",) * 4,
    "Loại": ("UQ",) * 4,
    "Chọn": ("x",) * 4,
    "Phạm vi": ("Trên địa bàn toàn thành phố",) * 4,
    "Cấp": ("Cấp tỉnh",) * 4,
    "Số bộ hồ sơ": ("01 bộ",) * 4,
    "Nơi làm": ("Trung tâm Phục vụ hành chính công thành phố",) * 4,
    "Đơn vị chủ trì": ("Sở Y tế",) * 4,
    "Tình trạng pháp lý": ("Còn hiệu lực",),
    "Tỷ lệ": ("100%",) * 4,
    "Ký hiệu việc": ("k",) * 4,
    "Thời hạn giải quyết": ("05 ngày", "10 ngày", "", "15 ngày làm việc"),
    "Phí, lệ phí": ("Không", "100.000 đồng", "", "Không"),
    "Mức độ dịch vụ công trực tuyến": ("Toàn trình", "Một phần", "Toàn trình", "Một phần"),
    "Hình thức nộp hồ sơ": ("Trực tiếp", "Trực tuyến", "Bưu chính", "Trực tiếp"),
    "Cách thức thực hiện": ("Trực tiếp", "Trực tuyến", "Bưu chính", "Trực tiếp"),
    "Cơ quan phối hợp": ("Sở Tư pháp", "", "Công an", ""),
    "Quyết định công bố": ("12/QĐ-BYT", "13/QĐ-BYT", "", ""),
    "Mã số TTHC cũ": ("1.000001", "", "1.000002", ""),
    "Số thứ tự cũ": ("1", "2", "3", "4"),
    "Ngày công bố": ("01/02/2026", "02/02/2026", "", ""),
}
REMARK = "# Chưa trả lời khi nhập".encode()
LIMITS = {
    "Ủy quyền": ("1", "1", "0", "1"),
    "Được ủy quyền": ("x", "x", "", "x"),
    "Ủy quyền (Có/Không)": ("Có", "Có", "Không", "Có"),
    "Trạng thái": ("Còn hiệu lực", "Còn hiệu lực", "Hết hiệu lực", "Còn hiệu lực"),
    "Áp dụng từ": ("15/8/2025", "15/8/2025", "01/3/2027", "15/8/2025"),
}
"""Columns that say in clear words that their third row is not given, or not all of it."""


def paper(place: Path, head: str, cells: tuple[str, ...]) -> Path:
    rows = [[at, code, TITLES[code], cell] for at, (code, cell) in enumerate(zip(TITLES, cells, strict=False), 1)]
    sheet = Sheet([[*HEAD, head], *rows])
    if place.suffix == ".docx":
        return word(place, DECISION_OF_A_CITY, sheet)
    return excel(place, ("Quyết định", Sheet([[line] for line in DECISION_OF_A_CITY])), ("Phụ lục", sheet))


def read(folder: Path, head: str, cells: tuple[str, ...], answers: dict[str, str] | None = None) -> Import:
    return city(folder / "so", paper(folder / "a.docx", head, cells), answers)


def kept(folder: Path, made: Import) -> None:
    assert made.open == ()
    for name, data in made.files.items():
        (folder / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "so" / name).write_bytes(data)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("head", ASKED)
def test_a_column_in_which_rows_differ_is_asked_once_with_all_that_it_says(
    head: str, ending: str, tmp_path: Path
) -> None:
    """Also one in which all rows have the same: days of which nobody says what they are, and words that are not known to limit nothing."""
    made = city(tmp_path / "so", paper(tmp_path / f"a.{ending}", head, ASKED[head]))
    assert [one.key.rpartition(":")[2] for one in made.open] == ["column"]
    assert all(f"«{cell}»" in made.open[0].said.vi for cell in ASKED[head] if cell)


@pytest.mark.parametrize("cells", [PLACES, ("Phường Ba Đình",) * 4])
def test_a_column_of_which_nobody_answered_is_asked_again_until_somebody_does(
    cells: tuple[str, ...], tmp_path: Path
) -> None:
    """Also of a corrected paper in whose rows it says something else; then the remark goes."""
    head, key = "Địa bàn áp dụng", "total:dia ban ap dung:column"
    made = read(tmp_path, head, cells)
    (name,) = made.files
    assert made.files[name].count(REMARK) == 1
    kept(tmp_path, replace(made, counted=()))
    for paper_of in (cells, cells[:3]):
        again = read(tmp_path, head, paper_of)
        assert [one.key for one in again.open if one.key == key] == [key]
        assert again.files.get(name, made.files[name]).count(REMARK) == 1
    last = read(tmp_path, head, cells, {key: "không liên quan"})
    assert last.open == ()
    assert REMARK not in last.files[name]


@pytest.mark.parametrize("head", CALM)
def test_a_column_that_is_the_same_in_all_rows_or_known_to_say_nothing_of_it_is_not_asked(
    head: str, tmp_path: Path
) -> None:
    """It is told as one that is not read."""
    made = read(tmp_path, head, CALM[head])
    assert made.open == ()
    assert head in [words for words, _ in made.annex.unread] or CALM[head][0] == ""


@pytest.mark.parametrize("head", LIMITS)
def test_a_column_that_clearly_takes_a_row_back_asks_of_this_row(head: str, tmp_path: Path) -> None:
    assert meant(read(tmp_path, head, LIMITS[head])) == [(1, A), (2, B), (3, "?limit"), (4, D)]


@pytest.mark.parametrize(
    ("answer", "rows", "note"),
    [
        ("không liên quan", [A, B, C, D], ""),
        ("not relevant", [A, B, C, D], ""),
        ("chép vào ghi chú", [A, B, C, D], "phụ lục ghi: cột «Địa bàn áp dụng» «Xã Ba Vì»"),
        ("bỏ dòng: Xã Ba Vì", [A, B, D], ""),
        ("bỏ dòng: xã ba vì; Toàn thành phố", [], ""),
    ],
)
def test_a_column_is_irrelevant_copied_or_says_which_rows_are_not_given(
    answer: str, rows: list[str], note: str, tmp_path: Path
) -> None:
    """And the paper that comes again is not asked of it, and changes nothing; what was copied and says something else now is asked."""
    head, key = "Địa bàn áp dụng", "total:dia ban ap dung:column"
    made = read(tmp_path, head, PLACES, {key: answer})
    assert [row.matter for row in made.rows if not row.left_out] == rows
    assert next(row.note for row in made.rows if row.entry.number == 3) == note
    if rows:
        kept(tmp_path, made)
        again = city(tmp_path / "so", tmp_path / "a.docx")
        assert (again.open, again.differences) == ((), ())
        other = read(tmp_path, head, (*PLACES[:3], "Xã Sóc Sơn"))
        assert [one.key for one in other.open] == ([key] if note else [])


def test_a_column_of_last_days_below_an_unknown_head_becomes_the_terms_of_its_rows(tmp_path: Path) -> None:
    """A day that no calendar has is asked, and so is a cell that is empty."""
    head, cells, key = "Mốc", ("28/02/2027", "31/6/2027", "28/02/2027", ""), "total:moc:column"
    made = read(tmp_path, head, cells, {key: "ngày cuối"})
    assert meant(made) == [(1, A), (2, "?end"), (3, C), (4, "?end")]
    answers = {key: "ngày cuối", "bảng 1:3:end": "2027-06-30", "bảng 1:5:end": "chưa rõ"}
    made = read(tmp_path, head, cells, answers)
    assert [(one.end, [row.matter for row in one.rows]) for one in made.given] == [
        ("2027-02-28", [A, C]), ("2027-06-30", [B]), ("", [D]),
    ]  # fmt: skip
    kept(tmp_path, made)
    again = city(tmp_path / "so", tmp_path / "a.docx")
    assert (again.open, again.differences) == ((), ())


def test_an_answer_that_names_nothing_that_the_column_says_leaves_the_question(tmp_path: Path) -> None:
    made = read(tmp_path, "Chọn", ("x", "x", "", "x"), {"total:chon:column": "bỏ dòng: y"})
    assert [one.key for one in made.open] == ["total:chon:column"]
    made = read(tmp_path, "Chọn", ("x", "x", "", "x"), {"total:chon:column": "bỏ dòng: (để trống)"})
    assert [row.left_out for row in made.rows] == [False, False, True, False]


def test_a_column_of_several_tables_is_asked_once(tmp_path: Path) -> None:
    """Also where each table says one thing alone."""
    tables = [Sheet([[*HEAD, "Mức độ"], [at, code, TITLES[code], said]]) for at, code, said in ((1, A, "Toàn phần"), (2, B, "Một phần"))]  # fmt: skip
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, *tables))
    assert [one.key for one in made.open] == ["total:muc do:column"]


ENDS = (
    "Hạn ủy quyền", "Ngày kết thúc", "Đến ngày", "Đến hết ngày", "Thời điểm kết thúc", "Hết hạn", "Ngày hết hạn", "Kết thúc", "Hiệu lực đến", "Ủy quyền đến",
    "Ngày hết hiệu lực", "Áp dụng đến", "Thực hiện đến", "Thời hạn ủy quyền", "Thời hạn hiệu lực",
)  # fmt: skip


@pytest.mark.parametrize("head", ENDS)
def test_a_column_of_last_days_is_known_by_its_head_and_what_stands_in_it(head: str, tmp_path: Path) -> None:
    """What is no day, and an empty cell among filled ones, is asked."""
    made = read(tmp_path, head, ("28/02/2027", "31/6/2027", "", "30-6-2027"))
    assert meant(made) == [(1, A), (2, "?end"), (3, "?end"), (4, D)]
    assert [one.end for one in made.given] == ["2027-02-28", "2027-06-30"]


def test_a_head_that_sounds_like_one_of_last_days_is_none_where_no_days_stand(tmp_path: Path) -> None:
    """It is asked as any other column that nothing is taken from."""
    made = read(tmp_path, "Kết thúc", ("xong", "xong", "xong", "xong"))
    assert [one.key.rpartition(":")[2] for one in made.open] == ["column"]


def test_the_figures_of_the_page_are_those_of_these_columns() -> None:
    page = " ".join((ROOT / "docs" / "import.md").read_text("utf-8").split())
    said = f"{len(ASKED)} columns that are asked, {len(CALM)} that are not, {len(LIMITS)} of which single rows are asked, {len(ENDS)} heads"
    assert said in page


def test_rows_of_two_tables_that_are_numbered_alike_stay_left_out_each_by_itself(tmp_path: Path) -> None:
    tables = [Sheet([[*HEAD, "Chọn"], [1, one, TITLES[one], "x"], [2, other, TITLES[other], ""]]) for one, other in ((A, B), (C, D))]  # fmt: skip
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, *tables)
    made = city(tmp_path / "so", paper, {"total:chon:column": "bỏ dòng: (để trống)"})
    assert [row.matter for row in made.rows if not row.left_out] == [A, C]
    kept(tmp_path, made)
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences) == ((), ())
