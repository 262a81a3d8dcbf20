"""What no paper of anybody says: words of whoever works on the register, its own names as titles, and columns that tell nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from folders import RULES
from lxml.etree import fromstring
from programs import within

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableRow
from delegation.documents.shared.source import AnnexSource
from delegation.loading.disk.cache import Cache
from delegation.model.instruments import Instrument
from delegation.run import pipeline
from delegation.run.making import given_for
from delegation.speech import instruments

DAY = date(2026, 12, 1)
SOME = ("ubnd-tp", "ubnd-cap-xa", "so-cong-thuong", "giam-doc-so-y-te")
"""Holders of whom every kind of paper is made; of all others the tasks."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEVER = {
    "a mark instead of a note": re.compile(r"cần xem xét(?: ?\(|$)"),
    "doubt without a reason": re.compile(r"chưa chắc\b(?! chắn)"),
    "a working note": re.compile(r"chưa rõ số điều|căn cứ gốc|\(đã ghi |không có tại ngày này|nay chưa chắc (?!chắn)"),
    "a chart that is not enclosed": re.compile(r"sơ đồ của "),
    "a list left open": re.compile(r"[;,] …[.)]"),
}


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    return given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))


@pytest.fixture(name="papers", scope="module")
def _papers(given: AnnexSource) -> tuple[Annex, ...]:
    kinds = ["bieu-1", "bieu-2", "uy-quyen", *(f"nhiem-vu:{one}" for one in given.register.holders)]
    kinds += [f"{kind}:{one}" for one in SOME for kind in ("het-han", "phat-hien")]
    return tuple(made for one in kinds for made in annexes(given, [read(one)]))


def rows(annex: Annex) -> list[TableRow]:
    """Give the rows of a table on paper."""
    several = annex.body.proper if isinstance(annex.body, AnnexTable) else ()
    return [one for one in several if one.kind == "row" and one.only != "excel"]


def columns(annex: Annex) -> Iterator[tuple[int, str]]:
    """Give the places and titles of the columns of paper that say something of a row, the number of the row apart."""
    if isinstance(annex.body, AnnexTable):
        shown = ((at, one) for at, one in enumerate(annex.body.columns) if at and one.only != "excel")
        yield from ((at, one.title) for at, one in shown if not one.to_fill)


def said(annex: Annex) -> Iterator[str]:
    """Give every text of a paper."""
    yield from (annex.title, *annex.notes, *annex.remarks)
    if isinstance(annex.body, AnnexTable):
        yield from (one.title for one in annex.body.rows if isinstance(one, Heading))
        yield from (str(one.cells[at].value) for one in rows(annex) for at, _ in columns(annex))


def never(text: str) -> list[str]:
    """Name what a text says and no paper does."""
    return [name for name, one in _NEVER.items() if one.search(text)]


def test_no_paper_of_anybody_speaks_like_the_register(papers: tuple[Annex, ...]) -> None:
    every = [(one.key, text) for one in papers for text in said(one)]
    assert len(every) > 5_000
    assert not [(key, text, never(text)) for key, text in every if never(text)]


def test_no_paper_gives_a_short_name_of_the_register_as_a_title(given: AnnexSource, papers: tuple[Annex, ...]) -> None:
    short = {one.short for one in given.register.instruments.values() if one.short and one.short != one.title}
    found = {
        text
        for one in papers
        for text in said(one)
        for name in re.findall(r"«([^»]+)»|: (.+)$", text)
        if short & {*name}
    }
    assert short
    assert not found


def test_no_column_of_paper_says_nought_in_every_row(papers: tuple[Annex, ...]) -> None:
    for annex in papers:
        for at, title in columns(annex):
            values = {str(one.cells[at].value) for one in rows(annex)}
            assert not values or values != {"0"}, (annex.key, title)


def test_a_body_that_owns_nearly_all_stands_once_above_the_table(papers: tuple[Annex, ...]) -> None:
    for annex in papers:
        for at, title in columns(annex):
            values = Counter(one.cells[at].value for one in rows(annex))
            if (
                title in ("Chủ trì", "Cơ quan chủ trì theo luật") and values.total() > 2
            ):  # of one or two a line above would be longer than they are
                assert values.most_common(1)[0][1] < 0.9 * values.total(), (annex.key, title)


def test_a_code_of_law_is_called_one(given: AnnexSource) -> None:
    """«Bộ luật Lao động số 45/2019/QH14», and in short «Bộ luật số 45/2019/QH14»: a kind is told by the title."""
    register = given.register
    code = register.instrument("45/2019/QH14")
    law = register.instrument("39/2024/QH15")
    assert code is not None
    assert law is not None
    assert instruments.in_full(register, code).vi.startswith("Bộ luật Lao động số 45/2019/QH14")
    assert instruments.instrument(code).vi == "Bộ luật số 45/2019/QH14"
    assert instruments.titled(code).vi == "Bộ luật Lao động số 45/2019/QH14"
    assert instruments.titled(law).vi == "Luật Thủ đô số 39/2024/QH15"


def test_every_instrument_is_named_by_its_official_title_or_by_none(given: AnnexSource) -> None:
    def named(one: Instrument) -> str:
        return f"{instruments.titled(one).vi} {instruments.in_full(given.register, one).vi}"

    several = [one for one in given.register.instruments.values() if one.short and one.short != one.title]
    assert not [one.id for one in several if f"«{one.short}»" in named(one) or f": {one.short}" in named(one)]


@pytest.mark.parametrize(
    "typed",
    [
        ("impact", "--abolish", "ubnd-cap-xa", "--on", "2027-01-31"),
        ("impact", "--abolish", "ubnd-tp", "--on", "2027-01-31"),
        ("impact", "--abolish", "so-nong-nghiep-moi-truong", "--on", "2027-01-31"),
        ("diff", "2026-06-30", "2026-07-01"),
        ("horizon", "--until", "2027-03-01", "--as-of", "2026-12-01"),
    ],
    ids=" ".join,
)
def test_no_paper_of_another_command_speaks_so_either(
    given: AnnexSource, typed: tuple[str, ...], tmp_path: Path
) -> None:
    paper = tmp_path / "a.docx"
    assert within(*typed, "--rules", RULES, "-o", paper).code == 0
    with ZipFile(paper) as package:
        body = fromstring(package.read("word/document.xml"))
    lines = ["".join(part.text or "" for part in one.iter(f"{_W}t")) for one in body.iter(f"{_W}p")]
    assert len(lines) > 30
    assert not [(one, never(one)) for one in lines if never(one)]
    short = {one.short for one in given.register.instruments.values() if one.short and one.short != one.title}
    assert not [one for one in lines if short & {*re.findall(r"«([^»]+)»", one)}]
    assert not [one for one in lines if one.endswith(("Về thẩm quyền", "Về giải quyết"))]


def test_a_submission_says_what_it_rests_on_on_its_first_page(tmp_path: Path) -> None:
    """Hundreds of texts, numbers and units stand in annexes, which the submission names."""
    paper = tmp_path / "a.docx"
    assert within("impact", "--abolish", "ubnd-tp", "--on", "2027-01-31", "--rules", RULES, "-o", paper).code == 0
    with ZipFile(paper) as package:
        body = fromstring(package.read("word/document.xml"))
    lines = ["".join(part.text or "" for part in one.iter(f"{_W}t")) for one in body.iter(f"{_W}p")]
    grounds = lines[lines.index("I. CĂN CỨ") + 1 : lines.index("II. NỘI DUNG THAY ĐỔI")]
    assert len(grounds) <= 10
    assert re.search(r"dựa vào \d+ văn bản \(danh mục tại Phụ lục [IVX]+\)", grounds[0])
    effects = lines[lines.index("III. TÁC ĐỘNG") : lines.index("IV. NHỮNG NỘI DUNG CẦN QUYẾT ĐỊNH")]
    assert len(effects) < 15
    assert any(re.search(r"số liệu thay đổi \(Phụ lục [IVX]+\)", one) for one in effects)
