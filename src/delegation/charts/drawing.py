"""From a chart to the bytes of its pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from io import BytesIO
from zlib import crc32

from delegation.charts.engine.dot import Links, dot_of, no_links
from delegation.charts.engine.fonts import Face, face_for
from delegation.charts.engine.process import Target, render
from delegation.charts.engine.svg import effective_font, finish
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import ChartPage, pages_of
from delegation.charts.page.paper import LEAST
from delegation.charts.page.picture import Chart, KeyGroup
from delegation.charts.page.printed import printed, printed_heading
from delegation.errors import NotAvailableError
from delegation.findings import Text
from delegation.values import dataclass

Progress = Callable[[int, int], None]
"""Is told which page of how many is drawn now."""

_DOTS_PER_INCH = 300
_POINTS_TO_MILLIMETRES = 25.4 / 72


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A drawn page: its bytes, and its width and height in millimetres."""

    content: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart. ``said``: what was left out to keep it legible; ``total``: how many pages the chart has.

    ``key``: the list behind it, whose numbers it cites; ``notes``: those for which it has no room.
    """

    leaves: tuple[DrawnPage, ...]
    said: str
    total: int
    key: tuple[KeyGroup, ...] = ()
    notes: tuple[str, ...] = ()


def _silent(_: int, __: int) -> None:
    """Tell nobody."""


def draw(chart: Chart, target: Target, setting: Setting | None = None) -> bytes:
    """Draw a chart as SVG or PNG (300 dots per inch): its first page; or as PDF: all its pages.

    The same chart gives the same bytes with the same font. Raises ``NotAvailableError`` where the engine or a
    font is missing, or where even the coarsest level of detail would be under 8 points.
    """
    drawing = draw_pages(chart, target, setting, most=None if target == "pdf" else 1)
    return bound(chart, drawing) if target == "pdf" else drawing.leaves[0].content


def draw_pages(
    chart: Chart,
    target: Target,
    setting: Setting | None = None,
    links: Links = no_links,
    progress: Progress = _silent,
    face: Face | None = None,
    most: int | None = None,
) -> Drawing:
    """Draw the pages of a chart, or the first few of them; with a certain font where one is given. Raises as ``draw`` does."""
    setting, chart = setting or Setting(), printed(chart)
    face = face or face_for(chart.letters | frozenset(setting.caption))
    pages = pages_of(chart, face, setting)
    if not pages:
        raise _too_small(setting)
    leaves = tuple(_leaves(chart, pages[:most], face, target, links, setting, progress))
    picture = pages[0].body.picture
    return Drawing(leaves, picture.said, len(pages), () if picture.is_key_short else picture.key, pages[0].behind)


def _leaves(
    chart: Chart,
    pages: Sequence[ChartPage],
    face: Face,
    target: Target,
    links: Links,
    setting: Setting,
    progress: Progress,
) -> Iterator[DrawnPage]:
    """Draw pages side by side: each has a child process of its own, and we only wait for it."""
    with ThreadPoolExecutor(min(len(pages), os.cpu_count() or 1)) as pool:
        drawn = pool.map(lambda page: _leaf(chart, page, face, target, links, setting), pages)
        for at, page in enumerate(pages, 1):
            progress(at, len(pages))
            content = next(drawn)
            yield DrawnPage(content, page.width * _POINTS_TO_MILLIMETRES, page.height * _POINTS_TO_MILLIMETRES)


def bound(chart: Chart, drawing: Drawing) -> bytes:
    """Put the pages of a chart drawn as PDF into one file, with its title and its language."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter()
    for leaf in drawing.leaves:
        writer.append(PdfReader(BytesIO(leaf.content)))
    # Neither the day of drawing nor the maker is part of the picture: the same chart gives the same bytes.
    writer.metadata = None
    writer.add_metadata({"/Title": printed_heading(chart), "/Producer": "delegation", "/Keywords": _receipt(chart)})
    writer.root_object[NameObject("/Lang")] = TextStringObject(chart.language)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def presented(chart: Chart, drawing: Drawing) -> bytes:
    """Put the pages of a chart drawn as SVG on the slides of one presentation (PPTX), as shapes and texts that can be edited."""
    from delegation.charts.engine.slides import slides  # noqa: PLC0415  only for slides

    pages = [(one.content, one.width, one.height) for one in drawing.leaves]
    return slides(pages, printed_heading(chart), chart.language)


def _leaf(chart: Chart, page: ChartPage, face: Face, target: Target, links: Links, setting: Setting) -> bytes:
    if target == "png":
        return _with_density(render(dot_of(page, face.family, _DOTS_PER_INCH), target, face), _receipt(chart))
    drawn = render(dot_of(page, face.family, links=links), target, face)
    if target == "pdf":
        return drawn
    finished = finish(drawn, face, escape(chart.heading), chart.language, _receipt(chart))
    # Proof on the drawn page itself, whatever the composing believed.
    if effective_font(finished) < LEAST - 0.005:
        raise _too_small(setting)
    return finished


def _receipt(chart: Chart) -> str:
    """Say from which rules and for which day a chart was made: for the properties of a file, never for paper."""
    state = f"rules {chart.rules_hash}, " if chart.rules_hash else ""
    return f"{state}as of {chart.as_of.isoformat()}"


def _with_density(png: bytes, receipt: str) -> bytes:
    """Say in a PNG how large it is meant to be, so that a text processor sets it at its size; who made it, and of what."""
    per_metre = round(_DOTS_PER_INCH / 0.0254)
    chunks = [_chunk(b"tEXt", b"Software\0delegation"), _chunk(b"tEXt", b"Comment\0" + receipt.encode("ascii"))]
    if b"pHYs" not in png[:128]:
        chunks.insert(0, _chunk(b"pHYs", per_metre.to_bytes(4, "big") * 2 + b"\x01"))
    # Signature and the IHDR chunk are 33 bytes; the density must stand before the picture.
    return png[:33] + b"".join(chunks) + png[33:]


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + crc32(name + content).to_bytes(4, "big")


def _too_small(setting: Setting) -> NotAvailableError:
    paper = setting.paper.said
    return NotAvailableError(
        Text(
            vi=f"Không vẽ được sơ đồ: nội dung quá nhiều cho khổ {paper.vi}, chữ sẽ nhỏ hơn 8 điểm; hãy chọn khổ lớn hơn "
            "(--paper) hoặc phạm vi hẹp hơn.",
            en=f"The chart cannot be drawn: there is too much for {paper.en}, letters would be under 8 points; "
            "choose larger paper (--paper) or a narrower subject.",
        )
    )
