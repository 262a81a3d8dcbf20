"""The parts of a file of slides that are the same for every chart: one master, one empty layout, one theme."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_EMPTY = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    "</p:spTree></p:cSld>"
)
_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2A44", "lt2": "E6ECF3", "accent1": "1F2A44", "accent2": "A3123F",
    "accent3": "FBF7EF", "accent4": "FFF1B8", "accent5": "E6ECF3", "accent6": "555555", "hlink": "1F2A44", "folHlink": "555555",
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def relations(of: Sequence[tuple[str, str]]) -> str:
    """Write what a part refers to: each by its kind and target, as ``rId1`` and so on."""
    every = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(of, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{every}</Relationships>'


def fixed_parts(count: int, size: tuple[int, int], title: str, language: str) -> dict[str, str]:
    """Give every part but the slides themselves, of which there are ``count``, ``size`` EMU wide and high."""
    numbers = range(1, count + 1)
    shown = "".join(f'<p:sldId id="{255 + at}" r:id="rId{at + 1}"/>' for at in numbers)
    return {
        "[Content_Types].xml": _types(count),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(title, language),
        "ppt/presentation.xml": (
            f'{_HEAD}<p:presentation {_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:sldIdLst>{shown}</p:sldIdLst><p:sldSz cx="{size[0]}" cy="{size[1]}"/><p:notesSz cx="6858000" cy="9144000"/>'
            "</p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": relations(
            [("slideMaster", "slideMasters/slideMaster1.xml"), *(("slide", f"slides/slide{at}.xml") for at in numbers)]
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            f"{_HEAD}<p:sldMaster {_SPACES}>{_EMPTY}{_MAP}"
            '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            [("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")]
        ),
        "ppt/slideLayouts/slideLayout1.xml": (
            f'{_HEAD}<p:sldLayout {_SPACES} type="blank">{_EMPTY}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        ),
        "ppt/theme/theme1.xml": _theme(),
    }


def _types(count: int) -> str:
    parts = [
        ("/ppt/presentation.xml", f"{_TYPE}.presentation.main+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", f"{_TYPE}.slideMaster+xml"),
        ("/ppt/slideLayouts/slideLayout1.xml", f"{_TYPE}.slideLayout+xml"),
        *((f"/ppt/slides/slide{at}.xml", f"{_TYPE}.slide+xml") for at in range(1, count + 1)),
        ("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    made = relations([("officeDocument", "ppt/presentation.xml")])
    return made.replace(
        "</Relationships>", f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def _core(title: str, language: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title><dc:creator>delegation</dc:creator>'
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )


def _theme() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{code}"/></a:{name}>' for name, code in _COLOURS.items())
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="delegation"><a:themeElements>'
        f'<a:clrScheme name="delegation">{colours}</a:clrScheme>'
        f'<a:fontScheme name="delegation"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="delegation"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
