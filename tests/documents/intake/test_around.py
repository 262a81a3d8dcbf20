"""What stands around rows and takes something of them back: groups, titles, columns that nothing is taken from, lines that name a row. What must be read stands first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, with_annexes, word
from docx import Document
from openpyxl import load_workbook
from takings import DECISION_OF_A_CITY, TITLES, city, meant, received

from delegation.documents.intake import totals
from delegation.run.importing import Import

A, B, C, D, E = TITLES
HEAD = list(HEADS)
Asked = list[str]
"""Of each row the matter, or ``?`` and what is asked."""


def row(number: object, code: str, last: object = "") -> list[object]:
    return [number, code, TITLES[code], last]


def group(label: object, words: str) -> list[object]:
    return [label, words, None, None]


def beside(head: str, *cells: object) -> Sheet:
    """Make an annex with a column of its own behind the titles."""
    return Sheet([[*HEAD[:3], head], *(row(at, code, cell) for at, (code, cell) in enumerate(zip(TITLES, cells, strict=False), 1))])  # fmt: skip


L = "?limit"
AROUND: dict[str, tuple[Asked, Sheet]] = {
    "groups with terms": ([L, L], Sheet([HEAD, group("I", "Thủ tục ủy quyền đến hết ngày 30/6/2027"), row(1, A), group("II", "Đến hết năm 2028"), row(2, B)])),
    "groups that are not given": (
        [A, L, L, L, E],
        Sheet([HEAD, group("A", "Thủ tục ủy quyền"), row(1, A), group("B", "Thủ tục không ủy quyền"), row(2, B), group("C", "Bãi bỏ việc ủy quyền"), row(3, C),
               group("D", "Thủ tục chỉ tiếp nhận hồ sơ"), row(4, D), group("E", "Thủ tục ủy quyền mới"), row(5, E)]),
    ),
    "a field within such a group, and one behind it": (
        [L, L, C],
        Sheet([HEAD, group("I", "Chưa ủy quyền"), group("1", "Lĩnh vực Y tế"), row(1, A), group("2", "Lĩnh vực Dược"), row(2, B), group("II", "Ủy quyền"), row(3, C)]),
    ),
    "a group across": ([A, L], Sheet([HEAD, row(1, A), ["Các thủ tục hết hiệu lực ủy quyền", None, None, None], row(2, B)], merged=[(2, 0, 2, 3)])),
    "fields that only sound so": (
        [A, B, C, D],
        Sheet([HEAD, group("I", "Lĩnh vực Chỉ dẫn địa lý"), row(1, A), group("II", "Dịch vụ công trực tuyến một phần"), row(2, B),
               group("III", "Lĩnh vực Thi hành án, chứng chỉ hành nghề"), row(3, C), group("IV", "Thủ tục có thời hạn giải quyết trong ngày"), row(4, D)]),
    ),
    "yes and no": ([A, L, C, L], beside("Ủy quyền", "Có", "Không", "x", "")),
    "what is given": ([A, L, L], beside("Phạm vi ủy quyền", "Toàn bộ", "Một phần: hồ sơ trong nước", "Tiếp nhận, trả kết quả")),
    "on which level": ([A, "?level", C], beside("Cấp giải quyết", "Cấp tỉnh", "Cấp xã", "Cấp tỉnh")),
    "what is the same in each row": ([A, B, C], beside("Hình thức", "Ủy quyền", "Ủy quyền", "Ủy quyền")),
    "how a file is handed in": ([A, B, C], beside("Hình thức nộp hồ sơ", "Trực tiếp", "Trực tuyến", "Bưu chính")),
    "a state": ([A, L, C], beside("Tình trạng", "Ủy quyền mới", "Bãi bỏ", "Giữ nguyên")),
    "columns of other things": ([A, B, C], beside("Mức độ trực tuyến", "Toàn trình", "Một phần", "Chỉ tại quầy")),
    "fees": ([A, B], beside("Phí, lệ phí", "Không", "Chưa quy định")),
    "another column that says so in clear words": ([A, L], beside("Mức độ trực tuyến", "Toàn trình", "Không ủy quyền")),
}  # fmt: skip


@pytest.mark.parametrize("name", AROUND)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_stands_around_a_row_is_asked_where_it_takes_something_back(
    name: str, ending: str, tmp_path: Path
) -> None:
    wanted, sheet = AROUND[name]
    place = tmp_path / f"a.{ending}"
    lines = Sheet([[line] for line in DECISION_OF_A_CITY])
    paper = (
        word(place, DECISION_OF_A_CITY, sheet)
        if ending == "docx"
        else excel(place, ("Quyết định", lines), ("Phụ lục", sheet))
    )
    assert [said for _, said in meant(city(tmp_path / "so", paper))] == wanted


def words_asked(made: Import) -> list[str]:
    """Give what is asked of words around rows."""
    return [one.said.vi for one in made.open if one.key.endswith(":around")]


def test_groups_that_only_bear_names_which_no_field_has_are_one_question_and_one_that_says_more_another(
    tmp_path: Path,
) -> None:
    rows: list[Sequence[object]] = [
        HEAD, group("I", "Khám chữa bệnh"), row(1, A), group("II", "Dược phẩm"), row(2, B), group("III", "Tiêm chủng (02 thủ tục)"), row(3, C),
        group("IV", "Thủ tục tại vùng bãi"), row(4, D),
    ]  # fmt: skip
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(rows)))
    asked = words_asked(made)
    assert len(asked) == 2
    assert [one for one in asked if "«Khám chữa bệnh»; «Dược phẩm»; «Tiêm chủng»" in one]
    assert [one for one in asked if "«Thủ tục tại vùng bãi»" in one]


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH THUỘC THẨM QUYỀN CỦA UBND CẤP XÃ", "asked"),
        ("Danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của Chủ tịch UBND xã", "asked"),
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH THUỘC THẨM QUYỀN CẤP XÃ", "asked"),
        ("Danh mục thủ tục thuộc thẩm quyền giải quyết của UBND Đà Nẵng", "told"),
        ("Danh mục thủ tục thuộc thẩm quyền giải quyết của UBND cấp tỉnh", "told"),
    ],
)
def test_a_title_that_says_whose_matters_the_rows_are_is_asked_where_it_fits_nobody_and_told_where_it_does(
    title: str, asks: str, tmp_path: Path
) -> None:
    sheet = Sheet([HEAD, row(1, A)])
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", DECISION_OF_A_CITY, [(("PHỤ LỤC", title), sheet)]))
    said = [one for one in words_asked(made) if "thuộc thẩm quyền" in one.casefold()]
    assert (len(said), bool(made.told)) == ((1, False) if asks == "asked" else (0, True))
    assert all("bên giao và bên nhận ở cấp thành phố" in one for one in said)


def test_a_day_of_a_group_is_the_term_of_its_rows_and_is_not_asked_again(tmp_path: Path) -> None:
    paper = word(
        tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([HEAD, group("I", "Ủy quyền đến hết ngày 30/6/2027"), row(1, A)])
    )
    made = city(tmp_path / "so", paper, {"bảng 1:3:limit": "2027-06-30"})
    assert [one.end for one in made.given] == ["2027-06-30"]
    for name, data in made.files.items():
        (tmp_path / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "so" / name).write_bytes(data)
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences) == ((), ())


def test_the_term_of_the_decision_above_a_group_is_no_question(tmp_path: Path) -> None:
    lines = [*DECISION_OF_A_CITY[:-3], "Điều 3. Thời hạn ủy quyền đến hết ngày 30/6/2027.", *DECISION_OF_A_CITY[-3:]]
    sheet = Sheet([HEAD, group("I", "Ủy quyền đến hết ngày 30/6/2027"), row(1, A)])
    assert city(tmp_path / "so", word(tmp_path / "a.docx", lines, sheet)).open == ()


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", L),
        ("Danh mục thủ tục hành chính chưa ủy quyền", L),
        ("DANH MỤC THỦ TỤC DO THÀNH PHỐ TRỰC TIẾP GIẢI QUYẾT", L),
        ("DANH MỤC THỦ TỤC ĐƯA RA KHỎI DANH MỤC ỦY QUYỀN", L),
        ("DANH MỤC THỦ TỤC THU HỒI ỦY QUYỀN", L),
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN", B),
        ("Danh mục thủ tục chỉ dẫn địa lý", B),
    ],
)
def test_a_title_that_says_that_nothing_is_given_is_asked_of_the_rows_below_it_alone(
    title: str, wanted: str, tmp_path: Path
) -> None:
    annexes = [
        (("Phụ lục I", "DANH MỤC ỦY QUYỀN"), Sheet([HEAD, row(1, A)])),
        (("Phụ lục II", title), Sheet([HEAD, row(1, B)])),
    ]
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", DECISION_OF_A_CITY, annexes))
    assert [said for _, said in meant(made)] == [A, wanted]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Riêng thủ tục số 2 thực hiện từ ngày 01/01/2027", True),
        ("Ghi chú: thủ tục tại STT 1 chỉ tiếp nhận hồ sơ", True),
        ("Mục 2 không ủy quyền cho chi nhánh", True),
        ("Riêng các thủ tục lĩnh vực công chứng thực hiện đến hết ngày 30/6/2027", True),
        ("Ủy quyền các thủ tục nêu trên, trừ lĩnh vực công chứng", True),
        ("Đối với hồ sơ công chứng, Chủ tịch UBND Thành phố trực tiếp quyết định", True),
        ("Chủ tịch UBND Thành phố ký kết quả giải quyết", True),
        ("Giải quyết các thủ tục từ số 1 đến số 2 tại Phụ lục", True),
        ("Được ủy quyền lại cho Phó Giám đốc các thủ tục số 1 đến 2", False),
        ("Thay mặt Chủ tịch UBND Thành phố ký kết quả", False),
        ("Ghi chú: thực hiện từ 01/01/2026", False),
        ("Người lập biểu", False),
    ],
)
@pytest.mark.parametrize("within", [True, False])
def test_a_line_outside_rows_that_limits_some_of_them_is_asked(
    words: str,
    asked: bool,  # noqa: FBT001  a parameter
    within: bool,  # noqa: FBT001  a parameter
    tmp_path: Path,
) -> None:
    """Within the table as in the text; a last row across it is no group, and is asked unless it is of a place to sign."""
    last: list[list[object]] = [[words, None, None, None]] if within else []
    sheet = Sheet([HEAD, row(1, A), row(2, B), *last], merged=[(3, 0, 3, 3)] if within else [])
    lines = DECISION_OF_A_CITY if within else (*DECISION_OF_A_CITY[:-3], words, *DECISION_OF_A_CITY[-3:])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines, sheet))
    sorts = [one.key.rpartition(":")[2] for one in made.counted]
    # Any sentence that is not understood is asked; none twice.
    others = [] if words == "Người lập biểu" and within else ["around" if within else "sentence"]
    assert sorts == (["excepted"] if asked else others)
    assert not within or words in [said for said, _ in made.annex.notes]


def test_halves_below_the_names_of_bodies_are_given_to_these(tmp_path: Path) -> None:
    heads: list[object] = ["STT", "Mã số TTHC", "Tên thủ tục"]
    rows: list[Sequence[object]] = [
        ["SỞ Y TẾ", None, None, "SỞ TƯ PHÁP", None, None],
        heads * 2,
        [1, A, TITLES[A], 1, B, TITLES[B]],
        [2, C, TITLES[C], 2, D, TITLES[D]],
    ]
    sheet = Sheet(rows, merged=[(0, 0, 0, 2), (0, 3, 0, 5)])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))
    assert received(made) == {"so-y-te": [A, C], "so-tu-phap": [B, D]}


@pytest.mark.parametrize(
    ("label", "before", "wanted"),
    [("C", "B", "A"), ("C", "", "I"), ("D", "C", "A"), ("II", "", "I"), ("1", "B", "1"), ("B", "A", "A")],
)
def test_a_letter_behind_its_letter_is_no_roman_number(label: str, before: str, wanted: str) -> None:
    assert totals.level_of(label, before) == wanted


@pytest.mark.parametrize(("first", "wanted"), [("15/8/2025", ["2027-12-31"]), ("01/9/2026", [])])
def test_a_column_of_first_days_is_none_of_last_ones(first: str, wanted: list[str], tmp_path: Path) -> None:
    """A first day that is not the decision's is asked."""
    heads = [*HEAD[:3], "Thời hạn ủy quyền từ", "Thời hạn ủy quyền đến"]
    sheet = Sheet([heads, [1, A, TITLES[A], first, "31/12/2027"]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))
    assert [one.end for one in made.given if one.rows] == wanted
    assert [said for _, said in meant(made)] == [A if wanted else L]


def test_a_title_of_before_is_not_the_title(tmp_path: Path) -> None:
    sheet = Sheet([["STT", "Mã số TTHC", "Tên thủ tục cũ", "Tên thủ tục mới"], [1, A, TITLES[B], TITLES[A]]])
    assert meant(city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))) == [(1, A)]


def test_a_column_that_the_file_hides_is_asked_once(tmp_path: Path) -> None:
    place = tmp_path / "a.xlsx"
    heads = [*HEAD[:3], "Cơ quan được ủy quyền", "Ghi chú"]
    rows: list[list[object]] = [[at, code, TITLES[code], "Sở Tư pháp", "mới"] for at, code in ((1, A), (2, B))]
    excel(place, ("Quyết định", Sheet([[line] for line in DECISION_OF_A_CITY])), ("Phụ lục", Sheet([heads, *rows])))
    book = load_workbook(place)
    book["Phụ lục"].column_dimensions["D"].hidden = True
    book.save(place)
    made = city(tmp_path / "so", place)
    assert [one.key.rpartition(":")[2] for one in made.open] == ["hidden-column"]
    assert "«Cơ quan được ủy quyền»" in made.open[0].said.vi
    assert city(tmp_path / "so", place, {made.open[0].key: "giữ dòng"}).open == ()


def test_a_head_that_folds_like_one_of_former_codes_is_none(tmp_path: Path) -> None:
    """*Căn cứ* and *cũ* are alike without their marks."""
    sheet = beside("Căn cứ", "Điều 5 Nghị định số 147/2025/NĐ-CP")
    assert city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet)).rows[0].basis == (
        ("147/2025/NĐ-CP", "Điều 5"),
    )


def test_a_body_in_a_column_without_a_head_is_asked(tmp_path: Path) -> None:
    """As in a second table that goes on without heads, with a column more."""
    first, second = Sheet([HEAD[:3], [1, A, TITLES[A]]]), Sheet([[2, B, TITLES[B], "Sở Tư pháp"]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, first, second))
    assert meant(made) == [(1, A), (2, "?receiver")]


HEADING = "PHỤ LỤC"
SAYS_MORE = (
    "DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN (CHỈ ÁP DỤNG ĐỐI VỚI HỘ KINH DOANH)", "(áp dụng tại các xã vùng bãi)", "Danh mục thủ tục áp dụng tại xã Ba Vì", "Dòng tô vàng: chưa ủy quyền",
    "DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN TRÊN ĐỊA BÀN XÃ BA VÌ", "A. THỦ TỤC ỦY QUYỀN THẨM ĐỊNH", "Đơn vị rà soát: đề nghị bỏ dòng 2",
    "Danh mục thủ tục hành chính ủy quyền cho hộ kinh doanh", "Danh mục đề xuất ủy quyền",
)  # fmt: skip
SAYS_NO_MORE = (
    "DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO SỞ Y TẾ", "(Kèm theo Quyết định số 77/QĐ-UBND ngày 15 tháng 8 năm 2025 của Ủy ban nhân dân Thành phố)", "(Ban hành kèm theo Quyết định số     /QĐ-UBND)",
    "Danh mục thủ tục hành chính lĩnh vực y tế thuộc thẩm quyền của Ủy ban nhân dân Thành phố", "THỦ TỤC HÀNH CHÍNH CẤP TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "_______",
    "Danh mục 02 thủ tục hành chính ủy quyền cho Sở Y tế (kèm theo Quyết định số 77/QĐ-UBND)",
)  # fmt: skip


def around_of(made: Import) -> list[str]:
    return [one.said.vi.split("»")[0].split("«")[1] for one in made.open if one.key.endswith(":around")]


@pytest.mark.parametrize("words", SAYS_MORE)
def test_words_above_a_table_that_say_more_than_what_is_given_to_whom_are_asked_once(
    words: str, tmp_path: Path
) -> None:
    """In the text, as the title within a table, on a sheet, as a group; an answer closes it."""
    rows: list[list[object]] = [[*HEAD], row(1, A), row(2, B)]
    across: list[object] = [words] * 4
    above = Sheet([across, *rows], merged=[(0, 0, 0, 3)])
    grouped = Sheet([HEAD, across, row(1, A), row(2, B)], merged=[(1, 0, 1, 3)])
    made_of = (
        with_annexes(tmp_path / "a.docx", DECISION_OF_A_CITY, [((HEADING, words), Sheet(rows))]),
        word(tmp_path / "b.docx", DECISION_OF_A_CITY, above),
        excel(tmp_path / "c.xlsx", ("Quyết định", Sheet([[one] for one in DECISION_OF_A_CITY])), ("Phụ lục", above)),
        word(tmp_path / "d.docx", DECISION_OF_A_CITY, grouped),
    )
    for paper in made_of:
        made = city(tmp_path / "so", paper)
        limited = sum(one.key.endswith(":limit") for one in made.open)
        assert len(around_of(made)) == (0 if limited else 1), (paper.name, [one.said.vi for one in made.open])
        keys = {one.key: "giữ dòng" for one in made.open}
        assert not around_of(city(tmp_path / "so", paper, keys))


@pytest.mark.parametrize("words", SAYS_NO_MORE)
def test_titles_and_captions_of_every_annex_are_no_question(words: str, tmp_path: Path) -> None:
    paper = with_annexes(
        tmp_path / "a.docx", DECISION_OF_A_CITY, [((HEADING, words), Sheet([HEAD, row(1, A), row(2, B)]))]
    )
    assert around_of(city(tmp_path / "so", paper)) == []


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("Tên thủ tục hành chính (chỉ áp dụng đối với hộ kinh doanh)", True), ("Tên thủ tục hành chính được ủy quyền tại xã Ba Vì", True), ("Tên thủ tục hành chính", False),
        ("Tên TTHC được ủy quyền giải quyết", False), ("Tên TTHC trên Cổng DVC quốc gia", False), ("Tên thủ tục (lĩnh vực)", False),
    ],
)  # fmt: skip
def test_a_head_that_says_more_than_what_stands_below_it_is_asked(head: str, asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([[*HEAD[:2], head, HEAD[3]], row(1, A), row(2, B)]))
    assert around_of(city(tmp_path / "so", paper)) == ([head] if asked else [])


def test_a_note_below_a_table_is_asked(tmp_path: Path) -> None:
    note = "Ghi chú: Chỉ áp dụng đối với hồ sơ của hộ kinh doanh."
    sheet = Sheet([HEAD, row(1, A), row(2, B), [note, None, None, None]], merged=[(3, 0, 3, 3)])
    assert around_of(city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))) == [note]


@pytest.mark.parametrize("where", ["first line", "sheet", "page"])
def test_a_paper_that_calls_itself_a_draft_is_asked_first(where: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [[*HEAD], row(1, A), row(2, B)]
    place = tmp_path / "a.docx"
    stamp: list[object] = ["DỰ THẢO"]
    if where == "sheet":
        lines = Sheet([[line] for line in DECISION_OF_A_CITY])
        place = excel(tmp_path / "a.xlsx", ("Quyết định", lines), ("Phụ lục", Sheet([stamp, *rows])))
    else:
        word(place, ("DỰ THẢO", *DECISION_OF_A_CITY) if where == "first line" else DECISION_OF_A_CITY, Sheet(rows))
    if where == "page":
        book = Document(str(place))
        book.sections[0].header.paragraphs[0].text = "DỰ THẢO – chưa có hiệu lực"
        book.save(str(place))
    made = city(tmp_path / "so", place)
    assert made.counted[0].key == "total:0:draft"
    assert not any(
        one.key == "total:0:draft" for one in city(tmp_path / "so", place, {"total:0:draft": "giữ dòng"}).open
    )
