"""DLG303 speaks of the part that a grant gives: it names those who own it, and is silent where the part itself is misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from divided import Divided, decision, grant, only, procedure, procedures

from delegation.findings import Text

OWNERS = (
    "owners:\n"
    "      - {holder: chu-tich-ubnd-tp, only: {nhom: [A]}, basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]}\n"
    "      - {holder: so-y-te, only: {nhom: [B]}, basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]}\n"
    "      - {holder: ubnd-tp, only: {nhom: [C]}, basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]}"
)


@pytest.mark.parametrize(
    ("case", "owner", "others"),
    [
        ("B", Text("Sở Y tế", "Department of Health"), "UBND Thành phố"),
        ("C", Text("UBND Thành phố", "City People's Committee"), "Sở Y tế"),
    ],
)
def test_of_a_part_its_owner_is_named_and_no_other(tmp_path: Path, case: str, owner: Text, others: str) -> None:
    given = decision("931", grant("g", "ubnd-cap-xa", only(f"{{nhom: [{case}]}}")))
    (found,) = Divided(tmp_path, procedures(procedure("{nhom: [A, B, C]}", OWNERS)), given).found("DLG303")
    assert f"theo luật là {owner.vi}." in found.said.vi
    assert f"by law it belongs to the {owner.en}." in found.said.en
    assert others not in found.said.vi.partition("theo luật")[2]
    assert len(found.related) == 2, "the owner of the part, and the giver"


@pytest.mark.parametrize(
    ("cases", "part", "check"),
    [
        ("{nhom: [A, B]}", only("{nhom: [Z]}"), "DLG005"),
        ("{nhom: [A, B]}", only("{loai: [A]}"), "DLG005"),
        ("{tong-muc: {unit: VND}}", only("{tong-muc: {below: 15 con}}"), "DLG002"),
        ("{nhom: [A, B]}", '    communes: ["99999"]\n', "DLG005"),
    ],
)
def test_a_part_that_is_misread_is_told_once_and_for_what_it_is(
    tmp_path: Path, cases: str, part: str, check: str
) -> None:
    case = Divided(tmp_path, procedures(procedure(cases)), decision("931", grant("g", "giam-doc-so-y-te", part)))
    assert {one.check for one in case.found("DLG002", "DLG005", "DLG303")} == {check}
