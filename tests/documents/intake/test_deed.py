"""What a decision says of itself is read with the paragraph it came from."""

from __future__ import annotations

import pytest

from delegation.documents.intake import deed
from delegation.findings import Text

HEAD = ["ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Số: 74/2025/QĐ-UBND", "Hà Nội, ngày 04 tháng 12 năm 2025", "QUYẾT ĐỊNH", "Về việc phân cấp quản lý",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"]  # fmt: skip


def facts(*lines: str) -> dict[str, str]:
    return {
        key: one.value
        for key, one in deed.read((line, Text(str(at), str(at))) for at, line in enumerate(lines)).items()
    }


def test_the_head_of_a_decision() -> None:
    found = facts(*HEAD)
    assert {key: found[key] for key in ("number", "issued", "title", "issuer")} == {
        "number": "74/2025/QĐ-UBND",
        "issued": "2025-12-04",
        "title": "Phân cấp quản lý",
        "issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
    }


def test_a_title_on_two_lines_and_a_chair() -> None:
    found = facts("QUYẾT ĐỊNH", "Về việc ủy quyền", "giải quyết thủ tục", "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ")
    assert (found["title"], found["issuer"]) == ("Ủy quyền giải quyết thủ tục", "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ")


def test_an_annex_alone_names_its_decision() -> None:
    found = facts(
        "PHỤ LỤC",
        "(Kèm theo Quyết định số 105/QĐ-UBND ngày 09 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân Thành phố)",
    )
    assert found == {"number": "105/QĐ-UBND", "issued": "2026-01-09", "issuer": "Chủ tịch Ủy ban nhân dân Thành phố"}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01/3/2026.", "2026-03-01"),
        ("Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2026.", "2026-03-01"),
        ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "2025-12-04"),
        ("Điều 2. Quyết định này có hiệu lực từ ngày 31/02/2026.", "Quyết định này có hiệu lực từ ngày 31/02/2026."),
        (
            "Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.",
            "Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.",
        ),
        ("Điều 2. Nghị định số 147/2025/NĐ-CP có hiệu lực kể từ ngày 01/7/2025.", None),
        ("Căn cứ Nghị định số 147/2025/NĐ-CP có hiệu lực từ ngày 01/7/2025;", None),
        ("Căn cứ Luật số 72/2025/QH15 ngày 16/6/2025;", None),
    ],
)
def test_the_first_day(words: str, day: str | None) -> None:
    """Where it is stated by other words than a day, these words, which are asked; that of another paper is none."""
    assert facts(*HEAD, words).get("effective") == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thời hạn ủy quyền: đến hết ngày 31/12/2027.", "2027-12-31"),
        ("Việc ủy quyền thực hiện đến ngày 28 tháng 02 năm 2027", "2027-02-28"),
        ("Báo cáo tình hình đến hết ngày 30/6/2026", None),
        ("Điều 2. Thời hạn ủy quyền đến hết năm 2027.", "2027-12-31"),
        ("Điều 2. Thời hạn ủy quyền đến hết tháng 02 năm 2028.", "2028-02-29"),
        ("Điều 2. Thời hạn ủy quyền: 02 năm kể từ ngày ký.", "Thời hạn ủy quyền: 02 năm kể từ ngày ký."),
        ("Điều 2. Ủy quyền có thời hạn đến trước ngày 01/3/2027.", "Ủy quyền có thời hạn đến trước ngày 01/3/2027."),
        ("Quyết định này có hiệu lực từ ngày 01/9/2025 đến khi có văn bản thay thế.",) * 2,
        (
            "Ủy quyền đến hết ngày 31/12/2026. Việc ủy quyền chấm dứt sau ngày 30/6/2027.",
            "2026-12-31; 2027-06-30",
        ),
        ("Ủy quyền đến hết ngày 31/12/2026. Riêng lĩnh vực dược ủy quyền đến hết ngày 30/6/2027.", "2026-12-31"),
        ("Căn cứ Nghị định số 147/2025/NĐ-CP có hiệu lực đến hết ngày 28/02/2027;", None),
        ("Điều 3. Quyết định số 5/QĐ-UBND ngày 01/01/2024 có hiệu lực đến hết ngày 31/8/2025.", None),
    ],
)
def test_the_last_day(words: str, day: str | None) -> None:
    """Of several all, and of a term in words these words: neither is a day, so that it is asked."""
    assert facts(words).get("end") == day


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Quyết định này thay thế Quyết định số 61/2025/QĐ-UBND ngày 01/10/2025.", "61/2025/QĐ-UBND"),
        ("thay thế các Quyết định số 1/2020/QĐ-UBND và số 2/2021/QĐ-UBND", "1/2020/QĐ-UBND; 2/2021/QĐ-UBND"),
        ("thay thế một số điều của Quyết định số 61/2025/QĐ-UBND", None),
        ("thay thế Quyết định tại khoản 2 Điều 3 Quyết định số 61/2025/QĐ-UBND", None),
    ],
)
def test_what_is_replaced_as_a_whole(words: str, numbers: str | None) -> None:
    assert facts(words).get("replaces") == numbers


def test_conditions_and_reports_are_told_with_their_words() -> None:
    found = facts(
        "Điều 4. Sở chỉ được ký sau khi có ý kiến của Sở Tài chính.", "Sở báo cáo kết quả trước ngày 15/12 hằng năm"
    )
    assert found["conditions"] == "Sở chỉ được ký sau khi có ý kiến của Sở Tài chính (Điều 4)"
    assert found["reports"] == "Sở báo cáo kết quả trước ngày 15/12 hằng năm (Điều 4)"


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("(Kèm theo Quyết định số 47/2025/QĐ-UBND ngày 04/12/2025)", "number", "74/2025/QĐ-UBND; 47/2025/QĐ-UBND"),
        ("(Kèm theo Quyết định số 74 /2025/QĐ-UBND ngày 04/12/2025)", "number", "74/2025/QĐ-UBND"),
        ("Phụ lục ban hành kèm theo Quyết định số 46/QĐ-UBND được sửa đổi.", "number", "74/2025/QĐ-UBND"),
        ("Thời gian thực hiện ủy quyền: từ ngày 01/4/2026 đến ngày 30/9/2026.", "begins", "2026-04-01"),
        ("Thời gian thực hiện ủy quyền: từ ngày 01/02/2026 đến ngày 30/9/2026.", "effective", "2026-03-01; 2026-02-01"),
        ("Thời gian thực hiện ủy quyền: từ ngày 01/3/2026 đến ngày 30/9/2026.", "effective", "2026-03-01"),
        ("Quyết định này hết hiệu lực cùng Nghị định số 121/2025/NĐ-CP.", "end", "Quyết định này hết hiệu lực cùng Nghị định số 121/2025/NĐ-CP."),
    ],
)  # fmt: skip
def test_what_another_line_states_otherwise_stands_beside_the_first(line: str, key: str, value: str) -> None:
    """Then it is asked which is meant."""
    assert facts(*HEAD, "Điều 2. Quyết định này có hiệu lực từ ngày 01/3/2026.", line)[key] == value
