"""``delegation who`` on the real register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from folders import small
from programs import run, within

SIGNATURE = "nd-23-2015-d5-k2-b"
"""Chứng thực chữ ký: the committee of the commune, then from 2025-11-01 its chair."""


def ask(*arguments: str) -> dict[str, Any]:
    ran = within("who", *arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, b""), ran.told
    found: dict[str, Any] = json.loads(ran.out)
    return found


def names(answer: dict[str, Any], role: str) -> list[str]:
    return sorted({party["name"] for part in answer["parts"] for party in part[role]})


def test_a_delegated_procedure_is_answered_with_its_chain() -> None:
    found = ask("2.000229", "--as-of", "2026-06-01")
    assert names(found, "owners") == ["UBND Thành phố"]
    assert "Sở Công Thương" in names(found, "exercisers")
    said = run("who", "2.000229", "--as-of", "2026-06-01").said
    for word in (
        "Có thẩm quyền: UBND Thành phố",
        "ủy quyền cho Sở Công Thương",
        "Nghị định số 146/2025/NĐ-CP",
        "Điều 24",
        "Nguồn:",
        "Chưa rõ:",
    ):
        assert word in said


@pytest.mark.parametrize(
    "commune", ["hong ha", "Hồng Hà", "Phường Hồng Hà", "HỒNG HÀ", "phuong hong ha", "00097", "97"]
)
def test_a_commune_is_found_by_every_name(commune: str) -> None:
    assert ask(SIGNATURE, "--commune", commune, "--as-of", "2025-10-31")["commune"] == "Phường Hồng Hà"


def test_certification_passes_to_the_chair_of_the_commune() -> None:
    before = ask(SIGNATURE, "--commune", "hong ha", "--as-of", "2025-10-31")
    assert names(before, "owners") == names(before, "exercisers") == ["UBND phường Hồng Hà"]
    after = ask(SIGNATURE, "--commune", "hong ha", "--as-of", "2025-11-01")
    assert names(after, "owners") == ["Chủ tịch UBND phường Hồng Hà"]
    assert after["reviews"]


def test_a_basis_of_the_owner_is_enough() -> None:
    """That nothing is known of what the matter itself rests on is told only while its owner rests on it."""
    unknown = "Căn cứ pháp lý chưa rõ"
    assert unknown in within("who", "1.014295", "--as-of", "2026-09-14").said
    assert unknown not in within("who", "1.014295", "--as-of", "2026-09-15").said


def test_before_the_baseline_nothing_is_claimed() -> None:
    found = ask(SIGNATURE, "--as-of", "2025-06-30")
    assert (found["state"], found["parts"]) == ("before-baseline", [])


def test_a_task_of_the_districts_says_that_they_have_ended() -> None:
    found = ask("l-96-2015-qh13-d19-k2-dd", "--as-of", "2026-06-01")
    assert found["parts"][0]["owners"] == []
    (lapsed,) = found["lapsed"]
    assert (lapsed["holder"], lapsed["ended"]) == ("ubnd-cap-huyen", "2025-06-30")
    assert "30/06/2025" in within("who", "l-96-2015-qh13-d19-k2-dd", "--as-of", "2026-06-01").said


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ("nhiem-vu-thanh-pho/0001", "Nhiệm vụ quản lý nhà nước cấp Thành phố"),
        ("tthc-uy-quyen-ht-07/0038", "TTHC ủy quyền, hình thức 7"),
    ],
)
def test_what_is_counted_but_not_listed_is_an_honest_not_known(asked: str, total: str) -> None:
    said = within("who", asked).said
    assert total in said
    assert "danh mục chưa công bố" in said
    assert ask(asked)["state"] == "unlisted"


def test_beyond_what_is_counted_there_is_nothing() -> None:
    assert within("who", "tthc-uy-quyen-ht-07/0039").code == 2


@pytest.mark.parametrize(
    ("asked", "matter"),
    [
        ("2.000229", "2.000229"),
        (SIGNATURE.upper(), SIGNATURE),
        ("dang ky khai tu", "1.000656"),
        ("ĐĂNG KÝ KHAI TỬ", "1.000656"),
        ("đăng ký khai tử", "1.000656"),
        ("dang ky khai tu luu dong", "1.000419"),
        ("đăng kí kết hôn lưu động", "1.000593"),
        ("dang ky ket hn luu dong", "1.000593"),
        ("luu dong ket hon dang ky", "1.000593"),
    ],
)
def test_a_matter_is_found_in_spite_of_how_it_is_typed(asked: str, matter: str) -> None:
    assert ask(*asked.split())["matter"] == matter


def test_what_was_guessed_is_said() -> None:
    assert ask("đăng kí kết hôn lưu động")["guessed"] is True
    said = within("who", "dang ky ket hn luu dong").said
    assert "dang ky ket hn luu dong" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chung thuc"], ("có thể là nhiều việc", "2.001019", "… và ")),
        (["trên trời dưới biển"], ("Trong sổ không có việc nào",)),
        (["..."], ("Trong sổ không có việc nào",)),
        ([SIGNATURE, "--commune", "Ba Vi"], ()),
        ([SIGNATURE, "--commune", "sài gòn"], ("Trong sổ không có xã, phường nào tên là «sài gòn»",)),
        ([SIGNATURE, "--commune", "thanh"], ("có thể là nhiều xã, phường", "Xã Thanh Trì")),
        (["2.00229"], ("Trong sổ không có việc nào tên là «2.00229». Có phải ý bạn là:\n  2.000229  ",)),
        ([SIGNATURE, "--commune", "12345"], ("Trong sổ không có xã, phường nào",)),
    ],
)
def test_a_name_that_means_none_or_several_gets_candidates(arguments: list[str], words: tuple[str, ...]) -> None:
    ran = within("who", *arguments)
    assert ran.code == (2 if words else 0)
    assert all(word in ran.told for word in words)
    assert "Traceback" not in ran.told


def test_the_answer_is_in_english_where_asked() -> None:
    said = within("--lang", "en", "who", "2.000229", "--as-of", "2026-06-01").said
    for word in ("Owner", "delegat", "UBND Thành phố", "Not known"):
        assert word in said


def test_an_answer_from_a_broken_register_says_that_it_may_lack_something(tmp_path: Path) -> None:
    folder = small(tmp_path, {"tasks/hong.yaml": "tasks: [\n"})
    for line in (["who", "vd-so-y-te"], ["status"]):
        ran = within(*line, "--rules", folder)
        assert ran.code == 0
        assert "có 1 lỗi khi đọc tệp quy tắc" in ran.told
