"""What the pages answer in a browser for random days, communes and cases is what the command answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import browsers
import pages_data
import pytest
from casework import LAW, decision, grant, task
from folders import RULES, small, write

from delegation.authority.examination import Examination
from delegation.checks.cases import BASE, EXAMPLES, files_of
from delegation.cli.language import LANGUAGES
from delegation.findings import Language
from delegation.run import pipeline

if TYPE_CHECKING:
    from playwright.sync_api import Page

DAY = date(2026, 6, 1)
CASES = sorted(
    f"{one.parent.name}/{one.name}" for one in EXAMPLES.glob("DLG[2-8]*/*") if one.is_dir() and not one.is_symlink()
)
OWN = sorted(one.name for one in (Path(__file__).parent / "registers").iterdir())


Pages = Mapping[Language, "Page"]
"""An empty page of a browser for each language."""


@pytest.fixture(name="pages", scope="module")
def _pages() -> Iterator[Pages]:
    """Open the pages once: each register is loaded into them anew, and a page that is opened costs a process."""
    with browsers.browser() as started:
        yield {one: started.new_page() for one in LANGUAGES}


def differences(
    pages: Pages, root: Path, count: int, days: int, languages: Sequence[Language] = LANGUAGES
) -> list[str]:
    """Build the data of a register and ask browser and command."""
    examination = Examination(pipeline.load(root).register, DAY)
    made = pages_data.data_of(examination)
    for language in languages:
        pages_data.begin(pages[language], language, made)
    return pages_data.difference({one: pages[one] for one in languages}, examination, count, days)


def test_the_pages_of_the_city_answer_as_the_command_does(pages: Pages) -> None:
    assert differences(pages, RULES, 40, 12) == []


@pytest.mark.parametrize("number", range(6))
def test_the_pages_of_small_registers_answer_as_the_command_does(number: int, pages: Pages, tmp_path: Path) -> None:
    """In every register of the examples of the checks: gaps, suspensions, any-of, transitions, successor communes, unknown days."""
    found = []
    for at, case in enumerate(CASES[number::6]):
        files = {one.name: one.data for one in (*files_of(BASE), *files_of(EXAMPLES / case))}
        root = write(tmp_path / case, files)
        if pipeline.load(root).register.matters:
            found += differences(pages, root, 8, 8, LANGUAGES[at % 2 :][:1])
    assert found == []


@pytest.mark.parametrize("name", OWN)
def test_the_pages_of_a_difficult_register_answer_as_the_command_does(name: str, pages: Pages) -> None:
    root = Path(__file__).parent / "registers" / name
    assert differences(pages, root, 20, 20) == []


REQUESTS = """source: báo cáo
requests:
  - {id: dn1, kind: withdrawal, content: rút việc cấp giấy phép, by: so-y-te, to: ubnd-tp, on: 2026-03-01, due: 2026-05-31, about: {matters: [viec]}}
  - {id: dn2, kind: proposal, content: giao thêm việc y tế, by: so-y-te, to: ubnd-tp, on: 2025-01-10, due: 2025-02-01, about: {fields: [y-te]}}
"""
RECODED = f"""field: y-te
source: danh mục thử
basis: [{LAW}]
procedures:
  - {{code: "1.900002", title: Cấp lại giấy phép, owner: ubnd-tp, replaced-by: [{{code: "3.900020", from: 2026-03-01}}], term: {{to: 2026-02-28}}}}
  - {{code: "3.900020", title: Cấp lại phép mới, owner: ubnd-tp, term: {{from: 2026-03-01}}}}
"""


def test_requests_that_wait_are_told_with_how_long_they_are_overdue(pages: Pages, tmp_path: Path) -> None:
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31")
    files = {
        "tasks/viec.yaml": task(),
        "decisions/2025/1.yaml": decision("1/QĐ-UBND", given),
        "requests/dn.yaml": REQUESTS,
    }
    root = small(tmp_path, files)
    assert b"\xee\x80\x81" in b"".join(pages_data.data_of(Examination(pipeline.load(root).register, DAY)).values())
    assert differences(pages, root, 30, 30) == []


def test_an_old_code_is_answered_by_the_one_that_replaced_it_from_its_day_on(pages: Pages, tmp_path: Path) -> None:
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31").replace("[viec]", '["1.900002"]')
    files = {"procedures/y-te.yaml": RECODED, "decisions/2025/1.yaml": decision("1/QĐ-UBND", given)}
    assert differences(pages, small(tmp_path, files), 30, 30) == []


def test_another_answer_in_the_data_is_found_out(pages: Pages, tmp_path: Path) -> None:
    """The comparison itself: where the data say another name, browser and command differ."""
    examination = Examination(pipeline.load(small(tmp_path)).register, DAY)
    made = {
        name: one.replace("Sở Y tế".encode(), "Sở Khác".encode())
        for name, one in pages_data.data_of(examination).items()
    }
    pages_data.begin(pages["vi"], "vi", made)
    assert pages_data.difference({"vi": pages["vi"]}, examination, 20, 5)


def test_equal_bytes_on_every_build(tmp_path: Path) -> None:
    root = small(tmp_path)
    first, second = (pages_data.data_of(Examination(pipeline.load(root).register, DAY)) for _ in range(2))
    assert first == second


def test_the_answers_are_those_of_every_day_whatever_the_day_of_the_pages(tmp_path: Path) -> None:
    root = small(tmp_path)
    first, second = (
        pages_data.data_of(Examination(pipeline.load(root).register, day)) for day in (DAY, date(2027, 1, 1))
    )
    assert {name for name in first if first[name] != second[name]} == {"data/site.js"}
