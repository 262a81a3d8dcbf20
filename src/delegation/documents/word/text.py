"""Paragraphs, runs, links and bookmarks of Word as XML text.

Tables of a thousand rows are quick only where no library walks through their cells: the text of a whole annex is made
first and parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from delegation.documents.shared.annex import To
from delegation.values import dataclass

FONT = "Times New Roman"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Letters that no XML may hold."""
_FIRST_ID = 910_000
"""Of bookmarks; beyond what a text processor has given in a template."""


def bare(text: str) -> str:
    """Give a text without the letters that no XML may hold."""
    # Nearly all texts: nothing that prints is forbidden.
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def clean(text: str) -> str:
    """Give a text without the letters that no XML may hold, escaped."""
    return escape(bare(text))


def attribute(text: str) -> str:
    """Give a text as the value of an attribute, with its quotes."""
    return quoteattr(bare(text))


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """How letters look; ``size`` in points."""

    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False

    @property
    def properties(self) -> str:
        """The properties of a run, in the order that the schema wants."""
        return (
            f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
            + ("<w:b/><w:bCs/>" if self.bold else "")
            + ("<w:i/><w:iCs/>" if self.italic else "")
            + f'<w:color w:val="000000"/><w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/>'
            + ('<w:vertAlign w:val="superscript"/>' if self.raised else "")
            + '<w:lang w:val="vi-VN"/></w:rPr>'
        )


def run(text: str, look: LetterStyle) -> str:
    """Make a run."""
    return f'<w:r>{look.properties}<w:t xml:space="preserve">{clean(text)}</w:t></w:r>' if text else ""


def link(runs: str, anchor: str, hint: str = "") -> str:
    """Make a link to a bookmark of the document."""
    tip = f" w:tooltip={attribute(hint)}" if hint else ""
    return f'<w:hyperlink w:anchor="{anchor}"{tip} w:history="1">{runs}</w:hyperlink>'


def page_of(anchor: str, words: str, look: LetterStyle) -> str:
    """Make a field that shows on which page a bookmark stands; ``words`` until a program counts anew."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> PAGEREF {anchor} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{clean(words)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{look.properties}{one}</w:r>" for one in parts)


def paragraph(
    runs: str,
    align: str = "left",
    *,
    before: float = 0,
    after: float = 0,
    style: str = "",
    keep: bool = False,
    section: str = "",
) -> str:
    """Make a paragraph. ``before`` and ``after`` in points; ``keep``: on the page of the next; ``section`` ends one."""
    return (
        "<w:p><w:pPr>"
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if keep else "")
        + f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="240" w:lineRule="auto"/>'
        + f'<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="{"both" if align == "justified" else align}"/>'
        + section
        + f"</w:pPr>{runs}</w:p>"
    )


def nothing(section: str = "") -> str:
    """Make the paragraph that Word wants after a table, which takes no room; ``section`` ends one."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f"{LetterStyle(1).properties}{section}</w:pPr></w:p>"
    )


class Bookmarks:
    """The places of a document that others lead to, and their names in Word."""

    def __init__(self, targets: Iterable[To]) -> None:
        """Name the places, in order; a place that nobody leads to gets no bookmark."""
        places = dict.fromkeys((one.annex, one.first) for one in targets)
        self._numbers = {place: at for at, place in enumerate(places, 1)}

    def name(self, to: To) -> str:
        """Give the name of the place that a way leads to."""
        return f"delegation_{self._numbers[to.annex, to.first]:04d}"

    def around(self, annex: str, key: str, runs: str) -> str:
        """Set a bookmark around runs where somebody leads there."""
        number = self._numbers.get((annex, key))
        if number is None:
            return runs
        name = f"delegation_{number:04d}"
        at = _FIRST_ID + number
        return f'<w:bookmarkStart w:id="{at}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{at}"/>'
