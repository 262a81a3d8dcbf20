"""Fields, sources and hypotheses of a register, what the checks could not ask, and how a sentence begins."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from chart_register import HERE, small

from delegation.findings import NotExamined, Text
from delegation.model.matters import MatterId
from delegation.model.sources import Field, Source
from delegation.model.worded import Worded
from delegation.speech import not_examined, registers, sentence

REGISTER = small()
TASK = REGISTER.matters[MatterId("nv-1")]


def test_a_field_is_named_in_the_language_that_has_a_name() -> None:
    english = replace(REGISTER, fields={"f1": Field("f1", "Thương mại", HERE, name_en="Trade")})
    assert [registers.field_name(REGISTER, TASK).in_(one) for one in ("vi", "en")] == ["Thương mại", "Thương mại"]
    assert [registers.field_name(english, TASK).in_(one) for one in ("vi", "en")] == ["Thương mại", "Trade"]


@pytest.mark.parametrize("matter", [None, replace(TASK, field=None), replace(TASK, field="khong-co")])
def test_what_has_no_field_is_said_to_have_none(matter: object) -> None:
    said = [registers.field_name(REGISTER, matter).in_(one) for one in ("vi", "en")]  # type: ignore[arg-type]
    assert said == ["Chưa xếp lĩnh vực", "Without a field"]


def titles(*written: str) -> tuple[str, ...]:
    sources = {f"s{at}": Source(f"s{at}", title, HERE) for at, title in enumerate(written)}
    return registers.source_titles(replace(REGISTER, sources=sources), sources, "vi")


def test_a_source_is_named_without_where_its_copy_lies() -> None:
    assert titles("Báo cáo 1 (bản chụp)", "Báo cáo 2; trang mạng", "Báo cáo 1; bản khác") == ("Báo cáo 1", "Báo cáo 2")


def test_of_many_sources_four_are_named_and_the_others_counted() -> None:
    assert titles(*"abcd") == ("a", "b", "c", "d")
    assert titles(*"abcdef") == ("a", "b", "c", "d", "và 2 nguồn khác ghi trong sổ")


def test_a_source_that_is_not_there_stands_by_its_id() -> None:
    assert registers.source_titles(REGISTER, ["khong-co", "bc"], "en") == ("khong-co", "“Báo cáo thử”")


def test_a_source_is_named_in_english_by_its_entry_or_by_kind_and_number_alone() -> None:
    for title, said in (
        (Worded("Báo cáo 1 (bản chụp)", "Report 1 (a scan)"), "Report 1 (a scan)"),
        ("Nghị định số 140/2025/NĐ-CP", "Decree 140/2025/NĐ-CP"),
        ("Bộ pháp điển, Bộ luật số 45/2019/QH14", "the Codified Law, Code 45/2019/QH14"),
        ("Nghị định số 140/2025/NĐ-CP, đoạn trích", "“Nghị định số 140/2025/NĐ-CP, đoạn trích”"),
        ("Luật Thư viện", "“Luật Thư viện”"),
        ("report.docx", "report.docx"),
    ):
        assert registers.in_both(title).en == said
        assert registers.in_both(title).vi == title
    assert registers.in_both(Worded("Báo cáo 1 (bản chụp)", "Report 1 (a scan)"), short=True).en == "Report 1"


def test_hypotheses_are_said_together_and_nothing_where_there_are_none() -> None:
    assert registers.supposing(REGISTER) == ()
    assert registers.supposing(replace(REGISTER, supposed=("A", "B"))) == (
        Text("Phương án giả định: A; B", "Hypothesis: A; B"),
    )


@pytest.mark.parametrize(("text", "said"), [("", ""), ("điều 5", "Điều 5"), ("Sở", "Sở"), ("ủy quyền A", "Ủy quyền A")])
def test_a_sentence_begins_with_a_capital_and_keeps_the_rest(text: str, said: str) -> None:
    assert sentence(text) == said


@pytest.mark.parametrize("name", [one.name for one in fields(NotExamined)])
def test_each_reason_has_a_line_of_its_own(name: str) -> None:
    """In both languages, with the count as each writes it, and no two reasons alike."""
    every = NotExamined(*(1000 + at for at, _ in enumerate(fields(NotExamined))))
    only = replace(NotExamined(), **{name: 1290})
    assert [one.startswith("1.290 ") for one in not_examined(only, "vi")] == [True]
    assert [one.startswith("1,290 ") for one in not_examined(only, "en")] == [True]
    said = [one.partition(" ")[2] for one in not_examined(every, "vi")]
    assert len(set(said)) == len(said) == len(fields(NotExamined))


def test_where_everything_was_asked_nothing_is_said() -> None:
    assert not_examined(NotExamined(), "vi") == []
