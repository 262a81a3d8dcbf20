"""A drawing in Word: a PNG that every version shows, with the SVG beside it for those that show that."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from delegation.documents.shared.annex import AnnexPicture
from delegation.documents.word.text import attribute

if TYPE_CHECKING:
    from docx.document import Document

_EMU = 36_000
"""Units of Word in a millimetre."""
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def size_within(drawing: AnnexPicture, across: float, down: float) -> tuple[float, float]:
    """Give the size of a drawing in millimetres: its own where there is room, else as large as fits; never larger."""
    scale = min(1.0, across / drawing.width, down / drawing.height)
    return drawing.width * scale, drawing.height * scale


def picture(document: Document, drawing: AnnexPicture, number: int, across: float, down: float) -> str:
    """Add the parts of a drawing to a document and give the run that shows it."""
    name, _ = document.part.get_or_add_image(BytesIO(drawing.png))
    svg = ""
    if drawing.svg is not None:
        vector = _svg_part(document, drawing.svg, number)
        svg = f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst>'
    width, height = (round(one * _EMU) for one in size_within(drawing, across, down))
    said = f'id="{800 + number}" name={attribute(f"Hình {number}")} descr={attribute(drawing.described)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f"<wp:docPr {said}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{name}">{svg}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _svg_part(document: Document, svg: bytes, number: int) -> str:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package: Any = document.part.package
    part = Part(PackURI(f"/word/media/delegation{number}.svg"), "image/svg+xml", svg, package)
    return document.part.relate_to(part, _IMAGE)
