"""Matters that are divided by a quantity: limits as decisions write them, cut exactly, said as a lawyer writes them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from divided import DAY, MATTER, Divided, decision, grant, only, procedure, procedures
from marked import texts
from programs import within

import delegation
from delegation.errors import AskedWronglyError

MONEY_ROWS = procedures(procedure("{muc: {unit: VND}}"))
DIRECTOR, COMMITTEE, CHAIR = "giam-doc-so-y-te", "ubnd-cap-xa", "chu-tich-ubnd-tp"


def two(
    folder: Path, first: str, second: str, unit: str = "{unit: VND}", owner: str = "owner: chu-tich-ubnd-tp"
) -> Divided:
    """Give a matter to two receivers by one decision, each a range."""
    given = decision(
        "904",
        grant("uq-a", DIRECTOR, only(f"{{muc: {first}}}")),
        grant("uq-b", COMMITTEE, only(f"{{muc: {second}}}")),
    )
    return Divided(folder, procedures(procedure(f"{{muc: {unit}}}", owner)), given)


def test_ranges_that_overlap_are_told_by_what_they_have_in_common(tmp_path: Path) -> None:
    """Case 04 of the field: under 15 billion to one, from 10 billion on to another."""
    case = two(tmp_path, "{below: 15 tỷ}", "{from: 10 tỷ}")
    (found,) = case.found("DLG207", "DLG203")
    assert found.said.vi.endswith("trường hợp muc = từ 10 tỷ đồng đến dưới 15 tỷ đồng.")
    assert found.said.en.endswith("case muc = from VND 10 billion to under VND 15 billion.")
    assert case.acting(muc="9.999.999.999") == [DIRECTOR]
    assert case.acting(muc="10 tỷ") == sorted([DIRECTOR, COMMITTEE])
    assert case.acting(muc="14.999.999.999 đồng") == sorted([DIRECTOR, COMMITTEE])
    assert case.acting(muc="15000000000") == [COMMITTEE]


def test_a_further_limit_inside_does_not_narrow_the_witness(tmp_path: Path) -> None:
    """A decision that has ended cuts at 12 billion; the overlap is told whole all the same."""
    old = decision("801", grant("uq-cu", DIRECTOR, only("{muc: {below: 12 tỷ}}"), start="2025-08-01", end="2025-09-01"))
    case = two(tmp_path, "{below: 15 tỷ}", "{from: 10 tỷ}")
    case = Divided(tmp_path, old)
    (found,) = case.found("DLG207")
    assert "muc = từ 10 tỷ đồng đến dưới 15 tỷ đồng" in found.said.vi


NAMED = "{unit: m2, name: diện tích đất, name-en: area of land}"


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        (("who", MATTER), "Đối với diện tích đất: dưới 5 ha", "For area of land: under 5 ha"),
        (("who", MATTER, "--case", "diện tích đất=4 ha"), "diện tích đất: 4 ha", "area of land: 4 ha"),
        (("list", "grants"), "chỉ diện tích đất: dưới 5 ha", "area of land only: under 5 ha"),
        (("timeline", MATTER), "diện tích đất: từ 60.000 m² trở lên", "area of land: 60,000 m² or more"),
        (
            ("check", "--all"),
            "diện tích đất = từ 5 ha đến dưới 60.000 m²",
            "area of land = from 5 ha to under 60,000 m²",
        ),
    ],
)
def test_a_quantity_is_called_by_its_name_and_its_limits_are_said_in_the_unit_in_which_they_are_written(
    tmp_path: Path, line: tuple[str, ...], vi: str, en: str
) -> None:
    """No reader of «dưới 5 ha» is told of 50.000 m², nor of an id."""
    case = two(tmp_path, "{below: 5 ha}", "{from: 60000}", NAMED)
    for language, said in (("vi", vi), ("en", en)):
        told = " ".join(
            within("--lang", language, *line, "--rules", str(case.folder), "--as-of", str(DAY)).said.split()
        )
        assert said in told
        assert "muc" not in told.replace("muc_", "").split(), told


def test_any_amount_of_what_divides_no_case_is_not_told_beside_what_does(tmp_path: Path) -> None:
    given = decision("904", grant("uq-a", DIRECTOR, only("{muc: {below: 5 tỷ}}")))
    case = Divided(tmp_path, procedures(procedure("{muc: {unit: VND}, dien-tich: {unit: ha}}")), given)
    said = within("who", MATTER, "--rules", str(case.folder), "--as-of", str(DAY)).said
    assert "Đối với muc: dưới 5 tỷ đồng\n" in said
    assert "mọi mức" not in said


def test_the_same_limit_in_another_unit_is_no_difference(tmp_path: Path) -> None:
    folders = [
        two(tmp_path / name, f"{{below: {limit}}}", "{from: 60000}", "{unit: m2}").folder
        for name, limit in (("a", "5 ha"), ("b", "50000"))
    ]
    assert "Không có gì khác nhau" in within("diff", *map(str, folders), "--as-of", str(DAY)).said


@pytest.mark.parametrize(
    ("unit", "first", "second", "left_vi", "left_en"),
    [
        ("{unit: VND}", "{below: 10 tỷ}", "{from: 15 tỷ}", "từ 10 tỷ đồng đến dưới 15 tỷ đồng", "from VND 10 billion to under VND 15 billion"),
        ("{unit: VND}", "{below: 10 tỷ}", "{above: 10 tỷ}", "đúng 10 tỷ đồng", "exactly VND 10 billion"),
        ("{unit: m²}", "{up-to: 500}", "{from: '500,5'}", "trên 500 m² đến dưới 500,5 m²", "over 500 m² to under 500.5 m²"),
        ("{unit: ha}", "{up-to: 5000 m2}", "{above: '1,5'}", "trên 5.000 m² đến 1,5 ha", "over 5,000 m² to 1.5 ha"),
        ("{unit: người}", "{up-to: 30}", "{above: 31}", "trên 30 người đến 31 người", "over 30 people to 31 people"),
        ("{unit: VND}", "{from: 1 tỷ, below: 5 tỷ}", "{from: 5 tỷ}", "dưới 1 tỷ đồng", "under VND 1 billion"),
        ("{unit: VND, up-to: 45 tỷ}", "{below: 5 tỷ}", "{from: 5 tỷ, below: 40 tỷ}", "từ 40 tỷ đồng đến 45 tỷ đồng", "from VND 40 billion to VND 45 billion"),
    ],
)  # fmt: skip
def test_what_ranges_leave_out_is_told_exactly(
    tmp_path: Path, unit: str, first: str, second: str, left_vi: str, left_en: str
) -> None:
    (found,) = two(tmp_path, first, second, unit).found("DLG207")
    assert f"bỏ sót phần: muc = {left_vi}. Phần này" in found.said.vi
    assert f"leave out: muc = {left_en}. " in found.said.en


@pytest.mark.parametrize(
    ("unit", "first", "second"),
    [
        ("{unit: VND}", "{below: 15 tỷ}", "{from: 15 tỷ}"),
        ("{unit: VND}", "{up-to: 15 tỷ}", "{above: 15.000.000.000 đồng}"),
        ("{unit: người}", "{up-to: 30}", "{from: 31}"),
        ("{unit: người}", "{below: 31}", "{above: 30 người}"),
        ("{unit: m2}", "{below: 1 ha}", "{from: 10.000}"),
        ("{unit: VND}", "[{below: 1 tỷ}, {from: 5 tỷ}]", "{from: 1 tỷ, below: 5 tỷ}"),
        ("{unit: VND, named: {nho: {below: 1 tỷ}, lon: {from: 1 tỷ}}}", "[nho]", "[lon]"),
        ("{unit: VND, named: {nho: {below: 1 tỷ}}}", "[nho]", "{from: 1 tỷ}"),
    ],
)
def test_ranges_that_fit_together_are_right(tmp_path: Path, unit: str, first: str, second: str) -> None:
    """Between two whole numbers there is nothing to leave out."""
    assert not two(tmp_path, first, second, unit).found("DLG207", "DLG203", "DLG303", "DLG002", "DLG005")


def test_a_range_that_the_law_names_is_said_as_the_range(tmp_path: Path) -> None:
    """No answer says the word by which the files call it; a limit that moves under its name is a difference."""
    unit = "{{unit: VND, name: tổng mức đầu tư, named: {{quy-mo-nho: {{below: {}}}}}}}"
    case, other = (
        two(tmp_path / name, "[quy-mo-nho]", f"{{from: {limit}}}", unit.format(limit))
        for name, limit in (("a", "5 tỷ"), ("b", "6 tỷ"))
    )
    lines = ("who", MATTER), ("list", "grants"), ("timeline", MATTER), ("down", CHAIR), ("explain", "DLG304:uq-a")
    for line in lines:
        said = within(*line, "--rules", str(case.folder), "--as-of", str(DAY)).said
        assert "quy-mo-nho" not in said, line
        assert "DLG304:uq-a" in line or "tổng mức đầu tư: dưới 5 tỷ đồng" in " ".join(said.split()), line
    told = within("diff", str(case.folder), str(other.folder), "--as-of", str(DAY), "--all").said
    assert "chỉ tổng mức đầu tư: dưới 6 tỷ đồng (trước: chỉ tổng mức đầu tư: dưới 5 tỷ đồng)" in " ".join(told.split())


def test_an_answer_for_a_case_names_only_cases_that_are_asked_about(tmp_path: Path) -> None:
    cases = "{muc: {unit: VND}, dien-tich: {unit: ha}}"
    given = decision(
        "904",
        grant("uq-a", DIRECTOR, only("{muc: {up-to: 20 tỷ}}")),
        grant("uq-b", COMMITTEE, only("{muc: {from: 15 tỷ, up-to: 45 tỷ}, dien-tich: {up-to: 5}}")),
    )
    case = Divided(tmp_path, procedures(procedure(cases)), given)
    said = within("who", MATTER, "--case", "muc=15 tỷ", "--rules", str(case.folder), "--as-of", str(DAY)).said
    headed = [line.strip() for line in said.splitlines() if "Đối với" in line]
    assert headed == [
        "Đối với muc: từ 15 tỷ đồng đến 20 tỷ đồng, dien-tich: trên 5 ha",
        "Đối với muc: từ 15 tỷ đồng đến 20 tỷ đồng, dien-tich: không quá 5 ha",
    ]


def test_owners_by_law_may_be_divided_by_a_quantity(tmp_path: Path) -> None:
    owners = "owners: [{holder: ubnd-cap-xa, only: {muc: {below: 15 tỷ}}}, {holder: ubnd-tp, only: {muc: {from: 10 tỷ, below: 20 tỷ}}}]"
    case = Divided(tmp_path, procedures(procedure("{muc: {unit: VND}}", owners)))
    said = [one.said.vi for one in case.found("DLG207")]
    assert any("cùng có phần này" in one and "từ 10 tỷ đồng đến dưới 15 tỷ đồng" in one for one in said)
    assert any("không chủ thể nào có phần: muc = từ 20 tỷ đồng trở lên" in one for one in said)


def test_limits_that_change_by_year_rename_nothing(tmp_path: Path) -> None:
    """Until 2026 under 5 billion, from 2027 on under 8: two grants with their terms, one dimension."""
    given = decision(
        "904",
        grant("uq-2026", DIRECTOR, only("{muc: {below: 5 tỷ}}")),
        grant("uq-2027", DIRECTOR, only("{muc: {below: 8 tỷ}}"), start="2027-01-01", end="2027-12-31"),
    )
    case = Divided(tmp_path, procedures(procedure("{muc: {unit: VND}}")), given)
    assert (case.acting(muc="6 tỷ"), case.acting(muc="6 tỷ", day=date(2027, 6, 1))) == ([CHAIR], [DIRECTOR])
    said = within("diff", "2026-12-31", "2027-01-01", "--rules", case.folder, "--all").said
    assert "từ 5 tỷ đồng đến dưới 8 tỷ đồng" in said
    said = within("timeline", MATTER, "--rules", case.folder, "--lang", "en").said
    assert "muc: from VND 5 billion to under VND 8 billion" in said
    assert "muc: under VND 5 billion" in said


def test_names_and_a_quantity_divide_one_matter_together(tmp_path: Path) -> None:
    cases = "{nguon-von: [ngan-sach, khac], muc: {unit: VND}}"
    given = decision("904", grant("uq-a", DIRECTOR, only("{nguon-von: [ngan-sach], muc: {up-to: 15 tỷ}}")))
    case = Divided(tmp_path, procedures(procedure(cases)), given)
    assert case.acting(nguon_von="ngan-sach", muc="15 tỷ") == [DIRECTOR]
    assert case.acting(nguon_von="ngan-sach", muc="15 tỷ 1 triệu") == [CHAIR]
    assert case.acting(nguon_von="khac", muc="1 tỷ") == [CHAIR]


def test_a_row_gives_a_range_within_that_of_its_grant(tmp_path: Path) -> None:
    rows = f'[{{matter: "{MATTER}", only: {{muc: {{from: 5 tỷ, below: 10 tỷ}}}}}}, {{matter: "{MATTER}", only: {{muc: {{from: 12 tỷ, below: 20 tỷ}}}}}}]'
    given = decision("904", grant("uq-a", DIRECTOR, only("{muc: {below: 15 tỷ}}"), matters=rows))
    case = Divided(tmp_path, procedures(procedure("{muc: {unit: VND}}")), given)
    (found,) = case.found("DLG005")
    assert "«từ 12 tỷ đồng đến dưới 20 tỷ đồng», nhưng lần giao chỉ giao «dưới 15 tỷ đồng»" in found.said.vi
    assert not case.found("DLG804")
    assert [case.acting(muc=f"{one} tỷ") for one in (4, 5, 10, 12, 15)] == [
        [CHAIR],
        [DIRECTOR],
        [CHAIR],
        [DIRECTOR],
        [CHAIR],
    ]


@pytest.mark.parametrize(
    ("unit", "said", "wanted_vi", "wanted_en"),
    [
        ("{unit: VND}", "{from: 15 tỷ, below: 10 tỷ}", "giới hạn dưới là 15 tỷ đồng, giới hạn trên là 10 tỷ đồng", "the lower limit is VND 15 billion"),
        ("{unit: VND}", "{from: 15 tỷ, below: 15 tỷ}", "không có mức nào nằm giữa", "nothing lies between"),
        ("{unit: VND}", "{below: 0}", "không có mức nào nằm giữa", "nothing lies between"),
        ("{unit: người}", "{above: 30, below: 31}", "không có mức nào nằm giữa", "nothing lies between"),
        ("{unit: VND}", "{from: 1 tỷ, above: 2 tỷ}", "chỉ ghi một trong hai khóa «from» và «above»", "only one of the keys"),
        ("{unit: VND}", "{below: '1,200'}", "đọc được hai cách", "can be read in two ways"),
        ("{unit: m2}", "{below: 500,5}", "dấu phẩy tách câu ra", "a comma parts the text"),
        ("{unit: VND}", "{below: nhiều}", "không phải một số lượng", "is no quantity"),
        ("{unit: VND}", "{below: '-5'}", "là số âm", "less than zero"),
        ("{unit: VND}", "{below: 5 quả}", "không có đơn vị mà chương trình biết", "has no unit that is known"),
        ("{unit: VND}", "{below: 5 ha}", "không cùng loại đơn vị: ở đây tính bằng đồng", "measures something else"),
        ("{unit: người}", "{below: '2,5'}", "phải là số nguyên (người)", "must be a whole number"),
        ("{unit: VND, from: 5 tỷ, up-to: 1 tỷ}", "{below: 2 tỷ}", "không có mức nào nằm giữa", "nothing lies between"),
        ("[a, b]", "{below: 5 tỷ}", "không có đơn vị nên không ghi khoảng được", "has no unit, so there are no ranges"),
        ("{unit: dong ho}", "{below: 5 tỷ}", "«dong ho» không có trong danh mục", "is not in the list"),
        ("{from: 5 tỷ}", "{below: 9 tỷ}", "thiếu khóa bắt buộc «unit»", "the required key «unit» is missing"),
        ("{unit: VND}", "{bellow: 9 tỷ}", "có phải «below»?", "did you mean «below»?"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_limits_is_told_where_it_stands(
    tmp_path: Path, unit: str, said: str, wanted_vi: str, wanted_en: str
) -> None:
    given = decision("904", grant("uq-a", DIRECTOR, only(f"{{muc: {said}}}")))
    found = Divided(tmp_path, procedures(procedure(f"{{muc: {unit}}}")), given).found("DLG002")
    assert [wanted_vi in one.said.vi for one in found] == [True], [one.said.vi for one in found]
    assert wanted_en in found[0].said.en
    text = (tmp_path / found[0].location.file).read_text("utf-8").splitlines()[found[0].location.line - 1]
    assert "muc" in text


def test_names_of_cases_that_are_none_of_a_quantity_are_told(tmp_path: Path) -> None:
    given = decision("904", grant("uq-a", DIRECTOR, only('{muc: ["dưới 15 tỷ"]}')))
    (found,) = Divided(tmp_path, procedures(procedure("{muc: {unit: VND}}")), given).found("DLG005")
    assert "{below: 15 tỷ}" in found.said.vi
    assert "{below: 15 tỷ}" in found.said.en


def test_one_grant_of_matters_in_different_units_writes_the_unit(tmp_path: Path) -> None:
    matters = procedures(procedure("{muc: {unit: m2}}"), procedure("{muc: {unit: ha}}", code="1.900012"))
    both = f'["{MATTER}", "1.900012"]'
    bare = Divided(
        tmp_path / "a", matters, decision("904", grant("uq-a", DIRECTOR, only("{muc: {below: 5}}"), matters=both))
    )
    (found,) = bare.found("DLG002")
    assert "đơn vị khác nhau (ha, m²)" in found.said.vi
    said = Divided(
        tmp_path / "b", matters, decision("904", grant("uq-a", DIRECTOR, only("{muc: {below: 5 ha}}"), matters=both))
    )
    assert not said.found("DLG002")
    assert said.acting(muc="49.999 m2") == [DIRECTOR]
    assert said.acting(muc="50.000 m2") == [CHAIR]


@pytest.mark.parametrize(
    "asked",
    ["12000000000", "12 tỷ", "12,0 tỷ", "12.000.000.000 đồng", "12 ty", "11 tỷ 1.000 triệu đồng", "12 000 triệu"],
)
def test_a_quantity_is_asked_for_as_people_write_it(tmp_path: Path, asked: str) -> None:
    case = two(tmp_path, "{below: 12 tỷ}", "{from: 12 tỷ}")
    if "1.000 triệu" in asked:
        with pytest.raises(AskedWronglyError, match="không phải một số lượng"):
            case.acting(muc=asked)
    else:
        assert case.acting(muc=asked) == [COMMITTEE]


def test_of_what_the_matter_is_not_about_nothing_is_stated(tmp_path: Path) -> None:
    case = two(tmp_path, "{below: 5 tỷ}", "{from: 5 tỷ}", "{unit: VND, up-to: 45 tỷ}")
    answer = case.who(muc="50 tỷ")
    assert (answer.state, answer.parts) == ("no-case", ())
    asked = ("who", MATTER, "--rules", case.folder, "--as-of", DAY.isoformat(), "--case", "muc=50 tỷ")
    assert "Sổ không ghi gì cho 50 tỷ đồng: việc này chỉ có đối với muc không quá 45 tỷ đồng." in within(*asked).said
    assert "Nothing is stated of VND 50 billion" in within(*asked, "--lang", "en").said.replace("\n  ", " ")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("muc", "không phải một trường hợp"),
        ("nhom=A", "không chia theo «nhom»; nó chia theo «muc»"),
        ("muc=1,200", "đọc được hai cách"),
        ("muc=5 ha", "không cùng loại đơn vị"),
        ("muc=0,5", "phải là số nguyên"),
    ],
)
def test_a_case_that_means_nothing_is_told(tmp_path: Path, asked: str, said: str) -> None:
    case = two(tmp_path, "{below: 5 tỷ}", "{from: 5 tỷ}")
    ran = within("who", MATTER, "--rules", case.folder, "--as-of", DAY.isoformat(), "--case", asked)
    assert (ran.code, ran.out) == (2, b"")
    assert said in ran.told.replace("\n  ", " ")


def test_answers_for_programs_have_the_limits_exactly(tmp_path: Path) -> None:
    case = two(tmp_path, "{below: 5 tỷ}", "{above: '5000000000'}")
    ran = within("who", MATTER, "--rules", case.folder, "--as-of", DAY.isoformat(), "--format", "json")
    limits = [part["limits"] for part in json.loads(ran.said)["parts"]]
    assert limits == [
        [{"muc": {"unit": "VND", "from": "0", "below": "5000000000"}}],
        [{"muc": {"unit": "VND", "from": "5000000000", "up-to": "5000000000"}}],
        [{"muc": {"unit": "VND", "above": "5000000000"}}],
    ]


def test_keys_of_findings_name_ranges_in_plain_letters(tmp_path: Path) -> None:
    """So that a shell and a list of waivers take them as they are."""
    (found,) = two(tmp_path, "{up-to: 10 tỷ}", "{from: 15 tỷ}").found("DLG207")
    assert found.key == f"DLG207:{MATTER}:904-qd-ubnd:above-10000000000-below-15000000000"


def test_comparisons_say_the_limits_of_a_grant_before_and_after(tmp_path: Path) -> None:
    old = two(tmp_path / "a", "{below: 5 tỷ}", "{from: 9 tỷ}")
    new = two(tmp_path / "b", "{up-to: 5 tỷ}", "{from: 9 tỷ}")
    said = within("diff", old.folder, new.folder, "--as-of", DAY.isoformat(), "--all").said
    assert "thành chỉ muc: không quá 5 tỷ đồng (trước: chỉ muc: dưới 5 tỷ đồng)" in " ".join(said.split())


def test_a_wrong_limit_leaves_the_other_statements_as_they_are(tmp_path: Path) -> None:
    """What it was meant to give may be anything: its receiver may act everywhere, and nowhere surely."""
    case = two(tmp_path, "{below: nhiều}", "{from: 9 tỷ}")
    found = {
        amount: {one.holder: one.certain for part in case.who(muc=amount).parts for one in part.exercisers}
        for amount in ("9 tỷ", "1 tỷ")
    }
    assert found == {"9 tỷ": {COMMITTEE: True, DIRECTOR: False}, "1 tỷ": {CHAIR: False, DIRECTOR: False}}


def test_charts_and_annexes_say_ranges(tmp_path: Path) -> None:
    case = two(tmp_path, "{below: 10 tỷ}", "{from: 10 tỷ}")
    drawn = delegation.chart(case.folder, MATTER, as_of=DAY, target="svg").decode()
    assert "10 tỷ" in drawn
    assert "đồng trở lên" in drawn or "trở lên" in drawn
    rows = f'[{{row: 1, matter: "{MATTER}", only: {{muc: {{from: 1 tỷ, up-to: 2 tỷ}}}}}}]'
    given = Divided(tmp_path / "b", MONEY_ROWS, decision("904", grant("uq-a", DIRECTOR, matters=rows)))
    file = tmp_path / "x.docx"
    file.write_bytes(delegation.annex(given.folder, ["uy-quyen:904/QĐ-UBND"], as_of=DAY))
    assert "Chỉ muc: từ 1 tỷ đồng đến 2 tỷ đồng" in texts(file)


def test_huge_and_tiny_numbers_stay_exact(tmp_path: Path) -> None:
    low, high = "99999999999999999999", "100000000000000000000"
    case = two(tmp_path, f"{{below: {high}}}", f"{{from: {high}}}")
    assert (case.acting(muc=low), case.acting(muc=high)) == ([DIRECTOR], [COMMITTEE])
    case = two(tmp_path / "b", "{below: '0,1'}", "{from: '0,1'}", "{unit: m2}")
    assert (case.acting(muc="0,0999999999999999999999"), case.acting(muc="0,1")) == ([DIRECTOR], [COMMITTEE])


def test_assertions_may_ask_for_a_quantity(tmp_path: Path) -> None:
    case = two(tmp_path, "{below: 5 tỷ}", "{from: 5 tỷ}")
    tests = (
        "source: x\nassertions:\n"
        f'  - {{id: mot, name: a, matter: "{MATTER}", case: {{muc: 4 tỷ}}, exerciser: {DIRECTOR}}}\n'
        f'  - {{id: hai, name: b, matter: "{MATTER}", case: {{muc: 5 tỷ}}, exerciser: {DIRECTOR}}}\n'
        f'  - {{id: ba, name: c, matter: "{MATTER}", case: {{muc: "1,200"}}, exerciser: {DIRECTOR}}}\n'
    )
    found = Divided(tmp_path, {"tests/muc.yaml": tests}).found("DLG905")
    assert [one.key for one in found] == ["DLG905:hai", "DLG905:ba"]
    assert "đọc được hai cách" in found[1].said.vi
    assert case.folder == tmp_path


def test_two_registers_with_other_limits_are_compared_range_by_range(tmp_path: Path) -> None:
    old = two(tmp_path / "a", "{below: 5 tỷ}", "{from: 5 tỷ}")
    new = two(tmp_path / "b", "{below: 8 tỷ}", "{from: 8 tỷ}")
    said = within("diff", old.folder, new.folder, "--as-of", DAY.isoformat(), "--all", "--format", "json").said
    areas = [area for move in json.loads(said)["moves"] for area in move["areas"]]
    assert areas
    assert all(
        area["cases"] == [{"muc": {"unit": "VND", "from": "5000000000", "below": "8000000000"}}] for area in areas
    )


def test_a_register_that_measures_nothing_imports_nothing_of_it(tmp_path: Path) -> None:
    """Start-up time is a feature."""
    line = (
        "import sys; from pathlib import Path; from datetime import date; from delegation.run import pipeline; "
        f"pipeline.check(Path({str(Divided(tmp_path, procedures(procedure('{nhom: [A, B]}'))).folder)!r}), date(2026, 6, 1)); "
        "print([one for one in sys.modules if one.endswith(('quantities', 'ranges', 'measured', 'row_parts'))])"
    )
    ran = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)  # noqa: S603  our own line
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ('["dưới 15 tỷ đồng", "từ 10 tỷ đồng trở lên"]', "cùng có khoảng từ 10 tỷ đồng đến dưới 15 tỷ đồng"),
        ("[duoi-15-ty, tu-10-ty]", "cùng có khoảng từ 10 tỷ đồng đến dưới 15 tỷ đồng"),
        ("[duoi-15-ty, tren-20-ty]", "không trường hợp nào của muc có khoảng từ 15 tỷ đồng đến 20 tỷ đồng"),
        ("[duoi-15-ty, tu-15-den-45-ty, tren-45-ty]", ""),
        ("[duoi-2ha, tu-2ha-den-duoi-5ha, khac]", ""),
        ("[nhom-1, nhom-2]", ""),
    ],
)
def test_cases_that_are_named_by_limits_are_asked_whether_they_fit_together(
    tmp_path: Path, names: str, said: str
) -> None:
    """Case 04 of the field as it is often entered: the limits stand in the names."""
    found = Divided(tmp_path, procedures(procedure(f"{{muc: {names}}}"))).found("DLG207")
    assert len(found) == bool(said)
    assert all(said in one.said.vi for one in found)


def test_words_that_repeat_the_range_of_a_grant_leave_no_rest_with_its_giver(tmp_path: Path) -> None:
    rest = []
    for number, scope in enumerate(("dưới 15 tỷ", "dưới 15 tỷ, trừ dự án nhóm A")):
        given = decision(
            "904", grant("uq-a", DIRECTOR, only("{muc: {below: 15 tỷ}}")).replace("scope: whole", f'scope: "{scope}"')
        )
        case = Divided(tmp_path / str(number), MONEY_ROWS, given)
        parts = case.who(muc="12 tỷ").parts
        rest.append([one.holder for part in parts for one in part.rest_exercisers])
    assert rest[0] == []
    assert rest[1] != []


def test_what_the_giver_does_not_have_is_not_left_with_it(tmp_path: Path) -> None:
    """The law gives him from 5 billion on; below it is another's, and no receiver of his could have it."""
    owner = (
        "owners: [{holder: chu-tich-ubnd-tp, only: {muc: {from: 5 tỷ}}}, {holder: so-y-te, only: {muc: {below: 5 tỷ}}}]"
    )
    assert not two(tmp_path / "a", "{from: 5 tỷ, below: 9 tỷ}", "{from: 9 tỷ}", owner=owner).found("DLG207")
    (found,) = two(tmp_path / "b", "{from: 6 tỷ, below: 9 tỷ}", "{from: 9 tỷ}", owner=owner).found("DLG207")
    assert (
        "bỏ sót phần: muc = từ 5 tỷ đồng đến dưới 6 tỷ đồng. Phần này vẫn do Chủ tịch UBND Thành phố" in found.said.vi
    )


def test_each_year_is_divided_by_itself(tmp_path: Path) -> None:
    """What one year leaves out is no part of what another gives; grants of two years alone divide nothing."""
    years = {"start": "2026-01-01", "end": "2026-12-31"}, {"start": "2027-01-01", "end": "2027-12-31"}
    first, second = (
        [grant(f"uq-a{at}", DIRECTOR, only(f"{{muc: {low}}}"), **days), grant(f"uq-b{at}", COMMITTEE, only(f"{{muc: {high}}}"), **days)]
        for at, (days, low, high) in enumerate(zip(years, ("{below: 10 tỷ}", "{below: 15 tỷ}"), ("{from: 12 tỷ}", "{from: 15 tỷ}"), strict=True))
    )  # fmt: skip
    matter = procedures(procedure("{muc: {unit: VND}}", "owner: chu-tich-ubnd-tp"))
    (found,) = Divided(tmp_path / "a", matter, decision("904", *first, *second)).found("DLG207")
    assert "bỏ sót phần: muc = từ 10 tỷ đồng đến dưới 12 tỷ đồng." in found.said.vi
    assert not Divided(tmp_path / "b", matter, decision("904", *second)).found("DLG207")
    assert not Divided(tmp_path / "c", matter, decision("904", first[0], second[1])).found("DLG207")


@pytest.mark.parametrize(("steps", "told"), [("", 1), ("    steps: [decide]\n", 1), ("    steps: [receive]\n", 0)])
def test_who_only_receives_files_divides_no_decision(tmp_path: Path, steps: str, told: int) -> None:
    first = grant("uq-a", DIRECTOR, only("{muc: {below: 10 tỷ}}") + ("" if told == 0 else steps))
    given = decision("904", first, grant("uq-b", COMMITTEE, only("{muc: {from: 12 tỷ}}") + steps))
    case = Divided(tmp_path, procedures(procedure("{muc: {unit: VND}}", "owner: chu-tich-ubnd-tp")), given)
    assert not case.found("DLG002")
    assert len(case.found("DLG207")) == told
