"""Names in initials are understood as lawyers write them, and asked for where they may be those of several."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from folders import RULES

from delegation.model.register import Register
from delegation.names import initials, naming
from delegation.names.communes import communes
from delegation.names.initials import by_initials, commune_named, papers
from delegation.run import pipeline


@cache
def hanoi() -> Register:
    return pipeline.load(RULES).register


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        *((one, "so-tu-phap") for one in ("Sở TP", "STP", "Sở TP Hà Nội", "Sở Tư pháp TP Hà Nội", "STP TP Hà Nội", "Sở TP.")),
        *((one, "giam-doc-so-tu-phap") for one in ("GĐ Sở Tư pháp", "GĐ STP", "Giám đốc Sở TP", "GĐ. Sở TP")),
        *((one, "so-nong-nghiep-moi-truong") for one in ("Sở NN&MT", "Sở NNMT", "SNNMT", "Sở NN và MT", "Sở NN-MT")),
        *((one, "ubnd-tp") for one in ("UBND TP", "UBND TP Hà Nội", "UBND Tp.HN", "UBND TPHN", "ubnd tp")),
        *((one, "chu-tich-ubnd-tp") for one in ("CT UBND TP", "Chủ tịch UBND TP Hà Nội", "CTUBND TP")),
        ("CT UBND cấp xã", "chu-tich-ubnd-cap-xa"),
        ("Sở CT", "so-cong-thuong"),
        ("Sở GD&ĐT", "so-giao-duc-dao-tao"),
        ("Sở VHTT", "so-van-hoa-the-thao"),
        ("TTPVHCC", "ttpvhcc-tp"),
        ("VP UBND TP", "van-phong-ubnd-tp"),
    ],
)  # fmt: skip
def test_a_holder_in_initials_is_the_one_whose_name_they_are(asked: str, meant: str) -> None:
    found, is_sure = by_initials(asked, naming.holders(hanoi()), hanoi().name)
    assert ([one.id for one in found], is_sure) == ([meant], True)


@pytest.mark.parametrize("asked", ["CATP", "HĐND", "Sở T", "BQL", "Sở", "UBND tỉnh Phú Thọ", "Bộ TP"])
def test_what_is_no_whole_name_is_nobody(asked: str) -> None:
    assert by_initials(asked, naming.holders(hanoi()), hanoi().name)[0] == []


def test_a_word_that_tells_names_apart_is_not_added_without_asking() -> None:
    """*CT UBND xã* may mean communes alone, and the register has the chairs of communes and wards together."""
    found, is_sure = by_initials("CT UBND xã", naming.holders(hanoi()), hanoi().name)
    assert ([one.id for one in found], is_sure) == (["chu-tich-ubnd-cap-xa"], False)


def _shortened(names: Sequence[str], seed: int) -> Iterator[str]:
    """Give names with some words as initials, or left out, or with the city behind them."""
    chance = random.Random(seed)  # noqa: S311  no secret
    for name in names:
        words, short = name.split(), list[str]()
        while words:
            count = chance.choice((1, 1, 2, 3))
            some, words = words[:count], words[count:]
            if chance.random() < 0.95:
                short.append(some[0] if len(some) == 1 else "".join(one[0] for one in some).upper())
        yield " ".join([*short, *chance.choice(([], [], [], ["TP"], ["TPHN"], ["18-NQ/TW"]))])
    yield from ("TP", "", "-", "HN", "TP HN", "18-NQ/TW", "va TP")


def test_names_that_begin_otherwise_are_none_that_a_shortened_one_stands_for(monkeypatch: pytest.MonkeyPatch) -> None:
    known = naming.holders(hanoi())
    asked = [*_shortened([name for one in known for name in one.names if " " in name], 5)]
    found = [by_initials(one, known, hanoi().name) for one in asked]
    assert sum(bool(one) for one, _ in found) > 20
    monkeypatch.setattr(initials, "_may_begin", lambda _name, _begun: True)
    assert [by_initials(one, known, hanoi().name) for one in asked] == found


@pytest.mark.parametrize("asked", ["p. Hồng Hà", "P.Hồng Hà", "P Hồng Hà"])
def test_the_type_of_a_commune_is_written_out(asked: str) -> None:
    found = naming.find(commune_named(asked), communes(hanoi()))
    assert (found.how, found.meant and found.meant.id) == ("exact", "00097")


@pytest.mark.parametrize(
    ("asked", "numbers", "is_sure"),
    [
        ("NĐ 146", ["146/2018/NĐ-CP", "146/2025/NĐ-CP"], False),
        ("NĐ 121", ["121/2025/NĐ-CP"], False),
        ("NĐ 146/2025", ["146/2025/NĐ-CP"], True),
        ("Nghị định số 146/2025/NĐ-CP", ["146/2025/NĐ-CP"], True),
        ("NĐ-CP 146/2025", ["146/2025/NĐ-CP"], True),
        ("Luật Thủ đô", ["39/2024/QH15", "02/2026/QH16"], True),
        ("Luật Thủ đô 2024", ["39/2024/QH15"], True),
        ("Luật Luật sư", ["65/2006/QH11"], True),
        ("NĐ 9999", [], False),
        ("TT 146/2025", [], True),
    ],
)
def test_a_shortened_number_or_a_title_is_that_of_each_paper_that_bears_it(
    asked: str,
    numbers: list[str],
    is_sure: bool,  # noqa: FBT001  a case of the table
) -> None:
    """A number without its year is that of another paper in another year, which the register need not have."""
    found, told = papers(asked, hanoi().instruments.values(), hanoi().name)
    assert ([one.number for one in found], told) == (numbers, is_sure)
