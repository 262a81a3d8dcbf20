"""``delegation import --profile``: what is kept of an office's papers helps with its next one, is told, and is never forced on another."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import PAPER_HEAD, Sheet, excel, word
from programs import ask
from takings import TITLES, register

A, B, C, D, E = TITLES
HEAD = ["STT", "Ký hiệu việc", "Diễn giải", "Đầu mối", "Mã TTHC"]
"""Heads of which the program alone knows the last."""


def paper(place: Path, *receivers: str, head: list[str] = HEAD) -> Path:
    rows = [
        [at, "x", TITLES[code], one, code]  # a column that may limit would be asked of every paper
        for at, (code, one) in enumerate(zip(TITLES, receivers, strict=False), 1)
    ]
    return word(place, PAPER_HEAD, Sheet([head, *rows]))


PROFILE = """columns:
  "Diễn giải": title
  "Đầu mối": receiver
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return register(tmp_path / "so")


def test_the_first_paper_makes_the_profile_and_the_next_needs_no_answers(root: Path, tmp_path: Path) -> None:
    profile = tmp_path / "co-quan.yaml"
    profile.write_text(PROFILE, "utf-8")
    first = paper(tmp_path / "a.docx", "Sở YT", "Sở YT")
    facts = ["--fact", "issuer=UBND Thành phố", "--fact", "mechanism=delegation"]
    asked = ask(root, "import", str(first), "--profile", str(profile), *facts)
    assert asked.code == 1
    assert "bên nhận là ai: «Sở YT»" in asked.out.decode()
    sheet = tmp_path / "hoi.xlsx"
    ask(root, "import", str(first), "--profile", str(profile), *facts, "--review", str(sheet))
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(sheet)
    rows = book["Phụ lục"]
    column = [one.value for one in rows[1]].index("Trả lời") + 1
    for at in (2, 3):
        rows.cell(at, column, "so-y-te")
    book.save(sheet)
    done = ask(root, "import", str(first), "--profile", str(profile), *facts, "--answers", str(sheet))
    assert done.code == 0, done.out.decode()
    text = profile.read_text("utf-8")
    assert '"Sở YT": "so-y-te"' in text
    assert '"issuer": "ubnd-tp"' in text
    assert '"Mã TTHC": "code"' in text
    following = ask(root, "import", str(paper(tmp_path / "b.docx", "Sở YT")), "--profile", str(profile), "--lang", "en")
    assert following.code == 0, following.err.decode()
    assert "profile: of its 5 columns this file has 5" in following.err.decode()
    assert profile.read_text("utf-8") == text


def test_without_a_file_the_profile_is_made(root: Path, tmp_path: Path) -> None:
    profile = tmp_path / "moi.yaml"
    made = ask(root, "import", str(paper(tmp_path / "a.docx", "x")), "--profile", str(profile))
    assert "Đã ghi hồ sơ" in made.err.decode()
    assert '"STT": "row"' in profile.read_text("utf-8")


def test_what_the_paper_says_goes_before_the_profile(root: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(PROFILE + "facts:\n  issuer: ubnd-cap-xa\n  mechanism: delegation\n", "utf-8")
    lines = [*PAPER_HEAD, "QUYẾT ĐỊNH", "Về việc phân cấp", "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ"]
    said = word(tmp_path / "a.docx", lines, Sheet([HEAD, [1, "x", TITLES[A], "Sở Y tế", A]]))
    found = ask(root, "import", str(said), "--profile", str(profile))
    assert "cơ quan ban hành: Chủ tịch UBND Thành phố (chu-tich-ubnd-tp)" in found.out.decode()
    assert "giao theo cách: phân cấp" in found.out.decode()


def test_a_profile_of_another_layout_is_told_and_not_used(root: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    text = PROFILE + '  "Sở chủ trì": giver\n  "Hạn": end\n  "Xếp": note\nfacts:\n  issuer: ubnd-tp\n'
    profile.write_text(text, "utf-8")
    other = excel(
        tmp_path / "a.xlsx", ("x", Sheet([["STT", "Mã TTHC", "Tên TTHC", "Đầu mối"], [1, A, TITLES[A], "Sở YT"]]))
    )
    found = ask(root, "import", str(other), "--profile", str(profile), "--lang", "en")
    assert "the profile p.yaml does not fit this file" in found.err.decode()
    assert "issuer: ubnd-tp" not in found.out.decode()
    assert profile.read_text("utf-8") == text


def test_a_holder_of_the_profile_that_the_register_lost_is_told_and_asked(root: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(PROFILE + 'receivers:\n  "Sở YT": so-da-bo\nfacts:\n  issuer: ubnd-da-bo\n', "utf-8")
    found = ask(root, "import", str(paper(tmp_path / "a.docx", "Sở YT")), "--profile", str(profile), "--lang", "en")
    assert "the profile names the holder so-da-bo, which the register has not" in found.err.decode()
    assert "the profile names the holder ubnd-da-bo" in found.err.decode()
    assert "who receives: “Sở YT”?" in found.out.decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns:\n  Mã: ma\n", ":2:7: the column “Mã” has “ma” cannot be read. Write one of row, code"),
        ("cot:\n  a: b\n", ":1:1: the key “cot” cannot be read. Write one of columns, receivers, facts."),
        ("facts:\n  number: 1/QĐ\n", ":2:"),
        ("facts: [a]\n", ":1:"),
        ("- a\n", ":1:1: the profile cannot be read"),
        ("columns:\n\tMã: code\n", ":2:1"),
    ],
)
def test_what_is_wrong_in_a_profile_is_told_at_its_place(text: str, said: str, root: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(text, "utf-8")
    found = ask(root, "import", str(paper(tmp_path / "a.docx", "x")), "--profile", str(profile), "--lang", "en")
    assert found.code == 2
    assert said in found.err.decode()
    assert profile.read_text("utf-8") == text


def test_a_profile_is_kept_outside_the_register(root: Path, tmp_path: Path) -> None:
    found = ask(root, "import", str(paper(tmp_path / "a.docx", "x")), "--profile", str(root / "p.yaml"))
    assert found.code == 2
    assert not (root / "p.yaml").exists()
