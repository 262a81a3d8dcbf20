"""What drafts of official papers share: head and motto, paragraphs of the text, and the file with the annexes behind it.

They are always in Vietnamese, for that is the language of what they draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from delegation.documents.shared.annex import Annexes
from delegation.documents.shared.breadth import NO_BREAK
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.same_bytes import titled
from delegation.documents.word.document import Parts, filled, sections
from delegation.documents.word.page import blank, section
from delegation.documents.word.text import LetterStyle, bare, paragraph, run
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.suppose.impact import Impact
from delegation.speech import Cited, blanks, instruments
from delegation.speech.abbreviations import spelled

BODY = 14.0
DOTS = "…………………………"
Lines = Sequence[tuple[str, bool]]
"""Lines of a half, each with whether it is bold."""
_LONGEST_PLACE = 24
"""Letters of a place that fit on one line of the left half."""
_HALVES = (68.0, 97.0)
"""Millimetres of the two halves of the head of a document."""
_MOTTO: Lines = (
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
    ("Độc lập - Tự do - Hạnh phúc", True),
    ("________________", False),
    ("…, ngày … tháng … năm …", False),
)


def written(
    title: str,
    document: Annexes,
    body: Callable[[Numbered], Iterable[str]],
    before: Callable[[str], Iterable[str]] | None = None,
) -> bytes:
    """Write a draft with its annexes as a Word file. The same draft gives the same bytes.

    ``body`` gives its paragraphs as XML, ``before`` those of a page before it, which is no part of the draft, by the id of the header.
    """
    numbered = Numbered(document)
    made, header = blank(titled(bare(title)), document.as_of, document.rules_hash)
    parts = Parts(made, numbered)
    first = section(header, wide=False)
    text_of = instruments.numbered("".join(body(numbered)))
    sheet = "".join(before(header)) if before is not None else ""
    behind = paragraph("", section=first) if document.annexes else first
    return filled(made, [sheet, text_of, behind, *sections(document, parts, header)])


def official_name(register: Register, name: str | Unknown) -> str:
    """Give the official name of a holder, without what tells it from others in brackets; as it is called in short where it is not in the register."""
    found = register.holder(name) if isinstance(name, str) else None
    return spelled(found.name.partition(" (")[0] if found is not None else register.label_of(name))


def cited(register: Register, one: Instrument) -> str:
    """Cite an instrument in full; one without a public number with blanks for that, and for its title where that is not known either."""
    if isinstance(one.number, str):
        return blanks.in_full(register, one).vi
    about = f"{one.title[:1].lower()}{spelled(one.title[1:])}" if one.title else "…"
    return f"{instruments.with_blanks(register, one).vi} về {about}"


def named_text(
    impact: Impact, one: Cited, say: Callable[[Register, Instrument], Text] = lambda _, one: instruments.instrument(one)
) -> Text:
    """Name a text that is cited as the register names the instrument."""
    register = impact.comparison.old.register
    found = next((each for each in register.instruments.values() if each.label == one.instrument), None)
    return instruments.named(one.instrument, one.title, one.type) if found is None else say(register, found)


def label_of(numbered: Numbered, key: str) -> str:
    """Give the label of an annex by its key."""
    found = next((one for one in numbered.document.annexes if one.key == key), None)
    return numbered.label(found) if found is not None else "Phụ lục"


def text(said: str, *, italic: bool = False) -> str:
    """Make a paragraph of the text."""
    # What announces a list never ends a page.
    return paragraph(
        run(said, LetterStyle(BODY, italic=italic)), "justified", before=3, after=3, keep=said.endswith(":")
    )


def item(said: str) -> str:
    """Make a paragraph of a list."""
    return text(f"- {said}")


def head(left: Lines) -> str:
    """Set the name of the body and the motto side by side (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, ô số 1, 2, 3 và 4)."""
    (name, bold), *rest = left
    return halves(((_broken(name), bold), *rest), _MOTTO)


def _broken(name: str) -> str:
    """Keep the place in the name of a body on one line, so that «THÀNH PHỐ» is not parted from it nor within itself."""
    body, place, rest = name.partition("THÀNH PHỐ")
    return f"{body}{(place + rest).replace(' ', NO_BREAK)}" if len(place + rest) <= _LONGEST_PLACE else name


def halves(left: Lines, right: Lines, *, size: float = 12, align: str = "center") -> str:
    """Set lines side by side; those that begin with blanks or a bracket are italic. ``align``: of the left half."""
    widths = [round(one * 1440 / 25.4) for one in _HALVES]
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        + "".join(
            paragraph(run(said, LetterStyle(size, bold=bold, italic=said.startswith(("…", "(")))), side)
            for said, bold in half
        )
        + "</w:tc>"
        for width, half, side in zip(widths, (left, right), (align, "center"), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )
