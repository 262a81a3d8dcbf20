"""A note that gives less than the decision does is never passed over: it is asked, and the answer becomes the row's own term or steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import Sheet, word
from takings import DECISION_OF_A_CITY, TITLES, asked, city

from delegation.run.importing import Import

A, B, C, *_ = TITLES
HEAD: list[object] = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Ghi chú"]
UNTIL_2027 = (*DECISION_OF_A_CITY[:-4], "Điều 2. Thời hạn ủy quyền: đến hết ngày 31/12/2027.", *DECISION_OF_A_CITY[-4:])
KEY = "bảng 1:2:limit"


def paper(place: Path, *notes: str) -> Path:
    """Make a decision until the end of 2027 with a row for each note."""
    rows = [[at, code, TITLES[code], note] for at, (code, note) in enumerate(zip(TITLES, notes, strict=False), 1)]
    return word(place, UNTIL_2027, Sheet([HEAD, *rows]))


def given(made: Import) -> list[tuple[str, tuple[str, ...], list[str | None]]]:
    return [(one.end, one.steps, [row.matter for row in one.rows]) for one in made.given]


@pytest.mark.parametrize(
    "note",
    [
        "Thực hiện đến hết ngày 30/6/2027", "Đến 30/06/2027", "đến hết năm 2026", "Ủy quyền đến hết tháng 6/2027", "Thực hiện từ ngày 01/3/2027",
        "Thời hạn 12 tháng kể từ ngày ký", "Chỉ tiếp nhận hồ sơ, thẩm định", "Sở tiếp nhận, thẩm định, trình UBND Thành phố quyết định; chỉ khâu thẩm định",
        "Tiếp nhận hồ sơ", "trừ trường hợp liên tỉnh", "Không bao gồm dự án nhóm A", "Chỉ áp dụng đối với phường", "Chưa ủy quyền", "Đã bãi bỏ",
        "Tạm dừng thực hiện", "Hết hiệu lực", "Ủy quyền một phần", "Chủ tịch UBND Thành phố ký Chứng chỉ", "Ủy quyền 06 tháng đầu năm 2026",
        "Hồ sơ phức tạp thì trình Chủ tịch UBND Thành phố", "Phân cấp", "Đã phân cấp tại QĐ 46/QĐ-UBND", "Thực hiện thí điểm tại phường Hoàn Kiếm",
        "Sau khi có ý kiến của Bộ Y tế",
    ],
)  # fmt: skip
def test_a_note_that_limits_its_row_is_asked(note: str, tmp_path: Path) -> None:
    assert asked(city(tmp_path / "so", paper(tmp_path / "a.docx", note)), "limit") == [1]


@pytest.mark.parametrize(
    "note",
    [
        "", "Mới ban hành", "Theo Quyết định số 12/QĐ-UBND ngày 01/02/2026", "Cấp chứng chỉ hành nghề", "Theo chỉ đạo của Chính phủ", "Tại địa chỉ số 5",
        "Thời hạn giải quyết 05 ngày", "khấu trừ thuế", "Thực hiện đến hết ngày 31/12/2027", "Dịch vụ công trực tuyến toàn trình", "chỉ tiêu", "x",
    ],
)  # fmt: skip
def test_a_note_that_limits_nothing_is_not_asked(note: str, tmp_path: Path) -> None:
    """Also one that repeats the last day of the decision."""
    assert not city(tmp_path / "so", paper(tmp_path / "a.docx", note)).open


@pytest.mark.parametrize(
    "answer", ["2027-06-30", "30/6/2027", "30/06/2027", "đến hết ngày 30/6/2027", "ngày 30 tháng 6 năm 2027"]
)
def test_a_day_in_a_note_becomes_the_term_of_its_row_alone(answer: str, tmp_path: Path) -> None:
    """However the day is written in the answer."""
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "Thực hiện đến hết ngày 30/6/2027", ""), {KEY: answer})
    assert given(made) == [("2027-06-30", (), [A]), ("", (), [B])]
    text = next(iter(made.files.values())).decode()
    assert "to: 2027-06-30}" in text
    assert "to: 2027-12-31}" in text


@pytest.mark.parametrize("answer", ["tiếp nhận, thẩm định", "Chỉ tiep nhan, tham dinh", "receive, appraise"])
def test_steps_in_a_note_become_the_steps_of_a_grant_of_their_own(answer: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "Chỉ tiếp nhận hồ sơ, thẩm định", ""), {KEY: answer})
    assert given(made) == [("", ("receive", "appraise"), [A]), ("", (), [B])]
    assert "    steps: [receive, appraise]\n" in next(iter(made.files.values())).decode()


@pytest.mark.parametrize(("answer", "wanted"), [("giữ dòng", [("", (), [A, B])]), ("bỏ dòng", [("", (), [B])])])
def test_a_row_may_be_kept_as_the_decision_says_or_left_out(
    answer: str, wanted: list[tuple[str, tuple[str, ...], list[str]]], tmp_path: Path
) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "trừ trường hợp liên tỉnh", ""), {KEY: answer})
    assert not made.open
    assert given(made) == wanted


def test_an_answer_that_says_neither_a_day_nor_steps_leaves_the_question(tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "Chỉ tiếp nhận hồ sơ"), {KEY: "vâng"})
    assert asked(made, "limit") == [1]


def test_an_annex_that_comes_again_is_not_asked_again_and_changes_nothing(tmp_path: Path) -> None:
    """The days and steps that the register has of these rows stand; a note that is new is asked."""
    notes = ("Thực hiện đến hết ngày 30/6/2027", "Chỉ tiếp nhận hồ sơ", "trừ trường hợp liên tỉnh")
    answers = {KEY: "2027-06-30", "bảng 1:3:limit": "tiếp nhận", "bảng 1:4:limit": "giữ dòng"}
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *notes), answers)
    for name, data in made.files.items():
        at = tmp_path / "so" / name
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(data)
    again = city(tmp_path / "so", tmp_path / "a.docx")
    assert (again.open, again.differences) == ((), ())
    other = city(tmp_path / "so", paper(tmp_path / "b.docx", *notes[:2], "trừ dự án nhóm A"))
    assert asked(other, "limit") == [3]


@pytest.mark.parametrize(
    "answer", ["tiếp nhận, thẩm định; 2027-06-30", "30/6/2027; thẩm định, tiếp nhận", "tiếp nhận, thẩm định đến hết ngày 30/6/2027"]
)  # fmt: skip
@pytest.mark.parametrize("key", [KEY, "bảng 1:2:row"])
def test_a_row_takes_steps_and_a_day_in_one_answer(key: str, answer: str, tmp_path: Path) -> None:
    """Where its note limits both, and where nothing is asked of it; imported again it changes nothing."""
    note = "Chỉ tiếp nhận, thẩm định, đến hết ngày 30/6/2027" if key == KEY else "Mới ban hành"
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", note, ""), {key: answer})
    assert not made.open
    assert given(made) == [("2027-06-30", ("receive", "appraise"), [A]), ("", (), [B])]
    for name, data in made.files.items():
        (tmp_path / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "so" / name).write_bytes(data)
    again = city(tmp_path / "so", tmp_path / "a.docx")
    assert (again.open, again.differences) == ((), ())


def test_a_note_of_steps_and_a_day_offers_both(tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "Chỉ tiếp nhận, đến hết ngày 30/6/2027"))
    (question,) = made.rows[0].open
    assert question.options[:2] == ("tiếp nhận; 2027-06-30", "2027-06-30")
    assert "ghi cả bước" in question.said.vi


def test_steps_with_several_days_are_asked_again(tmp_path: Path) -> None:
    answer = {KEY: "tiếp nhận; 30/6/2027; 31/7/2027"}
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "Chỉ tiếp nhận hồ sơ"), answer)
    assert asked(made, "limit") == [1]
