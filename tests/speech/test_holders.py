"""How holders, classes of them and the sides of a form are named, in both languages, with the number of their members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import CHAIR, CITY, COMMUNES, HERE, TRADE, small

from delegation.model.holders import Commune, CommuneCode, Counted, Holder, HolderId
from delegation.model.instruments import Pole
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.speech import holders
from delegation.speech.holders import agreeing, the

REGISTER = small(communes=5)
GONE, NOT_KNOWN = date(2026, 6, 30), Unknown("mờ")


def with_holder(one: Holder, register: Register = REGISTER) -> Register:
    return replace(register, holders={**register.holders, one.id: one})


def of_class(members: object) -> Holder:
    return Holder(HolderId("nhom"), "Nhóm", "committee", "commune", HERE, members=members)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("members", "count"),
    [
        (None, None), (Counted(290), 290), (Counted(NOT_KNOWN), None),
        ("communes", 5), ("wards", 3), ("rural-communes", 2),
    ],
)  # fmt: skip
def test_a_class_stands_for_its_members(members: object, count: int | None) -> None:
    assert holders.members(of_class(members), REGISTER) == count


def test_a_special_zone_is_neither_a_ward_nor_a_rural_commune() -> None:
    zone = Commune(CommuneCode("09999"), "Đặc khu", "special-zone", HERE)
    register = replace(REGISTER, communes={zone.code: zone})
    assert [holders.members(of_class(one), register) for one in ("communes", "wards", "rural-communes")] == [
        1,
        None,
        None,
    ]


@pytest.mark.parametrize(("end", "count"), [(GONE, 4), (NOT_KNOWN, 5), (None, 5)])
def test_communes_of_which_the_last_day_is_known_do_not_count(end: Day | Unknown | None, count: int) -> None:
    """A name has no day of its own: it counts those that go on."""
    one, *others = REGISTER.communes.values()
    communes = {each.code: each for each in (replace(one, term=Term(None, end)), *others)}
    assert holders.members(of_class("communes"), replace(REGISTER, communes=communes)) == count


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        (CITY, "UBND Thành phố", "UBND Thành phố"),
        (COMMUNES, "UBND cấp xã (5)", "UBND cấp xã (5)"),
        ("khong-co", "khong-co", "khong-co"),
        (NOT_KNOWN, "Bên nhận chưa rõ", "Receiver not known"),
    ],
)
def test_a_holder_is_named_by_what_is_known(name: str | Unknown, vi: str, en: str) -> None:
    assert (holders.holder_name(name, REGISTER).vi, holders.holder_name(name, REGISTER).en) == (vi, en)


def test_a_name_in_english_is_used_in_english_only() -> None:
    register = with_holder(replace(REGISTER.holders[TRADE], name_en="Department of Trade"))
    said = [holders.holder_name(TRADE, register).in_(one) for one in ("vi", "en")]
    assert said == ["Sở Công Thương", "Department of Trade"]


def test_communes_are_not_taken_for_the_number_of_those_of_whom_each_has_several() -> None:
    """A commune has one chair, and nobody says how many civil servants: their class bears no number, and still stands in every commune."""
    servants = replace(of_class("communes"), kind="civil-servant")
    assert holders.members(servants, REGISTER) is None
    assert holders.places(servants, REGISTER) == holders.members(of_class("communes"), REGISTER)


def test_many_members_have_the_marks_of_the_language() -> None:
    register = with_holder(of_class(Counted(1290)))
    assert holders.holder_name("nhom", register).vi == "Nhóm (1.290)"
    assert holders.holder_name("nhom", register).en == "Nhóm (1,290)"


@pytest.mark.parametrize(
    ("pole", "vi", "en"),
    [
        (Pole("committee", "city"), "UBND Thành phố", "City People's Committee"),
        (Pole("committee", "commune"), "UBND cấp xã (5)", "Commune committees (5)"),
        (Pole("specialised-agency", "commune"), "Phòng chuyên môn cấp xã", "Commune divisions"),
        (Pole("national-assembly", "central"), "Quốc hội", "National Assembly"),
        (Pole("minister", "central"), "Bộ trưởng", "Ministers"),
        (Pole("any", "any"), "Bất kỳ chủ thể nào", "Anybody"),
        (Pole("minister", "any"), "minister (any)", "minister (any)"),
    ],
)
def test_a_side_of_a_form_is_named_by_its_kind(pole: Pole, vi: str, en: str) -> None:
    """What no table names and no holder of the register is, is shown as it is written."""
    assert (holders.pole_name(pole, REGISTER).vi, holders.pole_name(pole, REGISTER).en) == (vi, en)


def test_without_communes_a_side_has_no_number() -> None:
    assert holders.pole_name(Pole("chair", "commune"), small(communes=0)).vi == "Chủ tịch UBND cấp xã"


def test_a_kind_that_only_one_holder_is_bears_its_name() -> None:
    minister = Holder(HolderId("bt"), "Bộ trưởng Bộ Y tế", "minister", "central", HERE)
    one = with_holder(minister)
    assert holders.pole_name(Pole("minister", "central"), one).vi == "Bộ trưởng Bộ Y tế"
    two = with_holder(replace(minister, id=HolderId("bt-2"), name="Bộ trưởng khác"), one)
    assert holders.pole_name(Pole("minister", "central"), two).vi == "Bộ trưởng"


def test_the_side_of_a_holder_is_its_kind_or_its_own_name() -> None:
    ministry = Holder(HolderId("bo"), "Bộ Y tế", "ministry", "central", HERE)
    register = with_holder(ministry)
    said = [holders.side_name(one, register).en for one in (TRADE, CHAIR, ministry.id, HolderId("khong-co"))]
    assert said == ["City departments", "Chair of the City People's Committee", "Bộ Y tế", "khong-co"]
    assert holders.side_name(NOT_KNOWN, register).vi == "Bên nhận chưa rõ"


@pytest.mark.parametrize(
    ("name", "said", "verb"),
    [
        ("Department of Health", "the Department of Health", "holds"),
        ("Hanoi City People's Committee", "the Hanoi City People's Committee", "holds"),
        ("Chairs of commune-level People's Committees", "Chairs of commune-level People's Committees", "hold"),
        (
            "Economic, Infrastructure and Urban Divisions (wards)",
            "Economic, Infrastructure and Urban Divisions (wards)",
            "hold",
        ),
        ("Sở Y tế", "Sở Y tế", "holds"),
    ],
)
def test_within_an_english_sentence_one_body_has_its_article_and_several_their_verb(
    name: str, said: str, verb: str
) -> None:
    """One body or office is named with the article; a class of several has none, and the verb in the plural."""
    assert the(name) == said
    assert agreeing(said, "holds", "hold") == verb
