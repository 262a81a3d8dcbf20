"""Annexes in short count what the annexes list, and about how many pages there will be is said before they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from folders import RULES
from office import pages_of
from programs import within

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import Annex, Annexes, AnnexTable, TableCell, TableRow
from delegation.documents.shared.contents import contents
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.source import AnnexSource
from delegation.documents.shared.summary import in_short
from delegation.documents.word.document import write
from delegation.documents.word.extent import pages, told
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.making import given_for

DAY = date(2026, 6, 30)
KINDS = ("uy-quyen", "uy-quyen:qd-uy-quyen-so-cong-thuong-2025", "uy-quyen:74/2025/QĐ-UBND", "nhiem-vu:so-xay-dung",
         "nhiem-vu:dat-dai")  # fmt: skip


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    return given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=False, kept=Cache(None))


def rows_of(annex: Annex) -> list[TableRow]:
    assert isinstance(annex.body, AnnexTable)
    return [one for one in annex.body.rows if isinstance(one, TableRow) and one.only != "word"]


def number(cell: TableCell) -> int:
    return cell.value if isinstance(cell.value, int) else 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_summary_counts_every_matter_once_and_adds_up_or_says_why_not(given: AnnexSource, kind: str) -> None:
    """A matter that stands in several rows, or under several headings, is one; where parts do not add up that is said."""
    (annex,) = annexes(given, [read(kind)])
    short = in_short(annex, "vi")
    *lines, total = rows_of(short)
    named = [one for one in rows_of(annex) if one.of or one.cells[0].value != ""]
    matters = {one.of for one in named}
    assert "" not in matters
    assert number(total.cells[2]) == len(matters)
    # A column without a word in any row is none.
    others = number(total.cells[3]) if len(total.cells) > 3 else 0
    assert others == len(rows_of(annex)) - len(named)
    wholes = sum(number(one.cells[2]) for one in lines if one.kind == "row")
    parts = sum(number(one.cells[2]) for one in lines if one.kind == "part")
    assert wholes >= len(matters)
    is_told = any("chỉ tính một lần" in one for one in short.remarks)
    assert is_told is (len(named) > len(matters))
    assert is_told or (wholes == len(matters) and parts <= len(matters))
    assert bool(total.cells[2].sums) is (wholes == len(matters))
    assert len(lines) < len(rows_of(annex))


def test_a_summary_leads_to_no_note_and_cites_no_table_that_it_has_not(given: AnnexSource) -> None:
    """What is left out is not pointed to: neither a note by its number, nor the texts «cited in the table»."""
    for kind in ("uy-quyen", "nhiem-vu:so-tu-phap"):
        (annex,) = annexes(given, [read(kind)])
        short = in_short(annex, "vi")
        assert not [one for one in rows_of(short) if re.search(r"\(\d{1,2}\)$", str(one.cells[1].value))]
        assert not [one for one in short.foot if "dẫn trong bảng" in one]


def test_the_procedures_beside_tasks_are_counted_in_short_or_said_to_be_left_out(given: AnnexSource) -> None:
    """An office has procedures beside its tasks: a paper without them says how many they are."""
    (whole,) = annexes(given, [read("nhiem-vu:so-tu-phap")])
    (left,) = [one for one in whole.remarks if one.startswith("Không kèm danh mục")]
    tasks, procedures = (
        in_short(one, "vi") for one in annexes(replace(given, is_short=True), [read("nhiem-vu:so-tu-phap")])
    )
    count = number(rows_of(procedures)[-1].cells[2])
    assert count
    assert f" {count} thủ tục " in left
    assert not [one for one in tasks.remarks if one.startswith("Không kèm danh mục")]


def test_the_grants_of_an_office_stay_as_they_are(given: AnnexSource) -> None:
    """Who gave how much by what until when is short already."""
    (annex,) = annexes(given, [read("uy-quyen:so-cong-thuong")])
    assert in_short(annex, "vi") == annex
    assert "128" in str([[cell.value for cell in one.cells] for one in rows_of(annex)])


def test_what_is_short_already_stays_as_it_is(given: AnnexSource) -> None:
    for annex in annexes(given, [read("bieu-1"), read("bieu-2"), read("het-han:2027-03-01")]):
        assert in_short(annex, "vi") == annex


def test_the_list_of_two_annexes_takes_no_page_of_paper(given: AnnexSource) -> None:
    found = annexes(given, [read("bieu-1"), read("bieu-2"), read("nhiem-vu:dat-dai"), read("uy-quyen")])
    for count, begins in ((3, "Phụ lục I"), (4, "DANH MỤC PHỤ LỤC")):
        made = Document(BytesIO(write(Annexes(found[:count], "vi", DAY, ""))))
        assert made.paragraphs[0].text == begins


@pytest.mark.parametrize(
    "typed",
    [
        ("horizon", "--until", "2027-03-01", "--as-of", "2026-12-01"),
        ("diff", "2026-06-30", "2026-07-01"),
    ],
)
def test_other_commands_say_how_many_pages_too_and_can_be_short(typed: tuple[str, ...], tmp_path: Path) -> None:
    whole, short = (within(*typed, "-o", tmp_path / "a.docx", *more) for more in ((), ("--summary",)))
    counts = [re.match(r"Khoảng (\d+) trang \(.*\)(.*)\.$", ran.told, re.MULTILINE) for ran in (whole, short)]
    assert counts[0] is not None
    assert counts[1] is not None
    assert int(counts[1][1]) <= 12
    assert int(counts[0][1]) >= 20
    assert (counts[0][2], counts[1][2]) == ("; --summary chỉ giữ phần tổng hợp", "")
    refused = within(*typed, "--summary")
    assert refused.code == 2
    assert "--summary chỉ dùng khi ghi phụ lục" in refused.told


def test_a_draft_submission_says_how_many_pages_its_annexes_take(tmp_path: Path) -> None:
    ran = within("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31", "-o", tmp_path / "a.docx")
    assert re.match(r"Các phụ lục, chưa kể tờ trình: khoảng \d+ trang ", ran.told)


def test_several_annexes_have_a_table_of_them_at_their_head(given: AnnexSource) -> None:
    found = annexes(given, [read("bieu-1"), read("uy-quyen")])
    numbered = Numbered(Annexes(found, "vi", DAY, ""))
    front = contents(numbered, pages(numbered))
    assert front is not None
    said = [[str(cell.value) for cell in one.cells] for one in rows_of(front)]
    assert [one[2] for one in said] == [one.title for one in found]
    assert [int(one[4]) for one in said] == list(pages(numbered).values())
    assert contents(Numbered(Annexes(found[:1], "vi", DAY, "")), {}) is None


@pytest.mark.parametrize("kinds", [("bieu-1",), ("bieu-2", "nhiem-vu:dat-dai"), ("uy-quyen", "het-han:2027-03-01")])
def test_about_so_many_pages_are_what_libreoffice_makes(
    given: AnnexSource, kinds: tuple[str, ...], tmp_path: Path
) -> None:
    """The font that the tests bring is a tenth wider, its lines a tenth higher than those of Times New Roman, for which the estimate is."""
    document = Annexes(annexes(given, map(read, kinds)), "vi", DAY, "")
    file = tmp_path / "a.docx"
    file.write_bytes(write(document))
    guessed = sum(pages(Numbered(document)).values())
    assert guessed <= len(pages_of(file)) <= guessed * 1.3 + 2


def test_how_many_pages_is_said_before_writing_and_how_they_become_fewer(given: AnnexSource, tmp_path: Path) -> None:
    ran = within("annex", "uy-quyen", "nhiem-vu:dat-dai", "--as-of", "2026-06-30", "-o", tmp_path / "a.docx")
    found = re.search(r"^Khoảng (\d+) trang \(Phụ lục I: (\d+); Phụ lục II: (\d+)\)\.$", ran.told, re.MULTILINE)
    assert found is not None
    assert int(found[1]) == int(found[2]) + int(found[3])
    every = [replace(one, key=f"{one.key}/{at}") for at in range(21) for one in annexes(given, [read("bieu-1")])]
    many = told(Numbered(Annexes(tuple(every), "en", DAY, "")))
    assert "--summary keeps the totals only" in many.en
    assert "--summary chỉ giữ phần tổng hợp" in many.vi
    ran = within("annex", "uy-quyen", "--as-of", "2026-06-30", "-o", tmp_path / "a.xlsx")
    assert "trang" not in ran.told


def test_the_summary_alone_has_no_rows_and_no_lists(tmp_path: Path) -> None:
    ran = within(
        "annex", "bieu-1", "bieu-2", "uy-quyen", "--summary", "--as-of", "2026-06-30", "-o", tmp_path / "a.docx"
    )
    found = re.match(r"Khoảng (\d+) trang \(Phụ lục I: \d+; Phụ lục II: \d+; Phụ lục III: \d+\)", ran.told)
    assert found is not None
    assert int(found[1]) < 10
    ran = within("annex", "--template", tmp_path / "a.docx", "--summary", "-o", tmp_path / "b.docx")
    assert ran.code == 2
    assert "--summary không đi với --template" in ran.told
