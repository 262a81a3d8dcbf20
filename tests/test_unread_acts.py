"""What suspends, corrects or extends something that cannot be read: whatever it may concern is possible, and the answer says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

MAYOR, DIRECTOR = "ubnd-tp", "giam-doc-so-y-te"
ROW = "matters: [{row: 1, matter: viec}]"
GIVEN = grant("g1", MAYOR, DIRECTOR, "2025-12-01", "2026-12-31", extra=", at: Phụ lục").replace("matters: [viec]", ROW)
OTHER = (
    "instrument: {{number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: {issuer}, issued: 2026-02-25, "
    "effective: 2026-03-01, {says}}}\ngrants: []\n"
)
POSSIBLE = {DIRECTOR: False, MAYOR: False}
SURE = {DIRECTOR: True}
BACK = {MAYOR: True}


def register(folder: Path, says: str, *, issuer: str = MAYOR, given: str = GIVEN) -> Path:
    """Write a register whose second decision says something of the first."""
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", given),
            "decisions/2026/2.yaml": OTHER.format(issuer=issuer, says=says),
        },
    )


def acting(folder: Path, day: str) -> dict[str, bool]:
    """Give those who act on a day, and whether that is certain."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    return {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}


UNREAD = [
    ("instrument: 1/QĐ-UBND, at: {unknown: trang mờ}", "trang mờ"),
    ("instrument: 1/QĐ-UBND, at: Điêu 5", "«Điêu 5» không đọc được là điều, khoản"),
    ("instrument: 1/QĐ-UBND, at: Phụ lục dòng 9", "không việc nào được giao tại «Phụ lục dòng 9»"),
    ("instrument: 1/QĐ-UBND, ad: Điều 8", "ghi sai nên không đọc được"),
    ("instrument: {unknown: trang mờ}", "trang mờ"),
]
OF_GRANTS = [("grant: {unknown: trang mờ}", "trang mờ"), ("grant: gx", "không có lần giao «gx»")]


@pytest.mark.parametrize(("what", "why"), [*UNREAD, *OF_GRANTS])
def test_a_suspension_that_cannot_be_read_may_concern_what_is_given(tmp_path: Path, what: str, why: str) -> None:
    """On its days only."""
    folder = register(tmp_path, f"suspends: [{{{what}, from: 2026-03-01, to: 2026-05-31}}]")
    days = ("2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01")
    assert [acting(folder, day) for day in days] == [SURE, POSSIBLE, POSSIBLE, SURE]
    said = ask(folder, "who", "viec", "--as-of", "2026-04-01").said
    assert f"chưa chắc chắn vì: chưa rõ 2/QĐ-UBND tạm ngưng việc nào ({why})" in said
    assert "bị tạm ngưng từ" not in said


@pytest.mark.parametrize(("what", "why"), [*UNREAD, *OF_GRANTS])
def test_an_extension_that_cannot_be_read_may_carry_on_what_is_given(tmp_path: Path, what: str, why: str) -> None:
    folder = register(tmp_path, f"extends: [{{{what}, to: 2027-06-30}}]")
    days = ("2026-12-31", "2027-01-01", "2027-06-30", "2027-07-01")
    assert [acting(folder, day) for day in days] == [SURE, POSSIBLE, POSSIBLE, BACK]
    said = ask(folder, "who", "viec", "--as-of", "2027-02-01").said
    assert f"chưa rõ 2/QĐ-UBND gia hạn việc nào ({why})" in said


@pytest.mark.parametrize("day", ["2026-06-01", "2026-12-31", "2027-02-01"])
def test_of_what_may_be_extended_the_last_day_that_is_sure_is_named(day: str, tmp_path: Path) -> None:
    """Before it and after it alike: nobody may read that it has no end, or ends sooner."""
    folder = register(tmp_path, "extends: [{instrument: 1/QĐ-UBND, at: {unknown: trang mờ}, to: 2027-06-30}]")
    for question in (("who", "viec"), ("down", MAYOR)):
        said = " ".join(ask(folder, *question, "--as-of", day).said.split())
        assert "đến hết 31/12/2026" in said, said
        assert "có thể dài hơn, vì chưa rõ 2/QĐ-UBND gia hạn việc nào (trang mờ)" in said, said
        assert "ngắn hơn" not in said
    answer = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    terms = {one["holder"]: one["term"] for part in answer["parts"] for one in part["exercisers"]}
    assert terms[DIRECTOR]["to"] == "2026-12-31"
    assert terms[DIRECTOR]["perhaps_longer"] == ["chưa rõ 2/QĐ-UBND gia hạn việc nào (trang mờ)"]
    assert terms[DIRECTOR]["unknown"] == []


@pytest.mark.parametrize(
    ("selector", "fits"),
    [
        ("ends<=2026-12-31", "perhaps"),
        ("ends<2026-12-31", ""),
        ("ends>=2026-12-31", "fits"),
        ("ends>2026-12-31", "perhaps"),
    ],
)
def test_whoever_asks_for_what_ends_is_told_what_only_may(selector: str, fits: str, tmp_path: Path) -> None:
    folder = register(tmp_path, "extends: [{instrument: 1/QĐ-UBND, at: {unknown: trang mờ}, to: 2027-06-30}]")
    found = json.loads(
        ask(folder, "list", "tasks", "id:viec", selector, "--as-of", "2026-06-01", "--format", "json").out
    )
    assert [len(found[key]) for key in ("fits", "perhaps")] == [int(fits == "fits"), int(fits == "perhaps")]


@pytest.mark.parametrize(("what", "why"), UNREAD)
def test_a_correction_that_cannot_be_read_makes_every_row_doubtful_from_the_start(
    tmp_path: Path, what: str, why: str
) -> None:
    folder = register(tmp_path, f"corrects: [{{{what}}}]")
    assert [acting(folder, day) for day in ("2025-12-01", "2026-12-31", "2027-01-01")] == [POSSIBLE, POSSIBLE, BACK]
    said = ask(folder, "who", "viec", "--as-of", "2026-02-01").said
    assert f"chưa rõ 2/QĐ-UBND đính chính việc nào ({why})" in said


@pytest.mark.parametrize("key", ["suspends", "extends", "corrects"])
def test_all_of_it_may_be_unknown(tmp_path: Path, key: str) -> None:
    folder = register(tmp_path, f"{key}: {{unknown: trang mờ}}")
    assert acting(folder, "2027-01-01" if key == "extends" else "2026-06-01") == POSSIBLE
    assert "DLG002" not in ask(folder, "check", "--as-of", "2026-06-01", "--short").said


def test_what_names_nothing_concerns_what_its_own_issuer_gave(tmp_path: Path) -> None:
    """Of two issuers, the one whose decision it is; where that one gave nothing, any."""
    other = grant("g2", MAYOR, DIRECTOR, "2025-12-01", "2026-12-31", extra=", at: Điều 1")
    folder = register(tmp_path, "suspends: [{grant: gx, to: 2026-05-31}]", issuer="chu-tich-ubnd-tp")
    assert acting(folder, "2026-04-01") == POSSIBLE
    small(
        folder,
        {
            "tasks/khac.yaml": task(name="khac"),
            "decisions/2025/3.yaml": decision("3/QĐ-UBND", other.replace("viec", "khac"), issuer="chu-tich-ubnd-tp"),
        },
    )
    assert acting(folder, "2026-04-01") == SURE


def test_what_can_be_read_leaves_no_doubt(tmp_path: Path) -> None:
    folder = register(tmp_path, "suspends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1, to: 2026-05-31}]")
    assert acting(folder, "2026-04-01") == BACK
    folder = register(tmp_path, "suspends: [{instrument: 1/QĐ-UBND, at: Điều 8, to: 2026-05-31}]")
    assert acting(folder, "2026-04-01") == SURE, "an article that gave nothing is none of the annex"
    folder = register(tmp_path, "corrects: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1}]")
    assert acting(folder, "2026-04-01") == SURE


def test_who_owns_by_a_law_that_may_be_suspended_owns_possibly(tmp_path: Path) -> None:
    folder = register(
        tmp_path, "suspends: [{instrument: 99/2020/QH14, at: {unknown: trang mờ}, from: 2026-03-01, to: 2026-05-31}]"
    )
    answer = json.loads(ask(folder, "who", "viec", "--as-of", "2026-04-01", "--format", "json").out)
    assert [(one["holder"], one["certain"]) for one in answer["parts"][0]["owners"]] == [(MAYOR, False)]


def test_checks_say_that_the_answer_is_open(tmp_path: Path) -> None:
    folder = register(tmp_path, "suspends: [{instrument: 1/QĐ-UBND, at: Điêu 5, to: 2026-05-31}]")
    said = ask(folder, "check", "--as-of", "2026-04-01", "--all").said
    assert "nên chưa rõ việc nào bị tạm ngưng, đính chính hay được gia hạn" in said
    folder = register(tmp_path, "suspends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 9, to: 2026-05-31}]")
    said = ask(folder, "check", "--as-of", "2026-04-01", "--all", language="en").said
    assert "so nobody knows which matter it suspends" in said


@pytest.mark.parametrize("question", [("timeline", "viec"), ("down", MAYOR), ("list", "grants"), ("horizon",)])
@pytest.mark.parametrize("key", ["suspends", "extends", "corrects"])
def test_other_questions_are_answered(tmp_path: Path, key: str, question: tuple[str, ...]) -> None:
    folder = register(tmp_path, f"{key}: [{{instrument: 1/QĐ-UBND, at: {{unknown: trang mờ}}}}]")
    for language in ("vi", "en"):
        for form in ("text", "json"):
            found = ask(folder, *question, "--format", form, language=language)
            assert found.code in (0, 1), found.told
    if question[0] == "timeline":
        assert "trang mờ" in ask(folder, *question).said


def of_parts(folder: Path, says: str) -> Path:
    """Write a register whose decision says something of its own parts."""
    given = decision("1/QĐ-UBND", GIVEN).replace("effective: 2025-12-01}", f"effective: 2025-12-01, {says}}}")
    return small(folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": given})


def written(at: str) -> str:
    return at if at.startswith(("{", "[")) else f'"{at}"'


NOWHERE = [
    ("{unknown: trang mờ}", "trang mờ"),
    ("Điêu 5", "«Điêu 5» không đọc được là điều, khoản"),
    ("Phụ lục dòng 9", "không việc nào được giao tại «Phụ lục dòng 9»"),
    ("[Điều 5]", "ghi sai nên không đọc được"),
    ("Phụ lục dòng 9, Phụ lục dòng 10", "không việc nào được giao tại «Phụ lục dòng 9, Phụ lục dòng 10»"),
]


@pytest.mark.parametrize(("at", "why"), NOWHERE)
def test_a_part_that_ended_and_is_none_leaves_open_what_is_given_from_then_on(
    tmp_path: Path, at: str, why: str
) -> None:
    folder = of_parts(tmp_path / "a", f"ends-in-part: [{{at: {written(at)}, to: 2026-05-31}}]")
    assert [acting(folder, day) for day in ("2026-05-31", "2026-06-01", "2026-12-31")] == [SURE, POSSIBLE, POSSIBLE]
    assert (
        f"chưa rõ điều khoản nào của 1/QĐ-UBND đã hết hiệu lực ({why})"
        in ask(folder, "who", "viec", "--as-of", "2026-07-01").said
    )
    back = f"ends-in-part: [{{at: {written(at)}, to: 2026-05-31, resumes: 2026-07-01}}]"
    folder = of_parts(tmp_path / "b", back)
    days = ("2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01")
    assert [acting(folder, day) for day in days] == [SURE, POSSIBLE, POSSIBLE, SURE]


@pytest.mark.parametrize(("at", "why"), NOWHERE)
def test_a_part_that_begins_later_and_is_none_leaves_open_what_is_given_until_then(
    tmp_path: Path, at: str, why: str
) -> None:
    folder = of_parts(tmp_path, f"begins-in-part: [{{at: {written(at)}, from: 2026-06-01}}]")
    assert [acting(folder, day) for day in ("2025-12-01", "2026-05-31", "2026-06-01")] == [POSSIBLE, POSSIBLE, SURE]
    said = ask(folder, "who", "viec", "--as-of", "2026-02-01").said
    assert f"chưa rõ điều khoản nào của 1/QĐ-UBND có hiệu lực sau ({why})" in said
    english = ask(folder, "who", "viec", "--as-of", "2026-02-01", language="en").said
    assert "not known which provision of 1/QĐ-UBND begins later" in english


@pytest.mark.parametrize("at", ["Phụ lục dòng 1", "Điều 8", "Phụ lục II", "Phụ lục II dòng 3"])
def test_a_part_that_can_be_read_leaves_no_doubt(tmp_path: Path, at: str) -> None:
    """An article, or an annex of which the register has nothing, may well have ended."""
    folder = of_parts(tmp_path, f"ends-in-part: [{{at: {at}, to: 2026-05-31}}]")
    assert acting(folder, "2026-06-01") == (BACK if at == "Phụ lục dòng 1" else SURE)
    told = ask(folder, "check", "--as-of", "2026-06-01", "--select", "DLG509", "--all").said
    assert ("không có gì thay đổi" in told) is at.startswith("Phụ lục II")


def test_a_law_of_which_nobody_knows_what_ended_when_is_named_once_for_all_that_is_cited(tmp_path: Path) -> None:
    """Two articles of one law as basis, and neither place nor day of what ended."""
    law = "instruments:\n  - {number: 98/2020/QH14, type: law, issuer: Quốc hội, effective: 2021-01-01, ends-in-part: [{at: {unknown: mờ}, to: {unknown: mờ}}]}\n"
    of_law = task().replace(
        "basis: [", "basis: [{instrument: 98/2020/QH14, at: Điều 1}, {instrument: 98/2020/QH14, at: Điều 2}, "
    )
    folder = small(tmp_path, {"instruments/luat-98.yaml": law, "tasks/viec.yaml": of_law})
    for question in (("who", "viec"), ("timeline", "viec"), ("check",), ("horizon",)):
        assert ask(folder, *question, "--as-of", "2026-06-01").code in (0, 1)
