"""What a row of an annex gives of a matter: cases, ranges and communes that belong to the row."""

from __future__ import annotations

from pathlib import Path

import pytest
from divided import DAY, MATTER, Divided, decision, grant, only, procedure, procedures
from folders import small
from marked import texts
from programs import within

import delegation
from delegation.model.holders import CommuneCode
from delegation.model.matters import MatterId
from delegation.model.supposed import Merges
from delegation.model.terms import Unknown
from delegation.questions.suppose.hypothesis import merged

GROUPS = procedures(procedure("{nhom: [A, B, C]}"))
DIRECTOR, COMMITTEE, CHAIR = "giam-doc-so-y-te", "ubnd-cap-xa", "chu-tich-ubnd-tp"


def rows(*said: str) -> str:
    """Write rows of the matter, each with what it says beside it."""
    return "[" + ", ".join(f'{{row: {at}, matter: "{MATTER}"{one}}}' for at, one in enumerate(said, 1)) + "]"


def of_rows(folder: Path, *said: str, extra: str = "", cases: str = "{nhom: [A, B, C]}") -> Divided:
    """Lay down one grant with rows of one matter."""
    given = decision("931", grant("uq-931", DIRECTOR, extra, matters=rows(*said)))
    return Divided(folder, procedures(procedure(cases)), given)


def test_a_code_stands_twice_in_one_annex_with_different_parts(tmp_path: Path) -> None:
    """Case 27 of the field: group A in row 1, group B in row 2; what neither names stays with the giver."""
    case = of_rows(tmp_path, ", only: {nhom: [A]}", ", only: {nhom: [B]}")
    assert not case.found("DLG804", "DLG203", "DLG207", "DLG303", "DLG002", "DLG005")
    assert [case.acting(nhom=one) for one in "ABC"] == [[DIRECTOR], [DIRECTOR], [CHAIR]]
    steps = {one: case.who(nhom=one).parts[0].exercisers[0].chain[-1].row for one in "AB"}
    assert steps == {"A": 1, "B": 2}


def test_without_parts_a_code_that_stands_twice_is_told_as_before(tmp_path: Path) -> None:
    case = of_rows(tmp_path, "", "")
    (found,) = case.found("DLG804")
    assert found.said.vi.endswith("2 lần (dòng 1, 2); chỉ tính một.")


def test_a_row_outside_its_grant_has_nothing_in_common_with_the_others(tmp_path: Path) -> None:
    said = ", only: {nhom: [A]}", "", ", only: {nhom: [C]}"
    (found,) = of_rows(tmp_path, *said, extra="    only: {nhom: [A, B]}\n").found("DLG804")
    assert "2 lần (dòng 1, 2)" in found.said.vi


@pytest.mark.parametrize(
    ("whole", "row"),
    [
        ('except-communes: ["00070"]', ', communes: ["00070"]'),
        ('communes: ["00004"]', ', communes: ["00070"]'),
        ("only: {nhom: [A, B]}", ", only: {nhom: [C]}"),
    ],
)
def test_a_row_that_its_own_grant_does_not_give_is_told_once(tmp_path: Path, whole: str, row: str) -> None:
    case = of_rows(tmp_path, row, extra=f"    {whole}\n")
    assert [one.check for one in case.found("DLG005", "DLG303")] == ["DLG005"]


def test_a_limit_of_a_row_that_is_not_known_is_told_only_where_nothing_of_it_is_given(tmp_path: Path) -> None:
    measured = "{dien-tich: {unit: ha}}"
    limit = ", only: {dien-tich: {from: {unknown: mờ}, up-to: 9 ha}}"
    within_it = of_rows(tmp_path, limit, extra="    only: {dien-tich: {from: 5 ha}}\n", cases=measured)
    assert within_it.found("DLG005", "DLG303") == []
    beside_it = of_rows(tmp_path, limit, extra="    only: {dien-tich: {from: 10 ha}}\n", cases=measured)
    assert [one.check for one in beside_it.found("DLG005", "DLG303")] == ["DLG005"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (", only: {nhom: [A, B]}", ", only: {nhom: [B, C]}"),
        ("", ", only: {nhom: [B]}"),
        (', communes: ["00004"]', ', except-communes: ["00070"]'),
        (', communes: ["00004"]', ", only: {nhom: [A]}"),
    ],
)
def test_rows_with_something_in_common_are_told(tmp_path: Path, first: str, second: str) -> None:
    (found,) = of_rows(tmp_path, first, second).found("DLG804")
    assert found.said.vi.endswith("phần chung chỉ tính một lần.")
    assert found.said.en.endswith("what they have in common counts once.")


def test_of_three_rows_only_those_are_told_that_share_something(tmp_path: Path) -> None:
    case = of_rows(tmp_path, ", only: {nhom: [A]}", ", only: {nhom: [B]}", ", only: {nhom: [B, C]}")
    (found,) = case.found("DLG804")
    assert "(dòng 2, 3)" in found.said.vi
    assert len(found.related) == 1


def test_rows_may_part_a_matter_by_communes(tmp_path: Path) -> None:
    case = of_rows(tmp_path, ', communes: ["00004"]', ', communes: ["00376"], only: {nhom: [A]}')
    assert not case.found("DLG804", "DLG002", "DLG005", "DLG303")
    assert case.acting("00004", nhom="C") == [DIRECTOR]
    assert (case.acting("00376", nhom="A"), case.acting("00376", nhom="B")) == ([DIRECTOR], [CHAIR])
    assert case.acting("00070") == [CHAIR]


def test_a_row_gives_what_its_grant_gives_as_well_and_no_more(tmp_path: Path) -> None:
    """The grant is for two wards and two groups; its row for one ward, or one group."""
    part = '    only: {nhom: [A, B]}\n    communes: ["00004", "00070"]\n'
    case = of_rows(tmp_path, ', only: {nhom: [A]}, communes: ["00070"]', ", only: {nhom: [B]}", extra=part)
    assert not case.found("DLG804", "DLG002", "DLG005", "DLG303")
    assert [case.acting("00004", nhom=one) for one in "ABC"] == [[CHAIR], [DIRECTOR], [CHAIR]]
    assert [case.acting("00070", nhom=one) for one in "ABC"] == [[DIRECTOR], [DIRECTOR], [CHAIR]]
    assert case.acting("00376") == [CHAIR]


@pytest.mark.parametrize(
    ("extra", "row", "said"),
    [
        (only("{nhom: [A, B]}"), ", only: {nhom: [A, C]}", "«C», nhưng lần giao chỉ giao «A, B»"),
        ('    communes: ["00004"]\n', ', communes: ["00376"]', "«00376», nhưng lần giao chỉ giao «00004»"),
        ('    except-communes: ["00376"]\n', ', communes: ["00376"]', "«00376», nhưng lần giao chỉ giao «trừ 00376»"),
    ],
)
def test_a_row_that_gives_more_than_its_grant_is_told(tmp_path: Path, extra: str, row: str, said: str) -> None:
    found = [one for one in of_rows(tmp_path, row, extra=extra).found("DLG0") if "dòng này ghi" in one.said.vi]
    assert [said in one.said.vi for one in found] == [True]
    assert found[0].location.line == len(
        decision("931", grant("x", "y", extra))["decisions/2025/931-qd-ubnd.yaml"].splitlines()
    )


def test_a_row_names_only_what_its_matter_is_divided_into(tmp_path: Path) -> None:
    found = of_rows(tmp_path, ", only: {nhom: [D]}", ", only: {von: [A]}").found("DLG005")
    assert len(found) == 2
    assert "không có trường hợp «D»" in found[0].said.vi
    assert "không chia theo «von»" in found[1].said.vi


def test_two_receivers_of_one_decision_that_share_a_case_by_their_rows_are_told(tmp_path: Path) -> None:
    first = grant("uq-a", DIRECTOR, matters=rows(", only: {nhom: [A, B]}"))
    second = grant("uq-b", COMMITTEE, matters=rows(", only: {nhom: [B]}"))
    case = Divided(tmp_path, GROUPS, decision("931", first, second))
    found = {one.said.vi for one in case.found("DLG207")}
    assert any("trường hợp nhom = B" in one for one in found)
    assert any("bỏ sót phần: nhom = C" in one for one in found)
    assert not case.found("DLG203")


def test_a_receiver_passes_on_only_the_part_of_its_row(tmp_path: Path) -> None:
    moved = grant("pc", "so-y-te", matters=rows(", only: {nhom: [A]}")).replace("delegation", "decentralisation")
    onward = grant("uq-tiep", DIRECTOR, giver="so-y-te", matters=rows(", only: {nhom: [A, B]}"))
    case = Divided(tmp_path, GROUPS, decision("931", moved), decision("932", onward))
    assert [case.acting(nhom=one) for one in "AB"] == [[DIRECTOR], [CHAIR]]
    (found,) = [one for one in case.found("DLG303") if "uq-tiep" in one.key]
    assert "nhom = B" in found.said.vi


def test_annexes_and_comparisons_say_the_part_of_a_row(tmp_path: Path) -> None:
    old = of_rows(tmp_path / "a", ", only: {nhom: [A]}", ', communes: ["00004"], only: {nhom: [B]}')
    new = of_rows(tmp_path / "b", ", only: {nhom: [A, C]}", ', communes: ["00004"], only: {nhom: [B]}')
    file = tmp_path / "x.docx"
    file.write_bytes(delegation.annex(old.folder, ["uy-quyen:931/QĐ-UBND"], as_of=DAY))
    assert "Chỉ nhom: A" in texts(file)
    assert "Chỉ nhom: B; tại Phường Ba Đình" in texts(file)
    changes = within("diff", old.folder, new.folder, "--all", "--as-of", DAY.isoformat()).said
    assert "sửa dòng phụ lục: số thứ tự, điều khoản giao, phần được giao" in changes
    assert f"{MATTER}" in changes


def test_a_hypothesis_lays_down_rows_with_parts(tmp_path: Path) -> None:
    case = Divided(tmp_path / "so", GROUPS)
    draft = tmp_path / "du-thao.yaml"
    draft.write_text(
        next(iter(decision("931", grant("uq-931", DIRECTOR, matters=rows(", only: {nhom: [A]}"))).values())), "utf-8"
    )
    asked = ("who", MATTER, "--rules", case.folder, "--as-of", DAY.isoformat())
    assert "Giám đốc Sở Y tế" in within(*asked, "--with", draft, "--case", "nhom=A").said
    assert "Giám đốc Sở Y tế" not in within(*asked, "--with", draft, "--case", "nhom=B").said


def test_communes_that_are_merged_are_moved_in_rows_as_well(tmp_path: Path) -> None:
    """A row for one of two wards that become one is for the new ward."""
    register = of_rows(tmp_path, ', communes: ["00004"]').register
    codes = tuple(map(CommuneCode, ("00004", "00070")))
    made = merged(register, Merges(codes, CommuneCode("00005"), "Phường Mới", "ward", DAY))
    rows = made.grants["uq-931"].rows
    assert not isinstance(rows, Unknown)
    assert rows[0].part.communes == ("00004", "00005")


def test_small_registers_of_before_read_as_they_did(tmp_path: Path) -> None:
    """A register without parts of rows has its grants as they are, not copies."""
    given = decision("931", grant("uq-931", DIRECTOR, matters=rows("")))
    register = delegation.load(small(tmp_path, {**GROUPS, **given}))
    ((found, _),) = register.grants_of[MatterId(MATTER)]
    assert found is register.grants["uq-931"]
