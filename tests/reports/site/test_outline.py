"""Indented lines of a command as nested lists and paragraphs, with names as links."""

from __future__ import annotations

from pathlib import Path

from folders import small
from markupsafe import Markup, escape

from delegation.reports.site.addresses import Addresses, file_name
from delegation.reports.site.linking import Linker
from delegation.reports.site.outline import marked_up, outline
from delegation.run import pipeline


def html(text: str) -> str:
    return str(marked_up(outline(text.splitlines()), lambda said: Markup(escape(said))))  # noqa: S704  escaped


def test_what_stands_further_in_belongs_to_what_stands_before_it() -> None:
    (one, other) = outline(["  A:", "    - b", "      c", "    - d", "", "  E"])
    assert [each.text for each in one.below] == ["b", "d"]
    assert [each.text for each in one.below[0].below] == ["c"]
    assert other.text == "E"


def test_a_label_stands_out_and_numbers_are_a_chain() -> None:
    assert html("  Giải quyết:    UBND") == "<p><b>Giải quyết</b> UBND"
    assert html("  Chuỗi:\n    1. a\n       ! b\n    2. c") == (
        "<div class=chain><p class=head>Chuỗi</p><ol><li>a<p class=grave>b<li>c</ol></div>"
    )


def test_a_list_of_one_is_a_sentence() -> None:
    assert html("  Nguồn:\n    - một") == "<p><b>Nguồn</b> một"
    assert html("  Nguồn:\n    - một\n    - hai") == "<div><p class=head>Nguồn</p><ul><li>một<li>hai</ul></div>"


def test_markup_in_a_label_or_a_sentence_is_text() -> None:
    assert "<i>" not in html("  <i>a</i>: <b>x</b>\n  - <i>\n  1. <i>\n  ! <i>")


def test_a_name_is_a_link_where_it_is_met_first_and_a_longer_name_wins(tmp_path: Path) -> None:
    register = pipeline.load(small(tmp_path)).register
    linker = Linker(Addresses(register, (), ()), ("DLG201",), "vi")
    one = next(each for each in register.holders.values() if each.label == "Sở Y tế")
    told: set[str] = set()
    said = linker("Sở Y tế, Sở Y tế; DLG201", "../", told)
    assert said == f"<a href=../holder/{one.id}.html>Sở Y tế</a>, Sở Y tế; <a href=../check/DLG201.html>DLG201</a>"
    assert linker("Sở Y tếx", "", set()) == "Sở Y tếx"
    assert linker("<Sở Y tế>", "", {f"holder/{one.id}.html"}) == "&lt;Sở Y tế&gt;"


def test_an_id_as_part_of_a_path_keeps_apart_what_is_apart() -> None:
    names = ("1.000.1", "a/b", "a~b", "a b", "ă", "..", "a%2Fb")
    assert len({file_name(one) for one in names}) == len(names)
    assert not [one for one in map(file_name, names) if "/" in one or " " in one]
