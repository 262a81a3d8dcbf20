"""Whoever asks by a short title, or by words of citizens, finds the procedure."""

from __future__ import annotations

from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.model.register import Register
from delegation.names.titles import bare, shortest
from delegation.questions.who import who
from delegation.run import pipeline

DAY = date(2026, 11, 25)


@pytest.fixture(name="register", scope="module")
def _register() -> Register:
    return pipeline.load(RULES).register


@pytest.mark.parametrize(
    ("title", "without", "short"),
    [
        ("Thủ tục đăng ký khai sinh", "đăng ký khai sinh", "khai sinh"),
        ("Cấp giấy phép môi trường", "Cấp giấy phép môi trường", "giấy phép môi trường"),
        ("Thủ tục", "Thủ tục", "Thủ tục"),
        ("Đăng ký ", "Đăng ký ", "Đăng ký "),
        ("Khai tử", "Khai tử", "Khai tử"),
    ],
)
def test_a_title_is_shortened_as_people_do(title: str, without: str, short: str) -> None:
    assert (bare(title), shortest(title)) == (without, short)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("khai sinh", "1.001193"),
        ("khai tu", "1.000656"),
        ("giấy khai sinh", "1.001193"),
        ("Giay Khai Sinh", "1.001193"),
        ("giấy phép xây nhà", "1.013225"),
        ("giấy độc thân", "1.004873"),
    ],
)
def test_short_titles_and_words_of_citizens_lead_to_one_procedure(register: Register, asked: str, meant: str) -> None:
    assert who(Examination(register, DAY), asked).matter == meant


def test_a_short_title_lists_the_others_below(register: Register) -> None:
    others = dict(who(Examination(register, DAY), "khai sinh").beside)
    assert "1.004884" in others
    assert "1.001193" not in others
    assert not who(Examination(register, DAY), "1.001193").beside
    assert not who(Examination(register, DAY), "giấy khai sinh").beside


@pytest.mark.parametrize(
    ("asked", "offered"), [("sổ đỏ", ("1.012753", "1.013978")), ("giấy phép xây dựng", ("1.013225", "1.013236"))]
)
def test_a_word_for_several_offers_just_these(register: Register, asked: str, offered: tuple[str, ...]) -> None:
    with pytest.raises(AskedWronglyError) as error:
        who(Examination(register, DAY), asked)
    lines = error.value.said.vi.splitlines()[1:]
    assert [line.split()[0] for line in lines] == list(offered)
