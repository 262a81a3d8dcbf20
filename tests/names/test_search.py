"""The id of anything that a rule file may name, found by what people call it."""

from __future__ import annotations

import unicodedata

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st
from yaml import safe_load

from delegation.errors import AskedWronglyError
from delegation.names.folding import fold
from delegation.names.search import SORTS, search
from delegation.reports.questions.ids import in_a_file
from delegation.run import pipeline

REGISTER = pipeline.load(RULES).register
_NAMED = {sort.key: list(sort.named(REGISTER)) for sort in SORTS}


def found(asked: str, sort: str | None = None) -> dict[str, list[str]]:
    """Give the ids that are found, by sort."""
    sorts = [one for one in SORTS if sort in (None, one.key)]
    return {one.sort.key: [each.id for each in one.entries] for one in search(REGISTER, asked, sorts)}


@pytest.mark.parametrize(
    ("asked", "sort", "first"),
    [
        ("giam doc so tu phap", "holder", "giam-doc-so-tu-phap"),
        ("GIÁM ĐỐC SỞ TƯ PHÁP", "holder", "giam-doc-so-tu-phap"),
        (unicodedata.normalize("NFD", "Giám đốc Sở Tư pháp"), "holder", "giam-doc-so-tu-phap"),
        ("so tu phpa", "holder", "so-tu-phap"),
        ("chung thuc", "field", "chung-thuc"),
        ("hong ha", "commune", "00097"),
        ("00097", "commune", "00097"),
        ("2.000229", "matter", "2.000229"),
        ("72/2025/QH15", "instrument", "72-2025-qh15"),
        ("Điều 14 khoản 1 72/2025", "provision", "{instrument: 72/2025/QH15, at: Điều 14 khoản 1}"),
        ("khoan 1 dieu 14 luat 72/2025/QH15", "provision", "{instrument: 72/2025/QH15, at: Điều 14 khoản 1}"),
        ("hinh thuc 3", "form", "3"),
    ],
)
def test_a_name_finds_its_id_however_it_is_typed(asked: str, sort: str, first: str) -> None:
    ids = found(asked)[sort]
    assert ids[0] == first if sort != "instrument" else REGISTER.instruments[ids[0]].number == asked  # type: ignore[index]  # an id


def test_the_letter_d_without_its_stroke_is_found() -> None:
    assert all("qd" in fold(one) for one in found("74/2025/QD-UBND")["instrument"])
    assert [REGISTER.instruments[one].number for one in found("74/2025/QD-UBND")["instrument"]] == ["74/2025/QĐ-UBND"]  # type: ignore[index]


def test_without_a_unit_no_provision_is_offered_beside_its_instrument() -> None:
    assert "provision" not in found("72/2025/QH15")
    assert found("72/2025/QH15", "provision")


def test_what_is_like_nothing_is_refused_with_a_sentence() -> None:
    with pytest.raises(AskedWronglyError, match="Trong sổ không có mục nào"):
        found("xyzzyq")


@given(st.data())
def test_every_entry_is_found_by_its_id_and_by_its_title(data: st.DataObject) -> None:
    sort = data.draw(st.sampled_from([one for one in SORTS if _NAMED[one.key]]))
    one = data.draw(st.sampled_from(_NAMED[sort.key]))
    bearers = {each.id for each in _NAMED[sort.key] if any(fold(name) == fold(one.names[0]) for name in each.names)}
    (group,) = search(REGISTER, one.names[0], [sort])
    assert {each.id for each in group.entries} <= bearers
    assert one.id in {each.id for each in group.entries} or group.more


@given(st.data())
def test_what_is_offered_is_written_so_that_a_rule_file_reads_the_id(data: st.DataObject) -> None:
    sort = data.draw(st.sampled_from([one for one in SORTS if one.key != "provision" and _NAMED[one.key]]))
    one = data.draw(st.sampled_from(_NAMED[sort.key]))
    assert str(safe_load(in_a_file(one.id))) == one.id


def test_all_that_have_the_words_are_found_though_one_is_named_shortest_by_them() -> None:
    every = search(REGISTER, "khai sinh", [one for one in SORTS if one.key == "matter"])[0]
    assert len(every.entries) + every.more > 10
