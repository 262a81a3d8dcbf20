"""How days, boxes, lists and numbers are said, and which days statements certainly mean."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.authority.boxes import Box
from delegation.checks.shared import words
from delegation.checks.shared.likely_provision import likely
from delegation.checks.shared.spans import CertainDays, certain
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, Holder, HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.speech import days, matter_name, terms

HERE = Place("register.yaml")
FIRST, MIDDLE, LAST = date(2026, 1, 5), date(2026, 6, 1), date(2026, 12, 31)
NOT_KNOWN = Unknown("bản chụp mờ")
CODES = tuple(CommuneCode(f"0000{number}") for number in range(5))
CLASS, BODY = HolderId("ubnd-cap-xa"), HolderId("ubnd-tp")
REGISTER = Register(
    id="x",
    name="x",
    place=HERE,
    communes={code: Commune(code, f"Xã {code[-1]}", "rural-commune", HERE) for code in CODES},
    holders={
        CLASS: Holder(CLASS, "UBND cấp xã", "committee", "commune", HERE, members="communes"),
        BODY: Holder(BODY, "UBND Thành phố", "committee", "city", HERE),
    },
)
A, B, C = ((("nhom", "A"),), (("nhom", "B"),), (("nhom", "A"), ("von", "x")))


def test_days_are_said_in_each_language() -> None:
    assert days.day(FIRST) == Text("05/01/2026", "2026-01-05")
    assert days.day(None) == Text("không ghi ngày", "no day")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, Text("mọi ngày", "all days")),
        (FIRST, None, Text("từ 05/01/2026", "from 2026-01-05")),
        (None, LAST, Text("đến hết 31/12/2026", "until 2026-12-31")),
        (FIRST, LAST, Text("từ 05/01/2026 đến hết 31/12/2026", "from 2026-01-05 to 2026-12-31")),
    ],
)
def test_a_stretch_of_days_is_said(start: Day | None, end: Day | None, said: Text) -> None:
    assert terms.term(Term(start, end), "days") == said


def test_cases_are_said_in_their_order() -> None:
    assert words.cases([B, A]).vi == "nhom = A; nhom = B"
    assert words.cases([C]).vi == "nhom = A, von = x"


@pytest.mark.parametrize(
    ("box", "holders", "said"),
    [
        (Box(FIRST, None, None, None), [BODY], Text("từ 05/01/2026", "from 2026-01-05")),
        (
            Box(FIRST, None, None, None),
            [BODY, CLASS],
            Text("từ 05/01/2026, tại cả 5 xã, phường", "from 2026-01-05, in all 5 communes"),
        ),
        (Box(FIRST, None, None, None), [NOT_KNOWN, HolderId("khong-co")], Text("từ 05/01/2026", "from 2026-01-05")),
        (
            Box(None, LAST, frozenset(CODES[:2]), None),
            [CLASS],
            Text("đến hết 31/12/2026, tại Xã 0, Xã 1", "until 2026-12-31, in Xã 0, Xã 1"),
        ),
        (
            Box(None, None, frozenset(CODES), frozenset([B, A])),
            [BODY],
            Text(
                "mọi ngày, tại Xã 0, Xã 1, Xã 2 và 2 mục khác, trường hợp nhom = A; nhom = B",
                "all days, in Xã 0, Xã 1, Xã 2 and 2 more, case nhom = A; nhom = B",
            ),
        ),
    ],
)
def test_a_box_is_said(box: Box, holders: list[HolderId | Unknown], said: Text) -> None:
    assert words.box(box, REGISTER, holders) == said


def test_a_register_without_communes_has_no_everywhere() -> None:
    bare = Register(id="x", name="x", place=HERE, holders=REGISTER.holders)
    assert words.box(Box(FIRST, None, None, None), bare, [CLASS]) == Text("từ 05/01/2026", "from 2026-01-05")


def test_boxes_become_areas() -> None:
    boxes = [Box(FIRST, LAST, None, None), Box(None, None, frozenset(CODES[1::-1]), frozenset([B, A]))]
    assert words.areas(MatterId("v"), boxes) == (
        MatterArea("v", FIRST, LAST, None, None),
        MatterArea("v", None, None, CODES[:2], (A, B)),
    )


def test_what_follows_is_counted_and_nothing_is_said_of_none() -> None:
    assert words.more_matters(0) == Text("", "")
    assert words.more_matters(1) == Text(" Tương tự: 1 việc khác.", " So it is for 1 more.")
    assert words.more_matters(1234) == Text(" Tương tự: 1.234 việc khác.", " So it is for 1,234 more.")
    assert words.more_points(0) == Text("", "")
    assert words.more_points(2) == Text(" Còn 2 điểm khác không đúng.", " 2 more of its points do not hold.")


def test_a_matter_is_named_with_its_title() -> None:
    assert matter_name(Matter(MatterId("v"), "task", "Khoan giếng", (), HERE)) == "v «Khoan giếng»"


def test_what_is_not_known_has_no_rows_and_no_citations() -> None:
    cited = (Citation("1/2020/NĐ-CP", None, HERE),)
    assert if_known(NOT_KNOWN) == ()
    assert if_known(cited) == cited


def grant(name: str, rows: tuple[AnnexRow, ...] | Unknown) -> Grant:
    return Grant(
        id=name,
        mechanism="delegation",
        giver=BODY,
        receiver=CLASS,
        instrument="900-qd-ubnd",  # type: ignore[arg-type]
        term=Term(),
        rows=rows,
        place=HERE,
    )


def test_rows_in_which_places_lie_give_their_matters() -> None:
    rows = tuple(AnnexRow(MatterId(name), HERE.at("matters", number)) for number, name in enumerate("cab"))
    one = grant("g", rows)
    assert if_known(one.rows) == rows
    assert if_known(grant("g", NOT_KNOWN).rows) == ()
    assert words.matters_at(one, [rows[0].place.at("basis", 0), rows[2].place]) == ("b", "c")
    assert words.matters_at(one, [HERE.at("matters")]) == ()
    assert words.matters_at(one, []) == ()


def test_grants_come_in_the_order_of_their_ids() -> None:
    register = Register(id="x", name="x", place=HERE, grants={name: grant(name, ()) for name in "bca"})
    assert [one.id for one in words.known_grants(register)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ([], (FIRST, None)),
        ([Term()], (FIRST, None)),
        ([Term(end=MIDDLE)], (FIRST, MIDDLE)),
        ([Term(start=date(2025, 1, 1), end=MIDDLE)], (FIRST, MIDDLE)),
        ([Term(start=MIDDLE)], (MIDDLE, None)),
        ([Term(start=MIDDLE), Term(end=LAST)], (MIDDLE, LAST)),
        ([Term(end=LAST), Term(start=MIDDLE)], (MIDDLE, LAST)),
        ([Term(end=MIDDLE), Term(end=LAST)], (FIRST, MIDDLE)),
        ([Term(end=LAST), Term(end=MIDDLE)], (FIRST, MIDDLE)),
        ([Term(start=MIDDLE, end=MIDDLE)], (MIDDLE, MIDDLE)),
        ([Term(end=FIRST)], (FIRST, FIRST)),
        ([Term(end=date(2026, 1, 4))], None),
        ([Term(start=LAST), Term(end=MIDDLE)], None),
        ([Term(start=NOT_KNOWN)], None),
        ([Term(end=MIDDLE), Term(start=NOT_KNOWN)], None),
        ([Term(end=NOT_KNOWN)], (FIRST, FIRST)),
        ([Term(start=MIDDLE, end=NOT_KNOWN)], (MIDDLE, MIDDLE)),
        ([Term(end=NOT_KNOWN), Term(start=MIDDLE, end=LAST)], (MIDDLE, MIDDLE)),
        ([Term(end=NOT_KNOWN), Term(end=FIRST)], (FIRST, FIRST)),
        ([Term(end=NOT_KNOWN), Term(end=date(2026, 1, 4))], None),
    ],
)
def test_the_days_that_are_certainly_meant(terms: list[Term], days: tuple[Day, Day | None] | None) -> None:
    assert certain(FIRST, *terms) == (None if days is None else CertainDays(*days))


def test_days_go_beyond_one_where_they_are_open_or_end_later() -> None:
    assert CertainDays(FIRST, None).goes_beyond(LAST)
    assert CertainDays(FIRST, LAST).goes_beyond(date(2026, 12, 30))
    assert not CertainDays(FIRST, LAST).goes_beyond(LAST)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Điêu 5", "Điều 5"),
        ("Diều 5 khoảng 2", "Điều 5 khoản 2"),
        ("khoan 2, Dieu 5", "Điều 5 khoản 2"),
        ("Diêu 5; Diêu 6", "Điều 5; Điều 6"),
        ("DIÊU 5", "Điều 5"),
        ("các điều còn lại", None),
        ("Đi 5", None),
        ("Xoài 5", None),
        ("Điều năm", None),
        ("", None),
    ],
)
def test_a_mistyped_provision_and_what_it_may_mean(text: str, meant: str | None) -> None:
    assert likely(text) == meant
