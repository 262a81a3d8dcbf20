"""What tells one candidate from another where a name may mean several, in both languages; and nothing more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import CITY, COMMUNES, HERE, TRADE, small

from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, CommuneType, HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId, Ownership
from delegation.model.terms import Day, Term, Unknown
from delegation.names import candidates

REGISTER = small()
FIRST, LAST = date(2025, 7, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("issued", "issuer", "said"),
    [
        (
            FIRST,
            CITY,
            Text(
                "01/2025/QĐ-UBND; ngày 01/07/2025; UBND Thành phố",
                "01/2025/QĐ-UBND; of 2025-07-01; UBND Thành phố",
            ),
        ),
        (
            None,
            Unknown("mờ"),
            Text("01/2025/QĐ-UBND; chưa rõ ngày ban hành", "01/2025/QĐ-UBND; day of issue not known"),
        ),
    ],
)
def test_an_instrument_is_told_by_number_day_and_issuer(
    issued: Day | None, issuer: HolderId | Unknown, said: Text
) -> None:
    one = replace(REGISTER.instruments[InstrumentId("qd-1")], issued=issued, issuer=issuer)
    assert candidates.of_instrument(REGISTER, one) == said


def test_a_title_stands_in_the_quotation_marks_of_its_language() -> None:
    one = replace(REGISTER.instruments[InstrumentId("qd-2")], issued=FIRST)
    assert candidates.with_title(REGISTER, one) == Text(
        "Văn bản chưa công bố số; ngày 01/07/2025; UBND Thành phố; «Ủy quyền»",
        "Instrument without a published number; of 2025-07-01; UBND Thành phố; “Ủy quyền”",
    )
    bare = replace(one, title=None)
    assert candidates.with_title(REGISTER, bare) == candidates.of_instrument(REGISTER, bare)


def test_a_matter_is_told_by_sort_field_level_and_owner() -> None:
    assert candidates.of_matter(REGISTER, REGISTER.matters[MatterId("nv-1")]) == Text(
        "nhiệm vụ; lĩnh vực Thương mại; cấp Thành phố; chủ trì: UBND Thành phố",
        "task; field Thương mại; city level; owner: UBND Thành phố",
    )


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        ((), "thủ tục"),
        ((Unknown("mờ"),), "thủ tục"),
        ((CITY, CITY, TRADE), "thủ tục; chủ trì: UBND Thành phố, Sở Công Thương"),
        ((CITY, TRADE, COMMUNES), "thủ tục; chủ trì: UBND Thành phố, Sở Công Thương, …"),
    ],
)
def test_two_owners_are_named_each_once_and_that_there_are_more(
    owners: tuple[HolderId | Unknown, ...], said: str
) -> None:
    one = replace(
        REGISTER.matters[MatterId("1.000001")],
        field=None,
        owners=tuple(Ownership(holder, (), HERE) for holder in owners),
    )
    assert candidates.of_matter(REGISTER, one).vi == said


@pytest.mark.parametrize(
    ("name", "sort", "term", "said"),
    [
        ("Phường Ba Đình", "ward", Term(), Text("", "")),
        ("Ba Đình", "ward", Term(), Text("phường", "ward")),
        ("Xã Ba Vì", "rural-commune", Term(FIRST), Text("từ 01/07/2025", "from 2025-07-01")),
        ("Ba Vì", "rural-commune", Term(None, LAST), Text("xã; đến hết 31/12/2026", "rural commune; to 2026-12-31")),
        (
            "Đặc khu X",
            "special-zone",
            Term(FIRST, LAST),
            Text("từ 01/07/2025 đến hết 31/12/2026", "from 2025-07-01 to 2026-12-31"),
        ),
        ("Xã X", "rural-commune", Term(Unknown("mờ"), LAST), Text("đến hết 31/12/2026", "to 2026-12-31")),
    ],
)
def test_a_commune_is_told_by_what_its_name_does_not_say(name: str, sort: CommuneType, term: Term, said: Text) -> None:
    assert candidates.of_commune(Commune(CommuneCode("00001"), name, sort, HERE, term)) == said


def test_a_holder_is_told_by_level_body_above_and_days() -> None:
    one = replace(REGISTER.holders[TRADE], term=Term(None, LAST))
    assert candidates.of_holder(REGISTER, one) == Text(
        "cấp Thành phố; thuộc UBND Thành phố; đến hết 31/12/2026", "city level; below UBND Thành phố; to 2026-12-31"
    )
    assert candidates.of_holder(REGISTER, REGISTER.holders[CITY]) == Text("cấp Thành phố", "city level")


def test_a_grant_is_told_by_both_sides_and_its_instrument() -> None:
    said = candidates.of_grant(REGISTER, REGISTER.grants["pc"])
    assert said.vi == "UBND Thành phố giao cho UBND cấp xã; 01/2025/QĐ-UBND; chưa rõ ngày ban hành; UBND Thành phố"
    lost = replace(REGISTER.grants["pc"], instrument=InstrumentId("khong-co"), receiver=Unknown("mờ"))
    assert candidates.of_grant(REGISTER, lost) == Text(
        "UBND Thành phố giao cho (chưa rõ: mờ)", "UBND Thành phố to (not known: mờ)"
    )
