"""A chart on slides: every line of text and every shape of the drawing, each one that can be edited, in a file that is whole."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from programs import within

from delegation.charts.engine.slides import slides

DAY = ("--as-of", "2026-06-30")
SVG = "{http://www.w3.org/2000/svg}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DRAWN = ("tong-quan", "hinh-thuc-3", "to-chuc", "2.000229")


@pytest.fixture(name="drawn", scope="module")
def _drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give what draws a chart on slides, each once for the tests of this file."""
    folder = tmp_path_factory.mktemp("drawn")

    @cache
    def draw(what: str) -> Path:
        file = folder / f"{what}.pptx"
        assert within("chart", what, *DAY, "-o", str(file)).code == 0
        return file

    return draw


def parts(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts(svg: bytes) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  a file of ours


@pytest.mark.parametrize("what", DRAWN)
def test_each_slide_has_the_words_and_shapes_of_the_page_in_its_order_and_no_picture(
    what: str, drawn: Callable[[str], Path], tmp_path: Path
) -> None:
    drawing = tmp_path / "b.svg"
    assert within("chart", what, *DAY, "--paper", "slide", "--no-crop", "-o", str(drawing)).code == 0
    found = parts(drawn(what))
    slide = ET.fromstring(found["ppt/slides/slide1.xml"])  # noqa: S314  a file of ours
    assert [one.text for one in slide.iter(f"{A}t")] == texts(drawing.read_bytes())
    shapes = [one for one in ET.fromstring(drawing.read_bytes()).iter() if one.tag in (f"{SVG}polygon", f"{SVG}path")]  # noqa: S314
    assert len(list(slide.iter(f"{A}custGeom"))) == len(shapes)
    assert not list(slide.iter(f"{P}pic"))
    numbers = [one.get("id") for one in slide.iter(f"{P}cNvPr")]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("what", DRAWN)
def test_whatever_a_part_refers_to_is_in_the_file_and_has_a_type(what: str, drawn: Callable[[str], Path]) -> None:
    found = parts(drawn(what))
    typed = {str(one.get("PartName")).lstrip("/") for one in ET.fromstring(found["[Content_Types].xml"])}  # noqa: S314
    assert {name for name in found if not name.endswith(".rels")} == {
        *(one for one in typed if one != "None"),
        "[Content_Types].xml",
    }
    for name, content in found.items():
        ET.fromstring(content)  # noqa: S314  well-formed
        if name.endswith(".rels"):
            home = PurePosixPath(name).parent.parent
            for one in ET.fromstring(content):  # noqa: S314
                steps: list[str] = []
                for step in (home / str(one.get("Target"))).parts:
                    steps = steps[:-1] if step == ".." else [*steps, step]
                assert "/".join(steps) in found


def test_the_same_chart_gives_the_same_bytes_and_the_page_of_a_slide_unless_another_is_asked_for(
    tmp_path: Path,
) -> None:
    files = [tmp_path / f"{at}.pptx" for at in range(3)]
    for file, more in zip(files, ((), (), ("--paper", "a4-doc")), strict=True):
        assert within("chart", "tong-quan", *DAY, "-o", str(file), *more).code == 0
    first, second, upright = files
    assert first.read_bytes() == second.read_bytes()
    sizes = []
    for file in (first, upright):
        (size,) = ET.fromstring(parts(file)["ppt/presentation.xml"]).iter(f"{P}sldSz")  # noqa: S314
        sizes.append((int(size.get("cx", "0")), int(size.get("cy", "0"))))
    assert sizes[0][0] > sizes[0][1], "a slide lies"
    assert sizes[1] == pytest.approx((210 * 36000, 297 * 36000), rel=0.01)


@pytest.mark.parametrize(
    ("what", "least"),
    [
        ("hinh-thuc-3", 1200),
        ("so-cong-thuong", 1200),
        ("ubnd-cap-xa", 1200),
        ("2.000229", 1200),
        ("to-chuc", 1200),
        ("tong-quan", 800),
    ],
)
def test_letters_on_slides_have_twelve_points_where_a_list_behind_them_has_what_they_leave_out(
    what: str, least: int, drawn: Callable[[str], Path]
) -> None:
    """What has no such list has letters of eight points, as on paper."""
    sizes = [
        int(one)
        for part, content in parts(drawn(what)).items()
        if part.startswith("ppt/slides/slide")
        for one in re.findall(rb'sz="(\d+)"', content)
    ]
    assert min(sizes) >= least


def test_other_commands_that_draw_write_slides_too(tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    assert within("timeline", "2.000229", *DAY, "-o", str(file)).code == 0
    assert "ppt/slides/slide1.xml" in parts(file)


def test_braces_and_signs_in_a_text_stay_as_they_are(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><g transform="scale(1 1) rotate(0) translate(0 50)">'
        '<text text-anchor="end" x="90" y="-10" font-size="9" fill="#a3123f">{id} &lt; 5 &amp; «a»</text></g></svg>'
    )
    file = tmp_path / "a.pptx"
    file.write_bytes(slides([(svg.encode(), 100, 50)], "A & B", "en"))
    slide = ET.fromstring(parts(file)["ppt/slides/slide1.xml"])  # noqa: S314
    assert [one.text for one in slide.iter(f"{A}t")] == ["{id} < 5 & «a»"]
    (paragraph,) = slide.iter(f"{A}pPr")
    assert paragraph.get("algn") == "r"
