"""``list``, ``up``, ``down``, ``path`` and ``test`` on the command line: what is typed wrongly, and what comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import RULES, bare, small
from programs import offered, within

DAY = ("--as-of", "2026-11-25")


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ("list", "Thiếu LOẠI.", "Missing argument"),
        ("list taks", "Có phải ý bạn là tasks?", "Did you mean tasks?"),
        ("list tasks feild:y-te", "có phải field:?", "did you mean field:?"),
        ("list tasks khai tử", "không có điều kiện «khai»", "there is no condition “khai”"),
        ("list tasks ends<32/01/2027", "không phải là một ngày", "is not a day"),
        ("list tasks -outsid", "có phải outside?", "did you mean outside?"),
        ("list tasks level:tỉnh", "không có giá trị «tỉnh»", "there is no value “tỉnh”"),
        ("list tasks --bom", "chỉ dùng với --format csv", "go with --format csv only"),
        ("list communes form:3", "không có điều kiện «form»", "there is no condition “form”"),
        ("list tasks owner:ubnd --commune trên-trời", "Trong sổ không có xã, phường", "has no commune"),
        ("up", "Thiếu GÌ.", "Missing argument"),
        ("up khong-co-gi-nhu-the", "Trong sổ không có", "has no entry"),
        ("down tthc-uy-quyen-ht-07/0001", "chưa công bố danh mục", "is unlisted"),
        ("path ubnd-tp", "Thiếu B.", "Missing argument"),
        ("path ubnd-tp ubnd-tp", "hai đầu khác nhau", "two different ends"),
        ("path 2.000229 ubnd-tp", "Trong sổ không có chủ thể hoặc văn bản", "has no holder or instrument"),
        ("path viec:2.000229 ubnd-tp", "không dùng được ở đây", "does not fit here"),
        ("test --select chứng-thực-gì-đó", "không có khẳng định nào ứng với", "no assertion fits"),
        ("test --format xml", "không phải là một trong: text, json, junit", "is not one of: text, json, junit"),
    ],
)
def test_what_is_typed_wrongly_is_told_with_the_way_out(line: str, vi: str, en: str) -> None:
    for language, expected in (("vi", vi), ("en", en)):
        ran = within("--lang", language, "--rules", RULES, *line.split(" "))
        assert (ran.code, ran.out) == (2, b"")
        assert expected in ran.told
        assert "Traceback" not in ran.told


def test_a_minus_is_a_condition_and_never_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = within("--rules", RULES, "list", "tasks", "-outside", "level:city", *DAY)
    assert ran.code == 0
    assert ran.said.startswith(
        "1.239 nhiệm vụ quản lý nhà nước: 680 có tên, 559 chưa công bố danh mục «-outside level:city»"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_value_with_blanks_is_one_value() -> None:
    both = [
        within("--rules", RULES, "list", "procedures", word, "--format", "json", *DAY)
        for word in ("title:khai tử", 'title:"khai tử"')
    ]
    first, second = (json.loads(one.out)["counts"] for one in both)
    assert first == second
    assert 0 < first["named"] < 20


@pytest.mark.parametrize(
    "line", ["list tasks owner:ubnd-cap-xa", "up 2.000229", "down ubnd-tp", "path ubnd-tp so-cong-thuong", "test --all"]
)
def test_each_question_speaks_both_languages(line: str) -> None:
    vi, en = (within("--lang", one, "--rules", RULES, *line.split(" "), *DAY) for one in ("vi", "en"))
    assert (vi.code, en.code, vi.err, en.err) == (0, 0, b"", b"")
    assert vi.out != en.out
    for word in (" việc", "chưa rõ", "chưa chắc chắn", "tại ngày"):
        assert word not in en.said.split("\n", 1)[0]


@pytest.mark.parametrize(
    "line", ["list tasks", "list procedures unlisted", "list grants", "list communes", "down ubnd-tp", "test"]
)
def test_an_empty_or_small_register_is_answered(line: str, tmp_path: Path) -> None:
    for make in (bare, small):
        ran = within("--rules", make(tmp_path / make.__name__), *line.split(" "))
        assert ran.code in ((0, 2) if line.startswith("down") and make is bare else (0,))
        assert "Traceback" not in ran.told


def test_what_could_not_be_read_is_said_beside_the_answer(tmp_path: Path) -> None:
    small(tmp_path, {"tasks/hong.yaml": "tasks: [\n"})
    ran = within("--rules", tmp_path, "list", "tasks")
    assert ran.code == 0
    assert "1 lỗi khi đọc tệp quy tắc" in ran.told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("delegation list ", ["tasks", "procedures", "grants", "holders", "instruments", "communes", "requests"]),
        ("delegation list tasks own", ["owner:"]),
        ("delegation list grants giv", ["giver:"]),
        ("delegation up so-cong", ["so-cong-thuong"]),
        ("delegation path ubnd-t", ["ubnd-tp"]),
        ("delegation list tasks x --commune hong", ["hong-ha", "hong-son", "hong-van"]),
        ("delegation list tasks x --separator s", ["semicolon"]),
    ],
)
def test_what_is_offered_after_tab(line: str, expected: list[str]) -> None:
    assert sorted(offered(line)) == sorted(expected)
