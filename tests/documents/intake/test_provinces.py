"""Decisions of other provinces, made to the pattern of the layouts that these publish: text and annex in one file. They import without a change of code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from annexes import Sheet, excel, word
from folders import write
from takings import TITLES, imported, meant, opened, province, received

from delegation.documents.intake.parties import Parties
from delegation.model.terms import if_known
from delegation.run import pipeline

A, B, C, D, E = TITLES
DECREE = "Điều 5 Nghị định số 147/2025/NĐ-CP"


def da_nang(place: Path) -> Path:
    """Fields as rows with Roman numbers, numbers that begin again in each, two receivers in one cell, landscape."""
    head: list[object] = [
        "STT",
        "Tên thủ tục hành chính",
        "Mã TTHC",
        "Cơ quan được ủy quyền",
        "Cơ sở pháp lý của việc ủy quyền",
        "Ghi chú",
    ]
    rows: list[list[object]] = [
        head,
        ["I", "LĨNH VỰC Y TẾ", None, None, None, None],
        [1, TITLES[A], A, "Sở Y tế", DECREE, ""],
        [2, TITLES[B], B, "Sở Y tế;\nSở Tư pháp", DECREE, ""],
        ["II", "LĨNH VỰC VĂN HÓA", None, None, None, None],
        [1, TITLES[C], C, "Sở Văn hóa, Thể thao và Du lịch", DECREE, "trừ trường hợp liên tỉnh"],
        [2, TITLES[D], D, "Sở Y tế, Sở Văn hóa, Thể thao và Du lịch", DECREE, ""],
    ]
    text = opened(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "1234 /QĐ-UBND", "Đà Nẵng",
        "Về việc ủy quyền giải quyết thủ tục hành chính thuộc thẩm quyền của Ủy ban nhân dân thành phố Đà Nẵng",
        "Điều 1. Ủy quyền cho các cơ quan chuyên môn giải quyết các thủ tục hành chính tại Danh mục kèm theo Quyết định này.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Thời gian ủy quyền đến hết ngày 31/12/2026.",
        "Điều 3. Chánh Văn phòng UBND thành phố, Giám đốc các Sở chịu trách nhiệm thi hành Quyết định này./.",
    )  # fmt: skip
    return word(place, text, Sheet(rows, [(1, 1, 1, 5), (4, 1, 4, 5)]), landscape=True)


def nghe_an(place: Path) -> Path:
    """Receivers as rows of groups, fields below them: A. SỞ Y TẾ, I. Lĩnh vực …; one table over all."""
    rows: list[list[object]] = [
        ["TT", "Mã số TTHC", "Tên TTHC", "Căn cứ pháp lý", "Thời hạn ủy quyền"],
        ["A", "SỞ Y TẾ", None, None, None],
        ["I", "Lĩnh vực Khám bệnh, chữa bệnh", None, None, None],
        [1, A, TITLES[A], DECREE, "Đến 31/12/2026"],
        ["II", "Lĩnh vực Dược", None, None, None],
        [2, B, TITLES[B], DECREE, "Đến 31/12/2026"],
        ["B", "THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO GIÁM ĐỐC SỞ TƯ PHÁP", None, None, None],
        ["I", "Lĩnh vực Sở hữu trí tuệ", None, None, None],
        [1, C, TITLES[C], DECREE, "Đến 30/6/2027"],
    ]
    text = opened(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "2500/QĐ-UBND", "Nghệ An",
        "Về việc ủy quyền cho Giám đốc các Sở giải quyết thủ tục hành chính thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân tỉnh",
        "Điều 1. Ủy quyền cho Giám đốc các Sở: Y tế, Tư pháp thực hiện giải quyết các thủ tục hành chính tại Phụ lục kèm theo.",
        "Điều 2. Quyết định có hiệu lực thi hành kể từ ngày 01 tháng 9 năm 2025.",
    )  # fmt: skip
    merged = [(at, 1, at, 4) for at in (1, 2, 4, 6, 7)]
    return word(
        place,
        (
            *text,
            "DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN",
            "(Kèm theo Quyết định số 2500/QĐ-UBND ngày 15/8/2025 của Chủ tịch UBND tỉnh)",
        ),
        Sheet(rows, merged),
        landscape=True,
    )


def binh_duong(place: Path) -> Path:
    """Give each receiver a sheet, whose title names it; two rows of heads."""

    def sheet(receiver: str, *rows: list[object]) -> Sheet:
        return Sheet(
            [
                [f"DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO {receiver.upper()}", None, None, None, None],
                ["(Ban hành kèm theo Quyết định số 88/QĐ-UBND ngày 15/8/2025 của UBND tỉnh Bình Dương)", None, None, None, None],
                ["Số TT", "Thủ tục hành chính", None, "Văn bản quy định", "Ghi chú"],
                [None, "Mã thủ tục", "Tên thủ tục", None, None],
                *rows,
                ["Tổng cộng: 2 thủ tục", None, None, None, None],
            ],
            merged=[(0, 0, 0, 4), (1, 0, 1, 4), (2, 0, 3, 0), (2, 1, 2, 2), (2, 3, 3, 3), (2, 4, 3, 4), (len(rows) + 4, 0, len(rows) + 4, 4)],
        )  # fmt: skip

    return excel(
        place,
        ("Sở Y tế", sheet("Sở Y tế", [1, A, TITLES[A], DECREE, ""], [2, B, TITLES[B], DECREE, ""])),
        ("Sở Tư pháp", sheet("Sở Tư pháp", [1, C, TITLES[C], DECREE, ""], [2, D, TITLES[D], DECREE, ""])),
    )


def test_da_nang_names_two_receivers_in_one_cell_and_numbers_each_field_anew(tmp_path: Path) -> None:
    place = province(tmp_path / "so", "thành phố Đà Nẵng")
    asked = imported(place, da_nang(tmp_path / "a.docx")).open
    assert [one.said.vi.partition(",")[0] for one in asked] == ["ghi chú của dòng ghi «trừ trường hợp liên tỉnh»"]
    made = imported(place, tmp_path / "a.docx", {asked[0].key: "giữ dòng"})
    assert made.open == ()
    assert meant(made) == [(1, A), (2, B), (1, C), (2, D)]
    assert received(made) == {"so-y-te": [A, B, D], "so-tu-phap": [B], "so-van-hoa": [C, D]}
    assert [one.entry.field.casefold() for one in made.rows] == ["y tế", "y tế", "văn hóa", "văn hóa"]
    assert (made.facts.value("number"), made.facts.day("issued")) == ("1234/QĐ-UBND", date(2025, 8, 15))
    assert (made.facts.value("issuer"), made.facts.day("effective"), made.facts.day("end")) == (
        "ubnd-tp", date(2025, 8, 15), date(2026, 12, 31),
    )  # fmt: skip


def test_nghe_an_names_receivers_in_rows_of_groups(tmp_path: Path) -> None:
    made = imported(province(tmp_path / "so", "tỉnh"), nghe_an(tmp_path / "a.docx"))
    assert made.open == ()
    # The article gives to heads, whatever a group is called.
    assert received(made) == {"giam-doc-so-y-te": [A, B], "giam-doc-so-tu-phap": [C]}
    assert [one.entry.field for one in made.rows] == ["Khám bệnh, chữa bệnh", "Dược", "Sở hữu trí tuệ"]
    assert [one.end for one in made.given] == ["2026-12-31", "2027-06-30"]
    assert made.facts.value("issuer") == "chu-tich-ubnd-tp"


def test_binh_duong_has_a_sheet_for_each_receiver(tmp_path: Path) -> None:
    made = imported(province(tmp_path / "so", "tỉnh Bình Dương"), binh_duong(tmp_path / "a.xlsx"))
    assert made.open == ()
    assert received(made) == {"so-y-te": [A, B], "so-tu-phap": [C, D]}
    assert made.facts.value("number") == "88/QĐ-UBND"


@pytest.mark.parametrize("make", [da_nang, nghe_an, binh_duong])
def test_what_was_written_imports_again_without_a_change(make: object, tmp_path: Path) -> None:
    folder = province(
        tmp_path / "so", "tỉnh Bình Dương" if make is binh_duong else "thành phố Đà Nẵng" if make is da_nang else "tỉnh"
    )
    paper = make(tmp_path / ("a.xlsx" if make is binh_duong else "a.docx"))  # type: ignore[operator]
    made = imported(folder, paper)
    write(folder, made.files)
    loaded = pipeline.load(folder)
    assert not [problem for name, problem in loaded.problems if problem.place.file in made.files]
    assert sum(len(if_known(one.rows)) for one in loaded.register.grants.values()) == sum(
        len(one.rows) for one in made.given
    )
    assert imported(folder, paper).differences == ()


def test_a_receiver_in_a_group_or_cell_that_the_register_has_not_is_asked(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "tỉnh")
    head = ["STT", "Mã TTHC", "Tên TTHC", "Cơ quan được ủy quyền"]
    cell = word(
        tmp_path / "a.docx",
        (),
        Sheet([head, [1, A, TITLES[A], "Sở Y tế; Sở Ngoại vụ"], [2, B, TITLES[B], "Sở Y tế hoặc Sở Tư pháp"]]),
    )
    group = word(
        tmp_path / "b.docx", (), Sheet([head[:3], ["A", "SỞ NGOẠI VỤ", None], [1, A, TITLES[A]]], [(1, 1, 1, 2)])
    )
    facts = {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp", "deed:receiver": "so-y-te"}
    assert meant(imported(folder, cell, facts)) == [(1, "?receiver"), (2, "?receiver")]
    made = imported(folder, group, facts)
    assert meant(made) == [(1, "?receiver")]
    key = made.open[0].key
    answered = imported(folder, group, {**facts, key: "so-tu-phap; so-y-te"})
    assert received(answered) == {"so-tu-phap": [A], "so-y-te": [A]}


def test_receivers_that_stand_below_their_field_end_with_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["STT", "Mã TTHC", "Tên TTHC"],
        ["I", "Lĩnh vực Y tế", None], ["1", "Sở Y tế", None], [1, A, TITLES[A]], ["2", "Giám đốc Sở Tư pháp", None], [2, B, TITLES[B]],
        ["II", "Lĩnh vực Sở hữu trí tuệ", None], [1, C, TITLES[C]],
    ]  # fmt: skip
    paper = excel(tmp_path / "a.xlsx", ("x", Sheet(rows, [(at, 1, at, 2) for at in (1, 2, 4, 6)])))
    facts = {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp", "deed:receiver": "so-van-hoa"}
    made = imported(province(tmp_path / "so", "tỉnh"), paper, facts)
    assert made.open == ()
    assert received(made) == {"so-y-te": [A], "giam-doc-so-tu-phap": [B], "so-van-hoa": [C]}
    assert [one.entry.field for one in made.rows] == ["Y tế", "Y tế", "Sở hữu trí tuệ"]


def test_titles_between_tables_of_word_say_who_receives_and_letterheads_do_not(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "tỉnh")
    head = ["STT", "Mã TTHC", "Tên TTHC"]
    lines = ("Điều 1. Ủy quyền cho Giám đốc Sở Y tế.", "ỦY BAN NHÂN DÂN TỈNH", "1. Sở Y tế")
    paper = word(tmp_path / "a.docx", lines, Sheet([head, [1, A, TITLES[A]]]))
    facts = {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp"}
    assert received(imported(folder, paper, facts)) == {"giam-doc-so-y-te": [A]}
    plain = word(tmp_path / "b.docx", lines[:2], Sheet([head, [1, A, TITLES[A]]]))
    assert received(imported(folder, plain, facts)) == {"giam-doc-so-y-te": [A]}


@pytest.mark.parametrize(
    ("words", "meant_by_it"),
    [
        ("Sở Y tế, Sở Tư pháp giải quyết các thủ tục tại Phụ lục", ("so-y-te", "so-tu-phap")),
        ("Sở Văn hóa, Thể thao và Du lịch và Sở Y tế giải quyết", ("so-van-hoa", "so-y-te")),
        ("Sở Văn hóa, Thể thao và Du lịch thực hiện, bảo đảm đúng quy định", ("so-van-hoa",)),
        ("Giám đốc các Sở: Y tế, Tư pháp; Văn hóa, Thể thao và Du lịch giải quyết", ("giam-doc-so-y-te", "giam-doc-so-tu-phap", "giam-doc-so-van-hoa")),
        ("Sở Y tế, Sở Ngoại vụ giải quyết", ()),
        ("Sở Y tế hoặc Sở Tư pháp", ()),
        ("các cơ quan chuyên môn", ()),
    ],
)  # fmt: skip
def test_a_decision_for_several_names_all_of_them_or_is_asked(
    words: str, meant_by_it: tuple[str, ...], tmp_path: Path
) -> None:
    parties = Parties(pipeline.load(province(tmp_path / "so", "tỉnh")).register)
    assert parties.several(words, within=True) == meant_by_it


def test_of_rows_that_share_a_number_the_one_that_changed_is_told(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "tỉnh")
    facts = {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp", "deed:receiver": "so-y-te"}
    head = ["STT", "Mã TTHC", "Tên TTHC"]

    def annex(first: str) -> Path:
        return excel(
            tmp_path / "a.xlsx",
            (
                "x",
                Sheet(
                    [
                        head,
                        ["I", "Lĩnh vực Dược", ""],
                        [1, first, TITLES[first]],
                        ["II", "Lĩnh vực Y tế", ""],
                        [1, D, TITLES[D]],
                    ]
                ),
            ),
        )

    write(folder, imported(folder, annex(A), facts).files)
    assert imported(folder, annex(A), facts).differences == ()
    changed = imported(folder, annex(B), facts)
    assert [one.en for one in changed.differences or ()] == [
        f"+ row 1 ({B}): {B}",
        f"? row 1 ({A}): {A}, not in the paper",
    ]
    write(folder, imported(folder, annex(B), facts | {changed.still_gone[0].key: "bỏ dòng"}).files)
    assert imported(folder, annex(B), facts).differences == ()


def test_two_terms_for_one_receiver_are_two_grants_also_when_imported_again(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "tỉnh")
    head = ["STT", "Mã TTHC", "Tên TTHC", "Cơ quan được ủy quyền", "Thời hạn ủy quyền"]
    paper = excel(
        tmp_path / "a.xlsx",
        (
            "x",
            Sheet(
                [head, [1, A, TITLES[A], "Sở Y tế", "đến 31/12/2026"], [2, B, TITLES[B], "Sở Y tế", "đến 30/6/2027"]]
            ),
        ),
    )
    facts = {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp"}
    made = imported(folder, paper, facts)
    assert [(one.receiver, one.end) for one in made.given] == [("so-y-te", "2026-12-31"), ("so-y-te", "2027-06-30")]
    write(folder, made.files)
    assert imported(folder, paper, facts).differences == ()
