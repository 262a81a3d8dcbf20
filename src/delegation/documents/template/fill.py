"""The authors' own Word file, filled: values in sentences, tables and pictures in place of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delegation.documents.annexes import kinds
from delegation.documents.shared.annex import Annex, Annexes, AnnexPicture
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.opening import WORD
from delegation.documents.shared.same_bytes import with_fixed_dates
from delegation.documents.shared.source import AnnexSource, Space
from delegation.documents.template import placeholders
from delegation.documents.template.opening import handed
from delegation.documents.template.text import PlaceholderParagraph, replace, spots
from delegation.documents.word.document import BESIDE, Parts, parsed
from delegation.documents.word.text import nothing
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.names.near import near

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = (KeyError, ValueError, SyntaxError, AttributeError, TypeError, IndexError, OSError, RecursionError)
"""What the library says of packages whose parts do not belong together."""
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_MILLIMETRE = 36_000
_LEAST_HEIGHT = 40.0
_MOST_TOLD = 50
"""Wrong placeholders that are told one by one."""


def fill(content: bytes, given: AnnexSource, file: str) -> bytes:
    """Fill a template: its content in, the filled file out. Nothing but the placeholders changes. ``file``: its name, for what is said.

    Raises ``AskedWronglyError`` that names all wrong placeholders with their places, ``DelegationError`` for a file
    that holds changes nobody has accepted or refused.
    """
    from docx import Document

    try:
        document = Document(BytesIO(content))
    except _BROKEN as error:
        raise handed(Path(file)).broken(WORD) from error
    parts = _parts(document)
    _refuse_changes(file, parts.values())
    found = list(spots(parts))
    values = placeholders.values(given)
    made = _understood(document, found, values, given)
    _set(document, found, made, given)
    said = {name: one.value for name, one in values.items()}
    for spot in found:
        replace(spot.paragraph, said)
    for name, part in _others(document).items():
        _write_back(part, parts[name])
    written = BytesIO()
    document.save(written)
    return with_fixed_dates(written.getvalue())


def _parts(document: Document) -> dict[str, Any]:
    """Give the trees of the body and of all headers, footers and notes, by the names of their parts."""
    from docx.oxml import parse_xml

    found: dict[str, Any] = {"body": document.element.body}
    for name, part in _others(document).items():
        known = getattr(part, "element", None)
        found[name] = known if known is not None else parse_xml(part.blob)
    return found


def _others(document: Document) -> dict[str, Any]:
    wanted = ("/header", "/footer", "/footnotes", "/endnotes")
    related = {
        relation.target_part.partname.filename: relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith(wanted)
    }
    return dict(sorted(related.items()))


def _write_back(part: Any, tree: Any) -> None:  # noqa: ANN401  parts of the library
    """Keep the tree of a part that the library holds as bytes."""
    if getattr(part, "element", None) is None:
        from lxml import etree

        part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  no other way


def _refuse_changes(file: str, trees: Iterable[Any]) -> None:
    for tree in trees:
        for name in _CHANGES:
            if next(tree.iter(f"{_W}{name}"), None) is not None:
                raise handed(Path(file)).refused(
                    "tệp còn thay đổi đang theo dõi (Track Changes) chưa được chấp nhận hay bác bỏ. Hãy xử lý hết, rồi lưu lại",
                    "it holds tracked changes that nobody has accepted or refused. Settle them all and save it again",
                )


def _understood(
    document: Document,
    found: Sequence[PlaceholderParagraph],
    values: dict[str, placeholders.Placeholder],
    given: AnnexSource,
) -> dict[str, tuple[Annex, ...]]:
    """Make the blocks, by what stands between the braces. Raises ``AskedWronglyError`` with all that is wrong, and where."""
    wrong, made = _Wrong(), dict[str, tuple[Annex, ...]]()
    for spot in found:
        if spot.broken or not spot.names:
            wrong.add(spot, lambda: ("thiếu một trong hai dấu {{ và }}", "one of {{ and }} is missing"))
        for name in spot.names:
            if name in values:
                continue
            if name.partition(":")[0].strip() not in kinds.KINDS:
                wrong.add(spot, partial(_no_such, name, values))
            elif not (spot.alone and spot.in_body):
                wrong.add(spot, partial(_not_alone, name))
            elif name not in made:
                try:
                    made[name] = _block(name, given, _space(document, spot.paragraph))
                except DelegationError as error:
                    wrong.add(spot, partial(_without_stop, error.said))
    if wrong.count:
        raise AskedWronglyError(wrong.all())
    return made


@dataclass
class _Wrong:
    """The wrong placeholders: the first ones in words, the others by their number."""

    said: list[Text] = field(default_factory=list)
    count: int = 0

    def add(self, spot: PlaceholderParagraph, why: Callable[[], tuple[str, str]]) -> None:
        self.count += 1
        if self.count <= _MOST_TOLD:
            (vi, en), where = why(), spot.where
            self.said.append(Text(f"{where.vi}: {vi}.", f"{where.en}: {en}."))

    def all(self) -> Text:
        """Say all of it."""
        vi, en = ([one.in_(language).replace("?.", "?") for one in self.said] for language in ("vi", "en"))
        if self.count > len(vi):
            vi.append(f"… và {self.count - len(self.said)} chỗ nữa")
            en.append(f"… and {self.count - len(self.said)} more")
        told_vi, told_en = "\n  ".join(vi), "\n  ".join(en)
        return Text(
            f"Tệp mẫu có {self.count} chỗ điền không đúng, nên chưa ghi gì:\n  {told_vi}\nMọi chỗ điền: delegation annex --placeholders.",
            f"The template has {self.count} wrong placeholders, so nothing was written:\n  {told_en}\n"
            "All placeholders: delegation annex --placeholders.",
        )


def _block(name: str, given: AnnexSource, space: Space) -> tuple[Annex, ...]:
    """Make what a block asks for: a table without the lists behind its numbers, or the pages of a chart."""
    asked = kinds.read(name)
    made = kinds.KINDS[asked.name].make(with_(given, space=(space[0], space[1] - BESIDE)), asked.what)
    return tuple(one for at, one in enumerate(made) if at == 0 or isinstance(one.body, AnnexPicture))


def _not_alone(name: str) -> tuple[str, str]:
    return (
        f"{{{{{name}}}}} phải đứng một mình trong một đoạn của thân văn bản",
        f"{{{{{name}}}}} must stand alone in a paragraph of the body",
    )


def _without_stop(said: Text) -> tuple[str, str]:
    return said.vi.rstrip("."), said.en.rstrip(".")


def _no_such(name: str, values: dict[str, placeholders.Placeholder]) -> tuple[str, str]:
    vi, en = f"không có chỗ điền {{{{{name}}}}}", f"there is no placeholder {{{{{name}}}}}"
    likest = near(name, [*values, *kinds.KINDS])
    return (
        (f"{vi}. Có phải ý bạn là {{{{{likest[0]}}}}}?", f"{en}. Did you mean {{{{{likest[0]}}}}}?")
        if likest
        else (vi, en)
    )


def _set(
    document: Document, found: Sequence[PlaceholderParagraph], made: dict[str, tuple[Annex, ...]], given: AnnexSource
) -> None:
    """Put tables and pictures in the place of the paragraphs that name them."""
    every = {one.key: one for annexes in made.values() for one in annexes}
    annexes = Annexes(tuple(every.values()), given.language, given.as_of, given.rules_hash)
    parts = Parts(document, Numbered(annexes))
    for spot in found:
        blocks = made.get(spot.names[0], ()) if spot.names else ()
        if not blocks:
            continue
        space = _space(document, spot.paragraph)
        for annex in blocks:
            for one in parsed(parts.body(annex, space) + nothing()):
                spot.paragraph.addprevious(one)
        # What ends a section stays, and a cell must end with a paragraph.
        if spot.paragraph.find(f"{_W}pPr/{_W}sectPr") is None:
            spot.paragraph.getparent().remove(spot.paragraph)
        else:
            replace(spot.paragraph, {spot.names[0]: ""})


def _space(document: Document, paragraph: Any) -> Space:  # noqa: ANN401
    """Give the breadth and height in millimetres inside the margins of the section in which a paragraph stands."""
    body = document.element.body
    top = paragraph
    while top.getparent() is not body:
        top = top.getparent()
    place, number = body.index(top), 0
    for one in list(body)[:place]:
        number += one.find(f"{_W}pPr/{_W}sectPr") is not None
    section = document.sections[number]
    sizes = (
        section.page_width,
        section.left_margin,
        section.right_margin,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
    )
    width, left, right, height, above, below = ((one or 0) / _MILLIMETRE for one in sizes)
    return max(_LEAST_HEIGHT, width - left - right), max(_LEAST_HEIGHT, height - above - below)
