"""Requests, withdrawals asked for, and duties: with a day and an answer, in answers, lists, horizons and checks."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from docx import Document
from folders import small
from programs import ask

from delegation.findings import Finding
from delegation.run import pipeline

FILE = "requests/dn.yaml"
GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31")
PLAIN = "kind: withdrawal, content: rút việc cấp giấy phép, by: so-y-te, to: ubnd-tp, on: 2026-03-01"


def register(folder: Path, *requests: str, source: str = "source: báo cáo\n") -> Path:
    """Write a register with a task that the city delegates, another of the same field, and requests."""
    entries = "".join(f"  - {{id: dn{number}, {one}}}\n" for number, one in enumerate(requests, 1))
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "tasks/khac.yaml": task(name="khac"),
            "fields.yaml": "fields:\n  - {id: y-te, name: Y tế}\n  - {id: xay-dung, name: Xây dựng}\n",
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN),
            FILE: f"{source}requests:\n{entries}",
        },
    )


def findings(folder: Path, *select: str, day: str = "2026-06-01") -> list[Finding]:
    """Give what some checks find, without what the small decisions of these tests forget to say."""
    found = pipeline.check(folder, date.fromisoformat(day), select=select or ("DLG0",)).findings
    return [one for one in found if one.check != "DLG010"]


def asked(folder: Path, *command: str, day: str = "2026-06-01") -> Any:  # noqa: ANN401  whatever the answer is
    return json.loads(ask(folder, *command, "--as-of", day, "--format", "json").out)


def listed(folder: Path, selector: str, day: str = "2026-06-01") -> tuple[list[str], list[str]]:
    found = asked(folder, "list", "requests", *selector.split(), day=day)
    return [one["id"] for one in found["fits"]], [one["id"] for one in found["perhaps"]]


@pytest.mark.parametrize(
    ("words", "day", "state"),
    [
        ("on: 2026-03-01, due: 2026-05-31", "2026-02-28", "not-yet"),
        ("on: 2026-03-01, due: 2026-05-31", "2026-05-31", "open"),
        ("on: 2026-03-01, due: 2026-05-31", "2026-06-01", "overdue"),
        ("on: 2026-03-01, due: {unknown: nguồn không ghi}", "2027-06-01", "open"),
        ("on: {unknown: nguồn không ghi}", "2025-08-01", "open"),
        ("on: 2026-03-01, due: 2026-05-31, answer: {result: accepted, on: 2026-05-01}", "2026-04-30", "open"),
        ("on: 2026-03-01, due: 2026-05-31, answer: {result: accepted, on: 2026-07-01}", "2026-06-30", "overdue"),
        ("on: 2026-03-01, due: 2026-05-31, answer: {result: refused, on: 2026-05-01}", "2026-05-01", "answered"),
        ("on: 2026-03-01, answer: {result: done}", "2026-04-01", "answered"),
        ("on: 2026-03-01, due: 2026-05-31, answer: {unknown: không thấy kết quả}", "2026-07-01", "unknown"),
    ],
)
def test_a_request_stands_on_a_day_as_its_days_and_its_answer_say(
    tmp_path: Path, words: str, day: str, state: str
) -> None:
    folder = register(tmp_path, f"kind: proposal, content: sửa quy định, by: so-y-te, {words}")
    assert not findings(folder)
    (row,) = asked(folder, "list", "requests", day=day)["fits"]
    assert row["state"] == state
    assert listed(folder, f"state:{state}", day) == (["dn1"], [])


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("{matters: [viec]}", (True, None)),
        ("{grants: [g1]}", (True, None)),
        ("{instruments: [1/QĐ-UBND]}", (True, None)),
        ("{instruments: [1-qd-ubnd]}", (True, None)),
        ("{instruments: [99/2020/QH14]}", (True, True)),
        ("{fields: [y-te]}", (False, False)),
        ("{fields: [xay-dung]}", (None, None)),
        ("{holders: [so-y-te]}", (None, None)),
    ],
)
def test_who_and_timeline_name_what_waits_about_a_matter(
    tmp_path: Path, about: str, expected: tuple[bool | None, bool | None]
) -> None:
    """``True``: certainly about it; ``False``: it may be, by its field; ``None``: nothing is said."""
    viec, khac = expected
    folder = register(tmp_path, f"{PLAIN}, due: 2026-05-31, about: {about}")
    assert not findings(folder)
    for matter, certain in (("viec", viec), ("khac", khac)):
        for command in ("who", "timeline"):
            answer = asked(folder, command, matter)
            assert [one["certain"] for one in answer.get("requests", [])] == ([] if certain is None else [certain])
            said = ask(folder, command, matter, "--as-of", "2026-06-01").said
            english = ask(folder, command, matter, "--as-of", "2026-06-01", language="en").said
            assert ("Đề nghị, nghĩa vụ" in said) == ("Requests and duties" in english) == (certain is not None)
            assert ("Đang chờ: Sở Y tế đề nghị UBND Thành phố rút việc đã giao" in " ".join(said.split())) == (
                certain is True
            )
            assert ("Có thể gồm việc này" in said) == (certain is False)
            assert ("quá hạn 1 ngày" in " ".join(said.split())) == (certain is not None)


@pytest.mark.parametrize("answer", ["{result: refused, on: 2026-05-01, said: chưa đủ căn cứ}", "{result: done}"])
def test_what_is_answered_waits_no_longer(tmp_path: Path, answer: str) -> None:
    folder = register(tmp_path, f"{PLAIN}, due: 2026-05-31, about: {{matters: [viec]}}, answer: {answer}")
    assert "requests" not in asked(folder, "who", "viec")
    assert "requests" not in asked(folder, "timeline", "viec")
    assert "requests" not in asked(folder, "horizon")


def test_horizon_tells_what_is_overdue_and_what_is_due_and_counts_what_has_no_day(tmp_path: Path) -> None:
    duty = "kind: duty, act: report, content: báo cáo kết quả, by: giam-doc-so-y-te, to: ubnd-tp"
    folder = register(
        tmp_path,
        f"{duty}, due: 2026-07-15",
        f"{duty}, due: 2026-05-31",
        f"{duty}, due: 2027-07-15",
        duty,
        f"{duty}, due: {{unknown: nguồn ghi «sớm»}}",
        f"{duty}, due: 2026-05-01, answer: {{result: done, on: 2026-04-30}}",
        f"{duty}, due: 2026-05-01, answer: {{unknown: không thấy báo cáo}}",
        f"{duty}, on: 2026-06-15, due: 2026-06-30",
    )
    found = asked(folder, "horizon", "--until", "2026-12-31")
    assert [(one["request"], one["state"]) for one in found["requests"]] == [
        ("dn7", "unknown"), ("dn2", "overdue"), ("dn1", "open"),
    ]  # fmt: skip
    assert found["requests_without_day"] == 2
    said = " ".join(ask(folder, "horizon", "--as-of", "2026-06-01", "--until", "2026-12-31").said.split())
    assert "31/05/2026: Giám đốc Sở Y tế phải báo cáo đối với UBND Thành phố: báo cáo kết quả (quá hạn 1 ngày" in said
    assert "15/07/2026: Giám đốc Sở Y tế phải báo cáo" in said
    assert "Còn 2 đề nghị, nghĩa vụ chưa có trả lời" in said
    english = " ".join(ask(folder, "horizon", "--as-of", "2026-06-01", language="en").said.split())
    assert "1 day overdue" in english
    assert "2 requests and duties without an answer" in english


def test_without_requests_nothing_is_said_of_them(tmp_path: Path) -> None:
    folder = register(tmp_path)
    (folder / FILE).unlink()
    for command in (("horizon",), ("who", "viec"), ("timeline", "viec")):
        assert "requests" not in asked(folder, *command)
        assert "nghĩa vụ" not in ask(folder, *command).said
    assert listed(folder, "") == ([], [])


@pytest.mark.parametrize(
    ("selector", "fits", "perhaps"),
    [
        ("type:withdrawal", ["dn1"], []),
        ("from:so-y-te", ["dn1"], ["dn3"]),
        ("from:quốc", ["dn2"], ["dn3"]),
        ("to:ubnd-tp", ["dn1"], ["dn2"]),
        ("to:bộ", ["dn3"], ["dn2"]),
        ("holder:so-y-te", ["dn1"], ["dn2", "dn3"]),
        ("about:viec", ["dn1"], ["dn2"]),
        ("about:khac", [], ["dn2"]),
        ("about:g1", ["dn1"], ["dn2"]),
        ("about:y-te", ["dn2"], []),
        ("about:1/QĐ-UBND", [], []),
        ("due<2026-06-30", ["dn1"], ["dn3"]),
        ("due>=2026-06-30", [], ["dn3"]),
        ("solves:DLG505", ["dn3"], []),
        ("solves:DLG505:g1", ["dn3"], []),
        ("solves:DLG505:g", [], []),
        ("title:giấy", ["dn1"], []),
        ("id:dn2", ["dn2"], []),
        ("-type:withdrawal", ["dn2", "dn3"], []),
    ],
)
def test_requests_are_listed_by_their_conditions(
    tmp_path: Path, selector: str, fits: list[str], perhaps: list[str]
) -> None:
    folder = register(
        tmp_path,
        f"{PLAIN}, due: 2026-05-31, about: {{matters: [viec]}}",
        "kind: proposal, content: sửa luật, by: Quốc hội khóa trước, about: {fields: [y-te]}",
        'kind: duty, content: ghi thời hạn, by: {unknown: không ghi}, to: [Bộ Nội vụ, Bộ Y tế], due: {unknown: sớm}, solves: ["DLG505:g1"]',
    )
    assert listed(folder, selector) == (fits, perhaps)


def test_a_list_says_who_asks_what_came_of_it_and_what_it_would_solve(tmp_path: Path) -> None:
    folder = register(
        tmp_path,
        f'{PLAIN}, count: 8, about: {{matters: [viec]}}, solves: ["DLG701:1-qd-ubnd"], '
        "answer: {result: partly, on: 2026-05-01, instrument: 1/QĐ-UBND, said: rút ba việc}",
    )
    said = " ".join(ask(folder, "list", "requests", "--as-of", "2026-06-01").said.split())
    assert "Sở Y tế đề nghị UBND Thành phố rút 8 việc; đã có trả lời" in said
    assert "Trả lời (01/05/2026, 1/QĐ-UBND): được chấp nhận một phần: rút ba việc" in said
    assert "Nếu được giải quyết thì hết: DLG701:1-qd-ubnd" in said
    english = " ".join(ask(folder, "list", "requests", "--as-of", "2026-06-01", language="en").said.split())
    assert "accepted in part: rút ba việc" in english
    assert "If granted, these go: DLG701:1-qd-ubnd" in english
    table = ask(folder, "list", "requests", "--as-of", "2026-06-01", "--format", "csv").said
    assert "DLG701:1-qd-ubnd" in table
    assert ask(folder, "list", "requests", "state:late").code == 2
    assert "overdue" in ask(folder, "list", "requests", "state:late").told


def test_a_request_that_names_a_finding_that_is_no_more_is_told(tmp_path: Path) -> None:
    def told(words: str, *select: str) -> list[str]:
        folder = register(tmp_path / str(len(list(tmp_path.glob("*")))), f"{PLAIN}, {words}")
        return [one.key for one in findings(folder, *(select or ("DLG7", "DLG907")))]

    (real,) = told("about: {matters: [viec]}")
    assert real.startswith("DLG701:")
    assert told(f'solves: ["{real}"]') == [real]
    assert told('solves: ["DLG701:x"]') == [real, "DLG907:dn1:DLG701:x"]
    assert told('solves: ["DLG701:x"], answer: {result: done, on: 2026-05-01}') == [real]
    assert told('solves: ["DLG701:x"], answer: {unknown: không thấy}') == [real, "DLG907:dn1:DLG701:x"]
    assert told('solves: ["DLG999:x"]') == [real, "DLG907:dn1:DLG999:x"]
    # Whoever asks about requests alone is told the same: what they name is looked for.
    assert told('solves: ["DLG701:x"]', "DLG907") == ["DLG907:dn1:DLG701:x"]
    assert told(f'solves: ["{real}"]', "DLG907") == []
    assert told('solves: ["DLG701:x"]', "DLG7") == [real]


@pytest.mark.parametrize(
    ("wrong", "check", "said"),
    [
        ("kind: wish, content: x", "DLG002", "withdrawal"),
        ("kind: proposal", "DLG002", "content"),
        ("kind: proposal, content: x, act: report", "DLG002", "kind: duty"),
        ("kind: duty, content: x, act: reprot", "DLG002", "report"),
        ("kind: duty, content: x, on: 2026-03-01, due: 2026-02-01", "DLG002", "đứng trước"),
        ("kind: duty, content: x, on: 2026-03-01, answer: {result: done, on: 2026-02-01}", "DLG002", "đứng trước"),
        ("kind: duty, content: x, answer: {said: xong}", "DLG002", "result, unknown"),
        ("kind: duty, content: x, due: 2026-02-30", "DLG002", "2026-02-30"),
        ("kind: duty, content: x, by: so-y-tee", "DLG005", "so-y-te"),
        ("kind: duty, content: x, to: [ubnd-tpp]", "DLG005", "ubnd-tp"),
        ("kind: duty, content: x, about: {matters: [viecc]}", "DLG005", "viec"),
        ("kind: duty, content: x, about: {grants: [g9]}", "DLG005", "g9"),
        ("kind: duty, content: x, about: {instruments: [2/QĐ-UBND]}", "DLG005", "2/QĐ-UBND"),
        ("kind: duty, content: x, about: {holders: [so-y-tee]}", "DLG005", "so-y-te"),
        ("kind: duty, content: x, about: {fields: [y-tee]}", "DLG005", "y-te"),
        ("kind: duty, content: x, about: {matter: viec}", "DLG002", "matters"),
        ("kind: duty, content: x, answer: {result: done, instrument: 2/QĐ-UBND}", "DLG005", "2/QĐ-UBND"),
        ('kind: duty, content: x, solves: ["701"]', "DLG002", "khóa của một phát hiện"),
    ],
)
def test_a_request_that_is_wrong_is_told_where_it_stands(tmp_path: Path, wrong: str, check: str, said: str) -> None:
    found = findings(register(tmp_path, wrong, PLAIN))
    assert [(one.check, one.location.file, one.location.line) for one in found] == [(check, FILE, 3)]
    assert said in found[0].said.vi


def test_a_request_needs_a_source_here_or_at_the_head(tmp_path: Path) -> None:
    (found,) = findings(register(tmp_path / "a", PLAIN, source=""))
    assert (found.check, found.location.file) == ("DLG002", FILE)
    assert "source" in found.said.vi
    assert not findings(register(tmp_path / "b", f"{PLAIN}, source: báo cáo", source=""))
    (found,) = findings(register(tmp_path / "c", PLAIN.replace("so-y-te", "so-y-te"), source="source: bao-cao-nao\n"))
    assert found.check == "DLG005"


def test_two_requests_of_one_id_are_told(tmp_path: Path) -> None:
    folder = register(tmp_path, PLAIN)
    (folder / "requests/hai.yaml").write_bytes((folder / FILE).read_bytes())
    assert [one.check for one in findings(folder)] == ["DLG004"]


def test_an_answer_that_cannot_be_read_leaves_open_whether_there_is_one(tmp_path: Path) -> None:
    folder = register(tmp_path, f"{PLAIN}, about: {{matters: [viec]}}, answer: yes")
    (row,) = asked(folder, "list", "requests")["fits"]
    assert row["state"] == "unknown"


def test_a_draft_may_ask_and_answer(tmp_path: Path) -> None:
    folder = register(tmp_path / "rules", f"{PLAIN}, about: {{matters: [viec]}}")
    draft = tmp_path / "du-thao.yaml"
    draft.write_text(
        "draft: {title: trả lời}\nsource: dự thảo\nrequests:\n"
        f"  - {{id: dn1, {PLAIN}, about: {{matters: [viec]}}, answer: {{result: accepted, on: 2026-04-01}}}}\n"
        f"  - {{id: dn2, kind: proposal, content: việc khác, by: so-y-te, about: {{matters: [viec]}}}}\n",
        encoding="utf-8",
    )
    answer = asked(folder, "who", "viec", "--with", str(draft))
    assert [one["request"] for one in answer["requests"]] == ["dn2"]


def changed(before: Path, after: Path, *days: str, language: str = "vi") -> str:
    said = ask(
        before, "--lang", language, "diff", str(before), str(after), *(("--as-of", days[0]) if days else ())
    ).said
    return " ".join(said.split())


DUE = "kind: duty, act: report, content: báo cáo kết quả, by: so-y-te, to: ubnd-tp, on: 2026-01-01, due: 2026-06-15"


def test_a_comparison_tells_of_requests_that_came_were_answered_or_went(tmp_path: Path) -> None:
    answer = ", answer: {result: partly, on: 2026-05-10, instrument: 12/2026/QĐ-UBND, said: rút 3 việc}"
    none, asked_for = register(tmp_path / "a"), register(tmp_path / "b", PLAIN)
    done = register(tmp_path / "c", PLAIN + answer)
    came = changed(none, asked_for, "2026-06-01")
    assert "Đề nghị rút dn1: Sở Y tế đề nghị UBND Thành phố rút việc đã giao: rút việc cấp giấy phép" in came
    assert "ghi thêm (chưa có trả lời)" in came
    answered = changed(asked_for, done, "2026-06-01")
    assert "chuyển từ chưa có trả lời sang đã có trả lời" in answered
    assert "Trả lời (10/05/2026, 12/2026/QĐ-UBND): được chấp nhận một phần: rút 3 việc" in answered
    assert "bỏ khỏi sổ" in changed(done, none, "2026-06-01")
    assert "Answer (2026-05-10, 12/2026/QĐ-UBND): accepted in part: rút 3 việc" in changed(
        asked_for, done, "2026-06-01", language="en"
    )
    assert "Không có gì khác nhau" in changed(done, done, "2026-06-01")


def test_a_request_that_reads_otherwise_is_told_with_what_differs(tmp_path: Path) -> None:
    later = register(tmp_path / "b", DUE.replace("2026-06-15", "2026-07-31"))
    said = changed(register(tmp_path / "a", DUE), later, "2026-06-01")
    assert "Nghĩa vụ dn1: " in said
    assert "sửa hạn" in said


def test_between_two_days_a_duty_falls_due_and_a_request_is_answered(tmp_path: Path) -> None:
    answer = ", answer: {result: accepted, on: 2026-06-20}"
    folder = register(tmp_path, DUE, PLAIN + answer)
    said = " ".join(ask(folder, "diff", "2026-06-10", "2026-07-01").said.split())
    assert "Nghĩa vụ dn1: " in said
    assert "chuyển từ chưa có trả lời sang hạn 15/06/2026, quá hạn 16 ngày, chưa có trả lời" in said
    assert "Trả lời (20/06/2026): được chấp nhận" in said


def test_the_annex_and_the_chart_of_a_horizon_show_requests_and_duties(tmp_path: Path) -> None:
    folder = register(tmp_path / "r", DUE, PLAIN)
    for language, heading, undated in (
        ("vi", "Đề nghị, nghĩa vụ đến hạn", "Còn 1 đề nghị, nghĩa vụ"),
        ("en", "Requests and duties that are due", "1 request or duty without"),
    ):
        word, drawn = tmp_path / f"{language}.docx", tmp_path / f"{language}.svg"
        for path in (word, drawn):
            ran = ask(
                folder, "--lang", language, "horizon", "--until", "2026-07-31", "--as-of", "2026-06-01", "-o", str(path)
            )
            assert ran.code == 0, ran.told
        document = Document(str(word))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        texts = [*cells, *(one.text for one in document.paragraphs)]
        assert any(heading.casefold() in one.casefold() for one in texts)
        assert any("báo cáo kết quả" in one for one in cells)
        assert any(undated in one for one in texts), undated
        chart = " ".join(re.sub(r"<[^>]*>", " ", drawn.read_text("utf-8")).split())
        assert "báo cáo kết quả" in chart
        assert undated in chart
