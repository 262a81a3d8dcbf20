"""Whatever a summary counts of a body stands, one by one, in an annex of the same set; a body that has nothing gets its annexes, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from folders import RULES
from programs import within

from delegation.authority.examination import Examination
from delegation.documents.annexes.concern import BY_NO_GRANT, about
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.annexes.unexamined import carried_out
from delegation.documents.annexes.without import without
from delegation.documents.shared.annex import Annex, AnnexTable, Heading
from delegation.documents.shared.official import Shown
from delegation.documents.shared.source import AnnexSource
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.making import given_for

DAY = date(2026, 12, 1)
HOLDERS = ("so-cong-thuong", "so-xay-dung", "ubnd-cap-xa", "so-tu-phap")


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    return given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))


def set_of(given: AnnexSource, holder: str) -> dict[str, Annex]:
    asked = [read(f"{kind}:{holder}") for kind in ("tom-tat", "nhiem-vu", "het-han", "phat-hien")]
    return {one.key: one for one in annexes(given, asked)}


@pytest.mark.parametrize("holder", HOLDERS)
def test_procedures_that_no_grant_gives_a_body_are_listed_behind_its_tasks(given: AnnexSource, holder: str) -> None:
    """Those by law, those without a known basis, and those of which a source only names it."""
    concern, matters = about(given, holder), given.register.matters
    own = [one for one, way in concern.ways.items() if way in BY_NO_GRANT and matters[one].kind == "procedure"]
    own += carried_out(given, concern)
    found = set_of(given, holder).get(f"nhiem-vu:{holder}/thu-tuc")
    assert (found is None) == (not own)
    if found is not None:
        assert isinstance(found.body, AnnexTable)
        assert len(found.body.proper) == len(own)


@pytest.mark.parametrize("holder", HOLDERS)
def test_what_has_nobody_now_is_listed_with_what_ends(given: AnnexSource, holder: str) -> None:
    """The page counts «4 việc hiện không còn chủ thể»; which they are stands in the annex that it names."""
    lost = [one.matter for stop in without(given, about(given, holder)).stops for one in stop.left]
    several = set_of(given, holder)
    found = several.get("het-han/hien-khong-con-chu-the")
    assert (found is None) == (not lost)
    if found is not None:
        assert isinstance(found.body, AnnexTable)
        assert len(found.body.proper) == len(lost)
    assert any("ở Danh mục văn bản, quy phạm, lần giao quyền hết hạn" in one for one in several["tom-tat"].remarks)


def test_a_body_that_has_nothing_gets_annexes_that_say_so(given: AnnexSource, tmp_path: Path) -> None:
    found = set_of(given, "so-dan-toc-ton-giao")
    assert any(
        "không có nhiệm vụ nào của Sở Dân tộc và Tôn giáo" in one
        for one in found["nhiem-vu:so-dan-toc-ton-giao"].remarks
    )
    assert any("Không có văn bản, lần giao quyền nào hết hạn" in one for one in found["het-han"].remarks)
    kinds = ("tom-tat", "nhiem-vu", "phat-hien")
    ran = within(
        "annex", *(f"{one}:so-dan-toc-ton-giao" for one in kinds), "--as-of", "2026-12-01", "-o", tmp_path / "a.docx"
    )
    assert ran.code == 0, ran.told


def test_a_row_that_cites_another_place_than_the_law_says_so_where_it_stands(given: AnnexSource) -> None:
    """The same procedure has two bases in two annexes of one file: a working paper names the other, once for the rows that share it."""
    (annex,) = annexes(replace(given, shown=Shown(notes=True)), [read("uy-quyen:qd-uy-quyen-so-cong-thuong-2025")])
    assert isinstance(annex.body, AnnexTable)
    said = {row.key: [str(cell.value) for cell in row.cells] for row in annex.body.proper}
    marked = [key for key, cells in said.items() if any("heo sổ thẩm quyền, căn cứ là" in one for one in cells)]
    assert {"20", "50"} == set(marked)
    heads = [one.title for one in annex.body.rows if isinstance(one, Heading)]
    assert [one for one in heads if one.startswith("Dòng 55–63: theo sổ thẩm quyền, căn cứ là")]


def test_a_field_that_comes_again_goes_on_under_its_number(given: AnnexSource) -> None:
    (annex,) = annexes(given, [read("uy-quyen:qd-uy-quyen-so-cong-thuong-2025")])
    assert isinstance(annex.body, AnnexTable)
    heads = [str(getattr(one, "title", "")) for one in annex.body.rows]
    assert "II. Thương mại" in heads
    assert "II. Thương mại (tiếp theo)" in heads
