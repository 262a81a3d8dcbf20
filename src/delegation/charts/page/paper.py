"""What a chart is drawn on: a sheet of paper, a slide, or a width in a document or on a web page.

Lengths are in points.
"""

from __future__ import annotations

import re
from dataclasses import replace

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.values import dataclass

MILLIMETRE = 72 / 25.4
_PIXEL = 72 / 96
_UNITS = {"mm": MILLIMETRE, "cm": 10 * MILLIMETRE, "px": _PIXEL}
_WIDTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(mm|cm|px)")
_NARROWEST, _WIDEST = 60 * MILLIMETRE, 2000 * MILLIMETRE
_COLUMN_HEIGHT = 235 * MILLIMETRE
"""How high a picture set into a document may be: the text of a page of A4, less the heading of an annex."""
LEAST = 8.0
"""The smallest letters that a chart may have on the page, in points."""
_LONGEST, _RIM = 20_000.0, 6.0
"""How high a picture may be whose height nothing limits, and what stays free around one without margins: the hooks of «Ẩ», «Ủ» reach over their row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet lying one way, and its margins. ``grows``: ``height`` is the most it may have, and it takes what it needs.

    ``scale``: how many times as large as on paper letters are at their largest.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    grows: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What was chosen: the first of its sheets on which the picture is as large as on the others is taken.

    ``is_in_text``: a place in a document or on a web page, where no list of pages can follow a picture. ``least``: the smallest letters, in points,
    that a picture has on it, where it says as much with them or has a list behind it; else it is set as on ``crowded``. ``shrinks``: a chart
    of one page that leaves much of its sheet empty has a lower sheet, with the same margins.
    """

    name: str
    said: Text
    sheets: tuple[Sheet, ...]
    is_in_text: bool = False
    least: float = LEAST
    crowded: PaperChoice | None = None
    shrinks: bool = False


def _sheet(width: float, height: float, margins: tuple[float, float, float, float], scale: float = 1.0) -> Sheet:
    """Make a sheet of lengths in millimetres. ``margins``: above, below, left, right."""
    top, bottom, left, right = (one * MILLIMETRE for one in margins)
    return Sheet(width * MILLIMETRE, height * MILLIMETRE, top, bottom, left, right, scale=scale)


# Decree 30/2020/NĐ-CP: 20-25 mm above and below, 30-35 mm at the left, 15-20 mm at the right.
_DECREE = (20.0, 20.0, 30.0, 20.0)
_SLIDE = (9.0, 7.0, 12.0, 12.0)


def _named(size: str, short: float, long: float) -> tuple[PaperChoice, ...]:
    lying, standing = _sheet(long, short, _DECREE), _sheet(short, long, _DECREE)
    name = size.lower()
    return (
        PaperChoice(name, Text(size, size), (lying, standing)),
        PaperChoice(f"{name}-doc", Text(f"{size} dọc", f"{size} portrait"), (standing,)),
        PaperChoice(f"{name}-ngang", Text(f"{size} ngang", f"{size} landscape"), (lying,)),
    )


def _slide() -> PaperChoice:
    """Give a slide, whose letters are read from the end of a room."""
    said = Text("trang chiếu 16:9", "a slide of 16:9")
    crowded = PaperChoice("slide", said, (_sheet(338.67, 190.5, _SLIDE, 1.15),))
    return PaperChoice("slide", said, (_sheet(338.67, 190.5, _SLIDE, 4 / 3),), least=12.0, crowded=crowded)


PAPERS: dict[str, PaperChoice] = {
    one.name: one
    for one in (
        *_named("A4", 210, 297),
        *_named("A3", 297, 420),
        _slide(),
    )
}
A4 = PAPERS["a4"]


def _in_text(width: float, height: float) -> Sheet:
    return Sheet(width * MILLIMETRE, height * MILLIMETRE, _RIM, _RIM, _RIM, _RIM, grows=True)


def within(width: float, height: float) -> PaperChoice:
    """Give paper for a place in a document of this width and height in millimetres."""
    return PaperChoice(
        "within",
        Text(f"chỗ rộng {width:.0f} mm", f"a place {width:.0f} mm wide"),
        (_in_text(width, height),),
        is_in_text=True,
    )


def cropped(paper: PaperChoice) -> PaperChoice:
    """Give paper without margins, as high as what is on it: a picture that is set into something else."""
    sheets = (
        Sheet(
            one.width - one.left - one.right + 2 * _RIM,
            one.height - one.top - one.bottom + 2 * _RIM,
            _RIM,
            _RIM,
            _RIM,
            _RIM,
            grows=True,
            scale=one.scale,
        )
        for one in paper.sheets
    )
    return paper if all(one.grows for one in paper.sheets) else replace(paper, sheets=tuple(sheets))


def lowered(paper: PaperChoice) -> PaperChoice:
    """Give paper that is as low as what is on it, where that is little; a slide stays what it is."""
    return (
        paper if paper.crowded is not None or all(one.grows for one in paper.sheets) else replace(paper, shrinks=True)
    )


IN_TEXT = PaperChoice(
    "in-text",
    Text("trang văn bản A4", "a page of a document"),
    (_in_text(160, 205), _in_text(250, 122)),
    is_in_text=True,
)
"""What an annex under Decree 30/2020/NĐ-CP leaves for a picture, on a page that stands or lies."""


def paper_of(name: str) -> PaperChoice:
    """Find paper by its name, or make some of a width: ``160mm``, ``16cm``, ``900px``.

    Raises ``AskedWronglyError`` for a name that means nothing and a width that cannot be drawn on.
    """
    found = PAPERS.get(name.lower())
    if found is not None:
        return found
    match = _WIDTH.fullmatch(name.lower())
    if match is None:
        known = ", ".join(PAPERS)
        raise AskedWronglyError(
            Text(
                f"Không có khổ «{name}». Hãy chọn một trong: {known}; hoặc ghi chiều rộng như 160mm, 16cm, 900px.",
                f"There is no paper “{name}”. Choose one of {known}; or give a width such as 160mm, 16cm, 900px.",
            )
        )
    width = float(match[1].replace(",", ".")) * _UNITS[match[2]]
    if not _NARROWEST <= width <= _WIDEST:
        raise AskedWronglyError(
            Text(
                f"Không vẽ được trên chiều rộng «{name}»: phải từ 60mm đến 2000mm.",
                f"Nothing can be drawn on a width of “{name}”: it must be from 60mm to 2000mm.",
            )
        )
    height = _LONGEST if match[2] == "px" else max(_COLUMN_HEIGHT, width)
    sheet = Sheet(width, height, _RIM, _RIM, _RIM, _RIM, grows=True)
    return PaperChoice(name.lower(), Text(f"rộng {name}", f"{name} wide"), (sheet,), is_in_text=True)
