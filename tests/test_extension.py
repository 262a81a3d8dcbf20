"""Extensions: a later decision gives grants, or some rows of them, a later last day without writing them again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import actors, decision, grant, task
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
PASSED_ON = grant("g2", "giam-doc-so-y-te", "ubnd-cap-xa", "2025-12-01", "2026-12-31")
OTHER = "instrument: {{number: {number}/QĐ-UBND, id: qd-{number}, type: committee-decision, issuer: ubnd-tp, issued: 2026-11-25, effective: {day}{extra}}}\ngrants: []\n"


def register(
    folder: Path, extends: str, *, first: str = GIVEN, day: str = "2026-12-01", head: str = "", **more: str
) -> Path:
    """Write a register whose second decision extends something. ``head``: more of the first decision; ``more``: files."""
    written = decision("1/QĐ-UBND", first)
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": written.replace("effective: 2025-12-01}", f"effective: 2025-12-01{head}}}"),
            "decisions/2026/2.yaml": OTHER.format(number=2, day=day, extra=f", extends: [{extends}]"),
            **{f"{name}.yaml": each for name, each in more.items()},
        },
    )


MAYOR, DIRECTOR = ["ubnd-tp"], ["giam-doc-so-y-te"]


@pytest.mark.parametrize(
    "what", ["instrument: 1/QĐ-UBND", "instrument: 1-qd-ubnd", "grant: g1", "instrument: 1/QĐ-UBND, at: Điều 1"]
)
@pytest.mark.parametrize("head", ["", ", ended: 2026-12-31"])
def test_what_is_extended_goes_on_to_the_new_last_day(tmp_path: Path, what: str, head: str) -> None:
    first = GIVEN.replace("matters:", "at: Điều 1 khoản 2, matters:")
    folder = register(tmp_path, f"{{{what}, to: 2027-12-31}}", first=first, head=head)
    days = ("2026-11-30", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01")
    assert [actors(folder, day) for day in days] == [DIRECTOR, DIRECTOR, DIRECTOR, DIRECTOR, MAYOR]


THREE = "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n" + "".join(
    f"  - {{id: viec-{name}, title: Việc {name}, owner: ubnd-tp}}\n" for name in "abc"
)
ROWS = GIVEN.replace(
    "matters: [viec]",
    "at: Phụ lục, matters: [{row: 1, matter: viec-a}, {row: 2, matter: viec-b}, {row: 3, matter: viec-c}]",
)


@pytest.mark.parametrize("what", ["instrument: 1/QĐ-UBND", "grant: g1"])
@pytest.mark.parametrize("head", ["", ", ended: 2026-12-31"])
def test_of_an_annex_only_the_rows_that_are_named_go_on(tmp_path: Path, what: str, head: str) -> None:
    folder = register(
        tmp_path,
        f"{{{what}, at: Phụ lục dòng 3, to: 2027-12-31}}",
        first=ROWS,
        head=head,
        **{"tasks/ba": THREE},
    )
    found = {
        one: [actors(folder, day, f"viec-{one}") for day in ("2026-12-31", "2027-01-01", "2028-01-01")] for one in "abc"
    }
    assert found == {"a": [DIRECTOR, MAYOR, MAYOR], "b": [DIRECTOR, MAYOR, MAYOR], "c": [DIRECTOR, DIRECTOR, MAYOR]}
    ends = json.loads(ask(folder, "horizon", "--as-of", "2026-10-01", "--until", "2028-01-31", "--format", "json").out)
    falls = {
        stop["last_day"]: [fall["matters"] for fall in stop["ends"] if fall["kind"] == "grant"] for stop in ends["days"]
    }
    assert falls["2026-12-31"] == [["viec-a", "viec-b"]]
    assert falls["2027-12-31"] == [["viec-c"]]
    assert (
        "vì Quyết định số 1/QĐ-UBND hết thời hạn giao sau 31/12/2026"
        in " ".join(ask(folder, "timeline", "viec-a").said.split())
        or head
    )


def _annex(folder: Path, day: str) -> Path:
    """Make the annex of the first decision in Excel."""
    made = beside(folder, "phu-luc.xlsx")
    ask(folder, "annex", "uy-quyen:1-qd-ubnd", "--as-of", day, "-o", str(made))
    return made


def test_rows_that_end_while_another_is_carried_on_are_an_interruption_and_told_by_their_own_end(
    tmp_path: Path,
) -> None:
    """Also where the grant is suspended by then: of what had ended nothing comes back, and nothing says so."""
    pause = ", suspends: [{grant: g1, from: 2027-02-01, to: 2027-02-28}]"
    folder = register(
        tmp_path, "{instrument: 1/QĐ-UBND, at: Phụ lục dòng 3, to: 2027-12-31}", first=ROWS, **{"tasks/ba": THREE}
    )
    made = folder / "decisions/2026/2.yaml"
    made.write_text(made.read_text().replace("]}\ngrants", f"]{pause}}}\ngrants"))
    ended = "hết hiệu lực một phần (2 việc)"
    for day, paused in (("2027-01-15", False), ("2027-02-15", True), ("2027-03-15", False)):
        said = " ".join(ask(folder, "diff", "2026-12-15", day).said.split())
        assert f"1 lần giao quyền {ended}" in said, day
        assert said.count("hết thời hạn giao sau 31/12/2026") == 1, "told once, of both"
        assert ("1 lần giao quyền bị tạm ngưng (1 việc)" in said) is paused
        found = json.loads(ask(folder, "diff", "2026-12-15", day, "--format", "json").out)
        assert [one["kind"] for one in found["reasons"]] == [*(["grant-suspended"] if paused else []), "grant-ended"]
    back = json.loads(ask(folder, "horizon", "--as-of", "2027-01-15", "--until", "2027-06-30", "--format", "json").out)
    assert [one["matters"] for one in back["resumed"]] == [["viec-c"]]
    book = load_workbook(_annex(folder, "2027-02-15"))
    noted = {row[0]: "Tạm ngưng" in str(row) for row in book.active.values if row[0] in (1, 2, 3)}
    assert noted == {1: False, 2: False, 3: True}
    lapsed = json.loads(ask(folder, "who", "viec-a", "--as-of", "2027-02-15", "--format", "json").out)["lapsed"]
    assert "tạm ngưng" not in str(lapsed)


def test_a_row_that_is_suspended_alone_is_an_interruption(tmp_path: Path) -> None:
    folder = register(tmp_path, "", first=ROWS, **{"tasks/ba": THREE})
    made = folder / "decisions/2026/2.yaml"
    pause = "suspends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 2, from: 2026-12-05, to: 2026-12-20}]"
    made.write_text(made.read_text().replace("extends: []", pause))
    said = " ".join(ask(folder, "diff", "2026-12-01", "2026-12-10", language="en").said.split())
    assert "1 grant suspended in part (1 matter)" in said
    assert "Nothing differs" in ask(folder, "diff", "2026-12-01", "2026-12-25", language="en").said


def test_a_row_that_ends_and_is_given_anew_to_the_same_receiver_interrupts_nothing(tmp_path: Path) -> None:
    again = GIVEN.replace("id: g1", "id: g9").replace("to: 2026-12-31", "to: 2027-12-31")
    again = again.replace("matters: [viec]", "matters: [viec-a]").replace("2025-12-01", "2026-06-01")
    end = ", ends-in-part: [{at: Phụ lục dòng 1, to: 2026-05-31, by: 2/QĐ-UBND}]"
    folder = register(tmp_path, "", first=ROWS + again, head=end, day="2026-06-01", **{"tasks/ba": THREE})
    assert "Không gián đoạn thẩm quyền" in ask(folder, "diff", "2026-05-31", "2026-06-01").said


def test_a_row_that_ends_before_its_grant_says_why(tmp_path: Path) -> None:
    end = ", ends-in-part: [{at: Phụ lục dòng 1, to: 2026-05-31, by: 2/QĐ-UBND}]"
    folder = register(tmp_path, "", first=ROWS, head=end, day="2026-06-01", **{"tasks/ba": THREE})
    assert [actors(folder, "2026-06-01", f"viec-{one}") for one in "abc"] == [MAYOR, DIRECTOR, DIRECTOR]
    said = " ".join(ask(folder, "timeline", "viec-a").said.split())
    assert "vì dòng 1 Phụ lục Quyết định số 1/QĐ-UBND hết hiệu lực sau 31/05/2026" in said


def test_extensions_may_follow_one_another(tmp_path: Path) -> None:
    third = OTHER.format(number=3, day="2027-12-01", extra=", extends: [{instrument: 1/QĐ-UBND, to: 2028-06-30}]")
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, to: 2027-12-31}", **{"decisions/2027/3": third})
    days = ("2026-12-31", "2027-12-31", "2028-01-01", "2028-06-30", "2028-07-01")
    assert [actors(folder, day) for day in days] == [*[DIRECTOR] * 4, MAYOR]
    said = ask(folder, "who", "viec", "--as-of", "2026-06-01").said
    assert (
        "(từ 01/12/2025 đến hết 31/12/2026; gia hạn đến hết 31/12/2027 theo Quyết định số 2/QĐ-UBND; "
        "gia hạn đến hết 30/06/2028 theo Quyết định số 3/QĐ-UBND)"
    ) in " ".join(said.split())
    assert "DLG506" not in ask(folder, "check", "--select", "DLG506", "--short").said


def test_an_extension_lasts_as_long_as_the_text_that_says_so(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1, to: 2027-12-31}")
    other = folder / "decisions/2026/2.yaml"
    other.write_text(other.read_text().replace("effective: 2026-12-01", "effective: 2026-12-01, ended: 2027-06-30"))
    assert [actors(folder, day) for day in ("2027-06-30", "2027-07-01")] == [DIRECTOR, MAYOR]


def test_a_decision_that_was_replaced_is_not_carried_on(tmp_path: Path) -> None:
    new = OTHER.format(number=3, day="2026-12-15", extra=", replaces: [1/QĐ-UBND]")
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, to: 2027-12-31}", **{"decisions/2026/3": new})
    assert [actors(folder, day) for day in ("2026-12-14", "2026-12-15", "2027-02-01")] == [DIRECTOR, MAYOR, MAYOR]


def test_what_ended_before_it_was_extended_is_told_and_was_nobodys_in_between(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1, to: 2027-12-31}", day="2027-02-01")
    assert [actors(folder, day) for day in ("2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01")] == [
        DIRECTOR,
        MAYOR,
        MAYOR,
        DIRECTOR,
    ]
    vi = ask(folder, "check", "--select", "DLG506", "--short").said
    assert "decisions/2026/2.yaml:1:" in vi
    assert "sau khi lần giao này đã hết hạn (31/12/2026)" in vi
    assert (
        "after the grant had ended (2026-12-31)"
        in ask(folder, "check", "--select", "DLG506", "--short", language="en").said
    )


@pytest.mark.parametrize(
    ("wrong", "check", "said"),
    [
        ("{to: 2027-12-31}", "DLG002", "instrument, grant"),
        ("{instrument: 1/QĐ-UBND, grant: g1, to: 2027-12-31}", "DLG002", "instrument, grant"),
        ("{instrument: 9/QĐ-UBND, to: 2027-12-31}", "DLG005", "9/QĐ-UBND"),
        ("{grant: g9, to: 2027-12-31}", "DLG005", "g9"),
        ("{instrument: 1/QĐ-UBND, at: Phụ lục dòng 9, to: 2027-12-31}", "DLG005", "Phụ lục dòng 9"),
        ("{instrument: 99/2020/QH14, to: 2027-12-31}", "DLG005", "99/2020/QH14"),
        ("{grant: g1, at: khoản 2, to: 2027-12-31}", "DLG011", "khoản 2"),
        ("{grant: g1, to: 2026-06-30}", "DLG506", "ends-in-part"),
        ("{grant: g1, to: 31/12/2027}", "DLG002", "2027-12-31"),
        ("{grant: g1, until: 2027-12-31}", "DLG002", "until"),
    ],
)
def test_an_extension_that_is_wrong_is_told_where_it_stands(tmp_path: Path, wrong: str, check: str, said: str) -> None:
    folder = register(tmp_path, wrong, first=ROWS, **{"tasks/ba": THREE})
    for language in ("vi", "en"):
        found = ask(folder, "check", "--select", check, "--short", language=language).said
        line = next((one for one in found.splitlines() if check in one), "")
        assert line.startswith("decisions/2026/2.yaml:1:"), found
        assert said in line


def test_a_new_last_day_that_is_not_known_leaves_open_who_acts_after_the_old_one(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1, to: {unknown: chờ rà soát}}")
    assert actors(folder, "2026-12-31") == DIRECTOR
    answer = json.loads(ask(folder, "who", "viec", "--as-of", "2027-01-01", "--format", "json").out)
    acting = {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}
    assert acting == {"ubnd-tp": False, "giam-doc-so-y-te": False}
    assert "chờ rà soát" in str(answer)


def test_without_a_new_last_day_it_goes_on_and_a_delegation_without_end_is_told(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1}")
    assert actors(folder, "2040-01-01") == DIRECTOR
    assert "DLG505:g1" in ask(folder, "check", "--select", "DLG505", "--short").said


def test_what_was_passed_on_ends_unless_it_is_extended_as_well(tmp_path: Path) -> None:
    both = GIVEN + PASSED_ON
    for number, (what, expected) in enumerate((("grant: g1", DIRECTOR), ("instrument: 1/QĐ-UBND", ["ubnd-cap-xa"]))):
        folder = register(tmp_path / str(number), f"{{{what}, to: 2027-12-31}}", first=both)
        assert actors(folder, "2026-12-31") == ["ubnd-cap-xa"]
        assert actors(folder, "2027-06-01") == expected


def test_an_extension_of_what_its_giver_no_longer_holds_is_told(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g2, to: 2027-12-31}", first=GIVEN + PASSED_ON)
    assert "DLG503" in ask(folder, "check", "--select", "DLG303,DLG503", "--as-of", "2026-06-01", "--short").said


def test_answers_lists_and_documents_name_the_extension(tmp_path: Path) -> None:
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, to: 2027-12-31}")
    day = ("--as-of", "2027-06-01")
    answer = json.loads(ask(folder, "who", "viec", *day, "--format", "json").out)
    chain = answer["parts"][0]["exercisers"][0]["chain"]
    assert [step.get("extended") for step in chain] == [None, [{"to": "2027-12-31", "by": "2/QĐ-UBND"}]]
    assert "extended to 2027-12-31 by Decision 2/QĐ-UBND" in ask(folder, "list", "grants", *day, language="en").said
    assert "g1" in ask(folder, "list", "grants", "state:in-force", *day).said
    assert (
        "Được gia hạn: gia hạn đến hết 31/12/2027 theo Quyết định số 2/QĐ-UBND"
        in ask(folder, "timeline", "1/QĐ-UBND").said
    )
    assert "Gia hạn: Quyết định số 1/QĐ-UBND: gia hạn đến hết 31/12/2027" in ask(folder, "timeline", "qd-2").said
    told = json.loads(ask(folder, "timeline", "1/QĐ-UBND", "--format", "json").out)
    assert told["grants"][0]["extended"] == [{"at": None, "to": "2027-12-31", "by": "qd-2"}]
    for number, subject in enumerate(("viec", "1/QĐ-UBND")):
        drawn = beside(tmp_path, f"{number}.mmd")
        assert ask(folder, "chart", subject, *day, "-o", str(drawn)).code == 0
        assert "gia hạn đến hết 31/12/2027" in drawn.read_text()
    annex = beside(tmp_path, "q.xlsx")
    assert ask(folder, "annex", "uy-quyen:1/QĐ-UBND", *day, "-o", str(annex)).code == 0
    cells = [str(cell.value) for sheet in load_workbook(annex) for row in sheet for cell in row]
    assert any("gia hạn đến hết 31/12/2027 theo" in one for one in cells)


def test_a_draft_may_extend_and_the_difference_says_so(tmp_path: Path) -> None:
    folder = register(tmp_path / "r", "")
    draft = tmp_path / "du-thao.yaml"
    draft.write_text(OTHER.format(number=5, day="2026-12-01", extra=", extends: [{grant: g1, to: 2027-12-31}]"))
    assert "Giám đốc Sở Y tế" in ask(folder, "who", "viec", "--as-of", "2027-06-01", "--with", str(draft)).said
    said = ask(folder, "diff", str(folder), str(register(tmp_path / "s", "{grant: g1, to: 2027-12-31}"))).said
    assert "gia hạn" in said


def test_what_is_taken_back_is_not_carried_on(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1, to: 2027-12-31}")
    told = ask(folder, "impact", "--withdraw", "g1", "--on", "2026-07-01").said
    assert "Vì: Quyết định số 1/QĐ-UBND hết thời hạn giao sau 30/06/2026" in told
    assert "0 phát hiện mới" in told
    later = ask(folder, "impact", "--withdraw", "g1", "--on", "2027-03-01").said
    assert "hết thời hạn giao sau 28/02/2027" in later
