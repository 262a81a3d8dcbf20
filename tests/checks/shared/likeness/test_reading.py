"""How a title is taken apart, part by part, and which pairs are looked at."""

from __future__ import annotations

import pytest

from delegation.checks.shared import candidates as looking
from delegation.checks.shared.acts import head_of
from delegation.checks.shared.candidates import candidates, sought
from delegation.checks.shared.titles import TitleReading, plain, read, words_of


def reading(title: str) -> TitleReading:
    (words,) = map(words_of, plain([title]))
    return read(title, words, head_of(words))


def parts(one: TitleReading) -> tuple[set[str], set[str], set[str], set[str], set[str], set[str]]:
    sets = (one.acts, one.head, one.things, one.details, one.levels, one.names)
    return tuple(map(set, sets))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cấp phép (khoan; giếng), ao/hồ: «sâu» – ven", "cấp phép , ao / hồ sâu ven"),
        ("Khoan giếng thuộc trách nhiệm quản lý của Sở", "khoan giếng"),
        ("Khoan giếng thuộc thẩm quyền của Sở (trừ ao)", "khoan giếng"),
        ("Cấp phép (chưa đóng", "cấp phép"),
        ("Ao [nhỏ] {sâu} “to” ‘bé’ “a”… A-B; c.", "ao nhỏ sâu to bé a a b c"),
        ("Dòng\nhai", "dòng hai"),
        ("Hoà giải, thuỷ lợi; tuý, oà, hoàn, chuỳ, khoẻ", "hòa giải , thủy lợi túy , òa , hoàn , chùy , khỏe"),
        ("toàn, thuý, ngoạ, xoè, huỵch", "toàn , thúy , ngọa , xòe , huỵch"),
        ("", ""),
    ],
)
def test_a_plain_title(title: str, text: str) -> None:
    """What stands in round brackets, and whose authority it is, is left out; other marks part words, and tone marks stand in one place."""
    (one,) = plain([title])
    assert " ".join(words_of(one)) == text


def test_many_titles_are_made_plain_as_each_is() -> None:
    titles = ["Cấp phép (sâu", "A)", "Khoan thuộc thẩm quyền của B", "C\nD", ""]
    assert plain(titles) == [one for title in titles for one in plain([title])]
    assert plain([]) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (
            "Cấp phép khoan giếng sâu cho ao",
            ({"cấp"}, set(), {"phép", "khoan", "giếng", "sâu", "ao"}, set(), set(), set()),
        ),
        (
            "Lập mạng lưới cho 01 xã, địa bàn tỉnh, địa bàn thành phố, địa bàn xã, do xã, một xã",
            ({"lập, xây dựng"}, set(), {"mạng", "lưới"}, set(), {"@tỉnh", "@xã"}, {"01"}),
        ),
        (
            "Giấy phép Lào số 3A (VNeID)",
            (set(), {"giấy", "phép"}, {"phép", "lào", "số", "3a"}, {"vneid"}, set(), {"lào", "3a", "vneid"}),
        ),
        (
            "Cấp phép của Ủy ban nhân dân xã Bảng II",
            ({"cấp"}, set(), {"phép", "ubnd", "xã", "bảng", "ii"}, set(), set(), {"bảng", "ii"}),
        ),
        (
            "Khoan giếng thuộc trách nhiệm quản lý của Sở Công Thương (trừ ao)",
            (
                set(),
                {"khoan", "giếng"},
                {"khoan", "giếng"},
                {"trừ", "ao", "sở", "thương"},
                set(),
                {"sở", "công", "thương"},
            ),
        ),
        (
            "Thu hồi giấy phép khi được phân cấp, có trụ sở cấp huyện",
            ({"thu hồi"}, set(), {"phép"}, set(), {"@huyện"}, set()),
        ),
        ("Đường Hoà Bình", (set(), {"đường", "hòa"}, {"đường", "hòa", "bình"}, set(), set(), {"hòa", "bình"})),
        ("Việc", ({"thực hiện"}, set(), {"việc"}, set(), set(), set())),
        ("Cấp phép (cấp tỉnh, cho UBND xã; ao)", ({"cấp"}, set(), {"phép"}, {"cho", "ao"}, {"@tỉnh"}, set())),
        ("Ao, Hồ: «Sông»", (set(), {"ao", ","}, {"ao", "hồ", "sông"}, set(), set(), {"hồ", "sông"})),
    ],
)
def test_a_title_is_taken_apart(
    title: str, found: tuple[set[str], set[str], set[str], set[str], set[str], set[str]]
) -> None:
    assert parts(reading(title)) == found


def told(titles: list[str], least: int, owners: list[str | None] | None = None) -> list[tuple[int, int]]:
    every = sought(titles, owners or [None] * len(titles), least)
    return [(one.at, other.at) for one, other in candidates(every, ["a"] * len(titles), least)]


FEW_AND_MANY = pytest.mark.parametrize("few", [0, 256])


@FEW_AND_MANY
@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Cấp phép giếng, mương, đập", "Cấp phép giếng, mương, đập", True),
        (
            "Cấp phép giếng, mương, đập, kênh, suối, ao, vịnh, phá",
            "Cấp phép giếng, mương, đập, kênh, suối, ao, vịnh",
            True,
        ),
        ("Cấp phép giếng, mương, đập, kênh, suối, ao", "Cấp phép giếng, mương, đập, kênh, suối, vịnh", False),
        ("Cấp phép giếng, mương, khoáng", "Cấp phép giếng, mương, khoang", True),
        ("Cấp phép giếng, mương, đập", "Thu hồi giấy phép giếng, mương, đập", False),
        ("Cấp phép giếng, mương", "Cấp phép giếng, mương, đập, kênh, suối, vịnh", False),
        ("Giếng, mương, đập, kênh, suối, ao", "Cấp phép giếng, mương, đập, kênh, suối, ao", True),
    ],
)
def test_pairs_that_may_be_one_are_looked_at_among_few_and_among_many(
    monkeypatch: pytest.MonkeyPatch, few: int, one: str, other: str, *, found: bool
) -> None:
    monkeypatch.setattr(looking, "_FEW", few)
    others = ["Sát hạch lái xe", "Bán nhà cũ", "Thanh lý tài sản công"]
    assert told([one, other, *others], 85) == [(0, 1)] * found
    assert told([*others, other, one], 85) == [(3, 4)] * found
    assert told([one, other], 85, ["x", "x"]) == []
    assert told([one, other, *others], 85, ["x", "x", "y", "z", "z"]) == []
    assert told([one, other, *others], 85, ["x", "y", "z", "z", "z"]) == [(0, 1)] * found


@FEW_AND_MANY
def test_every_pair_across_owners_is_looked_at_once(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(looking, "_FEW", few)
    titles = ["Cấp phép giếng, mương, đập"] * 4
    assert told(titles, 85) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert told(titles, 85, ["x", "y", "x", "y"]) == [(0, 1), (0, 3), (1, 2), (2, 3)]
    assert told(["Cấp giấy", "Cấp giấy", "Cấp thẻ"], 85) == [(0, 1), (0, 2), (1, 2)], "what tells nothing may be one"


def test_what_is_sought_says_how_much_more_another_title_may_tell() -> None:
    (one,) = sought(["Cấp phép khoan giếng, giấy tờ (ao, hồ) (sâu)"], [None], 85)
    assert (one.at, one.owner, one.aside) == (0, 0, "ao, hồ) (sâu)")
    assert one.telling == {"phép", "khoan", "giếng", "tờ"}
    assert [
        sought(["Cấp " + "ao hồ mương đập kênh suối vịnh phá eo mũi cồn gò"], ["x"], least)[0].most
        for least in (50, 85, 100)
    ] == [12, 2, 0]
    assert sought(["Cấp", "Cấp"], ["x", None], 85)[1].owner == 1
