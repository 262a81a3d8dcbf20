"""Suspension, and provisions that come back: who acts on which day, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import LAW, actors, decision, grant, task
from folders import beside, small
from openpyxl import load_workbook
from programs import ask
from suspended import GIVEN, OF_ALL, OF_GRANT, OF_ROW, OTHER, ROWS, TWO, register

PASSED_ON = grant("g2", "giam-doc-so-y-te", "ubnd-cap-xa", "2025-12-01", "2026-12-31")


MAYOR, DIRECTOR = ["ubnd-tp"], ["giam-doc-so-y-te"]


@pytest.mark.parametrize(
    "what", ["instrument: 1/QĐ-UBND", "instrument: 1-qd-ubnd", "grant: g1", "instrument: 1/QĐ-UBND, at: Điều 1"]
)
def test_what_is_suspended_is_back_with_its_giver_on_those_days_and_goes_on_afterwards(
    tmp_path: Path, what: str
) -> None:
    first = GIVEN.replace("matters:", "at: Điều 1 khoản 2, matters:")
    folder = register(tmp_path, f"{{{what}, from: 2026-03-01, to: 2026-05-31}}", first=first)
    assert [actors(folder, day) for day in ("2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01", "2026-12-31")] == [
        DIRECTOR,
        MAYOR,
        MAYOR,
        DIRECTOR,
        DIRECTOR,
    ]
    said = ask(folder, "timeline", "viec").said
    assert "bị tạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo Quyết định số 2/QĐ-UBND" in said
    assert said.count("hết thời hạn giao") == 1, "only at its end"
    english = ask(folder, "who", "viec", "--as-of", "2026-04-01", language="en").said
    assert "is suspended from 2026-03-01 to 2026-05-31, by Decision 2/QĐ-UBND" in english


@pytest.mark.parametrize("what", ["instrument: 1/QĐ-UBND", "grant: g1"])
def test_a_term_that_a_suspension_ends_says_so_and_one_that_is_over_that_day_does_not(
    tmp_path: Path, what: str
) -> None:
    """«Đến hết 28/02/2026 theo …» alone would be read as the end."""
    folder = register(tmp_path, f"{{{what}, from: 2026-03-01, to: 2026-05-31}}")
    for command in (("who", "viec"), ("down", "ubnd-tp")):
        said = " ".join(ask(folder, *command, "--as-of", "2026-01-01").said.split())
        assert "đến hết 28/02/2026 (tạm ngưng theo Quyết định số 2/QĐ-UBND)" in said
        assert "tạm ngưng theo" not in ask(folder, *command, "--as-of", "2026-06-01").said
    answer = json.loads(ask(folder, "who", "viec", "--as-of", "2026-01-01", "--format", "json").out)
    terms = [one["term"] for part in answer["parts"] for one in part["exercisers"]]
    assert [(one["to"], one["suspended"]) for one in terms] == [("2026-02-28", True)]
    over = GIVEN.replace("to: 2026-12-31", "to: 2026-02-28")
    folder = register(tmp_path / "over", f"{{{what}, from: 2026-03-01, to: 2026-05-31}}", first=over)
    assert "tạm ngưng" not in ask(folder, "who", "viec", "--as-of", "2026-01-01").said


def test_another_place_of_the_decision_goes_on(tmp_path: Path) -> None:
    first = GIVEN.replace("matters:", "at: Điều 2, matters:")
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, at: Điều 1, from: 2026-03-01, to: 2026-05-31}", first=first)
    assert actors(folder, "2026-04-01") == DIRECTOR


def test_without_days_it_is_suspended_as_long_as_the_decision_that_says_so_is_in_force(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1}")
    assert [actors(folder, day) for day in ("2026-02-28", "2026-03-01", "2026-12-31")] == [DIRECTOR, MAYOR, MAYOR]
    other = folder / "decisions/2026/2.yaml"
    other.write_text(other.read_text().replace("effective: 2026-03-01", "effective: 2026-03-01, ended: 2026-06-30"))
    assert [actors(folder, day) for day in ("2026-06-30", "2026-07-01")] == [MAYOR, DIRECTOR]


def test_a_last_day_that_is_not_known_leaves_open_who_acts(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1, from: 2026-03-01, to: {unknown: chờ rà soát}}")
    assert actors(folder, "2026-02-28") == DIRECTOR
    answer = json.loads(ask(folder, "who", "viec", "--as-of", "2026-04-01", "--format", "json").out)
    acting = {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}
    assert acting == {"ubnd-tp": False, "giam-doc-so-y-te": False}
    assert "chờ rà soát" in str(answer)


@pytest.mark.parametrize(
    "later",
    ["from: 2026-06-01, to: 2026-08-31", "from: 2026-05-15, to: 2026-08-31", "from: 2026-04-01, to: 2026-04-30"],
    ids=["joins", "overlaps", "lies within"],
)
def test_suspensions_that_follow_one_another_are_one_pause(tmp_path: Path, later: str) -> None:
    folder = register(tmp_path, f"{{grant: g1, from: 2026-03-01, to: 2026-05-31}}, {{grant: g1, {later}}}")
    last = "2026-05-31" if "04-30" in later else "2026-08-31"
    assert [actors(folder, day) for day in ("2026-02-28", "2026-03-01", "2026-05-31", last)] == [DIRECTOR, *[MAYOR] * 3]
    assert actors(folder, "2026-09-01") == DIRECTOR
    said = ask(folder, "timeline", "viec").said
    assert said.count("trở về bên giao") == 2, "at the pause and at the end"


def test_of_two_pauses_each_is_told_with_its_own_days(tmp_path: Path) -> None:
    folder = register(
        tmp_path, "{grant: g1, from: 2026-03-01, to: 2026-03-31}, {grant: g1, from: 2026-09-01, to: 2026-09-30}"
    )
    for day, days in (
        ("2026-03-15", "từ 01/03/2026 đến hết 31/03/2026"),
        ("2026-09-15", "từ 01/09/2026 đến hết 30/09/2026"),
    ):
        assert actors(folder, day) == MAYOR
        assert f"bị tạm ngưng {days}" in " ".join(ask(folder, "who", "viec", "--as-of", day).said.split())


def test_what_was_passed_on_from_a_suspended_grant_is_told(tmp_path: Path) -> None:
    folder = register(tmp_path, "{grant: g1, from: 2026-03-01, to: 2026-05-31}", first=GIVEN + PASSED_ON)
    said = ask(folder, "check", "--select", "DLG303,DLG503", "--as-of", "2026-01-01").said
    assert "DLG503" in said
    assert "lần giao g1 bị tạm ngưng từ 01/03/2026 theo Quyết định số 2/QĐ-UBND" in said


def test_a_suspended_law_leaves_nobody_and_that_is_an_error(tmp_path: Path) -> None:
    folder = register(tmp_path, "{instrument: 99/2020/QH14, from: 2026-03-01, to: 2026-05-31}", first="")
    answer = json.loads(ask(folder, "who", "viec", "--as-of", "2026-04-01", "--format", "json").out)
    assert [part["owners"] for part in answer["parts"]] == [[]]
    for day in ("2026-04-01", "2026-09-01"):
        said = ask(folder, "check", "--select", "DLG501", "--as-of", day).said
        assert "Luật số 99/2020/QH14 bị tạm ngưng từ 01/03/2026" in said, day


def test_two_texts_of_one_owner_stand_in_for_one_another(tmp_path: Path) -> None:
    both = task(basis=f"{LAW}, {{instrument: 39/2024/QH15}}")
    folder = register(tmp_path, "{instrument: 99/2020/QH14, to: 2026-05-31}", first="", matter=both)
    answer = json.loads(ask(folder, "who", "viec", "--as-of", "2026-04-01", "--format", "json").out)
    assert [one["holder"] for part in answer["parts"] for one in part["owners"]] == MAYOR


def test_a_provision_that_was_ended_may_come_back(tmp_path: Path) -> None:
    first = decision(
        "1/QĐ-UBND", GIVEN.replace("matters: [viec]", "matters: [{row: 1, matter: viec, at: Phụ lục dòng 1}]")
    )
    back = "ends-in-part: [{at: Phụ lục dòng 1, to: 2026-02-28, by: 2/QĐ-UBND, resumes: 2026-06-01, resumed-by: 2/QĐ-UBND}]"
    folder = small(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": first.replace("effective: 2025-12-01}", f"effective: 2025-12-01, {back}}}"),
            "decisions/2026/2.yaml": OTHER.format(day="2026-03-01", extra=", amends: [1/QĐ-UBND]"),
        },
    )
    days = ("2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01")
    assert [actors(folder, day) for day in days] == [DIRECTOR, MAYOR, MAYOR, DIRECTOR]
    assert "DLG506" not in ask(folder, "check", "--all").said


@pytest.mark.parametrize(
    ("wrong", "check", "said"),
    [
        ("{from: 2026-03-01}", "DLG002", "instrument, grant"),
        ("{instrument: 1/QĐ-UBND, grant: g1}", "DLG002", "instrument, grant"),
        ("{instrument: 9/QĐ-UBND}", "DLG005", "9/QĐ-UBND"),
        ("{grant: g9}", "DLG005", "g9"),
        ("{grant: g1, from: 2026-03-01, to: 2026-02-01}", "DLG506", "ngày đầu tạm ngưng g1"),
        ("{instrument: 1/QĐ-UBND, at: khoản 2}", "DLG011", "khoản 2"),
        ("{grant: g1, until: 2026-05-31}", "DLG002", "until"),
        ("{grant: g1, at: Điều 1}", "DLG002", "«at»"),
        ("{instrument: 2/QĐ-UBND}", "DLG005", "chính văn bản này"),
    ],
)
def test_a_suspension_that_is_wrong_is_told_where_it_stands(tmp_path: Path, wrong: str, check: str, said: str) -> None:
    found = ask(register(tmp_path, wrong), "check", "--select", check, "--short").said
    line = next((one for one in found.splitlines() if check in one), "")
    assert line.startswith("decisions/2026/2.yaml:1:"), found
    assert said in line


def test_what_is_suspended_is_listed_and_named_as_such(tmp_path: Path) -> None:
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, from: 2026-03-01, to: 2026-05-31}")
    for subject, name in (("grants", "g1"), ("instruments", "1-qd-ubnd")):
        assert name in ask(folder, "list", subject, "state:suspended", "--as-of", "2026-04-01").said
        assert name not in ask(folder, "list", subject, "state:suspended", "--as-of", "2026-07-01").said
    drawn = ask(folder, "chart", "1/QĐ-UBND", "--as-of", "2026-04-01", "-o", str(beside(tmp_path, "q.mmd")))
    assert drawn.code == 0, drawn.told
    assert "ạm ngưng từ 01/03/2026 đến hết 31/05/2026" in (beside(tmp_path, "q.mmd")).read_text()


def test_the_timeline_of_an_instrument_says_on_which_days_it_is_suspended_and_by_what(tmp_path: Path) -> None:
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, at: Điều 1, from: 2026-03-01, to: 2026-05-31}")
    said = " ".join(ask(folder, "timeline", "1/QĐ-UBND").said.split())
    assert "Bị tạm ngưng: Điều 1: tạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo Quyết định số 2/QĐ-UBND" in said
    found = json.loads(ask(folder, "timeline", "1/QĐ-UBND", "--format", "json").out)
    assert found["suspended"] == [{"at": "Điều 1", "from": "2026-03-01", "to": "2026-05-31", "by": "qd-2"}]


def test_the_annex_of_a_decision_says_what_is_suspended_on_its_day(tmp_path: Path) -> None:
    folder = register(tmp_path, "{instrument: 1/QĐ-UBND, from: 2026-03-01, to: 2026-05-31}")
    for day, is_said in (("2026-02-01", False), ("2026-04-01", True), ("2026-07-01", False)):
        file = beside(tmp_path, f"{day}.xlsx")
        assert ask(folder, "annex", "uy-quyen:1/QĐ-UBND", "--as-of", day, "-o", str(file)).code == 0
        cells = [str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row]
        assert (
            any("ạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo Quyết định số 2/QĐ-UBND" in one for one in cells)
            is is_said
        )


NAMES = {
    OF_ALL: ("Quyết định số 1/QĐ-UBND", "Decision 1/QĐ-UBND"),
    OF_ROW: ("òng 1 Phụ lục Quyết định số 1/QĐ-UBND", "Decision 1/QĐ-UBND, Annex, row 1"),
    OF_GRANT: ("ần giao theo Quyết định số 1/QĐ-UBND", "he grant by Decision 1/QĐ-UBND"),
}


def plain(folder: Path, *line: str, language: str = "vi") -> str:
    """Give what a command says, in one line."""
    return " ".join(ask(folder, *line, language=language).said.split())


@pytest.mark.parametrize("what", [OF_ALL, OF_ROW, OF_GRANT], ids=["decision", "row", "grant"])
def test_what_comes_back_is_told_as_no_longer_suspended(tmp_path: Path, what: str) -> None:
    folder = register(tmp_path, what, first=ROWS, matter=TWO)
    name, in_english = NAMES[what]
    for line in (("timeline", "viec"), ("diff", "2026-05-31", "2026-06-01", "--all")):
        said = plain(folder, *line)
        assert f"{name} hết tạm ngưng từ 01/06/2026" in said, line
        assert "gia hạn" not in said
    english = plain(folder, "diff", "2026-05-31", "2026-06-01", "--all", language="en")
    assert f"{in_english} no longer suspended from 2026-06-01" in english
    back = plain(folder, "timeline", "viec").partition("Từ 01/06/2026")[2].partition("Từ 01/01/2027")[0]
    assert "bị tạm ngưng" not in back


@pytest.mark.parametrize("what", [OF_ALL, OF_GRANT], ids=["decision", "grant"])
def test_a_comparison_calls_a_suspension_by_its_name(tmp_path: Path, what: str) -> None:
    folder = register(tmp_path, what, first=ROWS, matter=TWO)
    said = plain(folder, "diff", "2026-02-28", "2026-03-01", "--all")
    assert "1 lần giao quyền bị tạm ngưng (2 việc)" in said
    assert "chấm dứt" not in said
    assert f"{NAMES[what][0]} bị tạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo Quyết định số 2/QĐ-UBND" in said
    assert "1 grant suspended (2 matters)" in plain(folder, "diff", "2026-02-28", "2026-03-01", language="en")
    found = json.loads(ask(folder, "diff", "2026-02-28", "2026-03-01", "--format", "json").out)
    assert [one["kind"] for one in found["reasons"]] == ["grant-suspended"]


@pytest.mark.parametrize("what", [OF_ALL, OF_ROW, OF_GRANT], ids=["decision", "row", "grant"])
def test_a_suspension_that_only_one_of_two_registers_has_is_the_cause(tmp_path: Path, what: str) -> None:
    before = register(tmp_path / "a", "{grant: g1, from: 2030-01-01}", first=ROWS, matter=TWO)
    after = register(tmp_path / "b", what, first=ROWS, matter=TWO)
    said = plain(after, "diff", str(before), "--as-of", "2026-04-01", "--all")
    assert f"{NAMES[what][0]} bị tạm ngưng từ 01/03/2026 đến hết 31/05/2026" in said


@pytest.mark.parametrize(
    ("what", "ids"),
    [(OF_ALL, ["viec", "viec-2"]), (OF_ROW, ["viec"]), (OF_GRANT, ["viec", "viec-2"])],
    ids=["decision", "row", "grant"],
)
def test_the_horizon_tells_when_a_suspension_begins_and_what_comes_back(
    tmp_path: Path, what: str, ids: list[str]
) -> None:
    folder = register(tmp_path, what, first=ROWS, matter=TWO)
    ahead = ("horizon", "--until", "2026-12-31", "--as-of", "2026-02-01")
    said, name = plain(folder, *ahead), NAMES[what][0]
    begins = said.partition("Hết ngày 28/02/2026")[2].partition("Hết ngày 30/06/2026")[0]
    assert f"{name} bị tạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo Quyết định số 2/QĐ-UBND" in begins
    assert "Trở về bên giao UBND Thành phố" in begins
    assert (
        f"{name} hết tạm ngưng từ 01/06/2026 (theo Quyết định số 2/QĐ-UBND): {len(ids)} nhiệm vụ: {', '.join(ids)}"
        in said
    )
    found = json.loads(ask(folder, *ahead, "--format", "json").out)
    (one,) = found["resumed"]
    assert (one["kind"], one["from"], one["matters"], one["by"]) == ("suspended", "2026-06-01", ids, "qd-2")
    (stop,) = [each for each in found["days"] if each["last_day"] == "2026-02-28"]
    assert [each["kind"] for each in stop["ends"]] == ["suspension"]
    assert "no longer suspended from 2026-06-01" in plain(folder, *ahead, language="en")
    assert "tạm ngưng" not in plain(folder, "horizon", "--until", "2026-12-31", "--as-of", "2026-06-01")
    for ending in ("docx", "svg"):
        assert ask(folder, *ahead, "-o", str(beside(folder, f"h.{ending}"))).code == 0


def test_what_is_over_or_still_suspended_by_another_text_does_not_come_back(tmp_path: Path) -> None:
    late = register(tmp_path / "a", "{grant: g1, from: 2026-11-01, to: 2027-02-28}", first=ROWS, matter=TWO)
    ahead = ("horizon", "--until", "2027-12-31", "--as-of", "2026-02-01")
    assert "hết tạm ngưng" not in plain(late, *ahead)
    joined = f"{OF_GRANT}, {{grant: g1, from: 2026-06-01, to: 2026-08-31}}"
    said = plain(register(tmp_path / "b", joined, first=ROWS, matter=TWO), *ahead)
    assert "hết tạm ngưng từ 01/06/2026" not in said
    assert "hết tạm ngưng từ 01/09/2026" in said


def test_the_status_counts_what_is_suspended_apart(tmp_path: Path) -> None:
    folder = register(tmp_path, OF_ALL, first=ROWS, matter=TWO)
    assert "tạm ngưng 1" in plain(folder, "status", "--as-of", "2026-04-01")
    assert "Suspended: 1." in plain(folder, "status", "--as-of", "2026-04-01", language="en")
    found = json.loads(ask(folder, "status", "--as-of", "2026-04-01", "--format", "json").out)
    assert (found["instruments"]["suspended"], found["grants"]["suspended"]) == (1, 1)
    assert found["instruments"]["total"] == sum(
        found["instruments"][key] for key in ("in_force", "not_yet", "ended", "unknown", "suspended")
    )
    assert "ạm ngưng" not in plain(folder, "status", "--as-of", "2026-07-01")


def test_a_suspended_grant_of_a_decision_that_gives_to_others_too_is_named_with_its_receiver(tmp_path: Path) -> None:
    """The name of the decision alone does not say which of its grants is suspended."""
    rows = ("so-y-te", "giam-doc-so-y-te")
    several = "".join(
        f"  - {{id: g{at}, mechanism: delegation, from: ubnd-tp, to: {to}, term: {{from: 2025-12-01, to: 2026-12-31}}, matters: [viec{at}]}}\n"
        for at, to in enumerate(rows)
    )
    head = "instrument: {number: 7/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}\ngrants:\n"
    rests = (
        "instrument: {number: 8/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-10, effective: 2026-01-10, "
        "suspends: [{grant: g0, from: 2026-02-01, to: 2026-02-28}]}\ngrants: []\n"
    )
    tasks = "".join(
        f"  - {{id: viec{at}, title: Việc {at}, field: y-te, owner: ubnd-tp, basis: [{{instrument: 99/2020/QH14}}]}}\n"
        for at in (0, 1)
    )
    files = {
        "tasks/hai.yaml": f"tasks:\n{tasks}",
        "decisions/2025/7.yaml": head + several,
        "decisions/2026/8.yaml": rests,
    }
    folder = small(tmp_path, files)
    for asked in (
        ("horizon", "--as-of", "2026-01-15", "--until", "2026-04-01"),
        ("who", "viec0", "--as-of", "2026-02-15"),
    ):
        said = " ".join(ask(folder, *asked).said.split())
        assert "ần giao cho Sở Y tế theo Quyết định số 7/QĐ-UBND bị tạm ngưng từ 01/02/2026" in said, asked
