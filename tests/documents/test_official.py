"""What a paper holds by default: nothing but what an official document says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from folders import ROOT, RULES
from lxml.etree import fromstring
from paper_words import english_in, ids_of, unofficial
from programs import within

from delegation.authority.examination import Examination
from delegation.documents.annexes.horizon import of_horizon
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import Annex, Annexes, AnnexTable, Heading
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.official import OFFICIAL, Shown, unbroken
from delegation.documents.shared.source import AnnexSource
from delegation.loading.disk.cache import Cache
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.horizon import horizon
from delegation.run import pipeline
from delegation.run.making import given_for, office_file
from delegation.speech import blanks, instruments
from delegation.speech.official import official
from delegation.speech.text import sentence
from delegation.version import VERSION

DAY = date(2026, 6, 30)
KINDS = (
    "bieu-1",
    "bieu-2",
    "uy-quyen",
    "nhiem-vu:so-xay-dung",
    "nhiem-vu:dat-dai",
    "phat-hien",
    "het-han:2027-03-01",
    "tom-tat",
)
Language = Literal["vi", "en"]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def given_in(loaded: pipeline.Loaded, language: Language, shown: Shown = OFFICIAL) -> AnnexSource:
    return given_for(
        loaded, Examination(loaded.register, DAY), language, with_lists=True, kept=Cache(None), shown=shown
    )


def made(loaded: pipeline.Loaded, language: Language, shown: Shown = OFFICIAL) -> tuple[Annex, ...]:
    """Give every kind of annex that is no chart, and those of the horizon, with the lists behind them: each sort made once, for whoever reads it."""
    if (language, shown) not in _MADE:
        _MADE[language, shown] = _made(given_in(loaded, language, shown))
    return _MADE[language, shown]


_MADE: dict[tuple[Language, Shown], tuple[Annex, ...]] = {}


def _made(given: AnnexSource) -> tuple[Annex, ...]:
    asked = annexes(given, [read(one) for one in KINDS])
    until = horizon(given.examination, date(2027, 3, 1))
    named = {one.key for one in asked}
    return (*asked, *(one for one in of_horizon(given, until) if one.key not in named))


def words(annex: Annex) -> Iterator[str]:
    """Give every text of an annex, in Word or Excel."""
    yield from (annex.title, annex.sheet, *annex.notes, *annex.remarks, *annex.foot, annex.made)
    assert isinstance(annex.body, AnnexTable)
    yield annex.body.summary
    yield from (one.title for one in annex.body.columns)
    for row in annex.body.rows:
        if isinstance(row, Heading):
            yield row.title
        else:
            yield from (one.value for one in row.cells if isinstance(one.value, str))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_annex_has_an_id_a_file_a_hash_or_a_working_note(loaded: pipeline.Loaded, language: Language) -> None:
    ids = ids_of(loaded.register)
    seen = 0
    for annex in made(loaded, language):
        for said in words(annex):
            seen += 1
            assert not unofficial(said, ids), (annex.key, said)
            assert language == "en" or not english_in(said), (annex.key, said)
    assert seen > 10_000


@pytest.mark.parametrize(
    "asked",
    [
        ("diff", "2026-06-30", "2026-07-01"),
        ("diff", "2027-02-28", "2027-03-01"),
        ("horizon", "--until", "2027-12-31", "--as-of", "2026-11-30"),
        ("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31"),
        ("impact", "--with", "rules/drafts/tra-lai-tam-nhiem-vu-ton-giao.yaml", "--on", "2026-12-31"),
        ("impact", "--end", "39/2024/QH15", "--on", "2026-06-30"),
    ],
    ids=" ".join,
)
def test_no_paper_of_another_command_has_an_id_an_arrow_a_file_or_an_english_word(
    loaded: pipeline.Loaded, asked: tuple[str, ...], tmp_path: Path
) -> None:
    """What differs, what ends and what is proposed are written into Word by other commands, and are signed all the same."""
    ids, paper = ids_of(loaded.register), tmp_path / "a.docx"
    typed = (str(ROOT / one) if one.startswith("rules/") else one for one in asked)
    assert within(*typed, "--rules", RULES, "-o", paper).code == 0
    with ZipFile(paper) as package:
        body = fromstring(package.read("word/document.xml"))
    lines = ["".join(part.text or "" for part in one.iter(f"{_W}t")) for one in body.iter(f"{_W}p")]
    assert len(lines) > 30
    for said in lines:
        assert not unofficial(said, ids), said
        assert not english_in(said), said
        assert "phát hiện mới" not in said.lower(), said


def test_each_option_brings_back_what_is_left_out(loaded: pipeline.Loaded) -> None:
    def said(**shown: bool) -> str:
        return "\n".join(one for annex in made(loaded, "vi", Shown(**shown)) for one in words(annex))

    plain = said()
    assert "cần đối chiếu" in said(notes=True)
    assert "cần đối chiếu" not in plain
    with_sources = said(sources=True)
    assert "DLG101" in with_sources
    assert ".yaml:" in with_sources
    assert "Bộ pháp điển" in with_sources
    assert f"bản {loaded.rules_hash[:12]}" in said(revision=True)
    assert loaded.rules_hash[:12] not in with_sources


@pytest.mark.parametrize(("file", "part"), [("a.docx", "docProps/core.xml"), ("a.xlsx", "docProps/core.xml")])
def test_the_receipt_stands_in_the_properties_of_the_file(loaded: pipeline.Loaded, file: str, part: str) -> None:
    given = given_in(loaded, "vi")
    document = Annexes(annexes(given, [read("bieu-2")]), "vi", DAY, loaded.rules_hash)
    with ZipFile(BytesIO(office_file(Numbered(document), Path(file)))) as package:
        properties = package.read(part).decode()
        shown = "".join(
            package.read(one).decode() for one in package.namelist() if "document.xml" in one or "sheet" in one
        )
    assert f"delegation {VERSION}, rules {loaded.rules_hash}, as of 2026-06-30" in properties
    assert loaded.rules_hash[:12] not in shown


def a_task(register: Register) -> Matter:
    return next(one for one in register.matters.values() if one.kind == "task" and "-" in one.id)


def test_an_id_is_said_as_the_name_of_what_it_stands_for(loaded: pipeline.Loaded) -> None:
    register = loaded.register
    task = a_task(register)
    grant = register.grants["uq-sct-2025"]
    assert not isinstance(grant.giver, Unknown)
    giver, receiver = register.label_of(grant.giver), register.label_of(grant.receiver)
    for said, wanted in (
        (f"thuộc {task.id} «{task.title}».", f"thuộc «{task.title}»."),
        (f"thuộc {task.id}.", f"thuộc «{task.title}»."),
        ("cần xem xét: ubnd-cap-xa)", "cần xem xét: UBND cấp xã)"),
        ("Ubnd-cap-xa và so-cong-thuong", "UBND cấp xã và Sở Công Thương"),
        ("trong rules/tasks/dat-dai.yaml:91:16.", "trong sổ thẩm quyền."),
        ("thủ tục 2.000229 phi-dia-gioi", "thủ tục 2.000229 phi-dia-gioi"),
        ("theo 151/2025/NĐ-CP, e-mail", "theo 151/2025/NĐ-CP, e-mail"),
    ):
        assert official(said, register, "vi") == wanted
    given = official("xem uq-sct-2025.", register, "vi")
    assert giver in given
    assert receiver in given
    assert "uq-sct" not in given


def test_a_short_id_is_said_by_its_name_and_what_only_looks_like_one_stays(loaded: pipeline.Loaded) -> None:
    """An id of a grant need have no hyphen; points of a law, sizes of paper and words that are ids of fields are none."""
    grant = loaded.register.grants["uq-sct-2025"]
    register = replace(loaded.register, grants={**loaded.register.grants, "g2": grant, "a4": grant, "gia": grant})
    name = official("uq-sct-2025", loaded.register, "vi")
    for said, wanted in (
        ("Lớn nhất: g2 không ghi phạm vi.", f"Lớn nhất: {name} không ghi phạm vi."),
        ("G2 không ghi phạm vi.", f"{sentence(name)} không ghi phạm vi."),
        ("Không ghi (g2).", "Không ghi."),
        *((one, one) for one in ("theo điểm a4 khoản 1", "in trên giấy A4", "Article 14(1)(a4)", "quốc gia, tham gia", "g2-b")),
    ):  # fmt: skip
        assert official(said, register, "vi") == wanted


def test_a_grant_whose_sides_are_said_is_named_by_its_instrument_alone(loaded: pipeline.Loaded) -> None:
    """«ủy quyền việc A giao cho B theo … từ A cho B» says the two sides twice, and is no sentence."""
    register = loaded.register
    by = instruments.instrument_name(register, register.grants["uq-sct-2025"].instrument)
    quotes = str.maketrans("«»", "“”")
    cases: tuple[tuple[Language, str, str], ...] = (
        ("vi", "Ủy quyền uq-sct-2025 từ A cho B hết hạn.", f"Ủy quyền theo {by.vi} từ A cho B hết hạn."),
        ("en", "the delegation uq-sct-2025 from A to B ends.", f"the delegation by {by.en} from A to B ends."),
        ("vi", "ủy quyền khong-co-ai từ A cho B.", "ủy quyền khong-co-ai từ A cho B."),
    )
    for language, said, wanted in cases:
        assert official(said, register, language) == (wanted if language == "vi" else wanted.translate(quotes))


def test_the_name_of_a_body_stays_on_one_line_of_a_title_and_of_no_other_text(loaded: pipeline.Loaded) -> None:
    """«SỞ CÔNG / THƯƠNG» is no name; where there is no room for a whole name, it breaks as any words do."""
    given = given_in(loaded, "vi")
    annex, *_ = annexes(given, [read("nhiem-vu:so-cong-thuong")])
    assert annex.title.endswith("Sở\N{NO-BREAK SPACE}Công\N{NO-BREAK SPACE}Thương")
    longest = max((one.name for one in loaded.register.holders.values()), key=len)
    assert unbroken(longest, loaded.register).count(" ") > 3
    for made_one in made(loaded, "vi"):
        assert not [one for one in words(made_one) if "\N{NO-BREAK SPACE}" in one and one != made_one.title]


def test_a_reason_is_not_told_and_what_is_not_known_still_says_so(loaded: pipeline.Loaded) -> None:
    given = given_in(loaded, "vi")
    assert given.unknown("nguồn không nêu").value == "chưa rõ"
    assert replace(given, shown=Shown(notes=True)).unknown("nguồn không nêu").value == "chưa rõ (nguồn không nêu)"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("khoản 1 Điều 14 Nghị định số 151/2025/NĐ-CP", "khoản 1 Điều 14 Nghị định số 151/2025/NĐ-CP"),
        ("Luật số 72/2025/QH15; Luật số 39/2024/QH15", "Luật số 72/2025/QH15; Luật số 39/2024/QH15"),
        ("theo quyết định 105/QĐ-UBND ngày 09/01/2026", "theo quyết định số 105/QĐ-UBND ngày 09/01/2026"),
        ("Thông tư liên tịch 12/2016/TTLT-BTC", "Thông tư liên tịch số 12/2016/TTLT-BTC"),
        ("Luật 30/06/2025", "Luật 30/06/2025"),
        (
            "theo QĐ 74/2025/QĐ-UBND, NĐ 140/2025/NĐ-CP",
            "theo Quyết định số 74/2025/QĐ-UBND, Nghị định số 140/2025/NĐ-CP",
        ),
        ("Điều 13 khoản 1 điểm a Luật", "điểm a khoản 1 Điều 13 Luật"),
        ("Điều 14 khoản 8; Điều 12 khoản 1 và 2", "khoản 8 Điều 14; Điều 12 khoản 1 và 2"),
        ("Nghị định 30 và Quyết định của UBND", "Nghị định 30 và Quyết định của UBND"),
    ],
)
def test_a_number_is_cited_with_the_word_for_number(said: str, wanted: str) -> None:
    assert instruments.numbered(said) == wanted
    assert instruments.numbered(wanted) == wanted


def test_no_annex_cites_a_number_without_the_word_for_it(loaded: pipeline.Loaded) -> None:
    bare = re.compile(r"(?:Luật|Nghị định|Nghị quyết|Quyết định|Thông tư) \d+/(?:\d{4}/)?[A-ZĐ]")
    for annex in made(loaded, "vi"):
        for said in words(annex):
            assert not bare.search(said), (annex.key, said)


def test_every_instrument_that_a_table_cites_is_named_in_full_once_below_it(loaded: pipeline.Loaded) -> None:
    most = 0
    for annex in made(loaded, "vi"):
        if not isinstance(annex.body, AnnexTable):
            continue
        cells = [cell.value for row in annex.body.proper for cell in row.cells if isinstance(cell.value, str)]
        cited = instruments.cited_in(loaded.register, cells)
        below = "\n".join(annex.remarks)
        named = {one.id: instruments.numbered(blanks.in_full(loaded.register, one).vi) for one in cited}
        lacking = [name for name, said in named.items() if said not in below]
        assert lacking == [], annex.key
        most = max(most, len(cited))
    assert most > 12


def test_a_name_in_full_has_day_and_issuer(loaded: pipeline.Loaded) -> None:
    register = loaded.register
    decree, law = register.instrument("151/2025/NĐ-CP"), register.instrument("39/2024/QH15")
    assert decree is not None
    assert law is not None
    assert instruments.in_full(register, decree).vi.startswith(
        "Nghị định số 151/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ"
    )
    assert instruments.in_full(register, law).vi.startswith("Luật Thủ đô số 39/2024/QH15")
    remarks = [one for annex in made(loaded, "vi") for one in annex.remarks if one.startswith("Văn bản dẫn")]
    assert any("của Ủy ban nhân dân Thành phố Hà Nội" in one for one in remarks)


@pytest.mark.parametrize("shown", [OFFICIAL, Shown(notes=True)], ids=["official", "notes"])
def test_every_note_on_paper_has_a_place_that_leads_to_it(loaded: pipeline.Loaded, shown: Shown) -> None:
    """A note below a table is numbered in a cell that Word shows, or in a line or heading of the table."""
    noted = 0
    for annex in made(loaded, "vi", shown):
        table = annex.body
        if not isinstance(table, AnnexTable):
            continue
        places = [at for at, one in enumerate(table.columns) if one.only != "excel"]
        rows = [one for one in table.proper if one.only != "excel"]
        led = {note for row in rows for at in places for note in (*row.cells[at].notes, *row.cells[at].on_paper)}
        lines = " ".join(one.title for one in table.rows if isinstance(one, Heading))
        for span in re.findall(r"\((\d+(?:[–,] ?\d+)*)\)", lines):
            for part in re.split(r", ?", span):
                first, _, last = part.partition("–")
                led |= set(range(int(first), int(last or first) + 1))
        assert set(range(1, len(annex.notes) + 1)) <= led, annex.key
        noted += len(annex.notes)
    assert noted > 10
