"""Control totals of what is given, and grants of the Party, which no law of the State judges."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import DAY, beside, small
from openpyxl import load_workbook
from programs import ask

from delegation.findings import Finding
from delegation.run import pipeline

PARTY = (
    "axis: dang\nholders:\n"
    "  - {id: btv, name: Ban Thường vụ, kind: party-standing-committee, level: city}\n"
    "  - {id: dang-uy-xa, name: Đảng ủy xã, kind: party-committee, level: commune, members: communes}\n"
)
LAWFUL = (
    "DLG301",
    "DLG302",
    "DLG304",
    "DLG305",
    "DLG306",
    "DLG308",
    "DLG309",
    "DLG310",
    "DLG311",
    "DLG312",
    "DLG404",
    "DLG505",
    "DLG701",
    "DLG702",
)


def findings(folder: Path, *select: str) -> list[Finding]:
    """Give what some checks find, without what the small decisions of these tests forget to say."""
    found = pipeline.check(folder, DAY, select=select or ("DLG0",)).findings
    return [one for one in found if one.check != "DLG010" or one.location.file.startswith("ledgers")]


def ledger(words: str, total: int = 2) -> str:
    return f"as-of: 2026-06\nledgers:\n  - {{id: so, name: Số đã giao, total: {total}, source: báo cáo, {words}}}\n"


def given(folder: Path, words: str, total: int = 2, grants: str = "", **more: str) -> Path:
    """Write a register in which the city gives one task to a department's director and one to the communes."""
    made = grants or "".join(
        (
            grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31"),
            grant("g2", "ubnd-tp", "ubnd-cap-xa", "2026-01-01", "2026-12-31", "decentralisation").replace(
                "[viec]", "[khac]"
            ),
        )
    )
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "tasks/khac.yaml": task(name="khac").replace("field: y-te", "field: xay-dung"),
            "fields.yaml": "fields:\n  - {id: y-te, name: Y tế}\n  - {id: xay-dung, name: Xây dựng}\n",
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", made),
            "ledgers/so.yaml": ledger(words, total),
            **{name.replace("__", "/") + ".yaml": text for name, text in more.items()},
        },
    )  # fmt: skip


def named(folder: Path) -> tuple[str, ...]:
    (book,) = pipeline.load(folder).register.books
    return book.named


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("counts: given-tasks, given: {mechanisms: [delegation]}", {"viec"}),
        ("counts: given-tasks, given: {mechanisms: [delegation, decentralisation]}", {"viec", "khac"}),
        ("counts: given-tasks, given: {to: [{kind: committee, level: commune}]}", {"khac"}),
        ("counts: given-tasks, given: {to: [{kind: committee}, {kind: agency-head}]}", {"viec", "khac"}),
        ("counts: given-tasks, given: {from: [{kind: chair, level: city}]}", set()),
        ("counts: given-tasks, given: {fields: [xay-dung]}", {"khac"}),
        ("counts: given-tasks, given: {grants: [g1], fields: [xay-dung]}", set()),
        ("counts: given-procedures, given: {grants: [g1]}", set()),
        ("counts: given-fields, given: {mechanisms: [delegation, decentralisation]}", {"y-te", "xay-dung"}),
        ("counts: given-fields, given: {fields: [y-te]}", {"y-te"}),
        ("counts: given-tasks, given: {grants: [g1, g2], unknown: nguồn không nêu}", set()),
    ],
)
def test_a_ledger_counts_what_the_grants_give_that_it_describes(tmp_path: Path, words: str, expected: set[str]) -> None:
    folder = given(tmp_path, words)
    assert set(named(folder)) == expected
    assert not findings(folder)


def test_fields_of_a_grant_without_a_list_are_those_that_it_states(tmp_path: Path) -> None:
    """The source names no single matter, and the field of what is given."""
    made = grant("g1", "ubnd-tp", "ubnd-cap-xa", "2026-01-01", "2026-12-31", extra=", fields: [xay-dung]")
    made = made.replace("matters: [viec]", "matters: {unknown: không nêu}")
    assert named(given(tmp_path, "counts: given-fields, given: {grants: [g1]}", grants=made)) == ("xay-dung",)


@pytest.mark.parametrize(("at_least", "told"), [("", True), (", at-least: true", False)])
def test_more_than_the_total_is_told_unless_more_may_be_meant(tmp_path: Path, at_least: str, told: bool) -> None:  # noqa: FBT001  a case
    for number, counts in enumerate(("given-tasks", "given-fields")):
        folder = given(tmp_path / str(number), f"counts: {counts}, given: {{grants: [g1, g2]}}{at_least}", 1)
        found = findings(folder, "DLG604")
        assert [one.key for one in found] == (["DLG604:so:1:2"] if told else [])
        if told:
            assert ("lĩnh vực" if counts == "given-fields" else "việc") in found[0].said.vi
            assert found[0].related


def test_a_total_of_what_is_given_is_no_part_of_the_totals_of_tasks_and_procedures(tmp_path: Path) -> None:
    """It counts again what they count: nothing is added to what was not examined, and no id stands for what it leaves unlisted."""
    words = "counts: given-tasks, of: 50, given: {grants: [g1]}"
    folder = given(tmp_path, words, 40)
    assert json.loads(ask(folder, "check", "--format", "json").out)["not_examined"]["unlisted_tasks"] == 0
    assert "so/0001" in ask(folder, "who", "so/0001").told
    found = json.loads(ask(folder, "status", "--format", "json").out)
    assert found["given"] == [
        {"ledger": "so", "counts": "given-tasks", "name": "Số đã giao", "total": 40, "of": 50, "at_least": False, "named": 1, "unlisted": 39, "unknown": None}
    ]  # fmt: skip
    assert found["tasks"]["unlisted"] == 0
    assert "40/50" in ask(folder, "status").said


def test_status_says_why_a_total_is_not_counted(tmp_path: Path) -> None:
    folder = given(tmp_path, "counts: given-fields, at-least: true, given: {unknown: nguồn không chia như sổ}", 18)
    assert "trên 18" in ask(folder, "status").said
    assert "nguồn không chia như sổ" in ask(folder, "status").said
    assert "over 18" in ask(folder, "status", language="en").said
    (found,) = json.loads(ask(folder, "status", "--format", "json").out)["given"]
    assert (found["named"], found["unlisted"], found["unknown"]) == (None, None, "nguồn không chia như sổ")


def _row_of(site: Path) -> list[str]:
    """Give the cells of a total on the page of coverage."""
    (row,) = [one for one in (site / "coverage.html").read_text("utf-8").split("<tr>") if "Số đã giao" in one]
    return re.findall(r">([^<>\n]+)<", row.partition("</table>")[0] + "<")[:4]


def test_a_total_that_the_source_does_not_state_is_not_known_wherever_it_is_shown(tmp_path: Path) -> None:
    """What counts against it is known, so that is told; nothing is held against it, and no number stands for it."""
    folder = given(tmp_path, "counts: given-tasks, given: {grants: [g1]}")
    (folder / "ledgers/so.yaml").write_text(
        ledger("counts: given-tasks, given: {grants: [g1]}").replace("total: 2", "total: {unknown: báo cáo không nêu}"),
        encoding="utf-8",
    )
    (folder / "figures").mkdir()
    (folder / "figures/f.yaml").write_text(
        "figures:\n  - {id: F1, measure: m, value: 9, source: báo cáo, counted: ledgers, counted-ledgers: [so]}\n",
        encoding="utf-8",
    )
    assert not findings(folder, "DLG0", "DLG6")
    for language, words, why in (("vi", "chưa rõ", "chưa đối chiếu được"), ("en", "not known", "not counted")):
        said = ask(folder, "status", language=language).said
        (line,) = [one.split() for one in said.splitlines() if one.strip().startswith("Số đã giao ")]
        assert line == ["Số", "đã", "giao", *words.split(), "1", "–"]
        assert f"{why}, báo cáo không nêu" in said
    (found,) = json.loads(ask(folder, "status", "--format", "json").out)["given"]
    assert (found["total"], found["named"], found["unlisted"], found["unknown"]) == (None, 1, None, "báo cáo không nêu")
    site = beside(tmp_path, "trang")
    assert ask(folder, "site", "-o", str(site), "--as-of", "2026-06-01").code == 0
    assert _row_of(site) == ["Số đã giao", "chưa rõ", "1", "–"]
    before = beside(tmp_path, "truoc")
    given(before, "counts: given-tasks, given: {grants: [g1]}", 7)
    said = ask(folder, "diff", str(before), str(folder), "--as-of", "2026-06-01").said
    assert "tổng số: 7 → chưa rõ (báo cáo không nêu)" in said
    assert "có tên: 1" not in said


def test_a_total_that_divides_all_there_is_must_be_a_number(tmp_path: Path) -> None:
    words = ledger("counts: tasks, level: city").replace("total: 2", "total: {unknown: báo cáo không nêu}")
    folder = given(tmp_path, "counts: tasks, level: city")
    (folder / "ledgers/so.yaml").write_text(words, encoding="utf-8")
    (found,) = findings(folder, "DLG002")
    assert found.location.line == 3
    assert "phải có tổng số" in found.said.vi


@pytest.mark.parametrize(
    ("total", "more", "said", "left"),
    [
        (18, ", at-least: true", "trên 18", "trên 17"),
        (2, ", of: 5", "2/5", "1"),
        (1, ", at-least: true", "trên 1", "0"),
    ],
)
def test_a_total_is_said_as_its_source_says_it(tmp_path: Path, total: int, more: str, said: str, left: str) -> None:
    folder = given(tmp_path, f"counts: given-tasks, given: {{grants: [g1]}}{more}", total)
    (line,) = [one for one in ask(folder, "status").said.splitlines() if one.strip().startswith("Số đã giao ")]
    assert " ".join(line.split()) == f"Số đã giao {said} 1 {left}"
    site = beside(tmp_path, "trang")
    assert ask(folder, "site", "-o", str(site), "--as-of", "2026-06-01").code == 0
    assert _row_of(site) == ["Số đã giao", said, "1", left]
    assert f"công bố: {said}" in (site / "ledger/so.html").read_text("utf-8")


def test_without_such_a_ledger_status_says_nothing_of_it(tmp_path: Path) -> None:
    folder = given(tmp_path, "counts: tasks, level: city")
    assert "given" not in json.loads(ask(folder, "status", "--format", "json").out)
    assert "Đã phân cấp" not in ask(folder, "status").said


@pytest.mark.parametrize(
    ("words", "check", "said"),
    [
        ("counts: given-tasks", "DLG010", "given"),
        ("counts: given-tasks, level: city, given: {grants: [g1]}", "DLG002", "đếm theo cấp"),
        ("counts: given-fields, form: 3, given: {grants: [g1]}", "DLG002", "theo hình thức"),
        ("counts: tasks, level: city, given: {grants: [g1]}", "DLG002", "given-…"),
        ("counts: given-tasks, of: 1, given: {grants: [g1]}", "DLG002", "không nhỏ hơn"),
        ("counts: given-tasks, given: {grants: [g9]}", "DLG005", "g9"),
        ("counts: given-tasks, given: {fields: [y-tee]}", "DLG005", "y-te"),
        ("counts: given-tasks, given: {to: [{kind: committe}]}", "DLG002", "committee"),
        ("counts: given-tasks, given: {giver: ubnd-tp}", "DLG002", "giver"),
        ("counts: given-task, level: city", "DLG002", "given-tasks"),
    ],
)
def test_a_ledger_that_is_wrong_is_told_where_it_stands(tmp_path: Path, words: str, check: str, said: str) -> None:
    (found,) = findings(given(tmp_path, words), check)
    assert (found.location.file, found.location.line) == ("ledgers/so.yaml", 3)
    assert said in found.said.vi


def test_a_figure_may_be_held_against_ledgers_that_add_up(tmp_path: Path) -> None:
    words = "counts: given-tasks, given: {grants: [g1]}"
    figure = (
        "figures:\n  - {{id: F1, measure: m, value: {0}, source: báo cáo, counted: ledgers, counted-ledgers: [{1}]}}\n"
    )
    for number, (value, books, check) in enumerate(
        [(2, "so", None), (3, "so", "DLG601"), (2, "so, sp", "DLG005")]
    ):  # fmt: skip
        folder = given(tmp_path / str(number), words, figures__f=figure.format(value, books))
        assert [one.check for one in findings(folder, "DLG005", "DLG601")] == ([check] if check else []), (value, books)


def party(folder: Path, mechanism: str = "delegation", receiver: str = "dang-uy-xa", giver: str = "btv") -> Path:
    """Write a grant of a Party's task that says nothing of what a delegation by law must say."""
    made = f"  - {{id: g1, mechanism: {mechanism}, from: {giver}, to: {receiver}, at: Điều 1, term: {{from: 2026-01-01}}, matters: [viec]}}\n"
    return small(
        folder,
        {
            "holders/dang.yaml": PARTY,
            "tasks/viec.yaml": task(f"owner: {giver}"),
            "decisions/2025/1.yaml": decision("1-QĐ/TU", made, kind="party-regulation", issuer="ubnd-tp"),
        },
    )


@pytest.mark.parametrize("mechanism", ["delegation", "decentralisation", "signing-for"])
def test_the_law_of_the_state_does_not_judge_what_the_party_gives(tmp_path: Path, mechanism: str) -> None:
    folder = party(tmp_path, mechanism)
    assert findings(folder, *LAWFUL) == []
    said = ask(folder, "check").said
    assert "1 lần giao của tổ chức đảng, Mặt trận không xét theo pháp luật của Nhà nước" in said
    assert "1 grant by bodies of the Party" in ask(folder, "check", language="en").said


def test_what_the_state_gives_to_the_party_is_judged(tmp_path: Path) -> None:
    found = {one.check for one in findings(party(tmp_path, giver="ubnd-tp"), *LAWFUL)}
    assert {"DLG301", "DLG304", "DLG505"} <= found


def test_who_answers_for_a_task_of_the_party(tmp_path: Path) -> None:
    answer = json.loads(ask(party(tmp_path), "who", "viec", "--as-of", "2026-06-01", "--format", "json").out)
    assert {one["holder"] for part in answer["parts"] for one in part["exercisers"]} == {"dang-uy-xa"}


def test_a_total_of_tasks_of_the_state_counts_none_of_the_party(tmp_path: Path) -> None:
    folder = party(tmp_path)
    (folder / "ledgers").mkdir()
    (folder / "ledgers/so.yaml").write_text(ledger("counts: tasks, level: city", 5), encoding="utf-8")
    assert "viec" not in named(folder)
    (folder / "ledgers/so.yaml").write_text(
        ledger("counts: given-tasks, given: {from: [{kind: party-standing-committee}]}", 5), encoding="utf-8"
    )
    assert named(folder) == ("viec",)


def test_what_the_party_gives_its_own_bodies_is_not_said_to_be_given_by_law(tmp_path: Path) -> None:
    """In the chart of a holder, in what ends, in the list of its tasks, as in ``who``; of a body of the State it is."""
    folder = party(tmp_path / "dang")
    rule = "  - {number: 5-QĐ/TU, type: party-regulation, issuer: btv, issued: 2025-01-01, effective: 2025-01-01, ended: 2026-12-31, title: Quy định}\n"
    (folder / "instruments/dang.yaml").write_text(
        f"source: thử\nprovenance: official\ninstruments:\n{rule}", encoding="utf-8"
    )
    (folder / "tasks/rieng.yaml").write_text(
        "field: y-te\ntasks:\n  - {id: rieng, title: Việc riêng, owners: [{holder: btv, term: {to: 2026-10-31}, basis: [{instrument: 5-QĐ/TU}]}]}\n",
        encoding="utf-8",
    )
    on = ("--as-of", "2026-06-01")
    assert "Quy định của Đảng giao Ban Thường vụ" in ask(folder, "who", "rieng", *on).said
    for body, language, words, other in (
        ("btv", "vi", "quy định của Đảng", "Pháp luật giao"),
        ("btv", "en", "the Party's rules", "Given by law"),
        ("ubnd-tp", "vi", "Pháp luật giao", "Quy định của Đảng"),
    ):
        file = beside(tmp_path, "so-do.mmd")
        assert ask(folder, "chart", body, *on, "-o", str(file), language=language).code == 0
        drawn = file.read_text("utf-8")
        assert words.casefold() in drawn.casefold()
        assert other not in drawn
    ahead = ask(folder, "horizon", *on, "--until", "2026-12-31").said
    assert "Thẩm quyền theo quy định của Đảng của Ban Thường vụ" in ahead
    file = beside(tmp_path, "a.xlsx")
    assert ask(folder, "annex", "nhiem-vu:btv", *on, "-o", str(file)).code == 0
    cells = [str(cell.value) for row in load_workbook(file).active for cell in row]
    assert "DANH MỤC NHIỆM VỤ CỦA BAN THƯỜNG VỤ" in cells
