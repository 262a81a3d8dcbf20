"""Of several annexes one that has nothing to list is left out, and told; a name that nobody bears still stops all."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from programs import within

EMPTY, FULL = "uy-quyen:truong-cd-y-te-ha-dong", "nhiem-vu:so-tu-phap"


def test_the_others_are_made_and_the_empty_one_is_told(tmp_path: Path) -> None:
    """Whoever asks for ten papers gets nine, and reads why one is missing."""
    file = tmp_path / "a.docx"
    ran = within("annex", EMPTY, FULL, "--no-lists", "--as-of", "2026-12-01", "-o", file)
    assert ran.code == 0
    assert f"Không lập {EMPTY}: " in ran.told
    assert len(Document(str(file)).tables) == 1


def test_alone_it_is_refused(tmp_path: Path) -> None:
    """A paper of nothing is none."""
    file = tmp_path / "a.docx"
    assert within("annex", EMPTY, "--as-of", "2026-12-01", "-o", file).code == 2
    assert not file.exists()


def test_a_name_that_nobody_bears_stops_all(tmp_path: Path) -> None:
    """A mistyped name is no empty list: nothing is written."""
    file = tmp_path / "a.docx"
    assert within("annex", "nhiem-vu:khong-co-noi-nay", FULL, "--as-of", "2026-12-01", "-o", file).code == 2
    assert not file.exists()


def test_a_field_is_named_as_charts_name_it(tmp_path: Path) -> None:
    """«linh-vuc:» before a name means the field, in an annex too."""
    plain, named = tmp_path / "a.docx", tmp_path / "b.docx"
    for what, file in (("ho-tich", plain), ("linh-vuc:ho-tich", named)):
        assert within("annex", f"nhiem-vu:{what}", "--as-of", "2026-12-01", "-o", file).code == 0
    assert plain.read_bytes() == named.read_bytes()
