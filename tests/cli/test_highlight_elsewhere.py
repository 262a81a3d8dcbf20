"""Whatever draws can have something stand out: histories, what ends, comparisons and suppositions, as ``chart`` does."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import within

DAY = ("--as-of", "2026-06-30")
DRAWN = (
    (("timeline", "2.000229", *DAY), "so-cong-thuong"),
    (("timeline", "so-cong-thuong", *DAY), "so-cong-thuong"),
    (("horizon", "--until", "2027-03-01", *DAY), "146/2025/NĐ-CP"),
    (("diff", "2025-12-31", "2026-03-01"), "ubnd-tp"),  # on three pages, not twenty
    (("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31"), "so-cong-thuong"),
)
KINDS = [line[0] for line, _ in DRAWN]


@pytest.mark.parametrize(("line", "name"), DRAWN, ids=KINDS)
def test_what_is_asked_for_stands_out_or_the_page_says_that_it_has_no_box_of_its_own(
    line: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    plain, marked = tmp_path / "a.svg", tmp_path / "b.svg"
    assert within(*line, "-o", str(plain)).code == 0
    ran = within(*line, "-o", str(marked), "--highlight", name)
    assert ran.code == 0, ran.told
    assert plain.read_bytes() != marked.read_bytes() or "không có ô riêng" in ran.told


@pytest.mark.parametrize(("line", "_name"), DRAWN, ids=KINDS)
def test_what_stands_nowhere_on_the_drawing_is_refused_and_nothing_is_written(
    line: tuple[str, ...], _name: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.svg"
    ran = within(*line, "-o", str(file), "--highlight", "thanh-uy")
    assert ran.code != 0
    assert "Thành ủy" in ran.told
    assert not file.exists()


@pytest.mark.parametrize(("line", "name"), DRAWN, ids=KINDS)
def test_without_a_drawing_the_option_is_refused_with_what_to_add(line: tuple[str, ...], name: str) -> None:
    ran = within("--lang", "en", *line, "--highlight", name)
    assert ran.code == 2
    assert "--highlight goes with a chart only: add -o with a name that ends in .svg" in ran.told
    assert not ran.said
