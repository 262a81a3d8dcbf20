"""Pages of a chart as slides of shapes and texts that can be edited: what the engine drew as SVG, said again in DrawingML.

The engine draws with polygons, curves and lines of text only, so that each becomes a shape of a slide; nothing is a picture.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from delegation.charts.engine.slide_parts import fixed_parts, relations
from delegation.values import dataclass

_EMU_PER_MILLIMETRE = 36000
_EMU_PER_POINT = 12700
_SVG = "{http://www.w3.org/2000/svg}"
_FONT = "Times New Roman"
_ASCENT = 0.891
"""From the top of a line to its baseline, in heights of letters of Times and what has its measures."""
_LINE = 1.15
_WIDTH = 0.55
"""Of a letter, roughly: a text that is wider runs over its box, which wraps nothing."""
_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
_NAMED = {"white": "FFFFFF", "black": "000000"}
_DASHED = {"6,6": "dash", "5,2": "dash", "2,6": "sysDot", "1,5": "sysDot"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MOVES = re.compile(r"([MLCZ])([^MLCZ]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the numbers of a drawing to EMU: how large one is, and where the upper left corner lies."""

    unit: float
    left: float
    top: float

    def point(self, x: float, y: float) -> tuple[int, int]:
        """Give a place on the slide."""
        return round((x + self.left) * self.unit), round((y + self.top) * self.unit)


def slides(pages: Sequence[tuple[bytes, float, float]], title: str, language: str) -> bytes:
    """Put pages, each an SVG of ours with its width and height in millimetres, on slides of one file. The same pages give the same bytes."""
    made = [_slide(svg, width, title, language) for svg, width, _ in pages]
    size = tuple(
        round(max(ends) * _EMU_PER_MILLIMETRE) for ends in ([one[1] for one in pages], [one[2] for one in pages])
    )
    parts = fixed_parts(len(made), (size[0], size[1]), title, language)
    for at, one in enumerate(made, 1):
        parts[f"ppt/slides/slide{at}.xml"] = one
        parts[f"ppt/slides/_rels/slide{at}.xml.rels"] = relations([("slideLayout", "../slideLayouts/slideLayout1.xml")])
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            # Without the time of making: the same chart gives the same bytes.
            package.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content.encode(), ZIP_DEFLATED)
    return written.getvalue()


def _slide(svg: bytes, width: float, title: str, language: str) -> str:
    root = ET.fromstring(svg)  # noqa: S314  drawn by our own engine
    drawn = root.find(f"{_SVG}g")
    if drawn is None:
        raise ValueError("a page without a drawing")
    turned = [float(one) for one in _NUMBER.findall(drawn.get("transform", ""))]
    scale, left, top = turned[0], turned[-2], turned[-1]
    whole = float(root.get("viewBox", "0 0 1 1").split()[2])
    look = _Scale(width * _EMU_PER_MILLIMETRE / whole * scale, left, top)
    shapes = list(_shapes(drawn, look, language))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f'<p:cSld name={quoteattr(title)}><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{''.join(one.format(id=at) for at, one in enumerate(shapes, 2))}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _shapes(drawn: ET.Element, look: _Scale, language: str) -> Iterator[str]:
    for one in drawn.iter():
        kind = one.tag.removeprefix(_SVG)
        if kind == "text":
            yield _text(one, look, language)
        elif kind in ("polygon", "polyline", "path"):
            yield _shape(one, kind, look)


def _shape(one: ET.Element, kind: str, look: _Scale) -> str:
    moves = list(_of_path(one.get("d", "")) if kind == "path" else _of_points(one.get("points", "")))
    if kind == "polygon":
        moves.append(("close", ()))
    places = [look.point(x, y) for _, points in moves for x, y in points]
    left, top = min(x for x, _ in places), min(y for _, y in places)
    width, height = max(x for x, _ in places) - left, max(y for _, y in places) - top
    drawn = "".join(_move(name, [look.point(x, y) for x, y in points], left, top) for name, points in moves)
    fill = _colour(one.get("fill", "none"))
    line, thick = _colour(one.get("stroke", "none")), float(one.get("stroke-width", "1"))
    dashes = f'<a:prstDash val="{_DASHED[found]}"/>' if (found := one.get("stroke-dasharray", "")) in _DASHED else ""
    outline = (
        f'<a:ln w="{round(thick * look.unit)}">{line}{dashes}</a:ln>'
        if thick and line != _NONE
        else f"<a:ln>{_NONE}</a:ln>"
    )
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{drawn}</a:path></a:pathLst></a:custGeom>{fill}{outline}</p:spPr></p:sp>'
    )


_NONE = "<a:noFill/>"
_Move = tuple[str, tuple[tuple[float, float], ...]]


def _of_points(points: str) -> Iterator[_Move]:
    numbers = [float(one) for one in _NUMBER.findall(points)]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    for at, one in enumerate(pairs):
        yield ("lnTo" if at else "moveTo"), (one,)


def _of_path(path: str) -> Iterator[_Move]:
    for letter, rest in _MOVES.findall(path):
        numbers = [float(one) for one in _NUMBER.findall(rest)]
        pairs = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        if letter == "C":
            for at in range(0, len(pairs), 3):
                yield "cubicBezTo", pairs[at : at + 3]
        elif letter in "Zz":
            yield "close", ()
        else:
            yield from (("moveTo" if letter == "M" else "lnTo", (one,)) for one in pairs)


def _move(name: str, points: Sequence[tuple[int, int]], left: int, top: int) -> str:
    if name == "close":
        return "<a:close/>"
    places = "".join(f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in points)
    return f"<a:{name}>{places}</a:{name}>"


def _colour(said: str) -> str:
    """Give what fills a shape or a line, as DrawingML; ``none`` and what is wholly clear fill nothing."""
    if said in ("none", "transparent"):
        return _NONE
    return f'<a:solidFill><a:srgbClr val="{_NAMED.get(said, said.removeprefix("#").upper())}"/></a:solidFill>'


def _text(one: ET.Element, look: _Scale, language: str) -> str:
    said, size = "".join(one.itertext()), float(one.get("font-size", "14"))
    x, y = look.point(float(one.get("x", "0")), float(one.get("y", "0")))
    high = size * look.unit
    width = round(len(said) * high * _WIDTH)
    anchor = one.get("text-anchor", "start")
    left = x - {"start": 0, "middle": width // 2, "end": width}[anchor]
    bold = ' b="1"' if one.get("font-weight") == "bold" else ""
    points = round(high / _EMU_PER_POINT * 100)
    words = escape(said).replace("{", "{{").replace("}", "}}")
    tongue = "vi-VN" if language == "vi" else "en-GB"
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{round(y - high * _ASCENT)}"/><a:ext cx="{width}" cy="{round(high * _LINE)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_NONE}</p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f'<a:p><a:pPr algn="{_ALIGNED[anchor]}"/><a:r><a:rPr lang="{tongue}" sz="{points}"{bold}>{_colour(one.get("fill", "black"))}'
        f'<a:latin typeface="{_FONT}"/><a:cs typeface="{_FONT}"/></a:rPr><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>'
    )
