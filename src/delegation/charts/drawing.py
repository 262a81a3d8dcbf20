"""From a chart to the bytes of a picture on A4."""

from __future__ import annotations

from html import escape
from zlib import crc32

from delegation.charts.dot import dot_of
from delegation.charts.engine import Target, render
from delegation.charts.fonts import Face, face_for
from delegation.charts.page import LEAST, Page, compose
from delegation.charts.picture import Chart
from delegation.charts.svg import effective_font, finish
from delegation.errors import NotAvailableError
from delegation.findings import Text

_DOTS_PER_INCH = 300


def draw(chart: Chart, target: Target) -> bytes:
    """Draw a chart on a page of A4 as SVG, PNG (300 dots per inch) or PDF.

    The same chart gives the same bytes with the same font. Raises ``NotAvailableError`` where the engine or a
    font is missing, or where even the coarsest level of detail would be under 8 points.
    """
    face = face_for(chart.letters)
    page = compose(chart, face)
    if page is None:
        raise _too_small()
    if target != "svg":
        drawn = render(dot_of(page, face.family, _DOTS_PER_INCH if target == "png" else None), target, face)
        return _with_density(drawn) if target == "png" else drawn
    return _svg(chart, page, face)


def _with_density(png: bytes) -> bytes:
    """Say in a PNG how large it is meant to be, so that a text processor sets it at A4."""
    # Signature and the IHDR chunk are 33 bytes; the density must stand before the picture.
    if b"pHYs" in png[:128]:
        return png
    per_metre = round(_DOTS_PER_INCH / 0.0254)
    chunk = b"pHYs" + per_metre.to_bytes(4, "big") * 2 + b"\x01"
    return png[:33] + (9).to_bytes(4, "big") + chunk + crc32(chunk).to_bytes(4, "big") + png[33:]


def _svg(chart: Chart, page: Page, face: Face) -> bytes:
    drawn = finish(
        render(dot_of(page, face.family), "svg", face), face, escape(f"{chart.title}. {chart.subject}"), chart.language
    )
    # Proof on the drawn page itself, whatever the composing believed.
    if effective_font(drawn) < LEAST - 0.005:
        raise _too_small()
    return drawn


def _too_small() -> NotAvailableError:
    return NotAvailableError(
        Text(
            vi="Không vẽ được sơ đồ: nội dung quá nhiều cho một trang A4, chữ sẽ nhỏ hơn 8 điểm; hãy chọn phạm vi hẹp hơn.",
            en="The chart cannot be drawn: there is too much for a page of A4, letters would be under 8 points; "
            "choose a narrower subject.",
        )
    )
