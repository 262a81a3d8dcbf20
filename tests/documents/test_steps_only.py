"""A grant of steps before the decision gives no authority to decide: annexes and totals say so and never count it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

from delegation.run import pipeline

DAY = ("--as-of", "2026-06-01")
LEDGERS = (
    "source: thử\nledgers:\n  - {id: ht-4, name: Hình thức 4, counts: delegated-procedures, form: 4, total: 3}\n"
    "  - {id: tp, name: tp, counts: tasks, level: city, total: 9}\n  - {id: xa, name: xa, counts: tasks, level: commune, total: 9}\n"
    "  - {id: da-giao, name: Đã giao, counts: given-procedures, total: 9, given: {mechanisms: [delegation]}}\n"
)
RECEIVES = ", steps: [receive, appraise]"


def of(name: str, matters: str, more: str = "") -> str:
    """Write a delegation to the communes by form 4."""
    return (
        f"  - {{id: {name}, mechanism: delegation, form: 4, from: ubnd-tp, to: ubnd-cap-xa, at: Phụ lục{more}, "
        f"term: {{from: 2025-12-01, to: 2026-12-31}}, content: giải quyết, scope: whole, matters: {matters}}}\n"
    )


def register(folder: Path, *grants: str) -> Path:
    """Write a register with two procedures, two tasks and one decision."""
    law = "owner: ubnd-tp\n    level: city\n    basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]\n"
    procedures = "".join(
        f'  - code: "{code}"\n    title: Thủ tục {code}\n    {law}' for code in ("1.900001", "1.900002")
    )
    tasks = "".join(f"  - id: {name}\n    title: Nhiệm vụ {name}\n    {law}" for name in ("viec-a", "viec-b"))
    head = "instrument: {number: 1/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}\n"
    return small(
        folder,
        {
            "procedures/a.yaml": f"field: y-te\nprocedures:\n{procedures}",
            "tasks/a.yaml": f"field: y-te\ntasks:\n{tasks}",
            "decisions/2025/1.yaml": f"{head}grants:\n{''.join(grants)}",
            "ledgers/a.yaml": LEDGERS,
        },
    )


BOTH = (
    of("g-quyet-dinh", '[{row: 1, matter: "1.900001"}, {row: 2, matter: viec-a}]'),
    of("g-tiep-nhan", '[{row: 3, matter: "1.900002"}, {row: 4, matter: viec-b}]', RECEIVES),
)


def sheets(folder: Path, kind: str, language: str = "vi") -> dict[str, list[str]]:
    """Give the rows of each sheet of an annex in Excel, the cells of a row put together."""
    file = beside(folder, f"{language}.xlsx")
    ran = ask(folder, "annex", kind, "-o", str(file), *DAY, language=language)
    assert ran.code == 0, ran.told
    found = load_workbook(file)
    return {
        sheet.title: [" | ".join(str(cell.value) for cell in row if cell.value is not None) for row in sheet]
        for sheet in found
    }


def words(folder: Path, kind: str, language: str = "vi") -> str:
    """Give the text of an annex in Word: its tables, cell by cell."""
    file = beside(folder, f"{language}.docx")
    assert ask(folder, "annex", kind, "-o", str(file), *DAY, language=language).code == 0
    return "\n".join(cell.text for table in Document(str(file)).tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("language", "limit", "head"),
    [
        ("vi", "Chỉ giao bước tiếp nhận, thẩm định", "Chỉ giao các bước trước khi quyết định"),
        ("en", "Only to receive, appraise", "Only steps before the decision"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "matter"), [("bieu-2", "1.900002"), ("bieu-1", "viec-b"), ("uy-quyen:1/QĐ-UBND", "1.900002")]
)
def test_what_is_only_received_stands_apart_with_its_limit(
    tmp_path: Path, kind: str, matter: str, language: str, limit: str, head: str
) -> None:
    folder = register(tmp_path, *BOTH)
    lines = [line for rows in sheets(folder, kind, language).values() for line in rows if matter in line]
    assert limit.lower() in lines[-1].lower(), lines
    assert head in words(folder, kind, language)


def test_table_two_counts_only_what_is_given_to_be_decided(tmp_path: Path) -> None:
    said = words(register(tmp_path, *BOTH), "bieu-2").split("\n")
    at = said.index("UBND Thành phố ủy quyền cho UBND cấp xã")
    assert said[at + 3 : at + 6] == ["3", "1", "2"], "one is named, two of the three are not listed"


def test_table_one_counts_only_tasks_that_communes_are_given_to_decide(tmp_path: Path) -> None:
    said = words(register(tmp_path, *BOTH), "bieu-1")
    assert "1 nhiệm vụ có tên; 1 nhiệm vụ chỉ giao các bước trước khi quyết định." in said


def test_totals_selectors_and_status_do_not_count_steps(tmp_path: Path) -> None:
    folder = register(tmp_path, *BOTH)
    books = {book.ledger.id: book.named for book in pipeline.load(folder).register.books}
    assert books["ht-4"] == books["da-giao"] == ("1.900001",)
    listed = json.loads(ask(folder, "list", "procedures", "form:4", "--format", "json", *DAY).out)
    assert [one["id"] for one in listed["fits"]] == ["1.900001"]


@pytest.mark.parametrize("kind", ["bieu-1", "bieu-2", "uy-quyen:1/QĐ-UBND", "uy-quyen"])
def test_a_decision_that_gives_steps_alone_gives_nothing_to_be_decided(tmp_path: Path, kind: str) -> None:
    folder = register(tmp_path, BOTH[1])
    assert "giao bước tiếp nhận, thẩm định" in words(folder, kind).replace("Chỉ", "chỉ")
    summary = ask(folder, "annex", kind, "--summary", "-o", str(beside(folder, "s.docx")), *DAY)
    assert summary.code == 0, summary.told


def test_a_procedure_that_one_receives_and_another_decides_is_counted_once(tmp_path: Path) -> None:
    folder = register(tmp_path, of("g-a", '["1.900001"]', RECEIVES), of("g-b", '["1.900001"]', ", steps: [decide]"))
    assert pipeline.load(folder).register.books[0].named == ("1.900001",)
    lines = [line for rows in sheets(folder, "bieu-2").values() for line in rows if "1.900001" in line]
    assert ["giao bước tiếp nhận" in one for one in lines] == [False, True], lines


def test_steps_are_said_among_all_decisions_too(tmp_path: Path) -> None:
    said = words(register(tmp_path, *BOTH), "uy-quyen")
    assert said.count("Chỉ giao các bước trước khi quyết định: không tính vào số việc được giao") >= 1
