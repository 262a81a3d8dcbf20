"""One page for whoever decides: what it counts is what the register holds, and what is to be decided has its day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from folders import RULES
from programs import within

from delegation.authority.examination import Examination
from delegation.documents.annexes import advice
from delegation.documents.annexes.concern import about
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.annexes.risks import MOST, clauses, first_sentence, risks
from delegation.documents.shared.annex import Annex, Annexes, AnnexTable, Heading, TableRow
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.extent import pages
from delegation.loading.disk.cache import Cache
from delegation.questions.figures.status import status
from delegation.questions.horizon import horizon
from delegation.run import pipeline
from delegation.run.making import given_for

DAY = date(2026, 6, 30)


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("day", [DAY, date(2026, 3, 1), date(2027, 3, 2)])
def test_it_is_one_page_with_figures_five_risks_and_days(
    loaded: pipeline.Loaded, language: Literal["vi", "en"], day: date
) -> None:
    given = given_for(loaded, Examination(loaded.register, day), language, with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat")])
    assert pages(Numbered(Annexes((annex,), language, day, ""))) == {"tom-tat": 1}
    assert isinstance(annex.body, AnnexTable)
    parts: list[list[TableRow]] = []
    for one in annex.body.rows:
        if isinstance(one, Heading):
            parts += [[]] if one.kind == "heading" else []
        else:
            parts[-1].append(one)
    figures, dangers, decisions = parts
    known = status(loaded.register, day)
    assert given.number(known.tasks.total) in str(figures[0].cells[3].value)
    assert given.number(known.delegated_named) in str(figures[1].cells[4].value)
    assert len(dangers) + _left_out(annex) == 5
    assert all(one.cells[at].value for one in (*dangers, *decisions[:-1]) for at in (1, 2, 3, 4))
    assert 0 < len(decisions) <= 6


def test_the_risks_are_those_that_weigh_most(loaded: pipeline.Loaded) -> None:
    given = given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat")])
    assert isinstance(annex.body, AnnexTable)
    named = {str(one.cells[2].value).partition(". ")[0] for one in annex.body.proper}
    named |= {title for one in _left_over(annex) for title in one.rstrip(".").partition(": ")[2].split("; ")}
    errors = {one.check for one in given.analysis().findings if one.severity.rank == 0 and one.waived_until is None}
    assert errors
    assert {given.checks[one].title.vi for one in errors} <= named


def test_a_day_on_which_matters_lose_their_holder_is_to_be_decided(loaded: pipeline.Loaded) -> None:
    given = given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat:2027-03-01")])
    assert isinstance(annex.body, AnnexTable)
    said = [" ".join(str(cell.value) for cell in one.cells) for one in annex.body.proper]
    stops = [one for one in horizon(given.examination, date(2027, 3, 1)).stops if one.lost]
    assert stops
    for stop in stops:
        lost = f"{given.number(len(stop.lost))} việc không còn chủ thể"
        assert any(lost in one and f"Đến hết {given.day(stop.day)}" in one for one in said)


@pytest.mark.parametrize("whom", ["tom-tat", "tom-tat:so-cong-thuong"])
def test_what_was_given_and_has_nobody_now_is_to_be_decided(loaded: pipeline.Loaded, whom: str) -> None:
    """Behind the day on which a basis ended, the page says how many given matters have nobody, and since when."""
    day, ended = date(2027, 3, 15), date(2027, 2, 28)
    given = given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read(whom)])
    assert isinstance(annex.body, AnnexTable)
    (told,) = [one for one in annex.body.proper if "việc đã được giao" in str(one.cells[2].value)]
    rows = {
        row.matter
        for one in loaded.register.grants.values()
        if whom == "tom-tat" or "so-cong-thuong" in (one.giver, one.receiver)
        for row in (one.rows if isinstance(one.rows, tuple) else ())
    }
    (stop,) = horizon(given.examination.on(ended), ended).stops
    lost = {one.matter for one in stop.lost} & rows
    assert lost
    assert str(told.cells[2].value).startswith(f"{given.number(len(lost))} việc đã được giao")
    assert "01/03/2027" in str(told.cells[3].value)


def test_the_day_of_an_end_counts_those_that_were_never_known_beside(loaded: pipeline.Loaded) -> None:
    """A comparison of two days counts the matters whose holder was never known, too: the page gives both numbers."""
    given = given_for(loaded, Examination(loaded.register, date(2026, 11, 30)), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat:2027-03-01")])
    assert isinstance(annex.body, AnnexTable)
    said = " ".join(str(one.cells[2].value) for one in annex.body.proper)
    stops = [one for one in horizon(given.examination, date(2027, 3, 1)).stops if one.never_known]
    assert stops
    assert all(f"(và {given.number(len(one.never_known))} việc vốn chưa rõ)" in said for one in stops)
    late = [one for one in loaded.register.pending(given.as_of) if isinstance(one.due, date) and one.due < given.as_of]
    assert late
    first = min(late, key=lambda one: str(one.due))
    assert f"{len(late)} đề nghị, nghĩa vụ đã quá hạn" in said
    # They are named as far as the page has room; how many they are, always.
    if "(1) " in said:
        assert first.content[:12] in said
        assert said.count("; (") + 1 == len(late) or " nội dung khác" in said


@pytest.mark.parametrize("day", [DAY, date(2026, 11, 30), date(2027, 3, 2)])
def test_a_risk_names_whom_it_is_about_and_the_day(loaded: pipeline.Loaded, day: date) -> None:
    """The greatest risk is told by a name and a day of the register, not by a title alone, and each says what is to be done."""
    given = given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat")])
    told = _risks_of(annex)
    assert re.search(r"\d\d/\d\d/\d{4}", told[0])
    assert all(": " in one for one in told)
    asked = [str(one.cells[4].value) for one in annex.body.proper] if isinstance(annex.body, AnnexTable) else []
    assert all(asked[:-1])


@pytest.mark.parametrize("day", [date(2025, 12, 1), DAY, date(2026, 11, 30), date(2027, 2, 1), date(2027, 12, 31)])
@pytest.mark.parametrize("whom", ["tom-tat", "tom-tat:so-cong-thuong", "tom-tat:ubnd-tp", "tom-tat:ubnd-cap-xa"])
def test_no_risk_is_told_by_its_title_alone(loaded: pipeline.Loaded, day: date, whom: str) -> None:
    """However much is to be decided, each risk says of whom or what it is the case."""
    given = given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read(whom)])
    titles = {one.title.vi for one in given.checks.values()}
    assert not [one for one in _risks_of(annex) if one in titles]
    assert pages(Numbered(Annexes((annex,), "vi", day, ""))) == {"tom-tat": 1}


def _risks_of(annex: Annex) -> list[str]:
    assert isinstance(annex.body, AnnexTable)
    heads = (at for at, one in enumerate(annex.body.rows) if isinstance(one, Heading) and one.kind == "heading")
    begins = [*heads, len(annex.body.rows)]
    return [str(one.cells[2].value) for one in annex.body.rows[begins[1] : begins[2]] if isinstance(one, TableRow)]


def _left_over(annex: Annex) -> list[str]:
    """Give the line that names the risks for the facts of which the page has no room."""
    assert isinstance(annex.body, AnnexTable)
    lines = (one.title for one in annex.body.rows if isinstance(one, Heading) and one.kind == "line")
    return [one for one in lines if re.match(r"Còn \d loại rủi ro|\d more kinds? of risk", one)]


def _left_out(annex: Annex) -> int:
    return sum(int(number[0]) for one in _left_over(annex) if (number := re.search(r"\d", one)))


def test_a_cut_text_keeps_clauses_whole_and_counts_what_is_left_out(loaded: pipeline.Loaded) -> None:
    """Nothing ends at a comma, within brackets or behind a colon, nor in dots that leave open how much is missing; a text of one clause stays whole."""
    given = given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))
    said = "Xem Nghị định A (khoản 1; Điều 2), «một; hai»; nếu không còn, thì đề nghị sửa; hai nơi ghi: 1 việc; 2 việc"
    parts = (
        "Xem Nghị định A (khoản 1; Điều 2), «một; hai» (còn 2 ý)",
        "Xem Nghị định A (khoản 1; Điều 2), «một; hai»; nếu không còn, thì đề nghị sửa (còn 1 ý)",
        said,
    )
    found = [clauses(given, said, longest) for longest in range(1, len(said) + 1)]
    assert list(dict.fromkeys(found)) == list(parts)
    assert clauses(given, "một câu không có chỗ ngắt nào, ở giữa cả", 10) == "một câu không có chỗ ngắt nào, ở giữa cả"


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("đối chiếu thể thức (TM. UBND hay Chủ tịch) rồi sửa. Sau đó trình.", "đối chiếu thể thức (TM. UBND hay Chủ tịch) rồi sửa"),
        ("ký TM. UBND Thành phố, số. 12, v.v. Việc khác.", "ký TM. UBND Thành phố, số. 12, v.v. Việc khác"),
        ("ghi «A. Phần B» hai lần. Hãy xem", "ghi «A. Phần B» hai lần"),
        ("a) một. Hai.", "a) một"),
        ("một câu", "một câu"),
    ],
)  # fmt: skip
def test_a_first_sentence_ends_at_no_abbreviation_and_within_no_brackets(said: str, first: str) -> None:
    assert first_sentence(said) == first


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_finding_of_the_register_is_cut_within_a_clause(
    loaded: pipeline.Loaded, language: Literal["vi", "en"]
) -> None:
    """Of whatever is told of it, and asked: its first sentence and its clauses open what they close, and end where the text has a stop."""
    given = given_for(loaded, Examination(loaded.register, date(2026, 12, 1)), language, with_lists=True, kept=Cache(None))  # fmt: skip
    findings = given.analysis().findings
    texts = {advice.found(one) for one in findings} | {one.cause.said for one in findings if one.cause}
    texts |= {advice.asked(given.checks[one.check], one) for one in findings}
    assert len(texts) > 100
    for said in (one.in_(language) for one in texts):
        first = first_sentence(said)
        assert said.startswith(first)
        assert said[len(first) : len(first) + 2] in ("", ".", ". ")
        assert not re.search(r"\b(?:TM|KT|số|No)$", first)
        kept = {
            re.sub(r" \((?:còn \d+ ý|\d+ more)\)$", "", clauses(given, first, longest)) for longest in range(1, 400, 9)
        }
        for one in (first, *kept):
            assert all(one.count(begin) == one.count(end) for begin, end in ("()", "«»", "“”")), one
            assert first[len(one) :][:2] in ("", "; ")
            assert one == first or ": " not in re.sub(r"\([^()]*\)|«[^»]*»|“[^”]*”", "", one)


@pytest.mark.parametrize("whom", ["tom-tat", "tom-tat:so-cong-thuong", "tom-tat:ubnd-tp", "tom-tat:chu-tich-ubnd-tp", "tom-tat:ubnd-cap-xa"])  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_fact_of_a_risk_is_told_whole_or_counted(
    loaded: pipeline.Loaded, whom: str, language: Literal["vi", "en"]
) -> None:
    """What has no room is named by its title and counted, and no fact has lost a part of its sentence."""
    given = given_for(loaded, Examination(loaded.register, date(2026, 12, 1)), language, with_lists=True, kept=Cache(None))  # fmt: skip
    (annex,) = annexes(given, [read(whom)])
    assert isinstance(annex.body, AnnexTable)
    told = _risks_of(annex)
    assert told
    assert not [one for one in told if re.search(r"\((?:còn \d+ ý|\d+ more)\)", one)]
    asked = [str(one.cells[4].value) for one in annex.body.proper]
    assert not [one for one in asked if one.count("(") != one.count(")")]
    concern = about(given, whom.partition(":")[2]) if ":" in whom else None
    assert len(told) + _left_out(annex) == len(risks(given, concern, MOST))


@pytest.mark.parametrize("whom", ["tom-tat", "tom-tat:so-cong-thuong", "tom-tat:ubnd-tp", "tom-tat:ubnd-cap-xa"])
def test_no_sentence_of_the_page_ends_in_dots(loaded: pipeline.Loaded, whom: str) -> None:
    given = given_for(loaded, Examination(loaded.register, date(2026, 12, 1)), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read(whom)])
    assert isinstance(annex.body, AnnexTable)
    assert not [cell.value for one in annex.body.proper for cell in one.cells if "…" in str(cell.value)]


def test_what_stops_a_holder_s_matters_comes_before_misprints(loaded: pipeline.Loaded) -> None:
    """The end of the decree that 107 matters rest on concerns whoever has them, and weighs more than a code that is printed wrongly."""
    given = given_for(loaded, Examination(loaded.register, date(2026, 12, 1)), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat:so-cong-thuong")])
    told = _risks_of(annex)
    ends = next(at for at, one in enumerate(told) if "146/2025/NĐ-CP hết hiệu lực" in one)
    assert "; trong đó 107 việc của Sở Công Thương" in told[ends]
    written = [at for at, one in enumerate(told) if one.startswith(("Mã thủ tục", "Dòng phụ lục"))]
    assert ends < min(written)
    (_, listed) = annexes(given, [read("phat-hien:so-cong-thuong")])
    assert isinstance(listed.body, AnnexTable)
    assert any(
        "Trong đó 107 việc của Sở Công Thương" in str(cell.value) for one in listed.body.proper for cell in one.cells
    )


@pytest.mark.parametrize(
    ("what", "words"),
    [("mai", "«mai» sau tom-tat: không phải là một ngày"), ("2020-01-01", "tom-tat:2020-01-01 đứng trước ngày xét")],
)
def test_what_is_no_day_to_look_ahead_to_is_refused(what: str, words: str, tmp_path: Path) -> None:
    ran = within("annex", f"tom-tat:{what}", "--as-of", "2026-06-30", "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert words in ran.told


def test_a_part_of_which_nothing_is_known_says_so(loaded: pipeline.Loaded) -> None:
    """A page without risks or decisions says that there are none; who reads it need not ask whether they were looked for."""
    given = given_for(loaded, Examination(loaded.register, date(2026, 11, 30)), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat:so-y-te")])
    assert isinstance(annex.body, AnnexTable)
    told = [one.title for one in annex.body.rows if isinstance(one, Heading)]
    none = "Không có nội dung nào trong phần đã rà soát."
    assert told[1:5] == ["II. Rủi ro lớn nhất", none, "III. Nội dung cần quyết định đến hết 30/11/2027", none]
    assert [one.partition(":")[0] for one in told[5:]] == ["Giám đốc Sở Y tế (lập phụ lục riêng, không tính ở đây)"]
    assert {one.cells[1].value for one in annex.body.proper} == {"I. Số liệu chính"}
